"""Every id that is referred to exists, in the right collection."""

from __future__ import annotations

from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.fields import annotation
from planascode.model import COLLECTIONS, Naar
from planascode.problems import Problem, nearest
from planascode.records import found_in
from planascode.values import is_id

SINGULAR = {
    "organisaties": "organisatie", "rollen": "rol", "afkortingen": "afkorting", "documenten": "document", "assen": "as",
    "toestanden": "toestand", "grondslagen": "grondslag", "middelen": "soort middelen", "codes": "code",
    "dekkingen": "dekking", "randvoorwaarden": "randvoorwaarde", "onderdelen": "onderdeel", "invullingen": "invulling",
    "prioriteiten": "prioriteit", "themas": "thema", "doelen": "doel", "maatregelen": "maatregel",
    "indicatoren": "indicator", "budgetposten": "budgetpost", "overige": "overige prioriteit", "bijlagen": "bijlage",
    "figuren": "figuur", "woorden": "woord", "opmerkingen": "opmerking", "aanvaardingen": "aanvaarding", "*": "stuk",
}  # fmt: skip
"""Collection -> what one of its records is called in a message."""


def check_references_resolve(content: Content) -> Iterator[Problem]:
    """A reference names a record of its collection; where that is empty, only the first one is told."""
    empty: set[tuple[str, ...]] = {("assen",)}  # a legend without axes is told by L-001
    hints: dict[tuple[str, tuple[str, ...]], str] = {}
    for address, hint, value in content.leaves():
        extra = annotation(hint)
        if not isinstance(extra, Naar) or not isinstance(value, str):
            continue
        collections = tuple(content.plan.records) if extra.collections == ("*",) else extra.collections
        if any(value in content.plan[name] for name in collections) or content.is_lost(value, collections):
            continue
        known = any(content.plan[name] for name in collections)
        if not is_id(value) or (not known and (collections in empty or not content.lost.isdisjoint(collections))):
            continue
        if not known:
            empty.add(collections)
        hint_text = hints.get((value, collections)) or _instead(content, value, collections, extra)
        hints[value, collections] = hint_text
        kind = " of ".join(SINGULAR[name] for name in extra.collections)
        yield content.problem(address, "R-003", f"er is geen {kind} met id '{value}'", hint_text)


def _instead(content: Content, value: str, collections: tuple[str, ...], naar: Naar) -> str:
    choose = f"kies een id uit {found_in(naar)}"
    elsewhere = next((name for name, found in content.plan.records.items() if value in found), "")
    if elsewhere:
        return f"dit is een {SINGULAR[elsewhere]}; {choose}"
    for name in collections:
        for key, record in content.plan[name].items():
            if value in record.voorheen:
                return f"dit stuk heet nu '{key}'"
    near = nearest(value, [key for name in collections for key in content.plan[name]])
    return near or f"{choose}, of zet het daar eerst bij"


def check_order_lists_name_children(content: Content) -> Iterator[Problem]:
    """A list that gives the order of children names things that stand in the same folder."""
    for collection, fields in (("prioriteiten", ("themas", "maatregelen")), ("themas", ("maatregelen",))):
        for key, record in content.plan[collection].items():
            for name in fields:
                for child in getattr(record, name):
                    home = content.plan.plaats.get(child)
                    if child in content.plan[name] and home != key:
                        folder = COLLECTIONS[collection][1].split("/")[-1]
                        message = f"'{child}' staat niet in de map van dit bestand maar in die van '{home}'"
                        yield content.problem(
                            f"{collection}/{key}/{name}/{child}",
                            "R-004",
                            message,
                            f"verplaats het bestand of haal het id uit {folder}",
                        )
    for key in content.plan["prioriteiten"]:
        if key not in content.plan.gegevens.prioriteiten:
            message = f"de prioriteit '{key}' staat niet in de volgorde in plan.yaml"
            yield content.problem(f"prioriteiten/{key}", "R-005", message, f"zet {key} bij prioriteiten: in plan.yaml")
