"""The Word writer on a realistic document: real bytes, read back part by part."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from sample_document import bullets, measures, our_style, p, sample, text
from sample_word import body, made, only
from word_file import W, find, names, paragraphs, part, style, words

from planascode import nodes as n
from planascode.writers import docx

ROOT = Path(__file__).parent.parent


# --- the file ---------------------------------------------------------------------------------------


def test_the_bytes_do_not_depend_on_the_process_its_hash_seed_or_its_time_zone(tmp_path: Path) -> None:
    code = "import hashlib, sample_word; print(hashlib.sha256(sample_word.made()).hexdigest())"
    environment = {
        "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}",
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-c", code]
    other = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(made()).hexdigest()


def test_no_part_of_the_zip_states_a_time_of_making() -> None:
    with zipfile.ZipFile(BytesIO(made())) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.namelist()[1:] == sorted(archive.namelist()[1:])


def test_the_file_holds_no_leftovers_of_a_template() -> None:
    assert {re.sub(r"\d+", "1", name) for name in names(made())} == {
        "[Content_Types].xml",
        "_rels/.rels",
        "customXml/_rels/item1.xml.rels",
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footnotes.xml",
        "word/header1.xml",
        "word/media/image1.png",
        "word/media/image1.svg",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    }


def test_python_docx_reads_the_properties_back_and_finds_no_person() -> None:
    import docx as library

    found = library.Document(BytesIO(made()))
    properties = found.core_properties
    assert (properties.title, properties.author) == (sample().title, "Gemeente Voorbeeldstad")
    assert (properties.language, properties.last_modified_by) == ("nl-NL", "")
    assert properties.created == datetime(2027, 1, 1, tzinfo=UTC)
    assert properties.modified == datetime(2027, 2, 1, tzinfo=UTC)
    assert {paragraph.style.name for paragraph in found.paragraphs if paragraph.style} >= {
        "Title", "Subtitle", "Heading 1", "Caption", "List Number", "Quote"
    }  # fmt: skip


def test_the_writer_is_imported_without_python_docx() -> None:
    code = "import sys, planascode.writers.docx; sys.exit('docx' in sys.modules or 'PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# --- words and styles ---------------------------------------------------------------------------------


def test_every_word_of_the_tree_is_in_the_file_in_reading_order() -> None:
    printed = "".join(words(body()).split())
    position = 0
    for node in n.walk(replace(sample(), notes=())):
        if isinstance(node, n.Text | n.Badge | n.Abbreviation):
            found = printed.find("".join(node.text.split()), position)
            assert found >= 0, node.text
            position = found


def test_each_paragraph_has_a_known_style_and_words_or_a_picture() -> None:
    known = set(find(part(made(), "word/styles.xml"), "//w:style/@w:styleId"))
    for paragraph in paragraphs(body()):
        assert style(paragraph) in known
        drawn = find(paragraph, ".//w:drawing")
        # After a table there is no paragraph that could hold the layout of its section: a line of one point does.
        assert words(paragraph).strip() or drawn or style(paragraph) == "Sectieeinde"


def test_runs_carry_styles_bold_and_italic_and_nothing_else() -> None:
    assert {item.tag for item in find(body(), "//w:r/w:rPr/*")} == {f"{W}rStyle", f"{W}b", f"{W}i"}
    known = set(find(part(made(), "word/styles.xml"), "//w:style/@w:styleId"))
    assert set(find(body(), "//w:rStyle/@w:val")) <= known
    place = {"pStyle", "keepNext", "pageBreakBefore", "numPr", "sectPr"}
    assert {item.tag.removeprefix(W) for item in find(body(), "//w:pPr/*")} <= place


def test_built_in_styles_have_the_names_that_word_translates() -> None:
    styles = part(made(), "word/styles.xml")
    named = {found.get(f"{W}styleId"): find(found, "w:name/@w:val")[0] for found in find(styles, "//w:style")}
    assert {key: named[key] for key in ("Kop1", "Titel", "Bijschrift", "Inhopg1", "Lijstopsomteken2", "Voetnoottekst")} == {
        "Kop1": "heading 1", "Titel": "Title", "Bijschrift": "caption", "Inhopg1": "toc 1",
        "Lijstopsomteken2": "List Bullet 2", "Voetnoottekst": "footnote text",
    }  # fmt: skip
    own = find(styles, "//w:style[@w:customStyle]/w:name/@w:val")
    assert "heading 1" not in own
    assert {"Toon good", "Kader info", "Tabelkop"} <= set(own)


def test_headings_show_the_number_of_the_tree_and_stand_at_its_level() -> None:
    found = [(style(item), words(item)) for item in paragraphs(body()) if style(item).startswith("Kop")]
    assert found == [
        ("Kopvaninhoudsopgave", "Inhoud"),
        ("Kop1", "1 Inleiding"),
        ("Kop2", "1.1 Kader"),
        ("Kop2", "1.2 Leeswijzer"),
        ("Kop1", "2 Veilig wonen en leven"),
        ("Kop2", "2.1 Woonoverlast"),
        ("Kop3", "Maatregelen: woonoverlast"),
        ("Kop1", "Bijlage 1 Verantwoording"),
    ]


def test_a_heading_outside_the_contents_has_a_style_that_the_contents_field_passes_over() -> None:
    found = only(n.Section("x", text("Los"), (p("Tekst."),), level=2, numbered="no", contents=False))
    assert style(paragraphs(found)[0]) == "Kop2buiteninhoud"


def test_colours_and_font_come_from_the_tokens() -> None:
    house = our_style()
    styles = part(made(), "word/styles.xml")
    tone = find(styles, "//w:style[@w:styleId='ToonGood']/w:rPr")[0]
    assert find(tone, "w:color/@w:val") == [house.tones["good"].text[1:].upper()]
    assert find(tone, "w:shd/@w:fill") == [house.tones["good"].surface[1:].upper()]
    assert find(styles, "//w:docDefaults//w:rFonts/@w:ascii") == [house.fonts["family"]]
    assert find(part(made(), "word/fontTable.xml"), "//w:altName/@w:val") == [house.fonts["fallback"]]
    assert find(styles, "//w:docDefaults//w:lang/@w:val") == ["nl-NL"]


def test_words_of_another_language_say_so_and_a_plain_field_with_them_is_no_plain_control() -> None:
    mixed = n.Paragraph((n.Field("a/b", (n.Text("De "), n.Text("governance", "en"))), n.Strong((n.Text("Zeitgeist", "de"),))))
    found = only(mixed)
    assert [(words(run), find(run, "w:rPr/w:lang/@w:val")) for run in find(found, "//w:r")][:3] == [
        ("De ", []), ("governance", ["en-GB"]), ("Zeitgeist", ["de-DE"]),
    ]  # fmt: skip
    assert not find(found, "//w:sdtPr/w:text")
    safe = docx.write(replace(sample(), children=(mixed,), notes=()), our_style(), safe=True)["uitvoeringsplan.docx"]
    assert not find(part(safe), "//w:lang")


def test_letters_and_colours_hang_on_the_theme_where_styles_say_what_the_theme_says() -> None:
    styles, theme = part(made(), "word/styles.xml"), part(made(), "word/theme/theme1.xml")
    named = {"text1": "dk1", "text2": "dk2", "hyperlink": "hlink"}
    hung = [(item.get(f"{W}themeColor"), item.get(f"{W}val")) for item in find(styles, "//w:color[@w:themeColor]")]
    assert {slot for slot, _ in hung} == set(named)
    assert all(find(theme, f"//a:{named[slot]}/a:srgbClr/@val") == [value] for slot, value in hung)
    assert find(styles, "//w:docDefaults//w:rFonts/@w:asciiTheme") == ["minorHAnsi"]
    assert find(styles, "//w:style[@w:styleId='Kop2']//w:rFonts/@w:asciiTheme") == ["majorHAnsi"]
    assert find(theme, "//a:minorFont/a:latin/@typeface") == [our_style().fonts["family"]]


def test_a_badge_is_symbol_and_word_in_the_style_of_its_tone() -> None:
    badge = find(body(), "//w:r[w:rPr/w:rStyle/@w:val='ToonBusy']")[0]
    assert words(badge) == "▶\u00a0loopt"


# --- lists, facts, tables, figures --------------------------------------------------------------------


def test_bullets_hang_on_their_style_and_each_numbered_list_starts_anew() -> None:
    numbered = n.ItemList(True, (n.Item((p("een"), bullets("diep"))), n.Item((p("twee"), p("vervolg")))))
    found = only(numbered, p("tussen"), numbered)
    assert [style(item) for item in paragraphs(found)][:4] == [
        "Lijstnummering", "Lijstopsomteken2", "Lijstnummering", "Lijstvoortzetting",
    ]  # fmt: skip
    lists = [find(item, "w:pPr/w:numPr/w:numId/@w:val") for item in paragraphs(found, "Lijstnummering")]
    assert lists[0] == lists[1] != lists[2] == lists[3]


def test_terms_stand_in_bold_before_their_values() -> None:
    found = only(
        n.Facts((n.Fact(text("Trekker"), (p("Team Wonen"),)), n.Fact(text("Partners"), (bullets("Politie"),))))
    )
    trekker, partners, police = paragraphs(found)[:3]
    assert words(trekker) == "Trekker Team Wonen"
    assert words(find(trekker, "w:r[w:rPr/w:b]")[0]) == "Trekker"
    assert (words(partners), style(police)) == ("Partners", "Gegevenopsomteken")


def test_a_table_repeats_its_head_row_and_has_the_column_widths_of_the_tree() -> None:
    table = next(item for item in find(body(), "//w:tbl") if len(find(item, "w:tblGrid/w:gridCol")) == 9)
    rows = find(table, "w:tr")
    assert [bool(find(row, "w:trPr/w:tblHeader")) for row in rows] == [True] + [False] * 14
    assert all(find(row, "w:trPr/w:cantSplit") for row in rows)
    widths = [int(width) for width in find(table, "w:tblGrid/w:gridCol/@w:w")]
    shares = [column.width for column in measures(1).columns]
    page = our_style().page
    whole = (page["height"] - page["margin-inner"] - page["margin-outer"]) * 1440 / 25.4
    assert sum(widths) == pytest.approx(whole, abs=1)
    assert widths == pytest.approx([share * whole / sum(shares) for share in shares], abs=1)
    assert [int(w) for w in find(rows[1], "w:tc/w:tcPr/w:tcW/@w:w")] == widths
    assert find(table, "w:tblPr/w:tblLayout/@w:type") == ["fixed"]
    assert find(table, "w:tblPr/w:tblLook/@w:firstRow | w:tblPr/w:tblLook/@w:firstColumn") == ["1", "1"]
    assert find(table, ".//w:gridSpan | .//w:vMerge | .//w:tc//w:tbl") == []


def test_a_caption_stands_above_its_table_with_the_trees_number_in_words_own_field() -> None:
    caption = next(item for item in paragraphs(body(), "Bijschrift") if words(item).startswith("Tabel"))
    assert words(caption) == "Tabel 1 Geld voor 2027 tot en met 2030"
    assert find(caption, ".//w:instrText/text()") == [r" SEQ Tabel \* ARABIC "]
    assert caption.getnext().tag == f"{W}tbl"
    assert find(caption, "w:pPr/w:keepNext")


def test_a_number_out_of_order_is_told_to_words_field() -> None:
    table = replace(measures(1), label="Tabel 7", form="table")
    assert find(only(table), "//w:instrText/text()")[0] == r" SEQ Tabel \* ARABIC \r 7 "


def test_a_long_word_in_a_narrow_column_may_break_where_dutch_breaks_it() -> None:
    long = "Samenwerkingsovereenkomsten"
    rows = (n.Row((n.Cell((p(long),)), n.Cell((p(long),)))),)
    table = n.Table("t", text("Smal"), (n.Column(text("a"), 10), n.Column(text("b"), 90)), rows, label="Tabel 1")
    narrow, wide = find(only(table), "//w:tr[2]/w:tc")
    assert (words(narrow), words(wide)) == (long, long)
    assert find(narrow, ".//w:softHyphen")
    assert not find(wide, ".//w:softHyphen")


def test_a_picture_has_its_text_alternative_and_its_caption_below() -> None:
    (picture,) = find(body(), "//wp:docPr")
    assert picture.get("descr") == "Drie blokken: prioriteit 1, 2 en 3."
    place = find(picture, "ancestor::w:p")[0]
    assert words(place.getnext()) == "Figuur 1 De prioriteiten"


def test_a_drawing_is_there_as_png_and_as_svg_which_names_a_font_of_every_computer() -> None:
    (blip,) = find(body(), "//a:blip")
    relations = {item.get("Id"): item.get("Target") for item in part(made(), "word/_rels/document.xml.rels")}
    shown, sharp = (relations[find(blip, path)[0]] for path in ("@r:embed", ".//asvg:svgBlip/@r:embed"))
    with zipfile.ZipFile(BytesIO(made())) as archive:
        assert archive.read(f"word/{shown}").startswith(b"\x89PNG")
        drawn = archive.read(f"word/{sharp}").decode()
        assert '/word/media/image2.svg" ContentType="image/svg+xml"' in archive.read("[Content_Types].xml").decode()
    assert "<title>Drie blokken: prioriteit 1, 2 en 3.</title>" in drawn
    assert 'font-family="&#x27;Source Sans 3&#x27;, &#x27;Arial&#x27;, sans-serif"' in drawn


def test_a_low_card_stays_on_one_page_and_a_legend_with_its_table() -> None:
    table = replace(measures(2), form="cards")
    high = replace(table.rows[0], cells=(table.rows[0].cells[0], *(n.Cell((p("woord " * 400),)) for _ in table.columns[1:])))
    legend = n.Paragraph(text("Standen: loopt"), "small")
    found = paragraphs(only(legend, replace(table, rows=(table.rows[1], high))))
    kept = [bool(find(item, "w:pPr/w:keepNext")) for item in found]
    second = next(place for place, item in enumerate(found) if words(item).startswith("1. "))
    assert kept[:2] == [True, True], "legend and caption"
    assert all(kept[2 : second - 1]) and not kept[second - 1]
    assert not any(kept[second:-1:2])


def test_words_in_bold_above_a_list_and_the_first_line_of_a_notice_do_not_stand_alone() -> None:
    bold = n.Paragraph((n.Strong(text("Doelen")),))
    notice = n.Aside("info", (p("Aantekeningen"), bullets("een", "twee")))
    found = paragraphs(only(bold, bullets("a", "b"), notice, n.Aside("info", (p("Los"),)), bold))
    kept = {words(item) for item in found if find(item, "w:pPr/w:keepNext")}
    assert kept == {"Doelen", "Aantekeningen"}
    assert not find(paragraphs(only(bold))[0], "w:pPr/w:keepNext")


def test_cards_give_each_row_a_heading_and_each_cell_its_label() -> None:
    found = part(docx.write(sample(), our_style(), records="cards")["uitvoeringsplan.docx"])
    heads = paragraphs(found, "Kop4buiteninhoud")
    assert len(heads) == 14
    assert words(heads[0]) == "1. Buurtbemiddeling en vroegtijdige signalering"
    assert words(heads[0].getnext()) == "Doel Minder woonoverlast en sneller hulp."
    assert len(find(found, "//w:tbl")) == 1


# --- what cannot be written -----------------------------------------------------------------------------


def test_hostile_words_stay_words() -> None:
    hostile = """]]></w:t><w:br/>&amp;"'<?page x?>"""
    found = only(n.Paragraph((n.Text(hostile), n.Emphasis(text("\u00e9\U0001f600\t\nregel")))))
    assert words(paragraphs(found)[0]) == hostile + "\u00e9\U0001f600 regel"


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_an_error_that_names_it(sign: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(sign):04X}"):
        only(p(f"a{sign}b"))


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (n.Paragraph((n.Reference("weg", text("x")),)), "'weg'"),
        (n.Paragraph((n.PageReference("weg"),)), "'weg'"),
        (n.Paragraph((n.NoteReference("weg", "1"),)), "'weg'"),
        (n.Paragraph((n.Link("javascript:alert(1)", text("x")),)), "javascript"),
        (n.Section("s", text("diep"), (), level=7), "level 7"),
    ],
)
def test_what_does_not_exist_or_may_not_be_is_an_error(block: n.Block, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        only(block)


def test_a_note_without_a_mark_is_not_lost_in_silence() -> None:
    with pytest.raises(ValueError, match="noot-9"):
        only(p("x"), notes=(n.Note("noot-9", text("weg"), "1"),))


@pytest.mark.parametrize("cell", [n.Cell(()), n.Cell((measures(1),))])
def test_a_cell_is_never_empty_and_holds_no_table(cell: n.Cell) -> None:
    table = n.Table("t", text("T"), (n.Column(text("a"), 1),), (n.Row((cell,)),), label="Tabel 1")
    with pytest.raises(ValueError, match="table cell"):
        only(table)
