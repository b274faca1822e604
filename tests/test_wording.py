"""Wording: jargon, the plan's own word list, slips of the pen, and fields that say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from waterdorp import TEXT, said, seen

from planascode.checks import wording
from planascode.checks.jargon import JARGON

ROOT = Path(__file__).parents[1]


def own(*lines: str) -> dict[str, str]:
    """The plan's own word list."""
    return {"namen/woorden.yaml": "".join(f"- {{id: w{number}, {line}}}\n" for number, line in enumerate(lines))}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We gaan het implementeren.", ["W-002 implementeren"]),
        ("Implementatie is nodig.", ["W-002 Implementatie"]),
        ("In het kader van de wet.", ["W-002 In het kader van"]),
        ("De implementatiefase en de indiening.", []),
        ('Het programma heet "Implementatie".', []),
        ("> Wij implementeren.", []),
    ],
)
def test_jargon_is_found_as_a_whole_word_in_our_own_words(text: str, found: list[str]) -> None:
    assert said(wording.check_words_are_plain, text) == found


def test_jargon_in_a_name_is_left_and_in_a_list_item_is_not() -> None:
    assert said(wording.check_words_are_plain, field="Implementatie van de ton") == ["W-002 Implementatie"]


def test_the_plans_own_list_adds_words_also_for_names_and_says_why() -> None:
    changed = own(
        "woord: burgers, liever: inwoners, reden: zo spreken wij",
        "woord: wetten.nl, liever: overheid.nl, reden: verhuisd",
    )
    assert said(wording.check_words_are_plain, "Burgers lezen www.wetten.nl.", changed=changed) == [
        "W-002 Burgers",
        "W-002 wetten.nl",
    ]
    (problem, _) = wording.check_words_are_plain(seen({TEXT: "Burgers lezen www.wetten.nl.", **changed}))
    assert "zo spreken wij" in problem.message
    assert problem.hint == "schrijf liever: inwoners"


def test_a_foreign_word_that_stands_nowhere_is_named_and_one_inside_a_longer_one_is_not() -> None:
    changed = {"namen/talen.yaml": "- {id: engels, taal: en, woorden: [Governance, sea, sea level rise, boat]}\n"}
    assert said(wording.check_foreign_words_are_used, "De governance en de sea level rise.", changed=changed) == ["W-008 boat"]


@pytest.mark.parametrize("word", ["implementeren", "implementatie"])
def test_the_plans_own_list_takes_a_word_off_the_standard_list(word: str) -> None:
    changed = own(f"woord: {word}, liever: n.v.t., reden: zo heet het project")
    assert said(wording.check_words_are_plain, "De implementatie begint.", changed=changed) == []


def test_the_right_spelling_is_not_found_as_its_own_variant() -> None:
    changed = own("woord: nijambt, liever: Nijambt, reden: een naam")
    assert said(wording.check_words_are_plain, "Nijambt en nijambt.", changed=changed) == ["W-002 nijambt"]


def test_the_standard_list_stands_in_the_guide_as_it_is() -> None:
    guide = (ROOT / "docs" / "handleiding" / "taal.md").read_text("utf-8")
    for forms, plain in JARGON.values():
        assert f"| {', '.join(forms)} | {plain} |" in guide
    assert guide.partition("| moeilijk |")[2].count("\n| ") == len(JARGON) + 1


def test_the_word_list_in_the_guide_works() -> None:
    guide = (ROOT / "docs" / "handleiding" / "taal.md").read_text("utf-8")
    (example,) = [part.partition("```")[0] for part in guide.split("```yaml\n") if part.startswith("# content/namen/woorden.yaml\n")]
    changed = {example.split("\n")[0].removeprefix("# content/"): example}
    assert said(wording.check_words_are_plain, "De governance van burgers.", changed=changed) == ["W-002 burgers"]


# --- slips of the pen ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Ondermijningstafel", "Ondernijningstafel"),
        ("risicojongeren", "risicjongeren"),
        ("Marktplein", "Marktpllein"),
        ("coördinator", "coordinator"),
    ],
)
def test_a_word_one_slip_away_from_a_frequent_one_is_found(right: str, wrong: str) -> None:
    text = f"{right}. {right}. {right}. {wrong}."
    assert said(wording.check_words_are_spelled_alike, text) == [f"W-003 {wrong}"]


@pytest.mark.parametrize(
    ("often", "once"),
    [
        ("integrale", "integraal"),
        ("jongeren", "jongere"),
        ("maatregel", "maatregelen"),
        ("verbeteren", "verbeterden"),
        ("bepaling", "betaling"),
        ("inrichting", "inlichting"),
        ("aanvragen", "aandragen"),
        ("gemeentelijk", "gemeentelijke"),
        ("vergunningverlening", "vergunningenverlening"),
        ("kader", "kaders"),
        ("beginnen", "begonnen"),
    ],
)
def test_another_word_or_another_form_is_no_slip(often: str, once: str) -> None:
    assert said(wording.check_words_are_spelled_alike, f"{often} {often} {often} {once}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wij handhaven. De handhaving. Een vereniging. Handhavnig.", ["Handhavnig"]),
        ("Dat is onregelmtaig. Het is onregelmatig, soms regelmatig.", ["onregelmtaig"]),
        ("Wees concreet. Een concrete vraag.", []), ("Een algemene regel geldt algemeen.", []), ("De toegangen. De toegangne.", []),
        ("De gemeente verstrekt geld. De band wordt versterkt.", []),
    ],
)  # fmt: skip
def test_two_letters_that_changed_places_are_found_where_the_word_stands_once(text: str, found: list[str]) -> None:
    assert said(wording.check_words_are_spelled_alike, text) == [f"W-003 {wrong}" for wrong in found]


def test_a_word_that_is_used_more_often_or_stands_in_the_word_list_is_right() -> None:
    text = "Marktplein. Marktplein. Marktplein. Marktpllein."
    assert said(wording.check_words_are_spelled_alike, f"{text} {text} Marktpllein.") == []
    changed = own("woord: marktpllein, liever: n.v.t., reden: zo heet het cafe")
    assert said(wording.check_words_are_spelled_alike, text, changed=changed) == []


# --- fields that say nothing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "item",
    [
        "idem",
        "Idem",
        ".",
        "-",
        "–",
        "NNB",
        "n.n.b.",
        "Nog nader te bepalen",
        "to do",
        "etc.",
        "(...)",
        "xx",
        "...",
        "?",
        "nog in te vullen",
    ],
)
def test_a_field_that_only_keeps_a_place_is_found(item: str) -> None:
    assert said(wording.check_fields_say_something, field=item) == [f"W-006 {item}"]


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Budgethouder (...)", ["W-006 (...)"]),
        ("Uiterlijk xx maart", ["W-006 xx"]),
        ("Planning: NNB", ["W-006 NNB"]),
        ("Meldpunt, kade, etc.", []),
        ("Maxx en extra (zie de kade)", []),
    ],
)
def test_a_hole_in_a_field_is_found(item: str, found: list[str]) -> None:
    assert said(wording.check_fields_say_something, field=item) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("SWO?", ["W-007 SWO?"]),
        ("Plegeropvang is nieuw?", ["W-007 Plegeropvang is nieuw?"]),
        ("Wie doet dit?", []),
        ("Komt er een kade?", []),
        ("Deelvraag: welke groepen zijn er?", []),
        ("Een vraag. En een antwoord", []),
    ],
)
def test_a_name_or_item_that_somebody_is_not_sure_of_is_found_and_a_real_question_is_not(
    item: str, found: list[str]
) -> None:
    assert said(wording.check_fields_say_something, field=item) == found


def test_a_remark_may_be_a_question_and_an_abbreviation_may_be_any_letters() -> None:
    changed = {
        "namen/afkortingen.yaml": "- {id: afk-nnb, kort: NNB, voluit: onbekend (verzonnen)}\n",
        "opmerkingen/opmerkingen.yaml": (
            "- {id: opm, bij: kade, tekst: De kade?, door: onbekend (x), datum: onbekend (x), afgehandeld: nee}\n"
        ),
    }
    assert said(wording.check_fields_say_something, changed=changed) == []


@pytest.mark.parametrize(("often", "once", "right"), [("Waterrijk", "Waterijk", "Waterrijk"), ("waterrijk", "Waterijk", "waterrijk")])
def test_a_name_that_is_meant_keeps_its_capital(often: str, once: str, right: str) -> None:
    content = seen({TEXT: f"In het plan staat {f'het {often}, ' * 12} en {once}."})
    (problem,) = wording.check_words_are_spelled_alike(content)
    assert problem.hint.startswith(f"bedoelde u '{right}'?")
