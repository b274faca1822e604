"""The rules of an accessible Word file: the plan's files keep them all, and a file that breaks one is found."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO

import pytest
from checkers.word_rules import RULES, judge
from sample_document import our_style, sample

from planascode.nodes import Document
from planascode.outputs import Task
from planascode.writers import docx

BROKEN = {
    "alternative": ("word/document.xml", 'descr="Drie blokken: prioriteit 1, 2 en 3."', 'descr=""'),
    "head-row": ("word/document.xml", "<w:tblHeader/>", ""),
    "cells": ("word/document.xml", '<w:tcPr><w:tcW w:w="', '<w:tcPr><w:gridSpan w:val="2"/><w:tcW w:w="'),
    "heading-order": ("word/document.xml", '<w:pStyle w:val="Kop2"/>', '<w:pStyle w:val="Kop4"/>'),
    "language": ("word/styles.xml", '<w:lang w:val="nl-NL"', '<w:lang w:val=""'),
    "title": ("docProps/core.xml", "<dc:title>Uitvoeringsplan integrale veiligheid</dc:title>", ""),
    "link-text": ("word/document.xml", ">begroting<", ">klik hier<"),
    "space": ("word/document.xml", "<w:tbl>", '<w:p><w:pPr><w:pStyle w:val="Plattetekst"/></w:pPr></w:p><w:tbl>'),
    "direct-formatting": ("word/document.xml", "<w:rPr><w:b/>", '<w:rPr><w:color w:val="FF0000"/><w:b/>'),
}
"""For each rule: in which part what is replaced by what, so that the file breaks that rule."""


@cache
def good() -> bytes:
    return docx.write(sample(), our_style())["uitvoeringsplan.docx"]


def spoiled(part: str, old: str, new: str) -> bytes:
    """The good file with one thing replaced in one part."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(good())) as whole, zipfile.ZipFile(result, "w") as broken:
        for name in whole.namelist():
            words = whole.read(name)
            if name == part:
                assert old.encode() in words, old
                words = words.replace(old.encode(), new.encode(), 1)
            broken.writestr(name, words)
    return result.getvalue()


def test_a_file_with_every_kind_of_node_keeps_the_rules() -> None:
    assert list(map(str, judge(good()))) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_file_that_breaks_a_rule_is_found(rule: str) -> None:
    assert {finding.rule for finding in judge(spoiled(*BROKEN[rule]))} == {rule}


@pytest.mark.parametrize("edition", ["openbaar", "intern"])
def test_the_plan_keeps_the_rules(
    edition: str, documents: dict[tuple[str, str], Document], tasks: dict[str, Task]
) -> None:
    task = tasks[edition]
    made = docx.write(documents[edition, "plan"], task.style, pictures=task.pictures())["uitvoeringsplan.docx"]
    assert list(map(str, judge(made))) == []
