"""The Nu Html Checker, W3C's own, out of the npm package vnu-jar."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

from checkers.programs import Finding, of_npm, program, run

_OF_FILES = "Resource violates Content Security Policy"
"""Not a fault of a page: to the checker each file is an origin of its own, so that 'self' is never the stylesheet's."""


def judge(folder: Path) -> tuple[int, list[Finding]]:
    """The number of pages below ``folder``, and all that is wrong with them, warnings too. One call for all of them."""
    pages = sorted(folder.rglob("*.html"))
    jar = of_npm("vnu-jar/build/dist/vnu.jar")
    done = run(program("java"), "-Xss4m", "-jar", jar, "--format", "json", "--stdout", *pages)
    messages = json.loads(done.stdout)["messages"]
    return len(pages), [
        Finding(
            Path(unquote(urlsplit(message["url"]).path)).relative_to(folder).as_posix(),
            message.get("subType", message["type"]),
            f"line {message.get('lastLine', '?')}",
            message["message"],
        )
        for message in messages
        if not message["message"].startswith(_OF_FILES)
    ]
