"""Measures that can be carried out and followed, in the plan that ``nieuw`` makes."""

from __future__ import annotations

import pytest
import waterdorp
from example_plan import GESPREKKEN, HOME, MELDPUNT, SPREEKUUR, Change, brought, content, found, lines

from planascode.checks import measures, progress

CODES = "codes/codes.yaml"
OVERIG = "overige/voorlichting.yaml"
PRIORITEIT = f"{HOME}/prioriteit.yaml"
THEMA = f"{HOME}/dicht-bij-inwoners/thema.yaml"


def said(check: str, *changes: Change) -> list[tuple[str, str]]:
    """Code and line of each problem that a check of this module finds."""
    return lines(found(getattr(measures, check), *changes), *changes)


def test_a_measure_without_trekker_is_found_at_its_field() -> None:
    assert said("check_measures_have_a_trekker") == [("M-005", "trekker: onbekend (nog aan te wijzen)")]


def test_a_trekker_that_does_not_apply_needs_a_reason() -> None:
    line = "trekker: onbekend (nog aan te wijzen)"
    assert said("check_measures_have_a_trekker", (SPREEKUUR, line, "trekker: n.v.t. (inwoners doen het zelf)")) == []
    assert said("check_measures_have_a_trekker", (SPREEKUUR, line, "trekker: n.v.t.")) == [("M-005", "trekker: n.v.t.")]
    gone = (SPREEKUUR, f"{line}\n", "")
    problems = found(measures.check_measures_have_a_trekker, gone)
    assert [item.address for item in problems] == ["maatregelen/spreekuur/trekker"]


def test_a_measure_without_goal_is_found() -> None:
    assert said("check_measures_have_a_goal") == []
    for words in ("onbekend (nog te kiezen)", "n.v.t."):
        change = (SPREEKUUR, "doelen: [inwoners-doen-mee]", f"doelen: {words}")
        assert said("check_measures_have_a_goal", change) == [("M-006", f"doelen: {words}")]


def test_a_planning_that_is_not_known_is_found_until_the_work_is_done() -> None:
    unknown = (MELDPUNT, "planning: Q1 2027\n", "planning: onbekend (kwijt)\n")
    assert said("check_plannings_are_known", unknown) == []
    busy = (MELDPUNT, "{voortgang: klaar}", "{voortgang: gestart}")
    assert said("check_plannings_are_known", unknown, busy) == [("M-007", "planning: onbekend (kwijt)")]
    (problem,) = found(measures.check_plannings_are_known, unknown, busy)
    key = MELDPUNT.rpartition("/")[2].removesuffix(".yaml")
    accept = f"regel: M-007, bij: [{key}], met reden, door en tot"
    assert problem.hint.endswith(f"weet u het nu echt niet, aanvaard het dan in aanvaard.yaml: {accept}")


def test_a_measure_without_grondslag_or_middelen_has_no_code() -> None:
    change = (SPREEKUUR, "middelen: niet-beschikbaar", "middelen: onbekend (nog te kiezen)")
    assert said("check_measures_have_a_code", change) == [("M-008", "middelen: onbekend (nog te kiezen)")]
    both = (SPREEKUUR, "grondslag: eigen-keuze\nmiddelen: niet-beschikbaar\n", "")
    (problem,) = found(measures.check_measures_have_a_code, both)
    assert problem.message == "er is geen code: grondslag en middelen zijn niet bekend"


def test_an_overige_prioriteit_needs_a_code_too_and_a_plan_without_codes_none() -> None:
    change = ("overige/voorlichting.yaml", "grondslag: eigen-keuze\nmiddelen: beschikbaar\n", "")
    assert [code for code, _ in said("check_measures_have_a_code", change)] == ["M-008"]
    codes = (CODES, "- {id: code-a", "# - {id: code-a")
    rest = [(CODES, f"\n- {{id: code-{letter}", f"\n# - {{id: code-{letter}") for letter in "bc"]
    empty = (CODES, "# De code", "[]\n# De code")
    assert said("check_measures_have_a_code", change, codes, *rest, empty) == []


def test_a_planning_that_does_not_apply_goes_against_a_code() -> None:
    change = (SPREEKUUR, "planning: vanaf 2030", "planning: n.v.t. (vervallen)")
    (problem,) = found(measures.check_plannings_fit_the_code, change)
    assert problem.code == "M-011"
    assert "volgt code C" in problem.message
    without = (SPREEKUUR, "middelen: niet-beschikbaar", "middelen: n.v.t. (vervallen)")
    assert found(measures.check_plannings_fit_the_code, change, without) == []


@pytest.mark.parametrize("words", ["doorlopend", "Q3 2027", "Q3/Q4 2027", "vanaf 2028", "2027 - 2028", "Afgerond."])
def test_a_planning_under_operationalisering_is_found(words: str) -> None:
    change = (SPREEKUUR, "[We tellen de bezoekers.]", f"[We tellen de bezoekers., {words}]")
    problems = found(measures.check_how_it_is_followed_is_no_planning, change)
    assert [(item.code, item.message) for item in problems] == [
        ("M-015", f"'{words}' zegt wanneer, niet hoe u het volgt")
    ]


@pytest.mark.parametrize("words", ["Doorlopend onderzoek naar tevredenheid", "We tellen in 2027 en 2028", "20% minder"])
def test_words_with_a_year_in_them_are_no_planning(words: str) -> None:
    change = (SPREEKUUR, "[We tellen de bezoekers.]", f"[{words}]")
    assert found(measures.check_how_it_is_followed_is_no_planning, change) == []


def test_a_thema_that_is_empty_is_found_unless_it_says_where_to_look() -> None:
    path = f"{HOME}/veilig-op-straat/thema.yaml"
    (problem,) = found(measures.check_themes_have_measures, (path, "", "naam: Veilig op straat\n"))
    assert (problem.code, problem.source.file) == ("M-016", path)
    referring = "naam: Veilig op straat\nverwijzingen:\n  - {id: zie-meldpunt, naam: Meldpunt, naar: meldpunt}\n"
    assert found(measures.check_themes_have_measures, (path, "", referring)) == []


def test_a_prioriteit_is_empty_when_it_has_no_themas_either() -> None:
    path = "prioriteiten/tweede/prioriteit.yaml"
    text = "naam: Tweede\ndoelstelling: onbekend (x)\nopgaveleider: team-voorbeeld\nbudgethouder: team-voorbeeld\n"
    (problem,) = found(measures.check_themes_have_measures, (path, "", text))
    assert (problem.code, problem.source.file) == ("M-016", path)
    thema = "naam: Veilig op straat\nverwijzingen:\n  - {id: zie-meldpunt, naam: Meldpunt, naar: meldpunt}\n"
    referring = ("prioriteiten/tweede/veilig-op-straat/thema.yaml", "", thema)
    assert found(measures.check_themes_have_measures, (path, "", text), referring) == []


def test_a_planning_that_just_fits_in_the_period_is_right() -> None:
    fits = (GESPREKKEN, "Q1 2027 t/m Q4 2027", "Q1 2027 t/m Q4 2030")
    late = (GESPREKKEN, "Q1 2027 t/m Q4 2027", "Q1 2027 t/m Q1 2031")
    assert said("check_plannings_are_inside_the_period", fits) == []
    assert [code for code, _ in said("check_plannings_are_inside_the_period", late)] == ["M-004"]


def test_a_goal_without_measure_is_found() -> None:
    assert [line for _, line in said("check_goals_have_measures")] == [
        "- {id: inwoners-helpen, naam: Inwoners helpen elkaar (voorbeeld), soort: kwalitatief, kop: Meedoen}"
    ]


def test_a_measure_with_a_goal_of_another_priority_only_is_found() -> None:
    (problem,) = [item for item in waterdorp.problems(waterdorp.MEASURE, "doelen: [berging]", "doelen: [helder-water]") if item.code == "M-019"]
    assert "'helder-water'" in problem.message
    found = waterdorp.problems(waterdorp.MEASURE, "doelen: [berging]", "doelen: [berging, helder-water]")
    assert "M-019" not in [item.code for item in found]


@pytest.mark.parametrize(
    ("stand", "late"),
    [("toestanden: {}, herkomst: gemeld}", []), ("toestanden: {voortgang: gestart}, herkomst: gemeld}", ["M-012"])],
)
def test_where_a_state_lacks_nobody_says_that_the_work_is_late_or_its_planning_unknown(stand: str, late: list[str]) -> None:
    old = "toestanden: {voortgang: klaar}, herkomst: gemeld}"
    assert [item.code for item in found(progress.check_work_is_not_late, (MELDPUNT, old, stand))] == late
    when = (SPREEKUUR, "planning: vanaf 2030", "planning: onbekend (nog te bepalen)")
    lacking = (SPREEKUUR, "toestanden: {voortgang: onbekend (nog niet gemeten)}", "toestanden: {}")
    assert [item.code for item in found(measures.check_plannings_are_known, when)] == ["M-007"]
    assert found(measures.check_plannings_are_known, when, lacking) == []


def test_a_state_that_is_done_and_not_begun_is_told_in_the_legend_and_not_at_each_measure() -> None:
    state = ("legenda/toestanden.yaml", "betekenis: Begint later, begonnen: nee", "betekenis: Begint later, begonnen: nee, klaar: ja")
    ahead = (SPREEKUUR, "toestanden: {voortgang: onbekend (nog niet gemeten)}", "toestanden: {voortgang: nog-niet-gestart}")
    assert found(progress.check_work_is_not_late, state, ahead) == []
    done = (SPREEKUUR, "toestanden: {voortgang: onbekend (nog niet gemeten)}", "toestanden: {voortgang: klaar}")
    assert [item.code for item in found(progress.check_work_is_not_late, done)] == ["M-012"]


@pytest.mark.parametrize(
    ("check", "path", "old", "new", "told"),
    [
        ("check_plannings_are_inside_the_period", SPREEKUUR, "planning: vanaf 2030", "planning: doorlopend vanaf Q1 2032", "M-004"),
        ("check_plannings_are_inside_the_period", SPREEKUUR, "planning: vanaf 2030", "planning: doorlopend vanaf Q4 2030", ""),
        ("check_plannings_are_inside_the_period", SPREEKUUR, "planning: vanaf 2030", "planning: t/m Q4 2026", "M-004"),
        ("check_plannings_are_inside_the_period", SPREEKUUR, "planning: vanaf 2030", "planning: t/m 2027", ""),
        ("check_plannings_are_inside_the_period", OVERIG, "planning: doorlopend", "planning: Q1 2032", "M-004"),
        ("check_goals_have_measures", SPREEKUUR, "straks: [Elke", "vervallen: 1 april 2027\nstraks: [Elke", ""),
        ("check_measures_serve_their_own_priority", GESPREKKEN, "[inwoners-doen-mee, sneller-antwoord]", "[inwoners-doen-mee]", ""),
        ("check_measures_serve_their_own_priority", SPREEKUUR, "doelen: [inwoners-doen-mee]", "doelen: [sneller-antwoord]", "M-019"),
        ("check_measures_serve_their_own_priority", SPREEKUUR, "doelen: [inwoners-doen-mee]", "doelen: [sneller-antwoord, inwoners-doen-mee]", ""),
        ("check_roles_are_of_their_kind", SPREEKUUR, "intern: [team-voorbeeld]", "intern: [opgaveleider-voorbeeld]", ""),
        ("check_roles_are_of_their_kind", SPREEKUUR, "intern: [team-voorbeeld]", "intern: [wethouder-voorbeeld]", "M-022"),
        ("check_roles_are_of_their_kind", OVERIG, "intern: [team-voorbeeld]", "intern: [wethouder-voorbeeld]", "M-022"),
        ("check_roles_are_of_their_kind", OVERIG, "partners: [stichting-voorbeeld]", "partners: [stichting-voorbeeld, OWN]", "M-022"),
        ("check_what_ended_had_begun", SPREEKUUR, "straks: [Elke", "vervallen: 31 maart 2027\nstraks: [Elke", "M-025"),
        ("check_what_ended_had_begun", SPREEKUUR, "straks: [Elke", "vervallen: 1 april 2027\nstraks: [Elke", ""),
    ],
)  # fmt: skip
def test_each_is_told_and_what_is_nearest_to_it_and_right_is_not(check: str, path: str, old: str, new: str, told: str) -> None:
    own = content().plan.gegevens.gemeente
    assert brought(getattr(measures, check), (path, old, new.replace("OWN", own))) == [told] * bool(told)


def test_a_goal_of_which_every_measure_has_ended_is_told_as_such() -> None:
    ended = tuple((path, "\nnaam: ", "\nvervallen: 1 april 2027\nnaam: ") for path in (MELDPUNT, GESPREKKEN))
    (problem,) = [item for item in found(measures.check_goals_have_measures, *ended) if item.address.endswith("sneller-antwoord")]
    assert problem.message == "elke maatregel voor het doel 'sneller-antwoord' is vervallen"
    gone = (THEMA, "soort: uitvoering}", "soort: uitvoering, vervallen: 1 april 2027}")
    assert [item for item in found(measures.check_goals_have_measures, *ended, gone) if item.address.endswith("sneller-antwoord")] == []


def test_a_team_among_those_who_are_responsible_that_is_in_its_own_field_too_is_told_there() -> None:
    change = (SPREEKUUR, "portefeuillehouders: [wethouder-voorbeeld]", "portefeuillehouders: [team-voorbeeld]")
    (problem,) = (item for item in found(measures.check_roles_are_of_their_kind, change) if item.code == "M-022")
    assert problem.hint.startswith("'team-voorbeeld' staat al bij intern (regel ")


def test_those_who_govern_and_those_who_work_there_that_changed_places_are_told_once() -> None:
    boards, staff = "wethouder-voorbeeld", "team-voorbeeld"
    swapped = ((SPREEKUUR, f"portefeuillehouders: [{boards}]", f"portefeuillehouders: [{staff}]"), (SPREEKUUR, f"intern: [{staff}]", f"intern: [{boards}]"))
    (problem,) = (item for item in found(measures.check_roles_are_of_their_kind, *swapped) if item.code == "M-022")
    assert problem.hint == f"schrijf: portefeuillehouders: [{boards}] en intern: [{staff}]"
    leads = ((SPREEKUUR, "trekker: onbekend (nog aan te wijzen)", f"trekker: {boards}"), swapped[0])
    (problem,) = (item for item in found(measures.check_roles_are_of_their_kind, *leads) if item.code == "M-022")
    assert problem.hint == f"schrijf: portefeuillehouders: [{boards}] en trekker: {staff}"
    two = (leads[0], (SPREEKUUR, f"portefeuillehouders: [{boards}]", f"portefeuillehouders: [{staff}, opgaveleider-voorbeeld]"))
    (problem,) = (item for item in found(measures.check_roles_are_of_their_kind, *two) if item.code == "M-022")
    assert problem.hint.endswith(f"trekker: een van {staff}, opgaveleider-voorbeeld, en zet de andere bij intern")


def test_a_goal_of_a_measure_that_moved_stays_where_another_measure_has_it() -> None:
    stays, moves = "laat dit doel daar, want het is ook van 'kade'", "verhuis dan ook dit doel"
    for kade, told in (("doelen: [hoge-kade, droge-kelders]", stays), ("doelen: [droge-kelders]", moves)):
        path = "prioriteiten/hoog-water/dijken/kade.yaml"
        changed = {
            waterdorp.MEASURE: waterdorp.files()[waterdorp.MEASURE].decode().replace("doelen: [berging]", "doelen: [hoge-kade]"),
            path: waterdorp.files()[path].decode().replace("doelen: [hoge-kade, droge-kelders]", kade),
        }
        (problem,) = [item for item in measures.check_measures_serve_their_own_priority(waterdorp.seen(changed)) if "regentonnen" in item.address]
        assert told in problem.hint


def test_a_wethouder_of_another_kind_is_told_where_that_is_written() -> None:
    change = ("namen/rollen.yaml", "Wethouder (verzonnen), soort: bestuurder", "Wethouder (verzonnen), soort: functie")
    (problem,) = {item.hint for item in found(measures.check_roles_are_of_their_kind, change) if item.code == "M-022"}
    assert problem.startswith("verbeter soort: bij deze rol (namen/rollen.yaml, regel ")


def test_a_goal_without_a_measure_is_told_of_the_measure_with_nearly_its_name() -> None:
    goal = content().plan["doelen"]["inwoners-helpen"].naam
    for naam, asked in ((goal.replace("(voorbeeld)", "in de wijk"), True), ("Spreekuur in de wijk (voorbeeld)", False)):
        named = (SPREEKUUR, "naam: Spreekuur in de wijk (voorbeeld)", f"naam: {naam}")
        (problem,) = (item for item in found(measures.check_goals_have_measures, named) if item.address.endswith("inwoners-helpen"))
        assert problem.hint.startswith(f"hoort '{naam}' erbij? Zet inwoners-helpen dan in de lijst achter doelen: ({SPREEKUUR}, regel ") == asked


def test_a_planning_is_asked_for_where_the_words_of_a_stand_without_a_state_say_that_it_is_done() -> None:
    unknown = (SPREEKUUR, "planning: vanaf 2030", "planning: onbekend (kwijt)")
    words = (SPREEKUUR, "herkomst: gemeld}", "herkomst: gemeld, toelichting: Het werk is klaar.}")
    assert [item.code for item in found(measures.check_plannings_are_known, unknown, words)] == ["M-007"]
    state = "{voortgang: onbekend (nog niet gemeten)}, herkomst: gemeld}"
    begun = (SPREEKUUR, state, "{voortgang: gestart}, herkomst: gemeld, toelichting: Het werk is klaar.}")
    assert found(measures.check_plannings_are_known, unknown, begun) == []
