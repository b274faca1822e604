"""What a sealed release holds, its manifest, and whether files are still those of the manifest. Pure (decision 0022).

An archive may be handed out: all in it comes from the plan as its edition may show it, from this program, or was used to make
the public outputs. ``manifest.json`` names every file but itself and ``manifest.json.sha256``, which holds its hash: the seal.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any

from planascode import derive, droptemplate, wordbase
from planascode.canonical import dump
from planascode.dataschema import plan_schema
from planascode.housestyle import TOKENS, HouseStyle, tokens_text
from planascode.outputs import Task
from planascode.zipped import Refused

FORM = 1
"""The version of the form of an archive; another one is not read."""
MANIFEST, SEAL, ABOUT = "manifest.json", "manifest.json.sha256", "LEESMIJ.txt"
OUTPUT, LAYOUTS, PICTURES = "uitvoer/", "layouts/", "inhoud/figuren/"
PLAN, SCHEMA, LOCK = "inhoud/plan.json", "inhoud/plan.schema.json", "gereedschap/requirements.lock"
OK, CHANGED, MISSING, STRANGE = "ok", "gewijzigd", "ontbreekt", "hoort er niet bij"
_STYLE = f"{LAYOUTS}huisstijl/"
_SHEETS = ("print.css", "site.css")
_LETTERS = (".ttf", ".woff2")
_HASH = re.compile("[0-9a-f]{64}")
_IDENTIFIER = re.compile(r"identifier>[^<]{0,300}?([0-9a-f]{64})<")
_MOST = 1_000_000  # bytes of the properties of a file
SHORT = 12
"""How much of a hash the foot of a page and the name of an archive show."""
README = """\
Dit is een verzegelde uitgave, gemaakt met planascode.

uitvoer/       de stukken en de site zoals zij gepubliceerd zijn; begin bij uitvoer/openbaar/site/index.html
inhoud/        de gegevens en teksten waaruit zij gemaakt zijn, met de uitleg ervan (JSON Schema)
layouts/       de volgorde, woorden en huisstijl, met de lettertypen
gereedschap/   welke programma's er nodig zijn, met hun versies
manifest.json  van elk bestand de lengte en het controlegetal (SHA-256)

Nakijken met planascode:  python build.py verifieer ARCHIEF
Opnieuw maken:            python build.py verifieer ARCHIEF --herbouw
Nakijken zonder dat programma kan ook: elk programma voor SHA-256 geeft dezelfde getallen. Het getal van manifest.json
zelf is het zegel. Dat hoort gelijk te zijn aan het zegel dat de gemeente bij de uitgave heeft genoteerd.
"""


@dataclass(frozen=True, slots=True)
class File:
    """What the manifest says of a file: its length in bytes and its SHA-256 in hexadecimal."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was sealed. Hashes are SHA-256 in hexadecimal; ``bomen`` those of the documents, ``gereedschap`` versions by name.

    ``plan`` has ``id``, ``titel``, ``status`` and ``peildatum`` (ISO); ``programma`` has ``versie`` and ``sha256``.
    """

    plan: Mapping[str, str]
    editie: str
    inhoud: str
    uitvoer: tuple[str, ...]
    bomen: Mapping[str, str]
    programma: Mapping[str, str]
    gereedschap: Mapping[str, str]
    bestanden: Mapping[str, File]


# --- what goes in ---------------------------------------------------------------------------------------


def inside(task: Task, outputs: Mapping[str, bytes], lock: bytes) -> dict[str, bytes]:
    """All files of a release but its manifest, by path: outputs, and all that is needed to make them again."""
    style, plan = task.style, task.plan
    files = {f"{OUTPUT}{path}": data for path, data in outputs.items()}
    files |= {f"{PICTURES}{name}": beeld.data for name, beeld in plan.beelden.items()}
    files |= {f"{LAYOUTS}{name}": text.encode() for name, text in task.layouts.items()}
    files |= {f"{_STYLE}{name}": data for name, data in _used(style).items()}
    files[LAYOUTS + TOKENS] = tokens_text(style)
    if style.base:
        files[f"{_STYLE}{wordbase.NAMES[0]}"] = wordbase.plain(style.base)
    if task.template:
        files[LAYOUTS + task.template.name] = droptemplate.kept(task.template)
        files[LAYOUTS + task.template.map_name] = droptemplate.map_text(task.template)
    own = {PLAN: dump(plan).encode(), SCHEMA: plan_schema().encode(), LOCK: lock, ABOUT: README.encode()}
    return dict(sorted({**files, **own}.items()))


def _used(style: HouseStyle) -> dict[str, bytes]:
    """The files of a house style that outputs are made with, and what says who owns its letters. Others are nobody's business."""
    sheets = "".join(style.files[name].decode("utf-8", "replace") for name in _SHEETS)
    return {
        name: data
        for name, data in style.files.items()
        if name in _SHEETS or name.endswith(_LETTERS) or re.fullmatch(r"fonts/LICEN[CS]E(\.\w+)?", name)
        or (not name.startswith("sjabloon.") and not name.endswith((".css", ".yaml")) and name in sheets)
    }  # fmt: skip


def manifest(task: Task, files: Mapping[str, bytes], trees: Mapping[str, str], program: Mapping[str, str], tools: Mapping[str, str]) -> Manifest:
    """The manifest of a release that holds ``files``."""
    own = task.plan.gegevens
    told = {"id": own.id, "titel": own.titel, "status": derive.status(task.plan), "peildatum": own.peildatum.isoformat()}
    listed = {path: File(len(data), digest(data)) for path, data in files.items()}
    return Manifest(told, task.editie, listed[PLAN].sha256, task.outputs, trees, program, tools, listed)


def sealed(files: Mapping[str, bytes], made: Manifest) -> dict[str, bytes]:
    """The files with their manifest and its seal."""
    data = text(made)
    return {**files, MANIFEST: data, SEAL: _seal(data)}


def digest(data: bytes) -> str:
    """The SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def text(made: Manifest) -> bytes:
    """The manifest as canonical JSON: keys in order, one way of writing. ``read`` is its inverse."""
    return (json.dumps({"vorm": FORM, **asdict(made)}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _seal(data: bytes) -> bytes:
    """The hash of the manifest, as the usual programs for SHA-256 read it."""
    return f"{digest(data)}  {MANIFEST}\n".encode()


# --- what came back -------------------------------------------------------------------------------------


def read(data: bytes) -> Manifest:
    """The manifest in these bytes. Refused when they are not one of ours, letter for letter."""
    try:
        found: Any = json.loads(data)
        form = found.get("vorm")
        if isinstance(form, int) and form != FORM:
            raise Refused(f"{MANIFEST} heeft vorm {form}, en dit programma leest vorm {FORM}")
        made = Manifest(
            plan=_words(found["plan"]),
            editie=str(found["editie"]),
            inhoud=str(found["inhoud"]),
            uitvoer=tuple(map(str, found["uitvoer"])),
            bomen=_words(found["bomen"]),
            programma=_words(found["programma"]),
            gereedschap=_words(found["gereedschap"]),
            bestanden={path: File(int(item["bytes"]), str(item["sha256"])) for path, item in found["bestanden"].items()},
        )
        same = text(made) == data
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        same = False
    if not same or made.plan.keys() != {"id", "titel", "status", "peildatum"} or made.programma.keys() != {"versie", "sha256"}:
        raise Refused(f"{MANIFEST} is veranderd of beschadigd: zo schrijft dit programma het niet. Over de andere bestanden zegt het dus niets")
    return made


def _words(found: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in found.items()}


def day(told: Manifest) -> datetime.date:
    """The peildatum of a release. Refused when the manifest has no date there."""
    try:
        return datetime.date.fromisoformat(told.plan["peildatum"])
    except ValueError:
        raise Refused(f"in {MANIFEST} is de peildatum geen datum") from None


def judge(files: Mapping[str, bytes], told: Manifest) -> dict[str, str]:
    """For each path of the manifest and of ``files``: ``OK``, ``CHANGED``, ``MISSING`` or ``STRANGE``."""
    paths = sorted({*files, *told.bestanden, MANIFEST, SEAL})
    return {path: _judged(path, files.get(path), files, told) for path in paths}


def _judged(path: str, data: bytes | None, files: Mapping[str, bytes], told: Manifest) -> str:
    if data is None:
        return MISSING
    if path in (MANIFEST, SEAL):  # which of the two was changed, nobody can tell from them
        whole = told.inhoud == told.bestanden.get(PLAN, File(0, "")).sha256
        return OK if whole and files.get(SEAL, _seal(files[MANIFEST])) == _seal(files[MANIFEST]) else CHANGED
    if path not in told.bestanden:
        return STRANGE
    return OK if File(len(data), digest(data)) == told.bestanden[path] else CHANGED


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the hash of the content is printed: in the properties of files (path -> hash), on pages short, on pages in full."""

    properties: Mapping[str, str]
    short: int
    whole: int
    pages: int


def marks(files: Mapping[str, bytes], inhoud: str) -> Marks:
    """Where the outputs say of which content they are."""
    pages = [data for path, data in files.items() if path.startswith(OUTPUT) and path.endswith(".html")]
    told = {path: found for path, data in files.items() if path.startswith(OUTPUT) and (found := "".join(_identifier(path, data)))}
    short, whole = inhoud[:SHORT].encode(), inhoud.encode()
    return Marks(told, sum(short in page for page in pages), sum(whole in page for page in pages), len(pages))


def _identifier(path: str, data: bytes) -> Iterator[str]:
    """The hash in the properties of a PDF or a Word file. Of what a stranger packed no more is unpacked than properties can be."""
    try:
        if path.endswith(".docx"):
            with zipfile.ZipFile(BytesIO(data)) as archive:
                found = wordbase.raw(archive, "docProps/core.xml")
        elif path.endswith(".pdf"):
            place = re.search(rb"/Subtype ?/XML", data)
            start = data.find(b"stream", place.end()) + len(b"stream") if place else 0
            found = zlib.decompressobj().decompress(data[start:].lstrip(b"\r\n") if start else b"", _MOST)
        else:
            return
    except wordbase.UNREADABLE:  # of a PDF only the packed stream can be: zlib.error
        return
    if match := _IDENTIFIER.search(found.decode("utf-8", "replace")):
        yield match[1]


def is_hash(word: str) -> bool:
    """Whether a word is the beginning of a hash that tells one release from another."""
    return len(word) >= SHORT and bool(_HASH.fullmatch(word.lower().ljust(64, "0")))
