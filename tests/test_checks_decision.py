"""The chain of decision and publication, and what must be finished by then. The example's peildatum is 1 april 2027."""

from __future__ import annotations

import pytest
from example_plan import BESLUIT, HOME, Change, at, decided, found

from planascode.checks import decision
from planascode.values import DAY_AFTER

BEKEND = "    soort: bekendmaking\n    datum: onbekend (nog in te vullen)\n"


def published(day: str, more: str = "") -> Change:
    return "plan.yaml", BEKEND, f"    soort: bekendmaking\n    datum: {day}\n{more}"


def in_force(day: str) -> str:
    return f"  - id: werking\n    naam: Inwerkingtreding\n    soort: inwerkingtreding\n    datum: {day}\n"


@pytest.mark.parametrize(
    ("besluit", "bekend", "werking", "wrong"),
    [
        ("1 mei 2027", "1 mei 2027", "1 mei 2027", []),
        ("1 mei 2027", "10 mei 2027", "11 mei 2027", []),
        ("1 mei 2027", "30 april 2027", "11 mei 2027", ["bekendmaking"]),
        ("1 mei 2027", "10 mei 2027", "9 mei 2027", ["werking"]),
        ("1 mei 2027", "onbekend (nog niet)", "30 april 2027", ["werking"]),
        ("onbekend (nog niet)", "10 mei 2027", "onbekend (nog niet)", []),
    ],
)
def test_what_follows_on_the_decision_is_not_before_it(
    besluit: str, bekend: str, werking: str, wrong: list[str]
) -> None:
    # A moment in force is written after the publication's place, which stays as it is.
    place = ("plan.yaml", "trefwoorden:", f"{in_force(werking)}trefwoorden:")
    problems = found(decision.check_decision_comes_before_what_follows, decided(besluit), published(bekend), place)
    assert [(item.code, item.address.split("/")[2]) for item in problems] == [("D-001", key) for key in wrong]
    assert all(item.level == "fout" for item in problems)


def test_a_second_decision_may_come_after_the_first_publication() -> None:
    second = "  - id: herzien\n    naam: Herziening\n    soort: besluit\n    datum: 1 juni 2027\n"
    place = ("plan.yaml", "trefwoorden:", f"{second}trefwoorden:")
    changes = (decided("1 mei 2027"), published("10 mei 2027"), place)
    assert found(decision.check_decision_comes_before_what_follows, *changes) == []
    assert found(decision.check_moments_stand_in_order, *changes) == []


def test_moments_out_of_order_are_found_at_the_one_that_is_too_late_in_the_list() -> None:
    earlier = "    orgaan: college\n  - id: inspraak\n    naam: Inspraak\n    datum: 1 maart 2027\n"
    (problem,) = found(
        decision.check_moments_stand_in_order, ("plan.yaml", BESLUIT, f"    datum: 1 mei 2027\n{earlier}")
    )
    assert (problem.code, problem.address) == ("D-002", "plan/momenten/inspraak")


def test_a_chain_that_is_the_wrong_way_round_is_said_once() -> None:
    changes = (decided("1 mei 2027"), published("30 april 2027"))
    assert found(decision.check_moments_stand_in_order, *changes) == []


def test_a_piece_is_not_dated_after_its_decision() -> None:
    for day, codes in (("1 mei 2027", []), ("2 mei 2027", ["D-002"])):
        dated = ("plan.yaml", "\ndatum: onbekend (nog in te vullen)", f"\ndatum: {day}")
        assert [
            item.code for item in found(decision.check_moments_stand_in_order, dated, decided("1 mei 2027"))
        ] == codes


@pytest.mark.parametrize(
    ("stadium", "changes", "said"),
    [
        ("concept", (), []),
        ("ter vaststelling", (), []),
        ("vastgesteld", (), ["plan/momenten/vaststelling/datum"]),
        ("vastgesteld", (decided("1 mei 2027"),), []),
        ("vastgesteld", (("plan.yaml", BESLUIT, "    datum: 1 mei 2027\n"),), ["plan/momenten/vaststelling"]),
        ("bekendgemaakt", (decided("1 mei 2027"),), ["plan/momenten/bekendmaking/datum"]),
        ("in werking", (decided("1 mei 2027"), published("3 mei 2027")), ["plan/stadium"]),
        ("vervangen", (decided("1 mei 2027"), published("3 mei 2027")), ["plan/stadium", "plan/stadium"]),
    ],
)
def test_what_has_happened_by_a_stage_has_a_day_and_a_body(stadium: str, changes: tuple[Change, ...], said: list[str]) -> None:
    problems = found(decision.check_plan_has_come_to_its_stage, at(stadium), *changes)
    assert [problem.address for problem in problems] == said
    assert {problem.code for problem in problems} <= {"D-003"}


@pytest.mark.parametrize(
    ("stadium", "status", "wrong"),
    [
        ("concept", "Concept voor het college", False),
        ("concept", "Vastgesteld door het college", True),
        ("concept", "Ter vaststelling", True),
        ("in werking", "Vastgesteld door het college", False),
        ("in werking", "Concept voor het college", True),
        ("vastgesteld", "In werking sinds 3 mei 2027", True),
    ],
)
def test_a_status_that_says_another_stage_is_told(stadium: str, status: str, wrong: bool) -> None:
    named = ("plan.yaml", "status: Voorbeeld met verzonnen gegevens", f"status: {status}")
    problems = found(decision.check_status_agrees_with_the_stage, at(stadium), named)
    assert [(problem.code, problem.address) for problem in problems] == [("D-013", "plan/status")] * wrong


def test_a_plan_may_say_nothing_of_its_status() -> None:
    silent = ("plan.yaml", "status: Voorbeeld met verzonnen gegevens\n", "")
    assert found(decision.check_status_agrees_with_the_stage, at("vastgesteld"), silent) == []
    assert found(decision.check_status_names_a_day_of_the_plan, silent) == []


def test_a_plan_that_is_in_force_before_its_publication_must_say_that_it_works_backwards() -> None:
    early = in_force("2 mei 2027")
    changes = (decided("1 mei 2027"), published("3 mei 2027", "    plaats: DROP\n" + early))
    (problem,) = found(decision.check_decision_comes_before_what_follows, *changes)
    assert (problem.code, problem.level) == ("D-001", "fout")
    backwards = (decided("1 mei 2027"), published("3 mei 2027", f"    plaats: DROP\n{early}    terugwerkende_kracht: ja\n"))
    assert found(decision.check_decision_comes_before_what_follows, *backwards) == []


@pytest.mark.parametrize(("day", "wrong"), [("3 mei 2027", True), ("4 mei 2027", False), (DAY_AFTER, False)])
def test_a_plan_in_force_on_the_day_of_its_publication_is_a_warning(day: str, wrong: bool) -> None:
    problems = found(decision.check_force_is_after_the_publication, published("3 mei 2027", "    plaats: DROP\n" + in_force(day)))
    assert [(problem.code, problem.level) for problem in problems] == [("D-015", "waarschuwing")] * wrong


@pytest.mark.parametrize(("second", "wrong"), [("10 mei 2027", True), ("3 mei 2027", False)])
def test_a_plan_that_comes_into_force_before_a_second_publication_is_a_warning(second: str, wrong: bool) -> None:
    again = f"  - id: regelingen\n    naam: Regelingenbank\n    soort: bekendmaking\n    datum: {second}\n"
    problems = found(decision.check_force_is_after_the_publication, published("3 mei 2027", "    plaats: DROP\n" + again + in_force("4 mei 2027")))
    assert [(problem.code, problem.address) for problem in problems] == [("D-015", "plan/momenten/werking/datum")] * wrong


def test_only_the_day_of_coming_into_force_may_follow_from_the_publication() -> None:
    (problem,) = found(decision.check_force_is_after_the_publication, decided(DAY_AFTER))
    assert (problem.code, problem.level, problem.address) == ("D-018", "fout", "plan/momenten/vaststelling/datum")


@pytest.mark.parametrize(
    ("stadium", "fields"),
    [
        ("concept", set()),
        ("ter vaststelling", {"citeertitel", "datum", "grondslag"}),
        ("bekendgemaakt", {"citeertitel", "datum", "grondslag", "organisatiecode"}),
    ],
)
def test_what_may_not_stay_open_is_told_from_its_stage_on(stadium: str, fields: set[str]) -> None:
    problems = found(decision.check_nothing_is_open_that_must_be_known, at(stadium))
    assert {problem.address for problem in problems} == {f"plan/{name}" for name in fields}


def test_the_numbers_of_the_publication_are_not_known_before_it_and_not_missing_after_it() -> None:
    numbered = published("3 mei 2027", "    gmb: gmb-2027-1\n    cvdr: CVDR700412_1\n")
    for stadium, here, there in (("vastgesteld", ["gmb", "cvdr"], []), ("bekendgemaakt", [], ["bekendmaking"] * 2)):
        told = found(decision.check_publication_has_its_numbers, at(stadium), numbered)
        assert [problem.address.rpartition("/")[2] for problem in told] == here
        told = found(decision.check_publication_has_its_numbers, at(stadium), published("3 mei 2027"))
        assert [problem.address.rpartition("/")[2] for problem in told] == there


@pytest.mark.parametrize(
    ("jci", "wrong"),
    [
        ("1.0:c:BWBR0005537&artikel=4%3A81&g=2026-01-01", False),
        ("jci1.3:c:BWBR0005416&artikel=160&lid=1", False),
        ("1.1:CVDR77862_1", False),
        ("BWBR0005537", True),
        ("1.0:c:BWBR0005537&artikel=4 81", True),
        ("1.0:c:BWBR0005537 en meer", True),
        ("https://wetten.overheid.nl/BWBR0005537", True),
    ],
)
def test_a_reference_to_an_article_has_the_form_of_juriconnect(jci: str, wrong: bool) -> None:
    ground = f'grondslag: [{{tekst: artikel 4:81 van de Awb, jci: "{jci}"}}]'
    change = ("plan.yaml", "grondslag: onbekend (nog in te vullen)", ground)
    told = found(decision.check_numbers_are_written_well, change)
    assert [(problem.code, problem.address) for problem in told] == [("D-017", "plan/grondslag/1/jci")] * wrong


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("gmb: gmb-2027-123456", False), ("gmb: Gemeenteblad 2027, 123456", True), ("cvdr: CVDR680781", False), ("cvdr: 680781", True),
     ("gmb: onbekend (nog niet)", False)],
)  # fmt: skip
def test_a_number_of_a_publication_is_written_as_koop_writes_it(line: str, wrong: bool) -> None:
    told = found(decision.check_numbers_are_written_well, published("3 mei 2027", f"    {line}\n"))
    assert [problem.code for problem in told] == ["D-017"] * wrong


@pytest.mark.parametrize(("day", "told"), [("2 april 2027", True), ("1 april 2027", False)])
def test_an_annex_is_dated_before_the_decision(day: str, told: bool) -> None:
    annex = ("bijlagen/werkwijze/bijlage.yaml", "datum: onbekend (nog in te vullen)", f"datum: {day}")
    problems = found(decision.check_moments_stand_in_order, decided("1 april 2027"), annex)
    assert [(item.code, item.address) for item in problems] == [("D-002", "bijlagen/werkwijze/datum")] * told


def test_a_wrong_day_of_the_decision_is_one_message_at_the_decision() -> None:
    place = ("plan.yaml", "trefwoorden:", f"{in_force('11 mei 2027')}trefwoorden:")
    changes = (decided("1 mei 2028"), published("10 mei 2027"), place)
    (problem,) = found(decision.check_decision_comes_before_what_follows, *changes)
    assert problem.address.split("/")[2] != "bekendmaking"
    assert problem.message.endswith("(1 mei 2028) ligt na 'Bekendmaking' (10 mei 2027) en 'Inwerkingtreding' (11 mei 2027)")
    assert problem.hint.startswith("verbeter de dag hier of op regel 43 of regel 48: ")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("Vastgesteld door het college op 1 april 2027", []),
        ("Vastgesteld door het college op 2 april 2027", ["bij momenten staat geen 2 april 2027"]),
        ("Concept van april 2027", []),
    ],
)
def test_a_day_in_the_status_that_no_moment_has_is_told(status: str, said: list[str]) -> None:
    named = ("plan.yaml", "status: Voorbeeld met verzonnen gegevens", f"status: {status}")
    problems = found(decision.check_status_names_a_day_of_the_plan, decided("1 april 2027"), named)
    assert [problem.message for problem in problems] == said


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Plan 2027-2030", ""), ("Plan 2027-'30 en meer", ""), ("Plan 2027/2028", "2027/2028"), ("Plan 2026 t/m 2030", "2026 t/m 2030"),
        ("Plan 2027-28", "2027-28"),
    ],
)  # fmt: skip
def test_check_title_names_the_years_of_the_plan(title: str, wrong: str) -> None:
    change = ("plan.yaml", "citeertitel: onbekend (nog in te vullen)", f"citeertitel: {title}")
    problems = found(decision.check_title_names_the_years_of_the_plan, change)
    assert [problem.source.width for problem in problems] == ([len(wrong)] if wrong else [])
    under = found(decision.check_title_names_the_years_of_the_plan, ("plan.yaml", "ondertitel: Voorbeeld om mee te beginnen", f"ondertitel: {title}"))
    assert [problem.address for problem in under] == ["plan/ondertitel"] * bool(wrong)


def moment(more: str) -> Change:
    return "plan.yaml", "trefwoorden:", f"{more}trefwoorden:"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("Vastgesteld door het college op 1 mei 2027", ""),
        ("Vastgesteld door het college van burgemeester en wethouders op 1 mei 2027", ""),
        ("Vastgesteld door de gemeenteraad op 1 mei 2027", "gemeenteraad"),
        ("Vastgesteld door het college op 10 mei 2027", "10 mei 2027"),
        ("Bekendgemaakt op 10 mei 2027", ""),
        ("In werking sinds 10 mei 2027", "10 mei 2027"),
        ("Voor het college en de raad, 10 mei 2027", ""),
    ],
)
def test_a_status_names_the_body_and_the_day_of_its_own_moment(status: str, words: str) -> None:
    named = ("plan.yaml", "status: Voorbeeld met verzonnen gegevens", f"status: {status}")
    changes = (named, decided("1 mei 2027"), published("10 mei 2027", "    plaats: DROP\n" + in_force("11 mei 2027")))
    problems = found(decision.check_status_names_a_day_of_the_plan, *changes)
    assert [(item.code, words in item.message) for item in problems] == [("D-012", True)] * bool(words)


@pytest.mark.parametrize(
    ("change", "address"),
    [
        (moment("  - id: werking\n    naam: Inwerkingtreding\n    soort: besluit\n    datum: 3 mei 2027\n"), "werking/soort"),
        (moment("  - id: werking\n    naam: Besluit over de inwerkingtreding\n    soort: besluit\n    datum: 3 mei 2027\n"), ""),
        (published("3 mei 2027", "    gmb: gmb-2026-1\n"), "bekendmaking/gmb"),
        (published("3 mei 2027", "    gmb: gmb-2027-1\n"), ""),
        (("plan.yaml", BESLUIT, "    datum: 1 mei 2027\n    orgaan: college\n    cvdr: CVDR680781\n"), "vaststelling/cvdr"),
        (decided("4 mei 2002"), "vaststelling/datum"),
        (decided("4 mei 2024"), ""),
        (published("3 mei 2027", f"    plaats: DROP\n{in_force('4 mei 2027')}    terugwerkende_kracht: ja\n"), "werking/terugwerkende_kracht"),
        (published("3 mei 2027", f"    plaats: DROP\n{in_force('1 mei 2027')}    terugwerkende_kracht: ja\n"), ""),
    ],
)
def test_a_moment_that_contradicts_itself_is_told(change: Change, address: str) -> None:
    problems = found(decision.check_moments_say_what_they_are, change)
    assert [(item.code, item.address) for item in problems] == ([("D-032", f"plan/momenten/{address}")] if address else [])


@pytest.mark.parametrize(
    ("versions", "wrong"),
    [
        ((("0.1", "1 februari 2027"), ("1.0", "1 maart 2027")), []),
        ((("1.0", "1 maart 2027"), ("0.1", "1 februari 2027")), ["2/datum"]),
        ((("1.0", "1 februari 2027"), ("1.0", "1 maart 2027")), ["2/nummer"]),
        ((("1.0", "2 april 2027"),), ["1/datum"]),
        ((("1.0", "1 april 2027"),), []),
    ],
)
def test_versions_stand_with_the_oldest_first(versions: tuple[tuple[str, str], ...], wrong: list[str]) -> None:
    rows = "".join(f"  - {{nummer: {number}, datum: {day}, wat: [Iets]}}\n" for number, day in versions)
    problems = found(decision.check_versions_follow_each_other, moment(f"versies:\n{rows}"))
    assert [(item.code, item.address) for item in problems] == [("D-033", f"plan/versies/{place}") for place in wrong]


@pytest.mark.parametrize(
    ("stadium", "title", "words"),
    [
        ("vastgesteld", "Uitvoeringsplan CONCEPT", "CONCEPT"),
        ("vastgesteld", "Uitvoeringsplan (def v3)", "def v3"),
        ("vastgesteld", "Uitvoeringsplan met een concept", "concept"),
        ("vastgesteld", "Uitvoeringsplan", ""),
        ("concept", "Uitvoeringsplan CONCEPT", ""),
    ],
)
def test_the_title_of_an_adopted_plan_says_no_more_that_it_is_a_draft(stadium: str, title: str, words: str) -> None:
    problems = found(decision.check_title_is_that_of_what_was_decided, at(stadium), ("plan.yaml", "titel: Uitvoeringsplan", f"titel: {title}"))
    assert [(item.code, f"'{words}'" in item.message) for item in problems] == [("D-034", True)] * bool(words)


@pytest.mark.parametrize(("stadium", "day", "wrong"), [
    ("vastgesteld", "1 april 2027", True), ("vastgesteld", "2 april 2027", False), ("in werking", "1 april 2027", False), ("concept", "1 april 2027", False),
])  # fmt: skip
def test_a_plan_that_came_into_force_says_so(stadium: str, day: str, wrong: bool) -> None:
    problems = found(decision.check_stage_is_as_far_as_the_days, at(stadium), moment(in_force(day)))
    assert [(item.code, item.address) for item in problems] == [("D-035", "plan/stadium")] * wrong


def test_the_day_of_coming_into_force_is_given_as_soon_as_it_is_known() -> None:
    changes = (at("in werking"), decided("1 mei 2027"), published("3 mei 2027", "    plaats: DROP\n" + in_force(DAY_AFTER)))
    (problem,) = found(decision.check_plan_has_come_to_its_stage, *changes)
    assert (problem.code, problem.hint) == ("D-003", "schrijf: 4 mei 2027")


@pytest.mark.parametrize(("code", "hint"), [("1895", "schrijf: gm1895"), ("GM1895", "schrijf: gm1895"), ("Oldambt", "bijvoorbeeld: gm1895"), ("gm1895", "")])
def test_the_code_of_an_organisation_is_gm_with_four_digits(code: str, hint: str) -> None:
    problems = found(decision.check_numbers_are_written_well, ("plan.yaml", "organisatiecode: onbekend (nog in te vullen)", f"organisatiecode: {code}"))
    assert [(item.code, item.hint.endswith(hint)) for item in problems] == [("D-017", True)] * bool(hint)


def test_a_day_in_the_name_of_a_moment_is_its_day() -> None:
    extra = moment("  - {id: feest, naam: Feest op 2 mei 2027, datum: 3 mei 2027}\n")
    assert [item.address for item in found(decision.check_moments_say_what_they_are, extra)] == ["plan/momenten/feest/datum"]
    same = moment("  - {id: feest, naam: Feest op 3 mei 2027, datum: 3 mei 2027}\n")
    assert found(decision.check_moments_say_what_they_are, same) == []


@pytest.mark.parametrize(
    ("name", "day", "wrong"),
    [
        ("Vaststelling van de Kadernota Veilig", "12 juni 2026", True),
        ("Vaststelling van de Kadernota Veilig", "21 juni 2026", False),
        ("Vaststelling van een ander stuk", "12 juni 2026", False),
    ],
)
def test_check_moments_agree_with_documents(name: str, day: str, wrong: bool) -> None:
    record = "- {id: kader, naam: Kadernota Veilig Voorbeelddorp 2026-2030, soort: nota, schaal: lokaal, vindplaats: n.v.t. (x), "
    record += "vastgesteld: 2026-06-21, orgaan: college}\n"
    document = ("namen/documenten.yaml", "- id: gemeentewet", f"{record}- id: gemeentewet")
    problems = found(decision.check_moments_agree_with_documents, document, moment(f"  - {{id: kader-besluit, naam: {name}, datum: {day}, orgaan: college}}\n"))
    assert [(item.code, item.address) for item in problems] == [("D-032", "plan/momenten/kader-besluit/datum")] * wrong
    council = moment(f"  - {{id: kader-besluit, naam: {name}, datum: 21 juni 2026, orgaan: gemeenteraad}}\n")
    other = [item.address for item in found(decision.check_moments_agree_with_documents, document, council)]
    assert other == ["documenten/kader/orgaan"] * name.endswith("Veilig"), "one day, two bodies"


def test_a_day_of_force_that_is_told_is_after_the_publication_too() -> None:
    place = ("plan.yaml", "trefwoorden:", f"{in_force('3 december 2026')}trefwoorden:")
    said = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", "Het besluit is van 15 januari 2027.")
    changes = (decided("15 januari 2027"), published("20 maart 2027"), place, said)
    (problem,) = found(decision.check_decision_comes_before_what_follows, *changes)
    assert "schrijf hier 21 maart 2027 of later; " in problem.hint


def test_a_day_of_force_before_the_publication_is_asked_for_its_figures_turned_round() -> None:
    place = ("plan.yaml", "trefwoorden:", f"{in_force('12 mei 2027')}trefwoorden:")
    (problem,) = found(decision.check_decision_comes_before_what_follows, decided("1 april 2027"), published("20 mei 2027"), place)
    assert problem.hint.startswith("bedoelde u 21 mei 2027? ")


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        ("21 april 2027", "bedoelde u 21 mei 2027? "), ("11 april 2027", "bedoelde u 11 mei 2027? "), ("10 april 2027", ""), ("9 april 2027", ""),
        ("21 juni 2026", "bedoelde u 21 juni 2027? "), ("21 mei 2025", "bedoelde u 21 mei 2027? "), ("2 mei 2027", ""),
    ],
)  # fmt: skip
def test_a_day_of_force_before_the_publication_is_asked_for_the_same_day_of_that_month_or_year(day: str, asked: str) -> None:
    place = ("plan.yaml", "trefwoorden:", f"{in_force(day)}trefwoorden:")
    changes = (decided("1 april 2027"), published("10 mei 2027"), place)
    (problem,) = found(decision.check_decision_comes_before_what_follows, *changes)
    assert (problem.code, problem.hint.startswith(asked), "bedoelde u" in problem.hint) == ("D-001", True, bool(asked))
