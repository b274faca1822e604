"""Reading YAML with positions and without YAML's own types: every scalar keeps its text.

``compose`` turns bytes into ``Text``, ``Items`` and ``Pairs`` with their ``Source``. YAML's surprises (``no``, ``010``,
``1:30``, dates) cannot happen: nothing is converted here. Anchors, aliases, tags, several documents and double keys are
refused. A file with trouble in its syntax is read in pieces, so that one mistake does not hide what else is wrong: what
cannot be read is ``Broken``. What is sure to be meant is read as it is meant, and its problem has the edits for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

from planascode import syntax
from planascode.problems import Edit, Problem, Source
from planascode.rawtext import Page, clean

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_BROKEN = 50
"""How many pieces with trouble are explained in one file; what follows is left out without a word."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARKER = re.compile(r"^(?:---|\.\.\.)(?: |$)|^%", re.MULTILINE)
_TIGHT = re.compile(r"^ *-(?=[^\s\-\d])", re.MULTILINE)
_DASH = re.compile(r" *-(?: |$)")
_INSIDE = re.compile(r" *(?:(?P<dash>-)(?= |$)|(?P<key>[\w-]*\w) *: *(?:#.*)?$)")
_KEY = re.compile(r" *([\w-]*\w) *:(?: |$)")


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar: its text, whatever type YAML would make of it.

    ``raw`` is how it is written, with its quotes; empty where it goes on over more lines. ``behind`` is a comment that cuts it
    off on its line. ``in_row`` says that it stands between brackets, where a comma means something.
    """

    text: str
    source: Source
    raw: str = field(default="", compare=False)
    behind: str = field(default="", compare=False)
    in_row: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping in file order; keys keep their own place, and a key is empty where it could not be read.

    ``raw`` is the line of a mapping that has one key and stands on one line; ``in_row`` says that it is written between brackets.
    """

    pairs: tuple[tuple[Text, Node], ...]
    source: Source
    raw: str = field(default="", compare=False)
    in_row: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that could not be read; all about it has been said."""

    source: Source


Node = Text | Items | Pairs | Broken


@dataclass(slots=True)
class _State:
    """What reading a file needs and collects.

    ``offset`` is the line (from 0) on which the composed piece begins, ``broken`` how many pieces had trouble, ``has_parts``
    whether lines part the file into documents.
    """

    page: Page
    problems: list[Problem]
    seen: set[int] = field(default_factory=set)
    offset: int = 0
    broken: int = 0
    has_parts: bool = False


def written(node: Text, new: str) -> tuple[Edit, ...]:
    """The edit that puts the value ``new`` in the place of a scalar, in its own quotes; none where it is not that simple."""
    quote = node.raw[:1] if node.raw[:1] in ("'", '"') else ""
    if not node.raw or re.search(r"['\"\\#\n]|: |:$", new):
        return ()
    if node.in_row and not quote and re.search(r"[,\[\]{}]", new):
        quote = '"'
    return (Edit(node.source.line, node.source.column, node.raw, f"{quote}{new}{quote}"),)


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a file as it is read, and what is wrong with its signs; empty when it cannot be read."""
    page, problems = _page(data, file)
    return "\n".join(page.lines) if page else "", problems


def _page(data: bytes, file: str) -> tuple[Page | None, list[Problem]]:
    if len(data) > MAX_BYTES:
        return None, [Problem(Source(file), "B-004", "dit bestand is groter dan 1 MB", "verdeel het over meer bestanden")]
    return clean(data, file)


def compose(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The content of a file as nodes, or None with the problems that stopped the reading."""
    page, problems = _page(data, file)
    if page is None:
        return None, problems
    state = _State(page, problems)
    text = "\n".join(page.lines)
    if _MARKER.search(text) or _TIGHT.search(text):
        _drop_markers(state)
        _part_dashes(state)
        text = "\n".join(page.lines)
    if _looks_deep(text) and (deep := _too_deep(text)):
        hint = "een plan heeft hoogstens 20 niveaus"
        return None, [Problem(Source(file, deep), "B-014", "dit staat te diep genest", hint)]
    if not any(map(_is_content, page.lines)):
        return None, [*problems, Problem(Source(file), "B-003", "dit bestand is leeg", "vul het, of verwijder het")]
    return _parse(state, 0, len(page.lines), 0), problems


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _drop_markers(state: _State) -> None:
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


def _part_dashes(state: _State) -> None:
    """``-text`` in the place of a point of a list is read as one, before YAML takes it for a text."""
    above = ""
    for number, line in enumerate(state.page.lines):
        match = _TIGHT.match(line)
        if match and re.search(rf":$|^{match[0]} ", above.partition(" #")[0].rstrip()):
            _add(state, syntax.explain([line], None, ""), number)
        if _is_content(line):
            above = state.page.lines[number]


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


def _parse(state: _State, first: int, last: int, depth: int) -> Node:
    """The node in the lines from ``first`` up to ``last``."""
    try:
        found = yaml.compose("\n".join(state.page.lines[first:last]), Loader=_LOADER)
    except yaml.YAMLError as error:
        return _apart(state, first, last, depth, error)
    state.offset, state.seen = first, set()
    return _node(found, state, 0) if found is not None else Text("", state.page.source(first, 0))


def _apart(state: _State, first: int, last: int, depth: int, error: yaml.YAMLError) -> Node:
    """The node in lines that cannot be read as one: piece by piece, or else what is inside it, or else ``Broken``."""
    lines = state.page.lines[first:last]
    before = len(state.problems)
    starts = _starts(lines)
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
    if _add(state, syntax.explain(lines, at, said), first) and depth < MAX_DEPTH:
        return _parse(state, first, last, depth + 1)
    return node if node is not None else _broken(state, first + starts[0])


def _starts(lines: list[str]) -> list[int]:
    """The lines on which a piece begins: those that stand not more to the right than the first; a list may stand under its key."""
    starts: list[int] = []
    indent, is_list = 0, False
    for number, line in enumerate(lines):
        if not _is_content(line):
            continue
        here = len(line) - len(line.lstrip())
        if not starts:
            indent, is_list = here, _DASH.match(line) is not None
        if not starts or here < indent or (here == indent and (is_list or not _DASH.match(line))):
            starts.append(number)
    return starts or [0]


def _descend(state: _State, first: int, last: int, inside: re.Match[str], depth: int) -> Node:
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


def _together(state: _State, first: int, bounds: list[int], depth: int) -> Node:
    """The list or mapping whose pieces begin at ``bounds``, lines counted from ``first``; the last of these is the end."""
    is_list = _DASH.match(state.page.lines[first + bounds[0]]) is not None
    items: list[Node] = []
    pairs: list[tuple[Text, Node]] = []
    for begin, end in pairwise(bounds):
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
    return Items(tuple(items), source) if is_list else Pairs(_single(pairs, state), source)


def _piece(state: _State, first: int, last: int, is_list: bool, depth: int) -> Node:
    """One piece of a list or mapping; ``Broken`` where it is something else."""
    before = len(state.problems)
    if state.broken > MAX_BROKEN:
        return Broken(state.page.source(first, 0))
    node = _parse(state, first, last, depth + 1)
    if isinstance(node, Broken | (Items if is_list else Pairs)):
        return node
    line = state.page.lines[first]
    trouble = syntax.misplaced(line, is_list) if isinstance(node, Items | Pairs) else syntax.explain([line], None, "")
    if len(state.problems) == before and _add(state, trouble, first) and depth < MAX_DEPTH:
        return _piece(state, first, last, is_list, depth + 1)
    return Broken(node.source)


def _broken(state: _State, line: int) -> Node:
    """A piece that cannot be read, under its key where that is clear."""
    broken = Broken(state.page.source(line, 0))
    match = _KEY.match(state.page.lines[line])
    if match is None:
        return broken
    return Pairs(((Text(match[1], state.page.source(line, *match.span(1)), match[1]), broken),), broken.source)


def _add(state: _State, trouble: syntax.Trouble, first: int) -> bool:
    """Note trouble in a piece that begins on line ``first``; whether it is mended, so that the piece can be read."""
    page, line = state.page, first + trouble.line
    source = page.source(line, trouble.start, trouble.end)
    edits = (page.edit(line, *trouble.fix),) if trouble.fix else ()
    state.broken += 1
    if state.broken <= MAX_BROKEN:
        problem = Problem(source, trouble.code, trouble.message, trouble.hint, trouble.label, edits=edits)
        state.problems.append(problem)
    if trouble.fix:
        page.replace(line, *trouble.fix)
    return trouble.fix is not None


# --- from the library's nodes to ours -------------------------------------------------------------------------------


def _node(node: yaml.Node, state: _State, depth: int, in_row: bool = False) -> Node:
    source = _source(node, state)
    if depth > MAX_DEPTH:
        state.problems.append(
            Problem(source, "B-014", "dit staat te diep genest", "een plan heeft hoogstens 20 niveaus")
        )
        return Broken(source)
    if id(node) in state.seen:
        hint = "schrijf de waarde voluit; zet een tekst die met & of * begint tussen dubbele aanhalingstekens"
        state.problems.append(Problem(source, "B-012", "een verwijzing met & en * kan hier niet", hint))
        return Broken(source)
    state.seen.add(id(node))
    line, column = node.start_mark.line + state.offset, node.start_mark.column
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, source, state, in_row)
    if state.page.lines[line][column : column + 1] == "!":
        _add(state, syntax.first_sign(state.page.lines[line], column, column + 1), line)
    assert isinstance(node, yaml.CollectionNode)
    in_row = bool(node.flow_style)
    if isinstance(node, yaml.SequenceNode):
        return Items(tuple(_node(item, state, depth + 1, in_row) for item in node.value), source)
    pairs: list[tuple[Text, Node]] = []
    for key, value in node.value:
        place = _source(key, state)
        if not isinstance(key, yaml.ScalarNode):
            state.problems.append(Problem(place, "B-010", "hier hoort een sleutel te staan", "schrijf: sleutel: waarde"))
            continue
        raw = state.page.raw(place) if key.style or state.page.columns else str(key.value)
        name = Text(str(key.value), place, raw, in_row=in_row)
        tight = _tight_pair(key, value, state) if ":" in name.text else None
        pairs.append(tight or (name, _node(value, state, depth + 1, in_row)))
    raw = ""
    value = node.value[0][1] if len(pairs) == 1 and not in_row else None
    if isinstance(value, yaml.ScalarNode) and value.value and value.end_mark.line + state.offset == line:
        raw = state.page.written[line][source.column - 1 :].rstrip()
    return Pairs(_single(pairs, state), source, raw, in_row)


def _single(pairs: list[tuple[Text, Node]], state: _State) -> tuple[tuple[Text, Node], ...]:
    """The pairs without those whose key stands there already."""
    keys: dict[str, Source] = {}
    single = []
    for key, value in pairs:
        if key.text and key.text in keys:
            # Two documents in one file have the same keys: that is said where the second begins.
            if not state.has_parts:
                hint = f"hij staat ook op regel {keys[key.text].line}; haal er een weg"
                message = f"de sleutel '{key.text}' staat er twee keer"
                state.problems.append(Problem(key.source, "B-013", message, hint))
            continue
        keys[key.text] = key.source
        single.append((key, value))
    return tuple(single)


def _tight_pair(key: yaml.ScalarNode, value: yaml.Node, state: _State) -> tuple[Text, Node] | None:
    """``{key:value}`` without a space, which is for YAML a key without a value."""
    match = re.fullmatch(r"([\w-]*\w):([^\s:/].*)", str(key.value))
    if not match or key.style or not isinstance(value, yaml.ScalarNode) or value.value:
        return None
    page, line, start = state.page, key.start_mark.line + state.offset, key.start_mark.column
    middle, end = start + match.end(1), start + match.end()
    message, hint = "na de dubbele punt ontbreekt een spatie", f"schrijf: {match[1]}: {match[2]}"
    edits = (page.edit(line, middle + 1, middle + 1, " "),)
    state.problems.append(Problem(page.source(line, start, middle + 1), "B-020", message, hint, edits=edits))
    places = (page.source(line, start, middle), page.source(line, middle + 1, end))
    name, said = (Text(match[part], place, page.raw(place), in_row=True) for part, place in zip((1, 2), places, strict=True))
    return name, said


def _scalar(node: yaml.ScalarNode, source: Source, state: _State, in_row: bool) -> Node:
    """A text, with how it is written and what cuts it off on its line."""
    page, text = state.page, str(node.value)
    start, end = node.start_mark.column, node.end_mark.column
    is_plain = not node.style
    if node.end_mark.line != node.start_mark.line:
        return _swallowing(node, source, state) if is_plain else Text(text, source, in_row=in_row)
    first = source.line - 1
    line = page.lines[first]
    said = line[start:end]
    if is_plain and said[:1] in ("!", "&"):
        _add(state, syntax.first_sign(line, start, end), first)
        return Text(said, source, in_row=in_row)
    behind = ""
    if is_plain and "#" in line:
        match = re.match(r" ?(#.*)" if said else r" *(#\S.*)", line[end:])
        behind = match[1].rstrip() if match else ""
    if "  " in said:
        for match in re.finditer(r"(?<=\S)  +(?=\S)", said):
            place = page.source(first, start + match.start(), start + match.end())
            edits = (page.edit(first, start + match.start(), start + match.end(), " "),)
            message, hint = "hier staan twee spaties naast elkaar", "laat er één staan"
            state.problems.append(Problem(place, "B-025", message, hint, edits=edits))
    return Text(text, source, page.raw(source) if first in page.columns else said, behind, in_row)


def _swallowing(node: yaml.ScalarNode, source: Source, state: _State) -> Node:
    """A text without quotes that goes on over more lines; ``Broken`` where it takes in a point of a list."""
    last = node.end_mark.line + (1 if node.end_mark.column else 0)
    for number in range(node.start_mark.line + 1, last):
        if _DASH.match(state.page.lines[number + state.offset]):
            _add(state, syntax.swallowed(state.page.lines[number + state.offset]), number + state.offset)
            return Broken(source)
    return Text(str(node.value), source)


def _source(node: yaml.Node, state: _State) -> Source:
    page, start, end = state.page, node.start_mark, node.end_mark
    line, column = start.line + state.offset, start.column
    is_short = end.line == start.line and isinstance(node, yaml.ScalarNode)
    if line >= len(page.lines):  # an empty value at the end stands below the last line
        return page.source(len(page.lines) - 1, column)
    if line in page.columns:
        return page.source(line, column, end.column if is_short else None)
    return Source(page.file, line + 1, column + 1, end.column - column if is_short else 0)
