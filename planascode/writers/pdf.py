"""The document as one PDF file that is both PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).

HTML (``html.py``) and ``print.css`` go through WeasyPrint. Fonts come from the house style only; nothing is
fetched; a warning is an error.
"""

from __future__ import annotations

import gc
import logging
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from io import BytesIO
from typing import Any

from planascode.housestyle import HouseStyle
from planascode.nodes import NO_PICTURES, Document, Note
from planascode.writers import html
from planascode.writers.pdf_structure import claim_both, finish, one_annotation_per_link

_SCHEME = "housestyle:"
_PICTURE = "picture:"
_META = {
    "author": "author",
    "description": "description",
    "keywords": "keywords",
    "created": "dcterms.created",
    "modified": "dcterms.modified",
}


def write(
    document: Document,
    style: HouseStyle,
    path: str = "uitvoeringsplan.pdf",
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> dict[str, bytes]:
    """The document as ``{path: bytes}``; RuntimeError when WeasyPrint warns, or needs a font or picture that is not ours."""
    with _no_search_for_libraries():
        from weasyprint import HTML

    with _no_garbage_collection(), _pages_listed_once(), _silence(), _letters() as letters:
        rendered = HTML(string=source(document, style), url_fetcher=_fetcher(style, pictures)).render(letters)
        claim_both(rendered.metadata, document)
        one_annotation_per_link(rendered.pages)
        with warnings.catch_warnings():
            # WeasyPrint 70 leaves closing its colour profile to the interpreter.
            warnings.simplefilter("ignore", ResourceWarning)
            data = rendered.write_pdf(pdf_variant="pdf/a-2a", finisher=finish)
        _only_own_fonts(rendered.fonts, style)
    return {path: data}


def source(document: Document, style: HouseStyle) -> str:
    """The document as the HTML that is printed, styles included."""
    labels = dict(document.labels)
    context = html.Context(style, lambda target: f"#{target}", True, 0, labels, _PICTURE)
    body = html.blocks(document.children, context)
    for note in document.notes:
        body = body.replace(html.call(note), _footnote(note, context), 1)
    meta = "".join(
        f'<meta name="{name}" content="{escape(document.metadata(key))}">'
        for key, name in _META.items()
        if document.metadata(key)
    )
    css = style.css_variables() + _font_faces(style) + html.tone_rules(style) + style.files["print.css"].decode()
    return (
        f'<!DOCTYPE html><html lang="{escape(document.lang)}"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title>{meta}<style>{css}</style></head>"
        f'<body data-title="{escape(document.title)}" data-page="{escape(labels["page"])}" '
        f'data-of="{escape(labels["of"])}" data-stage="{escape(labels.get("stage", ""))}">{body}</body></html>'
    )


def _footnote(note: Note, context: html.Context) -> str:
    """The note where it is called; CSS takes it to the foot of the page and leaves the number."""
    return (
        f'<span class="footnote" id="{escape(note.id)}" data-number="{escape(note.number)}">'
        f"{html.inlines(note.children, context)}</span>"
    )


def _font_faces(style: HouseStyle) -> str:
    """``@font-face`` rules; weight and slope as the font files themselves say (OpenType, table OS/2)."""
    from fontTools.ttLib import TTFont

    rules = []
    for name, data in sorted(style.files.items()):
        if name.endswith((".ttf", ".otf")):
            with TTFont(BytesIO(data), lazy=True) as font:
                slope = "italic" if font["OS/2"].fsSelection & 1 else "normal"
                weight = font["OS/2"].usWeightClass
            rules.append(
                f'@font-face{{font-family:"{style.fonts["family"]}";font-weight:{weight};font-style:{slope};'
                f'src:url("{_SCHEME}{name}")}}'
            )
    return "".join(rules)


def _fetcher(style: HouseStyle, pictures: Mapping[str, bytes]) -> Callable[[str], Any]:
    """Serves the files of the house style and the pictures, and refuses everything else: no disk, no network."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

    ours = {f"{_SCHEME}{name}": data for name, data in style.files.items()}
    ours |= {f"{_PICTURE}{name}": data for name, data in pictures.items()}

    def fetch(url: str) -> Any:
        if url not in ours:
            raise FatalURLFetchingError(f"not a file of the house style or a picture: {url}")
        return URLFetcherResponse(url, ours[url])

    return fetch


def _only_own_fonts(fonts: Any, style: HouseStyle) -> None:
    """A glyph that our font lacks comes from some font of this computer: other bytes on another one."""
    family = style.fonts["family"]
    strange = sorted({font.family for font in fonts.values()} - {family})
    if strange:
        raise RuntimeError(f"signs that {family} does not have were set in {', '.join(strange)}")


@contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """cffi asks a C compiler and a linker for each name that a library does not have here; on Linux WeasyPrint gives the full one too."""
    from ctypes import util

    search = util.find_library
    if sys.platform == "linux":
        util.find_library = lambda name: None
    try:
        yield
    finally:
        util.find_library = search


@contextmanager
def _letters() -> Iterator[Any]:
    """Where WeasyPrint keeps the fonts of one document as files; it clears them up with the last object only, which can be never."""
    from weasyprint.text.fonts import FontConfiguration

    letters = FontConfiguration()
    try:
        yield letters
    finally:
        letters.__del__()


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Rendering makes millions of live objects and hardly any garbage: collecting costs a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _pages_listed_once() -> Iterator[None]:
    """pydyf 0.13 lists all pages anew for each tag and link, so that its time grows with their square: keep the list."""
    import pydyf

    listed = pydyf.PDF.page_references
    kept: tuple[int, tuple[bytes, ...]] = (-1, ())

    def page_references(pdf: Any) -> tuple[bytes, ...]:
        nonlocal kept
        if kept[0] != len(pdf.pages["Kids"]):
            kept = len(pdf.pages["Kids"]), listed.fget(pdf)
        return kept[1]

    pydyf.PDF.page_references = property(page_references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = listed


class _Records(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the words of ``record``."""
        self.messages.append(record.getMessage())


@contextmanager
def _silence() -> Iterator[None]:
    """RuntimeError with all messages when WeasyPrint warned or asked for a file that is not ours."""
    from weasyprint.urls import FatalURLFetchingError

    records = _Records()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(records)
    try:
        yield
    except FatalURLFetchingError as error:
        raise RuntimeError(str(error)) from error
    finally:
        logger.removeHandler(records)
    if records.messages:
        raise RuntimeError("\n".join(dict.fromkeys(records.messages)))
