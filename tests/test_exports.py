"""Data files: the filtered plan as JSON and as tables that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from functools import cache

import pytest
import waterdorp

from planascode.canonical import load_dump
from planascode.editions import for_edition
from planascode.exports import FILES, export


@cache
def files(edition: str = "openbaar") -> dict[str, bytes]:
    return export(for_edition(waterdorp.plan(), edition))


def rows(name: str, edition: str = "openbaar") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files(edition)[name].decode("utf-8-sig")), delimiter=";"))


def test_the_json_file_is_the_filtered_plan() -> None:
    assert load_dump(files()["plan.json"].decode()) == for_edition(waterdorp.plan(), "openbaar")


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".csv") and name in files()])
def test_a_table_opens_by_double_click_in_a_dutch_spreadsheet(name: str) -> None:
    data = files()[name]
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert len({len(row) for row in read}) == 1, "as many cells in every row"


def test_every_part_of_a_measure_is_a_row_with_a_state_per_axis() -> None:
    found = {(row["maatregel"], row["actie"]): row for row in rows("maatregelen.csv")}
    assert set(found) == {("kade", "grond-kopen"), ("kade", "grond-storten"), ("regentonnen", ""), ("vissen-tellen", "")}
    assert (found["kade", "grond-kopen"]["stand_tijd"], found["kade", "grond-kopen"]["stand_geld"]) == ("vastgelopen", "let op")
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


def test_every_file_and_every_column_of_it_is_explained_once() -> None:
    said = [(row["bestand"], row["kolom"]) for row in rows("gegevens.csv")]
    assert len(set(said)) == len(said)
    assert {name for name, column in said if not column} == files().keys()
    for name in files():
        if name.endswith(".csv") and name != "gegevens.csv":
            assert [column for of, column in said if of == name and column] == list(rows(name)[0])
    assert all(row["betekenis"] for row in rows("gegevens.csv"))


def test_the_example_of_a_column_stands_in_it_and_a_choice_holds_all_its_words() -> None:
    for row in rows("gegevens.csv"):
        if row["voorbeeld"]:
            assert row["voorbeeld"] in {found[row["kolom"]] for found in rows(row["bestand"])}
        if row["keuze uit"]:
            words = {found[row["kolom"]] for found in rows(row["bestand"])}
            assert {word for word in words if word and not word.startswith("onbekend (")} <= set(row["keuze uit"].split(" | "))


@pytest.mark.parametrize(("written", "shown"), [("0123", "'0123"), ("12345678901234567", "'12345678901234567"), ("012 a", "012 a"), ("100", "100")])
def test_digits_stay_as_they_were_written(written: str, shown: str) -> None:
    changed = waterdorp.plan("geld/budgetposten.yaml", "naam: Ophogen van de kade", f'naam: "{written}"')
    assert f";{shown};".encode() in export(changed)["budgetposten.csv"]
