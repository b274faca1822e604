"""Ten questions of a councillor with a phone: each is answered at the first hit of one search, on the page that it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from in_browser import chromium, opened

from planascode import crosscuts, derive, overview
from planascode.model import Plan
from planascode.outputs import Task, make_site

FIELD = "form.find input"
PHONE = 375


@pytest.fixture(scope="module")
def site(tasks: dict[str, Task], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The open site, with a PDF beside it."""
    home = tmp_path_factory.mktemp("vragen")
    for path, data in make_site(tasks["openbaar"]).items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(data)
    (home / "uitvoeringsplan.pdf").write_bytes(b"%PDF")
    return home / "site"


@pytest.fixture(scope="module")
def public(tasks: dict[str, Task]) -> Plan:
    return tasks["openbaar"].plan


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


def answer(browser: Any, site: Path, question: str, goes_to: str) -> tuple[str, list[str]]:
    """What stands at the first hit, in words, and the links that are shown there."""
    with opened(browser, (site / "index.html").as_uri(), PHONE) as page:
        page.fill(FIELD, question)
        page.wait_for_selector("form.find .found a")  # hits stand under the field; Enter leads to all of them
        page.keyboard.press("Enter")
        page.wait_for_selector("section.hits li a")
        first = page.locator("section.hits li a").first
        assert first.get_attribute("href").removeprefix("../") == goes_to
        page.wait_for_load_state("networkidle")  # a font that is not there yet would be a request that failed
        first.click()
        page.wait_for_url(lambda url: url.endswith(goes_to))
        page.wait_for_function("document.readyState === 'complete'")
        page.wait_for_timeout(50)  # the register sifts after the page was loaded
        links = [link.get_attribute("href") for link in page.locator("main a").all() if link.is_visible()]
        return page.inner_text("main"), links


def shown(links: list[str]) -> set[str]:
    """The ids of the measures that are linked to."""
    return {link.rpartition("/")[2].removesuffix(".html") for link in links if "maatregelen/" in link}


def test_which_measures_of_halt_are_late(browser: Any, site: Path, public: Plan) -> None:
    words, links = answer(browser, site, "welke maatregelen heeft Halt", "register.html?partner=halt")
    measures = crosscuts.bij_naam(public)["halt"]
    assert shown(links) == {item.id for item in measures}
    assert not any(overview.is_late(public, part) for item in measures for part in derive.uitvoeringen(item))
    assert "te laat" not in words and "doorlopend" in words


def test_what_is_spent_on_road_safety(browser: Any, site: Path, public: Plan) -> None:
    words, _ = answer(browser, site, "hoeveel geld voor verkeersveiligheid", "geld.html")
    total = derive.som(derive.counted(derive.posten_van(public, "verkeersveiligheid"), public.gegevens.peildatum))
    assert f"Verbeteren van de verkeersveiligheid\n{total}" in words.replace("Totaal\n", "").replace("\t", "\n")


def test_what_happens_in_the_last_quarter_of_2022(browser: Any, site: Path, public: Plan) -> None:
    _, links = answer(browser, site, "wat gebeurt er in Q4 2022", "register.html?kwartaal=2022-q4")
    (quarter,) = (item for item in crosscuts.kwartalen(public) if str(item.kwartaal) == "Q4 2022")
    assert {part.maatregel.id for part in quarter.eindigt} <= shown(links)


def test_what_a_p3_is(browser: Any, site: Path, public: Plan) -> None:
    words, _ = answer(browser, site, "wat is een P3", "plan/prioritering.html#p3")
    assert public["codes"]["p3"].omschrijving in words


def test_who_is_responsible_for_nuisance_at_home(browser: Any, site: Path) -> None:
    words, _ = answer(browser, site, "wie is verantwoordelijk voor woonoverlast", "themas/woonoverlast.html")
    assert "Portefeuillehouder" in words and "Burgemeester" in words


def test_what_changed_since_the_decision(browser: Any, site: Path) -> None:
    words, _ = answer(browser, site, "wijzigingen sinds het besluit", "wijzigingen.html")
    assert "Het plan is vastgesteld op 14 juni 2022." in words and "57 standen; er was nergens een eerdere stand." in words


def test_whether_there_is_something_about_laughing_gas(browser: Any, site: Path, public: Plan) -> None:
    words, _ = answer(browser, site, "is er iets over lachgas", "maatregelen/lachgas.html")
    assert str(public["maatregelen"]["lachgas"].planning) in words


def test_what_the_police_do(browser: Any, site: Path, public: Plan) -> None:
    _, links = answer(browser, site, "wat doet de politie", "register.html?partner=politie")
    assert shown(links) == {item.id for item in crosscuts.bij_naam(public)["politie"]}


def test_what_is_not_funded(browser: Any, site: Path, public: Plan) -> None:
    words, _ = answer(browser, site, "waarvoor is geen geld", "geld.html")
    lacking = [post for post in public["budgetposten"].values() if derive.is_gedekt(public, post) is False]
    assert lacking and all(post.naam in words for post in lacking)
    assert "niet binnen budget" in words


def test_where_the_pdf_is(browser: Any, site: Path) -> None:
    _, links = answer(browser, site, "waar is de pdf", "index.html#stukken")
    assert "../uitvoeringsplan.pdf" in links
