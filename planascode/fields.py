"""The model's records seen through their own type hints: their fields, plain data of them, and every scalar in them.

``dump`` gives plain data (mappings, lists, texts) in the model's order and is the inverse of ``records.read``; ``leaves``
walks every scalar of a record. An address names a value for good: ``maatregelen/halt/acties/lio/planning``. In a list a
record is named by its id, a stand by its peildatum, a reference by the id it holds, a bare text by its place, counted from 1.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from planascode.model import COLLECTIONS, Indeling, Naar, Plan, Plangegevens, Scalar, Stand, Waarneming
from planascode.values import TYPES, Ontbreekt


@dataclass(frozen=True, slots=True)
class FieldType:
    """One field of a record class: its type hint, whether it must be there, its edition ("" = the record's), and whether it
    goes on after the plan was decided on (``loopt``)."""

    name: str
    hint: Any
    required: bool
    editie: str
    loopt: bool


def field_types(cls: Any) -> tuple[FieldType, ...]:
    """The fields of a record class in the model's order."""
    return _field_types(cls)


@cache
def _field_types(cls: Any) -> tuple[FieldType, ...]:
    return tuple(
        FieldType(
            item.name,
            _hint(cls.__module__, str(item.type)),
            item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING,
            item.metadata.get("editie", ""),
            item.metadata.get("loopt", False),
        )
        for item in dataclasses.fields(cls)
    )


@cache
def _hint(module: str, written: str) -> Any:
    """What an annotation means: once for each, for the model has few and uses them often."""
    return typing.get_type_hints(types.SimpleNamespace(__annotations__={"": written}), vars(sys.modules[module]), include_extras=True)[""]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a hint says: the type without ``| Ontbreekt`` and ``| None``, whether ``Ontbreekt`` is admitted, the ``Scalar`` or
    ``Naar`` of it, and its parts: the hint of the items of a list, those of the keys and values of a mapping."""

    inner: Any
    may_lack: bool
    extra: Scalar | Naar | None
    origin: Any
    parts: tuple[Any, ...]


_KINDS: dict[int, tuple[Any, Kind]] = {}
"""By the identity of a hint, which is kept with it: hashing a hint takes longer than reading a value."""


def kind_of(hint: Any) -> Kind:
    """What a hint says; made once for each hint."""
    if (found := _KINDS.get(id(hint))) is None:
        found = _KINDS[id(hint)] = (hint, _kind(hint))
    return found[1]


def _kind(hint: Any) -> Kind:
    inner, may_lack = hint, False
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        args = [arg for arg in typing.get_args(hint) if arg not in (Ontbreekt, types.NoneType)]
        inner = functools.reduce(operator.or_, args) if args else str
        may_lack = Ontbreekt in typing.get_args(hint)
    origin, parts = typing.get_origin(inner), typing.get_args(inner)
    extras = parts[1:] if origin is typing.Annotated else ()
    extra = next((extra for extra in extras if isinstance(extra, Scalar | Naar)), None)
    return Kind(inner, may_lack, extra, origin, parts)


def unwrap(hint: Any) -> tuple[Any, bool]:
    """A hint without its ``| Ontbreekt`` and ``| None``, and whether ``Ontbreekt`` is admitted."""
    kind = kind_of(hint)
    return kind.inner, kind.may_lack


def annotation(hint: Any) -> Scalar | Naar | None:
    """The ``Scalar`` or ``Naar`` of a hint, or None."""
    return kind_of(hint).extra


# --- plain data, addresses, scalars ---------------------------------------------------------------------


def dump(hint: Any, value: Any) -> Any:
    """Plain data of a value: canonical texts, lists and mappings; optional fields at their default are left out."""
    if isinstance(value, Ontbreekt):
        return str(value)
    inner, _ = unwrap(hint)
    extra = annotation(inner)
    if isinstance(extra, Scalar):
        return TYPES[extra.type].print(value)
    if extra is not None or inner is str:
        return value
    if isinstance(value, tuple):
        return [dump(typing.get_args(inner)[0], item) for item in value]
    if isinstance(value, Mapping):
        return {key: dump(typing.get_args(inner)[1], item) for key, item in value.items()}
    return dump_record(value)


def dump_record(record: Any) -> dict[str, Any]:
    """Plain data of a record, in the model's order of fields."""
    data = {}
    for kind, item in zip(field_types(type(record)), dataclasses.fields(record), strict=True):
        value = getattr(record, kind.name)
        default = item.default_factory() if item.default_factory is not dataclasses.MISSING else item.default
        if kind.required or value != default:
            data[kind.name] = dump(kind.hint, value)
    return data


def item_key(value: Any, number: int, hint: Any = None) -> str:
    """The last part of the address of a list item."""
    if isinstance(value, str):
        return value if isinstance(annotation(hint), Naar) else str(number)
    match value:
        case Waarneming():
            return f"{value.periode}-{value.bron}-{value.peildatum.isoformat()}".replace(" ", "-")
        case Stand():
            return value.peildatum.isoformat()
        case _:
            return getattr(value, "id", None) or str(number)


def leaves(hint: Any, value: Any, address: str) -> Iterator[tuple[str, Any, Any]]:
    """(address, hint without alternatives, value) of every scalar below ``value``."""
    if value is None:
        return
    kind = kind_of(hint)
    if isinstance(value, str):
        yield address, kind.inner, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from leaves(kind.parts[0], item, f"{address}/{item_key(item, number, kind.parts[0])}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield f"{address}/{key}", kind.parts[0], key
            yield from leaves(kind.parts[1], item, f"{address}/{key}")
    elif isinstance(kind.inner, type) and kind.inner is type(value) and dataclasses.is_dataclass(value):
        for part in field_types(kind.inner):
            item = getattr(value, part.name)
            if isinstance(item, str):  # most are: this is twice as fast
                yield f"{address}/{part.name}", kind_of(part.hint).inner, item
            elif item is not None:
                yield from leaves(part.hint, item, f"{address}/{part.name}")
    else:
        yield address, kind.inner, value


INSIDE = (("prioriteiten", "doelen"), ("themas", "doelen"), ("randvoorwaarden", "onderdelen"), ("maatregelen", "acties"))
"""Collection -> a list in its records, of records whose ids are as much the plan's as theirs."""


def lift_nested(records: dict[str, dict[str, Any]], plaats: dict[str, str]) -> None:
    """Records inside records become collections of their own: doelen, onderdelen; acties, blokken, momenten stay where they stand."""
    records["doelen"] = {}
    records["onderdelen"] = {}
    for collection, nested in INSIDE:
        for parent in records.get(collection, {}).values() if nested in records else ():
            for record in getattr(parent, nested):
                records[nested].setdefault(record.id, record)
                plaats[record.id] = parent.id


def plan_leaves(plan: Plan) -> Iterator[tuple[str, Any, Any]]:
    """(address, hint without alternatives, value) of every scalar of a plan, the texts in Markdown aside."""
    yield from leaves(Plangegevens, plan.gegevens, "plan")
    yield from leaves(Indeling, plan.indeling, "indeling")
    for collection, (cls, _) in COLLECTIONS.items():
        for key, record in plan[collection].items():
            yield from leaves(cls, record, f"{collection}/{key}")
