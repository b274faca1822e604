"""What the register must show for a choice, out of the content and without any layout, script or ``facets``.

Each measure or actie with its values by facet and its words; a row holds when it has a chosen value in each facet that was
chosen in, and all the words that were written.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plan_words import texts

from planascode import derive
from planascode.model import Plan
from planascode.values import Ontbreekt, Planning, first_day, last_day

Chosen = Mapping[str, Sequence[str]]
QUARTERS = [(f"{year}-q{number}", datetime.date(year, number * 3 - 2, 1)) for year in range(2015, 2041) for number in (1, 2, 3, 4)]


@dataclass(frozen=True)
class Row:
    """A row of the register: its measure, its name, its values by facet, its words."""

    measure: str
    name: str
    values: Mapping[str, frozenset[str]]
    text: str


def fold(text: str) -> str:
    """As readers compare: small letters, no accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)).lower()


def rows(plan: Plan) -> list[Row]:
    """All rows in the council's order."""
    return [
        _row(plan, priority, measure, part)
        for priority in derive.prioriteiten(plan)
        for measure in derive.alle_maatregelen(plan, priority)
        for part in derive.uitvoeringen(measure)
    ]


def shown(found: Sequence[Row], chosen: Chosen, words: str = "") -> list[Row]:
    """The rows that hold."""
    terms = fold(words).split()
    return [
        row
        for row in found
        if all(row.values[facet] & set(values) for facet, values in chosen.items() if values)
        and all(term in row.text for term in terms)
    ]


def counts(found: Sequence[Row], facet: str, values: Sequence[str], chosen: Chosen, words: str = "") -> dict[str, int]:
    """For each value of a facet how many rows have it, beside what is chosen in the other facets."""
    others = {name: picked for name, picked in chosen.items() if name != facet}
    return {value: len(shown(found, {**others, facet: [value]}, words)) for value in values}


def _row(plan: Plan, priority: Any, measure: Any, part: Any) -> Row:
    home = plan.plaats[measure.id]
    theme = [home] if home in plan["themas"] else []
    axes = list(plan["assen"])
    code = derive.code(plan, part)
    values: dict[str, list[str]] = {
        "prioriteit": [priority.id],
        "thema": theme,
        "code": [] if code is None or isinstance(code, Ontbreekt) else [code.id],
        "trekker": [*_list(measure.trekker), *_list(measure.intern)],
        "partner": _list(measure.partners),
        "doel": _list(measure.doelen),
        "kwartaal": _quarters(part.planning, plan.gegevens.periode),
    }
    for axis in axes:
        state = derive.toestand(plan, part.standen, axis)
        values["stand" if len(axes) == 1 else f"stand-{axis}"] = [state.id] if state else []
    late = _is_late(plan, part)
    full = {facet: frozenset(found or ["-"]) for facet, found in values.items()}
    name = f"{measure.naam}: {part.naam}" if measure.acties else measure.naam
    words = [
        name, priority.naam, plan["themas"][home].naam if theme else f"geen {plan.gegevens.namen['thema'].enkelvoud}",
        *(texts(plan, measure, "trekker") if set(_list(measure.trekker)) - set(_list(measure.intern)) else []),
        *texts(plan, measure, "intern"), *texts(plan, measure, "partners"), *texts(plan, part, "planning"),
        *([] if not plan["codes"] else ["geen" if code is None else str(code) if isinstance(code, Ontbreekt) else code.code]),
        *_state_words(plan, part),
    ]  # fmt: skip
    return Row(measure.id, name, {**full, "tijd": frozenset(["laat"] if late else [])}, fold(" ".join(words)))


def _state_words(plan: Plan, part: Any) -> list[str]:
    """The words of the newest stand on each axis, why it is not known, and whether it was derived."""
    stand = derive.newest(part.standen, plan.gegevens.peildatum)
    found = []
    for key, axis in plan["assen"].items():
        state = derive.toestand(plan, part.standen, key)
        found += [f"{axis.naam}:"] * (len(plan["assen"]) > 1) + ([state.woord] if state else [])
    if stand:
        found += [value.reden or "" for value in stand.toestanden.values() if isinstance(value, Ontbreekt)]
        found += ["(afgeleid)"] if stand.herkomst == "afgeleid" else []
    return found


def _list(value: Any) -> list[str]:
    if value is None or isinstance(value, Ontbreekt):
        return []
    return [value] if isinstance(value, str) else list(value)


def _quarters(planning: Any, period: Planning) -> list[str]:
    """The quarters in a planning and in the plan's period; of what lies outside it only those in which the planning begins or ends."""
    if not isinstance(planning, Planning):
        return []
    begin, end = planning.begin or planning.eind, planning.eind or planning.begin
    found = []
    for name, first in QUARTERS if begin and end else []:
        inside = first_day(begin) <= first <= last_day(end)
        ours = (not period.begin or first >= first_day(period.begin)) and (not period.eind or first <= last_day(period.eind))
        edge = first_day(begin) <= first <= last_day(begin) or first_day(end) <= first <= last_day(end)
        found += [name] if inside and (ours or edge) else []
    return found + (["doorlopend"] if planning.doorlopend or planning.eind is None else [])


def _is_late(plan: Plan, part: Any) -> bool:
    if not isinstance(part.planning, Planning) or not part.planning.eind:
        return False
    states = [derive.toestand(plan, part.standen, axis) for axis in plan["assen"]]
    done = bool([state for state in states if state]) and all(state.klaar for state in states if state)
    return last_day(part.planning.eind) < plan.gegevens.peildatum and not done

