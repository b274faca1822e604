"""``controleer``: read and check, write nothing."""

from __future__ import annotations

import argparse

from planascode import terminal
from planascode.commands import common


def parser() -> common.Parser:
    """The grammar of ``controleer``."""
    return common.Parser("controleer [opties]", "Controleert het plan en schrijft niets.")


def run(given: argparse.Namespace) -> int:
    """Check; 0 when the plan can be built, 1 when not."""
    if not common.is_plan(given.plan):
        return 2
    checked = common.checked_plan(given.plan.resolve())
    if checked is None or checked.plan is None:
        return 1
    plan = checked.plan
    records = sum(len(found) for found in plan.records.values())
    terminal.say(
        f"Goed: {len(plan['maatregelen'])} maatregelen, {records} stukken en {len(plan.teksten)} teksten gelezen; geen fouten."
    )
    return 0
