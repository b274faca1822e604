"""A plan of which something could not be read: what stands in for it, what is lost, and which references are only misspelt."""

from __future__ import annotations

import dataclasses
import datetime
import re
import typing
from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from planascode import otherwords, yamlnode
from planascode.fields import annotation, field_types, unwrap
from planascode.forms import NESTED, found_in, how_to_add
from planascode.meant import squeezed
from planascode.model import COLLECTIONS, Naar, Plangegevens, Scalar
from planascode.persons import GIVEN, is_body, is_person, may_be_person
from planascode.problems import Problem, errors, nearest
from planascode.rawtext import decode
from planascode.reading import Reading, did_you_mean, is_bad
from planascode.records import CODES, KEY, UNREAD, read
from planascode.values import Jaar, Planning, is_id, slug

EVERYTHING = frozenset({"plan", "indeling", "teksten", "*", *COLLECTIONS})
"""All that can be lost; ``*`` when it is not known which ids are lost with it."""


# --- what stands in -----------------------------------------------------------------------------------------------------


def stand_in(cls: Any, node: yamlnode.Node | None) -> Any:
    """A record in which what can be read of ``node`` stands, and a blank for everything else."""
    pairs = {key.text: item for key, item in node.pairs} if isinstance(node, yamlnode.Pairs) else {}
    values = {}
    for kind in field_types(cls):
        value = read(kind.hint, pairs[kind.name], kind.name, Reading()) if kind.name in pairs else None
        values[kind.name] = _blank(kind.hint) if value is None or is_bad(value) else value
    return cls(**values)


def _blank(hint: Any) -> Any:
    inner, may_lack = unwrap(hint)
    extra = annotation(inner)
    if may_lack or type(None) in typing.get_args(hint):
        return UNREAD if may_lack else None
    if isinstance(extra, Scalar) and extra.type in _BLANKS:
        return _BLANKS[extra.type]
    origin = typing.get_origin(inner)
    return () if origin is tuple else {} if origin is Mapping else ""


_BLANKS: Mapping[str, Any] = {
    "datum": datetime.date.min, "dag": datetime.date.min, "periode": Jaar(0), "planning": Planning(None, None, True),
    "bedrag": Decimal(0), "aantal": Decimal(0), "telling": Decimal(0), "janee": False,
}  # fmt: skip


# --- references that are only misspelt ----------------------------------------------------------------------------------


def near_references(gegevens: Any, records: dict[str, dict[str, Any]], reading: Reading) -> Any:
    """Put the id that is meant in references that name a record otherwise; gives the plan's own data anew.

    Otherwise is: with other capitals, spaces and hyphens, behind an article, or by a name of it instead of its id.
    """
    if len(records.get("assen", ())) == 1:
        tail, (axis,) = f"; de sleutel is een id uit {found_in(Naar(('assen',)))}", records["assen"]
        reading.problems[:] = [
            dataclasses.replace(problem, hint=problem.hint.removesuffix(tail).replace(f"{{{KEY}: ", f"{{{axis}: "))
            if problem.hint.endswith(tail)
            else problem
            for problem in reading.problems
        ]
    known = {key for found in records.values() for key in found}
    unknown = [(address, node, naar) for address, node, naar in reading.references if node.text not in known]
    if not unknown:
        return gegevens
    ids: dict[tuple[str, str], set[str]] = {}
    titles: dict[str, str] = {}
    for collection, found in records.items():
        for key, record in found.items():
            names = [getattr(record, field, None) for field in ("naam", "kort", "woord", "afkorting")]
            titles[key] = next((name for name in names if isinstance(name, str)), "")
            for name in (key, *names, *getattr(record, "varianten", ())):
                if isinstance(name, str):
                    ids.setdefault((collection, squeezed(name)), set()).add(key)
    instead, touched = {}, set()
    more: dict[str, str] = {}
    cut = {(item.source.file, item.source.line, item.source.column) for item in reading.problems if item.code == "B-030"}
    files_of: defaultdict[str, set[str]] = defaultdict(set)
    for _, node, _ in unknown:
        files_of[node.text].add(node.source.file)
    for address, node, naar in unknown:
        collections = tuple(records) if naar.collections == ("*",) else naar.collections
        ways = (node.text, _ARTICLE.sub("", node.text), _BEHIND.sub("", node.text))
        meant = set[str]().union(*(_called(way, collections, ids) for way in ways))
        bare, _, said = node.text.partition(" (")
        has_more = not meant and said.find(")") == len(said) - 1 > 0
        both = "" if meant else _two(node.text, collections, ids)
        meant |= _called(bare, collections, ids) if has_more else set()
        options = {key for collection in collections for key in records.get(collection, ())}
        near = {name: min(keys) for (collection, name), keys in ids.items() if collection in collections}
        close = [near[name] for name in get_close_matches(squeezed(node.text), near, n=1, cutoff=_ALIKE)]
        guess = next((f"bedoelde u '{key}' ({titles[key]})?" for key in close if slug(_ARTICLE.sub("", node.text)) != key), "")
        name, problem = _near(node, naar, meant, known, options, guess, len(files_of[node.text]) > 1, has_more)
        is_row = address.endswith(f"/{node.text}")
        more |= {node.text: both} if is_row and both else {}
        is_single = bool(both) and not is_row
        if problem and (hint := _one_only(address, node, known, is_single) or _colour(node, naar, records) or _each(node, more.get(node.text, ""))):
            problem = dataclasses.replace(problem, hint=hint)
        is_told = (node.source.file, node.source.line, node.source.column) in cut
        reading.problems += [problem] if problem and not is_told else []
        if name:
            instead[node.text] = name
            touched.add(tuple(address.split("/")[:2]))
    reading.problems[:] = _whole_rows(reading, known, {**instead, **more})
    for collection, key in touched:
        if record := records.get(collection, {}).get(key):
            records[collection][key] = swap(type(record), record, instead)
    return swap(Plangegevens, gegevens, instead)


_Ids = Mapping[tuple[str, str], set[str]]
"""(Collection, name without capitals and spaces) -> the ids of the records that are called so."""


def _called(name: str, collections: Collection[str], ids: _Ids) -> set[str]:
    """The ids of the records of these collections that are called so."""
    return {key for collection in collections for key in ids.get((collection, squeezed(name)), ())}


def _two(text: str, collections: Collection[str], ids: _Ids) -> str:
    """The ids that names with ``en`` between them stand for, as a row; empty where one of them is not known."""
    found = [_called(_ARTICLE.sub("", name), collections, ids) for name in text.split(" en ")]
    return ", ".join(key for keys in found for key in keys) if len(found) > 1 and all(len(keys) == 1 for keys in found) else ""


def _whole_rows(reading: Reading, known: set[str], instead: Mapping[str, str]) -> list[Problem]:
    """The problems, in which a text that is read as a row of ids has one, with the whole row; no edit where an id is not known."""
    parts: dict[tuple[str, int], list[yamlnode.Text]] = {}
    for _, node, _ in reading.references:
        parts.setdefault((node.source.file, node.source.line), []).append(node)
    told, within = [], set()
    for problem in reading.problems:
        place = problem.source
        if problem.code == "V-007" and problem.edits:
            row = [
                part
                for part in parts.get((place.file, place.line), ())
                if 0 <= part.source.column - place.column < place.width
            ]
            names = [instead.get(part.text, part.text) for part in row]
            whole = f"[{', '.join(names)}]"
            edits = (
                tuple(dataclasses.replace(edit, new=whole) for edit in problem.edits) if known.issuperset(names) else ()
            )
            if row:
                problem = dataclasses.replace(problem, hint=f"schrijf: {whole}", edits=edits)
                within |= {part.source for part in row if part.text in instead}
        told.append(problem)
    return [problem for problem in told if problem.source not in within or problem.code == "V-007"]


_ALIKE = 0.8
"""How much of two names must be the same, from 0 to 1, to ask whether one was meant with the other."""
_ARTICLE = re.compile("(?:de|het|een) +", re.IGNORECASE)
_BEHIND = re.compile(r"\.ya?ml$|[,;]$")
"""What is easily written behind an id: the end of its file's name, or a comma."""


def _one_only(address: str, node: yamlnode.Text, known: set[str], is_more: bool) -> str:
    """What to do where one record must be named, and more are (``is_more``: by their names); else empty."""
    names = re.split(r" *[.,;/|&+] *| +en +", node.text)
    field = address.rpartition("/")[2]
    if is_more:
        return otherwords.ONE.get(field, "hier past er één: kies er een")
    return otherwords.ONE.get(field, "") if len(names) > 1 and known.issuperset(names) else ""


def _colour(node: yamlnode.Text, naar: Naar, records: Mapping[str, Mapping[str, Any]]) -> str:
    tones = {key: str(getattr(item, "toon", "")) for key, item in records.get("toestanden", {}).items()}
    return otherwords.coloured(node.text, tones) if naar.collections == ("toestanden",) else ""


def _each(node: yamlnode.Text, names: str) -> str:
    """What to write where one point of a list names these more than one; empty where there are none."""
    if not names:
        return ""
    return f"schrijf: {names}" if node.in_row else f"geef elk een eigen regel: - {names.replace(', ', ' en - ')}"


def _near(
    node: yamlnode.Text, naar: Naar, meant: set[str], known: set[str], options: set[str], guess: str, is_elsewhere: bool, has_more: bool
) -> tuple[str, Problem | None]:
    """The only id in ``meant`` for a reference, or "", and the problem; a reference that may be an id has none without it.

    ``options`` are the ids that can stand there, ``known`` those of the whole plan; ``guess`` asks for what has nearly this name.
    ``is_elsewhere``: more files name it; ``has_more``: behind the name stands something between brackets.
    """
    name = next(iter(meant)) if len(meant) == 1 else ""
    edits = yamlnode.written(node, name) if name and not has_more else ()
    hint = did_you_mean(*sorted(meant))
    if (whole := f"gemeente-{slug(node.text)}") in options:
        guess = did_you_mean(whole)
    if name and squeezed(name) != squeezed(node.text):
        hint = guess or hint
    if name and has_more:
        hint = f"schrijf: {name}; wat tussen haakjes staat, hoort in een toelichting"
    if is_id(node.text):
        if is_elsewhere and name and squeezed(name) != squeezed(node.text):
            return "", None  # it may be the id that was changed: the check of references tells
        message = f"er is geen stuk met id '{node.text}'"
        return (name, Problem(node.source, "R-003", message, hint, edits=edits)) if edits else ("", None)
    parts = re.split(r" *[.,;/|] +| +(?:en|&) +", node.text.rstrip("."))
    if not hint and len(parts) > 1 and known.issuperset(parts):
        hint = f"zet een komma en een spatie tussen de id's: {', '.join(parts)}"
    if not hint and naar.collections == ("toestanden",) and "," in node.text:
        hint = f"dit kan wel: {', '.join(sorted(options))}; zet wat er verder over te zeggen is bij toelichting"
    if not hint and re.search("[,;]", node.text):
        hint = "zet een komma en een spatie tussen de id's: [een, twee]"
    if not hint and known.issuperset(words := node.text.split()):
        hint = f"vergat u een komma? Schrijf: {', '.join(words)}"
    one = "de rol" if "rollen" in naar.collections else "de organisatie" if "organisaties" in naar.collections else ""
    if not hint and one and is_person(node.text.partition(" (")[0]):
        add = f"staat {one} daar nog niet, zet {one} er dan eerst bij, zonder naam"
        hint = f"noem nooit een persoon maar {one}: kies een id uit {found_in(naar)}; {add}"
    if not hint and naar.collections == ("*",) and node.text.endswith(".md"):
        part = next((part for part in reversed(node.text.split("/")[:-1]) if part in options), "")
        about = f"schrijf: {part}" if part else "schrijf het id van het stuk waar de tekst bij hoort"
        hint = f"een tekst heeft geen id; {about}, en noem in uw opmerking om welke tekst het gaat"
    if not hint and "rollen" in naar.collections and node.text in GIVEN:
        hint = f"noem nooit een persoon maar de rol: kies een id uit {found_in(naar)}"
    if not hint:
        known_names = nearest(slug(node.text), options) or f"schrijf niet de naam maar het id; dat staat achter id: in {found_in(naar)}"
        is_someone = bool(one) and may_be_person(node.text) and not is_body(node.text)
        add = how_to_add(naar, "" if is_someone else node.text) or "; staat het daar nog niet, zet het er dan eerst bij"
        hint = guess or (known_names if known_names.startswith("bedoelde") else f"{known_names}{add}")
        called = guess.rpartition("' (")[2].split(" ")[0].casefold()
        if guess and one and called != node.text.split()[0].casefold():
            hint = f"{add.removeprefix('; ')}, en schrijf hier dat id; anders: {guess}"
        if is_someone and "rollen" in naar.collections and not hint.startswith("bedoelde"):
            hint = f"noem nooit een persoon: kies een rol uit {found_in(naar)}, of schrijf: onbekend (niet bekend wie); is dit een rol die er nog niet staat, "
            hint += "zet haar dan daar: - {id: ..., naam: ..., soort: ...}"
    return name if edits else "", Problem(node.source, CODES["id"], f"'{node.text}' is geen id", hint, edits=edits)


def swap(hint: Any, value: Any, instead: Mapping[str, str]) -> Any:
    """A value in which each reference in ``instead`` has become another."""
    inner, _ = unwrap(hint)
    if isinstance(value, str):
        return instead.get(value, value) if isinstance(annotation(inner), Naar) else value
    if isinstance(value, tuple):
        return tuple(swap(typing.get_args(inner)[0], item, instead) for item in value)
    if isinstance(value, Mapping):
        names, kinds = typing.get_args(inner)
        return {swap(names, key, instead): swap(kinds, item, instead) for key, item in value.items()}
    if isinstance(inner, type) and dataclasses.is_dataclass(inner) and isinstance(value, inner):
        changes = {kind.name: swap(kind.hint, getattr(value, kind.name), instead) for kind in field_types(inner)}
        return dataclasses.replace(value, **changes)
    return value


# --- what is lost -------------------------------------------------------------------------------------------------------


def lost(files: Mapping[str, bytes], homes: Mapping[str, str], reading: Reading, dropped: set[str]) -> frozenset[str]:
    """What is not whole in the plan as it was read; a problem with edits was read as if it were mended.

    ``homes`` says of each file in which collection its records are; ``dropped`` are files that were not read at all.
    """
    found: set[str] = set()
    for path in {problem.source.file for problem in errors(reading.problems) if not problem.edits} | dropped:
        parts, home = PurePosixPath(path), homes.get(path, "teksten" if path.endswith(".md") else "")
        text = decode(files.get(path, b""))[0]
        ids = [name.strip() for name in re.findall(r"\bid\b[^\w\n]*(\w[\w -]*)", text)]
        found |= {home, *map(squeezed, (parts.stem, parts.parent.name, *ids))}
        if path not in files:
            found |= {f"{name}?" for name in (home, *NESTED)}
        if len(ids) < len(re.findall("(?m)^- ", text)) or not all(map(is_id, ids)):
            found.add(f"{home}?")
    return frozenset(found) - {"", "?"}
