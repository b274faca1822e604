"""What an edition may show: a plan filtered before anything is composed, so that no layout can show more.

Editions are an ordered list, from open to closed. A record, a field or a Markdown block carries the lowest
edition that shows it; without a mark it is shown by all, except what the model marks for the most closed
edition (``aantekening``, ``opmerkingen``). The filtered plan bears no trace of the marks.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from planascode.model import HOOGSTE_EDITIE, Plan, Record
from planascode.records import field_types

ORDER_FIELDS = frozenset({"prioriteiten", "themas", "maatregelen", "indicatoren"})
"""Fields of parents that list their children in order; hidden children are left out of them."""
ORDERED = frozenset({"Plangegevens", "Prioriteit", "Thema"})


def for_edition(plan: Plan, editie: str) -> Plan:
    """The plan as ``editie`` may show it. ValueError when the plan has no such edition."""
    edities = plan.gegevens.edities
    shown = edities[: edities.index(editie) + 1]
    records = {
        collection: {
            key: _record(record, shown, edities[-1])
            for key, record in found.items()
            if _edition(collection, record, edities) in shown
        }
        for collection, found in plan.records.items()
    }
    known = {key for found in records.values() for key in found}
    records = {
        collection: {key: _order(record, known) for key, record in found.items()}
        for collection, found in records.items()
    }
    teksten = {
        address: text
        for address, source in plan.teksten.items()
        if _home_is_shown(address, records) and (text := filter_text(source, shown)).strip()
    }
    return Plan(
        gegevens=_order(_record(plan.gegevens, shown, edities[-1]), known),
        indeling=plan.indeling,
        records=records,
        teksten=teksten,
        plaats={key: home for key, home in plan.plaats.items() if key in known},
        beelden={name: beeld for name, beeld in plan.beelden.items() if name in _pictured(records)},
    )


def _edition(collection: str, record: Record, edities: Sequence[str]) -> str:
    return record.editie or (edities[-1] if collection in HOOGSTE_EDITIE else edities[0])


def _pictured(records: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The files of the pictures that are shown."""
    return {figuur.bestand for figuur in records.get("figuren", {}).values()}


def _home_is_shown(address: str, records: Mapping[str, Mapping[str, Any]]) -> bool:
    collection, key, *_ = address.split("/")
    return collection not in ("themas", "prioriteiten", "bijlagen") or key in records[collection]


def _record(value: Any, shown: Sequence[str], highest: str) -> Any:
    """A record without the fields that are not shown, through all records inside it."""
    changes: dict[str, Any] = {}
    marks = getattr(value, "editie_per_veld", {})
    for kind, item in zip(field_types(type(value)), dataclasses.fields(value), strict=True):
        mark = marks.get(kind.name) or (highest if kind.editie == "hoogste" else "")
        current = getattr(value, kind.name)
        if (mark and mark not in shown) or kind.name in ("editie", "editie_per_veld"):
            changes[kind.name] = (
                item.default_factory() if item.default_factory is not dataclasses.MISSING else item.default
            )
        elif isinstance(current, tuple) and current and dataclasses.is_dataclass(current[0]):
            kept = [part for part in current if not getattr(part, "editie", None) or part.editie in shown]
            changes[kind.name] = tuple(_record(part, shown, highest) for part in kept)
        elif isinstance(current, Mapping):
            changes[kind.name] = {
                key: _record(part, shown, highest) if dataclasses.is_dataclass(part) and hasattr(part, "id") else part
                for key, part in current.items()
            }
    return replace(value, **changes)


def _order(record: Any, known: set[str]) -> Any:
    if type(record).__name__ not in ORDERED:
        return record
    changes = {
        name: tuple(key for key in getattr(record, name) if key in known)
        for name in ORDER_FIELDS
        if hasattr(record, name)
    }
    return replace(record, **changes)


def filter_text(text: str, shown: Sequence[str]) -> str:
    """Markdown without the ``::: editie`` blocks that are not shown; of the others the fences go.

    A block that is not shown takes the blank lines before it along: nothing says that it was there.
    """
    lines: list[str] = []
    hidden = gap = False
    for line in text.split("\n"):
        if line.startswith(":::"):
            name = line.strip(": ")
            hidden = bool(name) and name not in shown
            gap = gap or (hidden and not lines)
            while hidden and lines and not lines[-1]:
                lines.pop()
                gap = True
        elif not hidden:
            if gap and line and lines:
                lines.append("")
            if line or lines or not gap:
                lines.append(line)
            gap = gap and not lines
    return "\n".join(lines)
