"""Forms for who does not edit YAML: a new stand, a new figure, a planning, a toelichting. Pure.

What is asked, its help and its choices come from the model and the content. A stand or a figure is always a new one, with
its own peildatum; none is written over.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from planascode import derive
from planascode.fields import annotation, dump, field_types, unwrap
from planascode.model import Maatregel, Naar, Plan, Scalar, Stand, Telling, Toestand, Waarneming
from planascode.pipeline import Checked
from planascode.problems import Source
from planascode.values import TYPES, Ontbreekt, Wrong, print_datum

UNKNOWN = "onbekend"
REASON = "reden"
"""The answer that needs a reason, and the end of the name of the field for it (``toestanden/tijd/reden``)."""
NOT_GOOD = ("oorzaak", "gevolg", "bijsturing")
"""What a stand says when it is not good (rule S-003)."""
MAX_RADIOS = 8
TEXTS = "toelichting"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be picked: what is written, a sign and a word for it, and what it means."""

    value: str
    words: str
    sign: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question. ``name`` is where the answer goes in the record (``toestanden/tijd``); ``value`` what is there now.

    ``kind``: a line, more lines, one of a few choices, or one of a list.
    """

    name: str
    label: str
    help: str
    kind: Literal["line", "lines", "radios", "list"]
    required: bool
    choices: tuple[Choice, ...] = ()
    value: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form about the record at ``address``, in the file of ``source``; ``key`` is the list that gets an item, or empty.

    ``now`` is what the list says already, the newest first; ``order`` are the keys of such a record.
    """

    kind: str
    address: str
    title: str
    record: str
    source: Source
    key: str
    fields: tuple[Field, ...]
    order: tuple[str, ...]
    notes: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of form: its title, the list it adds to (with the class of an item) or the fields that it changes."""

    title: str
    key: str = ""
    item: Any = None
    fields: Callable[[str], bool] = lambda name: False


KINDS: dict[str, Kind] = {
    "cijfer": Kind("Nieuw cijfer", "waarnemingen", Waarneming),
    "stand": Kind("Nieuwe stand", "standen", Stand),
    "planning": Kind("Planning veranderen", fields=lambda name: name in ("planning", "planning_toelichting")),
    "toelichting": Kind(
        "Toelichting veranderen", fields=lambda name: name.endswith(TEXTS) and not name.startswith("planning")
    ),
}


# --- which forms there are ------------------------------------------------------------------------------------


def kinds(plan: Plan, address: str) -> tuple[str, ...]:
    """The forms that there are for the record at an address."""
    found = record(plan, address)
    if found is None:
        return ()
    own = {kind.name for kind in field_types(type(found))}
    if isinstance(found, Maatregel) and found.acties:
        own -= {"planning", "planning_toelichting", "standen"}  # rule M-001: these belong to its acties
    return tuple(name for name, kind in KINDS.items() if kind.key in own or any(map(kind.fields, own)))


def record(plan: Plan, address: str) -> Any:
    """The maatregel, actie or indicator at an address; None where there is none."""
    match address.split("/"):
        case ["maatregelen" | "indicatoren" as collection, key]:
            return plan[collection].get(key)
        case ["maatregelen", key, "acties", part] if key in plan["maatregelen"]:
            return next((actie for actie in plan["maatregelen"][key].acties if actie.id == part), None)
        case _:
            return None


def around(plan: Plan, page: str) -> list[str]:
    """The addresses of what has a form and stands on a page of the site (``maatregelen/kade``, ``themas/dijken``)."""
    collection, _, key = page.rpartition("/")
    if collection == "maatregelen" and key in plan["maatregelen"]:
        return parts(plan["maatregelen"][key])
    if collection == "prioriteiten" and key in plan["prioriteiten"]:
        return [f"indicatoren/{item.id}" for item in derive.indicatoren_van(plan, plan["prioriteiten"][key])]
    if collection == "themas" and key in plan["themas"]:
        measures = derive.maatregelen_van(plan, plan["themas"][key])
        figures = [f"indicatoren/{item.id}" for item in plan["indicatoren"].values() if item.thema == key]
        return [address for measure in measures for address in parts(measure)] + figures
    return []


def parts(measure: Maatregel) -> list[str]:
    """The addresses of a measure and of its acties."""
    address = f"maatregelen/{measure.id}"
    return [address, *(f"{address}/acties/{actie.id}" for actie in measure.acties)]


# --- a form ---------------------------------------------------------------------------------------------------


def form(checked: Checked, kind: str, address: str) -> Form | None:
    """The form of this kind for the record at an address; None where there is none."""
    plan = checked.plan
    if plan is None or kind not in KINDS or kind not in kinds(plan, address):
        return None
    found, shape = record(plan, address), KINDS[kind]
    if shape.key:
        fields = [question for item in _fields(shape.item) for question in _questions(plan, shape, item)]
    else:
        chosen = [item for item in _fields(type(found)) if shape.fields(item.name)]
        fields = [_question(plan, shape, item, getattr(found, item.name)) for item in chosen]
    order = tuple(item.name for item in field_types(type(found)))
    notes, now = tuple(_notes(plan, shape)), tuple(_now(plan, found, shape.key))
    return Form(
        kind, address, shape.title, found.naam, checked.sources[address], shape.key, tuple(fields), order, notes, now
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A field of the model: its name, type, help and whether it must be there."""

    name: str
    hint: Any
    help: str
    required: bool


def _fields(cls: Any) -> list[_Part]:
    helps = {item.name: item.metadata["hulp"] for item in dataclasses.fields(cls)}
    return [_Part(kind.name, kind.hint, helps[kind.name], kind.required) for kind in field_types(cls)]


def _questions(plan: Plan, shape: Kind, part: _Part) -> list[Field]:
    """The questions for a field: one, or one per axis for the states; none for what a form cannot ask."""
    inner, _ = unwrap(part.hint)
    if typing.get_origin(inner) is tuple:
        return []
    if typing.get_origin(inner) is not Mapping:
        return [_question(plan, shape, part)]
    key, value = typing.get_args(inner)
    names = annotation(unwrap(key)[0])
    assert isinstance(names, Naar)
    return [
        dataclasses.replace(
            _question(plan, shape, dataclasses.replace(part, name=f"{part.name}/{axis}", hint=value)),
            label=found.naam,
            help="",
        )
        for collection in names.collections
        for axis, found in plan[collection].items()
    ]


def _question(plan: Plan, shape: Kind, part: _Part, value: Any = None) -> Field:
    inner, lacks = unwrap(part.hint)
    extra = annotation(inner)
    choices = _choices(plan, shape, part.name, extra)
    kind: Literal["line", "lines", "radios", "list"]
    if choices:
        kind = "radios" if part.required and len(choices) <= MAX_RADIOS else "list"
    else:
        kind = "lines" if isinstance(extra, Scalar) and extra.type == "tekst" else "line"
    label = _label(part.name)
    return Field(
        part.name,
        label,
        _help(part, label, extra, kind, lacks),
        kind,
        part.required,
        (*choices, _unknown(plan, extra)) if choices and lacks else choices,
        "" if value is None else str(dump(part.hint, value)),
        "Als het niet goed gaat" if shape.item is Stand and part.name in NOT_GOOD else "",
    )


def _label(name: str) -> str:
    about = name.removesuffix(f"_{TEXTS}")
    return f"{TEXTS} bij {about}".capitalize() if about != name else name.replace("_", " ").capitalize()


def _unknown(plan: Plan, extra: Scalar | Naar | None) -> Choice:
    """The answer that something is not known, with the sign that the legend has for it."""
    shown = [item for item in plan["toestanden"].values() if item.bij_ontbreken and extra == Naar(("toestanden",))]
    return Choice(UNKNOWN, UNKNOWN, shown[0].symbool if shown else "", "Schrijf hieronder de reden.")


def _help(part: _Part, label: str, extra: Scalar | Naar | None, kind: str, lacks: bool) -> str:
    """The model's help, and how such a value is written: what the program itself would say about an empty one."""
    said = [] if part.help.casefold() == label.casefold() else [part.help]
    if kind == "line" and isinstance(extra, Scalar):
        try:
            TYPES[extra.type].parse("")
        except Wrong as wrong:
            said.append(wrong.hint)
    if lacks and kind in ("line", "lines") and "(reden)" not in "".join(said):
        said.append("weet u het niet: onbekend (reden)")
    return " ".join(f"{words[:1].upper()}{words[1:]}{'' if words.endswith('?') else '.'}" for words in said)


def _choices(plan: Plan, shape: Kind, name: str, extra: Scalar | Naar | None) -> tuple[Choice, ...]:
    """What can be picked for a field; empty where the author writes it himself."""
    if shape.item is Waarneming and name == "periode":  # rule I-001: other ones are in no table
        return tuple(Choice(str(jaar), str(jaar)) for jaar in plan.gegevens.monitoring_jaren)
    if shape.item is Waarneming and name == "bron":
        return tuple(Choice(key, plan["organisaties"][key].naam) for key in plan.gegevens.monitoring_bronnen)
    match extra:
        case Naar(("toestanden",)):
            shown = [item for item in plan["toestanden"].values() if not item.bij_ontbreken]
            return tuple(Choice(item.id, item.woord, item.symbool, str(item.betekenis)) for item in shown)
        case Naar(collections):
            found = [item for collection in collections for item in plan[collection].values()]
            return tuple(Choice(item.id, item.naam) for item in found)
        case Scalar("janee"):
            return Choice("ja", "ja"), Choice("nee", "nee")
        case Scalar(keuzes=keuzes):
            return tuple(Choice(word, word) for word in keuzes)
        case _:
            return ()


def _now(plan: Plan, found: Any, key: str) -> list[str]:
    """What the list of a form says already, a line for each item, the newest first."""
    items = sorted(getattr(found, key), key=lambda item: item.peildatum, reverse=True) if key else []
    return [_line(plan, item) for item in items]


def _line(plan: Plan, item: Stand | Waarneming) -> str:
    day = print_datum(item.peildatum)
    if isinstance(item, Waarneming):
        figure = dump(Telling | Ontbreekt, item.waarde)
        return f"{item.periode}, {plan['organisaties'][item.bron].naam}: {figure} (peildatum {day})"
    words = []
    for axis, key in item.toestanden.items():
        state = plan["toestanden"][key] if isinstance(key, str) else key
        said = f"{state.symbool} {state.woord}" if isinstance(state, Toestand) else str(state)
        words.append(f"{plan['assen'][axis].naam}: {said}" if len(item.toestanden) > 1 else said)
    return f"{day}: {', '.join(words)}"


def _notes(plan: Plan, shape: Kind) -> list[str]:
    """What an author must know before he begins."""
    if not shape.key:
        return []
    day = print_datum(plan.gegevens.peildatum)
    notes = [
        f"Het plan toont wat geldt op {day} (peildatum in plan.yaml). Iets van een latere dag wordt bewaard en pas later getoond."
    ]
    bad = [f"{item.symbool} {item.woord}" for item in plan["toestanden"].values() if not item.goed]
    if shape.item is Stand and bad:
        notes.append(f"Kiest u {' of '.join(bad)}? Vul dan ook oorzaak, gevolg en bijsturing in.")
    return notes
