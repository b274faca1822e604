"""Words and tables read back from the bytes of a tagged PDF, with the shapes of ``readback``; all words are squeezed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from readback import Reading, Table

from planascode.checkers import tagged
from planascode.checkers.tagged import Element, squeezed

SIGNS = ("Lbl", "Note")
"""The signs before list items, and notes."""
NO_CARDS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@cache
def _root(data: bytes) -> Element:
    return tagged.structure(tagged.reader(data))


def pdf(data: bytes, cards: Mapping[str, tuple[str, ...]] = NO_CARDS) -> Reading:
    """What the structure tree says, with the words of the marked content that it points to; all squeezed.

    ``cards``: caption -> column labels of the tables that stand as a card for each row: a heading, then a small table with
    a label and a value in each row.
    """
    root = _root(data)
    tables: list[Table] = []
    facts: list[tuple[str, str]] = []
    labels: tuple[str, ...] = ()
    heading = ""
    for part in _flow(root):
        words = _words(part)
        if part.kind == "P" and words in cards:
            labels, heading = cards[words], ""
            tables.append(Table(words, labels, ()))
        elif labels and part.kind.startswith("H") and heading in ("", part.kind):
            heading = part.kind
            tables[-1] = replace(tables[-1], rows=(*tables[-1].rows, (words,)))
        elif labels and part.kind == "Table" and not _text(part, "Caption") and not _cells(part, "THead"):
            *before, row = tables[-1].rows
            tables[-1] = replace(tables[-1], rows=(*before, _card(row, _cells(part, "TBody"), labels)))
        else:
            labels = ()
            if part.kind == "Table":
                _table(part, tables, facts)
    return Reading(tuple(tables), tuple(facts), _words(root))


def _flow(element: Element) -> Iterator[Element]:
    """Paragraphs, headings and tables inside, in order, whole."""
    for kid in element.inside():
        if kid.kind == "Table" or re.fullmatch(r"P|H\d", kid.kind):
            yield kid
        else:
            yield from _flow(kid)


def _table(part: Element, tables: list[Table], facts: list[tuple[str, str]]) -> None:
    caption, head, rows = _text(part, "Caption"), _cells(part, "THead"), _cells(part, "TBody")
    if caption:
        tables.append(Table(caption, head[0] if head else (), tuple(rows)))
    elif head or len(rows[0]) > 2:
        tables[-1] = _continued(tables[-1], head[0] if head else (), rows)
    else:
        facts += [(term, value) for term, value in rows]


def _card(row: tuple[str, ...], found: list[tuple[str, ...]], labels: tuple[str, ...]) -> tuple[str, ...]:
    """A card's cells with more of them; a row that was cut by a page has no label on the next."""
    for label, value in found:
        if len(row) < len(labels) and label == labels[len(row)]:
            row = (*row, value)
        else:
            assert label == "" or (label == labels[0] and len(row) == 1), f"{label} is not expected on card {row[0]}"
            row = (*row[:-1], row[-1] + value)
    return row


def _continued(table: Table, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    """A table with its part on the next page, which repeats the head; a row that was cut has no head there."""
    before = table.rows
    assert table.head == head or not before, f"{table.caption} goes on with other columns: {head}"
    if before and rows and not rows[0][0]:
        before, rows = (*before[:-1], tuple(map("".join, zip(before[-1], rows[0], strict=True)))), rows[1:]
    return Table(table.caption, head, (*before, *rows))


def _words(element: Element) -> str:
    return squeezed(element.raw(SIGNS))


def _text(element: Element, kind: str) -> str:
    """The words of the first element of this kind inside."""
    return next(map(_words, element.all(kind)), "")


def _cells(element: Element, kind: str) -> list[tuple[str, ...]]:
    """The words of each cell of each row in the elements of this kind."""
    rows = [row for part in element.all(kind) for row in part.all("TR")]
    return [tuple(map(_words, row.inside())) for row in rows]
