"""What can be made of a filtered plan, as jobs: pure functions from plan and layouts to files.

``JOBS`` is the whole registry. A job composes its document and hands it to a writer; it runs as well in another
process, for it takes and gives plain values only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from planascode import figures
from planascode.canonical import dump
from planascode.compose import compose
from planascode.droptemplate import Template
from planascode.exports import FILES, export
from planascode.housestyle import HouseStyle
from planascode.model import Plan


@dataclass(frozen=True, slots=True)
class Task:
    """What a job needs: the filtered plan, its edition, layouts and house style, which other outputs are made, and KOOP's template."""

    plan: Plan
    editie: str
    layouts: Mapping[str, str]
    style: HouseStyle
    outputs: tuple[str, ...]
    template: Template | None = None

    def facts(self, data: Mapping[str, bytes] | None = None) -> dict[str, Any]:
        """The build's own words for a layout; the content hash depends on the filtered plan only.

        ``gegevens``, called, gives name, meaning and size in bytes of each data file; ``data`` are these files where they are made.
        """

        @cache
        def listed() -> tuple[tuple[str, str, int], ...]:
            made = export(self.plan) if data is None else data
            return tuple((name, told, len(made[name])) for name, told in FILES.items() if name in made)

        return {
            "gegevens": listed,
            "inhoud": hashlib.sha256(dump(self.plan).encode()).hexdigest(),
            "pdf": "ja" if "pdf" in self.outputs else "nee",
            "docx": "ja" if "docx" in self.outputs else "nee",
        }

    def pictures(self) -> dict[str, bytes]:
        """The bytes of the plan's pictures by name."""
        return figures.files(self.plan, self.style)


def make_pdf(task: Task) -> dict[str, bytes]:
    """``uitvoeringsplan.pdf``."""
    from planascode.writers import pdf

    document = compose(task.plan, "plan", task.layouts, task.editie, task.facts())
    return pdf.write(document, task.style, "uitvoeringsplan.pdf", task.pictures())


def make_docx(task: Task) -> dict[str, bytes]:
    """``uitvoeringsplan.docx``."""
    from planascode.writers import docx

    document = compose(task.plan, "plan", task.layouts, task.editie, task.facts())
    return docx.write(document, task.style, "uitvoeringsplan.docx", pictures=task.pictures())


def make_site(task: Task) -> dict[str, bytes]:
    """``site/`` with the data files in ``site/data/``."""
    from planascode.writers import site

    data = export(task.plan)
    document = compose(task.plan, "site", task.layouts, task.editie, task.facts(data))
    files = site.write(document, task.style, task.pictures())
    files |= {f"data/{name}": content for name, content in data.items()}
    return {f"site/{path}": content for path, content in files.items()}


def make_publicatie(task: Task) -> dict[str, bytes]:
    """The publication set, without the PDF copy that the pipeline adds."""
    from planascode import publication

    return publication.make(task.plan, task.editie, task.layouts, task.style, task.facts(), task.pictures(), task.template)


def make_college(task: Task) -> dict[str, bytes]:
    """``college/``: each document of ``COLLEGE`` as PDF and as Word file."""
    from planascode.writers import docx, pdf

    facts, pictures = task.facts(), task.pictures()
    files: dict[str, bytes] = {}
    for name in COLLEGE:
        document = compose(task.plan, name, task.layouts, task.editie, facts)
        files |= pdf.write(document, task.style, f"college/{name}.pdf", pictures)
        files |= docx.write(document, task.style, f"college/{name}.docx", pictures=pictures)
    return files


JOBS: dict[str, Callable[[Task], dict[str, bytes]]] = {
    "pdf": make_pdf,
    "docx": make_docx,
    "site": make_site,
    "college": make_college,
    "publicatie": make_publicatie,
}
"""Output name -> job, the slowest first."""
OPEN = ("college", "publicatie")
"""Outputs that are made of the most open edition only."""
PAGED = ("pdf", "college", "publicatie")
"""Outputs that cannot be made without Pango."""
TREES = "bomen"
COLLEGE = ("collegevoorstel", "collegebesluit", "raadsinformatiebrief", "publiekssamenvatting")
"""The layouts of what goes to the college, the council and the public beside the plan; also the names of the files."""
DOCUMENTS = ("plan", "site", "publicatie", *COLLEGE)
"""The layouts whose documents are the release in words."""


def make_trees(task: Task) -> dict[str, bytes]:
    """For each of ``DOCUMENTS`` the SHA-256, in hexadecimal, of its tree: what all outputs say, before any of them is written.

    A tree holds texts, numbers and tuples only, so that its representation is one text, the same in every process.
    """
    trees = ((name, compose(task.plan, name, task.layouts, task.editie, task.facts())) for name in DOCUMENTS)
    return {name: hashlib.sha256(ascii(tree).encode()).hexdigest().encode() for name, tree in trees}


EVERY_JOB = {**JOBS, TREES: make_trees}
"""Also what is made for a sealed release only, and is no output."""
