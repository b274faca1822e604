"""How fast the build is, against one plain WeasyPrint run over the same plan: ``python bench/snelheid.py [--keer N] [--schrijf]``.

Every measure is a whole process, started afresh, in turns: wall time, processor time of the process and its workers, and
the peak memory of the largest process. The phases are measured inside one process that does everything in order.
``--schrijf`` writes docs/benchmark.md.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
REPORT = ROOT / "docs" / "benchmark.md"
MANY = 200
"""Measures in the plan that shows how the time of PDF and Word grows."""
OFTEN = 5
"""How many times in each turn a check is measured: it is so short that any other thing the machine does shows."""
PLAIN, EVERYTHING, PLAN_ONLY, OPEN, SEALED, CHECK, CHECK_MANY, SITE, PDF, DOCX, PDF_MANY, DOCX_MANY = (
    "plain WeasyPrint, one edition",
    "everything, both editions",
    "everything but the kits of college and publication",
    "the open edition, with its kits",
    "the open edition, with its kits, sealed",
    "controleer",
    "controleer, 1,000 measures",
    "site, one edition",
    "PDF, one edition",
    "Word, one edition",
    f"PDF, one edition, {MANY} measures",
    f"Word, one edition, {MANY} measures",
)


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process: wall and processor time in seconds, peak memory of the largest process in MB, exit code."""

    wall: float
    processor: float
    memory: float
    code: int


@dataclass(frozen=True, slots=True)
class Size:
    """Pages and bytes of a PDF."""

    pages: int
    data: int


def run(arguments: Sequence[str | Path], python: str | Path = sys.executable) -> Run:
    """Run Python with ``arguments`` in a new process and wait for it."""
    began = time.perf_counter()
    # As on an author's computer, Python may keep what it compiles: ours is no program that is compiled anew each time.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen([python, *map(str, arguments)], stdout=subprocess.DEVNULL, cwd=ROOT, env=own)
    _, status, usage = os.wait4(process.pid, 0)  # ru_maxrss: the largest of the process and its workers
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, process.returncode)


def median(runs: Sequence[Run]) -> Run:
    """The median of each figure on its own; the worst exit code."""
    return Run(
        statistics.median(item.wall for item in runs),
        statistics.median(item.processor for item in runs),
        max(item.memory for item in runs),
        max(item.code for item in runs),
    )


def measure(times: int) -> tuple[dict[str, Run], dict[str, Size]]:
    """All measures ``times`` times, in turns, so that a busy moment of the machine hits them all; and what PDFs came out."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "plan.html").write_text(plain_html(place), encoding="utf-8")
        commands: dict[str, list[str | Path]] = {
            PLAIN: [
                "-m",
                "weasyprint",
                "--quiet",
                "--pdf-variant",
                "pdf/ua-1",
                place / "plan.html",
                place / "plan.pdf",
            ],
            EVERYTHING: ["build.py", "--naar", place / "alles"],
            PLAN_ONLY: ["build.py", "--naar", place / "plan", *(word for name in ("pdf", "docx", "site") for word in ("--uitvoer", name))],
            OPEN: ["build.py", "--naar", place / "open", "--editie", "openbaar"],
            SEALED: ["build.py", "verzegel", place / "zegel.zip", "--vervang"],
            CHECK: ["build.py", "controleer"],
            CHECK_MANY: ["build.py", "controleer", "--plan", many_measures(place / "veel", 1000)],
            SITE: only("site", place),
            PDF: only("pdf", place),
            DOCX: only("docx", place),
            PDF_MANY: only("pdf", place, many_measures(place / "meer", MANY)),
            DOCX_MANY: only("docx", place, place / "meer"),
        }
        found: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(times):
            for name, command in commands.items():
                found[name] += [run(command) for _ in range(OFTEN if name in (CHECK, CHECK_MANY) else 1)]
        sizes = {name: size(Path(commands[name][2]) / "openbaar" / "uitvoeringsplan.pdf") for name in (PDF, PDF_MANY)}
        return {name: median(runs) for name, runs in found.items()}, sizes


def only(output: str, place: Path, plan: Path = ROOT / "content") -> list[str | Path]:
    """The command that makes one output of one edition, in a folder of its own."""
    folder = place / f"{output}-{plan.name}"
    return ["build.py", "--naar", folder, "--uitvoer", output, "--editie", "openbaar", "--plan", plan]


def size(file: Path) -> Size:
    """Pages and bytes of a PDF."""
    from pypdf import PdfReader

    return Size(len(PdfReader(file).pages), file.stat().st_size)


def many_measures(place: Path, total: int) -> Path:
    """Our content with copies of its measures until there are ``total``; each copy stands where its original stands."""
    shutil.copytree(ROOT / "content", place)
    special = ("prioriteit.yaml", "thema.yaml")
    originals = [path for path in sorted(place.glob("prioriteiten/**/*.yaml")) if path.name not in special]
    for number in range(total - len(originals)):
        original = originals[number % len(originals)]
        text = re.sub("(?m)^id: .*", f"id: kopie-{number}", original.read_text("utf-8"))
        text = re.sub(r"(?m)^( +- \{?id: )[\w-]+", lambda match, copy=number: f"{match[1]}actie-{copy}-{match.start()}", text)
        (original.parent / f"kopie-{number}.yaml").write_text(text, "utf-8")
    return place


def plain_html(place: Path) -> str:
    """The public plan's own print HTML, as WeasyPrint would get it without our help: column widths left to it."""
    from planascode.compose import compose
    from planascode.outputs import Task
    from planascode.pipeline import Options, read, tasks
    from planascode.writers import pdf

    checked = read(ROOT / "content", ROOT / "layouts")
    task: Task = tasks(checked, Options(("openbaar",)), ("pdf",))[0][1]
    page = pdf.source(compose(task.plan, "plan", task.layouts, task.editie, task.facts()), task.style)
    for name in set(re.findall(r'url\("housestyle:([^"]+)"\)', page)):
        font = place / Path(name).name
        font.write_bytes(task.style.files[name])
        page = page.replace(f'url("housestyle:{name}")', f'url("{font.as_uri()}")')
    plain = re.sub(r"<colgroup>.*?</colgroup>", "", page.replace("table-layout: fixed", "table-layout: auto"))
    if "<colgroup" in plain or plain == page:
        raise SystemExit("the print HTML has changed: bench/snelheid.py no longer knows how to make it plain")
    return plain


def phases() -> dict[str, float]:
    """Seconds per phase for one edition, in one process, in order; run it in a process of its own."""
    from planascode import publication
    from planascode.checks import check
    from planascode.checks.content import Content
    from planascode.compose import compose
    from planascode.exports import export
    from planascode.folder import read_folder
    from planascode.load import load
    from planascode.pipeline import Options, read, tasks

    found: dict[str, float] = {}

    def timed(name: str, step: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        result = step()
        found[name] = time.perf_counter() - began
        return result

    content, _ = timed("read: files from disk", lambda: read_folder(ROOT / "content"))
    loaded = timed("read: YAML and Markdown to a plan", lambda: load(content))
    checked = read(ROOT / "content", ROOT / "layouts")  # for layouts and house style; not a phase of its own
    timed("check", lambda: check(Content(loaded.plan, loaded.sources, frozenset(checked.style.tones))))
    task = tasks(checked, Options(("openbaar",)), ("pdf",))[0][1]
    facts = timed("content hash", task.facts)
    plan = timed("compose: plan", lambda: compose(task.plan, "plan", task.layouts, task.editie, facts))
    site = timed("compose: site", lambda: compose(task.plan, "site", task.layouts, task.editie, facts))
    from planascode.writers import docx, pdf
    from planascode.writers import site as website

    timed("write: site", lambda: website.write(site, task.style))
    timed("write: data files", lambda: export(task.plan))
    timed("write: docx", lambda: docx.write(plan, task.style))
    timed(
        "compose and write: publication",
        lambda: publication.make(task.plan, task.editie, task.layouts, task.style, facts, task.pictures()),
    )
    timed("start: WeasyPrint", lambda: importlib.import_module("weasyprint"))
    timed("write: pdf", lambda: pdf.write(plan, task.style))
    return found


def phases_in_turn(times: int) -> dict[str, float]:
    """The median of the phases over ``times`` fresh processes; empty when they cannot be measured."""
    found = []
    for _ in range(times):
        done = subprocess.run([sys.executable, __file__, "--fasen"], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        if done.returncode:
            return {}
        found.append(json.loads(done.stdout))
    return {name: statistics.median(item[name] for item in found) for name in found[0]}


def kits(measured: Mapping[str, Run]) -> float:
    """Seconds that the kits add to a build of everything, and a seal to a build of the open edition."""
    return measured[EVERYTHING].wall - measured[PLAN_ONLY].wall + measured[SEALED].wall - measured[OPEN].wall


def growth(measured: Mapping[str, Run], sizes: Mapping[str, Size], few: str, many: str) -> float:
    """The power of the number of pages with which the processor time grows: 1 is in proportion."""
    time_ratio = measured[many].processor / measured[few].processor
    return math.log(time_ratio) / math.log(sizes[PDF_MANY].pages / sizes[PDF].pages)


def report(measured: Mapping[str, Run], sizes: Mapping[str, Size], parts: Mapping[str, float], times: int) -> str:
    """The figures as Markdown."""
    plain = measured[PLAIN]
    rows = [
        "| measure | seconds | of the plain run | processor seconds | peak memory, largest process |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, item in measured.items():
        failed = f" (**exit code {item.code}**)" if item.code else ""
        ratio, processor = item.wall / plain.wall, item.processor
        rows.append(f"| {name}{failed} | {item.wall:.2f} | {ratio:.2f} | {processor:.2f} | {item.memory:.0f} MB |")
    phase_rows = [f"| {name} | {seconds:.3f} |" for name, seconds in parts.items()] or [
        "| not measured: a phase failed | |"
    ]
    goals = [
        ("everything, both editions, against the plain run", measured[EVERYTHING].wall / plain.wall, 1.0, " x"),
        ("the kits in a build, and the seal", kits(measured), 3.0, " s"),
        ("`controleer`", measured[CHECK].wall, 0.5, " s"),
        ("`controleer`, 1,000 measures", measured[CHECK_MANY].wall, 2.0, " s"),
        ("site", measured[SITE].wall, 1.0, " s"),
        ("PDF of one edition, against the plain run", measured[PDF].wall / plain.wall, 0.55, " x"),
        ("Word file of one edition, against the plain run", measured[DOCX].wall / plain.wall, 0.1, " x"),
        (
            f"growth of PDF, {sizes[PDF].pages} to {sizes[PDF_MANY].pages} pages",
            growth(measured, sizes, PDF, PDF_MANY),
            1.2,
            "",
        ),
        ("growth of Word, over the same plans", growth(measured, sizes, DOCX, DOCX_MANY), 1.2, ""),
        ("size of the PDF", sizes[PDF].data / 1000, 1000, " kB"),
        (
            "memory of our largest process",
            max(item.memory for name, item in measured.items() if name not in (PLAIN, PDF_MANY)),
            300,
            " MB",
        ),
    ]
    worked = not any(item.code for item in measured.values())
    goal_rows = [
        f"| {name} | {value:.3g}{unit} | {goal:g}{unit} | {'yes' if value <= goal and worked else 'no'} |"
        for name, value, goal, unit in goals
    ]
    return "\n".join(
        [
            "# Benchmark",
            "",
            "Written by `python bench/snelheid.py --schrijf`; do not edit. Trust the ratios more than the seconds.",
            "",
            f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end, Python {platform.python_version()}, "
            f"WeasyPrint {version('weasyprint')}, {times} runs in turns ({times * OFTEN} of `controleer`): medians, and the highest peak memory.",
            "",
            *rows,
            "",
            "The plain run is `python -m weasyprint --pdf-variant pdf/ua-1` over the public plan's own print HTML, with automatic",
            "table layout and without column widths, the garbage collector on. Each measure is a whole process. A build keeps",
            "nothing from an earlier one: every build is a cold one. It uses all cores, the plain run uses one: when something else",
            "keeps the cores busy, compare the processor seconds. Growth is the power of the number of pages with which the processor",
            "time grows: 1 is in proportion. A check makes the editor's schemas again where a name in the content is new (30 ms): here none is.",
            "",
            "## Goals",
            "",
            "| goal | measured | at most | reached |",
            "| --- | ---: | ---: | --- |",
            *goal_rows,
            "",
            "## Phases",
            "",
            "One edition (`openbaar`), one process, one after the other. A real build does the outputs side by side.",
            "",
            "| phase | seconds |",
            "| --- | ---: |",
            *phase_rows,
            "",
        ]
    )


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 when a measured command failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keer", type=int, default=3, metavar="N", help="how many runs of each (default: 3)")
    parser.add_argument("--schrijf", action="store_true", help="write docs/benchmark.md")
    parser.add_argument("--fasen", action="store_true", help="only the phases, as JSON")
    given = parser.parse_args(arguments)
    if given.fasen:
        print(json.dumps(phases()))
        return 0
    measured, sizes = measure(given.keer)
    text = report(measured, sizes, phases_in_turn(given.keer), given.keer)
    print(text)
    if given.schrijf:
        REPORT.write_text(text, encoding="utf-8")
    return int(any(item.code for item in measured.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
