"""Texts that are not finished, or print the marks that should do something: found at their words; finished ones are left alone."""

from __future__ import annotations

import pytest
import waterdorp
from example_plan import MELDPUNT
from example_plan import found as found_by
from waterdorp import said

from planascode.checks import texts, wording


def test_a_hole_in_a_text_is_not_mended_as_a_field() -> None:
    (problem,) = wording.check_fields_say_something(waterdorp.seen({waterdorp.TEXT: "Dit is (...) en zo."}))
    assert problem.hint == "vul het in, of haal de zin weg"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De gemeente helpt de", ["de"]),
        ("De gemeente helpt de kade.", []),
        ("- Werken voor\n- Werken aan een", ["een"]),
        ("We werken aan", ["aan"]),
        ("Daar maken we werk van de\n\n- een\n- twee", []),
        ("We doen dit:", [":"]),
        ("We doen dit:\n\n## Meer\n\nDat.", [":"]),
        ("We doen dit:\n\n- een\n- twee", []),
        ("We doen dit:\n\n> Een citaat.", []),
    ],
)
def test_a_sentence_that_stops_half_way_is_found(text: str, found: list[str]) -> None:
    assert said(texts.check_texts_come_to_an_end, text) == [f"T-024 {words}" for words in found]


def test_a_colon_before_a_table_of_the_program_is_left_alone() -> None:
    order = waterdorp.files()["indeling.yaml"].decode()
    (line,) = [line for line in order.split("\n") if "hoofdstukken/waarom" in line]
    changed = {"indeling.yaml": order.replace(line, line.replace("soort: tekst", "soort: prioriteiten"))}
    assert said(texts.check_texts_come_to_an_end, "We doen dit:", changed=changed) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er zijn deelopgaven. ## Nijambt De gemeente", ["## Nijambt"]),
        ("Zie (#kade)[].", ["(#kade)[]"]),
        ("Zie #kade en #nergens.", ["#kade"]),
        ("Zie [](#kade) en \\#kade.", []),
        ("Dit is ==geel== en 1 == 1.", ["==geel=="]),
    ],
)
def test_a_mark_that_is_printed_is_found(text: str, found: list[str]) -> None:
    assert said(texts.check_marks_do_something, text) == [f"T-019 {words}" for words in found]


def test_a_note_in_a_field_is_found_with_its_own_hint() -> None:
    (problem,) = waterdorp.problems(waterdorp.MEASURE, "[Een subsidie]", "['Een subsidie.[^1]']")
    assert (problem.code, problem.hint) == ("T-019", "een noot kan alleen in een tekstbestand; schrijf in de zin zelf wat in de noot hoort")


LONG = "Deze alinea is lang genoeg om op te vallen als zij nog een keer in het plan staat, ook elders."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{LONG}\n\nEen zin.\n\n{LONG}", 1),
        ("Een korte zin.\n\nEen korte zin.", 0),
        ("- een\n- twee\n- een", 1),
        ("- een\n- twee", 0),
    ],
)
def test_what_stands_there_twice_is_found_at_the_second(text: str, count: int) -> None:
    found = list(texts.check_nothing_is_said_twice(waterdorp.seen({waterdorp.TEXT: text})))
    assert [problem.source.line > 1 and "regel 1;" in problem.hint for problem in found] == [True] * count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Samen bereiken we meer dan. Dat is zo.", ["dan."]), ("Wij gaan naar de.", ["de."]), ("Dat gaat nergens over. Of toch?", []),
        ("Toezicht en handhaving horen daar", ["daar"]), ("Toezicht en handhaving horen daar bij.", []), ("Gemeente Waterdorp\n\nEen zin.", []),
        ("• Toezicht en handhaving horen daar", []),
        ("Maand\tWat\nMei 2027\tBrief aan alle inwoners", []),
        ("- Toezicht en handhaving horen daar\n- Een punt", []), ("## Toezicht en handhaving horen daar bij\n\nEen zin.", []),
    ],
)  # fmt: skip
def test_a_paragraph_ends_with_a_full_stop(text: str, found: list[str]) -> None:
    assert said(texts.check_texts_come_to_an_end, text) == [f"T-024 {words}" for words in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Een zin.\n\n**Waarom dit plan**\n\nEen zin.", ["**Waarom dit plan**"]),
        ("**Waarom dit plan.**\n\nEen zin.", []),
        ("**Waarom** dit plan\n\nEen zin.", []),
        ("Een zin.\n\n**Dit staat achteraan**", []),
        ("## 1. Waarom\n\nEen zin.", ["1."]),
        ("## 2.3 Waarom\n\nEen zin.", ["2.3"]),
        ("## Hoofdstuk 4: waarom\n\nEen zin.", ["Hoofdstuk 4:"]),
        ("## 10 gouden regels\n\nEen zin.", []),
        ("## Waarom\n\nEen zin.\n\n## waarom\n\nNog een.", ["waarom"]),
        ("## Waarom\n\nEen zin.\n\n### Hoe\n\nNog een.", []),
    ],
)
def test_a_heading_that_is_typed_by_hand_is_found(text: str, found: list[str]) -> None:
    assert said(texts.check_headings_are_headings, text) == [f"T-028 {words}" for words in found]


def test_the_heading_that_is_meant_has_no_number() -> None:
    (problem,) = texts.check_headings_are_headings(waterdorp.seen({waterdorp.TEXT: "**1.2 Waarom**\n\nDaarom."}))
    assert problem.hint == "schrijf: ## Waarom"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het dorp (en de stad is er.", ["("]), ("Het dorp en de stad) is er.", [")"]), ("Het dorp (en de stad) is er.", []),
        ('Het "dorp is er.', ['"']), ("a) Het dorp is er.", []), ("Het “dorp” is er.", []), ("Het dorp is er :)", []),
    ],
)  # fmt: skip
def test_a_bracket_or_quote_without_its_other_is_found(text: str, found: list[str]) -> None:
    assert said(texts.check_brackets_are_closed, text) == [f"W-010 {words}" for words in found]


def test_a_link_with_its_brackets_the_wrong_way_round_is_shown_the_right_one() -> None:
    problems = texts.check_marks_do_something(waterdorp.seen({waterdorp.TEXT: "Zie (dit idee)[#hoog-water] en [#hoog-water]."}))
    assert [problem.hint == "de haken staan omgewisseld; schrijf: [dit idee](#hoog-water)" for problem in problems] == [True, False]


def test_a_web_address_with_its_brackets_the_wrong_way_round_is_no_link() -> None:
    (problem,) = texts.check_texts_are_readable(waterdorp.seen({waterdorp.TEXT: "Zie (de site)[https://www.dorp.nl/] van het dorp."}))
    assert (problem.code, problem.message) == ("T-019", "')[https://www.dorp.nl/]' wordt geen link: de haken staan omgewisseld")


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ("[Elk huis dat wil, krijgt een ton.]", 1),
        ("[Elk huis krijgt een ton, waarin water blijft]", 1), ("[Een ton., krijgt een ton.]", 0), ('["Elk huis dat wil, krijgt een ton."]', 0),
        ("[elk huis, een ton]", 0), ("[Elk huis, Een ton.]", 0),
    ],
)  # fmt: skip
def test_the_end_of_a_sentence_that_a_comma_cut_is_no_point_of_its_own(points: str, told: int) -> None:
    problems = found_by(texts.check_points_are_whole_sentences, (MELDPUNT, "straks: [Er komt één meldpunt.]", f"straks: {points}"))
    assert [(item.code, item.address) for item in problems] == [("T-023", "maatregelen/meldpunt/straks/2")] * told


def test_a_note_that_nothing_calls_is_led_to_the_line_with_a_name_of_its_document() -> None:
    row = "- {id: gids, naam: Gids Droge Voeten (GDV), soort: plan, schaal: lokaal, vindplaats: https://www.droog.nl/}\n"
    for words, told in (("Het GDV helpt.", True), ("Niemand helpt.", False)):
        text = f"Een zin.\n\n{words}\n\n[^1]: [droog.nl](https://www.droog.nl/)\n"
        seen = waterdorp.seen({waterdorp.TEXT: text, "namen/documenten.yaml": row})
        (problem,) = texts.check_texts_are_readable(seen)
        assert problem.code == "T-031"
        assert problem.hint.startswith("het adres is van 'Gids Droge Voeten (GDV)', en op regel 3 staat 'GDV': hoort de noot daar? Zet [^1]") == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voor [](#lozingen) en [](#lozingen) is geen geld.", ["lozingen"]), ("Voor [](#lozingen), [](#kade) en [](#lozingen) is geld.", ["lozingen"]),
        ("Voor [zorg](#lozingen) en [water](#lozingen) is geld.", []),
        ("Voor [](#lozingen) en [](#kade) is geen geld.", []), ("Zie [](#lozingen). En [](#lozingen) komt later.", []),
    ],
)  # fmt: skip
def test_a_row_of_links_names_each_once(text: str, found: list[str]) -> None:
    assert said(texts.check_nothing_is_said_twice, text) == [f"T-027 {words}" for words in found]
