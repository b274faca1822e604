"""Which colours of a house style cannot be told apart well enough (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

TEXT, SHAPE = 4.5, 3.0
"""The least ratio for words (1.4.3, level AA) and for lines and symbols that mean something (1.4.11)."""
WORDS = (
    ("ink", "page"),
    ("quiet", "page"),
    ("primary", "page"),
    ("link", "page"),
    ("ink", "stripe"),
    ("head-text", "head"),
)
"""Colours of words, each with the colour behind them."""

Place = tuple[str, ...]
"""Where a colour stands: group and key, and of a tone its part."""


@dataclass(frozen=True, slots=True)
class Faint:
    """Two colours of which the first is hard to see on the second."""

    front: Place
    behind: Place
    ratio: float
    least: float


def faint(tokens: Mapping[str, Mapping[str, Any]]) -> Iterator[Faint]:
    """All pairs of colours of a house style, read in ``#RRGGBB``, that have too little contrast."""
    colours = tokens.get("colours", {})
    pairs: list[tuple[Place, Place, float]] = [
        (("colours", front), ("colours", behind), TEXT)
        for front, behind in WORDS
        if front in colours and behind in colours
    ]
    for name in tokens.get("tones", {}):
        pairs.append((("tones", name, "text"), ("tones", name, "surface"), TEXT))
        if "page" in colours:
            pairs.append((("tones", name, "line"), ("colours", "page"), SHAPE))
    for front, behind, least in pairs:
        found = ratio(_at(tokens, front), _at(tokens, behind))
        if found < least:
            yield Faint(front, behind, found, least)


def ratio(one: str, other: str) -> float:
    """The contrast of two colours in ``#RRGGBB``: 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _at(tokens: Mapping[str, Mapping[str, Any]], place: Place) -> str:
    group, key, *part = place
    value = tokens[group][key]
    return str(value[part[0]] if part else value)
