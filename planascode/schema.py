"""The model as JSON Schema in Dutch, with the ids of a plan's own content: what an editor knows of every field. Pure.

Written for yaml-language-server, which VS Code's YAML extension runs, and for what it shows to an author. Its own words are
English, so messages are ours (``errorMessage``), words to choose from are a ``pattern`` and offered with their names
(``defaultSnippets``), each needed key is a ``required`` of its own, and ``enum``, ``const`` and ``examples`` stand only where
they are not shown (docs/decisions, the editor's schema).

The reader keeps every scalar as text, but an editor gives 2022, 12.500 and true a type: where such a text may stand, its
type is admitted. Of a number an editor sees only the value, so that 1.5, which the reader refuses, passes as 1.500 does.
"""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from planascode.fields import annotation, field_types, unwrap
from planascode.forms import SHORT
from planascode.model import COLLECTIONS, Indeling, Naar, Plangegevens, Record, Scalar
from planascode.patterns import EXAMPLES, UNKNOWN, Schema, lacking, literally, offered, patterned, text
from planascode.rules import RULES
from planascode.snippets import SNIPPETS, skeleton

_OF_CONTENT = {"editie": "edities", "toon": "tonen", "regel": "regels"}
"""Fields that are texts in the model, but whose words the content (or the catalogue of rules) gives."""
_LIST_OFFERED = {
    "label": "een lijst",
    "description": "begin elke regel met een streepje",
    "type": "string",
    "body": ["${1}"],
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the content itself admits: by collection the ids with their printed names; ``edities``, ``tonen`` and ``regels`` too."""

    names: Mapping[str, Mapping[str, str]]

    def of(self, collections: Iterable[str]) -> dict[str, str]:
        """Id -> name of everything in these collections; ``*`` is all of them."""
        wanted = (
            [name for name in self.names if name not in _OF_CONTENT.values()] if "*" in collections else collections
        )
        return {key: name for found in wanted for key, name in self.names.get(found, {}).items()}


def known(
    records: Mapping[str, Mapping[str, Any]], addresses: Iterable[str], edities: Iterable[str], tonen: Iterable[str]
) -> Known:
    """What these records and addresses name. An address stands for a record that is there, but could not be read."""
    names = {name: {key: _name_of(record) for key, record in found.items()} for name, found in records.items()}
    for address in addresses:
        match address.split("/"):
            case [collection, key] if collection in COLLECTIONS:
                names.setdefault(collection, {}).setdefault(key, "")
            case ["prioriteiten" | "themas", _, "doelen" as collection, key]:
                names.setdefault(collection, {}).setdefault(key, "")
            case ["randvoorwaarden", _, "onderdelen" as collection, key]:
                names.setdefault(collection, {}).setdefault(key, "")
    rules = {code: rule.naam for code, rule in RULES.items() if rule.niveau != "fout"}
    words = {"edities": dict.fromkeys(edities, ""), "tonen": dict.fromkeys(tonen, ""), "regels": rules}
    return Known(names | words)


def _name_of(record: Any) -> str:
    for key in ("naam", "woord", "voluit", "omschrijving", "tekst"):
        if name := getattr(record, key, None):
            return str(name)
    return ""


# --- the files ------------------------------------------------------------------------------------------

SHARED = "plan.json"


def schemas(known: Known) -> dict[str, str]:
    """The schema files by name: one for each kind of file, over the definitions in ``SHARED``."""
    building = Building(known, {})
    files: dict[str, Schema] = {}
    for name, (cls, is_list) in kinds().items():
        reference = building.record(cls, in_file=not is_list)
        files[name] = {"title": cls.__name__.capitalize(), "$ref": SHARED + reference["$ref"]}
        if is_list:
            told = "dit bestand is een lijst: begin elk stuk op een nieuwe regel met: - id: ..."
            files[name] = _list({"$ref": SHARED + reference["$ref"]}, told, cls) | {
                "title": f"Lijst: {name.removesuffix('.json')}"
            }
    files[SHARED] = {"title": "Plan", "definitions": dict(sorted(building.definitions.items()))}
    draft = {"$schema": "http://json-schema.org/draft-07/schema#"}
    return {
        name: json.dumps(draft | schema, ensure_ascii=False, separators=(",", ":")) + "\n"
        for name, schema in files.items()
    }


def kinds() -> dict[str, tuple[type, bool]]:
    """File name of a schema -> the class of the records in such files, and whether a file is a list of them."""
    single: dict[str, tuple[type, bool]] = {
        "plangegevens.json": (Plangegevens, False),
        "indeling.json": (Indeling, False),
    }
    return single | {f"{name}.json": (cls, "[]" in patterns) for name, (cls, patterns) in COLLECTIONS.items()}


def file_patterns() -> dict[str, list[str]]:
    """File name of a schema -> the files below a plan's folder that it is for; a pattern after ``!`` is not meant."""
    found = {"plangegevens.json": ["plan.yaml"], "indeling.json": ["indeling.yaml"]}
    for name, (_, patterns) in COLLECTIONS.items():
        own = patterns.replace("[]", "").split()
        earlier = [other for others in found.values() for other in others if not other.startswith("!")]
        found[f"{name}.json"] = own + [f"!{other}" for other in earlier if any(fnmatchcase(other, one) for one in own)]
    return found


# --- records and fields ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Building:
    """The definitions made so far, by name, and what the content admits."""

    known: Known
    definitions: dict[str, Schema]

    def define(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to a definition, which is made when it is new."""
        if name not in self.definitions:
            self.definitions[name] = make()
        return {"$ref": f"#/definitions/{name}"}

    def record(self, cls: type, in_file: bool = False) -> Schema:
        """A reference to the schema of a record. ``in_file``: it has a file of its own, whose name is its id."""
        name = cls.__name__.lower() + ("-bestand" if in_file else "")
        if name not in self.definitions:
            self.definitions[name] = {}  # a record may hold its own kind
            self.definitions[name] = self._record(cls, in_file)
        return {"$ref": f"#/definitions/{name}"}

    def _record(self, cls: type, in_file: bool) -> Schema:
        helps = {item.name: item.metadata["hulp"] for item in dataclasses.fields(cls)}
        properties = {}
        required = []
        for kind in field_types(cls):
            needed = kind.required and not (in_file and kind.name == "id" and issubclass(cls, Record))
            properties[kind.name] = {
                "title": kind.name.replace("_", " ").capitalize(),
                "description": helps[kind.name],
                "markdownDescription": _help(kind.hint, helps[kind.name], needed),
                **self.field(cls, kind.name, kind.hint),
            }
            if needed:
                unknown = f"; {UNKNOWN}" if unwrap(kind.hint)[1] else ""
                told = f"'{kind.name}' ontbreekt; voeg een regel toe: {kind.name}: ...{unknown}"
                required.append({"required": [kind.name], "errorMessage": told})
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "errorMessage": f"hier kunnen alleen deze sleutels staan: {', '.join(properties)}",
            **(_new(cls) if in_file else {}),
            **_all_of(required),
        }

    def field(self, cls: type, name: str, hint: Any) -> Schema:
        """The schema of one field of a record."""
        if name in _OF_CONTENT:
            return self._choice(_OF_CONTENT[name], hint)
        if name == "editie_per_veld":
            fields = {kind.name: self._choice("edities", str) for kind in field_types(cls)}
            return {
                "type": "object",
                "properties": fields,
                "additionalProperties": False,
                "errorMessage": _group(fields),
            }
        return self.value(hint)

    def _choice(self, of: str, hint: Any) -> Schema:
        words = self.known.of((of,))
        return self._words(of, words, "dit kan hier niet staan") if words else self.value(hint)

    def value(self, hint: Any) -> Schema:
        """The schema of everything that ``records.read`` takes for this hint."""
        inner, may_lack = unwrap(hint)
        extra = annotation(inner)
        if isinstance(extra, Naar):
            return self._reference(extra, may_lack)
        if isinstance(extra, Scalar) or inner is str:
            return self._scalar(extra or Scalar("tekst"), may_lack)
        origin, args = typing.get_origin(inner), typing.get_args(inner)
        if origin is tuple:
            told = "hier hoort een lijst te staan: begin elke regel met een streepje, of schrijf: [een, twee]"
            if may_lack:
                found = _list(self.value(args[0]), f"{told}; {UNKNOWN}") | {"minItems": 1}
                return self._or_unknown(found) | {"defaultSnippets": [_LIST_OFFERED]}
            return _list(self.value(args[0]), told, args[0])
        found = self._mapping(args) if origin is not None and issubclass(origin, Mapping) else self.record(inner)
        if inner in SHORT:
            return {"anyOf": [self._scalar(Scalar("tekst"), may_lack), found]}
        return self._or_unknown(found) if may_lack else found

    def _or_unknown(self, schema: Schema) -> Schema:
        return {"anyOf": [schema, self.define("ontbreekt", lacking)]}

    def _mapping(self, args: tuple[Any, ...]) -> Schema:
        key = annotation(args[0])
        names = self.known.of(key.collections) if isinstance(key, Naar) else {}
        if not names:
            told = "hier hoort een groep sleutels te staan"
            return {"type": "object", "additionalProperties": self.value(args[1]), "errorMessage": told}
        properties = {name: {"title": printed or name, **self.value(args[1])} for name, printed in names.items()}
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "errorMessage": _group(properties),
        }

    def _reference(self, extra: Naar, may_lack: bool) -> Schema:
        names = self.known.of(extra.collections)
        if not names:
            return self._scalar(Scalar("id"), may_lack)
        where = "dit plan" if extra.collections == ("*",) else " of ".join(extra.collections)
        told = f"dit id is niet bekend bij {where}. Is het nieuw? Na de volgende controle is het bekend"
        return self._words(f"naar-{'-'.join(extra.collections).replace('*', 'alles')}", names, told, may_lack)

    def _words(self, name: str, words: Mapping[str, str], told: str, may_lack: bool = False) -> Schema:
        """A choice of words; what is known of them stands in a definition of its own, so that it stands there once."""
        choices = self.define(f"{name}-keuze", lambda: offered(words))

        def choice(message: str) -> Schema:
            return {"type": "string", "pattern": f"^{literally(words)}$", "errorMessage": message, "allOf": [choices]}

        if may_lack:
            return self.define(f"{name}-of-onbekend", lambda: self._or_unknown(choice(f"{told}; {UNKNOWN}")))
        return self.define(name, lambda: choice(told))

    def _scalar(self, extra: Scalar, may_lack: bool) -> Schema:
        if extra.type == "tekst" and not extra.keuzes:
            return self.define("tekst-of-onbekend" if may_lack else "tekst", lambda: text(may_lack))
        if words := extra.keuzes or (EXAMPLES["janee"] if extra.type == "janee" else ()):
            told = f"dit kan hier niet staan; wel: {', '.join(words)}"
            return self._words("-".join(words).replace(" ", "-"), dict.fromkeys(words, ""), told, may_lack)
        if may_lack:
            return self.define(f"{extra.type}-of-onbekend", lambda: self._or_unknown(patterned(extra.type, True)))
        return self.define(extra.type, lambda: patterned(extra.type, False))


def _help(hint: Any, help_text: str, needed: bool) -> str:
    """A field's help as Markdown: what it is, how to write it, and what to write when it is not known."""
    inner, may_lack = unwrap(hint)
    if typing.get_origin(inner) is tuple:
        inner, _ = unwrap(typing.get_args(inner)[0])
    extra = annotation(inner)
    lines = [f"{help_text[:1].upper()}{help_text[1:]}."]
    if isinstance(extra, Scalar) and extra.type in EXAMPLES:
        lines.append(f"Zo schrijft u het: {' · '.join(f'`{example}`' for example in EXAMPLES[extra.type])}")
    if isinstance(extra, Scalar) and extra.keuzes:
        lines.append(f"Kies uit: {' · '.join(f'`{word}`' for word in extra.keuzes)}")
    if isinstance(extra, Naar):
        lines.append(
            "Een id van " + ("dit plan" if extra.collections == ("*",) else " of ".join(extra.collections)) + "."
        )
    if may_lack:
        lines.append("Weet u het niet? Schrijf dan: `onbekend (reden)`")
    lines.append("Deze regel is nodig." if needed else "Deze regel mag u weglaten.")
    return "\n\n".join(lines)


def _all_of(found: Iterable[Schema]) -> Schema:
    schemas = list(found)
    return {"allOf": schemas} if schemas else {}


def _list(items: Schema, told: str, cls: object = None) -> Schema:
    # allOf: so a word is offered only where its streepje stands already. A record is offered with its streepje by the list.
    return {"type": "array", "items": {"allOf": [items]}, "errorMessage": told, **_new(cls)}


def _new(cls: object) -> Schema:
    """The record to fill in, offered where there is one for this class."""
    found = [
        {"label": f"nieuw: {name}", "description": snippet.help, "body": skeleton(snippet)}
        for name, snippet in SNIPPETS.items()
        if snippet.cls is cls
    ]
    return {"defaultSnippets": found} if found else {}


def _group(names: Iterable[str]) -> str:
    return f"hier hoort een groep sleutels te staan; deze kunnen: {', '.join(names)}"
