"""Between YAML nodes and the model's records, driven by the model's own type hints.

``read`` makes a record out of a node and collects problems and places; ``dump`` is its inverse and gives
plain data (mappings, lists, texts) in the model's order; ``leaves`` walks every scalar of a record. An
address names a value for good: ``maatregelen/halt/acties/lio/planning``. In a list a record is named by its id, a
stand by its peildatum, a reference by the id it holds, a bare text by its place, counted from 1.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from planascode import yamlnode
from planascode.model import COLLECTIONS, Naar, Punt, Scalar, Stand, Waarneming
from planascode.problems import Problem, Source, nearest
from planascode.values import TYPES, Ontbreekt, Wrong, ontbreekt, parse_datum, parse_id, print_aantal, print_datum

MAX_TEXT = 20_000
MAX_ITEMS = 5_000
SHORT: dict[type, str] = {Punt: "tekst"}
"""Records that may be written as a bare text, with the key that the text stands for."""
NESTED = {"doelen": "prioriteiten/*", "onderdelen": "randvoorwaarden/randvoorwaarden.yaml"}
"""Records inside records -> where they stand."""
CODES = {
    "tekst": "V-006", "id": "V-011", "link": "V-012", "datum": "V-013", "periode": "V-014", "planning": "V-015",
    "bedrag": "V-016", "aantal": "V-017", "janee": "V-018",
}  # fmt: skip
"""Type of scalar -> the rule that a wrong one breaks."""
_BAD: Any = object()


@dataclass(frozen=True, slots=True)
class FieldType:
    """One field of a record class: its type hint, whether it must be there, and its edition ("" = the record's)."""

    name: str
    hint: Any
    required: bool
    editie: str


@dataclass(slots=True)
class Reading:
    """What reading collects: problems, and for each address its place."""

    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)

    def add(self, source: Source, code: str, message: str, hint: str = "", label: str = "") -> Any:
        """Note a problem; gives the value that stands for 'could not be read'."""
        self.problems.append(Problem(source, code, message, hint, label))
        return _BAD


def field_types(cls: Any) -> tuple[FieldType, ...]:
    """The fields of a record class in the model's order."""
    return _field_types(cls)


@cache
def _field_types(cls: Any) -> tuple[FieldType, ...]:
    hints = typing.get_type_hints(cls, include_extras=True)
    return tuple(
        FieldType(
            item.name,
            hints[item.name],
            item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING,
            item.metadata.get("editie", ""),
        )
        for item in dataclasses.fields(cls)
    )


@cache
def unwrap(hint: Any) -> tuple[Any, bool]:
    """A hint without its ``| Ontbreekt`` and ``| None``, and whether ``Ontbreekt`` is admitted."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        args = [arg for arg in typing.get_args(hint) if arg not in (Ontbreekt, types.NoneType)]
        inner = args[0] if len(args) == 1 else typing.Union[tuple(args)] if args else str  # noqa: UP007
        return inner, Ontbreekt in typing.get_args(hint)
    return hint, False


def annotation(hint: Any) -> Scalar | Naar | None:
    """The ``Scalar`` or ``Naar`` of a hint, or None."""
    if typing.get_origin(hint) is typing.Annotated:
        for extra in typing.get_args(hint)[1:]:
            if isinstance(extra, Scalar | Naar):
                return extra
    return None


def read(hint: Any, node: yamlnode.Node, address: str, reading: Reading) -> Any:
    """The value of ``node`` as ``hint`` says, or a marker (``is_bad``) after noting at least one problem."""
    reading.sources[address] = node.source
    inner, may_lack = unwrap(hint)
    extra = annotation(inner)
    if isinstance(node, yamlnode.Text) and not node.text.strip():
        name = address.rpartition("/")[2]
        message = f"'{name}' is leeg" if name and not name.isdecimal() else "dit punt is leeg"
        hint_text = "vul het in; weet u het niet: onbekend (reden)" if may_lack else "vul in wat hier hoort"
        return reading.add(node.source, "V-003", message, hint_text)
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
            return reading.add(node.source, "V-005", wrong.message, wrong.hint)
        if missing is not None:
            if may_lack:
                return missing if len(node.text) <= MAX_TEXT else _read_scalar(None, node, reading)
            hint_text = "schrijf een echte waarde; is het veld niet verplicht, laat de regel dan weg"
            return reading.add(node.source, "V-004", f"'{node.text}' kan hier niet", hint_text)
    if extra is not None or inner is str:
        return _read_scalar(extra, node, reading)
    origin = typing.get_origin(inner)
    if origin is tuple:
        return _read_list(typing.get_args(inner)[0], node, address, reading)
    if origin is Mapping:
        return _read_mapping(typing.get_args(inner), node, address, reading)
    return _read_record(inner, node, address, reading)


def too_many(source: Source, number: int, reading: Reading) -> Any:
    """Note that a list or group is too long to be read."""
    message = f"hier staan {number} regels bij elkaar; hoogstens {MAX_ITEMS} kan"
    return reading.add(source, "H-009", message, "haal weg wat dubbel is, of verdeel het over meer stukken")


def found_in(naar: Naar) -> str:
    """The file or folder, as part of a Dutch sentence, in which a reference finds its record."""
    if naar.collections == ("*",):
        return "het stuk zelf"
    patterns = [(NESTED.get(name) or COLLECTIONS[name][1]).split()[0] for name in naar.collections]
    places = [f"de map {pattern.partition('/')[0]}" if "*" in pattern else pattern for pattern in patterns]
    return " of ".join(dict.fromkeys(place.removesuffix("[]") for place in places))


def is_bad(value: Any) -> bool:
    """Whether ``read`` could not read this."""
    return value is _BAD


def _read_scalar(extra: Scalar | Naar | None, node: yamlnode.Node, reading: Reading) -> Any:
    if not isinstance(node, yamlnode.Text):
        message = "hier hoort één waarde te staan, geen lijst of groep sleutels"
        return reading.add(node.source, "V-006", message, "zet één tekst achter de sleutel, zonder haken en streepjes")
    if len(node.text) > MAX_TEXT:
        return reading.add(
            node.source,
            "V-009",
            f"deze tekst is langer dan {print_aantal(Decimal(MAX_TEXT))} tekens",
            "maak haar korter, of zet haar in een eigen tekstbestand dat op '.md' eindigt",
        )
    try:
        if isinstance(extra, Naar):
            return parse_id(node.text)
        value = TYPES[extra.type if extra else "tekst"].parse(node.text)
        if isinstance(extra, Scalar) and extra.keuzes and value not in extra.keuzes:
            message = f"'{node.text}' kan hier niet staan"
            return reading.add(node.source, "V-019", message, nearest(node.text, extra.keuzes))
        return value
    except Wrong as wrong:
        if isinstance(extra, Naar):
            hint = f"schrijf niet de naam maar het id; dat staat achter id: in {found_in(extra)}"
            return reading.add(node.source, CODES["id"], f"'{node.text}' is geen id", hint)
        kind = extra.type if extra else "tekst"
        return reading.add(node.source, CODES[kind], wrong.message, wrong.hint, wrong.label)


def _read_list(hint: Any, node: yamlnode.Node, address: str, reading: Reading) -> Any:
    if not isinstance(node, yamlnode.Items):
        hint_text = "begin elke regel met een streepje, of schrijf: [een, twee]; weet u het niet: onbekend (reden)"
        return reading.add(node.source, "V-007", "hier hoort een lijst te staan", hint_text)
    if len(node.items) > MAX_ITEMS:
        return too_many(node.source, len(node.items), reading)
    values = []
    for number, item in enumerate(node.items, 1):
        key = _node_key(hint, item, number)
        place = f"{address}/{key}"
        if place in reading.sources:
            first = reading.sources[place]
            message, hint_text = _double(unwrap(hint)[0], key)
            reading.add(item.source, "V-010", message, f"{hint_text}; de eerste staat op regel {first.line}")
            continue
        values.append(read(hint, item, place, reading))
    return _BAD if any(is_bad(value) for value in values) else tuple(values)


def _double(cls: Any, key: str) -> tuple[str, str]:
    if cls is Stand:
        return f"er zijn twee standen met peildatum {print_datum(parse_datum(key))}", "geef een van de twee een andere dag"
    if cls is Waarneming:
        message = "er zijn twee cijfers met dezelfde periode, bron en peildatum"
        return message, "geef het nieuwste een latere peildatum"
    return f"'{key}' staat twee keer in deze lijst", "haal er een weg"


def _node_key(hint: Any, node: yamlnode.Node, number: int) -> str:
    inner, _ = unwrap(hint)
    if isinstance(annotation(inner), Naar) and isinstance(node, yamlnode.Text):
        return node.text
    if isinstance(node, yamlnode.Pairs) and isinstance(inner, type):
        texts = {key.text: value.text for key, value in node.pairs if isinstance(value, yamlnode.Text)}
        match inner:
            case _ if inner is Waarneming:
                parts = [texts.get("periode"), texts.get("bron"), _day(texts.get("peildatum", ""))]
                return "-".join(part.replace(" ", "-").replace("/", "-") for part in parts if part)
            case _ if inner is Stand:
                return _day(texts.get("peildatum", "")) or str(number)
            case _:
                return texts.get("id", str(number)).replace("/", "-")
    return str(number)


def _day(text: str) -> str:
    try:
        return parse_datum(text).isoformat()
    except Wrong:
        return ""


def _read_mapping(args: tuple[Any, ...], node: yamlnode.Node, address: str, reading: Reading) -> Any:
    if not isinstance(node, yamlnode.Pairs):
        return reading.add(node.source, "V-008", "hier hoort een groep sleutels te staan", "schrijf: {sleutel: waarde}")
    if len(node.pairs) > MAX_ITEMS:
        return too_many(node.source, len(node.pairs), reading)
    values = {}
    bad = False
    for key, item in node.pairs:
        name = _read_scalar(annotation(args[0]), key, reading)
        value = read(args[1], item, f"{address}/{key.text}", reading)
        bad = bad or is_bad(name) or is_bad(value)
        if not bad:
            values[name] = value
    return _BAD if bad else values


def _read_record(cls: type, node: yamlnode.Node, address: str, reading: Reading) -> Any:
    if isinstance(node, yamlnode.Text) and cls in SHORT:
        value = _read_scalar(Scalar("tekst"), node, reading)
        reading.sources[f"{address}/{SHORT[cls]}"] = node.source
        return value if is_bad(value) else cls(**{SHORT[cls]: value})
    if not isinstance(node, yamlnode.Pairs):
        known = ", ".join(item.name for item in field_types(cls) if item.required)
        marks = "haal de streepjes of haken weg en " if isinstance(node, yamlnode.Items) else ""
        hint = f"{marks}schrijf per regel: sleutel: waarde; nodig zijn: {known}"
        return reading.add(node.source, "V-008", "hier hoort een groep sleutels te staan", hint)
    if len(node.pairs) > MAX_ITEMS:
        return too_many(node.source, len(node.pairs), reading)
    known_fields = {item.name: item for item in field_types(cls)}
    values: dict[str, Any] = {}
    lacking = [name for name in known_fields if name not in {key.text for key, _ in node.pairs}]
    for key, item in node.pairs:
        if key.text not in known_fields:
            hint = nearest(key.text, lacking or known_fields)
            all_keys = "haal de regel weg; welke sleutels hier kunnen, staat in docs/woordenlijst.md"
            reading.add(key.source, "V-001", f"de sleutel '{key.text}' bestaat hier niet", hint or all_keys)
            meant = [name for name in lacking if hint == f"bedoelde u '{name}'?"]
            values |= dict.fromkeys(meant, _BAD)
            values["?"] = _BAD
            continue
        values[key.text] = read(known_fields[key.text].hint, item, f"{address}/{key.text}", reading)
    for name, kind in known_fields.items():
        if kind.required and name not in values:
            lack = "; weet u het niet: onbekend (reden)" if unwrap(kind.hint)[1] else ""
            reading.add(node.source, "V-002", f"'{name}' ontbreekt", f"voeg een regel toe: {name}: ...{lack}")
            values[name] = _BAD
    if any(is_bad(value) for value in values.values()):
        return _BAD
    return cls(**values)


# --- the way out --------------------------------------------------------------------------------------


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
    if isinstance(value, str) and isinstance(annotation(unwrap(hint)[0]), Naar):
        return value
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
    inner, _ = unwrap(hint)
    if isinstance(value, tuple):
        item_hint = typing.get_args(inner)[0]
        for number, item in enumerate(value, 1):
            yield from leaves(item_hint, item, f"{address}/{item_key(item, number, item_hint)}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield f"{address}/{key}", typing.get_args(inner)[0], key
            yield from leaves(typing.get_args(inner)[1], item, f"{address}/{key}")
    elif dataclasses.is_dataclass(value) and isinstance(inner, type) and isinstance(value, inner):
        for kind in field_types(type(value)):
            yield from leaves(kind.hint, getattr(value, kind.name), f"{address}/{kind.name}")
    else:
        yield address, inner, value
