"""Records: nodes become typed records, and records become plain data again."""

from __future__ import annotations

import typing
from decimal import Decimal
from typing import Any

import pytest
import waterdorp

from planascode import records, yamlnode
from planascode.model import (
    COLLECTIONS,
    Actie,
    Maatregel,
    Naar,
    Plan,
    Punt,
    Scalar,
    Stand,
    Streefwaarde,
    Waarneming,
)
from planascode.records import Reading
from planascode.values import TYPES, Jaar, Ontbreekt


def read(cls: Any, text: str) -> tuple[Any, Reading]:
    node, problems = yamlnode.compose(text.encode(), "x.yaml")
    assert node is not None, problems
    reading = Reading()
    return records.read(cls, node, "x", reading), reading


def said(reading: Reading) -> list[tuple[int, int, str]]:
    return [(p.source.line, p.source.column, p.code) for p in reading.problems]


def test_a_mapping_becomes_a_record_with_typed_values() -> None:
    value, reading = read(Streefwaarde, "periode: 2030\nwaarde: 1.250,5\n")
    assert value == Streefwaarde(periode=Jaar(2030), waarde=Decimal("1250.5"))
    assert reading.sources["x/waarde"].line == 2


def test_all_problems_of_a_record_come_at_once() -> None:
    value, reading = read(Streefwaarde, "periode: Q9 2030\nwaarde: veel\nkleur: rood\n")
    assert records.is_bad(value)
    assert [code for _, _, code in said(reading)] == ["V-014", "V-017", "V-001"]


def test_a_misspelt_key_is_one_problem_and_not_also_a_missing_field() -> None:
    _, reading = read(Streefwaarde, "periode: 2030\nwarde: 3\n")
    assert said(reading) == [(2, 1, "V-001")]
    assert reading.problems[0].hint == "bedoelde u 'waarde'?"


def test_a_field_that_lacks_between_braces_has_its_place_there() -> None:
    hints = [read(Streefwaarde, text)[1].problems[0].hint for text in ("periode: 2030\n", "{periode: 2030}\n")]
    assert [hint.partition(";")[0] for hint in hints] == ["voeg een regel toe: waarde: ...", "zet voor de laatste }: , waarde: ..."]


def test_a_planning_that_has_another_name_is_told_by_that_name() -> None:
    problems = waterdorp.problems("plan.yaml", "periode: 2027 t/m 2030", "periode: ooit")
    assert [problem.message for problem in problems] == ["periode 'ooit' is geen kwartaal en geen jaar"]


def test_a_word_where_keys_belong_is_shown_with_where_its_key_is_found() -> None:
    _, reading = read(Stand, "{peildatum: 2022-06-14, toestanden: gestart, herkomst: gemeld}\n")
    assert [problem.hint for problem in reading.problems] == ["schrijf: {sleutel: gestart}; de sleutel is een id uit legenda/assen.yaml"]


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


def test_items_are_named_by_what_they_are_and_not_by_their_place() -> None:
    _, reading = read(
        tuple[Waarneming, ...],
        "- {periode: 2027, bron: politie, waarde: 1, peildatum: 1 mei 2028, voorlopig: nee}\n"
        "- {periode: Q1 2027, bron: politie, waarde: 1, peildatum: 2028-05-01, voorlopig: nee}\n",
    )
    assert {"x/2027-politie-2028-05-01/waarde", "x/Q1-2027-politie-2028-05-01/waarde"} <= reading.sources.keys()


def test_the_same_item_twice_is_a_problem() -> None:
    row = "- {periode: 2027, bron: politie, waarde: 1, peildatum: 2028-05-01, voorlopig: nee}\n"
    _, reading = read(tuple[Waarneming, ...], row + row)
    assert said(reading) == [(2, 3, "V-010")]


@pytest.mark.parametrize("name", sorted(COLLECTIONS))
def test_every_field_of_the_model_has_a_known_type_and_a_help_text(name: str) -> None:
    import dataclasses

    cls = COLLECTIONS[name][0]
    for field in dataclasses.fields(cls):
        assert field.metadata["hulp"], f"{name}.{field.name}"
    for kind in records.field_types(cls):
        inner, _ = records.unwrap(kind.hint)
        extra = records.annotation(inner)
        if isinstance(extra, Scalar):
            assert extra.type in TYPES
        elif isinstance(extra, Naar):
            assert set(extra.collections) <= {*COLLECTIONS, "doelen", "onderdelen", "*"}
        else:
            assert typing.get_origin(inner) is not None or isinstance(inner, type)


def test_dump_writes_the_canonical_text_and_leaves_out_what_is_default() -> None:
    value, _ = read(Streefwaarde, "periode: '2030'\nwaarde: '1250,50'\n")
    assert records.dump_record(value) == {"periode": "2030", "waarde": "1.250,50"}
    actie = waterdorp.plan()["maatregelen"]["kade"].acties[1]
    assert isinstance(actie, Actie)
    assert set(records.dump_record(actie)) == {"id", "naam", "planning", "standen"}


def test_leaves_name_every_value_by_an_address_that_stays() -> None:
    kade = waterdorp.plan()["maatregelen"]["kade"]
    found = {address: value for address, _, value in records.leaves(Maatregel, kade, "maatregelen/kade")}
    assert found["maatregelen/kade/naam"] == "De kade ophogen"
    assert found["maatregelen/kade/partners/waterschap-drasland"] == "waterschap-drasland"
    assert found["maatregelen/kade/acties/grond-kopen/standen/2029-04-01/oorzaak"].startswith("De prijs")
    assert found["maatregelen/kade/straks/2"] == "De bomen blijven staan."


def test_every_address_has_a_place_in_a_file() -> None:
    from planascode.load import load

    loaded = load(waterdorp.files())
    assert isinstance(loaded.plan, Plan)
    for name in COLLECTIONS:
        for key, record in loaded.plan[name].items():
            for address, hint, value in records.leaves(type(record), record, f"{name}/{key}"):
                given = value is not None and not (isinstance(value, bool) and not value) and hint is not None
                parent = address.rpartition("/")[0]
                assert not given or address in loaded.sources or parent in loaded.sources, address


# --- order ----------------------------------------------------------------------------------------------------------


def test_keys_stand_in_the_models_order_and_what_all_records_may_carry_stays_where_it_is() -> None:
    assert records.in_order(Maatregel, ["naam", "editie", "id", "planning", "doelen"]) == ["id", "naam", "editie", "doelen", "planning"]
    for keys in (["id", "naam", "editie", "doelen"], ["id", "voorheen", "naam", "aantekening"]):
        assert records.in_order(Maatregel, keys) == keys


def test_a_record_in_another_order_is_kept_aside_and_one_in_a_row_is_not() -> None:
    assert [item[1] for item in read(Streefwaarde, "waarde: 3\nperiode: 2030\n")[1].unordered] == [Streefwaarde]
    assert read(Streefwaarde, "{waarde: 3, periode: 2030}\n")[1].unordered == []
