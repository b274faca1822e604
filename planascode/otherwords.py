"""What authors call a field, and what they write in a record that stands somewhere else: the words for a hint. Nothing here is sure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from planascode.wronglines import quote

NAMES = {
    "naam": "titel onderwerp",
    "tekst": "opmerking vraag omschrijving",
    "bij": "over stuk maatregel",
    "planning": "start startdatum begin eind einde einddatum deadline termijn looptijd wanneer",
    "trekker": "verantwoordelijke eigenaar actiehouder projectleider contactpersoon wie",
    "standen": "stand status voortgang toelichting",
    "budgetposten": "budget bedrag kosten geld",
    "partners": "partijen partner samenwerking",
    "straks": "omschrijving beschrijving aanpak",
    "doelen": "doelstelling",
    "operationalisering": "resultaat resultaten effect meting",
}
_FOLLOWS = {
    "code pcode p-code p_code prioritering": "de code volgt vanzelf uit grondslag en middelen: haal de regel weg",
    "kleur stip stoplicht": "de kleur volgt vanzelf uit de toestand bij standen: haal de regel weg",
    "nummer nr volgnummer": "een nummer geeft het programma zelf: haal de regel weg",
    "openbaar publiek zichtbaar geheim vertrouwelijk besloten": "mag niet iedereen dit lezen, schrijf dan: editie: intern; anders: haal de regel weg",
    "artikelen artikel": "de artikelen van het besluit maakt het programma zelf: haal de regel weg",
    "citeertitel stadium": "dit staat in plan.yaml: haal de regel hier weg",
    "totaal subtotaal som verschil": "een totaal of verschil rekent het programma zelf uit: haal de regel weg",
}
FOLLOWS = {word: hint for words, hint in _FOLLOWS.items() for word in words.split()}
"""What an author writes that follows from other fields -> what to do instead."""
TONES = {
    "groen": "good", "oranje": "busy", "geel": "busy", "rood": "bad", "grijs": "idle", "blauw": "info", "paars": "unknown", "wit": "plain",
}  # fmt: skip
"""A colour, as an author calls it -> the tone of the house style that has it."""
_MONEY = {"budget", "bedrag", "kosten", "geld", "budgetpost", "budgetposten"}
_FIELDS = {word: field for field, words in NAMES.items() for word in words.split()}
"""What an author may call a field -> how it is called."""
ENDED = frozenset({"vervallen", "gestopt", "stopt", "geschrapt", "ingetrokken", "geannuleerd", "beeindigd", "beëindigd"})
"""What an author calls work that goes on no more."""
ENDS = "stopt de maatregel, schrijf dan op een eigen regel: vervallen: met de dag van het besluit"
OF_EACH_STEP = "; bij een maatregel met acties staat dit bij elke actie, en niet meer bij de maatregel zelf"
"""What goes with a hint for a field that a step of a measure lacks."""
SUMS = frozenset({"totaal", "som", "samen", "verschil", "gemiddelde", "totalen"})
"""What an author calls the source of a figure that is no count."""
COLOURS = {"groen": "good", "oranje": "busy", "geel": "busy", "rood": "bad", "blauw": "info", "blauwgroen": "done", "grijs": "idle", "paars": "unknown"}
"""What an author calls the colour of a state -> its tone."""
_DONE = frozenset({"klaar", "gereed", "afgerond", "gerealiseerd", "uitgevoerd", "gestart", "lopend", "loopt"})
ONE = {"trekker": "er is één trekker: kies er een, en zet de ander bij intern"}
"""Reference to one record -> what to do where an author names more."""
_OF_MEASURES = ("doelen", "instrumenten", "portefeuillehouders", "trekker", "operationalisering", "indicatoren", "acties", "standen")
_HOME = (
    ("maatregelen/[^/]+/acties/[^/]+", (*_OF_MEASURES, "nu", "straks", "intern", "partners", "budgetposten"),
     "{} staat bij de maatregel, niet bij de actie; zet de regel daar, of haal hem weg"),
    ("overige/[^/]+", _OF_MEASURES, "{} hoort bij een maatregel; is dit een maatregel, zet het bestand dan in de map prioriteiten"),
    ("maatregelen/.+", ("toelichting",), "over de planning? Schrijf: planning_toelichting; over hoe het ervoor staat? Zet {} in de stand, onder standen:"),
    (".+", ("peildatum", "toestanden", "herkomst"), "{} hoort in een stand, onder standen:"),
)  # fmt: skip
"""Address of a record -> keys that belong elsewhere, and where."""
_ROWS = {"toestanden": ("een stand", "standen"), "periode": ("een cijfer", "waarnemingen")}
"""Key -> what has it, and the list in which that stands."""
_REMARK = {"opmerking", "opmerkingen", "vraag", "vragen", "reactie", "reacties", "antwoord"}
_ANSWER = {"antwoord", "antwoorden", "reactie", "reacties", "afhandeling", "beantwoording", "toelichting", "verwerking"}


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes (``aantekening``) that a record has already: the line of their key, and whether they stand between brackets."""

    line: int
    in_row: bool = False


LONG = 80
"""A longer text is not shown whole."""
_REMARKS = "opmerkingen/"
"""What the address of a review remark begins with."""
IF_UNKNOWN = {"alt": "schrijf in een of twee zinnen wat er te zien is"}
"""Field -> what to write where it lacks, if not that it is unknown: who cannot see a picture must read what it shows."""


def if_unknown(field: str) -> str:
    """What to do with a field that lacks and admits that its value is not known."""
    return IF_UNKNOWN.get(field, "weet u het niet: onbekend (reden)")


def field_called(key: str, known: Collection[str]) -> str:
    """The field that an author may call so; else empty."""
    field = _FIELDS.get(key.casefold(), "")
    return field if field in known else ""


def row_elsewhere(keys: Collection[str], lines: Mapping[str, int]) -> str:
    """Where a row with these keys belongs; empty for another one. ``lines`` are those of the keys of its record."""
    for key, (what, home) in _ROWS.items():
        if key in keys:
            return f"dit is {what}: zet deze regel onder {home}:" + (f" (regel {lines[home]})" if home in lines else "")
    return ""


def when(said: str, first: str) -> str:
    """What to write in a planning for what is no time, or more than one; ``first`` is what the words before the bracket mean."""
    more = re.fullmatch(r"[^(]+\((.+)\)", said)
    if more and first:
        return f"schrijf: planning: {first}, en op een eigen regel: planning_toelichting: {quote(more[1][:1].upper() + more[1][1:])}"
    two = re.fullmatch(r"Q?([1-4]) ?(?:/|of|en|\+) ?Q?([1-4]),? (20\d\d)", said, re.IGNORECASE)
    if two and two[1] < two[2]:
        both, one, other = f"Q{two[1]} {two[3]} t/m Q{two[2]} {two[3]}", f"Q{two[1]} {two[3]}", f"Q{two[2]} {two[3]}"
        return f"duurt het tot en met het tweede, schrijf dan: planning: {both}; is het een van de twee, kies dan: {one} of {other}"
    if said.casefold() in _DONE:
        return "of het klaar is, staat bij standen; schrijf hier wanneer het gebeurt, bijvoorbeeld: Q3 2022"
    return ENDS if said.casefold() in ENDED else ""


def coloured(said: str, tones: Mapping[str, str]) -> str:
    """What to write where an author gives a colour for a state; ``tones`` are those of the states, by id. Empty for other words."""
    meant = [key for key, tone in tones.items() if tone == COLOURS.get(said.casefold())]
    return f"een kleur is geen stand; wat {said.casefold()} is, heet in de legenda: {' of '.join(meant)}" if meant else ""


def elsewhere(key: str, said: str, address: str, notes: Notes | None) -> str:
    """Where a key belongs that cannot stand in the record at ``address``; empty for another key. ``said`` is its value."""
    for place, keys, hint in _HOME:
        if key in keys and re.fullmatch(place, address):
            return hint.format(f"'{key}'")
    if key == "status" and said.casefold() in ENDED and address.startswith("maatregelen/"):
        return f"hoe ver het is, staat bij standen; {ENDS}"
    record = address.partition("/")[2]
    if address.startswith(_REMARKS):
        if key.casefold() not in _ANSWER:
            return ""
        how = _noted(said, notes)
        return f"een antwoord staat onder aantekening; {how}; is de opmerking klaar, schrijf dan ook: afgehandeld: ja"
    if address.startswith("toestanden/") and key.casefold() in ("kleur", "kleuren", "stoplicht", "stip"):
        return f"schrijf: toon: {TONES[said.casefold()]}" if said.casefold() in TONES else "bedoelde u 'toon'?"
    if address.startswith("maatregelen/") and key.casefold() in _MONEY and re.search("[0-9]", said):
        return f"een bedrag staat in geld/budgetposten.yaml, met bedrag: {said} en een eigen id; schrijf hier: budgetposten: [dat id]"
    if key.casefold() not in _REMARK or not record or "/" in record:
        return ""
    hint = f"een opmerking staat in opmerkingen/opmerkingen.yaml, met bij: {record}"
    return hint if notes else f"{hint}; is het alleen voor de makers, schrijf dan hier: aantekening: [{_shown(said)}]"


def measured(said: str, in_row: bool = False) -> str:
    """How to write a figure of a year, in a row perhaps, where a text holds a number and perhaps the year; empty for another text."""
    numbers = re.findall(r"(?<![\w.,-])\d[\d.]*(?:,\d+)?(?!\w|[.,]\d)", said)
    years = [number for number in numbers if re.fullmatch(r"(?:19|20|21)\d\d", number)]
    match numbers:
        case [one, other] if years:
            year, figure = years[-1], f"{{periode: {years[-1]}, waarde: {one if other == years[-1] else other}}}"
        case [one]:
            year, figure = "", f"{{periode: JAAR, waarde: {one}}}"
        case _:
            return ""
    return f"schrijf: {f'[{figure}]' if in_row else figure}{'' if year else ', met het jaar in plaats van JAAR'}"


def yes_or_no(address: str, said: str, notes: Notes | None) -> str:
    """What to write in the field at ``address`` that is yes or no, where an author wants to say more; empty for another field."""
    if not (address.startswith(_REMARKS) and address.endswith("/afgehandeld")):
        return ""
    first, _, rest = said.partition(" ")
    answer = first.casefold().rstrip(",;:.")
    if answer not in ("ja", "nee") or not rest:
        return f"schrijf alleen ja of nee; wat u deed en wanneer, staat onder aantekening; {_noted('', notes)}"
    return f"schrijf: afgehandeld: {answer}; de rest staat onder aantekening; {_noted(rest.strip(), notes)}"


_FIGURE = r"indicatoren/.+/waarde"
_SAY = "het getal zelf; weet u het niet: onbekend (reden); mag een lezer het niet weten: niet gepubliceerd"
_BETTER = (
    (r".+/(?:vindplaats|webadres)", r"[a-z]:[\\/].*|\\\\.*|file:.*",
     "dit is een plaats op een eigen schijf, en een lezer kan daar niet bij: schrijf het webadres; is dat er niet: onbekend (niet op internet)"),
    (r"budgetposten/[^/]+/jaar", r"jaarlijks|(?:elk|ieder|per) jaar|structureel|doorlopend.*|vanaf .+",
     "schrijf bij jaar één jaar, en dat het elk jaar terugkomt bij soort: structureel"),
    (r"indicatoren/.+/periode", r"\d{1,3}(?:,\d+)?", "zijn periode en waarde verwisseld? Bij periode hoort een jaar of kwartaal, bij waarde het getal"),
    (_FIGURE, r"[-–—]+|geen|niets|niet (?:beschikbaar|gemeten)|n\.?b\.?",
     "is er geteld en was er niets, schrijf dan: 0; weet u het niet: onbekend (reden); mag een lezer het niet weten: niet gepubliceerd"),
    (_FIGURE, r"[<>≤≥].*|(?:minder|meer|hoger|lager|kleiner|groter) dan .*|[\d.,]+ ?(?:[-–/]|à|tot|t/m) ?[\d.,]+", f"schrijf hier {_SAY}"),
    (_FIGURE, r"[\d.,]+ ?\*+", "schrijf hier alleen het getal; wat het sterretje zegt, hoort bij toelichting van de indicator"),
    (_FIGURE, r".*\d.*\b(?:minder|meer|lager|hoger|omlaag|omhoog|daling|stijging)\b.*|[-+] ?\d.*%",
     "schrijf waar het op uitkomt, en niet hoeveel het minder of meer is"),
)  # fmt: skip
"""(Address, what stands there, what to write instead): the first that fits."""


def instead(address: str, said: str) -> str:
    """What to write in the field at ``address`` where an author writes ``said``; empty where that is not known."""
    fits = (hint for where, words, hint in _BETTER if re.fullmatch(where, address) and re.fullmatch(words, said, re.IGNORECASE))
    return next(fits, "")


def _noted(said: str, notes: Notes | None) -> str:
    """How to write ``said`` (empty: what only the author can say) among the notes of a record, if it has any."""
    if notes is None:
        return f"schrijf op een nieuwe regel: aantekening: [{_shown(said)}]"
    if notes.in_row:
        return f"zet het daar, op regel {notes.line}, in de rij, na een komma: {_shown(said)}"
    return f"zet daar, onder regel {notes.line}, een punt bij: - {_shown(said)}"


def _shown(said: str) -> str:
    return quote(said) if 0 < len(said) <= LONG else '"..."'
