"""Placing a finished site in a folder that others read: new beside old, read back, then exchanged (decision 0018).

In the folder stand ``index.html``, which leads to ``plan/``; ``plan/``, which is exchanged as a whole; and ``.plaats/`` with
what is new, what was there before and a lock. All of it stays inside the folder: so its rights are inherited, and it may be the
root of a share. What stood there last is put back first where a placing was killed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from planascode.files import NotOurs, exchange, remove

PLAN, HOME, START, LIST = "plan", ".plaats", "index.html", "geplaatst.json"
_FRESH, _AWAY, _COPY, _SPARE, _JOURNAL, _LOCK = "nieuw", "wijkt", "kopie", "bestand", "wissel", "slot"
_KEPT = re.compile(r"oud-(\d+)")
_LITTER = re.compile(r"~\$.*|thumbs\.db|ehthumbs\.db|desktop\.ini|\.ds_store|\._.*", re.IGNORECASE)
"""What file managers and Word make on their own, wherever somebody looks or reads."""
LONGEST = 259
"""The longest path that Windows opens (MAX_PATH without its end)."""
START_PAGE = b"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">
<meta http-equiv="refresh" content="0; url=plan/site/index.html">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Naar het plan</title>
<link rel="icon" href="data:,">
</head>
<body>
<main><h1>Naar het plan</h1><p><a href="plan/site/index.html">Open het plan</a></p></main>
</body>
</html>
"""
How = Literal["whole", "one by one"]


@dataclass(frozen=True, slots=True)
class Placed:
    """One placing: its number in the folder, the edition, the hash of its content, the SHA-256 of each file by path, the plan's id."""

    nummer: int
    editie: str
    inhoud: str
    bestanden: Mapping[str, str]
    plan: str = ""


class Busy(OSError):
    """Somebody else is placing in this folder."""


class Unlike(OSError):
    """Files that were read back differ from what was written; ``args`` is their paths."""


class Half(OSError):
    """What stands there now is not one placing: the old files could not be put back, or the new ones changed under our hands."""


# --- what stands in a folder --------------------------------------------------------------------------


def check_ours(target: Path) -> None:
    """NotOurs when ``target`` holds something and nothing was placed there; NotADirectoryError for a file."""
    if not target.exists():
        return
    inside = [path for path in target.iterdir() if not _LITTER.fullmatch(path.name)]
    if inside and not (target / HOME).is_dir():
        raise NotOurs(str(target))
    for path in (target / HOME, target / PLAN):
        if path.is_symlink():
            raise NotOurs(str(path))


def standing(target: Path) -> Placed | None:
    """What was placed in ``target`` last."""
    return _listed(target / PLAN)


def kept(target: Path) -> list[Placed]:
    """What was placed before it and is still there, the newest first."""
    homes = (target / HOME).glob("oud-*")
    found = [placed for path in homes if _KEPT.fullmatch(path.name) and (placed := _listed(path)) is not None]
    return sorted(found, key=lambda placed: placed.nummer, reverse=True)


def kept_files(target: Path, placed: Placed) -> dict[str, bytes]:
    """The files of an earlier placing. Unlike when they are not what was placed then."""
    folder = target / HOME / f"oud-{placed.nummer}"
    if wrong := differing(folder, placed):
        raise Unlike(*wrong)
    return {path: (folder / path).read_bytes() for path in placed.bestanden}


def differing(folder: Path, placed: Placed) -> list[str]:
    """The paths of files that are not there, or hold something else than was placed."""
    return [path for path, digest in placed.bestanden.items() if _digest(folder / path) != digest]


def strange(target: Path) -> list[str]:
    """The paths of files that others changed, or put between what was placed. What they took away is no loss."""
    placed = standing(target)
    known = placed.bestanden if placed else {}
    found = [path for path in _paths(target / PLAN) if path != LIST]
    return [f"{PLAN}/{path}" for path in found if _digest(target / PLAN / path) != known.get(path)]


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each file by path."""
    return {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}


def _digest(path: Path) -> str:
    """The SHA-256 of a file; nothing for what is no file of its own."""
    if path.is_symlink() or not path.is_file():
        return ""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _listed(folder: Path) -> Placed | None:
    try:
        data: dict[str, Any] = json.loads((folder / LIST).read_bytes())
        return Placed(
            int(data["nummer"]), str(data["editie"]), str(data["inhoud"]), dict(data["bestanden"]), str(data.get("plan", ""))
        )
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return None


def _paths(folder: Path) -> list[str]:
    """The paths of all files and links below a folder, but for litter; links are not followed."""
    found = []
    for root, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        found += [(Path(root) / name).relative_to(folder).as_posix() for name in names + links if not _LITTER.fullmatch(name)]
    return sorted(found)


# --- placing --------------------------------------------------------------------------------------------


@contextlib.contextmanager
def opened(target: Path) -> Iterator[None]:
    """``target`` for this process alone, and whole. Busy when another one has it; OSError; NotOurs.

    A folder that did not exist is made, and goes again when nothing was placed in it."""
    check_ours(target)
    new = not target.exists()
    target.mkdir(exist_ok=True)
    home = target / HOME
    ours = False
    try:
        home.mkdir(exist_ok=True)
        with (home / _LOCK).open("ab") as lock:
            _lock(lock.fileno())
            ours = True
            _repair(target)
            yield
    finally:
        if not (target / PLAN).exists() and (ours or new):
            with contextlib.suppress(OSError):
                (home / _LOCK).unlink(missing_ok=True)
                home.rmdir()
                if new:
                    target.rmdir()


def place(target: Path, files: Mapping[str, bytes], placed: Placed) -> How:
    """Make ``target``, which was opened, hold these files; what stood there before is kept.

    Unlike when what was written reads back otherwise; Half; any OSError leaves the old files.
    """
    home = target / HOME
    fresh = home / _FRESH
    listed = (json.dumps(asdict(placed), ensure_ascii=False, indent=1) + "\n").encode()
    try:
        _write_all(fresh, {**files, LIST: listed})
        if wrong := differing(fresh, placed):
            raise Unlike(*wrong)
        how = _swap(target)
    finally:
        remove(fresh)
    if not (target / START).exists():
        _write(home / _SPARE, START_PAGE)
        (home / _SPARE).replace(target / START)
    if wrong := differing(target / PLAN, placed):
        raise Half(*wrong)
    return how


def clear(target: Path, keep: int) -> list[Placed]:
    """Take away earlier placings but for the newest ``keep``; which are left.

    What stands there now is not kept twice, and of another edition nothing stays: readers of this one may not be its own."""
    now = standing(target)
    other = [old for old in kept(target) if now and old.editie == now.editie and old.bestanden != now.bestanden]
    for old in kept(target):
        if old not in other[:keep]:
            remove(target / HOME / f"oud-{old.nummer}")
    return other[:keep]


def too_long(target: Path, paths: Iterable[str]) -> int:
    """The length of the longest path that would stand in ``target``, where Windows does not open it; else 0."""
    longest = max(len(str(target / HOME / _FRESH / path)) for path in paths)
    return longest if longest > LONGEST else 0


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a new folder, in their order."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        _write(folder / path, data)


def _write(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it: a disk that is full, or a share that is gone, shows here."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(target: Path) -> How:
    """What is fresh takes the place of what stands there, in one step where the system can."""
    plan, fresh, away = target / PLAN, target / HOME / _FRESH, target / HOME / _AWAY
    if not plan.exists():
        fresh.rename(plan)
        return "whole"
    if exchange(fresh, plan):
        _keep(target, fresh)
        return "whole"
    try:
        _patiently(partial(plan.rename, away))
    except OSError:  # a reader has a file open, and this system then holds the folder
        return _one_by_one(target)
    try:
        _patiently(partial(fresh.rename, plan))
    except OSError:
        away.rename(plan)
        return _one_by_one(target)
    _keep(target, away)
    return "whole"


def _keep(target: Path, folder: Path) -> Path:
    """Give what stood in ``target`` before the name under which it is kept."""
    placed = _listed(folder)
    place = target / HOME / f"oud-{placed.nummer if placed else 0}"
    remove(place)
    folder.rename(place)
    return place


def _one_by_one(target: Path) -> How:
    """Put each fresh file in the place of its old one. OSError when all old ones are there again, else Half."""
    home, plan = target / HOME, target / PLAN
    own = [path for path in _paths(plan) if (plan / path).is_file() and not (plan / path).is_symlink()]
    _write_all(home / _COPY, {path: (plan / path).read_bytes() for path in own})
    old = _keep(target, home / _COPY)
    _write(home / _SPARE, old.name.encode())
    (home / _SPARE).replace(home / _JOURNAL)
    try:
        _fill(plan, home / _FRESH, home / _SPARE)
    except OSError as error:
        try:
            _repair(target)
        except OSError:
            raise Half(*error.args) from error
        raise
    (home / _JOURNAL).unlink()
    return "one by one"


def _fill(plan: Path, source: Path, spare: Path) -> None:
    """Make ``plan`` hold the files of ``source``: first what pages use, then pages, the first page last, and then take away what
    is left over. So at every moment every page is whole, and finds what it links to."""
    order = sorted(_paths(source), key=lambda path: (path == LIST, path == f"site/{START}", path.endswith(".html"), path))
    for path in order:
        data, place = (source / path).read_bytes(), plan / path
        if place.is_symlink() or not place.is_file() or place.read_bytes() != data:
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(spare, data)
            _patiently(partial(spare.replace, place))
    stays = {path.casefold() for path in order}  # on a share, A.html and a.html may be one file
    for path in _paths(plan):
        if path.casefold() not in stays:
            _patiently((plan / path).unlink)
    for root, _, _ in os.walk(plan, topdown=False):
        with contextlib.suppress(OSError):  # it holds something
            os.rmdir(root)


def _patiently(step: Callable[[], object]) -> None:
    """Do a step that a reader, or a scanner for viruses, can hold up for a moment on Windows."""
    for _ in range(5 if os.name == "nt" else 0):
        try:
            step()
            return
        except PermissionError:
            time.sleep(0.3)
    step()


def _repair(target: Path) -> None:
    """Put back, or clear up, what a placing left that was killed or cut off. OSError when that cannot be."""
    home, plan = target / HOME, target / PLAN
    if (home / _JOURNAL).is_file():
        old = home / (home / _JOURNAL).read_text("utf-8")
        if _KEPT.fullmatch(old.name) and old.is_dir():
            _fill(plan, old, home / _SPARE)
        (home / _JOURNAL).unlink()
    for left in (home / _AWAY, home / _FRESH):
        found, now = _listed(left), _listed(plan)
        if found and left.name == _AWAY and not plan.exists():
            left.rename(plan)
        elif found and now and found.nummer < now.nummer:  # it was exchanged, but not yet kept
            _keep(target, left)
        remove(left)
    remove(home / _COPY)
    (home / _SPARE).unlink(missing_ok=True)


def _lock(descriptor: int) -> None:
    """Hold a file as long as this process has it open; Busy. The system lets it go when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise Busy() from None
    except OSError:  # some shares know no locks
        return
