"""Styles on a municipality's own Word file as base: what it says of a style counts, what it lacks comes from the tokens.

Styles are known by name and get our ids, so that the rest of the writer knows of no base (docs/decisions/0016).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planascode.housestyle import HouseStyle
from planascode.wordbase import STYLES, by_name, key
from planascode.writers.docx_styles import HEADINGS, Look, heading_id
from planascode.writers.docx_stylesheet import MAIN

_W = f"{{{MAIN}}}"
_DEFAULTS = {
    "paragraph": "Standaard", "character": "Standaardalinea-lettertype", "table": "Standaardtabel", "numbering": "Geenlijst",
}  # fmt: skip
_POINTING = tuple(f"{_W}{name}" for name in ("basedOn", "next", "link"))
_AFTER_PARAGRAPH = tuple(f"{_W}{name}" for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
_DEEPEST = 20  # how many styles may stand on each other; a ring of styles has an end, too
_ON = (None, "1", "true", "on")
_HEADINGS = {heading_id(level, True): level for level in range(1, HEADINGS + 1)}


def rebased(styles: bytes, found: Sequence[Look]) -> Any:
    """The base's styles with our ids, as XML. What ``found`` has by the same name and is not taken over is left out, and so are lists."""
    from lxml import etree

    root: Any = etree.fromstring(styles)
    ids = _ids(root, found)
    ours = {look.id for look in found} - STYLES.keys()
    for style in list(root.iter(f"{_W}style")):
        own = ids[style.get(f"{_W}styleId", "")]
        if own in ours or (style.get(f"{_W}type") == "numbering" and own not in STYLES):
            root.remove(style)
        style.set(f"{_W}styleId", own)
    kept = {style.get(f"{_W}styleId") for style in root.iter(f"{_W}style")}
    for pointer in list(root.iter(*_POINTING)):
        target = ids.get(pointer.get(f"{_W}val", ""))
        pointer.set(f"{_W}val", target or "")
        if target not in kept:
            pointer.getparent().remove(pointer)
    for style in root.iter(f"{_W}style"):
        if (name := style.get(f"{_W}styleId", "")) in _HEADINGS:
            _as_heading(style, _HEADINGS[name])
    return root


def _ids(root: Any, found: Sequence[Look]) -> dict[str, str]:
    """Our id for each id of the base; what is not ours begins with ``Sjabloon``."""
    known = by_name(root)
    kinds = {own: kind for kind, own in _DEFAULTS.items()}
    wanted = {own: (kinds.get(own, "paragraph"), names) for own, names in STYLES.items()}
    wanted |= {look.id: (look.kind, STYLES.get(look.id, (look.name,))) for look in found}
    ids: dict[str, str] = {}
    for own, (kind, names) in wanted.items():
        theirs = next((known[kind, key(name)] for name in names if (kind, key(name)) in known), None)
        if theirs is not None:
            ids.setdefault(theirs, own)
    for style in root.iter(f"{_W}style"):
        theirs, kind = style.get(f"{_W}styleId", ""), style.get(f"{_W}type", "paragraph")
        is_default = f"{_W}default" in style.attrib and _DEFAULTS.get(kind) not in ids.values()
        ids.setdefault(theirs, _DEFAULTS[kind] if is_default else f"Sjabloon{theirs}")
    return ids




def _as_heading(style: Any, level: int) -> None:
    """A heading stands in the outline at its level and never alone at the foot of a page."""
    from lxml import etree

    properties = style.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        following = next((child for child in style if child.tag in _AFTER_PARAGRAPH), None)
        style.insert(len(style) if following is None else style.index(following), properties)
    for name in ("keepNext", "outlineLvl"):
        for element in properties.findall(f"{_W}{name}"):
            properties.remove(element)
    properties.insert(0, etree.Element(f"{_W}keepNext"))
    etree.SubElement(properties, f"{_W}outlineLvl").set(f"{_W}val", str(level - 1))


def looks(root: Any, found: Sequence[Look], style: HouseStyle) -> tuple[Look, ...]:
    """The looks as they are on the base: measured where it has the style; else ours, fit to stand on its styles."""
    theirs = _by_id(root)
    return tuple(_measured(look, theirs, root) if look.id in theirs else _added(look, style) for look in found)


def normal(root: Any, look: Look) -> Look:
    """The look that all others are based on."""
    return _measured(look, _by_id(root), root)


def _by_id(root: Any) -> dict[str, Any]:
    return {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}


def _measured(look: Look, theirs: Mapping[str, Any], root: Any) -> Look:
    """Size, weight and room of a style of the base with all that it inherits: what an estimate of pages needs."""
    chain = list(_chain(look.id, theirs, root))
    size = _number(chain, "rPr/sz", "val", 2) or look.size
    line = _number(chain, "pPr/spacing", "line", 240)
    bold = next((element.get(f"{_W}val") in _ON for at in chain for element in _all(at, "rPr/b")), False)
    before, after = (_number(chain, "pPr/spacing", side, 20) or 0.0 for side in ("before", "after"))
    return replace(look, base="Standaard", size=size, bold=bold, before=before, after=after, line=line or 1)


def _chain(own: str, theirs: Mapping[str, Any], root: Any) -> Iterator[Any]:
    """A style, what it is based on, and at the end the defaults of the document."""
    style = theirs.get(own)
    for _ in range(_DEEPEST):
        if style is None:
            break
        yield style
        below = style.find(f"{_W}basedOn")
        style = theirs.get(below.get(f"{_W}val", "")) if below is not None else None
    yield from root.iterfind(f"{_W}docDefaults/*")


def _number(chain: Sequence[Any], path: str, name: str, units: float) -> float | None:
    texts = (element.get(f"{_W}{name}") for at in chain for element in _all(at, path))
    return next((float(text) / units for text in texts if text and text.lstrip("-").isdecimal()), None)


def _all(at: Any, path: str) -> list[Any]:
    found: list[Any] = at.findall("/".join(f"{_W}{step}" for step in path.split("/")))
    return found


def _added(look: Look, style: HouseStyle) -> Look:
    """A look of ours that inherits letter and size of the base, and no room between lines or colour that were not meant for it."""
    if look.id in _HEADINGS:
        above = heading_id(_HEADINGS[look.id] - 1, True)
        return replace(look, base=above, size=0, bold=False, colour="", before=None, after=None)
    if look.base == "Standaard" and look.kind == "paragraph":
        look = replace(look, before=look.before or 0, after=look.after or 0, line=look.line or 1, align=look.align or "left")
    if look.id == "Tabelkop":
        look = replace(look, colour=style.colours["head-text"])
    return look


def merged(root: Any, ours: bytes, language: str) -> bytes:
    """``word/styles.xml``: the base's styles, with those of ``ours`` that it lacks after them, in the document's language."""
    from lxml import etree

    theirs = _by_id(root)
    own = etree.fromstring(ours)
    if root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr") is None:
        for element in root.findall(f"{_W}docDefaults"):
            root.remove(element)
        root.insert(0, own.find(f"{_W}docDefaults"))
    else:
        said = etree.SubElement(root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"), f"{_W}lang")
        for name, value in (("val", language), ("eastAsia", language), ("bidi", "ar-SA")):
            said.set(f"{_W}{name}", value)
    root.extend([style for style in own.iter(f"{_W}style") if style.get(f"{_W}styleId") not in theirs])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
