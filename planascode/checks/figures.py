"""Indicators that measure something, and figures that are their own, complete or said not to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from planascode.checks.content import Content
from planascode.fields import item_key
from planascode.model import Streefwaarde
from planascode.problems import Problem
from planascode.records import UNREAD
from planascode.values import Ontbreekt, last_day, print_datum

SERIES = 3
"""From how many equal figures on a series is taken for a copy."""
_INTERNAL_CODE = re.compile(r"(?![AN]\d)[A-Z]{1,3}\d{1,4}(?=\s*[:.–-]\s)")
"""A code such as E35 before a name; A and N are roads."""


def check_figures_are_not_copied(content: Content) -> Iterator[Problem]:
    """Two indicators do not have the same row of figures."""
    seen: dict[tuple[tuple[str, str, str], ...], str] = {}
    for key, indicator in content.plan["indicatoren"].items():
        row = tuple(
            sorted(
                (str(item.periode), item.bron, str(item.waarde))
                for item in indicator.waarnemingen
                if not isinstance(item.waarde, Ontbreekt)
            )
        )
        if len(row) >= SERIES and row in seen:
            first = f"{item_key(indicator.waarnemingen[0], 1)}"
            yield content.problem(
                f"indicatoren/{key}/waarnemingen/{first}",
                "I-002",
                f"deze cijfers zijn gelijk aan die van '{seen[row]}'",
                "kijk in de bron welke cijfers bij welke indicator horen",
            )
        seen.setdefault(row, key)


def check_names_are_for_readers(content: Content) -> Iterator[Problem]:
    """The name of an indicator does not begin with a code that only its source understands."""
    for key, indicator in content.plan["indicatoren"].items():
        if match := _INTERNAL_CODE.match(indicator.naam):
            message = f"de naam begint met '{match[0]}', een code die een lezer niet kent"
            address = f"indicatoren/{key}/naam"
            yield content.word_problem(address, match[0], "I-003", message, "schrijf alleen wat er gemeten wordt")


def check_priorities_have_figures(content: Content) -> Iterator[Problem]:
    """A prioriteit has an indicator, or says why not; not both."""
    counted = {item.prioriteit for item in content.plan["indicatoren"].values() if item.waarnemingen}
    measured = {indicator.prioriteit for indicator in content.plan["indicatoren"].values()}
    if measured - content.plan["prioriteiten"].keys():
        return  # told by R-003: which prioriteit is meant, is not known
    for key, prioriteit in content.plan["prioriteiten"].items():
        if key not in measured and prioriteit.monitoring is None:
            message = f"bij '{prioriteit.naam}' staan geen cijfers, en niet waarom"
            hint = "voeg een indicator toe in monitoring, of schrijf: monitoring: onbekend (reden)"
            yield content.problem(f"prioriteiten/{key}", "I-004", message, hint)
        if key in counted and isinstance(prioriteit.monitoring, Ontbreekt):
            message = f"bij '{prioriteit.naam}' staan cijfers, en hier staat dat ze er niet zijn"
            hint = "haal deze regel weg, of schrijf hier wat een lezer bij de cijfers moet weten"
            yield content.problem(f"prioriteiten/{key}/monitoring", "I-009", message, hint)


def check_indicators_measure_something(content: Content) -> Iterator[Problem]:
    """An indicator measures a goal or a measure."""
    used = {
        key
        for maatregel in content.plan["maatregelen"].values()
        if not isinstance(maatregel.indicatoren, Ontbreekt)
        for key in maatregel.indicatoren
    }
    for key, indicator in content.plan["indicatoren"].items():
        if not indicator.meet and key not in used:
            message = "deze indicator meet geen doel en geen maatregel"
            hint = "voeg toe: meet: met id's van doelen of maatregelen"
            yield content.problem(f"indicatoren/{key}", "I-005", message, hint)


def check_unfinished_periods_are_provisional(content: Content) -> Iterator[Problem]:
    """A figure that was taken before its period ended is provisional."""
    for key, indicator in content.plan["indicatoren"].items():
        for item in indicator.waarnemingen:
            known = isinstance(item.waarde, Decimal)
            if known and item.voorlopig not in (True, UNREAD) and item.peildatum <= last_day(item.periode):
                message = (
                    f"op {print_datum(item.peildatum)} was {item.periode} nog niet om, dus dit cijfer is voorlopig"
                )
                address = f"indicatoren/{key}/waarnemingen/{item_key(item, 1)}/voorlopig"
                yield content.problem(address, "I-006", message, "schrijf: voorlopig: ja, of verbeter de peildatum")


def check_indicators_can_be_judged(content: Content) -> Iterator[Problem]:
    """An indicator says where it begins and where it should come, or why not."""
    for key, indicator in content.plan["indicatoren"].items():
        lacking = [
            words
            for words, value in (("nulmeting", indicator.nulmeting), ("streefwaarde", indicator.streefwaarden))
            if not value
        ]
        if lacking:
            message = f"deze indicator heeft geen {' en geen '.join(lacking)}"
            field = "nulmeting" if lacking[0] == "nulmeting" else "streefwaarden"
            hint = f"voeg toe: {field}: met periode en waarde, of de reden: onbekend (reden)"
            yield content.problem(f"indicatoren/{key}", "I-007", message, hint)


def check_targets_are_better(content: Content) -> Iterator[Problem]:
    """A target lies on the good side of where the indicator begins."""
    for key, indicator in content.plan["indicatoren"].items():
        start = indicator.nulmeting.waarde if isinstance(indicator.nulmeting, Streefwaarde) else None
        targets = () if isinstance(indicator.streefwaarden, Ontbreekt) else indicator.streefwaarden
        for number, target in enumerate(targets, 1):
            if not isinstance(start, Decimal) or not isinstance(target.waarde, Decimal):
                continue
            wrong = {"omhoog": target.waarde < start, "omlaag": target.waarde > start}
            if wrong.get(str(indicator.richting)):
                message = f"de richting is {indicator.richting}, maar het cijfer gaat van {start} naar {target.waarde}"
                address = f"indicatoren/{key}/streefwaarden/{number}"
                yield content.problem(address, "I-008", message, "verbeter de richting of het getal")
