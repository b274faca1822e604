"""Sizes: what is too much is named once, at its place, and quickly; what is just not too much is read."""

from __future__ import annotations

import re

import pytest
import waterdorp

from planascode import pipeline
from planascode.checks.sizes import LONGEST, LONGEST_LINK
from planascode.folder import MAX_FILES
from planascode.load import MAX_EDITIES, MAX_PROSE, MAX_RECORDS
from planascode.pipeline import MAX_ERRORS
from planascode.problems import Problem
from planascode.records import MAX_ITEMS, MAX_TEXT
from planascode.yamlnode import MAX_BYTES

ROLES = "namen/rollen.yaml"


def test_the_guide_names_every_limit_with_its_number() -> None:
    page = (waterdorp.ROOT / "docs" / "handleiding" / "bestanden.md").read_text("utf-8")
    table = page.partition("## Hoe groot iets kan zijn")[2].partition("##")[0]
    said = [int(number.replace(".", "")) for number in re.findall(r"\| ([0-9.]+) \w+ \|", table)]
    sizes = (MAX_BYTES // 1_000_000, MAX_PROSE, MAX_TEXT, LONGEST, LONGEST_LINK, MAX_ITEMS, MAX_RECORDS, MAX_FILES)
    assert said == list(sizes)
    assert f"| {MAX_EDITIES} |" in table


def found(**changes: bytes) -> list[Problem]:
    """What is said about the plan with these files (``__`` is a slash, ``_`` before the ending a dot)."""
    paths = {
        name.replace("__", "/").replace("_md", ".md").replace("_yaml", ".yaml"): data for name, data in changes.items()
    }
    return list(pipeline.examine({**waterdorp.files(), **paths}, waterdorp.layouts()).problems)


def roles(number: int, first: str = "rol") -> bytes:
    """The roles of the plan and more, up to ``number``."""
    own = waterdorp.files()[ROLES]
    more = number - own.count(b"id:")
    return (
        own.rstrip()
        + b"\n"
        + b"".join(b"- {id: %s-%d, naam: Rol %d, soort: team}\n" % (first.encode(), n, n) for n in range(more))
    )


def test_a_list_that_is_just_not_too_long_is_read() -> None:
    assert found(namen__rollen_yaml=roles(MAX_ITEMS)) == []


def test_a_list_that_is_too_long_is_one_problem() -> None:
    (first, *others) = [
        problem for problem in found(namen__rollen_yaml=roles(MAX_ITEMS + 1)) if problem.code == "H-009"
    ]
    assert (first.source.file, others) == (ROLES, [])


@pytest.mark.parametrize("value", ["{%s}", "[%s]"])
def test_a_long_list_or_group_inside_a_record_is_one_problem(value: str) -> None:
    many = ", ".join(f"a-{n}: b" if value == "{%s}" else f"a-{n}" for n in range(MAX_ITEMS + 1))
    text = waterdorp.files()["plan.yaml"].decode() + f"aantekening: {value % many}\nx: {value % many}\n"
    assert len(found(plan_yaml=text.encode())) <= 3


def test_a_record_with_too_many_keys_is_one_problem() -> None:
    text = waterdorp.files()["plan.yaml"] + b"".join(b"sleutel-%d: x\n" % n for n in range(MAX_ITEMS))
    assert [problem.code for problem in found(plan_yaml=text)] == ["H-009"]


def test_too_many_records_in_the_whole_plan_are_one_problem() -> None:
    files = {f"monitoring/cijfers-{part}.yaml": _indicators(part, MAX_ITEMS) for part in range(4)}
    assert MAX_ITEMS * len(files) == MAX_RECORDS
    problems = pipeline.examine({**waterdorp.files(), **files}, waterdorp.layouts()).problems
    assert [(problem.source.file, problem.code) for problem in problems] == [("plan.yaml", "H-008")]


def _indicators(part: int, number: int) -> bytes:
    rest = "naam: x, prioriteit: hoog-water, eenheid: x, gebied: x, optelbaar: nee, richting: omlaag"
    return "".join(f"- {{id: i{part}-{n}, {rest}}}\n" for n in range(number)).encode()


def test_of_very_many_errors_the_first_are_named_and_the_rest_is_counted() -> None:
    text = b"".join(b"- {id: r-%d, naam: Rol, soort: koning}\n" % n for n in range(MAX_ERRORS + 500))
    problems = found(namen__rollen_yaml=text)
    assert len(problems) == MAX_ERRORS + 1
    (counted,) = [problem for problem in problems if problem.code == "H-004"]
    assert "vanaf hier zijn er nog" in counted.message


def test_a_text_that_is_too_long_is_one_problem() -> None:
    sentence = b"Dit is een zin van vijfentwintig.\n"
    good = sentence * (MAX_PROSE // len(sentence))
    assert found(hoofdstukken__waarom_md=good) == []
    assert [problem.code for problem in found(hoofdstukken__waarom_md=good + sentence * 2)] == ["H-011"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 45_000,
        "](" * 22_000,
        "*a " * 15_000,
        "**a" * 15_000,
        "`" * 45_000,
        "`a ``b " * 6_000,
        "> " * 22_000,
        "- " * 22_000,
        "<" * 45_000,
        "<a " * 15_000,
        "[^a]" * 10_000,
        "[a](b " * 7_000,
        "![" * 22_000,
        "&amp" * 11_000,
        "&#x" * 15_000,
        "\\" * 45_000,
        "| a " * 11_000,
        "1. a\n" * 9_000,
        "[a]: b\n" * 6_000,
        "[^a]: b\n" * 5_000,
        "::: x\n" * 8_000,
        "# \n" * 15_000,
        "x@y.nl " * 6_000,
        "a\n===\n" * 7_000,
    ],
    ids=lambda text: text[:12],
)
def test_no_text_keeps_the_program_busy(text: str) -> None:
    """A text that takes minutes would fail here by the patience of whoever waits; all of these take seconds at most."""
    assert len(text) <= MAX_PROSE
    found(hoofdstukken__waarom_md=text.encode())


@pytest.mark.parametrize(
    "text", ["[" * 400_000, "- " * 400_000, "? " * 400_000, "*a " * 300_000, "{a: " * 200_000, '"' * 900_000, "a: &a [*a]\n" * 50_000, "- - - - x\n" * 80_000],
    ids=lambda text: text[:12])  # fmt: skip
def test_no_file_with_keys_keeps_the_program_busy(text: str) -> None:
    assert found(namen__rollen_yaml=text.encode())
