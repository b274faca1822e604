"""Builds that meet the world: killed, without room or rights, two at once, on another disk, over changing files.

Real processes. The last good output stays whole, what went wrong is said in Dutch, and nothing is left behind.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from kill import ROOT, WATERDORP, command, contents, left, series, started, two_plans

from planascode import files

UNCHANGED = "De vorige uitvoer is niet veranderd."
AS_NOBODY = """
import os, sys
sys.path.insert(0, {root!r})
from planascode import cli, pipeline
pipeline.os.cpu_count = lambda: 1
assert cli.main([*sys.argv[2:], "--naar", sys.argv[1] + "-eerst"]) == 0
os.setgroups([]); os.setgid(65534); os.setuid(65534)
sys.exit(cli.main([*sys.argv[2:], "--naar", sys.argv[1]]))
"""
"""The program, after it gave up the rights of root. It builds elsewhere first: then all of Python that it needs is loaded."""


def build(plan: Path, output: Path, *more: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """One public site of a plan, in a process of its own."""
    arguments = [
        str(ROOT / "build.py"),
        "--plan",
        str(plan),
        "--naar",
        str(output),
        "--uitvoer",
        "site",
        "--editie",
        "openbaar",
        *more,
    ]
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=cwd, timeout=300)


def beside(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="needs the signals and process groups of Linux")
def test_killed_builds_leave_a_whole_output_and_the_next_one_leaves_nothing_of_them(tmp_path: Path) -> None:
    found = series(tmp_path, 12, 1)
    assert found.total() == 12
    assert found["oud"] + found["nieuw"] > 0, "no build was killed in time"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a signal at the death of a parent")
def test_no_worker_goes_on_without_its_build(tmp_path: Path) -> None:
    (tmp_path / "tijdelijk").mkdir()
    running = started(WATERDORP, tmp_path / "output", tmp_path / "tijdelijk")
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    while running.poll() is None and not children.read_text().split():
        pass
    assert running.poll() is None, "the build ended before it had workers"
    running.kill()
    running.wait()
    assert not left(running.pid)


def test_a_full_disk_leaves_the_last_output(small_disk: Path) -> None:
    output = small_disk / "output"
    assert build(WATERDORP, output).returncode == 0
    before = contents(output)
    done = build(WATERDORP, output, "--editie", "partners")
    assert (done.returncode, done.stderr) == (
        4,
        f"De uitvoer kon niet worden geschreven: de schijf is vol. {UNCHANGED}\n",
    )
    assert contents(output) == before
    assert beside(output) == ["output"]


def test_an_output_that_is_a_disk_of_its_own_is_explained_and_a_folder_on_it_is_fine(small_disk: Path) -> None:
    done = build(WATERDORP, small_disk)
    assert done.returncode == 4
    assert "die map is een schijf op zichzelf; kies een nieuwe map daarin" in done.stderr
    assert beside(small_disk) == ["schijf"]
    assert list(small_disk.iterdir()) == []
    assert build(WATERDORP, small_disk / "output").returncode == 0
    assert (small_disk / "output/openbaar/site/index.html").is_file()


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="needs root, to make what another user may not touch"
)
@pytest.mark.parametrize("closed", ["output", "the folder around it"])
def test_without_rights_to_write_the_last_output_stays(closed: str, tmp_path: Path) -> None:
    output = tmp_path / "uit" / "output"
    assert build(WATERDORP, output).returncode == 0
    before = contents(output)
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(above.stat().st_mode | 0o055)
    output.parent.chmod(0o777 if closed == "output" else 0o755)
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "output").symlink_to(output)
    arguments = ["--plan", str(WATERDORP), "--uitvoer", "site", "--editie", "partners"]
    script = AS_NOBODY.format(root=str(ROOT))
    place = tmp_path / "elders" / "output"
    done = subprocess.run(
        [sys.executable, "-c", script, str(place), *arguments], capture_output=True, text=True, timeout=300
    )
    assert (done.returncode, done.stderr) == (
        4,
        f"De uitvoer kon niet worden geschreven: u hebt geen rechten om daar te schrijven. {UNCHANGED}\n",
    )
    assert contents(output) == before
    assert beside(output) == ["output"]


def test_two_builds_at_once_onto_one_folder_leave_the_whole_of_one(tmp_path: Path) -> None:
    plans = two_plans(tmp_path)
    output, temporary = tmp_path / "uit" / "output", tmp_path / "tijdelijk"
    temporary.mkdir()
    output.parent.mkdir()
    whole = []
    for plan in plans:
        assert subprocess.run(command(plan, output), stdout=subprocess.DEVNULL).returncode == 0
        whole.append(contents(output))
    shutil.rmtree(output)
    for _ in range(2):  # onto nothing, then onto what is there
        builds = [started(plan, output, temporary) for plan in plans]
        assert [one.wait() for one in builds] == [0, 0]
        assert contents(output) in whole
        assert beside(output) == ["output"]


def test_the_folder_one_stands_in_is_not_replaced(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert build(WATERDORP, output).returncode == 0
    before = contents(output)
    for place in (output, output / "openbaar"):
        done = build(WATERDORP, Path(os.path.relpath(output, place)), cwd=place)
        assert done.returncode == 2
        assert done.stderr.startswith("U staat nu in de map van de uitvoer")
    assert contents(output) == before
    assert beside(output) == ["output"]


@pytest.mark.skipif(sys.platform == "win32", reason="the folder one stands in cannot go there")
def test_a_folder_that_went_away_under_ones_feet_is_explained(tmp_path: Path) -> None:
    gone = tmp_path / "weg"
    gone.mkdir()
    script = f"import os, subprocess, sys; os.rmdir({str(gone)!r}); sys.exit(subprocess.run({[sys.executable, str(ROOT / 'build.py'), 'regels']!r}).returncode)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=gone)
    assert (done.returncode, done.stderr) == (
        2,
        "De map waarin u staat, bestaat niet meer. Ga eerst naar een andere map.\n",
    )


def test_content_that_changes_and_goes_away_while_it_is_read_never_breaks_the_command(tmp_path: Path) -> None:
    plan = Path(shutil.copytree(WATERDORP, tmp_path / "plan"))
    path = plan / "prioriteiten/hoog-water/dijken/kade.yaml"
    text, stop = path.read_text("utf-8"), threading.Event()

    def restless() -> None:
        while not stop.is_set():
            path.write_text(text, "utf-8")
            path.write_text(text + "# nog een regel\n" * 2_000, "utf-8")
            path.unlink()
            (plan / "nieuw").mkdir(exist_ok=True)
            (plan / "nieuw").rmdir()

    writer = threading.Thread(target=restless)
    writer.start()
    try:
        ended = [
            subprocess.run(
                [sys.executable, str(ROOT / "build.py"), "controleer", "--plan", str(plan)],
                capture_output=True,
                text=True,
            )
            for _ in range(6)
        ]
    finally:
        stop.set()
        writer.join()
    for done in ended:
        assert done.returncode in (0, 1)
        assert done.stderr == ""
        assert done.returncode == 0 or re.search("kade|nieuw", done.stdout)


def test_what_was_left_between_two_renames_by_a_killed_build_goes(tmp_path: Path) -> None:
    """Where folders cannot be exchanged in one step, a kill can leave the old output beside the new one."""
    output = tmp_path / "output"
    files.replace_folder(output, {"a.txt": b"oud"})
    shutil.copytree(output, tmp_path / ".output.oud")
    files.replace_folder(output, {"a.txt": b"nieuw"})
    assert beside(output) == ["output"]


@pytest.mark.parametrize("path", ["../buiten.txt", "/tmp/buiten.txt", "a/../../buiten.txt"])
def test_no_path_leads_out_of_the_output(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path below the output"):
        files.replace_folder(tmp_path / "output", {path: b"x"})
    assert list(tmp_path.iterdir()) == []
