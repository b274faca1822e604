"""What authors call a field, and what they write in a record that stands somewhere else: the words for a hint. Nothing here is sure."""

from __future__ import annotations

import re
from collections.abc import Collection
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
_MONEY = {"budget", "bedrag", "kosten", "geld", "budgetpost", "budgetposten"}
_FIELDS = {word: field for field, words in NAMES.items() for word in words.split()}
"""What an author may call a field -> how it is called."""
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


def elsewhere(key: str, said: str, address: str, notes: Notes | None) -> str:
    """Where a remark, or the answer to one, belongs; empty for another key. ``address`` is that of the record, and ``said`` the value."""
    record = address.partition("/")[2]
    if address.startswith(_REMARKS):
        if key.casefold() not in _ANSWER:
            return ""
        how = _noted(said, notes)
        return f"een antwoord staat onder aantekening; {how}; is de opmerking klaar, schrijf dan ook: afgehandeld: ja"
    if address.startswith("maatregelen/") and key.casefold() in _MONEY and re.search("[0-9]", said):
        return f"een bedrag staat in geld/budgetposten.yaml, met bedrag: {said} en een eigen id; schrijf hier: budgetposten: [dat id]"
    if key.casefold() not in _REMARK or not record or "/" in record:
        return ""
    hint = f"een opmerking staat in opmerkingen/opmerkingen.yaml, met bij: {record}"
    return hint if notes else f"{hint}; is het alleen voor de makers, schrijf dan hier: aantekening: [{_shown(said)}]"


def yes_or_no(address: str, said: str, notes: Notes | None) -> str:
    """What to write in the field at ``address`` that is yes or no, where an author wants to say more; empty for another field."""
    if not (address.startswith(_REMARKS) and address.endswith("/afgehandeld")):
        return ""
    first, _, rest = said.partition(" ")
    answer = first.casefold().rstrip(",;:.")
    if answer not in ("ja", "nee") or not rest:
        return f"schrijf alleen ja of nee; wat u deed en wanneer, staat onder aantekening; {_noted('', notes)}"
    return f"schrijf: afgehandeld: {answer}; de rest staat onder aantekening; {_noted(rest.strip(), notes)}"


def _noted(said: str, notes: Notes | None) -> str:
    """How to write ``said`` (empty: what only the author can say) among the notes of a record, if it has any."""
    if notes is None:
        return f"schrijf op een nieuwe regel: aantekening: [{_shown(said)}]"
    if notes.in_row:
        return f"zet het daar, op regel {notes.line}, in de rij, na een komma: {_shown(said)}"
    return f"zet daar, onder regel {notes.line}, een punt bij: - {_shown(said)}"


def _shown(said: str) -> str:
    return quote(said) if 0 < len(said) <= LONG else '"..."'
