"""Days, quarters and periods in words: what is not on the calendar is found, what is, is left alone."""

from __future__ import annotations

import college_plan
import pytest
import waterdorp
from waterdorp import said, seen

from planascode.checks import days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Op 31 november 2028 en op 31 juni.", ["31 november 2028", "31 juni"]),
        ("Op 29 februari 2027, en op 0 mei.", ["29 februari 2027", "0 mei"]),
        ("Op 29 februari 2028 en elk jaar op 29 februari.", []),
        ("Op maandag 1 mei 2028.", []),
        ("Op woensdag 1 mei 2028.", ["woensdag 1 mei 2028"]),
        ("Op zaterdag 1 mei, zonder jaar.", []),
        ("In 2028 is dat uiterlijk op woensdag 1 mei.", ["woensdag 1 mei"]),
        ("In 2028 is dat uiterlijk op maandag 1 mei. In 2027 was er niets.", []),
        ("In 2027 of 2028 is dat op woensdag 1 mei.", []),
        ("In Q5 2028, Q0 en het 5e kwartaal.", ["Q5", "Q0", "5e kwartaal"]),
        ("In Q4 2028, de Q-koorts en het 4e kwartaal.", []),
        ("In mei 20288 en juni 1288.", ["mei 20288", "juni 1288"]),
        ("In mei 2028, 12345 keer.", []),
        ("Van 2028-2026, of 2028 tot en met 2026.", ["2028-2026", "2028 tot en met 2026"]),
        ("Van 2026-2028, 2028-2028, en zaak Z/2028-2001.", []),
        ("Van Q3 2028 tot en met Q1 2027.", ["Q3 2028 tot en met Q1 2027"]),
        ("Van Q3 2028 t/m Q1 2029; Q1 2028 - Q2 2028.", []),
        ("Van Q3 2028 t/m Q1 2028.", ["Q3 2028 t/m Q1 2028"]),
        ("Van 1 oktober 2028 tot en met 1 mei 2028.", ["1 oktober 2028 tot en met 1 mei 2028"]),
        ("Van 1 oktober tot 1 mei 2029, en van 1 mei t/m 1 juni 2028.", []),
        ("Van 1 oktober 2028 t/m 1 mei 2029.", []),
        ("Voor 2 jaar: van 1 juli 2028 tot en met 30 juni 2031.", ["2 jaar: van 1 juli 2028 tot en met 30 juni 2031"]),
        ("Voor twee jaar, van 1 juli 2028 t/m 30 juni 2030.", []),
        ("In het derde kwartaal van 2028, in november.", ["derde kwartaal van 2028, in november"]),
        ("In Q3 2028 (november) en Q3 (augustus).", ["Q3 2028 (november"]),
        ("In het 3e kwartaal, in september.", []),
    ],
)
def test_what_is_not_on_the_calendar_is_found_at_its_words(text: str, found: list[str]) -> None:
    assert said(days.check_days_are_on_the_calendar, text) == [f"T-025 {words}" for words in found]


def test_the_right_day_of_the_week_is_told() -> None:
    changed = {"hoofdstukken/waarom.md": "Op woensdag 14 juni 2022."}
    (problem,) = days.check_days_are_on_the_calendar(seen(changed))
    assert problem.message == "'woensdag 14 juni 2022' klopt niet: 14 juni 2022 is een dinsdag"


def test_a_field_is_looked_at_as_well() -> None:
    assert said(days.check_days_are_on_the_calendar, field="Klaar op 31 april 2028") == ["T-025 31 april 2028"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het college stelde dit plan op 5 juni 2027 vast.", ["5 juni 2027"]),
        ("Het college stelt dit op 4 mei 2027 definitief vast.", ["4 mei 2027"]),
        ("Het voorstel is om het op 4 mei 2027 vast te stellen.", ["4 mei 2027"]),
        ("Het is vastgesteld op 5 mei 2026. Op 5 juni 2027 begon het.", ["5 mei 2026"]),
        ("De bekendmaking was op 6 mei 2027.", ["6 mei 2027"]),
        ("Het college stelde dit plan op 5 mei 2027 vast.", []),
        ("Het college stelde dit plan op 5 mei vast.", []),
        ("Een ander plan is vastgesteld op 6 juni 2027.", []),
        ("Op 5 juni 2027 is er een feest.", []),
    ],
)
def test_a_day_that_is_nearly_that_of_a_decision_is_told(text: str, found: list[str]) -> None:
    plan = waterdorp.files()["plan.yaml"].decode() + "momenten:\n- {id: besluit, naam: Vaststelling, soort: besluit, datum: 5 mei 2027}\n"
    said_ = said(days.check_days_of_decisions_are_those_of_the_plan, text, changed={"plan.yaml": plan})
    assert said_ == [f"D-036 {words}" for words in found]


def test_of_two_days_that_are_near_the_one_of_what_the_sentence_names_is_told() -> None:
    plan = waterdorp.files()["plan.yaml"].decode() + "momenten:\n- {id: nota, naam: Vaststelling van de Dijkennota, datum: 5 juni 2026}\n"
    plan += "- {id: begin, naam: Inwerkingtreding, soort: inwerkingtreding, datum: 5 mei 2027}\n"
    for text, told in (("De raad stelde de Dijkennota op 5 mei 2026 vast.", "5 juni 2026 (V"), ("Het plan is op 5 mei 2026 vastgesteld.", "5 mei 2027 (I")):
        (problem,) = days.check_days_of_decisions_are_those_of_the_plan(seen({"plan.yaml": plan, waterdorp.TEXT: text}))
        assert f"staat {told}" in problem.message


@pytest.mark.parametrize(("day", "found"), [("12 april 2027", []), ("1 mei 2027", ["1 mei 2027"])])
def test_a_proposal_is_named_with_its_own_day(day: str, found: list[str]) -> None:
    changed = college_plan.files()
    changed[college_plan.FILE] = changed[college_plan.FILE].replace("het voorstel van 12 april 2027", f"het voorstel van {day}")
    told = said(days.check_days_of_decisions_are_those_of_the_plan, changed=changed)
    assert told == [f"D-036 {words}" for words in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Het wordt op 15 mei 2027 bekendgemaakt.", "20 mei 2027"), ("Het wordt op 5 mei 2027 bekendgemaakt.", "20 mei 2027"),
        ("Het wordt op 20 mei 2027 bekendgemaakt.", ""), ("Wat op 5 mei 2027 is vastgesteld, maken we bekend.", ""),
    ],
)  # fmt: skip
def test_a_day_of_publication_is_compared_with_that_of_the_publication(text: str, told: str) -> None:
    plan = waterdorp.files()["plan.yaml"].decode() + "momenten:\n- {id: besluit, naam: Vaststelling, soort: besluit, datum: 5 mei 2027}\n"
    plan += "- {id: bekend, naam: Bekendmaking, soort: bekendmaking, datum: 20 mei 2027}\n"
    problems = list(days.check_days_of_decisions_are_those_of_the_plan(seen({"plan.yaml": plan, waterdorp.TEXT: text})))
    assert [f"staat {told} (" in problem.message for problem in problems] == [True] * bool(told)
