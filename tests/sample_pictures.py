"""Pictures made for tests: with everything in them that must not get out, or must not get in."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache

from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

SECRET = "Gemaakt door J. Jansen, Kerkstraat 1"
GPS = {1: "N", 2: (53.0, 10.0, 30.0), 3: "E", 4: (7.0, 5.0, 12.0)}
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
SVG = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- {SECRET} -->
<svg {NAMESPACE} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  viewBox="0 0 400 240" inkscape:export-filename="C:/Users/jansen/kaart.png">
  <title>{SECRET}</title>
  <metadata><maker xmlns="urn:x">{SECRET}</maker></metadata>
  <style>/* {SECRET} */ .bar {{ fill: #1D5FB4; stroke: none }} text {{ font-family: Arial, sans-serif; font-size: 18px }}</style>
  <defs><linearGradient id="lucht"><stop offset="0" stop-color="#E7F0FB"/><stop offset="1" stop-color="#FFFFFF"/></linearGradient>
  <path id="streep" d="M40 0 H390" style="stroke:#5F6B7A;stroke-width:1"/></defs>
  <rect width="400" height="240" fill="url(#lucht)"/>
  <use xlink:href="#streep" y="200"/><use href="#streep" y="100"/>
  <rect class="bar" x="70" y="80" width="60" height="120"/><rect class="bar" x="170" y="120" width="60" height="80"/>
  <rect class="bar" x="270" y="150" width="60" height="50" data-naam="{SECRET}"/>
  <text x="100" y="224" text-anchor="middle">2027</text><text x="200" y="224" text-anchor="middle">2028</text>
  <text x="300" y="224" text-anchor="middle">2029</text>
</svg>
"""


def svg(inside: str, attributes: str = 'width="400" height="200"') -> bytes:
    """An SVG around these elements."""
    return f'<svg {NAMESPACE} xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inside}</svg>'.encode()


@cache
def scene(width: int, height: int) -> Image.Image:
    """A coloured picture whose top left corner is red, top right green, bottom left blue; smooth, like a photo."""
    ramp = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (ramp, ramp.rotate(180), ramp.transpose(Image.Transpose.FLIP_TOP_BOTTOM)))
    pen = ImageDraw.Draw(image)
    for box, colour in (((0, 0), "red"), ((0.8, 0), "lime"), ((0, 0.8), "blue")):
        x, y = round(box[0] * width), round(box[1] * height)
        pen.rectangle((x, y, x + width // 5, y + height // 5), fill=colour)
    return image


def corners(data: bytes) -> list[str]:
    """The colours of the top left, top right and bottom left corner, by the nearest name."""
    with Image.open(io.BytesIO(data)) as image:
        seen = image.convert("RGB")
    places = [(2, 2), (seen.width - 3, 2), (2, seen.height - 3)]
    return [min(COLOURS, key=lambda name: _distance(COLOURS[name], seen.getpixel(place))) for place in places]


COLOURS = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255), "black": (0, 0, 0)}


def _distance(one: tuple[int, int, int], other: object) -> int:
    assert isinstance(other, tuple)
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


@cache
def png(width: int = 1200, height: int = 800) -> bytes:
    """A PNG with alpha, a text chunk and Exif; its right half is see-through."""
    image = scene(width, height).convert("RGBA")
    image.putalpha(Image.new("L", (width, height), 255))
    image.paste((0, 0, 0, 0), (width // 2, 0, width, height))
    remarks = PngInfo()
    remarks.add_text("Author", SECRET)
    remarks.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{SECRET}</x:xmpmeta>", zip=True)
    exif = Image.Exif()
    exif[0x013B] = SECRET
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=remarks, exif=exif, dpi=(72, 72))
    return out.getvalue()


@cache
def jpeg(orientation: int = 6, mode: str = "RGB", width: int = 1600, height: int = 1200) -> bytes:
    """A JPEG as a telephone makes it: lying on its side, with place, maker, comment and profile; ``mode`` CMYK as a printer has it."""
    upright = scene(width, height)
    turn = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[orientation]
    image = (upright.transpose(turn) if turn is not None else upright).convert(mode)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = SECRET
    exif.get_ifd(0x8825).update(GPS)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() if mode == "RGB" else b""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, exif=exif, comment=SECRET.encode(), icc_profile=profile, dpi=(72, 72))
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG (ISO 15948, 5.3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(width: int, height: int) -> bytes:
    """A PNG of one bit per pixel, very small as a file."""
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def animated_png() -> bytes:
    """A PNG of two frames."""
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "red").save(out, "PNG", save_all=True, append_images=[Image.new("RGB", (300, 200), "blue")])
    return out.getvalue()
