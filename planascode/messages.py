"""A problem as an author sees it: the line with its place, the words of the file with carets under them, how to mend it.

Also as JSON, for editors and other programs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from planascode.problems import Problem
from planascode.rules import RULES

WIDEST = 110
"""How many characters of a line are shown at most."""
LONGEST = 400
"""How many characters of a sentence are shown at most; a wrong value in it may have any length."""


def printable(text: str) -> str:
    """Text that a terminal can only print: signs that nobody can see, or that would steer the terminal, by their number."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else f"(U+{ord(sign):04X})" for sign in text)


def _sentence(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST // 2]} ... {shown[-LONGEST // 2 :]}"


def show(problem: Problem, folder: str, files: Mapping[str, bytes]) -> str:
    """The lines of one problem; ``files`` are the bytes that were read, by path below ``folder``."""
    place = printable(f"{folder}/{problem.source}")
    head = f"{place}  {problem.level}  {problem.code}  {_sentence(problem.message)}"
    hint = [f"   {_sentence(problem.hint)}"] if problem.hint else []
    return "\n".join([head, *excerpt(problem, files), *hint])


def excerpt(problem: Problem, files: Mapping[str, bytes]) -> list[str]:
    """The line that is meant and carets under the wrong words; empty where no words are meant or the line is gone."""
    source = problem.source
    lines = files.get(source.file, b"").decode("utf-8-sig", "replace").splitlines()
    if not source.width or source.line > len(lines):
        return []
    line = "".join(sign if sign.isprintable() else " " for sign in lines[source.line - 1])
    start = max(0, source.column - 1 - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[start : start + WIDEST]
    before, after = "… " if start else "", " …" if start + WIDEST < len(line) else ""
    indent = len(before) + source.column - 1 - start
    carets = "^" * max(1, min(source.width, len(shown) - (source.column - 1 - start)))
    number = f"{source.line:>5}"
    label = f" {problem.label}" if problem.label else ""
    return [f"{number} | {before}{shown}{after}", f"{'':>5} | {' ' * indent}{carets}{label}"]


def as_json(problems: Sequence[Problem], folder: str) -> str:
    """All problems as a JSON list of objects: bestand, regel, kolom, lengte, niveau, code, naam, melding, uitleg, hulp, plaats."""
    items = [
        {
            "bestand": f"{folder}/{problem.source.file}",
            "regel": problem.source.line,
            "kolom": problem.source.column,
            "lengte": problem.source.width,
            "niveau": problem.level,
            "code": problem.code,
            "naam": RULES[problem.code].naam,
            "melding": problem.message,
            "uitleg": problem.label,
            "hulp": problem.hint,
            "plaats": problem.address,
        }
        for problem in problems
    ]
    text = json.dumps(items, ensure_ascii=False, indent=1)
    return "\n".join(line if line.isprintable() else _escaped(line) for line in text.split("\n"))


def _escaped(line: str) -> str:
    """A line of JSON in which what nobody can see is written as ``\\u202e``."""
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in line)
