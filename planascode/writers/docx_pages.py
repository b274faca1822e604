"""Page numbers before Word has laid out anything: an estimate from characters, font sizes and page breaks.

Word's contents field shows these numbers until somebody updates it. Groups begin on a new page, so that a wrong
guess does not grow through the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planascode.writers.docx_flow import Grid, Par, Sheet
from planascode.writers.docx_metrics import LINE, Metrics, lines

_INSTRUCTION = re.compile(r"<w:instrText[^>]*>[^<]*</w:instrText>")
_TAG = re.compile(r"<[^>]+>")
_ENTITY = re.compile(r"&[^;]+;")
_NAME = re.compile(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"')
_EXTENT = re.compile(r'<wp:extent cx="\d+" cy="(\d+)"')
_NOTE = "<w:footnoteReference"
EMU_PER_POINT = 12700
CELL_MARGINS = (140, 4.5)  # twips beside the words; points above and below, line included
FOOTNOTE = 22.0  # points
WHOLE_ROW = 250.0  # points: a table row up to this height stays on one page
WHOLE_CARD = 350.0  # and a card: half of a page
HEADING_AND_LINES = 40.0  # points: a heading with the first lines below it


@dataclass(slots=True)
class _Pen:
    """Where the next line goes: page, points from the top, height of the page's text."""

    page: int = 0
    y: float = 0
    room: float = 0
    places: dict[str, int] = field(default_factory=dict)

    def turn(self) -> None:
        self.page, self.y = self.page + 1, 0

    def name(self, xml: str) -> None:
        for name in _NAME.findall(xml):
            self.places[name] = self.page


def cell_height(pars: Sequence[Par], width: int, found: Metrics) -> float:
    """Points for the paragraphs of a table cell of ``width`` twips."""
    return CELL_MARGINS[1] + sum(height(par, width - CELL_MARGINS[0], found) for par in pars)


def height(par: Par, width: int, found: Metrics) -> float:
    """Points for a paragraph of ``width`` twips, the spacing around it included."""
    look = found.looks[par.style]
    around = (look.before or 0) + (look.after or 0)
    if drawn := _EXTENT.search(par.runs):
        return int(drawn[1]) / EMU_PER_POINT + around
    text = _ENTITY.sub("x", _TAG.sub("", _INSTRUCTION.sub("", par.runs)))
    room = max((width - look.left - look.right) / 20, look.size * 2)
    return lines(text, look, room, found) * look.size * LINE * look.line + around


def pages(sheets: Sequence[Sheet], found: Metrics, frames: Mapping[str, tuple[int, float]]) -> dict[str, int]:
    """The page of each bookmark, and under "" the number of pages.

    ``frames`` gives for each orientation the width (twips) and height (points) of the text.
    """
    pen = _Pen()
    for sheet in sheets:
        width, pen.room = frames[sheet.orientation]
        pen.turn()
        for part in sheet.parts:
            if isinstance(part, Par):
                _paragraph(pen, part, width, found)
            else:
                _grid(pen, part)
    return {**pen.places, "": pen.page}


def _paragraph(pen: _Pen, par: Par, width: int, found: Metrics) -> None:
    size = height(par, width, found) + par.runs.count(_NOTE) * FOOTNOTE
    needed = size + (HEADING_AND_LINES if found.looks[par.style].keep_next or par.keep_next else 0)
    if (par.new_page and pen.y) or (pen.y and pen.y + min(needed, 2 * HEADING_AND_LINES) > pen.room):
        pen.turn()
    pen.name(par.runs)
    pen.y += size
    while pen.y > pen.room:
        pen.page, pen.y = pen.page + 1, pen.y - pen.room


def _grid(pen: _Pen, grid: Grid) -> None:
    head = grid.heights[0]
    for number, (row, size) in enumerate(zip(grid.rows, grid.heights, strict=True)):
        needed = _least(size) + (_least(grid.heights[1]) if number == 0 and len(grid.heights) > 1 else 0)
        if pen.y and pen.y + needed > pen.room:
            pen.turn()
            pen.y = head if number else 0
        pen.name(row)
        pen.y += size + row.count(_NOTE) * FOOTNOTE
        while pen.y > pen.room:
            pen.page, pen.y = pen.page + 1, pen.y - pen.room + head


def _least(size: float) -> float:
    """What must find room at the end of a page: the whole row, or the first lines of one that may be cut."""
    return size if size <= WHOLE_ROW else HEADING_AND_LINES
