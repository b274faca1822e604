"""``drop stijlen``: the styles of KOOP's Word template, and a proposal for the map that says which of them is what."""

from __future__ import annotations

import argparse
from pathlib import Path

from planascode import droptemplate, terminal
from planascode.commands import common
from planascode.files import reason
from planascode.folder import MAX_FILE
from planascode.problems import Problem, nearest

WHAT = ("stijlen",)
EPILOG = "Eindigt met 0 (goed), 1 (dit sjabloon is niet te gebruiken) of 2 (verkeerd gebruik)."


def parser() -> common.Parser:
    """The grammar of ``drop``."""
    made = common.Parser(
        "drop stijlen SJABLOON",
        "Toont de stijlen van het sjabloon van KOOP en stelt een rolkaart voor: welke stijl is een kop, een lijst, een tabel.\n"
        "Het sjabloon komt van de gemeente zelf; dit programma heeft het niet.",
        EPILOG,
    )
    made.add_argument("wat", metavar="stijlen", help="wat u wilt zien: stijlen")
    made.add_argument("sjabloon", metavar="SJABLOON", type=Path, help="het sjabloon, een bestand dat eindigt op .dotx of .docx")
    return made


def run(given: argparse.Namespace) -> int:
    """Print styles and proposal; the exit code."""
    if given.wat not in WHAT:
        terminal.warn(f"'{given.wat}' kan niet bij drop; {nearest(given.wat, WHAT) or 'schrijf: drop stijlen SJABLOON'}")
        return 2
    path: Path = given.sjabloon
    if not path.is_file():
        lack = "is een map" if path.is_dir() else "is er niet"
        terminal.warn(f"{common.shown(path)} {lack}. Noem het sjabloon van KOOP.")
        return 2
    try:
        if path.stat().st_size > MAX_FILE:
            terminal.warn(f"{common.shown(path)} is groter dan {MAX_FILE // 1_000_000} MB. Dat is geen sjabloon.")
            return 1
        data = path.read_bytes()
    except OSError as error:
        terminal.warn(f"{common.shown(path)} is niet te lezen: {reason(error)}.")
        return 1
    found = droptemplate.read(path.name, data)
    if isinstance(found, Problem):
        terminal.print_problems([found], common.shown(path.parent), {})
        return 1
    for kind, name, own in droptemplate.kinds(found):
        terminal.say(f"{kind:<8}  {name}" + (f"  ({own})" if own != name else ""))
    terminal.say(f"\n{common.times(len(found.styles), 'stijl', 'stijlen')}. Controlegetal (SHA-256): {found.sha256}")
    terminal.say("\nVoorstel voor de rolkaart. Het rust alleen op de namen: kijk elke regel na. Zet het in het plan, in layouts/drop/rolkaart.yaml.\n")
    terminal.say(droptemplate.proposal_text(found).rstrip())
    return 0
