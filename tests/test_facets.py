"""By what the register is sifted: the values of each row are those of the content, counted here once more."""

from __future__ import annotations

import sifted
import waterdorp
from example_plan import GESPREKKEN, content

from planascode import facets
from planascode.model import Plan
from planascode.values import parse_planning

PERIOD = parse_planning("2021 t/m 2023")


def test_every_row_has_the_values_that_the_content_says(plan: Plan) -> None:
    for each in (plan, waterdorp.plan()):
        found = facets.regels(each)
        expected = sifted.rows(each)
        assert [row.maatregel.id for row in found] == [row.measure for row in expected]
        for row, wanted in zip(found, expected, strict=True):
            facet_values = [(facet, value) for facet, given in wanted.values.items() for value in given if facet != "code" or each["codes"]]
            assert sorted(row.keuzen) == sorted(f"{facet}:{value}" for facet, value in facet_values), row.uitvoering.naam


def test_a_planning_has_the_quarters_that_it_names_or_spans() -> None:
    assert facets.kwartalen(parse_planning("Q4 2022"), PERIOD) == ("2022-q4",)
    assert facets.kwartalen(parse_planning("Q3 2021 t/m Q1 2022"), PERIOD) == ("2021-q3", "2021-q4", "2022-q1")
    assert facets.kwartalen(parse_planning("2022"), PERIOD) == ("2022-q1", "2022-q2", "2022-q3", "2022-q4")


def test_of_a_long_planning_only_its_ends_count_outside_the_period_of_the_plan() -> None:
    found = facets.kwartalen(parse_planning("Q1 1990 t/m Q4 2021"), PERIOD)
    assert found == ("1990-q1", "2021-q1", "2021-q2", "2021-q3", "2021-q4")


def test_work_without_an_end_is_endless_and_unknown_work_is_missing() -> None:
    assert facets.kwartalen(parse_planning("doorlopend"), PERIOD) == ("doorlopend",)
    assert facets.kwartalen(parse_planning("doorlopend vanaf Q1 2022"), PERIOD) == ("2022-q1", "doorlopend")
    assert facets.kwartalen(None, PERIOD) == (facets.MISSING,)


def test_values_stand_in_the_order_of_legend_codes_time_and_names(plan: Plan) -> None:
    found = facets.facetten(plan, facets.regels(plan))
    assert list(found["stand"]) == [key for key in plan["toestanden"] if key in found["stand"]]
    assert found["code"][:2] == ("p1", "p2")
    assert found["code"][-1] == facets.MISSING
    assert list(found["kwartaal"]) == sorted(found["kwartaal"], key=lambda key: (key == facets.MISSING, key))
    names = [plan["organisaties"][key] for key in found["partner"] if key != facets.MISSING]
    assert [(item.kort or item.naam).casefold() for item in names] == sorted((item.kort or item.naam).casefold() for item in names)


def test_a_facet_that_tells_no_rows_apart_is_not_there() -> None:
    plan = content().plan
    rows = facets.regels(plan)
    assert "prioriteit" not in facets.facetten(plan, rows), "the plan has one priority"
    assert "tijd" not in facets.facetten(plan, rows), "nothing is late"


def test_what_is_over_and_not_done_is_late() -> None:
    plan = content((GESPREKKEN, "planning: Q1 2027 t/m Q4 2027", "planning: Q1 2026")).plan
    rows = facets.regels(plan)
    assert [row.maatregel.id for row in rows if "tijd:laat" in row.keuzen] == ["buurtgesprekken"]
    assert facets.facetten(plan, rows)["tijd"] == ("laat",)
