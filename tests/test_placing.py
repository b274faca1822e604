"""Placing: what readers see is one whole placing, before, during and after a new one, also where that was killed or refused."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from planascode import placing
from planascode.files import NotOurs
from planascode.placing import HOME, LIST, PLAN, START, Busy, Placed, Unlike, clear, digests, opened, place

ROOT = Path(__file__).parents[1]
NAMES = ("uitvoeringsplan.pdf", "site/index.html", "site/geld.html", "site/assets/site.css", "site/data/plan.json")
OLD = {**{name: b"oud " + name.encode() for name in NAMES}, "site/maatregelen/weg.html": b"oud"}
NEW = {**{name: b"nieuw " + name.encode() for name in NAMES}, "site/maatregelen/erbij.html": b"nieuw"}
SCRIPT = f"""
import fcntl, os, sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from planascode import placing
from planascode.placing import Placed, digests, opened, place
target, word, mode = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
files = {{f"site/{{n // 10}}/{{n}}.html": (word * 500).encode() for n in range(60)}}
if mode != "exchange":
    placing.exchange = lambda one, other: False
if mode == "nobody":
    os.setgroups([]); os.setgid(65534); os.setuid(65534); os.umask(0)
with opened(target):
    print("open", flush=True)
    now = placing.standing(target)
    print(place(target, files, Placed(now.nummer + 1 if now else 1, "openbaar", word, digests(files))))
"""
"""Places 60 files. ``exchange``: as the system can; ``renames``: where folders cannot be exchanged; ``nobody``: without rights of root."""
as_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="needs root, to make what another user may not touch"
)


def placed(files: Mapping[str, bytes], number: int = 1, editie: str = "openbaar") -> Placed:
    return Placed(number, editie, "0" * 64, digests(files))


def put(target: Path, files: Mapping[str, bytes], number: int, editie: str = "openbaar") -> str:
    with opened(target):
        return place(target, files, placed(files, number, editie))


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST
    }


def home(target: Path) -> list[str]:
    return sorted(path.name for path in (target / HOME).iterdir())


# --- one placing after the other ------------------------------------------------------------------------


def test_readers_find_the_files_below_one_page_that_leads_to_them(tmp_path: Path) -> None:
    target = tmp_path / "deel"
    assert put(target, OLD, 1) == "whole"
    assert content(target / PLAN) == OLD
    assert b'url=plan/site/index.html"' in (target / START).read_bytes()
    assert sorted(path.name for path in target.iterdir()) == [HOME, START, PLAN]
    assert home(target) == ["slot"]


def test_a_new_placing_takes_the_place_of_the_old_one_which_is_kept(tmp_path: Path) -> None:
    put(tmp_path, OLD, 1)
    put(tmp_path, NEW, 2)
    assert content(tmp_path / PLAN) == NEW
    (old,) = placing.kept(tmp_path)
    assert (old.nummer, placing.kept_files(tmp_path, old)) == (1, OLD)


def test_of_earlier_placings_the_newest_are_kept(tmp_path: Path) -> None:
    for number in range(1, 6):
        put(tmp_path, {"site/index.html": b"%d" % number}, number)
    assert [old.nummer for old in clear(tmp_path, 2)] == [4, 3]
    assert home(tmp_path) == ["oud-3", "oud-4", "slot"]
    assert clear(tmp_path, 0) == []
    assert home(tmp_path) == ["slot"]


def test_what_stands_there_and_another_edition_are_not_kept(tmp_path: Path) -> None:
    put(tmp_path, OLD, 1)
    put(tmp_path, NEW, 2, "intern")
    put(tmp_path, OLD, 3)
    assert clear(tmp_path, 5) == []
    assert home(tmp_path) == ["slot"]


def test_a_page_and_files_beside_the_plan_stay_as_their_owner_left_them(tmp_path: Path) -> None:
    put(tmp_path, OLD, 1)
    (tmp_path / START).write_bytes(b"eigen begin")
    (tmp_path / "robots.txt").write_bytes(b"x")
    put(tmp_path, NEW, 2)
    assert ((tmp_path / START).read_bytes(), (tmp_path / "robots.txt").read_bytes()) == (b"eigen begin", b"x")


def test_the_rights_of_the_folder_stay_as_they_were(tmp_path: Path) -> None:
    target = tmp_path / "deel"
    target.mkdir(mode=0o750)
    target.chmod(0o2750)
    put(target, OLD, 1)
    put(target, NEW, 2)
    assert target.stat().st_mode & 0o7777 == 0o2750


# --- what stands there already ----------------------------------------------------------------------------


def test_a_folder_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"x")
    with pytest.raises(NotOurs):
        put(tmp_path, OLD, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["foto.jpg"]


@pytest.mark.parametrize("name", [HOME, PLAN])
def test_a_link_in_the_place_of_our_folders_is_not_followed(tmp_path: Path, name: str) -> None:
    target, elsewhere = tmp_path / "deel", tmp_path / "elders"
    put(target, OLD, 1)
    (target / name).rename(elsewhere)
    (target / name).symlink_to(elsewhere)
    before = content(elsewhere)
    with pytest.raises(NotOurs):
        put(target, NEW, 2)
    assert content(elsewhere) == before


def test_what_others_changed_or_added_is_named_and_what_their_computers_left_is_not(tmp_path: Path) -> None:
    put(tmp_path, OLD, 1)
    plan = tmp_path / PLAN
    for name in ("Thumbs.db", "site/desktop.ini", "~$uitvoeringsplan.docx", "site/._geld.html"):
        (plan / name).write_bytes(b"x")
    (plan / "site/index.html").write_bytes(b"anders")
    (plan / "site/eigen.html").write_bytes(b"x")
    (plan / "site/geld.html").unlink()
    (plan / "site/geld.html").symlink_to(plan / "site/index.html")
    (plan / "site/elders").symlink_to(tmp_path)
    assert placing.strange(tmp_path) == [f"plan/site/{name}" for name in ("eigen.html", "elders", "geld.html", "index.html")]


def test_a_kept_placing_that_was_changed_is_not_given(tmp_path: Path) -> None:
    put(tmp_path, OLD, 1)
    put(tmp_path, NEW, 2)
    (old,) = placing.kept(tmp_path)
    (tmp_path / HOME / "oud-1" / "site/geld.html").write_bytes(b"anders")
    with pytest.raises(Unlike) as caught:
        placing.kept_files(tmp_path, old)
    assert caught.value.args == ("site/geld.html",)


def test_files_that_read_back_otherwise_are_named_and_the_old_ones_stay(tmp_path: Path) -> None:
    put(tmp_path, OLD, 1)
    wrong = Placed(2, "openbaar", "", {**digests(NEW), "site/geld.html": "0" * 64, "site/ook.html": "0" * 64})
    with pytest.raises(Unlike) as caught, opened(tmp_path):
        place(tmp_path, NEW, wrong)
    assert caught.value.args == ("site/geld.html", "site/ook.html")
    assert content(tmp_path / PLAN) == OLD
    assert home(tmp_path) == ["slot"]


def test_two_cannot_place_in_one_folder_at_once(tmp_path: Path) -> None:
    put(tmp_path, OLD, 1)
    with opened(tmp_path), pytest.raises(Busy):
        put(tmp_path, NEW, 2)
    assert put(tmp_path, NEW, 2) == "whole"


def test_a_placing_that_fails_in_a_new_folder_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        put(tmp_path / "deel", {"een": b"x", "een/twee": b"kan niet"}, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_windows_does_not_open_is_told_by_its_length(tmp_path: Path) -> None:
    assert placing.too_long(Path("/deel"), OLD) == 0
    long = Path("/" + "x" * 240)
    assert placing.too_long(long, OLD) == len(str(long)) + len("/.plaats/nieuw/site/maatregelen/weg.html")


# --- killed, refused, full ----------------------------------------------------------------------------------


def child(target: Path, word: str, mode: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SCRIPT, str(target), word, mode], stdout=subprocess.PIPE)


def whole(target: Path, word: str, mode: str) -> None:
    """A placing that is not disturbed."""
    with child(target, word, mode) as running:
        running.communicate()
    assert running.returncode == 0


def words(folder: Path) -> set[str]:
    """What the files of ``SCRIPT`` say; each must be whole, and all must be there."""
    found = list(content(folder).values())
    assert len(found) == 60
    for data in found:
        word = data[: len(data) // 500]
        assert data == word * 500
    return {data[: len(data) // 500].decode() for data in found}


@pytest.mark.parametrize("mode", ["exchange", "renames"])
def test_a_killed_placing_leaves_the_old_or_the_new_one_whole_and_the_next_one_clears_up(tmp_path: Path, mode: str) -> None:
    target = tmp_path / "deel"
    began = time.monotonic()
    whole(target, "nul", mode)
    lasts = time.monotonic() - began
    chance, ended = random.Random(1), []
    for turn in range(8):
        with child(target, f"beurt-{turn}", mode) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(chance.uniform(0, lasts / 2))
            running.send_signal(signal.SIGKILL)
        ended.append(running.returncode)
        if mode == "exchange":
            assert len(words(target / PLAN)) == 1
        else:  # between two renames there is nothing for a moment, and the old one stands beside
            standing = target / PLAN if (target / PLAN).exists() else target / HOME / "wijkt"
            assert len(words(standing)) == 1
        with opened(target):
            assert len(words(target / PLAN)) == 1
        assert [name for name in home(target) if not name.startswith("oud-")] == ["slot"]
    assert -signal.SIGKILL in ended, "none was killed in time"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A folder in which ``plan`` cannot be renamed but its files can be replaced, as on a share while a reader has one open."""
    target = tmp_path / "deel"
    whole(target, "oud", "exchange")
    shutil.copy(target / PLAN / "site/0/1.html", target / PLAN / "site/0/weg.html")
    for path in (target, *target.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    target.chmod(0o1777)  # what is in it can be renamed by its owner only
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(above.stat().st_mode | 0o055)
    yield target


@as_root
def test_where_the_folder_is_held_each_file_takes_the_place_of_its_old_one(held: Path) -> None:
    running = child(held, "nieuw", "nobody")
    said, _ = running.communicate()
    assert (running.returncode, said.decode().split("\n")[1]) == (0, "one by one")
    assert words(held / PLAN) == {"nieuw"}
    assert not (held / PLAN / "site/0/weg.html").exists()
    assert home(held) == ["oud-1", "slot"]


@as_root
def test_where_one_file_is_held_too_all_old_files_are_put_back(held: Path) -> None:
    before = content(held / PLAN)
    (held / PLAN / "site/4").chmod(0o755)
    running = subprocess.run([sys.executable, "-c", SCRIPT, str(held), "nieuw", "nobody"], capture_output=True, text=True)
    assert "PermissionError" in running.stderr and "site/4/" in running.stderr
    assert content(held / PLAN) == before
    assert not (held / HOME / "wissel").exists()


@as_root
def test_killed_between_two_files_each_is_whole_and_the_next_placing_first_puts_the_old_ones_back(held: Path) -> None:
    before, mixed = content(held / PLAN), 0
    chance = random.Random(2)
    for turn in range(8):
        with child(held, f"beurt-{turn}", "nobody") as running:
            while running.poll() is None and not (held / HOME / "wissel").exists():
                time.sleep(0.0005)
            time.sleep(chance.uniform(0, 0.03))
            running.send_signal(signal.SIGKILL)
        if not (held / HOME / "wissel").exists():  # it was ready: that is the old one now
            before = content(held / PLAN)
            continue
        after = content(held / PLAN)
        assert all(data == data[: len(data) // 500] * 500 for data in after.values())
        mixed += after != before
        with opened(held):
            assert content(held / PLAN) == before
    assert mixed, "none was killed in between"


def test_the_root_of_a_share_can_be_the_folder_and_a_full_one_keeps_what_it_had(small_disk: Path) -> None:
    assert put(small_disk, OLD, 1) == "whole"
    with pytest.raises(OSError, match="No space left"):
        put(small_disk, {"site/index.html": b"x" * 1_500_000}, 2)
    assert content(small_disk / PLAN) == OLD
    assert home(small_disk) == ["slot"]
