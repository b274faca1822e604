"""The publication set: what a jurist needs to load the plan into DROP, out of the public edition only.

A Word file in a safe subset, every metadata field ready to copy, the figures with their text alternatives, and a
checklist with the result of each rule, read back from the bytes of the Word file. Whether KOOP's own template was used
is a rule like the others; it is not in this project, so the set says loudly that it is not yet ready for DROP.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

from planascode import nodes as n
from planascode.compose import compose
from planascode.exports import table_file
from planascode.housestyle import HouseStyle
from planascode.model import Plan
from planascode.pictures import png

DOCX = "uitvoeringsplan.docx"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DPI = 200
_WIDEST = 16 / 2.54  # inches
Parts = Mapping[str, bytes]


def make(
    plan: Plan,
    editie: str,
    layouts: Mapping[str, str],
    style: HouseStyle,
    facts: Mapping[str, object],
    pictures: Mapping[str, bytes],
) -> dict[str, bytes]:
    """The files of the set, without the PDF copy."""
    from planascode.writers import docx, site

    text = compose(plan, "publicatie", layouts, editie, facts)
    files = docx.write(text, style, DOCX, landscape=False, records="cards", safe=True, pictures=pictures)
    found = results(files[DOCX])
    sheet = compose(plan, "publicatieblad", layouts, editie, {**facts, "regels": found})
    return {**files, **figures(text, style, pictures), **site.write(sheet, style), "metadata.csv": metadata_csv(sheet)}


def figures(document: n.Document, style: HouseStyle, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each figure as PNG, and ``figuren/alt.csv`` with name, label, caption, text alternative and who made it."""
    files: dict[str, bytes] = {}
    rows = [("bestand", "nummer", "bijschrift", "tekst voor wie het niet ziet", "bron")]
    for place, figure in enumerate((node for node in n.walk(document) if isinstance(node, n.Figure)), 1):
        name = f"figuur-{place:02d}.png"
        files[f"figuren/{name}"] = _png(figure.image, style, pictures)
        rows.append((name, figure.label, n.plain(figure.caption), figure.alt, n.plain(figure.credit)))
    return {**files, "figuren/alt.csv": table_file(rows[0], rows[1:])}


def _png(image: n.Drawing | n.Picture, style: HouseStyle, pictures: Mapping[str, bytes]) -> bytes:
    """A drawing or picture as PNG that says how wide it is on paper: at most 16 centimetres."""
    from planascode.writers import svg

    inches = min(image.width / svg.PIXELS_PER_INCH, _WIDEST)
    pixels = round(inches * _DPI)
    if isinstance(image, n.Picture):
        return png(pictures[image.name], pixels, inches)
    return png(svg.png(image, style, round(pixels / image.width * svg.PIXELS_PER_INCH)), pixels, inches)


def metadata_csv(sheet: n.Document) -> bytes:
    """The metadata table of the sheet as CSV: field, value, state."""
    for node in n.walk(sheet):
        if isinstance(node, n.Table) and node.id == "metadata":
            rows = [tuple(n.plain(column.children) for column in node.columns)]
            rows += [tuple(_words(cell) for cell in row.cells) for row in node.rows]
            return table_file(rows[0], rows[1:])
    raise ValueError("the layout publicatieblad has no table with the id 'metadata'")


def _words(cell: n.Cell) -> str:
    return "; ".join(n.plain(node.children) for node in n.walk(cell) if isinstance(node, n.Paragraph))


# --- the rules of the safe subset, read back from the bytes ------------------------------------------


def results(docx: bytes) -> list[tuple[str, int]]:
    """(rule, number of findings) for every rule, in the order of ``RULES``."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return [(name, rule(parts)) for name, rule in RULES]


def _count(parts: Parts, *tags: str) -> int:
    root = etree.fromstring(parts["word/document.xml"])
    return sum(1 for tag in tags for _ in root.iter(f"{_W}{tag}"))


def _no_template(parts: Parts) -> int:
    """The Word file is not built from KOOP's template: it is not in this project and no plan can name it yet."""
    return 1


def _headers(parts: Parts) -> int:
    return sum(name.startswith(("word/header", "word/footer")) for name in parts)


def _comments(parts: Parts) -> int:
    return sum(name.startswith("word/comments") for name in parts) + _count(parts, "commentReference")


def _empty_paragraphs(parts: Parts) -> int:
    root = etree.fromstring(parts["word/document.xml"])
    filled = ("t", "drawing")
    return sum(
        not any(True for tag in filled for _ in paragraph.iter(f"{_W}{tag}")) for paragraph in root.iter(f"{_W}p")
    )


def _unreadable_tables(parts: Parts) -> int:
    """Tables that are not rectangular, nested, wider than six columns, or without a repeated head row."""
    wrong = 0
    for table in etree.fromstring(parts["word/document.xml"]).iter(f"{_W}tbl"):
        rows = table.findall(f"{_W}tr")
        widths = {len(row.findall(f"{_W}tc")) for row in rows}
        nested = table.find(f".//{_W}tbl") is not None
        head = rows[0].find(f"{_W}trPr/{_W}tblHeader") if rows else None
        wrong += len(widths) != 1 or max(widths) > 6 or nested or head is None
    return wrong


def _unstyled(parts: Parts) -> int:
    """Runs with formatting of their own besides bold and italic."""
    allowed = {f"{_W}{name}" for name in ("b", "i", "bCs", "iCs", "rStyle", "lang", "noProof")}
    root = etree.fromstring(parts["word/document.xml"])
    return sum(any(child.tag not in allowed for child in properties) for properties in root.iter(f"{_W}rPr"))


def _pictures_without_alt(parts: Parts) -> int:
    root = etree.fromstring(parts["word/document.xml"])
    tag = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    return sum(not picture.get("descr") for picture in root.iter(tag))


def _one_section(parts: Parts) -> int:
    return max(0, _count(parts, "sectPr") - 1)


RULES: tuple[tuple[str, Callable[[Parts], int]], ...] = (
    ("sjabloon", _no_template),
    ("opmaak", _unstyled),
    ("kop-en-voettekst", _headers),
    ("velden", lambda parts: _count(parts, "fldSimple", "fldChar", "instrText", "sdt")),
    ("wijzigingen", lambda parts: _count(parts, "ins", "del", "moveFrom", "moveTo")),
    ("opmerkingen", _comments),
    ("lege-alineas", _empty_paragraphs),
    ("regeleinden", lambda parts: _count(parts, "br", "cr")),
    ("samengevoegd", lambda parts: _count(parts, "vMerge", "gridSpan")),
    ("tabellen", _unreadable_tables),
    ("afbeeldingen", _pictures_without_alt),
    ("secties", _one_section),
)
"""The rules of DROP's safe subset that can be read from the file (rule, findings)."""
