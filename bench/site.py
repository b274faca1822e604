"""How long the site takes per page, beside two well-known makers of sites: ``python bench/site.py [--met VENV] [--keer N] [--schrijf]``.

The same pages as Markdown go through Zensical and MkDocs Material in the same turns, each as a whole process that starts afresh
and makes its search index too. They are not among our requirements: ``--met`` names a virtual environment of your own that holds them
(``python -m venv VENV; VENV/bin/pip install zensical mkdocs-material``). Without it they are left out, and the report says so.
``--schrijf`` writes docs/benchmark-site.md.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from lxml import html
from snelheid import Run, many_measures, median, only, run
from zoeken import milliseconds

from planascode.checkers import browser
from planascode.checkers.programs import node

REPORT = ROOT / "docs" / "benchmark-site.md"
SIZES = (50, 1000)
OURS = "planascode"
PEERS = {"Zensical": ("zensical", "build", "--clean", "--config-file"), "MkDocs Material": ("mkdocs", "build", "--quiet", "--config-file")}
CONFIG = """site_name: Plan
use_directory_urls: false
docs_dir: docs
site_dir: site
theme: {name: material, language: nl, font: false}
plugins: [search: {lang: nl}]
markdown_extensions: [tables, attr_list]
"""
AT_MOST = 100
"""Milliseconds that a filter or a search may take in the page at 1,000 measures."""


def as_markdown(page: bytes) -> str:
    """What stands on a page of our site as Markdown: headings, texts, lists, tables and links."""
    (main,) = html.fromstring(page).xpath("//main")
    return "\n".join(_blocks(main)).strip() + "\n"


def _blocks(element: html.HtmlElement) -> Iterator[str]:
    for child in element.iterchildren(tag=html.etree.Element):
        match child.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                yield f"\n{'#' * int(child.tag[1])} {_words(child)}\n"
            case "p" | "figure" | "summary":
                yield f"\n{_words(child)}\n"
            case "li" | "dd":
                yield f"- {_words(child)}"
            case "dt":
                yield f"\n**{_words(child)}**\n"
            case "table":
                rows = [[_words(cell) for cell in row] for row in child.iter("tr")]
                if rows:
                    yield "\n" + "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], ["---"] * len(rows[0]), *rows[1:]]) + "\n"
            case _:
                yield from _blocks(child)


def _words(element: html.HtmlElement) -> str:
    """The words of an element on one line, its links kept."""
    said = element.text or ""
    for child in element:
        inside = _words(child) if isinstance(child.tag, str) and child.tag != "svg" else ""
        # Without the place on the page: the others make no such places, and would spend their time on warnings.
        address = child.get("href", "").partition("#")[0] if child.tag == "a" else ""
        said += (f"[{inside}]({address.replace('.html', '.md')})" if address else inside) + (child.tail or "")
    return " ".join(said.replace("|", "/").split())


def peers_of(place: Path, site: Path) -> dict[str, Path]:
    """A folder for each peer with the pages of ``site`` as Markdown: its name -> its configuration."""
    configs = {}
    for name in PEERS:
        folder = place / name.replace(" ", "-")
        for page in site.rglob("*.html"):
            target = folder / "docs" / page.relative_to(site).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(as_markdown(page.read_bytes()), "utf-8")
        (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
        configs[name] = folder / "mkdocs.yml"
    return configs


def versions(venv: Path | None) -> dict[str, str]:
    """The version of each peer in a virtual environment; a peer that is not there is left out."""
    found = {}
    for name, package in (("Zensical", "zensical"), ("MkDocs Material", "mkdocs-material")):
        asked = f"import importlib.metadata as m; print(m.version({package!r}))"
        done = subprocess.run([str(venv / "bin/python"), "-c", asked], capture_output=True, text=True) if venv else None
        if done and done.returncode == 0:
            found[name] = done.stdout.strip()
    return found


def measure(place: Path, times: int, venv: Path | None, peers: Mapping[str, str]) -> dict[int, tuple[int, dict[str, Run]]]:
    """For each size of plan its number of pages, and what each maker takes for them."""
    found = {}
    for total in SIZES:
        plan = many_measures(place / f"plan-{total}", total)
        ours = only("site", place, plan)
        run(ours)
        site = place / f"site-{plan.name}" / "openbaar" / "site"
        configs = peers_of(place / str(total), site)
        runs: dict[str, list[Run]] = {OURS: [], **{name: [] for name in peers}}
        for _ in range(times):
            runs[OURS].append(run(ours))
            for name in peers:
                assert venv
                command, *rest = PEERS[name]
                runs[name].append(run([venv / "bin" / command, *rest, configs[name]], venv / "bin/python"))
        found[total] = len(list(site.rglob("*.html"))), {name: median(items) for name, items in runs.items()}
        for name in peers:
            made = len(list((configs[name].parent / "site").rglob("*.html")))
            assert made >= found[total][0], f"{name} made {made} pages"
    return found


def in_the_page(place: Path) -> dict[str, float]:
    """The median of each act of a reader in the register and the search of the largest site, in milliseconds."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node()))
    from playwright.sync_api import sync_playwright

    folder = place / f"site-plan-{SIZES[-1]}" / "openbaar"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.chromium(), args=list(browser.QUIET))
        times = milliseconds(chromium.new_page(viewport={"width": 1280, "height": 900}), folder)
        chromium.close()
    return {act: statistics.median(wall for wall, _ in found) for act, found in times.items()}


def report(found: Mapping[int, tuple[int, Mapping[str, Run]]], acts: Mapping[str, float], peers: Mapping[str, str], times: int) -> str:
    """The figures as Markdown."""
    rows = [
        f"| {total:,} | {name} | {pages:,} | {item.wall:.2f} | {1000 * item.wall / pages:.1f} | {1000 * item.processor / pages:.1f} |"
        + (f" exit code {item.code} |" if item.code else " |")
        for total, (pages, runs) in found.items()
        for name, item in runs.items()
    ]
    few, many = (f"{1000 * found[size][1][OURS].processor / size:.0f}" for size in SIZES)
    told = ", ".join(f"{name} {version}" for name, version in peers.items()) or "none: see `--met` in bench/site.py"
    return "\n".join(
        [
            "# Benchmark of the site",
            "",
            "Written by `python bench/site.py --met VENV --schrijf`; do not edit. Trust the ratios more than the milliseconds.",
            "",
            f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end, {times} runs in turns: medians of whole processes. "
            f"Beside ours: {told}.",
            "",
            "| measures | made by | pages | seconds | ms per page | processor ms per page | |",
            "| ---: | --- | ---: | ---: | ---: | ---: | --- |",
            *rows,
            "",
            "Ours reads and checks the plan, composes each page, and makes the data files; the others turn the same pages, already written as",
            "Markdown, into a site. All make a search index. Pages that list measures (the register, partners, goals) are longer in a larger",
            f"plan, with every maker: per measure ours takes {few} processor ms at {SIZES[0]} measures and {many} at {SIZES[1]:,}.",
            "",
            f"## In the page, {SIZES[-1]:,} measures",
            "",
            "| a reader's act | ms, median | |",
            "| --- | ---: | --- |",
            *(f"| {act} | {value:.1f} | {'' if value <= AT_MOST else f'more than {AT_MOST}'} |" for act, value in acts.items()),
            "",
        ]
    )


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 when a measured command failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--met", metavar="VENV", type=Path, help="a virtual environment with zensical and mkdocs-material")
    parser.add_argument("--keer", type=int, default=3, metavar="N", help="how many runs of each (default: 3)")
    parser.add_argument("--schrijf", action="store_true", help="write docs/benchmark-site.md")
    given = parser.parse_args(arguments)
    peers = versions(given.met)
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), given.keer, given.met, peers)
        text = report(found, in_the_page(Path(folder)), peers, given.keer)
    print(text)
    if given.schrijf:
        REPORT.write_text(text, encoding="utf-8")
    return int(any(item.code for _, runs in found.values() for item in runs.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
