"""Pages of a site in real Chromium, from their files and from a server with strict headers; all that goes wrong is kept."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from conftest import judged

from planascode.checkers import browser
from planascode.checkers.programs import node, of_npm, of_python

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_AXE = (
    "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, preload: false, resultTypes: ['violations']})"
    ".then(found => found.violations.flatMap(rule => rule.nodes.map(it => `${rule.id}: ${it.target}`)))"
)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Files with the headers of a strict server."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", STRICT)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served on this computer."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@contextmanager
def chromium() -> Iterator[Any]:
    """Chromium, without a window; the test is skipped where it is not there (in CI it fails)."""
    path = judged(lambda: of_python("playwright") and browser.chromium())
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(judged(node)))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=list(browser.QUIET))
        try:
            yield found
        finally:
            found.close()


@contextmanager
def opened(found: Any, address: str, width: int = 1280, **options: Any) -> Iterator[Any]:
    """A page; it must have said nothing, failed at nothing, and asked nothing of anybody else when it is closed."""
    context = found.new_context(viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    wrong: list[str] = []
    home = urlsplit(address)[:2]
    page.on("console", lambda message: wrong.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    left = "net::ERR_ABORTED"  # the page was left while the file was still on its way
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}") if request.failure != left else None)

    def asked(request: Any) -> None:
        if urlsplit(request.url)[:2] != home and not request.url.startswith(("data:", "blob:")):
            wrong.append(f"outside: {request.url}")

    page.on("request", asked)
    page.goto(address, wait_until="load")
    yield page
    context.close()
    assert wrong == [], wrong


def axe(page: Any) -> list[str]:
    """What axe has against a page as it stands: WCAG 2.2 AA and best practice."""
    page.evaluate(judged(lambda: of_npm("axe-core/axe.min.js")).read_text("utf-8"))
    said: list[str] = page.evaluate(_AXE, list(browser.RULES))
    return said


def sideways(page: Any) -> int:
    """How many pixels a page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider
