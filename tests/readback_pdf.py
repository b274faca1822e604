"""Words and tables read back from the bytes of a tagged PDF, with the shapes of ``readback``; all words are squeezed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream
from readback import Reading, Table, squeezed

NO_CARDS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def pdf(data: bytes, cards: Mapping[str, tuple[str, ...]] = NO_CARDS) -> Reading:
    """What the structure tree says, with the words of the marked content that it points to; all squeezed.

    ``cards``: caption -> column labels of the tables that stand as a card for each row: a heading, then a small table with
    a label and a value in each row.
    """
    root = _root(data)
    tables: list[Table] = []
    facts: list[tuple[str, ...]] = []
    labels: tuple[str, ...] = ()
    heading = ""
    for part in root.flow():
        if part.kind == "P" and part.words() in cards:
            labels, heading = cards[part.words()], ""
            tables.append(Table(part.words(), labels, ()))
        elif labels and part.kind.startswith("H") and heading in ("", part.kind):
            heading = part.kind
            tables[-1] = replace(tables[-1], rows=(*tables[-1].rows, (part.words(),)))
        elif labels and part.kind == "Table" and not part.text_of("Caption") and not part.cells_of("THead"):
            *before, row = tables[-1].rows
            tables[-1] = replace(tables[-1], rows=(*before, _card(row, part.cells_of("TBody"), labels)))
        else:
            labels = ()
            if part.kind == "Table":
                _table(part, tables, facts)
    return Reading(tuple(tables), tuple(facts), root.words())  # type: ignore[arg-type]


@cache
def _root(data: bytes) -> _Element:
    reader = PdfReader(io.BytesIO(data))
    words = {page.indirect_reference.idnum: _marked(page, reader) for page in reader.pages if page.indirect_reference}
    return _Element.of(reader.root_object["/StructTreeRoot"], words, 0)


def _table(part: _Element, tables: list[Table], facts: list[tuple[str, ...]]) -> None:
    caption, head, rows = part.text_of("Caption"), part.cells_of("THead"), part.cells_of("TBody")
    if caption:
        tables.append(Table(caption, head[0] if head else (), tuple(rows)))
    elif head or len(rows[0]) > 2:
        tables[-1] = _continued(tables[-1], head[0] if head else (), rows)
    else:
        facts += rows


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


@dataclass(frozen=True)
class _Element:
    kind: str
    kids: tuple[_Element | str, ...]

    @staticmethod
    def of(node: Any, words: Mapping[int, Mapping[int, str]], page: int) -> _Element:
        """The element that a dictionary of the structure tree stands for."""
        page = node.raw_get("/Pg").idnum if "/Pg" in node else page
        found: list[_Element | str] = []
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object()
            if isinstance(kid, int):
                found.append(words[page].get(kid, ""))
            elif "/MCID" in kid:
                place = kid.raw_get("/Pg").idnum if "/Pg" in kid else page
                found.append(words[place].get(kid["/MCID"], ""))
            elif kid.get("/Type") != "/OBJR":
                found.append(_Element.of(kid, words, page))
        return _Element(str(node.get("/S", "")).removeprefix("/"), tuple(found))

    def all(self, kind: str) -> Iterator[_Element]:
        """The elements of this kind inside, in order."""
        for kid in self.kids:
            if isinstance(kid, _Element):
                if kid.kind == kind:
                    yield kid
                yield from kid.all(kind)

    def flow(self) -> Iterator[_Element]:
        """Paragraphs, headings and tables inside, in order, whole."""
        for kid in self.kids:
            if isinstance(kid, _Element):
                if kid.kind == "Table" or re.fullmatch(r"P|H\d", kid.kind):
                    yield kid
                else:
                    yield from kid.flow()

    def text_of(self, kind: str) -> str:
        """The words of the first element of this kind inside."""
        return next((element.words() for element in self.all(kind)), "")

    def cells_of(self, kind: str) -> list[tuple[str, ...]]:
        """The words of each cell of each row in the elements of this kind."""
        rows = [row for part in self.all(kind) for row in part.all("TR")]
        return [tuple(cell.words() for cell in row.kids if isinstance(cell, _Element)) for row in rows]

    def raw(self) -> str:
        """Words without the signs before list items, and without notes."""
        if self.kind in ("Lbl", "Note"):
            return ""
        return "".join(kid if isinstance(kid, str) else kid.raw() for kid in self.kids)

    def words(self) -> str:
        """Squeezed words."""
        return squeezed(self.raw())


def _marked(page: Any, reader: PdfReader) -> dict[int, str]:
    """The words of each marked-content sequence on a page, by its number."""
    fonts = {name: _characters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    words: dict[int, str] = {}
    marks: list[int | None] = []
    font: Mapping[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        match operator:
            case b"BDC":
                properties = operands[1]
                marks.append(properties.get("/MCID") if isinstance(properties, dict) else None)
            case b"BMC":
                marks.append(None)
            case b"EMC":
                marks.pop()
            case b"Tf":
                font = fonts[operands[0]]
            case b"Tj" | b"TJ":
                strings = operands[0] if operator == b"TJ" else operands
                mark = next((mark for mark in reversed(marks) if mark is not None), None)
                if mark is not None:
                    words[mark] = words.get(mark, "") + "".join(
                        _decoded(item, font) for item in strings if not isinstance(item, int | float)
                    )
            case _:
                pass
    return words


def _decoded(string: Any, font: Mapping[int, str]) -> str:
    data = getattr(string, "original_bytes", string)
    return "".join(font[int.from_bytes(data[place : place + 2], "big")] for place in range(0, len(data), 2))


def _characters(font: Any) -> dict[int, str]:
    """Code -> characters, out of the font's ToUnicode map."""
    found: dict[int, str] = {}
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", font["/ToUnicode"].get_object().get_data(), re.DOTALL):
        for code, characters in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", section):
            found[int(code, 16)] = bytes.fromhex(characters.decode()).decode("utf-16-be")
    return found
