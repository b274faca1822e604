"""The ids that layouts make themselves are found in their text."""

from __future__ import annotations

from pathlib import Path

from planascode import pipeline
from planascode.folder import read_folder
from planascode.ownids import OwnIds, own_ids, taken_ids

LAYOUTS = Path(__file__).parents[1] / "layouts"


def test_ids_of_tables_pages_and_of_what_is_made_for_each_record_are_found() -> None:
    text = '<page path="geld"><section id="codes">{{ groeptabel("budget-tabel") }}{{ tabel("tabel-" ~ m.id) }}</section></page>'
    assert own_ids({"site.xml.j2": text}) == OwnIds(
        frozenset({"codes", "budget-tabel"}), frozenset({"geld"}), (("tabel-", "m"),)
    )


def test_the_sheet_beside_the_publication_shows_no_records() -> None:
    assert own_ids({"publicatieblad.xml.j2": '<section id="stappen">'}) == OwnIds()


def test_no_record_of_a_plan_can_have_an_id_of_our_layouts() -> None:
    ours, _ = read_folder(LAYOUTS)
    taken = taken_ids(ours)
    assert {"register", "geld-posten"} <= taken
    plan = pipeline.examine(read_folder(LAYOUTS.parent / "content")[0], ours).plan
    assert plan is not None
    assert taken.isdisjoint(plan["maatregelen"])
