"""Data files: the filtered plan as JSON and as tables that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from functools import cache

import pytest
import waterdorp

from planascode.canonical import load_dump
from planascode.editions import for_edition
from planascode.exports import export


@cache
def files(edition: str = "openbaar") -> dict[str, bytes]:
    return export(for_edition(waterdorp.plan(), edition))


def rows(name: str, edition: str = "openbaar") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files(edition)[name].decode("utf-8-sig")), delimiter=";"))


def test_the_json_file_is_the_filtered_plan() -> None:
    assert load_dump(files()["plan.json"].decode()) == for_edition(waterdorp.plan(), "openbaar")


@pytest.mark.parametrize("name", ["maatregelen.csv", "budgetposten.csv", "waarnemingen.csv"])
def test_a_table_opens_by_double_click_in_a_dutch_spreadsheet(name: str) -> None:
    data = files()[name]
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert len({len(row) for row in read}) == 1, "as many cells in every row"


def test_every_part_of_a_measure_is_a_row_with_a_state_per_axis() -> None:
    found = {(row["maatregel"], row["actie"]): row for row in rows("maatregelen.csv")}
    assert set(found) == {("kade", "grond-kopen"), ("kade", "grond-storten"), ("regentonnen", ""), ("vissen-tellen", "")}
    assert (found["kade", "grond-kopen"]["stand tijd"], found["kade", "grond-kopen"]["stand geld"]) == ("vastgelopen", "let op")
    assert found["regentonnen", ""]["prioriteit"] == "hoog-water"


def test_amounts_are_numbers_with_a_comma_and_unknown_stays_in_words() -> None:
    found = {row["post"]: row["bedrag"] for row in rows("budgetposten.csv")}
    assert found["post-meten"] == "8250,25"
    assert found["post-tonnen"] == "onbekend (de raad beslist in het najaar)"


def test_a_closed_edition_has_more_rows_than_an_open_one() -> None:
    assert len(rows("budgetposten.csv")) == 4
    assert len(rows("budgetposten.csv", "vertrouwelijk")) == 5


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1+1", "@SOM(A1)", "-2+3"])
def test_a_formula_cannot_come_out_of_content(text: str) -> None:
    changed = waterdorp.plan("geld/budgetposten.yaml", "naam: Ophogen van de kade", f'naam: "{text}"')
    assert f"'{text}".encode() in export(changed)["budgetposten.csv"]


def test_a_negative_number_stays_a_number() -> None:
    changed = waterdorp.plan("monitoring/schoon-water.yaml", 'waarde: "0,4"', 'waarde: "-8,5"')
    assert b";-8,5;" in export(changed)["waarnemingen.csv"]
