"""Records seen through their type hints: known types, plain data, and an address for every value."""

from __future__ import annotations

import dataclasses
import typing
from decimal import Decimal

import pytest
import waterdorp

from planascode import model
from planascode.fields import annotation, dump_record, field_types, leaves, unwrap
from planascode.load import load
from planascode.model import COLLECTIONS, Actie, Maatregel, Naar, Plan, Scalar, Streefwaarde
from planascode.values import TYPES, Jaar


@pytest.mark.parametrize("name", sorted(COLLECTIONS))
def test_every_field_of_the_model_has_a_known_type_and_a_help_text(name: str) -> None:
    cls = COLLECTIONS[name][0]
    for field in dataclasses.fields(cls):
        assert field.metadata["hulp"], f"{name}.{field.name}"
    for kind in field_types(cls):
        inner, _ = unwrap(kind.hint)
        extra = annotation(inner)
        if isinstance(extra, Scalar):
            assert extra.type in TYPES
        elif isinstance(extra, Naar):
            assert set(extra.collections) <= {*COLLECTIONS, "doelen", "onderdelen", "*"}
        else:
            assert typing.get_origin(inner) is not None or isinstance(inner, type)


def test_an_annotation_means_what_python_says_that_it_means() -> None:
    classes = [found for found in vars(model).values() if isinstance(found, type) and dataclasses.is_dataclass(found)]
    assert len(classes) > 40
    for cls in classes:
        assert {kind.name: kind.hint for kind in field_types(cls)} == typing.get_type_hints(cls, include_extras=True), cls


def test_dump_writes_the_canonical_text_and_leaves_out_what_is_default() -> None:
    assert dump_record(Streefwaarde(periode=Jaar(2030), waarde=Decimal("1250.50"))) == {"periode": "2030", "waarde": "1.250,50"}
    actie = waterdorp.plan()["maatregelen"]["kade"].acties[1]
    assert isinstance(actie, Actie)
    assert set(dump_record(actie)) == {"id", "naam", "planning", "standen"}


def test_leaves_name_every_value_by_an_address_that_stays() -> None:
    kade = waterdorp.plan()["maatregelen"]["kade"]
    found = {address: value for address, _, value in leaves(Maatregel, kade, "maatregelen/kade")}
    assert found["maatregelen/kade/naam"] == "De kade ophogen"
    assert found["maatregelen/kade/partners/waterschap-drasland"] == "waterschap-drasland"
    assert found["maatregelen/kade/acties/grond-kopen/standen/2029-04-01/oorzaak"].startswith("De prijs")
    assert found["maatregelen/kade/straks/2"] == "De bomen blijven staan."


def test_every_address_has_a_place_in_a_file() -> None:
    loaded = load(waterdorp.files())
    assert isinstance(loaded.plan, Plan)
    for name in COLLECTIONS:
        for key, record in loaded.plan[name].items():
            for address, hint, value in leaves(type(record), record, f"{name}/{key}"):
                given = value is not None and not (isinstance(value, bool) and not value) and hint is not None
                parent = address.rpartition("/")[0]
                assert not given or address in loaded.sources or parent in loaded.sources, address
