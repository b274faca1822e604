"""The index of a site's search: what the tree says can be found (``kind``), with the words that stand there.

It is a script that sets one constant, so that it can be read on ``file://`` too; ``scripts/search-engine.js`` asks it. What is
no word of the language (word forms, compounds, slips of the pen) is left to that script.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from planascode import nodes as n

NAME = "searchIndex"
_LEFT_OUT = str.maketrans("", "", "'’\u00ad")
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: its name, what it is, where it stands, its address from the root, and its words.

    ``also`` are other words for its name.
    """

    title: str
    kind: str
    place: str
    address: str
    text: str
    also: str = ""


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared: small letters without accents; an apostrophe joins."""
    plain = unicodedata.normalize("NFKD", text.translate(_LEFT_OUT)).lower()
    if not plain.isascii():
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _TOKEN.findall(plain)


def entries(document: n.Document) -> list[Entry]:
    """Everything that can be found, in the order of the site."""
    return [entry for page in document.pages for entry in _on_page(page)]


def index(document: n.Document) -> bytes:
    """The script: words in order, and for each the numbers of its entries as steps to base 36, apart by dots."""
    found = entries(document)
    skip = set(tokens(dict(document.labels).get("search-skip", "")))
    places: dict[str, list[int]] = {}
    for number, entry in enumerate(found):
        for word in sorted(set(tokens(entry.text)) - skip):
            places.setdefault(word, []).append(number)
    kinds, homes = (list(dict.fromkeys(getattr(entry, name) for entry in found)) for name in ("kind", "place"))
    data = {
        "kinds": kinds,
        "places": homes,
        "entries": [
            [entry.title, kinds.index(entry.kind), homes.index(entry.place), entry.address, *filter(None, (entry.also,))]
            for entry in found
        ],
        "words": " ".join(sorted(places)),
        "in": ",".join(_steps(places[word]) for word in sorted(places)),
        "forms": document.forms,
        "skip": sorted(skip),
    }
    return f'"use strict";\nconst {NAME} = {json.dumps(data, ensure_ascii=False, separators=(",", ":"))};\n'.encode()


def _steps(numbers: list[int]) -> str:
    return ".".join(_base36(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    head, last = divmod(number, 36)
    return (_base36(head) if head else "") + digits[last]


# --- what can be found ---------------------------------------------------------------------------------------


def _on_page(page: n.Page) -> Iterator[Entry]:
    """The page where it has a kind, then what can be found in it."""
    above = " › ".join(title for _, title in page.trail[1:])
    inside = " › ".join(filter(None, (above, page.title)))
    parts = list(_parts(page, page))
    if page.kind:
        own = {id(part) for part in parts}
        yield Entry(page.title, page.kind, above, f"{page.path}.html", _text(page, own))
    for part in parts:
        yield from _part(part, page, inside)


def _parts(node: n.Node, page: n.Page) -> Iterator[n.Section | n.Row | n.Table]:
    """The sections and rows of a page that can be found, and the tables that can be sifted."""
    for child in n.inner_blocks(node):
        match child:
            case n.Section(kind=kind) if kind or page.parts:
                yield child
            case n.Row(kind=kind) if kind:
                yield child
            case n.Table(facets=facets) if facets:
                yield child
        yield from _parts(child, page)


def _part(part: n.Section | n.Row | n.Table, page: n.Page, place: str) -> Iterator[Entry]:
    match part:
        case n.Section():
            title, own = n.plain(part.heading), {id(child) for child in _parts(part, page)}
            yield Entry(title, part.kind or page.kind, place, f"{page.path}.html#{part.id}", _text(part, own))
        case n.Row():
            yield Entry(_head(part), part.kind, place, f"{page.path}.html#{part.id}", _text(part, set()))
        case n.Table():
            for facet in part.facets:
                for choice in facet.choices:
                    if not _has_page(choice):
                        address = f"{page.path}.html?{facet.name}={choice.name}"
                        yield Entry(n.plain(choice.children), n.plain(facet.children), place, address, "", choice.words)


def _has_page(choice: n.Choice) -> bool:
    """Whether a choice links to a page, which is found itself."""
    return any(isinstance(node, n.Reference) and node.target.startswith("page:") for node in n.walk(choice))


def _head(row: n.Row) -> str:
    """The words of the first block of a row."""
    first: n.Node = row.cells[0]
    while not isinstance(first, n.Paragraph):
        first = n.children(first)[0]
    return n.plain(first.children)


def _text(node: n.Node, others: set[int]) -> str:
    """The words inside a node, without those of ``others`` in it and without the lists by which tables are sifted."""
    match node:
        case n.Text(text) | n.Badge(_, _, text):
            return text
        case n.Abbreviation(full, text):
            return f"{text} {full}"
        case n.Drawing() | n.Facet():
            return " "
        case _:
            inner = "".join(_text(child, others) for child in n.children(node) if id(child) not in others)
            return inner if isinstance(node, n.Strong | n.Emphasis | n.Field | n.Link | n.Reference) else f" {inner} "
