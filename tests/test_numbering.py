"""Numbering: numbers, labels, contents and references follow from the order of the tree."""

from __future__ import annotations

import pytest

from planascode import nodes as n
from planascode import notation, numbering
from planascode.numbering import NumberingError

WORDS = {"table": "Tabel", "figure": "Figuur", "chapter": "hoofdstuk", "section": "paragraaf", "appendix": "Bijlage"}


def numbered(inner: str, paged: bool = False, **extra: object) -> n.Document:
    words = WORDS | ({"page-reference": "bladzijde"} if paged else {})
    labels = "".join(f'<word name="{name}">{word}</word>' for name, word in words.items())
    document = notation.parse(f'<document kind="k" id="d" title="t" lang="nl">{labels}{inner}</document>')
    return numbering.number(document, extra.get("names", {}), extra.get("forms", {}))  # type: ignore[arg-type]


def section(name: str, inner: str = "<p>x</p>", attributes: str = "") -> str:
    return f'<section id="{name}" {attributes}><heading>{name.title()}</heading>{inner}</section>'


def table(name: str) -> str:
    return f'<table id="{name}"><caption>{name}</caption><column width="1">k</column><row><cell>x</cell></row></table>'


def words(document: n.Document) -> str:
    return " ".join(n.plain(node.children) for node in n.walk(document) if isinstance(node, n.Paragraph))


def test_chapters_sections_and_appendices_have_series_of_their_own() -> None:
    document = numbered(section("een", section("a") + section("b")) + section("los", attributes='numbered="no"') + section("twee")
                        + section("bij", attributes='numbered="appendix"'))  # fmt: skip
    labels = {node.id: node.label for node in n.walk(document) if isinstance(node, n.Section)}
    assert labels == {"een": "1", "a": "1.1", "b": "1.2", "los": "", "twee": "2", "bij": "Bijlage 1"}


def test_tables_are_numbered_through_the_document_and_per_page_on_a_site() -> None:
    document = numbered(section("een", table("t1")) + section("twee", table("t2")))
    assert [node.label for node in n.walk(document) if isinstance(node, n.Table)] == ["Tabel 1", "Tabel 2"]
    site = numbered(f'<page path="index" title="I">{table("t1")}</page><page path="b" title="B" parent="index">{table("t2")}</page>')
    assert [node.label for node in n.walk(site) if isinstance(node, n.Table)] == ["Tabel 1", "Tabel 1"]


def test_a_reference_has_number_and_name_and_in_print_the_page() -> None:
    inner = '<p>Zie <ref to="een"/>.</p>' + section("een")
    assert words(numbered(inner)).startswith("Zie hoofdstuk 1 (Een).")
    paged = numbered(inner, paged=True)
    assert words(paged).startswith("Zie hoofdstuk 1 (Een), bladzijde .")
    assert n.PageReference("een") in list(n.walk(paged))


def test_a_reference_keeps_words_of_its_own() -> None:
    assert words(numbered('<p><ref to="een">dat stuk</ref></p>' + section("een"))).startswith("dat stuk")


def test_a_reference_to_what_a_document_does_not_show_is_its_name() -> None:
    document = numbered('<p><ref to="kade"/></p>', names={"kade": "De kade"})
    assert words(document) == "De kade"
    assert not [node for node in n.walk(document) if isinstance(node, n.Reference)]


def test_a_reference_to_nothing_is_an_error() -> None:
    with pytest.raises(NumberingError, match="weg"):
        numbered('<p><ref to="weg"/></p>')


def test_two_places_with_one_id_are_an_error() -> None:
    with pytest.raises(NumberingError, match="een"):
        numbered(section("een") + section("een"))


def test_contents_hold_what_is_numbered_down_to_their_depth() -> None:
    inner = '<contents depth="1"/>' + section("een", section("a")) + section("stil", attributes='numbered="no" contents="no"')
    (contents,) = (node for node in n.walk(numbered(inner)) if isinstance(node, n.Contents))
    assert [(entry.level, entry.number, entry.target) for entry in contents.entries] == [(1, "1", "een")]


def test_a_list_of_tables_holds_all_tables_by_their_label_with_plain_words() -> None:
    inner = '<contents of="tables"/>' + section("een", table("a") + section("b", table("c")))
    (contents,) = (node for node in n.walk(numbered(inner)) if isinstance(node, n.Contents))
    label = WORDS["table"]
    assert [(entry.number, entry.target) for entry in contents.entries] == [(f"{label} 1", "a"), (f"{label} 2", "c")]
    assert all(isinstance(child, n.Text) for entry in contents.entries for child in entry.children)


def test_notes_are_numbered_by_their_first_mark() -> None:
    document = numbered('<p>x<note id="b">tweede</note></p><p>y<note id="a">eerste</note> z<note id="b">tweede</note></p>')
    assert [(note.id, note.number) for note in document.notes] == [("b", "1"), ("a", "2")]
    assert [node.number for node in n.walk(document) if isinstance(node, n.NoteReference)] == ["1", "2", "1"]


def test_an_abbreviation_is_written_out_once_in_running_text() -> None:
    document = numbered("<p>De BOA komt.</p><p>De BOA gaat. De BOA's ook.</p>", forms={"BOA": "opsporingsambtenaar"})
    assert words(document) == "De opsporingsambtenaar (BOA) komt. De BOA gaat. De BOA's ook."


def test_an_abbreviation_inside_a_word_is_left_alone() -> None:
    assert words(numbered("<p>BOATEN en X-BOA</p>", forms={"BOA": "vol"})) == "BOATEN en X-BOA"


def test_a_page_knows_the_way_back_home() -> None:
    site = numbered("".join(f'<page path="{path}" title="{path.upper()}" parent="{parent}"><p>x</p></page>'
                            for path, parent in (("index", ""), ("a", "index"), ("b", "a"))))  # fmt: skip
    assert [page.trail for page in site.pages] == [(), (("index", "INDEX"),), (("index", "INDEX"), ("a", "A"))]


def test_a_page_below_itself_is_an_error() -> None:
    with pytest.raises(NumberingError, match="below itself"):
        numbered('<page path="a" title="A" parent="b"><p>x</p></page><page path="b" title="B" parent="a"><p>x</p></page>')


def test_a_page_made_alone_refers_as_it_does_in_the_whole_site() -> None:
    head = "".join(f'<word name="{name}">{word}</word>' for name, word in WORDS.items())
    one, two = "<p><ref to='cijfers'/> <ref to='kop' style='name'/> <ref to='page:b/twee'/></p>", section("kop") + table("cijfers")

    def site(first: str, second: str) -> n.Document:
        pages = f'<page path="een" title="Een">{first}</page><page path="b/twee" title="Twee" parent="een">{second}</page>'
        return notation.parse(f'<document kind="k" id="d" title="t" lang="nl">{head}{pages}</document>')

    whole = numbering.number(site(one, two), {}, {})
    alone = numbering.number(site(one, ""), {}, {}, numbering.targets(site("", two)))
    assert alone.pages[0] == whole.pages[0]
    with pytest.raises(NumberingError, match="cijfers"):
        numbering.number(site(one, ""), {}, {})


@pytest.mark.parametrize(("old", "new"), [("c", "weg"), ("b", "index")])
def test_an_old_address_leads_to_a_page_that_is_there_and_is_none_itself(old: str, new: str) -> None:
    site = '<page path="index" title="I"><p>x</p></page><page path="b" title="B" parent="index"><p>x</p></page>'
    assert numbered(site + '<moved from="c" to="b"/>').moved == (n.Moved("c", "b"),)
    with pytest.raises(NumberingError, match=old):
        numbered(f'{site}<moved from="{old}" to="{new}"/>')
