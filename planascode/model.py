"""The content model: what a plan consists of. Keys, attributes and file keys are the same Dutch words.

A record is a frozen dataclass; a field is one line with its type and its help text for authors. The types:
``Tekst``, ``Datum``, ``Planning``, ``Bedrag`` ... are scalars (``values.TYPES``); ``naar("x")`` is the id of
a record of collection ``x``; ``tuple[T, ...]`` is a list; another record class is a mapping. ``| Ontbreekt``
admits ``onbekend (reden)``, ``n.v.t.`` and ``niet gepubliceerd``; ``| None`` with a default makes the field
optional. ``COLLECTIONS`` at the end says which records a plan has and in which files they stand.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any

from planascode.pictures import Beeld
from planascode.stages import CHAIN, DRAFT, STAGES
from planascode.values import Jaar, Klein, Kwartaal, Ontbreekt
from planascode.values import Planning as PlanningValue

MODELVERSIE = 1


@dataclass(frozen=True, slots=True)
class Scalar:
    """Annotation: the name of the scalar's type in ``values.TYPES``, and the only words it admits (none: any)."""

    type: str
    keuzes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Naar:
    """Annotation: an id of one of these collections."""

    collections: tuple[str, ...]


Tekst = Annotated[str, Scalar("tekst")]
Id = Annotated[str, Scalar("id")]
Webadres = Annotated[str, Scalar("link")]
Datum = Annotated[datetime.date, Scalar("datum")]
Dag = Annotated[datetime.date | str, Scalar("dag")]
Periode = Annotated[Kwartaal | Jaar, Scalar("periode")]
Planning = Annotated[PlanningValue, Scalar("planning")]
Bedrag = Annotated[Decimal, Scalar("bedrag")]
Aantal = Annotated[Decimal, Scalar("aantal")]
Telling = Annotated[Decimal | Klein, Scalar("telling")]
JaNee = Annotated[bool, Scalar("janee")]
Rolsoort = Annotated[str, Scalar("tekst", ("bestuurder", "team", "functie"))]
Schaal = Annotated[str, Scalar("tekst", ("landelijk", "regionaal", "lokaal"))]
Herkomst = Annotated[str, Scalar("tekst", ("gedrukt", "gemeld", "afgeleid"))]
Doelsoort = Annotated[str, Scalar("tekst", ("kwalitatief", "uitvoering"))]
Geldsoort = Annotated[str, Scalar("tekst", ("structureel", "incidenteel"))]
Richting = Annotated[str, Scalar("tekst", ("omhoog", "omlaag", "gelijk"))]
Figuursoort = Annotated[str, Scalar("tekst", ("overkoepeling", "afbeelding", "verloren"))]
Taal = Annotated[str, Scalar("tekst", ("nl-NL", "nl", "fy-NL", "fy", "en-GB", "en", "de-DE", "de"))]
Ritme = Annotated[str, Scalar("tekst", ("maand", "kwartaal", "half jaar", "jaar"))]
Momentsoort = Annotated[str, Scalar("tekst", CHAIN)]
Stadium = Annotated[str, Scalar("tekst", tuple(STAGES))]
BredeTabel = Annotated[str, Scalar("tekst", ("actiekaarten", "gesplitst"))]
Zoeksoort = Annotated[str, Scalar("tekst", ("stijl", "element"))]

Organisatieref = Annotated[str, Naar(("organisaties",))]
Rolref = Annotated[str, Naar(("rollen",))]
Documentref = Annotated[str, Naar(("documenten",))]
Doelref = Annotated[str, Naar(("doelen",))]
Maatregelref = Annotated[str, Naar(("maatregelen",))]
Themaref = Annotated[str, Naar(("themas",))]
Prioriteitref = Annotated[str, Naar(("prioriteiten",))]
Indicatorref = Annotated[str, Naar(("indicatoren",))]
Budgetref = Annotated[str, Naar(("budgetposten",))]
Grondslagref = Annotated[str, Naar(("grondslagen",))]
Middelref = Annotated[str, Naar(("middelen",))]
Dekkingref = Annotated[str, Naar(("dekkingen",))]
Asref = Annotated[str, Naar(("assen",))]
Toestandref = Annotated[str, Naar(("toestanden",))]
Bijlageref = Annotated[str, Naar(("bijlagen",))]
Onderdeelref = Annotated[str, Naar(("randvoorwaarden", "onderdelen"))]
Overal = Annotated[str, Naar(("*",))]


def veld(hulp: str, **options: Any) -> Any:
    """A field with its help text. ``editie``: the lowest edition that shows it ("" = the record's own). ``loopt``: it goes on
    after the plan was decided on; every other field is part of what is decided (``adopted``)."""
    metadata = {"hulp": hulp, "editie": options.pop("editie", ""), "loopt": options.pop("loopt", False)}
    return field(metadata=metadata, **options)


# --- words and signs ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record may carry."""

    id: Id = veld("vaste naam, hoogstens 24 tekens; verandert nooit")
    voorheen: tuple[Id, ...] = veld("oude id's van dit stuk; het oude adres op de site leidt naar het nieuwe", default=(), loopt=True)
    editie: Tekst | None = veld("laagste editie die dit stuk mag tonen (zie edities in plan.yaml)", default=None, loopt=True)
    editie_per_veld: Mapping[str, str] = veld(
        "laagste editie per veld, bijvoorbeeld {trekker: intern}", default_factory=dict, loopt=True
    )
    aantekening: tuple[Tekst, ...] = veld("aantekening voor de makers; nooit openbaar", default=(), editie="hoogste", loopt=True)
    voorstel: JaNee = veld(
        "ja: dit stuk is nog niet vastgesteld; alleen de meest besloten editie toont het", default=False, loopt=True
    )
    vervallen: Datum | None = veld("de dag waarop een later besluit dit stuk liet vervallen", default=None, loopt=True)
    opgegaan_in: Overal | None = veld("bij vervallen: het stuk dat ervoor in de plaats kwam", default=None, loopt=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisatie(Record):
    naam: Tekst = veld("volledige naam, zoals gedrukt")
    kort: Tekst | None = veld("korte naam voor tabellen", default=None)
    afkorting: Tekst | None = veld("afkorting van de naam", default=None)
    varianten: tuple[Tekst, ...] = veld("andere schrijfwijzen die voorkomen en niet gebruikt worden", default=(), loopt=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoon(Record):
    """A person to watch for; no edition shows this list."""

    naam: Tekst = veld("de naam waarop gelet wordt")
    varianten: tuple[Tekst, ...] = veld("andere manieren waarop de naam geschreven wordt", default=())
    openbaar: JaNee = veld("ja: een bestuurder, die met naam in het plan mag staan", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rol(Record):
    naam: Tekst = veld("naam van de rol, het team of de functie; geen persoonsnaam")
    soort: Rolsoort = veld("bestuurder, team of functie")


@dataclass(frozen=True, slots=True, kw_only=True)
class Afkorting(Record):
    kort: Tekst = veld("de afkorting, zoals gedrukt")
    voluit: Tekst | Ontbreekt = veld("de volledige vorm")
    herkomst: Tekst | None = veld("waar de volledige vorm vandaan komt, als de bron haar niet geeft", default=None)
    varianten: tuple[Tekst, ...] = veld("andere schrijfwijzen die niet gebruikt worden", default=(), loopt=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class BronDocument(Record):
    naam: Tekst = veld("titel van het plan, programma, besluit of onderzoek")
    soort: Tekst = veld("plan, programma, akkoord, wet, nota, onderzoek, publicatie")
    schaal: Schaal | Ontbreekt = veld("landelijk, regionaal of lokaal")
    periode: Planning | Ontbreekt | None = veld("looptijd", default=None)
    vastgesteld: Datum | Ontbreekt | None = veld("datum van vaststelling", default=None)
    orgaan: Rolref | Ontbreekt | None = veld("wie het vaststelde", default=None)
    vindplaats: Webadres | Ontbreekt | None = veld("webadres", default=None, loopt=True)
    toelichting: Tekst | Ontbreekt | None = veld("wat het betekent voor dit plan", default=None)
    varianten: tuple[Tekst, ...] = veld("andere namen die niet gebruikt worden", default=(), loopt=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Woord(Record):
    """A line of the plan's own word list; internal."""

    woord: Tekst = veld("het woord of de woorden waar het om gaat")
    liever: Tekst | Ontbreekt = veld("wat er beter kan staan; n.v.t.: dit woord mag, ook als het programma het afraadt")
    reden: Tekst = veld("waarom")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anderetaal(Record):
    """Words of another language than the plan's; a screen reader says them in that language."""

    taal: Taal = veld("de taal van deze woorden, bijvoorbeeld en")
    woorden: tuple[Tekst, ...] = veld("woorden of namen in die taal, zoals zij in het plan staan; hoofdletters maken niet uit")


@dataclass(frozen=True, slots=True, kw_only=True)
class As(Record):
    naam: Tekst = veld("waarover de stand gaat: voortgang, tijd, geld, kwaliteit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toestand(Record):
    woord: Tekst = veld("het woord dat gedrukt wordt")
    symbool: Tekst = veld("een teken dat zonder kleur te herkennen is")
    toon: Tekst = veld("naam van een toon in huisstijl/tokens.yaml")
    betekenis: Tekst | Ontbreekt = veld("uitleg in de legenda")
    goed: JaNee = veld("nee: dan zijn oorzaak, gevolg en bijsturing nodig", default=True)
    begonnen: JaNee = veld("nee: het werk is nog niet begonnen", default=True)
    klaar: JaNee = veld("ja: het werk is gedaan", default=False)
    bij_ontbreken: JaNee = veld("ja: zo wordt een onbekende stand getoond", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze(Record):
    naam: Tekst = veld("hoe het gedrukt wordt")
    spreekt_tegen: tuple[Tekst, ...] = veld(
        "woorden in een tekst die deze keuze tegenspreken; na geen of niet tellen zij niet", default=(), loopt=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dekking(Record):
    naam: Tekst = veld("hoe het gedrukt wordt")
    gedekt: JaNee = veld("telt het geld als gedekt?")
    spreekt_tegen: tuple[Tekst, ...] = veld(
        "woorden in de toelichting van een post die deze dekking tegenspreken; na geen of niet tellen zij niet", default=(), loopt=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Record):
    code: Tekst = veld("zoals gedrukt, bijvoorbeeld P1")
    omschrijving: Tekst = veld("de vastgestelde omschrijving, letterlijk")
    grondslag: Grondslagref = veld("de code geldt bij deze grondslag ...")
    middelen: tuple[Middelref, ...] = veld("... met een van deze middelen")


# --- status -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A state on a date; a history is a list of these and none is overwritten."""

    peildatum: Datum = veld("de dag waarop dit gold")
    toestanden: Mapping[Asref, Toestandref | Ontbreekt] = veld("per as een toestand uit de legenda")
    herkomst: Herkomst = veld("gedrukt (staat in de bron), gemeld (door wie het doet) of afgeleid (uit de planning)")
    toelichting: Tekst | None = veld("toelichting", default=None)
    oorzaak: Tekst | Ontbreekt | None = veld("waardoor het niet goed gaat", default=None)
    gevolg: Tekst | Ontbreekt | None = veld("wat dat betekent", default=None)
    bijsturing: Tekst | Ontbreekt | None = veld("wat eraan gedaan wordt", default=None)
    door: Rolref | None = veld("welke rol deze stand opgaf", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Punt:
    """A line in a list, with a status of its own where it has one. A bare text is a point without status."""

    tekst: Tekst = veld("de tekst")
    standen: tuple[Stand, ...] = veld("de geschiedenis van de stand", default=(), loopt=True)


# --- the plan itself ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Naam:
    enkelvoud: Tekst = veld("enkelvoud, kleine letter")
    meervoud: Tekst = veld("meervoud, kleine letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Record):
    naam: Tekst = veld("wat er op die dag gebeurt of gebeurde")
    soort: Momentsoort | None = veld(
        "besluit, bekendmaking, inwerkingtreding of intrekking van dit plan; laat weg bij een ander moment", default=None
    )
    datum: Dag | Ontbreekt = veld("de dag; bij een inwerkingtreding kan ook: de dag na die van de bekendmaking")
    terugwerkende_kracht: JaNee = veld(
        "bij een inwerkingtreding; ja: het plan werkt al vanaf een dag voor de bekendmaking", default=False
    )
    orgaan: Rolref | None = veld("welk orgaan het besluit nam", default=None)
    nummer: Tekst | Ontbreekt | None = veld("nummer van het besluit", default=None)
    peildatum: Datum | None = veld(
        "bij het besluit: de dag van de standen in het vastgestelde stuk; laat weg als dat de dag van het besluit is",
        default=None,
    )
    plaats: Tekst | None = veld("waar het bekendgemaakt of te vinden is", default=None)
    gmb: Tekst | Ontbreekt | None = veld(
        "bij een bekendmaking: het nummer in het Gemeenteblad, bijvoorbeeld gmb-2022-123456", default=None
    )
    cvdr: Tekst | Ontbreekt | None = veld(
        "bij een bekendmaking: het nummer in de Regelingenbank, bijvoorbeeld CVDR680781", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wetsartikel:
    """A legal ground. A bare text is one without its link."""

    tekst: Tekst = veld("het artikel en de wet, bijvoorbeeld: artikel 160 van de Gemeentewet")
    jci: Tekst | None = veld(
        "de verwijzing die wetten.overheid.nl bij het artikel geeft, bijvoorbeeld 1.0:c:BWBR0005416&artikel=160", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Versie:
    """A version of the plan, for the list of versions in the colophon."""

    nummer: Tekst = veld("nummer of naam van de versie, bijvoorbeeld 1.0")
    datum: Datum | Ontbreekt = veld("de dag van deze versie")
    wat: tuple[Tekst, ...] = veld("wat er veranderde")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plangegevens:
    """plan.yaml: what stands on the title page, and the plan's own settings."""

    modelversie: Aantal = veld("versie van dit model; nu 1", loopt=True)
    id: Id = veld("vaste naam van het plan")
    titel: Tekst = veld("officiële titel")
    ondertitel: Tekst | None = veld("ondertitel", default=None)
    citeertitel: Tekst | Ontbreekt = veld("citeertitel")
    gemeente: Organisatieref = veld("de organisatie van wie het plan is")
    organisatiecode: Tekst | Ontbreekt = veld("code van de organisatie in TOOI, bijvoorbeeld gm1895", loopt=True)
    taal: Taal = veld("taal van het plan, bijvoorbeeld nl-NL")
    periode: Planning = veld("looptijd van het plan")
    peildatum: Datum = veld("de dag waarvoor de standen gelden; 'vandaag' voor de bouw", loopt=True)
    ritme: Ritme | None = veld("hoe vaak de standen vernieuwd worden: maand, kwartaal, half jaar of jaar", default=None, loopt=True)
    datum: Datum | Ontbreekt = veld("datum van het stuk")
    stadium: Stadium = veld("hoe ver deze versie is; zonder deze regel is het plan een concept", default=DRAFT, loopt=True)
    status: Tekst | None = veld(
        "status zoals op de titelpagina; laat weg, dan volgt hij uit het stadium en het besluit", default=None, loopt=True
    )
    doel: Tekst | Ontbreekt = veld("waarvoor het plan dient")
    grondslag: tuple[Wetsartikel, ...] | Ontbreekt = veld("juridische grondslag")
    team: Rolref | Ontbreekt = veld("het team dat het plan maakte")
    samenstellers: tuple[Tekst, ...] | Ontbreekt = veld(
        "rollen en aantallen van de samenstellers; geen namen", default=()
    )
    portefeuillehouder: Rolref | Ontbreekt = veld("de bestuurder")
    kenmerk: Tekst | Ontbreekt = veld("zaaknummer", loopt=True)
    basisplannen: tuple[Documentref, ...] = veld("plannen waarop dit plan rust", default=())
    afgestemd_met: tuple[Organisatieref, ...] = veld("partijen met wie is afgestemd", default=())
    momenten: tuple[Moment, ...] = veld("besluit, bekendmaking, inwerkingtreding", default=(), loopt=True)
    versies: tuple[Versie, ...] = veld("de versies van dit plan, de oudste eerst", default=(), loopt=True)
    trefwoorden: tuple[Tekst, ...] = veld("trefwoorden", default=(), loopt=True)
    prioriteiten: tuple[Prioriteitref, ...] = veld("de prioriteiten in de volgorde van de raad", loopt=True)
    edities: tuple[Id, ...] = veld("van openbaar naar meest besloten; elke naam is ook die van een map", loopt=True)
    namen: Mapping[str, Naam] = veld("hoe de niveaus heten: prioriteit, thema, maatregel, doel ...")
    monitoring_jaren: tuple[Periode, ...] = veld("de jaren in de monitoringtabellen", default=(), loopt=True)
    monitoring_bronnen: tuple[Organisatieref, ...] = veld("de kolommen per jaar in de monitoringtabellen", default=(), loopt=True)
    aantekening: tuple[Tekst, ...] = veld("aantekening voor de makers; nooit openbaar", default=(), editie="hoogste", loopt=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel(Record):
    naam: Tekst = veld("naam van het onderdeel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Randvoorwaarde(Record):
    naam: Tekst = veld("naam van de randvoorwaarde")
    onderdelen: tuple[Onderdeel, ...] = veld("onderdelen; geen: de randvoorwaarde is zelf de rij", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Invulling(Record):
    """One row of a randvoorwaarden table."""

    onderdeel: Onderdeelref = veld("randvoorwaarde of onderdeel waar deze rij over gaat")
    naam: Tekst | None = veld("afwijkende naam van de rij, als de bron die zo drukt", default=None)
    invulling: tuple[Punt, ...] | Ontbreekt = veld("wat er is of komt")
    te_doen: tuple[Punt, ...] | Ontbreekt = veld("wat nog moet gebeuren")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doel(Record):
    naam: Tekst = veld("het doel, letterlijk")
    soort: Doelsoort = veld("kwalitatief (door de raad vastgesteld) of uitvoering (doel in de maatregeltabel)")
    kop: Tekst | None = veld("groepje waaronder het doel staat", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorverwijzing(Record):
    """A row that only points elsewhere (A12): no measure."""

    naam: Tekst = veld("wat er staat")
    naar: Overal = veld("id van het stuk waar het wel staat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prioriteit(Record):
    naam: Tekst = veld("naam, zoals de raad haar vaststelde")
    varianten: tuple[Tekst, ...] = veld("andere schrijfwijzen die voorkomen en niet gebruikt worden", default=(), loopt=True)
    doelstelling: tuple[Tekst, ...] | Ontbreekt = veld("doelstelling, letterlijk")
    opgaveleider: Rolref | Ontbreekt = veld("wie verantwoordelijk is")
    budgethouder: Rolref | Ontbreekt = veld("rol van de budgethouder")
    grootboek: Tekst | Ontbreekt | None = veld("grootboekpost", default=None)
    documenten: tuple[Documentref, ...] = veld("plannen en programma's waar dit bij hoort", default=())
    doelen: tuple[Doel, ...] = veld("doelen die niet bij één thema horen", default=())
    themas: tuple[Themaref, ...] = veld("de thema's in volgorde", default=(), loopt=True)
    maatregelen: tuple[Maatregelref, ...] = veld("volgorde van de maatregelen die niet bij een thema horen", default=(), loopt=True)
    verwijzingen: tuple[Doorverwijzing, ...] = veld("verwijzingen naar elders", default=())
    invullingen: tuple[Invulling, ...] = veld("rijen van de randvoorwaardentabel", default=())
    indicatoren: tuple[Indicatorref, ...] = veld("volgorde van de indicatoren", default=(), loopt=True)
    monitoring: Tekst | Ontbreekt | None = veld("waarom er geen of minder cijfers zijn", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thema(Record):
    naam: Tekst = veld("naam van het thema")
    varianten: tuple[Tekst, ...] = veld("andere schrijfwijzen die voorkomen en niet gebruikt worden", default=(), loopt=True)
    doelen: tuple[Doel, ...] = veld("doelen van het thema", default=())
    maatregelen: tuple[Maatregelref, ...] = veld("volgorde van de maatregelen", default=(), loopt=True)
    verwijzingen: tuple[Doorverwijzing, ...] = veld("verwijzingen naar elders", default=())
    regionaal: JaNee = veld("regionaal bepaald?", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actie(Record):
    """A part of a measure with its own planning, status, ground and means."""

    naam: Tekst = veld("wat er gebeurt")
    planning: Planning | Ontbreekt = veld("wanneer")
    planning_toelichting: Tekst | None = veld("wat er bij de planning gedrukt staat", default=None)
    grondslag: Grondslagref | Ontbreekt | None = veld("waarom het gebeurt", default=None)
    middelen: Middelref | Ontbreekt | None = veld("of er geld en mensen zijn", default=None)
    standen: tuple[Stand, ...] = veld("de geschiedenis van de stand", loopt=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Maatregel(Record):
    naam: Tekst = veld("korte naam van de maatregel")
    doelen: tuple[Doelref, ...] | Ontbreekt = veld("doelen die de maatregel dient; het eerste is het hoofddoel")
    nu: tuple[Tekst, ...] | Ontbreekt = veld("wat er nu gebeurt")
    straks: tuple[Tekst, ...] | Ontbreekt = veld("wat er komt")
    instrumenten: tuple[Tekst, ...] | Ontbreekt = veld("middelen waarmee het gebeurt (geen bedragen)")
    budgetposten: tuple[Budgetref, ...] = veld("het geld", default=())
    portefeuillehouders: tuple[Rolref, ...] | Ontbreekt = veld("bestuurders")
    intern: tuple[Rolref, ...] | Ontbreekt = veld("projectteam binnen de gemeente")
    intern_toelichting: Tekst | None = veld("bijzonderheden over het projectteam", default=None)
    trekker: Rolref | Ontbreekt | None = veld("wie het trekt", default=None)
    partners: tuple[Organisatieref, ...] | Ontbreekt = veld("partijen buiten de gemeente")
    partners_toelichting: Tekst | None = veld("bijzonderheden over de partners", default=None)
    bronnen: tuple[Tekst, ...] | Ontbreekt | None = veld("waar de gegevens vandaan komen", default=None)
    operationalisering: tuple[Tekst, ...] | Ontbreekt = veld("hoe we zien dat het werkt")
    indicatoren: tuple[Indicatorref, ...] | Ontbreekt = veld(
        "indicatoren die hierbij horen, of de reden waarom er geen is", default=()
    )
    noten: tuple[Documentref, ...] = veld("voetnoten: documenten waarnaar verwezen wordt", default=())
    veiligheidsveld: Tekst | None = veld("veld in de indeling van het Kernbeleid Veiligheid", default=None)
    planning: Planning | Ontbreekt | None = veld("wanneer; laat weg als er acties zijn", default=None)
    planning_toelichting: Tekst | None = veld("wat er bij de planning gedrukt staat", default=None)
    grondslag: Grondslagref | Ontbreekt | None = veld("waarom het gebeurt; laat weg als er acties zijn", default=None)
    middelen: Middelref | Ontbreekt | None = veld(
        "of er geld en mensen zijn; laat weg als er acties zijn", default=None
    )
    standen: tuple[Stand, ...] = veld("de geschiedenis van de stand; laat weg als er acties zijn", default=(), loopt=True)
    acties: tuple[Actie, ...] = veld("onderdelen met een eigen planning en stand", default=())


# --- money and figures --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgetpost(Record):
    naam: Tekst = veld("waarvoor het geld is")
    bedrag: Bedrag | Ontbreekt = veld("bedrag in euro")
    jaar: Periode | Ontbreekt = veld("het jaar waarvoor het bedrag geldt")
    soort: Geldsoort | Ontbreekt = veld("structureel of incidenteel")
    dekking: Dekkingref | Ontbreekt = veld("is het geld er?")
    label: Tekst | None = veld("waaraan het geld gelabeld is", default=None)
    grootboek: Tekst | Ontbreekt | None = veld("grootboekpost", default=None)
    bij: tuple[Annotated[str, Naar(("prioriteiten", "overige"))], ...] = veld(
        "prioriteiten waar de post bij hoort; telt één keer"
    )
    onderdeel_van: Budgetref | None = veld(
        "de post waar deze een deel van is; telt dan niet nog eens mee", default=None
    )
    toelichting: Tekst | None = veld("toelichting", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarneming:
    """A measured figure. A later figure for the same period and source is added, not written over."""

    periode: Periode = veld("jaar of kwartaal")
    bron: Organisatieref = veld("wie telde")
    waarde: Telling | Ontbreekt = veld("het getal")
    peildatum: Datum = veld("de dag waarop dit het laatste cijfer was")
    voorlopig: JaNee | Ontbreekt = veld("is het cijfer nog voorlopig?")
    gebied: Tekst | Ontbreekt | None = veld("gebied, als dat anders is dan bij de indicator", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Streefwaarde:
    periode: Periode = veld("jaar of kwartaal")
    waarde: Telling | Ontbreekt = veld("het getal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Record):
    naam: Tekst = veld("wat er gemeten wordt, zoals gedrukt")
    prioriteit: Prioriteitref = veld("bij welke prioriteit")
    thema: Themaref | None = veld("bij welk thema", default=None)
    meet: tuple[Annotated[str, Naar(("doelen", "maatregelen"))], ...] = veld(
        "doelen en maatregelen die dit meet", default=()
    )
    eenheid: Tekst | Ontbreekt = veld("waarin geteld wordt")
    gebied: Tekst | Ontbreekt = veld("gebied")
    optelbaar: JaNee = veld("mogen de bronnen bij elkaar opgeteld worden?")
    herleidbaar: JaNee | None = veld(
        "ja: aan een aantal van 1 tot en met 4 is te zien om wie het gaat; alleen de meest besloten editie toont het dan, de andere zeggen: minder dan 5",
        default=None,
    )
    richting: Richting | Ontbreekt = veld("omhoog, omlaag of gelijk: welke kant is goed")
    nulmeting: Streefwaarde | Ontbreekt | None = veld("beginwaarde", default=None)
    streefwaarden: tuple[Streefwaarde, ...] | Ontbreekt = veld(
        "doelwaarde per jaar, of de reden waarom er geen is", default=()
    )
    waarnemingen: tuple[Waarneming, ...] = veld("de cijfers", default=(), loopt=True)
    standen: tuple[Stand, ...] = veld("de geschiedenis van de stand", default=(), loopt=True)
    toelichting: Tekst | None = veld("toelichting", default=None)


# --- the rest -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Overig(Record):
    naam: Tekst = veld("naam van de overige prioriteit")
    doelstelling: Tekst | Ontbreekt = veld("doelstelling")
    nu: tuple[Tekst, ...] | Ontbreekt = veld("wat er nu gebeurt")
    straks: tuple[Tekst, ...] | Ontbreekt = veld("wat er komt")
    partners: tuple[Organisatieref, ...] | Ontbreekt = veld("partijen buiten de gemeente")
    intern: tuple[Rolref, ...] | Ontbreekt = veld("partijen binnen de gemeente")
    planning: Planning | Ontbreekt = veld("wanneer")
    grondslag: Grondslagref | Ontbreekt | None = veld("waarom het gebeurt", default=None)
    middelen: Middelref | Ontbreekt | None = veld("of er geld en mensen zijn", default=None)
    budgetposten: tuple[Budgetref, ...] | Ontbreekt = veld("het geld")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blok(Record):
    naam: Tekst = veld("kop van het blok")
    leeg: Ontbreekt | None = veld("waarom het blok geen tekst heeft", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijlage(Record):
    naam: Tekst = veld("titel van de bijlage")
    datum: Datum | Ontbreekt | None = veld("datum van de versie", default=None)
    concept: JaNee = veld("is de bijlage nog een concept?", default=False)
    blokken: tuple[Blok, ...] = veld("blokken in volgorde; de tekst staat in <id>.md in dezelfde map")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figuur(Record):
    naam: Tekst = veld("bijschrift")
    soort: Figuursoort = veld(
        "overkoepeling (randvoorwaarden over prioriteiten), afbeelding (een eigen foto, kaart of grafiek) of verloren (niet in de bron bewaard)"
    )
    alt: Tekst | Ontbreekt = veld("wat er te zien is, voor wie het niet ziet")
    bestand: Tekst | None = veld("bij een afbeelding: de naam van de PNG, JPEG of SVG in de map figuren", default=None)
    bron: Tekst | None = veld("wie de afbeelding maakte, zoals gedrukt: Foto: gemeente Voorbeelddorp", default=None)
    breedte: Aantal | None = veld(
        "bij een afbeelding: breedte op papier in centimeters, van 2 tot en met 16", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opmerking(Record):
    """A review remark; internal unless it says otherwise."""

    bij: Overal = veld("id van het stuk waar de opmerking bij hoort")
    tekst: Tekst = veld("de opmerking, zonder namen")
    door: Rolref | Ontbreekt = veld("welke rol de opmerking maakte")
    datum: Datum | Ontbreekt = veld("wanneer")
    afgehandeld: JaNee = veld("is de opmerking afgehandeld?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvaarding(Record):
    """A problem that is known and stays; internal."""

    regel: Tekst = veld("code van de regel, bijvoorbeeld M-003; python build.py regels noemt ze alle")
    bij: tuple[Id, ...] = veld("id's van de stukken; dat van een thema, prioriteit of het plan geldt voor alles daarin")
    reden: Tekst = veld("waarom het zo blijft")
    door: Rolref | Ontbreekt = veld("welke rol dit aanvaardt")
    tot: Datum = veld("de laatste dag waarop dit geldt; daarna komt de melding terug")
    aantal: Aantal | None = veld("voor hoeveel meldingen dit geldt; komen er later meer bij, dan hoort u dat", default=None)


# --- the publication --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Keus:
    """A choice that is somebody's to make, as it was made. No layout fills one in by itself."""

    waarde: Tekst = veld("wat gekozen is, zoals DROP het vraagt")
    door: Rolref = veld("welke rol dit besliste")
    datum: Datum = veld("op welke dag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toestemming:
    """KOOP's permission to publish an annex outside the text (Bekendmakingswet, article 7)."""

    kenmerk: Tekst = veld("kenmerk van de brief of het bericht van KOOP")
    datum: Datum = veld("de dag van de toestemming")
    door: Rolref = veld("welke rol haar vroeg en bewaart")


@dataclass(frozen=True, slots=True, kw_only=True)
class Buitentekst:
    """An annex that is published as a file beside the text."""

    bijlage: Bijlageref = veld("de bijlage die niet in de tekst komt, maar als PDF ernaast")
    toestemming: Toestemming | Ontbreekt = veld("de toestemming van KOOP; zonder toestemming blijft de bijlage in de tekst")


@dataclass(frozen=True, slots=True, kw_only=True)
class Importmelding:
    """What DROP said in a trial import."""

    tekst: Tekst = veld("de melding van DROP, zoals zij er stond")
    opgelost: JaNee = veld("ja: dit is verholpen")
    zoek: Zoeksoort | None = veld("gaat de melding over een stijl of een element: dan zoekt het programma dat na", default=None)
    aanduiding: Tekst | None = veld("bij zoek: de naam van die stijl, of van dat element in Word, bijvoorbeeld w:br", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proefimport:
    """A trial import in DROP, or in its training environment, and what came of it."""

    sjabloon: Tekst = veld("naam en versie van het sjabloon van KOOP")
    controlegetal: Tekst = veld("het controlegetal (SHA-256) van dat sjabloon; de opdracht drop noemt het")
    datum: Datum = veld("de dag van de proefimport")
    door: Rolref = veld("welke rol hem deed")
    meldingen: tuple[Importmelding, ...] = veld("wat DROP meldde; meldde DROP niets, laat dit dan weg", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicatie(Record):
    """publicatie.yaml: what a publication in DROP asks beside the plan. A choice that is not here, is not made."""

    sjabloon: Tekst | None = veld("het sjabloon van KOOP: een pad in de map layouts, bijvoorbeeld drop/sjabloon.dotx", default=None, loopt=True)
    rolkaart: Tekst | None = veld("welke stijl van het sjabloon wat is: een pad in de map layouts, bijvoorbeeld drop/rolkaart.yaml", default=None, loopt=True)
    brede_tabellen: BredeTabel = veld("een tabel met meer dan zes kolommen wordt: actiekaarten, of gesplitst", default="actiekaarten", loopt=True)
    besluit: Keus | None = veld("is het plan een besluit van algemene strekking? ja of nee", default=None, loopt=True)
    rubriek: Keus | None = veld("de rubriek in het Gemeenteblad", default=None, loopt=True)
    betreft: Keus | None = veld("nieuwe regeling, wijziging of intrekking", default=None, loopt=True)
    oude_regeling: Keus | None = veld("het CVDR-nummer van de regeling die wijzigt of vervalt", default=None, loopt=True)
    onderwerp: Keus | None = veld("het onderwerp uit de lijst van DROP", default=None, loopt=True)
    eigen_onderwerp: Keus | None = veld("een eigen onderwerp; mag weg blijven", default=None, loopt=True)
    beleidsagenda: Keus | None = veld(
        "de categorie, hoofd en sub met een streep ertussen, zoals DROP ze noemt: hoofd | sub", default=None, loopt=True
    )
    gebiedsmarkering: Keus | None = veld("het gebied waarvoor het besluit geldt, bijvoorbeeld Gemeente", default=None, loopt=True)
    publicatiedatum: Keus | None = veld("de gewenste dag van publicatie, jaar-maand-dag; de volgende werkdag of later", default=None, loopt=True)
    redactionele_toevoeging: Keus | None = veld("een redactionele toevoeging; mag weg blijven", default=None, loopt=True)
    gedelegeerde_regelgeving: Keus | None = veld("regelgeving die op dit besluit rust; mag weg blijven", default=None, loopt=True)
    informatiecategorie: Keus | None = veld("de informatiecategorie van de Woo", default=None, loopt=True)
    documentsoort: Keus | None = veld("de documentsoort voor de Woo, bijvoorbeeld plan; mag weg blijven", default=None, loopt=True)
    webadres: Webadres | None = veld("waar de gemeente de PDF zelf aanbiedt; nodig voor de sitemap van de Woo", default=None, loopt=True)
    buiten_tekst: tuple[Buitentekst, ...] = veld("bijlagen die als PDF naast de tekst komen", default=(), loopt=True)
    proefimport: Proefimport | None = veld("de laatste proefimport in DROP", default=None, loopt=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluit(Record):
    """besluit.yaml: what the documents for the college say beside the plan. A plan can do without; nothing in it is needed."""

    organen: tuple[Rolref, ...] = veld(
        "wie het besluit neemt; zijn het er meer, dan ieder voor zover bevoegd. Zonder deze regel: het orgaan bij het besluit in plan.yaml",
        default=(),
    )
    gelezen: tuple[Tekst, ...] | Ontbreekt = veld("wat vooraf gelezen is, bijvoorbeeld: het voorstel van 3 mei 2027", default=())
    overwegende: tuple[Tekst, ...] | Ontbreekt = veld("waarom het besluit er komt; woorden die volgen op: overwegende dat", default=())
    trekt_in: Documentref | None = veld("het plan dat met dit besluit vervalt", default=None)
    plaats: Tekst | Ontbreekt | None = veld("waar het besluit wordt ondertekend", default=None, loopt=True)
    ondertekening: tuple[Rolref, ...] | Ontbreekt = veld("wie ondertekenen: functies, geen namen", default=(), loopt=True)
    datum: Datum | Ontbreekt | None = veld("datum van het voorstel aan het college", default=None, loopt=True)
    argumenten: tuple[Tekst, ...] | Ontbreekt = veld("voorstel: waarom dit een goed besluit is", default=(), loopt=True)
    kanttekeningen: tuple[Tekst, ...] | Ontbreekt = veld("voorstel: wat ertegen pleit, of mis kan gaan", default=(), loopt=True)
    communicatie: tuple[Tekst, ...] | Ontbreekt = veld("voorstel: wie het te horen krijgt, en hoe", default=(), loopt=True)
    vervolg: tuple[Tekst, ...] | Ontbreekt = veld("voorstel en brief: wat er na het besluit gebeurt", default=(), loopt=True)
    kernboodschap: tuple[Tekst, ...] | Ontbreekt = veld("brief aan de raad: wat de raad moet weten", default=(), loopt=True)
    verzonden: Datum | Ontbreekt | None = veld("datum van de brief aan de raad", default=None, loopt=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel(Record):
    """A part in the order of a document: a text (``tekst``) or a built-in part (``soort``)."""

    soort: Tekst = veld("tekst, of de naam van een vast onderdeel")
    kop: Tekst | None = veld("gedrukte kop", default=None)
    tekst: Tekst | None = veld("naam van het tekstbestand, zonder .md", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom(Record):
    toont: Tekst = veld("sleutel van het veld dat de kolom toont")
    kop: Tekst = veld("gedrukte kop")
    breedte: Aantal = veld(
        "breedte ten opzichte van de andere kolommen; op papier krijgt een kolom met veel tekst meer, en geen kolom minder dan de helft"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Indeling:
    """indeling.yaml: the order of parts and the columns of tables."""

    plan: tuple[Deel, ...] = veld("de hoofdstukken")
    prioriteit: tuple[Deel, ...] = veld("de paragrafen van een prioriteit")
    thema: tuple[Deel, ...] = veld("de onderdelen van een thema")
    maatregelkolommen: tuple[Kolom, ...] = veld("kolommen van de maatregelentabellen")
    woorden: Mapping[str, str] = veld("gedrukte woorden die hier anders moeten dan standaard", default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """A complete plan. Records by id in file order; ``teksten`` are Markdown sources by address.

    ``plaats`` gives for each maatregel and thema the id of what it stands in; ``beelden`` the pictures by file name.
    """

    gegevens: Plangegevens
    indeling: Indeling
    records: Mapping[str, Mapping[str, Any]]
    teksten: Mapping[str, str]
    plaats: Mapping[str, str]
    beelden: Mapping[str, Beeld] = field(default_factory=dict)

    def __getitem__(self, collection: str) -> Mapping[str, Any]:
        """The records of a collection by id; empty when the plan has none."""
        return self.records.get(collection, {})


# Collection -> record class and the file pattern below the plan's folder. A pattern that ends in "[]" is a
# list in one file; another one is a record per file, of which the name is the id. Nested collections (doelen, onderdelen, acties) come out of their parents.
COLLECTIONS: dict[str, tuple[type[Record], str]] = {
    "organisaties": (Organisatie, "namen/organisaties.yaml[]"),
    "rollen": (Rol, "namen/rollen.yaml[]"),
    "personen": (Persoon, "namen/personen.yaml[]"),
    "afkortingen": (Afkorting, "namen/afkortingen.yaml[]"),
    "documenten": (BronDocument, "namen/documenten.yaml[]"),
    "woorden": (Woord, "namen/woorden.yaml[]"),
    "talen": (Anderetaal, "namen/talen.yaml[]"),
    "assen": (As, "legenda/assen.yaml[]"),
    "toestanden": (Toestand, "legenda/toestanden.yaml[]"),
    "grondslagen": (Keuze, "codes/grondslagen.yaml[]"),
    "middelen": (Keuze, "codes/middelen.yaml[]"),
    "codes": (Code, "codes/codes.yaml[]"),
    "dekkingen": (Dekking, "geld/dekkingen.yaml[] codes/dekkingen.yaml[]"),
    "randvoorwaarden": (Randvoorwaarde, "randvoorwaarden/randvoorwaarden.yaml[]"),
    "invullingen": (Invulling, "randvoorwaarden/algemeen.yaml[]"),
    "prioriteiten": (Prioriteit, "prioriteiten/*/prioriteit.yaml"),
    "themas": (Thema, "prioriteiten/*/*/thema.yaml"),
    "maatregelen": (Maatregel, "prioriteiten/*/*.yaml prioriteiten/*/*/*.yaml"),
    "indicatoren": (Indicator, "monitoring/*.yaml[]"),
    "budgetposten": (Budgetpost, "geld/budgetposten.yaml[]"),
    "overige": (Overig, "overige/*.yaml"),
    "bijlagen": (Bijlage, "bijlagen/*/bijlage.yaml"),
    "figuren": (Figuur, "figuren/figuren.yaml[]"),
    "publicaties": (Publicatie, "publicatie.yaml"),
    "opmerkingen": (Opmerking, "opmerkingen/opmerkingen.yaml[]"),
    "besluiten": (Besluit, "besluit.yaml"),
    "aanvaardingen": (Aanvaarding, "aanvaard.yaml[]"),
}
HOOGSTE_EDITIE = frozenset({"opmerkingen", "aanvaardingen", "woorden"})
"""Collections whose records are shown by the most closed edition only, unless a record says otherwise."""
NERGENS = frozenset({"personen"})
"""Collections that no edition shows: they are there to be watched for."""
LOPEND = HOOGSTE_EDITIE | NERGENS | {"talen", "publicaties"}
"""Collections that are no part of what is decided."""
AANVULBAAR = frozenset({
    "organisaties", "rollen", "afkortingen", "documenten", "assen", "toestanden", "grondslagen", "middelen", "dekkingen",
})  # fmt: skip
"""Lists of names and words, to which records may be added after the decision; what they held by then may not change."""
