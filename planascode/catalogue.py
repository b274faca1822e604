"""The rules as an author reads them: each with its example shown in the plan that ``nieuw`` makes, with the message it gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from planascode import pipeline, start
from planascode.ownids import taken_ids
from planascode.problems import Problem, Source
from planascode.rules import Rule

WIDEST = 70
"""How many characters of a line are shown at most; with its number it fits in 80 columns."""
_IN_WORD = re.compile(r"[\w-]")


@dataclass(frozen=True, slots=True)
class Example:
    """A rule's example as lines to print: right, wrong (with carets under the words that are meant), and what is said about it.

    ``problem`` is None where the example is words about a whole file.
    """

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    problem: Problem | None


def example_plan(templates: Mapping[str, str], layouts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the plan that ``nieuw`` makes when nothing is asked for: the plan of the examples."""
    made = start.new_plan(start.EXAMPLE, templates, taken_ids(layouts))
    return {path: text.encode() for path, text in made.items()}


def broken(rule: Rule, plan: Mapping[str, bytes]) -> dict[str, bytes]:
    """The plan with the rule's wrong example in it. ValueError where the right one is not there."""
    file, right, wrong = rule.voorbeeld.bestand, rule.voorbeeld.goed, rule.voorbeeld.fout
    text = plan.get(file, b"").decode()
    if right not in text or (not right and text):
        raise ValueError(f"{rule.code}: {file} does not hold {right!r}")
    return {**plan, file: text.replace(right, wrong, 1).encode()}


def example(rule: Rule, plan: Mapping[str, bytes], layouts: Mapping[str, bytes]) -> Example:
    """The rule's example, run in ``plan``. ValueError where it does not break the rule."""
    file, right, wrong = rule.voorbeeld.bestand, rule.voorbeeld.goed, rule.voorbeeld.fout
    if not file:
        return Example((f"  {right}",), (f"  {wrong}",), None)
    changed = broken(rule, plan)
    found = [problem for problem in pipeline.examine(changed, layouts).problems if problem.code == rule.code]
    if not found:
        raise ValueError(f"{rule.code} is not found in {file} with {wrong!r}")
    before, after = plan.get(file, b"").decode(), changed[file].decode()
    begin = before.index(right)
    meant = next((item for item in found if item.source.file == file and item.source.width), None)
    source = meant.source if meant else _changed(file, before[:begin], right, wrong)
    return Example(
        tuple(_lines(before, begin, right, replace(source, width=0))) if right else (),
        tuple(_lines(after, begin, wrong, source, meant.label if meant else "")),
        found[0],
    )


def _changed(file: str, before: str, right: str, wrong: str) -> Source:
    """The words of ``wrong`` that ``right`` has not; without a width where there are none, or ``wrong`` is more than a line."""
    same = _alike(right, wrong)
    last = len(wrong) - _alike(right[same:][::-1], wrong[same:][::-1])
    if last > same or _IN_WORD.match(right[same:]):
        while same and _IN_WORD.match(wrong[same - 1]):
            same -= 1
        while last < len(wrong) and _IN_WORD.match(wrong[last]):
            last += 1
    place = before + wrong[:same]
    return Source(file, place.count("\n") + 1, len(place) - place.rfind("\n"), 0 if "\n" in wrong else last - same)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _lines(text: str, begin: int, part: str, source: Source, label: str = "") -> list[str]:
    """The whole lines of ``text`` that hold ``part``, each with its number, and carets where ``source`` has a width."""
    first = text[:begin].count("\n")
    last = first + part.removesuffix("\n").count("\n")
    shown = []
    for number, line in enumerate(text.split("\n")[first : last + 1], first + 1):
        column = source.column if number == source.line else 1
        # A long line is cut so that what is meant stays in sight.
        cut = max(0, min(column - 1 - WIDEST // 2, len(line) - WIDEST))
        window = f"{'…' if cut else ''}{line[cut + (cut > 0) : cut + WIDEST]}"
        window = f"{window[:-1]}…" if len(line) > cut + WIDEST else window
        shown.append(f"{number:>5} | {_visible(window)}".rstrip())
        if number == source.line and source.width:
            carets = "^" * min(source.width, len(window) - (column - 1 - cut))
            shown.append(f"{'':>5} | {' ' * (column - 1 - cut)}{carets} {label}".rstrip())
    return shown


def _visible(text: str) -> str:
    """Text with an arrow for a tab and a box for a sign that nobody can see."""
    return "".join("→" if sign == "\t" else sign if sign.isprintable() else "□" for sign in text)
