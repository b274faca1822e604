"""YAML nodes to the model's records, driven by the model's own type hints.

``read`` makes a record out of a node and collects problems, and places by address (``fields`` says what an address is).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from planascode import meant, otherwords, wronglines, yamlnode
from planascode.fields import FieldType, Kind, annotation, field_types, kind_of, unwrap
from planascode.forms import SHORT, found_in, goes_above, in_order, order_of, shape
from planascode.model import Naar, Scalar, Stand, Streefwaarde, Waarneming
from planascode.persons import is_person
from planascode.problems import Edit, Source, nearest
from planascode.reading import BAD, Reading, did_you_mean, is_bad, parts_of, read_colon, read_signs, row_of, wide
from planascode.rows import double, row_key, values_of
from planascode.values import TYPES, Ontbreekt, Wrong, is_id, ontbreekt, print_aantal
from planascode.wronglines import enclosed

MAX_TEXT = 20_000
MAX_ITEMS = 5_000
CODES = {
    "tekst": "V-006", "id": "V-011", "link": "V-012", "datum": "V-013", "dag": "V-013", "periode": "V-014", "planning": "V-015",
    "bedrag": "V-016", "aantal": "V-017", "telling": "V-017", "janee": "V-018",
}  # fmt: skip
"""Type of scalar -> the rule that a wrong one breaks."""
UNREAD = Ontbreekt("onbekend", "niet te lezen")
"""Stands for a value that could not be read, where the field admits that there is none."""


def read(hint: Any, node: yamlnode.Node, address: str, reading: Reading) -> Any:
    """The value of ``node`` as ``hint`` says, or a marker (``is_bad``) after noting at least one problem."""
    reading.sources[address] = node.source
    if isinstance(node, yamlnode.Broken):
        return BAD
    kind = kind_of(hint)
    inner, may_lack, extra = kind.inner, kind.may_lack, kind.extra
    if isinstance(node, yamlnode.Text) and not node.text.strip():
        name = address.rpartition("/")[2]
        message = f"'{name}' is leeg" if name and not name.isdecimal() else "dit punt is leeg"
        if node.behind:
            hint_text = f"hoort het bij de tekst, schrijf dan: {enclosed(node.behind)}"
            return reading.add(node.source, "V-003", f"{message}: alles na # wordt niet gelezen", hint_text)
        hint_text = f"vul het in; {otherwords.if_unknown(name)}" if may_lack else "vul in wat hier hoort"
        return reading.add(node.source, "V-003", message, hint_text)
    is_reference = isinstance(extra, Naar) and isinstance(node, yamlnode.Text) and "-" in node.text and is_id(node.text)
    may_be_lacking = may_lack and not is_reference
    if (
        isinstance(node, yamlnode.Text)
        and may_be_lacking
        and node.text[0] in "oOnN"
        and (said := meant.lacking(node.text))
    ):
        edits = yamlnode.written(node, said)
        message = f"'{node.text}' is anders geschreven dan kan"
        reading.add(node.source, "V-005", message, did_you_mean(said), edits=edits)
        return ontbreekt(said)
    if isinstance(node, yamlnode.Items) and may_lack and not node.items:
        name = address.rpartition("/")[2]
        is_there = f"zet erin wat hier hoort; {otherwords.if_unknown(name)}; is er niets: n.v.t. (reden)"
        return reading.add(wide(node.source, node.raw), "V-003", f"'{name}' is een lege lijst", is_there)
    if isinstance(node, yamlnode.Items) and may_lack and (alone := _lacking_alone(node)):
        edits = (Edit(node.source.line, node.source.column, node.raw, alone.raw),) if node.raw and alone.raw else ()
        hint_text = f"haal de haken of het streepje weg; schrijf: {alone.text}"
        reading.add(alone.source, "V-005", "wat niet bekend is, is geen lijst", hint_text, edits=edits)
        return ontbreekt(alone.text) if edits else BAD
    bare_word = (
        not may_lack
        and isinstance(extra, Scalar)
        and extra.type == "tekst"
        and isinstance(node, yamlnode.Text)
        and node.text == "onbekend"
    )
    if isinstance(node, yamlnode.Text) and not bare_word:
        try:
            missing = ontbreekt(node.text)
        except Wrong as wrong:
            if may_lack:
                return reading.add(node.source, "V-005", wrong.message, wrong.hint)
            missing = UNREAD
        if missing is not None:
            if may_lack:
                return missing if len(node.text) <= MAX_TEXT else _read_scalar(None, node, address, reading)
            hint_text = _yes_or_no(node.text, address, reading)
            name = address.rpartition("/")[2]
            if name.isdecimal() or name == node.text:
                hint_text = f"haal alleen '{node.text}' uit de rij; is er verder niets, zet het dan achter de sleutel, zonder haken en streepjes"
            if not hint_text:
                hint_text = "schrijf een echte waarde; is het veld niet verplicht, laat de regel dan weg"
            return reading.add(node.source, "V-004", f"'{node.text}' kan hier niet", hint_text)
        if may_be_lacking and not _is_prose(kind) and node.text[0] in "oOnNpPtTxX?" and (said := meant.unknown(node.text)):
            message = f"'{node.text}' is anders geschreven dan kan"
            return reading.add(node.source, "V-005", message, f"schrijf met de reden erbij, zoals: {said}")
    if extra is not None or inner is str:
        return _read_scalar(extra, node, address, reading)
    if kind.origin is tuple:
        return _read_list(kind.parts[0], node, address, reading, may_lack)
    if kind.origin is Mapping:
        return _read_mapping(kind.parts, node, address, reading)
    return _read_record(inner, node, address, reading)


def _yes_or_no(said: str, address: str, reading: Reading) -> str:
    return otherwords.yes_or_no(address, said, reading.notes.get(address.rpartition("/")[0]))


def _is_prose(kind: Kind) -> bool:
    return kind.inner is str or (
        isinstance(kind.extra, Scalar) and kind.extra.type == "tekst" and not kind.extra.keuzes
    )


def _lacking_alone(node: yamlnode.Items) -> yamlnode.Text | None:
    """The only point of a list, where it says that there is no value."""
    match node.items:
        case [yamlnode.Text(text) as alone]:
            try:
                return alone if ontbreekt(text) else None
            except Wrong:
                return None
    return None


def too_many(source: Source, number: int, reading: Reading) -> Any:
    """Note that a list or group is too long to be read."""
    message = f"hier staan {number} regels bij elkaar; hoogstens {MAX_ITEMS} kan"
    return reading.add(source, "H-009", message, "haal weg wat dubbel is, of verdeel het over meer stukken")


def _read_scalar(extra: Scalar | Naar | None, node: yamlnode.Node, address: str, reading: Reading) -> Any:
    is_text = extra is None or (isinstance(extra, Scalar) and extra.type == "tekst" and not extra.keuzes)
    if isinstance(node, yamlnode.Pairs) and node.raw and is_text:
        return read_colon(node, reading)
    if not isinstance(node, yamlnode.Text):
        message = "hier hoort één waarde te staan, geen lijst of groep sleutels"
        if (
            isinstance(node, yamlnode.Items)
            and len(node.items) == 1
            and isinstance(item := node.items[0], yamlnode.Text)
        ):
            alone = (Edit(node.source.line, node.source.column, node.raw, item.raw),) if node.raw and item.raw else ()
            reading.add(wide(node.source, node.raw), "V-006", message, f"schrijf: {item.raw or item.text}", edits=alone)
            return _read_scalar(extra, item, address, reading) if alone else BAD
        hint = otherwords.ONE.get(address.rpartition("/")[2], "") or "zet één tekst achter de sleutel, zonder haken en streepjes"
        if isinstance(node, yamlnode.Pairs) and (other := _row_elsewhere({key.text for key, _ in node.pairs}, address, reading)):
            return reading.add(node.source, "V-006", "deze regel hoort in een andere lijst", other)
        if isinstance(node, yamlnode.Pairs) and "id" in {key.text for key, _ in node.pairs}:
            hint = "is dit een actie, een doel of iets anders met een id? Zet er dan die sleutel boven, bijvoorbeeld acties:"
        return reading.add(node.source, "V-006", message, hint)
    if len(node.text) > MAX_TEXT:
        return reading.add(
            node.source,
            "V-009",
            f"deze tekst is langer dan {print_aantal(Decimal(MAX_TEXT))} tekens",
            "maak haar korter, of zet haar in een eigen tekstbestand dat op '.md' eindigt",
        )
    if is_text:
        read_signs(node, reading)
    if isinstance(extra, Naar):
        reading.references.append((address, node, extra))
        return node.text
    kind = extra.type if extra else "tekst"
    try:
        value = TYPES[kind].parse(node.text)
    except Wrong as wrong:
        found = meant.readings(kind, node.text)
        edits = yamlnode.written(node, found[0]) if len(found) == 1 and kind in meant.SURE else ()
        better = "" if found else otherwords.instead(address, node.text)
        other = _yes_or_no(node.text, address, reading)
        if kind == "planning" and not other:
            other = otherwords.when(node.text, next(iter(meant.readings(kind, node.text.partition("(")[0])), ""))
        hint = better or did_you_mean(*found or meant.guesses(kind, node.text)) or other or wrong.hint
        name = address.rpartition("/")[2]  # a period of a plan is a planning too
        message = re.sub("^planning(?= ')", name if name.isalpha() else "planning", wrong.message)
        bad = reading.add(node.source, CODES[kind], message, hint, wrong.label, edits)
        return TYPES[kind].parse(found[0]) if edits else bad
    if extra and extra.keuzes and value not in extra.keuzes:
        name = meant.alike(node.text, extra.keuzes)
        edits = yamlnode.written(node, name) if name else ()
        hint = did_you_mean(name) if name else nearest(node.text, extra.keuzes)
        bad = reading.add(node.source, "V-019", f"'{node.text}' kan hier niet staan", hint, edits=edits)
        return name if edits else bad
    return value


def _row_elsewhere(keys: Collection[str], address: str, reading: Reading) -> str:
    """Where the row of a list with these keys belongs, that cannot have them; empty where nobody can say."""
    home = address.rsplit("/", 2)[0]
    lines = {name: reading.sources[f"{home}/{name}"].line for name in ("standen", "waarnemingen") if f"{home}/{name}" in reading.sources}
    return otherwords.row_elsewhere(keys, lines)


def _read_list(hint: Any, node: yamlnode.Node, address: str, reading: Reading, may_lack: bool = False) -> Any:
    kind = kind_of(hint)
    inner, extra = kind.inner, kind.extra
    if isinstance(node, yamlnode.Text) and (not isinstance(inner, type) or inner in SHORT):
        if node.lines:
            return reading.add(node.source, "V-007", "hier hoort een lijst te staan", yamlnode.as_points(node.lines))
        if isinstance(extra, Naar) and "rollen" in extra.collections and (hint_text := _no_persons(node)):
            return reading.add(node.source, "V-007", "hier hoort een lijst te staan", hint_text)
        row, is_sure = row_of(node, isinstance(extra, Naar))
        if inner in SHORT and not is_sure and (whole := enclosed(node.raw)):
            row = f"[{whole}]"
        if isinstance(extra, Naar) and node.text.casefold() in ("geen", "niemand", "niets"):
            hint_text = "is er niets, schrijf dan: n.v.t. (reden); weet u het niet: onbekend (reden)" if may_lack else "is er niets, laat de regel dan weg"
            return reading.add(node.source, "V-007", "hier hoort een lijst te staan", hint_text)
        home, _, name = address.rpartition("/")
        if isinstance(extra, Naar) and (other := otherwords.elsewhere(name, node.text, home, None)):
            return reading.add(node.source, "V-007", "hier hoort een lijst te staan", other)
        if row:
            edits = (Edit(node.source.line, node.source.column, node.raw, row),) if is_sure else ()
            bad = reading.add(node.source, "V-007", "hier hoort een lijst te staan", f"schrijf: {row}", edits=edits)
            if not is_sure:
                return bad
            node = yamlnode.Items(parts_of(node) if isinstance(extra, Naar) else (node,), node.source)
    if not isinstance(node, yamlnode.Items):
        said = otherwords.measured(node.text, True) if isinstance(node, yamlnode.Text) and inner is Streefwaarde else ""
        hint_text = said or "begin elke regel met een streepje, of schrijf: [een, twee]; weet u het niet: onbekend (reden)"
        return reading.add(node.source, "V-007", "hier hoort een lijst te staan", hint_text)
    if len(node.items) > MAX_ITEMS:
        return too_many(node.source, len(node.items), reading)
    values = []
    for number, item in enumerate(node.items, 1):
        key = row_key(hint, item, number)
        place = f"{address}/{key}"
        if place in reading.sources:
            first = reading.sources[place]
            same = [values_of(other) for at, other in enumerate(node.items[:number], 1) if row_key(hint, other, at) == key]
            message, hint_text = double(unwrap(hint)[0], key, same[0], same[-1])
            shown = item.pairs[0][1] if isinstance(item, yamlnode.Pairs) and item.pairs else item
            bad = reading.add(shown.source, "V-010", message, f"{hint_text}; de eerste staat op regel {first.line}")
            values += [bad] if unwrap(hint)[0] is Waarneming else []  # nothing more can be told of figures of which one is of another year or source
            continue
        values.append(read(hint, item, place, reading))
    return BAD if any(is_bad(value) for value in values) else tuple(values)


def _no_persons(node: yamlnode.Text) -> str:
    """What to write where a value names a person in the place of roles; empty where it does not."""
    names = [name.strip() for name in node.text.split(",")]
    roles = [name for name in names if not is_person(name)]
    known = f"schrijf: [{', '.join(roles)}]" if roles and all(map(is_id, roles)) else "schrijf: [id van de rol], met een id uit namen/rollen.yaml"
    return f"noem nooit een persoon maar de rol; {known}" if len(roles) < len(names) else ""


KEY = "sleutel"
"""Stands in a hint for a key that only the whole plan can tell."""


def _read_mapping(args: tuple[Any, ...], node: yamlnode.Node, address: str, reading: Reading) -> Any:
    if not isinstance(node, yamlnode.Pairs):
        said = node.text if isinstance(node, yamlnode.Text) and len(node.text) < 40 else "waarde"
        naar = annotation(args[0])
        where = f"; de sleutel is een id uit {found_in(naar)}" if isinstance(naar, Naar) else ""
        message = "hier hoort een sleutel te staan, met zijn waarde, tussen { en }"
        name = address.rpartition("/")[2]
        return reading.add(node.source, "V-008", message, f"schrijf: {name}: {{{KEY}: {said}}}{where}")
    if len(node.pairs) > MAX_ITEMS:
        return too_many(node.source, len(node.pairs), reading)
    values = {}
    bad = False
    for key, item in node.pairs:
        if not key.text:
            bad = True
            continue
        name = _read_scalar(annotation(args[0]), key, f"{address}/{key.text}", reading)
        value = read(args[1], item, f"{address}/{key.text}", reading)
        bad = bad or is_bad(name) or is_bad(value)
        if not bad:
            values[name] = value
    return BAD if bad else values


def _read_record(cls: type, node: yamlnode.Node, address: str, reading: Reading) -> Any:
    if isinstance(node, yamlnode.Text) and cls in SHORT:
        value = _read_scalar(Scalar("tekst"), node, address, reading)
        reading.sources[f"{address}/{SHORT[cls]}"] = node.source
        return value if is_bad(value) else cls(**{SHORT[cls]: value})
    if cls in SHORT and isinstance(node, yamlnode.Pairs) and node.raw and node.pairs[0][0].text not in order_of(cls):
        value = read_colon(node, reading)
        return value if is_bad(value) else cls(**{SHORT[cls]: value})
    if isinstance(node, yamlnode.Text) and (match := re.fullmatch(r"([\w-]*\w):([^\s:/].*)", node.raw)):
        hint = f"schrijf: {match[1]}: {match[2]}"
        edits = (Edit(node.source.line, node.source.column + len(match[1]), ":", ": "),)
        reading.add(node.source, "B-020", "na de dubbele punt ontbreekt een spatie", hint, edits=edits)
        key, said = (yamlnode.Text(match[number], node.source) for number in (1, 2))
        node = yamlnode.Pairs(((key, said),), node.source)
    if not isinstance(node, yamlnode.Pairs):
        known = ", ".join(item.name for item in field_types(cls) if item.required)
        marks = "haal de streepjes of haken weg en " if isinstance(node, yamlnode.Items) else ""
        figure = otherwords.measured(node.text) if isinstance(node, yamlnode.Text) and cls is Streefwaarde else ""
        hint = figure or f"{marks}schrijf per regel: sleutel: waarde; nodig zijn: {known}"
        return reading.add(node.source, "V-008", "hier hoort een groep sleutels te staan", hint)
    if len(node.pairs) > MAX_ITEMS:
        return too_many(node.source, len(node.pairs), reading)
    known_fields = {item.name: item for item in field_types(cls)}
    values: dict[str, Any] = {}
    keys = [key.text for key, _ in node.pairs]
    if cls in (Stand, Waarneming) and (other := _row_elsewhere(set(keys) - known_fields.keys(), address, reading)):
        return reading.add(node.source, "V-006", "deze regel hoort in een andere lijst", other)
    lacking = [name for name in known_fields if name not in keys]
    named: list[tuple[yamlnode.Text, yamlnode.Node]] = []
    for (above, empty), (below, inside) in pairwise(node.pairs):
        is_group = above.text in known_fields and kind_of(known_fields[above.text].hint).origin is Mapping
        if is_group and empty == yamlnode.Text("", empty.source) and isinstance(inside, yamlnode.Text) and below.text not in known_fields:
            hint = f"zet er 2 spaties voor, of schrijf op één regel: {above.text}: {{{below.text}: {inside.text}}}"
            return reading.add(below.source, "V-001", f"de sleutel '{below.text}' hoort onder '{above.text}'", hint)
    for key, item in node.pairs:
        if key.text == "aantekening":
            reading.notes[address] = otherwords.Notes(key.source.line, isinstance(item, yamlnode.Items) and bool(item.raw))
    for key, item in node.pairs:
        name = (
            key.text
            if key.text in known_fields
            else _read_key(key, item, lacking, known_fields, values, address, reading)
        )
        named.append((key if name == key.text else dataclasses.replace(key, text=name), item))
        if name and name not in values:
            kind = known_fields[name]
            value = read(kind.hint, item, f"{address}/{name}", reading)
            values[name] = UNREAD if is_bad(value) and unwrap(kind.hint)[1] else value
    if "" in keys:
        return BAD
    missing = [name for name, kind in known_fields.items() if kind.required and name not in values]
    if len(missing) <= sum(name == "" for name in (key.text for key, _ in named)):
        # Each key that does not exist may be one of these.
        values |= dict.fromkeys(missing, BAD)
    for name, kind in known_fields.items():
        if kind.required and name not in values:
            lack = f"; {otherwords.if_unknown(name)}" if unwrap(kind.hint)[1] else ""
            choices = getattr(kind_of(kind.hint).extra, "keuzes", ())
            lack = f"; kies uit: {', '.join(choices)}{lack}" if choices else lack
            where = "zet tussen { en } erbij, na een komma: " if node.in_row else "voeg een regel toe: "
            value = "ja of nee" if getattr(kind_of(kind.hint).extra, "type", "") == "janee" else shape(kind.hint)
            lack += otherwords.OF_EACH_STEP if re.fullmatch("maatregelen/[^/]+/acties/[^/]+", address) else ""
            lack += "" if node.in_row else goes_above(cls, name, {key.text: key.source.line for key, _ in named})
            whose = f" bij '{values['id']}'" if isinstance(values.get("id"), str) and node.source.column > 1 else ""
            reading.add(node.source, "V-002", f"'{name}' ontbreekt{whose}", f"{where}{name}: {value}{lack}")
            values[name] = UNREAD if unwrap(kind.hint)[1] else BAD
    if any(is_bad(value) for value in values.values()):
        return BAD
    names = [key.text for key, _ in named]
    if not node.in_row and names != in_order(cls, names):
        reading.unordered.append((address, cls, dataclasses.replace(node, pairs=tuple(named))))
    return cls(**values)


def _read_key(
    key: yamlnode.Text,
    item: yamlnode.Node,
    lacking: list[str],
    known: Mapping[str, FieldType],
    values: dict[str, Any],
    address: str,
    reading: Reading,
) -> str:
    """The field that an unknown key is sure to mean, or "". What it may mean is noted as not readable."""
    if not key.text:
        return ""
    sure = meant.alike(key.text, lacking)
    sure = sure or (name if (name := meant.slip(key.text, known)) in lacking else "")
    said = item.text if isinstance(item, yamlnode.Text) else ""
    other = "" if sure else otherwords.elsewhere(key.text, said, address, reading.notes.get(address))
    all_keys = "haal de regel weg; welke sleutels hier kunnen, staat in docs/woordenlijst.md"
    if " " in key.text:
        all_keys = (
            "hoort deze zin bij de tekst erboven, zet hem dan op dezelfde regel erachter, en de hele tekst tussen dubbele aanhalingstekens; "
            f"anders: {all_keys}"
        )
    called = sure or otherwords.field_called(key.text, known)
    there = f"hoort dit bij '{called}'? Die sleutel staat er al; zet het daar, of haal de regel weg"
    asked = did_you_mean(called) if called in lacking else there if called else nearest(key.text, lacking or known)
    if "toestanden" in lacking and is_id(key.text) and said and not called:
        axis = KEY if key.text in ("toestand", "stand", "status") else key.text
        other = f"hoort dit bij de toestanden? Schrijf: toestanden: {{{axis}: {said}}}"
        other += f"; de sleutel is een id uit {found_in(Naar(('assen',)))}" if axis == KEY else ""
        values["toestanden"] = BAD
    if len(key.text.split()) > 2 and not sure:
        other = other or wronglines.EXPLAINS + " " + (asked or all_keys)
    hint = other or otherwords.FOLLOWS.get(key.text.casefold(), "") or asked or all_keys
    edits = yamlnode.written(key, sure) if sure else ()
    reading.add(key.source, "V-001", f"de sleutel '{key.text}' bestaat hier niet", hint, edits=edits)
    if edits:
        return sure
    values |= dict.fromkeys((name for name in lacking if hint == did_you_mean(name)), BAD)
    values["?"] = BAD
    return ""
