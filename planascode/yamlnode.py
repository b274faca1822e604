"""Reading YAML with positions and without YAML's own types: ``compose`` turns bytes into nodes, every scalar as its text.

YAML's surprises (``no``, ``010``, ``1:30``, dates) cannot happen: nothing is converted. A file with trouble in its syntax is
read in pieces, so that one mistake does not hide what else is wrong: what cannot be read is ``Broken``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import yaml

from planascode import syntax, wronglines
from planascode.problems import Edit, Problem, Source
from planascode.rawtext import Page, clean
from planascode.wronglines import DASH, indent_of
from planascode.yamltree import (
    MAX_BROKEN,
    MAX_DEPTH,
    Broken,
    Items,
    Node,
    Pairs,
    State,
    Text,
    as_points,
    convert,
    note,
    single,
    written,
)

__all__ = ["Broken", "Items", "Node", "Pairs", "Text", "as_points", "compose", "decode", "written"]

MAX_BYTES = 1_000_000
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MARKER = re.compile(r"^(?:---|\.\.\.)(?: |$)|^%", re.MULTILINE)
_POINT = re.compile(r"^ *(?:-(?=[^\s\-\d])|(?:[*•·●◦▪‣–—\uf0b7]|o)(?= +\S)|(?P<comment>//|<!--.*--> *$))", re.MULTILINE)
"""A line that is meant to be a point of a list, but does not begin with a dash and a space; or that is meant to be a comment."""
_LONG = re.compile(r"(?:: |- )[|>][+-]?\d?[+-]?$")
"""The end of a line below which a long text stands."""
_INSIDE = re.compile(r" *(?:(?P<dash>-)(?= |$)|(?P<key>[\w-]*\w) *: *(?:#.*)?$)")
_OPENING = re.compile(r" *- +([\w-]*\w) *:(?: |$)")
_KEY = re.compile(r" *([\w-]*\w) *:(?: |$)")


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a file as it is read, and what is wrong with its signs; empty when it cannot be read."""
    page, problems = _page(data, file)
    return "\n".join(page.lines) if page else "", problems


def _page(data: bytes, file: str) -> tuple[Page | None, list[Problem]]:
    if len(data) > MAX_BYTES:
        return None, [
            Problem(Source(file), "B-004", "dit bestand is groter dan 1 MB", "verdeel het over meer bestanden")
        ]
    return clean(data, file)


def compose(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The content of a file as nodes, or None with the problems that stopped the reading."""
    page, problems = _page(data, file)
    if page is None:
        return None, problems
    state = State(page, problems)
    text = "\n".join(page.lines)
    if _MARKER.search(text) or _POINT.search(text):
        _drop_markers(state)
        _mend_points(state)
        text = "\n".join(page.lines)
    if _looks_deep(text) and (deep := _too_deep(text)):
        hint = "een plan heeft hoogstens 20 niveaus"
        return None, [Problem(Source(file, deep), "B-014", "dit staat te diep genest", hint)]
    if not any(map(_is_content, page.lines)):
        return None, [*problems, Problem(Source(file), "B-003", "dit bestand is leeg", "vul het, of verwijder het")]
    node = _parse(state, 0, len(page.lines), 0)
    return node, [*problems, *state.advice.values()]


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _drop_markers(state: State) -> None:
    """Lines that part documents for YAML: the first may stand above everything; any other is a problem, and is not read."""
    page, begun = state.page, False
    for number, line in enumerate(page.lines):
        if (match := _MARKER.match(line)) and (match[0] != "%" or not begun):
            if begun or not line.startswith("---"):
                message = f"een regel die met {match[0].strip()} begint, kan hier niet"
                old = page.written[number] + ("\n" if number + 1 < len(page.lines) else "")
                source = page.source(number, 0, len(line.rstrip()))
                edits = (Edit(number + 1, 1, old, ""),)
                state.problems.append(Problem(source, "B-028", message, "haal deze regel weg", edits=edits))
                state.has_parts = True
            page.replace(number, 0, len(line), "")
        begun = begun or (_is_content(line) and line[0] != "%")


def _mend_points(state: State) -> None:
    """``-text`` and ``• text`` in the place of a point of a list, and ``// text``, are read as what is meant, not as YAML would."""
    above, inside = "", -1
    for number, line in enumerate(state.page.lines):
        if not _is_content(line):
            continue
        indent = indent_of(line)
        inside = inside if indent > inside >= 0 else -1  # of a long text, whose lines are what they are
        if inside < 0 and (match := _POINT.match(line)):
            is_point = DASH.match(above) is not None
            if match["comment"] is not None:
                if indent <= indent_of(above):  # else it is a part of the text above it
                    note(state, wronglines.comment(line), number)
            elif above.endswith(":") or (is_point and indent == indent_of(above)):
                note(
                    state, syntax.explain([line], None, "") if line[indent] == "-" else wronglines.bullet(line), number
                )
            elif is_point and indent < indent_of(above) and line[indent] != "-" and not _OPENING.match(above):
                note(state, wronglines.bullet(line, indent_of(above)), number)
        above = state.page.lines[number].partition(" #")[0].rstrip()
        inside = indent if inside < 0 and _LONG.search(above) else inside


def _looks_deep(text: str) -> bool:
    """Whether nesting may be deeper than ``MAX_DEPTH``; brackets inside a text count as well, so it may be wrong."""
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth += 1 if bracket in "[{" else -1
        if depth > MAX_DEPTH:
            return True
    return re.search(rf"^ *(?:[-?] +){{{MAX_DEPTH},}}", text, re.MULTILINE) is not None


def _too_deep(text: str) -> int:
    """The line on which nesting gets deeper than ``MAX_DEPTH``, or 0. Composing such a file would exhaust the stack."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH + 1:
                    return event.start_mark.line + 1 if event.start_mark else 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return 0  # explained where the file is read
    return 0


# --- a file with trouble is read in pieces --------------------------------------------------------------------------


def _parse(state: State, first: int, last: int, depth: int) -> Node:
    """The node in the lines from ``first`` up to ``last``."""
    try:
        found = yaml.compose("\n".join(state.page.lines[first:last]), Loader=_LOADER)
    except yaml.YAMLError as error:
        return _apart(state, first, last, depth, error)
    state.offset, state.seen = first, set()
    return convert(found, state) if found is not None else Text("", state.page.source(first, 0))


def _apart(state: State, first: int, last: int, depth: int, error: yaml.YAMLError) -> Node:
    """The node in lines that cannot be read as one: piece by piece, or else what is inside it, or else ``Broken``."""
    lines = state.page.lines[first:last]
    before = len(state.problems)
    starts = _starts(lines)
    if len(starts) == 1 and (out := _wrapped(lines, starts[0])):
        above = next(line for line in reversed(lines[:out]) if _is_content(line))
        note(state, wronglines.wrapped(lines[out], _point_above(lines, out) or above), first + out)
        return _broken(state, first + starts[0], False)
    inside = _INSIDE.match(lines[starts[0]])
    node: Node | None = None
    if depth < MAX_DEPTH and len(starts) > 1:
        node = _together(state, first, [*starts, len(lines)], depth)
    elif depth < MAX_DEPTH and inside and (inside["dash"] or any(map(_is_content, lines[starts[0] + 1 :]))):
        node = _descend(state, first + starts[0], last, inside, depth)
    new = state.problems[before:]
    if node is not None and new:
        # What is mended inside does not explain the trouble when it is still there.
        if not all(problem.edits for problem in new):
            return node
        try:
            yaml.compose("\n".join(state.page.lines[first:last]), Loader=_LOADER)
        except yaml.YAMLError as still:
            error, lines = still, state.page.lines[first:last]
        else:
            return node
    mark = getattr(error, "problem_mark", None)
    at = (mark.line, mark.column) if mark else None
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    trouble = syntax.explain(lines, at, said, _point_above(state.page.lines, first + starts[0]))
    if note(state, trouble, first) and depth < MAX_DEPTH:
        return _parse(state, first, last, depth + 1)
    if node is not None:
        return node
    hides_more = trouble.code == "B-021" or sum(map(_is_content, lines)) > 1
    return _broken(state, first + starts[0], hides_more)


def _starts(lines: list[str]) -> list[int]:
    """The lines on which a piece begins: those that stand not more to the right than the first; a list may stand under its key.

    A line of prose, and what is in a point that stands too far to the left, belong to the piece above them.
    """
    starts: list[int] = []
    indent, is_list, left = 0, False, -1
    for number, line in enumerate(lines):
        if not _is_content(line):
            continue
        here, is_point = indent_of(line), DASH.match(line) is not None
        if not starts:
            indent, is_list = here, is_point
        elif here > indent or (here == indent and is_point and not is_list) or wronglines.is_prose(line):
            continue
        elif not is_point and here > left >= 0:
            continue  # of the point above it, which stands too far to the left
        left = here if is_list and is_point and here < indent else -1
        starts.append(number)
    return starts or [0]


def _wrapped(lines: list[str], start: int) -> int:
    """The first line of prose below the piece that begins on line ``start``, not more to the right than that; else 0."""
    indent = indent_of(lines[start])
    below = range(start + 1, len(lines))
    return next(
        (n for n in below if _is_content(lines[n]) and indent_of(lines[n]) <= indent and wronglines.is_prose(lines[n])), 0
    )


def _descend(state: State, first: int, last: int, inside: re.Match[str], depth: int) -> Node:
    """What stands in the one point of a list, or below the one key, that begins on line ``first``."""
    page, line = state.page, state.page.lines[first]
    if inside["dash"]:
        dash = inside.start("dash")
        page.lines[first] = f"{line[:dash]} {line[dash + 1 :]}"
        node = _parse(state, first, last, depth + 1)
        page.lines[first] = f"{line[:dash]}-{page.lines[first][dash + 1 :]}"
        return Items((node,), page.source(first, dash))
    key = Text(inside["key"], page.source(first, *inside.span("key")), inside["key"])
    return Pairs(((key, _parse(state, first + 1, last, depth + 1)),), key.source)


def _together(state: State, first: int, bounds: list[int], depth: int) -> Node:
    """The list or mapping whose pieces begin at ``bounds``, lines counted from ``first``; the last of these is the end."""
    top = state.page.lines[first + bounds[0]]
    is_list = DASH.match(top) is not None
    opening = _OPENING.match(top)
    items: list[Node] = []
    pairs: list[tuple[Text, Node]] = []
    last = first + bounds[0]
    for begin, end in pairwise(bounds):
        line = state.page.lines[first + begin]
        if is_list and DASH.match(line) and indent_of(line) < indent_of(top):
            note(state, wronglines.outdented(line, indent_of(top), last + 1, state.page.lines[: first + begin]), first + begin)
            items.append(Broken(state.page.source(first + begin, 0)))
            continue
        last = first + begin
        if opening and _lacks_dash(state.page.lines[first + begin : first + end], opening[1]) and depth < MAX_DEPTH:
            note(state, wronglines.no_dash(state.page.lines[first + begin]), first + begin)
        match _piece(state, first + begin, first + end, is_list, depth):
            case Items(found) if is_list:
                items += found
            case Pairs(found) if not is_list:
                pairs += found
            case node if items and isinstance(above := items[-1], Pairs):
                # What stands there probably belongs to the point above it, which is then not whole.
                items[-1] = Pairs((*above.pairs, (Text("", node.source), node)), above.source)
                if depth and _INSIDE.match(state.page.lines[first + begin]):
                    break  # and so does the list that follows
            case node:
                items.append(node)
                pairs.append((Text("", node.source), node))
    source = state.page.source(first + bounds[0], 0)
    return Items(tuple(items), source) if is_list else Pairs(single(pairs, state), source)


def _piece(state: State, first: int, last: int, is_list: bool, depth: int) -> Node:
    """One piece of a list or mapping; ``Broken`` where it is something else."""
    before = len(state.problems)
    if state.broken > MAX_BROKEN:
        return Broken(state.page.source(first, 0))
    node = _parse(state, first, last, depth + 1)
    if isinstance(node, Broken | (Items if is_list else Pairs)):
        return node
    line = state.page.lines[first]
    trouble = (
        wronglines.misplaced(line, is_list)
        if isinstance(node, Items | Pairs)
        else syntax.explain([line], None, "", _point_above(state.page.lines, first))
    )
    if len(state.problems) == before and note(state, trouble, first) and depth < MAX_DEPTH:
        return _piece(state, first, last, is_list, depth + 1)
    return Broken(node.source)


def _point_above(lines: list[str], number: int) -> str:
    """The point of a list that stands above line ``number``, with only lines of text between; empty where that is a group of keys."""
    for line in reversed(lines[:number]):
        if DASH.match(line):
            return "" if _OPENING.match(line) else line
        if _KEY.match(line):
            return ""
    return ""


def _lacks_dash(lines: list[str], opening: str) -> bool:
    """Whether a piece of a list begins with the key that its points begin with, but not with a dash."""
    following = next(filter(_is_content, lines[1:]), "")
    match = _KEY.match(lines[0])
    return bool(match and match[1] == opening and indent_of(following) == indent_of(lines[0]) + 2)


def _broken(state: State, line: int, hides_more: bool) -> Node:
    """A piece that cannot be read, under its key where that is clear; it may hide other keys."""
    broken = Broken(state.page.source(line, 0))
    match = _KEY.match(state.page.lines[line])
    if match is None:
        return broken
    name = Text(match[1], state.page.source(line, *match.span(1)), match[1])
    more = ((Text("", broken.source), broken),) if hides_more else ()
    return Pairs(((name, broken), *more), broken.source)
