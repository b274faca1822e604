"""Markdown: the small part that the tree can hold becomes nodes; the rest is refused with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planascode import markdown
from planascode import nodes as n


def parse(text: str) -> markdown.Prose:
    return markdown.parse(text, "x.md", "x")


def test_paragraphs_lists_quotes_and_emphasis_become_nodes() -> None:
    prose = parse("Een **vet** en *schuin* woord.\n\n- een\n- twee\n\n1. eerst\n\n> Zij zei het.")
    assert not prose.problems
    paragraph, bullets, numbers, quote = prose.blocks
    assert isinstance(paragraph, n.Paragraph)
    assert n.Strong((n.Text("vet"),)) in paragraph.children
    assert n.Emphasis((n.Text("schuin"),)) in paragraph.children
    assert isinstance(bullets, n.ItemList)
    assert (bullets.ordered, len(bullets.items)) == (False, 2)
    assert isinstance(numbers, n.ItemList)
    assert numbers.ordered
    assert isinstance(quote, n.Quote)


def test_headings_make_sections_inside_each_other() -> None:
    (section,) = parse("## Boven\n\ntekst\n\n### Onder\n\nmeer").blocks
    assert isinstance(section, n.Section)
    assert section.id == "x--boven"
    inner = section.children[1]
    assert isinstance(inner, n.Section)
    assert n.plain(inner.heading) == "Onder"


def test_a_note_is_kept_by_its_id_and_referred_to() -> None:
    prose = parse("De vaart stijgt.[^1]\n\n[^1]: Een hand is tien centimeter.")
    assert prose.notes == {"x--noot-1--": n.Note("x--noot-1--", (n.Text("Een hand is tien centimeter."),))}
    assert n.NoteReference("x--noot-1--") in list(n.walk(prose.blocks[0]))


def test_notes_with_labels_that_differ_in_signs_only_and_notes_in_the_line_are_all_kept() -> None:
    prose = parse("a[^b!] c[^b?] d^[in de regel] e^[nog een]\n\n[^b!]: een\n[^b?]: twee\n")
    assert not prose.problems
    assert [n.plain(note.children) for note in prose.notes.values()] == ["een", "twee", "in de regel", "nog een"]


def test_paragraphs_of_a_note_do_not_run_into_each_other() -> None:
    (note,) = parse("a[^1]\n\n[^1]: een\n\n    twee\n").notes.values()
    assert n.plain(note.children) == "een twee"


def test_two_headings_with_the_same_words_are_two_places() -> None:
    prose = parse("## Doel\n\neen\n\n## Doel\n\ntwee\n\n## Doel 2\n\ndrie\n")
    assert [block.id for block in prose.blocks if isinstance(block, n.Section)] == [
        "x--doel",
        "x--doel-2",
        "x--doel-2-2",
    ]


def test_references_are_found_in_reading_order() -> None:
    assert markdown.references(parse("[](#b) en [woorden](#a)[^1]\n\n- [](#c)\n\n[^1]: zie [](#d)")) == [
        "b",
        "a",
        "c",
        "d",
    ]


def test_a_figure_alone_in_a_paragraph_is_a_place() -> None:
    prose = markdown.parse("een\n\n![](#kaart)\n\n## Kop\n\n![](#foto)", "x.md", "x", lambda target: (n.Paragraph((n.Text(target),)),))
    assert not prose.problems
    assert prose.placed == (("kaart", 3), ("foto", 7))
    assert prose.blocks[1] == n.Paragraph((n.Text("kaart"),))
    assert isinstance(prose.blocks[2], n.Section)
    assert prose.blocks[2].children == (n.Paragraph((n.Text("foto"),)),)


@pytest.mark.parametrize("href", ["https://voorbeeld.nl/pad", "mailto:team@voorbeeld.nl"])
def test_web_and_mail_links_are_links(href: str) -> None:
    prose = parse(f"Zie [hier]({href}).")
    assert not prose.problems
    assert n.Link(href, (n.Text("hier"),)) in list(n.walk(prose.blocks[0]))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "een <b>woord</b>",
        "![alt](plaatje.png)",
        "![](plaatje.png)",
        "![](#)",
        "![woorden](#kaart)",
        '![](#kaart "titel")',
        "zie ![](#kaart)",
        "![](#kaart)\n![](#foto)",
        "- ![](#kaart)",
        "> ![](#kaart)",
        "```\ncode\n```",
        "    ingesprongen",
        "---",
        "# te hoog",
        "### te laag",
        "## leeg",
        "[x](javascript:alert(1))",
        "[x](http://voorbeeld.nl)",
        "[x](/etc/passwd)",
        "[x](data:text/html,hoi)",
        "- een\n-",
        "> ## kop in citaat",
        "een\n\n>",
        "on\u200bzichtbaar",
        "on&#x200b;zichtbaar",
        "[x](https://voorbeeld.nl 'woorden die nergens gedrukt worden')",
        "[los]: https://voorbeeld.nl",
        "[^1]: een noot die niemand noemt",
        "noot[^1]\n\n[^1]: zie [^1]",
        "noot[^1]\n\n[^1]:",
        "*a " * 2000 + "b* " * 2000,
        "**a *b " * 900 + "c* d** " * 900,
        "noot[^1]\n\n[^1]: - een lijst",
    ],
)
def test_what_the_tree_cannot_hold_is_refused(text: str) -> None:
    assert parse(f"{text}\n").problems


def test_a_refusal_names_the_line() -> None:
    (problem,) = parse("goed\n\nook goed\n\n![fout](x.png)").problems
    assert (problem.source.file, problem.source.line) == ("x.md", 5)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("een <b>woord", 1, "<b>"),
        ("een\n\n<!-- twee -->\n", 3, "<!-- twee -->"),
        ("een\n\n#### Kop\n\ntekst", 3, "#### Kop"),
        ("zie [x](javascript:x)", 1, "javascript:x"),
        ("een\ntwee[^2]", 2, "[^2]"),
        ("noot[^1]\n\n[^1]:", 3, "[^1]:"),
        ("een\n\n[^1]: noot", 3, "[^1]:"),
        ("een\n\nzie ![](#kaart) hier", 3, "![](#kaart)"),
        ("- een\n-", 2, "-"),
        ("een\n\n```\ncode\n```", 3, "```"),
    ],
)
def test_a_refusal_points_at_the_words(text: str, line: int, words: str) -> None:
    (problem,) = parse(text).problems
    at = problem.source
    assert (at.line, text.split("\n")[at.line - 1][at.column - 1 : at.column - 1 + at.width]) == (line, words)


def test_a_comment_is_told_where_it_does_belong() -> None:
    (problem,) = parse("<!-- nog doen -->").problems
    assert problem.hint == "een opmerking zet u bij aantekening: of in een blok ::: intern"


def test_fences_of_editions_are_no_text() -> None:
    prose = parse("een\n\n::: intern\ntwee\n:::\n")
    assert "intern" not in "".join(n.plain(block.children) for block in prose.blocks if isinstance(block, n.Paragraph))


def test_a_tab_between_words_is_a_blank() -> None:
    assert parse("De\tnaam").blocks == parse("De naam").blocks
    assert parse("1.\tVoorlichting").problems == ()


def test_a_slug_is_a_safe_part_of_an_id() -> None:
    assert markdown.slug("Wat we ál weten (2022)") == "wat-we-al-weten-2022"
    assert markdown.slug("…") == "kop"


@given(st.text("ab *_#->[](){}!`~<&;:/^0123\n\t\\'\"", max_size=80) | st.text(max_size=40))
def test_any_text_gives_blocks_or_problems_and_never_a_crash(text: str) -> None:
    prose = parse(text)
    for block in prose.blocks:
        for node in n.walk(block):
            assert not (isinstance(node, n.Paragraph) and not node.children)


def test_an_unseen_sign_that_is_written_as_a_code_is_refused_too() -> None:
    assert [problem.code for problem in parse("Water&#8203;dorp").problems] == ["T-009"]


def test_an_empty_heading_is_told_on_its_line() -> None:
    (problem,) = parse("Een.\n\n## \n\nTwee.").problems
    assert (problem.code, problem.source.line, problem.message) == ("T-004", 3, "deze kop is leeg")


def test_a_note_that_stands_there_twice_is_told_at_the_second() -> None:
    (problem,) = parse("Een.[^a]\n\n[^a]: Eerst.\n[^a]: Later.").problems
    assert (problem.code, problem.source.line) == ("T-031", 4)
    assert parse("Een.[^a] Twee.[^2]\n\n[^a]: Eerst.\n[^2]: Later.").problems == ()


def test_more_than_in_a_point_is_told_and_a_quotation_in_a_point_is_not() -> None:
    (problem,) = parse("- > 18 jaar\n- een").problems
    assert (problem.code, problem.source.line, problem.source.column) == ("T-019", 1, 3)
    assert parse("- > Zij zei het.\n- \\> 18 jaar\n").problems == ()


@pytest.mark.parametrize(("text", "is_hole"), [("De <naam partner> helpt.", True), ("<naam>", True), ("<b>x</b>", False), ("<div class=x>", False)])
def test_a_name_to_fill_in_is_no_html(text: str, is_hole: bool) -> None:
    messages = {problem.message for problem in parse(text).problems}
    assert {message.startswith("hier moet nog iets worden ingevuld: 'naam") for message in messages} == {is_hole}


def test_an_id_without_its_sign_is_offered_with_it() -> None:
    (problem,) = parse("Zie [](randvoorwaarden), de randvoorwaarden.").problems
    assert (problem.code, problem.source.column, problem.hint) == ("T-008", 6, "bedoelt u een stuk in het plan, schrijf dan: [](#randvoorwaarden)")


def test_a_heading_that_is_too_high_does_not_make_those_below_it_wrong() -> None:
    found = parse("# Boven\n\nEen.\n\n## Midden\n\nTwee.\n\n### Onder\n\nDrie.").problems
    assert [(problem.code, problem.source.line, problem.hint) for problem in found] == [("T-002", 1, "schrijf er ## voor in plaats van #")]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Een zin.\n![](#fig-a)\n", "zet er een lege regel boven en onder; nu hoort zij bij de zin ervoor of erna"),
        ("Een zin ![](#fig-a) en meer.\n", "schrijf, buiten een lijst of citaat: ![](#fig-a); de beschrijving staat bij alt: in figuren/figuren.yaml"),
    ],
)
def test_a_picture_that_stands_against_a_sentence_is_told_where_the_blank_line_goes(text: str, hint: str) -> None:
    assert [problem.hint for problem in markdown.parse(text, "x.md", "").problems] == [hint]
