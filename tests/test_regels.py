"""The command ``regels``: all rules by group, or one by its code."""

from __future__ import annotations

import pytest

from planascode import cli
from planascode.rules import GROUPS, RULES


def test_all_rules_are_listed_by_group(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["regels"]) == 0
    said = capsys.readouterr().out
    for words in (*GROUPS.values(), *(rule.naam for rule in RULES.values())):
        assert words in said


def test_one_rule_is_shown_by_its_code_in_any_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["regels", "v-015"]) == 0
    assert capsys.readouterr().out.startswith("V-015  fout  Een planning")


def test_an_unknown_rule_ends_with_2_and_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["regels", "V-0155"]) == 2
    assert "bedoelde u 'V-015'?" in capsys.readouterr().err
