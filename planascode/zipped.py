"""Files as one zip of which every byte is fixed, and such a zip of a stranger read back without trusting it. Pure.

Nothing is packed smaller: so the bytes hang on no version of a library, one changed byte is in one file, and no file can be a
thousand times what it seems. A zip that is not byte for byte what ``pack`` makes of its own files is told where it is not.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

MAX_FILES = 60_000
"""A zip without its extension for large ones counts to 65,535 (APPNOTE 4.4.21)."""
_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
_LOCAL, _CENTRAL, _CRC_LOCAL, _CRC_CENTRAL = 30, 46, 14, 16
"""Bytes of a header before the name of its file, and where in it the checksum stands (APPNOTE 4.3.7 and 4.3.12)."""
_LOCKED = 0x1
_BAD_NAME = re.compile(r"^/|^$|/$|//|[\x00-\x1f\x7f\\:]|(^|/)\.\.?(/|$)")
"""No path below a folder, on any system: absolute, empty, a folder, with a drive, leading out, or with signs nobody sees."""
_UNREADABLE = (
    zipfile.BadZipFile,  # no zip, or a table of contents that is damaged
    NotImplementedError,  # it asks for a version of the format that zipfile does not know
    ValueError,  # a name that is no UTF-8
)
"""What opening a zip raises for a table of contents that is damaged or made up; no part is unpacked by it."""


class Refused(Exception):
    """Why bytes are not looked into, as a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files of a zip by path, and where it is not as ``pack`` would make it, in Dutch."""

    files: Mapping[str, bytes]
    wrong: tuple[str, ...]


def pack(files: Mapping[str, bytes]) -> bytes:
    """The zip of these files, in the order of their paths."""
    return _zip(sorted(files.items()))


def _zip(files: Iterable[tuple[str, bytes]]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system, info.external_attr = _UNIX, _MODE
            archive.writestr(info, data)
    return made.getvalue()


def unpack(data: bytes) -> Unpacked:
    """The files in ``data``. Refused when it is no zip, cut off, or holds what ``pack`` never makes; nothing is put on a disk."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except _UNREADABLE:
        raise Refused("dit is geen zip-bestand dat te lezen is: het is afgekapt, beschadigd of iets anders") from None
    _check(members, len(data))
    taken = [(info.filename, _content(info, data)) for info in members]
    return Unpacked(dict(taken), tuple(_altered(data, members, taken)))


def _check(members: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Refused for a member that no archive of ours has."""
    if len(members) > MAX_FILES:
        raise Refused(f"er zitten {len(members)} bestanden in, en meer dan {MAX_FILES} leest dit programma niet")
    for info in members:
        name = info.orig_filename
        if name != info.filename or _BAD_NAME.search(name):
            raise Refused(f"een bestand heeft een naam die buiten het archief kan wijzen: {name!r}")
        if info.flag_bits & _LOCKED:
            raise Refused(f"een bestand is met een wachtwoord versleuteld: {name}")
        if stat.S_IFMT(info.external_attr >> 16) not in (stat.S_IFREG, 0):
            raise Refused(f"dit is een snelkoppeling of iets anders dat geen bestand is: {name}")
        if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
            raise Refused(f"een bestand is ingepakt, en dat doet dit programma nooit: {name}")
        if info.header_offset < 0 or info.header_offset + _LOCAL + info.file_size > size:
            raise Refused(f"een bestand is afgekapt: {name}")
    if sum(info.file_size for info in members) > size:
        raise Refused("bestanden liggen over elkaar heen")
    doubles = [name for name, count in Counter(info.filename for info in members).items() if count > 1]
    if doubles:
        raise Refused(f"een bestand zit er meer dan één keer in: {doubles[0]}")


def _content(info: zipfile.ZipInfo, data: bytes) -> bytes:
    start = info.header_offset + _LOCAL + len(_encoded(info))
    return data[start : start + info.file_size]


def _encoded(info: zipfile.ZipInfo) -> bytes:
    return info.filename.encode("utf-8")


def _altered(data: bytes, members: Sequence[zipfile.ZipInfo], taken: Sequence[tuple[str, bytes]]) -> Iterator[str]:
    """Where ``data`` is not what ``pack`` makes of the same files; contents themselves are not judged."""
    whole = pack(dict(taken))
    if data == whole:
        return
    names = [name for name, _ in taken]
    if names != sorted(names):
        yield "de bestanden staan in een andere volgorde"
        whole = _zip(taken)
    places = list(_headers(members))
    own = bytearray(data)
    for info, (_, content), (local, central) in zip(members, taken, places, strict=True):
        spots = (local + _CRC_LOCAL, central + _CRC_CENTRAL)
        told = {data[spot : spot + 4] for spot in spots}
        if told == {struct.pack("<L", info.CRC)} and zlib.crc32(content) != info.CRC:  # the content was changed, not its headers
            for spot in spots:
                own[spot : spot + 4] = struct.pack("<L", zlib.crc32(content))
    if own == whole:
        return
    if own.startswith(whole):
        yield f"achter het einde van het archief staan nog {len(own) - len(whole)} bytes"
        return
    if len(own) != len(whole):
        yield "de verpakking van het archief is anders dan dit programma haar maakt: er staan bytes voor, tussen of achter de bestanden"
        return
    for info, (local, central) in zip(members, places, strict=True):
        for start, head, what in ((local, _LOCAL, "de kop"), (central, _CENTRAL, "de regel in de inhoudsopgave")):
            end = start + head + len(_encoded(info))
            if own[start:end] != whole[start:end]:
                yield f"in de verpakking is {what} van dit bestand veranderd: {info.filename}"
                own[start:end] = whole[start:end]
    if own != whole:
        yield "het einde van de inhoudsopgave van het archief is veranderd"


def _headers(members: Sequence[zipfile.ZipInfo]) -> Iterator[tuple[int, int]]:
    """Where the two headers of each file begin in a zip of ours that holds them in this order."""
    local, central = 0, sum(_LOCAL + len(_encoded(info)) + info.file_size for info in members)
    for info in members:
        yield local, central
        local += _LOCAL + len(_encoded(info)) + info.file_size
        central += _CENTRAL + len(_encoded(info))
