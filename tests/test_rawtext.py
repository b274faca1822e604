"""Bytes to text: every encoding and line end is read, what nobody can see is told, and all places stay those of the file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planascode.mending import edited
from planascode.rawtext import clean, decode, line_ends
from planascode.yamlnode import Pairs, Text, compose

FILE = "naam: één café\nnu: Geen\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (FILE.encode(), ""),
        (FILE.encode("utf-8-sig"), ""),
        (FILE.encode("cp1252"), "Windows-1252"),
        (FILE.encode("utf-16"), "UTF-16"),
        (FILE.encode("utf-16-le"), "UTF-16"),
        (FILE.encode("utf-16-be"), "UTF-16"),
    ],
)
def test_a_file_in_any_usual_encoding_is_read(data: bytes, encoding: str) -> None:
    assert decode(data) == (FILE, encoding)
    page, problems = clean(data, "x.yaml")
    assert page is not None and page.lines[0] == "naam: één café"
    assert [problem.code for problem in problems] == (["B-007"] if encoding else [])
    if encoding:
        assert encoding in problems[0].message
        assert edited(data, problems[0].edits) == FILE.encode()


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00", "één".encode() + "één".encode("cp1252"), b"\xff\x81\x8d"]
)
def test_bytes_of_which_the_encoding_is_not_sure_are_refused(data: bytes) -> None:
    page, problems = clean(data, "x.yaml")
    assert page is None
    assert [(problem.code, problem.edits) for problem in problems] == [("B-007", ())]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_is_a_line_end(end: str) -> None:
    node, problems = compose(FILE.replace("\n", end).encode(), "x.yaml")
    assert not problems
    assert isinstance(node, Pairs)
    assert [(key.text, key.source.line) for key, _ in node.pairs] == [("naam", 1), ("nu", 2)]


def test_mixed_line_ends_are_counted_one_by_one() -> None:
    assert line_ends(b"a\r\nb\rc\nd") == ["\r\n", "\r", "\n"]
    assert decode(b"a\r\nb\rc\nd")[0] == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u200b", "een spatie zonder breedte"),
        ("\u00ad", "een zacht koppelteken"),
        ("\u202e", "een teken voor de schrijfrichting"),
        ("\ufeff", "een spatie zonder breedte"),
        ("\u2028", "een einde van een regel"),
        ("\x07", "een stuurteken"),
    ],
)
@pytest.mark.parametrize("file", ["x.yaml", "x.md"])
def test_a_sign_that_nobody_can_see_is_told_by_its_name_and_place(sign: str, name: str, file: str) -> None:
    page, problems = clean(f"naam: Halt{sign}team\n".encode(), file)
    (problem,) = problems
    assert page is not None
    assert (problem.code, problem.source.line, problem.source.column, problem.source.width) == ("B-011", 1, 11, 1)
    assert name in problem.message
    assert sign not in page.lines[0]


def test_what_stands_behind_an_unseen_sign_keeps_its_place_in_the_file() -> None:
    node, problems = compose("a: \u200b\u200bx\nb: y\u00ad: z\n".encode(), "x.yaml")
    assert isinstance(node, Pairs)
    value = node.pairs[0][1]
    assert isinstance(value, Text)
    assert (value.text, value.source.column, value.raw) == ("x", 6, "x")
    colon = next(problem for problem in problems if problem.code == "B-021")
    assert (colon.source.line, colon.source.column, colon.source.width) == (2, 4, 3)


@pytest.mark.parametrize("sign", ["\u00a0", "\u202f", "\u3000", "\t"])
def test_a_blank_that_is_no_space_is_read_as_one_wherever_it_stands(sign: str) -> None:
    text = f"namen:\n  thema:{sign}Halt{sign}team\n  nu:\n    -{sign}Geen\n"
    node, problems = compose(text.encode(), "x.yaml")
    assert {problem.code for problem in problems} == {"B-025"}
    assert compose(text.replace(sign, " ").encode(), "x.yaml")[0] is not None
    assert [problem.level for problem in problems] == ["advies"] * 3
    assert str(node).count("Halt team") == 1


def test_a_fixed_space_in_a_markdown_text_is_meant() -> None:
    assert clean("€\u00a0100  \n".encode(), "x.md")[1] == []


def test_a_sign_that_only_looks_like_another_becomes_that_other() -> None:
    page, problems = clean("naam: 5 \u212b en 10 \u2126\n".encode(), "a.yaml")
    assert page is not None
    assert page.lines[0] == "naam: 5 \u00c5 en 10 \u03a9"
    assert [(item.code, item.message) for item in problems] == [
        ("B-026", "hier staat een ander teken dat eruitziet als 'Å'"), ("B-026", "hier staat een ander teken dat eruitziet als 'Ω'")
    ]  # fmt: skip


def test_an_accent_of_its_own_becomes_one_letter() -> None:
    text = unicodedata.normalize("NFD", "naam: één café, ook ö\n")
    page, problems = clean(text.encode(), "x.yaml")
    assert page is not None and page.lines[0] == "naam: één café, ook ö"
    assert [problem.code for problem in problems] == ["B-026"] * 4
    assert (
        edited(text.encode(), [edit for problem in problems for edit in problem.edits]).decode() == page.lines[0] + "\n"
    )


def test_two_versions_that_were_not_joined_are_one_problem() -> None:
    page, problems = clean(b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> ander\n", "x.yaml")
    assert page is None
    assert [(problem.code, problem.source.line) for problem in problems] == [("B-008", 2)]


signs = st.text("ab:- #'\"\t\u00a0\u200b\u00ade\u0301\u2028\n", max_size=40)


@pytest.mark.parametrize("file", ["x.md", "x.yaml"])
@pytest.mark.parametrize(
    "head",
    [
        "Van: Jan\nVerzonden: maandag 3 maart 2027 10:15\nAan: Team\nOnderwerp: RE: spreekuur\n\nHallo,\n",
        "**Van:** Jan\n**Aan:** Team\n**Onderwerp:** RE\n", "> From: Jan\n> To: Team\n> Subject: RE\n",
        "- Van: Jan\n\n  Onderwerp: RE\n", "tekst: Van: Jan\nOnderwerp: RE\n",
    ],
)  # fmt: skip
def test_a_pasted_email_is_one_problem_whatever_it_is_pasted_into(head: str, file: str) -> None:
    page, problems = clean(f"Eerst dit.\n{head}".encode(), file)
    assert page is None
    assert [(problem.code, problem.source.line) for problem in problems] == [("B-031", 2)]


def test_a_sentence_with_a_colon_is_no_email() -> None:
    text = b"Onderwerp: het plan\nHet gaat om drie dingen.\nVan: 2021\nTot: 2023\n"
    assert clean(text, "x.md")[1] == []


@given(signs)
def test_mending_all_signs_gives_a_file_without_problems_that_reads_the_same(text: str) -> None:
    data = text.encode()
    for _ in range(4):
        page, problems = clean(data, "x.yaml")
        assert page is not None
        if not problems:
            break
        lines = page.lines
        data = edited(data, {edit for problem in problems for edit in problem.edits})
        assert [line.rstrip() for line in decode(data)[0].split("\n")] == [line.rstrip() for line in lines]
    assert clean(data, "x.yaml")[1] == []


@given(st.binary(max_size=80))
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    page, problems = clean(data, "x.yaml")
    assert page is not None or problems
    for problem in problems:
        for edit in problem.edits:
            line = decode(data)[0].split("\n")[edit.line - 1]
            assert line[edit.column - 1 : edit.column - 1 + len(edit.old)] == edit.old
