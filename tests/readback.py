"""Words and tables read back from the bytes of a PDF, a Word file and a web page, and from the tree they came from.

All four give the same plain shapes, so that a test can lay them beside each other cell by cell. White space is one
space; in a PDF it is nothing at all, for where a line ends there is no space and a word may be broken off.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import lxml.html

from planascode import nodes as n

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
    """What a browser would show of the page's main part, without what is told of other files when those are made."""
    root = lxml.html.fromstring(data)
    for mark in root.xpath("//ol[@class='notes'] | //style | //figure | //span[@class='told']"):
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


# --- data files --------------------------------------------------------------------------------------


def csv_rows(data: bytes) -> list[list[str]]:
    """The rows of one of our CSV files."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
