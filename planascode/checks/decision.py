"""A plan that can be decided on and published: the chain of decision, ground, basis, nothing in it that is still open."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from planascode.checks.content import Content
from planascode.model import Moment, Plan
from planascode.problems import Problem
from planascode.values import Ontbreekt, print_datum

CHAIN = ("besluit", "bekendmaking", "inwerkingtreding")
"""What follows on what (Algemene wet bestuursrecht, art. 3:40)."""
_SAMPLE = re.compile(r"\bverzonnen\b|\bSchrijf hier (?:wat|waar|uw)\b|\bD(?:eze tekst|eze zin|it plan) is (?:nog )?een voorbeeld\b")
_DAY = re.compile(r"\b[1-9]\d? [a-z]+ \d{4}\b")
_ARTICLE = re.compile(r"\bart(?:ikel(?:en)?|t?\.)\s*\d", re.I)


def _dated(plan: Plan) -> list[tuple[Moment, datetime.date]]:
    return [(item, item.datum) for item in plan.gegevens.momenten if not isinstance(item.datum, Ontbreekt)]


def is_adopted(plan: Plan) -> bool:
    """Whether the plan's decision was taken on or before its peildatum."""
    return any(item.soort == "besluit" and day <= plan.gegevens.peildatum for item, day in _dated(plan))


def check_decision_comes_before_what_follows(content: Content) -> Iterator[Problem]:
    """Publication is not before the decision, and nothing is in force before it is published."""
    first: dict[str, tuple[Moment, datetime.date]] = {}
    for item, day in _dated(content.plan):
        if item.soort and (item.soort not in first or day < first[item.soort][1]):
            first[item.soort] = (item, day)
    early: dict[str, list[tuple[Moment, datetime.date]]] = {}
    for item, day in _dated(content.plan):
        before = next((name for name in _before(item) if name in first and day < first[name][1]), None)
        if before:
            early.setdefault(before, []).append((item, day))
    for name, found in early.items():
        other, start = first[name]
        named = " en ".join(f"'{item.naam}' ({print_datum(day)})" for item, day in found)
        if len(found) == 1:
            at, message = found[0][0], f"{named} ligt vóór '{other.naam}' ({print_datum(start)})"
        else:  # it is rather the one day that is wrong
            at, message = other, f"'{other.naam}' ({print_datum(start)}) ligt na {named}"
        lines = sorted(
            content.place(f"plan/momenten/{item.id}/datum").line for item in (other, *(one for one, _ in found))
        )
        where = f"{', '.join(map(str, lines[:-1]))} of {lines[-1]}"
        hint = (
            f"eerst het besluit, dan de bekendmaking, dan de inwerkingtreding; verbeter een van de data (regel {where})"
        )
        yield content.problem(f"plan/momenten/{at.id}/datum", "D-001", message, hint)


def _before(item: Moment) -> tuple[str, ...]:
    """The kinds of moment that must come before this one."""
    return CHAIN[: CHAIN.index(item.soort)] if item.soort else ()


def check_moments_stand_in_order(content: Content) -> Iterator[Problem]:
    """Moments stand in the order of their days, and the piece is dated before it is decided on."""
    plan = content.plan
    for (one, before), (two, after) in pairwise(_dated(plan)):
        in_chain = one.soort and two.soort and CHAIN.index(one.soort) < CHAIN.index(two.soort)
        if after < before and not in_chain:
            message = f"'{two.naam}' ({print_datum(after)}) staat na '{one.naam}' ({print_datum(before)})"
            hint = "zet de momenten op volgorde van hun datum, of verbeter een van de data"
            yield content.problem(f"plan/momenten/{two.id}", "D-002", message, hint)
    decided = [day for item, day in _dated(plan) if item.soort == "besluit"]
    written = plan.gegevens.datum
    if decided and not isinstance(written, Ontbreekt) and written > max(decided):
        message = f"het stuk is van {print_datum(written)}, na het besluit van {print_datum(max(decided))}"
        yield content.problem("plan/datum", "D-002", message, "verbeter de datum van het stuk of die van het besluit")


def check_adopted_plan_names_its_decision(content: Content) -> Iterator[Problem]:
    """A plan that says that it is adopted says when and by whom."""
    gegevens = content.plan.gegevens
    named = any(item.soort == "besluit" and item.orgaan for item, _ in _dated(content.plan))
    if gegevens.status.casefold().startswith("vastgesteld") and not named:
        message = "de status is 'vastgesteld', maar het besluit staat niet bij momenten"
        hint = "voeg bij momenten toe: een moment met soort: besluit, de datum en het orgaan"
        yield content.problem("plan/status", "D-003", message, hint)


def check_status_names_a_day_of_the_plan(content: Content) -> Iterator[Problem]:
    """A day in the words of the status is that of a moment: a title page and its own table do not contradict each other."""
    days = dict.fromkeys(print_datum(day) for _, day in _dated(content.plan))
    for match in _DAY.finditer(content.plan.gegevens.status):
        if match[0] not in days:
            message = f"bij momenten staat geen {match[0]}"
            hint = f"verbeter de dag hier of bij momenten; daar staat: {', '.join(days)}" if days else "zet die dag ook bij het moment"
            yield content.word_problem("plan/status", match[0], "D-012", message, hint)


def check_ground_names_an_article(content: Content) -> Iterator[Problem]:
    """A legal ground names the article."""
    grounds = content.plan.gegevens.grondslag
    for number, text in enumerate(() if isinstance(grounds, Ontbreekt) else grounds, 1):
        if not _ARTICLE.search(text):
            hint = "schrijf het zo: artikel 160 van de Gemeentewet; vraag het de jurist"
            address = f"plan/grondslag/{number}"
            yield content.problem(address, "D-004", "deze grondslag noemt geen artikel", hint)


def check_basis_was_adopted(content: Content) -> Iterator[Problem]:
    """Of a plan on which this one rests it is said when it was adopted and by whom."""
    for key in content.plan.gegevens.basisplannen:
        document = content.plan["documenten"].get(key)
        lacking = [name for name in ("vastgesteld", "orgaan") if document and getattr(document, name) is None]
        if lacking:
            message = f"bij het basisplan '{key}' ontbreekt: {' en '.join(lacking)}"
            hint = f"voeg toe: {lacking[0]}: {'14 juni 2022' if lacking[0] == 'vastgesteld' else 'een id uit namen/rollen.yaml'}"
            yield content.problem(f"documenten/{key}", "D-005", message, hint + ", of: onbekend (reden)")


def check_annexes_are_finished(content: Content) -> Iterator[Problem]:
    """An adopted plan has no annex that is a draft."""
    if is_adopted(content.plan):
        for key, bijlage in content.plan["bijlagen"].items():
            if bijlage.concept:
                message = f"het plan is vastgesteld en de bijlage '{bijlage.naam}' is nog een concept"
                hint = "maak de bijlage af en schrijf: concept: nee, of haal haar uit het plan"
                yield content.problem(f"bijlagen/{key}/concept", "D-006", message, hint)


def check_remarks_are_answered(content: Content) -> Iterator[Problem]:
    """An adopted plan has no open remark."""
    if is_adopted(content.plan):
        for key, opmerking in content.plan["opmerkingen"].items():
            if not opmerking.afgehandeld:
                message = f"het plan is vastgesteld en deze opmerking bij '{opmerking.bij}' is nog open"
                hint = "beantwoord haar en schrijf: afgehandeld: ja"
                yield content.problem(f"opmerkingen/{key}/afgehandeld", "D-007", message, hint)


def check_the_sample_is_gone(content: Content) -> Iterator[Problem]:
    """An adopted plan holds nothing any more of the sample that ``nieuw`` makes; its texts say of themselves that they are one."""
    if is_adopted(content.plan):
        told = set()
        for piece, start, match in content.find(_SAMPLE):
            if piece not in told and piece.wiens != "buiten":
                told.add(piece)
                hint = "vervang dit door uw eigen tekst, of haal het weg; woorden tussen haakjes horen er dan ook niet meer bij"
                yield content.piece_problem(piece, start, start + len(match[0]), "D-011", "dit is nog tekst van het voorbeeld", hint)


def check_figures_are_described(content: Content) -> Iterator[Problem]:
    """A drawing is described for who does not see it (WCAG 2.1, 1.1.1)."""
    for key, figuur in content.plan["figuren"].items():
        if figuur.soort == "overkoepeling" and isinstance(figuur.alt, Ontbreekt):
            hint = "schrijf bij alt: in een of twee zinnen wat er te zien is"
            yield content.problem(f"figuren/{key}/alt", "D-008", "dit beeld heeft geen beschrijving", hint)
