"""A zip of which every byte is fixed: any changed byte shows, and what a stranger's zip can hold is refused."""

from __future__ import annotations

import random
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from planascode.zipped import Refused, pack, unpack

FILES = {"a/één.txt": b"hallo", "b.bin": bytes(range(256)), "manifest.json": b"{}\n"}
NAMED = {"a/één.txt", "b.bin", "manifest.json"}


def made(*members: tuple[str, bytes], change: Callable[[zipfile.ZipInfo], object] = lambda _: None) -> bytes:
    """A zip as another program could make it; each member is changed before it is written."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            change(info)
            archive.writestr(info, data)
    return out.getvalue()


def test_what_is_packed_comes_back_and_any_program_for_zip_reads_it() -> None:
    found = unpack(pack(FILES))
    assert (found.files, found.wrong) == (FILES, ())
    with zipfile.ZipFile(BytesIO(pack(FILES))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(FILES)
        assert {(info.date_time, info.external_attr >> 16) for info in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0o100644)}


def test_the_order_of_the_files_does_not_matter() -> None:
    assert pack(dict(reversed(FILES.items()))) == pack(FILES)


def noticed(data: bytes) -> str:
    """What is said of an archive: why it is refused, where its packing is changed, which contents differ; nothing if all is well."""
    try:
        found = unpack(data)
    except Refused as refused:
        return str(refused)
    content = [path for path in sorted({*FILES, *found.files}) if found.files.get(path) != FILES.get(path)]
    return "; ".join((*found.wrong, *content))


def test_every_bit_of_an_archive_counts() -> None:
    whole = pack(FILES)
    assert noticed(whole) == ""
    for place in range(len(whole)):
        for bit in range(8):
            changed = bytearray(whole)
            changed[place] ^= 1 << bit
            assert noticed(bytes(changed)), (place, bit)


def test_a_changed_byte_in_a_file_is_told_of_that_file_alone() -> None:
    whole = pack(FILES)
    for path, data in FILES.items():
        changed = bytearray(whole)
        changed[whole.index(data)] ^= 4
        assert noticed(bytes(changed)) == path


def test_two_changes_are_both_told() -> None:
    changed = bytearray(pack(FILES))
    changed[pack(FILES).index(b"hallo")] ^= 1
    changed[10] ^= 1  # the time of the first file
    assert noticed(bytes(changed)) == "in de verpakking is de kop van dit bestand veranderd: a/één.txt; a/één.txt"


def test_an_archive_that_is_cut_off_anywhere_is_noticed() -> None:
    whole = pack(FILES)
    assert all(noticed(whole[:length]) for length in range(len(whole)))


def test_bytes_before_between_and_after_are_told() -> None:
    whole = pack(FILES)
    assert noticed(whole + b"abc") == "achter het einde van het archief staan nog 3 bytes"
    assert "er staan bytes voor, tussen of achter" in noticed(b"abc" + whole)
    comment = BytesIO(whole)
    with zipfile.ZipFile(comment, "a") as archive:
        archive.comment = b"groeten"
    assert noticed(comment.getvalue())


def test_another_order_is_told() -> None:
    assert noticed(made(*reversed(FILES.items()))) == "de bestanden staan in een andere volgorde"


HOSTILE: dict[str, tuple[bytes, str]] = {
    "no zip": (b"dit is een brief", "dit is geen zip-bestand dat te lezen is"),
    "empty": (b"", "dit is geen zip-bestand dat te lezen is"),
    "absolute path": (made(("/etc/passwd", b"x")), "naam die buiten het archief kan wijzen"),
    "leading out": (made(("uitvoer/../../x", b"x")), "naam die buiten het archief kan wijzen"),
    "leading out on Windows": (made(("..\\x", b"x")), "naam die buiten het archief kan wijzen"),
    "a drive": (made(("C:x", b"x")), "naam die buiten het archief kan wijzen"),
    "a folder": (made(("map/", b"")), "naam die buiten het archief kan wijzen"),
    "steers the terminal": (made(("a\x1b[2Jb", b"x")), "naam die buiten het archief kan wijzen"),
    "a name that ends half way": (made(("a.txt", b"x")).replace(b"a.txt", b"a\0txt"), "naam die buiten het archief kan wijzen"),
    "symbolic link": (made(("a", b"/etc"), change=lambda info: setattr(info, "external_attr", 0o120777 << 16)), "een snelkoppeling"),
    "packed bomb": (
        made(("a", bytes(50_000_000)), change=lambda info: setattr(info, "compress_type", zipfile.ZIP_DEFLATED)),
        "een bestand is ingepakt, en dat doet dit programma nooit: a",
    ),
}


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return made(("a", b"1"), ("a", b"2"))


@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_archive_of_ours_holds_is_refused(name: str) -> None:
    data, words = HOSTILE[name]
    with pytest.raises(Refused, match=words):
        unpack(data)


def test_a_file_that_is_there_twice_is_refused() -> None:
    with pytest.raises(Refused, match="een bestand zit er meer dan één keer in: a"):
        unpack(twice())


def test_a_file_with_a_password_is_refused() -> None:
    data = bytearray(made(("a", b"1")))
    data[data.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(Refused, match="een bestand is met een wachtwoord versleuteld: a"):
        unpack(bytes(data))


def test_files_that_lie_over_each_other_are_refused() -> None:
    """A small archive that would be a large one: a thousand lines of contents that all point at the same bytes."""
    body = made(("a" * 4, bytes(1000)))
    start = body.index(b"PK\1\2")
    entry = body[start : body.index(b"PK\5\6")]
    entries = b"".join(entry.replace(b"aaaa", f"{number:04}".encode()) for number in range(1000))
    end = bytearray(body[body.index(b"PK\5\6") :])
    end[8:10] = end[10:12] = (1000).to_bytes(2, "little")
    end[12:16] = len(entries).to_bytes(4, "little")
    with pytest.raises(Refused, match="bestanden liggen over elkaar heen"):
        unpack(body[:start] + entries + bytes(end))


def test_random_bytes_between_good_ones_never_end_in_an_error_of_the_program() -> None:
    chance = random.Random(7)
    whole = pack(FILES)
    for _ in range(3000):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        noticed(bytes(data))  # Refused, or a list of what differs


def test_nothing_is_written_by_reading(tmp_path: Path) -> None:
    code = "import sys; from planascode.zipped import *\ntry: unpack(sys.stdin.buffer.read())\nexcept Refused: print('geweigerd')"
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code], input=made(("../buiten.txt", b"x")), cwd=tmp_path, env={"PYTHONPATH": str(root)}, capture_output=True
    )
    assert done.stdout == b"geweigerd\n", done.stderr
    assert list(tmp_path.iterdir()) == []
    assert not (tmp_path.parent / "buiten.txt").exists()
