"""Writes layouts/handleiding.xml.j2, the page of the internal site that says how to change the plan, out of the guide.

It takes how it works from the guide's first page, and from each page that this one leads to the steps in short. So these
words stand in one place. ``python -m docs.bijwerken`` writes it; a test fails when it is out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from planascode import markdown, notation_print

HERE = Path(__file__).resolve().parent
GUIDE = HERE / "handleiding"
TARGET = HERE.parent / "layouts" / "handleiding.xml.j2"
HEAD = "{# Hoe u dit plan bijwerkt. Gemaakt uit docs/handleiding met python -m docs.bijwerken; verander het niet met de hand. #}"
FIRST, STEPS = "Zo werkt het", "In het kort"
"""The headings under which a page says what is taken from it."""


def text() -> str:
    """The whole layout."""
    return "\n".join([HEAD, "{% raw %}", _blocks(GUIDE / "README.md", FIRST), *_tasks(), "{% endraw %}\n"])


def _tasks() -> Iterator[str]:
    """A section for each page with steps, in the order in which the first page names them."""
    for name in re.findall(r"\]\(([\w-]+\.md)\)", (GUIDE / "README.md").read_text("utf-8")):
        page = (GUIDE / name).read_text("utf-8")
        if f"\n## {STEPS}\n" in page:
            heading = page.partition("\n")[0].removeprefix("# ")
            key = f"handleiding-{name.removesuffix('.md')}"
            yield f'<section id="{key}" numbered="no"><heading>{heading}</heading>{_blocks(GUIDE / name, STEPS)}</section>'


def _blocks(page: Path, heading: str) -> str:
    """What a page says under a heading, as notation; a command is printed bold. ValueError for what a text cannot hold."""
    words = page.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    prose = markdown.parse(re.sub(r"`([^`]+)`", r"**\1**", words), page.name, "handleiding")
    if prose.problems or not prose.blocks:
        raise ValueError(f"{page.name}: {heading}: {prose.problems}")
    return notation_print.print_blocks(prose.blocks)


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
