"""Where a text file gets its place: names that the plan knows, or the line that makes a new name known."""

from __future__ import annotations

import pytest
import waterdorp

from planascode import pipeline
from planascode.problems import Problem
from planascode.textnames import where_to_name


def said(**new: str) -> list[Problem]:
    files = {**waterdorp.files(), **{path: text.encode() for path, text in new.items()}}
    return list(pipeline.examine(files, waterdorp.layouts()).problems)


@pytest.mark.parametrize("address", ["prioriteiten/hoog-water/verhaal", "hoofdstukken/waarom"])
def test_a_text_that_the_plan_names_has_its_place(address: str) -> None:
    assert where_to_name(waterdorp.plan(), address) == ""


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Vraag en Antwoord", "- {id: vraag-en-antwoord, soort: tekst, kop: Vraag en antwoord, tekst: hoofdstukken/vraag-en-antwoord}"),
        ("Regentonnen!", "- {id: tekst-regentonnen, soort: tekst, kop: Regentonnen, tekst: hoofdstukken/regentonnen}"),
    ],
)
def test_the_better_name_of_a_text_comes_with_the_line_that_makes_it_known_and_then_nothing_is_wrong(name: str, line: str) -> None:
    (problem,) = said(**{f"hoofdstukken/{name}.md": "Een tekst.\n"})
    assert problem.code == "H-001"
    assert "die naam kent het plan nog niet: " in problem.hint
    assert f"zet in indeling.yaml onder plan: een regel: {line}; of geef het bestand een naam" in problem.hint
    order = waterdorp.files()["indeling.yaml"].decode().replace("plan:\n", f"plan:\n  {line}\n", 1)
    better = problem.hint.partition("streepjes: ")[2].partition(";")[0]
    assert said(**{f"hoofdstukken/{better}": "Een tekst.\n", "indeling.yaml": order}) == []


def test_a_name_that_the_plan_knows_is_offered_as_it_is() -> None:
    files = {path: data for path, data in waterdorp.files().items() if path != "prioriteiten/hoog-water/verhaal.md"}
    files["prioriteiten/hoog-water/Verhaal!.md"] = b"Een tekst.\n"
    (problem,) = (item for item in pipeline.examine(files, waterdorp.layouts()).problems if item.code == "H-001")
    assert problem.hint == "gebruik kleine letters, cijfers en streepjes: verhaal.md"
