"""The house style: tokens of two layers, colours that can be read, and what a municipality may change."""

from __future__ import annotations

from dataclasses import replace

import pytest
import waterdorp
import yaml

from planascode import pipeline
from planascode.housestyle import LISTED, TOKENS, HouseStyle, Tone, housestyle, list_of_signs, read_tokens, tokens_text

FONTS = waterdorp.ROOT / "layouts" / "huisstijl" / "fonts"
OURS = waterdorp.layouts()["huisstijl/tokens.yaml"]


def style(own: str = "") -> HouseStyle:
    layers = {"ours": OURS} | ({"own": own.encode()} if own else {})
    tokens, problems = read_tokens(layers)
    assert not problems
    return housestyle(tokens, {})


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("made", [style(), waterdorp.examined().style], ids=["ours", "waterdorp"])
def test_every_tone_can_be_read_and_its_symbol_seen(made: HouseStyle) -> None:
    for name, tone in made.tones.items():
        assert contrast(tone.text, tone.surface) >= 4.5, name
        assert contrast(tone.line, "#FFFFFF") >= 3, name
        if tone.text != "#FFFFFF":
            assert contrast(tone.text, "#FFFFFF") >= 4.5, name


@pytest.mark.parametrize("made", [style(), waterdorp.examined().style], ids=["ours", "waterdorp"])
def test_running_text_links_and_table_heads_can_be_read(made: HouseStyle) -> None:
    for name in ("ink", "quiet", "primary", "link"):
        assert contrast(made.colours[name], made.colours["page"]) >= 4.5, name
    assert contrast(made.colours["ink"], made.colours["stripe"]) >= 4.5
    assert contrast(made.colours["head-text"], made.colours["head"]) >= 4.5


def test_the_tokens_read_as_any_reader_of_the_format_would() -> None:
    assert style() == housestyle(yaml.safe_load(OURS), {})


def test_a_plan_overrides_one_colour_and_keeps_the_rest() -> None:
    made = style('colours: {primary: "#0B3D4A"}\ntones: {good: {text: "#004400"}}')
    assert made.colours["primary"] == "#0B3D4A"
    assert made.colours["ink"] == style().colours["ink"]
    assert made.tones["good"] == Tone("#004400", style().tones["good"].surface, style().tones["good"].line)


def test_a_plan_may_add_a_tone_of_its_own() -> None:
    made = style('tones: {water: {text: "#004400", surface: "#FFFFFF", line: "#004400"}}')
    assert list(made.tones) == [*style().tones, "water"]


@pytest.mark.parametrize(
    ("own", "code"),
    [
        ("colours: {primary: rood}", "L-009"),
        ('colours: {link: "#9DB8D9"}', "L-013"),
        ('colours: {head: "#C0D0E0"}', "L-013"),
        ('tones: {good: {text: "#7FB883"}}', "L-013"),
        ('tones: {good: {line: "#A5D6A7"}}', "L-013"),
        ('colours: {primair: "#000000"}', "V-001"),
        ('kleuren: {primary: "#000000"}', "V-001"),
        ('tones: {nieuw: {text: "#000000"}}', "L-009"),
        ('tones: {good: {tekst: "#000000"}}', "V-001"),
        ("tones: {good: groen}", "V-008"),
        ("sizes: {text: groot}", "L-010"),
        ('fonts: {family: "x\\"; } body { display: none"}', "L-011"),
        ("- een lijst", "V-008"),
        ("tones: {good: [", "B-010"),
    ],
)
def test_a_wrong_token_is_a_problem_and_the_rest_still_stands(own: str, code: str) -> None:
    tokens, problems = read_tokens({"ours": OURS, "own": own.encode()})
    assert {(problem.source.file, problem.code) for problem in problems} == {("own", code)}
    assert set(style().tones) <= set(housestyle(tokens, {}).tones)


def test_css_has_every_token_as_a_variable() -> None:
    css = style().css_variables()
    for wanted in ("--tone-good-text:#1B5E20", "--colour-ink:#1C2530", "--size-text:10.5pt", "--page-width:210mm"):
        assert wanted in css


def test_the_letter_has_every_sign_of_our_own_legend() -> None:
    assert set("✓▶○■?€é") <= waterdorp.examined().style.signs()
    assert style().signs() == frozenset(), "without a letter nothing is known"


def test_the_list_beside_our_letter_holds_the_signs_that_are_in_it() -> None:
    letter = FONTS / "SourceSans3-Regular.ttf"
    told = f"python -c 'import pathlib, planascode.housestyle as h; p = pathlib.Path(\"{letter.relative_to(waterdorp.ROOT)}\"); "
    told += "pathlib.Path(f\"{p}{h.LISTED}\").write_bytes(h.list_of_signs(p.read_bytes()))'"
    assert letter.with_name(letter.name + LISTED).read_bytes() == list_of_signs(letter.read_bytes()), f"make it again: {told}"


def test_a_list_of_signs_counts_for_the_letter_that_it_was_made_of_only() -> None:
    regular, bold = ((FONTS / f"SourceSans3-{name}.ttf").read_bytes() for name in ("Regular", "Bold"))
    listed = list_of_signs(regular)
    shorter = listed.partition(b"\n")[0] + b"\n41-43 e9-e9\n"
    signs = [replace(style(), files={"fonts/A-Regular.ttf": letter, f"fonts/A-Regular.ttf{LISTED}": shorter}).signs() for letter in (regular, bold)]
    assert signs[0] == frozenset("ABCé")
    assert "✓" in signs[1]


def test_what_a_plan_says_of_the_signs_of_a_letter_is_not_believed() -> None:
    name = "layouts/huisstijl/fonts/SourceSans3-Regular.ttf"
    lie = list_of_signs((waterdorp.ROOT / name).read_bytes()).partition(b"\n")[0] + b"\n41-\xff\n"
    assert pipeline.examine({**waterdorp.files(), f"{name}{LISTED}": lie}, waterdorp.layouts()).style.signs() == waterdorp.examined().style.signs()


def test_a_sign_that_is_set_as_a_coloured_picture_is_no_sign_of_the_letter() -> None:
    signs = waterdorp.examined().style.signs()
    assert "☺" in signs
    assert "☕" not in signs


OWN = "sizes: {text: 10.125}\nfonts: {fallback: Arial Nova}"


@pytest.mark.parametrize("made", [style(), style(OWN), waterdorp.examined().style], ids=["ours", "own", "waterdorp"])
def test_tokens_that_are_written_read_as_the_same_house_style(made: HouseStyle) -> None:
    tokens, problems = read_tokens({TOKENS: tokens_text(made)})
    assert problems == []
    assert housestyle(tokens, made.files, made.base) == made
