"""Builds killed at random moments, half of them while they write: ``python tests/kill.py --aantal 200 --zaad 1``.

Two plans take turns. After each kill the output must be that of the last good build or of the killed one, whole; after the
next build nothing of the killed one may be left: no folder, no temporary file, no process.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WATERDORP = ROOT / "tests" / "plannen" / "waterdorp"
OUTPUTS = ("--uitvoer", "pdf", "--uitvoer", "docx", "--uitvoer", "site", "--editie", "openbaar")


def two_plans(place: Path) -> tuple[Path, Path]:
    """Waterdorp, and Waterdorp under another title."""
    one, other = (Path(shutil.copytree(WATERDORP, place / name)) for name in ("een", "twee"))
    text = (other / "plan.yaml").read_text("utf-8").replace("titel: Uitvoeringsprogramma", "titel: Ander programma", 1)
    (other / "plan.yaml").write_text(text, "utf-8")
    return one, other


def command(plan: Path, output: Path) -> list[str]:
    """The build of a plan."""
    return [sys.executable, str(ROOT / "build.py"), "--plan", str(plan), "--naar", str(output), *OUTPUTS]


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def started(plan: Path, output: Path, temporary: Path) -> subprocess.Popen[bytes]:
    """A build in a process group of its own, with a folder of its own for temporary files."""
    environment = {**os.environ, "TMPDIR": str(temporary)}
    return subprocess.Popen(command(plan, output), stdout=subprocess.DEVNULL, env=environment, start_new_session=True)


def left(group: int) -> bool:
    """Whether a process of the group still runs, a moment after its head was killed."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


def series(place: Path, number: int, seed: int) -> Counter[str]:
    """What ``number`` kills left: ``oud``, ``nieuw`` or ``klaar`` (ended before the kill). AssertionError for anything else."""
    plans = two_plans(place)
    output, temporary = place / "uit" / "output", place / "tijdelijk"
    output.parent.mkdir()
    temporary.mkdir()
    good = []
    began = time.monotonic()
    for plan in plans:
        assert started(plan, output, temporary).wait() == 0
        good.append(contents(output))
    lasts = (time.monotonic() - began) / 2
    assert good[0] != good[1]
    chance, found, now = random.Random(seed), Counter[str](), 1
    for turn in range(number):
        build = started(plans[1 - now], output, temporary)
        if turn % 2 == 0:
            time.sleep(chance.uniform(0, lasts * 1.05))
        else:  # while the new files are written and take their place, which does not last long
            while build.poll() is None and not any(output.parent.glob(".output.nieuw-*")):
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.08))
        alone = chance.random() < 0.5  # half of the time its workers are left to themselves
        ended = build.poll() is not None
        (os.kill if alone else os.killpg)(build.pid, signal.SIGKILL) if not ended else None
        build.wait()
        assert not left(build.pid), f"kill {turn}: a process goes on without its build"
        after = contents(output)
        assert after in good, f"kill {turn}: half an output"
        found["klaar" if ended else "oud" if after == good[now] else "nieuw"] += 1
        now = good.index(after)
    assert started(plans[1 - now], output, temporary).wait() == 0
    assert contents(output) == good[1 - now]
    assert [path.name for path in output.parent.iterdir()] == ["output"], "folders are left"
    assert [path.name for path in temporary.iterdir()] == [], "temporary files are left"
    return found


def main() -> int:
    """The command; a failed assertion ends it."""
    parser = argparse.ArgumentParser(description="Breekt bouwen af op willekeurige momenten.")
    parser.add_argument("--aantal", type=int, default=200)
    parser.add_argument("--zaad", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = series(Path(place), asked.aantal, asked.zaad)
    print(", ".join(f"{name}: {count}" for name, count in sorted(found.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
