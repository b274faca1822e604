"""A municipality's own Word file as the base of the plan's: its styles, theme, fonts and page, and nothing else of it.

A Word file can hold programs and ask for files and addresses. Only what is named here is read, and of that only what Word's own
format defines; no relationship is followed (ECMA-376 parts 1 and 2).
"""

from __future__ import annotations

import copy
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from planascode.problems import Problem, Source

NAMES = ("sjabloon.docx", "sjabloon.dotx")
STYLES = {
    "Standaard": ("Normal", "Standaard"),
    "Standaardalinea-lettertype": ("Default Paragraph Font", "Standaardalinea-lettertype"),
    "Standaardtabel": ("Normal Table", "Standaardtabel"),
    "Geenlijst": ("No List", "Geen lijst"),
    **{f"Kop{level}": (f"heading {level}", f"Kop {level}") for level in range(1, 7)},
    "Titel": ("Title", "Titel"),
    "Ondertitel": ("Subtitle", "Ondertitel"),
    "Plattetekst": ("Body Text", "Platte tekst"),
    "Citaat": ("Quote", "Citaat"),
    "Bijschrift": ("caption", "Bijschrift"),
    "Koptekst": ("header", "Koptekst"),
    "Voettekst": ("footer", "Voettekst"),
    "Voetnoottekst": ("footnote text", "Voetnoottekst"),
    "Voetnootmarkering": ("footnote reference", "Voetnootmarkering"),
    "Tekstopmerking": ("annotation text", "Tekst opmerking"),
    "Verwijzingopmerking": ("annotation reference", "Verwijzing opmerking"),
    "Hyperlink": ("Hyperlink",),
    "Kopvaninhoudsopgave": ("TOC Heading", "Kop van inhoudsopgave"),
}
"""Styles that are taken over, by the id that the Word writer gives them: Word's own name, and the one that a Dutch Word shows."""
NEEDED = ("Standaard", "Kop1", "Kop2", "Kop3", "Bijschrift")
"""Without these the plan would not look like the municipality's; for any other style ours can stand in."""
MARGINS = (5, 60)
"""Millimetres: the least and the most."""
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_W, _A = f"{{{_WORD}}}", f"{{{_DRAWING}}}"
_LARGEST = 5_000_000  # bytes of one part
_TWIPS = 1440 / 25.4  # in a millimetre
_AGAIN = "open het in Word en sla het op als Word-sjabloon (.dotx)"
_GONE = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic", "numPr", "pPrChange", "rPrChange", "rsid", "lang")
"""What leads out of a part (letters, lists), who changed it when, and the language: that is the plan's own."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How parts of a Word file are packed (ECMA-376 part 2, annex B)."""
_NOTHING: Mapping[str, bytes] = {}
UNREADABLE = (
    zipfile.BadZipFile,  # no zip, or a part with another checksum
    NotImplementedError,  # packed or encrypted in a way that zipfile does not know
    zlib.error,  # a packed part that is broken
    EOFError,  # a packed part that is cut off
    KeyError,  # a part that is not there
    ValueError,  # what ``raw`` refuses, and an offset or name in the zip that cannot be
)
"""What reading raises for a file that is no Word file, or a damaged one."""


@dataclass(frozen=True, slots=True)
class WordBase:
    """What is taken of a Word file, as XML in Word's own names only; ``page`` in millimetres as in the tokens.

    ``colours`` and ``fonts`` are the two halves of a theme, ``letters`` the table of fonts; b"" where the file has none.
    """

    styles: bytes
    colours: bytes
    fonts: bytes
    letters: bytes
    page: Mapping[str, float]


def find(files: Mapping[str, bytes], folder: str) -> tuple[WordBase | None, list[Problem]]:
    """The base among the files of a house style, and what is wrong with it; ``folder`` stands before names in messages."""
    found = sorted(name for name in files if re.fullmatch(r"sjabloon\.\w+", name, re.IGNORECASE))
    wrong = [name for name in found if name not in NAMES]
    if not found:
        return None, []
    if wrong or len(found) > 1:
        message = f"het sjabloon voor Word heet {NAMES[0]} of {NAMES[1]}, en er is er één"
        return None, [_problem(folder + (wrong or found)[-1], message, f"laat één bestand staan; {_AGAIN}")]
    return read(folder + found[0], files[found[0]])


def read(file: str, data: bytes) -> tuple[WordBase | None, list[Problem]]:
    """The base in ``data``, or None with the one problem that stands in its way."""
    found = opened(file, data)
    if isinstance(found, Problem):
        return None, [found]
    if problem := _lacking(file, found.styles):
        return None, [problem]
    page, problems = _page(file, found.body)
    return found.base(page), problems


@dataclass(frozen=True, slots=True)
class Opened:
    """The parts of a Word file that may be looked at, by name as XML, its body and its styles; ``folder`` is where they stand."""

    folder: str
    parts: Mapping[str, Any]
    body: Any
    styles: Any

    def base(self, page: Mapping[str, float], gone: Iterable[str] = ()) -> WordBase:
        """What is taken of it; ``gone`` are the elements to leave out, where that are not those of every base."""
        theme = next((root for name, root in sorted(self.parts.items()) if "/theme/" in name), None)
        colours, fonts = (b"" if theme is None else cleaned(theme.find(f".//{_A}{half}"), _A) for half in ("clrScheme", "fontScheme"))
        letters = cleaned(self.parts.get(f"{self.folder}/fontTable.xml"), _W)
        return WordBase(cleaned(self.styles, _W, gone or _GONE), colours, fonts, letters, page)


def opened(file: str, data: bytes, more: tuple[str, ...] = ()) -> Opened | Problem:
    """The parts of a Word file, those named ``more`` too, or what stands in the way of reading them."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            kinds = _part(archive, "[Content_Types].xml")
            programs = any("macroEnabled" in item.get("ContentType", "") for item in kinds)
            if programs or any("vba" in name.lower() for name in archive.namelist()):
                return _problem(file, "in dit sjabloon zitten macro's: kleine programma's", _AGAIN)
            wanted = (f"{_MAIN}document.main+xml", f"{_MAIN}template.main+xml")
            main = next((item.get("PartName", "") for item in kinds if item.get("ContentType") in wanted), "").lstrip("/")
            folder = main.rpartition("/")[0]
            others = {f"{folder}/{name}" for name in more}
            parts = {name: _part(archive, name) for name in archive.namelist() if name in others or _is_ours(name, folder)}
            body = _part(archive, main)
    except UNREADABLE:
        return _problem(file, "dit sjabloon is geen Word-bestand dat te lezen is", f"{_AGAIN}, zonder wachtwoord")
    styles = parts.get(f"{folder}/styles.xml")
    if styles is None or styles.tag != f"{_W}styles":
        return _problem(file, "in dit sjabloon staan geen stijlen", _AGAIN)
    return Opened(folder, parts, body, styles)


def plain(base: WordBase, more: Mapping[str, bytes] = _NOTHING) -> bytes:
    """A Word file that holds this base and ``more`` parts, and nothing else: ``read`` gives the same base again."""
    sides = {name: round(size * _TWIPS) for name, size in base.page.items()}
    margins = " ".join(f'w:{name}="{sides[f"margin-{ours}"]}"' for name, ours in _SIDES.items() if sides)
    size = f'<w:sectPr><w:pgSz w:w="{sides["width"]}" w:h="{sides["height"]}"/><w:pgMar {margins}/></w:sectPr>' if sides else ""
    theme = b"<a:themeElements>" + base.colours + base.fonts + b"</a:themeElements>"
    parts = {
        "[Content_Types].xml": (
            b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            b'<Default Extension="xml" ContentType="application/xml"/>'
            b'<Override PartName="/word/document.xml" ContentType="' + _MAIN.encode() + b'document.main+xml"/></Types>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{size}</w:body></w:document>'.encode(),
        "word/styles.xml": base.styles,
        "word/fontTable.xml": base.letters,
        "word/theme/theme1.xml": b'<a:theme xmlns:a="' + _DRAWING.encode() + b'">' + theme + b"</a:theme>",
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in {**parts, **more}.items():
            info = zipfile.ZipInfo(name)
            info.create_system = 0  # the same on every computer
            if data:
                archive.writestr(info, data)
    return made.getvalue()


def key(name: str) -> str:
    """A style's name without what is spelled in many ways: case, spaces, points."""
    return re.sub(r"[\W_]", "", name.casefold())


def by_name(styles: Any) -> dict[tuple[str, str], str]:
    """The id of each style by its kind and the key of its name; Word's own name goes before the others of a style."""
    found: dict[tuple[str, str], str] = {}
    named = [(style.get(f"{_W}type", "paragraph"), style.get(f"{_W}styleId", ""), *_names(style)) for style in styles.iter(f"{_W}style")]
    for kind, own, name, _ in named:
        found.setdefault((kind, key(name)), own)
    for kind, own, _, more in named:
        for name in more:
            found.setdefault((kind, key(name)), own)
    return found


def _names(style: Any) -> tuple[str, list[str]]:
    """A style's name, and the other ones that were given to it."""
    name, more = (element.get(f"{_W}val", "") if element is not None else "" for element in map(style.find, (f"{_W}name", f"{_W}aliases")))
    return name, [item for item in more.split(",") if item.strip()]


def _is_ours(name: str, folder: str) -> bool:
    return name in (f"{folder}/styles.xml", f"{folder}/fontTable.xml") or bool(re.fullmatch(rf"{re.escape(folder)}/theme/theme\d*\.xml", name))


def raw(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of a Word file; ValueError when it is too large, packed as no Word file is, or locked, ``UNREADABLE`` when it is damaged."""
    info = archive.getinfo(name)
    if info.file_size > _LARGEST or info.compress_type not in _PACKED or info.flag_bits & 1:  # locked with a password
        raise ValueError(name)
    return archive.read(name)


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """A part as XML; ValueError as for ``raw``, and when it is no XML or has a document type."""
    from lxml import etree

    data = raw(archive, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root: Any = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise ValueError(name) from None
    if root.getroottree().docinfo.doctype:
        raise ValueError(name)
    return root


def _lacking(file: str, styles: Any) -> Problem | None:
    """The styles that are needed and not there, in one problem."""
    known = {name for kind, name in by_name(styles) if kind == "paragraph"}
    missing = [STYLES[own][-1] for own in NEEDED if not known.intersection(map(key, STYLES[own]))]
    if not missing:
        return None
    listed = " en ".join(filter(None, (", ".join(f"'{name}'" for name in missing[:-1]), f"'{missing[-1]}'")))
    message = f"in dit sjabloon ontbreekt de stijl {listed}" if len(missing) == 1 else f"in dit sjabloon ontbreken de stijlen {listed}"
    hint = "open het in Word, geef een regel die stijl, maak haar op zoals u wilt, en sla het op; de regel mag daarna weg"
    return _problem(file, message, hint)


def _page(file: str, body: Any) -> tuple[dict[str, float], list[Problem]]:
    """Size and margins of the last section, upright; empty where the file does not say them."""
    sections = list(body.iter(f"{_W}sectPr"))
    size, margins = (sections[-1].find(f"{_W}{name}") if sections else None for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return {}, []
    try:
        sides = sorted(_millimetres(size, name) for name in ("w", "h"))
        page = {"width": sides[0], "height": sides[1]}
        page |= {f"margin-{ours}": _millimetres(margins, name) for name, ours in _SIDES.items()}
    except ValueError:
        return {}, [_problem(file, "de bladzijde van dit sjabloon heeft geen maten", _AGAIN)]
    low, high = MARGINS
    wide = [name for name, ours in _SIDES.items() if not low <= page[f"margin-{ours}"] <= high]
    if wide:
        message = f"een marge van dit sjabloon is {page[f'margin-{_SIDES[wide[0]]}']:.0f} millimeter; {low} tot en met {high} kan"
        return {}, [_problem(file, message, "kies in Word bij Indeling, Marges andere marges; gaat het om een briefhoofd, maak dan een sjabloon zonder")]
    return page, []


_SIDES = {"top": "top", "bottom": "bottom", "left": "inner", "right": "outer"}


def _millimetres(element: Any, name: str) -> float:
    """A length in twentieths of a point; a margin below zero is a fixed one (ECMA-376 part 1, 17.6.11). ValueError without one."""
    return round(abs(float(element.get(f"{_W}{name}") or "geen")) / _TWIPS, 1)


def cleaned(root: Any, namespace: str, left_out: Iterable[str] = _GONE) -> bytes:
    """The XML with only what is in ``namespace`` and not ``left_out``; b"" without any."""
    from lxml import etree

    if root is None:
        return b""
    gone = {f"{_W}{name}" for name in left_out}
    strange = {element.tag for element in root.iter() if not element.tag.startswith(namespace)}
    etree.strip_elements(root, *sorted(strange | gone), with_tail=False)
    for element in root.iter():
        for name in _foreign(element.attrib, namespace):
            del element.attrib[name]
    alone = copy.copy(root)  # without what the elements around it declare
    etree.cleanup_namespaces(alone)
    return bytes(etree.tostring(alone, with_tail=False))


def _foreign(names: Iterable[str], namespace: str) -> list[str]:
    """Attributes of other programs and of relationships; DrawingML's own have no namespace."""
    return [name for name in names if name.startswith("{") and not name.startswith(namespace)]


def _problem(file: str, message: str, hint: str) -> Problem:
    return Problem(Source(file), "L-014", message, hint)
