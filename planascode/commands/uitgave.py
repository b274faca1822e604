"""``uitgave``: judge the plan for a stage, say all that is missing for it at once, or build; of an adopted plan keep what was decided."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from planascode import adopted, pipeline, terminal
from planascode.commands import bouw, common, schema
from planascode.derive import decision, is_adopted
from planascode.files import add_files, reason
from planascode.model import Plan
from planascode.problems import Problem, nearest
from planascode.stages import STAGES, STRICT, reached
from planascode.values import print_datum

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
    checked = judged(given.plan, stadium)
    schema.refresh(given.plan, checked)
    if (lack := missing(checked, stadium)) or checked.plan is None:
        refuse(checked, given.plan, lack, stadium)
        return 1
    common.print_serious(checked, given.plan)
    common.print_accepted(checked, given.plan, False, False)
    terminal.say()
    code = bouw.make(checked, given)
    return _keep(checked.plan, given.plan, checked.files) if code == 0 else code


def _keep(plan: Plan, folder: Path, files: Mapping[str, bytes]) -> int:
    """Write what was decided beside the plan, once for each decision; the exit code."""
    newest = decision(plan)
    if not is_adopted(plan) or newest is None:
        return 0
    day = print_datum(newest[1])
    if adopted.read(files.get(adopted.FILE, b"").decode("utf-8", "replace"))[0] == day:
        return 0
    try:
        add_files(folder, {adopted.FILE: adopted.write(adopted.decided(plan), day).encode()})
    except OSError as error:
        terminal.warn(f"Wat is vastgesteld, kon niet worden bewaard: {reason(error)}. De uitgave zelf is gemaakt.")
        return 4
    terminal.say(f"Wat op {day} is vastgesteld, staat in {common.shown(folder / adopted.FILE)}. Wat daarin staat, mag nu niet meer veranderen.")
    return 0


def judged(folder: Path, stadium: str) -> pipeline.Checked:
    """The plan in ``folder`` as if it had come to a stage."""
    return pipeline.read(folder, common.LAYOUTS, stadium)


def missing(checked: pipeline.Checked, stadium: str) -> list[Problem]:
    """The problems that refuse a release for this stage."""
    is_strict = reached(stadium, STRICT)
    return [
        problem
        for problem in checked.problems
        if problem.level == "fout" or (problem.level == "waarschuwing" and (is_strict or problem.code == _HOLDS_BACK))
    ]


def refuse(checked: pipeline.Checked, folder: Path, lack: list[Problem], stadium: str) -> None:
    """Say the list of what is missing for a stage, and how much that is."""
    terminal.print_problems(lack, common.shown(folder), checked.files, ALL)
    terminal.say()
    common.say_mendable(checked, folder)
    levels = [problem.level for problem in lack]
    wrong = common.times(levels.count("fout"), "fout", "fouten")
    warnings = common.times(levels.count("waarschuwing"), "waarschuwing", "waarschuwingen")
    counted = " en ".join(words for words, level in ((wrong, "fout"), (warnings, "waarschuwing")) if level in levels)
    accept = (
        " Een waarschuwing lost u op, of u aanvaardt haar met een reden; zie docs/handleiding/aanvaarden.md."
        if any(problem.level == "waarschuwing" and problem.code != _HOLDS_BACK for problem in lack)
        else ""
    )
    terminal.say(f"Nog niet klaar voor '{stadium}': {counted}. Er is niets gemaakt; de vorige uitvoer is niet veranderd.{accept}")
