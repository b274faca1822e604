"""Indicators that measure something and can be judged, figures that are complete or said not to be."""

from __future__ import annotations

import pytest
import waterdorp
from example_plan import CIJFERS, MELDPUNT, content, found, layouts
from example_plan import changed as changed_files

from planascode import pipeline
from planascode.checks import figures

SECOND = "prioriteiten/tweede/prioriteit.yaml"
BARE = "naam: Tweede\ndoelstelling: onbekend (nog in te vullen)\nopgaveleider: team-voorbeeld\nbudgethouder: team-voorbeeld\n"


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        ("E35: buurtgesprekken", "E35"),
        ("MK12 - meldingen", "MK12"),
        ("N33: ongevallen", ""),
        ("E35 buurtgesprekken", ""),
        ("112: meldingen", ""),
        ("BOA: aantal controles", ""),
    ],
)
def test_a_name_that_begins_with_an_internal_code_is_found_at_that_code(naam: str, code: str) -> None:
    change = (CIJFERS, "naam: Buurtgesprekken per jaar (voorbeeld)", f'naam: "{naam}"')
    problems = found(figures.check_names_are_for_readers, change)
    assert [(item.code, item.source.width) for item in problems] == ([("I-003", len(code))] if code else [])


def test_a_prioriteit_without_figures_says_why() -> None:
    (problem,) = found(figures.check_priorities_have_figures, (SECOND, "", BARE))
    assert (problem.code, problem.source.file) == ("I-004", SECOND)
    assert (
        found(figures.check_priorities_have_figures, (SECOND, "", f"{BARE}monitoring: onbekend (nog niet gemeten)\n"))
        == []
    )


def test_an_indicator_that_nobody_names_and_that_measures_nothing_is_found() -> None:
    meet = (CIJFERS, "  meet: [sneller-antwoord, meldpunt]\n", "")
    assert found(figures.check_indicators_measure_something, meet) == [], "the measure names it"
    own = (MELDPUNT, "indicatoren: [waardering]\n", "")
    (problem,) = found(figures.check_indicators_measure_something, meet, own)
    assert (problem.code, problem.address) == ("I-005", "indicatoren/waardering")


@pytest.mark.parametrize(
    ("day", "voorlopig", "wrong"),
    [
        ("1 januari 2027", "nee", False),
        ("31 december 2026", "nee", True),
        ("31 december 2026", "onbekend (niet in de bron)", True),
        ("31 december 2026", "ja", False),
    ],
)
def test_a_figure_of_a_year_that_is_not_over_is_provisional(day: str, voorlopig: str, wrong: bool) -> None:
    change = (CIJFERS, "peildatum: 1 maart 2027, voorlopig: nee", f"peildatum: {day}, voorlopig: {voorlopig}")
    problems = found(figures.check_unfinished_periods_are_provisional, change)
    assert [item.code for item in problems] == ["I-006"] * wrong


def test_a_figure_that_is_not_published_need_not_be_provisional() -> None:
    change = (
        CIJFERS,
        "waarde: 7, peildatum: 1 maart 2027, voorlopig: nee",
        "waarde: niet gepubliceerd, peildatum: 1 maart 2026, voorlopig: nee",
    )
    assert found(figures.check_unfinished_periods_are_provisional, change) == []


def test_a_figure_in_a_sentence_with_its_indicator_and_year_is_one_of_that_year() -> None:
    for words, told in (
        ("In 2028 waren het er 83: zie [](#meter-kelders).", 1), ("In 2028 waren het er 38: zie [](#meter-kelders).", 0),
        ("In 2028 waren het er 40: zie [](#meter-kelders).", 0), ("In 2030 waren het er 83: zie [](#meter-kelders).", 0),
        ("In 2028 waren er 83 NAAM.", 1), ("In 2028 waren er 38 NAAM.", 0), ("In 2028 was er 83. De NAAM komen voor.", 0),
        ("In 2028 was het 83 van de 90: zie [](#meter-kelders).", 0), ("In 2028 was er 83. Zie [](#meter-kelders).", 0),
    ):  # fmt: skip
        seen = waterdorp.seen({waterdorp.TEXT: words.replace("NAAM", "natte kelders na zware regen")})
        problems = list(figures.check_figures_in_texts_are_those_of_the_indicator(seen))
        assert [problem.code for problem in problems] == ["I-016"] * told, words


def test_a_figure_in_the_words_of_an_indicator_is_its_own() -> None:
    said = "  toelichting: Deze cijfers zijn verzonnen."
    year = content().plan["indicatoren"]["gesprekken-aantal"].waarnemingen[0].periode
    for words, told in ((f"In {year} waren het er tot 1 mei negenhonderd.", 0), (f"In {year} waren het er tot 1 mei 999.", 1)):
        problems = found(figures.check_figures_in_texts_are_those_of_the_indicator, (CIJFERS, said, f"  toelichting: {words}"))
        assert [problem.code for problem in problems] == ["I-016"] * told, words


def test_an_indicator_without_begin_and_target_is_found_once_and_a_reason_is_enough() -> None:
    assert found(figures.check_indicators_can_be_judged) == []
    nul = "  nulmeting: onbekend (nog niet gemeten)\n"
    goal = "  streefwaarden: onbekend (nog te kiezen)\n"
    (both,) = found(figures.check_indicators_can_be_judged, (CIJFERS, nul + goal, ""))
    assert (both.code, both.message) == ("I-007", "deze indicator heeft geen nulmeting en geen streefwaarde")
    (one,) = found(figures.check_indicators_can_be_judged, (CIJFERS, nul + goal, nul))
    assert one.message == "deze indicator heeft geen streefwaarde"


@pytest.mark.parametrize(
    ("richting", "target", "wrong"),
    [("omhoog", 3, True), ("omhoog", 4, False), ("omlaag", 5, True), ("gelijk", 9, False)],
)
def test_a_target_lies_on_the_good_side_of_the_begin(richting: str, target: int, wrong: bool) -> None:
    changes = [(CIJFERS, "richting: omhoog", f"richting: {richting}"), (CIJFERS, "waarde: 16}", f"waarde: {target}}}")]
    problems = found(figures.check_targets_are_better, *changes)
    assert [item.code for item in problems] == ["I-008"] * wrong


TARGET = "- {periode: 2030, waarde: 16}"
MORE = "    - {periode: 2027, bron: gemeente-voorbeelddorp, waarde: 8, peildatum: {}, voorlopig: ja}\n"
ROW = f"  streefwaarden:\n    {TARGET}\n  waarnemingen:\n"
LAST = "    - {periode: 2026, bron: gemeente-voorbeelddorp, waarde: 7"


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        (TARGET + "\n    - {periode: 2028, waarde: 20}", "de richting is omhoog, maar het cijfer gaat van 20 (2028) naar 16 (2030)"),
        (TARGET + "\n    - {periode: 2028, waarde: 10}", ""),
        (TARGET + "\n    - {periode: 2030, waarde: 10}", ""),
        ("- {periode: 2028, waarde: 2}\n    - {periode: 2029, waarde: 3}", "de richting is omhoog, maar het cijfer gaat van 4 (2025) naar 2 (2028)"),
        ("- {periode: 2024, waarde: 2}", ""),
        ("- {periode: 2024, waarde: 20}\n    - {periode: 2028, waarde: 8}", ""),
    ],
)
def test_a_row_of_targets_that_turns_is_found_once_with_its_years(targets: str, message: str) -> None:
    problems = found(figures.check_targets_are_better, (CIJFERS, TARGET, targets))
    assert [item.message for item in problems] == ([message] if message else [])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("plan.yaml", "monitoring_jaren: [2025, 2026]", "monitoring_jaren: [2026, 2025]"), "2025 staat achter 2026"),
        (("plan.yaml", "monitoring_jaren: [2025, 2026]", "monitoring_jaren: [2025, 2026, Q1 2027]"), ""),
        ((CIJFERS, TARGET, "- {periode: 2020, waarde: 16}"), "deze streefwaarde is voor 2020, en de nulmeting is van 2025"),
        ((CIJFERS, TARGET, TARGET + "\n    - {periode: 2030, waarde: 17}"), "voor 2030 staat hier al een streefwaarde"),
        ((CIJFERS, "nulmeting: {periode: 2025, waarde: 4}", "nulmeting: {periode: 2025, waarde: 5}"),
         "de nulmeting van 2025 is 5, en bij waarnemingen staat voor dat jaar 4"),
        ((CIJFERS, "nulmeting: {periode: 2025, waarde: 4}", "nulmeting: {periode: 2026, waarde: 6}"), ""),
        ((CIJFERS, f"2025, waarde: 4}}\n{ROW}", f"2024, waarde: 5}}\n{ROW}" + MORE.replace("2027", "2024").replace("{}", "1 mei 2025")), ""),
        ((CIJFERS, LAST, MORE.replace("{}", "1 maart 2026") + LAST), "op de peildatum (1 maart 2026) was 2027 nog niet begonnen"),
        ((CIJFERS, LAST, MORE.replace("{}", "1 januari 2027") + LAST), ""),
    ],
)  # fmt: skip
def test_years_of_an_indicator_that_cannot_be_true_together_are_found(change: tuple[str, str, str], message: str) -> None:
    problems = found(figures.check_periods_of_figures_agree, change)
    assert [(item.code, item.message) for item in problems] == ([("I-013", message)] if message else [])
    assert found(figures.check_unfinished_periods_are_provisional, change) == [], "told once"


def test_a_figure_of_a_year_that_had_not_begun_is_not_asked_to_be_provisional_as_well() -> None:
    change = (CIJFERS, LAST, MORE.replace("{}", "1 maart 2026").replace("voorlopig: ja", "voorlopig: nee") + LAST)
    assert found(figures.check_unfinished_periods_are_provisional, change) == []


NAME = "naam: Buurtgesprekken per jaar (voorbeeld)"


@pytest.mark.parametrize(
    ("name", "direction", "unit", "is_found"),
    [
        ("Verminderen van overlast", "omhoog", "meldingen", True),
        ("Het terugdringen van geweld", "omhoog", "meldingen", True),
        ("Verminderen van overlast", "omlaag", "meldingen", False),
        ("Afname van overlast", "omhoog", "procent", False),
        ("Minder dan tien minuten wachten", "omhoog", "keren", False),
        ("Meer inwoners doen mee", "omlaag", "inwoners", True),
        ("Meer dan eens slachtoffer", "omlaag", "inwoners", False),
        ("Toename van het gevoel van veiligheid", "omhoog", "rapportcijfer", False),
        ("Toename van zwerfafval", "omlaag", "kilo", False),
    ],
)
def test_a_name_that_wants_the_other_direction_is_found(name: str, direction: str, unit: str, is_found: bool) -> None:
    changes = [(CIJFERS, NAME, f"naam: {name}"), (CIJFERS, "richting: omhoog", f"richting: {direction}"), (CIJFERS, UNIT, f"eenheid: {unit}")]
    assert [item.code for item in found(figures.check_names_agree_with_the_direction, *changes)] == ["I-014"] * is_found


@pytest.mark.parametrize(
    ("unit", "number", "adds", "fields"),
    [
        ("procent van de inwoners", "120", "nee", ["waarde"]),
        ("procent van de inwoners", "-2", "nee", ["waarde"]),
        ("procent van de inwoners", '"99,5"', "nee", []),
        ("procent van de inwoners", "80", "ja", ["optelbaar"]),
        ("toename in procent", "-120", "nee", []),
        ("indexcijfer, 2020 is 100 procent", "120", "nee", []),
        ("rapportcijfer", "65", "nee", ["waarde"]),
        ("rapportcijfer", '"6,5"', "nee", []),
        ("aantal meldingen", '"6,5"', "ja", ["waarde"]),
        ("aantal meldingen", "65", "ja", []),
        ("aantal uren", '"6,5"', "ja", []),
        ("gemiddeld aantal meldingen", '"6,5"', "ja", []),
        ("inwoners per jaar", '"12,5"', "ja", ["waarde"]),
        ("meldingen per 1.000 inwoners", '"12,5"', "ja", []),
    ],
)
def test_a_number_that_its_unit_cannot_have_is_found(unit: str, number: str, adds: str, fields: list[str]) -> None:
    changes = [(CIJFERS, UNIT, f"eenheid: {unit}"), (CIJFERS, "waarde: 16}", f"waarde: {number}}}"), (CIJFERS, "optelbaar: ja", f"optelbaar: {adds}")]
    problems = found(figures.check_figures_fit_their_unit, *changes)
    assert [(item.code, item.address.rpartition("/")[2]) for item in problems] == [("I-015", field) for field in fields]


def test_a_row_of_figures_that_is_copied_is_found() -> None:
    rows = "".join(
        f"    - {{periode: 202{year}, bron: gemeente-voorbeelddorp, waarde: {year}, peildatum: 1 maart 2027, voorlopig: ja}}\n"
        for year in (4, 5, 6)
    )
    own = CIJFERS.replace("eerste-prioriteit", "kopie")
    item = "- id: {}\n  naam: {}\n  prioriteit: eerste-prioriteit\n  eenheid: x\n  gebied: x\n  optelbaar: nee\n  richting: omhoog\n  waarnemingen:\n{}"
    text = item.format("een", "Een", rows) + item.format("twee", "Twee", rows)
    (problem,) = found(figures.check_figures_are_not_copied, (own, "", text))
    assert (problem.code, problem.address.split("/")[1]) == ("I-002", "twee")
    short = text.replace(rows.splitlines(keepends=True)[0], "")
    assert found(figures.check_figures_are_not_copied, (own, "", short)) == []
    more = text + rows.splitlines(keepends=True)[0].replace("2024", "2023")
    assert [problem.code for problem in found(figures.check_figures_are_not_copied, (own, "", more))] == ["I-002"]
    other = text + rows.splitlines(keepends=True)[0].replace("2024", "2023")
    other = other.replace("waarnemingen:\n", "waarnemingen:\n" + rows.splitlines(keepends=True)[0].replace("2024", "2023").replace("waarde: 4", "waarde: 9"), 1)
    assert found(figures.check_figures_are_not_copied, (own, "", other)) == [], "one number that both have differs"


def test_a_provisional_that_cannot_be_read_is_not_judged_as_well() -> None:
    changed = (CIJFERS, "peildatum: 1 maart 2027, voorlopig: nee", "peildatum: 1 maart 2026, voorlopig: misschien")
    codes = {item.code for item in pipeline.examine(changed_files(changed), layouts()).problems if item.level == "fout"}
    assert codes == {"V-018"}


def test_a_prioriteit_with_figures_does_not_say_that_there_are_none() -> None:
    path = "prioriteiten/eerste-prioriteit/prioriteit.yaml"
    said = "monitoring: De cijfers zijn verzonnen."
    assert found(figures.check_priorities_have_figures) == [], "a remark at the figures is not a reason"
    (problem,) = found(figures.check_priorities_have_figures, (path, said, "monitoring: onbekend (nog niet gemeten)"))
    assert (problem.code, problem.address) == ("I-009", "prioriteiten/eerste-prioriteit/monitoring")


# --- counts of persons ------------------------------------------------------------------------------------------

UNIT = "eenheid: gesprekken per jaar"


@pytest.mark.parametrize(
    ("unit", "is_found"),
    [
        ("inwoners per jaar", True),
        ("aantal slachtoffers", True),
        ("jonge daders", True),
        ("Huishoudens", True),
        ("meldingen per 1.000 inwoners", False),
        ("procent van de inwoners", False),
        ("aandeel jongeren", False),
        ("gesprekken met inwoners", False),
        ("onbekend (niet in de bron)", False),
        ("scholieren", True),
        ("ex-gedetineerden per jaar", True),
        ("aantal vrouwen", True),
    ],
)
def test_a_small_count_of_persons_asks_whether_they_can_be_traced(unit: str, is_found: bool) -> None:
    problems = found(figures.check_counts_of_persons_are_considered, (CIJFERS, UNIT, f"eenheid: {unit}"))
    assert [(item.code, item.address) for item in problems] == [("I-010", "indicatoren/gesprekken-aantal/nulmeting/waarde")] * is_found


@pytest.mark.parametrize("more", ["herleidbaar: ja", "herleidbaar: nee", "editie: intern"])
def test_who_answered_or_tells_it_to_nobody_is_not_asked(more: str) -> None:
    change = (CIJFERS, UNIT, f"eenheid: inwoners\n  {more}")
    assert found(figures.check_counts_of_persons_are_considered, change) == []


def test_a_percentage_that_is_marked_as_traceable_is_found_at_that_word() -> None:
    change = (CIJFERS, UNIT, "eenheid: bezoekers in procent\n  herleidbaar: ja")
    (problem,) = found(figures.check_traceable_figures_are_counts, change)
    assert (problem.code, problem.source.width) == ("I-011", len("procent"))


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("Het waren er 4.", "4"),
        ("Vier mensen kwamen.", "Vier"),
        ("Het waren er 14, 4,5 of 4.000 in Q4.", ""),
        ("Op 4 maart geteld.", ""),
        ("Het waren er drie en later 6.", ""),
    ],
)
def test_words_that_tell_a_withheld_number_are_found_at_that_number(words: str, word: str) -> None:
    change = (CIJFERS, "toelichting: Deze cijfers zijn verzonnen.", f"herleidbaar: ja\n  toelichting: {words}")
    problems = found(figures.check_withheld_numbers_are_not_told_in_words, change)
    assert [(item.code, item.source.width) for item in problems] == ([("I-012", len(word))] if word else [])


def test_the_words_of_a_stand_tell_no_withheld_number_either() -> None:
    mark = (CIJFERS, "toelichting: Deze cijfers zijn verzonnen.", "herleidbaar: ja")
    stand = (CIJFERS, "herkomst: gemeld}", "herkomst: gemeld, toelichting: Er kwamen er 4.}")
    (problem,) = found(figures.check_withheld_numbers_are_not_told_in_words, mark, stand)
    assert problem.address.endswith("/toelichting")


def test_a_figure_with_a_day_of_the_year_before_is_asked_for_the_same_day_of_its_own_year() -> None:
    row = "{periode: 2027, bron: gemeente-waterdorp, waarde: 51, peildatum: "
    text = waterdorp.files()["monitoring/hoog-water.yaml"].decode()
    day = text.partition(row)[2].partition(",")[0].strip("}")
    problems = waterdorp.problems("monitoring/hoog-water.yaml", f"{row}{day}", f"{row}2026-03-03")
    assert [item.hint for item in problems if item.code == "I-013"] == ["bedoelde u 2027-03-03? Zo niet, verbeter de periode"]


def test_a_figure_of_before_its_period_is_told_once_with_the_year_that_was_meant() -> None:
    row = "{periode: 2027, bron: gemeente-waterdorp, waarde: 51"
    problems = waterdorp.problems("monitoring/hoog-water.yaml", row, row.replace("2027", "2035"))
    assert [(item.code, item.hint) for item in problems] == [("I-013", "verbeter de periode of de peildatum; bedoelde u 2028?")]


@pytest.mark.parametrize(("year", "asked"), [("2028", "is dit het cijfer over 2028? Schrijf dan bij peildatum de dag van die"), ("2034", "bedoelde u 2027?")])
def test_a_figure_of_a_new_year_with_the_day_of_the_one_above_it_is_asked_for_its_own_day(year: str, asked: str) -> None:
    row = "{periode: 2025, bron: gemeente-voorbeelddorp, waarde: 4, peildatum: 1 februari 2026, voorlopig: nee}"
    first = row.replace("2025", "2027").replace("2026, voorlopig: nee", "2027, voorlopig: ja")
    rows = "\n".join((row, f"    - {first}", f"    - {first.replace('periode: 2027', f'periode: {year}')}"))
    (problem,) = found(figures.check_periods_of_figures_agree, (CIJFERS, row, rows))
    assert (problem.code, problem.message) == ("I-013", f"op de peildatum (1 februari 2027) was {year} nog niet begonnen")
    assert asked in problem.hint


@pytest.mark.parametrize(("day", "right"), [("2029-01-02", "2029-02-01"), ("2 januari 2029", "2029-02-01"), ("2029-03-02", "")])
def test_a_day_that_is_the_reverse_of_that_of_all_other_figures_is_told(day: str, right: str) -> None:
    path, own = "monitoring/hoog-water.yaml", "bron: gemeente-waterdorp, waarde: 38, peildatum: 2029-02-01"
    text = waterdorp.files()[path].decode().replace("waarde: 50, peildatum: 2028-06-01", "waarde: 50, peildatum: 2029-02-01")
    seen = waterdorp.seen({path: text.replace(own, own.replace("2029-02-01", day))})
    problems = [item for item in figures.check_periods_of_figures_agree(seen) if item.code == "I-013"]
    written = right if "-" in day else "1 februari 2029"
    assert [item.hint for item in problems] == [f"zijn dag en maand verwisseld? Schrijf dan: {written}; klopt hij zo, aanvaard dit dan"] * bool(right)
