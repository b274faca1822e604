"""The command line, in Dutch. Exit codes: 0 good, 1 content wrong (output untouched), 2 wrong use, 3 built but not all."""

from __future__ import annotations

import argparse
import os
import re
import sys
import traceback
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from planascode import pipeline, terminal
from planascode.files import NotOurs
from planascode.outputs import JOBS
from planascode.problems import errors, nearest
from planascode.values import Wrong, parse_datum

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    "bouw": "controleert het plan en maakt alle uitvoer (dit gebeurt ook zonder commando)",
    "controleer": "controleert alleen en schrijft niets",
}
_TRANSLATED = (
    (r"unrecognized arguments: (.*)", r"dit ken ik niet: \1"),
    (r"argument (\S+): expected one argument", r"na \1 hoort een waarde"),
    (r"argument (\S+): invalid choice: '?([^' ]*)'?.*", r"'\2' kan niet bij \1"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


class _Parser(argparse.ArgumentParser):
    """argparse with its own sentences in Dutch."""

    def error(self, message: str) -> NoReturn:
        for pattern, words in _TRANSLATED:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, words, message)
                break
        terminal.warn(f"{message}\nHulp: python build.py --help")
        raise SystemExit(2)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)


def parser() -> argparse.ArgumentParser:
    """The command line's grammar, with its help in Dutch."""
    commands = "\n".join(f"  {name:<12} {words}" for name, words in COMMANDS.items())
    made = _Parser(
        prog="build.py",
        usage="python build.py [commando] [opties]",
        description=f"Maakt van een map met teksten en gegevens het plan als PDF, Word, site en publicatie.\n\ncommando's:\n{commands}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Eindigt met 0 (goed), 1 (er staat iets verkeerd in het plan; de uitvoer is niet veranderd), "
        "2 (verkeerd gebruik) of 3 (gemaakt, maar niet alles).",
        add_help=False,
    )
    group = made.add_argument_group("opties")
    made.add_argument("commando", nargs="?", default="bouw", choices=tuple(COMMANDS), help=argparse.SUPPRESS)
    group.add_argument("-h", "--help", action="help", help="toont deze hulp")
    group.add_argument(
        "--plan", metavar="MAP", type=Path, default=ROOT / "content", help="de map met het plan (standaard: content)"
    )
    group.add_argument(
        "--naar", metavar="MAP", type=Path, default=ROOT / "output", help="de map voor de uitvoer (standaard: output)"
    )
    group.add_argument("--editie", metavar="NAAM", action="append", default=[], help="alleen deze editie; mag vaker")
    group.add_argument(
        "--uitvoer",
        metavar="SOORT",
        action="append",
        default=[],
        choices=tuple(JOBS),
        help=f"alleen deze uitvoer: {', '.join(JOBS)}; mag vaker",
    )
    group.add_argument(
        "--peildatum",
        metavar="DATUM",
        type=_date,
        help="de dag waarvoor de standen gelden, bijvoorbeeld '14 juni 2022'",
    )
    return made


def _date(text: str) -> object:
    try:
        return parse_datum(text)
    except Wrong as wrong:
        raise argparse.ArgumentTypeError(f"{wrong.message}; {wrong.hint}") from None


def main(arguments: Sequence[str]) -> int:
    """Run a command; the exit code. A bug ends as one line for the person who carries the program on."""
    try:
        return run(arguments)
    except KeyboardInterrupt:
        terminal.warn("Afgebroken. De vorige uitvoer is niet veranderd.")
        return 130
    except BrokenPipeError:
        # Whoever read our lines has seen enough (a pager, head); nothing can be said to them any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        cause = error.__cause__ or error
        terminal.warn(
            "Er ging iets mis in het programma zelf, niet in uw plan. De vorige uitvoer is niet veranderd.\n"
            f"Geef dit door aan de beheerder: {type(cause).__name__}: {cause} ({Path(place.filename).name}:{place.lineno})"
        )
        return 1


def run(arguments: Sequence[str]) -> int:
    """Run a command; the exit code."""
    given = parser().parse_args(arguments)
    if not given.plan.is_dir():
        terminal.warn(f"De map {given.plan} bestaat niet.")
        return 2
    given.plan, given.naar = given.plan.resolve(), given.naar.resolve()
    if given.naar.is_relative_to(given.plan) or given.plan.is_relative_to(given.naar):
        terminal.warn(f"De uitvoer kan niet in de map van het plan staan, en het plan niet in {_shown(given.naar)}.")
        return 2
    checked = pipeline.read(given.plan, ROOT / "layouts")
    folder = _shown(given.plan)
    terminal.print_problems(checked.problems, folder)
    wrong = errors(checked.problems)
    if wrong or checked.plan is None:
        what = "1 fout" if len(wrong) == 1 else f"{len(wrong)} fouten"
        terminal.say(f"\n{what}. Er is niets gemaakt; de vorige uitvoer is niet veranderd.")
        return 1
    if given.commando == "controleer":
        records = sum(len(found) for found in checked.plan.records.values())
        terminal.say(
            f"Goed: {len(checked.plan['maatregelen'])} maatregelen, {records} stukken en {len(checked.plan.teksten)} teksten gelezen; geen fouten."
        )
        return 0
    for name in given.editie:
        if name not in checked.plan.gegevens.edities:
            terminal.warn(f"De editie '{name}' bestaat niet; {nearest(name, checked.plan.gegevens.edities)}")
            return 2
    return _build(checked, given)


def _build(checked: pipeline.Checked, given: argparse.Namespace) -> int:
    outputs = tuple(name for name in JOBS if name in (given.uitvoer or JOBS))
    skipped = "pdf" in outputs and not pipeline.pango_is_there()
    if skipped:
        outputs = tuple(name for name in outputs if name != "pdf")
    options = pipeline.Options(tuple(given.editie), outputs, given.peildatum)
    if outputs and not pipeline.tasks(checked, options, outputs):
        terminal.warn("Er is niets te maken: de publicatie wordt alleen van de meest open editie gemaakt.")
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
        except pipeline.LAYOUT_ERRORS as error:
            terminal.warn(
                f"Een layout geeft geen goed document: {error}. Er is niets gemaakt; de vorige uitvoer is niet veranderd."
            )
            return 1
        except OSError as error:
            terminal.warn(
                f"De uitvoer kon niet worden geschreven: {error.strerror or error}. De vorige uitvoer is niet veranderd."
            )
            return 3
    _list(done, given.naar)
    if skipped:
        terminal.warn(
            "De PDF is niet gemaakt: Pango ontbreekt op deze computer. Vraag de beheerder om libpango-1.0-0 en libpangoft2-1.0-0."
        )
        return 3
    return 0


def _list(done: list[pipeline.Made], target: Path) -> None:
    rows = []
    for made in done:
        size = sum(map(len, made.files.values()))
        pages = next((f"{_pages(data)} pagina's" for path, data in made.files.items() if path.endswith(".pdf")), "")
        html = sum(path.endswith(".html") for path in made.files)
        what = pages or (
            f"{html} pagina's" if html else f"{len(made.files)} bestand" + ("en" if len(made.files) > 1 else "")
        )
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
    terminal.say(f"Staat in {_shown(target)}/")


def _pages(pdf: bytes) -> int:
    """The number of pages of our own PDF, whose page objects stand in compressed object streams."""
    streams = re.findall(rb"/ObjStm.*?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return sum(len(re.findall(rb"/Type ?/Page\b", zlib.decompressobj().decompress(stream))) for stream in streams)


def _shown(path: Path) -> str:
    """A path as an author would write it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
