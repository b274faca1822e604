"""Problems: one form, in order, with the nearest known word."""

from __future__ import annotations

import pytest

from planascode.problems import Problem, Source, errors, nearest


def test_a_problem_prints_place_level_rule_words_and_hint() -> None:
    problem = Problem(Source("plan.yaml", 3, 5), "V-013", "'x' is geen datum", "schrijf: 14 juni 2022")
    assert str(problem) == "plan.yaml:3:5  fout  V-013  'x' is geen datum\n    schrijf: 14 juni 2022"


def test_a_problem_without_hint_is_one_line() -> None:
    assert "\n" not in str(Problem(Source("plan.yaml"), "V-013", "'x' is geen datum"))


def test_errors_stand_in_the_order_of_the_file_without_doubles() -> None:
    late, early = Problem(Source("a", 10), "V-013", "m"), Problem(Source("a", 9), "V-013", "m")
    assert errors([late, early, late]) == [early, late]


def test_the_nearest_word_is_offered_and_else_the_few_that_there_are() -> None:
    assert nearest("partner", ["partners", "planning"]) == "bedoelde u 'partners'?"
    assert nearest("xyz", ["ja", "nee"]) == "dit kan wel: ja, nee"
    assert nearest("xyz", [f"woord-{number}" for number in range(13)]) == ""
    assert nearest("xyz", []) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("burgermeester", "burgemeester"), ("voorgang", "voortgang"), ("nit-gestart", "niet-gestart"), ("afgrond", "afgerond"),
        ("tekrker", "trekker"), ("plamming", "planning"), ("openbr", "openbaar"), ("pollitie", "politie"),
    ],
)  # fmt: skip
def test_a_word_with_a_wrong_letter_or_two_is_offered_as_it_is_spelt(typed: str, meant: str) -> None:
    assert nearest(typed, [meant, "grondslag", "halt"]) == f"bedoelde u '{meant}'?"


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("halt-subsidie", "zonmw-subsidie"), ("burgemeester", "gemeenteraad"), ("groen", "afgerond"), ("kosten", "noten"),
        ("doel-vroeg-ingrijpen", "doel-sg-intern"), ("voorlichting", "voortgang"),
    ],
)  # fmt: skip
def test_another_word_that_only_ends_the_same_is_not_offered(said: str, other: str) -> None:
    assert nearest(said, [other]) == f"dit kan wel: {other}"
