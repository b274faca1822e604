"""Records to fill in, made out of the model: as data for the schema, and as text for an editor. Pure.

A place to fill in is a tab stop of an editor: ``${1:the words that stand there first}`` or ``${2|one,other|}``.
"""

from __future__ import annotations

import dataclasses
import json
import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from planascode import model
from planascode.fields import annotation, field_types, unwrap

EXAMPLE = {
    "datum": "1 januari 2027",
    "dag": "1 januari 2027",
    "periode": "2027",
    "planning": "Q1 2027 t/m Q4 2027",
    "bedrag": "1.000",
    "aantal": "12",
    "telling": "12",
}
"""Type of scalar -> the words that stand there first."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A record to fill in. ``more`` are the fields it has besides those that are needed; ``in_file``: a file holds one of it."""

    cls: type
    help: str
    more: tuple[str, ...] = ()
    in_file: bool = False


SNIPPETS: dict[str, Snippet] = {
    "maatregel": Snippet(
        model.Maatregel, "Een maatregel, in een eigen bestand", ("trekker", "planning", "standen"), in_file=True
    ),
    "thema": Snippet(model.Thema, "Een thema: thema.yaml in een eigen map", ("doelen", "maatregelen"), in_file=True),
    "actie": Snippet(model.Actie, "Een actie van een maatregel, onder acties:"),
    "stand": Snippet(model.Stand, "Een stand op een dag, onder standen:"),
    "doel": Snippet(model.Doel, "Een doel van een thema of prioriteit, onder doelen:"),
    "indicator": Snippet(model.Indicator, "Een indicator, in een bestand in de map monitoring", ("waarnemingen",)),
    "waarneming": Snippet(model.Waarneming, "Een cijfer van een indicator, onder waarnemingen:"),
    "budgetpost": Snippet(model.Budgetpost, "Een bedrag, in geld/budgetposten.yaml"),
    "organisatie": Snippet(model.Organisatie, "Een organisatie, in namen/organisaties.yaml"),
    "rol": Snippet(model.Rol, "Een rol, team of functie, in namen/rollen.yaml"),
    "opmerking": Snippet(model.Opmerking, "Een opmerking van een lezer, in opmerkingen/opmerkingen.yaml"),
    "aanvaarding": Snippet(model.Aanvaarding, "Een waarschuwing die blijft staan, in aanvaard.yaml"),
}
"""The word that an author types -> the record that comes for it."""


def skeleton(snippet: Snippet) -> dict[str, Any]:
    """The record as plain data, its places to fill in numbered from 1 in the order in which they are filled in."""
    return _record(snippet.cls, snippet.more, snippet.in_file, count(1))


def _record(cls: type, more: tuple[str, ...], in_file: bool, numbers: Iterator[int]) -> dict[str, Any]:
    helps = {item.name: item.metadata["hulp"] for item in dataclasses.fields(cls)}
    return {
        kind.name: _value(kind.hint, helps[kind.name], numbers)
        for kind in field_types(cls)
        if (kind.required or kind.name in more) and not (in_file and kind.name == "id")
    }


def _value(hint: Any, help_text: str, numbers: Iterator[int]) -> Any:
    inner, may_lack = unwrap(hint)
    origin, args = typing.get_origin(inner), typing.get_args(inner)
    if may_lack:
        return f"${{{next(numbers)}:onbekend (nog in te vullen)}}"
    if origin is tuple:
        return [_value(args[0], help_text, numbers)]
    if origin is not None and issubclass(origin, Mapping):
        return {f"${{{next(numbers)}:voortgang}}": _value(args[1], help_text, numbers)}
    match annotation(inner):
        case model.Naar(collections):
            return f"${{{next(numbers)}:id-uit-{'plan' if '*' in collections else collections[0]}}}"
        case model.Scalar("tekst", keuzes) if keuzes:
            return f"${{{next(numbers)}|{','.join(keuzes)}|}}"
        case model.Scalar("janee"):
            return f"${{{next(numbers)}|nee,ja|}}"
        case model.Scalar("id"):
            return f"${{{next(numbers)}:vaste-naam}}"
        case model.Scalar(kind):
            return f"${{{next(numbers)}:{EXAMPLE.get(kind) or re.split(r'[;:,(]', help_text)[0].strip()}}}"
    return _record(inner, (), False, numbers)


def text(snippet: Snippet) -> list[str]:
    """The lines of the record; one that stands in a list begins with its streepje."""
    found = list(_lines(skeleton(snippet)))
    return found if snippet.in_file else _item(found)


def _item(lines: list[str]) -> list[str]:
    return [f"{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)]


def _lines(record: Mapping[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        match value:
            case str():
                yield f"{key}: {value}"
            case [str(), *_]:
                yield f"{key}: [{', '.join(value)}]"
            case [*items]:
                yield f"{key}:"
                yield from (f"  {line}" for item in items for line in _item(list(_lines(item))))
            case _:
                yield f"{key}:"
                yield from (f"  {line}" for line in _lines(value))


def code_snippets() -> str:
    """The snippets as VS Code reads them from .vscode."""
    found = {
        name.capitalize(): {"scope": "yaml", "prefix": name, "description": snippet.help, "body": text(snippet)}
        for name, snippet in SNIPPETS.items()
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
