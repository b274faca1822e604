"""The forms: their questions come from model and content, and what they write is one value or one item more, and sound."""

from __future__ import annotations

import difflib

import pytest
import waterdorp
from hypothesis import given, settings
from hypothesis import strategies as st

from planascode import pipeline
from planascode.pipeline import Checked
from planascode.preview import answers, forms
from planascode.preview.answers import Answers
from planascode.preview.forms import Form
from planascode.values import Wrong

KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
ACTIE = "maatregelen/kade/acties/grond-kopen"
GOOD: Answers = {"peildatum": "2 april 2029", "toestanden/tijd": "klaar", "toestanden/geld": "op-koers", "herkomst": "gemeld"}
FIGURE: Answers = {"periode": "2028", "bron": "gemeente-waterdorp", "waarde": "37,5", "peildatum": "1 maart 2029", "voorlopig": "nee"}


def opened(kind: str, address: str, checked: Checked | None = None) -> Form:
    found = forms.form(checked or waterdorp.examined(), kind, address)
    assert found
    return found


def filled(kind: str, address: str, given: Answers) -> tuple[str, str, list[answers.Remark]]:
    """The file before and after, and what is said about it."""
    before, form = waterdorp.examined(), opened(kind, address)
    data = before.files[form.source.file]
    new = answers.fill(form, given, data)
    after = pipeline.examine({**before.files, form.source.file: new}, waterdorp.layouts())
    return data.decode(), new.decode(), answers.remarks(form, before, after)


def changes(old: str, new: str) -> list[str]:
    return [line for line in list(difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm=""))[2:] if not line.startswith("@")]


# --- which there are --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("maatregelen/lozingen", ("stand", "planning", "toelichting")),
        ("maatregelen/kade", ("toelichting",)),
        (ACTIE, ("stand", "planning")),
        ("indicatoren/meter-kelders", ("cijfer", "stand", "toelichting")),
        ("maatregelen/niets", ()),
        ("maatregelen/kade/acties/niets", ()),
        ("maatregelen", ()),
        ("prioriteiten/hoog-water", ()),
        ("../plan.yaml", ()),
    ],
)
def test_a_record_has_the_forms_that_fit_it(address: str, expected: tuple[str, ...]) -> None:
    assert forms.kinds(waterdorp.plan(), address) == expected
    for kind in forms.KINDS:
        assert (forms.form(waterdorp.examined(), kind, address) is not None) == (kind in expected)


def test_a_page_offers_the_forms_of_what_stands_on_it() -> None:
    plan = waterdorp.plan()
    assert forms.around(plan, "maatregelen/kade") == ["maatregelen/kade", ACTIE, "maatregelen/kade/acties/grond-storten"]
    assert forms.around(plan, "prioriteiten/schoon-water") == ["indicatoren/meter-helder"]
    assert ACTIE in forms.around(plan, "themas/dijken")
    assert forms.around(plan, "register") == []


# --- questions ----------------------------------------------------------------------------------------------


def test_a_stand_asks_for_each_axis_a_state_of_the_legend_by_word_and_sign() -> None:
    fields = {field.name: field for field in opened("stand", ACTIE).fields}
    assert list(fields) == [
        "peildatum", "toestanden/tijd", "toestanden/geld", "herkomst", "toelichting", "oorzaak", "gevolg", "bijsturing", "door",
    ]  # fmt: skip
    tijd = fields["toestanden/tijd"]
    assert tijd.label == "Tijd"
    assert [(choice.value, choice.sign, choice.words) for choice in tijd.choices] == [
        ("klaar", "◆", "klaar"), ("op-koers", "▲", "op koers"), ("let-op", "!", "let op"), ("vast", "✗", "vastgelopen"),
        ("onbekend", "~", "onbekend"),
    ]  # fmt: skip
    assert [choice.words for choice in fields["door"].choices] == [rol.naam for rol in waterdorp.plan()["rollen"].values()]
    assert [name for name, field in fields.items() if field.required] == ["peildatum", "toestanden/tijd", "toestanden/geld", "herkomst"]


def test_help_says_what_the_model_says_and_how_a_value_is_written() -> None:
    fields = {field.name: field for field in opened("cijfer", "indicatoren/meter-kelders").fields}
    assert fields["peildatum"].help.startswith("De dag waarop dit het laatste cijfer was. Schrijf bijvoorbeeld: 14 juni 2022")
    assert "12 of 3,5" in fields["waarde"].help
    assert [choice.value for choice in fields["periode"].choices] == ["2027", "2028"]
    assert [choice.value for choice in fields["bron"].choices] == list(waterdorp.plan().gegevens.monitoring_bronnen)
    assert [choice.value for choice in fields["voorlopig"].choices] == ["ja", "nee", "onbekend"]


def test_a_form_says_what_is_there_already_and_what_the_plan_shows() -> None:
    form = opened("stand", ACTIE)
    assert form.now == ("1 april 2029: Tijd: ✗ vastgelopen, Geld: ! let op", "1 april 2028: Tijd: ▲ op koers, Geld: ▲ op koers")
    assert "1 april 2029 (peildatum in plan.yaml)" in form.notes[0]
    assert "! let op of ✗ vastgelopen" in form.notes[1]
    assert opened("planning", ACTIE).fields[0].value == "Q1 2027 t/m Q4 2028"


# --- what is written ------------------------------------------------------------------------------------------


def test_a_stand_comes_under_the_others_and_nothing_is_said() -> None:
    old, new, said = filled("stand", ACTIE, {**GOOD, "toelichting": "Klaar: ook\nde sloot.", "door": "team-water"})
    assert changes(old, new) == [
        "+      - peildatum: 2029-04-02",
        "+        toestanden: {tijd: klaar, geld: op-koers}",
        "+        herkomst: gemeld",
        '+        toelichting: "Klaar: ook de sloot."',
        "+        door: team-water",
    ]
    assert not said


def test_a_figure_comes_under_the_others_also_for_the_same_period_and_source() -> None:
    old, new, said = filled("cijfer", "indicatoren/meter-kelders", FIGURE)
    assert changes(old, new) == [
        '+    - {periode: 2028, bron: gemeente-waterdorp, waarde: "37,5", peildatum: 2029-03-01, voorlopig: nee}'
    ]
    assert not said


def test_what_is_not_known_is_written_with_its_reason() -> None:
    _, new, said = filled("stand", ACTIE, {**GOOD, "toestanden/geld": "onbekend", "toestanden/geld/reden": "de rekening komt nog"})
    assert "geld: onbekend (de rekening komt nog)" in new
    assert not said


def test_a_planning_replaces_the_planning_alone_and_an_explanation_comes_behind_it() -> None:
    old, new, said = filled("planning", ACTIE, {"planning": "2028", "planning_toelichting": "Als de boer verkoopt."})
    assert changes(old, new) == [
        "-    planning: Q1 2027 t/m Q4 2028", "+    planning: 2028", "+    planning_toelichting: Als de boer verkoopt.",
    ]  # fmt: skip
    assert not said


def test_an_explanation_that_is_emptied_goes() -> None:
    checked = waterdorp.examined(KADE, "partners: [", "partners_toelichting: Ja.  # let op\npartners: [")
    form = opened("toelichting", "maatregelen/kade", checked)
    new = answers.fill(form, {"partners_toelichting": ""}, checked.files[KADE])
    assert new == checked.files[KADE].replace(b"partners_toelichting: Ja.  # let op", b"# let op")


def test_answers_that_say_what_is_there_change_nothing() -> None:
    old, new, _ = filled("planning", ACTIE, {"planning": " Q1 2027  t/m Q4 2028 ", "planning_toelichting": ""})
    assert old == new


def test_the_mark_at_the_begin_and_the_line_ends_of_a_file_stay() -> None:
    data = b"\xef\xbb\xbf" + waterdorp.files()[KADE].replace(b"\n", b"\r\n")
    checked = pipeline.examine({**waterdorp.files(), KADE: data}, waterdorp.layouts())
    new = answers.fill(opened("stand", ACTIE, checked), GOOD, data)
    assert new.startswith(b"\xef\xbb\xbfid: kade\r\n")
    assert new.count(b"\n") == new.count(b"\r\n") == data.count(b"\n") + 3


def test_a_date_is_written_as_the_dates_in_the_file() -> None:
    words = waterdorp.files()[KADE].replace(b"2028-04-01", b"1 april 2028").replace(b"2029-04-01", b"1 april 2029")
    checked = pipeline.examine({**waterdorp.files(), KADE: words}, waterdorp.layouts())
    new = answers.fill(opened("stand", ACTIE, checked), {**GOOD, "peildatum": "2029-04-02"}, words)
    assert b"peildatum: 2 april 2029" in new


def test_a_stand_of_a_later_day_than_the_plan_shows_is_explained() -> None:
    form = opened("stand", ACTIE)
    assert "2 april 2029 of later" in answers.later(form, GOOD, waterdorp.plan())
    assert answers.later(form, {**GOOD, "peildatum": "1 april 2029"}, waterdorp.plan()) == ""
    assert answers.later(form, {**GOOD, "peildatum": "ooit"}, waterdorp.plan()) == ""


# --- what is wrong --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"peildatum": "1 april 2029"}, "peildatum", "V-010"),
        ({"peildatum": "gisteren"}, "peildatum", "V-013"),
        ({"peildatum": "31 april 2029"}, "peildatum", "V-013"),
        ({"peildatum": ""}, "peildatum", "V-003"),
        ({"toestanden/tijd": ""}, "toestanden/tijd", "V-003"),
        ({"toestanden/geld": "onbekend"}, "toestanden/geld", "V-005"),
        ({"toestanden/geld": "bestaat-niet"}, "toestanden/geld", "R-003"),
        ({"herkomst": "gehoord"}, "herkomst", "V-019"),
        ({"door": "de-burgemeester"}, "door", "R-003"),
        ({"toestanden/tijd": "vast", "gevolg": "Niets.", "bijsturing": "Wachten."}, "oorzaak", "S-003"),
        ({"toelichting": "bel jan@voorbeeld.nl"}, "toelichting", "P-001"),
        ({"toelichting": "een \x07 bel"}, "toelichting", "V-006"),
        ({"toelichting": "een \u200bniets"}, "toelichting", "B-011"),
    ],
)
def test_what_is_wrong_is_said_about_the_question_in_the_words_of_the_program(change: Answers, field: str, code: str) -> None:
    _, _, said = filled("stand", ACTIE, {**GOOD, **change})
    assert [(remark.field, remark.problem.code) for remark in said] == [(field, code)]


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"waarde": "veel"}, "waarde", "V-017"),
        ({"waarde": "37.5"}, "waarde", "V-017"),
        ({"periode": "2026"}, "periode", "I-001"),
        ({"bron": "waterschap-drasland", "peildatum": "1 februari 2029"}, "periode", "V-010"),
        ({"voorlopig": "misschien"}, "voorlopig", "V-018"),
    ],
)
def test_a_wrong_figure_is_said_about_its_question(change: Answers, field: str, code: str) -> None:
    _, _, said = filled("cijfer", "indicatoren/meter-kelders", {**FIGURE, **change})
    assert [(remark.field, remark.problem.code) for remark in said] == [(field, code)]


def test_a_planning_that_is_none_or_is_emptied_is_said() -> None:
    assert [(item.field, item.problem.code) for item in filled("planning", ACTIE, {"planning": "Q5 2028"})[2]] == [("planning", "V-015")]
    assert [(item.field, item.problem.code) for item in filled("planning", ACTIE, {})[2]] == [("planning", "V-002")]
    assert [(item.field, item.problem.code) for item in filled("planning", "maatregelen/lozingen", {})[2]] == [("planning", "M-001")]


def test_what_the_program_said_before_is_not_said_again_though_its_line_moved() -> None:
    before = waterdorp.examined(KADE, "planning: vanaf Q1 2029", "planning: vanaf Q1 2029\n    planning_toelichting: mail jan@voorbeeld.nl")
    assert [problem.code for problem in before.problems] == ["P-001"]
    form = opened("stand", ACTIE, before)
    new = answers.fill(form, {**GOOD, "toelichting": "mail piet@voorbeeld.nl"}, before.files[KADE])
    after = pipeline.examine({**before.files, KADE: new}, waterdorp.layouts())
    assert [problem.code for problem in after.problems] == ["S-006", "P-001", "P-001"]
    assert ["piet" in remark.problem.message for remark in answers.remarks(form, before, after)] == [True]


def test_a_file_in_which_the_record_is_not_at_its_place_is_left_to_the_author() -> None:
    with pytest.raises(Wrong) as wrong:
        answers.fill(opened("stand", ACTIE), GOOD, b"naam: Iets anders\n")
    assert wrong.value.hint == "verander het in het bestand zelf"


# --- any answer, any record -------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from([*GOOD, "toelichting", "oorzaak", "gevolg", "door", "toestanden/tijd/reden"]), st.text(max_size=40)))
def test_no_answer_does_more_than_stand_in_its_own_value(given: Answers) -> None:
    before, form = waterdorp.examined(), opened("stand", ACTIE)
    new = answers.fill(form, {**GOOD, **given}, before.files[KADE])
    after = pipeline.examine({**before.files, KADE: new}, waterdorp.layouts())
    if after.plan is None:
        assert answers.remarks(form, before, after)
        return
    old, now = (plan["maatregelen"]["kade"] for plan in (waterdorp.plan(), after.plan))
    assert now.acties[0].standen[:-1] == old.acties[0].standen
    assert now.acties[1:] == old.acties[1:]
    assert {name: getattr(now, name) for name in ("naam", "nu", "straks", "aantekening", "trekker")} == {
        name: getattr(old, name) for name in ("naam", "nu", "straks", "aantekening", "trekker")
    }


def test_every_form_of_the_real_plan_can_be_made_and_its_file_takes_an_answer(checked: Checked) -> None:
    plan = checked.plan
    assert plan
    records = [item for measure in plan["maatregelen"].values() for item in forms.parts(measure)]
    records += [f"indicatoren/{key}" for key in plan["indicatoren"]]
    written = 0
    for address in records:
        for kind in forms.kinds(plan, address):
            form = opened(kind, address, checked)
            given = {item.name: item.choices[0].value if item.choices else f"een: 'nieuwe' \"tekst\" {address}" for item in form.fields}
            data = checked.files[form.source.file]
            old, new = data.decode().splitlines(), answers.fill(form, given, data).decode().splitlines()
            gone = [line for line in difflib.unified_diff(old, new, n=0, lineterm="") if line.startswith("-") and line[1:2] != "-"]
            assert all(line.partition(":")[0].strip("- ") in {item.name for item in form.fields} for line in gone)
            assert not (form.key and gone)
            written += 1
    assert written > 200
