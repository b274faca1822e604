"""Work and standen in time: late, stale, and announced for a day that has passed. The example's peildatum is 1 april 2027."""

from __future__ import annotations

import re

import pytest
from example_plan import CIJFERS, GESPREKKEN, HOME, MELDPUNT, SPREEKUUR, Change, files, found, lines

from planascode.checks import measures, progress

BUSY = (MELDPUNT, "{voortgang: klaar}", "{voortgang: gestart}")


def said(check: str, *changes: Change) -> list[tuple[str, str]]:
    """Code and line of each problem that a check of this module finds."""
    return lines(found(getattr(progress, check), *changes), *changes)


# --- planning and stand ------------------------------------------------------------------------------------


def test_work_that_should_have_ended_before_the_peildatum_and_is_not_done_is_late() -> None:
    assert said("check_work_is_not_late") == []
    assert said("check_work_is_not_late", BUSY) == [("M-012", "planning: Q1 2027")]


@pytest.mark.parametrize(
    ("words", "told"),
    [("Het ontwerp is in Q1 2027 afgerond.", True), ("Het ontwerp is nog niet afgerond.", False), ("Het loopt.", False)],
)
def test_of_work_that_is_late_the_words_that_say_it_is_done_are_told(words: str, told: bool) -> None:
    busy = (MELDPUNT, "{voortgang: klaar}, herkomst: gemeld}", f"{{voortgang: gestart}}, herkomst: gemeld, toelichting: {words}}}")
    (problem,) = found(progress.check_work_is_not_late, busy)
    assert problem.hint.startswith("waarschijnlijk is de stand fout, want op regel ") == told
    assert re.search(r"is het werk klaar\? Verbeter dan de stand \(regel \d+\), of geef een nieuwe\. ", problem.hint)


def test_work_is_late_on_the_day_after_its_planning_and_not_on_the_last_one() -> None:
    on_time = ("plan.yaml", "peildatum: 1 april 2027", "peildatum: 31 maart 2027")
    assert said("check_work_is_not_late", BUSY, on_time) == []


def test_an_unknown_stand_is_not_done() -> None:
    unknown = (MELDPUNT, "{voortgang: klaar}", "{voortgang: onbekend (niet gemeld)}")
    assert [code for code, _ in said("check_work_is_not_late", unknown)] == ["M-012"]


def test_work_that_is_done_before_it_begins_is_found() -> None:
    early = (MELDPUNT, "planning: Q1 2027\n", "planning: Q3 2027\n")
    (problem,) = found(progress.check_work_is_not_late, early)
    assert problem.code == "M-012"
    assert "begint pas na de peildatum" in problem.message
    assert problem.hint.startswith("klopt de stand op regel ")
    words = (MELDPUNT, "herkomst: gemeld}", "herkomst: gemeld, toelichting: Dat was in Q1 2027 al zo.}")
    (problem,) = found(progress.check_work_is_not_late, early, words)
    assert re.match(r"waarschijnlijk is de planning fout, want de toelichting bij de stand \(regel \d+\) noemt Q1 2027; klopt de stand", problem.hint)


def test_where_the_legend_does_not_say_what_is_done_nothing_is_late() -> None:
    silent = ("legenda/toestanden.yaml", ", klaar: ja", "")
    assert said("check_work_is_not_late", BUSY, silent) == []


# --- rhythm --------------------------------------------------------------------------------------------------


def test_a_stand_is_stale_after_one_rhythm_and_not_on_the_very_day() -> None:
    for day, codes in (("1 januari 2027", []), ("31 december 2026", ["S-004"])):
        change = (SPREEKUUR, "peildatum: 1 april 2027", f"peildatum: {day}")
        assert [code for code, _ in said("check_standen_keep_the_rhythm", change)] == codes, day


def test_a_plan_without_rhythm_has_no_stale_standen() -> None:
    old = (SPREEKUUR, "peildatum: 1 april 2027", "peildatum: 1 april 2020")
    assert said("check_standen_keep_the_rhythm", old, ("plan.yaml", "\nritme: kwartaal", "\n# ritme: kwartaal")) == []


def test_what_is_done_need_not_be_renewed() -> None:
    old = (MELDPUNT, "peildatum: 1 april 2027", "peildatum: 1 april 2026")
    assert said("check_standen_keep_the_rhythm", old) == []
    assert [code for code, _ in said("check_standen_keep_the_rhythm", old, BUSY)] == ["S-004"]


def test_the_newest_stand_counts() -> None:
    old = (GESPREKKEN, "peildatum: 1 januari 2027", "peildatum: 1 januari 2020")
    assert said("check_standen_keep_the_rhythm", old) == []


def test_standen_of_after_the_peildatum_only_are_no_stand_yet() -> None:
    later = (SPREEKUUR, "peildatum: 1 april 2027", "peildatum: 2 april 2027")
    (problem,) = found(progress.check_standen_keep_the_rhythm, later)
    assert "is er nog geen stand" in problem.message


ONE = "{peildatum: 1 april 2027, toestanden: {voortgang: onbekend (nog niet gemeten)}, herkomst: gemeld}"


def test_a_stand_of_after_the_peildatum_is_told_as_not_yet_shown() -> None:
    more = (SPREEKUUR, ONE, ONE + "".join(f"\n  - {ONE.replace('1 april 2027', day)}" for day in ("2 april 2027", "1 mei 2027")))
    (problem,) = found(progress.check_standen_are_of_their_time, more)
    assert (problem.code, problem.level, problem.source.line) == ("S-006", "advies", 20)
    assert problem.hint == "klopt de dag? Zo nee, verbeter hem; zo ja, zet de peildatum in plan.yaml verder"


def test_a_stand_of_after_the_peildatum_is_told_louder_where_it_is_the_only_one() -> None:
    rhythm = next((path, line, "") for path, text in files().items() for line in text.decode().splitlines() if line.startswith("ritme:"))
    late = (SPREEKUUR, "peildatum: 1 april 2027", "peildatum: 2 april 2027")
    follows = " (uit de planning volgt: {peildatum: 2027-04-01, toestanden: {voortgang: nog-niet-gestart}, herkomst: afgeleid})"
    for planning, stand in (("vanaf 2028", follows), ("vanaf 2027", follows.replace("nog-niet-", "")), ("Q1 2027", "")):
        (problem,) = found(progress.check_standen_are_of_their_time, rhythm, late, (SPREEKUUR, "planning: ", f"planning: {planning}  # "))
        assert (problem.code, problem.level) == ("S-004", "waarschuwing")
        assert problem.hint.startswith(f"verving u de stand van eerder? Zet die dan weer boven deze{stand}; anders: ")


def test_a_figure_of_after_the_peildatum_is_told_as_not_yet_shown() -> None:
    old = "periode: 2025, bron: gemeente-voorbeelddorp, waarde: 4, peildatum: 1 februari 2026"
    later = (CIJFERS, old, "periode: 2024, bron: gemeente-voorbeelddorp, waarde: 4, peildatum: 2 april 2027")
    (problem,) = found(progress.check_standen_are_of_their_time, later)
    assert (problem.code, problem.level) == ("S-006", "advies")
    assert problem.message == "dit cijfer komt nog niet in het plan: de peildatum is 1 april 2027"


# --- derived standen ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "origin", "planning", "wrong"),
    [
        ("gestart", "afgeleid", "vanaf 2030", "vanaf 2030"),
        ("nog-niet-gestart", "afgeleid", "doorlopend", "al begonnen: doorlopend"),
        ("nog-niet-gestart", "afgeleid", "Q1 2027 t/m Q4 2027", "al begonnen: Q1 2027 t/m Q4 2027"),
        ("nog-niet-gestart", "afgeleid", "Q1 2027", ""),  # that is late: M-012
        ("nog-niet-gestart", "gemeld", "doorlopend", ""),
        ("klaar", "afgeleid", "doorlopend", "nog: doorlopend"),
        ("klaar", "afgeleid", "Q1 2027", ""),
        ("onbekend (geen planning in de bron)", "afgeleid", "Q4 2027", "er is nu een planning: Q4 2027"),
        ("onbekend (geen planning in de bron)", "afgeleid", "onbekend (kwijt)", ""),
        ("onbekend (niet gevraagd)", "afgeleid", "Q4 2027", ""),
        ("nog-niet-gestart", "afgeleid", "vanaf 2030", ""),
        ("gestart", "afgeleid", "Q2 2027", ""),
        ("gestart", "gemeld", "vanaf 2030", ""),
        ("gestart", "afgeleid", "doorlopend", ""),
        ("stand-onbekend", "afgeleid", "vanaf 2030", ""),
    ],
)
def test_a_derived_stand_agrees_with_the_planning(state: str, origin: str, planning: str, wrong: str) -> None:
    changes = (
        (SPREEKUUR, "{voortgang: onbekend (nog niet gemeten)}, herkomst: gemeld", f"{{voortgang: {state}}}, herkomst: {origin}"),
        (SPREEKUUR, "planning: vanaf 2030", f"planning: {planning}"),
    )
    problems = found(progress.check_derived_standen_follow_the_planning, *changes)
    assert [item.code for item in problems] == (["S-008"] if wrong else [])
    assert all(item.message.endswith(wrong) for item in problems)
    silent = ("legenda/toestanden.yaml", ", begonnen: nee", "")
    if state in ("gestart", "nog-niet-gestart"):
        assert found(progress.check_derived_standen_follow_the_planning, *changes, silent) == []


def test_a_derived_stand_that_was_right_asks_for_a_new_one_when_its_planning_has_begun() -> None:
    derived = (SPREEKUUR, "{voortgang: onbekend (nog niet gemeten)}, herkomst: gemeld", "{voortgang: nog-niet-gestart}, herkomst: afgeleid")
    planning, later = (SPREEKUUR, "planning: vanaf 2030", "planning: vanaf Q3 2027"), ("plan.yaml", "peildatum: 1 april 2027", "peildatum: 1 juli 2027")
    assert found(progress.check_derived_standen_follow_the_planning, derived, planning) == []
    (problem,) = found(progress.check_derived_standen_follow_the_planning, derived, planning, later)
    assert problem.hint == "zet er een nieuwe stand onder, met peildatum: 1 juli 2027"
    reported = (SPREEKUUR, "afgeleid}", "afgeleid}\n  - {peildatum: 1 juli 2027, toestanden: {voortgang: gestart}, herkomst: gemeld}")
    assert found(progress.check_derived_standen_follow_the_planning, derived, planning, later, reported) == []


@pytest.mark.parametrize("day", ["1 april 2072", "31 december 2031", "1 januari 2026", "31 december 2025"])
def test_a_stand_of_another_time_than_the_plan_is_told_once(day: str) -> None:
    wrong = (SPREEKUUR, "peildatum: 1 april 2027", f"peildatum: {day}")
    is_far = day in ("1 april 2072", "31 december 2025")
    codes = [item.code for check in (progress.check_standen_are_of_their_time, progress.check_standen_keep_the_rhythm) for item in found(check, wrong)]
    assert codes == (["S-007"] if is_far else ["S-004"])


def test_an_indicator_keeps_the_rhythm_too() -> None:
    old = (CIJFERS, "- {peildatum: 1 april 2027, toestanden", "- {peildatum: 1 april 2026, toestanden")
    (problem,) = found(progress.check_standen_keep_the_rhythm, old)
    assert problem.address == "indicatoren/gesprekken-aantal/standen/2026-04-01"


@pytest.mark.parametrize(("day", "is_wrong"), [("31 maart 2027", True), ("1 maart 2027", True), ("2 april 2027", False)])
def test_a_stand_under_a_later_one_is_found(day: str, is_wrong: bool) -> None:
    more = (SPREEKUUR, ONE, f"{ONE}\n  - {ONE.replace('1 april 2027', day)}")
    problems = found(progress.check_standen_stand_in_order, more)
    assert [(item.code, item.source.line) for item in problems] == ([("S-009", 19)] if is_wrong else [])
    assert all(item.hint.endswith("is de stand echt ouder, zet haar dan boven de andere") for item in problems), "what the plan shows has no state"
    known = (SPREEKUUR, ONE, f"{ONE.replace('onbekend (nog niet gemeten)', 'gestart')}\n  - {ONE.replace('1 april 2027', day)}")
    problems = found(progress.check_standen_stand_in_order, known)
    assert all(item.hint.endswith("zet haar dan boven de andere: het plan toont die van 1 april 2027 (gestart)") for item in problems)


# --- standen beside each other, and beside the plan -------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("{voortgang: nog-niet-gestart}, herkomst: gemeld}", ["S-010"]),
        ("{voortgang: nog-niet-gestart}, herkomst: gemeld, toelichting: Het geld is weg.}", []),
        ("{voortgang: klaar}, herkomst: gemeld}", []),
        ("{voortgang: onbekend (niet gemeld)}, herkomst: gemeld}", []),
    ],
)
def test_a_stand_that_goes_back_says_why(last: str, told: list[str]) -> None:
    change = (GESPREKKEN, "    door: opgaveleider-voorbeeld               # een rol, nooit een persoon\n", f"  - {{peildatum: 1 mei 2027, toestanden: {last}\n")
    later = ("plan.yaml", "peildatum: 1 april 2027", "peildatum: 1 mei 2027")
    assert [item.code for item in found(progress.check_standen_do_not_go_back, change, later)] == told
    assert found(progress.check_standen_do_not_go_back, change) == []  # it is not shown yet


@pytest.mark.parametrize(
    ("state", "words", "told"),
    [
        ("klaar", "Het is nog niet actief.", True), ("klaar", "Wij zijn nog bezig.", True), ("klaar", "Het is klaar.", False),
        ("nog-niet-gestart", "Het werk is inmiddels begonnen.", True), ("nog-niet-gestart", "Het is nog niet begonnen.", False),
        ("gestart", "Het is nog niet begonnen.", True), ("klaar", "Het begint in 2029.", True), ("klaar", "Het begon in 2025.", False),
        ("gestart", "Het spreekuur is klaar.", True),
        ("gestart", "Alle uren zijn in mei 2027 afgerond.", True), ("gestart", "De eerste fase is klaar.", False),
        ("gestart", "Het is klaar. Er komt nog meer.", False),
        ("klaar", "Het eerste spreekuur is in mei 2028.", True), ("klaar", "De evaluatie is in mei 2028.", False),
        ("gestart", "Op 3 mei 2028 is dit gelukt.", True), ("gestart", "Het volgt op 3 mei 2028.", False), ("gestart", "In 2028 is er meer.", False),
        ("gestart", "Het is nog niet klaar.", False), ("onbekend (niet gemeld)", "Het is klaar.", False),
    ],
)  # fmt: skip
def test_words_beside_a_stand_that_deny_it_are_found(state: str, words: str, told: bool) -> None:
    new = ONE.replace("herkomst: gemeld", f"herkomst: gemeld, toelichting: {words}")
    new = re.sub(r"voortgang: [^}]+", f"voortgang: {state}", new)
    problems = found(progress.check_a_stand_is_not_denied_beside_it, (SPREEKUUR, ONE, new))
    assert [(item.code, item.source.line) for item in problems] == ([("S-012", 18)] if told else [])


def test_a_state_for_a_planning_that_came_is_told_where_one_follows() -> None:
    state = (SPREEKUUR, "{voortgang: onbekend (nog niet gemeten)}, herkomst: gemeld", "{voortgang: onbekend (geen planning)}, herkomst: afgeleid")
    for planning, hint in (("vanaf 2030", ": nog-niet-gestart"), ("Q1 2027", "")):
        change = (SPREEKUUR, "planning: vanaf 2030", f"planning: {planning}")
        (problem,) = found(progress.check_derived_standen_follow_the_planning, state, change)
        assert problem.hint == f"schrijf de toestand die nu uit de planning volgt{hint}"


def test_a_state_that_does_not_follow_from_a_planning_that_stands_in_a_note_as_well_is_rather_wrong_itself() -> None:
    state = (SPREEKUUR, "{voortgang: onbekend (nog niet gemeten)}, herkomst: gemeld", "{voortgang: gestart}, herkomst: afgeleid")
    planning = (SPREEKUUR, "planning: vanaf 2030", "planning: Q2 2029")
    rather = "waarschijnlijk is de toestand fout, want 'Q2 2029' staat ook op regel "
    follows = "zet de toestand op nog-niet-gestart: zij volgt uit de planning; klopt de planning op regel "
    for note, begin in (("In de bron staat Q2 2029.", rather), ("Niets.", follows)):
        noted = (SPREEKUUR, "grondslag:", f"aantekening: [{note}]\ngrondslag:")
        (problem,) = found(progress.check_derived_standen_follow_the_planning, state, planning, noted)
        assert problem.hint.startswith(begin)


def test_a_planning_that_is_over_is_told_the_one_quarter_that_a_note_has() -> None:
    state = (SPREEKUUR, "{voortgang: onbekend (nog niet gemeten)}, herkomst: gemeld", "{voortgang: nog-niet-gestart}, herkomst: afgeleid")
    planning = (SPREEKUUR, "planning: vanaf 2030", "planning: Q1 2027")
    right = "schrijf planning: Q1 2028, want dat staat ook op regel 20: "
    open_ = "verbeter het kwartaal of het jaar: "
    for note, begin in (("Het is gepland voor Q1 2028.", right), ("Q1 2028 of Q2 2028.", open_), ("De subsidie is van Q2 2026.", open_)):
        noted = (SPREEKUUR, "herkomst: gemeld}", f"herkomst: gemeld}}\naantekening:\n  - {note}")
        (problem,) = found(progress.check_work_is_not_late, noted, state, planning)
        assert problem.hint.startswith(begin)


def test_a_state_that_its_words_its_planning_and_a_text_deny_is_one_message_with_what_it_rather_is() -> None:
    new = re.sub(r"voortgang: [^}]+", "voortgang: gestart", ONE.replace("herkomst: gemeld", "herkomst: gemeld, toelichting: Dit is nog niet begonnen."))
    stand = (SPREEKUUR, ONE, new)
    now, later = ((SPREEKUUR, "planning: vanaf 2030", f"planning: vanaf {year}") for year in (2027, 2029))
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", "Over [](#spreekuur): dit moet nog beginnen.")
    checks = (progress.check_a_stand_is_not_denied_beside_it, progress.check_mentions_do_not_deny_the_stand, progress.check_work_is_not_late)
    for changes, why in (((now, text), " zegt iets anders"), ((later,), "de planning (regel 14) zegt iets anders"), ((later, text), ", zeggen iets anders")):
        (problem,) = (item for check in checks for item in found(check, stand, *changes))
        assert (problem.code, problem.address.rpartition("/")[2]) == ("S-012", "voortgang")
        assert problem.hint.startswith("waarschijnlijk is de toestand fout, want ook ")
        assert f"{why}; schrijf: voortgang: nog-niet-gestart; is dit nieuws, zet het dan in een nieuwe stand hieronder" in problem.hint


@pytest.mark.parametrize(
    ("state", "words", "told"),
    [
        ("klaar", "dit is nog niet actief.", "is nog niet actief"), ("klaar", "dit is klaar.", ""),
        ("klaar", "dit moet nog beginnen.", "dit moet nog beginnen"), ("klaar", "de bouw moet nog beginnen.", ""),
        ("gestart", "het werk moet nog beginnen.", "het werk moet nog beginnen"), ("gestart", "de ronde begint later.", ""),
        ("nog-niet-gestart", "het onderzoek dat al loopt.", ""),
        ("nog-niet-gestart", "dit moet nog beginnen.", ""), ("klaar", "een stuk. Iets anders is nog niet klaar.", ""),
        ("nog-niet-gestart", "het werk loopt al.", "loopt al"),
        ("nog-niet-gestart", "het is op 1 juni 2027 begonnen.", "is op 1 juni 2027 begonnen"), ("gestart", "het werk loopt al.", ""),
        ("nog-niet-gestart", "er is veel. Het werk is inmiddels afgerond.", ""),
    ],
)  # fmt: skip
def test_words_behind_a_mention_that_deny_the_stand_are_found(state: str, words: str, told: str) -> None:
    stand = (SPREEKUUR, ONE, re.sub(r"voortgang: [^}]+", f"voortgang: {state}", ONE))
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", f"Over [](#spreekuur): {words}")
    problems = found(progress.check_mentions_do_not_deny_the_stand, stand, text)
    assert [(item.code, item.source.width) for item in problems] == [("S-012", len(told))] * bool(told)


def test_words_behind_a_mention_are_rather_wrong_where_those_of_the_stand_say_what_its_state_is() -> None:
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", "Over [](#spreekuur): dit moet nog beginnen.")
    told = "waarschijnlijk is het hier fout, want 'loopt al' staat bij de stand zelf ("
    for words, rather in (("Het werk loopt al.", told), ("Zo.", "verbeter een van de twee")):
        noted = ONE.replace("herkomst: gemeld", f"herkomst: gemeld, toelichting: {words}")
        stand = re.sub(r"voortgang: [^}]+", "voortgang: gestart", noted)
        (problem,) = found(progress.check_mentions_do_not_deny_the_stand, (SPREEKUUR, ONE, stand), text)
        assert problem.hint.startswith(rather)


def test_words_in_a_point_that_begins_with_a_measure_are_about_it() -> None:
    stand = (SPREEKUUR, ONE, re.sub(r"voortgang: [^}]+", "voortgang: nog-niet-gestart", ONE))
    for line, told in (("- [](#spreekuur): er is veel. Het werk is inmiddels afgerond.", 1), ("- Over [](#spreekuur). Het werk is inmiddels afgerond.", 0)):
        text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", f"Zo.\n\n{line}")
        assert [item.code for item in found(progress.check_mentions_do_not_deny_the_stand, stand, text)] == ["S-012"] * told, line


def test_work_that_fell_back_is_told_once_and_not_as_late() -> None:
    done = "{voortgang: klaar}, herkomst: gemeld}"
    back = (MELDPUNT, done, f"{done}\n      - " "{peildatum: 2 april 2027, toestanden: {voortgang: gestart}, herkomst: gemeld}")
    later = ("plan.yaml", "peildatum: 1 april 2027", "peildatum: 2 april 2027")
    assert [item.code for item in found(progress.check_standen_do_not_go_back, back, later)] == ["S-010"]
    assert found(progress.check_work_is_not_late, back, later) == []
    why = (MELDPUNT, "{voortgang: gestart}, herkomst: gemeld", "{voortgang: gestart}, herkomst: gemeld, toelichting: Het moet over.")
    assert [item.code for item in found(progress.check_work_is_not_late, back, later, why)] == ["M-012"]


def test_a_peildatum_before_all_standen_is_one_problem_at_the_plan() -> None:
    early = ("plan.yaml", "peildatum: 1 april 2027", "peildatum: 1 december 2026")
    every = (progress.check_work_is_not_late, progress.check_standen_keep_the_rhythm, progress.check_standen_are_of_their_time)
    (problem,) = [item for check in every for item in found(check, early)]
    assert (problem.code, problem.address) == ("S-007", "plan/peildatum")
    unknown = (MELDPUNT, "planning: Q1 2027\n", "planning: onbekend (kwijt)\n")
    assert found(measures.check_plannings_are_known, early, unknown) == []


@pytest.mark.parametrize(
    ("day", "asked"),
    [("4 januari 2027", "zijn dag en maand verwisseld: 1 april 2027? Of klopt het jaar?"), ("31 maart 2027", "klopt het jaar?")],
)
def test_of_a_stand_that_would_be_in_order_with_day_and_month_turned_round_that_is_asked(day: str, asked: str) -> None:
    (problem,) = found(progress.check_standen_stand_in_order, (SPREEKUUR, ONE, f"{ONE}\n  - {ONE.replace('1 april 2027', day)}"))
    assert problem.hint.startswith(f"verbeter de datum ({asked})")


@pytest.mark.parametrize(
    ("second", "codes"),
    [("1 maart 2027", []), ("1 januari 2027", ["S-009"]), ("1 mei 2027", [])],
)
def test_a_figure_under_a_newer_one_of_its_own_period_and_source_is_told(second: str, codes: list[str]) -> None:
    change = (CIJFERS, "waarde: 7, peildatum: 1 maart 2027", f"waarde: 7, peildatum: {second}")
    assert [item.code for item in found(progress.check_standen_stand_in_order, change)] == codes


@pytest.mark.parametrize(
    ("stand", "wrong"),
    [
        ("{voortgang: gestart}, herkomst: gemeld", True),
        ("{voortgang: gestart}, herkomst: afgeleid", False),
        ("{voortgang: nog-niet-gestart}, herkomst: gemeld", False),
    ],
)
def test_work_that_somebody_told_has_begun_does_not_begin_later_in_its_planning(stand: str, wrong: bool) -> None:
    changes = (SPREEKUUR, "toestanden: {voortgang: onbekend (nog niet gemeten)}, herkomst: gemeld", f"toestanden: {stand}")
    problems = [item for item in found(progress.check_work_is_not_late, changes) if item.source.file == SPREEKUUR]
    assert [(item.code, "het werk is begonnen" in item.message) for item in problems] == [("M-012", True)] * wrong
