"""What an author meant: one reading is sure, more are a question, none is left to the author."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planascode import meant
from planascode.values import TYPES

SURE = {
    "datum": {
        "14-06-2022": "14 juni 2022", "14/6/2022": "14 juni 2022", "14.06.2022": "14 juni 2022", "14 Juni 2022": "14 juni 2022",
        "14 jun. 2022": "14 juni 2022", "2022/06/14": "14 juni 2022", "2022-6-14": "14 juni 2022", "20220614": "14 juni 2022",
        "5-5-2022": "5 mei 2022", "1 mrt 2022": "1 maart 2022", "“14 juni 2022”": "14 juni 2022", "14 juni 2022.": "14 juni 2022",
    },
    "periode": {
        "3e kwartaal 2022": "Q3 2022", "3rde kwartaal 2022": "Q3 2022", "derde kwartaal van 2022": "Q3 2022",
        "kwartaal 3 2022": "Q3 2022", "q3-2022": "Q3 2022", "2022-Q3": "Q3 2022", "Q3, 2022": "Q3 2022", "kw3 2022": "Q3 2022",
        "het jaar 2022": "2022",
    },
    "planning": {
        "Q3 t/m Q4 2022": "Q3 2022 t/m Q4 2022", "Q3 2022 tot en met Q1 2023": "Q3 2022 t/m Q1 2023",
        "Q3 2022 - Q4 2022": "Q3 2022 t/m Q4 2022", "Q3 2022 – Q4 2022": "Q3 2022 t/m Q4 2022", "2021-2023": "2021 t/m 2023",
        "Doorlopend": "doorlopend", "Vanaf Q3 2022": "vanaf Q3 2022", "met ingang van 2022": "vanaf 2022",
        "tot en met 2025": "t/m 2025", "1e t/m 3e kwartaal 2022": "Q1 2022 t/m Q3 2022", "3e kwartaal 2022": "Q3 2022",
    },
    "bedrag": {
        "€80.000,- euro": "80.000", "€ 56.000,-": "56.000", "80000 euro": "80.000", "EUR 1.250,50": "1.250,50",
        "1,234.56": "1.234,56", "2674.63": "2.674,63", "1.250,5": "1.250,50", "80.000,--": "80.000", "80 000": "80.000",
        "1_000": "1.000",
    },
    "telling": {"3.5": "3,5", "<5": "minder dan 5", "< 5": "minder dan 5", "Minder dan vijf": "minder dan 5"},
    "aantal": {"3.5": "3,5", "1 250": "1.250", "1,250.5": "1.250,5", "1_000": "1.000"},
    "janee": {"Ja": "ja", "JA": "ja", "yes": "ja", "true": "ja", "on": "ja", "Nee": "nee", "no": "nee", "false": "nee"},
}  # fmt: skip
NOT_SURE = {
    "datum": ["1-5-2022", "14-6-22", "31-02-2022", "ooit", "juni 2022", "14-13-2022"],
    "periode": ["Q5 2022", "Q3 22", "zomer 2022", "2022/03"],
    "planning": ["Q3 2022 tot Q4 2022", "Q4 2023 - Q1 2022", "volgend jaar", "2022 t/m Q3 2023", "Q3/Q4 2022", "n.t.b."],
    "bedrag": ["2,674", "80k", "1e3", "ca. 500", "€", "1.2.3", "500 per jaar", "12,505"],
    "telling": ["< 10", "<= 5", "minder dan 4", "vijf", "minder"],
    "aantal": ["12 %", "1e3", "0x1F", "een", "1:30", "½"],
    "janee": ["wel", "misschien", "1", "0", "~"],
}


@pytest.mark.parametrize(("kind", "text", "right"), [(kind, *pair) for kind, pairs in SURE.items() for pair in pairs.items()])
def test_what_can_mean_one_thing_only_is_that(kind: str, text: str, right: str) -> None:
    assert meant.readings(kind, text) == (right,)
    assert kind in meant.SURE


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NOT_SURE.items() for text in texts])
def test_what_can_mean_more_or_nothing_is_not_sure(kind: str, text: str) -> None:
    assert len(meant.readings(kind, text)) != 1


def test_an_ambiguous_day_is_a_question_with_both_days() -> None:
    assert meant.readings("datum", "1-5-2022") == ("1 mei 2022", "5 januari 2022")


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("planning", "Q4 2202", "Q4 2022"), ("planning", "Q4 22", "Q4 2022"), ("datum", "14 juni 22", "14 juni 2022"),
        ("datum", "14-6-22", "14 juni 2022"), ("datum", "14 juni 2202", "14 juni 2022"), ("planning", "sept 2022", "Q3 2022"),
        ("planning", "van september 2022 tot en met maart 2023", "Q3 2022 t/m Q1 2023"),
        ("planning", "eind 2022", "Q4 2022"), ("planning", "in de zomer van 2022", "Q3 2022"), ("planning", "voorjaar 2022", "Q2 2022"),
        ("planning", "juli-december 2022", "Q3 2022 t/m Q4 2022"), ("planning", "begin 2022 t/m eind 2023", "Q1 2022 t/m Q4 2023"),
        ("bedrag", "14,596", "14.596"), ("bedrag", "€ 1,250,000", "1.250.000"),
        ("planning", "4e kwartaal 2022 en 1e kwartaal 2023", "Q4 2022 t/m Q1 2023"),
        ("bedrag", "25k", "25.000"), ("bedrag", "€ 25 K", "25.000"), ("bedrag", "1,5 mln", "1.500.000"),
        ("bedrag", "2 miljoen euro", "2.000.000"), ("aantal", "12 duizend", "12.000"),
    ],
)  # fmt: skip
def test_what_is_probably_meant_is_offered_but_never_sure(kind: str, text: str, found: str) -> None:
    assert (meant.readings(kind, text), meant.guesses(kind, text)) == ((), (found,))


@pytest.mark.parametrize(("kind", "text"), [("datum", "4 mei"), ("planning", "ooit"), ("bedrag", "veel"), ("periode", "Q5 2022")])
def test_what_means_nothing_is_not_guessed(kind: str, text: str) -> None:
    assert meant.guesses(kind, text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [("7,5", ("7,50", "7.500")), ("7,50", ("7,50",)), ("3.90", ("3,90", "3.900")), ("14.6", ("14,60", "14.600")),
     ("39.00", ("39", "39.000")), ("0.50", ("0,50",))],
)
def test_an_amount_that_may_have_lost_a_zero_is_a_question_with_both_amounts(text: str, found: tuple[str, ...]) -> None:
    assert meant.readings("bedrag", text) == found


def test_an_address_and_an_id_of_its_own_are_offered_but_never_sure() -> None:
    assert meant.readings("link", "www.oldambt.nl") == ("https://www.oldambt.nl",)
    assert meant.readings("id", "Post Kade") == ("post-kade",)
    assert not meant.SURE & {"link", "id", "tekst"}


@given(st.sampled_from(sorted(SURE)), st.text("0123456789Qq-–/.,€ tmenkwarldvjufioy", max_size=24) | st.text(max_size=30))
def test_every_reading_of_any_text_is_a_value_in_its_own_form(kind: str, text: str) -> None:
    for name in meant.readings(kind, text):
        value = TYPES[kind].parse(name)
        assert TYPES[kind].parse(TYPES[kind].print(value)) == value


@given(st.dates())
def test_a_day_in_figures_never_becomes_another_day(day: object) -> None:
    shown = f"{day.day}-{day.month}-{day.year:04d}"  # type: ignore[attr-defined]
    found = [TYPES["datum"].parse(name) for name in meant.readings("datum", shown)]
    assert not found or day in found
    assert len(found) < 2 or {item.day for item in found} == {day.day, day.month}  # type: ignore[attr-defined]


@given(st.decimals(0, 10**9, places=2))
def test_an_amount_with_a_sign_and_a_word_stays_the_same_amount(amount: object) -> None:
    printed = TYPES["bedrag"].print(amount)
    (found,) = meant.readings("bedrag", f"{printed} euro")
    assert TYPES["bedrag"].parse(found) == amount


@pytest.mark.parametrize(
    ("text", "said"),
    [("Onbekend (nog te kiezen)", "onbekend (nog te kiezen)"), ("Nvt", "n.v.t."), ("n.v.t", "n.v.t."), ("NVT (reden)", "n.v.t. (reden)"),
     ("Niet gepubliceerd", "niet gepubliceerd"), ("n.v.t.", ""), ("Onbekend", ""), ("onbekende herkomst", ""), ("niet", "")],
)  # fmt: skip
def test_what_nearly_says_that_there_is_no_value_is_known(text: str, said: str) -> None:
    assert meant.lacking(text) == said


def test_a_reason_of_which_the_bracket_is_not_closed_is_closed() -> None:
    assert meant.lacking("onbekend (nog bespreken") == "onbekend (nog bespreken)"


@pytest.mark.parametrize(
    ("text", "said"),
    [("onbekend, nog bespreken", "onbekend (nog bespreken)"), ("Niet bekend - na de zomer", "onbekend (na de zomer)"),
     ("nnb", "onbekend (nog uit te zoeken)"), ("n.n.b.", "onbekend (nog uit te zoeken)"), ("Onbekende bron", ""), ("niet bekende bron", ""),
     ("PM", "onbekend (nog uit te zoeken)"), ("??", "onbekend (nog uit te zoeken)"), ("pm-plan", ""), ("xx", ""), ("TODO doen", "")],
)  # fmt: skip
def test_other_words_for_unknown_are_known(text: str, said: str) -> None:
    assert meant.unknown(text) == said


def test_a_name_in_other_capitals_spaces_and_hyphens_is_the_same_name_when_it_is_the_only_one() -> None:
    assert meant.alike("Team Water", ["team-water", "rol"]) == "team-water"
    assert meant.alike("teamwater", ["team-water", "team-w-ater"]) == ""
    assert meant.alike("team-vuur", ["team-water"]) == ""


@pytest.mark.parametrize("text", ["planing", "plannning", "plamning", "plannign"])
def test_one_wrong_letter_is_a_slip(text: str) -> None:
    assert meant.slip(text, ["planning", "naam"]) == "planning"


@pytest.mark.parametrize("text", ["plan", "planni", "lanninga", "naa"])
def test_more_than_one_wrong_letter_or_a_short_name_is_no_slip(text: str) -> None:
    assert meant.slip(text, ["planning", "nu"]) == ""


def test_a_slip_between_two_names_is_not_sure() -> None:
    assert meant.slip("doelec", ["doelen", "doeles"]) == ""
