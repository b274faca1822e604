"""Small counts of persons: what only the most closed edition tells is nowhere else, and cannot be computed from what is there."""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest
import waterdorp
from hypothesis import given
from hypothesis import strategies as st

from planascode import derive, exports, outputs, pipeline
from planascode.canonical import dump, load_dump
from planascode.editions import for_edition
from planascode.model import Indicator, Plan, Streefwaarde, Waarneming
from planascode.outputs import JOBS
from planascode.smallcounts import WITHHELD, Figure, told
from planascode.values import Jaar, Klein, Kwartaal, Ontbreekt, Periode

FIGURES = "monitoring/hoog-water.yaml"
SMALL = "periode: 2027, bron: waterschap-drasland, waarde: 2,"
START = "periode: 2026, waarde: 3}"
YEAR, BEFORE = Jaar(2028), Jaar(2027)
QUARTERS = [Kwartaal(2028, number) for number in (1, 2, 3, 4)]
OPEN, PARTNERS, CLOSED = waterdorp.plan().gegevens.edities


def counted(*figures: tuple[Periode, str, int | str], start: tuple[Periode, int] | None = None) -> Indicator:
    """The indicator of persons with these figures only; in a text a reason why there is none, or a small count."""
    whole = waterdorp.plan()["indicatoren"]["meter-hulp"]
    day = whole.waarnemingen[0].peildatum
    found = [Waarneming(periode=when, bron=who, waarde=_figure(what), peildatum=day, voorlopig=False) for when, who, what in figures]
    nulmeting = Streefwaarde(periode=start[0], waarde=Decimal(start[1])) if start else None
    return replace(whole, waarnemingen=tuple(found), nulmeting=nulmeting)


def _figure(what: int | str) -> Figure:
    return Decimal(what) if isinstance(what, int) else Klein() if what == "klein" else Ontbreekt("niet gepubliceerd")


def shown(indicator: Indicator) -> list[str]:
    """What is told of each figure; ``-`` for one that contains a small one."""
    start = [indicator.nulmeting.waarde] if isinstance(indicator.nulmeting, Streefwaarde) else []
    return ["-" if item == WITHHELD else str(item) for item in [*start, *(item.waarde for item in indicator.waarnemingen)]]


@pytest.mark.parametrize(("figure", "words"), [(0, "0"), (1, "minder dan 5"), (4, "minder dan 5"), (5, "5"), (40, "40")])
def test_a_count_of_1_to_4_is_told_as_less_than_5_and_0_as_it_is(figure: int, words: str) -> None:
    assert shown(told(counted((YEAR, "politie", figure)))) == [words]


def test_an_indicator_without_the_mark_tells_everything() -> None:
    indicator = replace(counted((YEAR, "politie", 2)), herleidbaar=None)
    assert told(indicator) is indicator
    assert told(replace(indicator, herleidbaar=False)).waarnemingen == indicator.waarnemingen


def test_a_target_is_what_somebody_wants_and_is_told() -> None:
    aims = (Streefwaarde(periode=YEAR, waarde=Decimal(2)),)
    assert told(replace(counted((YEAR, "politie", 2)), streefwaarden=aims)).streefwaarden == aims


def test_a_year_in_which_a_quarter_is_small_is_withheld_and_that_of_another_source_is_not() -> None:
    figures = [*((when, "politie", 8) for when in QUARTERS[:3]), (QUARTERS[3], "politie", 2), (YEAR, "politie", 26), (YEAR, "halt", 9)]
    assert shown(told(counted(*figures))) == ["8", "8", "8", "minder dan 5", "-", "9"]


def test_a_start_over_all_sources_is_withheld_where_one_of_them_is_small_or_a_quarter_of_one() -> None:
    assert shown(told(counted((YEAR, "politie", 8), (YEAR, "halt", 2), start=(YEAR, 10)))) == ["-", "8", "minder dan 5"]
    assert shown(told(counted((QUARTERS[1], "halt", 2), start=(YEAR, 10)))) == ["-", "minder dan 5"]
    assert shown(told(counted((YEAR, "politie", 8), (YEAR, "halt", 2), start=(BEFORE, 10)))) == ["10", "8", "minder dan 5"]


def test_four_small_quarters_of_a_small_year_do_not_betray_that_each_of_them_is_1() -> None:
    figures = [*((when, "politie", 1) for when in QUARTERS), (YEAR, "politie", 4)]
    assert shown(told(counted(*figures))) == ["minder dan 5"] * 4 + ["-"]


@pytest.mark.parametrize("hidden", ["klein", "niet gepubliceerd"])
def test_what_a_source_keeps_to_itself_cannot_be_computed_either(hidden: str) -> None:
    figures = [*((when, "politie", 8) for when in QUARTERS[:3]), (QUARTERS[3], "politie", hidden), (YEAR, "politie", 26)]
    assert shown(told(counted(*figures)))[-1] == "-"


def test_telling_twice_is_telling_once() -> None:
    indicator = counted((QUARTERS[0], "halt", 2), (YEAR, "halt", 20), (YEAR, "politie", 6), start=(YEAR, 26))
    assert told(told(indicator)) == told(indicator)


# --- nothing can be computed --------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 9), min_size=8, max_size=8), st.integers(0, 7))
def test_every_small_count_can_still_be_any_of_four_whatever_is_added_up(parts: list[int], changed: int) -> None:
    """Two sources with four quarters, their years and the start over both: a small part is put over by each other small number."""
    before = _table(parts)
    if 0 < parts[changed] < 5:
        for other in (1, 2, 3, 4):
            assert shown(told(_table([*parts[:changed], other, *parts[changed + 1 :]]))) == shown(told(before))


def _table(parts: list[int]) -> Indicator:
    cells = [(when, who, parts[place]) for place, (who, when) in enumerate(itertools.product(("halt", "politie"), QUARTERS))]
    years = [(YEAR, "halt", sum(parts[:4])), (YEAR, "politie", sum(parts[4:]))]
    return counted(*cells, *years, start=(YEAR, sum(parts)))


# --- in a plan ------------------------------------------------------------------------------------------------------


def persons(plan: Plan, editie: str) -> tuple[Plan, Indicator]:
    """The plan as an edition shows it, and its indicator of persons."""
    seen = for_edition(plan, editie)
    return seen, seen["indicatoren"]["meter-hulp"]


@pytest.mark.parametrize("editie", [OPEN, PARTNERS])
def test_every_edition_but_the_most_closed_one_has_neither_the_count_nor_a_total_nor_a_difference_with_it(editie: str) -> None:
    seen, indicator = persons(waterdorp.plan(), editie)
    assert shown(indicator) == ["minder dan 5", "12", "minder dan 5", "9", "0"]
    assert derive.totaal(seen, indicator, YEAR) == 9
    assert derive.totaal(seen, indicator, BEFORE) is None
    assert derive.verschil(seen, indicator) is None


def test_the_most_closed_edition_has_them_all() -> None:
    seen, indicator = persons(waterdorp.plan(), CLOSED)
    assert shown(indicator) == ["3", "12", "2", "9", "0"]
    assert derive.totaal(seen, indicator, BEFORE) == 14
    assert derive.verschil(seen, indicator) == -5


def test_a_plan_with_one_edition_tells_no_small_count_at_all() -> None:
    plan = waterdorp.plan()
    alone = replace(plan, gegevens=replace(plan.gegevens, edities=(CLOSED,)), records={**plan.records, "maatregelen": {}})
    assert shown(persons(alone, CLOSED)[1]) == ["minder dan 5", "12", "minder dan 5", "9", "0"]


def test_a_small_count_is_data_that_can_be_read_back() -> None:
    seen = for_edition(waterdorp.plan(), OPEN)
    assert load_dump(dump(seen), seen.beelden) == seen
    rows = exports.export(seen)["waarnemingen.csv"].decode("utf-8-sig").splitlines()
    assert [row for row in rows if row.startswith("meter-hulp;") and ";minder dan 5;" in row]
    assert "getal of 'minder dan 5'" in exports.export(seen)["gegevens.csv"].decode("utf-8-sig")


def test_other_small_counts_change_not_one_byte_of_any_output_but_those_of_the_most_closed_edition() -> None:
    """All outputs, the PDF too; and a number that is told does change them, else this test would prove nothing."""
    before = _bytes((SMALL, SMALL))
    after = _bytes((SMALL, SMALL.replace("2,", "3,")), (START, START.replace("3", "1")))
    public = {(OPEN, output) for output in JOBS} | {(PARTNERS, output) for output in JOBS if output not in outputs.OPEN}
    assert {place[:2] for place in before} > public
    assert after.keys() == before.keys()
    assert {place[:2] for place in after if after[place] != before[place]} == {place[:2] for place in before} - public
    other = _bytes(("waarde: 12, peildatum", "waarde: 13, peildatum"), edities=(OPEN,))
    assert {place[1] for place in other if other[place] != before.get(place)} == set(JOBS)


def _bytes(*changes: tuple[str, str], edities: tuple[str, ...] = ()) -> dict[tuple[str, str, str], bytes]:
    """(edition, output, file) -> the bytes of it, of the plan after these changes of its figures."""
    text = waterdorp.files()[FIGURES].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    checked = pipeline.examine({**waterdorp.files(), FIGURES: text.encode()}, waterdorp.layouts())
    jobs = pipeline.tasks(checked, pipeline.Options(edities), tuple(JOBS))
    return {(task.editie, output, path): data for output, task in jobs for path, data in JOBS[output](task).items()}
