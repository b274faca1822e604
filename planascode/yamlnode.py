"""Reading YAML with positions and without YAML's own types: every scalar keeps its text.

``compose`` turns bytes into ``Scalar``, ``Sequence`` and ``Mapping`` nodes with their ``Source``. YAML's
surprises (``no``, ``010``, ``1:30``, dates) cannot happen: nothing is converted here. Anchors, aliases, tags and
double keys are refused; trouble with the syntax becomes a ``Problem`` in the author's terms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import yaml

from planascode.problems import Problem, Source

MAX_BYTES = 1_000_000
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar: its text, whatever type YAML would make of it."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping in file order; keys keep their own place."""

    pairs: tuple[tuple[Text, Node], ...]
    source: Source


Node = Text | Items | Pairs
_PLAIN = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "seq", "map")
)
"""What YAML itself makes of a value without a tag."""

_EXPLAINED = (
    ("cannot start any token", "een tekst kan hier niet met dit teken beginnen", "zet de hele tekst tussen dubbele aanhalingstekens"),
    ("\\t", "er staat een tab in de inspringing", "gebruik spaties om in te springen, twee per niveau"),
    ("mapping values are not allowed", "er staat een dubbele punt met een spatie midden in een tekst, of de regel springt verkeerd in",
     "zet de tekst tussen dubbele aanhalingstekens, of zet de regel recht onder de vorige sleutel"),
    ("could not find expected ':'", "na de sleutel ontbreekt de dubbele punt", "schrijf: sleutel: waarde"),
    *((needle, "deze regel springt anders in dan de regels erboven", "zet de regel recht onder de regel waar hij bij hoort")
      for needle in ("did not find expected key", "did not find expected '-'", "block sequence entries are not allowed", "<document start>")),
    ("did not find expected ',' or", "in een rij tussen haken ontbreekt een komma of het sluitende haakje", "schrijf: [een, twee, drie]"),
    ("did not find expected node content", "in een rij tussen haken staat een komma te veel", "schrijf: [een, twee, drie]"),
    ("unknown escape character", "een schuine streep naar links (\\) kan hier niet", "schrijf / of gebruik enkele aanhalingstekens"),
    ("expected <block end>", "deze regel springt anders in dan de regels erboven", "zet de regel recht onder de regel waar hij bij hoort"),
    ("found unexpected end of stream", "een aanhalingsteken of haakje is niet gesloten", "zet het sluitende teken erbij"),
    ("while scanning a quoted scalar", "een aanhalingsteken is niet gesloten",
     "zet het sluitende teken erbij; of zet een tekst met een apostrof tussen dubbele aanhalingstekens"),
    ("expected ',' or", "in een rij tussen haken ontbreekt een komma of het sluitende haakje", "schrijf: [een, twee, drie]"),
    ("found undefined alias", "een sterretje aan het begin verwijst naar iets anders", "zet de tekst tussen dubbele aanhalingstekens"),
    ("special characters are not allowed", "er staat een onzichtbaar teken in dit bestand", "typ de tekst op deze regel opnieuw"),
    ("control characters are not allowed", "er staat een onzichtbaar teken in dit bestand", "typ de tekst op deze regel opnieuw"),
)  # fmt: skip


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a file, with the problems that make it unreadable."""
    if len(data) > MAX_BYTES:
        return "", [Problem(Source(file), "B-004", "dit bestand is groter dan 1 MB", "verdeel het over meer bestanden")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        hint = "sla het bestand op als UTF-8 (in Kladblok: Opslaan als, Codering UTF-8)"
        return "", [Problem(Source(file, row), "B-007", "dit bestand bevat tekens die niet te lezen zijn", hint)]
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<<<<<<<", ">>>>>>>")):
            hint = "kies een van de twee versies en haal de regels met <<<<, ==== en >>>> weg"
            message = "twee versies van dit bestand zijn niet samengevoegd"
            return "", [Problem(Source(file, number), "B-008", message, hint)]
    return text, []


def compose(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The content of a file as nodes, or None with the problems that stopped the reading."""
    text, unreadable = decode(data, file)
    if unreadable:
        return None, unreadable
    for number, line_text in enumerate(text.splitlines(), 1):
        indent = line_text[: len(line_text) - len(line_text.lstrip())]
        if "\t" in indent:
            hint = "gebruik spaties om in te springen, twee per niveau"
            return None, [
                Problem(
                    Source(file, number, indent.index("\t") + 1), "B-009", "er staat een tab in de inspringing", hint
                )
            ]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if _looks_deep(text) and (deep := _too_deep(text, loader)):
            hint = "een plan heeft hoogstens 20 niveaus"
            return None, [Problem(Source(file, deep), "B-014", "dit staat te diep genest", hint)]
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        return None, [_inside(_explain(error, file), text)]
    except yaml.YAMLError:
        hint = "typ de laatst gewijzigde regel opnieuw; plakken uit Word neemt zulke tekens mee"
        return None, [Problem(Source(file), "B-011", "er staat een onzichtbaar teken in dit bestand", hint)]
    if node is None:
        return None, [Problem(Source(file), "B-003", "dit bestand is leeg", "vul het, of verwijder het")]
    problems: list[Problem] = []
    return _node(node, file, problems, 0, set()), problems


def _looks_deep(text: str) -> bool:
    """Whether nesting may be deeper than ``MAX_DEPTH``; brackets inside a text count as well, so it may be wrong."""
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth += 1 if bracket in "[{" else -1
        if depth > MAX_DEPTH:
            return True
    return re.search(rf"^ *(?:[-?] +){{{MAX_DEPTH},}}", text, re.MULTILINE) is not None


def _too_deep(text: str, loader: Any) -> int:
    """The line on which nesting gets deeper than ``MAX_DEPTH``, or 0. Composing such a file would exhaust the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH + 1:
                return event.start_mark.line + 1 if event.start_mark else 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return 0


def _inside(problem: Problem, text: str) -> Problem:
    """The same problem, at the end of the text where the reader says it is after that."""
    lines = text.splitlines() or [""]
    if problem.source.line <= len(lines):
        return problem
    return replace(problem, source=Source(problem.source.file, len(lines), len(lines[-1]) + 1))


def _explain(error: yaml.MarkedYAMLError, file: str) -> Problem:
    said = f"{error.context} {error.problem}"
    unclosed = "quoted scalar" in said or "while parsing a flow" in said
    mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
    source = Source(file, mark.line + 1, mark.column + 1) if mark else Source(file)
    for needle, message, hint in _EXPLAINED:
        if needle in said:
            return Problem(source, "B-010", message, hint)
    return Problem(
        source,
        "B-010",
        "deze regel is niet te lezen",
        "vergelijk de regel met een ander bestand van dezelfde soort",
    )


def _node(node: yaml.Node, file: str, problems: list[Problem], depth: int, seen: set[int]) -> Node:
    source = _source(node, file)
    if depth > MAX_DEPTH:
        problems.append(Problem(source, "B-014", "dit staat te diep genest", "een plan heeft hoogstens 20 niveaus"))
        return Text("", source)
    if id(node) in seen:
        hint = "schrijf de waarde voluit; zet een tekst die met & of * begint tussen dubbele aanhalingstekens"
        problems.append(Problem(source, "B-012", "een verwijzing met & en * kan hier niet", hint))
        return Text("", source)
    seen.add(id(node))
    if node.tag not in _PLAIN:
        hint = "zet een tekst die met ! begint tussen dubbele aanhalingstekens"
        problems.append(Problem(source, "B-012", "een opdracht met ! kan hier niet", hint))
    if isinstance(node, yaml.ScalarNode):
        return Text(str(node.value), source)
    if isinstance(node, yaml.SequenceNode):
        return Items(tuple(_node(item, file, problems, depth + 1, seen) for item in node.value), source)
    pairs: list[tuple[Text, Node]] = []
    keys: dict[str, Source] = {}
    for key, value in node.value:
        place = _source(key, file)
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem(place, "B-010", "hier hoort een sleutel te staan", "schrijf: sleutel: waarde"))
            continue
        if key.value in keys:
            hint = f"hij staat ook op regel {keys[key.value].line}; haal er een weg"
            problems.append(Problem(place, "B-013", f"de sleutel '{key.value}' staat er twee keer", hint))
            continue
        keys[key.value] = place
        pairs.append((Text(key.value, place), _node(value, file, problems, depth + 1, seen)))
    return Pairs(tuple(pairs), source)


def _source(node: yaml.Node, file: str) -> Source:
    start, end = node.start_mark, node.end_mark
    is_short = isinstance(node, yaml.ScalarNode) and end.line == start.line
    return Source(file, start.line + 1, start.column + 1, end.column - start.column if is_short else 0)
