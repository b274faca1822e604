"""A plan seen from the side: who is asked what, what is due when, and what changed on which day.

All of it follows from a plan that was filtered for an edition; what that plan does not hold is not here.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from planascode import derive, overview
from planascode.derive import Werk, werk
from planascode.model import Maatregel, Plan, Prioriteit, Stand
from planascode.values import Kwartaal, Planning, first_day, last_day

ROLES = ("partners", "intern", "portefeuillehouders", "trekker")
"""Fields in which a measure names who does something for it."""


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A stand that was reported, and the one before it on the same part, if any."""

    werk: Werk
    stand: Stand
    vorige: Stand | None


@dataclass(frozen=True, slots=True)
class Kwartaalwerk:
    """What begins, runs on and ends in a quarter. A part that begins and ends in it stands under ``eindigt`` alone."""

    kwartaal: Kwartaal
    begint: tuple[Werk, ...]
    loopt: tuple[Werk, ...]
    eindigt: tuple[Werk, ...]


def bij_naam(plan: Plan) -> dict[str, tuple[Maatregel, ...]]:
    """Of each organisation, role, doel, indicator and budgetpost the measures that name it, in the council's order."""
    found: dict[str, dict[str, Maatregel]] = {}
    for item in werk(plan):
        for key in _named(item.maatregel):
            found.setdefault(key, {})[item.maatregel.id] = item.maatregel
    return {key: tuple(measures.values()) for key, measures in found.items()}


def per_prioriteit(plan: Plan, maatregelen: Sequence[Maatregel]) -> list[tuple[Prioriteit, tuple[Maatregel, ...]]]:
    """These measures under the prioriteit in which each stands; a prioriteit without any is left out."""
    found: dict[str, list[Maatregel]] = {}
    for maatregel in maatregelen:
        found.setdefault(derive.prioriteit_van(plan, maatregel.id), []).append(maatregel)
    return [(item, tuple(found[item.id])) for item in derive.prioriteiten(plan) if item.id in found]


def taken(maatregel: Maatregel, key: str) -> tuple[str, ...]:
    """The fields of ``ROLES`` in which a measure names this organisation or role."""
    return tuple(name for name in ROLES if key in ids(getattr(maatregel, name)))


def kwartalen(plan: Plan) -> tuple[Kwartaalwerk, ...]:
    """The quarters in which something begins or ends, in the order of time, with what runs on in them."""
    spans = [(item, span) for item in werk(plan) if (span := _span(item.uitvoering.planning))]
    turns = sorted({edge for _, span in spans for edge in span if edge is not None})
    return tuple(_kwartaal(place, spans) for place in turns)


def zonder_kwartaal(plan: Plan) -> tuple[Werk, ...]:
    """The parts of which no quarter is known: without end and beginning, or with a planning that is not known."""
    return tuple(item for item in werk(plan) if not _span(item.uitvoering.planning))


def mijlpalen(plan: Plan, most: int) -> tuple[Werk, ...]:
    """The parts that are due next after the peildatum and are not done, soonest first."""
    day = plan.gegevens.peildatum
    ahead = [
        (last_day(item.uitvoering.planning.eind), item)
        for item in werk(plan)
        if isinstance(item.uitvoering.planning, Planning) and item.uitvoering.planning.eind
        if last_day(item.uitvoering.planning.eind) >= day and not overview.is_done(plan, item.uitvoering.standen)
    ]
    return tuple(item for _, item in sorted(ahead, key=lambda pair: pair[0])[:most])


def wijzigingen(plan: Plan) -> tuple[tuple[datetime.date, tuple[Wijziging, ...]], ...]:
    """The standen by their day, newest first; none of a day after the peildatum."""
    days: dict[datetime.date, list[Wijziging]] = {}
    for item in werk(plan):
        before: Stand | None = None
        for stand in sorted(item.uitvoering.standen, key=lambda stand: stand.peildatum):
            if stand.peildatum <= plan.gegevens.peildatum:
                days.setdefault(stand.peildatum, []).append(Wijziging(item, stand, before))
                before = stand
    return tuple((day, tuple(days[day])) for day in sorted(days, reverse=True))


def ids(value: object) -> tuple[str, ...]:
    """The ids in a field that holds one, some, or the reason why there is none; each once."""
    return (value,) if isinstance(value, str) else tuple(dict.fromkeys(value)) if isinstance(value, tuple) else ()


def aandacht(overzicht: overview.Overzicht) -> tuple[tuple[str, str, tuple[overview.Regel, ...]], ...]:
    """Signal, heading and rows of what somebody has to act on; what is done or has yet to begin is not that."""
    return tuple(
        (name, heading, tuple(regel for regel in overzicht.regels if name in regel.signalen))
        for name, (_, heading) in overview.SIGNALEN.items()
        if name not in ("klaar", "wacht")
    )


def _named(maatregel: Maatregel) -> frozenset[str]:
    return frozenset(
        key for name in (*ROLES, "doelen", "indicatoren", "budgetposten") for key in ids(getattr(maatregel, name))
    )


def _span(planning: object) -> tuple[int | None, int | None] | None:
    """The first and last quarter of a planning as numbers in a row; None when it has neither."""
    if not isinstance(planning, Planning) or not (planning.begin or planning.eind):
        return None
    begin = _place(first_day(planning.begin)) if planning.begin else None
    end = _place(last_day(planning.eind)) if planning.eind else None
    return begin, end


def _place(day: datetime.date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _quarter(place: int) -> Kwartaal:
    return Kwartaal(place // 4, place % 4 + 1)


def _kwartaal(place: int, spans: list[tuple[Werk, tuple[int | None, int | None]]]) -> Kwartaalwerk:
    found: dict[str, list[Werk]] = {"begint": [], "loopt": [], "eindigt": []}
    for item, (begin, end) in spans:
        if (begin is None or begin <= place) and (end is None or place <= end):
            found["eindigt" if end == place else "begint" if begin == place else "loopt"].append(item)
    return Kwartaalwerk(_quarter(place), *map(tuple, found.values()))
