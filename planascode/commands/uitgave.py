"""``uitgave``: judge the plan for a stage, say all that is missing for it at once, or build."""

from __future__ import annotations

import argparse

from planascode import pipeline, terminal
from planascode.commands import bouw, common, schema
from planascode.problems import Problem, nearest
from planascode.stages import STAGES, STRICT, reached

ALL = 1_000_000
_HOLDS_BACK = "D-003"
"""A plan that has not come to its stage is no release for it, also where other warnings may stay."""


def parser() -> common.Parser:
    """The grammar of ``uitgave``."""
    made = common.Parser(
        "uitgave STADIUM [opties]",
        "Controleert of het plan zover is als het stadium vraagt, en maakt het dan.\n"
        "Ontbreekt er iets, dan ziet u alles in één lijst en wordt er niets gemaakt.",
        f"stadia: {', '.join(STAGES)}",
    )
    made.add_argument("stadium", metavar="STADIUM", nargs="+", help="het stadium, zoals het in plan.yaml staat")
    bouw.add_outputs(made)
    made.set_defaults(peildatum=None)
    return made


def run(given: argparse.Namespace) -> int:
    """Build for a stage; 1 when something is missing for it."""
    stadium = " ".join(given.stadium).casefold()
    if stadium not in STAGES:
        terminal.warn(f"Het stadium '{stadium}' bestaat niet; {nearest(stadium, STAGES)}")
        return 2
    if not bouw.has_room(given):
        return 2
    checked = pipeline.read(given.plan, common.LAYOUTS, stadium)
    schema.refresh(given.plan, checked)
    missing = [problem for problem in checked.problems if _is_missing(problem, stadium)]
    if missing or checked.plan is None:
        _refuse(checked, given, missing, stadium)
        return 1
    common.print_serious(checked, given.plan)
    common.print_accepted(checked, given.plan, False, False)
    terminal.say()
    return bouw.make(checked, given)


def _is_missing(problem: Problem, stadium: str) -> bool:
    """Whether a problem refuses a release for this stage."""
    is_warning = problem.level == "waarschuwing" and (reached(stadium, STRICT) or problem.code == _HOLDS_BACK)
    return problem.level == "fout" or is_warning


def _refuse(checked: pipeline.Checked, given: argparse.Namespace, missing: list[Problem], stadium: str) -> None:
    """The list of what is missing, and how much that is."""
    terminal.print_problems(missing, common.shown(given.plan), checked.files, ALL)
    terminal.say()
    common.say_mendable(checked, given.plan)
    levels = [problem.level for problem in missing]
    wrong = common.times(levels.count("fout"), "fout", "fouten")
    warnings = common.times(levels.count("waarschuwing"), "waarschuwing", "waarschuwingen")
    counted = " en ".join(words for words, level in ((wrong, "fout"), (warnings, "waarschuwing")) if level in levels)
    accept = (
        " Een waarschuwing lost u op, of u aanvaardt haar met een reden; zie docs/handleiding/aanvaarden.md."
        if any(problem.level == "waarschuwing" and problem.code != _HOLDS_BACK for problem in missing)
        else ""
    )
    terminal.say(f"Nog niet klaar voor '{stadium}': {counted}. Er is niets gemaakt; de vorige uitvoer is niet veranderd.{accept}")
