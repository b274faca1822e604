"""Every id that is referred to exists, in the right collection."""

from __future__ import annotations

from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.model import COLLECTIONS, Naar
from planascode.problems import Problem, nearest
from planascode.records import annotation
from planascode.values import is_id

NAMES = {"*": "dit plan"}


def check_references_resolve(content: Content) -> Iterator[Problem]:
    """A reference names a record of its collection. Of a collection that is empty it is said once."""
    told: set[tuple[str, ...]] = set()
    hints: dict[tuple[str, tuple[str, ...]], str] = {}
    for address, hint, value in content.leaves():
        extra = annotation(hint)
        if not isinstance(extra, Naar) or not isinstance(value, str):
            continue
        collections = tuple(content.plan.records) if extra.collections == ("*",) else extra.collections
        if any(value in content.plan[name] for name in collections) or content.is_lost(value, collections):
            continue
        where = " of ".join(NAMES.get(name, name) for name in extra.collections)
        message = f"'{value}' bestaat niet bij {where}"
        if not any(content.plan[name] for name in collections):
            # A legend without an axis is said by its own rule.
            if collections not in told and collections != ("assen",) and content.lost.isdisjoint(collections):
                told.add(collections)
                yield content.problem(address, "R-003", message, _nothing_there(collections))
            continue
        if is_id(value):
            hint_text = hints.get((value, collections)) or _nearest(content, value, collections)
            hints[value, collections] = hint_text
            yield content.problem(address, "R-003", message, hint_text)


def _nearest(content: Content, value: str, collections: tuple[str, ...]) -> str:
    elsewhere = next((name for name, found in content.plan.records.items() if value in found), "")
    if elsewhere:
        return f"'{value}' staat wel bij {elsewhere}"
    return nearest(value, [key for name in collections for key in content.plan[name]])


def _nothing_there(collections: tuple[str, ...]) -> str:
    files = [COLLECTIONS[name][1].split()[0].removesuffix("[]") for name in collections if name in COLLECTIONS]
    place = f": zet ze in {files[0]}" if files and "*" not in files[0] else ""
    return f"er staat nog niets bij {collections[0]}{place}"


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
