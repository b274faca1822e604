"""What the model alone says of a record, for a hint: where it is found, how one is added, what a field looks like and where its line goes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import Any

from planascode.fields import field_types, kind_of
from planascode.model import COLLECTIONS, Naar, Punt, Record, Wetsartikel
from planascode.persons import is_body
from planascode.values import as_id, is_id

SHORT: dict[type, str] = {Punt: "tekst", Wetsartikel: "tekst"}
"""Records that may be written as a bare text, with the key that the text stands for."""
NESTED = {"doelen": "prioriteiten/*", "onderdelen": "randvoorwaarden/randvoorwaarden.yaml"}
"""Records inside records -> where they stand."""


def found_in(naar: Naar) -> str:
    """The file or folder, as part of a Dutch sentence, in which a reference finds its record."""
    if naar.collections == ("*",):
        return "het stuk zelf"
    patterns = [(NESTED.get(name) or COLLECTIONS[name][1]).split()[0] for name in naar.collections]
    places = [f"de map {pattern.partition('/')[0]}" if "*" in pattern else pattern for pattern in patterns]
    return " of ".join(dict.fromkeys(place.removesuffix("[]") for place in places))


_ONE_LINE = frozenset({"organisaties", "rollen", "documenten", "assen", "toestanden", "grondslagen", "middelen", "dekkingen"})
"""Collections of which a record is a line of a list."""


def how_to_add(naar: Naar, said: str) -> str:
    """How to add the record that ``said`` (an id, a name, or "") refers to, as the end of a hint; empty where it takes more than a line."""
    name = naar.collections[0]
    if name not in _ONE_LINE:
        return ""
    said = said if name != "rollen" or is_body(said) else ""
    key = said if is_id(said) else as_id(said) or "..."
    needed = [item.name for item in field_types(COLLECTIONS[name][0]) if item.required and item.name != "id"]
    fields = [f"{field}: {said if field == 'naam' and key not in ('...', said) else '...'}" for field in needed]
    there = "haar" if name in ("organisaties", "rollen") else "het"
    return f"; staat {'zij' if there == 'haar' else 'het'} er niet (meer) bij, zet {there} dan in {found_in(naar)}: - {{id: {key}, {', '.join(fields)}}}"


def shape(hint: Any) -> str:
    """What the value of a field looks like, with dots for what the author knows."""
    kind = kind_of(hint)
    if kind.origin is not tuple:
        return "{...: ...}" if kind.origin is Mapping else "..."
    inner = kind.parts[0]
    needed = [item for item in field_types(inner) if item.required] if dataclasses.is_dataclass(inner) and inner not in SHORT else []
    return f"[{{{', '.join(f'{item.name}: {shape(item.hint)}' for item in needed)}}}]" if needed else "[...]"


def goes_above(cls: type, name: str, lines: Mapping[str, int]) -> str:
    """Above which key a line with this one goes, as the end of a hint; ``lines`` are those of the keys that are there, one for each."""
    order = list(order_of(cls))
    below = next((key for key in order[order.index(name) + 1 :] if key in lines), "") if name in order else ""
    is_alone = below and [*lines.values()].count(lines[below]) == 1  # else the record is written on one line
    return f"; die regel komt boven '{below}' (regel {lines[below]})" if is_alone else ""


@cache
def order_of(cls: type) -> Mapping[str, int]:
    """Field of a record -> its place in the model's order; without what every record may carry."""
    own = [item.name for item in field_types(cls)]
    common = {item.name for item in field_types(Record)} - {"id"} if issubclass(cls, Record) else set()
    return {name: number for number, name in enumerate(name for name in own if name not in common)}


def in_order(cls: type, keys: list[str]) -> list[str]:
    """Keys in the model's order. What every record may carry, such as ``editie``, stays behind the key that it stands behind."""
    order, rank = order_of(cls), -1
    ranked = [(rank := order.get(key, rank), key) for key in keys]
    return [key for _, key in sorted(ranked, key=lambda item: item[0])]
