"""Marks of editions: what is open refers to nothing that is hidden, by a mark of its own or with what it stands in."""

from __future__ import annotations

import pytest
import waterdorp

from planascode.checks import editions


def test_a_block_that_begins_nowhere_rather_began_where_an_empty_line_is_one_too_many() -> None:
    there = "waarschijnlijk stond er op regel 3, waar een lege regel te veel is: ::: vertrouwelijk; zo niet: zet :::"
    for gap, begin in (("\n\n\n", there), ("\n\n", "zet :::")):
        text = f"Voor iedereen.{gap}Voor ons.\n:::\n"
        (problem,) = editions.check_editions_exist(waterdorp.seen({waterdorp.TEXT: text}))
        assert (problem.code, problem.hint.startswith(begin)) == ("E-002", True)


@pytest.mark.parametrize(
    ("path", "field", "mark", "hidden", "why"),
    [
        ("prioriteiten/hoog-water/dijken/kade.yaml", "naam:", "editie: vertrouwelijk", "kade", ""),
        ("prioriteiten/hoog-water/dijken/thema.yaml", "naam:", "editie: vertrouwelijk", "kade", ", met heel 'dijken'"),
        ("prioriteiten/hoog-water/prioriteit.yaml", "naam:", "editie: vertrouwelijk", "droge-kelders", ", met heel 'hoog-water'"),
        ("prioriteiten/hoog-water/prioriteit.yaml", "naam:", "editie_per_veld: {doelen: vertrouwelijk}", "droge-kelders", ""),
    ],
)
def test_what_is_open_refers_to_nothing_that_is_hidden(path: str, field: str, mark: str, hidden: str, why: str) -> None:
    found = [item.message for item in waterdorp.problems(path, field, f"{mark}\n{field}") if item.code == "E-004"]
    assert f"dit is te zien in de editie 'openbaar' en verwijst naar '{hidden}', dat daar verborgen is{why}" in found


@pytest.mark.parametrize(
    ("closed", "opened", "told"),
    [
        ("Deze zin over de dijk is alleen voor de mensen van het waterschap.", "Het plan.\n\n- {}", [3]),
        ("Deze zin over de dijk is alleen voor de mensen van het waterschap.", "Het plan.\n\n## {}\n\nEen zin.", []),
        ("Deze zin over de dijk is alleen voor de mensen van het waterschap.", "Het plan. {}", [1]), ("Deze zin is te kort.", "Het plan. {}", []),
        ("Deze zin over de dijk is alleen voor de mensen van het waterschap.", "::: vertrouwelijk\n{}\n:::", []),
    ],
)  # fmt: skip
def test_a_sentence_of_a_closed_block_is_not_in_an_open_text(closed: str, opened: str, told: list[int]) -> None:
    block = f"Voor iedereen.\n\n::: vertrouwelijk\n{closed} En meer.\n:::\n"
    texts = {waterdorp.TEXT: opened.format(closed) + "\n", "prioriteiten/schoon-water/verhaal.md": block}
    problems = list(editions.check_what_is_closed_is_not_said_openly(waterdorp.seen(texts)))
    assert [(item.code, item.source.file, item.source.line) for item in problems] == [("E-008", waterdorp.TEXT, line) for line in told]
    assert all(item.hint.startswith("dat blok staat in prioriteiten/schoon-water/verhaal.md, regel 4; ") for item in problems)


def test_a_block_that_is_closed_twice_has_one_fence_too_many() -> None:
    (problem,) = editions.check_editions_exist(waterdorp.seen({waterdorp.TEXT: "::: vertrouwelijk\nVoor ons.\n:::\n\n:::\n\nVoor iedereen.\n"}))
    assert problem.hint == "haal deze ::: weg: het blok is op regel 3 al gesloten"


def test_of_a_block_that_begins_nowhere_the_last_line_above_its_end_is_shown() -> None:
    (problem,) = editions.check_editions_exist(waterdorp.seen({waterdorp.TEXT: "Voor iedereen.\n\nVoor ons is dit stuk.\n:::\n"}))
    assert "(misschien regel 3: 'Voor ons is dit ...', of hoger)" in problem.hint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("::: vertrouwelijk\n**Vraag:** wie?\n:::\n\n**Antwoord:** wij.\n", ["**Antwoord:**"]),
        ("::: vertrouwelijk\n**Vraag:** wie?\n\n**Antwoord:** wij.\n:::\n", []),
        ("::: vertrouwelijk\nEen zin.\n:::\n\n**Antwoord:** wij.\n", []),
        ("**Vraag:** wie?\n\n::: vertrouwelijk\nNiet hier.\n:::\n\n**Antwoord:** wij.\n", []),
    ],
)  # fmt: skip
def test_a_labelled_paragraph_behind_a_closed_one_may_belong_to_it(text: str, told: list[str]) -> None:
    problems = list(editions.check_blocks_hold_what_belongs_together(waterdorp.seen({waterdorp.TEXT: text})))
    assert [(item.code, item.message.split("'")[1]) for item in problems] == [("E-007", words) for words in told]
