"""A new plan out of answers: names that are hard to write, ids that are free, a worked example of every kind of record."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from planascode import pipeline, start
from planascode.folder import read_folder
from planascode.model import COLLECTIONS
from planascode.start import Answers, State
from planascode.values import Wrong, parse_id
from tests.waterdorp import layouts

ROOT = Path(__file__).parents[1]
ODD = (
    "Één straat: 'sociaal', \"veilig\" & schoon # of niet?",
    "- {begin} [van] *een* lijst",
    "Meldpunt",
    "Een bijzonder lange naam van een prioriteit die niemand ooit op een bordje of in een tabel krijgt, maar wel mag",
    "Zorg en veiligheid",
    "Zorg & veiligheid!",
    "Hoofdstukken",
    "2030 in zicht",
    "Prioriteit",
)


@cache
def templates() -> dict[str, str]:
    return {path: data.decode() for path, data in read_folder(ROOT / "planascode" / "voorbeeld")[0].items()}


def made(
    prioriteiten: tuple[str, ...] = ("Wonen",), legenda: tuple[State, ...] = start.LEGENDS["voortgang"]
) -> dict[str, str]:
    answers = Answers("Gemeente Duinstad", 'Plan: "Duinstad"', (2031, 2034), legenda, prioriteiten)
    return start.new_plan(answers, templates())


def checked(files: dict[str, str]) -> pipeline.Checked:
    return pipeline.examine({path: text.encode() for path, text in files.items()}, layouts())


@pytest.mark.parametrize("legenda", [*start.LEGENDS.values(), start.own_legend(["straks", "af"], [])])
def test_a_new_plan_has_no_problem_with_any_legend(legenda: tuple[State, ...]) -> None:
    found = checked(made(legenda=legenda))
    assert found.problems == ()
    assert found.plan is not None
    assert [state.woord for state in found.plan["toestanden"].values()] == [
        *(state.woord for state in legenda),
        "onbekend",
    ]


def test_a_new_plan_shows_every_kind_of_record() -> None:
    plan = checked(made()).plan
    assert plan is not None
    assert [name for name in COLLECTIONS if not plan[name]] == ["personen", "talen", "publicaties"]  # it watches nobody, and has no words of another language


def test_names_that_are_hard_to_write_come_out_as_they_were_given() -> None:
    found = checked(made(ODD))
    assert found.problems == ()
    assert found.plan is not None
    order = [found.plan["prioriteiten"][key].naam for key in found.plan.gegevens.prioriteiten]
    assert order == list(ODD)
    assert found.plan.gegevens.titel == 'Plan: "Duinstad"'


def test_every_file_says_in_a_comment_what_goes_where() -> None:
    for path, text in made(("Wonen", "Werken")).items():
        if path.endswith(".yaml"):
            assert any(line.startswith("#") for line in text.splitlines()), path


def test_the_example_lies_inside_the_period() -> None:
    plan = checked(made()).plan
    assert plan is not None
    assert str(plan.gegevens.periode) == "2031 t/m 2034"
    assert plan.gegevens.peildatum.year == 2031


@pytest.mark.parametrize(
    ("words", "taken", "expected"),
    [
        ("Zorg en veiligheid", set(), "zorg-en-veiligheid"),
        ("Zorg & veiligheid", {"zorg-veiligheid"}, "zorg-veiligheid-2"),
        ("Versterking van de samenhang tussen zorg en veiligheid", set(), "versterking"),
        ("2030", {"nr-2030", "nr-2030-2"}, "nr-2030-3"),
        ("Een-woord-van-veel-te-veel-letters", {"een-woord-van-veel"}, "een-woord-van-veel-2"),
        ("Hottentottententententoonstelling", set(), "hottentottententententoo"),
        ("De", set(), "de"),
    ],
)
def test_an_id_is_made_of_the_name_and_is_free(words: str, taken: set[str], expected: str) -> None:
    assert parse_id(start.free_id(words, taken)) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("onbekend (nog te kiezen)", "geen naam"),
        ("n.v.t.", "geen naam"),
        ("x" * 121, "121 tekens"),
        ("123", "geen letter"),
        ("Jeugd 😀", "'😀' zit niet in het lettertype"),
        ("wo\u200bnen", "onzichtbaar teken"),
    ],
)
def test_a_name_that_cannot_be_is_explained(text: str, said: str) -> None:
    with pytest.raises(Wrong) as wrong:
        start.parse_naam(text, frozenset("abcdefghijklmnopqrstuvwxyzJ ().\u200b"))
    assert said in wrong.value.message
    assert wrong.value.hint


@pytest.mark.parametrize(
    ("text", "years"), [("2027-2030", (2027, 2030)), (" 2027 t/m 2030 ", (2027, 2030)), ("2028", (2028, 2028))]
)
def test_a_period_is_two_years_or_one(text: str, years: tuple[int, int]) -> None:
    assert start.parse_jaren(text) == years


@pytest.mark.parametrize("text", ["2030-2027", "volgend jaar", "27-30", ""])
def test_a_period_that_cannot_be_is_explained(text: str) -> None:
    with pytest.raises(Wrong):
        start.parse_jaren(text)


@pytest.mark.parametrize(
    ("good", "bad"),
    [(["klaar"], []), (["a", "a"], []), (["a", "onbekend"], []), (["a", "b"], ["A"]), (list("abcdefgh"), [])],
)
def test_own_words_that_make_no_legend_are_explained(good: list[str], bad: list[str]) -> None:
    with pytest.raises(Wrong):
        start.own_legend(good, bad)


def test_own_words_get_signs_that_differ_and_the_last_one_is_done() -> None:
    legend = start.own_legend(["plan", "bezig", "af"], ["stil", "fout"])
    assert len({state.symbool for state in legend}) == len(legend) == 5
    assert [state.woord for state in legend if state.klaar] == ["af"]
    assert [state.woord for state in legend if not state.goed] == ["stil", "fout"]


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        ("groen, oranje, rood, klaar", "", "groen ✓ good | oranje ▲ busy slecht | rood ■ bad slecht | klaar ● done klaar"),
        ("klaar, bezig, gepland", "", "klaar ✓ good klaar | bezig ▶ busy | gepland ○ idle later"),
        ("nog niet gestart, loopt, af", "gestopt", "nog niet gestart ○ idle later | loopt ▶ busy | gestopt ■ bad slecht klaar | af ✓ good klaar"),
        ("plan, bezig, over", "bezwaar", "plan ○ idle | bezig ▶ busy | bezwaar ▲ bad slecht | over ✓ good klaar"),
    ],
)
def test_a_common_word_for_a_state_means_what_it_says_wherever_it_stands(good: str, bad: str, expected: str) -> None:
    legend = start.own_legend(good.split(", "), bad.split(", ") if bad else [])
    marks = [("slecht", "goed", False), ("later", "begonnen", False), ("klaar", "klaar", True)]
    said = [
        " ".join([state.woord, state.symbool, state.toon, *(word for word, field, value in marks if getattr(state, field) is value)])
        for state in legend
    ]
    assert " | ".join(said) == expected
    assert checked(made(legenda=legend)).problems == ()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("groen, oranje, rood", "typ er zo'n woord bij: groen, oranje, rood, klaar"),
        ("idee, bezig, gestopt", "typ er zo'n woord bij: idee, bezig, gestopt, klaar"),
        ("oranje, klaar", "typ ook zo'n woord: bezig, oranje, klaar"),
        ("gepland bezig klaar", "typ twee tot 6 woorden met komma's ertussen, zoals: gepland, bezig, klaar; voor wat niet goed gaat hoogstens 3"),
    ],
)
def test_a_legend_that_lacks_a_word_says_which_words_to_type(words: str, hint: str) -> None:
    with pytest.raises(Wrong) as wrong:
        start.own_legend(words.split(", "), [])
    assert wrong.value.hint == hint


def test_work_that_was_stopped_is_over() -> None:
    assert {state.woord for state in start.LEGENDS["fasen"] if state.klaar} == {"gestopt", "afgerond"}
