"""How wide words are and how many lines they take: enough to guess a page, not to set one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from planascode.housestyle import HouseStyle
from planascode.writers.docx_styles import Look

LINE = 1.326  # line height of the font as a share of its size (OpenType, table hhea)
BOLD = 1.06
_UNKNOWN = 0.5  # width of a character that is not measured, as a share of the font size
_MEASURED = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) + "–—‘’“”•…€"
_UNITS = 1000


@dataclass(frozen=True, slots=True)
class Metrics:
    """The styles by id, character widths as a share of the font size, and the widths of words met before."""

    looks: Mapping[str, Look]
    widths: Mapping[str, float]
    known: dict[str, float] = field(default_factory=dict)


def metrics(looks: Mapping[str, Look], style: HouseStyle) -> Metrics:
    """Measured from the house style's regular font; without one every character counts alike."""
    files = sorted(name for name in style.files if name.endswith("-Regular.ttf"))
    if not files:
        return Metrics(looks, {})
    from PIL import ImageFont

    font = ImageFont.truetype(BytesIO(style.files[files[0]]), _UNITS, layout_engine=ImageFont.Layout.BASIC)
    return Metrics(looks, {sign: font.getlength(sign) / _UNITS for sign in _MEASURED})


def advance(text: str, look: Look, found: Metrics) -> float:
    """Points that a text takes on one line."""
    share = found.known.get(text)
    if share is None:
        share = found.known[text] = sum(found.widths.get(sign, _UNKNOWN) for sign in text)
    return share * look.size * (BOLD if look.bold else 1)


def lines(text: str, look: Look, room: float, found: Metrics) -> int:
    """Lines of a text in ``room`` points, broken at spaces; a longer word goes on on the next line."""
    space = advance(" ", look, found)
    count, x = 1, 0.0
    for word in text.split(" "):
        width = advance(word, look, found)
        if x and x + space + width > room:
            count, x = count + 1, 0.0
        x += width + (space if x else 0)
        if x > room:
            count, x = count + int(x // room), x % room
    return count
