"""What was decided stays as it was: each change of it is told at its place, progress is not, and a new version is free."""

from __future__ import annotations

import re
from functools import cache

import pytest
from example_plan import GESPREKKEN, SPREEKUUR, Change, content, files, found

from planascode import adopted
from planascode.checks.frozen import check_what_was_decided_is_unchanged, check_what_was_replaced_has_ended
from planascode.editions import for_edition
from planascode.problems import Problem

DECIDED: tuple[Change, ...] = (
    ("plan.yaml", "stadium: concept", "stadium: vastgesteld"),
    ("plan.yaml", "    datum: onbekend (nog in te vullen)\n    orgaan: college\n", "    datum: 1 mei 2027\n    orgaan: college\n"),
)
POSTEN = "geld/budgetposten.yaml"
NEW_ROLE = "- {id: nieuwe-rol, naam: Regisseur, soort: functie}\n"


@cache
def kept() -> str:
    return adopted.write(adopted.decided(content(*DECIDED).plan), "1 mei 2027")


def told(*changes: Change) -> list[Problem]:
    """What is said of the adopted plan after these changes."""
    return list(check_what_was_decided_is_unchanged(content(*DECIDED, *changes, (adopted.FILE, "", kept()))))


def test_a_plan_as_it_was_decided_gives_nothing() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("change", "address", "said"),
    [
        ((SPREEKUUR, "naam: ", "naam: Ander "), "maatregelen/spreekuur/naam", "op 1 mei 2027 is vastgesteld: "),
        ((POSTEN, "bedrag: ", "bedrag: 9"), "budgetposten/", "op 1 mei 2027 is vastgesteld: "),
        (("hoofdstukken/inleiding.md", "Schrijf hier", "Lees hier"), "hoofdstukken/inleiding", "op 1 mei 2027 is vastgesteld: Schrijf hier"),
        (("plan.yaml", "\ndoel: Dit", "\ndoel: Dat"), "plan/doel", "op 1 mei 2027 is vastgesteld: Dit"),
    ],
)  # fmt: skip
def test_a_change_of_what_was_decided_is_told_at_its_place(change: Change, address: str, said: str) -> None:
    (problem,) = told(change)
    assert (problem.code, problem.source.file) == ("D-019", change[0])
    assert problem.address.startswith(address)
    assert problem.message.startswith(said)
    assert problem.source.line > 0 and problem.hint


def test_a_piece_that_is_new_is_told_once_unless_it_is_a_proposal() -> None:
    old = re.sub(r"(?m)^(editie|id):.*\n", "", files()[SPREEKUUR].decode())
    new = old.replace("naam: ", "naam: Nieuw ", 1)
    path = SPREEKUUR.replace("spreekuur", "nieuw-werk")
    (problem,) = told((path, "", new))
    assert "nieuw-werk" in for_edition(content(*DECIDED, (path, "", new)).plan, "openbaar")["maatregelen"]
    assert (problem.address, problem.source.file) == ("maatregelen/nieuw-werk", path)
    assert "voorstel: ja" in problem.hint
    proposal = (path, "", f"{new}voorstel: ja\n")
    assert told(proposal) == []
    plan = content(*DECIDED, proposal).plan
    assert "nieuw-werk" not in for_edition(plan, "openbaar")["maatregelen"], "not public until it is decided on"
    assert "nieuw-werk" in for_edition(plan, "intern")["maatregelen"]
    hidden = (path, "", f"{new}editie: openbaar\nvoorstel: ja\n")
    assert "nieuw-werk" not in for_edition(content(*DECIDED, hidden).plan, "openbaar")["maatregelen"]


def test_what_goes_on_after_the_decision_is_free() -> None:
    stand = "  - {peildatum: 1 juni 2027, toestanden: {voortgang: gestart}, herkomst: gemeld}\n"
    free: tuple[Change, ...] = (
        ("plan.yaml", "peildatum: 1 april 2027", "peildatum: 1 juli 2027"),
        (SPREEKUUR, "standen:\n", f"standen:\n{stand}"),
        ("opmerkingen/opmerkingen.yaml", "afgehandeld: nee", "afgehandeld: ja"),
        ("namen/rollen.yaml", "- {id: college", f"{NEW_ROLE}- {{id: college"),
        ("plan.yaml", "stadium: vastgesteld", "stadium: bekendgemaakt"),
    )
    assert told(*free) == []


def test_a_role_that_was_there_by_the_decision_keeps_its_name() -> None:
    (problem,) = told(("namen/rollen.yaml", "naam: College", "naam: Het college"))
    assert problem.address == "rollen/college/naam"


def test_what_is_taken_away_is_told_where_it_stood() -> None:
    note = next(line for line in files()[GESPREKKEN].decode().splitlines(True) if line.startswith("partners_toelichting:"))
    (problem,) = told((GESPREKKEN, note, ""))
    assert problem.source.file == GESPREKKEN
    assert problem.message == "wat op 1 mei 2027 is vastgesteld, is hier weg: partners_toelichting (helpt bij de uitnodigingen)"


def test_what_a_later_decision_ended_may_change() -> None:
    ended = (SPREEKUUR, "naam: ", "vervallen: 1 september 2027\nnaam: Ander ")
    assert told(ended) == []


def test_a_new_version_is_free_until_it_is_decided_on() -> None:
    change = (SPREEKUUR, "naam: ", "naam: Ander ")
    assert told(("plan.yaml", "stadium: vastgesteld", "stadium: concept"), change) == []
    second = "  - {id: herziening, naam: Herziening, soort: besluit, datum: 1 mei 2028, orgaan: college}\ntrefwoorden:"
    assert told(("plan.yaml", "trefwoorden:", second), change) == [], "uitgave keeps what the newer decision is about"


def test_a_decision_of_which_the_text_was_kept_does_not_go_away() -> None:
    (problem,) = told(("plan.yaml", "    datum: 1 mei 2027", "    datum: 2 mei 2027"))
    assert problem.address == "plan/momenten/vaststelling/datum"
    assert "1 mei 2027" in problem.message


def test_what_went_into_another_piece_says_when_it_ended() -> None:
    merged = (SPREEKUUR, "editie: intern", "opgegaan_in: meldpunt\neditie: intern")
    (problem,) = found(check_what_was_replaced_has_ended, merged)
    assert (problem.code, problem.address) == ("D-031", "maatregelen/spreekuur/opgegaan_in")
    ended = (SPREEKUUR, "editie: intern", "vervallen: 1 mei 2027\nopgegaan_in: meldpunt\neditie: intern")
    assert found(check_what_was_replaced_has_ended, ended) == []


@pytest.mark.parametrize(
    ("other", "hint"),
    [
        ("meldpunt", ""),
        ("gemeente-voorbeelddorp", "schrijf het id van een maatregel; ging het echt daarin op"),
        ("doc-meldpunt", "bedoelde u 'meldpunt' (Een meldpunt voor inwoners (voorbeeld))?"),
    ],
)
def test_what_went_into_a_piece_of_another_kind_is_told_with_the_one_of_its_own_kind_that_has_nearly_that_name(other: str, hint: str) -> None:
    ended = (SPREEKUUR, "editie: intern", f"vervallen: 1 mei 2027\nopgegaan_in: {other}\neditie: intern")
    record = "- {id: doc-meldpunt, naam: Meldpunt voor inwoners, soort: plan, schaal: lokaal, vindplaats: onbekend (verzonnen)}\n"
    problems = found(check_what_was_replaced_has_ended, ended, ("namen/documenten.yaml", "- id:", f"{record}- id:"))
    assert [(item.code, item.hint.startswith(hint)) for item in problems] == [("D-031", True)] * bool(hint)
