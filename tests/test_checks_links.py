"""Links lead to what they name and name it as it is called; rows that point elsewhere as well."""

from __future__ import annotations

import pytest
import waterdorp
from example_plan import GESPREKKEN, HOME, MELDPUNT, files
from example_plan import found as found_by
from waterdorp import said

from planascode.checks import links, references


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Hoog water](#schoon-water)", ["Hoog water"]),
        ("[Schoon water](#schoon-water)", []),
        ("[www.dorp.nl](https://www.stad.nl/)", ["www.dorp.nl"]),
        ("[www.dorp.nl](https://dorp.nl/)", []),
        ("[het dorp](https://dorp.nl/)", []),
        ("[droog bij het hoge water](#schoon-water)", ["droog bij het hoge water"]),
    ],
)
def test_a_link_that_is_called_as_something_else_is_found(text: str, found: list[str]) -> None:
    assert said(links.check_links_name_what_they_lead_to, text) == [f"N-003 {words}" for words in found]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [("Regentonnen bij iedereen", "Regentonnen bij iedereen", 1), ("Regentonnen bij iedereen", "Tonnen", 0), ("Lees meer", "Lees meer", 0)],
)
def test_a_name_that_links_in_more_files_do_not_have_is_told_where_it_stands(first: str, second: str, told: int) -> None:
    renamed = waterdorp.files()[waterdorp.MEASURE].decode().replace("naam: Regentonnen voor elk huis", "naam: Een ton in de tuin")
    texts = {waterdorp.TEXT: f"Zie [{first}](#regentonnen).", "prioriteiten/schoon-water/verhaal.md": f"Zie [{second}](#regentonnen)."}
    seen = waterdorp.seen({**texts, waterdorp.MEASURE: renamed})
    problems = [item for item in links.check_links_name_what_they_lead_to(seen) if item.address.endswith("/naam")]
    assert [item.message for item in problems] == ["'regentonnen' heet hier 'Een ton in de tuin', en in 2 links 'Regentonnen bij iedereen'"] * told
    assert all(item.hint.endswith("; zo niet, verbeter haar hier") for item in problems)


def test_the_old_name_of_what_a_link_leads_to_is_found_where_it_is_no_link_as_well() -> None:
    text = "Zie [Droog bij laag water](#hoog-water). Wij noemen dat droog bij laag water."
    assert said(links.check_links_name_what_they_lead_to, text) == ["N-003 Droog bij laag water", "N-003 droog bij laag water"]
    assert said(links.check_links_name_what_they_lead_to, "Wij noemen dat droog bij laag water.") == []


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        ("naam: Meer over het spreekuur, naar: meldpunt", "spreekuur"),
        ("naam: Meer over het spreekuur, naar: spreekuur", ""),
        ("naam: Meer over het spreekuur en het meldpunt, naar: buurtgesprekken", ""),
        ("naam: Het geld voor het meldpunt, naar: post-meldpunt", ""),
        ("naam: Ook bij dicht bij inwoners, naar: meldpunt", ""),
    ],
)
def test_a_row_that_points_elsewhere_leads_to_what_its_name_says(row: str, meant: str) -> None:
    change = (f"{HOME}/dicht-bij-inwoners/thema.yaml", "naam: Het geld voor het meldpunt, naar: post-meldpunt", row)
    problems = found_by(links.check_rows_that_point_elsewhere_lead_there, change)
    assert [(item.code, item.hint) for item in problems] == [("N-003", f"bedoelde u '{meant}'? Zo niet, verbeter de naam")] * bool(meant)


def test_an_id_that_more_files_name_is_led_back_to_the_record_that_has_another_one_now() -> None:
    text = (MELDPUNT.replace("meldpunt.yaml", "beschrijving.md"), "", "Het geld staat bij [](#post-meldpunt).\n")
    renamed = ("geld/budgetposten.yaml", "- id: post-meldpunt", "- id: meldpunt-post")
    row = (f"{HOME}/dicht-bij-inwoners/thema.yaml", "naar: post-meldpunt", "naar: post-gesprekken")
    in_field, in_text = found_by(references.check_references_resolve, text, renamed, row), found_by(links.check_text_references_resolve, text, renamed, row)
    hints = [problem.hint for problem in (*in_field, *in_text)]
    again = "nu 'meldpunt-post'? Schrijf daar dan weer: id: post-meldpunt (een naam mag veranderen, een id niet); is het daar weg, "
    assert [hint.partition(again)[0] for hint in hints] == [
        "dit id staat in 2 bestanden: heet het in geld/budgetposten.yaml ", "dit id staat in 2 bestanden: heet het stuk ",
    ]  # fmt: skip


def test_an_id_that_more_files_name_and_that_is_gone_is_asked_back() -> None:
    text = (MELDPUNT.replace("meldpunt.yaml", "beschrijving.md"), "", "Het geld staat bij [](#post-meldpunt).\n")
    gone = ("geld/budgetposten.yaml", "- id: post-meldpunt", "- id: iets-anders")
    row = (f"{HOME}/dicht-bij-inwoners/thema.yaml", "naar: post-meldpunt", "naar: post-gesprekken")
    (problem,) = found_by(references.check_references_resolve, text, gone, row)
    assert problem.hint.startswith("dit id staat in 2 bestanden: kreeg het in geld/budgetposten.yaml een ander id (misschien ")
    (problem,) = found_by(links.check_text_references_resolve, text, gone, row)
    assert problem.hint.startswith("dit id staat in 2 bestanden: is het stuk per ongeluk weg, zet het dan terug; moet het weg, ")


def test_an_id_of_another_kind_is_asked_for_the_longer_one_of_the_right_kind() -> None:
    (problem,) = found_by(references.check_references_resolve, (MELDPUNT, "budgetposten: [post-meldpunt]", "budgetposten: [meldpunt]"))
    assert (problem.code, problem.hint) == ("R-003", "dit is een maatregel; bedoelde u 'post-meldpunt'? Anders: kies een id uit geld/budgetposten.yaml")


def test_a_party_in_the_place_of_a_role_with_the_same_name_is_asked_for_the_role() -> None:
    role = next(line for line in files()["namen/rollen.yaml"].decode().splitlines() if "team-voorbeeld" in line)
    name = role.partition("naam: ")[2].partition(",")[0]
    party = ("namen/organisaties.yaml", "- id: stichting-voorbeeld", f"- {{id: het-team, naam: {name}}}\n- id: stichting-voorbeeld")
    (problem,) = found_by(references.check_references_resolve, party, (GESPREKKEN, "intern: [team-voorbeeld", "intern: [het-team"))
    assert problem.hint == "dit is een organisatie; bedoelde u 'team-voorbeeld', de rol die net zo heet?"
