"""The safe subset for DROP (docs/decisions/0024): each rule read back from the bytes of the Word file, with the places where it is broken.

DROP knows no counterpart of much that Word can do, and what it cannot take is lost without a word. ``RULES`` is the whole table;
what a rule means and how to mend it stands in the layout.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

COLUMNS = 6
WIDEST = 16.0  # centimetres
DPI = (150, 300)
_EMU = 360_000  # in a centimetre
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MAKERS = frozenset({"creator", "lastModifiedBy", "Manager", "Company"})
_PLAIN = {
    "rPr": frozenset({"b", "i", "bCs", "iCs", "rStyle", "lang", "noProof"}),
    "pPr": frozenset({"pStyle", "numPr", "sectPr"}),
    "tblPr": frozenset({"tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption"}),
    "trPr": frozenset({"tblHeader", "cantSplit"}),
    "tcPr": frozenset({"tcW", "gridSpan", "vMerge"}),  # the last two have a rule of their own
}
"""What may be said of a run, a paragraph, a table, a row and a cell outside a style: bold and italic, which the target knows."""
_MARK = re.compile(r"(?:[0-9]+(?:\.[0-9]+)*\.?|[a-z]\.|[•–-])\s")
_EMBEDDED = ("vbaProject", "/embeddings/", "/activeX/", "/charts/", "/diagrams/", "/glossary/", "customXml/", "vbaData")
_NO_STATE = frozenset("–-—")
"""Signs that say of themselves that there is nothing."""
Places = Iterator[str]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file is compared with: the styles of the template and the ids in its map, who numbers, and the municipality's name.

    Without a template ``styles`` is b"" and each style of the file itself may be used. ``headings`` are ids that are those of headings.
    """

    styles: bytes = b""
    ids: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    typed: bool = True
    author: str = ""


class Book:
    """The parts of a Word file, each read once."""

    def __init__(self, docx: bytes, expected: Expected) -> None:
        """Reads the zip; the XML is read when a rule asks for it."""
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.expected = expected

    @cached_property
    def document(self) -> Any:
        """The main part."""
        return etree.fromstring(self.parts["word/document.xml"])

    @cached_property
    def styles(self) -> dict[str, Any]:
        """The styles by id; none in a file without them."""
        data = self.parts.get("word/styles.xml")
        found: Any = etree.fromstring(data).iter(f"{_W}style") if data else ()
        return {style.get(f"{_W}styleId", ""): style for style in found}

    @cached_property
    def paragraphs(self) -> list[Any]:
        """The paragraphs in their order, those in tables too."""
        return list(self.document.iter(f"{_W}p"))

    @cached_property
    def headings(self) -> frozenset[str]:
        """The ids of the styles of headings."""
        own = {name for name, style in self.styles.items() if style.find(f"{_W}pPr/{_W}outlineLvl") is not None}
        return self.expected.headings or frozenset(own)

    def name_of(self, own: str) -> str:
        """The name of a style, which Word shows; "" where it has none."""
        found = self.styles[own].find(f"{_W}name")
        return "" if found is None else str(found.get(f"{_W}val", ""))

    def relations(self) -> Iterator[tuple[str, str, str]]:
        """(kind, target, mode) of every relationship."""
        for name, data in self.parts.items():
            if name.endswith(".rels"):
                for item in etree.fromstring(data):
                    yield str(item.get("Type", "")).rpartition("/")[2], str(item.get("Target", "")), str(item.get("TargetMode", ""))

    def pictures(self) -> Iterator[tuple[Any, bytes]]:
        """Each drawing with the bytes of its picture; b"" where there is none."""
        known: dict[str, str] = {}
        if rels := self.parts.get("word/_rels/document.xml.rels"):
            known = {str(item.get("Id")): str(item.get("Target", "")) for item in etree.fromstring(rels)}
        for drawing in self.document.iter(f"{_W}drawing"):
            blip = next(drawing.iter(f"{_A}blip"), None)
            target = known.get(blip.get(f"{_R}embed", ""), "") if blip is not None else ""
            path = target.lstrip("/") if target.startswith("/") else f"word/{target}"
            yield drawing, self.parts.get(path, b"")


def results(docx: bytes, expected: Expected | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """(rule, places where it is broken) for every rule, in the order of ``RULES``."""
    book = Book(docx, expected or Expected())
    return [(name, tuple(rule(book))) for name, rule in RULES.items()]


def words(element: Any) -> str:
    """The words in an element, as they are printed."""
    return "".join(item.text or "" for item in element.iter(f"{_W}t"))


def style_of(paragraph: Any) -> str:
    """The id of a paragraph's style; "" without one."""
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _at(book: Book, element: Any) -> str:
    """Where an element stands: the number and first words of its paragraph, or what part it is of."""
    while element is not None and element.tag != f"{_W}p":
        element = element.getparent()
    if element is None:
        return "document"
    said = words(element).strip()
    return f"alinea {book.paragraphs.index(element) + 1}" + (f": {said[:40]}" if said else "")


def _tags(*names: str) -> Callable[[Book], Places]:
    """A rule that finds these elements."""

    def rule(book: Book) -> Places:
        for name in names:
            for element in book.document.iter(f"{_W}{name}"):
                yield f"w:{name} in {_at(book, element)}"

    return rule


def _names(*beginnings: str) -> Callable[[Book], Places]:
    """A rule that finds parts of these names."""
    return lambda book: (name for name in sorted(book.parts) if any(word in name for word in beginnings))


def _all(*rules: Callable[[Book], Places]) -> Callable[[Book], Places]:
    """A rule that finds what each of these finds."""
    return lambda book: (place for rule in rules for place in rule(book))


# --- styles -------------------------------------------------------------------------------------------


def _template(book: Book) -> Places:
    """The styles are those of the template, letter for letter."""
    if not book.expected.styles:
        yield "er is geen sjabloon"
    elif book.parts.get("word/styles.xml") != book.expected.styles:
        yield "word/styles.xml"


def _unknown_style(book: Book) -> Places:
    """Every paragraph, table and run has a style that the file has and the map names."""
    known = book.expected.ids or frozenset(book.styles)
    for paragraph in book.paragraphs:
        if style_of(paragraph) not in known or style_of(paragraph) not in book.styles:
            yield f"'{style_of(paragraph) or 'geen stijl'}' in {_at(book, paragraph)}"
    for kind in ("rStyle", "tblStyle"):
        for element in book.document.iter(f"{_W}{kind}"):
            own = element.get(f"{_W}val", "")
            if own not in known or own not in book.styles:
                yield f"'{own}' in {_at(book, element)}"


def _direct(book: Book) -> Places:
    for holder, allowed in _PLAIN.items():
        for properties in book.document.iter(f"{_W}{holder}"):
            for child in properties:
                if child.tag.removeprefix(_W) not in allowed:
                    yield f"{child.tag.rpartition('}')[2]} in {_at(book, properties)}"


def _hidden(book: Book) -> Places:
    """No run and no style that is used hides its words."""
    used = {element.get(f"{_W}val", "") for kind in ("pStyle", "rStyle") for element in book.document.iter(f"{_W}{kind}")}
    for name in ("vanish", "specVanish", "webHidden"):
        for element in book.document.iter(f"{_W}{name}"):
            yield _at(book, element)
        for own in sorted(used & book.styles.keys()):
            if book.styles[own].find(f"{_W}rPr/{_W}{name}") is not None:
                yield f"stijl {own}"


def _numbers(book: Book) -> Places:
    """Either every number is typed, or no number is."""
    if book.expected.typed:
        for element in book.document.iter(f"{_W}numPr"):
            yield _at(book, element)
        used = {style_of(paragraph) for paragraph in book.paragraphs}
        for own in sorted(used & book.styles.keys()):
            if book.styles[own].find(f"{_W}pPr/{_W}numPr") is not None:
                yield f"stijl {own}"
        return
    for paragraph in book.paragraphs:
        numbers = style_of(paragraph) in book.headings or paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        if numbers and _MARK.match(words(paragraph)):
            yield _at(book, paragraph)


# --- paragraphs ---------------------------------------------------------------------------------------


def _empty(book: Book) -> Places:
    for paragraph in book.paragraphs:
        if not words(paragraph).strip() and next(paragraph.iter(f"{_W}drawing"), None) is None:
            yield _at(book, paragraph)


def _empty_headings(book: Book) -> Places:
    """A heading says something besides its number."""
    for paragraph in book.paragraphs:
        if style_of(paragraph) in book.headings and not any(map(str.isalpha, words(paragraph))):
            yield _at(book, paragraph)


def _colour_only(book: Book) -> Places:
    """A state is never a sign alone, which only its colour explains."""
    for paragraph in book.paragraphs:
        said = words(paragraph).strip()
        if said and not any(map(str.isalnum, said)) and not _NO_STATE.issuperset(said):
            yield _at(book, paragraph)


def _boxes(book: Book) -> Places:
    strange = ("txbxContent", "pict", "object", "control", "smartTag", "AlternateContent", "anchor", "chart", "relIds", "OLEObject")
    for element in book.document.iter():
        if isinstance(element.tag, str) and (name := element.tag.rpartition("}")[2]) in strange:
            yield f"{name} in {_at(book, element)}"


def _sections(book: Book) -> Places:
    found = list(book.document.iter(f"{_W}sectPr"))
    for section in found[:-1]:
        yield _at(book, section)
    for columns in book.document.iter(f"{_W}cols"):
        if columns.get(f"{_W}num", "1") != "1":
            yield "kolommen"


def _elsewhere(book: Book) -> Places:
    """Nothing is fetched from elsewhere; a link may lead there."""
    for kind, target, mode in book.relations():
        if mode == "External" and (kind != "hyperlink" or not target.startswith(("https://", "http://", "mailto:", "tel:"))):
            yield f"{kind}: {target}"


# --- tables -------------------------------------------------------------------------------------------


def _table_rule(judge: Callable[[Any, Sequence[Any]], bool]) -> Callable[[Book], Places]:
    """A rule that each table breaks for which ``judge`` says so of it and its rows."""

    def rule(book: Book) -> Places:
        for number, table in enumerate(book.document.iter(f"{_W}tbl"), 1):
            if judge(table, table.findall(f"{_W}tr")):
                yield f"tabel {number}"

    return rule


def _ragged(table: Any, rows: Sequence[Any]) -> bool:
    grid = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    widths = {len(row.findall(f"{_W}tc")) for row in rows}
    return len(widths) != 1 or (grid > 0 and widths != {grid})


def _headless(_: Any, rows: Sequence[Any]) -> bool:
    heads = [row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in rows]
    return heads[:1] != [True] or any(heads[1:])


def _too_wide(_: Any, rows: Sequence[Any]) -> bool:
    return any(len(row.findall(f"{_W}tc")) > COLUMNS for row in rows)


# --- pictures -----------------------------------------------------------------------------------------


def _alternative(book: Book) -> Places:
    """A picture is described, and not by the name of its file."""
    for number, (drawing, _) in enumerate(book.pictures(), 1):
        for told in drawing.iter(f"{_WP}docPr"):
            said = (told.get("descr") or "").strip()
            if not said or said == told.get("name") or re.fullmatch(r"\S+\.(png|jpe?g|svg)", said):
                yield f"beeld {number}"


def _place(book: Book) -> Places:
    """A picture stands in the line, alone in its paragraph, and in no table."""
    for number, (drawing, _) in enumerate(book.pictures(), 1):
        above = [element.tag for element in drawing.iterancestors()]
        paragraph = next(drawing.iterancestors(f"{_W}p"), None)
        alone = paragraph is not None and not words(paragraph).strip()
        if drawing.find(f"{_WP}inline") is None or f"{_W}tc" in above or not alone:
            yield f"beeld {number}"


def _picture_rule(judge: Callable[[Any, Picture], bool]) -> Callable[[Book], Places]:
    """A rule that each picture breaks for which ``judge`` says so of its drawing and its bytes."""

    def rule(book: Book) -> Places:
        for number, (drawing, data) in enumerate(book.pictures(), 1):
            if judge(drawing, picture(data)):
                yield f"beeld {number}"

    return rule


@dataclass(frozen=True, slots=True)
class Picture:
    """What the bytes of a picture say: kind ("" when it is no PNG or JPEG), pixels, channels, and whether it can be seen through."""

    kind: str
    width: int = 0
    height: int = 0
    channels: int = 0
    alpha: bool = False


_CHANNELS = {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})


def picture(data: bytes) -> Picture:
    """A PNG by its header (ISO/IEC 15948, 11.2.2), a JPEG by its frame (ITU T.81, B.2.2)."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 26:
        width, height = struct.unpack(">II", data[16:24])
        return Picture("png", width, height, _CHANNELS.get(data[25], 0), data[25] in (4, 6) or b"tRNS" in data[: data.find(b"IDAT")])
    if data.startswith(b"\xff\xd8"):
        place = 2
        while place + 9 < len(data) and data[place] == 0xFF:
            if data[place + 1] in _FRAMES:
                height, width, channels = struct.unpack(">HHB", data[place + 5 : place + 10])
                return Picture("jpeg", width, height, channels)
            place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return Picture("")


def centimetres(drawing: Any) -> tuple[float, float]:
    """How wide and high a picture is printed; zeros where it does not say so."""
    extent = next(drawing.iter(f"{_WP}extent"), None)
    return (0.0, 0.0) if extent is None else (int(extent.get("cx", 0)) / _EMU, int(extent.get("cy", 0)) / _EMU)


def dpi(drawing: Any, found: Picture) -> float:
    """How many pixels go in an inch as it is printed; 0 where that cannot be told."""
    width, _ = centimetres(drawing)
    return found.width / (width / 2.54) if width else 0.0


def _blurred(drawing: Any, found: Picture) -> bool:
    return not DPI[0] <= round(dpi(drawing, found)) <= DPI[1]


# --- properties ---------------------------------------------------------------------------------------


def _persons(book: Book) -> Places:
    """The file names its municipality, and nobody else, as its maker."""
    for name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
        if data := book.parts.get(name):
            for element in etree.fromstring(data).iter():
                kind, said = str(element.tag).rpartition("}")[2], (element.text or "").strip()
                if kind in _MAKERS and said not in ("", book.expected.author):
                    yield f"{kind}: {said}"


def _told(book: Book) -> Places:
    """The file says its title and that it is in Dutch or Frisian."""
    core = etree.fromstring(book.parts["docProps/core.xml"]) if "docProps/core.xml" in book.parts else None
    for name in ("title", "creator", "language"):
        if core is None or not (core.findtext(f"{_DC}{name}") or "").strip():
            yield name


RULES: Mapping[str, Callable[[Book], Places]] = {
    "sjabloon": _template,
    "stijlen": _unknown_style,
    "opmaak": _direct,
    "verborgen": _hidden,
    "nummers": _numbers,
    "kop-en-voettekst": _names("word/header", "word/footer"),
    "velden": _tags("fldSimple", "fldChar", "instrText", "sdt"),
    "bladwijzers": _tags("bookmarkStart"),
    "wijzigingen": _tags("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange"),
    "opmerkingen": _all(_names("word/comments"), _tags("commentReference", "commentRangeStart")),
    "noten": _all(_names("word/footnotes", "word/endnotes"), _tags("footnoteReference", "endnoteReference")),
    "lege-alineas": _empty,
    "lege-koppen": _empty_headings,
    "regeleinden": _tags("br", "cr"),
    "bladzijden": _tags("pageBreakBefore", "lastRenderedPageBreak"),
    "secties": _sections,
    "tekstvakken": _boxes,
    "ingesloten": _names(*_EMBEDDED),
    "elders": _elsewhere,
    "samengevoegd": _tags("vMerge", "gridSpan"),
    "genest": _table_rule(lambda table, _: table.find(f".//{_W}tbl") is not None),
    "rechte-rijen": _table_rule(_ragged),
    "kopregel": _table_rule(_headless),
    "kolommen": _table_rule(_too_wide),
    "kleur-alleen": _colour_only,
    "beeld-beschrijving": _alternative,
    "beeld-plaats": _place,
    "beeld-soort": _picture_rule(lambda _, found: not found.kind),
    "beeld-breedte": _picture_rule(lambda drawing, _: centimetres(drawing)[0] > WIDEST + 0.01),
    "beeld-scherp": _picture_rule(_blurred),
    "beeld-doorzichtig": _picture_rule(lambda _, found: found.alpha),
    "beeld-kleuren": _picture_rule(lambda _, found: found.channels not in (1, 3)),
    "personen": _persons,
    "eigenschappen": _told,
}  # fmt: skip
"""The rules of DROP's safe subset that can be read from the file: rule -> the places where it is broken."""
