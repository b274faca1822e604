"""What VS Code needs to know of a plan, as the files of its folder .vscode. Pure.

A plan's own folder gets all of them; our checkout, whose plan is in content/, has them committed (a test keeps them equal).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planascode.schema import file_patterns
from planascode.snippets import code_snippets

SCHEMAS = "schema"
"""The folder below .vscode that holds the schemas; never committed, for they name what is in the content."""
SNIPPETS = "planascode.code-snippets"
"""A file that only our .vscode has."""
_LEVELS = {"fout": "error", "waarschuwing": "warning", "advies": "info"}
_HIDDEN = ("output", ".venv", ".hypothesis", ".*_cache", "**/__pycache__")
_TASKS = (
    ("Controleer", ("controleer",), "Controleert het plan; de meldingen komen bij Problemen te staan"),
    ("Bouw", ("bouw",), "Controleert het plan en maakt alle uitvoer"),
    ("Kijk", ("kijk",), "Toont het plan in de browser terwijl u schrijft"),
    ("Hulp bijwerken", ("schema",), "Maakt nieuwe namen bekend bij het schrijven"),
)
"""Name of a task -> its arguments of build.py, what it does."""


@dataclass(frozen=True, slots=True)
class Place:
    """How the program is called from the folder that is opened, and where the plan is in it (``content/``, or "")."""

    python: str
    program: str
    plan: str = ""


def files(place: Place) -> dict[str, str]:
    """The files of .vscode by name, without the schemas."""
    return {
        "settings.json": _json(_settings(place.plan)),
        "tasks.json": _json(_tasks(place)),
        "extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        SNIPPETS: code_snippets(),
    }


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _settings(plan: str) -> dict[str, Any]:
    schemas = {
        f"./.vscode/{SCHEMAS}/{name}": [f"!{plan}{path[1:]}" if path.startswith("!") else plan + path for path in paths]
        for name, paths in file_patterns().items()
    }
    writing = {
        "editor.wordWrap": "on",
        "editor.formatOnSave": False,
        "editor.quickSuggestions": {"other": "on", "strings": "on"},
    }
    return {
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "yaml.hoverSchemaSource": False,
        "redhat.telemetry.enabled": False,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.detectIndentation": False, **writing},
        "[markdown]": writing,
        "editor.unicodeHighlight.invisibleCharacters": True,
        "files.encoding": "utf8",
        "files.insertFinalNewline": True,
        "files.exclude": dict.fromkeys(_HIDDEN, True),
    }


def _tasks(place: Place) -> dict[str, Any]:
    return {"version": "2.0.0", "tasks": [_task(place, *task) for task in _TASKS]}


def _task(place: Place, label: str, arguments: tuple[str, ...], detail: str) -> dict[str, Any]:
    where = [] if place.plan else ["--plan", "."]
    if where and label == "Bouw":
        where += ["--naar", "../${workspaceFolderBasename}-uitvoer"]
    task: dict[str, Any] = {
        "label": label,
        "detail": detail,
        "type": "process",
        "command": place.python,
        "args": [place.program, *arguments, *where],
        "problemMatcher": [_matcher(level) for level in _LEVELS],
        "presentation": {"clear": True, "showReuseMessage": False},
    }
    if label == "Controleer":
        task["group"] = {"kind": "build", "isDefault": True}
    if arguments == ("kijk",):
        task["isBackground"] = True
    if arguments == ("schema",):
        task |= {"runOptions": {"runOn": "folderOpen"}, "presentation": {"reveal": "silent", "close": True}}
    return task


def _matcher(level: str) -> dict[str, Any]:
    """Reads the first line of a problem (``messages.show``); VS Code knows no Dutch word for a level, so each has its own."""
    return {
        "owner": f"planascode-{level}",
        "source": "planascode",
        "severity": _LEVELS[level],
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
            "regexp": rf"^(.+?):(\d+):(\d+)  {level}  ([A-Z]-\d+)  (.+)$",
            "file": 1,
            "line": 2,
            "column": 3,
            "code": 4,
            "message": 5,
        },
    }
