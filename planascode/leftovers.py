"""Marks of Markdown that did nothing, and would be printed as they stand: ``##Kop``, ``**vet`` without an end, a table of pipes.

They are looked for after the reading, in what is left as plain text; a mark with ``\\`` before it is meant to be printed. What
a copy from Word or Excel brings, is looked for before it (``pasted``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

_PRINTED = "moet het teken er zo staan, zet er dan \\ voor"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A mark on ``line`` (from 1) or a later one, with the ``words`` it stands in."""

    line: int
    words: str
    code: str
    message: str
    hint: str


_NO_POINT = "'{}' wordt geen punt van een lijst: een punt begint met een streepje"
_NO_TABLE = "een tabel kan hier niet"
_FIGURES = "cijfers horen in de map monitoring en bedragen in de map geld"
_TABLE = (
    re.compile(r"\|.*\||:?-{2,}:?[ \t]*\|[-:| \t]*"),
    "T-001",
    _NO_TABLE,
    f"maak er een lijst van, elk punt met een streepje; {_FIGURES}",
)
_BULLET = re.compile(r"\s*(?P<old>(?:[•·▪◦●‣\uf0b7\uf0a7][ \t]+|[o§–—]\t+))(?=\S)")
"""What Word puts before a point of a list; some of these signs are one only before a tab."""
_TYPED = re.compile(r"(?P<old>(?:[–—]|(?P<letter>[a-h])\))[ \t]+)(?=\S)")
"""What people type before a point themselves; it is one only where a paragraph begins, or below another."""
_POINT = re.compile(r"(?:[-*+]|\d+[.)])[ \t]")
_SHOWN = {"\uf0b7": "•", "\uf0a7": "▪"}
"""What Word's own letter shows for a sign that others do not have."""
_ROW = re.compile(r"(?! *(?:[-*+>#]|\d+[.)])\s)(?:\S.*|\t.*\S.*)\t.*\S")
_BEGINS = (
    (
        re.compile(r"(?:#{2,}|#(?=[A-Z]))[^\s#]\S*"),
        "T-019",
        "'{}' wordt geen kop: na de hekjes hoort een spatie",
        "schrijf bijvoorbeeld: ## De kop",
    ),
    (
        re.compile(r"[-+](?=[^\W\d_])\w*"),
        "T-019",
        "'{}' wordt geen punt van een lijst: na het streepje hoort een spatie",
        "schrijf bijvoorbeeld: - Het punt",
    ),
    (
        re.compile(r"[•·▪◦●‣]"),
        "T-019",
        _NO_POINT,
        "schrijf bijvoorbeeld: - Het punt",
    ),
)
"""What can only go wrong at the beginning of a line."""
_MARKS = re.compile(r"[])*_]")
"""Without one of these nothing of ``_ANYWHERE`` is there, and to look for it sign by sign is slow."""
_ANYWHERE = (
    (
        re.compile(r"\]\(\S*"),
        "T-019",
        "'{}' wordt geen link",
        "schrijf het adres zonder spaties, en sluit het met ): [de woorden](https://...) of [de woorden](#id)",
    ),
    (
        re.compile(r"\)\[(?:https?:|www\.|mailto:)[^\s\]]*\]?"),
        "T-019",
        "'{}' wordt geen link: de haken staan omgewisseld",
        "schrijf de woorden tussen [ en ], en het adres erachter tussen ( en ): [de woorden](https://...)",
    ),
    (
        re.compile(r"\][ \t]+\((?:https?:|www\.|mailto:|#)\S*"),
        "T-019",
        "'{}' wordt geen link",
        "haal de spatie tussen ] en ( weg",
    ),
    (
        re.compile(
            r"\*\*[ \t][^*]{1,80}[ \t]\*\*|\w{0,30}\*\*\w{0,30}|(?<![\w*])\*[^\W\d_]\w{0,30}"
            r"|(?<![\w/])__?[^\W_]\w{0,30}|[^\W_]{1,30}__(?!\w)"
        ),
        "T-019",
        "'{}' wordt niet vet of cursief: de tekens ervoor en erna passen niet bij elkaar",
        f"zet ze aan beide kanten tegen de woorden: **vet** of *cursief*; {_PRINTED}",
    ),
)


def pasted(lines: list[str]) -> Iterator[tuple[Leftover, str, str]]:
    """What comes from Word or Excel, and what must stand in the place of what, where that is sure; ``lines`` become what is to be read."""
    is_table, is_open = False, True
    for number, line in enumerate(lines):
        match = _BULLET.match(line) or (_TYPED.match(line) if is_open else None)
        is_open = match is not None or _POINT.match(line) is not None or not line.strip() or line.rstrip().endswith(":")
        if match:
            sign, words = match["old"].strip(), line[match.end() :].strip()
            hint = f"schrijf: - {words if len(words) <= 60 else words[:60].rpartition(' ')[0] + ' ...'}"
            yield (
                Leftover(number + 1, sign, "T-019", _NO_POINT.format(_SHOWN.get(sign, sign)), hint),
                *((match["old"], "- ") if not match.groupdict().get("letter") else ("", "")),  # a text may name its letter
            )
            lines[number] = line.replace(match["old"], "- ", 1)
        is_row = not match and _ROW.match(line) is not None
        if is_row and not is_table and (following := "".join(lines[number + 1 : number + 2])) and _ROW.match(following):
            is_table = True
            cells = zip(line.split("\t"), following.split("\t"), strict=False)
            point = "; ".join(f"{head.strip()}: {cell.strip()}".removeprefix(": ") for head, cell in cells)
            hint = f"maak er een lijst van, bijvoorbeeld: - {point}; {_FIGURES}"
            yield Leftover(number + 1, line.strip(), "T-001", _NO_TABLE, hint), "", ""
        is_table = is_table and is_row
        if is_table:
            lines[number] = ""


def leftovers(tokens: Iterable[Token]) -> Iterator[Leftover]:
    """The marks that are left in the plain text of ``tokens``, as they are before escapes are joined to the text around them."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else 1
        begins, is_table = True, False
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line, begins = line + 1, True
                continue
            if child.type == "text" and child.content:
                if begins and not is_table and _TABLE[0].match(child.content):
                    is_table = True
                    yield Leftover(line, child.content.strip(), *_TABLE[1:])
                for pattern, code, message, hint in _BEGINS if begins else ():
                    if match := pattern.match(child.content):
                        yield Leftover(line, match[0], code, message.format(match[0]), hint)
                for pattern, code, message, hint in _ANYWHERE if _MARKS.search(child.content) else ():
                    for match in pattern.finditer(child.content):
                        yield Leftover(line, match[0], code, message.format(match[0]), hint)
            begins = False
