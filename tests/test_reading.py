"""What is written otherwise than it can be read: sure cases are read as they are meant, all are told, none is guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from record_reading import read

from planascode.model import Datum, Naam, Organisatieref, Punt, Stand, Streefwaarde, Tekst
from planascode.reading import is_bad
from planascode.records import UNREAD
from planascode.values import Jaar, Kwartaal, Ontbreekt


@pytest.mark.parametrize(
    ("cls", "text", "code", "value"),
    [
        (Streefwaarde, "periode: 3e kwartaal 2030\nwaarde: 3\n", "V-014", Streefwaarde(periode=Kwartaal(2030, 3), waarde=Decimal(3))),
        (Streefwaarde, "periode: 2030\nwaarde: Onbekend (weg)\n", "V-005", Streefwaarde(periode=Jaar(2030), waarde=Ontbreekt("onbekend", "weg"))),
        (Streefwaarde, "Periode: 2030\nwarde: 3\n", "V-001", Streefwaarde(periode=Jaar(2030), waarde=Decimal(3))),
        (tuple[Punt, ...], "- Let op: dit\n", "B-021", (Punt(tekst="Let op: dit"),)),
        (tuple[Punt, ...], "- “Let op: dit”\n", "B-023", (Punt(tekst="Let op: dit"),)),
        (Stand, "peildatum: 2030-01-01\nherkomst: Gemeld\ntoestanden: {}\n", "V-019", None),
    ],
)
def test_what_is_sure_to_be_meant_is_read_so_and_told_with_the_edit(cls: Any, text: str, code: str, value: Any) -> None:
    found, reading = read(cls, text)
    assert {problem.code for problem in reading.problems if problem.edits} == {code}
    assert found == value if value is not None else found.herkomst == "gemeld"


def test_a_text_with_a_colon_in_a_list_of_texts_is_read_whole() -> None:
    found, reading = read(tuple[Tekst, ...], "- Afname: de bron geeft geen cijfer.\n- Gewoon\n")
    assert found == ("Afname: de bron geeft geen cijfer.", "Gewoon")
    (problem,) = reading.problems
    assert (problem.code, problem.source.column, problem.source.width) == ("B-021", 3, 34)
    assert problem.hint == 'schrijf: "Afname: de bron geeft geen cijfer."'


def test_one_value_where_a_list_belongs_is_a_list_of_one_and_a_row_of_words_is_not_guessed() -> None:
    assert read(tuple[Tekst, ...], "Geen\n")[0] == ("Geen",)
    assert is_bad(read(tuple[Tekst, ...], "Geen, of weinig\n")[0])


def test_a_sentence_where_a_list_belongs_is_one_point_whatever_commas_it_has() -> None:
    found, reading = read(tuple[Tekst, ...], "Ja, dat staat er nu bij.\n")
    assert found == ("Ja, dat staat er nu bij.",)
    assert [problem.hint for problem in reading.problems] == ['schrijf: ["Ja, dat staat er nu bij."]']


def test_ids_with_commas_where_a_list_belongs_are_that_list_and_each_has_its_place() -> None:
    found, reading = read(tuple[Organisatieref, ...], "visclub, waterschap-drasland\n")
    assert found == ("visclub", "waterschap-drasland")
    assert [(problem.code, problem.hint) for problem in reading.problems] == [("V-007", "schrijf: [visclub, waterschap-drasland]")]
    assert [(node.source.column, node.source.width) for _, node, _ in reading.references] == [(1, 7), (10, 19)]


def test_none_where_a_list_of_ids_belongs_is_no_id() -> None:
    found, reading = read(tuple[Organisatieref, ...], "geen\n")
    assert is_bad(found)
    assert [problem.hint for problem in reading.problems] == ["is er niets, laat de regel dan weg"]
    _, reading = read(tuple[Organisatieref, ...] | Ontbreekt, "geen\n")
    assert [problem.hint for problem in reading.problems] == ["is er niets, schrijf dan: n.v.t. (reden); weet u het niet: onbekend (reden)"]


@pytest.mark.parametrize("text", ["onbekend, nog bespreken", "niet bekend", "Onbekend", "nnb"])
def test_that_something_is_not_known_is_one_problem_and_no_list_of_names(text: str) -> None:
    _, reading = read(tuple[Organisatieref, ...] | Ontbreekt, f"{text}\n")
    assert [(problem.code, problem.edits) for problem in reading.problems] == [("V-005", ())]
    assert reading.references == []


def test_unknown_between_brackets_stands_without_them() -> None:
    found, reading = read(tuple[Organisatieref, ...] | Ontbreekt, "[onbekend (nog bespreken)]\n")
    assert found == Ontbreekt("onbekend", "nog bespreken")
    assert [(edit.old, edit.new) for edit in reading.problems[0].edits] == [("[onbekend (nog bespreken)]", "onbekend (nog bespreken)")]


@pytest.mark.parametrize("text", ["water en vis", "water, vis", "water; vis", "water, en vis"])
def test_names_in_one_text_are_parted_by_a_comma_a_semicolon_and_en(text: str) -> None:
    assert read(tuple[Organisatieref, ...], f"{text}\n")[0] == ("water", "vis")


def test_a_name_of_more_words_with_en_in_it_is_not_parted() -> None:
    found, _ = read(tuple[Organisatieref, ...], "Centrum voor Jeugd en Gezin\n")
    assert found == ("Centrum voor Jeugd en Gezin",)


def test_a_list_of_one_where_one_value_belongs_is_that_value() -> None:
    found, reading = read(Streefwaarde, "periode: [2030]\nwaarde: 3\n")
    assert found == Streefwaarde(periode=Jaar(2030), waarde=Decimal(3))
    assert [(problem.code, problem.hint) for problem in reading.problems] == [("V-006", "schrijf: 2030")]


def test_a_key_that_does_not_exist_may_be_the_one_that_lacks() -> None:
    assert [problem.code for problem in read(Streefwaarde, "periode: 2030\nhoeveel: 3\n")[1].problems] == ["V-001"]
    assert [problem.code for problem in read(Streefwaarde, "hoeveel: 3\n")[1].problems] == ["V-001", "V-002", "V-002"]


def test_an_ambiguous_day_is_asked_and_not_read() -> None:
    found, reading = read(Datum, "1-5-2022\n")
    assert is_bad(found)
    assert (reading.problems[0].hint, reading.problems[0].edits) == ("bedoelde u '1 mei 2022' of '5 januari 2022'?", ())


@pytest.mark.parametrize(
    ("text", "code", "level", "words"),
    [
        ("Halt # team\n", "B-022", "waarschuwing", "# team"),
        ("“Halt”\n", "B-027", "advies", "“Halt”"),
        ("'t Honk'\n", "B-023", "fout", "'t Honk'"),
    ],
)
def test_a_text_that_is_probably_meant_otherwise_is_told_and_read_as_it_stands(text: str, code: str, level: str, words: str) -> None:
    found, reading = read(Tekst, text)
    (problem,) = reading.problems
    assert (problem.code, problem.level) == (code, level)
    assert text[problem.source.column - 1 :][: problem.source.width] == words
    assert found == text.partition(" #")[0].strip().strip("'")


@pytest.mark.parametrize("text", ["Halt  # een opmerking\n", "'Halt' # team\n", "Een “woord” en nog een\n", "“een” en “twee”\n"])
def test_a_comment_and_a_quotation_are_no_mistakes(text: str) -> None:
    assert read(Tekst, text)[1].problems == []


def test_a_value_that_is_all_comment_says_so() -> None:
    _, reading = read(Naam, "enkelvoud: #opgave\nmeervoud: opgaven\n")
    assert [(problem.code, problem.hint) for problem in reading.problems] == [("V-003", 'hoort het bij de tekst, schrijf dan: "#opgave"')]


def test_a_record_of_which_a_part_cannot_be_read_has_no_word_about_what_is_missing() -> None:
    found, reading = read(Streefwaarde, "periode: [2030\nwaarde: 3\n")
    assert is_bad(found)
    assert reading.problems == []


def test_a_value_that_cannot_be_read_counts_as_unknown_where_that_can_be() -> None:
    found, reading = read(Streefwaarde, "periode: 2030\nwaarde: veel\n")
    assert found == Streefwaarde(periode=Jaar(2030), waarde=UNREAD)
    assert [problem.code for problem in reading.problems] == ["V-017"]
