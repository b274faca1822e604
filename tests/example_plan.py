"""The plan that ``nieuw`` makes with its defaults, loaded once, and changed where a test wants it otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from planascode import pipeline, start
from planascode.checks.content import Content
from planascode.folder import read_folder
from planascode.load import load
from planascode.ownids import taken_ids
from planascode.problems import Problem
from planascode.start import Answers

ROOT = Path(__file__).parents[1]
HOME = "prioriteiten/eerste-prioriteit"
MELDPUNT = f"{HOME}/dicht-bij-inwoners/meldpunt.yaml"
GESPREKKEN = f"{HOME}/dicht-bij-inwoners/buurtgesprekken.yaml"
SPREEKUUR = f"{HOME}/spreekuur.yaml"
CIJFERS = "monitoring/eerste-prioriteit.yaml"
POSTEN = "geld/budgetposten.yaml"
Change = tuple[str, str, str]
"""File, the words in it, what stands there instead; no words: a new file."""


@cache
def layouts() -> dict[str, bytes]:
    """Our layouts; do not change them."""
    return read_folder(ROOT / "layouts")[0]


@cache
def files(*prioriteiten: str) -> dict[str, bytes]:
    """The plan's files, with other priorities where they are given; do not change them."""
    templates = {path: data.decode() for path, data in read_folder(ROOT / "planascode" / "voorbeeld")[0].items()}
    answers = Answers(
        "Gemeente Voorbeelddorp",
        "Uitvoeringsplan Voorbeelddorp 2027-2030",
        (2027, 2030),
        start.LEGENDS["voortgang"],
        prioriteiten or ("Eerste prioriteit",),
    )
    return {path: text.encode() for path, text in start.new_plan(answers, templates, taken_ids(layouts())).items()}


BESLUIT = "    datum: onbekend (nog in te vullen)\n    orgaan: college\n"
"""The moment of the decision in plan.yaml, that has no day yet."""


def at(stadium: str) -> Change:
    """The plan at another stage."""
    return "plan.yaml", "stadium: concept", f"stadium: {stadium}"


def decided(day: str) -> Change:
    """The plan decided on this day."""
    return "plan.yaml", BESLUIT, f"    datum: {day}\n    orgaan: college\n"


def changed(*changes: Change) -> dict[str, bytes]:
    """The plan's files after these changes."""
    found = dict(files())
    for path, old, new in changes:
        text = found.get(path, b"").decode()
        assert old in text, f"{path} does not hold {old!r}"
        found[path] = text.replace(old, new, 1).encode() if old else new.encode()
    return found


def content(*changes: Change) -> Content:
    """The plan as a check gets it, after these changes."""
    texts = changed(*changes)
    loaded = load(texts)
    assert loaded.plan is not None, loaded.problems
    return Content(loaded.plan, loaded.sources, frozenset(), files=pipeline.texts(texts))


def found(check: Callable[[Content], Iterable[Problem]], *changes: Change) -> list[Problem]:
    """What a check says about the plan after these changes, by place."""
    return sorted(check(content(*changes)))


def brought(check: Callable[[Content], Iterable[Problem]], *changes: Change) -> list[str]:
    """The codes of what a check says after these changes and not before."""
    already = [problem.address for problem in found(check)]
    return [problem.code for problem in found(check, *changes) if problem.address not in already]


def lines(problems: Iterable[Problem], *changes: Change) -> list[tuple[str, str]]:
    """Code and whole line of the file of each problem."""
    texts = {path: data.decode().splitlines() for path, data in changed(*changes).items()}
    return [(item.code, texts[item.source.file][item.source.line - 1].strip()) for item in problems]
