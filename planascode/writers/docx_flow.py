"""What a Word file's body is made of while it is written: paragraphs, tables, turns of the page.

``settle`` turns a flow into sheets, the sections of Word: runs of pages of one orientation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal

from planascode.writers.docx_styles import BODY

Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph: the id of its style and its runs; ``numbering`` is (list number, level), ``section`` a sectPr.

    ``opens`` and ``closes`` are the ends of the content controls that begin and end with it.
    """

    style: str
    runs: str
    numbering: tuple[int, int] | None = None
    keep_next: bool = False
    new_page: bool = False
    section: str = ""
    opens: str = ""
    closes: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what stands before its rows, and the rows; ``heights`` are the rows' estimated heights in points."""

    head: str
    rows: tuple[str, ...]
    heights: tuple[float, ...]
    opens: str = ""
    closes: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A new page of this orientation. ``back`` ends a group: what follows needs a new page only when it lies otherwise.

    ``section`` makes a new Word section even when the orientation stays (what follows the title page).
    """

    orientation: Orientation
    back: bool = False
    section: bool = False


Flow = Par | Grid | Turn


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: width in twips, level of the section around it, style of its plain paragraphs, lists."""

    width: int
    level: int = 0
    style: str = "Plattetekst"
    lists: str = BODY
    depth: int = 0
    orientation: Orientation = "portrait"


def paragraph(par: Par) -> str:
    """A paragraph as XML; its properties in the order of ECMA-376 part 1, 17.3.1.26."""
    keep = "<w:keepNext/>" if par.keep_next else ""
    page = "<w:pageBreakBefore/>" if par.new_page else ""
    lists = ""
    if par.numbering:
        lists = f'<w:numPr><w:ilvl w:val="{par.numbering[1]}"/><w:numId w:val="{par.numbering[0]}"/></w:numPr>'
    properties = f'<w:pStyle w:val="{par.style}"/>{keep}{page}{lists}{par.section}'
    return f"{par.opens}<w:p><w:pPr>{properties}</w:pPr>{par.runs}</w:p>{par.closes}"


def table(grid: Grid) -> str:
    """A table as XML."""
    return f"{grid.opens}<w:tbl>{grid.head}{''.join(grid.rows)}</w:tbl>{grid.closes}"


def enclosed(flow: Sequence[Flow], start: str, end: str) -> list[Flow]:
    """The flow with ``start`` before its first and ``end`` after its last paragraph or table; a turn of the page stays outside."""
    found: list[Flow] = []
    for turns, parts in groupby(flow, lambda part: isinstance(part, Turn)):
        group: list[Any] = list(parts)
        if not turns:
            group[0] = replace(group[0], opens=start + group[0].opens)
            group[-1] = replace(group[-1], closes=group[-1].closes + end)
        found += group
    return found


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section of Word: pages of one orientation. ``bare``: without header and footer."""

    orientation: Orientation
    parts: tuple[Par | Grid, ...]
    bare: bool = False


@dataclass(slots=True)
class _Binder:
    """Sheets so far, the open one, and what the next part must find: an orientation, a new page, a new section."""

    sheets: list[Sheet]
    parts: list[Par | Grid]
    orientation: Orientation = "portrait"
    wanted: Orientation = "portrait"
    new_page: bool = False
    section: bool = False

    def close(self) -> None:
        if self.parts:
            self.sheets.append(Sheet(self.orientation, tuple(self.parts), bare=self.section))
        self.parts = []

    def add(self, part: Par | Grid) -> None:
        turned = self.wanted != self.orientation
        if turned or self.section or (self.new_page and isinstance(part, Grid)):
            self.close()
            self.orientation = self.wanted
        elif self.new_page and self.parts and isinstance(part, Par):
            part = replace(part, new_page=True)
        self.new_page = self.section = False
        self.parts.append(part)


def settle(flow: Sequence[Flow], headings: frozenset[str]) -> list[Sheet]:
    """The flow as sheets.

    Headings just before a group go with it: a heading never stands alone on a page. ``headings`` are style ids.
    """
    binder = _Binder([], [])
    for part in flow:
        if not isinstance(part, Turn):
            binder.add(part)
            continue
        moved: list[Par] = []
        while not part.back and binder.parts and isinstance(last := binder.parts[-1], Par) and last.style in headings:
            moved.insert(0, replace(last, new_page=False))
            binder.parts.pop()
        binder.wanted = part.orientation
        binder.section = binder.section or part.section
        binder.new_page = binder.new_page or not part.back
        for heading in moved:
            binder.add(heading)
    binder.close()
    return binder.sheets
