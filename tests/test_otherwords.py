"""What authors call a field, and what they write where it does not belong: each gets a hint that says what to write where."""

from __future__ import annotations

import dataclasses

import example_plan
import pytest
import waterdorp

from planascode import model, otherwords
from planascode.load import load

KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
REMARKS = "opmerkingen/opmerkingen.yaml"
REMARK = """\
- id: opm-kade
  bij: kade
  tekst: Wie trekt dit?
  door: onbekend (niet bekend)
  datum: onbekend (niet bekend)
  afgehandeld: nee
"""
ANSWER = (
    'een antwoord staat onder aantekening; schrijf op een nieuwe regel: aantekening: ["Het waterschap."]; '
    "is de opmerking klaar, schrijf dan ook: afgehandeld: ja"
)


def hints(text: str) -> list[str]:
    """What is said of a file with remarks."""
    own = waterdorp.files()[REMARKS].decode()
    return [f"{problem.code} {problem.hint}" for problem in waterdorp.problems(REMARKS, own, text)]


@pytest.mark.parametrize("key", ["antwoord", "Reactie", "afhandeling"])
def test_an_answer_to_a_remark_is_told_where_it_stands_with_the_words_it_has(key: str) -> None:
    assert hints(f"{REMARK}  {key}: Het waterschap.\n") == [f"V-001 {ANSWER}"]


def test_an_answer_beside_an_earlier_one_is_a_point_more() -> None:
    (hint,) = hints(f"{REMARK}  aantekening: [Eerder gevraagd.]\n  antwoord: Het waterschap.\n")
    assert 'zet het daar, op regel 7, in de rij, na een komma: "Het waterschap.";' in hint
    (hint,) = hints(f"{REMARK}  aantekening:\n    - Eerder gevraagd.\n  antwoord: Het waterschap.\n")
    assert 'zet daar, onder regel 7, een punt bij: - "Het waterschap.";' in hint


@pytest.mark.parametrize("value", ["deels", "3 maart 2027", "onbekend", "onbekend (later)"])
def test_whether_a_remark_is_done_is_yes_or_no_and_the_rest_has_a_place_of_its_own(value: str) -> None:
    (hint,) = hints(REMARK.replace("afgehandeld: nee", f"afgehandeld: {value}"))
    assert hint.endswith(
        "schrijf alleen ja of nee; wat u deed en wanneer, staat onder aantekening; "
        'schrijf op een nieuwe regel: aantekening: ["..."]'
    )


def test_what_stands_behind_yes_or_no_becomes_a_point_below_the_notes_that_are_there() -> None:
    said = REMARK.replace("afgehandeld: nee", "afgehandeld: Ja, gedaan op 3 maart")
    begin = "V-018 schrijf: afgehandeld: ja; de rest staat onder aantekening;"
    assert hints(said) == [f'{begin} schrijf op een nieuwe regel: aantekening: ["gedaan op 3 maart"]']
    assert hints(f"{said}  aantekening:\n    - Eerder gevraagd.\n") == [
        f'{begin} zet daar, onder regel 7, een punt bij: - "gedaan op 3 maart"'
    ]
    assert hints(f"{said}  aantekening: [Eerder gevraagd.]\n") == [
        f'{begin} zet het daar, op regel 7, in de rij, na een komma: "gedaan op 3 maart"'
    ]


def test_a_remark_in_a_measure_is_told_in_which_file_it_belongs_and_with_which_id() -> None:
    (problem,) = waterdorp.problems(waterdorp.MEASURE, "nu:", "opmerking: Klopt dit nog?\nnu:")
    assert problem.hint == (
        "een opmerking staat in opmerkingen/opmerkingen.yaml, met bij: regentonnen; "
        'is het alleen voor de makers, schrijf dan hier: aantekening: ["Klopt dit nog?"]'
    )


def test_a_field_by_another_name_is_asked_for_by_its_own() -> None:
    assert hints(REMARK.replace("tekst:", "opmerking:")) == ["V-001 bedoelde u 'tekst'?"]
    (problem,) = waterdorp.problems(waterdorp.MEASURE, "trekker:", "verantwoordelijke:")
    assert problem.hint == "bedoelde u 'trekker'?"


def test_a_field_by_another_name_that_stands_there_already_is_not_asked_for_twice() -> None:
    (problem,) = waterdorp.problems(waterdorp.MEASURE, "nu:", "status: Loopt\nnu:")
    assert problem.hint == "hoort dit bij 'standen'? Die sleutel staat er al; zet het daar, of haal de regel weg"


def test_what_a_picture_shows_is_never_asked_to_be_unknown() -> None:
    own = waterdorp.files()["figuren/figuren.yaml"].decode()
    text = f"{own}- id: foto\n  naam: De kade\n  soort: afbeelding\n"
    (problem,) = waterdorp.problems("figuren/figuren.yaml", own, text)
    assert (problem.code, problem.hint) == ("V-002", "voeg een regel toe: alt: ...; schrijf in een of twee zinnen wat er te zien is")


def test_every_field_that_has_another_name_is_in_the_model() -> None:
    records = [item for item in vars(model).values() if dataclasses.is_dataclass(item)]
    fields = {field.name for record in records for field in dataclasses.fields(record)}
    assert fields.issuperset(otherwords.NAMES)
    assert fields.issuperset(otherwords.IF_UNKNOWN)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("code: P2", "de code volgt vanzelf uit grondslag en middelen: haal de regel weg"),
        ("Budget: 4.000", "een bedrag staat in geld/budgetposten.yaml, met bedrag: 4.000 en een eigen id; schrijf hier: budgetposten: [dat id]"),
    ],
)
def test_what_follows_or_stands_elsewhere_says_so(line: str, hint: str) -> None:
    problems = waterdorp.problems(KADE, "id: kade\n", f"id: kade\n{line}\n")
    assert [(item.code, item.hint) for item in problems if item.code == "V-001"] == [("V-001", hint)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("toon: klei", "toon: rood", "L-003 rood heet hier bad; schrijf: toon: bad"),
        ("toon: klei", "toon: Groen", "L-003 Groen heet hier good; schrijf: toon: good"),
        ("toon: klei", "kleur: groen", "V-001 schrijf: toon: good"),
        ("toon: klei", "kleur: fel", "V-001 bedoelde u 'toon'?"),
    ],
)
def test_a_colour_of_a_state_is_told_the_tone_that_has_it(old: str, new: str, expected: str) -> None:
    (problem,) = waterdorp.problems("legenda/toestanden.yaml", old, new)
    assert f"{problem.code} {problem.hint}" == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("150 (2025)", "schrijf: {periode: 2025, waarde: 150}"),
        ("400 in 2030", "schrijf: {periode: 2030, waarde: 400}"),
        ("2030: 1.250,5", "schrijf: {periode: 2030, waarde: 1.250,5}"),
        ("2025 in 2030", "schrijf: {periode: 2030, waarde: 2025}"),
        ("400", "schrijf: {periode: JAAR, waarde: 400}, met het jaar in plaats van JAAR"),
        ("meer dan nu", ""),
        ("van 100 naar 200 in 2030", ""),
    ],
)
def test_a_figure_with_its_year_in_words_is_shown_as_it_must_be_written(text: str, expected: str) -> None:
    assert otherwords.measured(text) == expected


def test_a_figure_where_a_list_of_them_belongs_is_shown_as_a_row() -> None:
    assert otherwords.measured("400 in 2030", in_row=True) == "schrijf: [{periode: 2030, waarde: 400}]"


FIGURES = "monitoring/schoon-water.yaml"
GOAL = 'streefwaarden:\n    - {periode: 2030, waarde: "1,25"}'


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (FIGURES, GOAL, "streefwaarden: 400 in 2030", "V-007 schrijf: [{periode: 2030, waarde: 400}]"),
        (FIGURES, GOAL, "streefwaarden: [400 in 2030]", "V-008 schrijf: {periode: 2030, waarde: 400}"),
        (FIGURES, "nulmeting: onbekend (voor 2027 niet gemeten)", "nulmeting: 4 (2025)", "V-008 schrijf: {periode: 2025, waarde: 4}"),
        (
            waterdorp.MEASURE, "planning: doorlopend vanaf Q2 2028", "planning: Q2/Q3 2029",
            "V-015 duurt het tot en met het tweede, schrijf dan: planning: Q2 2029 t/m Q3 2029; is het een van de twee, kies dan: Q2 2029 of Q3 2029",
        ),
        (FIGURES, "  optelbaar: nee\n", "", "V-002 voeg een regel toe: optelbaar: ja of nee"),
        ("plan.yaml", "titel: ", "Hoe dit plan heet: zie hieronder\ntitel: ", "V-001 is dit uitleg? Zet er een # en een spatie voor; anders: "),
        (
            "prioriteiten/hoog-water/wijken/regentonnen.yaml",
            "  - {peildatum: 2029-04-01, toestanden: {tijd: op-koers, geld: op-koers}, herkomst: afgeleid}",
            "  - peildatum: 2029-04-01\n    toestanden:\n    tijd: op-koers\n    geld: op-koers\n    herkomst: afgeleid",
            "V-001 zet er 2 spaties voor, of schrijf op één regel: toestanden: {tijd: op-koers}",
        ),
    ],
)
def test_what_stands_in_a_wrong_form_is_shown_as_it_must_be_written(path: str, old: str, new: str, expected: str) -> None:
    (problem, *more) = waterdorp.problems(path, old, new)
    assert f"{problem.code} {problem.hint}".startswith(expected)
    assert more == []


def test_of_a_plan_with_one_axis_a_state_without_it_is_shown_with_its_key() -> None:
    texts = example_plan.changed((example_plan.SPREEKUUR, "{voortgang: onbekend (nog niet gemeten)}", "gestart"))
    (problem,) = load(texts).problems
    assert problem.hint == "schrijf: toestanden: {voortgang: gestart}"


TONS = "prioriteiten/hoog-water/wijken/regentonnen.yaml"
PLANNING = "planning: doorlopend vanaf Q2 2028\n"
STAND = "  - peildatum: 1 april 2027\n"


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (KADE, "    planning: ", "    trekker: visclub\n    planning: ", "'trekker' staat bij de maatregel, niet bij de actie"),
        (TONS, PLANNING, f"toelichting: Als er geld is.\n{PLANNING}", "Schrijf: planning_toelichting"),
        (TONS, PLANNING, f"peildatum: 1 mei 2028\n{PLANNING}", "'peildatum' hoort in een stand"),
        (TONS, PLANNING, f"status: vervallen\n{PLANNING}", otherwords.ENDS),
        (TONS, PLANNING, "planning: vervallen\n", otherwords.ENDS),
        (TONS, PLANNING, "planning: Afgerond\n", "of het klaar is, staat bij standen"),
        (TONS, PLANNING, "planning: Q3 2028 (mits er geld is)\n", 'planning: Q3 2028, en op een eigen regel: planning_toelichting: "Mits er geld is"'),
        (TONS, PLANNING, "planning: doorlopend t/m Q4 2028\n", "bedoelde u 't/m Q4 2028' of 'doorlopend'?"),
        (TONS, PLANNING, "planning: doorlopen\n", "bedoelde u 'doorlopend'?"),
        (TONS, PLANNING, f"Let op: alleen in de wijken\n{PLANNING}", "hoort deze zin bij de tekst erboven"),
        (TONS, PLANNING, f"resultaat: Minder water\n{PLANNING}", "hoort dit bij 'operationalisering'?"),
    ],
)  # fmt: skip
def test_what_is_written_in_another_place_or_another_way_is_told_where_and_how(path: str, old: str, new: str, said: str) -> None:
    problems = waterdorp.problems(path, old, new)
    assert said in problems[0].hint
