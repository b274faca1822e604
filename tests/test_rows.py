"""Rows of a list: told apart by what they are, and two that are alike are told with what may be wrong."""

from __future__ import annotations

from example_plan import CIJFERS, changed
from record_reading import read, said

from planascode import rows, yamlnode
from planascode.load import load
from planascode.model import Stand, Waarneming


def test_items_are_named_by_what_they_are_and_not_by_their_place() -> None:
    _, reading = read(
        tuple[Waarneming, ...],
        "- {periode: 2027, bron: politie, waarde: 1, peildatum: 1 mei 2028, voorlopig: nee}\n"
        "- {periode: Q1 2027, bron: politie, waarde: 1, peildatum: 2028-05-01, voorlopig: nee}\n",
    )
    assert {"x/2027-politie-2028-05-01/waarde", "x/Q1-2027-politie-2028-05-01/waarde"} <= reading.sources.keys()


def test_the_same_item_twice_is_a_problem() -> None:
    row = "- {periode: 2027, bron: politie, waarde: 1, peildatum: 2028-05-01, voorlopig: nee}\n"
    _, reading = read(tuple[Waarneming, ...], row + row)
    assert said(reading) == [(2, 13, "V-010")]


def test_of_two_figures_of_one_day_one_without_a_number_is_no_later_count() -> None:
    row = "waarde: 7, peildatum: 1 maart 2027, voorlopig: nee"
    (problem,) = (item for item in load(changed((CIJFERS, row, "peildatum: 1 februari 2027, voorlopig: nee"))).problems if item.code == "V-010")
    assert "cijfer van later" not in problem.hint


def test_of_two_figures_of_one_day_the_one_of_a_year_that_was_not_over_is_asked_for_its_year_and_told_once() -> None:
    row = "    - {periode: 2026, bron: gemeente-voorbeeld, waarde: 9, peildatum: 1 maart 2027, voorlopig: onbekend (niet gevraagd)}\n"
    first = "    - {periode: 2027, bron: gemeente-voorbeeld, waarde: 7, peildatum: 1 maart 2027, voorlopig: ja}\n"
    for year, codes in (("2026", []), ("2027", ["V-010"])):
        problems = load(changed((CIJFERS, "  waarnemingen:\n", f"  waarnemingen:\n{first}{row.replace('2026', year, 1)}"))).problems
        assert [item.code for item in problems if item.code in ("V-010", "I-006")] == codes
        assert all(item.hint.startswith("klopt het jaar bij 9? Dat cijfer is niet voorlopig, en op de peildatum was 2027 nog niet om; ") for item in problems)


def test_a_stand_is_told_by_its_day_however_that_is_written() -> None:
    for day in ("2027-06-01", "1 juni 2027", "1 Juni 2027"):
        node, _ = yamlnode.compose(f"{{peildatum: {day}}}".encode(), "x.yaml")
        assert node is not None
        assert rows.row_key(Stand, node, 3) == "2027-06-01"
    assert rows.double(Stand, "2027-06-01", {}, {})[0] == "er zijn twee standen met peildatum 1 juni 2027"
