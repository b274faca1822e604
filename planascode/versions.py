"""The versions of what decides the bytes of outputs: Python, this program, the packages of the lock file, libraries of the system."""

from __future__ import annotations

import ctypes
import hashlib
import platform
import re
import sys
import zlib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from planascode import __version__

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_FILES = {"win32": "lib{}-0.dll", "darwin": "lib{}.0.dylib"}
"""How a library is called; elsewhere ``lib{}.so.0``."""


def tools(lock: bytes) -> dict[str, str]:
    """Version by name; of the packages that ``lock`` names those that are installed."""
    found = {"Python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION, **_libraries()}
    for name in _LOCKED.findall(lock.decode("utf-8", "replace")):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue  # for another system or kind of Python
    return dict(sorted(found.items()))


def _libraries() -> dict[str, str]:
    """Pango, which sets the lines of the PDF, and what it uses; a library that is not there is left out."""
    found = {}
    for name, file, function in (("Pango", "pango-1.0", "pango_version_string"), ("HarfBuzz", "harfbuzz", "hb_version_string")):
        try:
            asked: Any = getattr(ctypes.CDLL(_FILES.get(sys.platform, "lib{}.so.0").format(file)), function)
        except (OSError, AttributeError):
            continue
        asked.restype = ctypes.c_char_p
        found[name] = asked().decode("ascii", "replace")
    return found


def program(files: Mapping[str, bytes]) -> dict[str, str]:
    """This program: its version, and one SHA-256 over its files by path, but for what Python keeps compiled."""
    made = hashlib.sha256()
    for path, data in sorted(files.items()):
        if "__pycache__" not in path:
            made.update(f"{path}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return {"versie": __version__, "sha256": made.hexdigest()}
