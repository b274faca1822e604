"""The catalogue of rules: complete, in plain words, and each rule shown by an example that is run."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from test_docs import script

from planascode import pipeline
from planascode.catalogue import example_plan
from planascode.commands import common
from planascode.commands.regels import WIDTH, entry
from planascode.rules import GROUPS, RULES

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "regels.md"
PROGRAM = "\n".join(
    path.read_text("utf-8") for path in (ROOT / "planascode").rglob("*.py") if path.parent.name != "rules"
)
OTHER_TESTS = "\n".join(
    path.read_text("utf-8") for path in (ROOT / "tests").glob("*.py") if path.name not in ("test_rules.py", "test_regels.py")
)
IN_WORDS = [code for code, rule in RULES.items() if not rule.voorbeeld.bestand]
"""The rules whose example cannot be a change in a text."""


def test_no_two_rules_have_one_code() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "planascode" / "rules").glob("*.py")]
    codes = [code for source in sources for code in re.findall(r'Rule\(\s+"([A-Z]-\d{3})"', source)]
    assert len(codes) == len(RULES)
    assert sorted(codes) == sorted(RULES)


@cache
def page():  # type: ignore[no-untyped-def]
    """The script that writes the page, and every rule's example, made once."""
    found = script(ROOT / "docs" / "regels.py")
    return found, found.shown()


def words_of(code: str) -> tuple[str, ...]:
    rule = RULES[code]
    return rule.naam, rule.waarom, rule.herstel, rule.bron


def test_every_code_that_the_program_gives_is_a_rule_and_the_other_way_round() -> None:
    assert set(re.findall(r'"([A-Z]-[0-9]{3})"', PROGRAM)) == set(RULES)


def test_the_plan_of_the_examples_has_no_problem_as_it_stands() -> None:
    templates, layouts = common.templates()
    found = pipeline.examine(example_plan(templates, layouts), layouts)
    assert found.plan is not None
    assert found.problems == ()


@pytest.mark.parametrize("code", [code for code in RULES if code not in IN_WORDS])
def test_a_rule_is_broken_by_its_wrong_example(code: str) -> None:
    problem = page()[1][code].problem
    assert problem.code == code
    assert problem.message and problem.hint


@pytest.mark.parametrize("code", IN_WORDS)
def test_a_rule_that_no_change_in_a_text_can_break_has_a_test_of_its_own(code: str) -> None:
    assert code in OTHER_TESTS
    assert RULES[code].voorbeeld.goed and RULES[code].voorbeeld.fout


def test_the_page_of_rules_is_what_the_rules_say() -> None:
    found, examples = page()
    assert PAGE.read_text("utf-8") == found.text(examples), "run: python -m docs.regels"


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_place_on_the_page_that_can_be_linked_to(code: str) -> None:
    assert f"\n### {code}\n" in PAGE.read_text("utf-8")
    assert f"[{code}](#{code.lower()})" in PAGE.read_text("utf-8")


@pytest.mark.parametrize("code", RULES)
def test_a_rule_fits_on_a_terminal_of_80_columns(code: str) -> None:
    for line in "\n".join(entry(RULES[code], page()[1][code])).splitlines():
        assert len(line) <= WIDTH, line


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_told_in_a_few_short_sentences(code: str) -> None:
    naam, *prose = words_of(code)
    assert naam[0].isupper() and not naam.endswith(".")
    for words in prose:
        assert re.search(r"[.?\w\"]$", words) and words[0].isupper(), words
        sentences = re.split(r"(?<=[.?]) (?=[A-Z])", words)
        assert len(sentences) <= 3, words
        assert all(len(sentence.split()) <= 25 for sentence in sentences), words


def test_rules_speak_to_an_author() -> None:
    told = " ".join(words for code in RULES for words in words_of(code))
    assert not re.search(r"\b(je|jij|jouw|jullie|men|string|mapping|key|scalar|token|parser?|Python)\b", told)


def test_every_rule_is_in_a_known_group_and_has_a_name_of_its_own() -> None:
    assert {code[0] for code in RULES} == set(GROUPS)
    assert len({rule.naam for rule in RULES.values()}) == len(RULES)
