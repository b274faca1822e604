"""A row of a wide table as a card: its head as a heading, every other cell under its column's label."""

from __future__ import annotations

from planascode import nodes as n


def heading(row: n.Row) -> tuple[n.Inline, ...]:
    """The words above a card: the first paragraph of the row's head, or the points of its list one after the other.

    ValueError when the head begins otherwise.
    """
    return _heading(row.cells[0].children)


def facts(row: n.Row, columns: tuple[n.Column, ...]) -> tuple[n.Fact, ...]:
    """What stands on a card: the rest of the row's head, if any, and the other cells, each under its column's label."""
    cells = zip(columns[1:], row.cells[1:], strict=True)
    return (
        *_rest(row.cells[0].children, columns[0]),
        *(n.Fact(column.children, cell.children) for column, cell in cells),
    )


def _heading(children: tuple[n.Block, ...]) -> tuple[n.Inline, ...]:
    match children:
        case (n.Part(_, inside), *_):
            return _heading(inside)
        case (n.Paragraph(found, _), *_):
            return _plain_weight(found)
        case (n.ItemList(_, (first, *others)), *_) if all(len(item.children) == 1 for item in (first, *others)):
            joined = _heading(first.children)
            for item in others:
                joined += (n.Text("; "), *_heading(item.children))
            return joined
        case _:
            raise ValueError("a row head begins with a paragraph or a list of single points")


def _plain_weight(found: tuple[n.Inline, ...]) -> tuple[n.Inline, ...]:
    """A heading is bold by its style; bold inside it says nothing more."""
    return tuple(inner for item in found for inner in (item.children if isinstance(item, n.Strong) else (item,)))


def _rest(children: tuple[n.Block, ...], column: n.Column) -> tuple[n.Fact, ...]:
    match children:
        case (n.Part(_, inside), *more):
            return _rest((*inside, *more), column)
        case (_, *more) if more:
            return (n.Fact(column.children, tuple(more)),)
        case _:
            return ()
