"""Contrast: the figures of WCAG, and which pairs of a house style are looked at."""

from __future__ import annotations

import pytest

from planascode.contrast import Faint, faint, ratio

GOOD = {"text": "#000000", "surface": "#FFFFFF", "line": "#000000"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#767676", "#FFFFFF", 4.54), ("#123456", "#123456", 1.0)],
)
def test_the_ratio_is_the_one_of_wcag_in_both_directions(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.005)
    assert ratio(other, one) == ratio(one, other)


def test_a_tone_is_looked_at_by_its_words_and_by_its_line() -> None:
    tokens = {"colours": {"page": "#FFFFFF"}, "tones": {"good": GOOD, "faint": GOOD | {"text": "#999999", "line": "#BBBBBB"}}}
    assert [(found.front, found.behind, found.least) for found in faint(tokens)] == [
        (("tones", "faint", "text"), ("tones", "faint", "surface"), 4.5),
        (("tones", "faint", "line"), ("colours", "page"), 3.0),
    ]


def test_words_are_looked_at_on_what_lies_behind_them() -> None:
    tokens = {"colours": {"ink": "#777777", "page": "#FFFFFF"}}
    assert list(faint(tokens)) == [Faint(("colours", "ink"), ("colours", "page"), ratio("#777777", "#FFFFFF"), 4.5)]
