"""The canonical text of a plan: a dumped plan is the same plan, and what is not one is refused."""

from __future__ import annotations

import json

import pytest
import waterdorp

from planascode import pipeline
from planascode.canonical import dump, load_dump
from planascode.editions import for_edition
from planascode.model import Plan

OLDAMBT = waterdorp.ROOT / "content"


def plan_of(name: str) -> Plan:
    folder = OLDAMBT if name == "oldambt" else waterdorp.FOLDER
    checked = pipeline.read(folder, waterdorp.ROOT / "layouts")
    assert checked.plan is not None, checked.problems
    return checked.plan


@pytest.fixture(scope="module", params=["oldambt", "waterdorp"])
def any_plan(request: pytest.FixtureRequest) -> Plan:
    return plan_of(request.param)


def test_a_dumped_plan_loads_as_the_same_plan(any_plan: Plan) -> None:
    assert load_dump(dump(any_plan)) == any_plan


def test_a_dump_of_a_loaded_dump_is_the_same_text(any_plan: Plan) -> None:
    assert dump(load_dump(dump(any_plan))) == dump(any_plan)


def test_each_edition_comes_back_whole_from_its_dump(any_plan: Plan) -> None:
    for edition in any_plan.gegevens.edities:
        shown = for_edition(any_plan, edition)
        assert load_dump(dump(shown)) == shown


def test_records_keep_their_order_through_a_dump(any_plan: Plan) -> None:
    again = load_dump(dump(any_plan))
    for name, found in again.records.items():
        if name in ("toestanden", "budgetposten", "indicatoren", "maatregelen"):
            assert list(found) == list(any_plan[name])


def test_a_dump_of_another_model_version_is_refused() -> None:
    data = json.loads(dump(waterdorp.plan()))
    with pytest.raises(ValueError, match="model version 99"):
        load_dump(json.dumps({**data, "modelversie": 99}))


def test_a_dump_that_was_spoilt_is_refused() -> None:
    data = json.loads(dump(waterdorp.plan()))
    data["records"]["maatregelen"]["kade"]["planning"] = "ooit"
    with pytest.raises(ValueError, match="planning"):
        load_dump(json.dumps(data))
