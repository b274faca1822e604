"""Mending what is sure: the edits of problems put into the files, as text, and proof that nothing else changed.

Comments, layout, line ends and a byte order mark stay. After mending, the plan is read again in memory: no problem may be
new, and every value that could be read before must read the same, but for the words that an edit is about. An edit that
spoils this is held back. Pure: files in, files out.
"""

from __future__ import annotations

import bisect
import codecs
import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planascode import pipeline
from planascode.fields import leaves
from planascode.pipeline import Checked
from planascode.problems import Edit, Problem
from planascode.rawtext import decode, line_ends

ROUNDS = 6
"""How often is looked again: an edit that lies over another one, or was held back because of one, may do in the next."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended and what was not: the plan afterwards, the changed files, the problems mended and held back."""

    checked: Checked
    files: Mapping[str, bytes]
    done: tuple[Problem, ...]
    held: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A line that goes (``-``) or comes (``+``), with its number before or after."""

    sign: str
    line: int
    text: str


def mend(checked: Checked, ours: Mapping[str, bytes]) -> Mended:
    """All that is sure to be mended in a plan that was read with our layouts ``ours``."""
    now = checked
    done: list[Problem] = []
    for _ in range(ROUNDS):
        wanted = [item for item in now.problems if item.edits and item.source.file in now.files]
        now, good, held = _most(now, wanted, ours)
        done += good
        if not good:
            break
    files = {path: data for path, data in now.files.items() if data != checked.files[path]}
    return Mended(now, files, tuple(done), tuple(held))


def _most(
    now: Checked, wanted: Sequence[Problem], ours: Mapping[str, bytes]
) -> tuple[Checked, list[Problem], list[Problem]]:
    """The plan with as many problems mended as can be together: those, and the ones that must be held back."""
    bad: list[Problem] = []
    best = (now, list[Problem]())

    def add(extra: Sequence[Problem]) -> None:
        nonlocal best
        fitting = _apart([*best[1], *extra])
        if len(fitting) == len(best[1]):
            return
        after = pipeline.examine({**now.files, **applied(now.files, fitting)}, ours, now.unread)
        if _is_sound(now, after, fitting):
            best = (after, fitting)
        elif len(extra) == 1:
            bad.extend(extra)
        else:
            add(extra[: len(extra) // 2])
            add(extra[len(extra) // 2 :])

    add(wanted)
    return *best, bad


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.source.file, problem.code, problem.message


def _apart(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of which no edit lies over an edit of one before it; the same edit may come twice."""
    taken: dict[str, list[Edit]] = {}
    apart = []
    for problem in problems:
        there = taken.setdefault(problem.source.file, [])
        new = [edit for edit in problem.edits if not _is_in(edit, there)]
        if not any(_lies_over(edit, there) for edit in new):
            for edit in new:
                bisect.insort(there, edit)
            apart.append(problem)
    return apart


def _is_in(edit: Edit, there: list[Edit]) -> bool:
    index = bisect.bisect_left(there, edit)
    return index < len(there) and there[index] == edit


def _lies_over(edit: Edit, there: list[Edit]) -> bool:
    """Whether an edit lies over one of ``there``, which are in order and do not lie over each other."""
    index = bisect.bisect(there, edit)
    return any(_overlap(edit, other) for other in there[max(0, index - 1) : index + 1])


def _overlap(one: Edit, other: Edit) -> bool:
    first, second = sorted((one, other))
    return (second.line, second.column) < _end(first) or (first.line, first.column) == (second.line, second.column)


def _end(edit: Edit) -> tuple[int, int]:
    lines = edit.old.split("\n")
    return edit.line + len(lines) - 1, len(lines[-1]) + (edit.column if len(lines) == 1 else 1)


# --- text ---------------------------------------------------------------------------------------------------------------


def applied(files: Mapping[str, bytes], problems: Iterable[Problem]) -> dict[str, bytes]:
    """The files that the edits of these problems change, after the change."""
    edits: dict[str, set[Edit]] = {}
    for problem in problems:
        edits.setdefault(problem.source.file, set()).update(problem.edits)
    return {path: edited(files[path], found) for path, found in edits.items()}


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """A file after edits that do not lie over each other, as UTF-8; an edit that does not fit is left out."""
    text, ends = decode(data)[0], line_ends(data)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for edit in sorted(edits, reverse=True):
        start = starts[edit.line - 1] + edit.column - 1 if edit.line <= len(starts) else len(text)
        if edit.line > len(starts) or text[start : start + len(edit.old)] != edit.old:
            continue
        text = text[:start] + edit.new + text[start + len(edit.old) :]
        before, after = edit.old.count("\n"), edit.new.count("\n")
        first = edit.line - 1
        usual = (ends[first : first + 1] or ends[-1:] or ["\n"])[0]
        ends[first : first + before] = (ends[first : first + before] + [usual] * after)[:after]
    lines = text.split("\n")
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True)).encode()


def difference(before: bytes, after: bytes) -> list[Change]:
    """The lines that go and come, in the order of the file."""
    old, new = (decode(data)[0].split("\n") for data in (before, after))
    changes = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            changes += [Change("-", number + 1, old[number]) for number in range(i, j)]
            changes += [Change("+", number + 1, new[number]) for number in range(k, m)]
    return changes


# --- proof --------------------------------------------------------------------------------------------------------------


def _is_sound(before: Checked, after: Checked, mended: Iterable[Problem]) -> bool:
    """Whether no problem is new and every value reads the same, but for the words that were mended."""
    known = Counter(map(_key, before.problems))
    if any(number > known[key] for key, number in Counter(map(_key, after.problems)).items()):
        return False
    words: dict[str, list[Edit]] = {}
    for problem in mended:
        if problem.address:
            words.setdefault(problem.address, []).extend(problem.edits)
    values = _values(after)
    return all(
        key in values and _same(value, values[key], words.get(key, ())) for key, value in _values(before).items()
    )


def _values(checked: Checked) -> dict[str, Any]:
    """Every value that was read, by address: scalars, and texts."""
    plan = checked.part
    own = (item for item in (("plan", plan.gegevens), ("indeling", plan.indeling)) if item[0] not in checked.lost)
    found = ((f"{name}/{key}", record) for name, records in plan.records.items() for key, record in records.items())
    return {**plan.teksten, **dict(_leaves((*own, *found)))}


def _leaves(records: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    for top, record in records:
        for address, _, value in leaves(type(record), record, top):
            yield address, value


def _same(before: Any, after: Any, edits: Iterable[Edit]) -> bool:
    if not isinstance(before, str) or not isinstance(after, str):
        return bool(before == after)
    for edit in edits:
        old, new = (" ".join(words.split()) for words in (edit.old, edit.new))
        before, after = before.replace(old, new), after.replace(old, new)
    return bool(before == after)
