"""What was filled in a form: the file that it gives, and what the program says about that file. Pure.

Nothing of a file changes but the answers. When the program finds something in the new file that it did not find in the
old one, that is said about the question that it belongs to, in the same words as ``controleer`` says it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planascode import textedit
from planascode.model import Plan
from planascode.pipeline import Checked
from planascode.preview.forms import REASON, UNKNOWN, Form
from planascode.problems import Problem, Source, errors
from planascode.values import Wrong, parse_datum, print_datum

Answers = Mapping[str, str]
"""What was filled in, by the name of the question; the reason of an "onbekend" by that name and ``/reden``."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said about an answer; ``field`` names the question it belongs to."""

    field: str
    problem: Problem


def said(given: Form, answers: Answers) -> dict[str, str]:
    """The answers by field, on one line each; "onbekend" with its reason where that was picked."""
    words = {}
    for item in given.fields:
        answer = " ".join(answers.get(item.name, "").split())
        reason = " ".join(answers.get(f"{item.name}/{REASON}", "").split())
        words[item.name] = f"{UNKNOWN} ({reason})" if item.choices and answer == UNKNOWN and reason else answer
    return words


def fill(given: Form, answers: Answers, data: bytes) -> bytes:
    """The file with the answers in it; the same bytes when nothing was changed. Wrong when the author must do it by hand."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    text = data.removeprefix(mark).decode("utf-8")
    words = said(given, answers)
    if given.key:
        text = textedit.with_item(text, given.source, given.key, _item(given, words, text), given.order)
    else:
        for item in given.fields:
            if words[item.name] != " ".join(item.value.split()):
                value = words[item.name]
                text = textedit.with_value(text, given.source, item.name, value, given.order)
    return mark + text.encode("utf-8")


def _item(given: Form, words: Mapping[str, str], text: str) -> textedit.Item:
    """A record for a list: required answers even when they are empty, so that the program can say so."""
    item: dict[str, Any] = {}
    for question in given.fields:
        value = words[question.name]
        if not value and not question.required:
            continue
        name, _, inside = question.name.partition("/")
        if inside:
            item.setdefault(name, {})[inside] = value
        else:
            item[name] = _day(value, text) if name == "peildatum" else value
    return item


def _day(value: str, text: str) -> str:
    """A date as the dates in the file are written."""
    try:
        date = parse_datum(value)
    except Wrong:
        return value
    return date.isoformat() if re.search(r"peildatum: *[0-9]{4}-", text) else print_datum(date)


def later(given: Form, answers: Answers, plan: Plan) -> str:
    """A sentence when the plan does not show yet what was filled in, because it is of a later day; else empty."""
    try:
        day = parse_datum(said(given, answers).get("peildatum", ""))
    except Wrong:
        return ""
    if day <= plan.gegevens.peildatum:
        return ""
    return f"Het plan toont dit pas als de peildatum in plan.yaml {print_datum(day)} of later is."


def remarks(given: Form, before: Checked, after: Checked) -> list[Remark]:
    """What the program says about the filled file and did not say before; errors first. Of a day to come the form itself tells (``later``)."""
    known = Counter(map(_same, before.problems))
    new = []
    for problem in after.problems:
        known[_same(problem)] -= 1
        if known[_same(problem)] < 0 and problem.code != "S-006":
            new.append(problem)
    wrong = errors(new)
    ordered = [*wrong, *(problem for problem in new if problem not in wrong)]
    return [Remark(_asked(given, problem, after.sources), problem) for problem in ordered]


def _same(problem: Problem) -> tuple[str, str, str, str]:
    """A problem without its line, which moves when something is put above it."""
    return problem.source.file, problem.code, problem.message, problem.address


def _asked(given: Form, problem: Problem, sources: Mapping[str, Source]) -> str:
    """The question that a problem is about: the one at its place or that it names, else the one before it, else the first."""
    names = {item.name for item in given.fields}

    def name_of(address: str) -> str:
        rest = address.removeprefix(f"{given.address}/").split("/")
        name = "/".join(rest[2:] if given.key and rest[0] == given.key else rest)
        return name if name in names else ""

    point = (problem.source.line, problem.source.column)
    places = [
        (source.line, source.column, name)
        for address, source in sources.items()
        if source.file == problem.source.file and (name := name_of(address))
    ]
    here = [name for *place, name in places if tuple(place) == point]
    if found := name_of(problem.address) or next(iter(here), ""):
        return found
    named = [item.name for item in given.fields if f"'{item.name.rpartition('/')[2]}'" in problem.message]
    before = [place for place in places if place[0] == point[0] and place[1] < point[1]]
    return named[0] if named else max(before)[2] if before else given.fields[0].name
