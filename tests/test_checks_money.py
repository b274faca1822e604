"""Amounts in one place, counted once, covered or not, in the plan that ``nieuw`` makes."""

from __future__ import annotations

import pytest
import waterdorp
from example_plan import HOME, MELDPUNT, POSTEN, Change, changed, found

from planascode.checks import money, posts
from planascode.checks.content import Content
from planascode.load import load
from planascode.problems import Problem

INLEIDING = "hoofdstukken/inleiding.md"
UNKNOWN = "  naam: Meldpunt (voorbeeld)\n  bedrag: onbekend (nog in te vullen)\n  jaar: 2027\n  soort: incidenteel\n"


def post(naam: str, bedrag: str, jaar: str = "2027", soort: str = "structureel") -> Change:
    """The post that has no amount, with a name and an amount; the example has 12.500 for Buurtgesprekken (voorbeeld) in 2027."""
    return POSTEN, UNKNOWN, f"  naam: {naam}\n  bedrag: {bedrag}\n  jaar: {jaar}\n  soort: {soort}\n"


def once(*changes: Change) -> list[Problem]:
    return found(money.check_money_is_counted_once, *changes)


@pytest.mark.parametrize(
    ("naam", "bedrag", "code"),
    [
        ("Buurtgesprekken (voorbeeld)", "12.500", "G-002"),
        ("Structurele bijdrage BUURTGESPREKKEN voorbeeld", "12.499", "G-002"),
        ("Subsidie voor de Buurtgesprekken (voorbeeld)", "12.501", "G-002"),
        ("Buurtgesprekken (voorbeeld)", "12.502", "G-003"),
        ("Buurtgesprekken in de kern (voorbeeld)", "12.500", ""),
    ],
)
def test_two_posts_of_one_name_are_one_amount_twice_or_two_amounts(naam: str, bedrag: str, code: str) -> None:
    assert [item.code for item in once(post(naam, bedrag))] == ([code] if code else [])


def test_it_is_found_at_the_amount_and_names_the_other_post() -> None:
    (problem,) = once(post("Buurtgesprekken (voorbeeld)", "12.501"))
    assert problem.address == "budgetposten/post-meldpunt/bedrag"
    assert "'post-gesprekken' (€ 12.500)" in problem.message


def test_each_year_has_its_own_money_but_an_unknown_year_can_be_any() -> None:
    assert once(post("Buurtgesprekken (voorbeeld)", "12.500", jaar="2028")) == []
    unknown = once(post("Buurtgesprekken (voorbeeld)", "12.500", jaar="onbekend (kwijt)"))
    assert [item.code for item in unknown] == ["G-002"]


def test_a_year_in_the_name_tells_posts_apart() -> None:
    same = (
        POSTEN,
        "naam: Buurtgesprekken (voorbeeld)\n  bedrag: 12.500                # punt",
        "naam: Akkoord 2027\n  bedrag: 12.500                # punt",
    )
    assert once(same, post("Akkoord 2028", "12.500", jaar="onbekend (kwijt)")) == []
    assert len(once(same, post("Het akkoord 2027", "12.500", jaar="onbekend (kwijt)"))) == 1


def test_one_time_money_beside_yearly_money_is_another_amount() -> None:
    assert once(post("Buurtgesprekken (voorbeeld)", "9.000", soort="incidenteel")) == []


def test_a_part_of_a_post_is_not_the_same_money_again() -> None:
    assert once((POSTEN, "naam: Zaalhuur (voorbeeld)", "naam: Buurtgesprekken (voorbeeld)")) == []


def test_one_ledger_post_under_priorities_that_share_no_money_is_found() -> None:
    same = (POSTEN, "grootboek: 6120020 (verzonnen)", "grootboek: 6120010 (verzonnen)")
    (problem,) = found(money.check_ledger_posts_have_one_home, same)
    assert (problem.code, problem.address) == ("G-004", "budgetposten/post-website/grootboek")
    shared = (POSTEN, "bij: [voorlichting] ", "bij: [voorlichting, eerste-prioriteit] ")
    assert found(money.check_ledger_posts_have_one_home, same, shared) == []


def test_the_ledger_post_of_a_prioriteit_counts_as_well() -> None:
    same = (
        "prioriteiten/eerste-prioriteit/prioriteit.yaml",
        "grootboek: onbekend (nog in te vullen)",
        "grootboek: 6120020 (verzonnen)",
    )
    problems = found(money.check_ledger_posts_have_one_home, same)
    assert [item.address for item in problems] == ["prioriteiten/eerste-prioriteit/grootboek"]


def test_a_known_amount_without_known_cover_is_found_and_an_unknown_amount_is_not() -> None:
    first = (POSTEN, "dekking: begroot ", "dekking: onbekend (kwijt) ")
    assert [item.code for item in found(money.check_amounts_are_covered_or_not, first)] == ["G-005"]
    other = (POSTEN, "dekking: aangevraagd", "dekking: onbekend (kwijt)")
    assert found(money.check_amounts_are_covered_or_not, other) == []


@pytest.mark.parametrize("amount", ["€ 2.500", "€2.500,50", "2500", "14.595", "2.500,-"])
def test_an_amount_among_the_means_is_found_at_its_words(amount: str) -> None:
    euro = " euro" if amount == "2500" else ""
    change = (MELDPUNT, "instrumenten: [Een telefoonlijn]", f'instrumenten: ["Een lijn van {amount}{euro} per jaar"]')
    (problem,) = found(money.check_amounts_stand_with_a_post, change)
    assert problem.code == "G-006"
    assert problem.message == f"'{amount}' is een bedrag en staat in een tekst"
    assert problem.source.width == len(amount)


@pytest.mark.parametrize("words", ["19 displays", "In 2027 en 2028", "Ongeveer 1.250 meldingen", "20% minder"])
def test_a_number_that_is_no_money_is_right(words: str) -> None:
    change = (MELDPUNT, "straks: [Er komt één meldpunt.]", f"straks: [{words}]")
    assert found(money.check_amounts_stand_with_a_post, change) == []


def test_a_negative_amount_cannot_be_written() -> None:
    (problem,) = load(changed((POSTEN, "bedrag: 12.500", "bedrag: -12.500"))).problems
    assert (problem.code, problem.message) == ("V-016", "'-12.500' is minder dan nul")


def test_many_parts_of_one_post_are_added_up() -> None:
    more = (POSTEN, "bedrag: 2.500", "bedrag: 12.500,01")
    assert [item.code for item in found(money.check_parts_fit_in_their_whole, more)] == ["G-001"]
    assert found(money.check_parts_fit_in_their_whole, (POSTEN, "bedrag: 2.500", "bedrag: 12.500")) == []


def test_an_amount_in_a_markdown_text_is_found_but_not_in_a_quotation() -> None:
    change = (INLEIDING, "", "De kosten zijn € 5.000 per jaar.\n\n> Wij vroegen € 7.000.\n")
    (problem,) = found(money.check_amounts_stand_with_a_post, change)
    assert (problem.code, problem.source.column, problem.source.width) == ("G-006", 16, 7)
    assert "[](#id van de post)" in problem.hint


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("Voor de website (voorbeeld) is er € 9.", "deze post is er al: 'post-website' (€ 1.500); schrijf in plaats van naam en bedrag: [](#post-website);"),
        ("Wij betalen de Zaalhuur (voorbeeld), 2.050 euro.", "deze post is er al: 'post-zaalhuur' (€ 2.500); schrijf in plaats van naam"),
        ("De gesprekken en buurtgesprekken kosten 2.500 euro.", "gaat het om 'post-gesprekken' (€ 12.500)? Schrijf dan"),
        ("Er is € 2.500 voor zalen.", "bedoelt u 'post-zaalhuur' (€ 2.500)? Schrijf dan in plaats van het bedrag: [](#post-zaalhuur);"),
        ("Er is € 2.499 voor zalen.", "zet het in geld/"),
    ],
)
def test_a_text_with_the_name_or_amount_of_a_post_is_told_that_it_is_there(words: str, hint: str) -> None:
    (problem,) = found(money.check_amounts_stand_with_a_post, (INLEIDING, "", f"{words}\n"))
    assert problem.hint.startswith(hint)


def test_the_parts_that_are_too_much_are_named_with_their_amounts_and_counted_when_many() -> None:
    rest = "jaar: 2027\n  soort: structureel\n  dekking: begroot\n  bij: [eerste-prioriteit]\n  onderdeel_van: post-gesprekken\n"
    rows = "".join(f"- id: deel-{number}\n  naam: Deel {number}\n  bedrag: 2.000\n  {rest}" for number in range(7))
    (problem,) = found(money.check_parts_fit_in_their_whole, (POSTEN, "- id: post-website", f"{rows}- id: post-website"))
    assert problem.message == "de delen van deze post zijn samen € 16.500, meer dan € 12.500"
    assert "delen: 'post-zaalhuur' (€ 2.500, regel 13), 'deel-0' (€ 2.000, regel 21)" in problem.hint
    assert " en nog 2; " in problem.hint


def test_of_parts_that_are_too_much_the_one_whose_own_words_have_the_right_amount_is_told() -> None:
    words = (POSTEN, "  naam: Zaalhuur (voorbeeld)\n  bedrag: 2.500", "  naam: Zaalhuur (voorbeeld)\n  toelichting: Dit is 12.500 min 0.\n  bedrag: 25.500")
    (problem,) = found(money.check_parts_fit_in_their_whole, words)
    assert problem.address == "budgetposten/post-zaalhuur/bedrag"
    asked = "klopt 25.500? Bij toelichting (regel 13) staat 12.500. Zo nee, schrijf hier: bedrag: 12.500; zo ja, verbeter 'post-gesprekken' "
    assert problem.hint.startswith(asked)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("Het is 12.520 euro.", "bedoelt u 'post-gesprekken' (€ 12.500)? Schrijf dan"),
        ("Van [](#post-gesprekken) is 9.000 euro op.", "bij [](#post-gesprekken), hier vlakbij, hoort € 12.500: haal dit bedrag dan weg;"),
        ("Van [](#post-meldpunt) is 9.000 euro op.", "bij [](#post-meldpunt), hier vlakbij, hoort geen bedrag: haal dit bedrag dan weg;"),
        ("Het is 9.999 euro.", "zet het in geld/budgetposten.yaml"),
    ],
)
def test_an_amount_in_a_text_is_led_to_the_post_that_it_is_near(words: str, hint: str) -> None:
    (problem,) = found(money.check_amounts_stand_with_a_post, (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", words))
    assert problem.code == "G-006"
    assert problem.hint.startswith(hint)


PRIORITEIT = "prioriteiten/eerste-prioriteit/prioriteit.yaml"
LEDGER = "grootboek: onbekend (nog in te vullen)"


@pytest.mark.parametrize(
    ("ledgers", "addresses"),
    [
        (("Preventie 6120010", "Preventie 6120010", "Preventie 6120018"), ["budgetposten/post-meldpunt/grootboek"]),
        (("6120010", "6120010", "6120100"), ["budgetposten/post-meldpunt/grootboek"]),
        (("6120010", "6120010", "6120020"), []),
        (("Preventie 6120010", "Preventie 6120018", "n.v.t."), []),
    ],
)
def test_a_ledger_post_that_is_one_slip_from_a_usual_one_is_found(ledgers: tuple[str, str, str], addresses: list[str]) -> None:
    one, two, three = ledgers
    changes = [
        (POSTEN, "grootboek: 6120010 (verzonnen)", f"grootboek: {one}"),
        (POSTEN, "onderdeel_van: post-gesprekken", f"grootboek: {two}\n  onderdeel_van: post-gesprekken"),
        (POSTEN, "label: dienstverlening", f"grootboek: {three}\n  label: dienstverlening"),
    ]
    problems = found(money.check_ledger_posts_are_written_alike, *changes)
    assert [(item.code, item.address) for item in problems] == [("G-009", address) for address in addresses]


@pytest.mark.parametrize(("number", "told"), [("6120010", False), ("6120100", True)])
def test_the_number_behind_the_name_of_a_ledger_post_in_a_text_is_its_own(number: str, told: bool) -> None:
    post = (POSTEN, "grootboek: 6120010 (verzonnen)", "grootboek: Preventie 6120010")
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", f"Het geld staat op Preventie {number}.")
    problems = found(money.check_ledger_posts_in_texts_are_those_of_the_money, post, text)
    assert [(item.code, item.source.width) for item in problems] == [("G-009", len(number))] * told


def test_the_ledger_post_of_a_prioriteit_is_that_of_its_posts() -> None:
    (problem,) = found(money.check_ledger_posts_are_written_alike, (PRIORITEIT, LEDGER, "grootboek: 999"))
    assert problem.message == "grootboek is hier '999', en bij de posten van deze prioriteit '6120010 (verzonnen)'"
    assert found(money.check_ledger_posts_are_written_alike, (PRIORITEIT, LEDGER, "grootboek: 6120010 (verzonnen)")) == []
    other = (PRIORITEIT, LEDGER, "grootboek: 6120020 (verzonnen)")
    assert found(money.check_ledger_posts_are_written_alike, other) == [], "told by G-004"


def test_the_post_of_another_prioriteit_belongs_there_on_both_sides() -> None:
    moved = (POSTEN, "bij: [voorlichting] ", "bij: [eerste-prioriteit] ")
    (problem,) = found(posts.check_measures_name_money_of_their_own_priority, moved)
    assert (problem.code, problem.address) == ("G-007", "overige/voorlichting/budgetposten/post-website")
    unnamed = ("overige/voorlichting.yaml", "budgetposten: [post-website]", "budgetposten: onbekend (kwijt)")
    (problem,) = found(posts.check_measures_name_money_of_their_own_priority, unnamed)
    assert (problem.address, "overige/voorlichting.yaml" in problem.hint) == ("budgetposten/post-website/bij/voorlichting", True)


@pytest.mark.parametrize(("post", "told"), [("post-website", ["G-007"]), ("post-gesprekken", [])])
def test_a_text_refers_to_a_post_of_its_own_prioriteit(post: str, told: list[str]) -> None:
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", f"Het geld is [dit](#{post}).")
    assert [item.code for item in found(posts.check_measures_name_money_of_their_own_priority, text)] == told


def test_check_measures_name_money_of_their_own_priority() -> None:
    told = [item for item in waterdorp.problems("geld/budgetposten.yaml", "bij: [hoog-water]", "bij: [schoon-water]") if item.code == "G-007"]
    assert told and {item.source.file for item in told} == {"prioriteiten/hoog-water/dijken/kade.yaml"}
    assert told[0].message == "de post 'post-kade' hoort niet bij 'Droog bij hoog water', en telt daar dus niet mee"


def test_the_hint_names_the_file_in_which_the_covers_stand() -> None:
    first = (POSTEN, "dekking: begroot ", "dekking: onbekend (kwijt) ")
    texts = changed(first)
    loaded = load({("codes/dekkingen.yaml" if path == "geld/dekkingen.yaml" else path): data for path, data in texts.items()})
    assert loaded.plan is not None
    (problem,) = money.check_amounts_are_covered_or_not(Content(loaded.plan, loaded.sources, frozenset()))
    assert problem.hint.endswith("codes/dekkingen.yaml")


def test_the_post_that_an_overige_prioriteit_has_lost_is_told_where_another_stands() -> None:
    other = ("overige/voorlichting.yaml", "budgetposten: [post-website]", "budgetposten: [post-gesprekken]")
    (problem,) = found(posts.check_measures_name_money_of_their_own_priority, other)
    assert problem.hint.startswith("bedoelde u 'post-website'? Anders: ")


def test_parts_that_come_to_less_are_told_where_the_words_there_give_another_amount() -> None:
    rows = "- id: deel-twee\n  naam: Deel twee\n  bedrag: 10.000\n  jaar: 2027\n  soort: structureel\n  dekking: begroot\n  bij: [eerste-prioriteit]\n"
    rows += "  onderdeel_van: post-gesprekken\n  toelichting: "
    for words, told in (("Dit is 12.500 min 2.500.", 1), ("Dit is de rest.", 0), ("Dit is 12.500 min 2.500; daarvan is 250 op.", 0)):
        changes = ((POSTEN, "- id: post-website", f"{rows}{words}\n- id: post-website"), (POSTEN, "bedrag: 2.500", "bedrag: 250"))
        problems = found(money.check_parts_fit_in_their_whole, *changes)
        assert [(item.code, item.address) for item in problems] == [("G-008", "budgetposten/post-zaalhuur/bedrag")] * told


def test_a_whole_of_which_the_words_say_what_its_parts_come_to_is_rather_wrong_itself() -> None:
    said = ("  naam: Zaalhuur (voorbeeld)\n  bedrag: 2.500", "  naam: Zaalhuur (voorbeeld)\n  toelichting: Het geheel is 2.500.\n  bedrag: 2.500")
    (problem,) = found(money.check_parts_fit_in_their_whole, (POSTEN, *said))
    assert (problem.code, problem.address) == ("G-008", "budgetposten/post-gesprekken/bedrag")
    assert problem.hint == (
        "klopt 12.500? Bij toelichting (regel 13) staat 2.500. Zo nee, schrijf hier: bedrag: 2.500; "
        "zo ja, verbeter 'post-zaalhuur' (regel 14), en die toelichting"
    )
