"""The versions of what decides the bytes."""

from __future__ import annotations

import platform
import re
import tomllib
from pathlib import Path

import planascode
from planascode.versions import program, tools

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_bytes()


def test_every_package_that_is_locked_and_installed_is_there_with_its_version() -> None:
    found = tools(LOCK)
    for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK.decode(), re.MULTILINE):
        assert found.get(name, version) == version
    assert {"weasyprint", "jinja2", "python-docx", "pillow", "resvg-py", "fonttools"} <= found.keys()


def test_python_and_the_libraries_of_the_system_are_there() -> None:
    found = tools(b"")
    assert found["Python"] == platform.python_version()
    assert all(re.fullmatch(r"\d+\.\d+(\.\d+)*.*", found[name]) for name in ("Pango", "HarfBuzz", "zlib"))


def test_a_package_that_is_not_installed_is_left_out() -> None:
    assert "bestaat-vast-niet" not in tools(b"bestaat-vast-niet==1.0\n")


def test_the_program_is_known_by_each_of_its_files_and_not_by_what_python_keeps() -> None:
    files = {"a.py": b"1", "b/c.py": b"2"}
    assert program(files) == program({**files, "__pycache__/a.pyc": b"3"})
    assert program(files) != program({"a.py": b"1", "b/c.py": b"3"})
    assert program(files) != program({"a.py": b"1", "b/d.py": b"2"})


def test_the_package_says_the_version_that_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert planascode.__version__ == project["version"] == program({})["versie"]
