"""An SVG of content as one that holds shapes, lines and text, and nothing else.

An SVG is a small program: it can run scripts, ask for files and addresses, hold web pages, and swell without end. ``read``
keeps a white list of elements, attributes and properties. What would be drawn otherwise without it is refused by its name,
so that no picture changes in silence; what is never drawn (titles, an editor's own notes) goes without a word.
Names are those of SVG 1.1 and SVG 2 (W3C).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planascode.problems import Problem, Source

MAX_EFFORT = 10_000
"""What drawing may cost: 1 per shape, 50 per layer, 200 per dashed line, 1 per 20 characters of words or of a line's points."""
MAX_DEPTH = 200
MAX_RATIO = 20
"""How many times longer than wide a picture may be, or the other way round."""
AS_PNG = "sla de afbeelding op als PNG en zet die in de map figuren"
_LAYER, _DASHED = 50, 200
_SVG = "{http://www.w3.org/2000/svg}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}  # CSS Values 4, 6.2
_INSIDE = re.compile(r"""url\(\s*(["']?)#([\w.:-]+)\1\s*\)(\s+[\w#(),.% ]+)?""")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _names(
    "svg g defs symbol use a path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop "
    "clipPath style"
)
UNDRAWN = _names("title desc metadata")
ATTRIBUTES = _names(
    "id class version viewBox preserveAspectRatio x y width height rx ry r cx cy x1 y1 x2 y2 d points pathLength transform "
    "dx dy rotate textLength lengthAdjust offset gradientUnits gradientTransform spreadMethod fx fy fr clipPathUnits"
)
PROPERTIES = _names(
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-dasharray stroke-dashoffset opacity color display visibility overflow paint-order vector-effect clip-path clip-rule "
    "stop-color stop-opacity font font-family font-size font-weight font-style font-variant font-stretch letter-spacing "
    "word-spacing text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift writing-mode "
    "shape-rendering text-rendering color-interpolation"
)
REFUSED_PROPERTIES = _names("filter mask marker marker-start marker-mid marker-end mix-blend-mode")
NAMES = {
    "script": "een programma (script)",
    "foreignObject": "een stuk webpagina (foreignObject)",
    "image": "een andere afbeelding (image)",
    "animate": "een beweging (animate)",
    "animateTransform": "een beweging (animateTransform)",
    "animateMotion": "een beweging (animateMotion)",
    "set": "een beweging (set)",
    "filter": "een filter (filter)",
    "mask": "een masker (mask)",
    "pattern": "een vulpatroon (pattern)",
    "marker": "een pijlpunt (marker)",
    "textPath": "tekst langs een lijn (textPath)",
}
"""What an author would call an element or property that is refused."""
_KEPT = ATTRIBUTES | PROPERTIES | {"style", "href", _HREF, f"{_XML}space"}
_GROUPS = frozenset(f"{_SVG}{name}" for name in ("svg", "g", "a", "symbol", "use", "text"))


@dataclass(frozen=True, slots=True)
class PlainSvg:
    """The cleaned source, its size in its own units, and the words that are drawn in it."""

    source: str
    width: float
    height: float
    words: str


@dataclass(slots=True)
class _Found:
    """Problems met so far, each message once."""

    file: str
    problems: dict[str, Problem] = field(default_factory=dict)

    def refuse(self, line: int | None, what: str) -> None:
        hint = f"{AS_PNG}; of maak haar opnieuw met alleen vormen, lijnen en tekst"
        self.add(line, "F-005", f"in deze SVG staat {what}", hint)

    def add(self, line: int | None, code: str, message: str, hint: str) -> None:
        self.problems.setdefault(message, Problem(Source(self.file, line or 1), code, message, hint))


def read(file: str, data: bytes) -> tuple[PlainSvg | None, list[Problem]]:
    """The plain SVG in ``data``, or None with the problems that stand in its way."""
    found = _Found(file)
    root = _parsed(data, found)
    if root is None:
        return None, list(found.problems.values())
    for element in root.iter():
        _check(element, found)
    for sibling in root.itersiblings(preceding=True):
        _check(sibling, found)
    if found.problems:
        return None, list(found.problems.values())
    _strip(root)
    size = _size(root, found)
    if _effort(root) > MAX_EFFORT:
        found.add(1, "F-004", "deze SVG is te ingewikkeld om te tekenen", AS_PNG)
    if size is None or found.problems:
        return None, list(found.problems.values())
    words = " ".join(" ".join(text.itertext()) for text in root.iter(f"{_SVG}text"))
    from lxml import etree

    return PlainSvg(etree.tostring(root, encoding="unicode", with_tail=False), *size, words), []


def _parsed(data: bytes, found: _Found) -> Any:
    from lxml import etree

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        found.add(1, "F-005", "deze SVG is niet opgeslagen als UTF-8", f"sla haar op als UTF-8, of {AS_PNG}")
        return None
    if "<!ENTITY" in text:
        found.refuse(text[: text.index("<!ENTITY")].count("\n") + 1, "een eigen afkorting (ENTITY)")
        return None
    # The encoding is given: a file that names another one cannot hide anything from the line above.
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, strip_cdata=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        found.add(
            error.lineno, "F-003", "deze SVG is stuk: zij is vanaf hier niet te lezen", "sla de afbeelding opnieuw op"
        )
        return None
    if root.tag != f"{_SVG}svg":
        found.add(1, "F-001", "dit is geen PNG, JPEG of SVG", AS_PNG)
        return None
    return root


# --- what is refused ----------------------------------------------------------------------------------


def _check(element: Any, found: _Found) -> None:
    from lxml import etree

    line = element.sourceline
    if isinstance(element, etree._ProcessingInstruction):
        if element.target == "xml-stylesheet":
            found.refuse(line, "een verwijzing naar een opmaakbestand (xml-stylesheet)")
    elif isinstance(element, etree._Entity):
        found.refuse(line, "een eigen afkorting (ENTITY)")
    elif isinstance(element.tag, str):
        name = element.tag.removeprefix(_SVG)
        if element.tag.startswith(_XHTML) or (element.tag.startswith(_SVG) and name not in ELEMENTS | UNDRAWN):
            name = etree.QName(element).localname
            found.refuse(line, NAMES.get(name, f"'{name}'"))
        elif element.tag.startswith(_SVG):
            for key, value in element.attrib.items():
                _check_attribute(name, key, value, line, found)
            if name == "style":
                _check_sheet("".join(element.itertext()), line, found)


def _check_attribute(element: str, key: str, value: str, line: int | None, found: _Found) -> None:
    if key.lower().startswith("on"):
        found.refuse(line, f"een opdracht ({key})")
    elif key in ("href", _HREF):
        if element != "a" and not re.fullmatch(r"\s*#[\w.:-]+\s*", value):
            found.refuse(line, "een verwijzing naar iets buiten de afbeelding (href)")
    elif key == "style":
        for name, item in _declarations(value):
            _check_value(name, item, line, found)
    elif not key.startswith("{"):
        _check_value(key, value, line, found)


def _check_value(name: str, value: str, line: int | None, found: _Found) -> None:
    if "\\" in value:
        found.refuse(line, f"een vermomd teken (bij {name})")
    elif "url" in value.lower() and re.search(r"url\s*\(", value, re.IGNORECASE):
        if name not in ("fill", "stroke", "clip-path") and name in PROPERTIES | ATTRIBUTES | REFUSED_PROPERTIES:
            found.refuse(line, NAMES.get(name.partition("-")[0], f"'{name}'"))
        elif not _INSIDE.fullmatch(value.strip()):
            found.refuse(line, f"een verwijzing naar iets buiten de afbeelding ({name})")
    elif name in REFUSED_PROPERTIES and value.strip() not in ("none", "normal", ""):
        found.refuse(line, NAMES.get(name.partition("-")[0], f"'{name}'"))


def _check_sheet(text: str, line: int | None, found: _Found) -> None:
    sheet, rest = _sheet(text)
    if "@" in text or "\\" in text or "<" in text or rest:
        found.refuse(line, "opmaak die meer doet dan kleuren, lijnen en letters kiezen (style)")
    for _, declarations in sheet:
        for name, value in declarations:
            if name == "clip-path":
                found.refuse(line, "een uitsnede in de opmaak (clip-path)")  # what it costs to draw is not known then
            _check_value(name, value, line, found)


def _sheet(text: str) -> tuple[list[tuple[str, list[tuple[str, str]]]], str]:
    """The rules of a style sheet as (selector, declarations), and what is left over that is no rule."""
    plain = re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)
    rule = re.compile(r"([^{}]+)\{([^{}]*)\}")
    rules = [(match[1].strip(), list(_declarations(match[2]))) for match in rule.finditer(plain)]
    return rules, rule.sub("", plain).strip()


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    for part in re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL).split(";"):
        name, colon, value = part.partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


# --- what is kept -------------------------------------------------------------------------------------


def _strip(root: Any) -> None:
    """Only what is on the white list stays."""
    from lxml import etree

    strange = {
        element.tag for element in root.iter() if isinstance(element.tag, str) and not element.tag.startswith(_SVG)
    }
    undrawn = [f"{_SVG}{name}" for name in UNDRAWN]
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *sorted(strange), *undrawn, with_tail=False)
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            if key == "style":
                kept = "; ".join(f"{name}: {item}" for name, item in _declarations(value) if name in PROPERTIES)
                element.set("style", kept)
            elif key not in _KEPT or (element.tag == f"{_SVG}a" and key in ("href", _HREF)):
                del element.attrib[key]
        if element.tag == f"{_SVG}style":
            rules, _ = _sheet("".join(element.itertext()))
            element.text = "\n".join(
                f"{selector} {{{'; '.join(f'{name}: {value}' for name, value in items if name in PROPERTIES)}}}"
                for selector, items in rules
            )
    etree.cleanup_namespaces(root)


def _size(root: Any, found: _Found) -> tuple[float, float] | None:
    """Width and height in units of 1/96 inch, also written on the root; None with a problem when the SVG does not say them."""
    box = [float(part) for part in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", root.get("viewBox", ""))]
    width, height = _length(root.get("width")), _length(root.get("height"))
    if has_box := len(box) == 4 and box[2] > 0 and box[3] > 0:
        ratio = box[2] / box[3]
        width, height = width or (height * ratio if height else box[2]), height or (width / ratio if width else box[3])
    if not width or not height or not all(0.01 < side < 1_000_000 for side in (width, height)):
        hint = f"geef haar in het tekenprogramma een breedte en een hoogte, of {AS_PNG}"
        found.add(1, "F-006", "deze SVG zegt niet hoe groot zij is", hint)
        return None
    if max(width, height) > MAX_RATIO * min(width, height):
        found.add(1, "F-004", f"deze afbeelding is meer dan {MAX_RATIO} keer zo lang als breed", "snijd haar bij")
        return None
    if not has_box:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", f"{width:.6g}")
    root.set("height", f"{height:.6g}")
    return width, height


def _length(text: str | None) -> float | None:
    match = re.fullmatch(r"\s*(\d{1,7}(?:\.\d+)?|\.\d+)\s*(px|pt|pc|mm|cm|in)?\s*", text or "")
    return float(match[1]) * _UNITS[match[2] or ""] if match else None


# --- what drawing costs -------------------------------------------------------------------------------


def _effort(root: Any) -> float:
    """What drawing costs, each use of a part counted; without end when a part uses itself or stands too deep."""
    ids = {element.get("id"): element for element in root.iter() if element.get("id")}
    sheets = " ".join(element.text or "" for element in root.iter(f"{_SVG}style"))
    return _cost(root, ids, "opacity:" in re.sub(r"(fill|stroke|stop)-opacity:", "", sheets), {}, 0)


def _cost(element: Any, ids: Mapping[str, Any], clear: bool, known: dict[Any, float], depth: int) -> float:
    """The cost of an element with all that it draws; ``clear``: the style sheet may make any group see-through."""
    if element in known:
        return known[element]
    if depth > MAX_DEPTH:
        return float("inf")
    known[element] = float("inf")  # what comes back here goes round in a circle
    style = dict(_declarations(element.get("style", ""))) | dict(element.attrib)
    is_layer = "clip-path" in style or (element.tag in _GROUPS and (clear or "opacity" in style))
    own: float = 1 + _LAYER * is_layer + _DASHED * (style.get("stroke-dasharray", "none") != "none")
    own += sum(len(part or "") for part in (style.get("d"), style.get("points"), element.text, element.tail)) / 20
    targets = [style.get(key, "").strip().removeprefix("#") for key in ("href", _HREF)]
    targets += [match[2] for key in ("fill", "stroke", "clip-path") if (match := _INSIDE.match(style.get(key, "")))]
    inner = [*element, *(ids[name] for name in targets if name in ids)]
    known[element] = own + sum(_cost(part, ids, clear, known, depth + 1) for part in inner)
    return known[element]
