"""``controleer --herstel``: show what the program is sure to mend, ask, and write it."""

from __future__ import annotations

import sys
from pathlib import Path

from planascode import files, mending, terminal
from planascode.commands import common
from planascode.folder import read_folder
from planascode.pipeline import Checked
from planascode.problems import errors
from planascode.rawtext import BLANKS, INVISIBLE

_COLOURS = {"-": "red", "+": "green"}
_SEEN = (("·", "een spatie aan het eind, of een vaste spatie"), ("→", "een tab"), ("¤", "een onzichtbaar teken"))


def run(checked: Checked, folder: Path, sure: bool) -> int:
    """Show the difference, and write it when ``sure`` or when the author says so; 1 while there is something to mend or wrong."""
    ours, _ = read_folder(common.LAYOUTS)
    mended = mending.mend(checked, ours)
    shown = common.shown(folder)
    for problem in mended.held:
        terminal.say(
            f"Niet hersteld, want dan verandert er meer: {shown}/{problem.source}  {problem.code}  {problem.message}"
        )
    if not mended.files:
        terminal.say("Er is niets dat het programma zeker kan herstellen.")
        return _end(checked, folder)
    _show(checked, mended, shown)
    number = common.times(len(mended.files), "bestand", "bestanden")
    if not sure and not sys.stdin.isatty():
        terminal.say(
            f"\nEr is nog niets veranderd. Doorvoeren in {number}: {common.call('controleer', folder)} --herstel --ja"
        )
        return 1
    if not sure and not _agrees():
        terminal.say("Er is niets veranderd.")
        return 1
    now, _ = read_folder(folder)
    if any(now.get(path) != checked.files[path] for path in mended.files):
        terminal.warn("Een bestand is intussen veranderd. Er is niets geschreven; geef de opdracht opnieuw.")
        return 1
    try:
        files.add_files(folder, mended.files)
    except OSError as error:
        terminal.warn(f"Het schrijven is niet gelukt: {files.reason(error)}. Er is niets veranderd.")
        return 4
    terminal.say(f"\n{common.times(len(mended.done), 'probleem', 'problemen')} hersteld in {number}.")
    return _end(mended.checked, folder)


def _agrees() -> bool:
    while True:
        try:
            answer = input("\nDoorvoeren? (ja/nee) ").strip().casefold()
        except (EOFError, UnicodeDecodeError):
            return False
        if answer in ("ja", "j", "nee", "n", ""):
            return answer.startswith("j")


def _end(checked: Checked, folder: Path) -> int:
    wrong = len(errors(checked.problems))
    if wrong:
        terminal.say(
            f"{common.times(wrong, 'fout blijft', 'fouten blijven')} over: {common.call('controleer', folder)}"
        )
    return 1 if wrong else 0


def _show(checked: Checked, mended: mending.Mended, shown: str) -> None:
    """The difference, file by file; signs that nobody can see are shown by others."""
    seen = set()
    for path, after in sorted(mended.files.items()):
        terminal.say_coloured([(f"{shown}/{path}", "bold")])
        changes = mending.difference(checked.files[path], after)
        if not changes:
            terminal.say("    wordt opgeslagen als UTF-8; de tekst blijft gelijk")
        for change in changes:
            text = _visible(change.text) if change.sign == "-" else change.text
            seen |= {sign for sign, _ in _SEEN if sign in text and sign not in change.text}
            terminal.say_coloured(
                [(f"{change.line:>5} {change.sign} ", _COLOURS[change.sign]), (text, _COLOURS[change.sign])]
            )
    if seen:
        terminal.say("\n" + "; ".join(f"{sign} is {meaning}" for sign, meaning in _SEEN if sign in seen))


def _visible(line: str) -> str:
    """A line in which odd blanks, blanks at its end and unseen signs can be seen."""
    end = len(line.rstrip(f" {BLANKS}"))
    line = line[:end] + line[end:].replace(" ", "·")
    line = INVISIBLE.sub("¤", line.replace("\t", "→"))
    return "".join("·" if sign in BLANKS else sign for sign in line)
