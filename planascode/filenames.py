"""Names of content files: which are left by other programs, which are a slip, and which would not exist on every computer.

Content files are called like ids. So a name means the same on Windows, macOS and Linux, and nothing that is made of one
(an address, an id, a page of the site) can hold anything but letters, digits and hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from fnmatch import translate
from pathlib import PurePosixPath

from planascode.problems import Problem, Source
from planascode.values import LONGEST_ID, as_id, is_id, is_reserved, slug

LAYOUTS = "layouts/"
ABOUT = ("HERKOMST.md", "README.md", "LEESMIJ.md")
"""Files about the plan, which are no part of it."""
LEFT_BEHIND = (
    ".*", "~$*", "*~", "#*#", "*.swp", "*.swo", "*.tmp", "*.crdownload", "*.part", "thumbs.db", "ehthumbs.db",
    "desktop.ini", "__macosx", "icon\r",
)  # fmt: skip
"""Names (in small letters) of what editors and file managers make on their own."""
_LEFT = re.compile("|".join(map(translate, LEFT_BEHIND)))
_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COPY = re.compile(
    r"(?:(?:kopie|copy)(?: \(?\d+\)?)? (?:van|of) )(?P<of>.+)"
    r"|(?P<to>.+?)(?: ?\(\d+\)|(?: - | |_)(?:kopie|copy|oud|old|backup)(?: ?\(?\d+\)?)?)",
    re.IGNORECASE,
)
_TEXT = re.compile(r"(?P<stem>.+?)\.(?P<kind>ya?ml|md|markdown)(?P<rest>\.txt|\.bak|\.orig|\.old)?", re.IGNORECASE)
_ELSEWHERE = re.compile(r'[<>:"|?*\\]|[. ]$')
"""What Windows does not take in a name, or takes off it."""


def is_leftover(name: str) -> bool:
    """Whether a file or folder is hidden, or made by another program for itself."""
    return _LEFT.match(name.lower()) is not None


def sort_out(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Problem]]:
    """The files that can be read as content, and what is wrong with the names of the others; leftovers just go."""
    kept: dict[str, bytes] = {}
    problems: set[Problem] = set()
    seen: dict[str, str] = {}
    found = {path: _wrong(path, files) for path in files if not any(map(is_leftover, path.split("/")))}
    for path in sorted(found, key=lambda path: (found[path] is not None, path)):  # of two names the good one stays
        wrong = _clash(path, seen) or found[path]
        if wrong is None:
            kept[path] = files[path]
        else:
            problems.add(wrong)
    return kept, sorted(problems)


def _clash(path: str, seen: dict[str, str]) -> Problem | None:
    """Whether ``path``, or a folder above it, differs from another one only in capitals or in how accents are stored."""
    for place in (*map(str, reversed(PurePosixPath(path).parents)), path):
        other = seen.setdefault(unicodedata.normalize("NFC", place).casefold(), place)
        if other != place:
            message = f"deze naam verschilt alleen in hoofdletters of accenten van '{other}'"
            hint = "op Windows en Mac is dat dezelfde naam; geef een van de twee een andere"
            return Problem(Source(place), "H-003", message, hint)
    return None


def _wrong(path: str, files: Collection[str]) -> Problem | None:
    """What is wrong with the name of a file, or of a folder above it; None when they are good."""
    parts = path.split("/")
    places = ["/".join(parts[: number + 1]) for number in range(len(parts))]
    for part, place in zip(parts, places, strict=True):
        if is_reserved(part) or _ELSEWHERE.search(part) or not part.isprintable():
            message = f"de naam '{part}' kan niet op elke computer bestaan"
            return Problem(Source(place), "H-001", message, _better(place, files, is_file=place == path))
    text = _TEXT.fullmatch(parts[-1])
    if text is None or path.startswith(LAYOUTS) or parts[-1] in ABOUT:
        return None
    for part, place in zip(parts[:-1], places[:-1], strict=True):
        if not is_id(part):
            return Problem(Source(place), "H-001", f"een map kan niet '{part}' heten", _better(place, files))
    wrong = _wrong_text(PurePosixPath(path), text, files)
    is_good = is_id(text["stem"]) if parts[-1].endswith(".yaml") else _PART.fullmatch(text["stem"])
    if wrong is None and not is_good:
        wrong = "H-001", f"een bestand kan niet '{parts[-1]}' heten", _better(path, files, is_file=True)
    return Problem(Source(path), *wrong) if wrong else None


def _wrong_text(place: PurePosixPath, match: re.Match[str], files: Collection[str]) -> tuple[str, str, str] | None:
    stem, kind, rest = match["stem"], match["kind"], match["rest"] or ""
    right = "md" if kind.lower() in ("md", "markdown") else "yaml"
    if copy := _COPY.fullmatch(stem):
        first = f"{copy['of'] or copy['to']}.{right}"
        message = f"dit lijkt een kopie van '{first}'"
        if (place.parent / first).as_posix() not in files:
            return "H-002", message, f"dat bestand is er niet; noem dit bestand {first}, of haal het weg"
        hint = "is het iets nieuws? Kies een nieuw id, schrijf dat in het bestand achter id: en noem het bestand net zo; anders: haal dit bestand weg"
        return "H-002", message, hint
    if rest or kind != right:
        message = f"de naam van dit bestand eindigt op '.{kind}{rest}'"
        return "H-002", message, f"noem het {stem}.{right}, of haal het weg"
    return None


RULE = "gebruik kleine letters, cijfers en streepjes"
SHORT = f"gebruik hoogstens {LONGEST_ID} letters, cijfers en streepjes, te beginnen met een letter"
"""How a hint begins that offers a better name; ``SHORT`` where the signs are good."""


def _better(path: str, files: Collection[str], is_file: bool = False) -> str:
    """A hint with a name that is good, where one can be made of this one. A file with keys, and a folder, can be called like an id."""
    place = PurePosixPath(path)
    stem, end = (place.stem, place.suffix.lower()) if is_file else (place.name, "")
    name = as_id(stem) if end in ("", ".yaml", ".yml") else slug(stem)
    if not is_file and (own := next((kind for kind in ("prioriteit", "thema") if f"{path}/{kind}.yaml" in files), "")):
        return f"geef de map de naam die in {own}.yaml achter id: staat"
    rule = SHORT if _PART.fullmatch(stem) and not is_reserved(stem) else RULE
    if not name or is_reserved(name) or not _PART.fullmatch(end.removeprefix(".") or "map"):
        return rule
    is_taken = (place.parent / f"{name}{end}").as_posix() in files
    return f"{rule}: {name}{end}{'; die naam is hier al in gebruik, kies dus een andere' if is_taken else ''}"
