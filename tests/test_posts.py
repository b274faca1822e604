"""A post of money against its own fields and the texts about it, in the plan that ``nieuw`` makes."""

from __future__ import annotations

import pytest
from example_plan import GESPREKKEN, HOME, POSTEN, Change, found

from planascode.checks import measures, posts

UNKNOWN = "  naam: Meldpunt (voorbeeld)\n  bedrag: onbekend (nog in te vullen)\n  jaar: 2027\n  soort: incidenteel\n"


def post(naam: str, bedrag: str, jaar: str = "2027", soort: str = "structureel") -> Change:
    """The post that has no amount, with a name and an amount; the example has 12.500 for Buurtgesprekken (voorbeeld) in 2027."""
    return POSTEN, UNKNOWN, f"  naam: {naam}\n  bedrag: {bedrag}\n  jaar: {jaar}\n  soort: {soort}\n"


EACH = "volgens de toelichting (2.500 per stuk) is het samen € 10.000, en bij bedrag € 12.500"
PART = "bedrag: 2.500\n  jaar: 2027"
SAID = "toelichting: Dit bedrag is verzonnen."


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([post("Akkoord 2028", "9.000")], "de naam noemt 2028, en bij jaar staat 2027"),
        ([post("Akkoord 2027", "9.000")], ""),
        ([post("Akkoord 2027-2028", "9.000")], ""),
        ([post("Akkoord 2028", "9.000", "onbekend (nog te kiezen)")], "de naam noemt 2028, en bij jaar staat onbekend"),
        ([(POSTEN, SAID, "toelichting: De kosten zijn € 15.000 per jaar.")], "in de toelichting staat € 15.000, en bij bedrag € 12.500"),
        ([(POSTEN, SAID, "toelichting: De kosten zijn € 12.500 per jaar.")], ""),
        ([(POSTEN, SAID, "toelichting: Daarvan is € 8.000 voor zalen.")], ""),
        ([(POSTEN, SAID, "toelichting: Dat is 2.500 euro voor elk van de 4 wijken.")], EACH),
        ([(POSTEN, SAID, "toelichting: Dat is 2.500 euro voor elk van de vijf wijken.")], ""),
        ([(POSTEN, SAID, "toelichting: Ook gaat € 2.500 naar zalen.")], ""),
        ([(POSTEN, SAID, "toelichting: De 4 wijken krijgen geld. Elke wijk krijgt 2.500 euro.")], EACH),
        ([(POSTEN, SAID, "toelichting: De 5 wijken krijgen geld. Elke wijk krijgt 2.500 euro.")], ""),
        ([(POSTEN, SAID, "toelichting: Dat is 9.000 euro voor borden en 5.000 euro voor les.")],
         "in de toelichting staan 9.000 en 5.000, samen € 14.000, en bij bedrag € 12.500"),
        ([(POSTEN, SAID, "toelichting: Dat is 9.000 euro voor borden en 3.500 euro voor les.")], ""),
        ([(POSTEN, SAID, "toelichting: Dit geld komt in 2029.")], "in de toelichting staat 2029, en bij jaar staat 2027"),
        ([(POSTEN, SAID, "toelichting: Het besluit is van 2026.")], ""),
        ([(POSTEN, SAID, "toelichting: Dit geld is eenmalig.")], "soort is structureel, en in de toelichting staat 'eenmalig'"),
        ([(POSTEN, SAID, "toelichting: Dit geld is niet eenmalig.")], ""),
        ([(POSTEN, SAID, "aantekening: [De bron drukt 17.900 en 900.]")], ""),
        ([(POSTEN, SAID, "aantekening: [De bron drukt 15.500 en 12.500.]")], ""),
        ([(POSTEN, SAID, "aantekening: [De bron drukt 21.500 en 900.]")], "bij bedrag staat € 12.500, en in de aantekening 21.500"),
        ([(POSTEN, SAID, "aantekening: [De bron drukt 12.600.]")], "bij bedrag staat € 12.500, en in de aantekening 12.600"),
        ([(POSTEN, SAID, "aantekening: [Dat volgt uit de som want 20.000 min 7.500 is 12.500.]")], ""),
        ([(POSTEN, SAID, "aantekening: [20.000 min 12.500 is 7.500 die over is.]")], ""),
        ([(POSTEN, SAID, "aantekening: [In 2026 was dit 12.600.]")], ""),
        ([(POSTEN, SAID, "aantekening: [Gerekend met 2.500 in elke wijk.]")], ""),
        ([(POSTEN, SAID, "aantekening: [Dat volgt uit de som want 20.000 min 12.500 is 7.500.]")],
         "bij bedrag staat € 12.500, en volgens de aantekening komt er 7.500 uit: '20.000 min 12.500 is 7.500'"),
        ([post("Jaarlijkse bijdrage", "9.000", soort="incidenteel")], "soort is incidenteel, en in de naam staat 'Jaarlijkse'"),
    ],
)  # fmt: skip
def test_a_post_that_says_two_things_is_found_with_both(changes: list[Change], message: str) -> None:
    problems = found(posts.check_posts_agree_with_themselves, *changes)
    assert [(item.code, item.message) for item in problems] == ([("G-008", message)] if message else [])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([(POSTEN, PART, "bedrag: 2.500\n  jaar: 2028")], "dit deel is van 2028, en de hele post 'post-gesprekken' van 2027"),
        ([(POSTEN, PART, "bedrag: 2.500\n  jaar: Q2 2027")], ""),
        ([(POSTEN, "bij: [eerste-prioriteit]\n  onderdeel_van", "bij: [eerste-prioriteit, voorlichting]\n  onderdeel_van")],
         "dit deel hoort ook bij 'voorlichting', en de hele post 'post-gesprekken' niet"),
    ],
)  # fmt: skip
def test_a_part_that_is_of_another_year_or_priority_than_its_whole_is_found(changes: list[Change], message: str) -> None:
    problems = found(posts.check_parts_agree_with_their_whole, *changes)
    assert [(item.code, item.message) for item in problems] == ([("G-008", message)] if message else [])


@pytest.mark.parametrize(("words", "is_found"), [("Dit moet nog worden goedgekeurd.", True), ("Er is geen extra geld nodig.", False)])
def test_words_of_a_post_against_its_own_cover_are_found(words: str, is_found: bool) -> None:
    cover = ("geld/dekkingen.yaml", "gedekt: ja}", "gedekt: ja, spreekt_tegen: [extra geld nodig, moet nog worden goedgekeurd]}")
    problems = found(posts.check_texts_agree_with_the_post, cover, (POSTEN, SAID, f"toelichting: {words}"))
    assert [item.message for item in problems] == ["dekking is 'in de begroting', en in de toelichting staat 'moet nog worden goedgekeurd'"] * is_found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Het geld van [](#post-gesprekken) moet nu nog worden goedgekeurd.", "moet nu nog worden goedgekeurd"),
        ("Over [](#post-gesprekken). Dit moet nog worden goedgekeurd.", "moet nog worden goedgekeurd"),
        ("Over [](#post-gesprekken). Iets anders moet nog worden goedgekeurd.", ""),
        ("[](#post-gesprekken) en [](#post-website): dat moet nog worden goedgekeurd.", ""),
    ],
)
def test_words_in_a_text_about_a_post_against_its_cover_are_found(words: str, told: str) -> None:
    cover = ("geld/dekkingen.yaml", "gedekt: ja}", "gedekt: ja, spreekt_tegen: [moet nog worden goedgekeurd]}")
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", words)
    problems = found(posts.check_texts_agree_with_the_post, cover, text)
    message = f"hier staat '{told}', en dekking is bij de post 'post-gesprekken' 'in de begroting'"
    assert [(item.code, item.message) for item in problems] == [("G-008", message)] * bool(told)


@pytest.mark.parametrize(
    ("words", "is_found"), [("In 2027 moet het geld nog worden aangevraagd", True), ("In 2028 moet het geld nog worden aangevraagd", False)]
)
def test_words_of_a_measure_against_the_cover_of_the_post_that_it_names_are_found(words: str, is_found: bool) -> None:
    cover = ("geld/dekkingen.yaml", "gedekt: ja}", "gedekt: ja, spreekt_tegen: [nog worden aangevraagd]}")
    problems = found(posts.check_texts_agree_with_the_post, cover, (GESPREKKEN, "instrumenten: [Een vaste ploeg,", f"instrumenten: [{words},"))
    message = "hier staat 'nog worden aangevraagd', en dekking is bij de post 'post-gesprekken' van 2027 'in de begroting'"
    assert [(item.source.file, item.message) for item in problems] == [(GESPREKKEN, message)] * is_found


def test_a_year_outside_the_plan_is_told_once_and_not_as_another_than_in_the_name() -> None:
    late = post("Akkoord 2028", "9.000", jaar="2032")
    (problem,) = found(measures.check_plannings_are_inside_the_period, late)
    assert (problem.code, problem.address) == ("M-004", "budgetposten/post-meldpunt/jaar")
    assert found(posts.check_posts_agree_with_themselves, late) == []


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("Wat het kost, ", "moet nog worden uitgezocht"), ("Het geld ", "staat nog niet vast"), ("Wie het doet, is nog niet zeker", "")],
)
def test_an_amount_that_a_measure_still_has_to_find_out_is_not_there_yet(words: str, is_found: str) -> None:
    problems = found(posts.check_texts_agree_with_the_post, (GESPREKKEN, "instrumenten: [Een vaste ploeg,", f'instrumenten: ["{words}{is_found}",'))
    message = f"hier staat '{is_found}', en bij de post 'post-gesprekken' staat € 12.500"
    assert [(item.source.file, item.message) for item in problems] == [(GESPREKKEN, message)] * bool(is_found)


@pytest.mark.parametrize(("cover", "told"), [("begroot", False), ("aangevraagd", True)])
def test_means_that_are_there_are_not_all_without_cover(cover: str, told: bool) -> None:
    own = (GESPREKKEN, "budgetposten: [", "budgetposten: [post-gesprekken] # ")
    change = (POSTEN, "dekking: begroot ", f"dekking: {cover} ")
    problems = found(posts.check_means_agree_with_the_cover, own, change)
    assert [(item.code, item.address) for item in problems] == [("M-014", "maatregelen/buurtgesprekken/middelen")] * told


@pytest.mark.parametrize(
    ("means", "post", "is_found"),
    [
        ("Het geld voor buurtgesprekken", "post-meldpunt", True),
        ("Het geld voor buurtgesprekken en het meldpunt", "post-meldpunt", False),
        ("Een vaste ploeg", "post-meldpunt", False),
        ("Meedoen aan buurtgesprekken", "post-meldpunt", False),
        ("Het geld voor buurtgesprekken", "post-website", False),
    ],
)
def test_a_post_that_no_word_of_its_measure_is_about_is_found_where_they_name_another(means: str, post: str, is_found: bool) -> None:
    changes = ((GESPREKKEN, "instrumenten: [Een vaste ploeg,", f"instrumenten: [{means},"), (GESPREKKEN, "[post-gesprekken]", f"[{post}]"))
    problems = found(posts.check_measures_name_the_post_of_their_words, *changes)
    both = f"[{post}, post-gesprekken]"
    hint = f"bedoelde u 'post-gesprekken'? Hoort die er ook bij, schrijf dan: budgetposten: {both}; zo niet, verbeter instrumenten (regel 11)"
    assert [(item.code, item.address.rpartition("/")[2], item.hint) for item in problems] == [("G-008", post, hint)] * is_found


def test_a_post_whose_name_is_written_in_one_word_in_front_of_others_is_about_its_measure() -> None:
    means = (GESPREKKEN, "instrumenten: [Een vaste ploeg,", "instrumenten: [Zaalhuur geldpot, Het geld voor buurtgesprekken,")
    both = (GESPREKKEN, "[post-gesprekken]", "[post-zaalhuur, post-meldpunt]")
    for name, told in (("Zaalhuurgeldpot", ["post-meldpunt"]), ("Zalengeldpot", [])):
        problems = found(posts.check_measures_name_the_post_of_their_words, (POSTEN, "naam: Zaalhuur (voorbeeld)", f"naam: {name}"), means, both)
        assert [item.address.rpartition("/")[2] for item in problems] == told, name


@pytest.mark.parametrize(("cover", "told"), [("begroot", True), ("aangevraagd", False)])
def test_a_measure_without_means_whose_money_is_all_there_is_found(cover: str, told: bool) -> None:
    own = (GESPREKKEN, "middelen: beschikbaar", "middelen: niet-beschikbaar")
    change = (POSTEN, "dekking: begroot", f"dekking: {cover}")
    name = ("codes/middelen.yaml", "id: niet-beschikbaar, naam: ", "id: niet-beschikbaar, naam: geen geld en ")
    problems = found(posts.check_means_agree_with_the_cover, own, change, name)
    assert [(item.code, item.message.endswith("en het geld ('post-gesprekken') is gedekt")) for item in problems] == [("M-014", True)] * told
