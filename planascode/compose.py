"""A filtered plan and a layout make a finished document.

``compose`` gives the layout its vocabulary: functions that print a content field as notation with its address
(``v``), a list (``rij``), a status (``stand``), a code, an amount, a Markdown text. Layouts hold order and words;
they see only the filtered plan, so they cannot show more than the edition may.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from markupsafe import Markup, escape

from planascode import (
    columns,
    crosscuts,
    derive,
    drawings,
    facets,
    figures,
    foreign,
    markdown,
    notation_print,
    numbering,
    overview,
)
from planascode.fields import annotation, field_types, item_key, unwrap
from planascode.layouts import environment, render
from planascode.model import COLLECTIONS, Naar, Plan, Punt, Stand, Wetsartikel
from planascode.nodes import Block, Document, Field, Figure, Text
from planascode.notation import parse
from planascode.problems import LayoutError
from planascode.strictxml import NotationError
from planascode.values import TYPES, Klein, Ontbreekt, print_aantal, print_bedrag, print_datum

DERIVED = (
    "uitvoeringen",
    "prioriteiten",
    "themas_van",
    "maatregelen_van",
    "alle_maatregelen",
    "indicatoren_van",
    "posten_van",
    "is_gedekt",
    "waarneming",
    "totaal",
    "verschil",
    "counts",
)
"""Functions of ``derive`` that layouts know."""
CROSSED = ("bij_naam", "per_prioriteit", "taken", "kwartalen", "zonder_kwartaal", "mijlpalen", "wijzigingen", "aandacht")
"""Functions of ``crosscuts`` that layouts know."""
SAID = (
    "v",
    "rij",
    "stand",
    "code",
    "tekst",
    "heeft_tekst",
    "adres",
    "naam",
    "opschrift",
    "voluit",
    "mist",
    "standregel",
    "bron",
)
"""Methods of ``Vocabulary`` that layouts know."""


def compose(plan: Plan, name: str, sources: Mapping[str, str], editie: str, facts: Mapping[str, object]) -> Document:
    """The document that layout ``name`` (``plan``, ``site``, ``publicatie``) makes of a filtered plan.

    ``facts`` are the build's own words for the layout (content hash, version of the program).
    """
    vocabulary = Vocabulary(plan)
    return columns.fitted(numbered(vocabulary, name, notate(vocabulary, name, sources, editie, facts)))


def numbered(
    vocabulary: Vocabulary, name: str, document: Document, elsewhere: Mapping[str, numbering.Target] = numbering.NOWHERE
) -> Document:
    """What ``notate`` made of layout ``name``, numbered. LayoutError when a reference or an id in it is wrong."""
    try:
        made = numbering.number(document, vocabulary.names(), vocabulary.forms(), elsewhere)
        return foreign.marked(made, vocabulary.foreign())
    except numbering.NumberingError as error:
        message = "in het document van deze layout klopt een verwijzing of een id niet"
        raise LayoutError(f"{name}.xml.j2", 0, message, str(error)) from None


def notate(
    vocabulary: Vocabulary,
    name: str,
    sources: Mapping[str, str],
    editie: str,
    facts: Mapping[str, object],
    pages: Collection[str] | None = None,
) -> Document:
    """What ``compose`` makes before it is numbered. With ``pages`` only these are made; other pages have a title and are empty."""
    plan = vocabulary.plan
    functions = {
        **{name: getattr(derive, name) for name in DERIVED},
        **{name: getattr(crosscuts, name) for name in CROSSED},
        **{name: getattr(vocabulary, name) for name in SAID},
        "datum": print_datum,
        "besluit": derive.besluit(plan),
        "organen": derive.organen(plan),
        "moment_van": lambda soort: derive.moment(plan, soort),
        "statuswoorden": derive.status(plan),
        "is_vastgesteld": derive.is_adopted(plan),
        "som": lambda posten: derive.som(derive.counted(posten, plan.gegevens.peildatum)),
        "is_vervallen": lambda record: derive.is_ended(plan, record),
        "documentdag": derive.document_day(plan),
        "stadiumwoord": derive.stage_word(plan),
        "bedrag": print_bedrag,
        "getal": print_aantal,
        "klein": Klein(),
        "overkoepeling": drawings.overkoepeling,
        "staven": drawings.staven,
        "kolommen": drawings.kolommen,
        "overzicht": overview.overview,
        "is_laat": overview.is_late,
        "registerregels": lambda: facets.regels(plan),
        "registerfacetten": lambda rows: facets.facetten(plan, rows),
        "plan": plan,
        "gegevens": plan.gegevens,
        "indeling": plan.indeling,
        "editie": editie,
        "feiten": dict(facts),
        "gevraagd": lambda path: pages is None or path in pages,
    }
    layout = f"{name}.xml.j2"
    xml = render(environment(sources, functions), layout)
    try:
        return parse(xml)
    except NotationError as error:
        raise LayoutError(layout, 0, "deze layout maakt iets wat in een document niet kan", str(error)) from None


class Vocabulary:
    """The words a layout can say about a plan; each method gives safe notation."""

    def __init__(self, plan: Plan) -> None:
        """Knows the address of every record of ``plan``; keeps rendered texts for a second use."""
        self.plan = plan
        self.texts: dict[str, Markup] = {}
        self.addresses: dict[int, str] = {}
        self._index(plan.gegevens, "plan")
        self._index(plan.indeling, "indeling")
        for collection, found in plan.records.items():
            if collection not in ("doelen", "onderdelen"):
                for key, record in found.items():
                    self._index(record, f"{collection}/{key}")
        self._index(derive.besluit(plan), f"besluiten/{derive.BESLUIT.id}")

    def _index(self, record: Any, address: str) -> None:
        self.addresses[id(record)] = address
        for kind in field_types(type(record)):
            value = getattr(record, kind.name)
            if isinstance(value, tuple):
                for number, item in enumerate(value, 1):
                    if dataclasses.is_dataclass(item) and not isinstance(item, Ontbreekt):
                        self._index(item, f"{address}/{kind.name}/{item_key(item, number)}")
            elif dataclasses.is_dataclass(value) and type(value).__module__ == "planascode.model":
                self._index(value, f"{address}/{kind.name}")

    def adres(self, record: Any, *parts: str) -> str:
        """The address of a record, or of what is inside it."""
        return "/".join((self.addresses[id(record)], *parts))

    def bron(self, record: Any, *parts: str) -> str:
        """Where a field of a record stands in the content, in words: "plan.yaml: momenten, besluit, datum"."""
        place, *inside = self.adres(record, *parts).split("/")
        patterns = COLLECTIONS[place][1].split() if place in COLLECTIONS else [f"{place}.yaml"]
        file = patterns[0].removesuffix("[]")
        return f"{file}: {', '.join(inside[1:] if file == 'publicatie.yaml' else inside)}"

    def naam(self, key: str) -> str:
        """The printed name of the record with this id, in its short form where it has one."""
        found = self.plan[self.soort(key)].get(key)
        return self.opschrift(found) if found is not None else key

    def opschrift(self, record: Any) -> str:
        """The printed name of a record: its short form, its name or title, or the name of what it is about."""
        for name in ("kort", "naam", "titel"):
            if getattr(record, name, None):
                return str(getattr(record, name))
        return self.naam(record.onderdeel) if hasattr(record, "onderdeel") else str(record.id)

    def voluit(self, key: str) -> str:
        """The full printed name of the record with this id."""
        return str(getattr(self.plan[self.soort(key)][key], "naam", None) or self.naam(key))

    def soort(self, key: str) -> str:
        """The collection in which an id stands, or an empty string."""
        return next((collection for collection, found in self.plan.records.items() if key in found), "")

    def mist(self, value: Any) -> bool:
        """Whether a value is not there: absent, ``Ontbreekt`` or an empty list."""
        return value is None or isinstance(value, Ontbreekt) or value == ()

    # --- fields ---------------------------------------------------------------------------------

    def v(self, record: Any, name: str) -> Markup:
        """A scalar field as inline notation with its address; an absent one is the word ``onbekend``."""
        return self._field(self._hint(record, name), getattr(record, name), self.adres(record, name))

    def rij(self, record: Any, name: str) -> Markup:
        """A list field as block notation: one item is a paragraph, more are a list; references print names."""
        hint, value, address = self._hint(record, name), getattr(record, name), self.adres(record, name)
        if not isinstance(value, tuple) or not value:
            return Markup(f"<p>{self._field(hint, value or None, address)}</p>")
        item_hint = unwrap(hint)[0].__args__[0]
        items = [
            self._field(item_hint, item, f"{address}/{item_key(item, place, item_hint)}")
            for place, item in enumerate(value, 1)
        ]
        if len(items) == 1:
            return Markup(f"<p>{items[0]}</p>")
        return Markup(f"<list>{''.join(f'<item>{item}</item>' for item in items)}</list>")

    def _hint(self, record: Any, name: str) -> Any:
        return next(kind.hint for kind in field_types(type(record)) if kind.name == name)

    def _field(self, hint: Any, value: Any, address: str) -> Markup:
        if isinstance(value, Punt | Wetsartikel):
            return self._point(value)
        return _marked(address, self._words(hint, value))

    def _words(self, hint: Any, value: Any) -> str:
        if value is None or value == ():
            return "onbekend"
        if isinstance(value, Ontbreekt):
            return str(value)
        extra = annotation(unwrap(hint)[0])
        if isinstance(extra, Naar):
            return self.naam(value)
        return TYPES[extra.type if extra else "tekst"].print(value)

    def _point(self, punt: Punt | Wetsartikel) -> Markup:
        words = _marked(self.adres(punt, "tekst"), punt.tekst)
        return words + Markup(" ") + self.stand(punt) if getattr(punt, "standen", ()) else words

    # --- status and code --------------------------------------------------------------------------

    def stand(self, record: Any) -> Markup:
        """The badges of a record's newest stand, one per axis, with the axis's name where there are several."""
        axes = list(self.plan["assen"].values())
        current = derive.newest(record.standen, self.plan.gegevens.peildatum)
        badges = []
        for axis in axes:
            state = derive.toestand(self.plan, record.standen, axis.id)
            if state is None:
                continue
            address = self.adres(current, "toestanden", axis.id) if current else self.adres(record, "standen")
            badge = Markup('<badge tone="{}" symbol="{}">{}</badge>').format(state.toon, state.symbool, state.woord)
            name = escape(f"{axis.naam}: ") if len(axes) > 1 else ""
            badges.append(name + _marked(address, badge))
        return Markup(" ").join(badges)

    def standregel(self, record: Any) -> Stand | None:
        """The newest stand on the peildatum."""
        return derive.newest(record.standen, self.plan.gegevens.peildatum)

    def code(self, uitvoering: Any) -> Markup:
        """The derived code with its address, in words when it is unknown; empty in a plan without codes."""
        found = derive.code(self.plan, uitvoering)
        if found is None:
            return Markup("")
        words = str(found) if isinstance(found, Ontbreekt) else found.code
        return _marked(self.adres(uitvoering, "code"), words)

    # --- texts ------------------------------------------------------------------------------------

    def heeft_tekst(self, address: str) -> bool:
        """Whether the plan has this Markdown text."""
        return address in self.plan.teksten

    def tekst(self, address: str) -> Markup:
        """A Markdown text as block notation with its address."""
        if address not in self.texts:
            prose = markdown.parse(self.plan.teksten[address], address, markdown.prefix(address), self.figuur)
            printed = notation_print.print_blocks(prose.blocks, prose.notes)
            self.texts[address] = Markup("<part address={}>{}</part>").format(
                Markup(quoteattr(address)), Markup(printed)
            )
        return self.texts[address]

    def figuur(self, key: str) -> tuple[Block, ...]:
        """An afbeelding where a text places it. KeyError for one that the edition does not show."""
        record, beeld = figures.placed(self.plan)[key]
        naam = Field(self.adres(record, "naam"), (Text(record.naam),))
        bron = (Field(self.adres(record, "bron"), (Text(record.bron),)),) if record.bron else ()
        return (Figure(key, (naam,), str(record.alt), figures.image(record, beeld), credit=bron),)

    def names(self) -> dict[str, str]:
        """What to print for a reference to a record or a part of the plan that a document does not show."""
        parts = {deel.id: deel.kop for deel in self.plan.indeling.plan if deel.kop}
        return parts | {key: self.naam(key) for found in self.plan.records.values() for key in found}

    def foreign(self) -> dict[str, str]:
        """The words that are of another language than the plan, with that language."""
        return {words: item.taal for item in self.plan["talen"].values() for words in item.woorden}

    def forms(self) -> dict[str, str]:
        """Short form -> full form of the abbreviations whose full form is known."""
        known = {item.kort: item.voluit for item in self.plan["afkortingen"].values() if isinstance(item.voluit, str)}
        known |= {
            item.afkorting: item.naam
            for item in self.plan["organisaties"].values()
            if item.afkorting and item.afkorting != item.naam
        }
        return known


def _marked(address: str, words: str) -> Markup:
    """Words (escaped unless they are notation) with the address of the field that they show."""
    return Markup(f"<f address={quoteattr(address)}>{escape(words)}</f>")
