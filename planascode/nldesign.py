"""The names that NL Design System gives to the tokens of a house style, and a municipality's own theme, read by these names.

They are its *basis* tokens, which each of its themes sets (read in @nl-design-system-unstable/voorbeeld-design-tokens 7.4.1). A
theme is one style sheet of custom properties, as the packages of municipalities hold it in ``dist/variables.css`` or ``dist/theme.css``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from planascode.problems import Problem, Source

Place = tuple[str, ...]
"""Where a colour stands in a house style: group and key, and of a tone its part."""

_COLOURS = {
    "ink": "default-color-document",
    "quiet": "default-color-subtle",
    "primary": "accent-1-color-default",
    "link": "action-2-color-default",
    "line": "default-border-subtle",
    "head": "accent-1-inverse-bg-default",
    "head-text": "accent-1-inverse-color-default",
    "stripe": "default-bg-subtle",
    "page": "default-bg-document",
}
_TONES = {"good": "positive", "busy": "warning", "bad": "negative", "info": "info", "idle": "default"}
"""The other tones (done, unknown, plain, primary) have no word of their own there."""
_PARTS = {"text": "color-default", "surface": "bg-default", "line": "border-default"}
NAMES: Mapping[Place, str] = {
    **{("colours", key): f"--basis-color-{name}" for key, name in _COLOURS.items()},
    **{
        ("tones", tone, part): f"--basis-color-{name}-{end}" for tone, name in _TONES.items() for part, end in _PARTS.items()
    },
}
"""Place in a house style -> custom property of a theme; no property stands for two places."""

CLASSES = {
    "badge": "utrecht-status-badge",
    "notice": "utrecht-alert",
    "facts": "utrecht-data-list",
    "contents": "utrecht-table-of-contents",
    "lead": "utrecht-paragraph utrecht-paragraph--lead",
    "small": "utrecht-paragraph utrecht-paragraph--small",
    "skip": "utrecht-skip-link",
    "header": "utrecht-page-header",
    "menu": "utrecht-nav-bar",
    "trail": "utrecht-breadcrumb-nav",
    "footer": "utrecht-page-footer",
}
"""Part of a page -> its class as a component of NL Design System (seen in @utrecht/component-library-css 9.0.4)."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SET = re.compile(r"(?P<name>--[\w-]+)\s*:\s*(?P<value>[^;{}]+)")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_LONG, _SHORT = re.compile(r"#[0-9A-Fa-f]{6}"), re.compile(r"#[0-9A-Fa-f]{3}")


def read(data: bytes, file: str) -> tuple[dict[Place, tuple[str, Source]], list[Problem]]:
    """The colours (``#RRGGBB``) that a theme sets, by place, each with where it says so; and what is wrong in it."""
    text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), data.decode("utf-8-sig", "replace"))
    said = {found["name"]: found for found in _SET.finditer(text)}
    found: dict[Place, tuple[str, Source]] = {}
    problems = []
    for place, name in NAMES.items():
        if name not in said:
            continue
        last = list(_chain(name, said))[-1]
        source, colour = _source(last, text, file), _colour(last["value"])
        if colour:
            found[place] = colour, source
        else:
            message = f"{name} is geen kleur die het programma kan lezen: {last['value'].strip()[:60]}"
            problems.append(Problem(source, "L-015", message, 'schrijf de kleur als # met zes cijfers of letters: "#1B5E20"'))
    if not found and not problems:
        hint = "gebruik van het thema het bestand met alle tokens; daarin staat bijvoorbeeld --basis-color-default-color-document"
        problems.append(Problem(Source(file), "L-015", "in dit thema staat geen kleur die het plan gebruikt", hint))
    return found, problems


def _chain(name: str, said: Mapping[str, re.Match[str]]) -> Iterator[re.Match[str]]:
    """The declaration of a property, the one that it asks for its value, and so on; a circle is left where it closes."""
    seen: set[str] = set()
    while name in said and name not in seen:
        seen.add(name)
        yield said[name]
        asked = _ASKED.fullmatch(said[name]["value"].strip())
        name = asked[1] if asked else ""


def _colour(value: str) -> str:
    """A colour as ``#RRGGBB``; empty when it is written otherwise."""
    value = value.strip()
    if _SHORT.fullmatch(value):
        return "#" + "".join(2 * sign for sign in value[1:]).upper()
    return value.upper() if _LONG.fullmatch(value) else ""


def _source(found: re.Match[str], text: str, file: str) -> Source:
    start = found.start("name")
    line = text.count("\n", 0, start) + 1
    return Source(file, line, start - text.rfind("\n", 0, start), len(found["name"]))
