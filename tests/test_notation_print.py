"""Prose comes through the notation unchanged: printed, and read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planascode import markdown, notation, notation_print
from planascode import nodes as n

words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=4).map(" ".join).map(n.Text)
ids = st.from_regex(r"\A[a-z][a-z0-9-]{0,8}\Z")


def inlines(leaf: st.SearchStrategy[n.Inline]) -> st.SearchStrategy[tuple[n.Inline, ...]]:
    """Words with at most one other node between them: two texts beside each other are one text."""
    return st.builds(lambda left, middle, right: (left, middle, right), texts, leaf, texts) | texts.map(lambda t: (t,))


leaves: st.SearchStrategy[n.Inline] = st.one_of(
    st.builds(n.Badge, ids, words, words),
    st.builds(n.Abbreviation, words, words),
    st.builds(n.PageReference, ids),
    st.builds(n.Reference, ids, texts.map(lambda t: (t,)), st.sampled_from(["full", "number", "name"])),
)
spans: st.SearchStrategy[n.Inline] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(n.Strong, inlines(inner)),
        st.builds(n.Emphasis, inlines(inner)),
        st.builds(n.Field, ids, inlines(inner)),
        st.builds(n.Link, ids.map(lambda i: f"https://{i}.nl"), inlines(inner)),
    ),
    max_leaves=4,
)
paragraphs = st.builds(n.Paragraph, inlines(spans), st.sampled_from(["plain", "lead", "small"]))
blocks: st.SearchStrategy[n.Block] = st.recursive(
    paragraphs,
    lambda inner: st.one_of(
        st.builds(n.ItemList, st.booleans(), st.lists(st.builds(n.Item, st.tuples(inner)), min_size=1, max_size=3).map(tuple)),
        st.builds(n.Quote, st.tuples(inner)),
        st.builds(n.Part, ids, st.tuples(inner, inner)),
    ),
    max_leaves=6,
)


sizes = st.floats(0.01, 10_000, allow_nan=False)
figures: st.SearchStrategy[n.Block] = st.builds(
    lambda id, caption, alt, image, credit: n.Figure(id, caption, alt, image, credit=credit),
    ids, inlines(spans), words, st.builds(n.Picture, words, sizes, sizes), inlines(spans) | st.just(()),
)  # fmt: skip


def document(inner: str) -> n.Document:
    return notation.parse(f'<document kind="k" id="d" title="t" lang="nl">{inner}</document>')


@settings(max_examples=60)
@given(st.lists(blocks | figures, min_size=1, max_size=3).map(tuple))
def test_prose_reads_back_as_it_was_printed(prose: tuple[n.Block, ...]) -> None:
    assert document(notation_print.print_blocks(prose)).children == prose


@settings(max_examples=60)
@given(st.text("abc *_#->[](){}&<\"'\n1.", max_size=80))
def test_what_markdown_gives_is_notation(text: str) -> None:
    prose = markdown.parse(text, "x.md", "x")
    if prose.blocks and not prose.problems and not any(isinstance(node, n.NoteReference) for b in prose.blocks for node in n.walk(b)):
        read = document(f'<part address="a">{notation_print.print_blocks(prose.blocks)}</part>')
        (part,) = read.children
        assert isinstance(part, n.Part)
        assert len(part.children) == len(prose.blocks)


def test_a_note_travels_with_its_words() -> None:
    prose = markdown.parse("Water.[^1]\n\n[^1]: Nat.", "x.md", "x")
    read = document(notation_print.print_blocks(prose.blocks, prose.notes))
    assert read.notes == (n.Note(next(iter(prose.notes)), (n.Text("Nat."),)),)


def test_only_prose_can_be_printed() -> None:
    with pytest.raises(TypeError, match="Contents"):
        notation_print.print_blocks((n.Contents(2),))
