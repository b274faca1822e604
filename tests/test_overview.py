"""How the small plan stands: each signal where it belongs and nowhere else."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
import waterdorp

from planascode.fields import leaves
from planascode.model import Plan
from planascode.overview import Overzicht, counts, earlier, overview, select

KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
VISSEN = "prioriteiten/schoon-water/vissen-tellen.yaml"


def on(day: str, plan: Plan | None = None) -> Overzicht:
    """The overview on another day."""
    plan = plan or waterdorp.plan()
    return overview(replace(plan, gegevens=replace(plan.gegevens, peildatum=datetime.date.fromisoformat(day))))


def with_signal(name: str, found: Overzicht) -> set[str]:
    return {regel.id for regel in found.regels if name in regel.signalen}


def test_a_measure_with_acties_has_a_row_per_actie_in_the_councils_order() -> None:
    assert [regel.id for regel in overview(waterdorp.plan()).regels] == [
        "vissen-tellen", "lozingen", "geheime-meting", "regentonnen", "grond-kopen", "grond-storten",
    ]  # fmt: skip


def test_late_is_what_should_have_ended_before_the_peildatum() -> None:
    assert with_signal("laat", on("2028-12-31")) == {"vissen-tellen"}
    assert with_signal("laat", on("2029-01-01")) == {"vissen-tellen", "grond-kopen"}


def test_work_without_end_is_never_late() -> None:
    assert "regentonnen" not in with_signal("laat", on("2099-01-01"))
    assert "grond-storten" not in with_signal("laat", on("2099-01-01"))


def test_waiting_is_what_begins_after_the_peildatum() -> None:
    assert with_signal("wacht", on("2029-06-30")) == {"lozingen", "geheime-meting"}
    assert with_signal("wacht", on("2029-07-01")) == {"geheime-meting"}


def test_worry_is_a_state_that_is_not_good_on_any_axis() -> None:
    assert with_signal("zorg", on("2029-04-01")) == {"grond-kopen"}
    assert with_signal("zorg", on("2029-03-31")) == set()


def test_a_stand_is_old_after_one_rhythm_and_not_on_the_very_day() -> None:
    assert "regentonnen" not in with_signal("oud", on("2029-07-01"))
    assert "regentonnen" in with_signal("oud", on("2029-07-02"))


def test_a_stand_of_after_the_peildatum_does_not_count_and_none_at_all_is_old() -> None:
    found = on("2029-03-31")
    assert "regentonnen" in with_signal("oud", found)
    assert next(regel for regel in found.regels if regel.id == "regentonnen").peildatum is None


def test_the_trekker_of_a_measure_is_that_of_its_acties() -> None:
    found = on("2029-04-01")
    assert with_signal("trekker", found) == {"vissen-tellen"}
    assert {regel.trekker for regel in found.regels} == {"geen trekker", "Team Water", "Contactpersoon van het waterschap"}


def test_an_unknown_trekker_is_no_trekker() -> None:
    plan = waterdorp.plan(KADE, "trekker: dijkgraaf", "trekker: onbekend (vacature)")
    assert {"grond-kopen", "grond-storten"} <= with_signal("trekker", overview(plan))


def test_gaps_name_the_fields_that_are_unknown() -> None:
    gaps = {regel.id: regel.gaten for regel in overview(waterdorp.plan()).regels if regel.gaten}
    assert gaps == {"regentonnen": ("nu", "portefeuillehouders"), "grond-storten": ("stand",)}


def test_what_is_unknown_of_the_whole_measure_counts_once() -> None:
    plan = waterdorp.plan(KADE, "nu: [De kade is 80 centimeter hoog.]", "nu: onbekend (nog te meten)")
    assert [regel.id for regel in overview(plan).regels if "nu" in regel.gaten] == ["regentonnen", "grond-kopen"]


def test_an_open_remark_stands_once_with_its_measure_and_a_closed_one_nowhere() -> None:
    assert with_signal("vraag", overview(waterdorp.plan())) == {"grond-kopen"}
    closed = waterdorp.plan("opmerkingen/opmerkingen.yaml", "afgehandeld: nee", "afgehandeld: ja")
    assert with_signal("vraag", overview(closed)) == set()


@pytest.mark.parametrize(
    ("about", "prioriteit"), [("wijken", "Droog bij hoog water"), ("helder-water", "Schoon water"), ("post-kade", "")]
)
def test_a_remark_on_something_else_stands_apart(about: str, prioriteit: str) -> None:
    found = overview(waterdorp.plan("opmerkingen/opmerkingen.yaml", "bij: kade", f"bij: {about}"))
    assert [(vraag.bij, vraag.prioriteit) for vraag in found.vragen] == [(about, prioriteit)]
    assert with_signal("vraag", found) == set()


def test_counts_per_priority_and_per_trekker_add_up_to_all_rows() -> None:
    regels = overview(waterdorp.plan()).regels
    for per in ("prioriteit", "trekker"):
        assert sum(row["alle"] for row in counts(regels, per).values()) == len(regels)
    assert counts(regels, "prioriteit")["Droog bij hoog water"]["zorg"] == 1


def test_a_choice_of_priority_and_trekker_leaves_the_rest_out() -> None:
    found = overview(waterdorp.plan())
    assert {regel.prioriteit for regel in select(found, "Schoon water", "")} == {"Schoon water"}
    assert select(found, "Schoon water", "Contactpersoon van het waterschap") == []
    assert len(select(found, "", "")) == len(found.regels)


def test_every_row_has_the_address_of_a_record() -> None:
    plan = waterdorp.plan()
    records = {
        address.removesuffix("/id")
        for key, maatregel in plan["maatregelen"].items()
        for address, _, _ in leaves(type(maatregel), maatregel, f"maatregelen/{key}")
        if address.endswith("/id")
    }
    assert {regel.address for regel in overview(plan).regels} <= records


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2029-04-01", 3, "2029-01-01"),
        ("2029-01-15", 1, "2028-12-15"),
        ("2028-05-31", 3, "2028-02-29"),
        ("2029-03-31", 12, "2028-03-31"),
    ],
)
def test_a_day_some_months_earlier_is_a_day_of_the_calendar(day: str, months: int, before: str) -> None:
    assert earlier(datetime.date.fromisoformat(day), months).isoformat() == before
