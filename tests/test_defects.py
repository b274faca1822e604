"""The plan in tests/plannen/defecten: real defects of a printed plan, planted again, each under the message it must give.

A comment names the defect (docs/defecten.md), the rule and the message, or the beginning of it; the next line that is no
comment holds the defect: ``# D20: M-009  de planning ...`` in a file with keys, ``<!-- A7: T-013  ... -->`` in a text.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from planascode import pipeline
from planascode.folder import read_folder
from planascode.problems import Problem

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "tests" / "plannen" / "defecten"
_EXPECTED = re.compile(r"^\s*(?:#|<!--) ([A-G][0-9]+(?:, [A-G][0-9]+)*): ([A-Z]-[0-9]{3})  (.+?)(?: -->)?$")


@cache
def planted() -> dict[tuple[str, int], list[tuple[str, str, str]]]:
    """(file, line) -> (defects, rule, beginning of the message) for every planted defect."""
    found: dict[tuple[str, int], list[tuple[str, str, str]]] = {}
    for path, data in read_folder(PLAN)[0].items():
        waiting: list[tuple[str, str, str]] = []
        for number, line in enumerate(data.decode().splitlines(), 1):
            if match := _EXPECTED.match(line):
                waiting.append((match[1], match[2], match[3]))
            elif waiting and line.strip() and not line.lstrip().startswith("#"):
                found[path, number] = waiting
                waiting = []
        assert not waiting, f"{path}: nothing stands under the last comment"
    return found


@cache
def found() -> tuple[Problem, ...]:
    """What the program says; comments in texts are blank lines to it."""
    files = {
        path: re.sub(rb"(?m)^<!-- .* -->$", b"", data) if path.endswith(".md") else data
        for path, data in read_folder(PLAN)[0].items()
    }
    return pipeline.examine(files, read_folder(ROOT / "layouts")[0]).problems


@pytest.mark.parametrize("place", planted(), ids=lambda place: f"{place[0]}:{place[1]}")
def test_each_planted_defect_gives_its_message_on_its_line(place: tuple[str, int]) -> None:
    said = [(item.code, item.message) for item in found() if (item.source.file, item.source.line) == place]
    for _, code, message in planted()[place]:
        assert any(code == other and words.startswith(message) for other, words in said), said


def test_nothing_else_is_said() -> None:
    expected = {(*place, code) for place, items in planted().items() for _, code, _ in items}
    assert [item for item in found() if (item.source.file, item.source.line, item.code) not in expected] == []
