"""The command line, in Dutch. Exit codes: 0 good, 1 content wrong (output untouched), 2 wrong use, 3 built but not all, 4 not written."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from planascode import terminal
from planascode.commands import COMMANDS
from planascode.problems import nearest

WIDTH = 80
CODES = (
    "Eindigt met 0 (goed), 1 (er staat iets verkeerd in het plan; de uitvoer is niet veranderd), "
    "2 (verkeerd gebruik), 3 (gemaakt, maar niet alles) of 4 (het schrijven is niet gelukt; wat er was, is niet veranderd)."
)


def command(name: str) -> Any:
    """The module of a command."""
    return importlib.import_module(f"planascode.commands.{name}")


def help_text() -> str:
    """What ``--help`` without a command says: all commands, and the options of ``bouw``."""
    import textwrap

    width = max(map(len, COMMANDS))
    lines = [
        textwrap.fill(words, WIDTH, initial_indent=f"  {name:<{width}}  ", subsequent_indent=" " * (width + 4))
        for name, words in COMMANDS.items()
    ]
    options = command("bouw").parser().format_help().partition("\nopties:")[2]
    return "\n".join(
        (
            "gebruik: python build.py [opdracht] [opties]\n",
            "Maakt van een map met teksten en gegevens het plan als PDF, Word, site en publicatie.\n",
            "opdrachten:",
            *lines,
            "\nHulp bij een opdracht: python build.py OPDRACHT --help",
            f"\nzonder opdracht, opties:{options}",
            textwrap.fill(CODES, WIDTH),
        )
    )


def main(arguments: Sequence[str]) -> int:
    """Run a command; the exit code. A bug ends as one line for the person who carries the program on."""
    try:
        os.getcwd()
    except FileNotFoundError:
        terminal.warn("De map waarin u staat, bestaat niet meer. Ga eerst naar een andere map.")
        return 2
    try:
        return run(arguments)
    except KeyboardInterrupt:
        terminal.warn("Afgebroken. De vorige uitvoer is niet veranderd.")
        return 130
    except BrokenPipeError:
        # Whoever read our lines has seen enough (a pager, head); nothing can be said to them any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except ModuleNotFoundError as error:
        if (error.name or "").startswith(__package__):
            raise
        terminal.warn(
            f"Deze Python mist een bibliotheek van het programma: {error.name}. Er is niets gemaakt.\n"
            "Geef de opdracht met ./bouw in plaats van python build.py; dat installeert wat ontbreekt."
        )
        return 2
    except Exception as error:
        import traceback

        place = traceback.extract_tb(error.__traceback__)[-1]
        cause = error.__cause__ or error
        terminal.warn(
            "Er ging iets mis in het programma zelf, niet in uw plan. De vorige uitvoer is niet veranderd.\n"
            f"Geef dit door aan de beheerder: {type(cause).__name__}: {cause} ({Path(place.filename).name}:{place.lineno})"
        )
        return 1


def run(arguments: Sequence[str]) -> int:
    """Run a command; the exit code."""
    name, rest = ("bouw", list(arguments))
    if rest and not rest[0].startswith("-"):
        name, *rest = rest
    elif rest in (["-h"], ["--help"]):
        terminal.say(help_text())
        return 0
    if name not in COMMANDS:
        hint = nearest(name, COMMANDS)
        terminal.warn(f"De opdracht '{name}' bestaat niet{'; ' + hint if hint else '.'}\nHulp: python build.py --help")
        return 2
    module = command(name)
    return int(module.run(module.parser().parse_args(rest)))
