"""A plan with gaps: near references are read as they are meant, blanks stand in, and what is lost is named."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Any

import example_plan
import pytest
import waterdorp

from planascode import gaps, pipeline, yamlnode
from planascode.load import load
from planascode.model import Maatregel, Organisatieref, Plangegevens
from planascode.problems import Problem
from planascode.reading import Reading
from planascode.records import read


def test_references_are_collected_and_the_near_ones_are_known() -> None:
    node, _ = yamlnode.compose(b"[Visclub, vis-club, Visclub De Natte Dobber, water]\n", "x.yaml")
    assert node is not None
    reading = Reading()
    value = read(tuple[Organisatieref, ...], node, "overige/x", reading)
    assert {address.rpartition("/")[0] for address, _, _ in reading.references} == {"overige/x"}
    plan = waterdorp.plan()
    made = replace(plan["maatregelen"]["kade"], partners=value)
    found: dict[str, dict[str, Any]] = {"organisaties": dict(plan["organisaties"]), "overige": {"x": made}}
    gaps.near_references(plan.gegevens, found, reading)
    assert found["overige"]["x"].partners == ("visclub", "visclub", "visclub", "water")
    assert [(problem.code, problem.hint) for problem in reading.problems] == [
        (code, f"bedoelde u 'visclub'{name}?")
        for code, name in (("V-011", ""), ("R-003", ""), ("V-011", " (Visclub De Natte Dobber)"))
    ]


KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
PARTNERS = "partners: [waterschap-drasland]"


def told(new: str, old: str = PARTNERS, organisaties: str = "") -> Problem:
    """The one problem of the plan with other words in a measure, and more organisations."""
    files = dict(waterdorp.files())
    files["namen/organisaties.yaml"] += organisaties.encode()
    assert old in files[KADE].decode()
    files[KADE] = files[KADE].replace(old.encode(), new.encode())
    (problem,) = load(files).problems
    return problem


def test_a_name_that_two_records_have_is_a_question() -> None:
    problem = told("partners: [Visclub De Natte Dobber]", organisaties="- {id: dobber, naam: Visclub De Natte Dobber}\n")
    assert (problem.hint, problem.edits) == ("bedoelde u 'dobber' of 'visclub'?", ())


@pytest.mark.parametrize(("said", "name"), [("de visclub", ""), ("De Visclub", ""), ("NDV", " (Visclub De Natte Dobber)")])
def test_an_article_or_another_name_that_the_plan_knows_leads_to_the_id(said: str, name: str) -> None:
    files = dict(waterdorp.files())
    files["namen/organisaties.yaml"] = files["namen/organisaties.yaml"].replace(
        b"naam: Visclub De Natte Dobber", b"naam: Visclub De Natte Dobber, varianten: [NDV]"
    )
    path = "prioriteiten/hoog-water/dijken/kade.yaml"
    files[path] = files[path].replace(b"partners: [waterschap-drasland]", f"partners: [{said}]".encode())
    (problem,) = load(files).problems
    assert (problem.hint, len(problem.edits)) == (f"bedoelde u 'visclub'{name}?", 1)


def with_partners(said: str) -> list[Problem]:
    path = "prioriteiten/hoog-water/dijken/kade.yaml"
    return load({**waterdorp.files(), path: waterdorp.files()[path].replace(b"partners: [waterschap-drasland]", said.encode())}).problems


def test_names_in_one_text_are_one_problem_mended_with_the_ids() -> None:
    (problem,) = with_partners("partners: Visclub en waterschap-drasland")
    assert (problem.code, [edit.new for edit in problem.edits]) == ("V-007", ["[visclub, waterschap-drasland]"])


def test_a_name_that_is_nearly_one_of_the_plan_is_asked_for_with_its_id_and_name_and_not_mended() -> None:
    (problem,) = with_partners("partners: [Visclub de natte dober]")
    assert (problem.hint, problem.edits) == ("bedoelde u 'visclub' (Visclub De Natte Dobber)?", ())


def test_a_row_with_a_name_that_is_not_known_is_not_mended() -> None:
    found = with_partners("partners: Visclub, De buren")
    assert [(problem.code, problem.edits) for problem in found] == [("V-007", ()), ("V-011", ())]


def test_a_name_is_looked_for_only_where_the_reference_can_lead() -> None:
    path = "prioriteiten/hoog-water/dijken/kade.yaml"
    files = {**waterdorp.files(), path: waterdorp.files()[path].replace(b"trekker: dijkgraaf", b"trekker: Visclub")}
    (problem,) = load(files).problems
    assert (problem.code, problem.edits) == ("V-011", ())


def test_a_reference_is_exchanged_wherever_it_stands_and_a_text_is_not() -> None:
    kade = waterdorp.plan()["maatregelen"]["kade"]
    changed = gaps.swap(Maatregel, kade, {"dijkgraaf": "team-water", "tijd": "geld", kade.naam: "weg"})
    assert changed.trekker == "team-water"
    assert {axis for actie in changed.acties for stand in actie.standen for axis in stand.toestanden} == {"geld"}
    assert changed.naam == kade.naam


def test_a_stand_in_holds_what_can_be_read_and_blanks_for_the_rest() -> None:
    node, _ = yamlnode.compose(b"titel: Plan\npeildatum: ooit\nedities: [openbaar]\n", "plan.yaml")
    found = gaps.stand_in(Plangegevens, node)
    assert (found.titel, found.edities, found.peildatum) == ("Plan", ("openbaar",), datetime.date.min)
    assert found.prioriteiten == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "lost", "whole"),
    [
        (
            "namen/organisaties.yaml",
            "naam: Visclub",
            "nam: [Visclub",
            {"organisaties", "visclub"},
            {"organisaties?", "rollen"},
        ),
        ("namen/organisaties.yaml", "id: visclub", "id: Vis Club", {"organisaties", "organisaties?"}, {"rollen"}),
        (
            "prioriteiten/hoog-water/dijken/kade.yaml",
            "naam:",
            "nam: [",
            {"maatregelen", "kade", "grondkopen"},
            {"themas"},
        ),
        ("plan.yaml", "titel:", "titel: [", {"plan"}, {"prioriteiten"}),
    ],
)
def test_what_is_lost_with_a_mistake_is_the_collection_and_the_ids_in_its_file(
    path: str, old: str, new: str, lost: set[str], whole: set[str]
) -> None:
    text = waterdorp.files()[path].decode()
    assert old in text
    found = load({**waterdorp.files(), path: text.replace(old, new, 1).encode()}).lost
    assert lost <= found
    assert not whole & found


@pytest.mark.parametrize(
    "row",
    ["visclub. waterschap-drasland", "visclub; waterschap-drasland", "visclub / waterschap-drasland", "visclub | waterschap-drasland."],
)  # fmt: skip
def test_known_ids_with_another_sign_between_are_told_to_have_a_comma(row: str) -> None:
    said = waterdorp.problems(waterdorp.MEASURE, "partners: n.v.t. (de gemeente doet dit alleen)", f"partners: [{row}]")
    assert [problem.hint for problem in said] == ["zet een komma en een spatie tussen de id's: visclub, waterschap-drasland"]


def test_of_a_state_by_another_name_the_states_are_shown() -> None:
    (problem,) = waterdorp.problems(waterdorp.MEASURE, "{tijd: op-koers", "{tijd: On schedule")
    assert (problem.code, problem.hint) == (
        "V-011",
        "dit kan wel: klaar, let-op, mistig, op-koers, vast; staat het er niet (meer) bij, zet het dan in legenda/toestanden.yaml: "
        "- {id: on-schedule, woord: ..., symbool: ..., toon: ..., betekenis: ...}",
    )


def test_a_state_in_words_of_ones_own_is_told_with_the_words_that_can_stand_there() -> None:
    """The comma in them is told once, and not as a list of ids."""
    text = waterdorp.files()[waterdorp.MEASURE].decode()
    for words, codes in (("Loopt, maar vertraagd", ["B-030"]), ('"Loopt, maar vertraagd"', ["V-011"])):
        changed = re.sub(r"tijd: [a-z-]+", f"tijd: {words}", text, count=1)
        assert changed != text
        found = pipeline.examine({**waterdorp.files(), waterdorp.MEASURE: changed.encode()}, waterdorp.layouts()).problems
        told = [problem for problem in found if problem.level == "fout"]
        assert [problem.code for problem in told] == codes
    assert told[0].hint.startswith("dit kan wel: ")
    assert "op-koers" in told[0].hint
    assert told[0].hint.endswith("zet wat er verder over te zeggen is bij toelichting")


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("partners: visclub en Waterschap Drasland", "schrijf: [visclub, waterschap-drasland]"),
        ("partners: [De Visclub en Waterschap Drasland]", "schrijf: visclub, waterschap-drasland"),
        ("partners:\n  - visclub en Waterschap Drasland", "geef elk een eigen regel: - visclub en - waterschap-drasland"),
    ],
)
def test_two_names_with_and_between_them_are_told_to_be_two(said: str, hint: str) -> None:
    problem = told(said)
    assert (problem.hint, problem.edits) == (hint, ())


@pytest.mark.parametrize(("said", "is_state"), [("groen", True), ("Groen", True), ("rood", False)])
def test_a_colour_in_the_place_of_a_state_leads_to_the_state_that_has_it(said: str, is_state: bool) -> None:
    path, files = "prioriteiten/eerste-prioriteit/dicht-bij-inwoners/meldpunt.yaml", dict(example_plan.files())
    files[path] = files[path].replace(b"{voortgang: klaar}", f"{{voortgang: {said}}}".encode())
    (problem,) = (item for item in pipeline.examine(files, example_plan.layouts()).problems if item.level == "fout")
    assert (problem.hint == "een kleur is geen stand; wat groen is, heet in de legenda: klaar") == is_state


def test_a_name_with_a_remark_behind_it_is_told_where_the_remark_belongs() -> None:
    problem = told("partners: [Visclub De Natte Dobber (nog vragen)]")
    assert (problem.hint, problem.edits) == ("schrijf: visclub; wat tussen haakjes staat, hoort in een toelichting", ())


def test_an_id_that_more_files_name_by_what_a_record_is_called_is_not_mended_there() -> None:
    files = dict(waterdorp.files())
    files["namen/organisaties.yaml"] = files["namen/organisaties.yaml"].replace(b"id: visclub", b"id: dobberclub")
    wrong = [item for item in pipeline.examine(files, waterdorp.layouts()).problems if item.code == "R-003"]
    assert wrong
    assert not any(problem.edits for problem in wrong)


def test_a_party_that_is_gone_is_told_with_the_name_that_the_words_around_it_have() -> None:
    files = dict(waterdorp.files())
    files["namen/organisaties.yaml"] = files["namen/organisaties.yaml"].replace(b"- {id: visclub, naam: Visclub De Natte Dobber}\n", b"")
    path = "prioriteiten/schoon-water/vissen-tellen.yaml"
    files[path] = files[path].replace(b"De visclub telt.", b"De Oude Visclub telt.")
    (problem,) = (item for item in pipeline.examine(files, waterdorp.layouts()).problems if item.code == "R-003")
    row = "- {id: visclub, naam: Oude Visclub}"
    assert problem.hint.startswith(f"staat zij er niet (meer) bij, zet haar dan in namen/organisaties.yaml: {row}; anders: dit kan wel: gemeente-waterdorp, ")


def test_a_party_that_is_not_there_and_begins_as_no_other_is_to_be_added_first() -> None:
    hint = told("partners: [Visbond De Natte Dobber]").hint
    assert hint.startswith("staat zij er niet (meer) bij, zet haar dan in namen/organisaties.yaml: - {id: visbond")
    assert hint.endswith(", naam: Visbond De Natte Dobber}, en schrijf hier dat id; anders: bedoelde u 'visclub' (Visclub De Natte Dobber)?")


def test_an_id_of_which_one_part_is_that_of_the_only_record_that_nothing_names_is_asked_for() -> None:
    files = dict(waterdorp.files())
    roles = files["namen/rollen.yaml"]
    files["namen/rollen.yaml"] = roles.replace(b"{id: wethouder-water, naam: Wethouder Water", b"{id: wethouder-lucht, naam: Wethouder Lucht")
    wrong = [item for item in pipeline.examine(files, waterdorp.layouts()).problems if item.code == "R-003"]
    assert {"heet het in namen/rollen.yaml nu 'wethouder-lucht'? Schrijf daar dan weer: id: wethouder-water" in item.hint for item in wrong} == {True}


def test_two_names_in_the_place_of_one_are_no_row() -> None:
    problem = told("trekker: Team Water en Wethouder Water", "trekker: dijkgraaf")
    assert problem.hint == "er is één trekker: kies er een, en zet de ander bij intern"


def test_of_two_names_with_brackets_neither_is_taken_for_a_remark() -> None:
    problem = told("partners: [Visclub (Oost) en Waterschap (West)]")
    assert ("tussen haakjes" in problem.hint, "geef elk" in problem.hint) == (False, False)


def test_a_name_with_brackets_of_its_own_is_mended() -> None:
    problem = told("partners: [Kring (oost)]", organisaties="- {id: kring, naam: Kring (oost)}\n")
    assert [edit.new for edit in problem.edits] == ["kring"]
