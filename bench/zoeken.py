"""How heavy and how fast the register and the search are in the page: ``python bench/zoeken.py [MAATREGELEN ...]``.

Our content with copies of its measures, its open site in Chromium, from its files. Milliseconds go from the reader's act to a
page that is laid out again; the waiting for a pause in typing (80 and 120 ms) is not in them. On a busy machine trust the
processor's milliseconds of the page's own thread.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from snelheid import many_measures

from planascode import pipeline
from planascode.checkers import browser
from planascode.checkers.programs import node
from planascode.outputs import JOBS, make_site
from planascode.pipeline import Options

TIMES = 15
FILES = ("register.html", "assets/basis.js", "assets/register.js", "assets/search.js", "assets/search-engine.js", "assets/search-index.js")
_TIMED = """([act, turn]) => {
  const began = performance.now();
  ACTS[act](turn);
  document.body.offsetHeight;
  return performance.now() - began;
}"""
_ACTS = """() => { window.ACTS = {
  "tick a partner": (turn) => { const box = document.querySelectorAll("input[name=partner]")[turn % 9]; box.click(); },
  "tick a stand": (turn) => { const box = document.querySelectorAll("input[name=stand]")[turn % 4]; box.click(); },
  "write a word": (turn) => {
    document.querySelector(".sift input[type=search]").value = ["jongeren", "politie", "veilig"][turn % 3];
    document.querySelector("input[type=checkbox]").dispatchEvent(new Event("change"));
  },
  "clear": () => [...document.querySelectorAll(".sift button")][0].click(),
  "order by partner": () => document.querySelectorAll("th > button")[4].click(),
}; }"""
_SEARCH = """async ([queries, times]) => {
  const found = [];
  const began = performance.now();
  const search = searchEngine(searchIndex);
  const ready = performance.now() - began;
  for (let turn = 0; turn < times; turn += 1) for (const query of queries) {
    const start = performance.now();
    search(query);
    found.push(performance.now() - start);
  }
  return [ready, found];
}"""
QUERIES = ("woonoverlast", "jongeren", "woonovrelast", "wat doet de politie", "uitgevoerd", "j", "vierde kwartaal 2022")


def site_of(total: int, place: Path) -> dict[str, int]:
    """Write the open site of the plan with this many measures; bytes by path."""
    checked = pipeline.read(many_measures(place / f"plan-{total}", total), ROOT / "layouts")
    task = next(task for name, task in pipeline.tasks(checked, Options(("openbaar",)), tuple(JOBS)) if name == "site")
    files = make_site(task)
    for path, data in files.items():
        (place / str(total) / path).parent.mkdir(parents=True, exist_ok=True)
        (place / str(total) / path).write_bytes(data)
    return {path.removeprefix("site/"): len(data) for path, data in files.items()}


def milliseconds(page: Any, folder: Path) -> dict[str, list[tuple[float, float]]]:
    """What each act takes in the page: wall time, and processor time of its thread."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = {item["name"]: item["value"] for item in session.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(metrics["TaskDuration"])

    page.goto((folder / "site" / "register.html").as_uri())
    page.evaluate(_ACTS)
    found: dict[str, list[tuple[float, float]]] = {}
    for act in ("tick a partner", "tick a stand", "write a word", "clear", "order by partner"):
        for turn in range(TIMES):
            before = worked()
            wall = page.evaluate(_TIMED, [act, turn])
            found.setdefault(act, []).append((wall, worked() - before))
    page.goto((folder / "site" / "zoeken.html").as_uri() + "?q=halt")
    page.wait_for_selector("section.hits li")
    before = worked()
    ready, asked = page.evaluate(_SEARCH, [QUERIES, TIMES])
    each = (worked() - before - ready) / len(asked)
    return {**found, "make the index ready": [(ready, ready)], "search": [(wall, each) for wall in asked]}


def main(sizes: list[int]) -> int:
    """Measure and print."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node()))
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.chromium(), args=list(browser.QUIET))
        for total in sizes:
            weights = site_of(total, Path(folder))
            print(f"\n{total} measures, bytes: " + ", ".join(f"{path} {weights[path]:,}" for path in FILES))
            times = milliseconds(chromium.new_page(viewport={"width": 1280, "height": 900}), Path(folder) / str(total))
            for act, found in times.items():
                wall, worked = ([pair[at] for pair in found] for at in (0, 1))
                medians = f"median {statistics.median(wall):.1f} ms (processor {statistics.median(worked):.1f})"
                print(f"  {act}: {medians}, worst {max(wall):.1f} ms (processor {max(worked):.1f})")
        chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(main([int(total) for total in sys.argv[1:]] or [50, 1000]))
