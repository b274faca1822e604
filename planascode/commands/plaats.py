"""``plaats``: put the site of one edition, with its PDF and Word file, in a folder or on a share that others read."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from planascode import pipeline, placing, terminal
from planascode.canonical import dump
from planascode.commands import common
from planascode.editions import for_edition
from planascode.files import NotOurs, reason
from planascode.placing import Placed
from planascode.problems import errors
from planascode.values import parse_datum

AT_MOST = 10
"""How many files are named; the rest is counted."""
KEEP = 2
DATA = "site/data/plan.json"
UNCHANGED = "Wat er stond, is niet veranderd."
EPILOG = (
    "Eindigt met 0 (geplaatst en nagelezen), 1 (geweigerd om wat er in DOEL staat), 2 (verkeerd gebruik) of\n"
    "4 (het schrijven is niet gelukt). Bij 1, 2 en 4 is wat er stond niet veranderd, tenzij er iets anders staat."
)


class Refused(Exception):
    """What stands in the way, as a Dutch sentence with how to go on."""


def parser() -> common.Parser:
    """The grammar of ``plaats``."""
    made = common.Parser(
        "plaats DOEL [opties]",
        "Zet de site van een editie in één keer in een map of op een gedeelde schijf, met de PDF en het Word-bestand erbij.",
        EPILOG,
    )
    made.add_argument("doel", metavar="DOEL", type=Path, help="de map waar lezers het plan vinden")
    add = made.options.add_argument
    add("--editie", metavar="NAAM", default="", help="de editie die u plaatst (standaard: de meest openbare)")
    add("--van", metavar="MAP", type=Path, default=common.ROOT / "output", help="de map met de uitvoer (standaard: output)")
    add("--bewaar", metavar="AANTAL", type=_number, default=KEEP, help=f"hoeveel eerdere plaatsingen blijven (standaard: {KEEP})")
    add("--terug", metavar="NUMMER", type=_number, nargs="?", const=0, help="zet een eerdere plaatsing terug (standaard: de vorige)")
    add("--vervang", action="store_true", help="vervangt ook wat een ander in DOEL veranderde, en een ander plan of een andere editie")
    return made


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise argparse.ArgumentTypeError(f"'{text}' is geen getal van 0 of meer")
    return int(text)


def run(given: argparse.Namespace) -> int:
    """Place; the exit code."""
    if not common.is_plan(given.plan):
        return 2
    plan, source, target = given.plan.resolve(), given.van.resolve(), given.doel.resolve()
    for folder, what in ((plan, "de map van het plan"), (source, "de map met de uitvoer"), (common.ROOT, "de map van het programma")):
        if target.is_relative_to(folder) or folder.is_relative_to(target):
            terminal.warn(f"DOEL kan niet in {what} staan, en er ook niet omheen: {folder}\nKies een andere map.")
            return 2
    if given.terug is not None:
        return _placed(target, given, None)
    checked = pipeline.read(plan, common.LAYOUTS)
    editie = given.editie or next(iter(checked.plan.gegevens.edities if checked.plan else ()), "")
    if not editie:
        common.print_serious(checked, given.plan)
        terminal.warn("Het plan heeft fouten. Los die eerst op, of noem de editie met --editie.")
        return 1
    if checked.plan and not common.are_editions([editie], checked.plan):
        return 2
    folder = source / editie
    files = _read(folder)
    if DATA not in files:
        terminal.warn(
            f"De site van de editie {editie} staat niet in {common.shown(source)}. Maak haar eerst: {common.call('bouw', given.plan)}"
        )
        return 2
    made = _plan(files)
    if checked.plan and (own := checked.plan.gegevens).id != made["id"]:
        terminal.warn(
            f"In {common.shown(source)} staat een ander plan dan in {common.shown(given.plan)}: {made['titel']}, en niet {own.titel}.\n"
            "Zet --plan MAP achter de opdracht met de map van dat plan, of --van MAP met de uitvoer van dit plan."
        )
        return 2
    if told := _stale(checked, editie, files[DATA]):
        terminal.warn(f"Let op: {told}")
    return _placed(target, given, (editie, files))


def _read(folder: Path) -> dict[str, bytes]:
    """All files of an edition by path, in one state: a build that replaces them meanwhile has them read again."""
    while True:
        before = _identity(folder)
        try:
            paths = sorted(path for path in folder.rglob("*") if path.is_file())
            found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        except FileNotFoundError:
            if _identity(folder) != before:
                continue
            raise
        if _identity(folder) == before:
            return found


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells one folder from another of the same name."""
    try:
        found = folder.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def _plan(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The record of the plan that the files were made of."""
    found: dict[str, Any] = json.loads(files[DATA])["plan"]
    return found


def _stale(checked: pipeline.Checked, editie: str, data: bytes) -> str:
    """Why the files are not those of the plan as it is now, as a Dutch sentence; nothing when they are."""
    if checked.plan is None or errors(checked.problems):
        return "het plan heeft nu fouten. U plaatst wat eerder gemaakt is."
    made = json.loads(data)["plan"]["peildatum"]
    own = checked.plan.gegevens
    plan = replace(checked.plan, gegevens=replace(own, peildatum=parse_datum(made)))
    if dump(for_edition(plan, editie)).encode() == data:
        return ""
    return "het plan is veranderd nadat de site gemaakt is. U plaatst wat eerder gemaakt is; maak het plan opnieuw met: python build.py"


def _placed(target: Path, given: argparse.Namespace, made: tuple[str, dict[str, bytes]] | None) -> int:
    """Place what was made, or an earlier placing again, and say what came of it; the exit code."""
    try:
        with terminal.working("De site wordt geplaatst ...", always=False), placing.opened(target):
            told = _place(target, given, made)
    except Refused as refused:
        terminal.warn(f"{refused}\n{UNCHANGED}")
        return 1
    except NotOurs:
        terminal.warn(
            f"In de map {target} staan bestanden die niet door dit programma geplaatst zijn. Zij wordt niet gebruikt.\n"
            "Kies een lege of nieuwe map, of haal de bestanden eerst weg."
        )
        return 1
    except placing.Busy:
        terminal.warn(f"Iemand anders plaatst op dit moment in {target}. Probeer het straks opnieuw.")
        return 4
    except placing.Unlike as error:
        terminal.warn(f"Deze bestanden zijn teruggelezen en niet gelijk aan wat geschreven is:\n{_named(error.args)}\n{UNCHANGED}")
        return 4
    except placing.Half as error:
        terminal.warn(
            f"Het plaatsen is afgebroken: {reason(error)}. Een deel van de bestanden is nieuw, een deel oud.\n"
            "Geef dezelfde opdracht opnieuw zodra de map weer bereikbaar is: dan wordt eerst hersteld wat er stond."
        )
        return 4
    except OSError as error:
        terminal.warn(f"Plaatsen in {target} is niet gelukt: {_reason(target, error)}. {UNCHANGED}")
        return 4
    for line in told:
        terminal.say(line)
    return 0


def _reason(target: Path, error: OSError) -> str:
    """Why, in Dutch; with the file that it is about, where that is one of those that readers open."""
    if isinstance(error, FileNotFoundError) and not target.parent.is_dir():
        return f"de map {target.parent} bestaat niet of is niet bereikbaar"
    names = [Path(name) for name in (error.filename2, error.filename) if isinstance(name, str)]
    shown = next((name for name in names if name.is_relative_to(target / placing.PLAN)), None)
    return f"{reason(error)} ({shown.relative_to(target).as_posix()}; misschien heeft iemand dit bestand open)" if shown else reason(error)


def _named(paths: Sequence[str]) -> str:
    rest = [f"  ... en nog {len(paths) - AT_MOST}"] if len(paths) > AT_MOST else []
    return "\n".join([*(f"  {path}" for path in paths[:AT_MOST]), *rest])


def _place(target: Path, given: argparse.Namespace, made: tuple[str, dict[str, bytes]] | None) -> list[str]:
    """Place in a folder that is ours alone; what to say. Refused when something there is in the way."""
    now, earlier = placing.standing(target), placing.kept(target)
    if made is None:
        old = _asked(now, earlier, given.terug)
        try:
            editie, inhoud, files = old.editie, old.inhoud, placing.kept_files(target, old)
        except placing.Unlike as error:
            raise Refused(f"Plaatsing {old.nummer} is niet heel meer. Deze bestanden zijn veranderd of weg:\n{_named(error.args)}") from None
    else:
        editie, files = made
        inhoud = placing.digests({DATA: files[DATA]})[DATA]
    digests, plan = placing.digests(files), _plan(files)
    if os.name == "nt" and (length := placing.too_long(target, files)):
        raise Refused(f"De map heeft een te lange naam: een bestand daarin krijgt {length} tekens, en Windows opent er hoogstens {placing.LONGEST}.")
    if not given.vervang:
        _allowed(target, now, editie, plan)
    if now and now.editie == editie and now.bestanden == digests and not placing.differing(target / placing.PLAN, now):
        return [f"Er is niets te plaatsen: in {target} staat al precies dit.", *_earlier(target, given, placing.clear(target, given.bewaar))]
    number = max([placed.nummer for placed in [*earlier, *([now] if now else [])]], default=0) + 1
    how = placing.place(target, files, Placed(number, editie, inhoud, digests, plan["id"]))
    size = f"{sum(map(len, files.values())) / 1000:.0f} kB"
    what = f"{plan['titel']}, de editie {editie}, {common.times(len(files), 'bestand', 'bestanden')}, {size}"
    told = [f"Geplaatst: {what} (plaatsing {number}, inhoud {inhoud[:12]})."]
    if how == "one by one":
        told.append("De map kon niet in één keer gewisseld worden: een lezer heeft er een bestand uit open. Daarom is elk bestand apart vervangen.")
    if now and (gone := sorted(path for path in now.bestanden.keys() - digests.keys() if "/" not in path)):
        told.append(f"Let op: dit stond er, en staat er nu niet meer: {', '.join(gone)}.")
    told.append("Nagelezen: elk bestand is gelijk aan wat gemaakt is.")
    told.append(f"Lezers openen: {target / placing.START}")
    return told + _earlier(target, given, placing.clear(target, given.bewaar))


def _asked(now: Placed | None, earlier: Sequence[Placed], number: int) -> Placed:
    """The earlier placing with this number; 0 is the newest that is kept."""
    if not earlier or now is None:
        raise Refused("Er is geen eerdere plaatsing bewaard om terug te zetten.")
    found = [placed for placed in earlier if number in (0, placed.nummer)]
    if not found:
        raise Refused(f"Plaatsing {number} is niet bewaard. Bewaard zijn: {', '.join(str(placed.nummer) for placed in earlier)}.")
    return found[0]


def _allowed(target: Path, now: Placed | None, editie: str, plan: Mapping[str, Any]) -> None:
    """Refused when others changed something, or when another plan or edition stands there: readers may not be those of this one."""
    if now and now.plan and now.plan != plan["id"]:
        raise Refused(
            f"In {target} staat een ander plan ({now.plan}), en u plaatst {plan['titel']} ({plan['id']}).\n"
            "Kies een andere map, of zet --plan MAP en --van MAP achter de opdracht. Weet u het zeker? Zet dan --vervang erachter."
        )
    if now and now.editie != editie:
        raise Refused(
            f"In {target} staat de editie {now.editie}, en u plaatst {editie}. Mogen de lezers van die map haar zien?\n"
            "Kies anders een andere map. Weet u het zeker? Zet dan --vervang achter de opdracht."
        )
    if strange := placing.strange(target):
        raise Refused(
            f"In {target} heeft iemand bestanden veranderd of erbij gezet:\n{_named(strange)}\n"
            "Haal ze daar weg als u ze wilt bewaren. Mogen ze weg? Zet dan --vervang achter de opdracht."
        )


def _earlier(target: Path, given: argparse.Namespace, left: Sequence[Placed]) -> list[str]:
    if not left:
        return []
    numbers = ", ".join(f"{placed.nummer} (inhoud {placed.inhoud[:12]})" for placed in left)
    back = common.call(f"plaats {common.quoted(str(given.doel))}", given.plan)
    return [f"Bewaard van eerder: {numbers}. Terug naar de vorige: {back} --terug"]
