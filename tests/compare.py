"""Comparing what was read back from an output with the tree that it was written from, and with the content.

Each comparison gives its findings as sentences; a finding names the addresses of the content fields that it is about.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import plan_rows
import readback
import readback_docx
import readback_pdf
from readback import Reading, plain

from planascode import nodes as n
from planascode.checkers.tagged import squeezed


@dataclass(frozen=True)
class Output:
    """A written document: each part of the tree (a site has many) with what was read back from its bytes.

    ``form`` brings words to the form in which they can be compared. ``open_ended``: captions of the tables that stand as
    cards whose last value may run on, for nothing in the file says where it ends.
    """

    parts: tuple[tuple[n.Document | n.Page, Reading], ...]
    form: Callable[[str], str]
    open_ended: frozenset[str] = frozenset()

    def tables(self) -> Iterator[tuple[str, readback.Table]]:
        """(id, table as read) of every table; the open end of a last card is cut off where the tree has its end."""
        for holder, reading in self.parts:
            for (node, expected), found in zip(readback.tree_tables(holder), reading.tables, strict=True):
                *rest, last = found.rows
                end = len(expected.rows[-1][-1]) if expected.caption in self.open_ended else None
                yield node.id, replace(found, rows=(*rest, (*last[:-1], last[-1][:end])))


def read_pdf(data: bytes, document: n.Document) -> Output:
    """A PDF read back."""
    labels = {squeezed(caption): tuple(map(squeezed, head)) for caption, head in _cards(document).items()}
    return Output(((document, readback_pdf.pdf(data, labels)),), squeezed)


def read_docx(data: bytes, document: n.Document) -> Output:
    """A Word file with its tables read back."""
    labels = _cards(document)
    return Output(((document, readback_docx.docx(data, labels)),), plain, frozenset(labels))


def read_cards(data: bytes, document: n.Document) -> Output:
    """A Word file whose wide tables are cards read back."""
    labels = {table.caption: table.head for _, table in readback.tree_tables(document)}
    return Output(((document, readback_docx.docx(data, labels)),), plain, frozenset(labels))


def _cards(document: n.Document) -> dict[str, tuple[str, ...]]:
    """Caption -> column labels of the tables that ask to stand as cards."""
    return {table.caption: table.head for node, table in readback.tree_tables(document) if node.form == "cards"}


def read_site(files: Mapping[str, bytes], document: n.Document) -> Output:
    """The pages of a site read back."""
    return Output(tuple((page, readback.html_page(files[f"{page.path}.html"])) for page in document.pages), plain)


def differences(output: Output) -> list[str]:
    """Every table, cell and fact that does not read back as the tree has it, each with the addresses it shows."""
    found: list[str] = []
    for holder, reading in output.parts:
        expected = readback.tree_tables(holder)
        if len(expected) != len(reading.tables):
            found.append(f"{len(reading.tables)} tables instead of {len(expected)}")
        for (node, table), read in zip(expected, reading.tables, strict=False):
            found += _table_differences(node, table, read, output)
    return found


def _table_differences(node: n.Table, table: readback.Table, read: readback.Table, output: Output) -> Iterator[str]:
    form = output.form
    if (form(table.caption), [form(label) for label in table.head]) != (
        form(read.caption),
        [form(label) for label in read.head],
    ):
        yield f"{table.caption}: {read.caption} {read.head} instead of {table.head}"
    if len(table.rows) != len(read.rows):
        yield f"{table.caption}: {len(read.rows)} rows instead of {len(table.rows)}"
    for row, words, read_words in zip(node.rows, table.rows, read.rows, strict=False):
        if len(words) != len(read_words):
            yield f"{table.caption}, {words[0]}: {len(read_words)} cells instead of {len(words)}"
        for place, (cell, expected, got) in enumerate(zip(row.cells, words, read_words, strict=False)):
            last = table.caption in output.open_ended and row is node.rows[-1] and place == len(words) - 1
            if form(got) != form(expected) and not (last and form(got).startswith(form(expected))):
                yield f"{table.caption}, {words[0]}, {table.head[place]} {_addresses(cell)}: {got!r} instead of {expected!r}"


def _addresses(node: n.Node) -> str:
    return " ".join(f"<{item.address}>" for item in n.walk(node) if isinstance(item, n.Field))


def disagreements(holder: n.Node, words: Mapping[str, str]) -> list[str]:
    """Fields of a tree that do not say what the content says at their address."""
    return [
        f"<{address}>: {shown!r} instead of {words.get(address)!r}"
        for address, shown in readback.tree_fields(holder)
        if plain(words.get(address, "")) != shown
    ]


def unmet(output: Output, rows: Mapping[str, list[list[plan_rows.Cell]]]) -> list[str]:
    """Rows of tables as read that do not hold what the content says they must; tables that are not there."""
    tables = dict(output.tables())
    found = [f"no table {key}" for key in rows if key not in tables]
    for key in rows.keys() & tables.keys():
        read = tables[key]
        if len(read.rows) != len(rows[key]):
            found.append(f"{key}: {len(read.rows)} rows instead of {len(rows[key])}")
        for row, expected in zip(read.rows, rows[key], strict=False):
            cells = zip(read.head, row, expected, strict=True)
            found += [
                f"{key}, {row[0]}, {label}: {cell!r} without {want!r}"
                for label, cell, want in cells
                if not _holds(cell, want, output)
            ]
    return sorted(found)


def _holds(cell: str, expected: plan_rows.Cell, output: Output) -> bool:
    if isinstance(expected, str):
        return output.form(cell) == output.form(expected)
    return all(in_order(output.form(cell), map(output.form, group)) for group in expected)


def in_order(text: str, pieces: Iterable[str]) -> bool:
    """Whether these pieces stand in the text one after the other."""
    place = 0
    for piece in pieces:
        place = text.find(piece, place) + len(piece)
        if place < len(piece):
            return False
    return True


def rebuilt(node: Any, change: Callable[[Any], Any]) -> Any:
    """A node with everything directly inside it changed."""
    changes = {}
    for item in dataclasses.fields(node):
        value = getattr(node, item.name)
        if isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]):
            changes[item.name] = tuple(map(change, value))
    return replace(node, **changes) if changes else node
