"""A problem as an author sees it: the line with its place, the words of the file with carets under them, how to mend it.

Also as JSON, for editors and other programs.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence

from planascode.problems import Problem, Source
from planascode.rawtext import decode
from planascode.rules import RULES

WIDEST = 110
"""How many characters of a line are shown at most."""
PLACES = 6
"""How many other places of the same message are named; the rest is counted."""


Span = tuple[str, str]
"""Words, and their part in a message: place, niveau, code, melding, regel, tekens, hulp."""


def grouped(problems: Sequence[Problem]) -> list[tuple[Problem, list[Source]]]:
    """One problem for each different message, with the other places of the same message: what stops the build first, each by place."""
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in sorted(problems, key=lambda problem: (problem.level != "fout", problem.code.startswith("A-"), problem)):
        groups.setdefault((problem.code, problem.message, problem.hint), []).append(problem)
    return [(first, [other.source for other in others]) for first, *others in groups.values()]


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


def show(problem: Problem, folder: str, files: Mapping[str, bytes], also: Sequence[Source] = ()) -> str:
    """The lines of one problem; ``files`` are the bytes that were read, by path below ``folder``; ``also`` its other places."""
    return "\n".join("".join(words for words, _ in line) for line in spans(problem, folder, files, also))


def spans(problem: Problem, folder: str, files: Mapping[str, bytes], also: Sequence[Source] = ()) -> list[list[Span]]:
    """The lines of ``show``, each in parts. The first is always one line: place, level, code and message."""
    place = printable(f"{folder}/{problem.source}")
    head = [(place, "place"), (problem.level, "niveau"), (problem.code, "code")]
    lines = [
        [part for item in head for part in (item, ("  ", ""))]
        + [(_sentence(_below(folder, problem.message)), "melding")]
    ]
    for line in excerpt(problem, files):
        margin, bar, rest = line.partition(" | ")
        lines.append([(margin + bar, "place"), (rest, "tekens" if not margin.strip() else "regel")])
    lines += [[(f"   {way}", "hulp")] for way in ways(_sentence(_below(folder, problem.hint)))]
    return [*lines, *([[(f"   {printable(_others(problem, folder, also))}", "place")]] if also else [])]


_NEXT_WAY = re.compile(
    r"; (?=(?:anders|bedoel|blijft|gaat|geldt|haal|heeft|hoor|is|kies|klopp?|komt|laat|mag|moet"
    r"|of|schrijf|sta|ston|verbeter|verviel|was|weet|werkt|zet|zijn|zo)[a-z]*\b)"
)


def ways(hint: str) -> list[str]:
    """The lines of a hint: one that does not fit on a line has each way to mend it on a line of its own."""
    return (_NEXT_WAY.split(hint) if len(hint) > WIDEST else [hint]) if hint else []


_OTHER_PLACE = re.compile(r"[\w./-]+\.(?:yaml|md)(?=, regel \d)")


def _below(folder: str, words: str) -> str:
    """Words in which a place in another file is written as all places are: with the folder of the plan before it."""
    return _OTHER_PLACE.sub(lambda match: f"{folder}/{match[0]}", words)


def _others(problem: Problem, folder: str, also: Sequence[Source]) -> str:
    """``ook op: regel 12, content/plan.yaml:3 en nog 8``."""
    here = problem.source
    places = dict.fromkeys((place.file, place.line) for place in also)
    places.pop((here.file, here.line), None)
    if not places:
        return f"en nog {len(also)} keer op deze regel"
    shown = [
        f"regel {line}" if file == here.file else f"{folder}/{file}:{line}" for file, line in list(places)[:PLACES]
    ]
    more = len(places) - PLACES
    return f"ook op: {', '.join(shown)}" + (f" en nog {more}" if more > 0 else "")


def excerpt(problem: Problem, files: Mapping[str, bytes]) -> list[str]:
    """The line that is meant and carets under the wrong words; empty where no words are meant or the line is gone."""
    source = problem.source
    lines = decode(files.get(source.file, b""))[0].split("\n") if source.width else []
    if not source.width or source.line > len(lines):
        return []
    line = "".join(sign if sign.isprintable() else " " for sign in lines[source.line - 1])
    start = max(0, source.column - 1 - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[start : start + WIDEST]
    before, after = "… " if start else "", " …" if start + WIDEST < len(line) else ""
    begin = source.column - 1 - start
    indent = len(before) + _width(shown[:begin])
    carets = "^" * max(1, _width(shown[begin : begin + source.width]))
    number = f"{source.line:>5}"
    label = f" {problem.label}" if problem.label else ""
    return [f"{number} | {before}{shown}{after}", f"{'':>5} | {' ' * indent}{carets}{label}"]


def _width(text: str) -> int:
    """How many places a text takes in a terminal: a loose accent takes none, a wide sign two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def as_json(problems: Sequence[Problem], folder: str) -> str:
    """All problems as a JSON list of objects: bestand, regel, kolom, lengte, niveau, code, naam, melding, uitleg, hulp, plaats, herstel.

    ``herstel`` is the list of edits that mend it: regel, kolom, oud, nieuw.
    """
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
            "herstel": [
                {"regel": edit.line, "kolom": edit.column, "oud": edit.old, "nieuw": edit.new} for edit in problem.edits
            ],
        }
        for problem in problems
    ]
    text = json.dumps(items, ensure_ascii=False, indent=1)
    return "\n".join(line if line.isprintable() else _escaped(line) for line in text.split("\n"))


def _escaped(line: str) -> str:
    """A line of JSON in which what nobody can see is written as ``\\u202e``."""
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in line)
