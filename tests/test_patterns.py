"""The patterns: each takes what the reader of its type of value takes, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planascode.patterns import EXAMPLES, LACK, PATTERNS, lacking, literally, offered, patterned
from planascode.patterns import text as text_form
from planascode.values import TYPES, Wrong, ontbreekt

RIGHT = {
    "tekst": ["Een tekst", "1", "onbekend"],
    "id": ["woonoverlast-wet", "a1", "a" * 24, "con1", "com10"],
    "link": ["https://www.voorbeeld.nl/a?b=c#d", "HTTPS://A.NL"],
    "dag": ["14 juni 2022", "2022-06-14", "de dag na die van de bekendmaking"],
    "datum": ["14 juni 2022", "2022-06-14", "29 februari 2024", "2000-02-29", "31 december 1999", "01 mei 2022"],
    "periode": ["2022", "Q3 2022", "q1 1999"],
    "planning": ["Q3 2022", "Q3 2022 t/m Q1 2023", "vanaf 2022", "t/m 2025", "doorlopend", "doorlopend vanaf Q1 2022"],
    "bedrag": ["14.596", "€ 2.674,63", "20000", "999.000.000.000,00", "100000000000"],
    "aantal": ["12", "1.250", "3,5", "-0,000001", "-999999999999"],
    "telling": ["12", "1.250", "3,5", "-0,000001", "minder dan 5"],
    "janee": ["ja", "nee"],
}
SIGNS = "0123456789 .,-/€QqaejnrimlstvKſ\u212a\u200b\n"
WORDS = (" t/m ", "vanaf ", "doorlopend", "februari", "30 ", "31 ", "29 ", "Q5 ", "0000", "1900", "2100", "onbekend")


@st.composite
def near(draw: st.DrawFn, kind: str) -> str:
    """A right text of this type, with a few signs or words put in, taken out or put over."""
    text = draw(st.sampled_from(RIGHT[kind]))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 4)))
        text = text[:start] + draw(st.sampled_from((*SIGNS, *WORDS, ""))) + text[end:]
    return text


def neighbours(text: str) -> Iterator[str]:
    """Every text that is one sign or word away from this one: left out, put in, or put over."""
    for start in range(len(text) + 1):
        yield text[:start] + text[start + 1 :]
        for words in (*SIGNS, *WORDS):
            yield text[:start] + words + text[start:]
            yield text[:start] + words + text[start + 1 :]


def is_taken(kind: str, text: str) -> bool:
    try:
        TYPES[kind].parse(text)
    except Wrong as wrong:
        return "eindigt voordat zij begint" in wrong.message
    return True


def matches(pattern: str, text: str) -> bool:
    """As an editor does it: in JavaScript ``$`` is the end of the text and nothing else."""
    return re.search(f"^(?:{pattern})$".replace("$", r"\Z"), text) is not None


@pytest.mark.parametrize("kind", PATTERNS)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_reader_takes_every_text_that_a_pattern_describes(kind: str, data: st.DataObject) -> None:
    without_looking_ahead = re.sub(r"\(\?[=!][^)]*\)", "", PATTERNS[kind])
    text = data.draw(st.from_regex(rf"\A(?:{without_looking_ahead})\Z"))
    assert is_taken(kind, text) or not matches(PATTERNS[kind], text)


def test_every_type_of_value_has_a_pattern() -> None:
    assert PATTERNS.keys() == TYPES.keys() == RIGHT.keys()
    assert all(matches(PATTERNS[kind], text) for kind, texts in RIGHT.items() for text in texts)


@pytest.mark.parametrize("kind", PATTERNS)
def test_a_pattern_and_the_reader_agree_about_every_text_beside_a_right_one(kind: str) -> None:
    differ = {
        text
        for right in RIGHT[kind]
        for text in neighbours(right)
        if matches(PATTERNS[kind], text) != is_taken(kind, text)
    }
    assert differ == set()


@pytest.mark.parametrize("kind", PATTERNS)
@given(data=st.data())
def test_a_pattern_takes_what_the_reader_takes_and_nothing_else(kind: str, data: st.DataObject) -> None:
    text = data.draw(near(kind) | st.text(SIGNS, max_size=12))
    assert matches(PATTERNS[kind], text) == is_taken(kind, text)


def test_a_date_pattern_knows_the_calendar_of_every_year() -> None:
    months = ("januari", "februari", "maart", "april", "juni", "augustus", "september", "december")
    for year in (0, 1, 400, 1799, 1800, 1900, 2000, 2023, 2024, 2100, 2199, 2200):
        for day in (0, 1, 28, 29, 30, 31, 32):
            texts = [f"{day} {month} {year:04d}" for month in months]
            texts += [f"{year:04d}-{month:02d}-{day:02d}" for month in (0, 1, 2, 4, 12, 13)]
            for text in texts:
                assert matches(PATTERNS["datum"], text) == is_taken("datum", text), text


@given(st.text("onbekd.v nietgpublcr()x\u200b\n", max_size=30) | st.from_regex(rf"\A(?:{LACK})\Z"))
def test_the_pattern_for_what_is_not_there_is_the_readers(text: str) -> None:
    try:
        taken = ontbreekt(text) is not None
    except Wrong:
        taken = False
    assert matches(LACK, text) == taken


@pytest.mark.parametrize(("kind", "example"), [(kind, one) for kind, found in EXAMPLES.items() for one in found])
def test_an_example_is_right(kind: str, example: str) -> None:
    assert is_taken(kind, example)
    assert re.search(patterned(kind, False)["pattern"], example)


def test_words_are_matched_as_they_stand() -> None:
    words = ("half jaar", "a.b", "wat?", "(x)", "een|twee", "een-id", "a/b", "[c]")
    for word in words:
        assert re.fullmatch(literally(words), word)
    assert not re.fullmatch(literally(words), "a-b")
    assert "\\-" not in literally(words), "JavaScript refuses an escaped hyphen"


def test_a_word_is_offered_with_its_name_where_that_says_more() -> None:
    found = offered({"politie": "Politie", "om": "Openbaar Ministerie", "ja": ""})
    assert [item["label"] for item in found["defaultSnippets"]] == ["politie", "om · Openbaar Ministerie", "ja"]


@pytest.mark.parametrize(
    "schema", [text_form(False), text_form(True), lacking(), *(patterned(kind, True) for kind in PATTERNS)]
)
def test_every_form_has_a_message_of_our_own(schema: dict[str, object]) -> None:
    assert "errorMessage" in schema or "patternErrorMessage" in schema
