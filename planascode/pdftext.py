"""All words in the bytes of a PDF as WeasyPrint writes it: to search them, not to lay them out.

What a page shows is decoded with the ToUnicode map of its font (ISO 32000-1, 9.10.3); titles, alternatives, metadata and
whatever is attached are given as they stand. A tenth of the time of a library that knows every PDF.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"^(.*?)stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_SHOWN = re.compile(rb"/(\w+) [\d.]+ Tf|<([0-9a-fA-F]+)>(?=[^\[\]]*\]\s*TJ|\s*Tj)|\]\s*TJ")
_LITERAL = re.compile(rb"\(((?:\\.|[^\\()])*)\)", re.DOTALL)
_UTF16 = re.compile(rb"<(?i:feff)([0-9a-fA-F\s]*)>")
_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)


def texts(data: bytes) -> Iterator[str]:
    """What is shown, page by page, and then every other string and stream of the file."""
    bodies = {int(number): body for number, body in _OBJECT.findall(data)}
    streams = {number: made for number, body in bodies.items() if (made := _stream(body)) is not None}
    known = {**bodies, **_packed(bodies, streams)}
    fonts = _fonts(known, streams)
    for content in streams.values():
        if b"BT" in content and b" Tf" in content:
            yield _shown(content, fonts)
        elif b"\0" not in content[:1000] and b"beginbfchar" not in content:
            yield content.decode("utf-8", "replace")
    for number, body in known.items():
        head = body if number not in streams else body.partition(b"stream")[0]
        yield from _strings(head)


def _stream(body: bytes) -> bytes | None:
    """The bytes of a stream object, unpacked; None for another object."""
    found = _STREAM.match(body)
    if found is None:
        return None
    head, content = found.groups()
    if b"/FlateDecode" not in head:
        return content
    try:
        return zlib.decompressobj().decompress(content)
    except zlib.error:
        return content


def _packed(bodies: Mapping[int, bytes], streams: Mapping[int, bytes]) -> dict[int, bytes]:
    """The objects inside object streams (ISO 32000-1, 7.5.7)."""
    found = {}
    for number, content in streams.items():
        first = re.search(rb"/First (\d+)", bodies[number]) if b"/ObjStm" in bodies[number] else None
        if first:
            start = int(first[1])
            numbers = [int(item) for item in content[:start].split()]
            places = [*numbers[1::2], len(content) - start]
            for place, name in enumerate(numbers[::2]):
                found[name] = content[start + places[place] : start + places[place + 1]]
    return found


def _fonts(known: Mapping[int, bytes], streams: Mapping[int, bytes]) -> dict[bytes, dict[int, str]]:
    """Name of a font in the resources -> code -> characters."""
    maps = {
        number: _characters(streams[int(found[1])])
        for number, body in known.items()
        if (found := re.search(rb"/ToUnicode (\d+) 0 R", body)) and int(found[1]) in streams
    }
    return {
        name: maps[int(number)]
        for body in known.values()
        for name, number in re.findall(rb"/(\w+) (\d+) 0 R", body)
        if int(number) in maps
    }


def _characters(unicode: bytes) -> dict[int, str]:
    return {
        int(code, 16): bytes.fromhex(characters.decode()).decode("utf-16-be", "replace")
        for section in re.findall(rb"beginbfchar(.*?)endbfchar", unicode, re.DOTALL)
        for code, characters in _PAIR.findall(section)
    }


def _shown(content: bytes, fonts: Mapping[bytes, Mapping[int, str]]) -> str:
    words: list[str] = []
    font: Mapping[int, str] = {}
    for name, codes in _SHOWN.findall(content):
        if name:
            font = fonts.get(name, {})
        elif codes:
            words += [font.get(int(codes[place : place + 4], 16), "") for place in range(0, len(codes), 4)]
        else:
            words.append(" ")
    return "".join(words)


def _strings(body: bytes) -> Iterator[str]:
    for found in _LITERAL.findall(body):
        yield _ESCAPED.sub(_unescaped, found).decode("latin-1")
    for found in _UTF16.findall(body):
        yield bytes.fromhex(found.decode()).decode("utf-16-be", "replace")


def _unescaped(found: re.Match[bytes]) -> bytes:
    """A sign by its number in octal, or itself (ISO 32000-1, 7.3.4.2)."""
    return bytes([int(found[1], 8) & 255]) if found[1].isdigit() else found[1]
