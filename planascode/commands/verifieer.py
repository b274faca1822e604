"""``verifieer``: whether each file of a sealed release is as it was sealed, and whether it can be made again, byte for byte."""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from planascode import pipeline, release, sealing, terminal, zipped
from planascode.commands import common
from planascode.files import reason
from planascode.outputs import PAGED
from planascode.values import print_datum
from planascode.zipped import Refused

LARGEST = 500_000_000
AT_MOST = 20
"""How many files of one kind are named, unless all are asked for."""
MEMORY, SECONDS = 8_000_000_000, 900
"""What one process may use to make a stranger's release again: bytes, and seconds of the processor."""
EPILOG = (
    "Eindigt met 0 (alles is onveranderd, en met --herbouw: opnieuw maken geeft dezelfde bestanden), 1 (er is iets\n"
    "veranderd, of dit is geen archief van dit programma), 2 (verkeerd gebruik) of 3 (niet alles kon opnieuw gemaakt worden)."
)


def parser() -> common.Parser:
    """The grammar of ``verifieer``."""
    made = common.Parser(
        "verifieer ARCHIEF [opties]", "Zegt van elk bestand in een verzegelde uitgave of het onveranderd is. Er wordt niets uitgepakt.", EPILOG
    )
    made.add_argument("archief", metavar="ARCHIEF", type=Path, help="het archief dat u nakijkt")
    add = made.options.add_argument
    add("--herbouw", action="store_true", help="maakt de uitgave opnieuw uit het archief zelf, en vergelijkt elk bestand")
    add("--zegel", metavar="ZEGEL", type=_hash, help="het zegel dat u noteerde, of het begin ervan")
    add("--alles", action="store_true", help="noemt elk bestand, ook wat onveranderd is")
    return made


def _hash(word: str) -> str:
    if not sealing.is_hash(word):
        raise argparse.ArgumentTypeError(f"een zegel heeft {sealing.SHORT} tot 64 tekens: cijfers en de letters a tot en met f")
    return word.lower()


def run(given: argparse.Namespace) -> int:
    """Verify; the exit code."""
    path = given.archief
    if not path.is_file():
        terminal.warn(f"{common.shown(path)} is er niet, of is geen bestand. Noem het archief dat u wilt nakijken.")
        return 2
    try:
        if (size := path.stat().st_size) > LARGEST:
            terminal.warn(f"{common.shown(path)} is {size // 1_000_000} MB, en dit programma leest er hoogstens {LARGEST // 1_000_000}.")
            return 1
        data = path.read_bytes()
    except OSError as error:
        terminal.warn(f"{common.shown(path)} is niet te lezen: {reason(error)}.")
        return 2
    try:
        found = zipped.unpack(data)
        if sealing.MANIFEST not in found.files:
            raise Refused(f"{sealing.MANIFEST} ontbreekt, en daarin staat wat erin hoort")
        told = sealing.read(found.files[sealing.MANIFEST])
        return _judged(found, told, given)
    except Refused as error:
        terminal.warn(f"{common.shown(path)} is afgekeurd: {error}.\nEr is niets uitgepakt en niets gemaakt. Gebruik dit archief niet.")
        return 1


def _judged(found: zipped.Unpacked, told: sealing.Manifest, given: argparse.Namespace) -> int:
    """Say what the release is and which of its files are not as they were sealed; the exit code."""
    seal = sealing.digest(found.files[sealing.MANIFEST])
    terminal.say(f"{told.plan['titel']}, de editie {told.editie}, peildatum {print_datum(sealing.day(told))}")
    terminal.say(f"  inhoud  {told.inhoud}\n  zegel   {seal}")
    states = sealing.judge(found.files, told)
    marks = sealing.marks(found.files, told.inhoud)
    beside = [("verpakking", line) for line in found.wrong]
    beside += [("andere inhoud", path) for path, mark in marks.properties.items() if mark != told.inhoud]
    if given.zegel and not seal.startswith(given.zegel):
        beside.append(("ander zegel", "dit is niet het zegel dat u noteerde: het is een andere uitgave, of zij is veranderd"))
    good = sum(state == sealing.OK for state in states.values())
    lines = _listed(states, given.alles) + [f"  {what:<17} {line}" for what, line in beside]
    terminal.say("\n".join(["", *lines, ""] if lines else [""]))
    if good < len(states) or beside:
        terminal.say(f"Dit archief is niet zoals het verzegeld is: van {common.times(len(states), 'bestand', 'bestanden')} zijn er {good} onveranderd.")
        if states[sealing.MANIFEST] == sealing.CHANGED:
            terminal.say(f"{sealing.MANIFEST} en {sealing.SEAL} passen niet bij elkaar. Is het eerste veranderd, dan is wat hierboven staat niet zeker.")
        return 1
    terminal.say(f"Alle {common.times(len(states), 'bestand', 'bestanden')} zijn onveranderd.")
    terminal.say(
        f"Deze inhoud staat ook genoemd in de eigenschappen van {common.times(len(marks.properties), 'PDF of Word-bestand', 'PDF- en Word-bestanden')},\n"
        f"onderaan op {marks.short} van {common.times(marks.pages, 'bladzijde', 'bladzijden')}, en voluit op {marks.whole}."
    )
    terminal.say("Het zegel is het zegel dat u noteerde." if given.zegel else "Kijk zelf na of het zegel gelijk is aan wat u bij de uitgave noteerde.")
    return _rebuilt(found.files, told) if given.herbouw else 0


def _listed(states: Mapping[str, str], every: bool) -> list[str]:
    """A line for each file that is not as it was sealed, of one kind at most ``AT_MOST``; or for every file."""
    if every:
        return [f"  {state:<17} {path}" for path, state in states.items()]
    lines: list[str] = []
    for kind in (sealing.CHANGED, sealing.MISSING, sealing.STRANGE):
        paths = [path for path, state in states.items() if state == kind]
        lines += [f"  {kind:<17} {path}" for path in paths[:AT_MOST]]
        if len(paths) > AT_MOST:
            lines.append(f"  {kind:<17} ... en nog {len(paths) - AT_MOST}; met --alles ziet u ze")
    return lines


def _rebuilt(files: Mapping[str, bytes], told: sealing.Manifest) -> int:
    """Make the release again and say what differs; the exit code."""
    if not {*told.uitvoer}.isdisjoint(PAGED) and not pipeline.pango_is_there():
        terminal.warn("Opnieuw maken kan hier niet: Pango ontbreekt op deze computer. Vraag de beheerder om libpango-1.0-0 en libpangoft2-1.0-0.")
        return 3
    with terminal.working("De uitgave wordt opnieuw gemaakt uit het archief ...") as status, _bounded():

        def report(made: pipeline.Made) -> None:
            if status is not None:
                status.update(f"{made.output} gereed")

        found = release.rebuild(files, told, report)
    outputs = sum(path.startswith(sealing.OUTPUT) for path in files)
    if found.differing:
        terminal.say("Opnieuw gemaakt en niet gelijk:")
        for path in found.differing:
            terminal.say(f"  {sealing.OUTPUT}{path}")
        terminal.say(f"De woorden zijn anders in: {', '.join(found.trees)}." if found.trees else "De woorden en hun volgorde zijn wel gelijk.")
    else:
        terminal.say(f"Opnieuw gemaakt: alle {common.times(outputs, 'bestand', 'bestanden')} van de uitvoer zijn byte voor byte gelijk.")
    if found.tools:
        terminal.say(f"Hier zijn andere programma's dan bij het verzegelen{'' if found.differing else ', zonder gevolg'}:")
        for name, then, now in found.tools:
            terminal.say(f"  {name}: toen {then}, nu {now}")
    elif found.differing:
        terminal.say("De programma's zijn dezelfde als bij het verzegelen. De uitvoer is dus niet uit deze inhoud gemaakt.")
    return 1 if found.differing or found.trees else 0


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    """Let a stranger's layouts use no more memory and time than a plan needs, where the system can, and keep none of them compiled."""
    compiled, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        with _limits():
            yield
    finally:
        sys.dont_write_bytecode = compiled


@contextlib.contextmanager
def _limits() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import resource

    before = {kind: resource.getrlimit(kind) for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU)}
    wanted = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: int(time.process_time()) + SECONDS}
    for kind, (soft, hard) in before.items():
        known = [limit for limit in (wanted[kind], soft) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(kind, (min(known), hard))
    try:
        yield
    finally:
        for kind, limits in before.items():
            resource.setrlimit(kind, limits)
