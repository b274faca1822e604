"""``bouw``: read, check, make everything, and list what was made."""

from __future__ import annotations

import argparse
import re
import zlib
from pathlib import Path

from planascode import pipeline, terminal
from planascode.commands import common, schema
from planascode.files import NotOurs, reason
from planascode.leaks import LeakError
from planascode.outputs import JOBS, PAGED
from planascode.problems import LayoutError


def parser() -> common.Parser:
    """The grammar of ``bouw``."""
    made = common.Parser("[bouw] [opties]", "Controleert het plan en maakt er PDF, Word, site, collegestukken en publicatie van.")
    add_outputs(made)
    made.options.add_argument(
        "--peildatum",
        metavar="DATUM",
        type=common.date,
        help="de dag waarvoor de standen gelden, bijvoorbeeld '14 juni 2022'",
    )
    return made


def add_outputs(made: common.Parser) -> None:
    """The options that say what is made, and where."""
    add = made.options.add_argument
    add(
        "--naar",
        metavar="MAP",
        type=Path,
        default=common.ROOT / "output",
        help="de map voor de uitvoer (standaard: output)",
    )
    add("--editie", metavar="NAAM", action="append", default=[], help="alleen deze editie; mag vaker")
    add(
        "--uitvoer",
        metavar="SOORT",
        action="append",
        default=[],
        choices=tuple(JOBS),
        help=f"alleen deze uitvoer: {', '.join(JOBS)}; mag vaker",
    )


def run(given: argparse.Namespace) -> int:
    """Build; the exit code."""
    if not has_room(given):
        return 2
    found = pipeline.read(given.plan, common.LAYOUTS)
    schema.refresh(given.plan, found)
    checked = common.reported(given.plan, found)
    if checked is None or checked.plan is None:
        return 1
    return make(checked, given)


def has_room(given: argparse.Namespace) -> bool:
    """Whether there is a plan and a place for its output apart from it, both made absolute; says so when not."""
    if not common.is_plan(given.plan):
        return False
    given.plan, given.naar = given.plan.resolve(), given.naar.resolve()
    if given.naar.is_relative_to(given.plan) or given.plan.is_relative_to(given.naar):
        terminal.warn(
            f"De uitvoer kan niet in de map van het plan staan, en het plan niet in {common.shown(given.naar)}."
        )
        return False
    if Path.cwd().is_relative_to(given.naar):
        terminal.warn(
            "U staat nu in de map van de uitvoer, en die wordt vervangen. Ga eerst naar een andere map, bijvoorbeeld met: cd .."
        )
        return False
    return True


def make(checked: pipeline.Checked, given: argparse.Namespace) -> int:
    """Make the outputs of a sound plan and list them; the exit code."""
    assert checked.plan is not None
    if not common.are_editions(given.editie, checked.plan):
        return 2
    outputs = tuple(name for name in JOBS if name in (given.uitvoer or JOBS))
    skipped = () if pipeline.pango_is_there() else tuple(name for name in outputs if name in PAGED)
    outputs = tuple(name for name in outputs if name not in skipped)
    options = pipeline.Options(tuple(given.editie), outputs, given.peildatum)
    if outputs and not pipeline.tasks(checked, options, outputs):
        terminal.warn("Er is niets te maken: college en publicatie worden alleen van de meest open editie gemaakt.")
        return 2
    with terminal.working("Het plan wordt gemaakt ...") as status:

        def report(made: pipeline.Made) -> None:
            words = f"{made.editie}: {made.output} gereed"
            if status is not None:
                status.update(words)

        try:
            done = pipeline.build(checked, given.naar, options, outputs, report)
        except NotOurs as error:
            terminal.warn(
                f"De map {error} is niet door dit programma gemaakt en wordt niet overschreven. Kies een andere map met --naar."
            )
            return 2
        except (LayoutError, LeakError) as error:
            common.print_stop(error, checked, given.plan)
            return 1
        except OSError as error:
            terminal.warn(
                f"De uitvoer kon niet worden geschreven: {reason(error)}. De vorige uitvoer is niet veranderd."
            )
            return 4
    _list(done, given.naar, checked.plan.gegevens.titel)
    if skipped:
        terminal.warn(
            f"Niet gemaakt: {' en '.join(skipped)}. Pango ontbreekt op deze computer. Vraag de beheerder om libpango-1.0-0 en libpangoft2-1.0-0."
        )
        return 3
    return 0


def _list(done: list[pipeline.Made], target: Path, title: str) -> None:
    rows = []
    for made in done:
        size = sum(map(len, made.files.values()))
        match made.output:
            case "pdf":
                what = common.times(sum(map(_pages, made.files.values())), "pagina", "pagina's")
            case "site":
                what = common.times(sum(path.endswith(".html") for path in made.files), "pagina", "pagina's")
            case _:
                what = common.times(len(made.files), "bestand", "bestanden")
        rows.append(
            (
                made.editie,
                made.output,
                what,
                f"{size / 1000:.0f} kB".replace(".", ","),
                f"{made.seconds:.1f} s".replace(".", ","),
            )
        )
    terminal.print_table(("editie", "uitvoer", "inhoud", "grootte", "tijd"), rows)
    terminal.say(f"{title} staat in {common.shown(target)}/")


def _pages(pdf: bytes) -> int:
    """The number of pages of our own PDF, whose page objects stand in compressed object streams."""
    streams = re.findall(rb"/ObjStm.*?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return sum(len(re.findall(rb"/Type ?/Page\b", zlib.decompressobj().decompress(stream))) for stream in streams)
