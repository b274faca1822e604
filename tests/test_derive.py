"""What follows from the content: the newest stand, the code, sums and differences, and what they do not know."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import college_plan
import pytest
import waterdorp
from hypothesis import given
from hypothesis import strategies as st

from planascode import derive, pipeline
from planascode.model import Budgetpost, Moment, Plan, Stand
from planascode.values import Jaar, Ontbreekt

UNKNOWN = Ontbreekt("onbekend", "niet geteld")


@pytest.fixture(scope="module")
def oldambt() -> Plan:
    checked = pipeline.read(waterdorp.ROOT / "content", waterdorp.ROOT / "layouts")
    assert checked.plan is not None
    return checked.plan


def on(plan: Plan, day: datetime.date) -> Plan:
    return replace(plan, gegevens=replace(plan.gegevens, peildatum=day))


def post(name: str, amount: Decimal | Ontbreekt, whole: str | None = None) -> Budgetpost:
    return Budgetpost(id=name, naam=name, bedrag=amount, jaar=Jaar(2028), soort="s", dekking=UNKNOWN, bij=(), onderdeel_van=whole)


@given(st.lists(st.dates(), unique=True), st.dates())
def test_the_newest_stand_is_the_last_one_that_is_not_in_the_future(days: list[datetime.date], today: datetime.date) -> None:
    standen = [Stand(peildatum=day, toestanden={}, herkomst="gemeld") for day in days]
    newest = derive.newest(standen, today)
    past = sorted(day for day in days if day <= today)
    assert (newest.peildatum if newest else None) == (past[-1] if past else None)


def test_the_state_is_that_of_the_peildatum() -> None:
    plan = waterdorp.plan()
    standen = plan["maatregelen"]["kade"].acties[0].standen
    early = on(plan, datetime.date(2028, 12, 31))
    assert derive.toestand(early, standen, "tijd") == plan["toestanden"]["op-koers"]
    assert derive.toestand(plan, standen, "tijd") == plan["toestanden"]["vast"]


def test_before_the_first_stand_and_when_unknown_the_legend_has_its_own_word() -> None:
    plan = waterdorp.plan()
    mist = plan["toestanden"]["mistig"]
    acties = plan["maatregelen"]["kade"].acties
    assert derive.toestand(on(plan, datetime.date(2020, 1, 1)), acties[0].standen, "tijd") == mist
    assert derive.toestand(plan, acties[1].standen, "tijd") == mist
    assert derive.toestand(plan, acties[1].standen, "geld") == plan["toestanden"]["op-koers"]


def test_the_code_follows_from_ground_and_means(oldambt: Plan) -> None:
    for measure in oldambt["maatregelen"].values():
        for part in derive.uitvoeringen(measure):
            found = derive.code(oldambt, part)
            if isinstance(part.grondslag, str) and isinstance(part.middelen, str):
                assert found is not None
                assert not isinstance(found, Ontbreekt)
                assert (found.grondslag, part.middelen in found.middelen) == (part.grondslag, True)
            elif part.grondslag is not None or part.middelen is not None:
                assert isinstance(found, Ontbreekt)


def test_a_plan_without_codes_has_no_code() -> None:
    assert derive.code(waterdorp.plan(), waterdorp.plan()["maatregelen"]["regentonnen"]) is None


def test_counts_add_up_to_the_number_of_parts(oldambt: Plan) -> None:
    for plan in (oldambt, waterdorp.plan()):
        for priority in derive.prioriteiten(plan):
            measures = derive.alle_maatregelen(plan, priority)
            parts = sum(len(derive.uitvoeringen(measure)) for measure in measures)
            for axis in plan["assen"]:
                counts = derive.counts(plan, measures, axis)
                assert sum(counts.values()) == parts
                assert list(counts) == list(plan["toestanden"]), "in the legend's order"


def test_every_measure_stands_in_exactly_one_priority(oldambt: Plan) -> None:
    for plan in (oldambt, waterdorp.plan()):
        found = [m.id for p in derive.prioriteiten(plan) for m in derive.alle_maatregelen(plan, p)]
        assert sorted(found) == sorted(plan["maatregelen"])
        assert all(derive.prioriteit_van(plan, key) in plan["prioriteiten"] for key in found)


def test_the_given_order_comes_first_and_the_rest_by_id() -> None:
    plan = waterdorp.plan()
    assert [thema.id for thema in derive.themas_van(plan, plan["prioriteiten"]["hoog-water"])] == ["wijken", "dijken"]
    bare = replace(plan["prioriteiten"]["schoon-water"], maatregelen=("vissen-tellen",))
    assert [m.id for m in derive.maatregelen_van(plan, bare)] == ["vissen-tellen", "geheime-meting", "lozingen"]


@given(st.lists(st.decimals(0, 10**6, places=2) | st.none(), max_size=8))
def test_a_sum_is_of_what_is_known_and_counts_what_is_not(amounts: list[Decimal | None]) -> None:
    posts = [post(f"p{i}", UNKNOWN if amount is None else amount) for i, amount in enumerate(amounts)]
    total = derive.som(posts)
    assert total == derive.Som(sum((a for a in amounts if a is not None), Decimal(0)), amounts.count(None))


def test_a_part_of_a_post_does_not_count_again() -> None:
    assert derive.som([post("a", Decimal(100)), post("b", Decimal(40), "a")]).bedrag == Decimal(100)


@pytest.mark.parametrize(
    ("posts", "printed"),
    [
        ([post("a", Decimal(5))], "€ 5"),
        ([post("a", Decimal(5)), post("b", UNKNOWN)], "ten minste € 5, 1 onbekend"),
        ([post("a", UNKNOWN)], "onbekend (1 post zonder bedrag)"),
        ([post("a", UNKNOWN), post("b", UNKNOWN)], "onbekend (2 posten zonder bedrag)"),
        ([], "€ 0"),
    ],
)
def test_a_sum_says_what_it_does_not_know(posts: list[Budgetpost], printed: str) -> None:
    assert str(derive.som(posts)) == printed


def test_sources_are_added_only_where_the_indicator_says_so() -> None:
    plan = waterdorp.plan()
    cellars = plan["indicatoren"]["meter-kelders"]
    assert derive.totaal(plan, cellars, Jaar(2028)) == Decimal(44)
    assert derive.totaal(plan, replace(cellars, optelbaar=False), Jaar(2028)) is None


def test_a_later_figure_counts_from_its_own_day_on() -> None:
    cellars = waterdorp.plan()["indicatoren"]["meter-kelders"]
    for day, total in (((2028, 3, 1), 58), ((2028, 7, 1), 57)):
        plan = on(waterdorp.plan(), datetime.date(*day))
        assert derive.totaal(plan, cellars, Jaar(2027)) == Decimal(total)


def test_whether_money_is_there_may_be_unknown() -> None:
    plan = waterdorp.plan()
    covered = [derive.is_gedekt(plan, plan["budgetposten"][key]) for key in ("post-kade", "post-tonnen")]
    assert covered == [True, False]
    assert derive.is_gedekt(plan, post("x", Decimal(1))) is None


def test_nothing_here_asks_the_clock() -> None:
    source = Path(derive.__file__).read_text("utf-8")
    assert "today" not in source
    assert "now(" not in source


def test_what_a_later_decision_ended_is_work_until_its_day_and_then_no_more() -> None:
    plan = waterdorp.plan()
    day = plan.gegevens.peildatum
    kade = plan["maatregelen"]["kade"]
    for ended, there in ((day + datetime.timedelta(1), True), (day, False)):
        records = {**plan.records, "maatregelen": {**plan["maatregelen"], "kade": replace(kade, vervallen=ended)}}
        changed = replace(plan, records=records)
        assert any(item.maatregel.id == "kade" for item in derive.werk(changed)) is there


def test_a_document_of_an_adopted_plan_keeps_the_day_of_its_decision() -> None:
    plan = waterdorp.plan()
    own, taken, given = plan.gegevens.peildatum, datetime.date(2027, 5, 3), datetime.date(2027, 4, 1)
    besluit = Moment(id="besluit", naam="Besluit", soort="besluit", datum=taken)
    for stadium, moment, day in (
        ("concept", besluit, own),
        ("vastgesteld", besluit, taken),
        ("in werking", replace(besluit, peildatum=given), given),
        ("vastgesteld", replace(besluit, datum=own + datetime.timedelta(9)), own),
    ):
        gegevens = replace(plan.gegevens, stadium=stadium, momenten=(moment,))
        assert derive.document_day(replace(plan, gegevens=gegevens)) == day


@pytest.mark.parametrize(
    ("stadium", "status", "words", "before"),
    [
        ("concept", "Verzonnen", "Verzonnen", "Concept"),
        ("concept", "Concept voor de raad", "Concept voor de raad", ""),
        ("concept", None, "Concept", ""),
        ("ter vaststelling", None, "Ter vaststelling", ""),
        ("vastgesteld", None, "Vastgesteld op 3 mei 2027", ""),
        ("in werking", "Vastgesteld door de raad", "Vastgesteld door de raad", ""),
        ("in werking", None, "In werking", ""),
        ("vervangen", "Vastgesteld door de raad", "Vastgesteld door de raad", "Vervangen"),
    ],
)
def test_the_status_follows_from_the_stage_and_carries_its_word(stadium: str, status: str | None, words: str, before: str) -> None:
    plan = waterdorp.plan()
    besluit = Moment(id="besluit", naam="Besluit", soort="besluit", datum=datetime.date(2027, 5, 3))
    gegevens = replace(plan.gegevens, stadium=stadium, status=status, momenten=(besluit,))
    changed = replace(plan, gegevens=gegevens)
    assert (derive.status(changed), derive.stage_word(changed)) == (words, before)


def test_the_moment_of_a_kind_is_the_newest_with_a_day_or_else_the_first_that_is_named() -> None:
    own = waterdorp.plan().gegevens
    days: list[datetime.date | str] = ["de dag na die van de bekendmaking", datetime.date(2027, 1, 1), datetime.date(2027, 6, 1), datetime.date(2027, 3, 1)]
    moments = tuple(Moment(id=f"m-{number}", naam="x", soort="inwerkingtreding", datum=day) for number, day in enumerate(days))

    def at(found: tuple[Moment, ...]) -> str | None:
        made = derive.moment(replace(waterdorp.plan(), gegevens=replace(own, momenten=found)), "inwerkingtreding")
        return made and made.id

    assert at(moments) == "m-2"
    assert at(moments[:1]) == "m-0"
    assert at(()) is None


def test_the_bodies_are_those_of_besluit_yaml_or_else_that_of_the_decision(oldambt: Plan) -> None:
    two = college_plan.examined().plan
    assert two is not None
    assert derive.organen(two) == ("college", "burgemeester")
    assert derive.organen(replace(two, records={**two.records, "besluiten": {}})) == ("college",)
    assert derive.organen(waterdorp.plan()) == ()
    assert derive.besluit(waterdorp.plan()) is derive.BESLUIT
    assert derive.besluit(oldambt).organen == ("college",)
