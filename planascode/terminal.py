"""What an author sees in the terminal: plain lines, a live step only where there is a terminal, a table at the end."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from planascode.messages import grouped, printable, spans
from planascode.problems import Problem

AT_MOST = 20
"""How many problems of one kind are printed; the rest is counted."""


def is_rich() -> bool:
    """Whether somebody is looking at a terminal."""
    return sys.stdout.isatty()


def width() -> int:
    """How many columns a line may take: those of the terminal, or 80 where nobody is looking."""
    return shutil.get_terminal_size().columns if is_rich() else 80


def say(line: str = "") -> None:
    """One line of output."""
    print(_harmless(line), flush=True)


def warn(line: str) -> None:
    """One line on standard error."""
    print(_harmless(line), file=sys.stderr, flush=True)


def _harmless(text: str) -> str:
    """Lines in which nothing of a plan can steer the terminal."""
    return text if text.isprintable() else "\n".join(map(printable, text.split("\n")))


@contextmanager
def working(words: str, always: bool = True) -> Iterator[Any]:
    """A moving line while something takes long; where there is no terminal a plain line, or nothing if not ``always``."""
    if not is_rich():
        if always:
            say(words)
        yield None
        return
    from rich.console import Console

    with Console(highlight=False).status(words) as status:
        yield status


_LEVELS = {"fout": "bold red", "waarschuwing": "bold yellow", "advies": "bold cyan"}
_STYLES = {"place": "dim", "code": "bold", "melding": "bold", "hulp": "green"}


def print_problems(problems: Sequence[Problem], folder: str, files: Mapping[str, bytes], most: int = AT_MOST) -> None:
    """All problems with their place and words below ``folder``, the same message once; of one rule at most ``most``, the rest counted."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for problem, also in grouped(problems):
        seen[problem.code] += 1
        if seen[problem.code] > most:
            left[problem.code] += 1 + len(also)
            continue
        for line in spans(problem, folder, files, also):
            say_coloured(
                [
                    (words, _STYLES.get(part, _LEVELS[problem.level] if part in ("niveau", "tekens") else ""))
                    for words, part in line
                ]
            )
    for code, count in left.items():
        say(f"... en nog {count} keer '{code}'")


def say_coloured(parts: Sequence[tuple[str, str]]) -> None:
    """One line of output in parts, each with its style: coloured only where somebody is looking and wants colours."""
    if not is_rich():
        say("".join(words for words, _ in parts))
        return
    from rich.console import Console
    from rich.text import Text

    Console(highlight=False).print(Text.assemble(*parts), soft_wrap=True)


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows under a head; the last two columns are numbers and stand to the right."""
    if is_rich():
        from rich.console import Console
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for index, name in enumerate(head):
            table.add_column(name, justify="right" if index >= len(head) - 2 else "left")
        for row in rows:
            table.add_row(*map(printable, row))
        Console(highlight=False, markup=False).print(table)
        return
    widths = [max(len(row[index]) for row in (head, *rows)) for index in range(len(head))]
    for row in (head, *rows):
        cells = [
            cell.rjust(width) if index >= len(head) - 2 else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        say("  ".join(cells).rstrip())
