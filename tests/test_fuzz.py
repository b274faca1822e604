"""Plans that nobody wrote: three hundred of them here, ten thousand by ``python tests/fuzz.py``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import fuzz
import pytest

from planascode.problems import Problem, Source

NUMBER = 150
"""Of each kind."""


@pytest.mark.parametrize("kind", ["veranderd", "gemaakt"])
def test_no_plan_breaks_the_program(kind: str) -> None:
    """Good, or problems in Dutch with their place; the same again; now and then through all writers."""
    score = fuzz.run(kind, NUMBER, 7_000, fuzz.Score())
    assert not score.failures, "\n".join(score.failures.values())
    assert score.runs() == NUMBER
    assert score.written >= NUMBER // fuzz.WRITERS
    for outcome in ("goed", "problemen"):
        assert score.counts[kind, outcome] > NUMBER // 20, "both outcomes are really tried"


def test_the_same_plans_come_out_the_same_in_another_process() -> None:
    prints = []
    for number in ("1", "2"):
        command = [sys.executable, str(Path(fuzz.__file__)), "--aantal", "16", "--zaad", "8"]
        done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": number}, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        prints.append(done.stdout.rsplit("vingerafdruk ", 1)[1])
    assert prints[0] == prints[1]


def test_the_base_is_a_plan_of_about_ten_measures_with_a_record_of_each_kind() -> None:
    checked = fuzz.pipeline.examine(fuzz.base(), fuzz.layouts())
    assert checked.problems == ()
    assert checked.plan is not None
    assert len(checked.plan["maatregelen"]) == 9
    assert min(map(len, checked.plan.records.values())) > 0


@pytest.mark.parametrize(
    ("problem", "fault"),
    [
        (Problem(Source("plan.yaml", 1_000), "V-001", "de sleutel bestaat niet"), "points outside its file"),
        (Problem(Source("weg.yaml", 2), "B-001", "dit bestand ontbreekt"), "points outside its file"),
        (Problem(Source("plan.yaml"), "V-001", "'NoneType' object has no attribute"), "says object"),
        (Problem(Source("plan.yaml"), "V-001", ""), "has no words"),
    ],
)
def test_a_problem_that_no_author_understands_is_a_fault(problem: Problem, fault: str) -> None:
    with pytest.raises(fuzz.Fault, match=fault):
        fuzz._look_at(problem, {"plan.yaml": b"id: x\n"})


def test_a_plan_that_breaks_the_program_is_found_and_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fuzz.pipeline.examine

    def fragile(files: fuzz.Files, ours: fuzz.Files) -> fuzz.Checked:
        if any(b"<script>" in data for data in files.values()):
            raise ZeroDivisionError
        return whole(files, ours)

    monkeypatch.setattr(fuzz.pipeline, "examine", fragile)
    score = fuzz.Score()
    fuzz._piece("veranderd", fuzz.changed_plans(fuzz.base()), 500, 9_000, score)
    ((name, words),) = score.failures.items()
    assert name.startswith("ZeroDivisionError")
    assert words.count("\n--- ") == 1, "one file is changed"
    assert "zaad 9000" in words
