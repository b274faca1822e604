"""Editions: what is hidden is not in the plan that a layout gets, and nothing shows that it was hidden."""

from __future__ import annotations

import pytest
import waterdorp

from planascode.canonical import dump
from planascode.editions import filter_text, for_edition

EDITIES = waterdorp.plan().gegevens.edities


def test_a_record_is_in_its_own_edition_and_the_more_closed_ones() -> None:
    has = {edition: set(for_edition(waterdorp.plan(), edition)["maatregelen"]) for edition in EDITIES}
    assert has["openbaar"] < has["partners"] < has["vertrouwelijk"]
    assert has["partners"] - has["openbaar"] == {"lozingen"}
    assert has["vertrouwelijk"] - has["partners"] == {"geheime-meting"}


def test_hidden_measures_are_not_in_the_order_of_their_parent_either() -> None:
    assert for_edition(waterdorp.plan(), "openbaar")["prioriteiten"]["schoon-water"].maatregelen == ("vissen-tellen",)


@pytest.mark.parametrize(
    ("path", "mark", "gone"),
    [
        ("prioriteiten/hoog-water/dijken/thema.yaml", "editie: vertrouwelijk", {"dijken", "kade", "hoge-kade"}),
        ("prioriteiten/hoog-water/dijken/thema.yaml", "editie_per_veld: {doelen: vertrouwelijk}", {"hoge-kade"}),
        ("prioriteiten/hoog-water/prioriteit.yaml", "editie_per_veld: {doelen: vertrouwelijk}", {"droge-kelders"}),
        (
            "prioriteiten/hoog-water/prioriteit.yaml", "editie: vertrouwelijk",
            {"hoog-water", "dijken", "wijken", "kade", "regentonnen", "droge-kelders", "hoge-kade", "berging"},
        ),
    ],
)  # fmt: skip
def test_with_a_prioriteit_or_thema_all_that_stands_in_it_is_hidden(path: str, mark: str, gone: set[str]) -> None:
    plan = waterdorp.seen({path: f"{mark}\n{waterdorp.files()[path].decode()}"}).plan
    before, after = for_edition(waterdorp.plan(), "openbaar"), for_edition(plan, "openbaar")
    ids = [{key for found in shown.records.values() for key in found} | set(shown.plaats) for shown in (before, after)]
    assert ids[0] - ids[1] == gone
    assert gone.isdisjoint(after.plaats.values())
    assert dump(for_edition(plan, "vertrouwelijk")) == dump(for_edition(waterdorp.plan(), "vertrouwelijk"))


def test_a_marked_field_is_empty_below_its_edition() -> None:
    assert for_edition(waterdorp.plan(), "openbaar")["maatregelen"]["kade"].trekker is None
    assert for_edition(waterdorp.plan(), "partners")["maatregelen"]["kade"].trekker == "dijkgraaf"


def test_remarks_and_notes_for_makers_are_for_the_last_edition_without_a_mark() -> None:
    for edition in EDITIES[:-1]:
        shown = for_edition(waterdorp.plan(), edition)
        assert not shown["opmerkingen"]
        assert "Niet met de fabriek" not in dump(shown)
    assert "Niet met de fabriek" in dump(for_edition(waterdorp.plan(), EDITIES[-1]))


@pytest.mark.parametrize("edition", EDITIES)
def test_a_filtered_plan_bears_no_trace_of_the_marks(edition: str) -> None:
    written = dump(for_edition(waterdorp.plan(), edition))
    assert '"editie"' not in written
    assert '"editie_per_veld"' not in written
    assert ":::" not in written


def test_filtering_twice_is_filtering_once() -> None:
    once = for_edition(waterdorp.plan(), "openbaar")
    assert for_edition(once, "openbaar") == once


def test_an_edition_that_the_plan_does_not_have_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        for_edition(waterdorp.plan(), "geheim")


def test_a_changed_hidden_value_changes_nothing_in_the_open_plan() -> None:
    changed = waterdorp.plan("geld/budgetposten.yaml", "31.337", "1")
    assert dump(for_edition(changed, "openbaar")) == dump(for_edition(waterdorp.plan(), "openbaar"))
    assert dump(for_edition(changed, "vertrouwelijk")) != dump(for_edition(waterdorp.plan(), "vertrouwelijk"))


def test_blocks_of_a_text_are_shown_from_their_edition_on() -> None:
    text = "een\n::: partners\ntwee\n:::\ndrie\n::: vertrouwelijk\nvier\n:::"
    assert filter_text(text, ["openbaar"]) == "een\ndrie"
    assert filter_text(text, ["openbaar", "partners"]) == "een\ntwee\ndrie"
    assert filter_text(text, EDITIES) == "een\ntwee\ndrie\nvier"


def test_a_stand_of_after_the_peildatum_is_shown_by_no_edition() -> None:
    late = "  - {peildatum: 2029-05-01, toestanden: {tijd: klaar, geld: klaar}, herkomst: gemeld}\n"
    stand = "toestanden: {tijd: op-koers, geld: op-koers}, herkomst: afgeleid}\n"
    plan = waterdorp.plan(waterdorp.MEASURE, stand, stand + late)
    assert len(plan["maatregelen"]["regentonnen"].standen) == 2
    for editie in plan.gegevens.edities:
        assert dump(for_edition(plan, editie)) == dump(for_edition(waterdorp.plan(), editie))
