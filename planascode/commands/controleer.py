"""``controleer``: read and check, write nothing."""

from __future__ import annotations

import argparse

from planascode import pipeline, terminal
from planascode.commands import common
from planascode.messages import as_json
from planascode.problems import errors


def parser() -> common.Parser:
    """The grammar of ``controleer``."""
    made = common.Parser("controleer [opties]", "Controleert het plan en schrijft niets.")
    made.options.add_argument(
        "--json", action="store_true", help="geeft de meldingen als JSON, voor andere programma's"
    )
    return made


def run(given: argparse.Namespace) -> int:
    """Check; 0 when the plan can be built, 1 when not."""
    if not common.is_plan(given.plan):
        return 2
    if given.json:
        found = pipeline.read(given.plan.resolve(), common.LAYOUTS)
        terminal.say(as_json(found.problems, common.shown(given.plan)))
        return 1 if errors(found.problems) else 0
    checked = common.checked_plan(given.plan.resolve())
    if checked is None or checked.plan is None:
        return 1
    plan = checked.plan
    records = sum(len(found) for found in plan.records.values())
    terminal.say(
        f"Goed: {len(plan['maatregelen'])} maatregelen, {records} stukken en {len(plan.teksten)} teksten gelezen; geen fouten."
    )
    return 0
