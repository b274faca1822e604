"""A municipality's own Word file: what is taken of it, what never comes along, and what is said when it does not do."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

import pytest
from word_template import DOCUMENT, ELSEWHERE, MAIN, SECRET, STYLES, WORD, template

from planascode.wordbase import WordBase, find, key, plain, read

FILE = "layouts/huisstijl/sjabloon.dotx"


def taken(data: bytes) -> WordBase:
    base, problems = read(FILE, data)
    assert base is not None and not problems
    return base


def said(data: bytes) -> tuple[str, str]:
    """The one message about a file that will not do, and its hint."""
    base, (problem,) = read(FILE, data)
    assert base is None or not base.page
    assert (problem.source.file, problem.code) == (FILE, "L-014")
    return problem.message, problem.hint


@pytest.mark.parametrize("kind", [DOCUMENT, f"{WORD}template.main+xml"])
def test_a_document_and_a_template_are_both_a_base(kind: str) -> None:
    base = taken(template(kind))
    assert base.page == {
        "width": 210.0, "height": 297.0, "margin-top": 30.0, "margin-bottom": 20.0, "margin-inner": 20.0, "margin-outer": 20.0,
    }  # fmt: skip
    assert b"DejaVu Serif" in base.fonts and b"7A1F5C" in base.colours and b"DejaVu Sans" in base.letters


def test_a_base_without_a_page_theme_or_fonts_leaves_these_to_the_tokens() -> None:
    bare = {"word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body/></w:document>', "word/theme/theme1.xml": "<x/>"}
    base = taken(template(parts=bare))
    assert (base.page, base.colours, base.fonts) == ({}, b"", b"")


def test_words_programs_and_whatever_leads_out_of_the_file_do_not_come_along() -> None:
    foreign = STYLES["Normal"].replace("<w:rPr>", '<w:rPr><w14:glow xmlns:w14="urn:x" xmlns:r="urn:r" r:id="rGlow"/>', 1)
    styles = f'<w:styles xmlns:w="{MAIN}">{foreign}{"".join(text for name, text in STYLES.items() if name != "Normal")}</w:styles>'
    base = taken(template(parts={"word/styles.xml": styles}))
    for part in (base.styles, base.colours, base.fonts, base.letters):
        for trace in (SECRET, ELSEWHERE, "glow", "rGlow", "embedRegular", "r1", "blip", "numPr", "en-US"):
            assert trace.encode() not in part, trace


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        (("Bijschrift",), "in dit sjabloon ontbreekt de stijl 'Bijschrift'"),
        (("Kop 1", "Kop 2", "Bijschrift"), "in dit sjabloon ontbreken de stijlen 'Kop 1', 'Kop 2' en 'Bijschrift'"),
    ],
)
def test_styles_that_are_missing_are_named_in_one_message_with_how_to_mend_it(missing: tuple[str, ...], message: str) -> None:
    found, hint = said(template(without=missing))
    assert found == message
    assert hint.startswith("open het in Word, geef een regel die stijl")


def test_any_other_style_may_be_missing() -> None:
    taken(template(without=("Titel", "a list", "one of our names")))


@pytest.mark.parametrize("name", ["Kop 1", "kop 1", "KOP_1", "Kop1"])
def test_a_style_is_known_by_its_name_however_that_is_spelled(name: str) -> None:
    assert key(name) == "kop1"


@pytest.mark.parametrize(
    "data",
    [
        b"geen zip", b"", b"PK\x03\x04 half", template()[:600], template(kind="application/pdf"),
        template(parts={"word/styles.xml": "<w:styles"}),
        template(parts={"word/styles.xml": f'<!DOCTYPE x [<!ENTITY a "b">]><w:styles xmlns:w="{MAIN}">&a;</w:styles>'}),
        template(parts={"word/styles.xml": " " * 5_000_001}),
    ],
    ids=["no zip", "empty", "half a zip", "cut off", "another kind", "broken", "entities", "too large"],
)  # fmt: skip
def test_what_is_no_word_file_is_said_to_be_none(data: bytes) -> None:
    assert said(data)[0] == "dit sjabloon is geen Word-bestand dat te lezen is"


def test_a_file_without_styles_or_in_another_dialect_of_word_has_no_styles() -> None:
    strict = '<w:styles xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    assert said(template(parts={"word/styles.xml": strict}))[0] == "in dit sjabloon staan geen stijlen"


def test_macros_are_refused_by_kind_and_by_part() -> None:
    by_kind = template(kind="application/vnd.ms-word.template.macroEnabledTemplate.main+xml")
    by_part = template(parts={"word/vbaProject.bin": "programma"})
    assert {said(data)[0] for data in (by_kind, by_part)} == {"in dit sjabloon zitten macro's: kleine programma's"}


def test_a_page_with_margins_that_no_table_fits_between_is_a_message() -> None:
    assert said(template(margin=4252))[0] == "een marge van dit sjabloon is 75 millimeter; 5 tot en met 60 kan"
    odd = f'<w:document xmlns:w="{MAIN}"><w:sectPr><w:pgSz w:w="breed" w:h="1"/><w:pgMar w:top="1"/></w:sectPr></w:document>'
    assert said(template(parts={"word/document.xml": odd}))[0] == "de bladzijde van dit sjabloon heeft geen maten"


def test_there_is_one_base_under_one_of_two_names() -> None:
    assert find({"tokens.yaml": b""}, "") == (None, [])
    assert find({"sjabloon.docx": template(DOCUMENT)}, "")[0] is not None
    for names in (("sjabloon.docm",), ("Sjabloon.dotx",), ("sjabloon.docx", "sjabloon.dotx")):
        base, (problem,) = find(dict.fromkeys(names, template()), "layouts/huisstijl/")
        assert base is None
        assert problem.message == "het sjabloon voor Word heet sjabloon.docx of sjabloon.dotx, en er is er één"
        assert problem.source.file == f"layouts/huisstijl/{names[-1]}"


def test_a_size_in_the_zip_that_is_a_lie_is_found() -> None:
    data = bytearray(template())
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/styles.xml")
    at = data.rindex(b"word/styles.xml") - 46  # ZIP 4.3.12: the sizes stand 20 and 24 bytes into the central header
    data[at + 24 : at + 28] = (info.file_size - 9).to_bytes(4, "little")
    assert said(bytes(data))[0] == "dit sjabloon is geen Word-bestand dat te lezen is"


def packed(kind: int) -> bytes:
    """The template with its parts packed in this way."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(template())) as plain, zipfile.ZipFile(made, "w", kind) as other:
        for name in plain.namelist():
            other.writestr(name, plain.read(name))
    return made.getvalue()


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, or cut off."""
    broken = bytearray(data if chance.random() < 0.8 else data[: chance.randrange(len(data))])
    for _ in range(chance.choice((1, 2, 8))):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_that_is_packed_as_no_word_file_is_said_to_be_none(kind: int) -> None:
    assert said(packed(kind))[0] == "dit sjabloon is geen Word-bestand dat te lezen is"


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_no_damage_to_a_file_is_more_than_a_problem(kind: int) -> None:
    chance, data, outcomes = random.Random(kind), packed(kind), set()
    for _ in range(1_500):
        base, problems = read(FILE, spoiled(data, chance))
        assert (base is None) <= bool(problems)
        outcomes.add(base is None)
    assert True in outcomes


BARE = {"word/document.xml": f'<w:document xmlns:w="{MAIN}"/>'}


@pytest.mark.parametrize("data", [template(), template(parts=BARE)], ids=["whole", "without a page"])
def test_a_word_file_of_the_base_alone_gives_the_same_base(data: bytes) -> None:
    base = taken(data)
    assert taken(plain(base)) == base
    assert plain(base) == plain(taken(plain(base)))


def test_a_word_file_of_the_base_alone_holds_nothing_else_of_the_file() -> None:
    data = template()
    assert SECRET.encode() in data and ELSEWHERE.encode() in data
    again = plain(taken(data))
    assert SECRET.encode() not in again and ELSEWHERE.encode() not in again
