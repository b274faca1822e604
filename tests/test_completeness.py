"""Nothing of the source is lost: the counts and figures of its inventory, against the content and against the outputs."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import lxml.html
import plan_words
import pytest
import readback
from compare import read_docx
from plan_rows import monitoring_rows, monitoring_table

from planascode import derive
from planascode import nodes as n
from planascode.model import Plan
from planascode.values import Ontbreekt, parse_bedrag

MEASURES = {
    "woonoverlast": 2,
    "verwarde-personen": 3,
    "huiselijk-geweld": 3,
    "seksueel-geweld": 4,
    "mensenhandel": 2,
    "jongeren": 19,
    "verkeersveiligheid": 2,
    "drugs-en-witwassen": 7,
    "omg-en-vrijplaatsen": 2,
    "bovenkant-hic": 1,
}
CODES = {
    "woonoverlast": {"P1": 1, "P2": 1},
    "verwarde-personen": {"P1": 2, "P5": 1},
    "huiselijk-geweld": {"P1": 3},
    "seksueel-geweld": {"P1": 3},
    "mensenhandel": {"P1": 2},
    "jongeren": {"P2": 7, "P3": 6, "P4": 2},
    "verkeersveiligheid": {"P2": 4},
    "drugs-en-witwassen": {"P1": 2, "P2": 1, "P3": 3, "P5": 7},
    "omg-en-vrijplaatsen": {"P5": 2},
    "bovenkant-hic": {"P5": 1},
}
AMOUNTS = (
    "14.596", "20.000", "20.000", "20.000", "80.000", "3.900", "2.674,63", "56.000", "11.000", "45.000", "10.000", "10.000",
    "11.332", "3.590",
)  # fmt: skip
# Row (from 1) -> (year, source) -> figure. The first and second table hold the same figures in the source (its defect F1).
FIGURES = {
    1: {(2022, "politie"): 2, (2022, "gemeente-oldambt"): 1},
    2: {(2020, "gemeente-oldambt"): 5, (2022, "politie"): 0, (2022, "gemeente-oldambt"): 3},
    3: {(2022, "politie"): 6},
    5: {(2022, "gemeente-oldambt"): 9},
}


@pytest.fixture(scope="module")
def word_file(output: Path, documents: dict[tuple[str, str], n.Document]) -> dict[str, readback.Table]:
    """The tables of the public Word file by id."""
    data = (output / "openbaar" / "uitvoeringsplan.docx").read_bytes()
    return dict(read_docx(data, documents["openbaar", "plan"]).tables())


def parents(plan: Plan) -> dict[str, list[derive.Maatregel]]:
    """The measures of each thema, and of each prioriteit that has no themas."""
    found = [
        parent for priority in derive.prioriteiten(plan) for parent in (*derive.themas_van(plan, priority), priority)
    ]
    return {parent.id: measures for parent in found if (measures := derive.maatregelen_van(plan, parent))}


# --- measures -------------------------------------------------------------------------------------------


def test_the_fifty_rows_are_45_measures_one_reference_and_four_other_priorities(plan: Plan) -> None:
    assert {key: len(measures) for key, measures in parents(plan).items()} == MEASURES
    (reference,) = [item for theme in plan["themas"].values() for item in theme.verwijzingen]
    assert reference.naar == "mensenhandel"
    assert reference in plan["themas"]["drugs-en-witwassen"].verwijzingen
    assert sorted(plan["overige"]) == ["burgernet", "cyber", "nazorg-ex-gedetineerden", "radicalisering"]
    assert len(plan["maatregelen"]) == sum(MEASURES.values()) == 45
    assert len(plan["maatregelen"]) + 1 + len(plan["overige"]) == 50


def test_the_48_marks_of_priority_codes_stand_where_the_source_has_them(plan: Plan) -> None:
    found = {
        key: Counter(code for measure in measures for code in codes(plan, measure))
        for key, measures in parents(plan).items()
    }
    assert found == CODES
    total = sum(found.values(), Counter())
    assert total == {"P1": 13, "P2": 13, "P3": 9, "P4": 2, "P5": 11}
    assert total.total() == 48


def codes(plan: Plan, measure: derive.Maatregel) -> list[str]:
    """The codes that follow from the ground and means of a measure's parts."""
    found = [derive.code(plan, part) for part in derive.uitvoeringen(measure)]
    return [code.code for code in found if code is not None and not isinstance(code, Ontbreekt)]


def test_eleven_of_the_fifty_rows_have_no_code(plan: Plan) -> None:
    without = [measure.id for measure in plan["maatregelen"].values() if not codes(plan, measure)]
    assert sorted(without) == [
        "analyse-bad-nieuweschans", "analyse-beerta", "project-marktplein", "project-middelengebruik", "prostitutiebeleid", "sg-hulpverlening",
    ]  # fmt: skip
    assert len(without) + 1 + len(plan["overige"]) == 11


def test_the_word_file_has_a_row_and_a_mark_for_each_of_them(word_file: dict[str, readback.Table]) -> None:
    assert {key: len(word_file[f"tabel-{key}"].rows) for key in MEASURES} == MEASURES
    for key, expected in CODES.items():
        cells = " ".join(row[-1] for row in word_file[f"tabel-{key}"].rows)
        assert Counter(word for word in cells.split() if word in ("P1", "P2", "P3", "P4", "P5")) == expected
    assert len(word_file["tabel-overige"].rows) == 4


def test_the_site_has_a_page_for_each_measure_and_all_of_them_in_the_register(output: Path, plan: Plan) -> None:
    pages = {path.stem for path in (output / "openbaar" / "site" / "maatregelen").glob("*.html")}
    assert pages == set(plan["maatregelen"])
    register = lxml.html.parse(str(output / "openbaar" / "site" / "register.html"))
    assert {href.split("/")[-1].removesuffix(".html") for href in register.xpath("//tbody//a/@href")} == set(
        plan["maatregelen"]
    )


# --- conditions, monitoring -------------------------------------------------------------------------------


def test_the_forty_rows_of_conditions_are_five_times_eight(plan: Plan, word_file: dict[str, readback.Table]) -> None:
    parts = [part.id for condition in plan["randvoorwaarden"].values() for part in condition.onderdelen or (condition,)]
    assert [row.onderdeel for row in plan["invullingen"].values()] == parts
    for priority in derive.prioriteiten(plan):
        assert [row.onderdeel for row in priority.invullingen] == parts
    assert len(parts) == 8
    tables = [word_file["rv-algemeen"], *(word_file[f"rv-{priority.id}"] for priority in derive.prioriteiten(plan))]
    assert [len(table.rows) for table in tables] == [8, 8, 8, 8, 8]


def test_five_conditions_of_ondermijning_have_no_words_and_say_so(plan: Plan) -> None:
    empty = [row for row in plan["prioriteiten"]["ondermijning"].invullingen if isinstance(row.invulling, Ontbreekt)]
    assert len(empty) == 5


@pytest.mark.parametrize(
    ("priority", "rows", "figures"),
    [("zorg-en-veiligheid", 15, FIGURES), ("jongeren", 6, FIGURES), ("ondermijning", 11, {})],
)
def test_the_monitoring_tables_have_their_rows_and_exactly_the_printed_figures(
    plan: Plan,
    word_file: dict[str, readback.Table],
    priority: str,
    rows: int,
    figures: dict[int, dict[tuple[int, str], int]],
) -> None:
    indicators = derive.indicatoren_van(plan, plan["prioriteiten"][priority])
    found = {
        place: {(item.periode.jaar, item.bron): item.waarde for item in indicator.waarnemingen}
        for place, indicator in enumerate(indicators, 1)
        if indicator.waarnemingen
    }
    assert len(indicators) == rows
    assert found == figures
    printed = {
        row[0]: (table.head, row)
        for key in {monitoring_table(priority, item) for item in indicators}
        for table in [word_file[key]]
        for row in table.rows
    }
    assert printed.keys() == {item.naam for item in indicators}
    shown = {
        (place, label): cell.removesuffix(" (voorlopig)")
        for place, (head, row) in enumerate((printed[item.naam] for item in indicators), 1)
        for label, cell in zip(head[1:-1], row[1:-1], strict=True)
        if cell != plan_words.UNKNOWN
    }
    names = {key: f"{key[0]} {plan_words.name_of(plan, key[1])}" for row in figures.values() for key in row}
    assert shown == {(place, names[key]): str(figure) for place, row in figures.items() for key, figure in row.items()}


def test_the_32_indicators_are_all_and_traffic_safety_says_why_it_has_none(plan: Plan) -> None:
    assert len(plan["indicatoren"]) == 15 + 6 + 11
    assert isinstance(plan["prioriteiten"]["verkeersveiligheid"].monitoring, Ontbreekt)


def test_no_difference_and_no_total_is_shown_that_cannot_be_computed(
    plan: Plan, word_file: dict[str, readback.Table]
) -> None:
    years, sources = len(plan.gegevens.monitoring_jaren), len(plan.gegevens.monitoring_bronnen)
    tables = [table for key, table in word_file.items() if key in monitoring_rows(plan)]
    assert len(tables) == 10
    assert {len(table.head) for table in tables} == {1 + years * sources + 1}


# --- money --------------------------------------------------------------------------------------------------


def test_every_printed_amount_is_a_post_and_there_are_no_others(
    plan: Plan, word_file: dict[str, readback.Table]
) -> None:
    known = [post.bedrag for post in plan["budgetposten"].values() if isinstance(post.bedrag, Decimal)]
    expected = Counter(parse_bedrag(amount) for amount in AMOUNTS)
    assert Counter(known) == expected
    cells = [row[1] for row in word_file["geld-posten"].rows if row[1].startswith("€")]
    assert Counter(map(parse_bedrag, cells)) == expected


def test_an_amount_that_is_printed_twice_is_one_post(plan: Plan) -> None:
    assert plan["budgetposten"]["halt-subsidie"].bij == ("jongeren", "ondermijning")
    assert plan["budgetposten"]["verkeerseducatie"].onderdeel_van == "verkeer-totaal"
    assert plan["budgetposten"]["verkeersonderzoek"].onderdeel_van == "verkeer-totaal"
    assert "14.595" in json.dumps(plan["budgetposten"]["halt-subsidie"].aantekening)


def test_means_without_an_amount_are_posts_whose_amount_is_unknown(plan: Plan) -> None:
    unknown = {key for key, post in plan["budgetposten"].items() if isinstance(post.bedrag, Ontbreekt)}
    assert {
        "zonmw-subsidie",
        "duvo-middelen",
        "wmo-middelen",
        "npo-middelen",
        "npg-middelen",
        "corona-middelen",
    } <= unknown
    assert {"jongerenwerk-extra", "sport-uren"} <= unknown
