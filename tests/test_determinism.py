"""The same plan gives the same bytes: in another folder, time zone, locale, with another hash seed and umask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, files_in

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4711",
    "COLUMNS": "40",
}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a copy of this checkout, built in its own folder under other circumstances."""
    folder = tmp_path_factory.mktemp("een andere map")
    for name in ("planascode", "layouts", "content"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", folder)
    environment = {key: value for key, value in os.environ.items() if key not in ("SOURCE_DATE_EPOCH", "PYTHONPATH")}
    done = subprocess.run(
        [sys.executable, "build.py"],
        cwd=folder,
        env={**environment, **ELSEWHERE},
        umask=0o077,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "output"


def test_two_builds_under_other_circumstances_are_the_same_in_every_file(output: Path, elsewhere: Path) -> None:
    one, other = files_in(output), files_in(elsewhere)
    assert sorted(one) == sorted(other)
    assert len(one) > 150
    assert [path for path in one if one[path] != other[path]] == []
