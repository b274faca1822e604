"""A tagged PDF read back: its structure tree with the words of the marked content, its bookmarks and its fonts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planascode.checkers.programs import of_python


@dataclass(frozen=True)
class Element:
    """An element of the structure tree: its kind, what is inside it, the attributes of a cell (ISO 32000-1, 14.8.5.7), its own language."""

    kind: str
    kids: tuple[Element | str, ...]
    scope: str = ""
    rows: int = 1
    columns: int = 1
    lang: str = ""

    def inside(self) -> Iterator[Element]:
        """The elements directly inside."""
        return (kid for kid in self.kids if isinstance(kid, Element))

    def walk(self) -> Iterator[Element]:
        """This element and all that are inside it, in reading order."""
        yield self
        for kid in self.inside():
            yield from kid.walk()

    def all(self, kind: str) -> Iterator[Element]:
        """The elements of this kind inside, in order."""
        return (element for kid in self.inside() for element in kid.walk() if element.kind == kind)

    def raw(self, without: tuple[str, ...] = ()) -> str:
        """All words as they stand in the file, without those of elements of some kinds."""
        if self.kind in without:
            return ""
        return "".join(kid if isinstance(kid, str) else kid.raw(without) for kid in self.kids)


def squeezed(text: str) -> str:
    """Words without any white space and without the hyphens between letters, which a line's end may add."""
    return re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", "", "".join(text.split()))


def reader(data: bytes) -> Any:
    """pypdf's view of a file; Absent where pypdf is not."""
    of_python("pypdf")
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(data))


def structure(file: Any) -> Element:
    """The structure tree of a file of ``reader``; one without anything in it where the file has none."""
    root = file.root_object.get("/StructTreeRoot")
    if root is None:
        return Element("", ())
    words = {page.indirect_reference.idnum: _marked(page, file) for page in file.pages if page.indirect_reference}
    return _element(root.get_object(), words, 0)


def bookmarks(file: Any) -> list[str]:
    """The titles of all bookmarks, in order."""

    def flat(entries: Any) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from flat(entry)
            else:
                yield str(entry["/Title"])

    return list(flat(file.outline))


def fonts(file: Any) -> dict[str, bool]:
    """Name of each font that a page uses, and whether it is embedded (ISO 32000-1, 9.9)."""
    found = {}
    for page in file.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            holder = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = holder.get("/FontDescriptor", {})
            found[str(font["/BaseFont"])] = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found


def _element(node: Any, words: Mapping[int, Mapping[int, str]], page: int) -> Element:
    """The element that a dictionary of the structure tree stands for; ``page`` is the number of its page's object."""
    page = node.raw_get("/Pg").idnum if "/Pg" in node else page
    found: list[Element | str] = []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()
        if isinstance(kid, int):
            found.append(words[page].get(kid, ""))
        elif "/MCID" in kid:
            place = kid.raw_get("/Pg").idnum if "/Pg" in kid else page
            found.append(words[place].get(kid["/MCID"], ""))
        elif kid.get("/Type") != "/OBJR":
            found.append(_element(kid, words, page))
    extra = node.get("/A", {})
    given = {key: value for part in (extra if isinstance(extra, list) else [extra]) for key, value in part.get_object().items()} if extra else {}
    return Element(
        str(node.get("/S", "")).removeprefix("/"),
        tuple(found),
        str(given.get("/Scope", "")).removeprefix("/"),
        int(given.get("/RowSpan", 1)),
        int(given.get("/ColSpan", 1)),
        str(node.get("/Lang", "")),
    )


def _marked(page: Any, file: Any) -> dict[int, str]:
    """The words of each marked-content sequence on a page, by its number."""
    from pypdf.generic import ContentStream

    fonts = {name: _characters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    words: dict[int, str] = {}
    marks: list[int | None] = []
    font: Mapping[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), file).operations:
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
    return "".join(font.get(int.from_bytes(data[place : place + 2], "big"), "") for place in range(0, len(data), 2))


def _characters(font: Any) -> dict[int, str]:
    """Code -> characters, out of the font's ToUnicode map; nothing for a font that has none."""
    found: dict[int, str] = {}
    unicode = font["/ToUnicode"].get_object().get_data() if "/ToUnicode" in font else b""
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", unicode, re.DOTALL):
        for code, characters in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", section):
            found[int(code, 16)] = bytes.fromhex(characters.decode()).decode("utf-16-be")
    return found
