"""Drawings from data, as notation: the overarching figure, stacked bars and columns. Sizes are user units (about 1/4 mm)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from markupsafe import Markup


def _box(x: float, y: float, width: float, height: float, tone: str) -> str:
    return f'<box x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" tone="{escape(tone)}"/>'


def _label(
    x: float, y: float, size: float, text: str, anchor: str = "middle", bold: bool = False, tone: str = ""
) -> str:
    weight = ' bold="yes"' if bold else ""
    colour = f' tone="{escape(tone)}"' if tone else ""
    return f'<label x="{x:g}" y="{y:g}" size="{size:g}" anchor="{anchor}"{weight}{colour}>{escape(text)}</label>'


def lines_of(text: str, length: int) -> list[str]:
    """Words broken into lines of at most ``length`` characters where they can be."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > length:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _centred(x: float, y: float, width: float, height: float, text: str, size: float, bold: bool, tone: str) -> str:
    lines = lines_of(text, max(8, int(width / (size * 0.52))))
    top = y + height / 2 - (len(lines) - 1) * size * 0.6 + size * 0.35
    return "".join(
        _label(x + width / 2, top + index * size * 1.2, size, line, "middle", bold, tone)
        for index, line in enumerate(lines)
    )


def overkoepeling(above: Sequence[str], below: Sequence[str]) -> Markup:
    """Boxes over the whole width (what spans) above boxes side by side (what is spanned)."""
    width, gap, bar, height = 680.0, 12.0, 44.0, 110.0
    shapes = []
    y = 0.0
    for text in above:
        shapes.append(_box(0, y, width, bar, "info") + _centred(0, y, width, bar, text, 17, True, "info"))
        y += bar + gap
    column = (width - gap * (len(below) - 1)) / max(1, len(below))
    for index, text in enumerate(below):
        x = index * (column + gap)
        shapes.append(_box(x, y, column, height, "primary") + _centred(x, y, column, height, text, 16, True, "primary"))
    return Markup(f'<drawing width="{width:g}" height="{y + height:g}">{"".join(shapes)}</drawing>')


def staven(rows: Sequence[tuple[str, Sequence[tuple[str, str, int]]]]) -> Markup:
    """Stacked bars: per row its label above (tone, symbol, count) segments; each segment shows symbol and count."""
    width, bar, gap, size = 440.0, 30.0, 16.0, 15.0
    most = max((sum(count for _, _, count in segments) for _, segments in rows), default=1) or 1
    shapes = []
    y = 0.0
    for label, segments in rows:
        for line in lines_of(label, 52):
            y += size * 1.2
            shapes.append(_label(0, y - size * 0.3, size, line, "start", True))
        x = 0.0
        for tone, symbol, count in segments:
            if count:
                part = width * count / most
                shapes.append(_box(x, y, part, bar, tone))
                words = f"{symbol} {count}" if part > 30 else str(count)
                shapes.append(_label(x + part / 2, y + bar / 2 + size * 0.35, size, words, "middle", True, tone))
                x += part
        y += bar + gap
    return Markup(f'<drawing width="{width:g}" height="{max(1.0, y - gap):g}">{"".join(shapes)}</drawing>')


def kolommen(rows: Sequence[tuple[str, Sequence[tuple[str, str, int | str]]]]) -> Markup:
    """Columns in groups: per group its label below (tone, words, value) columns; each has its value above and its words below it.

    A value that is a word stands where there is no column.
    """
    bar, gap, height, size = 58.0, 6.0, 130.0, 14.0
    top = max((abs(value) for _, group in rows for _, _, value in group if isinstance(value, int)), default=1) or 1
    shapes = []
    x = 0.0
    for label, group in rows:
        wide = max(1, len(group)) * (bar + gap) - gap
        for place, (tone, words, value) in enumerate(group):
            left, tall = x + place * (bar + gap), height * abs(value) / top if isinstance(value, int) else 0
            if isinstance(value, int):
                shapes.append(_box(left, size * 1.5 + height - tall, bar, max(tall, 1.0), tone))
            shapes.append(_label(left + bar / 2, size * 1.2 + height - tall, size, f"{value}", "middle", True))
            shapes.append(_label(left + bar / 2, size * 2.7 + height, size * 0.8, words))
        shapes.append(_label(x + wide / 2, size * 4.1 + height, size, label, "middle", True))
        x += wide + 28
    return Markup(f'<drawing width="{max(1.0, x - 28):g}" height="{height + size * 4.5:g}">{"".join(shapes)}</drawing>')
