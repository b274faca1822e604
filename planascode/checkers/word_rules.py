"""What Word's own accessibility checker asks, and what makes Word forget a style, read from the parts of a Word file."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from planascode.checkers.programs import Finding

LANGUAGE = "nl"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_STYLED = ("pStyle", "rStyle", "tblStyle")
_SAYS_NOTHING = frozenset(("", "hier", "klik hier", "link", "lees meer", "deze link"))
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
        rows = table.findall(f"{_W}tr")
        if not rows or rows[0].find(f"{_W}trPr/{_W}tblHeader") is None:
            yield "kopregel", f"tabel {number}", "de eerste rij is geen kopregel"
        if any(True for kind in ("gridSpan", "vMerge") for _ in table.iter(f"{_W}{kind}")):
            yield "samengevoegde cellen", f"tabel {number}", "een schermlezer leest samengevoegde cellen verkeerd voor"


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
        if words.lower() in _SAYS_NOTHING:
            yield "linktekst", f"'{words}'", "de woorden van de link zeggen niet waar hij heen gaat"


def _words(element: Any) -> str:
    return "".join(item.text or "" for item in element.iter(f"{_W}t")).strip()
