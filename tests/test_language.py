"""Sentences: where they end, how long they are; lists of one item; opinions."""

from __future__ import annotations

import pytest
from waterdorp import files, said

from planascode.checks import language

LONG = "De gemeente werkt de komende jaren samen met inwoners en ondernemers en scholen en partners aan een veilige en prettige en schone en groene omgeving"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dit is een zin. Dit is er nog een.", 2),
        ("Denk aan bijv. Oldambt en o.a. Groningen.", 1),
        ("Dat staat in art. 3 van de wet, d.w.z. Het Besluit.", 1),
        ("Bel J.P. Jansen of A. Pieters. Of niet.", 2),
        ("Het was in 2021. Daarna niet meer.", 2),
        ("Lees 112Groningen.nl en 3.500 andere sites.", 1),
        ("Wat nu? Niets! (Echt niet.) Klaar", 4),
        ("een; twee; drie", 3),
        ("Er komen er meer, enz. De rest volgt.", 2),
        ("Wacht... en dan verder.", 1),
        ("", 0),
    ],
)
def test_a_text_falls_apart_in_sentences(text: str, count: int) -> None:
    spans = list(language.sentences(text))
    assert len(spans) == count
    assert "".join(text[begin:end] for begin, end in spans) == text


@pytest.mark.parametrize(
    ("sentence", "number"),
    [("Dit zijn vier woorden.", 4), ("Zie \ufffc\ufffc\ufffc\ufffc en verder.", 4), ("wit/zwart - grijs", 2), ("", 0)],
)
def test_words_are_counted_as_a_reader_sees_them(sentence: str, number: int) -> None:
    assert language.count_words(sentence) == number


def test_a_sentence_of_25_words_is_short_enough_and_of_26_is_not() -> None:
    assert language.count_words(LONG) == 25
    assert said(language.check_sentences_are_short, f"{LONG}.") == []
    assert said(language.check_sentences_are_short, f"{LONG} samen.") == [f"W-001 {LONG} samen."]
    assert said(language.check_sentences_are_short, field=f"{LONG} samen.") == [f"W-001 {LONG} samen."]


def test_each_long_sentence_is_pointed_at_and_the_others_are_not() -> None:
    text = f"Kort.\n{LONG} samen. Weer kort.\n\n- {LONG} ook.\n- Kort."
    assert said(language.check_sentences_are_short, text) == [f"W-001 {LONG} samen.", f"W-001 {LONG} ook."]


@pytest.mark.parametrize(
    "text", [f"> {LONG} en zo voort.", f'De wet zegt: "{LONG} en zo voort."', f"{LONG}; en nog iets."]
)
def test_a_quotation_and_a_row_with_semicolons_do_not_make_a_sentence_long(text: str) -> None:
    assert said(language.check_sentences_are_short, text) == []


def test_a_long_name_is_left_as_it_is() -> None:
    goal = ("prioriteiten/hoog-water/prioriteit.yaml", "Minder natte kelders")
    changed = _changed(goal[0], goal[1], f"{LONG} samen")
    assert said(language.check_sentences_are_short, changed=changed) == []


def _changed(path: str, old: str, new: str) -> dict[str, str]:
    text = files()[path].decode()
    assert old in text
    return {path: text.replace(old, new)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- een", ["W-005 een"]),
        ("Speerpunten zijn:\n\n- controles\n\nEn dan dit.", ["W-005 controles"]),
        ("1. een", ["W-005 een"]),
        ("- een\n- twee", []),
        ("- een\n\n  meer over een\n- twee", []),
        ("- een\n  - binnen\n- twee", []),
        ("Geen lijst - maar een streepje.", []),
    ],
)
def test_a_list_of_one_item_is_found(text: str, found: list[str]) -> None:
    assert said(language.check_lists_have_items, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mijn inschatting is dat het lukt.", ["W-004 Mijn"]),
        ("Dat denk ik ook.", ["W-004 ik"]),
        ("De slogan is 'Ik doe mee'.", []),
        ('Een inwoner zei: "Dat vind ik niet."', []),
        ("> Ik wil dat.", []),
        ("De mijnen en de kikker.", []),
    ],
)
def test_an_opinion_of_one_person_is_found_but_not_in_a_quotation(text: str, found: list[str]) -> None:
    assert said(language.check_no_opinions, text) == found


def test_a_project_may_be_called_after_somebody() -> None:
    changed = _changed("prioriteiten/hoog-water/prioriteit.yaml", "Minder natte kelders", "Niet onder mijn neus")
    assert said(language.check_no_opinions, field="Niet onder mijn neus", changed=changed) == []
