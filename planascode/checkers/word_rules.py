"""What Word's own accessibility checker asks, and what makes Word forget a style, read from the parts of a Word file."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from planascode.checkers.programs import Finding
from planascode.contrast import TEXT, ratio

LANGUAGE = "nl"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_STYLED = ("pStyle", "rStyle", "tblStyle")
_SAYS_NOTHING = re.compile(r"((klik )?(hier|link|lees meer|meer|deze (link|pagina)|website)\W*)?", re.IGNORECASE)
_DIRECT = {"rPr": frozenset(("rStyle", "b", "i", "lang")), "pPr": frozenset(("pStyle", "keepNext", "pageBreakBefore", "numPr", "sectPr"))}
"""What a run and a paragraph may say of themselves; how they look otherwise belongs in a style."""
Found = Iterator[tuple[str, str, str]]


def judge(paths: Sequence[Path]) -> list[Finding]:
    """What is wrong with these Word files."""
    return [Finding(path.as_posix(), *found) for path in paths for found in _file(path)]


def _file(path: Path) -> Found:
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        parts = {name: etree.fromstring(archive.read(name)) for name in names if name.endswith((".xml", ".rels"))}
    document, styles = parts["word/document.xml"], parts["word/styles.xml"]
    yield from _relationships(parts, frozenset(names))
    yield from _styles(parts, styles)
    yield from _language(styles, parts.get("docProps/core.xml"))
    yield from _pictures(parts)
    yield from _tables(document)
    yield from _headings(document, styles)
    yield from _links(document)
    yield from _space(document)
    yield from _direct(document)
    yield from _contrast(document, styles)


def _relationships(parts: Mapping[str, Any], names: frozenset[str]) -> Found:
    """Every relationship leads to a part, and every part's references to a relationship (ECMA-376 part 2, 6.5)."""
    for name, root in parts.items():
        folder, file = posixpath.split(name)
        if file.endswith(".rels"):
            for item in root:
                target = item.get("Target", "")
                place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(folder), target))
                if item.get("TargetMode") != "External" and place not in names:
                    yield "relatie", name, f"{item.get('Id')} leidt naar {target}, en dat is er niet"
            continue
        known = {item.get("Id") for item in parts.get(f"{folder}/_rels/{file}.rels", ())}
        used = {value for element in root.iter() for key, value in element.attrib.items() if key.startswith(_R)}
        for missing in sorted(used - known):
            yield "relatie", name, f"{missing} is er niet"


def _styles(parts: Mapping[str, Any], styles: Any) -> Found:
    known = {style.get(f"{_W}styleId") for style in styles.iter(f"{_W}style")}
    for name, root in parts.items():
        used = {element.get(f"{_W}val") for kind in _STYLED for element in root.iter(f"{_W}{kind}")}
        for missing in sorted(used - known):
            yield "stijl", name, f"de stijl '{missing}' ontbreekt"


def _language(styles: Any, core: Any) -> Found:
    said = [found.get(f"{_W}val", "") for found in styles.findall(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")]
    if not said or said[0].partition("-")[0] != LANGUAGE:
        yield "taal", "word/styles.xml", f"de taal is {said[0] if said else 'niet gezegd'}, niet {LANGUAGE}"
    for name, rule in (("title", "titel"), ("language", "taal")):
        if core is None or not (core.findtext(f"{_DC}{name}") or "").strip():
            yield rule, "docProps/core.xml", f"de eigenschap '{rule}' is leeg"


def _pictures(parts: Mapping[str, Any]) -> Found:
    for name, root in parts.items():
        for picture in root.iter(f"{_WP}docPr"):
            if not picture.get("descr", "").strip():
                yield "alternatieve tekst", name, f"'{picture.get('name')}' heeft geen alternatieve tekst"


def _tables(document: Any) -> Found:
    for number, table in enumerate(document.iter(f"{_W}tbl"), 1):
        heads = [row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in table.findall(f"{_W}tr")]
        if heads[:1] != [True] or any(heads[1:]):
            yield "kopregel", f"tabel {number}", "niet de eerste rij alleen is kopregel"
        look = table.find(f"{_W}tblPr/{_W}tblLook")
        if look is None or {look.get(f"{_W}firstRow"), look.get(f"{_W}firstColumn")} != {"1"}:
            yield "kopregel", f"tabel {number}", "de eerste rij en kolom zijn niet als koppen aangemerkt"
        if any(True for kind in ("gridSpan", "vMerge") for _ in table.iter(f"{_W}{kind}")):
            yield "samengevoegde cellen", f"tabel {number}", "een schermlezer leest samengevoegde cellen verkeerd voor"
        if not all(_words(cell) for cell in table.iter(f"{_W}tc")):
            yield "lege cellen", f"tabel {number}", "een cel is leeg; een schermlezer leest dan niets voor"


def _headings(document: Any, styles: Any) -> Found:
    """Each heading is at most one level below the one before it."""
    levels = {
        style.get(f"{_W}styleId"): int(found.get(f"{_W}val")) + 1
        for style in styles.iter(f"{_W}style")
        if (found := style.find(f"{_W}pPr/{_W}outlineLvl")) is not None and int(found.get(f"{_W}val")) < 9
    }
    before = 0
    for paragraph in document.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        level = levels.get(style.get(f"{_W}val")) if style is not None else None
        if level is not None:
            if level > before + 1:
                yield "koppen", f"'{_words(paragraph)}'", f"een kop van niveau {level} volgt op niveau {before}"
            before = level


def _links(document: Any) -> Found:
    for link in document.iter(f"{_W}hyperlink"):
        words = _words(link)
        if _SAYS_NOTHING.fullmatch(words):
            yield "linktekst", f"'{words}'", "de woorden van de link zeggen niet waar hij heen gaat"


def _space(document: Any) -> Found:
    """No line is broken by hand, and only the paragraph that ends a section is empty (ISO/IEC 29500-1, 17.6.17 and 17.6.18)."""
    for number, paragraph in enumerate(document.iter(f"{_W}p"), 1):
        after = paragraph.getnext()
        ends = paragraph.find(f"{_W}pPr/{_W}sectPr") is not None or (after is not None and after.tag == f"{_W}sectPr")
        if not ends and not _words(paragraph) and next(paragraph.iter(f"{_W}drawing"), None) is None:
            yield "lege alinea", f"alinea {number}", "witruimte hoort in een stijl"
        if next(paragraph.iter(f"{_W}br"), None) is not None:
            yield "lege alinea", f"alinea {number}", "een regel is met de hand afgebroken"


def _direct(document: Any) -> Found:
    """Nothing but bold and italic is set outside a style."""
    for kind, holder in (("r", "rPr"), ("p", "pPr")):
        for element in document.iter(f"{_W}{kind}"):
            for item in element.findall(f"{_W}{holder}/*"):
                if (name := item.tag.rpartition("}")[2]) not in _DIRECT[holder]:
                    yield "directe opmaak", f"'{_words(element)}'", f"{name} hoort in een stijl"


def _contrast(document: Any, styles: Any) -> Found:
    """Words are easy to see on what is behind them (WCAG 2.2, 1.4.3), as the styles say it and as the head of a table does."""
    known = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
    default = styles.find(f"{_W}docDefaults/{_W}rPrDefault")
    seen: set[tuple[str, str, str]] = set()
    for paragraph in document.iter(f"{_W}p"):
        row = paragraph.getparent().getparent()
        is_head = row.tag == f"{_W}tr" and row.find(f"{_W}trPr/{_W}tblHeader") is not None
        table = _value(row.getparent().find(f"{_W}tblPr/{_W}tblStyle")) if is_head else ""
        own = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        inside = {_value(run.find(f"{_W}rPr/{_W}rStyle")) for run in paragraph.iter(f"{_W}r") if _words(run)}
        seen |= {(own, run, table) for run in inside}
    for own, run, table in sorted(seen):
        head = [] if not table else known[table].findall(f"{_W}tblStylePr[@{_W}type='firstRow']")
        chain = [*_bases(run, known), *_bases(own, known), *head, default]
        front, behind = (next(filter(None, (_colour(at, name) for at in chain if at is not None)), other) for name, other in _SEEN)
        if (found := ratio(f"#{front}", f"#{behind}")) < TEXT:
            yield "contrast", f"stijl '{run or own}'", f"{front} op {behind} is {found:.1f}; minstens {TEXT} is nodig"


_SEEN = (("color", "000000"), ("shd", "FFFFFF"))


def _bases(own: str, known: Mapping[str, Any]) -> Iterator[Any]:
    """A style and what it is based on."""
    for _ in known:
        if own not in known:
            return
        yield known[own]
        own = _value(known[own].find(f"{_W}basedOn"))


def _colour(style: Any, name: str) -> str:
    """The colour of words (``color``) or of what is behind them (``shd``); "" where a style leaves that to what is under it."""
    found = (item.get(f"{_W}val" if name == "color" else f"{_W}fill", "") for item in style.iterfind(f"*/{_W}{name}"))
    return next((colour for colour in found if re.fullmatch("[0-9A-Fa-f]{6}", colour)), "")


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{_W}val", ""))


def _words(element: Any) -> str:
    return "".join(item.text or "" for item in element.iter(f"{_W}t")).strip()
