"""The Nu Html Checker, W3C's own, out of the npm package vnu-jar."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from planascode.checkers.programs import Finding, of_npm, program, run

_OF_FILES = "Resource violates Content Security Policy"
"""Not a fault of a page: to the checker each file is an origin of its own, so that 'self' is never the stylesheet's."""


def pages(folder: Path) -> list[Path]:
    """All pages below a folder."""
    return sorted(folder.rglob("*.html"))


def judge(folders: Sequence[Path]) -> list[Finding]:
    """All that is wrong with the pages below these folders, warnings too. One call for all of them."""
    jar = of_npm("vnu-jar/build/dist/vnu.jar")
    files = [page for folder in folders for page in pages(folder)]
    done = run(program("java"), "-Xss4m", "-jar", jar, "--format", "json", "--stdout", *files)
    return [
        Finding(
            unquote(urlsplit(message["url"]).path),
            message.get("subType", message["type"]),
            f"line {message.get('lastLine', '?')}",
            message["message"],
        )
        for message in json.loads(done.stdout)["messages"]
        if not message["message"].startswith(_OF_FILES)
    ]
