"""A plan in which every text field holds one and the same hostile text, each with a number of its own.

``outputs`` makes everything of it; ``shape`` brings what was made to plain values in which the hostile text is replaced by
a harmless one. When both plans then have the same shape, the text did nothing but stand there.
"""

from __future__ import annotations

import csv
import io
import json
import re
import typing
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import example_plan
import yaml
from example_plan import layouts
from lxml import etree, html

from planascode import pipeline
from planascode.fields import annotation, field_types, unwrap
from planascode.load import _matching
from planascode.model import COLLECTIONS, Indeling, Plangegevens, Scalar
from planascode.pipeline import Checked, Options

Files = dict[str, bytes]
NO_WORDS = frozenset({"editie", "toon", "toont", "regel", "bestand"})
"""Text fields that name something else: an edition, a tone, a field, a rule, a file. A hostile text there is refused."""
OF_PARTS = frozenset({"soort", "tekst"})
"""The same, of a part in indeling.yaml."""
LAID_OUT = frozenset({"{http://schemas.openxmlformats.org/wordprocessingml/2006/main}cantSplit"})
"""What depends on how wide letters are: other letters give other lines."""
MARK = re.compile(r"kx(\d+)z")


def base() -> Files:
    """The plan that ``nieuw`` makes, which has a record of each kind."""
    return example_plan.files("Een", "Twee")


class Filler:
    """Fills every text field with ``text`` and a number; ``fields`` says which field got which number."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.fields: list[str] = []

    def mark(self, name: str) -> str:
        self.fields.append(name)
        return f"{self.text} kx{len(self.fields)}z"

    def record(self, cls: Any, data: Any, name: str) -> Any:
        """A record with all its text fields filled, also those that it did not have."""
        if not isinstance(data, dict):
            return self.mark(name)
        filled = dict(data)
        for kind in field_types(cls):
            if data.get("acties") and kind.name == "planning_toelichting":
                continue
            if kind.name in NO_WORDS or (cls.__name__ == "Deel" and kind.name in OF_PARTS):
                continue
            inner, may_lack = unwrap(kind.hint)
            value = self.value(inner, data.get(kind.name), f"{name}.{kind.name}", may_lack)
            if value is not None:
                filled[kind.name] = value
        return filled

    def value(self, inner: Any, value: Any, name: str, may_lack: bool) -> Any:
        """The value of a field; None where it is to be left as it is."""
        extra = annotation(inner)
        if isinstance(extra, Scalar) and extra.type == "tekst" and not extra.keuzes:
            return self.mark(name)
        if isinstance(value, str) and may_lack and value.startswith("onbekend ("):
            return f"onbekend ({self.mark(name)})"
        origin = typing.get_origin(inner)
        if origin is tuple:
            hint = unwrap(typing.get_args(inner)[0])[0]
            kind = annotation(hint)
            if isinstance(kind, Scalar) and kind.type == "tekst":
                return [self.mark(name), self.mark(name)]
            if isinstance(value, list) and isinstance(hint, type):
                return [self.record(hint, item, name) for item in value]
        elif (
            origin is not None
            and isinstance(value, dict)
            and typing.get_args(inner)[1] is str
            and name.endswith("woorden")
        ):
            return {"onderwerp": self.mark(name), self.mark(name): self.mark(name)}
        elif (
            origin is not None
            and isinstance(value, dict)
            and isinstance(typing.get_args(inner)[1], type)
            and typing.get_args(inner)[1] is not str
        ):
            return {key: self.record(typing.get_args(inner)[1], item, name) for key, item in value.items()}
        elif isinstance(inner, type) and isinstance(value, dict):
            return self.record(inner, value, name)
        return None


def filled(text: str) -> tuple[Files, list[str]]:
    """The plan with ``text`` in every field, and the name of each field by its number (from 1)."""
    filler = Filler(text)
    files = dict(base())
    classes: dict[str, tuple[Any, bool]] = {"plan.yaml": (Plangegevens, False), "indeling.yaml": (Indeling, False)}
    for cls, patterns in COLLECTIONS.values():
        for pattern in patterns.split():
            for path in _matching(files, pattern.removesuffix("[]"), set(classes)):
                classes[path] = (cls, pattern.endswith("[]"))
    for path, (cls, is_list) in sorted(classes.items()):
        data = yaml.load(files[path], yaml.BaseLoader)
        new = (
            [filler.record(cls, item, cls.__name__) for item in data]
            if is_list
            else filler.record(cls, data, cls.__name__)
        )
        files[path] = yaml.safe_dump(new, allow_unicode=True, sort_keys=False, width=10_000).encode()
    return files, filler.fields


def examined(files: Files) -> Checked:
    return pipeline.examine(files, layouts())


def outputs(files: Files, kinds: tuple[str, ...], edities: tuple[str, ...] = ()) -> dict[str, bytes]:
    """What a build makes of these files, by path; of all editions when none is named."""
    checked = examined(files)
    assert checked.plan is not None, checked.problems
    made = list(pipeline.make(pipeline.tasks(checked, Options(edities), kinds), 1))
    return pipeline.arrange(made, checked.plan.gegevens.id)


# --- what was made, as plain values -------------------------------------------------------------


_COUNTED = re.compile(r"[0-9a-f]{12,64}|\d+(?:,\d+)?\s(?:kB|MB)|\bpagina\s\d+")


def shape(path: str, data: bytes, text: str, instead: str) -> Any:
    """An output with ``text`` replaced by ``instead`` in every piece of words; all else as it is."""

    def plain(words: str | None) -> str:
        found = (words or "").replace(text[:1].upper() + text[1:], text)
        for word, other in zip(text.split(), instead.split(), strict=True):
            found = found.replace(word, other)
        return "#" if found.strip().isdigit() else _COUNTED.sub("#", found)  # page numbers, hashes, sizes

    match path.rpartition(".")[2]:
        case "html":
            return list(_tree(html.fromstring(data.decode()), plain))
        case "docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
            return {name: _part(name, part, plain) for name, part in parts.items()}
        case "json":
            return _values(json.loads(data), plain)
        case "csv":
            rows = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
            return [[plain(cell).removeprefix("'") for cell in row] for row in rows]
        case "yaml":
            return _values(yaml.safe_load(data), plain)
        case "pdf":
            return "paper"  # its words are those of the page of the same name
        case "png":
            return "picture"
        case "js" if path.endswith("search-index.js"):
            head, _, rest = data.decode().partition(" = ")
            index = json.loads(rest.removesuffix(";\n"))
            # Which words there are, and where, is another thing for other words.
            return head, rest[-2:], _values({name: index[name] for name in index if name not in ("words", "in")}, plain)
        case _:
            return data


def _part(name: str, part: bytes, plain: typing.Callable[[str | None], str]) -> Any:
    if name.endswith((".xml", ".rels", ".svg")):
        return list(_tree(etree.fromstring(part), plain))
    return "picture" if name.endswith(".png") else part


def _tree(root: Any, plain: typing.Callable[[str | None], str]) -> Iterator[tuple[object, ...]]:
    """Every element with its attributes and the words around it, in order."""
    for element in root.iter():
        if element.tag in LAID_OUT:
            continue
        attributes = {name: plain(value) for name, value in sorted(element.attrib.items())}
        yield (
            element.tag if isinstance(element.tag, str) else type(element).__name__,
            attributes,
            plain(element.text),
            plain(element.tail),
        )


def _values(value: Any, plain: typing.Callable[[str | None], str]) -> Any:
    match value:
        case dict():
            return {plain(key): _values(item, plain) for key, item in value.items()}
        case list():
            return [_values(item, plain) for item in value]
        case _:
            return plain(value) if isinstance(value, str) else value


def marks(made: Mapping[str, bytes]) -> set[int]:
    """The numbers of the fields that stand in the words of what was made."""
    found: set[int] = set()
    for path, data in made.items():
        if path.endswith((".html", ".json", ".csv")):
            found |= {int(number) for number in MARK.findall(data.decode())}
        elif path.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                found |= {int(number) for number in MARK.findall(archive.read("word/document.xml").decode())}
    return found
