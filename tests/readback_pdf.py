"""Words and tables read back from the bytes of a tagged PDF, with the shapes of ``readback``; all words are squeezed."""

from __future__ import annotations

from functools import cache

from readback import Reading, Table

from planascode.checkers import tagged
from planascode.checkers.tagged import Element, squeezed

SIGNS = ("Lbl", "Note")
"""The signs before list items, and notes."""


@cache
def pdf(data: bytes) -> Reading:
    """What the structure tree says, with the words of the marked content that it points to; all squeezed."""
    root = tagged.structure(tagged.reader(data))
    tables: list[Table] = []
    facts: list[tuple[str, ...]] = []
    for part in root.all("Table"):
        caption, head, rows = _text(part, "Caption"), _cells(part, "THead"), _cells(part, "TBody")
        if caption:
            tables.append(Table(caption, head[0] if head else (), tuple(rows)))
        elif head or len(rows[0]) > 2:
            tables[-1] = _continued(tables[-1], head[0] if head else (), rows)
        else:
            facts += rows
    return Reading(tuple(tables), tuple(facts), _words(root))  # type: ignore[arg-type]


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
