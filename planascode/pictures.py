"""Pictures of content: what they are by their bytes, and the same picture without anything but its image.

A photo says where, when and with what it was taken, and by whom; a file can be two kinds at once. ``read`` draws a PNG or
JPEG anew from its pixels and keeps of an SVG only shapes and text (``plainsvg``): nothing else of a file gets further than
here. The name of a file is never believed.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, Literal

from planascode import plainsvg
from planascode.plainsvg import MAX_RATIO
from planascode.problems import Problem, Source

MAX_BYTES = 10_000_000
MAX_PIXELS = 50_000_000
MAX_SCANS = 100
"""How often a JPEG may draw over itself; ten is usual. A small file with thousands takes hours."""
SHARP = (1890, 2362)
"""Pixels for 16 by 20 centimetres at 300 to the inch: more is never printed."""
Kind = Literal["png", "jpg", "svg"]

_KINDS: tuple[tuple[bytes, Kind], ...] = (
    (rb"\x89PNG\r\n\x1a\n", "png"),
    (rb"\xff\xd8\xff", "jpg"),
    (rb"(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE\s+svg|svg)", "svg"),
)
_OTHERS = (
    (rb"GIF8", "een GIF"),
    (rb"RIFF....WEBP", "een WebP"),
    (rb"....ftyp(heic|heix|hevc|mif1)", "een HEIC, zoals een telefoon die maakt"),
    (rb"....ftypavif", "een AVIF"),
    (rb"II\*\x00|MM\x00\*", "een TIFF"),
    (rb"BM", "een BMP"),
    (rb"%PDF", "een PDF"),
    (rb"\x1f\x8b", "een ingepakte SVG"),
    (rb"(?i)\s*<(!doctype html|html|head|body|script)", "een webpagina"),
)
_NAMES: dict[Kind, tuple[str, tuple[str, ...]]] = {
    "png": ("een PNG", (".png",)),
    "jpg": ("een JPEG", (".jpg", ".jpeg")),
    "svg": ("een SVG", (".svg",)),
}
_PILLOW = {"png": "PNG", "jpg": "JPEG"}
_SIDEWAYS = (5, 6, 7, 8)  # Exif 2.3, orientation: rows are columns
_ORIENTATION = 0x0112
SMALLER = "maak haar kleiner, bijvoorbeeld 2000 beeldpunten breed"
OPEN = "zet een PNG of JPEG in de map figuren; een programma voor afbeeldingen kan haar zo opslaan"
AGAIN = "open haar in een programma voor afbeeldingen en sla haar opnieuw op als PNG of JPEG"


@dataclass(frozen=True, slots=True)
class Beeld:
    """A picture without anything but its image.

    ``data``: a PNG or JPEG (grey or RGB, 8 bits, no alpha, upright, at most ``SHARP``), or the source of a plain SVG.
    ``width`` and ``height`` in pixels, of an SVG in units of 1/96 inch; ``words`` are those drawn in an SVG.
    """

    kind: Kind
    data: bytes
    width: float
    height: float
    words: str = ""


def read(file: str, data: bytes) -> tuple[Beeld | None, list[Problem]]:
    """The picture in the bytes of ``file``, or None with what is wrong."""

    def wrong(code: str, message: str, hint: str) -> tuple[None, list[Problem]]:
        return None, [Problem(Source(file), code, message, hint)]

    if len(data) > MAX_BYTES:
        return wrong("F-004", f"deze afbeelding is groter dan {MAX_BYTES // 1_000_000} MB", SMALLER)
    kind = next((kind for pattern, kind in _KINDS if re.match(pattern, data)), None)
    if kind is None:
        other = next((name for pattern, name in _OTHERS if re.match(pattern, data, re.DOTALL)), "")
        message = "dit is geen PNG, JPEG of SVG"
        return wrong("F-001", f"dit is {other}, {message[7:]}" if other else message, OPEN)
    name, endings = _NAMES[kind]
    path = PurePosixPath(file)
    if path.suffix.lower() not in endings:
        hint = f"noem het {path.stem}{endings[0]}, ook bij bestand: in figuren/figuren.yaml"
        return wrong("F-002", f"dit bestand is {name}, maar zijn naam eindigt op '{path.suffix}'", hint)
    if kind == "svg":
        plain, problems = plainsvg.read(file, data)
        return (
            Beeld("svg", plain.source.encode(), plain.width, plain.height, plain.words) if plain else None
        ), problems
    found = _raster(kind, data)
    return (found, []) if isinstance(found, Beeld) else wrong(*found)


def _raster(kind: Kind, data: bytes) -> Beeld | tuple[str, str, str]:
    """The picture drawn anew, or the rule, message and hint of what is wrong."""
    from PIL import Image

    too_large = ("F-004", f"deze afbeelding heeft meer dan {MAX_PIXELS // 1_000_000} miljoen beeldpunten", SMALLER)
    broken = ("F-003", "deze afbeelding is stuk of niet compleet", AGAIN)
    try:
        with _strict():
            image = Image.open(BytesIO(data), formats=[_PILLOW[kind]])
            if image.width * image.height > MAX_PIXELS:
                return too_large
            if max(image.size) > MAX_RATIO * min(image.size):
                return "F-004", f"deze afbeelding is meer dan {MAX_RATIO} keer zo lang als breed", "snijd haar bij"
            if kind == "png" and getattr(image, "is_animated", False):
                return "F-003", "deze afbeelding beweegt", "kies één beeld en sla dat op als PNG"
            if kind == "jpg" and data.count(b"\xff\xda") > MAX_SCANS:
                return broken
            plain = _upright(image)
            return Beeld(kind, _encoded(plain, kind), *plain.size)
    except Image.DecompressionBombError:
        return too_large
    except Exception:  # whatever a decoder raises on bytes of a stranger: they are no picture
        return broken


@contextmanager
def _strict() -> Iterator[None]:
    """Half a picture is an error, also after WeasyPrint asked Pillow to take it for a whole one; warnings say nothing new."""
    from PIL import ImageFile

    asked = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = asked


def _upright(image: Any) -> Any:
    """The pixels as they are meant to be seen, on white, grey or RGB, at most ``SHARP``; a new image without remarks."""
    from PIL import Image, ImageOps

    box = SHARP[::-1] if image.getexif().get(_ORIENTATION) in _SIDEWAYS else SHARP
    share = min(side / given for side, given in zip(box, image.size, strict=True))
    image.draft(None, tuple(int(side * share) for side in image.size))  # a JPEG need not be read finer than that
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 257).convert("L")  # 16 bits to 8
    elif image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    image.thumbnail(box, Image.Resampling.LANCZOS)
    image = ImageOps.exif_transpose(image)
    mode = {"L": "L", "CMYK": "CMYK"}.get(image.mode, "RGB")
    page = Image.new(mode, image.size, (255, 255, 255) if mode == "RGB" else 0)
    page.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return page if mode == "L" else _in_srgb(page, profile)


def _in_srgb(image: Any, profile: bytes | None) -> Any:
    """RGB pixels in the colours of every screen; ``profile`` says what the numbers mean (ICC.1)."""
    from PIL import ImageCms

    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            found = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if found is not None:
                found.info.clear()
                return found
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile of something else: the numbers are taken as they are
    return image.convert("RGB")


def _encoded(image: Any, kind: Kind, dpi: float = 0) -> bytes:
    result = BytesIO()
    options: dict[str, Any] = {"dpi": (dpi, dpi)} if dpi else {}
    options |= {"quality": 88, "optimize": True} if kind == "jpg" else {}
    image.save(result, _PILLOW[kind], **options)
    return result.getvalue()


def fitted(data: bytes, kind: Kind, width: int) -> bytes:
    """A raster of ours at most ``width`` pixels wide."""
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        return data if image.width <= width else _encoded(_narrow(image, width), kind)


def png(data: bytes, width: int, inches: float) -> bytes:
    """A raster of ours as PNG (RGB) at most ``width`` pixels wide, which says that it is ``inches`` wide on paper."""
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        narrow = _narrow(image, width).convert("RGB")
        return _encoded(narrow, "png", narrow.width / inches)


def _narrow(image: Any, width: int) -> Any:
    from PIL import Image

    size = (width, max(1, round(image.height * width / image.width)))
    return image.resize(size, Image.Resampling.LANCZOS) if image.width > width else image
