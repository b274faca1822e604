"""What follows from the content and is written nowhere: newest standen, codes, sums, differences, counts.

Pure functions of the (filtered) plan; ``peildatum`` is always the plan's own. A sum tells what it does not know.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from planascode.model import (
    Actie,
    Besluit,
    Budgetpost,
    Code,
    Indicator,
    Maatregel,
    Moment,
    Overig,
    Plan,
    Record,
    Stand,
    Toestand,
    Waarneming,
)
from planascode.stages import DECISION, stage_of
from planascode.values import Jaar, Kwartaal, Ontbreekt, print_bedrag, print_datum

Uitvoering = Maatregel | Actie
"""What has a planning, a status and a code of its own: a measure, or each of its acties."""


def uitvoeringen(maatregel: Maatregel) -> tuple[Uitvoering, ...]:
    """The acties of a measure, or the measure itself when it has none."""
    return maatregel.acties or (maatregel,)


@dataclass(frozen=True, slots=True)
class Werk:
    """What has a planning and a stand of its own: an actie with its measure, or a measure without acties twice; and where it stands."""

    prioriteit: Any
    maatregel: Maatregel
    uitvoering: Uitvoering


def is_ended(plan: Plan, record: Record) -> bool:
    """Whether a later decision ended a piece, on or before the peildatum."""
    return record.vervallen is not None and record.vervallen <= plan.gegevens.peildatum


def werk(plan: Plan) -> tuple[Werk, ...]:
    """All of it that was not ended, in the council's order."""
    return tuple(
        Werk(prioriteit, maatregel, part)
        for prioriteit in prioriteiten(plan)
        for maatregel in alle_maatregelen(plan, prioriteit)
        for part in uitvoeringen(maatregel)
        if not is_ended(plan, maatregel) and not is_ended(plan, part)
    )


def dated(plan: Plan) -> list[tuple[Moment, datetime.date]]:
    """The moments of which the day is known, with that day, as they are listed."""
    return [(item, item.datum) for item in plan.gegevens.momenten if isinstance(item.datum, datetime.date)]


def decision(plan: Plan) -> tuple[Moment, datetime.date] | None:
    """The newest decision on the plan, with its day; None while there is none."""
    taken = [found for found in dated(plan) if found[0].soort == DECISION]
    return max(taken, key=lambda found: found[1], default=None)


def moment(plan: Plan, soort: str) -> Moment | None:
    """The moment of a kind: of those with a day the newest, else the first; None when the plan names none."""
    days = [found for found in dated(plan) if found[0].soort == soort]
    first = next((item for item in plan.gegevens.momenten if item.soort == soort), None)
    return max(days, key=lambda found: found[1])[0] if days else first


def besluit(plan: Plan) -> Besluit:
    """What besluit.yaml says; nothing of it in a plan without that file."""
    found: Besluit = plan["besluiten"].get(BESLUIT.id, BESLUIT)
    return found


BESLUIT = Besluit(id="besluit")
"""Says nothing; its id is the name of the file."""


def organen(plan: Plan) -> tuple[str, ...]:
    """The roles that take the decision: as besluit.yaml says, else that of the decision among the moments."""
    taken = moment(plan, DECISION)
    return besluit(plan).organen or ((taken.orgaan,) if taken and taken.orgaan else ())


def is_adopted(plan: Plan) -> bool:
    """Whether the plan's text is decided on."""
    return stage_of(plan.gegevens.stadium).adopted


def document_day(plan: Plan) -> datetime.date:
    """The day of the standen in a document: of an adopted plan that of its decision, else the plan's own peildatum."""
    day = plan.gegevens.peildatum
    newest = decision(plan) if is_adopted(plan) else None
    return min(day, newest[0].peildatum or newest[1]) if newest else day


def status(plan: Plan) -> str:
    """The status in words: the plan's own, or what follows from its stage and the newest moment of it."""
    if plan.gegevens.status is not None:
        return plan.gegevens.status
    stage = stage_of(plan.gegevens.stadium)
    last = max((day for item, day in dated(plan) if item.soort in stage.momenten[-1:]), default=None)
    return f"{stage.woord} {stage.sinds} {print_datum(last)}" if last else stage.woord


def stage_word(plan: Plan) -> str:
    """The word that must stand before the plan's own status on every page; empty where the status says it, or need not."""
    stage = stage_of(plan.gegevens.stadium)
    said = status(plan).casefold().startswith(stage.woord.casefold())
    return stage.woord if stage.altijd and not said else ""


def newest(standen: Iterable[Stand], peildatum: datetime.date) -> Stand | None:
    """The newest stand on or before ``peildatum``."""
    return max(
        (stand for stand in standen if stand.peildatum <= peildatum), key=lambda stand: stand.peildatum, default=None
    )


def toestand(plan: Plan, standen: Iterable[Stand], axis: str) -> Toestand | None:
    """The state on ``axis`` now; the legend's own entry for an unknown state; None when the legend has neither."""
    stand = newest(standen, plan.gegevens.peildatum)
    value = stand.toestanden.get(axis) if stand else None
    if isinstance(value, str):
        found: Toestand = plan["toestanden"][value]
        return found
    return next((item for item in plan["toestanden"].values() if item.bij_ontbreken), None)


def code(plan: Plan, uitvoering: Uitvoering | Overig) -> Code | Ontbreekt | None:
    """The code that follows from grondslag and middelen; None in a plan without codes or where neither is given."""
    grondslag, middelen = uitvoering.grondslag, uitvoering.middelen
    if not plan["codes"] or (grondslag is None and middelen is None):
        return None
    for value in (grondslag, middelen):
        if isinstance(value, Ontbreekt):
            return value
    return next(
        (item for item in plan["codes"].values() if item.grondslag == grondslag and middelen in item.middelen), None
    )


def counts(plan: Plan, maatregelen: Iterable[Maatregel], axis: str) -> dict[str, int]:
    """How many acties (or measures without acties) that were not ended are in each state of ``axis``, in the legend's order."""
    found = Counter(
        state.id
        for maatregel in maatregelen
        for uitvoering in uitvoeringen(maatregel)
        if not is_ended(plan, maatregel) and not is_ended(plan, uitvoering)
        if (state := toestand(plan, uitvoering.standen, axis))
    )
    return {key: found[key] for key in plan["toestanden"]}


# --- order and belonging ------------------------------------------------------------------------------


def maatregelen_van(plan: Plan, parent: Any) -> list[Maatregel]:
    """The measures directly in a thema or prioriteit: in the given order, then the others by id."""
    inside = sorted(key for key, home in plan.plaats.items() if home == parent.id and key in plan["maatregelen"])
    order = [key for key in parent.maatregelen if key in inside]
    return [plan["maatregelen"][key] for key in order + [key for key in inside if key not in order]]


def themas_van(plan: Plan, prioriteit: Any) -> list[Any]:
    """The themas of a prioriteit: in the given order, then the others by id."""
    inside = sorted(key for key, thema in plan["themas"].items() if plan.plaats.get(key) == prioriteit.id)
    order = [key for key in prioriteit.themas if key in inside]
    return [plan["themas"][key] for key in order + [key for key in inside if key not in order]]


def alle_maatregelen(plan: Plan, prioriteit: Any) -> list[Maatregel]:
    """All measures of a prioriteit: those of its themas first, then its own."""
    found = [maatregel for thema in themas_van(plan, prioriteit) for maatregel in maatregelen_van(plan, thema)]
    return found + maatregelen_van(plan, prioriteit)


def prioriteiten(plan: Plan) -> list[Any]:
    """The prioriteiten in the council's order."""
    return [plan["prioriteiten"][key] for key in plan.gegevens.prioriteiten]


def prioriteit_van(plan: Plan, key: str) -> str:
    """The id of the prioriteit in which a maatregel, thema or doel stands."""
    while key in plan.plaats and key not in plan["prioriteiten"]:
        key = plan.plaats[key]
    return key


def indicatoren_van(plan: Plan, prioriteit: Any) -> list[Indicator]:
    """The indicators of a prioriteit: in the given order, then the others in file order."""
    inside = [key for key, item in plan["indicatoren"].items() if item.prioriteit == prioriteit.id]
    order = [key for key in prioriteit.indicatoren if key in inside]
    return [plan["indicatoren"][key] for key in order + [key for key in inside if key not in order]]


# --- money --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Som:
    """A sum of amounts in euro, and how many parts of it are unknown."""

    bedrag: Decimal
    onbekend: int

    def __str__(self) -> str:
        if not self.onbekend:
            return print_bedrag(self.bedrag)
        return (
            f"ten minste {print_bedrag(self.bedrag)}, {self.onbekend} onbekend"
            if self.bedrag
            else f"onbekend ({self.onbekend} {'post' if self.onbekend == 1 else 'posten'} zonder bedrag)"
        )


def som(posten: Iterable[Budgetpost]) -> Som:
    """The sum of posts; a part of another post does not count again."""
    counted = [post for post in posten if post.onderdeel_van is None]
    known = [post.bedrag for post in counted if not isinstance(post.bedrag, Ontbreekt)]
    return Som(sum(known, Decimal(0)), len(counted) - len(known))


def posten_van(plan: Plan, key: str) -> list[Budgetpost]:
    """The posts that belong to a prioriteit or overige prioriteit."""
    return [post for post in plan["budgetposten"].values() if key in post.bij]


def is_gedekt(plan: Plan, post: Budgetpost) -> bool | None:
    """Whether the money of a post is there; None when unknown."""
    return None if isinstance(post.dekking, Ontbreekt) else bool(plan["dekkingen"][post.dekking].gedekt)


# --- monitoring ---------------------------------------------------------------------------------------


def waarneming(plan: Plan, indicator: Indicator, periode: Jaar | Kwartaal, bron: str) -> Waarneming | None:
    """The observation that counts for a period and source: the newest on or before the peildatum."""
    found = [
        item
        for item in indicator.waarnemingen
        if item.periode == periode and item.bron == bron and item.peildatum <= plan.gegevens.peildatum
    ]
    return max(found, key=lambda item: item.peildatum, default=None)


def totaal(plan: Plan, indicator: Indicator, periode: Jaar | Kwartaal) -> Decimal | None:
    """The sum over the sources, only where they may be added and each has a number; one source is its own total."""
    bronnen = plan.gegevens.monitoring_bronnen
    values = [item.waarde if (item := waarneming(plan, indicator, periode, bron)) else None for bron in bronnen]
    numbers = [value for value in values if isinstance(value, Decimal)]
    if len(numbers) != len(bronnen) or not (indicator.optelbaar or len(bronnen) == 1):
        return None
    return sum(numbers, Decimal(0))


def verschil(plan: Plan, indicator: Indicator) -> Decimal | None:
    """The last year's total minus the year before it, only where both can be computed."""
    jaren = plan.gegevens.monitoring_jaren
    if len(jaren) < 2:
        return None
    last, before = totaal(plan, indicator, jaren[-1]), totaal(plan, indicator, jaren[-2])
    return None if last is None or before is None else last - before
