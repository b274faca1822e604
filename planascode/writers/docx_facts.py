"""Terms with values as paragraphs: the term in bold, its value beside it.

Not a table: it has no head row, and a screen reader reads a paragraph as the sentence that it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planascode import nodes as n
from planascode.writers.docx_flow import Flow, Par, Place
from planascode.writers.docx_metrics import advance
from planascode.writers.docx_styles import BODY, FACT, TERM
from planascode.writers.docx_text import STRONG, Book, inlines, run, tab

Render = Callable[[tuple[n.Block, ...], Book, Place], list[Flow]]
_OTHER = 1.2  # how much wider than ours the letter of a municipality's own Word file may be
_CLOSED = (":", "?", "!", ".", ";")


def facts(found: tuple[n.Fact, ...], book: Book, place: Place, render: Render) -> list[Flow]:
    """Each fact as one paragraph, or as its term above a list."""
    return [part for item in found for part in _fact(item, book, place, render)]


def _fact(item: n.Fact, book: Book, place: Place, render: Render) -> list[Flow]:
    more = "Plattetekst" if book.safe else "Gegevenvervolg"
    inside = replace(place, style=more, lists=BODY if book.safe else FACT, depth=0)
    term = inlines(item.term, book, STRONG)
    colon = "" if n.plain(item.term).rstrip().endswith(_CLOSED) else ":"
    flow = render(item.children, book, inside)
    style = more if book.safe else "Gegeven"
    match flow:
        case [Par() as first, *rest] if (
            first.style == more and not first.numbering and not first.opens and (book.safe or _fits(item, book))
        ):
            between = run(f"{colon} ") if book.safe else tab()
            return [replace(first, style=style, runs=term + between + first.runs), *rest]
        case []:
            return [Par(style, term)]
        case _:  # a list, or a term that reaches into its value: the term has a line of its own
            return [Par(style, term + (run(colon) if book.safe and colon else ""), keep_next=not book.safe), *flow]


def _fits(item: n.Fact, book: Book) -> bool:
    look = replace(book.metrics.looks["Gegeven"], bold=True)
    return advance(n.plain(item.term), look, book.metrics) * 20 * (_OTHER if book.style.base else 1) < TERM
