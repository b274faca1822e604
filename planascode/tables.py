"""The plan as flat tables for a spreadsheet or a program: one row per record, one column per field, each column explained.

What a column means comes from the model's own help texts. Ids stay, so that tables can be joined, and beside each stands
the printed name. Dates are ISO 8601, numbers have a comma and no points; what is not known says so with its reason.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from planascode import derive
from planascode.fields import annotation, field_types, unwrap
from planascode.model import (
    COLLECTIONS,
    Actie,
    Doel,
    Indicator,
    Invulling,
    Maatregel,
    Naar,
    Onderdeel,
    Plan,
    Punt,
    Record,
    Scalar,
    Stand,
    Streefwaarde,
    Waarneming,
)  # fmt: skip
from planascode.values import TYPES, Jaar, Kwartaal, Ontbreekt, first_day, last_day

BETWEEN = " | "
"""What stands between the items of a list in one cell."""
Cells = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what it means, what kind of value stands in it, in what it is counted, the words it admits."""

    naam: str
    betekenis: str
    soort: str
    eenheid: str = ""
    keuzes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and its rows of finished cells."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


MEANING = {
    "maatregelen": "Alle maatregelen: één regel per actie, of per maatregel zonder acties.",
    "standen": "Alle standen tot en met de peildatum, per stuk de oudste eerst.",
    "prioriteiten": "De prioriteiten van het plan.",
    "themas": "De thema's van de prioriteiten.",
    "doelen": "De doelen van prioriteiten en thema's.",
    "indicatoren": "Wat er gemeten wordt.",
    "waarnemingen": "De gemeten cijfers, per indicator, periode en bron.",
    "streefwaarden": "Beginwaarden en doelwaarden van de indicatoren.",
    "budgetposten": "Alle bedragen, elk één keer.",
    "organisaties": "Organisaties die in het plan voorkomen.",
    "rollen": "Rollen, teams en functies; geen personen.",
    "documenten": "Plannen, wetten en onderzoeken waar het plan naar verwijst.",
    "afkortingen": "Afkortingen met hun volledige vorm.",
    "randvoorwaarden": "De randvoorwaarden.",
    "onderdelen": "De onderdelen van de randvoorwaarden.",
    "invullingen": "Hoe elke randvoorwaarde is ingevuld, en wat nog moet gebeuren.",
    "overige": "De overige prioriteiten.",
    "assen": "Waarover een stand gaat.",
    "toestanden": "De woorden voor een stand, met hun betekenis.",
    "codes": "De codes van maatregelen, met hun vastgestelde omschrijving.",
    "grondslagen": "Waarom een maatregel gebeurt.",
    "middelen": "Of er geld en mensen zijn voor een maatregel.",
    "dekkingen": "Of het geld van een post er is.",
}
"""Name of each table -> what it holds, in the order in which a reader would look for them."""
_IDS = {
    "prioriteiten": "prioriteit", "themas": "thema", "indicatoren": "indicator", "budgetposten": "post", "organisaties": "organisatie",
    "rollen": "rol", "documenten": "document", "afkortingen": "afkorting", "randvoorwaarden": "randvoorwaarde", "overige": "overig",
    "assen": "as", "toestanden": "toestand", "codes": "code_id", "grondslagen": "grondslag", "middelen": "middel", "dekkingen": "dekking",
}  # fmt: skip
"""Collection that is a table by itself -> the head of its column of ids."""


def tables(plan: Plan) -> dict[str, Table]:
    """The tables of a filtered plan that have rows, by name; that of the measures always."""
    made = {
        "maatregelen": _maatregelen(plan),
        "standen": _standen(plan),
        "doelen": _nested(plan, Doel, "doel", Column("hoort_bij", "prioriteit of thema", "id uit prioriteiten of themas"), _goals(plan)),
        "onderdelen": _nested(plan, Onderdeel, "onderdeel", Column("randvoorwaarde", "randvoorwaarde", "id uit randvoorwaarden"), _parts(plan)),
        "invullingen": _nested(plan, Invulling, "invulling_id", Column("prioriteit", "prioriteit; leeg: het hele plan", "id uit prioriteiten"), _filled(plan)),
        "waarnemingen": _of_indicators(plan, Waarneming, lambda item: [("", value) for value in item.waarnemingen]),
        "streefwaarden": _of_indicators(plan, Streefwaarde, _aims),
        **{name: _of_records(plan, name, column) for name, column in _IDS.items()},
    }
    return {name: made[name] for name in MEANING if made[name].rows or name == "maatregelen"}


def _goals(plan: Plan) -> list[tuple[str, Doel]]:
    return [(owner.id, goal) for kind in ("prioriteiten", "themas") for owner in plan[kind].values() for goal in owner.doelen]


def _parts(plan: Plan) -> list[tuple[str, Onderdeel]]:
    return [(owner.id, part) for owner in plan["randvoorwaarden"].values() for part in owner.onderdelen]


def _filled(plan: Plan) -> list[tuple[str, Invulling]]:
    whole = [("", row) for row in plan["invullingen"].values()]
    return whole + [(owner.id, row) for owner in derive.prioriteiten(plan) for row in owner.invullingen]


_COMMON = frozenset(kind.name for kind in field_types(Record))
_EXECUTED = ("naam", "planning", "planning_toelichting", "grondslag", "middelen")
"""Fields of a measure that are those of its acties where it has any."""


# --- fields to columns ------------------------------------------------------------------------------------


def _fields(plan: Plan, cls: Any, without: Iterable[str] = ()) -> Iterator[tuple[Column, Cells]]:
    """A column for each field of a record that fits in a cell, and what it says of a record; for a reference its names too."""
    helps = {item.name: item.metadata["hulp"] for item in dataclasses.fields(cls)}
    for kind in field_types(cls):
        if kind.name in _COMMON or kind.name in without:
            continue
        (inner, may_lack), is_list = unwrap(kind.hint), False
        if getattr(inner, "__origin__", None) is tuple:
            inner, is_list = unwrap(inner.__args__[0])[0], True
        extra = annotation(inner)
        if extra is None and inner not in (str, Punt):
            continue
        name = kind.name
        column = _column(name, helps[name], extra, is_list)
        if may_lack:
            column = dataclasses.replace(column, soort=f"{column.soort}; of waarom het er niet is")
        yield column, _value(name)
        if isinstance(extra, Naar):
            named = Column(f"{name}_naam", f"de naam bij '{name}'", _listed("tekst", is_list))
            yield named, _names_of(plan, name, extra)


def _value(name: str) -> Cells:
    return lambda record: cell(getattr(record, name))


def _names_of(plan: Plan, name: str, naar: Naar) -> Cells:
    return lambda record: _names(plan, getattr(record, name), naar)


def _column(name: str, told: str, extra: Scalar | Naar | None, is_list: bool) -> Column:
    match extra:
        case Naar(collections):
            return Column(name, told, _listed(f"id uit {' of '.join(collections)}", is_list))
        case Scalar(kind, choices):
            unit = {"bedrag": "euro", "datum": "jjjj-mm-dd", "dag": "jjjj-mm-dd"}.get(kind, "")
            return Column(name, told, _listed(TYPES[kind].name, is_list), unit, choices or (("ja", "nee") if kind == "janee" else ()))
        case _:
            return Column(name, told, _listed("tekst", is_list))


def _listed(kind: str, is_list: bool) -> str:
    return f"lijst van {kind}, met {BETWEEN.strip()} ertussen" if is_list else kind


def cell(value: Any) -> str:
    """A value as one cell: numbers with a comma, dates as ISO 8601, items of a list with a stroke between them; nothing is empty."""
    match value:
        case None:
            return ""
        case tuple():
            return BETWEEN.join(map(cell, value))
        case bool():
            return "ja" if value else "nee"
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case datetime.date():
            return value.isoformat()
        case Punt():
            return value.tekst
        case _:
            return str(value)


def _names(plan: Plan, value: Any, naar: Naar) -> str:
    if value is None or isinstance(value, Ontbreekt):
        return ""
    keys = value if isinstance(value, tuple) else (value,)
    return BETWEEN.join(next((_name(plan[name][key]) for name in naar.collections if key in plan[name]), key) for key in keys)


def _name(record: Any) -> str:
    return str(next((getattr(record, name) for name in ("naam", "woord", "voluit", "code") if hasattr(record, name)), record.id))


# --- the tables --------------------------------------------------------------------------------------------


def _made(fields: Iterable[tuple[Column, Cells]], records: Iterable[Any]) -> Table:
    given = list(fields)
    rows = tuple(tuple(say(record) for _, say in given) for record in records)
    return Table(tuple(column for column, _ in given), rows)


def _own_id(name: str) -> tuple[Column, Cells]:
    return Column(name, "vaste naam (id) van dit stuk", "id"), lambda record: str(record.id)


def _of_records(plan: Plan, collection: str, column: str) -> Table:
    cls = COLLECTIONS[collection][0]
    records = derive.prioriteiten(plan) if collection == "prioriteiten" else plan[collection].values()
    return _made([_own_id(column), *_fields(plan, cls)], records)


def _nested(plan: Plan, cls: Any, column: str, owner: Column, pairs: Iterable[tuple[str, Any]]) -> Table:
    own, say = _own_id(column)
    fields: list[tuple[Column, Cells]] = [(own, lambda pair: say(pair[1])), (owner, lambda pair: str(pair[0]))]
    return _made([*fields, *_inside(_fields(plan, cls))], pairs)


def _inside(fields: Iterable[tuple[Column, Cells]], place: int = 1) -> Iterator[tuple[Column, Cells]]:
    """The fields of the record that stands in this place of a tuple."""
    for column, say in fields:
        yield column, _at(place, say)


def _at(place: int, say: Cells) -> Cells:
    return lambda items: say(items[place])


def _of_indicators(plan: Plan, cls: Any, values: Callable[[Indicator], Iterable[tuple[str, Any]]]) -> Table:
    rows = [(item, value, word) for item in plan["indicatoren"].values() for word, value in values(item)]
    fields: list[tuple[Column, Cells]] = [
        (Column("indicator", "id van de indicator", "id uit indicatoren"), lambda row: str(row[0].id)),
        (Column("naam", "wat er gemeten wordt", "tekst"), lambda row: str(row[0].naam)),
        (Column("eenheid", "waarin geteld wordt", "tekst"), lambda row: cell(row[0].eenheid)),
    ]
    if cls is Streefwaarde:
        fields.append((Column("soort", "begin of doel", "tekst", keuzes=("nulmeting", "streefwaarde")), lambda row: str(row[2])))
    own = [(dataclasses.replace(column, eenheid="zie eenheid") if column.naam == "waarde" else column, say) for column, say in _fields(plan, cls)]
    return _made([*fields, *_inside(own)], rows)


def _aims(indicator: Indicator) -> list[tuple[str, Streefwaarde]]:
    begin = [("nulmeting", indicator.nulmeting)] if isinstance(indicator.nulmeting, Streefwaarde) else []
    aims = indicator.streefwaarden if isinstance(indicator.streefwaarden, tuple) else ()
    return begin + [("streefwaarde", aim) for aim in aims]


def _maatregelen(plan: Plan) -> Table:
    """One row per actie, or per measure without acties: what has a planning, a stand and a code of its own."""
    day = plan.gegevens.peildatum
    rows = [(m, part) for m in plan["maatregelen"].values() for part in derive.uitvoeringen(m)]
    part = {column.naam: (column, say) for column, say in _inside(_fields(plan, Actie, ("standen",)))}

    def state(axis: str) -> Cells:
        return lambda row: found.woord if (found := derive.toestand(plan, row[1].standen, axis)) else ""

    def code(row: Any) -> str:
        found = derive.code(plan, row[1])
        return str(found) if isinstance(found, Ontbreekt) else found.code if found else ""

    def thema(row: Any) -> str:
        home = plan.plaats[row[0].id]
        return home if home in plan["themas"] else ""

    states = tuple(item.woord for item in plan["toestanden"].values())
    derived: list[tuple[Column, Cells]] = [
        (Column("maatregel", "id van de maatregel", "id"), lambda row: str(row[0].id)),
        (Column("actie", "id van de actie; leeg: de maatregel heeft geen acties", "id"), lambda row: "" if row[1] is row[0] else str(row[1].id)),
        (Column("naam", "naam van de actie, of van de maatregel zonder acties", "tekst"), lambda row: str(row[1].naam)),
        (Column("prioriteit", "id van de prioriteit", "id uit prioriteiten"), lambda row: derive.prioriteit_van(plan, row[0].id)),
        part["planning"],
        (Column("code", "de code die volgt uit grondslag en middelen", "tekst"), code),
        (Column("peildatum", "de dag waarop de nieuwste stand gold", "datum", "jjjj-mm-dd"),
         lambda row: cell(stand.peildatum) if (stand := derive.newest(row[1].standen, day)) else ""),
        *((Column(f"stand_{key}", f"de nieuwste stand: {axis.naam}", "tekst", keuzes=states), state(key)) for key, axis in plan["assen"].items()),
        (Column("maatregel_naam", "naam van de maatregel waar de actie bij hoort", "tekst"), lambda row: str(row[0].naam)),
        (Column("prioriteit_naam", "naam van de prioriteit", "tekst"),
         lambda row: str(plan["prioriteiten"][derive.prioriteit_van(plan, row[0].id)].naam)),
        (Column("thema", "id van het thema; leeg: hoort bij geen thema", "id uit themas"), thema),
        (Column("thema_naam", "naam van het thema", "tekst"), lambda row: str(plan["themas"][key].naam) if (key := thema(row)) else ""),
        (Column("begin", "eerste dag van de planning", "datum", "jjjj-mm-dd"), lambda row: _day(row[1].planning, "begin", first_day)),
        (Column("eind", "laatste dag van de planning", "datum", "jjjj-mm-dd"), lambda row: _day(row[1].planning, "eind", last_day)),
    ]  # fmt: skip
    rest = [field for name, field in part.items() if name not in ("naam", "planning")]
    return _made([*derived, *rest, *_inside(_fields(plan, Maatregel, _EXECUTED), 0)], rows)


def _day(planning: Any, end: str, day: Callable[[Jaar | Kwartaal], datetime.date]) -> str:
    period = getattr(planning, end, None)
    return cell(day(period)) if period else ""


def _standen(plan: Plan) -> Table:
    """Every stand of every measure, actie and indicator: one row per axis."""
    owners = [("maatregel", m.id, part) for m in plan["maatregelen"].values() for part in derive.uitvoeringen(m)]
    owners += [("indicator", item.id, item) for item in plan["indicatoren"].values()]
    rows = [
        (kind, key, owner, stand, axis, state)
        for kind, key, owner in owners
        for stand in sorted(owner.standen, key=lambda stand: stand.peildatum)
        for axis, state in stand.toestanden.items()
    ]
    fields: list[tuple[Column, Cells]] = [
        (Column("soort", "waarvan dit de stand is", "tekst", keuzes=("maatregel", "indicator")), lambda row: str(row[0])),
        (Column("stuk", "id van de maatregel of indicator", "id"), lambda row: str(row[1])),
        (Column("actie", "id van de actie; leeg: het hele stuk", "id"), lambda row: str(row[2].id) if isinstance(row[2], Actie) else ""),
        (Column("naam", "naam van de actie of het stuk", "tekst"), lambda row: str(row[2].naam)),
        (Column("as", "waarover de stand gaat", "id uit assen"), lambda row: str(row[4])),
        (Column("toestand", "de stand", "id uit toestanden"), lambda row: cell(row[5])),
        (Column("toestand_naam", "de stand, zoals gedrukt", "tekst"),
         lambda row: "" if isinstance(row[5], Ontbreekt) else str(plan["toestanden"][row[5]].woord)),
    ]  # fmt: skip
    return _made([*fields, *_inside(_fields(plan, Stand), 3)], rows)
