"""Names of NL Design System: what the site calls its tokens, and what is read out of a municipality's theme."""

from __future__ import annotations

from dataclasses import replace

import waterdorp

from planascode import nldesign, pipeline
from planascode.housestyle import THEME, TOKENS, HouseStyle, housestyle, read_tokens
from planascode.problems import Problem
from planascode.writers import site

OURS = waterdorp.layouts()[TOKENS]
ROOT_OF_THEME = """/* Do not edit: --basis-color-default-color-document: #FFFFFF; */
:root {
  --voorbeeld-violet-500: #5a2a82;
  --voorbeeld-wit: #fff;
  --basis-color-accent-1-inverse-bg-default: var(--voorbeeld-violet-500);
  --basis-color-accent-1-inverse-color-default: var(--voorbeeld-wit);
  --basis-color-positive-color-default: #0B4F12;
  --basis-text-font-family-default: 'Noto Sans', sans-serif;
}
"""


def with_theme(theme: str, own: str = "") -> tuple[HouseStyle, list[Problem]]:
    layers = {TOKENS: OURS, f"layouts/{THEME}": theme.encode()} | ({f"layouts/{TOKENS}": own.encode()} if own else {})
    tokens, problems = read_tokens(layers)
    return housestyle(tokens, {}), problems


def ours() -> HouseStyle:
    return housestyle(read_tokens({TOKENS: OURS})[0], {})


def test_a_theme_gives_its_colours_to_the_whole_house_style_and_nothing_else() -> None:
    made, problems = with_theme(ROOT_OF_THEME)
    assert not problems
    good = replace(ours().tones["good"], text="#0B4F12")
    assert made.colours == {**ours().colours, "head": "#5A2A82", "head-text": "#FFFFFF"}
    assert made.tones == {**ours().tones, "good": good}
    assert made.fonts == ours().fonts


def test_tokens_of_the_plan_go_before_its_theme() -> None:
    made, problems = with_theme(ROOT_OF_THEME, 'colours: {head: "#004400"}')
    assert not problems
    assert made.colours["head"] == "#004400"
    assert made.colours["head-text"] == "#FFFFFF"


def test_the_site_calls_a_colour_as_a_theme_does_and_so_its_own_style_sheet_can_be_read_as_a_theme() -> None:
    style = replace(with_theme(ROOT_OF_THEME)[0], files={"site.css": b""})
    light = site.stylesheet(style).split("@media")[0]
    assert "--basis-color-accent-1-inverse-bg-default:#5A2A82;" in light
    found, problems = nldesign.read(light.encode(), "site.css")
    assert not problems
    assert found.keys() == nldesign.NAMES.keys()
    assert found["tones", "good", "text"][0] == "#0B4F12"


def test_no_name_stands_for_two_colours_and_each_for_one_that_our_house_style_has() -> None:
    assert len(set(nldesign.NAMES.values())) == len(nldesign.NAMES)
    for group, key, *part in nldesign.NAMES:
        assert key in ours().colours if group == "colours" else hasattr(ours().tones[key], part[0])


def test_the_style_sheet_of_the_site_asks_for_no_token_that_nobody_sets() -> None:
    css = site.stylesheet(waterdorp.examined().style)
    asked = {part.split(")")[0].split(",")[0] for part in css.split("var(")[1:]}
    assert not {name for name in asked if f"{name}:" not in css.replace(": ", ":")}


def test_what_is_no_colour_is_a_problem_where_it_stands_and_the_old_colour_stays() -> None:
    made, problems = with_theme(":root {\n  --paars: rebeccapurple;\n  --basis-color-action-2-color-default: var( --paars );\n}")
    (problem,) = problems
    assert (problem.code, problem.source.line, problem.source.column) == ("L-015", 2, 3)
    assert "rebeccapurple" in problem.message
    assert made.colours == ours().colours


def test_a_theme_that_asks_itself_in_a_circle_or_for_what_is_not_there_is_a_problem() -> None:
    for value in ("var(--basis-color-action-2-color-default)", "var(--weg)"):
        _, problems = with_theme(f":root {{ --basis-color-action-2-color-default: {value}; }}")
        assert [problem.code for problem in problems] == ["L-015"]


def test_a_theme_without_any_colour_that_a_plan_uses_is_told() -> None:
    _, problems = with_theme(":root { --utrecht-button-color: #FF0000; }")
    assert [(problem.code, problem.source.file) for problem in problems] == [("L-015", f"layouts/{THEME}")]


def test_a_colour_of_a_theme_that_is_hard_to_see_is_told_at_the_theme() -> None:
    _, problems = with_theme(":root {\n  --basis-color-action-2-color-default: #9DB8D9;\n}")
    assert [(problem.code, problem.source.file, problem.source.line) for problem in problems] == [("L-013", f"layouts/{THEME}", 2)]


def test_a_plan_brings_its_theme_as_a_file() -> None:
    content = {**waterdorp.files(), f"layouts/{THEME}": ROOT_OF_THEME.encode()}
    checked = pipeline.examine(content, waterdorp.layouts())
    assert checked.style.tones["good"].text == "#0B4F12"
