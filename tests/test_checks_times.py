"""When something is, in words: announced for a day that has passed, or outside the planning. The example's peildatum is 1 april 2027."""

from __future__ import annotations

import pytest
from example_plan import GESPREKKEN, HOME, MELDPUNT, found

from planascode.checks import times


@pytest.mark.parametrize(
    ("words", "passed"),
    [
        ("Het meldpunt wordt in Q1 2027 geopend.", "Q1 2027"),
        ("Het meldpunt komt er in Q3/Q4 2026.", "Q3/Q4 2026"),
        ("De raad beslist op 31 maart 2027.", "31 maart 2027"),
        ("Uiterlijk in maart 2027 is er een plan.", "maart 2027"),
        ("In het 4e kwartaal 2026 gaan we open.", "4e kwartaal 2026"),
        ("Er komt een plan. In 2026 moet het klaar zijn.", "2026"),
    ],
)
def test_a_sentence_that_announces_a_day_that_has_passed_is_found_at_that_day(words: str, passed: str) -> None:
    change = (MELDPUNT, "straks: [Er komt één meldpunt.]", f'straks: ["{words}"]')
    (problem,) = found(times.check_nothing_to_come_has_passed, change)
    assert (problem.code, problem.level) == ("M-013", "advies")
    assert problem.message == f"'{passed}' is op de peildatum (1 april 2027) al voorbij"
    assert problem.source.width == len(passed)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("In de zomer van 2028 was er een proef.", "'zomer van 2028' is op de peildatum (1 april 2027) nog niet geweest, en hier staat 'was'"),
        ("In de zomer van 2026 was er een proef.", ""), ("In 2027 werd het druk.", ""), ("In 2028 is er een proef.", ""),
        ("Het wordt in 2028 wat het was.", ""), ("De raad besloot wat in 2028 tot 2030 werd gevraagd: een proef van 2028.", ""),
    ],
)  # fmt: skip
def test_a_sentence_that_tells_the_past_names_no_later_day(words: str, told: str) -> None:
    problems = found(times.check_nothing_to_come_has_passed, (MELDPUNT, "straks: [Er komt één meldpunt.]", f'straks: ["{words}"]'))
    assert [(item.code, item.message) for item in problems] == [("M-013", told)] * bool(told)


@pytest.mark.parametrize(
    "words",
    [
        "Het meldpunt wordt in Q2 2027 geopend.",
        "Het meldpunt wordt in april 2027 geopend.",
        "In 2027 komt er een meldpunt.",
        "De raad beslist op 1 april 2027.",
        "In 2025 was er een proef; die komt terug.",
        "Sinds 2025 worden meldingen geteld.",
        "Onderzoek uit 2024 laat zien wat inwoners willen.",
        "Van Q4 2026 tot Q2 2027 wordt gebouwd.",
        "Inwoners krijgen antwoord. Dat was in 2020 anders.",
    ],
)
def test_a_sentence_about_the_past_or_a_day_that_is_still_to_come_is_right(words: str) -> None:
    change = (MELDPUNT, "straks: [Er komt één meldpunt.]", f'straks: ["{words}"]')
    assert found(times.check_nothing_to_come_has_passed, change) == []


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [("In maart 2027 gaan we beginnen.", True), ("In maart 2027 gingen we beginnen.", False), ("In 2029 gaan we.", False)],
)
def test_a_text_that_announces_what_has_passed_is_found_at_its_words(words: str, is_wrong: bool) -> None:
    change = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", f"Een zin. {words}")
    problems = found(times.check_nothing_to_come_has_passed, change)
    assert [(item.source.file, item.source.width) for item in problems] == [(f"{HOME}/beschrijving.md", len("maart 2027"))] * is_wrong


def test_the_name_of_an_actie_and_the_newest_stand_are_read_and_older_standen_are_not() -> None:
    actie = (MELDPUNT, "naam: Het meldpunt openen", "naam: Het meldpunt gaat in 2026 open")
    newest = (MELDPUNT, "gevolg: Het meldpunt opent later.", "gevolg: Het meldpunt opent pas in maart 2027.")
    older = (
        GESPREKKEN,
        "herkomst: afgeleid}",
        "herkomst: afgeleid, toelichting: De eerste ronde begint in maart 2027.}",
    )
    problems = found(times.check_nothing_to_come_has_passed, actie, newest, older)
    assert [item.address.rpartition("/")[2] for item in problems] == ["naam", "gevolg"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Het begint in het eerste kwartaal van 2026.", "eerste kwartaal van 2026"), ("Het start in Q1 2026.", "Q1 2026"), ("Het begint in 2030.", ""),
        ("De evaluatie begint in Q1 2026.", ""), ("Dat was zo in Q1 2026.", ""), ("Het begint tussen Q1 2026 en Q2 2026.", ""),
    ],
)  # fmt: skip
def test_a_begin_in_a_point_about_a_measure_is_in_its_planning(words: str, told: str) -> None:
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", f"- Over [](#spreekuur). {words}\n- {words}")
    problems = found(times.check_times_beside_a_mention_fit_the_planning, text)
    assert [(item.code, item.source.line, item.source.width) for item in problems] == [("M-026", 1, len(told))] * bool(told)


def test_a_begin_in_what_a_measure_is_to_bring_is_in_its_planning() -> None:
    change = (MELDPUNT, "[Er komt één meldpunt.]", "[Er komt één meldpunt vanaf Q1 2026.]")
    assert [item.code for item in found(times.check_times_beside_a_mention_fit_the_planning, change)] == ["M-026"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("t/m eind 2028", "2028"), ("tot en met Q2 2027", "Q2 2027"), ("t/m eind 2027", ""),
        ("Dit begint in Q1 2026.", "Q1 2026"), ("start in maart 2028", "maart 2028"), ("klaar op 31 december 2027", ""),
        ("Dit begint na de zomer van 2027.", "zomer van 2027"), ("Dit is klaar na de zomer van 2027.", ""),
        ("in Q4 2027", ""), ("t/m eind 2027", ""), ("Evaluatie in 2028", ""), ("Dit was gepland voor 2026.", ""), ("In 2026 en in 2028", ""),
    ],
)  # fmt: skip
def test_the_time_that_is_told_with_a_planning_is_in_it(words: str, told: str) -> None:
    change = (GESPREKKEN, "planning_toelichting: elk kwartaal een ronde", f"planning_toelichting: {words}")
    problems = found(times.check_explanations_fit_the_planning, change)
    assert [(item.code, item.message) for item in problems] == ([("M-021", f"hier staat '{told}', en de planning is 'Q1 2027 t/m Q4 2027'")] if told else [])


@pytest.mark.parametrize(
    ("period", "words", "told"),
    [
        ("2027 t/m 2028", "Dit is de looptijd van de Proef Wijken.", True),
        ("Q1 2027 t/m Q4 2027", "Dit is de looptijd van de Proef Wijken.", False),
        ("2027 t/m 2027", "Dit is de looptijd van de Proef Wijken.", False),
        ("2027 t/m 2028", "De eerste helft van de looptijd van de Proef Wijken.", False),
        ("2027 t/m 2028", "Het werk valt in de looptijd van de Proef Wijken.", False),
    ],
)
def test_a_planning_that_is_said_to_be_the_term_of_a_document_is_that_term(period: str, words: str, told: bool) -> None:
    row = f"- {{id: proef, naam: Proef Wijken, soort: programma, schaal: lokaal, periode: {period}}}\n"
    document = ("namen/documenten.yaml", "- id: kadernota-voorbeeld", f"{row}- id: kadernota-voorbeeld")
    change = (GESPREKKEN, "planning_toelichting: elk kwartaal een ronde", f"planning_toelichting: {words}")
    problems = found(times.check_explanations_fit_the_planning, document, change)
    message = f"de planning is 'Q1 2027 t/m Q4 2027', volgens de toelichting de looptijd van 'Proef Wijken', en die is '{period}'"
    assert [(item.code, item.message) for item in problems] == [("M-021", message)] * told
