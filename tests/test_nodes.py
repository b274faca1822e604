"""The tree: frozen nodes, walked in reading order."""

from __future__ import annotations

import dataclasses
import typing

import pytest

from planascode import nodes as n


def test_walking_goes_in_reading_order() -> None:
    tree = n.Section("s", (n.Text("kop"),), (n.Paragraph((n.Text("een"), n.Strong((n.Text("twee"),)))), n.Quote((n.Paragraph((n.Text("drie"),)),))))
    assert [node.text for node in n.walk(tree) if isinstance(node, n.Text)] == ["kop", "een", "twee", "drie"]


def test_plain_words_leave_out_marks_and_page_numbers() -> None:
    line = (n.Text("zie "), n.Reference("x", (n.Text("Tabel 1"),)), n.PageReference("x"), n.NoteReference("n"), n.Badge("good", "✓", " klaar"))
    assert n.plain(line) == "zie Tabel 1 klaar"


@pytest.mark.parametrize("cls", [*typing.get_args(n.Inline), *typing.get_args(n.Block), n.Document, n.Page])
def test_nodes_are_frozen_and_say_what_they_are(cls: type) -> None:
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert cls.__doc__
    assert not cls.__doc__.startswith(f"{cls.__name__}("), "a sentence of its own"


def test_a_document_has_only_the_words_that_its_layout_gave() -> None:
    document = n.Document("plan", "p", "t", "nl-NL", (("author", "A"),), (("table", "Tabel"),))
    assert document.label("table") == "Tabel"
    assert document.metadata("author") == "A"
    assert document.metadata("keywords") == ""
    with pytest.raises(KeyError):
        document.label("figure")


def test_nodes_compare_by_what_they_hold() -> None:
    one, other = (n.Paragraph((n.Text("x"),)) for _ in range(2))
    assert one == other
    assert one != dataclasses.replace(one, role="lead")


def test_walking_the_blocks_meets_all_but_what_stands_in_a_line(documents: dict[tuple[str, str], n.Document]) -> None:
    inlines = typing.get_args(n.Inline)
    for document in documents.values():
        in_lines = {id(node) for found in n.walk(document) if isinstance(found, inlines) for node in n.walk(found)}
        assert in_lines
        wanted = [id(node) for node in n.walk(document) if id(node) not in in_lines]
        assert [id(node) for node in n.walk(document, n.inner_blocks) if not isinstance(node, inlines)] == wanted
