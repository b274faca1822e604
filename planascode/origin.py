"""Of which fields a derived figure is made: totals, counts, codes and differences, which stand in no file.

A layout prints a derived figure with an address of its own (``geld/totaal``); ``origin`` knows each kind of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planascode import derive
from planascode.fields import item_key
from planascode.model import Budgetpost, Indicator, Plan
from planascode.values import Jaar, Kwartaal, Wrong, parse_periode


@dataclass(frozen=True, slots=True)
class Origin:
    """How a figure comes about, in Dutch, and the addresses of the fields that it is made of."""

    how: str
    addresses: tuple[str, ...]


def origin(plan: Plan, address: str) -> Origin | None:
    """Of what the derived figure at ``address`` is made in this (filtered) plan; None when it is no derived figure."""
    posten = list(plan["budgetposten"].values())
    match address.split("/"):
        case ["geld", "totaal"]:
            return _sum(posten)
        case ["geld", "onbekend"]:
            return _sum(post for post in posten if derive.is_gedekt(plan, post) is None)
        case ["geld", dekking] if dekking in plan["dekkingen"]:
            return _sum(post for post in posten if post.dekking == dekking)
        case ["geld-dekking", "gedekt" | "niet-gedekt" as which]:
            return _sum(post for post in posten if derive.is_gedekt(plan, post) is (which == "gedekt"))
        case [table, "totaal"] if table.startswith("geld-"):
            return _sum(derive.posten_van(plan, table.removeprefix("geld-")))
        case ["prioriteiten" | "overige", key, "geld"]:
            return _sum(derive.posten_van(plan, key))
        case ["indicatoren", key, "totaal", year] if key in plan["indicatoren"]:
            return _total(plan, plan["indicatoren"][key], year)
        case ["indicatoren", key, "verschil"] if key in plan["indicatoren"]:
            last, before = reversed(plan.gegevens.monitoring_jaren[-2:])
            found = [
                *_observed(plan, plan["indicatoren"][key], last),
                *_observed(plan, plan["indicatoren"][key], before),
            ]
            return Origin(f"het totaal van {last} min dat van {before}", tuple(found))
        case [*owner, "code"]:
            place = "/".join(owner)
            return Origin(
                "de code die hoort bij deze grondslag en middelen", (f"{place}/grondslag", f"{place}/middelen")
            )
        case ["prioriteiten", key, "aantal", *axis, state] if key in plan["prioriteiten"]:
            return _count(plan, key, axis[0] if axis else next(iter(plan["assen"])), state)
        case [*_, "standen"]:
            states = [key for key, state in plan["toestanden"].items() if state.bij_ontbreken]
            how = "er is geen stand op de peildatum; de legenda zegt wat dan getoond wordt"
            return Origin(how, tuple(f"toestanden/{key}/woord" for key in states))
        case _:
            return None


def _sum(posten: Iterable[Budgetpost]) -> Origin:
    counted = [post for post in posten if post.onderdeel_van is None]
    how = "de som van deze bedragen; een deel van een andere post telt niet nog eens mee"
    return Origin(how, tuple(f"budgetposten/{post.id}/bedrag" for post in counted))


def _total(plan: Plan, indicator: Indicator, year: str) -> Origin | None:
    try:
        return Origin("de som van deze cijfers", tuple(_observed(plan, indicator, parse_periode(year))))
    except Wrong:
        return None


def _observed(plan: Plan, indicator: Indicator, periode: Jaar | Kwartaal) -> Iterator[str]:
    """The addresses of the figures that count for a period, one per source."""
    for bron in plan.gegevens.monitoring_bronnen:
        if item := derive.waarneming(plan, indicator, periode, bron):
            yield f"indicatoren/{indicator.id}/waarnemingen/{item_key(item, 0)}/waarde"


def _count(plan: Plan, prioriteit: str, axis: str, state: str) -> Origin:
    """The standen behind a number in the table of counts."""
    found = []
    for maatregel in derive.alle_maatregelen(plan, plan["prioriteiten"][prioriteit]):
        for part in derive.uitvoeringen(maatregel):
            now = derive.toestand(plan, part.standen, axis)
            if now is not None and now.id == state:
                home = f"maatregelen/{maatregel.id}" + ("" if part is maatregel else f"/acties/{part.id}")
                stand = derive.newest(part.standen, plan.gegevens.peildatum)
                found.append(f"{home}/standen/{stand.peildatum.isoformat()}/toestanden/{axis}" if stand else home)
    return Origin("het aantal van deze standen", tuple(found))
