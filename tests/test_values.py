"""Values: what an author may type, what it becomes, and that printing and reading are each other's inverse."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planascode import values
from planascode.values import Jaar, Klein, Kwartaal, Ontbreekt, Planning, Wrong

quarters = st.builds(Kwartaal, st.integers(1900, 2199), st.integers(1, 4))
periods = quarters | st.builds(Jaar, st.integers(1900, 2199))


@st.composite
def plannings(draw: st.DrawFn) -> Planning:
    match draw(st.integers(0, 4)):
        case 0:
            return Planning(None, None, True)
        case 1:
            return Planning(draw(periods), None, True)
        case 2:
            return Planning(draw(periods), None)
        case 3:
            return Planning(None, draw(periods))
        case _:
            one, other = draw(periods), draw(periods)
            begin, end = sorted((one, other), key=values.first_day)
            return Planning(begin, end) if values.first_day(begin) <= values.last_day(end) else Planning(begin, begin)


VALUES: dict[str, st.SearchStrategy[object]] = {
    "tekst": st.text(st.characters(exclude_categories=("C", "Z")), min_size=1),
    "id": st.from_regex(r"\A[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,6}){0,2}\Z").filter(lambda name: not values.is_reserved(name)),
    "link": st.from_regex(r"\Ahttps://[a-z0-9]{1,9}\.nl(/[a-z0-9?&=.#-]{0,20})?\Z"),
    "datum": st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
    "dag": st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)) | st.just(values.DAY_AFTER),
    "periode": periods,
    "planning": plannings(),
    "bedrag": st.decimals(0, 10**12 - 1, places=2).map(abs),
    "aantal": st.decimals(-(10**12) + 1, 10**12 - 1, places=3) | st.integers(-(10**9), 10**9).map(Decimal),
    "telling": st.just(Klein()) | st.decimals(-(10**12) + 1, 10**12 - 1, places=3),
    "janee": st.booleans(),
}


def test_every_type_has_its_property_test() -> None:
    assert VALUES.keys() == values.TYPES.keys()


@pytest.mark.parametrize("name", sorted(VALUES))
@given(data=st.data())
def test_what_is_printed_reads_as_the_same_value(name: str, data: st.DataObject) -> None:
    value = data.draw(VALUES[name])
    kind = values.TYPES[name]
    assert kind.parse(kind.print(value)) == value


@pytest.mark.parametrize("name", sorted(VALUES))
@given(text=st.text(max_size=30))
def test_any_text_is_a_value_or_wrong_in_words_and_never_a_crash(name: str, text: str) -> None:
    kind = values.TYPES[name]
    try:
        value = kind.parse(text)
    except Wrong as wrong:
        assert wrong.message
        assert wrong.hint
    else:
        assert kind.parse(kind.print(value)) == value, "what could be read can be printed and read again"


@given(
    st.builds(
        Ontbreekt,
        st.sampled_from(["onbekend", "n.v.t.", "niet gepubliceerd"]),
        st.text(st.characters(exclude_categories=("C", "Z")), min_size=1),
    )
)
def test_a_value_that_is_not_there_keeps_its_kind_and_reason(lack: Ontbreekt) -> None:
    assert values.ontbreekt(str(lack)) == lack


@pytest.mark.parametrize("text", ["0", "onbekende herkomst", "n.v.t", "Onbekend (reden)", "niet"])
def test_words_that_only_look_like_it_are_a_value(text: str) -> None:
    assert values.ontbreekt(text) is None


def test_unknown_needs_a_reason_and_not_applicable_does_not() -> None:
    with pytest.raises(Wrong, match="reden"):
        values.ontbreekt("onbekend")
    assert values.ontbreekt("n.v.t.") == Ontbreekt("n.v.t.")


@pytest.mark.parametrize(
    ("text", "euro"),
    [("14.596", "14596"), ("€ 2.674,63", "2674.63"), ("20000", "20000"), ("0", "0")],
)
def test_amounts_are_read_as_they_are_written_in_dutch(text: str, euro: str) -> None:
    assert values.parse_bedrag(text) == Decimal(euro)


@pytest.mark.parametrize("text", ["2674.63", "2,674.63", "1.00", "€", "12,5", "1e3", "١٢", "", "NaN", "1_000"])
def test_amounts_that_can_be_misread_are_refused(text: str) -> None:
    with pytest.raises(Wrong, match="geen bedrag"):
        values.parse_bedrag(text)


@pytest.mark.parametrize("text", ["-1", "-0", "€ -1.000,50"])
def test_an_amount_below_zero_is_refused(text: str) -> None:
    with pytest.raises(Wrong, match="minder dan nul"):
        values.parse_bedrag(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("ca. € 15.000", "schrijf hier alleen het bedrag: 15.000; zet bij toelichting dat het geschat is"),
        ("± 4.000", "schrijf hier alleen het bedrag: 4.000; zet bij toelichting dat het geschat is"),
        ("€14.596,00 per jaar", "schrijf hier alleen het bedrag: 14.596,00; zet de andere woorden bij toelichting"),
        ("15.000 in 2022", "schrijf hier alleen het bedrag: 15.000; zet de andere woorden bij toelichting"),
        ("tussen 10.000 en 12.000 euro", "schrijf hier één bedrag: 10.000 of 12.000; zet de uitleg bij toelichting"),
        ("14.596 - 16.000", "schrijf hier één bedrag: 14.596 of 16.000; zet de uitleg bij toelichting"),
        ("10% van 5000", "schrijf euro's met een punt per duizend en een komma voor centen: 2.674,63"),
        ("heel veel", "schrijf euro's met een punt per duizend en een komma voor centen: 2.674,63"),
    ],
)
def test_of_an_amount_with_words_the_amount_stays_and_the_words_go_elsewhere(text: str, hint: str) -> None:
    with pytest.raises(Wrong) as wrong:
        values.parse_bedrag(text)
    assert wrong.value.hint == hint


def test_cents_are_printed_only_where_there_are_any() -> None:
    assert values.print_bedrag(Decimal("14596")) == "€ 14.596"
    assert values.print_bedrag(Decimal("2674.63")) == "€ 2.674,63"
    assert values.print_bedrag(Decimal("0.5")) == "€ 0,50"


@pytest.mark.parametrize("text", ["31-02-2022", "2022-02-30", "31 februari 2022", "1 Januari 2022", "0000-01-01", "2022-6-1"])
def test_days_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(Wrong):
        values.parse_datum(text)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("eind 2022", "is geen datum", "schrijf een dag, bijvoorbeeld: 31 december 2022"),
        ("medio 2022", "is geen datum", "schrijf een dag, bijvoorbeeld: 1 juli 2022"),
        ("31 juni 2022", "bestaat niet: juni heeft 30 dagen", "kijk na welke dag van juni 2022 het is: 1 tot en met 30"),
        ("31-6-2022", "bestaat niet: juni heeft 30 dagen", "kijk na welke dag van juni 2022 het is: 1 tot en met 30"),
        ("2023-02-29", "bestaat niet: februari 2023 heeft 28 dagen", "kijk na welke dag van februari 2023 het is: 1 tot en met 28"),
        ("30 februari 2024", "bestaat niet: februari 2024 heeft 29 dagen", "kijk na welke dag van februari 2024 het is: 1 tot en met 29"),
        ("0 mei 2022", "bestaat niet: een maand begint met dag 1", "kijk na welke dag van mei 2022 het is: 1 tot en met 31"),
        ("2022-13-05", "bestaat niet: een jaar heeft 12 maanden, en hier staat maand 13", "bedoelde u '13 mei 2022'?"),
        ("14-13-2022", "bestaat niet: een jaar heeft 12 maanden, en hier staat maand 13", "schrijf de maand als woord, zoals: 14 juni 2022"),
        ("31 juni", "bestaat niet: juni heeft 30 dagen; ook ontbreekt het jaar", "schrijf bijvoorbeeld: 14 juni 2022 of 2022-06-14"),
    ],
)  # fmt: skip
def test_of_a_day_that_does_not_exist_it_is_told_why(text: str, message: str, hint: str) -> None:
    with pytest.raises(Wrong) as wrong:
        values.parse_datum(text)
    assert (wrong.value.message, wrong.value.hint) == (f"'{text}' {message}", hint)


def test_the_last_of_february_without_a_year_lacks_only_the_year() -> None:
    with pytest.raises(Wrong, match="bij '29 februari' ontbreekt het jaar"):
        values.parse_datum("29 februari")


def test_a_day_reads_the_same_in_figures_and_in_words() -> None:
    assert values.parse_datum("2022-06-14") == values.parse_datum("14 juni 2022") == datetime.date(2022, 6, 14)


@pytest.mark.parametrize("text", ["Q5 2022", "Q0 2022", "Q3 22", "Q3-2022", "3e kwartaal 2022", "1822", "Q4 2023 t/m Q1 2022", "t/m", "Q1 0000", "2022 t/m "])
def test_plannings_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(Wrong):
        values.parse_planning(text)


@given(quarters)
def test_a_quarter_lasts_three_months(quarter: Kwartaal) -> None:
    first, last = values.first_day(quarter), values.last_day(quarter)
    assert (last.month - first.month, first.day) == (2, 1)
    assert (last + datetime.timedelta(days=1)).day == 1


@pytest.mark.parametrize("text", ["1-kade", "Kade", "de kade", "kade-", "a" * 25, "kadé", "", "kade--hoog"])
def test_names_that_cannot_be_permanent_are_refused(text: str) -> None:
    with pytest.raises(Wrong, match="kan geen id zijn"):
        values.parse_id(text)


@pytest.mark.parametrize("text", ["http://a.nl", "javascript:alert(1)", "https://", "https://a.nl/ b", "//a.nl", "https://a", "https://a.\u212aom"])
def test_only_whole_https_addresses_are_addresses(text: str) -> None:
    with pytest.raises(Wrong, match="geen webadres"):
        values.parse_link(text)


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\ufeff", "\x00", "\x85", "\u2028"])
def test_signs_that_nobody_can_see_are_refused(sign: str) -> None:
    assert values.is_invisible(sign)
    with pytest.raises(Wrong, match="onzichtbaar"):
        values.parse_tekst(f"kade{sign}muur")


@pytest.mark.parametrize(
    ("text", "name"),
    [("Lachgas!", "lachgas"), ("2027 Het plan", "het-plan"), ("Éen wóórd", "een-woord"), ("con", ""), ("123", ""), ("", ""),
     ("al het geld van de gemeente", "al-het-geld"), ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaa")],
)  # fmt: skip
def test_words_become_an_id_as_far_as_they_can(text: str, name: str) -> None:
    assert values.as_id(text) == name


@pytest.mark.parametrize(
    ("text", "hint"),
    [("12%", "alleen het getal: 12; dat het procenten zijn, hoort bij eenheid"),
     ("ca. 12", "alleen het getal: 12; dat het geschat is, hoort bij de aantekening van de indicator"), ("1.250 incidenten", "alleen het getal: 1.250"),
     ("3-4", "zes decimalen: 12 of 3,5"), ("veel", "zes decimalen: 12 of 3,5"), ("van 3 tot 4", "zes decimalen: 12 of 3,5")],
)  # fmt: skip
def test_of_a_number_with_words_the_number_stays(text: str, hint: str) -> None:
    with pytest.raises(Wrong) as wrong:
        values.parse_aantal(text)
    assert wrong.value.hint.endswith(hint)


@pytest.mark.parametrize("text", ["2022-2023", "2022 en 2023", "2022 t/m 2023", "2022/2023"])
def test_two_years_where_one_is_asked_are_parted(text: str) -> None:
    with pytest.raises(Wrong, match="meer dan één jaar") as wrong:
        values.parse_periode(text)
    assert wrong.value.hint.startswith("verdeel het over de jaren: één voor 2022 en één voor 2023, elk met een eigen id en zijn eigen deel;")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2027-2029", "één voor 2027, één voor 2028 en één voor 2029"),
        ("2027 en 2029", "één voor 2027 en één voor 2029"),
        ("2020-2040", "één voor 2020 en één voor 2040"),
    ],
)
def test_a_few_years_are_all_named(text: str, years: str) -> None:
    with pytest.raises(Wrong) as wrong:
        values.parse_periode(text)
    assert f"over de jaren: {years}, elk" in wrong.value.hint


def test_an_id_that_is_too_long_is_told_how_long_it_is_with_a_shorter_one() -> None:
    with pytest.raises(Wrong) as wrong:
        values.parse_id("groene-schoolpleinen-en-tuinen")
    assert wrong.value.message.endswith("het heeft 30 tekens, en hoogstens 24 kan")
    assert wrong.value.hint == "maak het korter, bijvoorbeeld: groene-schoolpleinen"
