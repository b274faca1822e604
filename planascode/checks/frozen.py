"""What was decided stays as it was: the plan compared with what ``uitgave`` kept of it on the day of the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from planascode import adopted, derive
from planascode.checks.content import Content
from planascode.checks.references import SINGULAR
from planascode.model import AANVULBAAR
from planascode.problems import Problem, Source
from planascode.stages import DECISION
from planascode.values import print_datum

_BACK = "zet het terug; hoort dit bij een nieuwe versie, zie dan docs/handleiding/versie.md"


def check_what_was_decided_is_unchanged(content: Content) -> Iterator[Problem]:
    """In an adopted plan nothing differs from what was decided, but for a proposal and for what a later decision ended.

    It is compared while the newest decision is the one that was kept: a new version is decided on by a newer one.
    """
    plan = content.plan
    text = content.files.get(adopted.FILE)
    newest = derive.decision(plan)
    if text is None or not derive.is_adopted(plan) or newest is None:
        return
    day, kept = adopted.read(text)
    days = {print_datum(date) for item, date in derive.dated(plan) if item.soort == DECISION}
    if day not in days:
        message = f"het besluit van {day} staat er niet meer; van dat besluit is bewaard wat is vastgesteld"
        yield content.problem(f"plan/momenten/{newest[0].id}/datum", "D-019", message, f"zet het moment met soort: {DECISION} terug")
    elif day == print_datum(newest[1]):
        yield from _differences(content, day, kept)


def check_what_was_replaced_has_ended(content: Content) -> Iterator[Problem]:
    """What went into another piece says on which day it ended, and that piece is of its own kind."""
    for address, record in content.records():
        if getattr(record, "opgegaan_in", None) and record.vervallen is None:
            message = f"dit stuk ging op in '{record.opgegaan_in}', maar er staat niet wanneer het vervallen is"
            yield content.problem(f"{address}/opgegaan_in", "D-031", message, "voeg toe: vervallen: met de dag van het besluit")
        kind = address.partition("/")[0]
        other = next((name for name, found in content.plan.records.items() if getattr(record, "opgegaan_in", None) in found), kind)
        if other != kind:
            titles = {str(item.naam): key for key, item in content.plan[kind].items() if hasattr(item, "naam") and item is not record}
            near = get_close_matches(str(getattr(content.plan[other][record.opgegaan_in], "naam", "")), titles, n=1)
            hint = f"bedoelde u '{titles[near[0]]}' ({near[0]})?" if near else f"schrijf het id van een {SINGULAR[kind]}"
            message = f"'{record.opgegaan_in}' is een {SINGULAR[other]}, en dit is een {SINGULAR[kind]}"
            yield content.problem(f"{address}/opgegaan_in", "D-031", message, f"{hint}; ging het echt daarin op, aanvaard de melding dan")


def _differences(content: Content, day: str, kept: Mapping[str, str]) -> Iterator[Problem]:
    now = adopted.decided(content.plan)
    before, after = _above(kept), _above(now.lines)
    told: set[str] = set()
    for address in sorted({*kept, *now.lines}):
        old, new = kept.get(address), now.lines.get(address)
        if old == new or not now.ended.isdisjoint(_parents(address)):
            continue
        owner = address.rpartition("/")[0]
        if old is not None and new is not None:
            yield _problem(content, address, f"op {day} is vastgesteld: {old}", _BACK)
        elif old is not None:
            gone = address if owner in after else owner
            if gone not in told:
                told.add(gone)
                message = f"wat op {day} is vastgesteld, is hier weg: {_name(gone)}{f' ({old})' if gone == address else ''}"
                yield _problem(content, gone, message, _BACK)
        elif address.split("/")[0] not in AANVULBAAR or owner in before:
            added = address if owner in before else owner
            if added not in told:
                told.add(added)
                hint = "haal het weg; is het een nieuw stuk, schrijf er dan bij: voorstel: ja"
                yield _problem(content, added, f"dit is op {day} niet vastgesteld: {_name(added)}", hint)


def _problem(content: Content, address: str, message: str, hint: str) -> Problem:
    """A problem at a value, a text or a picture."""
    kind, _, name = address.partition("/")
    if kind == "beelden":
        return Problem(Source(f"figuren/{name}"), "D-019", message, hint, address=address)
    return content.problem(name if kind == "teksten" else address, "D-019", message, hint)


def _above(addresses: Iterable[str]) -> set[str]:
    """All that these addresses stand in."""
    return {above for address in addresses for above in _parents(address)[:-1]}


def _parents(address: str) -> list[str]:
    """An address and all that it stands in, the widest first."""
    parts = address.split("/")
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]


def _name(address: str) -> str:
    return address.rpartition("/")[2]
