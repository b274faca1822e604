"""Records: nodes become typed records, and all that is wrong in them is told."""

from __future__ import annotations

from decimal import Decimal

import example_plan
import pytest
import waterdorp
from example_plan import CIJFERS, MELDPUNT, POSTEN, changed
from record_reading import read, said

from planascode import records
from planascode.load import load
from planascode.model import (
    Maatregel,
    Punt,
    Stand,
    Streefwaarde,
)
from planascode.reading import is_bad
from planascode.values import Jaar, Ontbreekt


def test_a_mapping_becomes_a_record_with_typed_values() -> None:
    value, reading = read(Streefwaarde, "periode: 2030\nwaarde: 1.250,5\n")
    assert value == Streefwaarde(periode=Jaar(2030), waarde=Decimal("1250.5"))
    assert reading.sources["x/waarde"].line == 2


def test_all_problems_of_a_record_come_at_once() -> None:
    value, reading = read(Streefwaarde, "periode: Q9 2030\nwaarde: veel\nkleur: rood\n")
    assert is_bad(value)
    assert [code for _, _, code in said(reading)] == ["V-014", "V-017", "V-001"]


def test_a_misspelt_key_is_one_problem_and_not_also_a_missing_field() -> None:
    _, reading = read(Streefwaarde, "periode: 2030\nwarde: 3\n")
    assert said(reading) == [(2, 1, "V-001")]
    assert reading.problems[0].hint == "bedoelde u 'waarde'?"


def test_a_field_that_lacks_between_braces_has_its_place_there() -> None:
    hints = [read(Streefwaarde, text)[1].problems[0].hint for text in ("periode: 2030\n", "{periode: 2030}\n")]
    assert [hint.partition(";")[0] for hint in hints] == ["voeg een regel toe: waarde: ...", "zet tussen { en } erbij, na een komma: waarde: ..."]


def test_a_planning_that_has_another_name_is_told_by_that_name() -> None:
    problems = waterdorp.problems("plan.yaml", "periode: 2027 t/m 2030", "periode: ooit")
    assert [problem.message for problem in problems] == ["periode 'ooit' is geen kwartaal en geen jaar"]


def test_a_word_where_keys_belong_is_shown_with_where_its_key_is_found() -> None:
    _, reading = read(Stand, "{peildatum: 2022-06-14, toestanden: gestart, herkomst: gemeld}\n")
    assert [problem.hint for problem in reading.problems] == ["schrijf: toestanden: {sleutel: gestart}; de sleutel is een id uit legenda/assen.yaml"]


def test_unknown_with_its_reason_fills_any_field_that_admits_it() -> None:
    value, _ = read(Streefwaarde, "periode: 2030\nwaarde: onbekend (niet gemeten)\n")
    assert value.waarde == Ontbreekt("onbekend", "niet gemeten")


def test_unknown_cannot_stand_for_an_id() -> None:
    _, reading = read(Punt, "tekst: onbekend (weg)\n")
    assert [code for _, _, code in said(reading)] == ["V-004"]


def test_a_bare_text_is_a_point_without_status() -> None:
    value, reading = read(tuple[Punt, ...], "- De kade\n- tekst: De sluis\n")
    assert value == (Punt(tekst="De kade"), Punt(tekst="De sluis"))
    assert reading.sources["x/1/tekst"].line == 1


# --- order ----------------------------------------------------------------------------------------------------------


def test_keys_stand_in_the_models_order_and_what_all_records_may_carry_stays_where_it_is() -> None:
    assert records.in_order(Maatregel, ["naam", "editie", "id", "planning", "doelen"]) == ["id", "naam", "editie", "doelen", "planning"]
    for keys in (["id", "naam", "editie", "doelen"], ["id", "voorheen", "naam", "aantekening"]):
        assert records.in_order(Maatregel, keys) == keys


def test_a_record_in_another_order_is_kept_aside_and_one_in_a_row_is_not() -> None:
    assert [item[1] for item in read(Streefwaarde, "waarde: 3\nperiode: 2030\n")[1].unordered] == [Streefwaarde]
    assert read(Streefwaarde, "{waarde: 3, periode: 2030}\n")[1].unordered == []


def test_a_state_without_its_group_is_told_how_to_write_it_and_nothing_else() -> None:
    stand = "{peildatum: 2029-04-01, toestanden: {tijd: op-koers, geld: op-koers}, herkomst: afgeleid}"
    (problem,) = waterdorp.problems(waterdorp.MEASURE, stand, "{peildatum: 2029-04-01, tijd: op-koers, herkomst: afgeleid}")
    assert (problem.code, problem.hint) == ("V-001", "hoort dit bij de toestanden? Schrijf: toestanden: {tijd: op-koers}")


def test_a_field_that_lacks_is_told_with_its_choices() -> None:
    (problem,) = waterdorp.problems(waterdorp.MEASURE, ", herkomst: afgeleid}", "}")
    assert problem.hint == "zet tussen { en } erbij, na een komma: herkomst: ...; kies uit: gedrukt, gemeld, afgeleid"


@pytest.mark.parametrize(
    ("file", "old", "new", "hint"),
    [
        (CIJFERS, "waarde: 7,", "waarde: geen,", "schrijf dan: 0; weet u het niet: onbekend (reden); mag een lezer het niet weten: niet gepubliceerd"),
        (CIJFERS, "waarde: 7,", "waarde: minder dan 10,", "schrijf hier het getal zelf; weet u het niet: onbekend (reden)"),
        (CIJFERS, "waarde: 7,", "waarde: <5,", "bedoelde u 'minder dan 5'?"),
        (CIJFERS, "waarde: 7,", "waarde: 2*,", "schrijf hier alleen het getal; wat het sterretje zegt"),
        (CIJFERS, "waarde: 16}", "waarde: 10% minder}", "schrijf waar het op uitkomt"),
        (CIJFERS, "waarde: 16}", "waarde: 10%}", "schrijf hier alleen het getal: 10"),
        (CIJFERS, "periode: 2030, waarde: 16", "periode: 16, waarde: 2030", "zijn periode en waarde verwisseld?"),
        (CIJFERS, "nulmeting: {periode: 2025, waarde: 4}", "nulmeting: 4", "schrijf: {periode: JAAR, waarde: 4}, met het jaar"),
        (CIJFERS, "streefwaarden:\n    - {periode: 2030, waarde: 16}", "streefwaarde: 30", "schrijf: [{periode: JAAR, waarde: 30}]"),
        (CIJFERS, "- {periode: 2030, waarde: 16}", "- 16", "schrijf: {periode: JAAR, waarde: 16}"),
        (CIJFERS, "waarde: 7, peildatum: 1 maart", "waarde: 7, peildatum: 1 februari", "is 7 het cijfer van later (voorlopig: nee)?"),
        (
            CIJFERS, "waarde: 7, peildatum: 1 maart 2027, voorlopig: nee", "waarde: 7, peildatum: 1 februari 2027, voorlopig: ja",
            "is een van de twee een nieuwe telling, verbeter dan daar de peildatum; is hij van een ander jaar",
        ),
        (POSTEN, "jaar: 2027", "jaar: jaarlijks", "dat het elk jaar terugkomt bij soort: structureel"),
        (POSTEN, "jaar: 2027", "jaar: 2027-2028", "verdeel het over de jaren: één voor 2027 en één voor 2028"),
        (POSTEN, "bedrag: 2.500", "bedrag: 20 (x € 1.000)", "bedoelde u '20.000'?"),
        (POSTEN, "bedrag: 2.500", "bedrag: 20.OOO", "bedoelde u '20.000'?"),
        (POSTEN, "bedrag: 2.500", "bedrag: voor 20 euro", "schrijf hier alleen het bedrag: 20;"),
    ],
)  # fmt: skip
def test_a_figure_or_amount_that_says_something_else_gets_a_hint_that_leads_to_the_right_one(file: str, old: str, new: str, hint: str) -> None:
    assert hint in " ".join(problem.hint for problem in load(changed((file, old, new))).problems)
def test_a_ground_without_a_list_around_it_is_one_point_whatever_commas_are_in_it() -> None:
    for text, edits in (("artikel 160 Gemeentewet", 1), ("artikel 160, eerste lid, Gemeentewet", 0)):
        (problem,) = load(example_plan.changed(("plan.yaml", "grondslag: onbekend (nog in te vullen)", f"grondslag: {text}"))).problems
        assert problem.hint == (f"schrijf: [{text}]" if edits else f'schrijf: ["{text}"]')
        assert len(problem.edits) == edits


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("mevr. A. Jansen, wethouder-voorbeeld", "noem nooit een persoon maar de rol; schrijf: [wethouder-voorbeeld]"),
        ("Marieke de Vries", "noem nooit een persoon maar de rol; schrijf: [id van de rol], met een id uit namen/rollen.yaml"),
    ],
)
def test_a_person_in_the_place_of_a_row_of_roles_is_one_message_that_says_so(said: str, hint: str) -> None:
    (problem,) = load(changed((MELDPUNT, "intern: [team-voorbeeld]", f"intern: {said}"))).problems
    assert (problem.code, problem.hint) == ("V-007", hint)
