"""``controleer``: read and check, write nothing."""

from __future__ import annotations

import argparse
from collections import Counter

from planascode import pipeline, terminal
from planascode.commands import common, schema
from planascode.messages import as_json
from planascode.model import Plan
from planascode.problems import errors
from planascode.values import Ontbreekt, print_datum


def parser() -> common.Parser:
    """The grammar of ``controleer``."""
    made = common.Parser("controleer [opties]", "Controleert het plan en maakt niets.")
    made.options.add_argument(
        "--json", action="store_true", help="geeft de meldingen als JSON, voor andere programma's"
    )
    return made


def run(given: argparse.Namespace) -> int:
    """Check; 0 when the plan can be built, 1 when not."""
    if not common.is_plan(given.plan):
        return 2
    found = pipeline.read(given.plan.resolve(), common.LAYOUTS)
    schema.refresh(given.plan.resolve(), found)
    if given.json:
        terminal.say(as_json(found.problems, common.shown(given.plan)))
        return 1 if errors(found.problems) else 0
    checked = common.reported(given.plan.resolve(), found)
    if checked is None or checked.plan is None:
        return 1
    plan = checked.plan
    for key, covered in checked.accepted.items():
        item = plan["aanvaardingen"][key]
        terminal.say(
            f"aanvaard  {item.regel}  {len(covered)} keer, t/m {print_datum(item.tot)}, door {_role(plan, item.door)}: {item.reden}"
        )
        for problem in covered:
            terminal.say(f"    {common.shown(given.plan)}/{problem.source}  {problem.message}")
    levels = Counter(problem.level for problem in checked.problems)
    records = sum(len(found) for found in plan.records.values())
    terminal.say(
        f"Goed: {len(plan['maatregelen'])} maatregelen, {records} stukken en {len(plan.teksten)} teksten gelezen; geen fouten, "
        f"{_times(levels['waarschuwing'], 'waarschuwing', 'waarschuwingen')}, {_times(levels['advies'], 'advies', 'adviezen')}, "
        f"{sum(map(len, checked.accepted.values()))} aanvaard."
    )
    return 0


def _times(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _role(plan: Plan, door: str | Ontbreekt) -> str:
    return str(door) if isinstance(door, Ontbreekt) else str(plan["rollen"][door].naam)
