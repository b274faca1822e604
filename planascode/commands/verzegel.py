"""``verzegel``: one archive of the public release, with all that is needed to judge it and to make it again later."""

from __future__ import annotations

import argparse
from pathlib import Path

from planascode import pipeline, release, sealing, terminal, zipped
from planascode.commands import common, schema, uitgave
from planascode.files import MARK, add_files, reason
from planascode.leaks import LeakError
from planascode.problems import LayoutError
from planascode.values import print_datum

FOLDER = common.ROOT / "verzegeld"
LOCK = common.ROOT / "requirements.lock"
KEPT = "Wat er stond, is niet veranderd."
EPILOG = (
    "Eindigt met 0 (verzegeld en nagelezen), 1 (er ontbreekt iets voor het stadium van het plan, of er staat al een ander archief),\n"
    "2 (verkeerd gebruik) of 4 (het archief kon niet worden gemaakt of geschreven)."
)


def parser() -> common.Parser:
    """The grammar of ``verzegel``."""
    made = common.Parser(
        "verzegel [DOEL.zip] [opties]",
        "Controleert het plan, maakt de openbare editie en de publicatie, en bewaart die in één archief met een zegel.",
        EPILOG,
    )
    told = "het archief, of de map waarin het komt (standaard: de map verzegeld)"
    made.add_argument("doel", metavar="DOEL.zip", type=Path, nargs="?", default=FOLDER, help=told)
    add = made.options.add_argument
    add("--peildatum", metavar="DATUM", type=common.date, help="de dag waarvoor de standen gelden, bijvoorbeeld '14 juni 2022'")
    add("--vervang", action="store_true", help="vervangt het archief dat er al staat")
    return made


def run(given: argparse.Namespace) -> int:
    """Seal; the exit code."""
    if not common.is_plan(given.plan):
        return 2
    target = given.doel.resolve()
    if told := _wrong_place(target, given.plan.resolve()):
        terminal.warn(told)
        return 2
    if not LOCK.is_file():
        terminal.warn(f"In de map van het programma ontbreekt {LOCK.name}. Zonder dat bestand weet later niemand waarmee de uitgave gemaakt is.")
        return 2
    if not pipeline.pango_is_there():
        terminal.warn(
            "Zonder PDF is een uitgave niet compleet, en Pango ontbreekt op deze computer. Er is niets gemaakt.\n"
            "Vraag de beheerder om libpango-1.0-0 en libpangoft2-1.0-0."
        )
        return 4
    found = pipeline.read(given.plan, common.LAYOUTS)
    schema.refresh(given.plan, found)
    stadium = found.part.gegevens.stadium
    if found.plan is not None and (lack := uitgave.missing(found, stadium)):
        uitgave.refuse(found, given.plan, lack, stadium)
        return 1
    checked = common.reported(given.plan, found)
    if checked is None:
        return 1
    with terminal.working("De openbare uitgave wordt gemaakt en verzegeld ...") as status:

        def report(made: pipeline.Made) -> None:
            if status is not None:
                status.update(f"{made.output} gereed")

        try:
            files, manifest = release.make(checked, pipeline.Options(peildatum=given.peildatum), LOCK.read_bytes(), report)
        except (LayoutError, LeakError) as error:
            common.print_stop(error, checked, given.plan)
            return 1
    return _keep(target if target.suffix == ".zip" else target / _name(files, manifest), files, manifest, given.vervang)


def _wrong_place(target: Path, plan: Path) -> str:
    """Why an archive cannot stand there; nothing when it can."""
    if target.suffix != ".zip" and target.is_file():
        return f"{common.shown(target)} is een bestand. Schrijf een naam die eindigt op .zip, of een map."
    if target.suffix == ".zip" and target.is_dir():
        return f"{common.shown(target)} is een map. Kies een andere naam."
    if target.suffix not in ("", ".zip") and not target.is_dir():
        return f"Een archief heeft een naam die eindigt op .zip, en niet op '{target.suffix}'."
    if target.is_relative_to(plan):
        return "Het archief kan niet in de map van het plan staan. Kies een andere map."
    if any((above / MARK).exists() for above in (target, *target.parents)):
        return "Het archief kan niet in de map van de uitvoer staan: die wordt bij elke keer bouwen vervangen. Kies een andere map."
    return ""


def _name(files: dict[str, bytes], manifest: sealing.Manifest) -> str:
    seal = sealing.digest(files[sealing.MANIFEST])
    return f"{manifest.plan['id']}-{manifest.plan['peildatum']}-{seal[: sealing.SHORT]}.zip"


def _keep(path: Path, files: dict[str, bytes], manifest: sealing.Manifest, replace: bool) -> int:
    """Write the archive, read it back, and say what is in it; the exit code."""
    data = zipped.pack(files)
    try:
        there = path.read_bytes() if path.exists() else None
        if there not in (None, data) and not replace:
            terminal.warn(
                f"In {common.shown(path)} staat al een ander archief. {KEPT}\n"
                "Kies een andere naam. Mag het weg? Zet dan --vervang achter de opdracht."
            )
            return 1
        if there != data:
            add_files(path.parent, {path.name: data})
            if path.read_bytes() != data:
                terminal.warn(f"Het archief is teruggelezen en niet gelijk aan wat geschreven is: {common.shown(path)}. Gebruik het niet.")
                return 4
    except OSError as error:
        terminal.warn(f"Het archief kon niet worden geschreven: {reason(error)}. {KEPT}")
        return 4
    day = print_datum(sealing.day(manifest))
    terminal.say(f"{'Dit stond er al' if there == data else 'Verzegeld'}: {manifest.plan['titel']}, de editie {manifest.editie}, peildatum {day}.")
    terminal.say(f"  archief  {common.shown(path)}")
    terminal.say(f"  omvang   {common.times(len(files), 'bestand', 'bestanden')}, {f'{len(data) / 1_000_000:.1f}'.replace('.', ',')} MB")
    terminal.say(f"  inhoud   {manifest.inhoud}")
    terminal.say(f"  zegel    {sealing.digest(files[sealing.MANIFEST])}")
    terminal.say(f"Noteer het zegel bij het besluit. Nakijken: python build.py verifieer {common.quoted(common.shown(path))}")
    return 0
