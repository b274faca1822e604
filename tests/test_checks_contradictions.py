"""A text against the code of a measure: found where the text is about the measure, and nowhere else."""

from __future__ import annotations

import pytest
from example_plan import HOME, MELDPUNT, SPREEKUUR, Change, content, found

from planascode import derive
from planascode.checks.contradictions import (
    check_answers_agree_with_the_code,
    check_mentions_agree_with_what_they_mention,
    check_spans_agree_with_the_planning,
    check_texts_agree_with_the_code,
    said_at_all,
)
from planascode.model import Code
from planascode.problems import Problem

THEMA = f"{HOME}/dicht-bij-inwoners/inleiding.md"
SEE = "Zie ook [het meldpunt](#meldpunt)."
"""Where the text of the thema names the meldpunt, whose acties are the council's own choice."""


def said(*changes: Change) -> list[Problem]:
    return found(check_texts_agree_with_the_code, *changes)


def test_the_example_does_not_contradict_itself() -> None:
    assert said() == []


def test_words_in_a_measures_own_text_are_found_once_at_the_choice_they_go_against() -> None:
    (problem,) = said((MELDPUNT, "[Er komt één meldpunt.]", "[Eén meldpunt is een wettelijke taak.]"))
    assert problem.code == "M-014"
    assert problem.address == "maatregelen/meldpunt/acties/meldpunt-ontwerp/grondslag"
    assert problem.message == "grondslag is 'keuze van de raad', maar elders staat 'wettelijke taak'"
    assert problem.hint.startswith("dat staat hier op regel 6;")


def test_words_that_go_against_each_of_three_acties_are_rather_wrong_themselves() -> None:
    more = "  - id: meldpunt-nog\n    naam: Nog iets\n    planning: Q3 2027\n    grondslag: eigen-keuze\n    middelen: beschikbaar\n"
    more += "    standen: [{peildatum: 1 april 2027, toestanden: {voortgang: nog-niet-gestart}, herkomst: gemeld}]\n"
    problems = said((MELDPUNT, "[Er komt één meldpunt.]", "[Eén meldpunt is een wettelijke taak.]"), (MELDPUNT, "acties:\n", f"acties:\n{more}"))
    hints = {problem.hint for problem in problems if problem.code == "M-014"}
    assert len(hints) == 1
    assert all(hint.startswith("waarschijnlijk is die tekst fout (") and "bij alle 3 acties hier staat iets anders; " in hint for hint in hints)


def test_words_of_an_actie_are_about_that_actie_alone() -> None:
    (problem,) = said((MELDPUNT, "naam: Het meldpunt openen", "naam: Openen, wettelijk verplicht"))
    assert problem.address == "maatregelen/meldpunt/acties/meldpunt-openen/grondslag"


def test_a_paragraph_of_the_thema_that_names_the_measure_is_about_it() -> None:
    text = "Een inleiding.\n\nHet [meldpunt](#meldpunt) is er,\nwant het is wettelijk\nverplicht."
    (problem,) = said((THEMA, SEE, text))
    assert problem.address.startswith("maatregelen/meldpunt/")
    assert f"dat staat in {THEMA}, regel 4" in problem.hint


def test_a_measure_can_be_named_by_its_name() -> None:
    text = f"{SEE}\n\nHet spreekuur in de wijk (voorbeeld) is een wettelijke taak."
    (problem,) = said((THEMA, SEE, SEE), (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", text))
    assert problem.address == "maatregelen/spreekuur/grondslag"


@pytest.mark.parametrize(
    "text",
    [
        "Zie [het meldpunt](#meldpunt).\n\n[Het geld](#post-meldpunt) is een wettelijke taak.",
        "- Zie [het meldpunt](#meldpunt).\n- [Voorlichting](#voorlichting) is wettelijk verplicht.",
        "[Het meldpunt](#meldpunt) is geen wettelijke taak.",
        "[Het meldpunt](#meldpunt) is niet wettelijk\nverplicht.",
        "[Het meldpunt](#meldpunt) is niet een wettelijke taak.",
        "[Het meldpunt](#meldpunt) hoort bij de wettelijke taken.",
    ],
    ids=["another paragraph", "another point", "geen", "niet, over two lines", "niet een", "a longer word"],
)
def test_what_is_about_something_else_or_says_the_opposite_is_right(text: str) -> None:
    assert said((THEMA, SEE, text)) == []


def test_a_text_that_names_nothing_is_found_when_it_fits_no_measure_there() -> None:
    general = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", "Dit is een wettelijke taak.")
    (problem,) = said(general)
    assert (problem.code, problem.source.file) == ("M-014", f"{HOME}/beschrijving.md")
    assert problem.source.width == len("wettelijke taak")
    one = (SPREEKUUR, "grondslag: eigen-keuze", "grondslag: wettelijk")
    assert said(general, one) == [], "one measure is a legal task, so the text can be about that one"


@pytest.mark.parametrize(("words", "text", "told"), [("nog niet", "Inwoners hoeven niet te bellen.", 0), ("nog niet", "Dat is er nog niet.", 1)])
def test_a_word_of_the_plan_itself_is_not_left_out_of_its_phrase(words: str, text: str, told: int) -> None:
    own = ("codes/middelen.yaml", "spreekt_tegen: [er is geen geld, geen middelen]", f"spreekt_tegen: [{words}]")
    assert len(said((MELDPUNT, "toelichting: met inwoners", f"toelichting: {text}"), own)) == told


@pytest.mark.parametrize("words", ["er is geen geld voor", "er is nog geen geld voor"])
def test_means_are_looked_at_as_well(words: str) -> None:
    (problem,) = said((MELDPUNT, "toelichting: met inwoners", f"toelichting: {words}"))
    assert problem.address == "maatregelen/meldpunt/acties/meldpunt-ontwerp/middelen"


@pytest.mark.parametrize(
    ("phrase", "text", "told"),
    [
        ("zeldzame vogel", "een zeldzame vogel", True), ("zeldzame vogel", "een Zeldzame  nog VOGEL", True), ("???", "een vogel ???", True),
        ("zeldzame vogel", "een vogel", False), ("zeldzame vogel", "een zeldzaam ei van een vogel", False),
    ],
)  # fmt: skip
def test_words_that_stand_somewhere_are_kept_and_signs_are_not_judged(phrase: str, text: str, told: bool) -> None:
    seen = content((MELDPUNT, "[Er komt één meldpunt.]", f"['Eén meldpunt is {text}.']"))
    assert said_at_all(seen, [phrase]) == ([phrase] if told else [])


def test_without_words_in_the_plan_nothing_is_looked_for() -> None:
    gone = [
        ("codes/grondslagen.yaml", ", spreekt_tegen: [geen wettelijke taak, niet wettelijk verplicht]", ""),
        ("codes/grondslagen.yaml", ", spreekt_tegen: [wettelijke taak, wettelijk verplicht]", ""),
        ("codes/middelen.yaml", ", spreekt_tegen: [er is geen geld, geen middelen]", ""),
    ]
    assert said((MELDPUNT, "[Er komt één meldpunt.]", "[Eén meldpunt is een wettelijke taak.]"), *gone) == []


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("[](#spreekuur) in Q4 2029.", True),
        ("[](#spreekuur) begint vanaf 2031.", False),
        ("[](#spreekuur). In Q4 2029 is er iets anders.", False),
        ("[](#spreekuur) van de gemeente, en in Q4 2029 iets anders.", False),
    ],
)
def test_a_quarter_behind_a_mention_is_that_of_the_measure(words: str, is_found: bool) -> None:
    problems = found(check_mentions_agree_with_what_they_mention, (THEMA, SEE, f"Zie {words}"))
    assert [(item.code, item.source.width) for item in problems] == [("M-026", len("Q4 2029"))] * is_found


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("[](#spreekuur) loopt van Q1 2029 tot en met Q2 2029.", True),
        ("[](#spreekuur): dit loopt van Q1 2029 door tot Q2 2029.", True),
        ("[](#spreekuur) loopt van 2030 t/m 2032.", False),
        ("[](#spreekuur) loopt van januari tot en met juni 2029.", True),
        ("[](#spreekuur) loopt van mei 2030 t/m juni 2031.", False),
        ("[](#spreekuur) loopt van januari tot juni 2029.", False),
        ("[](#spreekuur) is er van september tot en met maart 2031.", False),
        ("[](#spreekuur). Van Q1 2029 tot Q2 2029 is er iets anders.", False),
    ],
)
def test_a_period_behind_a_mention_is_the_planning_of_the_measure(words: str, is_found: bool) -> None:
    problems = found(check_spans_agree_with_the_planning, (THEMA, SEE, f"Zie {words}"))
    assert [item.code for item in problems] == ["M-026"] * is_found
    assert all(item.hint == f"verbeter een van de twee; de andere staat in {SPREEKUUR}, regel 14" for item in problems)


def test_a_code_behind_a_mention_is_that_of_the_measure() -> None:
    codes = content().plan["codes"].values()
    said = {item.code: len(found(check_mentions_agree_with_what_they_mention, (THEMA, SEE, f"Zie [](#spreekuur) ({item.code})."))) for item in codes}
    assert sorted(said.values()) == [0, *[1] * (len(said) - 1)]


def test_of_two_values_that_cannot_both_be_right_the_one_that_stands_once_more_is_told() -> None:
    text = (THEMA, SEE, "Zie [](#spreekuur) loopt van Q1 2029 tot en met Q2 2029.")
    likely = f"'Q2 2029' staat ook in {SPREEKUUR}, regel 19; is het daar op regel 14 met opzet veranderd, verbeter dan deze regel%s; "
    likely += "zo niet, dan is het daar op regel 14 fout"
    either = f"verbeter een van de twee; de andere staat in {SPREEKUUR}, regel 14"
    quoted = ("De bron zegt tot en met Q2 2029.", likely % "")
    for note, told in (("Tot en met Q2 2029.", likely % " en die plaats"), quoted, ("Tot en met Q3 2029.", either)):
        noted = (SPREEKUUR, "herkomst: gemeld}", f"herkomst: gemeld}}\naantekening: [{note}]")
        (problem,) = found(check_spans_agree_with_the_planning, text, noted)
        assert problem.hint == told


def test_of_a_value_that_is_rather_wrong_where_the_message_points_the_other_place_is_told_as_well() -> None:
    plan = content((SPREEKUUR, "herkomst: gemeld}", "herkomst: gemeld}\naantekening: [Dit is vanaf 2030 zo.]"))
    other, own = plan.place("maatregelen/spreekuur/planning"), plan.place("plan/titel")
    hint = plan.likely(("vanaf 2031", "vanaf 2030"), other, own)
    new = f"is het hier met opzet veranderd, verbeter dan {SPREEKUUR}, regel 14 en die plaats; zo niet, dan is het hier fout"
    assert hint == f"'vanaf 2030' staat ook in {SPREEKUUR}, regel 19; {new}"


def test_of_the_choices_that_a_text_allows_the_one_that_stands_once_more_is_told() -> None:
    text = (MELDPUNT, "[Er komt één meldpunt.]", "[Eén meldpunt is een wettelijke taak.]")
    (problem,) = said(text, (MELDPUNT, "portefeuillehouders:", "aantekening: [De bron zegt wettelijk.]\nportefeuillehouders:"))
    assert f"; 'wettelijk' staat ook in {MELDPUNT}, regel " in problem.hint


@pytest.mark.parametrize(("answer", "is_answered", "told"), [("Dit is nu %s.", "ja", True), ("Dit blijft %s.", "ja", False), ("Dit is nu %s.", "nee", False)])
def test_the_code_in_the_answer_to_a_remark_is_that_of_its_measure(answer: str, is_answered: str, told: bool) -> None:
    plan = content().plan
    own = derive.code(plan, plan["maatregelen"]["buurtgesprekken"])
    assert isinstance(own, Code)
    other = next(item.code for item in plan["codes"].values() if item.code != own.code)
    said = answer % (own.code if "blijft" in answer else other)
    change = ("opmerkingen/opmerkingen.yaml", "afgehandeld: nee", f"afgehandeld: {is_answered}\n  aantekening: [{said}] #")
    problems = found(check_answers_agree_with_the_code, change)
    message = f"hier staat '{other}', maar de code van 'buurtgesprekken' is {own.code}"
    assert [(item.code, item.message) for item in problems] == [("M-026", message)] * told
