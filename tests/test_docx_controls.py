"""Content controls of the Word file: each field in its own, and the way from a control back to its address."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import etree
from sample_document import bullets, measures, our_style, p, sample, text
from word_file import W, find, names, paragraphs, part, style, words

from planascode import nodes as n
from planascode.writers import docx

LONG = "prioriteiten/een-heel-lange-naam-van-een-prioriteit/maatregelen/een-heel-lange-naam-van-een-maatregel"
SPACE = {"a": "urn:planascode:addresses"}


def made(*blocks: n.Block, **options: Any) -> bytes:
    """A Word file with only these blocks."""
    document = replace(sample(), children=blocks, notes=())
    return docx.write(document, our_style(), **options)["uitvoeringsplan.docx"]


def addresses(data: bytes) -> dict[str, str]:
    """Tag -> address, as the file itself states it."""
    found = part(data, "customXml/item1.xml").xpath("a:field", namespaces=SPACE)
    return {item.get("tag"): item.get("address") for item in found}


def controls(data: bytes, name: str = "word/document.xml") -> list[tuple[str, str]]:
    """(address, words) of each control of a field."""
    known = addresses(data)
    return [
        (known[find(item, "w:sdtPr/w:tag/@w:val")[0]], words(item))
        for item in find(part(data, name), "//w:sdt[w:sdtPr/w:tag]")
    ]


def field(address: str, shown: str) -> n.Field:
    return n.Field(address, text(shown))


def test_each_field_stands_in_a_control_that_leads_to_its_address() -> None:
    data = made(
        n.Paragraph((n.Text("Van "), field("plan/periode", "2027-2030"), n.Text(" door "), field("plan/team", "OOV")))
    )
    assert controls(data) == [("plan/periode", "2027-2030"), ("plan/team", "OOV")]
    assert words(paragraphs(part(data))[0]) == "Van 2027-2030 door OOV"


def test_every_field_and_part_of_the_tree_has_its_control_in_reading_order() -> None:
    data = docx.write(sample(), our_style())["uitvoeringsplan.docx"]
    expected = [node.address for node in n.walk(sample()) if isinstance(node, n.Field | n.Part)]
    assert [address for address, _ in controls(data)] == expected
    assert len(expected) > 10


def test_a_text_of_several_blocks_is_one_control_around_them_all() -> None:
    inside = n.Part(
        "hoofdstukken/inleiding", (p("Een."), bullets("twee"), replace(measures(1), form="table"), p("Drie."))
    )
    data = made(p("Voor."), inside, p("Na."))
    (control,) = find(part(data), "//w:body/w:sdt")
    assert [item.tag.removeprefix(W) for item in find(control, "w:sdtContent/*")] == ["p", "p", "p", "tbl", "p"]
    assert words(control).startswith("Een.")
    assert words(control).endswith("Drie.")


def test_a_control_inside_a_control_leads_to_its_own_address() -> None:
    data = made(n.Part("a/tekst", (n.Paragraph((n.Text("Zie "), field("b/naam", "dit"))),)))
    assert controls(data) == [("a/tekst", "Zie dit"), ("b/naam", "dit")]


def test_one_paragraph_in_a_cell_or_fact_is_held_inside_its_line() -> None:
    """A cell ends in a paragraph of its own, and the term of a fact is no part of its value."""
    value = n.Part("a/tekst", (p("Waarde"),))
    table = n.Table("t", text("T"), (n.Column(text("a"), 1),), (n.Row((n.Cell((value,)),)),), label="Tabel 1")
    data = made(n.Facts((n.Fact(text("Term"), (value,)),)), table)
    assert [item.getparent().tag for item in find(part(data), "//w:sdt")] == [f"{W}p", f"{W}p"]
    assert controls(data) == [("a/tekst", "Waarde")] * 2
    assert words(paragraphs(part(data), "Gegeven")[0]) == "Term Waarde"


def test_a_tag_is_at_most_64_characters_and_two_long_addresses_never_share_one() -> None:
    data = made(n.Paragraph((field(f"{LONG}/nu", "a"), field(f"{LONG}/straks", "b"), field(f"{LONG}/nu", "c"))))
    tags = find(part(data), "//w:tag/@w:val")
    assert [len(tag) <= 64 for tag in tags] == [True] * 3
    assert tags[0] == tags[2] != tags[1]
    assert [address for address, _ in controls(data)] == [f"{LONG}/nu", f"{LONG}/straks", f"{LONG}/nu"]


def test_no_two_controls_of_a_file_have_the_same_number_not_even_in_a_note() -> None:
    noted = n.Note("noot-1", (field("documenten/visie/naam", "Visie"),), "1")
    body = n.Paragraph((field("plan/titel", "Plan"), n.NoteReference("noot-1", "1")))
    data = docx.write(replace(sample(), children=(body,), notes=(noted,)), our_style())["uitvoeringsplan.docx"]
    assert controls(data, "word/footnotes.xml") == [("documenten/visie/naam", "Visie")]
    numbers = [
        number
        for name in ("document", "footnotes")
        for number in find(part(data, f"word/{name}.xml"), "//w:sdtPr/w:id/@w:val")
    ]
    assert len(numbers) == len(set(numbers)) == 2


def test_a_field_of_words_alone_lets_in_no_second_paragraph_and_one_with_bold_does_keep_it() -> None:
    data = made(n.Paragraph((field("a/naam", "x"), n.Field("a/tekst", (n.Strong(text("y")),)))), n.Part("b", (p("z"),)))
    kinds = [
        [item.tag.removeprefix(W) for item in find(control, "w:sdtPr/*")][2:] for control in find(part(data), "//w:sdt")
    ]
    assert kinds == [["text"], ["docPartObj"], ["docPartObj"]]


def test_a_field_without_words_has_no_control() -> None:
    data = made(n.Paragraph((n.Text("Leeg: "), n.Field("plan/ondertitel", (n.Text(""),)))))
    assert controls(data) == []


def test_a_section_of_pages_never_ends_inside_a_control() -> None:
    """Who replaces the text of a control would take the page layout along."""
    data = made(n.Group("portrait", (n.Part("a/tekst", (p("Staand."),)),)), n.Group("landscape", (p("Liggend."),)))
    assert len(find(part(data), "//w:sectPr")) == 2
    assert not find(part(data), "//w:sdt//w:sectPr")


def test_the_contents_stand_in_a_control_where_word_offers_to_update_them() -> None:
    data = docx.write(sample(), our_style())["uitvoeringsplan.docx"]
    (gallery,) = find(part(data), "//w:sdt[w:sdtPr/w:docPartObj/w:docPartGallery/@w:val='Table of Contents']")
    styles = {style(item) for item in paragraphs(gallery)}
    assert styles == {"Kopvaninhoudsopgave", "Inhopg1", "Inhopg2"}


def test_the_map_is_a_custom_xml_part_that_the_main_part_refers_to() -> None:
    data = made(p("x"))
    relations = {item.get("Target"): item.get("Type") for item in part(data, "word/_rels/document.xml.rels")}
    assert relations["../customXml/item1.xml"].endswith("/customXml")
    assert part(data, "customXml/itemProps1.xml").xpath("string(//@*[local-name()='uri'])") == SPACE["a"]


def test_a_file_for_a_publication_system_has_no_controls_and_no_map() -> None:
    data = made(n.Part("a/tekst", (n.Paragraph((field("b/naam", "dit"),)),)), safe=True)
    assert not [name for name in names(data) if "customXml" in name]
    assert b"w:sdt" not in etree.tostring(part(data))
