"""A plan from the side: who, when, and what changed. Over the plan of Oldambt, and over plans that are made here."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from typing import Any

import waterdorp
from example_plan import files, layouts
from hypothesis import given
from hypothesis import strategies as st

from planascode import crosscuts, derive, overview, pipeline
from planascode.model import Plan
from planascode.outputs import JOBS
from planascode.values import Jaar, Kwartaal, Planning


@cache
def example() -> Plan:
    """The plan that ``nieuw`` makes."""
    return pipeline.examine(files(), layouts()).plan


def with_plannings(*plannings: Any) -> Plan:
    """The example plan with copies of one of its measures, one for each planning, and no other measures."""
    plan = example()
    key, own = next(item for item in plan["maatregelen"].items() if plan.plaats[item[0]] in plan["themas"])
    thema = plan["themas"][plan.plaats[key]]
    copies = {f"m{i}": replace(own, id=f"m{i}", planning=planning, standen=()) for i, planning in enumerate(plannings)}
    themas = {**plan["themas"], thema.id: replace(thema, maatregelen=tuple(copies))}
    plaats = {name: place for name, place in plan.plaats.items() if name not in plan["maatregelen"]}
    records = {**plan.records, "maatregelen": copies, "themas": themas}
    return replace(plan, records=records, plaats={**plaats, **dict.fromkeys(copies, thema.id)})


def names(parts: tuple[derive.Werk, ...]) -> list[str]:
    return [part.maatregel.id for part in parts]


def test_a_partner_has_exactly_the_measures_that_name_it(plan: Plan) -> None:
    found = {maatregel.id for maatregel in crosscuts.bij_naam(plan)["politie"]}
    assert found == {
        key for key, item in plan["maatregelen"].items() if isinstance(item.partners, tuple) and "politie" in item.partners
    }
    assert len(found) == 20


def test_only_what_a_measure_names_has_measures_each_once_in_the_order_of_the_council(plan: Plan) -> None:
    order = list(dict.fromkeys(part.maatregel.id for part in derive.werk(plan)))
    found = crosscuts.bij_naam(plan)
    assert set(plan["organisaties"]) - set(found) and set(found) & set(plan["rollen"]) and set(found) & set(plan["doelen"])
    for measures in found.values():
        places = [order.index(maatregel.id) for maatregel in measures]
        assert places == sorted(set(places)) and places


def test_measures_stand_under_their_own_priority_and_none_is_lost(plan: Plan) -> None:
    police = crosscuts.bij_naam(plan)["politie"]
    found = crosscuts.per_prioriteit(plan, police)
    assert [maatregel for _, measures in found for maatregel in measures] == list(police)
    for prioriteit, measures in found:
        assert {derive.prioriteit_van(plan, maatregel.id) for maatregel in measures} == {prioriteit.id}


def test_a_task_says_as_what_somebody_is_named(plan: Plan) -> None:
    maatregel = next(item for item in plan["maatregelen"].values() if isinstance(item.trekker, str))
    assert "trekker" in crosscuts.taken(maatregel, maatregel.trekker)
    assert crosscuts.taken(maatregel, "politie") in ((), ("partners",))


def test_each_part_stands_in_the_quarter_in_which_it_begins_runs_and_ends() -> None:
    whole = Planning(Kwartaal(2027, 2), Kwartaal(2027, 4))
    plan = with_plannings(whole, Planning(Kwartaal(2027, 4), Kwartaal(2027, 4)), Planning(Jaar(2028), Jaar(2028)), Planning(Kwartaal(2028, 2), None))
    found = {str(item.kwartaal): item for item in crosscuts.kwartalen(plan)}
    assert names(found["Q2 2027"].begint) == ["m0"]
    assert "Q3 2027" not in found
    assert names(found["Q4 2027"].eindigt) == ["m0", "m1"] and not found["Q4 2027"].begint
    assert names(found["Q2 2028"].begint) == ["m3"] and names(found["Q2 2028"].loopt) == ["m2"]
    assert names(found["Q1 2028"].begint) == names(found["Q4 2028"].eindigt) == ["m2"]


@given(st.lists(st.tuples(st.integers(2025, 2031), st.integers(1, 4), st.integers(0, 6)), min_size=1, max_size=8))
def test_each_part_ends_in_exactly_one_quarter(spans: list[tuple[int, int, int]]) -> None:
    plannings = []
    for year, quarter, more in spans:
        last = year * 4 + quarter - 1 + more
        plannings.append(Planning(Kwartaal(year, quarter), Kwartaal(last // 4, last % 4 + 1)))
    plan = with_plannings(*plannings)
    quarters = crosscuts.kwartalen(plan)
    ended = [name for item in quarters for name in names(item.eindigt)]
    assert sorted(ended) == sorted(plan["maatregelen"])
    assert all(item.eindigt or item.begint for item in quarters)
    assert [str(item.kwartaal)[3:] for item in quarters] == sorted(str(item.kwartaal)[3:] for item in quarters)


def test_what_runs_on_without_quarters_is_not_lost(plan: Plan) -> None:
    quarters = {id(part.uitvoering) for item in crosscuts.kwartalen(plan) for part in (*item.begint, *item.loopt, *item.eindigt)}
    rest = {id(part.uitvoering) for part in crosscuts.zonder_kwartaal(plan)}
    assert len(quarters | rest) == len(derive.werk(plan)) and not quarters & rest


def test_milestones_are_due_after_the_reference_date_and_soonest_first(plan: Plan) -> None:
    found = crosscuts.mijlpalen(plan, 100)
    plannings = [part.uitvoering.planning for part in found]
    assert all(isinstance(planning, Planning) for planning in plannings)
    ends = [str(planning.eind) for planning in plannings if isinstance(planning, Planning)]
    assert ends[:2] == ["Q3 2022", "Q3 2022"] and ends[-1] == "2025"
    assert not any(overview.is_done(plan, part.uitvoering.standen) for part in found)
    assert crosscuts.mijlpalen(plan, 3) == found[:3]


def test_late_is_what_ended_before_the_reference_date_and_is_not_done() -> None:
    day = example().gegevens.peildatum
    before, after = Kwartaal(day.year - 1, 1), Kwartaal(day.year + 1, 1)
    plan = with_plannings(Planning(None, before), Planning(None, after))
    assert [overview.is_late(plan, part.uitvoering) for part in derive.werk(plan)] == [True, False]


def test_changes_are_by_day_newest_first_with_the_stand_before_it(plan: Plan) -> None:
    key, own = next((key, item) for key, item in plan["maatregelen"].items() if len(item.standen) == 1)
    later = replace(own.standen[0], peildatum=own.standen[0].peildatum + datetime.timedelta(days=1))
    future = replace(own.standen[0], peildatum=own.standen[0].peildatum + datetime.timedelta(days=400))
    changed = replace(own, standen=(future, *own.standen, later))
    records = {**plan.records, "maatregelen": {**plan["maatregelen"], key: changed}}
    moved = replace(plan, records=records, gegevens=replace(plan.gegevens, peildatum=later.peildatum))
    days = crosscuts.wijzigingen(moved)
    assert [day for day, _ in days] == [later.peildatum, own.standen[0].peildatum]
    ((found,), first) = (days[0][1], days[1][1])
    assert (found.stand, found.vorige) == (later, own.standen[0])
    assert len(first) == 57 and all(item.vorige is None for item in first)


def test_what_asks_for_attention_is_what_the_overview_says(plan: Plan) -> None:
    seen = overview.overview(plan)
    found = {name: rows for name, _, rows in crosscuts.aandacht(seen)}
    assert set(found) == set(overview.SIGNALEN) - {"klaar", "wacht"}
    for name, rows in found.items():
        assert list(rows) == [regel for regel in seen.regels if name in regel.signalen]


def test_parts_are_in_the_order_of_the_council(plan: Plan) -> None:
    order = [item.id for item in derive.prioriteiten(plan)]
    homes = [order.index(derive.prioriteit_van(plan, part.maatregel.id)) for part in derive.werk(plan)]
    assert homes == sorted(homes) and len(homes) == 57


def test_work_that_ended_keeps_its_page_though_nothing_else_names_its_people_and_goal() -> None:
    """Found by the fuzz: its page had a link to that of a role that is in no work that goes on."""
    path = "prioriteiten/hoog-water/dijken/kade.yaml"
    own = dict(waterdorp.files())
    own["namen/rollen.yaml"] += b"- {id: alleen-hier, naam: De dijkwacht, soort: functie}\n"
    own[path] = own[path].replace(b"trekker: dijkgraaf", b"trekker: alleen-hier").replace(b"[team-water]", b"[alleen-hier]")
    own[path] += b"vervallen: 1 januari 2029\n"
    checked = pipeline.examine(own, waterdorp.layouts())
    for output, task in pipeline.tasks(checked, pipeline.Options(("openbaar",)), ("site", "docx")):
        made = JOBS[output](task)
        if output == "site":
            page = made["site/maatregelen/kade.html"].decode()
            assert "De dijkwacht" in page and "rollen/alleen-hier.html" not in page
            assert "site/rollen/alleen-hier.html" not in made
