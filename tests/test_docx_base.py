"""The Word file on a municipality's own template: its looks by name, ours for the rest, and nothing else of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from conftest import judged
from sample_document import our_style, sample
from test_checkers import RULES
from test_docx_safe import without_pages
from word_file import W, find, names, paragraphs, part, words
from word_template import ELSEWHERE, SECRET, STYLES, template

from planascode.housestyle import HouseStyle
from planascode.wordbase import read
from planascode.writers import docx

FILE = "uitvoeringsplan.docx"


def on(data: bytes) -> HouseStyle:
    base, problems = read("sjabloon.dotx", data)
    assert base and not problems
    return replace(our_style(), base=base)


@cache
def made() -> bytes:
    return docx.write(sample(), on(template()))[FILE]


@cache
def styles() -> dict[str, Any]:
    return {item.get(f"{W}styleId"): item for item in find(part(made(), "word/styles.xml"), "//w:style")}


def name(own: str) -> str:
    return str(find(styles()[own], "w:name/@w:val")[0])


def test_styles_of_the_base_are_taken_by_name_under_our_ids() -> None:
    assert [name(own) for own in ("Standaard", "Kop1", "Kop2", "Kop3", "Bijschrift", "Titel")] == [
        "Normal", "heading 1", "Heading 2", "Kop 3", "Bijschrift", "Title",
    ]  # fmt: skip
    assert find(styles()["Kop1"], "w:rPr/w:color/@w:val") == ["7A1F5C"]
    assert find(styles()["Kop1"], "w:basedOn/@w:val") == ["Standaard"]


def test_a_style_of_the_base_with_one_of_our_ids_keeps_its_name_and_gets_another_id() -> None:
    assert name("SjabloonKop1") == "Ambtelijke kop"
    assert find(styles()["SjabloonKop1"], "w:basedOn/@w:val") == ["Kop1"]


def test_the_words_are_the_same_as_without_a_base_and_nothing_of_its_text_or_links_is_there() -> None:
    plain = part(docx.write(sample(), our_style())[FILE])
    assert [words(item) for item in paragraphs(part(made()))] == [words(item) for item in paragraphs(plain)]
    assert names(made()) == names(docx.write(sample(), our_style())[FILE])
    for item in names(made()):
        if item.endswith((".xml", ".rels")):
            assert not any(trace in words(part(made(), item)) or trace in str(find(part(made(), item), "//@*")) for trace in (SECRET, ELSEWHERE))


def test_headings_stand_in_the_outline_and_keep_the_numbers_of_the_tree_only() -> None:
    for level in (1, 2, 3):
        assert find(styles()[f"Kop{level}"], "w:pPr/w:outlineLvl/@w:val") == [str(level - 1)]
        assert find(styles()[f"Kop{level}"], "w:pPr/w:keepNext") and not find(styles()[f"Kop{level}"], "w:pPr/w:numPr")


def test_deeper_headings_follow_the_deepest_that_the_base_has() -> None:
    assert find(styles()["Kop4"], "w:basedOn/@w:val") == ["Kop3"]
    assert not find(styles()["Kop4"], "w:rPr/*")


def test_what_only_a_plan_has_is_added_from_the_tokens() -> None:
    tone = our_style().tones["good"].text[1:]
    assert find(styles()["ToonGood"], "w:rPr/w:color/@w:val") == [tone]
    assert find(styles()["Tabeltekst"], "w:rPr/w:sz/@w:val") == ["17"], "not the base's own style of that name"
    assert not find(styles()["Lijstopsomteken"], "w:pPr/w:ind[@w:left='2000']")
    assert len(styles()) == len({name(own).casefold() for own in styles()}), "a name stands for one style"


def test_letter_colours_margins_and_language() -> None:
    theme, defaults = part(made(), "word/theme/theme1.xml"), find(part(made(), "word/styles.xml"), "//w:docDefaults")[0]
    assert find(theme, "//a:majorFont/a:latin/@typeface") == ["DejaVu Serif"]
    assert find(defaults, ".//w:rFonts/@w:asciiTheme") == ["minorHAnsi"]
    assert find(defaults, ".//w:lang/@w:val") == ["nl-NL"]
    assert {tuple(find(item, "w:pgMar/@w:left | w:pgMar/@w:top")) for item in find(part(made()), "//w:sectPr")} == {("1701", "1134")}
    total = find(part(made()), "//w:tbl[1]/w:tblPr/w:tblW/@w:w")[0]
    assert int(total) == pytest.approx(11906 - 2 * 1134, abs=8)


def test_a_base_without_most_things_still_makes_a_whole_file(tmp_path: Any) -> None:
    least = "".join(STYLES[key] for key in ("Kop 1", "Kop 2", "Kop 3", "Bijschrift"))
    ring = STYLES["Normal"].replace("<w:rPr>", '<w:basedOn w:val="H1"/><w:rPr>', 1)
    xml = f'<w:styles xmlns:w="{W[1:-1]}">{ring}{least}</w:styles>'
    (tmp_path / "a.docx").write_bytes(docx.write(sample(), on(template(parts={"word/styles.xml": xml})))[FILE])
    for checker in ("Open XML SDK", "eigen regels Word"):
        assert judged(lambda checker=checker: RULES[checker]([tmp_path / "a.docx"])) == []


@pytest.mark.parametrize("checker", ["Open XML SDK", "openxml-audit", "LibreOffice", "eigen regels Word"])
def test_every_checker_accepts_the_file(checker: str, tmp_path: Any) -> None:
    (tmp_path / "a.docx").write_bytes(made())
    assert judged(lambda: RULES[checker]([tmp_path / "a.docx"])) == []


def test_the_bytes_are_the_same_each_time() -> None:
    assert made() == docx.write(sample(), on(template()))[FILE]


def test_a_file_for_a_publication_system_has_no_base() -> None:
    document = without_pages(sample())
    document = replace(document, labels=(*document.labels, ("notes", "Noten")))
    assert docx.write(document, on(template()), safe=True) == docx.write(document, our_style(), safe=True)
