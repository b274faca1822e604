"""One record more in an existing plan: a maatregel, thema or indicator in the right file. Pure: files in, changes out.

What is there already keeps its comments and layout: files are added to as text, never written anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from planascode import textedit
from planascode.model import Plan
from planascode.problems import nearest
from planascode.reading import did_you_mean
from planascode.start import ALSO_TAKEN, CODES, fill, free_id, thema
from planascode.values import Jaar, Kwartaal, Wrong, print_datum

PARENTS: dict[str, tuple[str, ...]] = {
    "maatregel": ("themas", "prioriteiten"),
    "thema": ("prioriteiten",),
    "indicator": ("prioriteiten", "themas"),
}
"""What can be added -> the collections that it can be added to."""
ADDED = {"maatregel": "maatregelen", "thema": "themas", "indicator": "indicatoren"}
"""What can be added -> its collection."""
_EMPTY = re.compile(r"^ *(?:# )?([a-z]\w*): (?:onbekend \(|\[id\])", re.M)
"""A field of a template that the author has still to give."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A new record: its id, the file to open, every file that is new or changed, by path, and the fields that nobody gave."""

    id: str
    file: str
    files: Mapping[str, str]
    empty: tuple[str, ...] = ()


def parents(plan: Plan, kind: str) -> dict[str, str]:
    """Id -> name of everything that a record of this kind can be added to, in the plan's order."""
    first = {key: plan["prioriteiten"][key] for key in plan.gegevens.prioriteiten}
    found = {name: first if name == "prioriteiten" else plan[name] for name in PARENTS[kind]}
    return {key: record.naam for records in found.values() for key, record in records.items()}


def within(plan: Plan, key: str) -> str:
    """The name of the prioriteit that a thema stands in; empty for a prioriteit."""
    return plan["prioriteiten"][plan.plaats[key]].naam if key in plan["themas"] else ""


def find_parent(plan: Plan, kind: str, said: str) -> str:
    """The id of the parent that is meant by an id or a name. Wrong when there is none, or more than one."""
    known = parents(plan, kind)
    if said in known:
        return said
    meant = [key for key, name in known.items() if name.casefold() == said.strip().casefold()]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise Wrong(f"er zijn {len(meant)} stukken met de naam '{said}'", f"noem het id: {' of '.join(meant)}")
    part = [key for key, name in known.items() if said.strip() and said.strip().casefold() in f"{key} {name.casefold()}"]
    where = "prioriteit" if PARENTS[kind] == ("prioriteiten",) else "thema of prioriteit"
    raise Wrong(
        f"'{said}' is geen {where} van dit plan", did_you_mean(*part[:4]) or nearest(said, known) or "noem het id; dat is de naam van de map"
    )


def add(
    plan: Plan,
    files: Mapping[str, str],
    kind: str,
    naam: str,
    parent: str,
    templates: Mapping[str, str],
    taken: Collection[str] = (),
    asked: str = "",
) -> Addition:
    """A record of ``kind`` with this name in ``parent`` (an id of ``parents``), and its id in the lists that give an order.

    ``files`` are the plan's texts by path, ``taken`` ids that the layouts use; ``asked`` is its id, or "" for one out of its name.
    Wrong when another has the id that is asked.
    """
    used = {*taken, *ALSO_TAKEN, *ids_of(plan), *(path.split("/")[0] for path in files)}
    if asked in used:
        raise Wrong(f"het id '{asked}' is al van een ander stuk", "kies een ander id")
    key = asked or free_id(naam, used)
    raw = _words(plan)
    home = plan.plaats[parent] if parent in plan["themas"] else parent
    folder = f"prioriteiten/{home}" + ("" if home == parent else f"/{parent}")
    owner = f"{folder}/{'prioriteit' if home == parent else 'thema'}.yaml"
    match kind:
        case "maatregel":
            file = f"{folder}/{key}.yaml"
            words = {"id": key, "doelen": "onbekend (nog te kiezen)", "keus": _choice(_goals(plan, parent))}
            text = fill(templates["stuk/maatregel.yaml"], {**raw, **words}, {"naam": naam})
            new = {file: text}
            order = "maatregelen"
        case "thema":
            file = f"{folder}/{key}/thema.yaml"
            names = (
                key,
                doel := free_id(f"doel {naam}", {*used, key}),
                free_id(f"maatregel {naam}", {*used, key, doel}),
            )
            new = thema(f"{folder}/{key}", names, naam, templates, raw)
            order, text = "themas", ""
        case _:
            goals = _goals(plan, parent) or [doel for thema in _themas(plan, parent) for doel in _goals(plan, thema)]
            place = {
                "prioriteit": home,
                "thema": f"  thema: {parent}\n" if parent != home else "",
                "keus": _choice(goals),
            }
            text = fill(templates["stuk/indicator.yaml"], {**raw, **place, "id": key}, {"naam": naam})
            file, whole = _to_list(files, f"monitoring/{home}", text)
            new = {file: whole}
            owner, order = f"prioriteiten/{home}/prioriteit.yaml", "indicatoren"
    ordered = textedit.append_to(files[owner], order, key)
    changed = {owner: ordered} if ordered != files[owner] else {}
    return Addition(key, file, new | changed, tuple(_EMPTY.findall(text)))


def ids_of(plan: Plan) -> set[str]:
    """Every id that the plan has or had."""
    found = {deel.id for deel in plan.indeling.plan} | {plan.gegevens.id}
    for records in plan.records.values():
        for record in records.values():
            found |= {record.id, *record.voorheen}
            found |= {
                item.id
                for name in ("acties", "blokken", "verwijzingen", "invullingen")
                for item in getattr(record, name, ())
                if hasattr(item, "id")
            }
    return found | {item.id for item in plan.gegevens.momenten}


def _words(plan: Plan) -> dict[str, object]:
    """What a template needs to know of the plan."""
    begin = plan.gegevens.periode.begin
    jaar = begin.jaar if isinstance(begin, Jaar | Kwartaal) else plan.gegevens.peildatum.year
    stand = "".join(f"      {axis}: onbekend (nog niet gemeten)\n" for axis in plan["assen"])
    return {
        "jaar": jaar,
        "vorig_jaar": plan.gegevens.monitoring_jaren[-1] if plan.gegevens.monitoring_jaren else jaar - 1,
        "bron": (*plan.gegevens.monitoring_bronnen, plan.gegevens.gemeente)[0],
        "peildatum": print_datum(plan.gegevens.peildatum),
        "toestanden": f"    toestanden:\n{stand}",
        "codes": CODES if plan["codes"] else "",
    }


def _choice(goals: list[str]) -> str:
    """The goals that can be chosen, for in a comment."""
    return f", bijvoorbeeld {' of '.join(goals[:3])}" if goals else ""


def _goals(plan: Plan, parent: str) -> list[str]:
    """The goals of a thema or prioriteit and of what is around it, those that every edition shows."""
    around = [plan["themas"].get(parent), plan["prioriteiten"].get(plan.plaats.get(parent, parent))]
    return [doel.id for record in around if record is not None for doel in record.doelen if doel.editie is None]


def _themas(plan: Plan, prioriteit: str) -> list[str]:
    return [key for key in plan["themas"] if plan.plaats[key] == prioriteit]


def _to_list(files: Mapping[str, str], stem: str, item: str) -> tuple[str, str]:
    """The list file ``stem`` with an item at its end; a new file when there is none that can be added to."""
    path, number = f"{stem}.yaml", 1
    while path in files:
        whole = textedit.append_lines(files[path], item.splitlines())
        if whole is not None:
            return path, whole
        number += 1
        path = f"{stem}-{number}.yaml"
    return path, f"# De cijfers van een prioriteit. Elk stuk begint met: - id\n{item}"
