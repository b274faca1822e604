"""The catalogue of rules: complete, and each rule shown by a case of wrong content or a test."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from planascode import pipeline
from planascode.load import read_folder
from planascode.rules import GROUPS, RULES, writing
from planascode.rules.rule import Rule

ROOT = Path(__file__).parents[1]
PROGRAM = "\n".join(
    path.read_text("utf-8") for path in (ROOT / "planascode").rglob("*.py") if path.parent.name != "rules"
)
TESTS = "\n".join(
    path.read_text("utf-8")
    for path in (*(ROOT / "tests").glob("*.py"), *(ROOT / "tests" / "cases" / "fouten").glob("*.txt"))
)


def test_every_code_that_the_program_gives_is_a_rule_and_the_other_way_round() -> None:
    assert set(re.findall(r'"([A-Z]-[0-9]{3})"', PROGRAM)) == set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_tested_by_its_code(code: str) -> None:
    assert code in TESTS


def test_a_rule_is_a_dutch_condition_in_a_known_group() -> None:
    for rule in RULES.values():
        assert rule.code[0] in GROUPS
        assert rule.naam[0].isupper() and not rule.naam.endswith(".")
    assert len({rule.naam for rule in RULES.values()}) == len(RULES)


@pytest.fixture(scope="module")
def example_plan(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The plan that ``nieuw`` makes with its defaults."""
    place = tmp_path_factory.mktemp("voorbeeld")
    command = [sys.executable, str(ROOT / "build.py"), "nieuw", "plan"]
    subprocess.run(command, cwd=place, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return read_folder(place / "plan")[0]


@pytest.mark.parametrize("rule", [rule for rule in writing.RULES if rule.voorbeeld and rule.voorbeeld.bestand], ids=lambda rule: rule.code)
def test_a_rule_of_writing_is_kept_by_its_right_example_and_broken_by_its_wrong_one(rule: Rule, example_plan: dict[str, bytes]) -> None:
    layouts = read_folder(ROOT / "layouts")[0]
    example = rule.voorbeeld
    assert example is not None
    text = example_plan[example.bestand].decode()
    assert example.goed in text
    broken = {**example_plan, example.bestand: text.replace(example.goed, example.fout, 1).encode()}
    assert rule.code not in {problem.code for problem in pipeline.examine(example_plan, layouts).problems}
    assert {problem.code for problem in pipeline.examine(broken, layouts).problems} == {rule.code}


def test_a_rule_of_writing_says_why_whence_and_how() -> None:
    for rule in writing.RULES:
        assert rule.waarom and rule.bron and rule.herstel and rule.voorbeeld
