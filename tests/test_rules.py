"""The catalogue of rules: complete, and each rule shown by a case of wrong content or a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planascode.rules import GROUPS, RULES

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
