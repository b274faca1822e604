"""Checks: each finds its own trouble in a plan that is otherwise right. The exact words are in cases/fouten."""

from __future__ import annotations

import inspect

import pytest
import waterdorp

from planascode import checks
from planascode.checks.content import Content
from planascode.load import load

KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
TONS = "prioriteiten/hoog-water/wijken/regentonnen.yaml"
POSTS = "geld/budgetposten.yaml"
WHY = "hoofdstukken/waarom.md"

FOUND_BY = {
    "check_references_resolve": (KADE, "partners: [waterschap-drasland]", "partners: [niemand]"),
    "check_order_lists_name_children": ("prioriteiten/schoon-water/prioriteit.yaml", "[vissen-tellen,", "[kade, vissen-tellen,"),
    "check_editions_exist": ("prioriteiten/schoon-water/lozingen.yaml", "editie: partners", "editie: iedereen"),
    "check_hidden_fields_are_optional": (KADE, "{trekker: partners}", "{doelen: partners}"),
    "check_open_records_refer_to_open_records": (KADE, "[post-kade]", "[post-geschil]"),
    "check_texts_are_readable": (WHY, "Waterdorp bestaat niet.", "![x](y.png)"),
    "check_signs_can_be_printed": (WHY, "Waterdorp bestaat niet.", "Waterdorp ⚠"),
    "check_text_references_resolve": (WHY, "#hoog-water", "#laag-water"),
    "check_texts_are_used": ("indeling.yaml", ", tekst: verhaal", ", tekst: verslag"),
    "check_one_home_for_planning": (TONS, "planning: doorlopend vanaf Q2 2028\n", ""),
    "check_states_are_on_axes": (TONS, ", geld: op-koers", ""),
    "check_bad_states_are_explained": (KADE, "        bijsturing: Het college praat met de eigenaar.\n", ""),
    "check_legend_shows_the_unknown": ("legenda/toestanden.yaml", ", bij_ontbreken: ja", ""),
    "check_figures_have_a_column": ("plan.yaml", "monitoring_jaren: [2027, 2028]", "monitoring_jaren: [2027]"),
    "check_tones_exist": ("legenda/toestanden.yaml", "toon: klei", "toon: beton"),
    "check_columns_and_parts_exist": ("indeling.yaml", "breedte: 3", "breedte: 0"),
    "check_part_ids_are_free": ("indeling.yaml", "id: waarom", "id: regentonnen"),
    "check_parts_fit_in_their_whole": (POSTS, "45.500,50", "120.000,01"),
}


def content(path: str = "", old: str = "", new: str = "") -> Content:
    files = dict(waterdorp.files())
    if path:
        text = files[path].decode()
        assert old in text
        files[path] = text.replace(old, new, 1).encode()
    loaded = load(files)
    assert loaded.plan is not None, loaded.problems
    style = waterdorp.examined().style
    return Content(loaded.plan, loaded.sources, frozenset(style.tones), style.signs())


@pytest.mark.parametrize("function", checks.CHECKS, ids=lambda function: function.__name__)
def test_every_check_is_content_with_the_plan_as_it_is(function: object) -> None:
    assert callable(function)
    assert list(function(content())) == []


@pytest.mark.parametrize("name", sorted(FOUND_BY))
def test_every_check_finds_its_own_trouble(name: str) -> None:
    function = next(function for function in checks.CHECKS if function.__name__ == name)
    found = list(function(content(*FOUND_BY[name])))
    assert found
    for problem in found:
        assert problem.message
        assert problem.hint
        assert problem.source.file in waterdorp.files()


def test_no_check_is_left_out_of_these_tests_or_of_the_list() -> None:
    listed = {function.__name__ for function in checks.CHECKS}
    modules = (checks.editions, checks.money, checks.references, checks.structure, checks.texts)
    written = {name for module in modules for name, _ in inspect.getmembers(module, inspect.isfunction) if name.startswith("check_")}
    assert listed == written
    assert listed - set(FOUND_BY) == {"check_codes_follow"}, "tested below: it needs a plan with codes"


def test_a_combination_without_a_code_is_found() -> None:
    codes = {
        "codes/grondslagen.yaml": b"- {id: wet, naam: wettelijk}\n",
        "codes/middelen.yaml": b"- {id: ja, naam: aanwezig}\n- {id: nee, naam: afwezig}\n",
        "codes/codes.yaml": b"- {id: p1, code: P1, omschrijving: moet, grondslag: wet, middelen: [ja]}\n",
    }
    for means, count in (("ja", 0), ("nee", 1)):
        text = waterdorp.files()[TONS].decode().replace("\nstanden:", f"\ngrondslag: wet\nmiddelen: {means}\nstanden:")
        loaded = load({**waterdorp.files(), **codes, TONS: text.encode()})
        assert loaded.plan is not None, loaded.problems
        found = checks.check(Content(loaded.plan, loaded.sources, frozenset(waterdorp.examined().style.tones)))
        assert [problem.code for problem in found] == ["M-002"] * count


def test_problems_come_sorted_and_once() -> None:
    found = checks.check(content(KADE, "[post-kade]", "[post-geschil]"))
    assert found == sorted(set(found))


def test_parts_that_are_just_as_large_as_the_whole_are_right() -> None:
    assert not list(checks.money.check_parts_fit_in_their_whole(content(POSTS, "45.500,50", "120.000")))


def test_a_part_of_a_part_is_found() -> None:
    text = waterdorp.files()[POSTS].decode().replace("bij: [schoon-water]", "bij: [schoon-water]\n  onderdeel_van: post-klei")
    loaded = load({**waterdorp.files(), POSTS: text.encode()})
    assert loaded.plan is not None
    found = list(checks.money.check_parts_fit_in_their_whole(Content(loaded.plan, loaded.sources, frozenset())))
    assert [problem.code for problem in found] == ["G-001"]
