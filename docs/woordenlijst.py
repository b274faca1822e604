"""Writes docs/woordenlijst.md, the list of every field of the content, out of the help texts in planascode/model.py.

``python -m docs.woordenlijst`` writes it; a test fails when it is out of date.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from planascode import model
from planascode.fields import annotation, field_types, unwrap
from planascode.values import TYPES

HERE = Path(__file__).resolve().parent
TARGET = HERE / "woordenlijst.md"
INTRO = """# Woordenlijst

Alle velden die in de bestanden van een plan kunnen staan. Deze lijst is gemaakt uit `planascode/model.py` met
`python -m docs.woordenlijst`; verander haar niet met de hand. Hoe u een waarde schrijft, staat in de
[handleiding](handleiding/bestanden.md).

"of onbekend": hier mag ook `onbekend (reden)`, `n.v.t.` of `niet gepubliceerd` staan.

Heeft een stuk een eigen bestand? Dan mag `id` weg: de naam van het bestand is dan het id.
"""


def text() -> str:
    """The whole page."""
    return "\n".join([INTRO, *_common(), *(line for cls, place in _classes() for line in _section(cls, place))])


def _common() -> Iterator[str]:
    yield "## In elk stuk met een id"
    yield ""
    yield from _table(model.Record, frozenset())


def _classes() -> Iterator[tuple[type, str]]:
    """Every class with the place of its records, parents before what is inside them."""
    places: dict[type, str] = {model.Plangegevens: "`plan.yaml`", model.Indeling: "`indeling.yaml`"}
    for cls, pattern in model.COLLECTIONS.values():
        files = ", ".join(f"`{part.removesuffix('[]')}`" for part in pattern.split())
        places[cls] = f"{places[cls]}, {files}" if cls in places else files
    queue = list(places)
    for cls in queue:
        for kind in field_types(cls):
            inner = _inner_class(kind.hint)
            if inner and inner not in places:
                places[inner] = f"in `{cls.__name__.lower()}`"
                queue.append(inner)
    yield from places.items()


def _inner_class(hint: Any) -> type | None:
    inner, _ = unwrap(hint)
    if typing.get_origin(inner) in (tuple, Mapping):
        return _inner_class(next(arg for arg in reversed(typing.get_args(inner)) if arg is not Ellipsis))
    return inner if isinstance(inner, type) and dataclasses.is_dataclass(inner) else None


def _section(cls: type, place: str) -> Iterator[str]:
    yield f"## {cls.__name__}"
    yield ""
    yield f"Staat in: {place}."
    yield ""
    common = {kind.name for kind in field_types(model.Record)} if issubclass(cls, model.Record) else set()
    yield from _table(cls, frozenset(common))


def _table(cls: type, without: frozenset[str]) -> Iterator[str]:
    helps = {item.name: item.metadata["hulp"] for item in dataclasses.fields(cls)}
    yield "| sleutel | soort | nodig | uitleg |"
    yield "| --- | --- | --- | --- |"
    for kind in field_types(cls):
        if kind.name not in without:
            yield f"| `{kind.name}` | {_kind(kind.hint)} | {'ja' if kind.required else 'nee'} | {helps[kind.name]} |"
    yield ""


def _kind(hint: Any) -> str:
    inner, may_lack = unwrap(hint)
    return _plain_kind(inner) + (", of onbekend" if may_lack else "")


def _plain_kind(inner: Any) -> str:
    extra = annotation(inner)
    match extra:
        case model.Scalar():
            return TYPES[extra.type].name
        case model.Naar():
            known = [name for name in extra.collections if name != "*"]
            return f"id uit {' of '.join(known)}" if known else "id van een ander stuk"
    origin = typing.get_origin(inner)
    if origin is tuple:
        return f"lijst van {_kind(typing.get_args(inner)[0])}"
    if origin is Mapping:
        return "groep sleutels"
    return "tekst" if inner is str else f"[{inner.__name__.lower()}](#{inner.__name__.lower()})"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
