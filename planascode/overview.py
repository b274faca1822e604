"""How a plan stands on its peildatum: what is done, late, stale, waiting, without owner, unknown, or asked about.

A measure with acties counts per actie, as everywhere in the plan. What is done, and how often a stand is renewed, is
said by the plan itself (``klaar`` in the legend, ``ritme`` in plan.yaml); where it does not say so, nothing counts as
done and the rhythm is a quarter.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planascode import derive
from planascode.fields import leaves
from planascode.model import Maatregel, Plan, Stand
from planascode.values import Ontbreekt, Planning, first_day, last_day

RITMES = {"maand": 1, "kwartaal": 3, "half jaar": 6, "jaar": 12}
"""Rhythm -> months."""
SIGNALEN: dict[str, tuple[str, str]] = {
    "klaar": ("klaar", "Klaar"),
    "laat": ("laat", "Te laat: de planning is voorbij"),
    "zorg": ("zorg", "Zorg: het gaat niet goed"),
    "oud": ("oud", "Oud: de stand is ouder dan het ritme van het plan, of er is geen stand"),
    "wacht": ("wacht", "Wacht: het begint na de peildatum"),
    "trekker": ("wie?", "Zonder trekker"),
    "onbekend": ("gat", "Gaten: er zijn gegevens onbekend"),
    "vraag": ("vraag", "Vragen: er is een open opmerking"),
}
"""Signal -> its short word for a column and its heading, in the order of a meeting."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One measure or actie. ``standen`` are (axis, word), ``gaten`` the names of its unknown fields, ``vragen`` open remarks."""

    address: str
    id: str
    naam: str
    prioriteit: str
    trekker: str
    planning: str
    standen: tuple[tuple[str, str], ...]
    peildatum: datetime.date | None
    gaten: tuple[str, ...]
    vragen: tuple[str, ...]
    signalen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vraag:
    """An open remark on something that is no measure."""

    address: str
    bij: str
    prioriteit: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Everything at once. ``zegt_klaar``: whether the legend says what is done; ``ritme`` and whether the plan says it."""

    peildatum: datetime.date
    regels: tuple[Regel, ...]
    vragen: tuple[Vraag, ...]
    ritme: str
    zegt_ritme: bool
    zegt_klaar: bool


def overview(plan: Plan) -> Overzicht:
    """How the plan stands on its peildatum, in the council's order."""
    # A plan read by an older model has neither field.
    said = getattr(plan.gegevens, "ritme", None)
    ritme = said or "kwartaal"
    regels = tuple(_regel(plan, item.prioriteit.id, item.maatregel, item.uitvoering, ritme) for item in derive.werk(plan))
    return Overzicht(
        plan.gegevens.peildatum,
        regels,
        tuple(_vragen(plan)),
        ritme,
        said is not None,
        says_done(plan),
    )


def counts(regels: Iterable[Regel], per: str) -> dict[str, dict[str, int]]:
    """Name of a ``prioriteit`` or ``trekker`` -> how many rows it has (``alle``) and how many with each signal."""
    found: dict[str, dict[str, int]] = {}
    for regel in regels:
        row = found.setdefault(str(getattr(regel, per)), dict.fromkeys(("alle", *SIGNALEN), 0))
        for name in ("alle", *regel.signalen):
            row[name] += 1
    return found


def earlier(day: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` months earlier, or the last one of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def says_done(plan: Plan) -> bool:
    """Whether the legend says of a state that the work is done."""
    return any(_is_done(state) for state in plan["toestanden"].values())


def is_done(plan: Plan, standen: Iterable[Stand]) -> bool:
    """Whether the newest of these standen says on every axis that the work is done."""
    states = [derive.toestand(plan, standen, axis) for axis in plan["assen"]]
    known = [state for state in states if state is not None]
    return bool(known) and all(_is_done(state) for state in known)


def is_over(planning: object, day: datetime.date) -> bool:
    """Whether a planning ended before ``day``."""
    return isinstance(planning, Planning) and planning.eind is not None and last_day(planning.eind) < day


def is_late(plan: Plan, uitvoering: derive.Uitvoering) -> bool:
    """Whether the planning ended before the peildatum and the work is not done."""
    return is_over(uitvoering.planning, plan.gegevens.peildatum) and not is_done(plan, uitvoering.standen)


def is_ahead(planning: object, day: datetime.date) -> bool:
    """Whether a planning begins after ``day``."""
    return isinstance(planning, Planning) and planning.begin is not None and first_day(planning.begin) > day


def is_stale(stand: Stand | None, day: datetime.date, ritme: str) -> bool:
    """Whether the newest stand on ``day`` is older than the rhythm, or there is none."""
    return stand is None or stand.peildatum < earlier(day, RITMES[ritme])


def _is_done(state: object) -> bool:
    # A plan read by an older model does not have the field.
    return bool(getattr(state, "klaar", False))


def _regel(plan: Plan, prioriteit: str, maatregel: Maatregel, part: derive.Uitvoering, ritme: str) -> Regel:
    home = f"maatregelen/{maatregel.id}"
    own = part is maatregel
    stand = derive.newest(part.standen, plan.gegevens.peildatum)
    states = [(axis.naam, derive.toestand(plan, part.standen, key)) for key, axis in plan["assen"].items()]
    known = [(name, state) for name, state in states if state is not None]
    trekker = maatregel.trekker
    done = is_done(plan, part.standen)
    # What is said of the whole measure counts once: with its first actie.
    about: list[derive.Uitvoering] = [part] if own or part is not maatregel.acties[0] else [maatregel, part]
    gaten = tuple(_unknown(about, stand))
    ids = {item.id for item in about}
    vragen = tuple(item.tekst for item in plan["opmerkingen"].values() if not item.afgehandeld and item.bij in ids)
    signalen = {
        "klaar": done,
        "laat": is_late(plan, part),
        "zorg": any(not state.goed for _, state in known),
        "oud": not done and is_stale(stand, plan.gegevens.peildatum, ritme),
        "wacht": not done and is_ahead(part.planning, plan.gegevens.peildatum),
        "trekker": not isinstance(trekker, str),
        "onbekend": bool(gaten),
        "vraag": bool(vragen),
    }
    return Regel(
        address=home if own else f"{home}/acties/{part.id}",
        id=part.id,
        naam=part.naam if own else f"{maatregel.naam}: {part.naam}",
        prioriteit=plan["prioriteiten"][prioriteit].naam,
        trekker=plan["rollen"][trekker].naam if isinstance(trekker, str) else "geen trekker",
        planning=str(part.planning or "geen planning"),
        standen=tuple((name, state.woord) for name, state in known),
        peildatum=stand.peildatum if stand else None,
        gaten=gaten,
        vragen=vragen,
        signalen=frozenset(name for name, holds in signalen.items() if holds),
    )


def _unknown(about: Iterable[derive.Uitvoering], stand: Stand | None) -> Iterator[str]:
    """The names of the unknown fields of these records, outside their acties and standen, and ``stand`` for the newest one."""
    lacking: list[str] = []
    for item in about:
        for address, _, value in leaves(type(item), item, ""):
            name = address.strip("/").split("/")[0]
            if isinstance(value, Ontbreekt) and value.soort == "onbekend" and name not in ("acties", "standen"):
                lacking.append(name)
    if stand is not None:
        lacking += ["stand" for value in stand.toestanden.values() if isinstance(value, Ontbreekt)]
    yield from dict.fromkeys(lacking)


def _vragen(plan: Plan) -> Iterator[Vraag]:
    """The open remarks that stand with no measure or actie."""
    with_measure = {
        part.id for maatregel in plan["maatregelen"].values() for part in (maatregel, *derive.uitvoeringen(maatregel))
    }
    for key, item in plan["opmerkingen"].items():
        if not item.afgehandeld and item.bij not in with_measure:
            home = derive.prioriteit_van(plan, item.bij)
            found = plan["prioriteiten"].get(home)
            yield Vraag(f"opmerkingen/{key}", item.bij, found.naam if found else "", item.tekst)


def select(overzicht: Overzicht, prioriteit: str, trekker: str) -> Sequence[Regel]:
    """The rows of one priority and one trekker, by their names; an empty name takes all."""
    return [
        regel for regel in overzicht.regels if prioriteit in ("", regel.prioriteit) and trekker in ("", regel.trekker)
    ]
