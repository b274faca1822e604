"""Nothing of the source is lost: its front matter, notes, figures, remarks, annex and texts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import readback

from planascode import nodes as n
from planascode.model import Plan


def test_the_front_matter_has_its_dates_and_partners(plan: Plan) -> None:
    facts = plan.gegevens
    moments = {moment.id: str(moment.datum) for moment in facts.momenten}
    assert moments == {
        "vaststelling-ivb": "2021-06-21",
        "vaststelling-plan": "2022-06-14",
        "bekendmaking-plan": "2022-07-20",
        "publicatie-regelingen": "2022-07-20",
        "inwerkingtreding-plan": "2022-07-21",
    }
    assert (str(facts.datum), len(facts.basisplannen), len(facts.afgestemd_met)) == ("2022-05-04", 2, 6)


def test_both_footnotes_stand_in_every_document(documents: dict[tuple[str, str], n.Document], output: Path) -> None:
    for name in ("plan", "publicatie"):
        notes = [readback.tree_words(note) for note in documents["openbaar", name].notes]
        assert len(notes) == 2
        assert "wegwijzerjeugdenveiligheid.nl" in notes[0]
        assert "NCJ (2020)" in notes[1]
    with zipfile.ZipFile(output / "openbaar" / "uitvoeringsplan.docx") as archive:
        footnotes = archive.read("word/footnotes.xml").decode()
    assert "wegwijzerjeugdenveiligheid.nl" in footnotes
    assert "NCJ (2020)" in footnotes


def test_one_figure_is_drawn_with_an_alternative_and_the_other_is_named_as_lost(
    plan: Plan, documents: dict[tuple[str, str], n.Document], output: Path
) -> None:
    assert {key: figure.soort for key, figure in plan["figuren"].items()} == {
        "fig-randvoorwaarden": "overkoepeling",
        "ringen-van-invloed": "verloren",
    }
    (figure,) = [node for node in n.walk(documents["openbaar", "plan"]) if isinstance(node, n.Figure)]
    drawn = " ".join(" ".join(shape.text for shape in figure.image.shapes if isinstance(shape, n.Label)).split())
    names = [record.naam for record in (*plan["randvoorwaarden"].values(), *plan["prioriteiten"].values())]
    assert len(names) == 3 + 4
    assert all(name in drawn for name in names)
    assert all(name.lower() in figure.alt.lower() for name in names)
    for name in ("plan", "publicatie"):
        assert "Ringen van invloed" in readback.tree_words(documents["openbaar", name])
    assert (output / "publicatie" / plan.gegevens.id / "03-figuren" / "figuur-01.png").read_bytes()[1:4] == b"PNG"


def test_the_three_remarks_are_there_for_makers_only(plan: Plan, documents: dict[tuple[str, str], n.Document]) -> None:
    assert {remark.bij for remark in plan["opmerkingen"].values()} == {
        "extra-jongerenwerk",
        "lachgas",
        "project-marktplein",
    }
    assert len(plan["opmerkingen"]) == 3
    for (editie, name), document in documents.items():
        shown = [address for address, _ in readback.tree_fields(document) if address.startswith("opmerkingen/")]
        assert len(set(shown)) == (3 if editie == "intern" else 0), name


def test_the_blocks_of_the_annex_are_all_there_each_with_its_text(
    plan: Plan, documents: dict[tuple[str, str], n.Document]
) -> None:
    """Eleven have a heading in the source; the scope stands above them without one."""
    (annex,) = plan["bijlagen"].values()
    assert [block.naam.split()[0] for block in annex.blokken] == [
        "Scope", "Koers", "Visie", "Interne", "Ambitie", "Stakeholders", "Externe", "Accountability", "Verder", "Resources", "Aanpak", "Planning",
    ]  # fmt: skip
    for block in annex.blokken:
        assert f"bijlagen/{annex.id}/{block.id}" in plan.teksten or block.leeg
    headings = [
        readback.plain(n.plain(node.heading))
        for node in n.walk(documents["openbaar", "plan"])
        if isinstance(node, n.Section)
    ]
    assert [heading for heading in headings if heading in {block.naam for block in annex.blokken}] == [
        block.naam for block in annex.blokken
    ]


def test_every_text_of_the_plan_stands_in_every_document_of_the_plan(
    documents: dict[tuple[str, str], n.Document], plan: Plan
) -> None:
    for (editie, name), document in documents.items():
        shown = {node.address for node in n.walk(document) if isinstance(node, n.Part)}
        assert set(plan.teksten) - shown == set(), (editie, name)
