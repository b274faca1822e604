"""Lines that cannot be read, or not where they stand: what counts as a sentence, and what is told of each kind."""

from __future__ import annotations

import pytest

from planascode import wronglines


@pytest.mark.parametrize("text", ["als er geld komt.", "En met de politie.", "De gemeente zet meer in", "  die doorgaat op de regel."])
def test_words_that_make_a_sentence_are_prose(text: str) -> None:
    assert wronglines.is_prose(text)


@pytest.mark.parametrize("text", ["naam Halt", "naam Halt en zo.", "naam: Het lukt niet.", "naam = Halt en zo.", "- Een punt van drie.", "2 of 3 keer."])
def test_a_key_a_point_and_a_number_are_no_prose(text: str) -> None:
    assert not wronglines.is_prose(text)


def test_a_point_to_the_left_of_the_others_is_told_how_far_and_below_which_line() -> None:
    assert wronglines.outdented("- Geen", 2, 24).hint == "zet er 2 spaties voor, recht onder het streepje van regel 24"
    assert wronglines.outdented("- id: a", 2, 24).hint.endswith("ook voor de regels die bij dit punt horen")


def test_a_list_in_a_list_is_told_at_its_first_point_where_the_list_goes_on() -> None:
    lines = ["nu:", "  - Een", "    - Twee", "    - Drie", "  - Vier"]
    trouble = wronglines.swallowed(lines, 1, 2)
    assert (trouble.line, trouble.start) == (2, 4)
    assert trouble.hint.startswith("haal er 2 spaties voor weg, en bij de punten eronder die net zo ver inspringen: dan")
    assert wronglines.swallowed(lines[:-1], 1, 2).line == 1, "without a point behind it the first is the one that stands alone"


def test_a_bullet_below_points_that_stand_further_in_gets_their_place() -> None:
    assert wronglines.bullet("• Geen").fix == (0, 1, "-")
    assert wronglines.bullet("• Geen", 2).fix == (0, 1, "  -")


@pytest.mark.parametrize(("text", "whole"), [("a", '"a"'), ('a "b"', "'a \"b\"'"), ("a \"b's\"", ""), ("a\\b", ""), ("", "")])
def test_a_text_gets_the_quotes_that_it_does_not_hold(text: str, whole: str) -> None:
    assert wronglines.enclosed(text) == whole


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        (["- id: a", "  nu:", "- Een punt"], "hoort dit bij 'nu' op regel 2? Zet er dan 4 spaties voor"),
        (["- id: a", "  nu:", "- id: b"], ""),
        (["- id: a", "  nu: [x]", "- Een punt"], ""),
        (["- id: a", "  nu:", "    - Een punt"], ""),
    ],
)
def test_a_point_to_the_left_below_an_empty_key_is_led_to_that_key(lines: list[str], hint: str) -> None:
    assert wronglines.of_the_key_above(lines, 2) == hint
