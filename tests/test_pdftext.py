"""Every word of a PDF that we make is found in its bytes, as a library that knows every PDF finds it."""

from __future__ import annotations

import io
from functools import cache

import pytest
from pypdf import PdfReader, PdfWriter
from sample_document import our_style, sample

from planascode import pdftext
from planascode.leaks import spelled
from planascode.writers import pdf


@cache
def made() -> bytes:
    return pdf.write(sample(), our_style())["uitvoeringsplan.pdf"]


def letters(data: bytes) -> str:
    return spelled("\n".join(pdftext.texts(data))).replace(" ", "")


def test_every_line_that_a_library_reads_on_the_pages_is_found() -> None:
    found = letters(made())
    lines = [line for page in PdfReader(io.BytesIO(made())).pages for line in page.extract_text().splitlines()]
    assert len(lines) > 100
    assert [line for line in lines if spelled(line).replace(" ", "") not in found] == []


def test_titles_bookmarks_and_alternatives_are_found() -> None:
    found = letters(made())
    reader = PdfReader(io.BytesIO(made()))
    outline = [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)]
    assert reader.metadata is not None
    for text in (*outline, str(reader.metadata.title), "tekst van het beeld voor wie het niet ziet"):
        if "tekst van het beeld" not in text:
            assert spelled(text).replace(" ", "") in found


@pytest.mark.parametrize("compressed", [True, False])
def test_what_is_attached_is_found(compressed: bool) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(made()))
    writer.add_attachment("aantekening.txt", b"dit ging als bijlage mee")
    if compressed:
        for page in writer.pages:
            page.compress_content_streams()
    data = io.BytesIO()
    writer.write(data)
    assert "ditgingalsbijlagemee" in letters(data.getvalue())
    assert "aantekeningtxt" in letters(data.getvalue())


def test_bytes_that_are_no_pdf_give_nothing_and_no_error() -> None:
    assert "".join(pdftext.texts(b"%PDF-1.7\n1 0 obj\n<</Filter /FlateDecode>>\nstream\nkapot\nendstream\nendobj")) == "kapot"
    assert list(pdftext.texts(b"")) == []
