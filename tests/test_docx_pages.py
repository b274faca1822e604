"""Pages, links and notes of the Word writer: sections, contents, fields, bookmarks and footnotes, read back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sample_document import money, our_style, p, sample, text
from sample_word import body, made, only
from word_file import W, find, names, paragraphs, part, style, words

from planascode import nodes as n
from planascode.writers import docx


def test_a_landscape_group_has_a_section_of_its_own_and_takes_its_headings_along() -> None:
    sections = find(body(), "//w:sectPr")
    assert [find(item, "w:pgSz/@w:orient") for item in sections] == [[], [], ["landscape"], []]
    heading = next(item for item in paragraphs(body(), "Kop3") if words(item).startswith("Maatregelen"))
    assert find(heading, "preceding-sibling::w:p[1]/w:pPr/w:sectPr")
    upright = part(docx.write(sample(), our_style(), landscape=False)["uitvoeringsplan.docx"])
    assert not find(upright, "//w:pgSz[@w:orient]")


def test_headings_go_to_the_page_of_the_group_below_them() -> None:
    broken = [words(item) for item in paragraphs(body()) if find(item, "w:pPr/w:pageBreakBefore")]
    assert broken == ["1 Inleiding", "2 Veilig wonen en leven"]


def test_the_cover_has_no_header_and_every_other_page_has_the_chapter_and_its_number() -> None:
    sections = find(body(), "//w:sectPr")
    assert [len(find(item, "w:headerReference | w:footerReference")) for item in sections] == [0, 2, 2, 2]
    header, footer = part(made(), "word/header1.xml"), part(made(), "word/footer1.xml")
    assert find(header, "//w:instrText/text()") == [" STYLEREF 1 "]
    assert words(header).endswith(" · Ter vaststelling")
    assert find(footer, "//w:instrText/text()") == [" PAGE ", " NUMPAGES "]
    assert re.fullmatch(r"Pagina 1 van \d+", words(footer))


def test_contents_are_a_field_filled_in_with_links_numbers_and_rising_pages() -> None:
    lines = [item for item in paragraphs(body()) if style(item).startswith("Inhopg")]
    assert find(lines[0], ".//w:instrText/text()")[0] == r' TOC \o "1-2" \h \z '
    marks = set(find(body(), "//w:bookmarkStart/@w:name"))
    pages = []
    for line, entry in zip(lines, [item for item in n.walk(sample()) if isinstance(item, n.Entry)], strict=True):
        (link,) = find(line, "w:hyperlink")
        assert link.get(f"{W}anchor") in marks
        shown = re.fullmatch(rf"{entry.number} {n.plain(entry.children)} (\d+)", words(line))
        assert shown, words(line)
        pages.append(int(shown[1]))
    assert pages[0] == 3
    assert pages == sorted(pages)
    begins, ends = (len(find(body(), f"//w:fldChar[@w:fldCharType='{kind}']")) for kind in ("begin", "end"))
    assert begins == ends
    assert not find(part(made(), "word/settings.xml"), "//w:updateFields")


def listed(count: int) -> n.Document:
    """The sample with a list of its first table, ``count`` times."""
    entries = (n.Entry(1, "Tabel 1", text("Geld voor 2027 tot en met 2030"), "tabel-geld"),) * count
    labels = (*sample().labels, ("table", "Tabel"), ("tables", "Lijst van tabellen"))
    children = (*sample().children[:2], n.Contents(1, entries, "tables"), *sample().children[2:])
    return replace(sample(), labels=labels, children=children)


def test_a_list_of_tables_is_a_field_over_the_captions_filled_in_with_links_and_pages() -> None:
    data = docx.write(listed(1), our_style())["uitvoeringsplan.docx"]
    (line,) = paragraphs(part(data), "Lijstmetafbeeldingen")
    assert find(line, ".//w:instrText/text()")[0] == r' TOC \h \z \c "Tabel" '
    assert re.fullmatch(r"Tabel 1 Geld voor 2027 tot en met 2030 \d+", words(line))
    (target,) = find(line, "w:hyperlink/@w:anchor")
    (start,) = find(part(data), f"//w:bookmarkStart[@w:name='{target}']")
    assert words(start.getparent()).startswith("Tabel 1 Geld")
    assert find(part(data, "word/styles.xml"), "//w:style[@w:styleId='Lijstmetafbeeldingen']/w:name/@w:val") == ["table of figures"]


@pytest.mark.parametrize(("count", "own_page"), [(1, 0), (40, 1)])
def test_a_list_of_tables_has_a_page_of_its_own_only_when_it_is_long(count: int, own_page: int) -> None:
    (title,) = paragraphs(part(docx.write(listed(count), our_style())["uitvoeringsplan.docx"]), "Kopvanlijst")
    assert words(title) == "Lijst van tabellen"
    assert len(find(title, "w:pPr/w:pageBreakBefore")) == own_page


def test_references_are_links_to_bookmarks_and_links_out_keep_their_address() -> None:
    marks = find(body(), "//w:bookmarkStart/@w:name")
    assert len(marks) == len(set(marks))
    assert set(find(body(), "//w:hyperlink/@w:anchor")) <= set(marks)
    relations = {item.get("Id"): item for item in part(made(), "word/_rels/document.xml.rels")}
    targets = {words(item): relations[find(item, "@r:id")[0]] for item in find(body(), "//w:hyperlink[@r:id]")}
    assert {key: item.get("Target") for key, item in targets.items()} == {
        "begroting": "https://example.org/begroting", "cijfers": "cijfers/geld.csv",
    }  # fmt: skip
    assert {item.get("TargetMode") for item in targets.values()} == {"External"}


def test_the_number_in_a_reference_is_words_own_field_at_the_number_of_its_target() -> None:
    named = replace(money(), caption=text("Geld"))
    section = n.Section("kader", text("Kader"), (named,), level=1, number="2", label="2")
    links = [
        n.Reference("tabel-geld", text("Tabel 1 (Geld)")),
        n.Reference("kader", text("hoofdstuk 2 (Kader)")),
        n.Reference("kader", text("het jaar 2 van 20")),
        n.Reference("kader", text("Kader")),
    ]
    found = only(section, *(n.Paragraph((link,)) for link in links))
    fields = [code.split()[1] for code in find(found, "//w:instrText/text()") if " REF " in code]
    starts = {item.get(f"{W}name"): item for item in find(found, "//w:bookmarkStart")}
    shown = [words(find(starts[name], "following-sibling::w:r[w:t][1]")[0]) for name in fields]
    assert fields == ["_tabel_geld_nr", "_kader_nr"]
    assert shown == ["Tabel ", "2"]
    assert [words(item) for item in paragraphs(found) if find(item, "w:hyperlink")] == [n.plain((link,)) for link in links]
    (end,) = find(found, f"//w:bookmarkEnd[@w:id='{starts['_tabel_geld_nr'].get(f'{W}id')}']")
    assert words(end.getparent()).startswith("Tabel 1")
    assert [words(item).strip() for item in end.itersiblings(f"{W}r")] == ["", "Geld"]


def test_metadata_with_a_name_for_readers_is_a_property_of_its_own() -> None:
    plain = sample()
    assert "docProps/custom.xml" not in names(docx.write(plain, our_style())["uitvoeringsplan.docx"])
    meta = (*plain.meta, ("stage", "concept & meer"), ("version", ""))
    labels = (*plain.labels, ("property-stage", "Status"), ("property-version", "Versie"), ("property-identifier", "Kenmerk"))
    document = replace(plain, meta=meta, labels=labels)
    found = part(docx.write(document, our_style())["uitvoeringsplan.docx"], "docProps/custom.xml")
    assert [(item.get("name"), item.get("pid"), "".join(item.itertext())) for item in found] == [
        ("Status", "2", "concept & meer"), ("Kenmerk", "3", "uvp-openbaar-1"),
    ]  # fmt: skip
    safe = replace(document, children=(n.Section("s", (n.Text("S"),), (p("Tekst."),), level=1),), notes=())
    assert "docProps/custom.xml" not in names(docx.write(safe, our_style(), safe=True)["uitvoeringsplan.docx"])


def test_ids_that_look_alike_or_are_long_get_bookmarks_of_their_own() -> None:
    ids = ("a-b", "a_b", "x" * 60, "x" * 61)
    sections = tuple(n.Section(name, text(name), (p("t"),), level=1) for name in ids)
    links = n.Paragraph(tuple(n.Reference(name, text(name)) for name in ids))
    marks = find(only(links, *sections), "//w:bookmarkStart/@w:name")
    assert len(set(marks)) == 4
    assert all(len(mark) <= 40 for mark in marks)


def test_notes_are_real_footnotes_and_a_second_mark_repeats_the_number() -> None:
    notes = part(made(), "word/footnotes.xml")
    texts = [words(item).strip() for item in find(notes, "//w:footnote[not(@w:type)]")]
    assert texts == ["Vastgesteld door de raad.", "Zie de evaluatie."]
    assert find(body(), "//w:footnoteReference/@w:id") == ["1", "2"]
    (again,) = [code for code in find(body(), "//w:instrText/text()") if "NOTEREF" in code]
    assert again.split()[1] in find(body(), "//w:bookmarkStart/@w:name")
