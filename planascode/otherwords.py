"""What authors call a field, and what they write in a record that stands somewhere else: the words for a hint. Nothing here is sure."""

from __future__ import annotations

from collections.abc import Collection

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
_FIELDS = {word: field for field, words in NAMES.items() for word in words.split()}
"""What an author may call a field -> how it is called."""
_REMARK = {"opmerking", "opmerkingen", "vraag", "vragen", "reactie", "reacties", "antwoord"}
_ANSWER = {"antwoord", "antwoorden", "reactie", "reacties", "afhandeling", "beantwoording", "toelichting", "verwerking"}
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


def elsewhere(key: str, said: str, address: str, has_note: bool) -> str:
    """Where a remark, or the answer to one, belongs; empty for another key. ``address`` is that of the record, and ``said`` the value.

    ``has_note``: its notes (``aantekening``) stand there already.
    """
    record = address.partition("/")[2]
    said = quote(said) if 0 < len(said) <= LONG else '"..."'
    if address.startswith(_REMARKS):
        if key.casefold() not in _ANSWER:
            return ""
        how = f"zet daar een punt bij: - {said}" if has_note else f"schrijf: aantekening: [{said}]"
        return f"een antwoord staat onder aantekening; {how}; is de opmerking klaar, schrijf dan ook: afgehandeld: ja"
    if key.casefold() not in _REMARK or not record or "/" in record:
        return ""
    hint = f"een opmerking staat in opmerkingen/opmerkingen.yaml, met bij: {record}"
    return hint if has_note else f"{hint}; is het alleen voor de makers, schrijf dan hier: aantekening: [{said}]"


def yes_or_no(address: str) -> str:
    """What to write in the field at ``address`` that is yes or no, where an author wants to say more; empty for another field."""
    if not (address.startswith(_REMARKS) and address.endswith("/afgehandeld")):
        return ""
    return 'schrijf alleen ja of nee; wat u deed en wanneer, schrijft u eronder: aantekening: ["..."]'
