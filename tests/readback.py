"""Words and tables read back from the bytes of a PDF, a Word file and a web page, and from the tree they came from.

All four give the same plain shapes, so that a test can lay them beside each other cell by cell. White space is one
space; in a PDF it is nothing at all, for where a line ends there is no space and a word may be broken off.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lxml.html
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ContentStream

from planascode import nodes as n

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLOCKS = frozenset(
    ("p", "li", "ul", "ol", "div", "dt", "dd", "td", "th", "tr", "caption", "h1", "h2", "h3", "h4", "h5", "h6")
)


@dataclass(frozen=True)
class Table:
    """A table as read: its caption with its number, its column labels, its rows of cells."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Reading:
    """What stands in a file: its tables and its lists of terms with values, in order, and all words.

    ``addressed`` (web pages only) are the pairs of content address and words.
    """

    tables: tuple[Table, ...]
    facts: tuple[tuple[str, str], ...]
    text: str
    addressed: tuple[tuple[str, str], ...] = ()


def plain(text: str) -> str:
    """Words with single spaces."""
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """Words without any white space and without the hyphens between letters, which a line's end may add."""
    return re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", "", "".join(text.split()))


# --- the tree: what a writer was given ---------------------------------------------------------------


def tree_words(node: n.Node) -> str:
    """The words of a node: a badge with its symbol, a note's mark, no page numbers."""
    match node:
        case n.Text(text) | n.Abbreviation(_, text):
            return text
        case n.Badge(_, symbol, text):
            return f"{symbol} {text}"
        case n.NoteReference(_, number):
            return number
        case n.PageReference() | n.Figure():
            return ""
        case n.Paragraph() | n.Item() | n.Cell():
            return " " + "".join(map(tree_words, n.children(node))) + " "
        case _:
            return "".join(map(tree_words, n.children(node)))


def tree_tables(holder: n.Node) -> list[tuple[n.Table, Table]]:
    """The tables of a document or page, each with what should be read back."""
    return [
        (
            node,
            Table(
                plain(f"{node.label} {_words(node.caption)}"),
                tuple(_words(column.children) for column in node.columns),
                tuple(tuple(plain(tree_words(cell)) for cell in row.cells) for row in node.rows),
            ),
        )
        for node in n.walk(holder)
        if isinstance(node, n.Table)
    ]


def tree_facts(holder: n.Node) -> list[tuple[str, str]]:
    """Terms with their values."""
    return [
        (_words(node.term), plain(" ".join(map(tree_words, node.children))))
        for node in n.walk(holder)
        if isinstance(node, n.Fact)
    ]


def tree_fields(holder: n.Node) -> list[tuple[str, str]]:
    """(address, words) of every content field shown, in reading order."""
    return [(node.address, plain(_bare(node))) for node in n.walk(holder) if isinstance(node, n.Field)]


def _bare(node: n.Node) -> str:
    """Words without the symbols of badges."""
    return (
        node.text
        if isinstance(node, n.Badge)
        else tree_words(node)
        if not list(n.children(node))
        else "".join(map(_bare, n.children(node)))
    )


def _words(nodes: Sequence[n.Node]) -> str:
    return plain("".join(map(tree_words, nodes)))


# --- a web page --------------------------------------------------------------------------------------


def html_page(data: bytes) -> Reading:
    """What a browser would show of the page's main part."""
    root = lxml.html.fromstring(data)
    for mark in root.xpath("//ol[@class='notes'] | //style | //figure"):
        mark.drop_tree()
    main = root.xpath("//main")[0]
    tables = [
        Table(
            "".join(_shown(caption) for caption in table.findall("caption")),
            tuple(_shown(cell) for cell in table.findall("thead/tr/th")),
            tuple(tuple(_shown(cell) for cell in row if cell.tag in ("th", "td")) for row in table.findall("tbody/tr")),
        )
        for table in main.iter("table")
    ]
    facts = [(_shown(term), _shown(term.getnext())) for term in main.iter("dt")]
    addressed = [
        (node.get("data-address"), _shown(node, symbols=False)) for node in main.xpath(".//span[@data-address]")
    ]
    return Reading(tuple(tables), tuple(facts), _shown(root.find("body")), tuple(addressed))


def _shown(element: Any, symbols: bool = True) -> str:
    return plain("".join(_pieces(element, symbols)))


def _pieces(element: Any, symbols: bool) -> Iterator[str]:
    if not symbols and element.get("aria-hidden"):
        return
    around = " " if element.tag in _BLOCKS else ""
    yield around + (element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child, symbols)
        yield child.tail or ""
    yield around


# --- a Word file -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Line:
    style: str
    text: str
    bold: str


def docx(data: bytes, cards: Mapping[str, Sequence[str]] | None = None) -> Reading:
    """What stands in the main part of a Word file.

    ``cards``: caption -> column labels of the tables that may stand as a card for each row: a heading, then a label
    and a value for each other column. The last value of such a table runs on to the next heading or caption.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
        names = {
            style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
            for style in etree.fromstring(archive.read("word/styles.xml")).iter(f"{W}style")
        }
    flow = [
        _line(item, names) if item.tag == f"{W}p" else _grid(item) for item in body if item.tag in (f"{W}p", f"{W}tbl")
    ]
    tables = []
    for place, item in enumerate(flow):
        if isinstance(item, _Line) and item.style == "caption":
            following = flow[place + 1] if place + 1 < len(flow) else None
            if isinstance(following, Table):
                tables.append(Table(item.text, following.head, following.rows))
            elif cards and item.text in cards and following:
                tables.append(
                    Table(item.text, tuple(cards[item.text]), tuple(_cards(flow[place + 1 :], cards[item.text])))
                )
    lines = [
        item.text if isinstance(item, _Line) else " ".join(" ".join(row) for row in (item.head, *item.rows))
        for item in flow
    ]
    return Reading(tuple(tables), tuple(_facts(flow)), plain(" ".join(lines)))


def _facts(flow: Sequence[_Line | Table]) -> Iterator[tuple[str, str]]:
    """A term in bold with what follows it, up to the next term or another kind of paragraph."""
    found: list[str] = []
    for item in flow:
        inside = isinstance(item, _Line) and item.style.startswith("Gegeven")
        if found and not (inside and not item.bold):
            yield found[0], plain(" ".join(found[1:]))
            found = []
        if inside and item.bold:
            found = [item.bold, item.text.removeprefix(item.bold)]
        elif found:
            found.append(item.text)


def _line(paragraph: Any, names: Mapping[str, str]) -> _Line:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    runs = [(run.find(f"{W}rPr/{W}b") is not None, _run(run)) for run in paragraph.iter(f"{W}r")]
    runs = [run for run in runs if run[1]]
    bold = "".join(
        text for _, text in runs[: next((i for i, (is_bold, _) in enumerate(runs) if not is_bold), len(runs))]
    )
    text = re.sub(r"\[(\d+)\]", r"\1", "".join(text for _, text in runs))
    name = names.get(style.get(f"{W}val"), "") if style is not None else ""
    return _Line(name, text if "\t" in text else plain(text), plain(bold))


def _run(run: Any) -> str:
    note = run.find(f"{W}footnoteReference")
    if note is not None:
        return str(note.get(f"{W}id"))
    return "".join((item.text or "") if item.tag == f"{W}t" else "\t" if item.tag == f"{W}tab" else "" for item in run)


def _grid(table: Any) -> Table:
    rows = [
        tuple(
            plain(" ".join(_line(paragraph, {}).text for paragraph in cell.iter(f"{W}p")))
            for cell in row.findall(f"{W}tc")
        )
        for row in table.findall(f"{W}tr")
    ]
    return Table("", rows[0], tuple(rows[1:]))


def _cards(flow: Sequence[_Line | Table], labels: Sequence[str]) -> Iterator[tuple[str, ...]]:
    first = flow[0]
    assert isinstance(first, _Line) and first.style.startswith("heading"), f"no card follows: {first}"
    row: list[str] = []
    for item in flow:
        if (
            isinstance(item, Table)
            or item.style == "caption"
            or (item.style.startswith("heading") and item.style != first.style)
        ):
            break
        if item.style == first.style:
            if row:
                yield tuple(map(plain, row))
            row = [item.text]
        elif len(row) < len(labels) and item.bold == labels[len(row)].rstrip(":"):
            row.append(item.text.removeprefix(labels[len(row)]).lstrip(":"))
        elif len(row) == 1 and item.bold == labels[0].rstrip(":"):
            row[0] += item.text.removeprefix(labels[0]).lstrip(":")
        else:
            row[-1] += " " + item.text
    yield tuple(map(plain, row))


def docx_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# --- a PDF -------------------------------------------------------------------------------------------


def pdf(data: bytes) -> Reading:
    """What the structure tree says, with the words of the marked content that it points to; all squeezed."""
    reader = PdfReader(io.BytesIO(data))
    words = {page.indirect_reference.idnum: _marked(page, reader) for page in reader.pages if page.indirect_reference}
    root = _Element.of(reader.root_object["/StructTreeRoot"], words, 0)
    tables: list[Table] = []
    facts: list[tuple[str, ...]] = []
    for part in root.all("Table"):
        caption, head, rows = part.text_of("Caption"), part.cells_of("THead"), part.cells_of("TBody")
        if caption:
            tables.append(Table(caption, head[0] if head else (), tuple(rows)))
        elif head or len(rows[0]) > 2:
            tables[-1] = _continued(tables[-1], head[0] if head else (), rows)
        else:
            facts += rows
    return Reading(tuple(tables), tuple(facts), root.words())  # type: ignore[arg-type]


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


# --- data files --------------------------------------------------------------------------------------


def csv_rows(data: bytes) -> list[list[str]]:
    """The rows of one of our CSV files."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
