"""How wide the columns of a table on paper are: so that its rows are low and its words stay whole.

PDF and Word take these numbers both. A column is at least as wide as its longest ordinary word and half of what the
layout asks; what is left of the line goes, bit by bit, to the column that makes the rows lowest. Estimates in
characters of table text: the same on every computer, whatever the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from planascode import nodes as n

LINES = {"portrait": 92, "landscape": 150}
"""Characters of table text on a line over the whole width of a page, about."""
WORD = 20
"""Longer words are not ordinary: they may be broken."""
WORDS = 0.95
"""The share of the line that words may keep; when they ask more, longer ones are broken, but no badge is."""
PADDING = 2
"""Characters that the space beside a cell's words takes, about."""
BADGE = 3
"""Characters that the edges of a badge, and its symbol, take beside its words, about."""
BOLD = 115
"""The width of a word in bold, in percents of one that is not, about."""
_BREAKS = re.compile(r"[\s/–-]+")

Size = tuple[float, float]
"""Of a cell: characters, and lines that its blocks take besides, for the last line of a block is half empty."""


def fitted(document: n.Document) -> n.Document:
    """The document with the widths of all tables on its pages; tables of a site, which has no pages, stay as they are."""
    return replace(document, children=tuple(_blocks(document.children)))


def _blocks(
    blocks: Sequence[n.Block], orientation: Literal["portrait", "landscape"] | None = None
) -> Iterator[n.Block]:
    for block in blocks:
        match block:
            case n.Group(turned, children):
                yield replace(block, children=tuple(_blocks(children, turned)))
            case n.Section(children=children) | n.Part(children=children):
                yield replace(block, children=tuple(_blocks(children, orientation)))
            case n.Table() if orientation:
                yield replace(block, columns=_columns(block, LINES[orientation]))
            case _:
                yield block


def _columns(table: n.Table, line: int) -> tuple[n.Column, ...]:
    sizes = [[_size(cell) for cell in row.cells] for row in table.rows]
    widths = _narrowest(table, line)
    while (left := line - sum(widths)) > 0:
        widths[_neediest(sizes, widths)] += 1 + left // 12
    return tuple(replace(column, width=width) for column, width in zip(table.columns, widths, strict=True))


def _neediest(sizes: Sequence[Sequence[Size]], widths: Sequence[int]) -> int:
    """The column that takes most lines off the rows when it gets a character more."""
    gains = [0.0] * len(widths)
    for row in sizes:
        heights = [_height(size, width) for size, width in zip(row, widths, strict=True)]
        tallest = max(range(len(heights)), key=heights.__getitem__)
        others = max((height for column, height in enumerate(heights) if column != tallest), default=0.0)
        gains[tallest] += heights[tallest] - max(others, _height(row[tallest], widths[tallest] + 1)) + 1e-6
    return max(range(len(gains)), key=gains.__getitem__)


def _height(size: Size, width: int) -> float:
    return size[0] / max(1, width - PADDING) + size[1]


def _size(cell: n.Cell) -> Size:
    blocks = [node for node in n.walk(cell) if isinstance(node, n.Paragraph | n.Item)]
    return float(sum(len(word) + 1 for word in _words(cell))), len(blocks) / 2


def _narrowest(table: n.Table, line: int) -> list[int]:
    asked = sum(column.width for column in table.columns)
    longest = [
        max(_longest(column) * BOLD // 100, _longest(*(row.cells[number] for row in table.rows)))
        for number, column in enumerate(table.columns)
    ]
    whole = [max((_badge(row.cells[number]) for row in table.rows), default=0) for number in range(len(longest))]
    for limit in range(WORD, 0, -1):
        widths = [max(min(length, limit), badge) + PADDING for length, badge in zip(longest, whole, strict=True)]
        if sum(widths) <= line * WORDS:
            break
    halves = [line * column.width // (2 * asked) for column in table.columns]
    return [max(pair) for pair in zip(widths, halves, strict=True)]


def _longest(*nodes: n.Node) -> int:
    return max((len(word) for node in nodes for word in _words(node)), default=0)


def _badge(cell: n.Cell) -> int:
    """What the longest word of a badge in a cell takes, with the badge's edges: such a word is never broken."""
    badges = [node for node in n.walk(cell) if isinstance(node, n.Badge)]
    return max((len(word) + BADGE for badge in badges for word in badge.text.split()), default=0)


def _words(node: n.Node) -> Iterator[str]:
    """The words that stand in a cell; a badge is one word, with its symbol."""
    for found in n.walk(node):
        match found:
            case n.Text(text) | n.Abbreviation(_, text):
                yield from filter(None, _BREAKS.split(text))
            case n.Badge(_, _, text):
                yield text + " " * BADGE
