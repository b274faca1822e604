"""Composing: a filtered plan and a layout make a finished document in which every field bears its address."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import example_plan
import pytest
import waterdorp

from planascode import nodes as n
from planascode.compose import Vocabulary, compose
from planascode.editions import for_edition
from planascode.fields import leaves
from planascode.load import load
from planascode.outputs import COLLEGE
from planascode.publication.kit import Outcome, sheet_facts

FACTS = {"inhoud": "0" * 64, "pdf": "ja", "docx": "ja", "gegevens": lambda: (("plan.json", "Alles.", 1),)}


def sources() -> dict[str, str]:
    return {path: data.decode() for path, data in waterdorp.layouts().items() if path.endswith(".j2")}


@cache
def document(name: str, edition: str = "openbaar") -> n.Document:
    plan = for_edition(waterdorp.plan(), edition)
    more = sheet_facts(plan, None, [Outcome("sjabloon", "nog te doen")], [Outcome("velden", "goed")], {}) if name == "publicatieblad" else {}
    return compose(plan, name, sources(), edition, {**FACTS, **more})


def addresses(name: str, edition: str = "openbaar") -> dict[str, str]:
    """What each address shows, as words."""
    return {node.address: n.plain(node.children) for node in n.walk(document(name, edition)) if isinstance(node, n.Field)}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("prioriteiten/hoog-water/prioriteit.yaml", "prioriteiten/hoog-water"),
        ("prioriteiten/hoog-water/dijken/thema.yaml", "themas/dijken"),
        (waterdorp.MEASURE, "maatregelen/regentonnen"),
    ],
)
def test_the_site_knows_where_a_page_stood_before_its_id_changed(path: str, name: str) -> None:
    plan = waterdorp.plan(path, "naam: ", "voorheen: [oude-naam]\nnaam: ")
    made = compose(for_edition(plan, "openbaar"), "site", sources(), "openbaar", FACTS)
    assert made.moved == (n.Moved(f"{name.partition('/')[0]}/oude-naam", name),)
    assert compose(for_edition(plan, "openbaar"), "plan", sources(), "openbaar", FACTS).moved == ()


@pytest.mark.parametrize("name", ["plan", "site", "publicatie", "publicatieblad", *COLLEGE])
def test_every_layout_gives_a_finished_document(name: str) -> None:
    made = document(name)
    assert made.title.endswith("Uitvoeringsprogramma Droge Voeten 2027-2030")
    assert made.lang == "nl-NL"
    for node in n.walk(made):
        if isinstance(node, n.Reference):
            assert node.children, f"a reference to {node.target} without words"
        if isinstance(node, n.Table):
            assert node.label
            assert all(len(row.cells) == len(node.columns) for row in node.rows)


@pytest.mark.parametrize("name", ["site", "publicatie"])
def test_other_documents_say_at_each_address_what_the_plan_says(name: str) -> None:
    here, there = addresses("plan"), addresses(name)
    shared = {address for address in here if address in there}
    assert len(shared) > 50
    assert {address: here[address] for address in shared} == {address: there[address] for address in shared}


def test_a_field_shows_the_value_of_its_address() -> None:
    shown = addresses("plan")
    assert shown["maatregelen/kade/acties/grond-kopen/planning"] == "Q1 2027 t/m Q4 2028"
    assert shown["budgetposten/post-klei/bedrag"] == "€ 45.500,50"
    assert shown["plan/portefeuillehouder"] == "Wethouder Water"
    assert shown["plan/kenmerk"] == "onbekend (nog niet geregistreerd)"


def words(made: n.Document) -> str:
    return " ".join(node.text for node in n.walk(made) if isinstance(node, n.Text))


def test_how_to_change_the_plan_stands_only_on_the_site_of_the_most_closed_edition() -> None:
    page = next(page for page in document("site", "vertrouwelijk").pages if page.path == "dit-plan-bijwerken")
    assert "Een maatregel toevoegen" in [n.plain(part.heading) for part in page.children if isinstance(part, n.Section)]
    assert page.path in [item.target.removeprefix("page:") for item in document("site", "vertrouwelijk").menu]
    for name, edition in (("site", "partners"), ("site", "openbaar"), ("publicatie", "openbaar"), ("plan", "vertrouwelijk")):
        assert "build.py" not in words(document(name, edition))
        assert not [page for page in document(name, edition).pages if "bijwerken" in page.path]


def test_a_plan_with_one_edition_does_not_tell_its_readers_how_to_change_it() -> None:
    whole = waterdorp.plan()
    plan = for_edition(replace(whole, gegevens=replace(whole.gegevens, edities=("openbaar",))), "openbaar")
    assert "build.py" not in words(compose(plan, "site", sources(), "openbaar", FACTS))


def test_every_planning_stand_and_amount_of_the_plan_is_shown() -> None:
    shown = addresses("plan")
    plan = for_edition(waterdorp.plan(), "openbaar")
    for collection, wanted in (("maatregelen", ("planning", "naam")), ("budgetposten", ("bedrag", "naam"))):
        for key, record in plan[collection].items():
            for address, _, value in leaves(type(record), record, f"{collection}/{key}"):
                if address.rpartition("/")[2] in wanted and value is not None:
                    assert address in shown


def test_a_document_of_an_edition_has_no_address_that_is_hidden() -> None:
    assert not [address for address in addresses("site") if "geheime-meting" in address or "post-geschil" in address]
    assert [address for address in addresses("site", "vertrouwelijk") if "geheime-meting" in address]


def test_names_are_short_in_tables_and_whole_on_the_title_page() -> None:
    vocabulary = Vocabulary(waterdorp.plan())
    assert vocabulary.naam("waterschap-drasland") == "Drasland"
    assert vocabulary.voluit("waterschap-drasland") == "Waterschap Drasland"
    assert vocabulary.naam("bestaat-niet") == "bestaat-niet"


def test_absent_is_printed_in_words() -> None:
    vocabulary = Vocabulary(waterdorp.plan())
    tons = waterdorp.plan()["maatregelen"]["regentonnen"]
    assert ">onbekend (niet geteld)<" in vocabulary.rij(tons, "nu")
    assert ">onbekend<" in vocabulary.v(tons, "veiligheidsveld")


def test_words_of_content_cannot_become_notation() -> None:
    plan = waterdorp.plan("prioriteiten/schoon-water/vissen-tellen.yaml", "Vissen tellen", '"<p>Vissen & co</p>"')
    made = compose(for_edition(plan, "openbaar"), "plan", sources(), "openbaar", FACTS)
    assert "<p>Vissen & co</p>" in [n.plain(node.children) for node in n.walk(made) if isinstance(node, n.Field)]



@pytest.mark.parametrize("another", [True, False], ids=["another has a target", "none has"])
def test_the_reason_why_there_is_no_target_and_no_indicator_is_printed(another: bool) -> None:
    target = "  streefwaarden:\n    - {periode: 2030, waarde: 16}\n"
    changes = [
        (example_plan.CIJFERS, target, target if another else "  streefwaarden: n.v.t. (we volgen alleen)\n"),
        (example_plan.SPREEKUUR, "editie: intern ", "indicatoren: n.v.t. (te klein om te meten) "),
    ]
    plan = load(example_plan.changed(*changes)).plan
    assert plan is not None
    made = compose(for_edition(plan, "openbaar"), "site", sources(), "openbaar", FACTS)
    said = {node.address: n.plain(node.children) for node in n.walk(made) if isinstance(node, n.Field)}
    assert said["indicatoren/waardering/streefwaarden"] == "onbekend (nog te kiezen)"
    assert said.get("indicatoren/gesprekken-aantal/streefwaarden") == (None if another else "n.v.t. (we volgen alleen)")
    assert said["maatregelen/spreekuur/indicatoren"] == "n.v.t. (te klein om te meten)"


@pytest.mark.parametrize(("years", "orientation"), [("2027, 2028", "portrait"), ("2026, 2027, 2028", "landscape")])
def test_figures_in_many_columns_stand_on_landscape_pages(years: str, orientation: str) -> None:
    """On a portrait page their words would not stay whole."""
    plan = waterdorp.plan("plan.yaml", "monitoring_jaren: [2027, 2028]", f"monitoring_jaren: [{years}]")
    made = compose(for_edition(plan, "openbaar"), "plan", sources(), "openbaar", FACTS)
    found = {
        node.id: group.orientation
        for group in n.walk(made)
        if isinstance(group, n.Group)
        for node in n.walk(group)
        if isinstance(node, n.Table) and node.id.startswith("mon-hoog-water")
    }
    assert set(found.values()) == {orientation}
