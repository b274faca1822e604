"""A release made and sealed, and made again from what a sealed archive holds, in memory: nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath

from planascode import pictures, pipeline, sealing, versions
from planascode.canonical import dump, load_dump
from planascode.folder import read_folder
from planascode.housestyle import TOKENS
from planascode.leaks import LeakError, Secrets, find
from planascode.outputs import JOBS, TREES, Task
from planascode.pictures import Beeld
from planascode.pipeline import Made
from planascode.problems import LayoutError, errors
from planascode.sealing import Manifest
from planascode.zipped import Refused

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of making a release again: paths of outputs that differ, or are made or there only now or then; documents that differ.

    ``tools`` are (name, version then, version now) of what differs."""

    differing: tuple[str, ...]
    trees: tuple[str, ...]
    tools: tuple[tuple[str, str, str], ...]


def make(checked: pipeline.Checked, options: pipeline.Options, lock: bytes, report: Callable[[Made], None]) -> tuple[dict[str, bytes], Manifest]:
    """All files of a sealed release of the most open edition, and its manifest.

    LayoutError; LeakError when a file of it holds what the public may not see.
    """
    assert checked.plan is not None
    own = checked.plan.gegevens
    options = replace(options, edities=own.edities[:1], outputs=tuple(JOBS))
    jobs = pipeline.tasks(checked, options, options.outputs)
    task = jobs[0][1]
    hidden = cache(lambda: pipeline.secrets(checked, options))
    done = pipeline.without_leaks([*jobs, (TREES, task)], hidden, own.id, report)
    files = sealing.inside(task, pipeline.arrange(_outputs(done), own.id), lock)
    made = sealing.manifest(task, files, _trees(done), _program(), versions.tools(lock))
    if secret := hidden().get(task.editie):
        _search(files, made, checked, secret)
    return sealing.sealed(files, made), made


def _search(files: Mapping[str, bytes], made: Manifest, checked: pipeline.Checked, secret: Secrets) -> None:
    """LeakError for what is not public in the files beside the outputs, which were searched when they were made.

    What is this program's own, or says which tools there are, is not searched: it knows no plan."""
    ours = {sealing.SCHEMA, sealing.LOCK, sealing.ABOUT}
    beside = {
        path: data
        for path, data in files.items()
        if not path.startswith(sealing.OUTPUT)
        and path not in ours
        and (not path.startswith(sealing.LAYOUTS) or path in checked.files or path == sealing.LAYOUTS + TOKENS or path.endswith(".docx"))
    }
    if found := find({**beside, sealing.MANIFEST: sealing.text(replace(made, gereedschap={}))}, secret):
        raise LeakError(found)


def _outputs(done: list[Made]) -> list[Made]:
    return [made for made in done if made.output != TREES]


def _trees(done: list[Made]) -> dict[str, str]:
    return {name: data.decode() for made in done if made.output == TREES for name, data in made.files.items()}


def _program() -> dict[str, str]:
    return versions.program(read_folder(_PACKAGE)[0])


# --- made again ---------------------------------------------------------------------------------------


def rebuild(files: Mapping[str, bytes], told: Manifest, report: Callable[[Made], None]) -> Rebuilt:
    """Make the outputs of a release again and compare. Refused when its content or layouts are not such that this program can use them.

    They are a stranger's: what goes wrong while they are used says something of them, not of this program.
    """
    task = _task(files, told)
    jobs = [(output, task) for output in JOBS if output in told.uitvoer]
    try:
        done = pipeline.without_leaks([*jobs, (TREES, task)], dict, task.plan.gegevens.id, report)
        made = pipeline.arrange(_outputs(done), task.plan.gegevens.id)
    except LayoutError as error:
        raise Refused(f"een layout in het archief geeft geen document: {error.name}, regel {error.line}: {error.message}") from None
    except Exception as error:
        raise Refused(f"uit de inhoud en layouts in het archief is niets te maken ({type(error).__name__})") from error
    then = {path.removeprefix(sealing.OUTPUT): data for path, data in files.items() if path.startswith(sealing.OUTPUT)}
    trees = _trees(done)
    return Rebuilt(
        tuple(path for path in sorted({*then, *made}) if then.get(path) != made.get(path)),
        tuple(name for name in sorted({*trees, *told.bomen}) if trees.get(name) != told.bomen.get(name)),
        _other_tools(files, told),
    )


def _other_tools(files: Mapping[str, bytes], told: Manifest) -> tuple[tuple[str, str, str], ...]:
    now, program = versions.tools(files.get(sealing.LOCK, b"")), _program()
    listed = [(name, told.gereedschap.get(name, "geen"), now.get(name, "geen")) for name in sorted({*now, *told.gereedschap})]
    ours, own = (f"{made['versie']} ({made['sha256'][: sealing.SHORT]})" for made in (told.programma, program))
    listed.append(("planascode", ours, own))
    return tuple(item for item in listed if item[1] != item[2])


def _task(files: Mapping[str, bytes], told: Manifest) -> Task:
    """What the jobs of a release were made of. Refused when it cannot be read, or says otherwise than the manifest."""
    if unknown := sorted({*told.uitvoer} - {*JOBS}):
        raise Refused(f"dit programma kent deze uitvoer niet: {', '.join(unknown)}")
    layouts = {path.removeprefix(sealing.LAYOUTS): data for path, data in files.items() if path.startswith(sealing.LAYOUTS)}
    if TOKENS not in layouts:
        raise Refused(f"dit bestand ontbreekt: {sealing.LAYOUTS}{TOKENS}")
    try:
        style, problems = pipeline.house_style(layouts, layouts)
        texts, wrong = pipeline.layout_texts(layouts, layouts)
        if found := errors([*problems, *wrong]):
            raise Refused(f"{found[0].source.file}: {found[0].message}")
        text = files[sealing.PLAN].decode("utf-8")
        plan = load_dump(text, _beelden(files))
        if dump(plan) != text:
            raise ValueError("not as this program writes it")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(f"{sealing.PLAN} is niet te lezen; misschien is het van een andere versie van dit programma") from None
    own = {path: data for path, data in layouts.items() if path not in texts}
    template, wrong = pipeline.drop_template(plan, own, {}, archived=True)
    if wrong:
        raise Refused(f"{wrong[0].source.file}: {wrong[0].message}")
    return Task(plan, told.editie, texts, style, told.uitvoer, template)


def _beelden(files: Mapping[str, bytes]) -> dict[str, Beeld]:
    """The pictures of a release by name, as they were: drawn anew only to see that they are pictures, and how large."""
    found = {}
    for path, data in files.items():
        if path.startswith(sealing.PICTURES):
            beeld, problems = pictures.read(path, data)
            if beeld is None or (beeld.kind == "svg" and beeld.data != data):
                raise Refused(f"{path}: {problems[0].message if problems else 'dit is geen afbeelding zoals dit programma haar bewaart'}")
            found[PurePosixPath(path).name] = replace(beeld, data=data)
    return found
