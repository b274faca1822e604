"""A plan seen from the side: who is asked what, what is due when, and what changed on which day.

All of it follows from a plan that was filtered for an edition; what that plan does not hold is not here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planascode import derive, overview
from planascode.model import Maatregel, Plan, Prioriteit, Stand
from planascode.values import Kwartaal, Planning, first_day, last_day

ROLES = ("partners", "intern", "portefeuillehouders", "trekker")
"""Fields in which a measure names who does something for it."""
MANY = 24
"""A chart of more quarters than this is no chart any more."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A measure with one of its acties, or the measure itself twice when it has none."""

    maatregel: Maatregel
    uitvoering: derive.Uitvoering


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A stand that was reported, and the one before it on the same part, if any."""

    deel: Deel
    stand: Stand
    vorige: Stand | None


@dataclass(frozen=True, slots=True)
class Kwartaaldelen:
    """What begins, runs on and ends in a quarter. A part that begins and ends in it stands under ``eindigt`` alone."""

    kwartaal: Kwartaal
    begint: tuple[Deel, ...]
    loopt: tuple[Deel, ...]
    eindigt: tuple[Deel, ...]


def delen(plan: Plan) -> tuple[Deel, ...]:
    """Every part of every measure, in the council's order."""
    return tuple(
        Deel(maatregel, part)
        for prioriteit in derive.prioriteiten(plan)
        for maatregel in derive.alle_maatregelen(plan, prioriteit)
        for part in derive.uitvoeringen(maatregel)
    )


def bij_naam(plan: Plan) -> dict[str, tuple[Maatregel, ...]]:
    """Of each organisation, role, doel, indicator and budgetpost the measures that name it, in the council's order."""
    found: dict[str, dict[str, Maatregel]] = {}
    for deel in delen(plan):
        for key in _named(deel.maatregel):
            found.setdefault(key, {})[deel.maatregel.id] = deel.maatregel
    return {key: tuple(measures.values()) for key, measures in found.items()}


def per_prioriteit(plan: Plan, maatregelen: Sequence[Maatregel]) -> list[tuple[Prioriteit, tuple[Maatregel, ...]]]:
    """These measures under the prioriteit in which each stands; a prioriteit without any is left out."""
    found: dict[str, list[Maatregel]] = {}
    for maatregel in maatregelen:
        found.setdefault(derive.prioriteit_van(plan, maatregel.id), []).append(maatregel)
    return [(item, tuple(found[item.id])) for item in derive.prioriteiten(plan) if item.id in found]


def taken(maatregel: Maatregel, key: str) -> tuple[str, ...]:
    """The fields of ``ROLES`` in which a measure names this organisation or role."""
    return tuple(name for name in ROLES if key in _ids(getattr(maatregel, name)))


def is_laat(plan: Plan, uitvoering: derive.Uitvoering) -> bool:
    """Whether the planning ended before the peildatum and the work is not done."""
    done = overview.is_done(plan, uitvoering.standen)
    return not done and overview.is_over(uitvoering.planning, plan.gegevens.peildatum)


def kwartalen(plan: Plan) -> tuple[Kwartaaldelen, ...]:
    """The quarters of the plan's period, and those around it in which something begins or ends; at most ``MANY``, from the first."""
    spans = [(deel, span) for deel in delen(plan) if (span := _span(deel.uitvoering.planning))]
    edges = [edge for _, span in spans for edge in span if edge] + [
        edge for edge in _span(plan.gegevens.periode) or () if edge
    ]
    if not edges:
        return ()
    found = [_quarter(place) for place in range(min(edges), max(edges) + 1)][:MANY]
    return tuple(_kwartaal(kwartaal, spans) for kwartaal in found)


def zonder_kwartaal(plan: Plan) -> tuple[Deel, ...]:
    """The parts of which no quarter is known: without end and beginning, or with a planning that is not known."""
    return tuple(deel for deel in delen(plan) if not _span(deel.uitvoering.planning))


def mijlpalen(plan: Plan, most: int) -> tuple[Deel, ...]:
    """The parts that are due next after the peildatum and are not done, soonest first."""
    day = plan.gegevens.peildatum
    ahead = [
        (last_day(deel.uitvoering.planning.eind), deel)
        for deel in delen(plan)
        if isinstance(deel.uitvoering.planning, Planning) and deel.uitvoering.planning.eind
        if last_day(deel.uitvoering.planning.eind) >= day and not overview.is_done(plan, deel.uitvoering.standen)
    ]
    return tuple(deel for _, deel in sorted(ahead, key=lambda pair: pair[0])[:most])


def wijzigingen(plan: Plan) -> tuple[tuple[datetime.date, tuple[Wijziging, ...]], ...]:
    """The standen by their day, newest first; none of a day after the peildatum."""
    days: dict[datetime.date, list[Wijziging]] = {}
    for deel in delen(plan):
        before: Stand | None = None
        for stand in sorted(deel.uitvoering.standen, key=lambda stand: stand.peildatum):
            if stand.peildatum <= plan.gegevens.peildatum:
                days.setdefault(stand.peildatum, []).append(Wijziging(deel, stand, before))
                before = stand
    return tuple((day, tuple(days[day])) for day in sorted(days, reverse=True))


def aandacht(overzicht: overview.Overzicht) -> tuple[tuple[str, str, tuple[overview.Regel, ...]], ...]:
    """Signal, heading and rows of what somebody has to act on; what is done or has yet to begin is not that."""
    return tuple(
        (name, heading, tuple(regel for regel in overzicht.regels if name in regel.signalen))
        for name, (_, heading) in overview.SIGNALEN.items()
        if name not in ("klaar", "wacht")
    )


def _named(maatregel: Maatregel) -> frozenset[str]:
    return frozenset(
        key for name in (*ROLES, "doelen", "indicatoren", "budgetposten") for key in _ids(getattr(maatregel, name))
    )


def _ids(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, tuple) else ()


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


def _kwartaal(kwartaal: Kwartaal, spans: list[tuple[Deel, tuple[int | None, int | None]]]) -> Kwartaaldelen:
    place = _place(first_day(kwartaal))

    def those(kind: str) -> Iterator[Deel]:
        for deel, (begin, end) in spans:
            inside = (begin is None or begin <= place) and (end is None or place <= end)
            if inside and kind == ("eindigt" if end == place else "begint" if begin == place else "loopt"):
                yield deel

    return Kwartaaldelen(kwartaal, tuple(those("begint")), tuple(those("loopt")), tuple(those("eindigt")))
