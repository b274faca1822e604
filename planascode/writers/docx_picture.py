"""Figures: a picture in a paragraph of its own with its text alternative, and its caption below.

A drawing is there twice: as SVG, sharp at any size, and as PNG for programs that do not draw SVG.
"""

from __future__ import annotations

import struct

from planascode import nodes as n
from planascode.pictures import png
from planascode.writers import svg
from planascode.writers.docx_flow import Flow, Par, Place
from planascode.writers.docx_text import STRONG, Book, anchor, field_runs, inlines, number_of, run, words

EMU_PER_TWIP = 635
EMU_PER_INCH = 914400
WIDEST = 16 / 2.54 * EMU_PER_INCH  # 16 cm
TALLEST = 20 / 2.54 * EMU_PER_INCH
DPI = 220  # of the printed picture: between 150 and 300
_PIXELS_PER_INCH = 96  # user units of a drawing
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # MS-ODRAWXML, 2.3.1.1: svgBlip in the extensions of a:blip


def figure(node: n.Figure, book: Book, place: Place) -> list[Flow]:
    """The picture, its caption, and who made it."""
    image = node.image
    natural = image.width / _PIXELS_PER_INCH * EMU_PER_INCH
    ratio = image.height / image.width
    width = min(natural, place.width * EMU_PER_TWIP, WIDEST, TALLEST / ratio)
    if isinstance(image, n.Picture):
        blip = f'<a:blip r:embed="{_relation(book.given[image.name], book)}"/>'
    else:
        data = svg.png(image, book.style, round(DPI * width / natural))
        pixels = struct.unpack(">II", data[16:24])  # PNG (ISO 15948), 11.2.2: width and height in IHDR
        ratio = pixels[1] / pixels[0]
        if book.safe:  # it says itself how wide it is printed
            data = png(data, pixels[0], width / EMU_PER_INCH)
        relation = _relation(data, book)
        sharp = "" if book.safe else _sharp(svg.svg(image, book.style, node.alt).encode(), book)
        blip = f'<a:blip r:embed="{relation}">{sharp}</a:blip>'
    size = (int(width), int(width * ratio))
    number = book.sequences["picture"] = book.sequences.get("picture", 0) + 1
    drawn = _inline(blip, number, size, node)
    text = anchor(node.id, caption(node, book), book)
    credit = [Par("Bronvermelding" if book.safe else "Kleinetekst", inlines(node.credit, book))] if node.credit else []
    return [Par("Figuur", f"<w:r>{drawn}</w:r>"), *([Par("Bijschrift", text)] if text else []), *credit]


def caption(node: n.Table | n.Figure, book: Book) -> str:
    """The runs of a caption: its label in bold ("Tabel 3", the number as a field of Word), then its words."""
    label = node.label
    kind, _, number = label.rpartition(" ")
    if book.safe or not kind or not number.isdecimal():
        start = run(label, STRONG) if label else ""
    else:
        expected = book.sequences.get(kind, 0) + 1
        book.sequences[kind] = int(number)
        reset = "" if expected == int(number) else f" \\r {number}"
        start = run(f"{kind} ", STRONG) + field_runs(
            f"SEQ {series(kind)} \\* ARABIC{reset}", run(number, STRONG), STRONG
        )
    start = anchor(number_of(node.id), start, book) if start else ""
    text = inlines(node.caption, book)
    return start + (run(" ") if start and text else "") + text


def series(kind: str) -> str:
    """A name for a series of numbers: one word."""
    return "_".join(kind.split()).replace('"', "").replace("\\", "")


def _relation(data: bytes, book: Book) -> str:
    """The id of the relationship to a picture; the same bytes are one part."""
    if data not in book.pictures:
        book.pictures.append(data)
    return f"rImage{book.pictures.index(data) + 1}"


def _sharp(data: bytes, book: Book) -> str:
    """The SVG that Word shows in place of the PNG."""
    relation = _relation(data, book)
    return (
        f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{relation}"/></a:ext></a:extLst>'
    )


def _inline(blip: str, number: int, size: tuple[int, int], node: n.Figure) -> str:
    """DrawingML, ECMA-376 part 1, 20.4.2.8 (inline) and 20.2 (picture)."""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    name = words(node.label or node.id)
    title = words(n.plain(node.caption))
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{words(node.alt)}" title="{title}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
