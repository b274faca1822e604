"""Examples of rules: run in the plan that ``nieuw`` makes, shown as whole lines with their numbers and carets."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from planascode import cli
from planascode.catalogue import WIDEST, Example, broken, example, example_plan
from planascode.commands import common
from planascode.folder import read_folder
from planascode.rules import RULES, Voorbeeld

RULE = RULES["V-015"]


@cache
def plan() -> dict[str, bytes]:
    return example_plan(*common.templates())


def shown(voorbeeld: Voorbeeld, code: str = "V-015") -> Example:
    return example(replace(RULES[code], voorbeeld=voorbeeld), plan(), common.templates()[1])


def test_the_plan_of_the_examples_is_what_nieuw_makes_without_answers(tmp_path: Path) -> None:
    assert cli.main(["nieuw", str(tmp_path / "plan")]) == 0
    assert read_folder(tmp_path / "plan")[0] == plan()


def test_the_wrong_example_takes_the_place_of_the_right_one_and_nothing_else_changes() -> None:
    changed = broken(RULE, plan())
    assert {path for path in changed if changed[path] != plan()[path]} == {RULE.voorbeeld.bestand}


@pytest.mark.parametrize("voorbeeld", [Voorbeeld("plan.yaml", "nergens", "x"), Voorbeeld("plan.yaml", "", "planning: x")])
def test_an_example_that_does_not_fit_in_the_plan_is_refused(voorbeeld: Voorbeeld) -> None:
    with pytest.raises(ValueError, match="V-015"):
        shown(voorbeeld)


def test_an_example_that_does_not_break_its_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="V-015 is not found"):
        shown(replace(RULE.voorbeeld, fout="planning: vanaf 2029"))


def test_carets_stand_under_the_words_that_the_problem_means() -> None:
    assert shown(RULE.voorbeeld).wrong == (
        "   14 | planning: Q5 2029",
        "      |           ^^^^^^^ een jaar heeft kwartaal 1 tot en met 4",
    )


def test_carets_stand_under_what_was_changed_where_the_problem_means_no_words() -> None:
    made = shown(Voorbeeld("plan.yaml", "monitoring_jaren: [2025, 2026]", "monitoring_jaren: [2025, 2024]"), "I-001")
    assert made.problem is not None and made.problem.source.file != "plan.yaml"
    assert made.wrong == ("   60 | monitoring_jaren: [2025, 2024]", "      |                          ^^^^")


def test_a_line_that_is_gone_has_no_carets() -> None:
    assert shown(RULES["M-001"].voorbeeld, "M-001").wrong == ("   13 | operationalisering: [We tellen de bezoekers.]",)


def test_a_long_line_is_cut_around_the_words_that_are_meant() -> None:
    wrong, carets = shown(RULES["E-004"].voorbeeld, "E-004").wrong
    assert wrong[8] == "…" and len(wrong) == len("   14 | ") + WIDEST
    assert wrong[carets.index("^") :][: carets.count("^")] == "#spreekuur"


def test_what_nobody_can_see_is_drawn() -> None:
    assert shown(RULES["B-009"].voorbeeld, "B-009").wrong[0].startswith("   10 | →- ")
    assert "Spreek□uur" in shown(RULES["B-011"].voorbeeld, "B-011").wrong[0]


def test_an_example_in_words_has_no_problem() -> None:
    assert shown(Voorbeeld("", "klein", "groot")) == Example(("  klein",), ("  groot",), None)
