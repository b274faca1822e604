"""Tables: fixed column widths, a head row that is repeated, one head per row; or a card for each row.

Rows are built as text: a Word library that finds each cell anew is slower by two orders of magnitude.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from planascode import cards
from planascode import nodes as n
from planascode.writers.docx_facts import Render, facts
from planascode.writers.docx_flow import Flow, Grid, Par, Place, paragraph
from planascode.writers.docx_hyphens import breakable
from planascode.writers.docx_pages import CELL_MARGINS, WHOLE_CARD, WHOLE_ROW, cell_height, height
from planascode.writers.docx_picture import caption
from planascode.writers.docx_styles import CELL, heading_id
from planascode.writers.docx_stylesheet import TABLE
from planascode.writers.docx_text import Book, anchor, inlines, words

SAFE_COLUMNS = 6  # DROP.md 1.4


def table(node: n.Table, book: Book, place: Place, render: Render) -> list[Flow]:
    """The caption and the table, or the caption and its cards."""
    text = anchor(node.id, caption(node, book), book)
    title = [Par("Tabeltitel" if book.safe else "Bijschrift", text, keep_next=not book.safe)] if text else []
    wide = book.safe and len(node.columns) > SAFE_COLUMNS
    if wide or node.form == "cards" or (node.form == "records" and book.records == "cards"):
        return [*title, *(part for row in node.rows for part in _card(row, node.columns, book, place, render))]
    return [*title, _grid(node, book, place, render)]


def _card(row: n.Row, columns: tuple[n.Column, ...], book: Book, place: Place, render: Render) -> Iterator[Flow]:
    """A heading one level below the section around the table, then what stands on the card; a low one stays on one page."""
    heading = anchor(row.id, inlines(cards.heading(row), book), book)
    flow = [Par(heading_id(place.level + 1, book.safe), heading), *facts(cards.facts(row, columns), book, place, render)]
    pars = [part for part in flow if isinstance(part, Par)]
    if book.safe or len(pars) < len(flow) or sum(height(par, place.width, book.metrics) for par in pars) > WHOLE_CARD:
        yield from flow
    else:
        yield from (replace(par, keep_next=True) for par in pars[:-1])
        yield pars[-1]


def _grid(node: n.Table, book: Book, place: Place, render: Render) -> Grid:
    widths = column_widths(node.columns, place.width)
    total = sum(widths)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    title = words(" ".join(filter(None, (node.label, n.plain(node.caption)))))
    head = (
        f'<w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{title}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    rows, heights = [], []
    for number, found in enumerate((_labels(node.columns, book), *_rows(node, book, place, render))):
        cells = [_breakable(cell, width, book) for cell, width in zip(found, widths, strict=True)]
        tall = max(cell_height(cell, width, book.metrics) for cell, width in zip(cells, widths, strict=True))
        first = "<w:tblHeader/>" if number == 0 else ""
        whole = "<w:cantSplit/>" if tall <= WHOLE_ROW else ""
        rows.append(f"<w:tr><w:trPr>{whole}{first}</w:trPr>{_row(cells, widths)}</w:tr>")
        heights.append(tall)
    return Grid(head, tuple(rows), tuple(heights))


def column_widths(columns: tuple[n.Column, ...], total: int) -> list[int]:
    """Twips for each column; together exactly ``total``."""
    shares = sum(column.width for column in columns)
    edges = [0]
    for column in columns:
        edges.append(edges[-1] + column.width)
    places = [round(edge * total / shares) for edge in edges]
    return [end - start for start, end in pairwise(places)]


def _labels(columns: tuple[n.Column, ...], book: Book) -> list[list[Par]]:
    return [
        [Par("Tabelkopgetal" if column.align == "end" else "Tabelkop", inlines(column.children, book))]
        for column in columns
    ]


def _rows(node: n.Table, book: Book, place: Place, render: Render) -> Iterator[list[list[Par]]]:
    """The paragraphs of each cell, row by row; the first paragraph of a row is its head."""
    for row in node.rows:
        found = []
        for cell, column in zip(row.cells, node.columns, strict=True):
            style = "Tabelgetal" if column.align == "end" else "Tabeltekst"
            flow = render(cell.children, book, replace(place, style=style, lists=CELL, depth=0))
            pars = [part for part in flow if isinstance(part, Par)]
            if len(pars) != len(flow) or not pars:
                raise ValueError("a table cell holds words and lists, and is never empty")
            found.append(pars)
        first, *rest = found[0]
        style = "Tabelrijkop" if first.style == "Tabeltekst" else first.style
        found[0] = [replace(first, style=style, runs=anchor(row.id, first.runs, book)), *rest]
        yield found


def _breakable(cell: list[Par], width: int, book: Book) -> list[Par]:
    if book.safe:
        return cell
    return [breakable(par, width - CELL_MARGINS[0], book.metrics, book.document.lang) for par in cell]


def _row(cells: list[list[Par]], widths: list[int]) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraph(par) for par in cell)}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
