"""Where a document prints what: every line of words with its place, and the pages of a built PDF.

Pure: a ``Document`` to lines, the bytes of our own PDF to page numbers.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planascode import nodes as n


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands.

    ``page`` and ``title`` are those of a site's page, empty in other documents. ``sections`` are the headings around it,
    the outermost first. In a table ``table`` is its label with its caption, ``row`` and ``column`` the heads of the cell;
    in a list of facts ``row`` is the term. ``anchor`` is the nearest id around it, ``begins`` whether that id is the
    line's own row or heading (else the line stands somewhere after it).
    """

    page: str = ""
    title: str = ""
    sections: tuple[str, ...] = ()
    table: str = ""
    row: str = ""
    column: str = ""
    anchor: str = ""
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed, with the fields it shows: (address, words), ``text`` being the address of a Markdown text."""

    words: str
    fields: tuple[tuple[str, str], ...]
    place: Place
    text: str = ""


def lines(document: n.Document) -> tuple[Line, ...]:
    """Every line of a document in reading order; the table of contents is left out, for it only repeats."""
    found = [*_inside(document.children, Place(), ""), *_notes(document.notes, Place())]
    for page in document.pages:
        place = Place(page.path, page.title)
        found += [*_inside(page.children, place, ""), *_notes(page.notes, place)]
    return tuple(found)


def _notes(notes: Sequence[n.Note], place: Place) -> Iterator[Line]:
    for note in notes:
        yield _line(note.children, replace(place, row=f"noot {note.number}", anchor=note.id, begins=True), "")


def _inside(blocks: Sequence[n.Block], place: Place, text: str) -> Iterator[Line]:
    for block in blocks:
        yield from _block(block, place, text)


def _block(block: n.Block, place: Place, text: str) -> Iterator[Line]:
    match block:
        case n.Paragraph(children):
            yield _line(children, place, text)
        case n.Section():
            name = f"{block.label} {n.plain(block.heading)}".strip()
            inner = replace(place, sections=(*place.sections, name), anchor=block.id, begins=False)
            yield _line(block.heading, replace(inner, begins=True), text)
            yield from _inside(block.children, inner, text)
        case n.Part(address, children):
            yield from _inside(children, place, address)
        case n.ItemList(_, items) | n.Tiles(items):
            for item in items:
                yield from _inside(item.children, place, text)
        case n.Facts(facts):
            for fact in facts:
                yield from _inside(fact.children, replace(place, row=n.plain(fact.term)), text)
        case n.Table():
            yield from _table(block, place, text)
        case n.Figure():
            inner = replace(place, table=f"{block.label} {n.plain(block.caption)}", anchor=block.id)
            yield _line(block.caption, inner, text)
            yield _line((n.Text(block.alt),), inner, text)
            if block.credit:
                yield _line(block.credit, inner, text)
        case n.Contents():
            pass
        case n.Quote(children) | n.Aside(_, children) | n.Group(_, children) | n.Cover(children):
            yield from _inside(children, place, text)


def _table(table: n.Table, place: Place, text: str) -> Iterator[Line]:
    inside = replace(place, table=f"{table.label} {n.plain(table.caption)}", anchor=table.id, begins=False)
    yield _line(table.caption, replace(inside, begins=True), text)
    heads = [n.plain(column.children) for column in table.columns]
    for column, head in zip(table.columns, heads, strict=True):
        yield _line(column.children, replace(inside, column=head), text)
    for row in table.rows:
        first = next(_inside(row.cells[0].children, inside, text), None)
        in_row = replace(inside, row=first.words if first else "", anchor=row.id or table.id, begins=bool(row.id))
        for cell, head in zip(row.cells, heads, strict=True):
            yield from _inside(cell.children, replace(in_row, column=head), text)


def _line(inlines: tuple[n.Inline, ...], place: Place, text: str) -> Line:
    return Line(n.plain(inlines), tuple(_fields(inlines)), place, text)


def _fields(inlines: tuple[n.Inline, ...]) -> Iterator[tuple[str, str]]:
    for inline in inlines:
        match inline:
            case n.Field(address, children):
                yield address, n.plain(children)
                yield from _fields(children)
            case n.Strong(children) | n.Emphasis(children) | n.Link(_, children) | n.Reference(_, children):
                yield from _fields(children)


# --- the pages of a built PDF -------------------------------------------------------------------


def pdf_pages(pdf: bytes, identifier: str = "") -> dict[str, int]:
    """Anchor -> page (from 1) in a PDF that this program made; empty when it is not the document ``identifier`` that is asked."""
    if identifier not in _streams(pdf, rb"/Subtype ?/XML"):
        return {}
    objects = _streams(pdf, rb"/ObjStm")
    order = re.search(r"/Type ?/Pages ?/Kids ?\[([^\]]*)\]", objects)
    numbers = {name: place for place, name in enumerate(re.findall(r"(\d+) 0 R", order[1] if order else ""), 1)}
    destinations = re.findall(r"\(([\w-]+)\) \[(\d+) 0 R /XYZ", objects)
    return {anchor: numbers[page] for anchor, page in destinations if page in numbers}


def pdf_length(pdf: bytes) -> int:
    """The number of pages of a PDF that this program made."""
    pages = re.search(r"/Type ?/Pages ?/Kids ?\[([^\]]*)\]", _streams(pdf, rb"/ObjStm"))
    return len(re.findall(r"(\d+) 0 R", pages[1])) if pages else 0


def _streams(pdf: bytes, kind: bytes) -> str:
    """The words of all compressed streams whose dictionary holds ``kind``."""
    found = re.findall(kind + rb".*?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    try:
        return "\n".join(zlib.decompressobj().decompress(stream).decode("latin-1") for stream in found)
    except zlib.error:
        return ""
