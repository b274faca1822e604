"""What veraPDF does not look at: fonts, heads of cells, bookmarks, language and title of a tagged PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planascode.checkers import tagged
from planascode.checkers.programs import Finding
from planascode.checkers.tagged import Element

LANGUAGE = "nl"
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_COLUMN, _ROW = ("Column", "Both"), ("Row", "Both")


def judge(paths: Sequence[Path], family: str) -> list[Finding]:
    """What is wrong with these files, of which every letter must be of the font ``family``."""
    return [found for path in paths for found in _file(path, family)]


def _file(path: Path, family: str) -> Iterator[Finding]:
    file = tagged.reader(path.read_bytes())
    tree = tagged.structure(file)
    for rule, place, message in (
        *_fonts(file, family),
        *_document(file),
        *_bookmarks(tagged.bookmarks(file), tree),
        *(found for number, table in enumerate(tree.all("Table"), 1) for found in _table(table, f"tabel {number}")),
    ):
        yield Finding(path.as_posix(), rule, place, message)


def _fonts(file: Any, family: str) -> Iterator[tuple[str, str, str]]:
    """Each font is ours (by name, behind the tag of a subset: ISO 32000-1, 9.6.4) and stands in the file."""
    for name, is_embedded in tagged.fonts(file).items():
        bare = re.sub(r"^/([A-Z]{6}\+)?", "", name)
        if not _letters(bare).startswith(_letters(family)):
            yield "lettertype", name, f"is niet ons lettertype {family}"
        if not is_embedded:
            yield "lettertype ingesloten", name, "staat niet in het bestand"


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _document(file: Any) -> Iterator[tuple[str, str, str]]:
    root = file.root_object
    if str(root.get("/Lang", "")).partition("-")[0] != LANGUAGE:
        yield "taal", "document", f"de taal is {root.get('/Lang', 'niet gezegd')}, niet {LANGUAGE}"
    if not (file.metadata and file.metadata.title) or not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "titel", "document", "de titel ontbreekt of wordt niet getoond"


def _bookmarks(titles: Sequence[str], tree: Element) -> Iterator[tuple[str, str, str]]:
    """The bookmarks are the headings, in their order."""
    headings = [tagged.squeezed(part.raw(("Note",))) for part in tree.walk() if part.kind in HEADINGS]
    shown = [tagged.squeezed(title) for title in titles]
    if headings == shown:
        return
    place = next((at for at, pair in enumerate(zip(headings, shown, strict=False)) if len(set(pair)) > 1), min(len(headings), len(shown)))
    words = [found[place] if place < len(found) else "niets meer" for found in (headings, shown)]
    yield "bladwijzers", f"kop {place + 1}", f"de kop is '{words[0]}', de bladwijzer '{words[1]}'"


def heads(table: Element) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The place of each data cell, and the heads that a screen reader says: those of its column, and those of its row.

    Those above it with Scope Column and those to its left with Scope Row (ISO 32000-1, 14.8.5.7).
    """
    grid: dict[tuple[int, int], Element] = {}
    for row, line in enumerate(_rows(table)):
        column = 0
        for cell in line.inside():
            while (row, column) in grid:
                column += 1
            for down in range(cell.rows):
                for along in range(cell.columns):
                    grid[row + down, column + along] = cell
    seen: set[int] = set()
    for (row, column), cell in sorted(grid.items(), key=lambda item: item[0]):
        if cell.kind == "TD" and id(cell) not in seen:
            seen.add(id(cell))
            above = [grid.get((other, column)) for other in range(row)]
            left = [grid.get((row, other)) for other in range(column)]
            yield f"rij {row + 1}, kolom {column + 1}", _said(above, _COLUMN), _said(left, _ROW)


def _said(cells: Sequence[Element | None], scopes: tuple[str, str]) -> tuple[str, ...]:
    """The words of the heads among these cells."""
    words = [" ".join(cell.raw().split()) for cell in cells if cell and cell.kind == "TH" and cell.scope in scopes]
    return tuple(dict.fromkeys(filter(None, words)))


def _rows(table: Element) -> Iterator[Element]:
    for part in table.inside():
        if part.kind == "TR":
            yield part
        elif part.kind in ("THead", "TBody", "TFoot"):
            yield from (row for row in part.inside() if row.kind == "TR")


def _table(table: Element, name: str) -> Iterator[tuple[str, str, str]]:
    for part in table.inside():
        is_head = part.kind == "THead"
        for cell in part.all("TH"):
            if cell.scope not in (_COLUMN if is_head else _ROW):
                yield "Scope", name, f"kopcel '{cell.raw()}' heeft Scope {cell.scope or '(geen)'}"
    has_heads = any(part.kind == "THead" for part in table.inside())
    for place, above, left in heads(table):
        if not above and (has_heads or not left):
            yield "cel zonder kop", f"{name}, {place}", "een schermlezer kan niet zeggen bij welke kop deze cel hoort"
