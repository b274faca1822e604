"""A plan as one canonical text and back: what a content hash, the exports and a later comparison rest on. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from planascode import yamlnode
from planascode.fields import dump_record, lift_nested
from planascode.model import COLLECTIONS, MODELVERSIE, Indeling, Plan, Plangegevens
from planascode.pictures import Beeld
from planascode.problems import Source
from planascode.reading import Reading
from planascode.records import read


def dump(plan: Plan) -> str:
    """A plan as canonical JSON: collections by name, records in their order (a legend has one), texts as printed, digests of pictures.

    ``load_dump`` is its inverse.
    """
    data = {
        "modelversie": MODELVERSIE,
        "plan": dump_record(plan.gegevens),
        "indeling": dump_record(plan.indeling),
        "records": {
            name: {key: dump_record(record) for key, record in plan.records[name].items()}
            for name in sorted(COLLECTIONS)
            if plan.records.get(name)
        },
        "teksten": dict(sorted(plan.teksten.items())),
        "plaats": dict(sorted(plan.plaats.items())),
        "beelden": _digests(plan.beelden),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def load_dump(text: str, beelden: Mapping[str, Beeld] | None = None) -> Plan:
    """The plan of a ``dump`` with its pictures. ValueError when it is of another model version or has other pictures."""
    data = json.loads(text)
    if data.get("modelversie") != MODELVERSIE:
        raise ValueError(f"model version {data.get('modelversie')}, expected {MODELVERSIE}")
    reading = Reading()
    records: dict[str, dict[str, Any]] = {name: {} for name in COLLECTIONS}
    for name, found in data["records"].items():
        cls = COLLECTIONS[name][0]
        records[name] = {key: read(cls, _as_node(value), f"{name}/{key}", reading) for key, value in found.items()}
    gegevens = read(Plangegevens, _as_node(data["plan"]), "plan", reading)
    indeling = read(Indeling, _as_node(data["indeling"]), "indeling", reading)
    if reading.problems:
        raise ValueError("; ".join(str(problem) for problem in reading.problems[:5]))
    if _digests(beelden or {}) != data.get("beelden", {}):
        raise ValueError("these are not the pictures of this plan")
    lift_nested(records, {})
    return Plan(gegevens, indeling, records, data["teksten"], data["plaats"], beelden or {})


def _digests(beelden: Mapping[str, Beeld]) -> dict[str, str]:
    return {name: hashlib.sha256(beeld.data).hexdigest() for name, beeld in sorted(beelden.items())}


def _as_node(value: Any) -> yamlnode.Node:
    source = Source("plan.json")
    match value:
        case str():
            return yamlnode.Text(value, source)
        case list():
            return yamlnode.Items(tuple(_as_node(item) for item in value), source)
        case dict():
            return yamlnode.Pairs(
                tuple((yamlnode.Text(key, source), _as_node(item)) for key, item in value.items()), source
            )
        case _:
            raise ValueError(f"plan.json holds texts, lists and mappings only, not {value!r}")
