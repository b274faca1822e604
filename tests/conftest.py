"""What the tests share: the plan as loaded, its documents as composed, one full build of it, and previews."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest
from preview_client import Client, previewing

from planascode import pipeline
from planascode.checkers.programs import Absent
from planascode.compose import compose
from planascode.editions import for_edition
from planascode.model import Plan
from planascode.nodes import Document
from planascode.outputs import JOBS, Task

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
LAYOUTS = ROOT / "layouts"
# A shell ignores Ctrl+C for what it starts in the background, and all that is started from there inherits that: a test
# that ends a program with it would then wait for ever.
signal.signal(signal.SIGINT, signal.default_int_handler)


def run(
    *arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT, umask: int = 0o022
) -> subprocess.CompletedProcess[str]:
    """``build.py`` with these arguments, as a command of its own."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def at_a_terminal(
    place: Path, answers: list[str], *arguments: str, prompt: str = "]: ", env: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Exit code and screen of the program at a terminal, each answer given when it asks for one with ``prompt``."""
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "build.py"), *arguments]
    full = {**os.environ, "TERM": "xterm-256color", **(env or {})}
    with subprocess.Popen(command, cwd=place, env=full, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        screen, left, seen = "", list(answers), 0
        while True:
            try:
                data = os.read(ours, 4096)
            except OSError:  # the other side is closed
                break
            if not data:
                break
            screen += data.decode(errors="replace")
            if left and screen[seen:].endswith(prompt):
                seen = len(screen)
                os.write(ours, left.pop(0).encode())
        os.close(ours)
    return process.returncode, screen


def files_in(folder: Path) -> dict[str, bytes]:
    """All files below a folder by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


T = TypeVar("T")


def judged(check: Callable[[], T]) -> T:
    """What a checker found."""
    try:
        return check()
    except Absent as absent:
        lacking(absent)


def lacking(absent: Absent) -> NoReturn:
    """A checker's program is absent: in CI the test fails, elsewhere it is skipped and says so.

    An author's computer need not have Java, LibreOffice or Chromium; ``excused`` is what no computer of its kind can have.
    """
    if os.environ.get("CI") and not absent.excused:
        pytest.fail(str(absent))
    pytest.skip(str(absent))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 1,200 kB: more than one small site, less than two.

    No other way makes a disk full for one test alone. Only root on Linux may mount it, and some containers forbid it even to
    root: nothing that ./toets installs can change that, so the test is left out there, with the system's own reason.
    """
    place = tmp_path / "schijf"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(place)], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture(scope="session")
def checked() -> pipeline.Checked:
    """The plan's folder as read and checked, with layouts and house style."""
    return pipeline.read(CONTENT, LAYOUTS)


@pytest.fixture(scope="session")
def plan(checked: pipeline.Checked) -> Plan:
    """The whole plan, unfiltered."""
    assert checked.plan is not None, "\n".join(map(str, checked.problems))
    return checked.plan


@pytest.fixture(scope="session")
def tasks(checked: pipeline.Checked, plan: Plan) -> dict[str, Task]:
    """For each edition what its outputs are made of."""
    return {
        editie: Task(for_edition(plan, editie), editie, checked.layouts, checked.style, tuple(JOBS))
        for editie in plan.gegevens.edities
    }


@pytest.fixture(scope="session")
def documents(tasks: dict[str, Task]) -> dict[tuple[str, str], Document]:
    """(edition, name) -> document, as the writers get it."""
    names = {editie: ("plan", "site", "publicatie") if editie == "openbaar" else ("plan", "site") for editie in tasks}
    return {
        (editie, name): compose(task.plan, name, task.layouts, editie, task.facts())
        for editie, task in tasks.items()
        for name in names[editie]
    }


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one full build of the plan: both editions, all outputs."""
    folder = tmp_path_factory.mktemp("uitvoer") / "output"
    done = run("--naar", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A preview that no test changes."""
    with previewing(tmp_path_factory.mktemp("plan") / "content") as found:
        yield found


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Client]:
    """A preview of this test alone."""
    with previewing(tmp_path / "content") as found:
        yield found
