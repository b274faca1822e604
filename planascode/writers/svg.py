"""Drawings as SVG and PNG: the same picture in the PDF, on the site (SVG) and in Word (both). Plain SVGs of content as PNG.

Text stays text. Colours come from the house style's tones, the font from its files; nothing of the system is used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import assert_never

from planascode.housestyle import HouseStyle
from planascode.nodes import Box, Drawing, Label, Shape

PIXELS_PER_INCH = 96  # CSS: one user unit is 1/96 inch (CSS Values 4, section 6.2)


def svg(drawing: Drawing, style: HouseStyle, title: str, description: str = "") -> str:
    """Inline SVG; ``title`` is the text alternative (what PDF and screen readers take), ``description`` adds to it."""
    width, height = _number(drawing.width), _number(drawing.height)
    shapes = "".join(_shape(shape, style) for shape in drawing.shapes)
    desc = f"<desc>{escape(description)}</desc>" if description else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="{_family(style)}">'
        f"<title>{escape(title)}</title>{desc}{shapes}</svg>"
    )


def png(drawing: Drawing, style: HouseStyle, dpi: int = 192) -> bytes:
    """The drawing as PNG on white, without alpha; ``dpi`` sets the number of pixels and the stated resolution."""
    return drawn(svg(drawing, style, ""), style, dpi / PIXELS_PER_INCH, dpi)


def drawn(source: str, style: HouseStyle, zoom: float, dpi: int) -> bytes:
    """A plain SVG as PNG on white, without alpha, ``zoom`` times as many pixels as it has units, stated to be ``dpi``.

    All text is set in the house style's letter. Raises ValueError when that has no TTF file: text would be dropped in silence.
    """
    import resvg_py
    from PIL import Image

    fonts = {Path(name).name: data for name, data in sorted(style.files.items()) if name.endswith(".ttf")}
    if not fonts:
        raise ValueError("the house style has no fonts/*.ttf: a picture would lose its text")
    family = style.fonts["family"]
    with _as_files(fonts) as paths:
        rendered = resvg_py.svg_to_bytes(
            svg_string=source,
            background="#ffffff",
            zoom=zoom,
            skip_system_fonts=True,
            font_files=paths,
            font_family=family,
            serif_family=family,
            sans_serif_family=family,
            cursive_family=family,
            fantasy_family=family,
            monospace_family=family,
        )
    result = BytesIO()
    with Image.open(BytesIO(rendered)) as image:
        image.convert("RGB").save(result, "PNG", dpi=(dpi, dpi), optimize=True)
    return result.getvalue()


@contextmanager
def _as_files(fonts: Mapping[str, bytes]) -> Iterator[list[str]]:
    """Paths where the drawing library finds the fonts: in memory on Linux, so that a killed build leaves nothing behind."""
    with ExitStack() as stack:
        if sys.platform == "linux":
            files = [stack.enter_context(open(os.memfd_create(name), "wb", buffering=0)) for name in fonts]
            for file, data in zip(files, fonts.values(), strict=True):
                file.write(data)
            yield [f"/proc/self/fd/{file.fileno()}" for file in files]
            return
        folder = Path(stack.enter_context(TemporaryDirectory()))
        for name, data in fonts.items():
            (folder / name).write_bytes(data)
        yield [str(folder / name) for name in fonts]


def _shape(shape: Shape, style: HouseStyle) -> str:
    match shape:
        case Box(x, y, width, height, tone):
            colours = style.tones[tone]
            return (
                f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}" '
                f'fill="{colours.surface}" stroke="{colours.line}"/>'
            )
        case Label(x, y, size, text, anchor, bold, tone):
            fill = style.tones[tone].text if tone else style.colours["ink"]
            weight = ' font-weight="700"' if bold else ""
            side = "" if anchor == "start" else f' text-anchor="{anchor}"'
            return (
                f'<text x="{_number(x)}" y="{_number(y)}" font-size="{_number(size)}" fill="{fill}"{side}{weight}>'
                f"{escape(text)}</text>"
            )
        case _:
            assert_never(shape)


def _family(style: HouseStyle) -> str:
    """The letter, and what to take where it is not installed: a Word file travels without it."""
    # Quoted inside the attribute: "Source Sans 3" without quotes is not a valid family, because of the digit.
    names = filter(None, (style.fonts["family"], style.fonts.get("fallback")))
    return escape(", ".join([*(f"'{name}'" for name in names), "sans-serif"]))


def _number(value: float) -> str:
    """At most two decimals, no exponent: the same text for 3 and 3.0."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
