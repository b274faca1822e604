"""Reading a folder: never through a link, never waiting, never too much, and never half a file."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from planascode import folder
from planascode.folder import read_folder

ROOT = Path(__file__).parents[1]


def said(place: Path) -> list[tuple[str, str]]:
    """(path, code) of what is wrong in a folder."""
    return [(problem.source.file, problem.code) for problem in read_folder(place)[1]]


@pytest.mark.skipif(os.name != "posix", reason="needs pipes, sockets and devices in a folder")
def test_pipes_sockets_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.yaml")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "stopcontact.yaml"))
    expected = [("pijp.yaml", "H-006"), ("stopcontact.yaml", "H-006")]
    if os.geteuid() == 0:
        os.mknod(tmp_path / "apparaat.yaml", 0o600 | 0o020000, os.makedev(1, 5))  # /dev/zero
        expected.insert(0, ("apparaat.yaml", "H-006"))
    assert said(tmp_path) == expected


@pytest.mark.skipif(os.name != "posix", reason="needs pipes in a folder")
@pytest.mark.parametrize("name", ["plan.yaml", "hoofdstukken/tekst.md"])
def test_the_command_does_not_wait_for_a_pipe(tmp_path: Path, name: str) -> None:
    (tmp_path / "hoofdstukken").mkdir()
    (tmp_path / "plan.yaml").write_text("id: x\n")
    (tmp_path / name).unlink(missing_ok=True)
    os.mkfifo(tmp_path / name)
    command = [sys.executable, str(ROOT / "build.py"), "controleer", "--plan", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert name in done.stdout
    assert done.stderr == ""


def test_nothing_outside_the_folder_is_read_through_links(tmp_path: Path) -> None:
    outside = tmp_path / "buiten"
    outside.mkdir()
    (outside / "geheim.md").write_text("geheim")
    plan = tmp_path / "plan"
    plan.mkdir()
    (plan / "map").symlink_to(outside)
    (plan / "geheim.md").symlink_to(outside / "geheim.md")
    (plan / "rond").symlink_to(plan)
    (plan / "dood.md").symlink_to(outside / "is-er-niet")
    assert read_folder(plan)[0] == {}
    assert said(plan) == [(name, "B-006") for name in ("dood.md", "geheim.md", "map", "rond")]


def test_the_folder_itself_may_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    (tmp_path / "echt" / "plan.yaml").write_text("id: x")
    (tmp_path / "plan").symlink_to("echt")
    assert read_folder((tmp_path / "plan").resolve()) == ({"plan.yaml": b"id: x"}, [])


def test_a_folder_with_too_much_in_it_is_not_read_to_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.md").write_bytes(b"x" * 100)
    monkeypatch.setattr(folder, "MAX_FILES", 10)
    assert said(tmp_path) == [("10.md", "H-005")]
    monkeypatch.setattr(folder, "MAX_FILES", 100)
    monkeypatch.setattr(folder, "MAX_TOTAL", 500)
    assert said(tmp_path) == [("06.md", "H-005")]


def test_a_huge_file_is_named_without_being_read_to_the_end(tmp_path: Path) -> None:
    with (tmp_path / "groot.yaml").open("wb") as file:
        file.truncate(10**12)
    files, (problem,) = read_folder(tmp_path)
    assert files == {}
    assert (problem.source.file, problem.code) == ("groot.yaml", "B-004")


def test_folders_in_folders_without_end_are_refused(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefghijkl")
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("x")
    assert said(tmp_path) == [("a/b/c/d/e/f/g/h/i", "H-005")]


def test_a_file_that_goes_away_while_it_is_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weg.md").write_text("x")
    opened = os.open

    def vanish(path: str, flags: int) -> int:
        Path(path).unlink()
        return opened(path, flags)

    monkeypatch.setattr(folder.os, "open", vanish)
    assert said(tmp_path) == [("weg.md", "H-007")]


def test_a_file_that_is_written_all_the_time_is_read_whole_or_named(tmp_path: Path) -> None:
    """Each version is one letter; a mixture would be half a file."""
    place = tmp_path / "druk.md"
    versions = [letter * 200_000 for letter in ("a", "b")]
    place.write_text(versions[0])
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            for text in versions:
                place.write_text(text)

    writer = threading.Thread(target=write)
    writer.start()
    found = [read_folder(tmp_path) for _ in range(200)]
    stop.set()
    writer.join()
    for files, problems in found:
        assert {problem.code for problem in problems} <= {"H-007"}
        assert all(len(set(data)) <= 1 for data in files.values())
    read_folder(tmp_path)
    assert read_folder(tmp_path) == ({"druk.md": versions[1].encode()}, [])
