"""HTML fragments: meaning in the elements, everything escaped, the same tree for screen and paper."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from sample_document import measures, our_style, p, sample, text

from planascode import nodes as n
from planascode.writers import html

HOSTILE = """"><script>alert('&amp;')</script>"""
SITE = html.Context(our_style(), lambda target: f"pagina.html#{target}", False, 1, {"contents": "Inhoud", "tables": "Lijst van tabellen"})
PAPER = html.Context(our_style(), lambda target: f"#{target}", True, 0, {"contents": "Inhoud", "tables": "Lijst van tabellen"})


class Reader(HTMLParser):
    """Checks that elements nest; keeps the tags, their attributes and the words."""

    VOID = frozenset({"col", "img"})

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(markup)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def site(*nodes: n.Block) -> str:
    return html.blocks(nodes, SITE)


def paper(*nodes: n.Block) -> str:
    return html.blocks(nodes, PAPER)


@pytest.mark.parametrize("context", [SITE, PAPER])
def test_a_whole_document_nests_properly_and_no_id_occurs_twice(context: html.Context) -> None:
    found = Reader(html.blocks(sample().children, context))
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(ids) == len(set(ids)) > 10


def test_hostile_words_and_attributes_stay_words() -> None:
    words = text(HOSTILE)
    hostile: tuple[n.Block, ...] = (
        n.Section(HOSTILE, words, (n.Aside(HOSTILE, (p(HOSTILE),)), n.Part(HOSTILE, (p(HOSTILE),))), 1, label=HOSTILE),
        n.Paragraph(
            (
                n.Field(HOSTILE, words),
                n.Badge(HOSTILE, HOSTILE, HOSTILE),
                n.Abbreviation(HOSTILE, HOSTILE),
                n.Reference(HOSTILE, words),
                n.Link(f"x{HOSTILE}", words),
                n.NoteReference(HOSTILE, HOSTILE),
            )
        ),
        n.Facts((n.Fact(words, (p(HOSTILE),)),)),
        n.Table(
            HOSTILE,
            words,
            (n.Column(words, 1), n.Column(words, 1)),
            (n.Row((n.Cell((p(HOSTILE),)), n.Cell((p(HOSTILE),))), HOSTILE),),
            label=HOSTILE,
        ),
        n.Figure(HOSTILE, words, HOSTILE, n.Drawing(1, 1, (n.Label(0, 0, 1, HOSTILE),)), HOSTILE),
        n.Figure(HOSTILE, words, HOSTILE, n.Picture(HOSTILE, 1, 1), HOSTILE, words),
        n.Contents(1, (n.Entry(1, HOSTILE, words, HOSTILE),)),
    )
    for context in (SITE, PAPER):
        found = Reader(html.blocks(hostile, context) + html.notes((n.Note(HOSTILE, words, HOSTILE),), context))
        assert not found.of("script")
        assert found.words.count(HOSTILE) > 20


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/x"])
def test_a_link_that_runs_something_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not a link"):
        html.inlines((n.Link(address, text("x")),), SITE)


def test_sections_become_headings_of_their_level_with_the_label_apart() -> None:
    section = n.Section("geld", text("Geld"), (p("Tekst"),), level=2, number="4.1", label="4.1")
    assert paper(section) == '<section id="geld"><h2><span class="number">4.1</span> Geld</h2><p>Tekst</p></section>'
    assert "<h3>" in site(section)
    assert "<h6>" in site(replace(section, level=9))


def test_a_heading_above_a_group_knows_the_page_that_it_begins() -> None:
    inner = n.Section("b", text("B"), (n.Group("landscape", (p("x"),)),), level=2)
    outer = n.Section("a", text("A"), (inner,), level=1)
    assert '<h1 class="landscape">A</h1><section id="b"><h2 class="landscape">B</h2>' in paper(outer)
    assert "<h2>A</h2>" in site(outer)


def test_tables_have_caption_widths_and_heads_of_columns_and_rows() -> None:
    found = Reader(site(measures(2)))
    assert found.words.startswith("Tabel 2 Maatregelen bij het thema woonoverlast")
    assert [head["scope"] for head in found.of("th")] == ["col"] * 9 + ["row"] * 2
    widths = [float((col["style"] or "").removeprefix("width:").removesuffix("%")) for col in found.of("col")]
    assert len(widths) == 9 and sum(widths) == pytest.approx(100, abs=0.01)
    assert found.of("table") == [{"id": "tabel-maatregelen", "class": "records"}]
    assert [row["id"] for row in found.of("tr") if row] == ["maatregel-0", "maatregel-1"]


def test_labels_for_cards_and_addresses_are_for_the_screen_only() -> None:
    assert Reader(site(measures(1))).of("td")[0]["data-label"] == "Doel"
    assert 'data-address="maatregelen/m0/status"' in site(measures(1))
    assert "data-" not in paper(measures(1))
    part = n.Part("plan/doel", (p("Doel"),))
    assert (site(part), paper(part)) == ('<div data-address="plan/doel"><p>Doel</p></div>', "<p>Doel</p>")


def test_a_badge_is_a_word_with_a_symbol_that_is_not_read_out() -> None:
    badge = html.inlines((n.Badge("busy", "▶", "loopt"),), SITE)
    assert badge == '<span class="utrecht-status-badge tone-busy"><span class="symbol" aria-hidden="true">▶</span> loopt</span>'


def test_facts_are_a_list_of_terms_on_screen_and_a_table_with_row_heads_on_paper() -> None:
    facts = n.Facts((n.Fact(text("Status"), (p("concept"),)),))
    assert site(facts) == '<dl class="utrecht-data-list"><div><dt>Status</dt><dd>concept</dd></div></dl>'
    assert '<th scope="row">Status</th><td>concept</td>' in paper(facts)


def test_contents_nest_by_level_and_only_paper_has_page_numbers() -> None:
    entries = tuple(n.Entry(level, "", text(name), name) for level, name in ((1, "a"), (2, "b"), (3, "c"), (1, "d")))
    found = site(n.Contents(3, entries))
    assert found.startswith('<nav class="utrecht-table-of-contents" aria-label="Inhoud"><ol><li><a href="pagina.html#a">')
    assert Reader(found).tags.count(("ol", {})) == 3
    assert "page-number" not in found
    assert paper(n.Contents(3, entries)).count('<span class="page-number" data-target="#') == 4
    assert site(n.Contents(3)) == ""


def test_a_list_of_tables_has_a_heading_and_a_name_of_its_own() -> None:
    listed = n.Contents(1, (n.Entry(1, "Tabel 1", text("Geld"), "geld"),), of="tables")
    assert site(listed).startswith('<nav class="tables" aria-label="Lijst van tabellen">')
    assert paper(listed).startswith('<div class="tables"><h1 class="tables">Lijst van tabellen</h1><nav class="tables">')
    assert site(replace(listed, entries=())) == ""


def test_contents_may_begin_below_their_highest_level() -> None:
    entries = (n.Entry(2, "", text("b"), "b"), n.Entry(1, "", text("a"), "a"))
    assert Reader(site(n.Contents(2, entries))).words == "ba"


def test_words_of_another_language_say_so() -> None:
    words = (n.Text("De "), n.Text("governance", "en"))
    assert html.inlines(words, SITE) == html.inlines(words, PAPER) == 'De <span lang="en">governance</span>'


def test_page_references_exist_on_paper_only() -> None:
    reference = (n.PageReference("geld"),)
    assert html.inlines(reference, SITE) == ""
    assert 'data-target="#geld"' in html.inlines(reference, PAPER)


def test_notes_link_both_ways_and_a_second_call_has_no_id() -> None:
    mark = n.NoteReference("noot", "1")
    note = n.Note("noot", text("Woorden"), "1")
    found = Reader(site(n.Paragraph((mark, mark))) + html.notes((note,), SITE))
    assert found.of("a") == [
        {"id": "noot-call", "href": "#noot"},
        {"href": "#noot"},
        {"class": "back", "href": "#noot-call"},
    ]
    assert found.of("li") == [{"id": "noot"}]
    assert html.call(note) in site(n.Paragraph((mark,)))
    assert html.notes((), SITE) == ""


def test_a_notice_is_no_landmark() -> None:
    assert site(n.Aside("info", (p("Let op"),))) == '<div class="utrecht-alert tone-info" role="note"><p>Let op</p></div>'


def test_every_tone_of_the_house_style_has_a_rule() -> None:
    rules = html.tone_rules(our_style())
    assert all(f".tone-{name}{{" in rules for name in our_style().tones)


def test_a_picture_is_a_file_with_its_alternative_its_size_and_who_made_it() -> None:
    figure = n.Figure("kaart", text("De wijken"), "Drie wijken", n.Picture("kaart.png", 302.36, 100), "Figuur 1", text("Kaart: wij"))
    words = '<figcaption><span class="number">Figuur 1</span> De wijken <span class="credit">Kaart: wij</span></figcaption>'
    on_paper = html.blocks((figure,), replace(PAPER, pictures="picture:"))
    assert on_paper == f'<figure id="kaart"><img src="picture:kaart.png" alt="Drie wijken" style="width:302.36px">{words}</figure>'
    on_screen = html.blocks((figure,), replace(SITE, pictures="assets/"))
    assert on_screen == f'<figure id="kaart"><img src="assets/kaart.png" alt="Drie wijken" width="302" height="100">{words}</figure>'
