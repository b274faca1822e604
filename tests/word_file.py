"""A Word file as its parts, for the tests of the Word writer."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}


def part(data: bytes, name: str = "word/document.xml") -> Any:
    """A part as XML; KeyError when the file has no such part."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def with_change(data: bytes, name: str, pattern: str, new: str) -> bytes:
    """The file after changing one part of it once."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as whole, zipfile.ZipFile(made, "w") as broken:
        for item in whole.namelist():
            content = whole.read(item)
            if item == name:
                text, changed = re.subn(pattern, new, content.decode(), count=1, flags=re.DOTALL)
                assert changed, f"{name} does not hold {pattern}"
                content = text.encode()
            broken.writestr(item, content)
    return made.getvalue()


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def find(root: Any, path: str) -> list[Any]:
    """XPath with Word's prefixes."""
    return list(root.xpath(path, namespaces=SPACES))


def words(element: Any) -> str:
    """The printed words inside an element."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for item in element.iter(f"{W}t", f"{W}tab", f"{W}noBreakHyphen"):
        yield (item.text or "") if item.tag == f"{W}t" else " "


def style(paragraph: Any) -> str:
    """The id of a paragraph's style, or ""."""
    return "".join(find(paragraph, "w:pPr/w:pStyle/@w:val"))


def paragraphs(root: Any, of: str = "") -> list[Any]:
    """All paragraphs, or those of one style."""
    return [found for found in root.iter(f"{W}p") if not of or style(found) == of]
