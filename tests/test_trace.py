"""From a query to fields, places in the content and places on paper."""

from __future__ import annotations

import re
from functools import cache

import pytest
import waterdorp

from planascode.compose import compose
from planascode.editions import for_edition
from planascode.load import load
from planascode.outputs import Task
from planascode.places import lines
from planascode.problems import Source
from planascode.trace import Answer, Documents, Found, fold, in_text, trace

KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
POSTEN = "geld/budgetposten.yaml"


@cache
def sources() -> dict[str, Source]:
    return dict(load(waterdorp.files()).sources)


@cache
def documents() -> Documents:
    checked, plan, found = waterdorp.examined(), waterdorp.plan(), {}
    for editie in plan.gegevens.edities:
        task = Task(for_edition(plan, editie), editie, checked.layouts, checked.style, ())
        for name in ("plan", "site"):
            found[editie, name] = lines(compose(task.plan, name, task.layouts, editie, task.facts()))
    return found


def ask(query: str) -> Answer:
    return trace(waterdorp.plan(), sources(), documents(), query)


def typed(found: Found) -> str:
    """What stands in the file at the place that was found, to the end of the line."""
    assert found.source is not None
    row = waterdorp.files()[found.source.file].decode().split("\n")[found.source.line - 1]
    return row[found.source.column - 1 :]


def pages(answer: Answer, editie: str = "openbaar") -> set[str]:
    return {place.page for place in answer.places[editie, "site"]}


@pytest.mark.parametrize(
    "query", ["120.000", "€ 120.000", "120000", "€ 120.000,00", "  120.000 ", "budgetposten/post-kade/bedrag"]
)
def test_an_amount_leads_to_its_field_and_file_however_it_is_typed(query: str) -> None:
    (found,) = ask(query).fields
    assert found.address == "budgetposten/post-kade/bedrag"
    assert typed(found) == "120.000"


def test_an_amount_leads_to_every_row_where_it_is_printed() -> None:
    answer = ask("120.000")
    assert pages(answer) == {"geld", "prioriteiten/hoog-water", "maatregelen/kade"}
    rows = {(place.row, place.column) for place in answer.places["openbaar", "plan"]}
    assert ("Ophogen van de kade", "Bedrag") in rows


def test_a_part_of_a_number_is_another_number() -> None:
    assert ask("20.000").is_empty()
    assert ask("120").fields[0].words != "€ 120.000"


@pytest.mark.parametrize("query", ["12 maart 2029", "2029-03-12", "12 MAART 2029"])
def test_a_date_is_found_in_both_its_forms(query: str) -> None:
    (found,) = ask(query).fields
    assert found.address == "opmerkingen/opm-kade/datum"


@pytest.mark.parametrize("query", ["de kade OPHOGEN", "De  kade ophogen", "Dé kade ophogen"])
def test_case_spaces_and_accents_do_not_matter(query: str) -> None:
    assert ask(query).fields[0].address == "maatregelen/kade/naam"


def test_words_inside_a_field_are_found_when_no_field_is_just_these_words() -> None:
    (found,) = ask("prijs van de grond").fields
    assert found.address == "maatregelen/kade/acties/grond-kopen/standen/2029-04-01/oorzaak"
    assert typed(found).startswith("De prijs")


def test_a_figure_that_was_replaced_later_keeps_its_own_place() -> None:
    (found,) = (item for item in ask("51").fields if item.address.startswith("indicatoren/"))
    assert typed(found).startswith("51,")


def test_a_total_says_of_what_it_is_made() -> None:
    (found,) = (item for item in ask("geld/totaal").fields if "159.587" in item.words)
    assert found.source is None
    assert [typed(part) for part in found.made_of] == [
        "120.000", "onbekend (de raad beslist in het najaar)", "8.250,25", "31.337",
    ]  # fmt: skip


def test_each_edition_has_its_own_total() -> None:
    assert {len(item.made_of) for item in ask("geld/totaal").fields} == {3, 4}


def test_the_printed_words_of_a_total_lead_to_it_too() -> None:
    total = ask("geld/totaal").fields[0]
    assert "geld/totaal" in {item.address for item in ask(total.words).fields}


def test_an_id_leads_to_its_record_and_to_what_refers_to_it() -> None:
    answer = ask("post-kade")
    assert answer.record == "Ophogen van de kade"
    assert answer.fields[0].source == Source(POSTEN, 1, 3)
    assert {item.source.file for item in answer.mentions if item.source} == {POSTEN, KADE}
    assert "geld" in pages(answer)


def test_an_actie_is_a_record_too() -> None:
    (found,) = ask("grond-storten").fields
    assert found.address == "maatregelen/kade/acties/grond-storten"


def test_a_reference_in_a_text_is_found_with_its_column() -> None:
    files = waterdorp.files() | {"hoofdstukken/waarom.md": b"Eerst iets.\n\nLees ook [](#kade) hierna.\n"}
    loaded = load(files)
    assert loaded.plan is not None
    (text,) = (
        item
        for item in trace(loaded.plan, loaded.sources, {}, "kade").mentions
        if item.address == "hoofdstukken/waarom"
    )
    assert (text.source, text.words) == (Source("hoofdstukken/waarom.md", 3, 10), "Lees ook [](#kade) hierna.")


def test_a_closed_record_is_printed_in_the_closed_edition_only() -> None:
    answer = ask("Onaangekondigde meting bij de fabriek")
    assert pages(answer) == set()
    assert "maatregelen/geheime-meting" in pages(answer, "vertrouwelijk")


def test_words_of_a_layout_are_printed_but_stand_in_no_file() -> None:
    answer = ask("Dekking onbekend of niet, wat gedekt is en wat niet".partition(", ")[2])
    assert answer.fields == ()
    assert "geld" in pages(answer)
    assert not answer.is_empty()


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("post-kadde", "bedoelde u 'post-kade'?"),
        ("budgetposten/post-kade/bedra", "bedoelde u 'budgetposten/post-kade/bedrag'?"),
    ],
)
def test_what_is_nowhere_gives_the_nearest_that_is_somewhere(query: str, hint: str) -> None:
    answer = ask(query)
    assert answer.is_empty()
    assert answer.hint == hint


@pytest.mark.parametrize("query", ["", " ", "/", "€", "*"])
def test_nothing_asked_is_nothing_found(query: str) -> None:
    assert ask(query).is_empty()


@pytest.mark.parametrize("query", ["(", "[a", "\\", "a" * 5000, "..", "%s", "1-2-3", "9999-99-99"])
def test_strange_queries_are_words_like_any_other(query: str) -> None:
    assert isinstance(ask(query), Answer)


def test_every_field_of_the_plan_can_be_asked_for_by_its_address() -> None:
    for address, source in sources().items():
        answer = ask(address) if address.startswith("budgetposten/") else None
        assert answer is None or (answer.fields and answer.fields[0].source == source)


def test_words_that_run_on_over_lines_of_a_text_are_found_where_they_begin() -> None:
    text = "Een kop.\n\nHier staat een **lange\n  zin** over water.\n\nlange\n\nzin"
    assert list(in_text(text, re.compile("lange zin"))) == [(3, 18)]


def test_every_paragraph_with_the_words_is_found() -> None:
    assert list(in_text("water\n\nniets\n\nook water\n", re.compile("water"))) == [(1, 1), (5, 5)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("€ 1.250,00", "1250"),
        ("Coördinator", "coordinator"),
        ("2022-06-14", "14 juni 2022"),
        ("**vet**", "vet"),
        ("‘zo’", "'zo'"),
    ],
)
def test_what_only_looks_different_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("1,250", "1250"), ("2.674,63", "2.674"), ("12.5", "125")])
def test_other_numbers_stay_other_numbers(one: str, other: str) -> None:
    assert fold(one) != fold(other)
