"""Indicators and what they measure, in the plan that ``nieuw`` makes."""

from __future__ import annotations

import pytest
import waterdorp
from example_plan import CIJFERS, GESPREKKEN, HOME, MELDPUNT, SPREEKUUR, content, found

from planascode.checks import measured

METERS = "monitoring/hoog-water.yaml"
TONNEN = "prioriteiten/hoog-water/wijken/regentonnen.yaml"


def test_a_measure_is_measured_by_itself_or_by_its_goal() -> None:
    assert found(measured.check_measures_are_measured) == []
    other = (CIJFERS, "meet: [inwoners-doen-mee, buurtgesprekken]", "meet: [buurtgesprekken]")
    problems = found(measured.check_measures_are_measured, other)
    assert [(item.code, item.address) for item in problems] == [("M-009", "maatregelen/spreekuur/indicatoren")]


@pytest.mark.parametrize("reason", ["n.v.t. (te klein om te meten)", "onbekend (nog te kiezen)", "[waardering]"])
def test_a_measure_that_is_not_measured_says_why_or_names_an_indicator(reason: str) -> None:
    other = (CIJFERS, "meet: [inwoners-doen-mee, buurtgesprekken]", "meet: [buurtgesprekken]")
    own = (SPREEKUUR, "planning:", f"indicatoren: {reason}\nplanning:")
    assert found(measured.check_measures_are_measured, other, own) == []


def test_check_indicators_measure_their_own_priority() -> None:
    path = "monitoring/hoog-water.yaml"
    own = "prioriteit: hoog-water\n  meet: [droge-kelders]"
    told = [item for item in waterdorp.problems(path, own, own.replace("hoog-water", "schoon-water")) if item.code == "M-020"]
    hint = "noem achter meet: een doel of maatregel van 'Schoon water', of schrijf op regel 3: prioriteit: hoog-water"
    assert [(item.level, item.hint) for item in told] == [("waarschuwing", hint)]
    both = own.replace("hoog-water", "schoon-water").replace("[droge-kelders]", "[droge-kelders, helder-water]")
    assert "M-020" not in [item.code for item in waterdorp.problems(path, own, both)], "one of its own is enough"


@pytest.mark.parametrize(
    ("path", "old", "new", "address"),
    [
        ("monitoring/schoon-water.yaml", "  meet: [helder-water]", "  thema: wijken\n  meet: [helder-water]", "indicatoren/meter-helder/thema"),
        (METERS, "  meet: [droge-kelders]", "  thema: wijken\n  meet: [droge-kelders]", ""),
        (METERS, "  meet: [droge-kelders]", "  thema: wijken\n  meet: [kade]", "indicatoren/meter-kelders/thema"),
        (METERS, "  meet: [droge-kelders]", "  thema: wijken\n  meet: [kade, droge-kelders]", ""),
        (TONNEN, "n.v.t. (de subsidie telt zelf)", "[meter-helder]", "maatregelen/regentonnen/indicatoren/meter-helder"),
        (TONNEN, "n.v.t. (de subsidie telt zelf)", "[meter-kelders]", ""),
    ],
)
def test_a_thema_or_a_list_with_an_indicator_of_another_priority_is_found(path: str, old: str, new: str, address: str) -> None:
    problems = [item for item in waterdorp.problems(path, old, new) if item.code == "M-020"]
    assert [item.address for item in problems] == ([address] if address else [])


def test_a_measure_that_moved_and_kept_the_indicator_of_its_old_thema_is_found() -> None:
    data = {path: waterdorp.files()[path].decode() for path in (METERS, TONNEN)}
    changed = {
        METERS: data[METERS].replace("  meet: [droge-kelders]", "  thema: dijken\n  meet: [kade]"),
        TONNEN: data[TONNEN].replace("n.v.t. (de subsidie telt zelf)", "[meter-kelders]"),
    }
    (problem,) = measured.check_indicators_measure_their_own_priority(waterdorp.seen(changed))
    assert (problem.code, problem.address) == ("M-020", "maatregelen/regentonnen/indicatoren/meter-kelders")
    assert problem.message == "de indicator 'meter-kelders' hoort bij het thema 'dijken', en deze maatregel bij 'wijken'"


@pytest.mark.parametrize(("said", "is_found"), [("onbekend (nog te kiezen)", True), ("n.v.t. (dat volgt de raad zelf)", False)])
def test_a_measure_that_is_measured_does_not_say_that_this_is_not_known(said: str, is_found: bool) -> None:
    problems = found(measured.check_measures_are_measured, (MELDPUNT, "indicatoren: [waardering]", f"indicatoren: {said}"))
    assert [(item.code, "indicatoren: [waardering]" in item.hint) for item in problems] == [("M-009", True)] * is_found


def test_an_indicator_with_the_name_of_a_goal_measures_it() -> None:
    goal = content().plan["doelen"]["sneller-antwoord"]
    named = content().plan["indicatoren"]["gesprekken-aantal"]
    assert "sneller-antwoord" not in named.meet
    problems = found(measured.check_indicators_measure_their_own_priority, (CIJFERS, f"naam: {named.naam}", f"naam: {goal.naam}"))
    assert [(item.code, item.address, "meet: [sneller-antwoord]" in item.hint) for item in problems] == [("M-020", "indicatoren/gesprekken-aantal/meet", True)]


@pytest.mark.parametrize(
    ("naam", "meet", "told"),
    [
        ("Hoe inwoners elkaar helpen", "inwoners-doen-mee", "inwoners-helpen"), ("Inwoners die helpen", "inwoners-doen-mee", "inwoners-helpen"),
        ("Inwoners die helpen", "sneller-antwoord", ""), ("Wachttijd", "inwoners-doen-mee", ""),
    ],
)  # fmt: skip
def test_an_indicator_with_nearly_the_name_of_a_goal_that_nothing_measures_measures_it(naam: str, meet: str, told: str) -> None:
    named = content().plan["indicatoren"]["gesprekken-aantal"]
    goals = [f"id: gesprekken-aantal\n  naam: {named.naam}", f"id: gesprekken-aantal\n  naam: {naam}"]
    other = (CIJFERS, f"meet: [{', '.join(named.meet)}]", f"meet: [{meet}]")
    problems = found(measured.check_indicators_measure_their_own_priority, (CIJFERS, *goals), other)
    assert [item.hint.partition(",")[0] for item in problems if item.code == "M-020"] == [f"schrijf: meet: [{told}]"] * bool(told)


def test_a_goal_that_is_nearly_called_as_its_measure_and_its_indicator_are_is_told() -> None:
    measure = (SPREEKUUR, "naam: Spreekuur in de wijk (voorbeeld)", "naam: Inwoners praten vaak mee")
    indicator = (CIJFERS, f"naam: {content().plan['indicatoren']['gesprekken-aantal'].naam}", "naam: Inwoners praten vaak mee")
    goal = (f"{HOME}/prioriteit.yaml", "naam: Meer inwoners doen mee (voorbeeld)", "naam: %s")
    for naam, told in (("Inwoners praten vaak mee", 0), ("Inwoners denken vaak mee", 1), ("Meer inwoners praten vaak mee", 0), ("Inwoners praten meer mee", 0)):
        change = (*goal[:2], goal[2] % naam)
        problems = found(measured.check_indicators_measure_their_own_priority, measure, indicator, change)
        assert len([item for item in problems if item.message.startswith("dit doel heet bijna")]) == told, naam


def test_a_measure_that_nothing_measures_is_told_of_the_one_indicator_that_is_about_the_same() -> None:
    other = (CIJFERS, "meet: [inwoners-doen-mee, buurtgesprekken]", "meet: [sneller-antwoord]")
    (problem,) = found(measured.check_measures_are_measured, other)
    assert problem.hint.startswith("gaat 'waardering' hierover? Zet dan 'inwoners-doen-mee' bij meet: (")


def test_the_indicator_that_measures_a_measure_is_offered_where_another_stands() -> None:
    moved = (GESPREKKEN, "doelen: [inwoners-doen-mee, sneller-antwoord]", "doelen: [inwoners-helpen]")
    listed = (GESPREKKEN, "indicatoren: [gesprekken-aantal]", "indicatoren: [waardering]")
    other = (CIJFERS, "meet: [inwoners-doen-mee, buurtgesprekken]", "meet: [inwoners-helpen]")
    spare = (SPREEKUUR, "doelen: [inwoners-doen-mee]", "doelen: [inwoners-helpen]")
    problems = found(measured.check_indicators_measure_their_own_priority, moved, listed, other, spare)
    assert [(item.code, item.hint[:31]) for item in problems if "buurtgesprekken" in item.address] == [("M-020", "bedoelde u 'gesprekken-aantal'?")]
    lost = (MELDPUNT, "sneller-antwoord", "inwoners-helpen")
    problems = found(measured.check_indicators_measure_their_own_priority, moved, listed, other, spare, lost)
    told = [(item.address, item.hint.partition("?")[0]) for item in problems if "buurtgesprekken" in item.address]
    assert told == [("maatregelen/buurtgesprekken/doelen", "bedoelde u hier 'sneller-antwoord'")]


def test_a_measure_with_the_name_of_an_indicator_is_told_at_the_indicator_only() -> None:
    named = (SPREEKUUR, "naam: Spreekuur in de wijk (voorbeeld)", f"naam: {content().plan['indicatoren']['waardering'].naam}")
    nothing = (CIJFERS, "meet: [inwoners-doen-mee, buurtgesprekken]", "meet: [sneller-antwoord]")
    unknown = (SPREEKUUR, "planning:", "indicatoren: onbekend (nog te kiezen)\nplanning:")
    assert found(measured.check_measures_are_measured, named, nothing, unknown) == []
    assert found(measured.check_measures_are_measured, named, nothing) == []
    problems = found(measured.check_indicators_measure_their_own_priority, named, nothing)
    assert [(item.code, item.hint) for item in problems] == [("M-020", "schrijf: meet: [spreekuur], of geef de indicator een andere naam")]
