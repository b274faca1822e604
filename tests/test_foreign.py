"""Words of another language, found wherever they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_document import p, sample, text

from planascode import nodes as n
from planascode.foreign import marked

WORDS = {"governance": "en", "good governance": "en", "Zeitgeist": "de"}


def found(*blocks: n.Block) -> list[tuple[str, str]]:
    """The pieces of text of a document with these blocks, each with its language."""
    document = marked(replace(sample(), children=blocks, notes=()), WORDS)
    return [(node.text, node.lang) for node in n.walk(document) if isinstance(node, n.Text)]


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("De Governance van de stad", [("De ", ""), ("Governance", "en"), (" van de stad", "")]),
        ("good governance", [("good governance", "en")]),
        ("ZEITGEIST en governance", [("ZEITGEIST", "de"), (" en ", ""), ("governance", "en")]),
        ("governancemodel en wangovernance", [("governancemodel en wangovernance", "")]),
        ("zeitgei\u017ft", [("zeitgei\u017ft", "de")]),
    ],
)
def test_whole_words_in_any_case_are_marked_and_the_longest_goes_first(words: str, pieces: list[tuple[str, str]]) -> None:
    assert found(p(words)) == pieces


def test_headings_captions_cells_terms_links_and_notes_are_marked_too() -> None:
    word = text("governance")
    inside = (
        n.Table("t", word, (n.Column(word, 1),), (n.Row((n.Cell((p("governance"),)),)),)),
        n.Facts((n.Fact(word, (p("governance"),)),)),
        n.Paragraph((n.Link("https://example.org", word), n.Field("a/b", word), n.Strong(word))),
        n.Contents(1, (n.Entry(1, "1", word, "s"),)),
    )
    assert found(n.Section("s", word, inside)) == [("governance", "en")] * 10
    noted = marked(replace(sample(), notes=(n.Note("a", word, "1"),)), WORDS)
    assert noted.notes[0].children == (n.Text("governance", "en"),)


def test_what_holds_no_such_word_stays_the_same_object() -> None:
    document = sample()
    assert marked(document, WORDS) is document
    assert marked(document, {}) is document
