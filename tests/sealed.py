"""A small plan sealed once for all tests: pictures of each kind, a layout, theme, file and Word template of its own, and secrets."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pictured
import waterdorp
from word_template import template

from planascode import pipeline, release, sealing
from planascode.outputs import JOBS, Task, make_trees
from planascode.pipeline import Checked, Options
from planascode.sealing import Manifest
from planascode.zipped import pack

LOCK = (waterdorp.ROOT / "requirements.lock").read_bytes()
NOTE = "Alleen voor het team: de wethouder twijfelt nog over de kade."
WORD = "uitvoer/openbaar/uitvoeringsplan.docx"
WORDS = "Wie er over de dijken gaat"


def files() -> dict[str, bytes]:
    """The plan's files."""
    layout = waterdorp.layouts()["site.xml.j2"].decode().replace("</document>", f"{{# {WORDS} #}}\n</document>")
    own = {
        "layouts/site.xml.j2": layout.encode(),
        "layouts/huisstijl/thema.css": b":root { --basis-color-positive-color-default: #0B4F12; }\n",
        "layouts/huisstijl/sjabloon.dotx": template(),
        "layouts/huisstijl/notitie.txt": NOTE.encode(),
    }
    return {**pictured.files(), **own}


@cache
def checked() -> Checked:
    """The plan after reading and checking."""
    return pipeline.examine(files(), waterdorp.layouts())


def task(of: Checked | None = None) -> Task:
    """What the outputs of the release are made of."""
    found = of or checked()
    return pipeline.tasks(found, Options(edities=("openbaar",)), tuple(JOBS))[0][1]


@cache
def made() -> tuple[dict[str, bytes], Manifest]:
    """The files of the sealed release, and its manifest; do not change them."""
    return release.make(checked(), Options(), LOCK, lambda _: None)


@cache
def archive() -> bytes:
    """The bytes of the archive."""
    return pack(made()[0])


def written(folder: Path) -> Path:
    """The plan as a folder on the disk."""
    for path, data in files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def checkout(place: Path) -> Path:
    """A copy of the program with the small plan as its content."""
    for name in ("planascode", "layouts"):
        shutil.copytree(waterdorp.ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "requirements.lock"):
        shutil.copy(waterdorp.ROOT / name, place)
    written(place / "content")
    return place


def forged(change: Callable[[dict[str, bytes]], object], **manifest: Any) -> bytes:
    """The archive as somebody would make it who changes files and then seals them again."""
    content = {path: data for path, data in made()[0].items() if path not in (sealing.MANIFEST, sealing.SEAL)}
    change(content)
    return pack(sealing.sealed(content, told(content, **manifest)))


def told(content: Mapping[str, bytes], **manifest: Any) -> Manifest:
    """A manifest that fits these files."""
    listed = {path: sealing.File(len(data), sealing.digest(data)) for path, data in content.items()}
    fitting = replace(made()[1], bestanden=listed, inhoud=listed[sealing.PLAN].sha256 if sealing.PLAN in listed else "")
    return replace(fitting, **manifest)


def of_word(change: Callable[[dict[str, bytes]], object] = lambda _: None, **manifest: Any) -> bytes:
    """A release of the Word file only, which is quick to make, changed and sealed again."""

    def only(content: dict[str, bytes]) -> None:
        for path in [path for path in content if path.startswith(sealing.OUTPUT) and path != WORD]:
            del content[path]
        change(content)

    return forged(only, **{"uitvoer": ("docx",), "bomen": _trees_of_word(), **manifest})


@cache
def _trees_of_word() -> dict[str, str]:
    made = make_trees(replace(task(), outputs=("docx",)))
    return {name: data.decode() for name, data in made.items()}
