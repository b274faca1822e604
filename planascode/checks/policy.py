"""What an official plan should say but need not: goals with measures, plannings inside the period, figures of their own."""

from __future__ import annotations

from collections.abc import Iterator

from planascode import derive
from planascode.checks.content import Content
from planascode.problems import Problem
from planascode.records import item_key
from planascode.values import Ontbreekt, Planning, first_day, last_day

SERIES = 3
"""From how many equal figures on a series is taken for a copy."""


def check_goals_have_measures(content: Content) -> Iterator[Problem]:
    """A goal is served by a measure."""
    served = {
        key
        for maatregel in content.plan["maatregelen"].values()
        if not isinstance(maatregel.doelen, Ontbreekt)
        for key in maatregel.doelen
    }
    for collection in ("prioriteiten", "themas"):
        for home, record in content.plan[collection].items():
            for doel in record.doelen:
                if doel.id not in served:
                    yield content.problem(
                        f"{collection}/{home}/doelen/{doel.id}",
                        "M-003",
                        f"geen maatregel dient het doel '{doel.id}'",
                        f"zet {doel.id} bij doelen: van een maatregel, of voeg een maatregel toe",
                    )


def check_plannings_are_inside_the_period(content: Content) -> Iterator[Problem]:
    """A planning does not begin before or end after the plan's own period."""
    period = content.plan.gegevens.periode
    for key, maatregel in content.plan["maatregelen"].items():
        for part in derive.uitvoeringen(maatregel):
            planning = part.planning
            if not isinstance(planning, Planning):
                continue
            early = planning.begin and period.begin and first_day(planning.begin) < first_day(period.begin)
            late = planning.eind and period.eind and last_day(planning.eind) > last_day(period.eind)
            if early or late:
                address = f"maatregelen/{key}" if part is maatregel else f"maatregelen/{key}/acties/{part.id}"
                yield content.problem(
                    f"{address}/planning",
                    "M-004",
                    f"de planning '{planning}' valt buiten de looptijd van het plan ({period})",
                    "pas de planning aan, of de periode in plan.yaml",
                )


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
