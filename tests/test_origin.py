"""Derived figures and the fields that they are made of."""

from __future__ import annotations

from decimal import Decimal

import pytest
import waterdorp

from planascode import derive
from planascode.compose import compose
from planascode.editions import for_edition
from planascode.fields import field_types, leaves
from planascode.model import COLLECTIONS, Plangegevens
from planascode.nodes import Document, Field, walk
from planascode.origin import origin
from planascode.outputs import COLLEGE, Task
from planascode.pipeline import Checked


def addresses(address: str, editie: str = "vertrouwelijk") -> tuple[str, ...]:
    made = origin(for_edition(waterdorp.plan(), editie), address)
    assert made is not None
    assert made.how
    return made.addresses


def test_a_total_is_made_of_the_posts_that_count_and_not_of_a_part_of_one() -> None:
    assert addresses("geld/totaal") == tuple(
        f"budgetposten/post-{name}/bedrag" for name in ("kade", "tonnen", "meten", "geschil")
    )


def test_a_total_of_an_open_edition_is_made_of_what_that_edition_shows() -> None:
    assert "budgetposten/post-geschil/bedrag" not in addresses("geld/totaal", "openbaar")


@pytest.mark.parametrize("address", ["geld-hoog-water/totaal", "prioriteiten/hoog-water/geld"])
def test_the_money_of_a_priority_is_made_of_its_posts(address: str) -> None:
    assert addresses(address, "openbaar") == ("budgetposten/post-kade/bedrag", "budgetposten/post-tonnen/bedrag")


def test_money_by_cover_is_made_of_the_posts_with_that_cover() -> None:
    assert addresses("geld/begroot") == ("budgetposten/post-kade/bedrag", "budgetposten/post-meten/bedrag")


def test_the_money_that_is_there_and_that_is_not_is_made_of_all_posts_of_that_kind() -> None:
    there, lacking = (origin(for_edition(waterdorp.plan(), "openbaar"), f"geld-dekking/{which}") for which in ("gedekt", "niet-gedekt"))
    assert there and there.addresses == ("budgetposten/post-kade/bedrag", "budgetposten/post-meten/bedrag")
    assert lacking and lacking.addresses == ("budgetposten/post-tonnen/bedrag",)


def test_a_total_of_figures_is_made_of_those_that_count_on_the_peildatum() -> None:
    found = addresses("indicatoren/meter-kelders/totaal/2028")
    plan = waterdorp.plan()
    values = {
        f"indicatoren/meter-kelders/waarnemingen/{item.periode}-{item.bron}-{item.peildatum}/waarde": item.waarde
        for item in plan["indicatoren"]["meter-kelders"].waarnemingen
    }
    assert sum(Decimal(str(values[name])) for name in found) == 44


def test_a_difference_is_made_of_the_figures_of_two_years() -> None:
    assert len(addresses("indicatoren/meter-kelders/verschil")) == 4


def test_a_count_names_as_many_standen_as_it_says() -> None:
    plan = waterdorp.plan()
    for prioriteit in derive.prioriteiten(plan):
        for axis in plan["assen"]:
            for state, number in derive.counts(plan, derive.alle_maatregelen(plan, prioriteit), axis).items():
                assert len(addresses(f"prioriteiten/{prioriteit.id}/aantal/{axis}/{state}")) == number


def test_a_code_is_made_of_grondslag_and_middelen() -> None:
    assert addresses("maatregelen/kade/code") == ("maatregelen/kade/grondslag", "maatregelen/kade/middelen")


@pytest.mark.parametrize(
    "address",
    [
        "budgetposten/post-kade/bedrag",
        "geld/niets",
        "indicatoren/niets/verschil",
        "indicatoren/meter-kelders/totaal/nooit",
        "x",
    ],
)
def test_what_is_no_derived_figure_has_no_origin(address: str) -> None:
    assert origin(waterdorp.plan(), address) is None


def explained(document: Document, task: Task) -> None:
    """Every address on paper is a field of the content or a derived figure of which we know the origin."""
    known = _leaves(task)
    for node in walk(document):
        if isinstance(node, Field) and node.address not in known:
            assert origin(task.plan, node.address) is not None, node.address


def _leaves(task: Task) -> set[str]:
    roots = [(Plangegevens, task.plan.gegevens, "plan")] + [
        (cls, record, f"{name}/{key}")
        for name, (cls, _) in COLLECTIONS.items()
        for key, record in task.plan[name].items()
    ]
    found = {address for cls, record, root in roots for address, _, _ in leaves(cls, record, root)}
    # An optional field that is left out, or an empty list, is printed as "onbekend" with the address of the field.
    return found | {
        f"{root}/{kind.name}" for cls, _, root in roots for kind in field_types(cls) if kind.name != "standen"
    }


def test_every_address_in_the_small_plan_is_a_field_or_has_an_origin() -> None:
    checked: Checked = waterdorp.examined()
    for editie in waterdorp.plan().gegevens.edities:
        task = Task(for_edition(waterdorp.plan(), editie), editie, checked.layouts, checked.style, ())
        for name in ("plan", "site"):
            explained(compose(task.plan, name, task.layouts, editie, task.facts()), task)


def test_every_address_in_our_plan_is_a_field_or_has_an_origin(
    documents: dict[tuple[str, str], Document], tasks: dict[str, Task]
) -> None:
    for (editie, _), document in documents.items():
        explained(document, tasks[editie])
    task = tasks["openbaar"]
    for name in COLLEGE:
        explained(compose(task.plan, name, task.layouts, task.editie, task.facts()), task)
