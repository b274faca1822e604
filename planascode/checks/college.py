"""A decision that can be taken: by a body that may, in force from a day, about this plan and against no plan that it rests on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from planascode import derive
from planascode.checks.content import Content
from planascode.problems import Problem
from planascode.stages import DECISION, FORCE, GATES, reached, stage_of
from planascode.values import DAY_AFTER, Ontbreekt, print_datum

_PLACE = f"besluiten/{derive.BESLUIT.id}"
NEEDED = ("ondertekening", "plaats", "datum", "argumenten", "kernboodschap")
"""What the documents for the college cannot do without."""


def _looks(content: Content, code: str) -> bool:
    """Whether documents for the college are asked for, and the plan has come to the stage from which this rule looks."""
    return bool(content.plan["besluiten"]) and reached(content.plan.gegevens.stadium, GATES[code])


def check_bodies_are_those_of_the_decision(content: Content) -> Iterator[Problem]:
    """The body of the decision among the moments is one of those that besluit.yaml names."""
    taken, bodies = derive.moment(content.plan, DECISION), derive.besluit(content.plan).organen
    if taken and taken.orgaan and bodies and taken.orgaan not in bodies:
        message = f"bij '{taken.naam}' staat het orgaan '{taken.orgaan}', en hier staat '{bodies[0]}'"
        line = content.place(f"plan/momenten/{taken.id}/orgaan").line
        hint = f"schrijf hier wie het besluit neemt (is dat '{taken.orgaan}'?), of verbeter het orgaan in plan.yaml, regel {line}"
        yield content.problem(f"{_PLACE}/organen", "K-001", message, hint)


def check_what_is_withdrawn_is_another_plan(content: Content) -> Iterator[Problem]:
    """A decision withdraws neither the plan that it adopts, nor one on which that plan rests."""
    plan, key = content.plan, derive.besluit(content.plan).trekt_in
    document = plan["documenten"].get(key) if key else None
    if document is None:
        return
    own = {str(title).casefold() for title in (plan.gegevens.titel, plan.gegevens.citeertitel)}
    said = {words.casefold() for words in (document.naam, *document.varianten)}
    hint = "noem het plan dat vervalt, met zijn id uit namen/documenten.yaml, of haal trekt_in weg"
    if own & said:
        yield content.problem(f"{_PLACE}/trekt_in", "K-002", "dit besluit trekt het plan in dat het vaststelt", hint)
    elif document.soort in ("wet", "onderzoek"):
        message = f"'{document.naam}' is een {document.soort}, en die kan dit besluit niet intrekken"
        yield content.problem(f"{_PLACE}/trekt_in", "K-002", message, hint)
    elif key in plan.gegevens.basisplannen:
        message = f"dit besluit trekt '{document.naam}' in, en op dat plan rust dit plan"
        yield content.problem(f"{_PLACE}/trekt_in", "K-002", message, hint)


def check_the_decision_says_from_when_it_works(content: Content) -> Iterator[Problem]:
    """What the college is asked to decide, is in force from a day, or from the day after the publication."""
    if not _looks(content, "K-003") or FORCE in stage_of(content.plan.gegevens.stadium).momenten:  # then another rule asks for it
        return
    starts = derive.moment(content.plan, FORCE)
    hint = f"schrijf de dag, of: {DAY_AFTER}"
    if starts is None:
        message = "het besluit zegt niet wanneer het plan in werking treedt"
        yield content.problem(_PLACE, "K-003", message, f"voeg bij momenten in plan.yaml toe: een moment met soort: {FORCE}; {hint}")
    elif isinstance(starts.datum, Ontbreekt):
        yield content.problem(f"plan/momenten/{starts.id}/datum", "K-003", "het besluit zegt niet wanneer het plan in werking treedt", hint)


def check_bodies_and_signers_are_officers(content: Content) -> Iterator[Problem]:
    """A decision is taken by who governs, and signed by who holds an office: not by a team."""
    plan, asked = content.plan, derive.besluit(content.plan)
    signers = () if isinstance(asked.ondertekening, Ontbreekt) else asked.ondertekening
    for name, keys, kinds in (("organen", asked.organen, ("bestuurder",)), ("ondertekening", signers, ("bestuurder", "functie"))):
        for key in keys:
            role = plan["rollen"].get(key)
            if role is not None and role.soort not in kinds:
                does = "neemt geen besluit" if name == "organen" else "ondertekent niet"
                message = f"'{role.naam}' is een {role.soort}, en die {does}"
                hint = f"kies uit namen/rollen.yaml een {' of een '.join(kinds)}"
                yield content.problem(f"{_PLACE}/{name}/{key}", "K-004", message, hint)


def check_what_the_college_needs_is_known(content: Content) -> Iterator[Problem]:
    """What a proposal, a decision and a letter to the council say of themselves is known when they are put before the college."""
    if not _looks(content, "K-005"):
        return
    asked = derive.besluit(content.plan)
    if not derive.organen(content.plan):
        yield content.problem(_PLACE, "K-005", "er staat niet welk orgaan het besluit neemt", "voeg toe: organen: met een id uit namen/rollen.yaml")
    for name in NEEDED:
        value = getattr(asked, name)
        if value is None or value == () or isinstance(value, Ontbreekt):
            message = f"'{name}' staat nog open, en de stukken voor het college hebben het nodig"
            yield content.problem(f"{_PLACE}/{name}", "K-005", message, "vul het in; kan dat niet, aanvaard de melding dan")


_OPENING = {"gelezen": "gelezen", "overwegende": "dat"}
"""Field of the decision -> the word that stands before each of its points in print."""


def check_days_are_on_their_side_of_the_decision(content: Content) -> Iterator[Problem]:
    """A proposal is not of after the decision, and the letter on an adopted plan not of before it."""
    taken, own = derive.decision(content.plan), derive.besluit(content.plan)
    if taken is None or not derive.is_adopted(content.plan):
        return
    day = taken[1]
    for name, what, wrong in (("datum", "het voorstel", "na"), ("verzonden", "de brief", "vóór")):
        own_day = getattr(own, name)
        if isinstance(own_day, datetime.date) and (own_day > day if wrong == "na" else own_day < day):
            message = f"{what} is van {print_datum(own_day)}, {wrong} het besluit van {print_datum(day)}"
            hint = "verbeter deze datum, of die van het besluit bij momenten in plan.yaml; weet u hem niet: onbekend (reden)"
            yield content.problem(f"{_PLACE}/{name}", "K-006", message, hint)


def check_points_of_the_decision_follow_on_what_is_printed(content: Content) -> Iterator[Problem]:
    """A point of gelezen or overwegende does not repeat the word before it, and has no sign at its end: the decision prints both."""
    own = derive.besluit(content.plan)
    for name, word in _OPENING.items():
        points = getattr(own, name)
        for number, text in enumerate(() if isinstance(points, Ontbreekt) or not points else points, 1):
            right = re.sub(rf"^(?:overwegende )?{word}\s+", "", text, flags=re.IGNORECASE).rstrip(" .;,")
            is_twice = not text.startswith(right)
            right = re.sub(r"^(?:De|Het|Een|Er|In|Op|Uit|Voor|Met|Dit|Deze|Bij|Om|Door|Wij|We)\b", lambda begin: begin[0].lower(), right)
            if right != text:
                message = f"het besluit drukt het woord '{word}' en het leesteken zelf; nu staan ze er twee keer"
                if not is_twice:
                    message = f"dit punt volgt in het besluit op het woord '{word}', en het besluit zet er zelf een leesteken achter"
                yield content.problem(f"{_PLACE}/{name}/{number}", "K-007", message, f"schrijf: {right}")


def check_the_place_is_a_name(content: Content) -> Iterator[Problem]:
    """The place of signing is a name alone: the decision prints the day itself."""
    place = derive.besluit(content.plan).plaats
    if isinstance(place, str) and (match := re.search(r"[,\d]", place)):
        hint = f"schrijf: plaats: {place[: match.start()].strip()}" if match.start() else "schrijf alleen de naam van de plaats"
        yield content.problem(f"{_PLACE}/plaats", "K-009", f"'{place}' is meer dan een plaats; de dag drukt het besluit zelf", hint)


def check_the_college_sees_what_it_decides_on(content: Content) -> Iterator[Problem]:
    """The documents for the college show what the most open edition shows: money and texts that it hides lack in them."""
    edities = content.plan.gegevens.edities
    if not content.plan["besluiten"] or len(edities) < 2:
        return
    for address, record in content.records():
        kind = address.partition("/")[0]
        if kind == "budgetposten" and (record.editie or edities[0]) != edities[0]:
            message = "deze post telt niet mee in de stukken voor het college: die tonen alleen wat openbaar is"
            yield content.problem(f"{address}/editie", "K-008", message, "mag het bedrag openbaar zijn, haal editie dan weg; anders: aanvaard de melding")
        if kind == "besluiten" and (record.editie or edities[0]) != edities[0]:
            message = "wat hier staat, ontbreekt in de stukken voor het college: die tonen alleen wat openbaar is"
            hint = "haal editie weg; is één veld niet openbaar, schrijf dan alleen dat bij editie_per_veld"
            yield content.problem(f"{address}/editie", "K-008", message, hint)
        hidden = record.editie_per_veld if kind in ("budgetposten", "besluiten") else {}
        for field, editie in hidden.items():
            if editie != edities[0] and field != "aantekening":
                message = f"'{field}' staat in de stukken voor het college als onbekend: die tonen alleen wat openbaar is"
                hint = "mag het openbaar zijn, haal het dan hier weg; anders: aanvaard de melding"
                yield content.problem(f"{address}/editie_per_veld/{field}", "K-008", message, hint)
