"""What an edition may show: a plan filtered before anything is composed, so that no layout can show more.

Editions are an ordered list, from open to closed. A record, a field or a Markdown block carries the lowest
edition that shows it; without a mark it is shown by all, except what the model marks for the most closed
edition (``aantekening``, ``opmerkingen``) and what is still a ``voorstel``. With a prioriteit or thema all that stands in it is
hidden. The filtered plan bears no trace of the marks.
Counts that can be traced to persons are for the most closed edition too (``smallcounts``), and for none in a plan with one edition.
"""

from __future__ import annotations

import dataclasses
import datetime
import operator
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from planascode.fields import field_types, lift_nested
from planascode.model import COLLECTIONS, HOOGSTE_EDITIE, NERGENS, Plan, Record, Stand
from planascode.smallcounts import told

ORDER_FIELDS = frozenset({"prioriteiten", "themas", "maatregelen", "indicatoren"})
"""Fields of parents that list their children in order; hidden children are left out of them."""
ORDERED = frozenset({"Plangegevens", "Prioriteit", "Thema"})

CLOSED = frozenset({"intern", "besloten", "vertrouwelijk", "geheim", "concept"})
"""Names that no edition has that everybody reads."""


def for_edition(plan: Plan, editie: str) -> Plan:
    """The plan as ``editie`` may show it on its peildatum: without the standen of later. ValueError when it has no such edition."""
    edities = plan.gegevens.edities
    shown = edities[: edities.index(editie) + 1]
    records = {
        collection: {
            key: _record(record, shown, edities[-1], plan.gegevens.peildatum)
            for key, record in found.items()
            if edition_of(collection, record, edities) in shown and collection not in NERGENS
        }
        for collection, found in plan.records.items()
        if collection in COLLECTIONS
    }
    for collection in ("themas", "maatregelen"):
        hidden = {key for parents in ("prioriteiten", "themas") for key in plan[parents] if key not in records[parents]}
        records[collection] = {key: item for key, item in records[collection].items() if plan.plaats.get(key) not in hidden}
    if "indicatoren" in records and (editie != edities[-1] or len(edities) == 1):
        records["indicatoren"] = {key: told(item) for key, item in records["indicatoren"].items()}
    known = {key for found in records.values() for key in found}
    records = {
        collection: {key: _order(record, known) for key, record in found.items()}
        for collection, found in records.items()
    }
    lift_nested(records, {})
    known.update(records["doelen"], records["onderdelen"])
    teksten = {
        address: text
        for address, source in plan.teksten.items()
        if _home_is_shown(address, records) and (text := filter_text(source, shown)).strip()
    }
    return Plan(
        gegevens=_order(_record(plan.gegevens, shown, edities[-1], plan.gegevens.peildatum), known),
        indeling=plan.indeling,
        records=records,
        teksten=teksten,
        plaats={key: home for key, home in plan.plaats.items() if key in known},
        beelden={name: beeld for name, beeld in plan.beelden.items() if name in _pictured(records)},
    )


def edition_of(collection: str, record: Record, edities: Sequence[str]) -> str:
    """The most open edition that shows a record of this collection."""
    closed = collection in HOOGSTE_EDITIE
    return edities[-1] if record.voorstel else record.editie or (edities[-1] if closed else edities[0])


def _pictured(records: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The files of the pictures that are shown."""
    return {figuur.bestand for figuur in records.get("figuren", {}).values()}


def _home_is_shown(address: str, records: Mapping[str, Mapping[str, Any]]) -> bool:
    collection, key, *_ = address.split("/")
    return collection not in ("themas", "prioriteiten", "bijlagen") or key in records[collection]


def _record(value: Any, shown: Sequence[str], highest: str, day: datetime.date) -> Any:
    """A record without what is not shown, and without standen after ``day``, through all records inside it; itself when all is shown."""
    changes: dict[str, Any] = {}
    cls: Any = type(value)
    marks = getattr(value, "editie_per_veld", {})
    for name, own, default in _fields(cls):
        mark = marks.get(name) or (highest if own == "hoogste" else "")
        current = kept = getattr(value, name)
        if (mark and mark not in shown) or name in ("editie", "editie_per_veld"):
            kept = default()
            kept = current if kept == current else kept
        elif isinstance(current, tuple) and current and dataclasses.is_dataclass(current[0]):
            kept = tuple(
                _record(part, shown, highest, day)
                for part in current
                if (not getattr(part, "editie", None) or part.editie in shown)
                and not (getattr(part, "voorstel", False) and highest not in shown)
                and not (isinstance(part, Stand) and part.peildatum > day)
            )
            kept = current if _same(kept, current) else kept
        elif isinstance(current, Mapping):
            kept = {
                key: _record(part, shown, highest, day)
                if dataclasses.is_dataclass(part) and hasattr(part, "id")
                else part
                for key, part in current.items()
            }
            kept = current if _same(kept.values(), current.values()) else kept
        if kept is not current:
            changes[name] = kept
    return replace(value, **changes) if changes else value


@cache
def _fields(cls: Any) -> tuple[tuple[str, str, Callable[[], Any]], ...]:
    """(name, its own edition, how its default is made) of each field of a record class."""
    return tuple(
        (
            kind.name,
            kind.editie,
            item.default_factory if item.default_factory is not dataclasses.MISSING else partial(_itself, item.default),
        )
        for kind, item in zip(field_types(cls), dataclasses.fields(cls), strict=True)
    )


def _itself(value: Any) -> Any:
    return value


def _same(some: Collection[Any], others: Collection[Any]) -> bool:
    return len(some) == len(others) and all(map(operator.is_, some, others))


def _order(record: Any, known: set[str]) -> Any:
    if type(record).__name__ not in ORDERED:
        return record
    changes = {}
    for name in ORDER_FIELDS:
        keys = getattr(record, name, ())
        if not known.issuperset(keys):
            changes[name] = tuple(key for key in keys if key in known)
    return replace(record, **changes) if changes else record


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
