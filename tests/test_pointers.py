"""What a text points at: links and not places, numbers that are right, days with a year, documents that can be found."""

from __future__ import annotations

import example_plan
import pytest
import waterdorp
from waterdorp import said

from planascode.checks import pointers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vier dijkwachters. Weer 4 dijkwachters. En vijf dijkwachters.", ["T-016 vijf dijkwachters"]),
        ("Vier dijkwachters. En vijf dijkwachters.", []),
        ("Vier dijkinspecteurs. En vijf dijkinspecteurs.", []),
        ("Vier dijkinspecteurs.\n\nEn vijf dijkinspecteurs.", ["T-016 vijf dijkinspecteurs"]),
        ("Vier dijkwachters. Weer 4 dijkwachters. Vijf dijkwachters, en nog eens vijf dijkwachters.", []),
        ("Vier dijkwachters. Weer 4 dijkwachters. Drie dijkwachters of vijf dijkwachters.", []),
        ("Vier maanden. Weer 4 maanden. En vijf maanden.", []),
    ],
)
def test_a_count_that_is_another_at_one_place_only_is_found(text: str, found: list[str]) -> None:
    assert said(pointers.check_counts_are_the_same_everywhere, text) == found


VERHAAL = "prioriteiten/hoog-water/verhaal.md"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dat staat op bladzijde 8.", ["T-013 bladzijde 8"]),
        ("Zie figuur 3.1 en Tabel 2.", ["T-013 figuur 3.1", "T-013 Tabel 2"]),
        ("Lees hoofdstuk 4 van dit plan.", ["T-013 hoofdstuk 4"]),
        ("Lees hoofdstuk 4 van de Gemeentewet en paragraaf 2, lid 3 van het besluit.", []),
        ("Het hoofdstuk heeft 4 tabellen.", []),
    ],
)
def test_a_page_or_number_of_the_own_plan_is_found(text: str, found: list[str]) -> None:
    assert [item for item in said(pointers.check_texts_point_by_link, text) if "T-013" in item] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In het figuur van hieronder.", ["T-014 hieronder"]),
        ("De bovenstaande tabel.", ["T-014 bovenstaande"]),
        ("De volgende paragraaf gaat verder.", ["T-014 volgende paragraaf"]),
        ("Daarom zetten we de volgende stap.", []),
        ("Hier onder de brug.", []),
    ],
)
def test_a_direction_is_found(text: str, found: list[str]) -> None:
    assert said(pointers.check_texts_point_by_link, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zie ook het actieplan.", ["T-015 Zie ook het actieplan"]),
        ("Dat is anders (zie de randvoorwaarde).", ["T-015 zie de randvoorwaarde"]),
        ("Er is meer. Zie ook het plan.", ["T-015 Zie ook het plan"]),
        ("Zie ook [](#kade).", []),
        ("Zie ook [de kade](#kade) en het plan.", []),
        ("Zie www.waterdorp.nl en de site.", []),
        ("Dat zien wij. Wij zie het niet.", []),
    ],
)
def test_a_see_also_without_a_link_is_found(text: str, found: list[str]) -> None:
    assert said(pointers.check_texts_point_by_link, text) == found


def test_a_see_also_in_a_field_gets_its_own_advice() -> None:
    (problem,) = waterdorp.problems(waterdorp.MEASURE, "Een subsidie", "Zie ook het plan")
    assert problem.code == "T-015"
    assert problem.hint.endswith("een link kan alleen in een .md-bestand, of in de velden noten en verwijzingen")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er zijn drie opgaven.", ["T-016 drie opgaven"]),
        ("Er zijn twee opgaven, ook de twee verschillende opgaven.", []),
        ("Er zijn 9 inspanningen.", ["T-016 9 inspanningen"]),
        ("Het plan heeft vijf inspanningen en 2 programma's.", []),
        ("De eerste drie opgaven en deze vier opgaven.", []),
        ("Het zijn drie opgaven:\n\n- een\n- twee\n- drie", []),
        ("Het zijn drie opgaven:\n\n- een\n- twee", []),
        ("De drie prioriteiten.", ["T-016 drie prioriteiten"]),
        ("Drie dagen met een opgave.", []),
    ],
)
def test_a_number_that_the_plan_does_not_have_is_found(text: str, found: list[str]) -> None:
    assert said(pointers.check_numbers_are_those_of_the_plan, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Met drie verschillende programma's.", ["T-016 drie verschillende programma's"]),
        ("Met twee programma's en twee inspanningen.", []),
        ("Met vijf inspanningen.", ["T-016 vijf inspanningen"]),
        ("Er zijn drie ambities.", []),
        ("Er zijn zes ambities.", ["T-016 zes ambities"]),
    ],
)
def test_a_text_of_a_priority_is_counted_in_that_priority(text: str, found: list[str]) -> None:
    assert said(pointers.check_numbers_are_those_of_the_plan, changed={VERHAAL: text}) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De deadline is 1 mei (vóór het overleg).", ["T-017 1 mei"]),
        ("Eind maart is het klaar.", ["T-017 Eind maart"]),
        ("Op 1 mei 2027 en begin juni 2028.", []),
        ("In 2027 is dat eind mei.", []),
        ("Elk jaar op 1 mei.", []),
        ("Dat was in mei.", []),
        ("In maart beginnen we.", ["T-017 In maart"]),
        ("Vanaf Q3 start het.", ["T-017 Vanaf Q3"]),
        ("Vanaf Q3 start het, elk jaar weer.", []),
        ("Vanaf Q3 2028 start het. In de Q3-groep wordt gewerkt.", []),
        ("Op Koningsdag (27 april) en met oud en nieuw.", []),
        ("Tijdens de kerstdagen, 26 december.", []),
    ],
)
def test_a_day_without_a_year_is_found(text: str, found: list[str]) -> None:
    assert said(pointers.check_days_have_a_year, text) == found


@pytest.mark.parametrize(
    ("text", "often"),
    [("Op 1 mei is het klaar.", "elk jaar op 1 mei"), ("Begin mei is het klaar.", "elk jaar begin mei"), ("In mei begint het.", "elk jaar in mei")],
)
def test_a_day_without_a_year_may_come_every_year(text: str, often: str) -> None:
    (problem,) = pointers.check_days_have_a_year(waterdorp.seen({waterdorp.TEXT: text}))
    assert problem.hint.endswith(f"komt het elk jaar terug, schrijf dan: {often}")


@pytest.mark.parametrize(
    ("line", "count"), [("", 1), (", vindplaats: onbekend (verzonnen)", 0), (", vindplaats: https://x.nl/", 0)]
)
def test_a_document_without_a_place_is_found(line: str, count: int) -> None:
    changed = {"namen/documenten.yaml": f"- {{id: plan-x, naam: Plan X, soort: plan, schaal: lokaal{line}}}\n"}
    found = said(pointers.check_documents_say_where_they_are, changed=changed)
    assert found == ["T-018 {id: plan-x, naam: Plan X, soort: plan, schaal: lokaal}"] * count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Daar zijn drie redenen voor:\n\n- een\n- twee", ["drie redenen"]),
        ("Het boek noemt vijf werkzame elementen. Die gaan over water:\n\n1. een\n2. twee", ["vijf werkzame elementen"]),
        ("Er zijn drie uitgangspunten en vier doelen:\n\n- een\n- twee", []),
        ("Binnen drie jaren doen wij dit:\n\n- een\n- twee", []),
        ("Daar zijn twee redenen voor:\n\n- een\n- twee", []),
        ("In drie wijken doen wij dit:\n\n- een\n- twee", []),
        ("Daar zijn drie redenen voor: geld, tijd en mensen.", []),
    ],
)
def test_a_list_that_is_longer_or_shorter_than_announced_is_found(text: str, found: list[str]) -> None:
    assert said(pointers.check_lists_are_as_long_as_announced, text) == [f"T-016 {words}" for words in found]


def test_the_one_point_in_a_list_of_priorities_that_is_none_is_told_whatever_number_stands_above() -> None:
    text = "Dit plan heeft %s prioriteiten:\n\n1. [](#schoon-water)\n2. [](#hoog-water)\n3. [](#kade)\n"
    (problem,) = pointers.check_lists_are_as_long_as_announced(waterdorp.seen({waterdorp.TEXT: text % "twee"}))
    assert problem.hint == "haal [](#kade) weg uit de lijst: dat is geen prioriteit"
    assert said(pointers.check_numbers_are_those_of_the_plan, text % "drie") == ["T-016 drie prioriteiten"]


def test_a_point_with_a_dash_in_it_may_be_two() -> None:
    for points, told in (("- een - twee\n- drie\n", True), ("- een-twee\n- drie\n", False)):
        (problem,) = pointers.check_lists_are_as_long_as_announced(waterdorp.seen({VERHAAL: f"Er zijn drie zaken:\n\n{points}"}))
        assert problem.hint.startswith("op regel 3 staan misschien twee punten: zet elk op een eigen regel; zo niet: ") == told


def test_where_a_count_stands_once_more_is_told_for_a_level_in_the_same_place_only() -> None:
    for path, told in (("prioriteiten/hoog-water/wijken/verhaal.md", True), ("prioriteiten/schoon-water/verhaal.md", False)):
        announced = {f"{path.rpartition('/')[0]}/inleiding.md": "Er zijn vijf doelen:\n\n- a\n- b\n- c\n- d\n- e\n"}
        changed = {VERHAAL: "Er zijn vijf doelen:\n\n- een\n- twee\n", path: "Over de vijf doelen.", **announced}
        (problem,) = pointers.check_lists_are_as_long_as_announced(waterdorp.seen(changed))
        assert (f"'vijf doelen' staat ook in {path}, regel 1)" in problem.hint) == told


def test_a_list_that_names_all_goals_of_its_thema_but_one_is_told_which() -> None:
    home = "prioriteiten/hoog-water/wijken"
    goals = "doelen:\n" + "".join(f"  - {{id: d-{name}, naam: {name.capitalize()}, soort: kwalitatief}}\n" for name in ("meten", "weten", "zweten"))
    thema = waterdorp.files()[f"{home}/thema.yaml"].decode().replace("doelen:\n", goals)
    for points, told in (("- meten\n- weten\n", "zet dit punt erbij: zweten"), ("- meten\n- vergeten\n", "viel er een punt weg, ")):
        changed = {f"{home}/thema.yaml": thema, f"{home}/verhaal.md": f"Daar zijn drie deelgebieden:\n\n{points}"}
        (problem,) = pointers.check_lists_are_as_long_as_announced(waterdorp.seen(changed))
        assert problem.hint.startswith(told)


def test_a_rare_word_with_another_count_in_another_text_is_found() -> None:
    changed = {waterdorp.TEXT: "Er zijn vier dijkinspecteurs.", VERHAAL: "Alle (5) dijkinspecteurs lopen."}
    assert len(said(pointers.check_counts_are_the_same_everywhere, changed=changed)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. [](#hoog-water)\n2. [](#schoon-water)\n", ["T-030 hoog-water"]),
        ("1. [](#schoon-water)\n2. [](#hoog-water)\n", []),
        ("- [](#hoog-water)\n- [](#schoon-water)\n", []),
        ("1. [](#hoog-water)\n2. [](#regentonnen)\n", []),
    ],
)
def test_a_numbered_list_of_all_priorities_has_the_order_of_the_plan(text: str, found: list[str]) -> None:
    assert said(pointers.check_numbered_priorities_stand_in_order, text) == found


@pytest.mark.parametrize(("number", "told"), [("drie groepen", 0), ("vier groepen", 1), ("4 codes", 1)])
def test_the_text_above_the_codes_counts_them(number: str, told: int) -> None:
    above = ("indeling.yaml", "soort: codes,", "soort: codes, tekst: hoofdstukken/inleiding,")
    text = ("hoofdstukken/inleiding.md", "De gemeente wil", f"Er zijn {number}. De gemeente wil")
    assert [item.code for item in example_plan.found(pointers.check_codes_are_counted_right, above, text)] == ["T-016"] * told


def test_the_one_point_that_a_list_of_all_lacks_is_told() -> None:
    text = "Er zijn twee prioriteiten:\n\n1. [Een](#hoog-water)\n"
    (problem,) = pointers.check_lists_are_as_long_as_announced(waterdorp.seen({waterdorp.TEXT: text}))
    assert problem.hint == "zet dit punt erbij: [Schoon water](#schoon-water)"
    (problem,) = pointers.check_lists_are_as_long_as_announced(waterdorp.seen({waterdorp.TEXT: text.replace("(#hoog-water)", "(#meter-kelders)")}))
    assert problem.hint == "viel er een punt weg, zet het terug; anders: schrijf 1"


def test_an_order_that_more_texts_agree_on_is_told_at_the_plan() -> None:
    text = "1. [Hoog water](#hoog-water)\n2. [Schoon water](#schoon-water)\n"
    one, two = waterdorp.TEXT, "hoofdstukken/leeswijzer.md"
    (problem,) = pointers.check_numbered_priorities_stand_in_order(waterdorp.seen({one: text}))
    assert problem.source.file == one
    (problem,) = pointers.check_numbered_priorities_stand_in_order(waterdorp.seen({one: text, two: text}))
    assert (problem.source.file, "schrijf dan: prioriteiten: [hoog-water, schoon-water]" in problem.hint) == ("plan.yaml", True)
