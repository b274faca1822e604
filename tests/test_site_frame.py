"""The frame of the site's pages in Chromium: the menu on a phone, tables of two columns, contents at the side, and paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import waterdorp
from in_browser import chromium, opened, sideways

from planascode import pipeline
from planascode.outputs import JOBS
from planascode.pipeline import Options

PHONE, DESK = 375, 1280


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    task = pipeline.tasks(waterdorp.examined(), Options(("openbaar",)), ("site",))[0][1]
    folder = tmp_path_factory.mktemp("kader")
    for path, data in JOBS["site"](task).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


def display(page: Any, what: str) -> str:
    found: str = page.locator(what).first.evaluate("element => getComputedStyle(element).display")
    return found


def test_on_a_phone_the_menu_is_folded_behind_a_button_that_says_so(browser: Any, site: Path) -> None:
    with opened(browser, (site / "index.html").as_uri(), PHONE) as page:
        button, links = page.locator("header nav button"), page.locator("header nav a")
        assert (button.inner_text(), button.get_attribute("aria-expanded")) == ("Hoofdmenu", "false")
        assert not links.first.is_visible()
        button.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        assert links.first.is_visible()
        assert sideways(page) == 0


def test_at_a_desk_and_without_javascript_the_menu_is_just_there(browser: Any, site: Path) -> None:
    with opened(browser, (site / "index.html").as_uri(), DESK) as page:
        assert page.locator("header nav a").first.is_visible()
        assert not page.locator("header nav button").is_visible()
    with opened(browser, (site / "index.html").as_uri(), PHONE, java_script_enabled=False) as page:
        assert page.locator("header nav a").first.is_visible()


def test_on_a_phone_a_table_of_two_columns_stays_a_table_and_wider_ones_become_cards(browser: Any, site: Path) -> None:
    with opened(browser, (site / "wie.html").as_uri(), PHONE) as page:
        assert display(page, "table:not(:has(col:nth-child(3)))") == "table"
    with opened(browser, (site / "register.html").as_uri(), PHONE) as page:
        assert display(page, "table:has(col:nth-child(3))") == "block"


def test_on_paper_every_table_is_a_table_and_there_is_nothing_to_press(browser: Any, site: Path) -> None:
    with opened(browser, (site / "register.html").as_uri(), 700) as page:
        page.emulate_media(media="print")
        assert display(page, "table") == "table"
        for what in ("header nav", "form.find", ".sift"):
            assert display(page, what) == "none"


def test_where_colours_are_forced_only_the_page_in_the_menu_is_underlined(browser: Any, site: Path) -> None:
    with opened(browser, (site / "index.html").as_uri(), DESK, forced_colors="active") as page:
        colours = page.locator("header nav a").evaluate_all("links => links.map(link => getComputedStyle(link).borderBlockEndColor)")
        assert len(set(colours)) == 2
        assert colours.count(colours[0]) == 1, "the first page of the menu is this one"
