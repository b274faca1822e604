"""The Oldambt plan with secrets: everything that an edition can hide, hidden in it, each with a word that nothing else has.

What the public may see of it is exactly what it may see of the plan itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import yaml

from planascode.fields import field_types
from planascode.model import COLLECTIONS, HOOGSTE_EDITIE, Plan

MARK = "xqz"
CLOSED = "intern"

RECORDS: dict[str, dict[str, Any]] = {
    "namen/organisaties.yaml": {"naam": "?"},
    "namen/rollen.yaml": {"naam": "?", "soort": "functie"},
    "namen/afkortingen.yaml": {"kort": "?", "voluit": "?"},
    "namen/documenten.yaml": {"naam": "?", "soort": "plan", "schaal": "lokaal", "vindplaats": f"https://{MARK}.nl/"},
    "monitoring/jongeren.yaml": {
        "naam": "?", "prioriteit": "jongeren", "eenheid": "?", "gebied": "?", "optelbaar": "nee", "richting": "omlaag",
        "waarnemingen": [{"periode": "2021", "bron": "politie", "waarde": "7391", "peildatum": "2022-01-01", "voorlopig": "nee"}],
    },
    "geld/budgetposten.yaml": {
        "naam": "?", "bedrag": "73.917", "jaar": "2022", "soort": "structureel", "dekking": "gedekt", "bij": ["jongeren"],
    },
    "figuren/figuren.yaml": {"naam": "?", "soort": "verloren", "alt": "?"},
    "opmerkingen/opmerkingen.yaml": {"bij": "lachgas", "tekst": "?", "door": "burgemeester", "datum": "2022-01-02", "afgehandeld": "ja"},
}  # fmt: skip
"""Records that are added to the lists in these files."""
MEASURE = {
    "naam": "?", "doelen": ["overlast-jongeren"], "nu": ["?"], "straks": ["?"], "instrumenten": ["?"],
    "portefeuillehouders": ["burgemeester"], "intern": ["oov"], "partners": ["politie"], "operationalisering": ["?"],
    "planning": "Q1 2023", "grondslag": "wettelijk", "middelen": "ongeacht",
    "standen": [{"peildatum": "2022-06-14", "toestanden": {"voortgang": "afgerond"}, "herkomst": "gemeld", "toelichting": "?"}],
}  # fmt: skip
ACTION = {
    "naam": "?",
    "planning": "Q1 2023",
    "grondslag": "wettelijk",
    "middelen": "ongeacht",
    "standen": MEASURE["standen"],
}
PARTS: dict[tuple[str, str], dict[str, Any]] = {
    ("plan.yaml", "momenten"): {"naam": "?", "datum": "2023-03-07"},
    ("prioriteiten/jongeren/prioriteit.yaml", "doelen"): {"naam": "?", "soort": "kwalitatief"},
    ("prioriteiten/jongeren/prioriteit.yaml", "invullingen"): {
        "onderdeel": "preventie",
        "naam": "?",
        "invulling": ["?"],
        "te_doen": ["?"],
    },
    ("prioriteiten/zorg-en-veiligheid/prioriteit.yaml", "verwijzingen"): {"naam": "?", "naar": "lachgas"},
    ("prioriteiten/ondermijning/drugs-en-witwassen/drugscriminaliteit.yaml", "acties"): ACTION,
    ("bijlagen/communicatieframe/bijlage.yaml", "blokken"): {"naam": "?", "leeg": "onbekend (?)"},
}
"""Records that are added to the lists of records in these files."""
FIELDS = {
    "prioriteiten/jongeren/lachgas.yaml": {"veiligheidsveld": "?", "bronnen": ["?"]},
    "prioriteiten/ondermijning/bovenkant-hic/plan-hic.yaml": {"trekker": "burgemeester", "veiligheidsveld": "?"},
    "prioriteiten/zorg-en-veiligheid/prioriteit.yaml": {"grootboek": "?", "monitoring": "?"},
}
"""Fields that are filled and marked for the closed edition."""


def files(content: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the plan with secrets."""
    numbers = itertools.count(1)
    made = dict(content)
    for path, data in content.items():
        if path.endswith(".yaml"):
            made[path] = _yaml(_with_records(path, yaml.load(data, yaml.BaseLoader), numbers))
        elif path.endswith(".md") and "/" in path:
            made[path] = data.rstrip(b"\n") + f"\n\n::: {CLOSED}\n{_word(numbers)}\n:::\n".encode()
    measure = _filled({"editie": CLOSED, **MEASURE}, numbers)
    made[f"prioriteiten/jongeren/{MARK}-maatregel.yaml"] = _yaml(measure)
    theme = f"prioriteiten/ondermijning/{MARK}-thema"
    made[f"{theme}/thema.yaml"] = _yaml(_filled({"naam": "?", "editie": CLOSED}, numbers))
    made[f"{theme}/inleiding.md"] = f"{_word(numbers)}\n".encode()
    return made


def _with_records(path: str, data: Any, numbers: Iterator[int]) -> Any:
    data = _with_notes(data, numbers)
    if path in RECORDS:
        data.append(_filled({"id": f"{MARK}-{next(numbers)}", "editie": CLOSED, **RECORDS[path]}, numbers))
    for (file, name), record in PARTS.items():
        if file == path:
            data[name] = [
                *data.get(name, []),
                _filled({"id": f"{MARK}-{next(numbers)}", "editie": CLOSED, **record}, numbers),
            ]
    if path in FIELDS:
        data |= _filled(FIELDS[path], numbers) | {"editie_per_veld": dict.fromkeys(FIELDS[path], CLOSED)}
    if path.startswith("opmerkingen/"):
        data = [{**remark, "tekst": _word(numbers)} for remark in data]
    return data


def _with_notes(data: Any, numbers: Iterator[int]) -> Any:
    """Every note for makers replaced; one added to every record that can have one."""
    if isinstance(data, list):
        return [_with_notes(item, numbers) for item in data]
    if not isinstance(data, dict):
        return data
    found = {key: _with_notes(item, numbers) for key, item in data.items()}
    return {**found, "aantekening": [_word(numbers)]} if "aantekening" in data else found


def _filled(data: Any, numbers: Iterator[int]) -> Any:
    """A copy with a new secret for every question mark."""
    match data:
        case dict():
            return {key: _filled(item, numbers) for key, item in data.items()}
        case list():
            return [_filled(item, numbers) for item in data]
        case _:
            return data.replace("?", _word(numbers))


def _word(numbers: Iterator[int]) -> str:
    return f"{MARK.title()}{next(numbers)} geheim"


def _yaml(data: Any) -> bytes:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    return yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False, width=10_000).encode()


# --- every hidden value changed in turn -------------------------------------------------------------------


def variants(plan: Plan) -> Iterator[tuple[str, Plan]]:
    """(what was changed, plan) for every text of the plan that only the closed edition shows."""
    for changed in _variants(plan.gegevens, False):
        yield "plan", replace(plan, gegevens=changed)
    for collection in COLLECTIONS:  # what is nested is a part of its parent
        found = plan[collection]
        for key, record in found.items():
            hidden = record.editie == CLOSED or (record.editie is None and collection in HOOGSTE_EDITIE)
            for changed in _variants(record, hidden):
                yield (
                    f"{collection}/{key}",
                    replace(plan, records={**plan.records, collection: {**found, key: changed}}),
                )
            if hidden:
                kept = {other: item for other, item in found.items() if other != key}
                yield f"{collection}/{key} left out", replace(plan, records={**plan.records, collection: kept})
    for address, text in plan.teksten.items():
        before, _, block = text.partition(f"::: {CLOSED}\n")
        if block:
            yield address, replace(plan, teksten={**plan.teksten, address: f"{before}::: {CLOSED}\nAnders.\n\n{block}"})


def _variants(record: Any, hidden: bool) -> Iterator[Any]:
    for kind, item in zip(field_types(type(record)), fields(record), strict=True):
        value = getattr(record, item.name)
        marked = getattr(record, "editie_per_veld", {}).get(item.name) == CLOSED
        here = hidden or marked or kind.editie == "hoogste"
        if item.name in ("id", "editie", "editie_per_veld", "voorheen"):
            continue
        if isinstance(value, str) and here:
            yield replace(record, **{item.name: "anders"})
        elif isinstance(value, tuple):
            for place, part in enumerate(value):
                for changed in _parts(part, here):
                    yield replace(record, **{item.name: (*value[:place], changed, *value[place + 1 :])})


def _parts(part: Any, hidden: bool) -> Iterator[Any]:
    if isinstance(part, str) and hidden:
        yield "anders"
    elif is_dataclass(part) and not isinstance(part, type):
        yield from _variants(part, hidden or getattr(part, "editie", None) == CLOSED)
