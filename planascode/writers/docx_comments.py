"""Remarks as comments of Word: beside what they are about, outside of the text."""

from __future__ import annotations

from dataclasses import replace

from planascode import nodes as n
from planascode.writers.docx_blocks import blocks
from planascode.writers.docx_flow import Par, Place, paragraph
from planascode.writers.docx_parts import NAMESPACES, moment
from planascode.writers.docx_styles import NOTICE
from planascode.writers.docx_stylesheet import HEAD
from planascode.writers.docx_text import COMMENT, Book, mark, words


def comments_part(book: Book) -> bytes:
    """``word/comments.xml``: the remarks in the order of the text. ``book`` has links of its own and no controls."""
    comments = "".join(_comment(number, remark, book) for number, remark in enumerate(book.comments))
    return f"{HEAD}<w:comments {NAMESPACES}>{comments}</w:comments>".encode()


def _comment(number: int, remark: n.Aside, book: Book) -> str:
    """One comment; without a date when nobody knows it. ValueError for what no comment can hold: a table."""
    place = Place(width=0, style="Tekstopmerking", lists=NOTICE)
    found = [part for part in blocks(remark.children, book, place) if isinstance(part, Par)]
    if not found or any(isinstance(node, n.Table | n.Figure | n.NoteReference) for node in n.walk(remark)):
        raise ValueError(f"a remark about {remark.about!r} holds words and lists only")
    found[0] = replace(found[0], runs=mark("<w:annotationRef/>", COMMENT) + found[0].runs)
    date = f' w:date="{moment(remark.date)}"' if remark.date else ""
    text = "".join(map(paragraph, found))
    return f'<w:comment w:id="{number}" w:author="{words(remark.by)}"{date}>{text}</w:comment>'
