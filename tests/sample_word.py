"""The realistic document as a Word file, for the tests of the Word writer."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from sample_document import our_style, sample
from word_file import part

from planascode import nodes as n
from planascode.writers import docx


@cache
def made() -> bytes:
    """The sample as a Word file."""
    return docx.write(sample(), our_style())["uitvoeringsplan.docx"]


@cache
def body() -> Any:
    return part(made())


def only(*blocks: n.Block, notes: tuple[n.Note, ...] = ()) -> Any:
    """The main part of a document with only these blocks."""
    return part(docx.write(replace(sample(), children=blocks, notes=notes), our_style())["uitvoeringsplan.docx"])
