"""A real browser opens pages: axe judges them, and nothing may go wrong, reach outside or need scrolling sideways."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from planascode.checkers.programs import Absent, Finding, node, of_npm, of_python, program

WIDTHS = (1280, 320)
"""Of a desk, and of that desk at 400 % (WCAG 2.2, 1.4.10) or the narrowest phone, in CSS pixels."""
SCHEMES = ("light", "dark")
"""What a reader's system can ask of a page (CSS: prefers-color-scheme)."""
SEEN = ("index", "register", "planning", "geld", "wie", "plan/*", "prioriteiten/*", "themas/*", "maatregelen/*", "partners/*")
"""The pages of which pictures are made; of a folder the one that holds the most."""
SEEN_WIDTHS = (375, 768, 1280)
SEEN_HEIGHT = 4000
"""Of a picture at most, in CSS pixels: what is below is more of the same."""
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""axe's names for WCAG 2.2 A and AA, and for what is good practice besides."""
QUIET = (
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_AXE = (
    "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, preload: false, resultTypes: ['violations']})"
)
_LEADS = b'<meta http-equiv="refresh" content="0;'
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def chromium() -> str:
    """The path of Chromium. Ubuntu's package of that name is only a pointer to a snap, which a server does not have."""
    release = Path("/etc/os-release")
    if release.is_file() and "\nID=ubuntu\n" in f"\n{release.read_text('utf-8')}":
        raise Absent("Ubuntu heeft geen pakket met Chromium. Keur de site op een computer met Debian.", excused=True)
    return program("chromium")


def kinds_of_page(site: Path) -> list[Path]:
    """Every page of the site's first level, and of each folder below it the page that holds the most."""
    first = sorted(site.glob("*.html"))
    folders = [sorted(folder.glob("*.html"), key=lambda page: page.stat().st_size) for folder in sorted(site.iterdir())]
    return first + [pages[-1] for pages in folders if pages]


def judge(
    pages: Sequence[Path], site: Path, widths: Sequence[int] = WIDTHS, schemes: Sequence[str] = SCHEMES
) -> list[Finding]:
    """What is wrong with these pages of the folder ``site``, each opened from its file at each width in each scheme.

    A page that leads elsewhere at once is not judged: nobody stays there, and where it leads is judged itself.
    """
    axe = of_npm("axe-core/axe.min.js").read_text("utf-8")
    looks = [(width, scheme) for width in widths for scheme in schemes]
    stay = [page for page in pages if _LEADS not in page.read_bytes()]
    with _chromium() as browser:
        return [found for look in looks for page in stay for found in _page(browser, page, site, look, axe)]


def pictures(site: Path) -> dict[str, bytes]:
    """What a reader sees of the pages ``SEEN``, as PNG by name: ``maatregelen-x-375-dark.png``."""
    made = {}
    with _chromium() as browser:
        for width, scheme in ((width, scheme) for width in SEEN_WIDTHS for scheme in SCHEMES):
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            for path in _seen(site):
                page.goto(path.as_uri(), wait_until="load")
                height = min(SEEN_HEIGHT, page.evaluate("document.documentElement.scrollHeight"))
                name = "-".join(path.relative_to(site).with_suffix("").parts)
                shown = {"x": 0, "y": 0, "width": width, "height": height}
                made[f"{name}-{width}-{scheme}.png"] = page.screenshot(full_page=True, clip=shown)
            page.close()
    return made


def _seen(site: Path) -> list[Path]:
    found = [sorted(site.glob(f"{name}.html"), key=lambda page: page.stat().st_size) for name in SEEN]
    return [pages[-1] for pages in found if pages]


@contextmanager
def _chromium() -> Iterator[Any]:
    """Chromium, without a window."""
    of_python("playwright")
    path = chromium()
    # Playwright's own Node needs a library that a bare Debian lacks; ours does not.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node()))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


def _page(browser: Any, path: Path, site: Path, look: tuple[int, str], axe: str) -> Iterator[Finding]:
    width, scheme = look
    name, place = path.as_posix(), f"{width} px, {scheme}"
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    said: list[Finding] = []
    page.on("console", lambda message: said.append(Finding(name, "console", place, message.text)))
    page.on("pageerror", lambda error: said.append(Finding(name, "script", place, str(error))))
    page.on("requestfailed", lambda request: said.append(Finding(name, "missing", place, request.url)))
    page.on("request", lambda request: said.extend(_outside(name, place, request.url, site)))
    page.goto(path.as_uri(), wait_until="load")
    if sideways := page.evaluate(_SIDEWAYS):
        yield Finding(name, "sideways", place, f"{sideways} px wider than the window")
    page.evaluate(axe)
    found = page.evaluate(_AXE, list(RULES))
    if not found["passes"]:
        yield Finding(name, "axe", place, "axe found nothing to judge")
    for rule in found["violations"]:
        for element in rule["nodes"]:
            target = " ".join(map(str, element["target"]))
            yield Finding(name, rule["id"], f"{place}, {target}", rule["help"])
    page.close()
    yield from said


def _outside(name: str, place: str, url: str, site: Path) -> list[Finding]:
    """A request for something that is not a file of the site itself."""
    parts = urlsplit(url)
    inside = parts.scheme == "file" and Path(unquote(parts.path)).is_relative_to(site)
    return [] if inside or parts.scheme == "data" else [Finding(name, "outside", place, url)]
