"""What was decided: the fields of a plan that a decision is about, as lines of text to keep beside the plan and to compare with.

A line is an address with its value as printed; of a long value its beginning and a digest. What goes on after the decision
(standen, figures, notes, the stages themselves) is no part of it: the model marks these fields ``loopt``. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any

from planascode.fields import dump, field_types, item_key, kind_of
from planascode.model import COLLECTIONS, LOPEND, Plan, Plangegevens
from planascode.values import Ontbreekt

FILE = "vastgesteld.txt"
"""Where the lines stand in a plan's folder."""
_LONG = 80
_HEAD = (
    "# Vastgesteld op {day}. Dit bestand maakt de opdracht uitgave; verander het niet.\n"
    "# Wat hier staat, verandert pas met een nieuw besluit. Hoe dat gaat, leest u in docs/handleiding/versie.md.\n"
)
_DAY = re.compile(r"# Vastgesteld op ([^.\n]+)\.")


@dataclass(frozen=True, slots=True)
class Decided:
    """Address -> words of what is decided, and the addresses of what a later decision ended (``vervallen``)."""

    lines: Mapping[str, str]
    ended: frozenset[str]


def decided(plan: Plan) -> Decided:
    """What a decision on this plan is about; a ``voorstel`` is not part of it."""
    ended: set[str] = set()
    found = dict(_lines(Plangegevens, plan.gegevens, "plan", ended))
    for collection, (cls, _) in COLLECTIONS.items():
        for key, record in () if collection in LOPEND else plan[collection].items():
            found |= _lines(cls, record, f"{collection}/{key}", ended)
    found |= {f"teksten/{address}": _short(text.strip()) for address, text in plan.teksten.items()}
    found |= {f"beelden/{name}": _digest(beeld.data) for name, beeld in plan.beelden.items()}
    return Decided(found, frozenset(ended))


def _lines(hint: Any, value: Any, address: str, ended: set[str]) -> Iterator[tuple[str, str]]:
    if value is None or value == () or getattr(value, "voorstel", False):
        return
    kind = kind_of(hint)
    if isinstance(value, tuple) and is_dataclass(value[0]) and not isinstance(value[0], Ontbreekt):
        for number, item in enumerate(value, 1):
            yield from _lines(kind.parts[0], item, f"{address}/{item_key(item, number, kind.parts[0])}", ended)
    elif isinstance(kind.inner, type) and kind.inner is type(value) and is_dataclass(value):
        if getattr(value, "vervallen", None):
            ended.add(address)
        for part in field_types(kind.inner):
            if not part.loopt:
                yield from _lines(part.hint, getattr(value, part.name), f"{address}/{part.name}", ended)
    else:
        yield address, _short(_words(dump(hint, value)))


def _words(data: Any) -> str:
    if isinstance(data, list):
        return " | ".join(map(_words, data))
    if isinstance(data, dict):
        return ", ".join(f"{key}: {_words(item)}" for key, item in data.items())
    return str(data)


def _short(words: str) -> str:
    """Words on one line; of many their beginning, with a digest of all."""
    if len(words) <= _LONG and "\n" not in words:
        return words
    return f"{' '.join(words[:_LONG].split())} ... [{_digest(words.encode())}]"


def _digest(data: bytes) -> str:
    import hashlib  # a plan on which nothing was decided needs none, and it is slow to import

    return hashlib.sha256(data).hexdigest()[:12]


def write(found: Decided, day: str) -> str:
    """The file: what was decided on ``day``, by address."""
    return _HEAD.format(day=day) + "".join(f"{address}: {words}\n" for address, words in sorted(found.lines.items()))


def read(text: str) -> tuple[str, dict[str, str]]:
    """The day of a file that ``write`` made and its lines by address; no day when it is not such a file."""
    lines = (line.partition(": ") for line in text.split("\n") if line and not line.startswith("#"))
    match = _DAY.match(text)
    return match[1] if match else "", {address: words for address, _, words in lines}
