"""Files: a finished set takes the place of a folder in one step, and a killed build leaves the old one whole."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from planascode import files
from planascode.files import MARK, NotOurs, repair, replace_folder

ROOT = Path(__file__).parents[1]
OLD = {f"{number}/een.txt": b"oud" for number in range(40)}
NEW = {f"{number}/twee.txt": b"nieuw" for number in range(40)}
WRITER = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from planascode.files import replace_folder
files = {{f"{{n}}/twee.txt": b"nieuw" * 2000 for n in range(1500)}}
print("begonnen", flush=True)
replace_folder(Path(sys.argv[1]), files)
"""


def content(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != MARK
    }


def neighbours(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def test_a_folder_holds_exactly_the_files_it_was_given(tmp_path: Path) -> None:
    target = tmp_path / "output"
    replace_folder(target, OLD)
    assert content(target) == OLD
    replace_folder(target, NEW)
    assert content(target) == NEW
    assert neighbours(target) == ["output"]


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"x")
    with pytest.raises(NotOurs):
        replace_folder(tmp_path, NEW)
    assert (tmp_path / "foto.jpg").exists()


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    target = tmp_path / "output"
    target.mkdir()
    replace_folder(target, NEW)
    assert content(target) == NEW


def test_the_name_leads_to_a_whole_folder_at_every_moment(tmp_path: Path) -> None:
    target = tmp_path / "output"
    replace_folder(target, {"vast.txt": b"x"})
    missed: list[int] = []
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            if not (target / "vast.txt").exists():
                missed.append(1)

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(20):
        replace_folder(target, {"vast.txt": b"x", f"{number}.txt": b"y"})
    stop.set()
    reader.join()
    assert not missed


def test_without_an_exchange_of_the_system_two_renames_do_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "output"
    replace_folder(target, OLD)
    monkeypatch.setattr(sys, "platform", "win32")
    replace_folder(target, NEW)
    assert content(target) == NEW
    assert neighbours(target) == ["output"]


def test_a_write_that_fails_leaves_the_old_files(tmp_path: Path) -> None:
    target = tmp_path / "output"
    replace_folder(target, OLD)
    with pytest.raises(OSError):
        replace_folder(target, {"een": b"x", "een/twee": b"kan niet: een is een bestand"})
    assert content(target) == OLD
    assert neighbours(target) == ["output"]


def test_a_name_that_was_left_between_two_renames_is_put_back(tmp_path: Path) -> None:
    target = tmp_path / "output"
    replace_folder(target, OLD)
    target.rename(tmp_path / ".output.oud")
    repair(target)
    assert content(target) == OLD


def test_the_unfinished_folder_of_a_running_build_is_left_alone(tmp_path: Path) -> None:
    running = tmp_path / f".output.nieuw-{os.getppid()}"
    running.mkdir()
    repair(tmp_path / "output")
    assert running.exists()


def test_temporary_files_go_with_the_run_and_those_of_a_killed_one_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for number in (ended.pid, os.getppid()):
        (tmp_path / f"planascode-{number}-abc").mkdir()
    with files.temporary_files():
        assert Path(tempfile.mkdtemp()).parent.parent == tmp_path
    assert tempfile.gettempdir() == str(tmp_path)
    assert neighbours(tmp_path / "output") == [f"planascode-{os.getppid()}-abc"]


def test_old_files_that_may_not_be_written_leave_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "output"
    replace_folder(target, OLD)
    for path in (*target.rglob("*"), target):
        path.chmod(0o555 if path.is_dir() else 0o444)
    replace_folder(target, NEW)
    assert content(target) == NEW
    assert neighbours(target) == ["output"]


def test_a_file_in_the_place_of_the_folder_is_left_and_named_in_dutch(tmp_path: Path) -> None:
    target = tmp_path / "output"
    target.write_bytes(b"van iemand anders")
    with pytest.raises(NotADirectoryError) as caught:
        replace_folder(target, NEW)
    assert files.reason(caught.value) == "op die plaats staat een bestand, geen map"
    assert target.read_bytes() == b"van iemand anders"
    assert neighbours(target) == ["output"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_disk_that_takes_no_more_leaves_the_old_files_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "output"
    replace_folder(target, OLD)
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
    done = subprocess.run([sys.executable, "-c", limit + WRITER, str(target)], capture_output=True, text=True)
    assert done.returncode != 0 and "File too large" in done.stderr
    assert content(target) == OLD
    assert neighbours(target) == ["output"]


def test_writers_at_the_same_time_leave_one_whole_set_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "output"
    command = [sys.executable, "-c", WRITER, str(target)]
    writers = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert len(content(target)) == 1500
    assert neighbours(target) == ["output"]


@pytest.mark.parametrize("moment", [0.0, 0.02, 0.06, 0.15])
def test_a_killed_write_leaves_the_old_or_new_files_whole_and_the_next_one_clears_up(
    tmp_path: Path, moment: float
) -> None:
    target = tmp_path / "output"
    replace_folder(target, OLD)
    with subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(moment)
        writer.kill()
    left = content(target)
    assert left == OLD or (len(left) == 1500 and set(left.values()) == {b"nieuw" * 2000})
    replace_folder(target, NEW)
    assert content(target) == NEW
    assert neighbours(target) == ["output"]


@pytest.mark.parametrize("moment", [0.3, 0.9])
def test_a_killed_build_leaves_the_old_output_whole(tmp_path: Path, moment: float) -> None:
    target = tmp_path / "output"
    replace_folder(target, OLD)
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "--plan",
        str(ROOT / "tests/plannen/waterdorp"),
        "--naar",
        str(target),
    ]
    with subprocess.Popen([*command, "--uitvoer", "site"], stdout=subprocess.DEVNULL, start_new_session=True) as build:
        time.sleep(moment)
        if build.poll() is None:
            os.killpg(build.pid, 9)
    left = content(target)
    assert left == OLD or "openbaar/site/index.html" in left
    done = subprocess.run([*command, "--uitvoer", "site"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (target / "openbaar/site/index.html").is_file()
    assert not (target / "0").exists()
    assert neighbours(target) == ["output"]


def test_only_this_module_and_that_of_placing_write() -> None:
    source = Path(files.__file__).read_text("utf-8")
    assert "write_bytes" in source
    for path in Path(files.__file__).parent.rglob("*.py"):
        if path.name not in ("files.py", "placing.py", "svg.py"):  # svg hands the drawing library its letter in a temporary folder
            text = path.read_text("utf-8")
            assert not any(word in text for word in ("write_bytes", "write_text", ".unlink(", "rmtree(", ".mkdir(")), (
                path.name
            )
