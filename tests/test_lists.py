"""The lists of names, abbreviations, documents and remarks: what stands there twice or contradicts itself or a text is found."""

from __future__ import annotations

import re

import pytest
import waterdorp
from waterdorp import said

from planascode.checks import lists, names, wording

ORGS, SHORT, DOCS, WORDS = (f"namen/{name}.yaml" for name in ("organisaties", "afkortingen", "documenten", "woorden"))
PLAN = "soort: plan, schaal: lokaal, vindplaats: onbekend (verzonnen)"


@pytest.mark.parametrize(
    ("path", "lines", "found"),
    [
        (SHORT, ["id: a, kort: AB, voluit: iets"], []),
        (SHORT, ["id: a, kort: AB, voluit: iets", "id: b, kort: AB, voluit: anders"], ["AB"]),
        (SHORT, ["id: a, kort: AB, voluit: iets", "id: b, kort: BC, voluit: anders, varianten: [AB]"], ["AB"]),
        (SHORT, ["id: a, kort: AB, voluit: iets", "id: b, kort: BC, voluit: anders, varianten: [BCD]"], []),
        (DOCS, [f"id: a, naam: Plan A, {PLAN}", f"id: b, naam: plan a, {PLAN}"], ["plan a"]),
        (DOCS, [f"id: a, naam: Plan A, {PLAN}", f"id: b, naam: Plan B, {PLAN}"], []),
        (DOCS, [f"id: {key}, naam: {key}, soort: wet, schaal: lokaal, vindplaats: https://x.nl" for key in "ab"], ["https://x.nl"]),
        ("geld/dekkingen.yaml", ["id: begroot, naam: begroot, gedekt: ja", "id: gevraagd, naam: Begroot, gedekt: nee"], ["Begroot"]),
        (WORDS, ["id: a, woord: burger, liever: inwoner, reden: zo", "id: b, woord: burger, liever: mens, reden: zo"], ["burger"]),
    ],
)  # fmt: skip
def test_what_stands_in_a_list_twice_is_found(path: str, lines: list[str], found: list[str]) -> None:
    changed = {path: "".join(f"- {{{line}}}\n" for line in lines)}
    assert said(lists.check_lists_name_everything_once, changed=changed) == [f"N-005 {words}" for words in found]


def test_a_new_record_with_a_spelling_of_another_is_found_at_the_new_one() -> None:
    text = waterdorp.files()[ORGS].decode() + "- {id: nieuwe, naam: De Dobber}\n"
    text = text.replace("naam: Visclub De Natte Dobber", "naam: Visclub De Natte Dobber, varianten: [De Dobber]")
    (problem,) = waterdorp.problems(ORGS, waterdorp.files()[ORGS].decode(), text)
    assert (problem.code, problem.address) == ("N-005", "organisaties/nieuwe/naam")
    assert problem.hint.startswith("is het dezelfde, haal 'nieuwe' dan weg en schrijf overal 'visclub'; is het een andere, haal dan op regel ")


NPG = {
    SHORT: "- {id: npg, kort: NPG, voluit: Programma Groningen}\n- {id: npo, kort: NPO, voluit: Programma Onderwijs, varianten: [Npo]}\n",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het Programma Onderwijs (NPG) helpt.", ["NPG"]),
        ("Het Programma Onderwijs (NPO) en Programma Groningen (NPG).", []),
        ("Het Programma Onderwijs (zie NPG) en (NPG).", []),
        ("Het Programma Onderwijs (QRS) staat er ook.", []),
    ],
)
def test_the_abbreviation_of_another_name_is_found(text: str, found: list[str]) -> None:
    assert said(lists.check_abbreviations_fit_their_full_form, text, changed=NPG) == [f"N-006 {words}" for words in found]


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("Nationaal Programma Oost", "Nationaal Programma Groningen", []),
        ("Nationaal Programma Groningen", "Nationaal Programma Oost", ["N-006 Nationaal Programma Groningen", "N-006 Nationaal Programma Oost"]),
        ("Nationaal Programma Groningen", "Nationaal Programma Groningen", ["N-006 Nationaal Programma Groningen"]),
    ],
)
def test_a_full_form_with_the_letters_of_another_abbreviation_is_found_there(one: str, two: str, found: list[str]) -> None:
    rows = f"- {{id: npo, kort: NPO, voluit: {one}}}\n- {{id: npg, kort: NPG, voluit: {two}}}\n"
    assert said(lists.check_abbreviations_fit_their_full_form, changed={SHORT: rows}) == found


def test_a_full_form_of_another_is_asked_for_the_document_with_its_letters() -> None:
    rows = "- {id: npo, kort: NPO, voluit: Nationaal Programma Oost}\n- {id: npg, kort: NPG, voluit: Nationaal Programma Oost}\n"
    papers = "- {id: npg-stuk, naam: Nationaal Programma Groningen, soort: plan, schaal: lokaal, vindplaats: onbekend (verzonnen)}\n"
    (problem,) = lists.check_abbreviations_fit_their_full_form(waterdorp.seen({SHORT: rows, "namen/documenten.yaml": papers}))
    assert problem.hint == "bedoelde u 'Nationaal Programma Groningen' (namen/documenten.yaml, regel 1)? Zo niet, verbeter de volledige vorm"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("kort: Programma Groningen, voluit: NPG", ["N-006 Programma Groningen"]),
        ("kort: NPG, voluit: NPG", ["N-006 NPG"]),
        ("kort: NPG, voluit: Programma Groningen", []),
        ("kort: NPG, voluit: n.v.t. (eigennaam)", []),
    ],
)
def test_an_abbreviation_in_the_place_of_its_full_form_is_found(line: str, found: list[str]) -> None:
    assert said(lists.check_abbreviations_fit_their_full_form, changed={SHORT: f"- {{id: npg, {line}}}\n"}) == found


@pytest.mark.parametrize(("name", "found"), [("Programma Groningen Oost", []), ("Programma Drenthe", ["N-006 Programma Drenthe"])])
def test_a_party_that_was_renamed_has_its_abbreviation_explained_as_before(name: str, found: list[str]) -> None:
    orgs = waterdorp.files()[ORGS].decode() + f"- {{id: npg-groep, naam: {name}, afkorting: NPG}}\n"
    assert said(lists.check_abbreviations_fit_their_full_form, changed={**NPG, ORGS: orgs}) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het Programma Groninge (NPG) helpt.", ["N-006 Programma Groninge"]),
        ("Het Nieuw Plan Groningen (NPG) helpt.", ["N-006 Nieuw Plan Groningen"]),
        ("Het Welzijn Drenthe (NPG) helpt.", ["N-006 Welzijn Drenthe"]),
        ("Het Programma Groningen (NPG) helpt.", []),
        ("Het nieuwe programma Groningen (NPG) helpt.", []),
        ("Wij helpen mee (NPG).", []),
        ("Het Programma Groningen (NGP) helpt.", ["N-006 NGP"]),
    ],
)
def test_the_name_before_an_abbreviation_is_its_full_form(text: str, found: list[str]) -> None:
    assert said(lists.check_abbreviations_stand_behind_their_full_form, text, changed=NPG) == found


def test_an_abbreviation_of_another_party_is_led_to_its_own() -> None:
    orgs = waterdorp.files()[ORGS].decode() + "- {id: npg-groep, naam: Programma Groningen, afkorting: NPO}\n"
    (problem,) = lists.check_abbreviations_fit_their_full_form(waterdorp.seen({**NPG, ORGS: orgs}))
    assert (problem.address, problem.hint) == ("organisaties/npg-groep/afkorting", "schrijf: afkorting: NPG")


def test_an_abbreviation_with_its_letters_in_another_order_is_offered_the_right_one() -> None:
    (problem,) = names.check_abbreviations_are_explained(waterdorp.seen({waterdorp.TEXT: "Het NGP helpt.", **NPG}))
    assert problem.hint.startswith("bedoelde u 'NPG'? ")


YEARS = {DOCS: f"- {{id: ivb, naam: Veilig Plan 2026-2028, periode: 2026 t/m 2028, {PLAN}, varianten: [IVB-plan 2026]}}\n"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het Veilig Plan 2026-2029 geldt.", ["2026-2029"]),
        ("Het Veilig Plan 2027 geldt.", ["2027"]),
        ("Het Veilig Plan 2026-2028 geldt, ook in Veilig Plan 2026 – 2028.", []),
        ("Het Veilig Plan geldt, en Plan 2030.", []),
    ],
)
def test_a_document_with_other_years_is_found(text: str, found: list[str]) -> None:
    assert said(lists.check_documents_have_their_own_years, text, changed=YEARS) == [f"N-007 {words}" for words in found]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("naam: Plan 2026-2028, periode: 2026 t/m 2029", ["N-007 2026 t/m 2029"]),
        ("naam: Plan 2026-2028, periode: 2026 t/m 2028", []),
        ("naam: Plan 2026, periode: 2026 t/m 2029", []),
        ("naam: Plan, vastgesteld: 1 mei 2060", ["N-007 1 mei 2060"]),
        ("naam: Plan, vastgesteld: 1 mei 2020", []),
    ],
)
def test_a_document_that_contradicts_itself_is_found(line: str, found: list[str]) -> None:
    assert said(lists.check_documents_have_their_own_years, changed={DOCS: f"- {{id: ivb, {line}, {PLAN}}}\n"}) == found


@pytest.mark.parametrize(("day", "where"), [("1 mei 2060", "na"), ("1 mei 2019", "jaren voor"), ("onbekend (verzonnen)", "")])
def test_a_remark_of_another_time_is_found(day: str, where: str) -> None:
    path = "opmerkingen/opmerkingen.yaml"
    text = waterdorp.files()[path].decode()
    (old,) = {line for line in text.split("\n") if line.strip().startswith("datum:")}
    found = list(lists.check_remarks_are_of_their_time(waterdorp.seen({path: text.replace(old, f"  datum: {day}")})))
    assert [where in problem.message for problem in found] == [True] * bool(where)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["woord: burger, liever: burger"], ["W-002 burger"]),
        (["woord: burger, liever: inwoner", "woord: inwoner, liever: burger"], ["W-002 inwoner", "W-002 burger"]),
        (["woord: nijambt, liever: Nijambt"], []),
        (["woord: burger, liever: inwoner", "woord: inwoner, liever: n.v.t."], []),
    ],
)
def test_a_word_that_is_offered_is_not_on_the_list_itself(lines: list[str], found: list[str]) -> None:
    changed = {WORDS: "".join(f"- {{id: w{number}, {line}, reden: zo}}\n" for number, line in enumerate(lines))}
    assert said(wording.check_words_are_plain, changed=changed) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Kades ophogen.", ["Kades ophogen."]),
        ("KADES EN DIJKEN", ["KADES EN DIJKEN"]),
        ("Kades, dijken enz.", []),
        ("Kades van de NPG", []),
        ("RIEC NN", []),
    ],
)
def test_a_name_with_a_full_stop_or_in_capitals_is_found(name: str, found: list[str]) -> None:
    measure = re.sub(r"naam: .*", f"naam: {name}", waterdorp.files()[waterdorp.MEASURE].decode(), count=1)
    told = said(lists.check_names_look_like_names, changed={waterdorp.MEASURE: measure})
    assert told == [f"N-008 {words}" for words in found]


def test_two_abbreviations_do_not_have_one_full_form() -> None:
    rows = "- {id: np, kort: NP, voluit: Nationaal Programma}\n- {id: npg, kort: NPG, voluit: nationaal programma}\n"
    (problem,) = lists.check_abbreviations_fit_their_full_form(waterdorp.seen({SHORT: rows}))
    assert (problem.code, problem.message, problem.source.line) == ("N-006", "'NPG' heeft hier dezelfde volledige vorm als 'NP' (regel 1)", 2)


def test_of_two_names_of_a_party_that_stand_nowhere_else_both_ways_are_told() -> None:
    orgs = waterdorp.files()[ORGS].decode() + "- {id: npg-groep, naam: Programma Drenthe, afkorting: NPG}\n"
    (problem,) = lists.check_abbreviations_fit_their_full_form(waterdorp.seen({**NPG, ORGS: orgs, waterdorp.TEXT: "Zo."}))
    right = "klopt 'Programma Drenthe'? Verbeter dan namen/afkortingen.yaml, regel 1, en de teksten; klopt 'Programma Groningen', verbeter dan de naam hier"
    assert problem.hint == right


def test_of_two_roles_of_one_name_the_one_that_nothing_names_is_told_to_go() -> None:
    rows = waterdorp.files()["namen/rollen.yaml"].decode() + "- {id: water-team, naam: Team Water, soort: team}\n"
    (problem,) = (item for item in lists.check_lists_name_everything_once(waterdorp.seen({"namen/rollen.yaml": rows})))
    assert problem.hint.startswith("is het dezelfde? Haal dan 'water-team' weg (regel 4): die wordt nergens genoemd; ")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Het Programma Groningen helpt.", "is dit de nieuwe naam? Schrijf die dan ook in namen/afkortingen.yaml, regel 1, en in "),
        ("Het Programma Drenthe helpt.", "'Programma Drenthe' staat ook in "),
    ],
)
def test_a_party_that_has_another_name_than_its_abbreviation_is_asked_whether_that_is_new(text: str, asked: str) -> None:
    orgs = waterdorp.files()[ORGS].decode() + "- {id: npg-groep, naam: Programma Drenthe, afkorting: NPG}\n"
    (problem,) = lists.check_abbreviations_fit_their_full_form(waterdorp.seen({**NPG, ORGS: orgs, waterdorp.TEXT: text}))
    assert problem.hint.startswith(asked)
