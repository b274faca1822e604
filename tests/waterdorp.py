"""The small invented plan in tests/plannen/waterdorp, loaded once, and changed where a test wants it otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from planascode import pipeline
from planascode.checks.content import Content
from planascode.folder import read_folder
from planascode.load import load
from planascode.model import Plan
from planascode.pipeline import Checked
from planascode.problems import Problem

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "plannen" / "waterdorp"
TEXT = "hoofdstukken/waarom.md"
MEASURE = "prioriteiten/hoog-water/wijken/regentonnen.yaml"
Check = Callable[[Content], Iterable[Problem]]


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


def seen(changed: Mapping[str, str]) -> Content:
    """The plan as the checks see it, with these files in place of its own."""
    changed_files = {**files(), **{path: text.encode() for path, text in changed.items()}}
    loaded = load(changed_files)
    assert loaded.plan is not None, loaded.problems
    style = _whole().style
    return Content(loaded.plan, loaded.sources, frozenset(style.tones), style.signs(), pipeline.texts(changed_files))


def said(function: Check, text: str = "", field: str = "", changed: Mapping[str, str] | None = None) -> list[str]:
    """What a check says about the plan with ``text`` as its text and ``field`` as an item of a measure: "code words", by place.

    The words are those that the problem points at.
    """
    measure = files()[MEASURE].decode()
    items = (
        {MEASURE: measure.replace("[Een subsidie]", f"\n  - {json.dumps(field, ensure_ascii=False)}")} if field else {}
    )
    content = seen({**({TEXT: text} if text else {}), **items, **(changed or {})})
    return [f"{problem.code} {words(content, problem)}".strip() for problem in sorted(function(content))]


def words(content: Content, problem: Problem) -> str:
    """The words that a problem points at; none where it points at a place."""
    line = content.files[problem.source.file].split("\n")[problem.source.line - 1]
    return line[problem.source.column - 1 :][: problem.source.width]
