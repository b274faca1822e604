"""Marks of Markdown that did nothing are found, at their place; what only looks like one is left alone."""

from __future__ import annotations

import pytest

from planascode import markdown


def found(text: str) -> list[tuple[str, int, str]]:
    """(code, line, words with carets) of every problem of a text."""
    lines = text.split("\n")
    return [
        (problem.code, at.line, lines[at.line - 1][at.column - 1 : at.column - 1 + at.width])
        for problem in markdown.parse(text, "x.md", "x").problems
        if (at := problem.source)
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("een\n\n##Kop\n\ntekst", "T-019", 3, "##Kop"),
        ("#Kop\n\ntekst", "T-019", 1, "#Kop"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "T-001", 1, "| a | b |"),
        ("a | b\n--- | ---\n1 | 2", "T-001", 2, "--- | ---"),
        ("zie [x] (https://voorbeeld.nl)", "T-019", 1, "] (https://voorbeeld.nl)"),
        ("zie [x](https://voorbeeld.nl/een pad)", "T-019", 1, "](https://voorbeeld.nl/een"),
        ("zie [x](#kaart", "T-019", 1, "](#kaart"),
        ("een\ntwee **vet zonder eind", "T-019", 2, "**vet"),
        ("een vet eind**", "T-019", 1, "eind**"),
        ("een ** vet ** woord", "T-019", 1, "** vet **"),
        ("**goed** en **fout", "T-019", 1, "**fout"),
        ("een __x", "T-019", 1, "__x"),
        ("een x__", "T-019", 1, "x__"),
        ("een *cursief", "T-019", 1, "*cursief"),
        ("een _cursief", "T-019", 1, "_cursief"),
        ("-punt", "T-019", 1, "-punt"),
        ("•punt", "T-019", 1, "•"),
        ("een zin:\n• punt", "T-019", 2, "•"),
        ("een zin:\n– punt", "T-019", 2, "–"),
        ("- punt\n– punt", "T-019", 2, "–"),
        ("een zin.\n\na) punt", "T-019", 3, "a)"),
        ("een zin:\n\n  o\tpunt", "T-019", 3, "o"),
        ("\uf0b7\tpunt", "T-019", 1, "\uf0b7"),
        ("Kop:\n\nJaar\tAantal\n2025\t12\n2026\t15\n\nna", "T-001", 3, "Jaar\tAantal"),
        ("\t2025\t2026\nPolitie\t12\t15", "T-001", 1, "2025\t2026"),
    ],
)
def test_a_mark_that_would_be_printed_is_found_at_its_place(text: str, code: str, line: int, words: str) -> None:
    assert found(text) == [(code, line, words)]


@pytest.mark.parametrize(
    "text",
    [
        r"dit zijn \*\*sterretjes\*\* en dit is \_zo\_",
        "5 * 3 = 15, een noot* en *) de uitleg",
        "bestand_van_de_gemeente en ________",
        "zie https://voorbeeld.nl/_pad",
        "nummer #1 en #2\n#3 van de lijst",
        "-5 graden en +31 6",
        "de raad [of het college] (zie de verordening)",
        "keuze a | b",
        "-\teen\n-\ttwee\n\n1.\teen\n2.\ttwee",
        "een woord\tmet een tab\n\no ja, dit ook",
        "**vet *schuin* vet** en [woorden](https://voorbeeld.nl)",
    ],
)
def test_what_only_looks_like_a_mark_is_plain_text(text: str) -> None:
    assert found(text) == []


def test_each_of_two_wrong_marks_in_a_paragraph_has_its_own_place() -> None:
    places = {problem.source for problem in markdown.parse("[a](http://x.nl) en [b](http://x.nl)", "x.md", "x").problems}
    assert {(place.column, place.width) for place in places} == {(5, 11), (25, 11)}


def test_a_bullet_of_word_is_read_as_the_point_that_it_is_and_its_edit_makes_it_one() -> None:
    text = "We doen:\n\n•\tpraten\no\tluisteren\n"
    prose = markdown.parse(text, "x.md", "x")
    lines = text.split("\n")
    for edit in (edit for problem in prose.problems for edit in problem.edits):
        line = lines[edit.line - 1]
        assert line[edit.column - 1 :].startswith(edit.old)
        lines[edit.line - 1] = line[: edit.column - 1] + edit.new + line[edit.column - 1 + len(edit.old) :]
    mended = markdown.parse("\n".join(lines), "x.md", "x")
    assert lines[2:4] == ["- praten", "- luisteren"]
    assert mended.problems == ()
    assert mended.blocks == prose.blocks


def test_a_table_of_excel_is_shown_as_a_list() -> None:
    (problem,) = markdown.parse("Jaar\tAantal\n2025\t12", "x.md", "x").problems
    assert problem.hint.startswith("maak er een lijst van, bijvoorbeeld: - Jaar: 2025; Aantal: 12;")


@pytest.mark.parametrize("text", ["een zin\n– tussen streepjes –\nen verder", "een zin\na) zei hij", "z) punt"])
def test_a_dash_or_letter_in_the_middle_of_a_paragraph_is_no_point(text: str) -> None:
    assert found(text) == []


def test_a_letter_before_a_point_is_not_taken_away_as_a_text_may_name_it() -> None:
    dash, letter = (markdown.parse(text, "x.md", "x").problems[0] for text in ("– punt", "a) punt"))
    assert dash.edits
    assert not letter.edits
