"""What reading a plan collects, and how it takes what is written otherwise than it can be read.

What is sure to be meant is read so; its problem carries the edit. The rest is ``BAD``: the marker for what could not be read.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from typing import Any

from planascode import yamlnode
from planascode.model import Naar
from planascode.otherwords import Notes
from planascode.problems import Edit, Problem, Source
from planascode.syntax import CURLED, CURLY, ELISION, uncurled
from planascode.wronglines import enclosed

BAD: Any = object()
"""Stands for what could not be read; its problem is noted."""


@dataclass(slots=True)
class Reading:
    """What reading collects: problems, for each address its place, references with the address of what holds them,
    the records whose keys are not in the model's order, and the notes of records that have any.

    What a problem with edits is about, was read as if it were mended.
    """

    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    references: list[tuple[str, yamlnode.Text, Naar]] = field(default_factory=list)
    unordered: list[tuple[str, type, yamlnode.Pairs]] = field(default_factory=list)
    notes: dict[str, Notes] = field(default_factory=dict)

    def add(
        self,
        source: Source,
        code: str,
        message: str,
        hint: str = "",
        label: str = "",
        edits: tuple[Edit, ...] = (),
    ) -> Any:
        """Note a problem; gives the value that stands for 'could not be read'."""
        self.problems.append(Problem(source, code, message, hint, label, edits=edits))
        return BAD


def is_bad(value: Any) -> bool:
    """Whether ``read`` could not read this."""
    return value is BAD


def did_you_mean(*found: str) -> str:
    """The question whether one of these was meant; empty when there is none."""
    names = " of ".join(f"'{name}'" for name in found)
    return f"bedoelde u {names}?" if names.strip("'") else ""


def wide(source: Source, raw: str) -> Source:
    """A place as wide as what is written there."""
    return dataclasses.replace(source, width=len(raw))


def read_colon(node: yamlnode.Pairs, reading: Reading) -> Any:
    """A text with a colon in it, which looks like a key with its value."""
    text = uncurled(node.raw)
    whole = "" if " #" in text else enclosed(text)
    hint = f"schrijf: {whole}" if whole else "zet de hele tekst tussen dubbele aanhalingstekens"
    edits = (Edit(node.source.line, node.source.column, node.raw, whole),) if whole else ()
    code, message = "B-021", "in deze tekst staat een dubbele punt met een spatie erachter"
    if text != node.raw:
        code, message = "B-023", CURLY
        hint = f"{hint} (met rechte aanhalingstekens, en zonder de gekrulde)"
    bad = reading.add(wide(node.source, node.raw), code, message, hint, edits=edits)
    return " ".join(text.split()) if edits else bad


def read_signs(node: yamlnode.Text, reading: Reading) -> None:
    """What stands in or behind a text and is probably meant otherwise; the text is read as it stands."""
    if node.behind:
        source = dataclasses.replace(
            node.source, column=node.source.column + node.source.width + 1, width=len(node.behind)
        )
        whole = enclosed(f"{node.raw} {node.behind}") or '"..."'
        hint = f"hoort het bij de tekst, schrijf dan: {whole}; is het een opmerking, zet er dan twee spaties voor"
        reading.add(source, "B-022", "dit wordt niet gelezen: het staat achter een #", hint)
    if ELISION.match(node.raw):
        message = f"de apostrof vooraan wordt niet gedrukt: er komt {node.text.split()[0]} te staan"
        hint = f"hoort hij bij de tekst, schrijf dan: {enclosed(node.raw[:-1])}; anders: {enclosed(node.text)}"
        reading.add(node.source, "B-023", message, hint)
    if (
        node.raw[:1] in CURLED
        and node.raw[-1:] in f'{CURLED}"'
        and len(node.raw) > 2
        and node.raw[:1] not in node.raw[1:-1]
    ):
        hint = "zij worden zo gedrukt; horen zij niet bij de tekst, haal ze dan weg"
        reading.add(node.source, "B-027", "deze tekst staat tussen gekrulde aanhalingstekens", hint)


_POINT = re.compile(r"[^,;\s](?:[^,;]*[^,;\s])?")
_PAIR = re.compile(r"(?:en +)?(\S+)(?: +en +(\S+))?")


def parts_of(node: yamlnode.Text) -> tuple[yamlnode.Text, ...]:
    """The names in an unquoted value, as values of their own: a comma, a semicolon and ``en`` between two words part them."""
    spans: list[tuple[int, int]] = []
    for match in _POINT.finditer(node.raw):
        pair = _PAIR.fullmatch(node.raw, *match.span())
        spans += [pair.span(number) for number in (1, 2) if pair[number]] if pair else [match.span()]
    return tuple(
        yamlnode.Text(
            node.raw[start:end],
            dataclasses.replace(node.source, column=node.source.column + start, width=end - start),
            node.raw[start:end],
            in_row=True,
        )
        for start, end in spans
    )


_SENTENCE = re.compile(r"[A-ZÀ-Ý]\S* (?:\S+ ){2,}\S+[.!?]")
"""Words that are one point of a list, whatever commas are in them."""


def row_of(node: yamlnode.Text, is_reference: bool) -> tuple[str, bool]:
    """A single value as the row that it must be, and whether that is sure; empty where nobody can say."""
    if is_reference:
        words = [part.text for part in parts_of(node)]
        is_sure = bool(words) and all(re.fullmatch(r"[\w -]+", word) for word in words)
        return (f"[{', '.join(words)}]", True) if is_sure else ("", False)
    words = [word.strip() for word in node.raw.split(",")]
    if len(words) > 1 and _SENTENCE.fullmatch(node.raw) and (whole := enclosed(node.raw)):
        return f"[{whole}]", True
    if not node.raw or re.search(r"[;\[\]{}'\"]", node.raw) or not all(words):
        return "", False
    row = f"[{node.raw}]" if not re.search(r": |:$| #|^[-?&*!|>%@`#]", node.raw) else f'["{node.raw}"]'
    return row, len(words) == 1
