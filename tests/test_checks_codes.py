"""The codes of a plan: what gives them, what has none, and what the texts say of it."""

from __future__ import annotations

import pytest
import waterdorp
from example_plan import HOME, MELDPUNT, SPREEKUUR, Change, changed, found, layouts

from planascode import checks, pipeline
from planascode.checks import codes, names
from planascode.checks.content import Content
from planascode.load import load
from planascode.problems import Problem

CODES = "codes/codes.yaml"
TONS = "prioriteiten/hoog-water/wijken/regentonnen.yaml"
WHY = "hoofdstukken/waarom.md"


def told(*changes: Change) -> list[Problem]:
    """All that is said about codes in the plan after these changes."""
    return [item for item in pipeline.examine(changed(*changes), layouts()).problems if item.code in ("M-002", "M-014")]


def test_a_combination_without_a_code_is_found() -> None:
    codes = {
        "codes/grondslagen.yaml": b"- {id: wet, naam: wettelijk}\n",
        "codes/middelen.yaml": b"- {id: ja, naam: aanwezig}\n- {id: nee, naam: afwezig}\n",
        "codes/codes.yaml": b"- {id: p1, code: P1, omschrijving: moet, grondslag: wet, middelen: [ja]}\n",
    }
    for means, said in (("ja", []), ("nee", ["M-002"]), ("nergens", ["R-003"])):
        text = waterdorp.files()[TONS].decode().replace("\nstanden:", f"\ngrondslag: wet\nmiddelen: {means}\nstanden:")
        loaded = load({**waterdorp.files(), **codes, TONS: text.encode()})
        assert loaded.plan is not None, loaded.problems
        found = checks.check(Content(loaded.plan, loaded.sources, frozenset(waterdorp.examined().style.tones)))
        assert [problem.code for problem in found if problem.code in ("M-002", "R-003")] == said


CODED = {
    "codes/grondslagen.yaml": b"- {id: wet, naam: wettelijk}\n",
    "codes/middelen.yaml": b"- {id: ja, naam: aanwezig}\n- {id: nee, naam: afwezig}\n",
    "codes/codes.yaml": b"- {id: p1, code: P1, omschrijving: moet, grondslag: wet, middelen: [ja]}\n",
}


def coded(text: str, more: str = "") -> list[tuple[str, str, str]]:
    """Code, message and hint of what is wrong with codes and with this text, in a plan with the code P1."""
    own = {**CODED, "codes/codes.yaml": CODED["codes/codes.yaml"] + more.encode()}
    measure = waterdorp.files()[TONS].decode().replace("\nstanden:", "\ngrondslag: wet\nmiddelen: nee\nstanden:")
    loaded = load({**waterdorp.files(), **own, TONS: measure.encode(), WHY: text.encode()})
    assert loaded.plan is not None, loaded.problems
    seen = Content(loaded.plan, loaded.sources, frozenset())
    both = [*codes.check_codes_follow(seen), *names.check_codes_in_texts_exist(seen)]
    return [(item.code, item.message, item.hint) for item in both]


def test_a_combination_without_a_code_is_told_with_those_that_have_one() -> None:
    message = "bij grondslag 'wet' met middelen 'nee' is er geen code"
    lost = "geen enkele code heeft middelen 'nee': viel dat weg in codes/codes.yaml, regel 1? Zet het daar terug bij de code waar dat bij hoort; "
    assert coded("Niets.\n") == [("M-002", message, f"{lost}anders: klopt de grondslag? Dan kan hier: ja (P1)")]


def test_a_code_that_stands_twice_is_not_told_as_one_that_lacks() -> None:
    assert [code for code, _, _ in coded("De code P2.\n", "- {id: p2, code: P1, omschrijving: kan, grondslag: wet, middelen: [nee]}\n")] == []


def test_two_codes_of_one_combination_are_found_at_the_second() -> None:
    found = coded("Niets.\n", "- {id: p2, code: P2, omschrijving: kan, grondslag: wet, middelen: [nee, ja]}\n")
    assert [message for _, message, _ in found] == ["bij grondslag 'wet' met middelen 'ja' hoort ook al code P1"]


@pytest.mark.parametrize(
    ("text", "word"),
    [("De codes P1 tot en met P6.", "P6"), ("De code P1.", ""), ("De weg A7 en Q3 2029.", ""), ("De P en 6 huizen.", ""), ("> Code P6.", "")],
)
def test_a_code_in_a_text_that_the_plan_does_not_have_is_found(text: str, word: str) -> None:
    found = [message for code, message, _ in coded(text + "\n") if code == "N-004"]
    assert found == ([f"er is geen code '{word}'"] if word else [])


@pytest.mark.parametrize(
    ("words", "told"), [("Moet van de wettelijke taak", ""), ("Wil de raad, een wettelijke taak", "wettelijke taak"), ("Geen wettelijke taak", "")]
)
def test_the_description_of_a_code_agrees_with_its_grondslag(words: str, told: str) -> None:
    (code, old) = ("code-a", "Moet van de wet") if words.startswith("Moet") else ("code-b", "Wil de raad en kan")
    problems = found(codes.check_codes_follow, (CODES, f"omschrijving: {old}", f'omschrijving: "{words}"'))
    assert [(item.code, item.address, item.source.width) for item in problems] == [("M-014", f"codes/{code}/omschrijving", len(told))] * bool(told)


def test_a_combination_without_a_code_that_a_text_denies_is_one_message_with_what_fits() -> None:
    codes = ("codes/codes.yaml", "grondslag: wettelijk, middelen: [beschikbaar, niet-beschikbaar]", "grondslag: wettelijk, middelen: [beschikbaar]")
    ground = (SPREEKUUR, "grondslag: eigen-keuze", "grondslag: wettelijk")
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", "[](#spreekuur) is geen wettelijke taak.")
    (problem,) = (item for item in told(codes, ground) if item.code in ("M-002", "M-014"))
    assert (problem.address, problem.hint.startswith("klopt de grondslag? Dan kan hier: beschikbaar (A); ")) == ("maatregelen/spreekuur/middelen", True)
    (problem,) = (item for item in told(codes, ground, text) if item.code in ("M-002", "M-014"))
    assert (problem.code, problem.address) == ("M-002", "maatregelen/spreekuur/grondslag")
    place = f"staat in {HOME}/beschrijving.md, regel "
    assert problem.hint.startswith(f"waarschijnlijk is grondslag fout, want 'geen wettelijke taak' {place}")
    assert "; schrijf: grondslag: eigen-keuze (C); klopt grondslag toch, verbeter dan die tekst en middelen" in problem.hint


def test_a_combination_of_two_codes_is_told_once_with_the_combination_that_has_none() -> None:
    change = ("codes/codes.yaml", "grondslag: eigen-keuze, middelen: [niet-beschikbaar]", "grondslag: eigen-keuze, middelen: [beschikbaar]")
    (problem,) = found(codes.check_codes_follow, change)
    assert (problem.code, problem.address) == ("M-002", "codes/code-c/middelen/beschikbaar")
    assert "; bij 'eigen-keuze' met 'niet-beschikbaar' hoort nu geen code, en '" in problem.hint


def test_words_that_are_rather_wrong_themselves_are_no_reason_for_another_grondslag() -> None:
    more = "  - id: meldpunt-nog\n    naam: Nog iets\n    planning: Q3 2027\n    grondslag: eigen-keuze\n    middelen: beschikbaar\n"
    more += "    standen: [{peildatum: 1 april 2027, toestanden: {voortgang: nog-niet-gestart}, herkomst: gemeld}]\n"
    words = (MELDPUNT, "[Er komt één meldpunt.]", "[Eén meldpunt is een wettelijke taak.]")
    gone = (CODES, "- {id: code-b, code: B, omschrijving: Wil de raad en kan, grondslag: eigen-keuze, middelen: [beschikbaar]}\n", "")
    hints = {(item.code, item.hint) for item in told(words, (MELDPUNT, "acties:\n", f"acties:\n{more}"), gone)}
    assert not any("waarschijnlijk is grondslag fout" in hint for _, hint in hints)
    assert any(code == "M-014" and hint.startswith("waarschijnlijk is die tekst fout (") for code, hint in hints)
