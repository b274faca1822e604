"""Tables: every record is a row, every field a column, every column is explained."""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cache

import pytest
import waterdorp

from planascode import tables as made
from planascode.editions import for_edition
from planascode.fields import field_types
from planascode.model import COLLECTIONS, Punt
from planascode.tables import MEANING, Table
from planascode.values import Ontbreekt, parse_planning


@cache
def tables(edition: str = "openbaar") -> dict[str, Table]:
    return made.tables(for_edition(waterdorp.plan(), edition))


def rows(name: str, edition: str = "openbaar") -> list[dict[str, str]]:
    table = tables(edition)[name]
    return [dict(zip([column.naam for column in table.columns], row, strict=True)) for row in table.rows]


def test_every_collection_that_readers_may_see_is_a_table() -> None:
    # words about the plan, pictures and texts
    for_makers = {"woorden", "talen", "personen", "opmerkingen", "aanvaardingen", "figuren", "bijlagen", "besluiten", "publicaties"}
    assert COLLECTIONS.keys() - for_makers <= MEANING.keys()


def test_every_column_of_a_table_has_one_name_and_a_meaning() -> None:
    for name, table in tables("vertrouwelijk").items():
        heads = [column.naam for column in table.columns]
        assert len(set(heads)) == len(heads), name
        assert all(column.betekenis and column.soort for column in table.columns), name
        assert all(len(row) == len(heads) for row in table.rows), name


@pytest.mark.parametrize("name", ["indicatoren", "budgetposten", "themas", "organisaties", "toestanden", "documenten"])
def test_every_field_that_fits_in_a_cell_is_a_column(name: str) -> None:
    found = made._of_records(waterdorp.plan(), name, "sleutel")
    common = {"id", "voorheen", "editie", "editie_per_veld", "aantekening", "voorstel", "vervallen", "opgegaan_in"}
    nested = {"doelen", "verwijzingen", "nulmeting", "streefwaarden", "waarnemingen", "standen"}  # tables of their own
    fields = {kind.name for kind in field_types(COLLECTIONS[name][0])} - common - nested
    assert fields <= {column.naam for column in found.columns}


def test_a_reference_has_its_ids_and_beside_them_the_names() -> None:
    row = next(row for row in rows("maatregelen") if row["maatregel"] == "kade")
    assert (row["partners"], row["partners_naam"]) == ("waterschap-drasland", "Waterschap Drasland")
    post = next(row for row in rows("budgetposten") if row["post"] == "post-meten")
    assert post["bedrag"] == "8250,25"
    assert [p.naam for p in tables()["budgetposten"].columns if p.eenheid == "euro"] == ["bedrag"]


def test_a_planning_has_its_words_and_its_first_and_last_day() -> None:
    plan = waterdorp.plan(waterdorp.MEASURE, "planning: ", "planning: Q2 2028 t/m 2029 # ")
    table = made.tables(plan)["maatregelen"]
    heads = [column.naam for column in table.columns]
    row = next(dict(zip(heads, row, strict=True)) for row in table.rows if row[0] == "regentonnen")
    assert (row["planning"], row["begin"], row["eind"]) == ("Q2 2028 t/m 2029", "2028-04-01", "2029-12-31")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""), ((), ""), (("a", "b"), "a | b"), (True, "ja"), (False, "nee"), (Decimal("1234567.50"), "1234567,50"), (Decimal("-3"), "-3"),
        (datetime.date(2029, 4, 1), "2029-04-01"), (Ontbreekt("onbekend", "nog niet"), "onbekend (nog niet)"), (Punt(tekst="een"), "een"),
        (parse_planning("Q1 2029"), "Q1 2029"),
    ],
)  # fmt: skip
def test_a_value_is_one_cell(value: object, words: str) -> None:
    assert made.cell(value) == words


def test_every_stand_is_a_row_per_axis_and_none_is_later_than_the_peildatum() -> None:
    plan = for_edition(waterdorp.plan(), "openbaar")
    standen = [
        stand
        for owner in (*plan["maatregelen"].values(), *plan["indicatoren"].values())
        for part in (owner, *getattr(owner, "acties", ()))
        for stand in part.standen
    ]
    found = rows("standen")
    assert len(found) == sum(len(stand.toestanden) for stand in standen) > 4
    assert max(row["peildatum"] for row in found) <= plan.gegevens.peildatum.isoformat()


def test_a_table_without_rows_is_not_there_but_that_of_the_measures_is() -> None:
    plan = waterdorp.plan()
    empty = made.tables(type(plan)(plan.gegevens, plan.indeling, {"prioriteiten": plan["prioriteiten"]}, {}, {}))
    assert "maatregelen" in empty and empty["maatregelen"].rows == ()
    assert "budgetposten" not in empty


def test_a_closed_edition_shows_more_and_an_open_one_none_of_it() -> None:
    secret = {row["post"] for row in rows("budgetposten", "vertrouwelijk")} - {row["post"] for row in rows("budgetposten")}
    assert secret
    for table in tables().values():
        assert not any(key == cell for row in table.rows for cell in row for key in secret)
