"""What changed in a folder: times and sizes of its files, looked at again and again. Works on network drives as well."""

from __future__ import annotations

import os
from pathlib import Path

from planascode.pipeline import START

Marks = dict[str, tuple[int, int, int]]
"""Path -> time in nanoseconds, size in bytes, and number of the file on its disk."""


def marks(plan: Path, layouts: Path) -> Marks:
    """The marks of all files of a plan and of our layouts; without plan.yaml the plan's folder is not walked."""
    return below(layouts) | (below(plan) if (plan / START).is_file() else {})


def below(folder: Path) -> Marks:
    """The marks of all files below a folder; what cannot be read is not there."""
    found: Marks = {}
    folders = [str(folder)]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        seen = entry.stat(follow_symlinks=False)
                        found[entry.path] = (seen.st_mtime_ns, seen.st_size, seen.st_ino)
        except OSError:
            continue
    return found
