"""Priorities without a word, in the plan that ``nieuw`` makes."""

from __future__ import annotations

from example_plan import HOME, found

from planascode.checks import completeness


def test_a_prioriteit_without_its_first_text_is_found() -> None:
    path = "prioriteiten/tweede/prioriteit.yaml"
    text = "naam: Tweede\ndoelstelling: onbekend (x)\nopgaveleider: team-voorbeeld\nbudgethouder: team-voorbeeld\n"
    (problem,) = found(completeness.check_priorities_are_described, (path, "", text))
    assert (problem.code, problem.source.file) == ("D-009", path)
    described = (f"{HOME.replace('eerste-prioriteit', 'tweede')}/beschrijving.md", "", "Wat er speelt.\n")
    assert found(completeness.check_priorities_are_described, (path, "", text), described) == []


def test_an_overige_prioriteit_that_says_neither_now_nor_later_is_found() -> None:
    path = "overige/voorlichting.yaml"
    now = (path, "nu: [Er staat informatie op de website.]", "nu: onbekend (leeg)")
    assert [item.code for item in found(completeness.check_other_priorities_say_something, now)] == ["D-010"]
    later = (path, "straks: onbekend (nog in te vullen)", "straks: [Er komt een folder.]")
    assert found(completeness.check_other_priorities_say_something, now, later) == []
