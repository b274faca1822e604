"""What a decision, and what goes with it to college and council, must say. The example has no decision yet and is a draft."""

from __future__ import annotations

import pytest
from example_plan import Change, at, changed, found

from planascode import pipeline
from planascode.checks import college
from planascode.checks.content import Content
from planascode.load import load

FILE = "besluit.yaml"
ORGANEN = (FILE, "organen: [college]", "organen: [college, wethouder-voorbeeld]")
FORCE = "  - {id: werking, naam: Inwerkingtreding, soort: inwerkingtreding, datum: %s}\n"


def in_force(day: str) -> Change:
    return "plan.yaml", "trefwoorden:", FORCE % day + "trefwoorden:"


def old_plan(key: str) -> Change:
    return FILE, "plaats:", f"trekt_in: {key}\nplaats:"


def test_two_bodies_of_which_one_stands_at_the_decision_are_in_order() -> None:
    assert found(college.check_bodies_are_those_of_the_decision, ORGANEN) == []


def test_another_body_than_that_of_the_decision_is_found_where_the_bodies_stand() -> None:
    (problem,) = found(college.check_bodies_are_those_of_the_decision, (FILE, "organen: [college]", "organen: [wethouder-voorbeeld]"))
    assert (problem.code, problem.level, problem.source.file) == ("K-001", "waarschuwing", FILE)
    assert "'college'" in problem.message


def test_a_decision_without_a_body_or_without_bodies_contradicts_nothing() -> None:
    no_body = ("plan.yaml", "    orgaan: college\n", "")
    assert found(college.check_bodies_are_those_of_the_decision, ORGANEN, no_body) == []
    assert found(college.check_bodies_are_those_of_the_decision, (FILE, "organen: [college]", "organen: []")) == []


PLAN = ("namen/documenten.yaml", "  soort: wet\n", "  soort: plan\n")
"""The law of the example is a plan."""


@pytest.mark.parametrize(
    ("key", "naam", "is_wrong"),
    [
        ("kadernota-voorbeeld", "Kadernota Voorbeeld (verzonnen)", True),  # the plan rests on it
        ("gemeentewet", "uitvoeringsplan Voorbeelddorp 2027-2030", True),  # the plan itself, by its title
        ("gemeentewet", "Uitvoeringsplan Voorbeelddorp 2023-2026", False),
    ],
)
def test_what_is_withdrawn_is_neither_the_plan_itself_nor_one_that_it_rests_on(key: str, naam: str, is_wrong: bool) -> None:
    old = "naam: Kadernota Voorbeeld (verzonnen)" if key.startswith("kader") else "naam: Gemeentewet"
    problems = found(college.check_what_is_withdrawn_is_another_plan, old_plan(key), ("namen/documenten.yaml", old, f"naam: {naam}"), PLAN)
    assert [(item.code, item.level, item.address) for item in problems] == [("K-002", "fout", "besluiten/besluit/trekt_in")] * is_wrong


@pytest.mark.parametrize(
    ("stadium", "changes", "where"),
    [
        ("concept", (), []),
        ("ter vaststelling", (), ["besluiten/besluit"]),
        ("ter vaststelling", (in_force("onbekend (nog te bepalen)"),), ["plan/momenten/werking/datum"]),
        ("ter vaststelling", (in_force("de dag na die van de bekendmaking"),), []),
        ("vastgesteld", (in_force("1 juni 2027"),), []),
        ("in werking", (), []),  # then D-003 asks for it
    ],
)
def test_a_decision_that_is_asked_for_says_from_when_it_works(stadium: str, changes: tuple[Change, ...], where: list[str]) -> None:
    problems = found(college.check_the_decision_says_from_when_it_works, at(stadium), *changes)
    assert [(item.code, item.address) for item in problems] == [("K-003", address) for address in where]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (ORGANEN, []),
        ((FILE, "organen: [college]", "organen: [opgaveleider-voorbeeld]"), ["organen/opgaveleider-voorbeeld"]),
        ((FILE, "organen: [college]", "organen: [team-voorbeeld]"), ["organen/team-voorbeeld"]),
        ((FILE, "ondertekening: onbekend (nog in te vullen)", "ondertekening: [opgaveleider-voorbeeld, team-voorbeeld]"), ["ondertekening/team-voorbeeld"]),
    ],
)
def test_who_decides_governs_and_who_signs_holds_an_office(change: Change, where: list[str]) -> None:
    problems = found(college.check_bodies_and_signers_are_officers, change)
    assert [(item.code, item.address.removeprefix("besluiten/besluit/")) for item in problems] == [("K-004", place) for place in where]


def test_what_the_documents_cannot_do_without_is_known_from_the_day_that_they_go_to_the_college() -> None:
    assert found(college.check_what_the_college_needs_is_known) == []
    problems = found(college.check_what_the_college_needs_is_known, at("ter vaststelling"))
    assert {(item.code, item.address.rpartition("/")[2]) for item in problems} == {("K-005", name) for name in college.NEEDED}
    known = (FILE, "plaats: onbekend (nog in te vullen)", "plaats: Voorbeelddorp")
    fewer = found(college.check_what_the_college_needs_is_known, at("ter vaststelling"), known)
    assert len(fewer) == len(problems) - 1


def test_a_decision_of_which_nobody_knows_the_body_is_found() -> None:
    changes = (at("ter vaststelling"), (FILE, "organen: [college]", "organen: []"), ("plan.yaml", "    orgaan: college\n", ""))
    assert "er staat niet welk orgaan het besluit neemt" in [item.message for item in found(college.check_what_the_college_needs_is_known, *changes)]


def test_a_plan_that_asks_for_no_documents_is_not_asked_for_them() -> None:
    files = {path: data for path, data in changed(at("ter vaststelling")).items() if path != FILE}
    loaded = load(files)
    assert loaded.plan is not None
    seen = Content(loaded.plan, loaded.sources, frozenset(), files=pipeline.texts(files))
    for check in (college.check_the_decision_says_from_when_it_works, college.check_what_the_college_needs_is_known):
        assert list(check(seen)) == []


@pytest.mark.parametrize(
    ("field", "day", "is_wrong"),
    [("verzonden", "30 april 2027", True), ("verzonden", "1 mei 2027", False), ("datum", "2 mei 2027", True), ("datum", "1 mei 2027", False)],
)
def test_a_proposal_is_of_before_the_decision_and_the_letter_of_after_it(field: str, day: str, is_wrong: bool) -> None:
    decided = ("plan.yaml", "    datum: onbekend (nog in te vullen)\n    orgaan: college\n", "    datum: 1 mei 2027\n    orgaan: college\n")
    dated: Change = (FILE, f"\n{field}: onbekend (nog in te vullen)", f"\n{field}: {day}")
    problems = found(college.check_days_are_on_their_side_of_the_decision, decided, at("vastgesteld"), dated)
    assert [(item.code, item.address) for item in problems] == ([("K-006", f"besluiten/besluit/{field}")] if is_wrong else [])
    assert found(college.check_days_are_on_their_side_of_the_decision, decided, dated) == [], "of a draft the day may still change"


@pytest.mark.parametrize(
    ("field", "words", "right"),
    [
        ("overwegende", "dat de kosten gelijk blijven;", "de kosten gelijk blijven"),
        ("overwegende", "de kosten gelijk blijven", ""),
        ("overwegende", "data nodig zijn", ""),
        ("gelezen", "gelezen het advies.", "het advies"),
    ],
)
def test_what_the_decision_prints_itself_is_not_written_again(field: str, words: str, right: str) -> None:
    problems = found(college.check_points_of_the_decision_follow_on_what_is_printed, (FILE, f"{field}: onbekend (nog in te vullen)", f"{field}: ['{words}']"))
    assert [(item.code, item.hint) for item in problems] == ([("K-007", f"schrijf: {right}")] if right else [])


def test_money_and_words_that_the_college_does_not_see_are_told() -> None:
    check = college.check_the_college_sees_what_it_decides_on
    assert found(check) == []
    hidden = (FILE, "plaats:", "editie_per_veld: {argumenten: intern}\nplaats:")
    assert [(item.code, item.address) for item in found(check, hidden)] == [("K-008", "besluiten/besluit/editie_per_veld/argumenten")]
    money = ("geld/budgetposten.yaml", "\n  naam:", "\n  editie: intern\n  naam:")
    (problem,) = found(check, money)
    assert problem.code == "K-008" and problem.source.file == "geld/budgetposten.yaml"


def test_a_decision_of_which_nothing_is_public_is_told() -> None:
    (problem,) = found(college.check_the_college_sees_what_it_decides_on, (FILE, "plaats:", "editie: intern\nplaats:"))
    assert (problem.code, problem.address) == ("K-008", "besluiten/besluit/editie")


@pytest.mark.parametrize(("place", "hint"), [("Voorbeelddorp, 1 mei 2027", "schrijf: plaats: Voorbeelddorp"), ("Voorbeelddorp", "")])
def test_the_place_of_the_decision_is_a_name_alone(place: str, hint: str) -> None:
    problems = found(college.check_the_place_is_a_name, (FILE, "plaats: onbekend (nog in te vullen)", f'plaats: "{place}"'))
    assert [(item.code, item.hint) for item in problems] == ([("K-009", hint)] if hint else [])


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("dat de kosten gelijk blijven;", "nu staan ze er twee keer", "schrijf: de kosten gelijk blijven"),
        ("De raad heeft het plan vastgesteld.", "dit punt volgt in het besluit op het woord 'dat'", "schrijf: de raad heeft het plan vastgesteld"),
    ],
)
def test_what_is_wrong_with_a_point_is_told_as_it_is(words: str, message: str, hint: str) -> None:
    point = (FILE, "overwegende: onbekend (nog in te vullen)", f"overwegende: ['{words}']")
    (problem,) = found(college.check_points_of_the_decision_follow_on_what_is_printed, point)
    assert message in problem.message
    assert problem.hint == hint


@pytest.mark.parametrize(("kind", "codes"), [("wet", ["K-002"]), ("nota", [])])
def test_a_decision_does_not_withdraw_a_law(kind: str, codes: list[str]) -> None:
    law = ("namen/documenten.yaml", "- id:", f"- {{id: oude-regel, naam: Oude regel, soort: {kind}, schaal: lokaal}}\n- id:")
    problems = found(college.check_what_is_withdrawn_is_another_plan, law, (FILE, "plaats:", "trekt_in: oude-regel\nplaats:"))
    assert [item.code for item in problems] == codes
