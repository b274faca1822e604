"""Reading a plan's folder: names and bytes from the disk, within limits. The only module that reads content.

A file is opened only when it is an ordinary one (a pipe or a device would keep the program waiting), never through a
symbolic link, and is read again when it changed meanwhile.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from planascode.filenames import is_leftover
from planascode.problems import Problem, Source

MAX_FILES = 10_000
MAX_FILE = 20_000_000
MAX_TOTAL = 200_000_000
"""Bytes; texts have a lower limit of their own (``yamlnode.MAX_BYTES``)."""
MAX_LEVELS = 8
TIMES = 3
"""How often a file that keeps changing is read."""
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
_RIGHTS = "vraag de beheerder om leesrechten, of haal het weg"
_AGAIN = "sluit andere programma's die het bestand schrijven, en probeer het opnieuw"


def read_folder(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """All files below a plan's folder by relative path, without hidden files and what other programs leave."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    total = 0

    def add(path: str, code: str, message: str, hint: str) -> None:
        problems.append(Problem(Source(path), code, message, hint))

    def unreadable(error: OSError) -> None:
        place = Path(error.filename).relative_to(folder).as_posix()
        if isinstance(error, FileNotFoundError):
            add(place, "H-007", "deze map verdween terwijl het plan gelezen werd", _AGAIN)
        else:
            add(place, "B-005", "deze map is niet te lezen", _RIGHTS)

    for root, directories, names in os.walk(folder, onerror=unreadable):
        directories[:] = sorted(name for name in directories if not is_leftover(name))
        above = "".join(f"{part}/" for part in Path(root).relative_to(folder).parts)
        if above.count("/") == MAX_LEVELS and directories:
            add(above + directories[0], "H-005", f"deze map staat meer dan {MAX_LEVELS} mappen diep", "zet haar hoger in het plan")
            directories.clear()
        for name in sorted(name for name in (*directories, *names) if not is_leftover(name)):
            relative = above + name
            if len(files) == MAX_FILES or total > MAX_TOTAL:
                much = f"{MAX_FILES} bestanden" if len(files) == MAX_FILES else f"{MAX_TOTAL // 1_000_000} MB"
                hint = "haal weg wat niet bij het plan hoort; de rest van de map is niet gelezen"
                add(relative, "H-005", f"in de map van het plan staat meer dan {much}", hint)
                return files, problems
            found = _read(os.path.join(root, name))
            if isinstance(found, bytes):
                files[relative] = found
                total += len(found)
            elif found is not None:
                add(relative, *found)
    return files, problems


def _read(path: str) -> bytes | tuple[str, str, str] | None:
    """The bytes of a file, or why it cannot be read (code, message, hint); None for a folder."""
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            return "B-006", "dit is een snelkoppeling", "zet het bestand zelf op deze plaats"
        if stat.S_ISDIR(mode):
            return None
        for _ in range(TIMES):
            if not stat.S_ISREG(mode):
                return "H-006", "dit is geen gewoon bestand", "haal het weg uit de map van het plan"
            with open(path, "rb", opener=lambda name, _: os.open(name, _OPEN)) as file:
                before = os.fstat(file.fileno())
                mode = before.st_mode
                if not stat.S_ISREG(mode):
                    continue
                data = file.read(MAX_FILE + 1)
                after = os.lstat(path)
            if len(data) > MAX_FILE:
                hint = "haal het weg, of maak het kleiner"
                return "B-004", f"dit bestand is groter dan {MAX_FILE // 1_000_000} MB", hint
            if _stamp(before) == _stamp(after) and before.st_size == len(data):
                return data
    except FileNotFoundError:
        return "H-007", "dit bestand verdween terwijl het plan gelezen werd", _AGAIN
    except OSError:
        return "B-005", "dit bestand is niet te lezen", _RIGHTS
    return "H-007", "dit bestand veranderde terwijl het gelezen werd", _AGAIN


def _stamp(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_ino, found.st_size, found.st_mtime_ns
