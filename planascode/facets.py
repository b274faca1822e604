"""By what the register is sifted: for each measure or actie its prioriteit, thema, standen, code, trekker, partners, ...

Values are ids of the plan; ``MISSING`` stands for what the plan does not say. Nothing is read out of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from planascode import derive, overview
from planascode.crosscuts import ids
from planascode.model import Maatregel, Plan, Prioriteit, Thema
from planascode.values import Kwartaal, Ontbreekt, Periode, Planning, first_day, last_day

MISSING = "-"
"""The value of what is not known or not there; no id of a plan is this."""
ENDLESS = "doorlopend"
"""The value of ``kwartaal`` for a planning without an end."""
LATE = "laat"
"""The only value of ``tijd``: the planning is over and the work is not done."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A row of the register: a measure or one of its acties, what it stands in, and its values as ``facet:value``.

    ``wanneer`` and ``hoever`` put rows in order of time and of the legend; what is not known comes last.
    """

    maatregel: Maatregel
    uitvoering: derive.Uitvoering
    prioriteit: Prioriteit
    thema: Thema | None
    keuzen: tuple[str, ...]
    wanneer: str
    hoever: str


def regels(plan: Plan) -> tuple[Regel, ...]:
    """The rows of the register in the council's order."""
    return tuple(_regel(plan, item) for item in derive.werk(plan))


def _regel(plan: Plan, item: derive.Werk) -> Regel:
    maatregel, part = item.maatregel, item.uitvoering
    states = [derive.toestand(plan, part.standen, axis) for axis in plan["assen"]]
    legend = list(plan["toestanden"])
    return Regel(
        maatregel,
        part,
        item.prioriteit,
        plan["themas"].get(plan.plaats[maatregel.id]),
        tuple(f"{facet}:{value}" for facet, value in _values(plan, maatregel, part)),
        _when(part.planning),
        " ".join(f"{legend.index(state.id):02}" if state else "99" for state in states),
    )


def _when(planning: object) -> str:
    """First the end of a planning, then its begin; what has no end comes after what has one."""
    if not isinstance(planning, Planning):
        return "9"
    end = last_day(planning.eind).isoformat() if planning.eind else "8"
    return f"{end} {first_day(planning.begin).isoformat()}" if planning.begin else end


def facetten(plan: Plan, rows: Sequence[Regel]) -> dict[str, tuple[str, ...]]:
    """Facet -> the values that rows have, in the order of a reader; a facet that tells no rows apart is left out."""
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        for keuze in row.keuzen:
            facet, _, value = keuze.partition(":")
            counted = found.setdefault(facet, {})
            counted[value] = counted.get(value, 0) + 1
    return {
        facet: tuple(_ordered(plan, facet, counted))
        for facet, counted in found.items()
        if len(counted) > 1 or (MISSING not in counted and list(counted.values()) != [len(rows)])
    }


def kwartalen(planning: object, periode: Planning) -> tuple[str, ...]:
    """The quarters of a planning as ``2022-q4``, oldest first; of a long one those outside the plan's ``periode`` only at its ends.

    A planning without an end is also ``ENDLESS``, an unknown one ``MISSING``.
    """
    if not isinstance(planning, Planning):
        return (MISSING,)
    begin, eind = planning.begin or planning.eind, planning.eind or planning.begin
    named: list[int] = []
    if begin and eind:
        low, high = _number(begin, 1), _number(eind, 4)
        first = _number(periode.begin, 1) if periode.begin else low
        last = _number(periode.eind, 4) if periode.eind else high
        inside = range(max(low, first), min(high, last) + 1)
        ends = [*range(low, _number(begin, 4) + 1), *range(_number(eind, 1), high + 1)]
        named = sorted({*inside, *ends})
    endless = planning.doorlopend or planning.eind is None
    return (*(f"{number // 4}-q{number % 4 + 1}" for number in named), *((ENDLESS,) if endless else ()))


def _number(periode: Periode, quarter: int) -> int:
    """Quarters since the year 0; ``quarter`` is the one that is meant of a whole year."""
    return periode.jaar * 4 + (periode.nummer if isinstance(periode, Kwartaal) else quarter) - 1


def _values(plan: Plan, maatregel: Maatregel, part: derive.Uitvoering) -> Iterator[tuple[str, str]]:
    home = plan.plaats[maatregel.id]
    yield "prioriteit", derive.prioriteit_van(plan, maatregel.id)
    yield "thema", home if home in plan["themas"] else MISSING
    for axis in plan["assen"]:
        state = derive.toestand(plan, part.standen, axis)
        yield "stand" if len(plan["assen"]) == 1 else f"stand-{axis}", state.id if state else MISSING
    if plan["codes"]:
        code = derive.code(plan, part)
        yield "code", MISSING if code is None or isinstance(code, Ontbreekt) else code.id
    trekkers = (*ids(maatregel.trekker), *ids(maatregel.intern))
    yield from (("trekker", key) for key in dict.fromkeys(trekkers or (MISSING,)))
    yield from (("partner", key) for key in ids(maatregel.partners) or (MISSING,))
    yield from (("doel", key) for key in ids(maatregel.doelen) or (MISSING,))
    yield from (("kwartaal", key) for key in kwartalen(part.planning, plan.gegevens.periode))
    if overview.is_late(plan, part):
        yield "tijd", LATE


def _ordered(plan: Plan, facet: str, found: Iterable[str]) -> list[str]:
    """Values in the order of the legend, of the codes, of time or of their names, else as they come; ``MISSING`` last."""
    if facet.startswith("stand") or facet == "code":
        order = list(plan["codes" if facet == "code" else "toestanden"])
        ordered = sorted((value for value in found if value != MISSING), key=order.index)
    elif facet in ("trekker", "partner"):
        records = plan["rollen" if facet == "trekker" else "organisaties"]
        ordered = sorted((value for value in found if value != MISSING), key=lambda key: (_name(records[key]), key))
    elif facet == "kwartaal":
        ordered = sorted(value for value in found if value != MISSING)
    else:
        ordered = [value for value in found if value != MISSING]
    return [*ordered, *([MISSING] if MISSING in found else [])]


def _name(record: Any) -> str:
    return str(getattr(record, "kort", None) or record.naam).casefold()
