"""The schema of ``plan.json``: what is published fits, in every edition, and what does not fit is found.

The judge below knows the words of JSON Schema that ours uses, and no others: a word that it does not know fails.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import waterdorp

from planascode.canonical import dump
from planascode.dataschema import plan_schema
from planascode.editions import for_edition
from planascode.fields import field_types
from planascode.model import COLLECTIONS, Plan

TYPES = {"object": dict, "array": list, "string": str}
ABOUT = {"$schema", "title", "description", "definitions"}


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(plan_schema())
    return found


def wrong(value: Any, rule: dict[str, Any], place: str = "") -> Iterator[str]:
    """The places at which a value does not fit a schema."""
    for word, said in rule.items():
        match word:
            case "$ref":
                yield from wrong(value, schema()["definitions"][said.removeprefix("#/definitions/")], place)
            case "type":
                if not isinstance(value, TYPES[said]):
                    yield place
            case "const":
                if value != said:
                    yield place
            case "pattern":
                if isinstance(value, str) and not re.search(said, value):
                    yield place
            case "required":
                yield from (f"{place}/{name}" for name in said if name not in value)
            case "properties":
                for name in said.keys() & value.keys():
                    yield from wrong(value[name], said[name], f"{place}/{name}")
            case "additionalProperties":
                for name in value.keys() - rule.get("properties", {}).keys():
                    yield from [f"{place}/{name}"] if said is False else wrong(value[name], said, f"{place}/{name}")
            case "items":
                for number, item in enumerate(value):
                    yield from wrong(item, said, f"{place}/{number}")
            case "allOf":
                for part in said:
                    yield from wrong(value, part, place)
            case "anyOf":
                found = [list(_of_type(value, part, place)) for part in said]
                if all(found):
                    yield from min(found, key=len)
            case _:
                assert word in ABOUT, f"{word} is not judged"


def _of_type(value: Any, rule: dict[str, Any], place: str) -> Iterator[str]:
    """As ``wrong``, but a value of another type is wrong as a whole."""
    while "$ref" in rule:
        rule = schema()["definitions"][rule["$ref"].removeprefix("#/definitions/")]
    yield from wrong(value, rule, place) if isinstance(value, TYPES[rule["type"]]) else [place]


def published(plan: Plan, edition: str) -> Any:
    return json.loads(dump(for_edition(plan, edition)))


@pytest.mark.parametrize("edition", ["openbaar", "partners", "vertrouwelijk"])
def test_what_is_published_of_a_plan_fits(edition: str) -> None:
    assert list(wrong(published(waterdorp.plan(), edition), schema())) == []


@pytest.mark.parametrize("edition", ["openbaar", "intern"])
def test_what_is_published_of_our_own_plan_fits(edition: str, plan: Plan) -> None:
    assert list(wrong(published(plan, edition), schema())) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("modelversie", 2),
        ("plan/peildatum", "31 februari 2029"),
        ("plan/id", "Met Hoofdletter"),
        ("plan/onbekende-sleutel", "x"),
        ("records/maatregelen/regentonnen/planning", "Q7 2029"),
        ("records/maatregelen/regentonnen/partners", "onbekend"),
        ("records/budgetposten/post-kade/bedrag", "tien euro"),
        ("records/budgetposten/post-kade/soort", "eenmalig"),
        ("records/maatregelen/regentonnen/nu", {}),
        ("records/iets-anders", {}),
        ("beelden/x.png", "geen getal"),
    ],
)
def test_what_does_not_fit_is_found(path: str, value: Any) -> None:
    data = published(waterdorp.plan(), "openbaar")
    *above, last = path.split("/")
    place = data
    for name in above:
        place = place[name]
    place[last] = value
    assert list(wrong(data, schema())) == [f"/{path}"]


def test_a_field_that_must_be_there_is_missed() -> None:
    data = published(waterdorp.plan(), "openbaar")
    del data["records"]["maatregelen"]["regentonnen"]["naam"]
    assert list(wrong(data, schema())) == ["/records/maatregelen/regentonnen/naam"]


def test_every_field_of_every_record_is_explained() -> None:
    for cls, _ in COLLECTIONS.values():
        properties = schema()["definitions"][cls.__name__.lower()]["properties"]
        assert list(properties) == [kind.name for kind in field_types(cls)]
        assert all(len(field["description"]) > 5 for field in properties.values())
