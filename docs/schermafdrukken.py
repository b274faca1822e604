"""Makes the pictures of the guide, in docs/handleiding/beelden/, out of a plan that ``nieuw`` makes and the program as it is.

``python docs/schermafdrukken.py`` makes them anew; it needs Chromium, which ./toets installs. Nothing in them comes from the
clock: the plan has its own peildatum. Letters differ a little by system, so a test looks at the list and not at the bytes.
"""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from PIL import Image
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from test_kijk import running

from planascode.checkers.browser import QUIET, chromium
from planascode.checkers.programs import node

TARGET = HERE / "handleiding" / "beelden"
PLAN = "mijn-plan"
ANSWERS = (
    "--gemeente",
    "Gemeente Zeedijk",
    "--periode",
    "2027-2030",
    "--prioriteit",
    "Wonen",
    "--prioriteit",
    "Gezond leven",
)
MEASURE = "prioriteiten/wonen/dicht-bij-inwoners/buurtgesprekken.yaml"
RIGHT, WRONG = "planning: Q1 2027 t/m Q4 2027", "planning: Q5 2027"
WIDTH, LOW, HIGH = 960, 640, 860
"""Of the window, in CSS pixels: a page, and a page on which there is more to see."""
COLOURS = 64
"""How many colours a picture keeps: enough for text and flat tones."""
TERMINAL = (
    '<style>{stylesheet}</style><body style="margin:0"><pre style="margin:0;width:max-content;padding:16px 20px;'
    "font:15px/1.45 'DejaVu Sans Mono',monospace\">{code}</pre></body>"
)
"""The page on which the words of a terminal stand; rich fills it."""


@contextmanager
def plan_folder() -> Iterator[Path]:
    """A folder with the plan in it, where a command is given just as an author gives it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "build.py").symlink_to(ROOT / "build.py")
        said(folder, "nieuw", PLAN, *ANSWERS)
        yield folder


def said(folder: Path, *arguments: str) -> str:
    """What a command prints in a terminal, with its colours."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, "build.py", *arguments], cwd=folder, env=environment, stdout=theirs, stdin=subprocess.DEVNULL
    ):
        os.close(theirs)
        parts = []
        with suppress(OSError):  # that is how a terminal says that the command has ended
            while part := os.read(ours, 65536):
                parts.append(part)
        os.close(ours)
    return b"".join(parts).decode().replace("\r\n", "\n")


def mistake(folder: Path) -> Path:
    """Write a quarter that does not exist in a measure."""
    measure = folder / PLAN / MEASURE
    text = measure.read_text("utf-8")
    assert RIGHT in text
    measure.write_text(text.replace(RIGHT, WRONG), "utf-8")
    return measure


# --- the pictures -----------------------------------------------------------------------------------------------


def terminal(page: Any, folder: Path) -> bytes:
    """What ``controleer`` says about a mistake, as it stands in a terminal."""
    measure = mistake(folder)
    words = said(folder, "controleer", "--plan", PLAN)
    measure.write_text(measure.read_text("utf-8").replace(WRONG, RIGHT), "utf-8")
    console = Console(record=True, file=io.StringIO(), width=200)
    console.print(
        Text.assemble((f"$ python build.py controleer --plan {PLAN}\n", "bold"), Text.from_ansi(words.strip())),
        soft_wrap=True,
    )
    page.set_content(console.export_html(code_format=TERMINAL))
    return bytes(page.locator("pre").screenshot())


def of_page(path: str, edition: str) -> Callable[[Any, Path], bytes]:
    """A page of the site as it is built."""

    def take(page: Any, folder: Path) -> bytes:
        site = folder / "uit" / edition / "site"
        if not site.is_dir():
            said(folder, "bouw", "--plan", PLAN, "--naar", "uit", "--uitvoer", "site")
        page.goto((site / path).as_uri())
        return bytes(page.screenshot())

    return take


def of_preview(steps: Callable[[Any, Path], None]) -> Callable[[Any, Path], bytes]:
    """The preview after ``steps``."""

    def take(page: Any, folder: Path) -> bytes:
        with running("--plan", PLAN, "--niet-openen", cwd=folder) as run:
            page.goto(next(word for word in run.said.split() if word.startswith("http://")))
            steps(page, folder)
            return bytes(page.screenshot())

    return take


def problem(page: Any, folder: Path) -> None:
    """The page of a measure, after a mistake was saved."""
    page.get_by_role("link", name="Maatregelen", exact=True).click()
    page.get_by_role("link", name="Buurtgesprekken houden").first.click()
    measure = mistake(folder)
    page.locator(".kijk-meldingen").wait_for()
    measure.write_text(measure.read_text("utf-8").replace(WRONG, RIGHT), "utf-8")


def form(measure: str) -> Callable[[Any, Path], None]:
    """A form in the preview, by the words of its link on the list of all."""

    def steps(page: Any, folder: Path) -> None:
        page.locator(".kijk summary").click()
        page.get_by_role("link", name="Alles wat u kunt invullen").click()
        page.locator(f"a[href*='{measure}']").first.click()

    return steps


PICTURES: dict[str, Callable[[Any, Path], bytes]] = {
    "controle.png": terminal,
    "site-begin.png": of_page("index.html", "openbaar"),
    "site-maatregel.png": of_page("maatregelen/buurtgesprekken.html", "openbaar"),
    "kijk-melding.png": of_preview(problem),
    "kijk-stand.png": of_preview(form("stand/maatregelen/buurtgesprekken")),
    "kijk-cijfer.png": of_preview(form("cijfer/indicatoren/gesprekken-aantal")),
}
"""Name of the file -> how the picture is taken."""


def small(picture: bytes) -> bytes:
    """A PNG with few colours."""
    target = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        target, "PNG", optimize=True
    )
    return target.getvalue()


def main() -> None:
    """Make all pictures anew."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node()))
    from playwright.sync_api import sync_playwright

    TARGET.mkdir(exist_ok=True)
    with plan_folder() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        for name, take in PICTURES.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": HIGH if name.startswith("kijk") else LOW})
            (TARGET / name).write_bytes(small(take(page, folder)))
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
