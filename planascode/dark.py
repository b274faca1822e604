"""The colours of a house style for a reader who asks a dark screen: they follow from its own, and are as easy to read.

A municipality states its colours once. Each dark one is its own colour, mixed with white or black just so far that the
contrast is enough (WCAG 2.2, 1.4.3 and 1.4.11), so it can be recognised and cannot be wrong.
"""

from __future__ import annotations

from dataclasses import replace

from planascode.contrast import SHAPE, TEXT, ratio
from planascode.housestyle import HouseStyle, Tone

BLACK, WHITE = "#000000", "#FFFFFF"
PAGE = 17.0
"""The contrast of white with the dark page: as dark as can be without being black."""
EASY = 7.0
"""The contrast of words with the dark page: what is asked of level AAA, so that a tinted surface below them costs nothing."""
_STEPS = 64


def dark(style: HouseStyle) -> HouseStyle:
    """The house style on a dark page; one whose page is dark already stays as it is."""
    light = style.colours
    if ratio(light["page"], WHITE) > ratio(light["page"], BLACK):
        return style
    page = towards(light["ink"], BLACK, WHITE, PAGE)
    kept = {"head", "head-text"}
    colours = {name: colour if name in kept else towards(colour, WHITE, page, EASY) for name, colour in light.items()}
    colours |= {"page": page, "stripe": mixed(page, WHITE, 0.06), "line": mixed(page, WHITE, 0.35)}
    colours |= {"ink": mixed(page, WHITE, 0.9)}
    return replace(style, colours=colours, tones={name: _tone(tone, page) for name, tone in style.tones.items()})


def mixed(colour: str, other: str, share: float) -> str:
    """``colour`` with a ``share`` (0 to 1) of ``other`` in it, in sRGB."""
    parts = [round(a + (b - a) * share) for a, b in zip(_parts(colour), _parts(other), strict=True)]
    return "#" + "".join(f"{part:02X}" for part in parts)


def towards(colour: str, other: str, behind: str, least: float) -> str:
    """``colour`` with as little of ``other`` in it as makes its contrast with ``behind`` at least ``least``; else ``other``."""
    steps = (mixed(colour, other, step / _STEPS) for step in range(_STEPS + 1))
    return next((found for found in steps if ratio(found, behind) >= least), other)


def _tone(tone: Tone, page: str) -> Tone:
    """A pale surface with dark words becomes a deep one with light words; one that was deep already stays."""
    line = towards(tone.line, WHITE, page, SHAPE)
    if ratio(tone.surface, WHITE) > ratio(tone.surface, BLACK):
        return replace(tone, line=line)
    surface = mixed(page, tone.line, 0.25)
    return Tone(text=towards(tone.text, WHITE, surface, TEXT + 0.5), surface=surface, line=line)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
