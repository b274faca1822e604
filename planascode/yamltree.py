"""The nodes that a file is read into, and the way to them from those of the YAML library.

Every scalar keeps its text, its place and how it is written; nothing is converted. Anchors, aliases, tags and double keys
are refused. What is sure to be meant is read as it is meant, and its problem has the edits for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from planascode import wronglines
from planascode.problems import Edit, Problem, Source
from planascode.rawtext import Page
from planascode.wronglines import DASH

MAX_DEPTH = 20
MAX_BROKEN = 50
"""How many pieces with trouble are explained in one file; what follows is left out without a word."""


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar: its text, whatever type YAML would make of it.

    ``raw`` is how it is written, with its quotes; empty where it goes on over more lines. ``behind`` is a comment that cuts it
    off on its line. ``in_row`` says that it stands between brackets, where a comma means something. ``lines`` are those of a text
    between quotes that goes on over more than one.
    """

    text: str
    source: Source
    raw: str = field(default="", compare=False)
    behind: str = field(default="", compare=False)
    in_row: bool = field(default=False, compare=False)
    lines: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Items:
    """A list. ``raw`` is how it is written when that is between brackets on one line."""

    items: tuple[Node, ...]
    source: Source
    raw: str = field(default="", compare=False)


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
class State:
    """What reading a file needs and collects.

    ``offset`` is the line (from 0) on which the composed piece begins, ``broken`` how many pieces had trouble, ``has_parts``
    whether lines part the file into documents, ``advice`` what is no trouble, by line: it explains nothing that cannot be read.
    """

    page: Page
    problems: list[Problem]
    seen: set[int] = field(default_factory=set)
    offset: int = 0
    broken: int = 0
    has_parts: bool = False
    advice: dict[int, Problem] = field(default_factory=dict)


def written(node: Text, new: str) -> tuple[Edit, ...]:
    """The edit that puts the value ``new`` in the place of a scalar, in its own quotes; none where it is not that simple."""
    quote = node.raw[:1] if node.raw[:1] in ("'", '"') else ""
    if not node.raw or re.search(r"['\"\\#\n]|: |:$", new):
        return ()
    if node.in_row and not quote and re.search(r"[,\[\]{}]", new):
        quote = '"'
    return (Edit(node.source.line, node.source.column, node.raw, f"{quote}{new}{quote}"),)


def note(state: State, trouble: wronglines.Trouble, first: int, read: bool = True) -> bool:
    """Note trouble in a piece that begins on line ``first``; whether it is mended, so that the piece can be read (again)."""
    page, line = state.page, first + trouble.line
    source = page.source(line, trouble.start, trouble.end)
    edits = (page.edit(line, *trouble.fix),) if trouble.fix else ()
    state.broken += 1
    if state.broken <= MAX_BROKEN:
        problem = Problem(source, trouble.code, trouble.message, trouble.hint, trouble.label, edits=edits)
        state.problems.append(problem)
    if trouble.fix and read:
        page.replace(line, *trouble.fix)
    return trouble.fix is not None


def convert(node: yaml.Node, state: State, depth: int = 0, in_row: bool = False) -> Node:
    """What the library composed out of a piece, as ours."""
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
        note(state, wronglines.first_sign(state.page.lines[line], column, column + 1), line)
    assert isinstance(node, yaml.CollectionNode)
    in_row = bool(node.flow_style)
    if isinstance(node, yaml.SequenceNode):
        is_short = in_row and node.end_mark.line == node.start_mark.line
        row = state.page.raw(state.page.source(line, column, node.end_mark.column)) if is_short else ""
        return Items(tuple(convert(item, state, depth + 1, in_row) for item in node.value), source, row)
    pairs: list[tuple[Text, Node]] = []
    for key, value in _rejoined(node, state) if in_row else node.value:
        place = _source(key, state)
        if not isinstance(key, yaml.ScalarNode):
            state.problems.append(
                Problem(place, "B-010", "hier hoort een sleutel te staan", "schrijf: sleutel: waarde")
            )
            continue
        raw = state.page.raw(place) if key.style or state.page.columns else str(key.value)
        name = Text(str(key.value), place, raw, in_row=in_row)
        tight = _tight_pair(key, value, state) if ":" in name.text else None
        pairs.append(tight or (name, convert(value, state, depth + 1, in_row)))
    raw = ""
    value = node.value[0][1] if len(pairs) == 1 and not in_row else None
    if isinstance(value, yaml.ScalarNode) and value.value and value.end_mark.line + state.offset == line:
        raw = state.page.written[line][source.column - 1 :].rstrip()
    return Pairs(single(pairs, state), source, raw, in_row)


_KEY_LIKE = re.compile("[a-z_-]+")


def _rejoined(node: yaml.CollectionNode, state: State) -> list[tuple[yaml.Node, yaml.Node]]:
    """The pairs between braces; what stands behind a comma without a colon, and is no key, belongs to the value before it."""
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    cut: dict[int, yaml.ScalarNode] = {}
    for key, value in node.value:
        above = pairs[-1][1] if pairs else None
        if (
            isinstance(key, yaml.ScalarNode)
            and isinstance(above, yaml.ScalarNode)
            and not (key.style or above.style or value.value or _KEY_LIKE.fullmatch(key.value))
            and above.value
            and value.end_mark.index == key.end_mark.index
            and key.end_mark.line == above.start_mark.line
        ):
            line = state.page.lines[above.start_mark.line + state.offset]
            whole = line[above.start_mark.column : key.end_mark.column]
            cut[len(pairs) - 1] = joined = yaml.ScalarNode(above.tag, whole, above.start_mark, key.end_mark)
            pairs[-1] = pairs[-1][0], joined
        else:
            pairs.append((key, value))
    for number, joined in cut.items():
        trouble = wronglines.comma(str(pairs[number][0].value), joined.value, joined.start_mark.column)
        note(state, trouble, joined.start_mark.line + state.offset, read=False)
    return pairs


def single(pairs: list[tuple[Text, Node]], state: State) -> tuple[tuple[Text, Node], ...]:
    """The pairs without those whose key stands there already."""
    keys: dict[str, tuple[Source, Node]] = {}
    single = []
    names = [key.text for key, _ in pairs if key.text]
    if (begin := _second_record(pairs, names)) and not state.has_parts:
        key, last = pairs[begin][0], pairs[-1][0]
        more = f"horen regel {key.source.line} t/m {last.source.line} bij het stuk erboven, haal dan weg wat er dubbel staat"
        hint = f"zet boven regel {key.source.line}: {' ' * (key.source.column - 3)}- id: met het id van dit stuk; {more}"
        if names[begin] == "id":
            hint = f"schrijf: {' ' * (key.source.column - 3)}- id: {getattr(pairs[begin][1], 'text', '')}; {more}"
        message = "voor dit stuk van de lijst ontbreekt het streepje" if names[begin] == "id" else LOST_ID
        state.problems.append(Problem(key.source, "B-013", message, hint))
        return tuple(pairs[:begin])
    lost = "mist erboven een regel die met '- id:' begint, zet die dan terug; anders: " if len(names) - len(set(names)) > 1 else ""
    for key, value in pairs:
        if key.text and key.text in keys:
            # Two documents in one file have the same keys: that is said where the second begins.
            if not state.has_parts:
                first, other = keys[key.text]
                hint = f"hij staat ook op regel {first.line}; {lost}{_as_one(other, value, first.line)}"
                message = f"de sleutel '{key.text}' staat er twee keer"
                state.problems.append(Problem(key.source, "B-013", message, hint))
            continue
        keys[key.text] = key.source, value
        single.append((key, value))
    return tuple(single)


LOST_ID = "hier begint een nieuw stuk van de lijst, maar de regel met '- id:' ontbreekt"
_MANY = 3
"""From how many keys on that come back one after another they are another record."""


def _second_record(pairs: list[tuple[Text, Node]], names: list[str]) -> int:
    """Where in a record of a list a second one begins, whose first line with its id is gone; 0 where none does."""
    if not pairs or len(names) != len(pairs) or names[0] != "id" or pairs[0][0].source.column == 1 or pairs[0][0].in_row:
        return 0
    begin = next((number for number, name in enumerate(names) if name in names[:number]), 0)
    rest = names[begin:]
    return begin if begin and len(rest) >= _MANY and len(set(rest)) == len(rest) and sum(name in names[:begin] for name in rest) >= _MANY else 0


def _as_one(first: Node, second: Node, line: int) -> str:
    """How to make one of two values of the same key, of which the first has its key on ``line``."""
    match first, second:
        case (Items(), Items()) if first.raw or second.raw:
            return f"zet de punten die hier staan bij die van regel {line}, en haal deze sleutel weg"
        case (Items(), Items()):
            return f"zet de punten hieronder onder die van regel {line}, en haal deze regel weg"
        case (Items(), Text(text)) if text:
            return f"zet wat hier staat als punt bij de lijst van regel {line}, en haal deze regel weg"
        case (Text(text), Items()) if text:
            return f"zet de tekst van regel {line} als punt in deze lijst, en haal regel {line} weg"
        case (Pairs(), Pairs()):
            return f"zet de sleutels die hier staan bij die van regel {line}, en haal deze sleutel weg"
        case (Text(one), Text(another)) if one == another or not another:
            return "haal deze regel weg"
        case (Text(), Text()):
            return "kies welke waarde geldt, en haal de andere regel weg"
    return "maak er één van, en haal de andere weg"


def _tight_pair(key: yaml.ScalarNode, value: yaml.Node, state: State) -> tuple[Text, Node] | None:
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
    name, said = (
        Text(match[part], place, page.raw(place), in_row=True) for part, place in zip((1, 2), places, strict=True)
    )
    return name, said


def _scalar(node: yaml.ScalarNode, source: Source, state: State, in_row: bool) -> Node:
    """A text, with how it is written and what cuts it off on its line."""
    page, text = state.page, str(node.value)
    start, end = node.start_mark.column, node.end_mark.column
    is_plain = not node.style
    if node.end_mark.line != node.start_mark.line:
        return _swallowing(node, source, state) if is_plain else _over_lines(node, source, state, in_row)
    first = source.line - 1
    line = page.lines[first]
    said = line[start:end]
    if is_plain and said[:1] in ("!", "&"):
        note(state, wronglines.first_sign(line, start, end), first)
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


def _over_lines(node: yaml.ScalarNode, source: Source, state: State, in_row: bool) -> Node:
    """A text between quotes, or below | or >, that goes on over more lines."""
    if node.style not in ("'", '"'):
        return Text(text=str(node.value), source=source, in_row=in_row)
    first, last = source.line - 1, source.line - 1 + node.end_mark.line - node.start_mark.line
    page = state.page.lines[first : last + 1]
    whole = [page[0][node.start_mark.column + 1 :], *page[1:-1], page[-1][: node.end_mark.column - 1]]
    lines = tuple(line.strip() for line in whole if line.strip())
    if any(line.startswith("- ") for line in lines[1:]):
        message = "dit wordt één lange tekst, want om de lijst staan aanhalingstekens"
        state.problems.append(Problem(source, "B-033", message, as_points(lines)))
        return Broken(source)
    return Text(str(node.value), source, in_row=in_row, lines=lines)


def as_points(lines: tuple[str, ...]) -> str:
    """What to do with the lines of a text between quotes that are the points of a list."""
    points = [f"- {line.removeprefix('- ').strip()}" for line in lines]
    more = f"; en zo verder ({len(points)} punten)" if len(points) > _SHOWN else ""
    return f"haal de aanhalingstekens weg, en zet elk punt op een eigen regel: {'; '.join(points[:_SHOWN])}{more}"


_SHOWN = 4
"""How many points a hint shows at most."""


def _swallowing(node: yaml.ScalarNode, source: Source, state: State) -> Node:
    """A text without quotes that goes on over more lines; ``Broken`` where it takes in a point of a list."""
    first = node.start_mark.line + state.offset
    last = node.end_mark.line + state.offset + (1 if node.end_mark.column else 0)
    lines = state.page.lines
    is_point = DASH.match(lines[first]) and not lines[first][: node.start_mark.column].strip(" -")
    for number in range(first + 1, last):
        if DASH.match(lines[number]):
            note(state, wronglines.swallowed(lines, first, number), 0)
            return Broken(source)
        if is_point and wronglines.is_new_sentence(lines[number], lines[number - 1]):
            advice = wronglines.joined(lines[number], wronglines.indent_of(lines[first]))
            place = state.page.source(number, advice.start, advice.end)
            state.advice[number] = Problem(place, advice.code, advice.message, advice.hint)
    return Text(str(node.value), source)


def _source(node: yaml.Node, state: State) -> Source:
    page, start, end = state.page, node.start_mark, node.end_mark
    line, column = start.line + state.offset, start.column
    is_short = end.line == start.line and isinstance(node, yaml.ScalarNode)
    if line >= len(page.lines):  # an empty value at the end stands below the last line
        return page.source(len(page.lines) - 1, column)
    if line in page.columns:
        return page.source(line, column, end.column if is_short else None)
    return Source(page.file, line + 1, column + 1, end.column - column if is_short else 0)
