"""Placeholders, open questions and priorities without a word, in the plan that ``nieuw`` makes."""

from __future__ import annotations

import pytest
from example_plan import HOME, SPREEKUUR, found

from planascode.checks import completeness

COUNT = "operationalisering: [We tellen de bezoekers.]"
STEPS = "bijlagen/werkwijze/stappen.md"


@pytest.mark.parametrize(
    "words",
    ["idem", "Idem.", "-", ".", ".....", "NNB", "n.n.b.", "Etc.", "(...)", "?", "Nog nader te bepalen.", "xxx", "nvt"],
)
def test_a_placeholder_is_found_where_it_stands(words: str) -> None:
    problems = found(
        completeness.check_nothing_is_a_placeholder, (SPREEKUUR, COUNT, f'operationalisering: ["{words}"]')
    )
    assert [(item.code, item.message) for item in problems] == [("D-009", f"'{words}' zegt niets")]


@pytest.mark.parametrize("words", ["Geen", "Vrijplaatsen", "P1", "Idem dito en meer", "3", "Te bepalen door de raad"])
def test_short_words_that_say_something_are_right(words: str) -> None:
    change = (SPREEKUUR, COUNT, f'operationalisering: ["{words}"]')
    assert found(completeness.check_nothing_is_a_placeholder, change) == []


def test_a_point_in_a_text_is_looked_at_and_a_line_or_sign_between_texts_is_not() -> None:
    (problem,) = found(
        completeness.check_nothing_is_a_placeholder, (STEPS, "2. Inwoners en partners denken mee.", "2. .....")
    )
    assert (problem.code, problem.source.file, problem.source.line) == ("D-009", STEPS, 4)
    fence = (STEPS, "1. Het team", "::: intern\nx\n:::\n\n1. Het team")
    assert found(completeness.check_nothing_is_a_placeholder, fence) == []


def test_a_sign_of_the_legend_and_an_abbreviation_may_be_just_that() -> None:
    assert found(completeness.check_nothing_is_a_placeholder) == []
    short = ("namen/afkortingen.yaml", "kort: APV", "kort: NNB")
    assert found(completeness.check_nothing_is_a_placeholder, short) == []


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("SWO?", True),
        ("Plegeropvang is nieuw?", True),
        ("Wie doet mee?", False),
        ("Waar kan men terecht?", False),
        ("Doen er in het najaar ook weer jongeren uit de kern mee?", False),
        ("Nieuw", False),
    ],
)
def test_a_few_words_with_a_question_mark_are_a_doubt_of_the_makers(words: str, doubt: bool) -> None:
    change = (SPREEKUUR, COUNT, f'operationalisering: ["{words}"]')
    assert [item.code for item in found(completeness.check_nothing_is_doubted, change)] == ["D-010"] * doubt


def test_a_title_that_others_gave_may_be_a_question() -> None:
    title = ("namen/documenten.yaml", "naam: Kadernota Voorbeeld (verzonnen)", "naam: Veilig thuis?")
    assert found(completeness.check_nothing_is_doubted, title) == []


def test_a_remark_may_be_a_question() -> None:
    short = ("opmerkingen/opmerkingen.yaml", "tekst: Horen jongeren hier ook bij? (verzonnen)", "tekst: Jongeren ook?")
    assert found(completeness.check_nothing_is_doubted, short) == []


def test_a_prioriteit_without_its_first_text_is_found() -> None:
    path = "prioriteiten/tweede/prioriteit.yaml"
    text = "naam: Tweede\ndoelstelling: onbekend (x)\nopgaveleider: team-voorbeeld\nbudgethouder: team-voorbeeld\n"
    (problem,) = found(completeness.check_priorities_are_described, (path, "", text))
    assert (problem.code, problem.source.file) == ("D-011", path)
    described = (f"{HOME.replace('eerste-prioriteit', 'tweede')}/beschrijving.md", "", "Wat er speelt.\n")
    assert found(completeness.check_priorities_are_described, (path, "", text), described) == []


def test_an_overige_prioriteit_that_says_neither_now_nor_later_is_found() -> None:
    path = "overige/voorlichting.yaml"
    now = (path, "nu: [Er staat informatie op de website.]", "nu: onbekend (leeg)")
    assert [item.code for item in found(completeness.check_other_priorities_say_something, now)] == ["D-012"]
    later = (path, "straks: onbekend (nog in te vullen)", "straks: [Er komt een folder.]")
    assert found(completeness.check_other_priorities_say_something, now, later) == []
