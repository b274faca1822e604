"""``schema``: what VS Code needs to help with a plan, in the folder .vscode beside it. Also kept fresh by other commands."""

from __future__ import annotations

import argparse
import contextlib
import sys
import zlib
from pathlib import Path

from planascode import editor, files, pipeline, terminal
from planascode.commands import common
from planascode.schema import SHARED, Known, kinds, known, schemas

FOLDER = ".vscode"
MADE_OF = f"{editor.SCHEMAS}/gemaakt-van"
"""What the schemas beside it were made of: a check that finds the same need not make them again, which takes 30 ms."""
MAKERS = (
    "fields", "forms", "model", "pastedmail", "patterns", "persons", "pictures", "plainsvg", "problems", "rawtext", "schema", "snippets", "stages",
    "values",
)  # fmt: skip
"""Our modules that ``schema`` is made with (a test keeps them all); of the rules it has the names only, which are among those of the content."""
IGNORED = {
    ".gitignore": "# Alles hier is gemaakt voor deze computer; maak het opnieuw met: python build.py schema\n*\n"
}


def parser() -> common.Parser:
    """The grammar of ``schema``."""
    return common.Parser(
        "schema [opties]",
        "Zet de hulp bij het schrijven klaar voor VS Code: uitleg bij elk veld en de namen uit uw plan.\n"
        "Controleer en bouw houden die hulp daarna bij.",
    )


def run(given: argparse.Namespace) -> int:
    """Write the help; the exit code."""
    folder = given.plan.resolve()
    if not common.is_plan(folder):
        return 2
    checked = pipeline.read(folder, common.LAYOUTS)
    if not checked.files:
        terminal.print_problems(checked.problems, common.shown(folder), checked.files)
        return 1
    try:
        write(folder, checked)
    except OSError as error:
        terminal.warn(f"Het schrijven is niet gelukt: {files.reason(error)}.")
        return 1
    terminal.say(f"De hulp voor VS Code staat klaar. Open in VS Code deze map: {common.shown(home(folder))}")
    return 0


def home(folder: Path) -> Path:
    """The folder that an author opens for the plan in ``folder``: our checkout for its own content, else the plan itself."""
    return common.ROOT if folder == common.ROOT / "content" else folder


def write(folder: Path, checked: pipeline.Checked) -> None:
    """Write all of .vscode; what the author may have changed there stays. OSError when that cannot be."""
    there = home(folder) / FOLDER
    if there.parent == folder:
        place = editor.Place(sys.executable, str(common.ROOT / "build.py"))
        made = {name: text for name, text in {**IGNORED, **editor.files(place)}.items() if not (there / name).exists()}
    else:
        made = {}
    files.add_files(there, {name: text.encode() for name, text in made.items()})
    _write_schemas(there, checked)


def refresh(folder: Path, checked: pipeline.Checked) -> None:
    """Make new names known to the editor where its help is in place. It stays as it was where it cannot be written, or where
    a file cannot be read, whose names would then seem unknown."""
    there = home(folder) / FOLDER
    unread = checked.plan is None and any(problem.code.startswith("B-") for problem in checked.problems)
    if (there / editor.SNIPPETS).is_file() and not unread:
        with contextlib.suppress(OSError):
            names = _known(checked)
            if not _holds(there / MADE_OF, _made_of(there, names)):
                _write_schemas(there, checked)


def _write_schemas(there: Path, checked: pipeline.Checked) -> None:
    names = _known(checked)
    made = {f"{editor.SCHEMAS}/{name}": text.encode() for name, text in schemas(names).items()}
    files.add_files(there, {name: data for name, data in made.items() if not _holds(there / name, data)})
    files.add_files(there, {MADE_OF: _made_of(there, names)})


def _made_of(there: Path, names: Known) -> bytes:
    """A sum over what makes the schemas, these names and our own files, and over the schemas as they are."""
    ours = [common.ROOT / "planascode" / f"{name}.py" for name in MAKERS]
    places = [*ours, *(there / editor.SCHEMAS / name for name in (SHARED, *kinds()))]
    read = b"".join(place.read_bytes() if place.is_file() else b"-" for place in places)
    return str(zlib.crc32(read, zlib.crc32(repr(names).encode()))).encode()


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _known(checked: pipeline.Checked) -> Known:
    """What the content names, also when a mistake elsewhere keeps it from being a plan."""
    tones = checked.style.tones
    if checked.plan is not None:
        return known(checked.plan.records, (), checked.plan.gegevens.edities, tones)
    return known(checked.part.records, checked.sources, (), tones)
