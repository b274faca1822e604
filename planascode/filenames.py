"""Names of content files: which are left by other programs, which are a slip, and which would not exist on every computer.

Content files are called like ids. So a name means the same on Windows, macOS and Linux, and nothing that is made of one
(an address, an id, a page of the site) can hold anything but letters, digits and hyphens.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection, Mapping
from difflib import get_close_matches
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
_OLD = re.compile(r"(?P<of>.+?)[-_ ]+(?:(?P<word>oude?|old|kopie|copy|backup|concept|nieuw|def|definitief|v\d{1,2})|\d{1,4})(?:[-_ ]\w{1,4})?", re.IGNORECASE)
"""What people put behind the name of an old version or a copy."""
_ID = re.compile(rb"^(?:- )?(?:\{ ?)?id: *([\w-]+)", re.MULTILINE)
_FIXED = ("plan.yaml", "indeling.yaml")
_OWN = {("prioriteiten", 3): "prioriteit.yaml", ("prioriteiten", 4): "thema.yaml", ("bijlagen", 3): "bijlage.yaml"}
"""(Folder, parts of the path) -> the file that says what stands in such a folder."""
_TEXT = re.compile(r"(?P<stem>.+?)\.(?P<kind>ya?ml|md|markdown)(?P<rest>\.txt|\.bak|\.orig|\.old)?", re.IGNORECASE)
_ELSEWHERE = re.compile(r'[<>:"|?*\\]|[. ]$')
"""What Windows does not take in a name, or takes off it."""


def is_leftover(name: str) -> bool:
    """Whether a file or folder is hidden, or made by another program for itself."""
    return _LEFT.match(name.lower()) is not None


def as_named(files: Mapping[str, bytes], folders: frozenset[str]) -> tuple[dict[str, bytes], dict[str, str], list[Problem]]:
    """The files, of which one that can only be a fixed one, or stands in what can only be one of ``folders``, is read under that name.

    With them: name under which it is read -> its own, of those that have another.
    """
    tops = {path.partition("/")[0] for path in files if "/" in path}
    named: dict[str, str] = {}
    for top in tops - folders - {LAYOUTS.rstrip("/")}:
        near = get_close_matches(top.lower(), sorted(folders - tops), n=1, cutoff=0.8)
        if near and f"{top}/".encode() not in files.get(_FIXED[1], b""):
            named[top] = near[0]
    for path in files:
        *above, name = parts = path.split("/")
        own = _OWN.get((parts[0], len(parts)))
        right = "/".join((*above, own)) if own and name == f"{above[-1]}.yaml" else path.lower().replace(".yml", ".yaml")
        if right != path and right not in files and (own or right in _FIXED) and (not own or name == f"{above[-1]}.yaml"):
            named[path] = right
    problems = []
    for old, right in sorted(named.items()):
        what, name = "het bestand" if old in files else "de map", right.rpartition("/")[2]
        problems.append(Problem(Source(old), "H-017", f"dit is {what} {name} met een andere naam", f"noem {what} weer {name}"))
    moved = {path: named.get(path) or "/".join((named.get(path.partition("/")[0], path.partition("/")[0]), *path.split("/")[1:])) for path in files}
    return {moved[path]: data for path, data in files.items()}, {new: old for old, new in moved.items() if new != old}, problems


def _copies(files: Mapping[str, bytes]) -> dict[str, str]:
    """File or folder -> the one beside it of which it is an old version or a copy: its name says so, and it holds the same ids."""
    places = {"/".join(parts[:number]) for parts in map(str.split, files, "/" * len(files)) for number in range(1, len(parts) + 1)}
    found: dict[str, str] = {}
    for place in sorted(places):
        parent, _, name = place.rpartition("/")
        stem, dot, end = name.partition(".") if place in files else (name, "", "")
        if (match := _OLD.fullmatch(stem)) and (first := f"{parent}{'/' if parent else ''}{match['of']}{dot}{end}") in places:
            is_text = end == "md" and match["word"] and stem.encode() not in files.get(_FIXED[1], b"")
            # A record beside another, with a number, may be a new one that was made out of it.
            least = 1 if match["word"] or place not in files else 2
            if is_text or (not parent and place in files) or len(_ids(place, files) & _ids(first, files)) >= least:
                found[place] = first
    return found


def _ids(place: str, files: Mapping[str, bytes]) -> set[bytes]:
    """The ids in a file, or in all files of a folder; of a file of one record that has none written, its name."""
    own = [path for path in files if (path == place or path.startswith(f"{place}/")) and path.endswith(".yaml")]
    names = {path: path.rpartition("/")[2].encode() for path in own}
    return {found for path in own for found in (_ID.findall(files[path]) or ([] if names[path].decode() in _OWN.values() else [names[path]]))}


def sort_out(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Problem]]:
    """The files that can be read as content, and what is wrong with the names of the others; leftovers just go."""
    kept: dict[str, bytes] = {}
    problems: set[Problem] = set()
    seen: dict[str, str] = {}
    copies = _copies(files)
    found = {path: _copied(path, copies) or _wrong(path, files) for path in files if not any(map(is_leftover, path.split("/")))}
    for path in sorted(found, key=lambda path: (found[path] is not None, path)):  # of two names the good one stays
        wrong = _clash(path, seen) or found[path]
        if wrong is None:
            kept[path] = files[path]
        else:
            problems.add(wrong)
    return kept, sorted(problems)


def _copied(path: str, copies: Mapping[str, str]) -> Problem | None:
    """What is wrong with a file that is a copy of another, or stands in a folder that is one."""
    parts = path.split("/") if copies else []
    for place in ("/".join(parts[:number]) for number in range(1, len(parts) + 1)):
        if place in copies:
            what = "het bestand" if place == path else "de map"
            message = f"dit lijkt een oude versie of een kopie van {what} '{copies[place].rpartition('/')[2]}'"
            first = f"'{copies[place].rpartition('/')[2]}'"
            hint = f"zet wat u wilt houden in {first}, en haal {what} weg of bewaar {'het' if place == path else 'haar'} buiten de map van het plan"
            return Problem(Source(place), "H-002", message, f"{hint}; is het iets nieuws, geef het dan een andere naam en elk stuk erin een eigen id")
    return None


def _clash(path: str, seen: dict[str, str]) -> Problem | None:
    """Whether ``path``, or a folder above it, differs from another one only in capitals or in how accents are stored."""
    for place in itertools.accumulate(path.split("/"), "{}/{}".format):
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
        own_id = ", schrijf dat in het bestand achter id: en noem het bestand net zo" if right == "yaml" else ""
        hint = f"is het iets nieuws? Kies een {'nieuw id' if own_id else 'andere naam'}{own_id}; anders: haal dit bestand weg"
        return "H-002", message, hint
    if rest or kind != right:
        message = f"de naam van dit bestand eindigt op '.{kind}{rest}'"
        is_there = (place.parent / f"{stem}.{right}").as_posix() in files
        return "H-002", message, f"{stem}.{right} is er ook al: haal een van de twee weg" if is_there else f"noem het {stem}.{right}"
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
