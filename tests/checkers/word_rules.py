"""What Word's own accessibility checker asks of a file, and what we add: asked of the bytes, for no checker of others does."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from checkers.programs import Finding
from lxml import etree

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_BARE = re.compile(r"(klik )?(hier|link|lees meer|meer|deze pagina|website)\W*", re.IGNORECASE)
_LOOKS = {"rStyle", "b", "i"}
_PLACE = {"pStyle", "keepNext", "pageBreakBefore", "numPr", "sectPr"}
Found = Iterator[tuple[str, str]]


def judge(data: bytes, name: str = "") -> list[Finding]:
    """The findings in a Word file, rule by rule."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {part: etree.fromstring(archive.read(part)) for part in archive.namelist() if part.endswith(".xml")}
    return [Finding(name, rule, place, message) for rule, ask in RULES.items() for place, message in ask(parts)]


def _find(root: Any, path: str) -> list[Any]:
    return list(root.xpath(path, namespaces=_SPACES))


def _words(item: Any) -> str:
    return "".join(_find(item, ".//w:t/text()")).strip()


def _body(parts: dict[str, Any]) -> Any:
    return parts["word/document.xml"]


def _alternatives(parts: dict[str, Any]) -> Found:
    for picture in _find(_body(parts), "//wp:docPr"):
        if not picture.get("descr", "").strip():
            yield picture.get("name", ""), "a picture without a text alternative"


def _head_rows(parts: dict[str, Any]) -> Found:
    for number, table in enumerate(_find(_body(parts), "//w:tbl"), 1):
        flagged = [bool(_find(row, "w:trPr/w:tblHeader")) for row in _find(table, "w:tr")]
        if flagged[:1] != [True] or any(flagged[1:]):
            yield f"table {number}", "not the first row alone is the head"
        if not _find(table, "w:tblPr/w:tblLook[@w:firstRow='1'][@w:firstColumn='1']"):
            yield f"table {number}", "first row and first column are not flagged as heads"


def _cells(parts: dict[str, Any]) -> Found:
    for cell in _find(_body(parts), "//w:gridSpan | //w:vMerge | //w:tc//w:tbl"):
        yield cell.tag.rpartition("}")[2], "merged cells, or a table in a table"
    for cell in _find(_body(parts), "//w:tc"):
        if not _words(cell):
            yield "a cell", "an empty cell"


def _headings(parts: dict[str, Any]) -> Found:
    levels = {
        style: int(level) + 1
        for item in _find(parts["word/styles.xml"], "//w:style[w:pPr/w:outlineLvl]")
        for style in _find(item, "@w:styleId")
        for level in _find(item, "w:pPr/w:outlineLvl/@w:val")
        if int(level) < 9
    }
    before = 0
    for paragraph in _find(_body(parts), "//w:p"):
        level = levels.get("".join(_find(paragraph, "w:pPr/w:pStyle/@w:val")), 0)
        if level > before + 1:
            yield _words(paragraph), f"a heading of level {level} after one of level {before}"
        before = level or before


def _language(parts: dict[str, Any]) -> Found:
    if not _find(parts["word/styles.xml"], "//w:docDefaults//w:lang/@w:val[string-length() > 1]"):
        yield "styles", "no language"


def _title(parts: dict[str, Any]) -> Found:
    if not _find(parts["docProps/core.xml"], "//dc:title[normalize-space()]"):
        yield "properties", "no title"


def _links(parts: dict[str, Any]) -> Found:
    for link in _find(_body(parts), "//w:hyperlink"):
        if not _words(link) or _BARE.fullmatch(_words(link)):
            yield _words(link), "the words of a link do not say where it leads"


def _space(parts: dict[str, Any]) -> Found:
    """Only the line of one point that holds a section's layout may be empty."""
    for paragraph in _find(
        _body(parts), "//w:p[not(.//w:drawing)][w:pPr/w:pStyle/@w:val != 'Sectieeinde' or not(w:pPr/w:pStyle)]"
    ):
        if not _words(paragraph):
            yield "a paragraph", "an empty paragraph as space"
    for _ in _find(_body(parts), "//w:br"):
        yield "a line", "a break as space"


def _direct(parts: dict[str, Any]) -> Found:
    for holder, allowed in (("r/w:rPr", _LOOKS), ("p/w:pPr", _PLACE)):
        for item in _find(_body(parts), f"//w:{holder}/*"):
            if (tag := item.tag.rpartition("}")[2]) not in allowed:
                yield tag, "a look that is no style"


RULES: dict[str, Callable[[dict[str, Any]], Found]] = {
    "alternative": _alternatives,
    "head-row": _head_rows,
    "cells": _cells,
    "heading-order": _headings,
    "language": _language,
    "title": _title,
    "link-text": _links,
    "space": _space,
    "direct-formatting": _direct,
}
