"""The JSON Schema (draft 7) of ``plan.json``, out of the model: what ``canonical.dump`` writes. Pure.

``schema`` is for an author who types; this one is for a program that reads what was published: every value is a text as it is
printed, and what is not known is a text too.
"""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Mapping
from typing import Any

from planascode.fields import annotation, field_types, unwrap
from planascode.model import COLLECTIONS, MODELVERSIE, Indeling, Naar, Plangegevens, Scalar
from planascode.patterns import LACK, PATTERNS, Schema, literally


def plan_schema() -> str:
    """The schema as text."""
    definitions: dict[str, Schema] = {}
    records = {
        name: {"type": "object", "additionalProperties": _record(cls, definitions)} for name, (cls, _) in sorted(COLLECTIONS.items())
    }
    key = _text(Scalar("id"), False, definitions)
    parts: dict[str, Schema] = {
        "modelversie": {"description": "versie van het model", "const": MODELVERSIE},
        "plan": _record(Plangegevens, definitions),
        "indeling": _record(Indeling, definitions),
        "records": {"description": "alle stukken, per soort en per id", **_object(records, [])},
        "teksten": {"description": "de teksten in Markdown, per adres", "type": "object", "additionalProperties": {"type": "string"}},
        "plaats": {"description": "id van een stuk, en van het stuk waar het in staat", "type": "object", "additionalProperties": key},
        "beelden": {"description": "naam van een beeld, en zijn SHA-256", "type": "object",
                    "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
    }  # fmt: skip
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Plan",
        "description": "Een uitvoeringsplan als gegevens: alles wat deze editie toont. Elke waarde is een tekst, zoals gedrukt.",
        **_object(parts, list(parts)),
        "definitions": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _object(properties: Mapping[str, Schema], required: list[str]) -> Schema:
    return {"type": "object", "properties": dict(properties), "required": required, "additionalProperties": False}


def _record(cls: type, definitions: dict[str, Schema]) -> Schema:
    name = cls.__name__.lower()
    if name not in definitions:
        definitions[name] = {}  # a record may hold its own kind
        helps = {item.name: item.metadata["hulp"] for item in dataclasses.fields(cls)}
        kinds = field_types(cls)
        # A reference with words beside it would lose them in draft 7: hence allOf.
        properties: dict[str, Schema] = {
            kind.name: {"description": helps[kind.name], "allOf": [_value(kind.hint, definitions)]} for kind in kinds
        }
        definitions[name] = _object(properties, [kind.name for kind in kinds if kind.required])
    return {"$ref": f"#/definitions/{name}"}


def _value(hint: Any, definitions: dict[str, Schema]) -> Schema:
    inner, may_lack = unwrap(hint)
    extra = annotation(inner)
    if extra is not None or inner is str:
        return _text(extra, may_lack, definitions)
    origin, args = typing.get_origin(inner), typing.get_args(inner)
    found: Schema
    if origin is tuple:
        found = {"type": "array", "items": _value(args[0], definitions)}
    elif origin is not None and issubclass(origin, Mapping):
        found = {"type": "object", "additionalProperties": _value(args[1], definitions)}
    else:
        found = _record(inner, definitions)
    if not may_lack:
        return found
    definitions.setdefault("ontbreekt", {"type": "string", "pattern": f"^(?:{LACK})$"})
    return {"anyOf": [found, {"$ref": "#/definitions/ontbreekt"}]}


def _text(extra: Scalar | Naar | None, may_lack: bool, definitions: dict[str, Schema]) -> Schema:
    """A reference to the schema of a text of this type, which stands there once."""
    kind = extra.type if isinstance(extra, Scalar) else "id" if extra else "tekst"
    choices = extra.keuzes if isinstance(extra, Scalar) else ()
    name = ("-".join(choices).replace(" ", "-") or kind) + ("-of-onbekend" if may_lack else "")
    pattern = literally(choices) if choices else PATTERNS[kind]
    definitions.setdefault(name, {"type": "string", "pattern": f"^(?:{pattern}|{LACK})$" if may_lack else f"^(?:{pattern})$"})
    return {"$ref": f"#/definitions/{name}"}
