"""The small invented plan in tests/plannen/waterdorp, loaded once, and changed where a test wants it otherwise."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from planascode import pipeline
from planascode.load import read_folder
from planascode.model import Plan
from planascode.pipeline import Checked
from planascode.problems import Problem

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "plannen" / "waterdorp"


@cache
def files() -> dict[str, bytes]:
    """The plan's files; do not change them."""
    return read_folder(FOLDER)[0]


@cache
def layouts() -> dict[str, bytes]:
    """Our own layouts."""
    return read_folder(ROOT / "layouts")[0]


def examined(path: str = "", old: str = "", new: str = "") -> Checked:
    """The plan after reading and checking, with ``old`` replaced by ``new`` in one file."""
    if not path:
        return _whole()
    text = files()[path].decode()
    assert old in text, f"{path} does not hold {old!r}"
    return pipeline.examine({**files(), path: text.replace(old, new, 1).encode()}, layouts())


@cache
def _whole() -> Checked:
    return pipeline.examine(files(), layouts())


def plan(path: str = "", old: str = "", new: str = "") -> Plan:
    """The plan, which must be without problems."""
    checked = examined(path, old, new)
    assert checked.plan is not None, checked.problems
    return checked.plan


def problems(path: str, old: str, new: str) -> list[Problem]:
    """What is said about a changed plan."""
    return list(examined(path, old, new).problems)
