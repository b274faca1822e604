"""The register in real Chromium: for any choice it shows exactly the rows that the content says, with the right counts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import lxml.html
import pytest
import sifted
import waterdorp
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from in_browser import axe, chromium, opened, served, sideways
from test_site import style

from planascode import pipeline
from planascode.exports import table_file
from planascode.model import Plan
from planascode.notation import parse
from planascode.numbering import number
from planascode.outputs import JOBS, Task, make_site
from planascode.pipeline import Options
from planascode.writers import site

STATUS = ".tools [role=status]"
NAMES = "() => [...document.querySelectorAll('#register-tabel tbody tr')].filter(row => row.offsetParent).map(row => row.cells[0].textContent.trim())"
"""The heads of the rows that are seen, in order."""
CHOOSE = """([chosen, words]) => {
  for (const box of document.querySelectorAll(".sift input[type=checkbox]")) box.checked = (chosen[box.name] ?? []).includes(box.value);
  document.querySelector(".sift input[type=search]").value = words;
  const any = document.querySelector(".sift input[type=checkbox]");
  any.dispatchEvent(new Event("change"));
}"""
"""Tick these boxes, write these words, and say so once."""
COUNTS = """() => Object.fromEntries([...document.querySelectorAll(".sift input[type=checkbox]")].map(
  box => [`${box.name}:${box.value}`, Number(box.closest("li").querySelector(".count").textContent)]))"""


@pytest.fixture(scope="module")
def plans(tasks: dict[str, Task]) -> dict[str, tuple[Plan, dict[str, bytes]]]:
    """Two plans as their open edition shows them, with their sites: one axis and codes, and two axes without codes."""
    water = next(task for name, task in pipeline.tasks(waterdorp.examined(), Options(("openbaar",)), tuple(JOBS)) if name == "site")
    return {name: (task.plan, make_site(task)) for name, task in (("oldambt", tasks["openbaar"]), ("waterdorp", water))}


@pytest.fixture(scope="module")
def folder(plans: dict[str, tuple[Plan, dict[str, bytes]]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sites of both plans on the disk, and one small site with hostile words."""
    home = tmp_path_factory.mktemp("sites")
    hostile = {f"site/{path}": data for path, data in site.write(number(parse(HOSTILE), {}, {}), style()).items()}
    long = {f"site/{path}": data for path, data in site.write(number(parse(many(250)), {}, {}), style()).items()}
    for name, files in {**{name: files for name, (_, files) in plans.items()}, "vreemd": hostile, "veel": long}.items():
        for path, data in files.items():
            place = home / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    return home


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


def register(folder: Path, name: str = "oldambt", **asked: str | list[str]) -> str:
    """The address of a register on the disk, with choices."""
    address = (folder / name / "site" / "register.html").as_uri()
    return f"{address}?{urlencode(asked, doseq=True)}" if asked else address


HOSTILE = """
<document kind="site" id="vreemd" title="Vreemd" lang="nl"><word name="menu">Menu</word><word name="skip">Over</word>
<word name="table">Tabel</word><word name="figure">Figuur</word><word name="trail">Pad</word><word name="footer">Voet</word>
<word name="sift">Kies</word><word name="sift-text">Woorden</word><word name="sift-clear">Wis</word><word name="sift-download">Haal</word>
<word name="sift-file">lijst.csv</word><word name="sift-shown">{shown}/{all}</word><word name="sift-chosen">{count}</word>
<word name="sift-none">Niets</word><word name="sift-more">Meer</word><word name="sift-first">{first}</word>
<word name="sift-order">Volgorde</word><word name="sift-own">eigen</word>
<page path="register" title="Alles"><table id="register-tabel"><caption>Alles</caption>
<facet name="soort"><term>Soort &lt;b&gt;</term>
<choice name="a">&lt;img src=x onerror=alert(1)&gt;</choice>
<choice name="b">"aanhaling"</choice></facet>
<column width="1">Naam</column><column width="1">=Kop</column>
<row choices="soort:a"><cell>=1+1</cell><cell>-5,0</cell></row><row choices="soort:b"><cell>  @iets</cell><cell>twee; "drie"</cell></row>
<row><cell>＝groot</cell><cell>-vijf</cell></row>
<row choices="soort:a soort:b"><cell>+31 6</cell><cell><list><item>een</item><item>&lt;i&gt;twee</item></list></cell></row>
</table></page></document>"""


def many(rows: int) -> str:
    """A site with a register of many rows."""
    lines = "".join(
        f'<row choices="soort:a"><cell><ref to="page:register">Rij {at}</ref></cell><cell>{at}</cell></row>' for at in range(rows)
    )
    return re.sub(r"<row .*</row>", lambda _: lines, HOSTILE, flags=re.DOTALL)


# --- without JavaScript -------------------------------------------------------------------------------------


def test_without_javascript_the_table_is_whole_and_every_choice_is_a_link_that_leads_somewhere(
    browser: Any, folder: Path, plans: dict[str, tuple[Plan, dict[str, bytes]]]
) -> None:
    for name, (plan, _) in plans.items():
        with opened(browser, register(folder, name), java_script_enabled=False) as page:
            assert page.locator("#register-tabel tbody tr:visible").count() == len(sifted.rows(plan))
            assert page.locator("button:visible, input:visible, select:visible").count() == 0, "no control that does nothing"
            assert page.locator("p.find a:visible").count() == 1
            page.locator("details[data-facet=partner] summary").click()
            assert page.locator("details[data-facet=partner] li a:visible").count() > 0


def test_the_page_of_all_choices_has_the_rows_of_each(plans: dict[str, tuple[Plan, dict[str, bytes]]]) -> None:
    for plan, files in plans.values():
        rows = sifted.rows(plan)
        register = lxml.html.document_fromstring(files["site/register.html"])
        linked = lxml.html.document_fromstring(files["site/per-kenmerk.html"])
        seen = 0
        for item in register.xpath("//li[@data-choice]"):
            (facet,), value = item.xpath("ancestor::details/@data-facet"), item.get("data-choice")
            holding = sifted.shown(rows, {facet: [value]})
            assert item.xpath("string(span[@class='count'])") == str(len(holding)), (facet, value)
            (address,) = item.xpath("a/@href")
            if address.startswith("per-kenmerk.html#"):
                (section,) = linked.xpath(f"//section[@id='{address.partition('#')[2]}']")
                assert [li.text_content() for li in section.iter("li")] == [row.name for row in holding]
                seen += 1
            else:
                assert f"site/{address}" in files
        assert seen > 10


# --- what is shown is what the content says ---------------------------------------------------------------------


def test_the_words_of_every_row_are_those_of_the_content(
    browser: Any, folder: Path, plans: dict[str, tuple[Plan, dict[str, bytes]]]
) -> None:
    script = (
        "() => [...document.querySelectorAll('#register-tabel tbody tr')].map(row => { const own = row.cloneNode(true);"
        " own.querySelectorAll('[aria-hidden]').forEach(it => it.remove());"
        " own.querySelectorAll('td, li, p').forEach(it => it.prepend(' ')); return own.textContent; })"
    )
    for name, (plan, _) in plans.items():
        with opened(browser, register(folder, name)) as page:
            shown = [sorted(re.findall(r"\w+", sifted.fold(text))) for text in page.evaluate(script)]
            assert shown == [sorted(re.findall(r"\w+", row.text)) for row in sifted.rows(plan)]


@pytest.mark.parametrize("name", ["oldambt", "waterdorp"])
def test_for_any_choice_the_rows_and_the_counts_are_those_of_the_content(
    name: str, browser: Any, folder: Path, plans: dict[str, tuple[Plan, dict[str, bytes]]]
) -> None:
    rows = sifted.rows(plans[name][0])
    with opened(browser, register(folder, name)) as page:
        offered: dict[str, list[str]] = {}
        for key in page.evaluate(COUNTS):
            offered.setdefault(key.partition(":")[0], []).append(key.partition(":")[2])
        assert len(offered) >= 6
        words = sorted({word for row in rows for word in re.findall(r"\w{4,}", row.text)})
        choices = st.fixed_dictionaries(
            {}, optional={facet: st.lists(st.sampled_from(values), max_size=3, unique=True) for facet, values in offered.items()}
        )
        terms = st.lists(st.sampled_from(words), max_size=2).map(" ".join) | st.just("")

        @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
        @given(choices, terms)
        @example({}, "coordinator")  # words beside a list in one cell
        def holds(chosen: dict[str, list[str]], term: str) -> None:
            page.evaluate(CHOOSE, [chosen, term])
            expected = sifted.shown(rows, chosen, term)
            assert page.evaluate(NAMES) == [row.name for row in expected]
            assert page.inner_text(STATUS).startswith(f"{len(expected)} van {len(rows)} ")
            said = page.evaluate(COUNTS)
            for facet, values in offered.items():
                counted = sifted.counts(rows, facet, values, chosen, term)
                assert {value: said[f"{facet}:{value}"] for value in values} == counted, facet

        holds()


def test_choices_in_one_list_widen_and_in_several_lists_narrow(browser: Any, folder: Path, plan: Plan) -> None:
    rows = sifted.rows(plan)
    with opened(browser, register(folder)) as page:
        page.locator("details[data-facet=partner] summary").click()
        for value in ("politie", "halt"):
            page.check(f"input[name=partner][value={value}]")
        either = page.evaluate(NAMES)
        assert either == [row.name for row in sifted.shown(rows, {"partner": ["politie", "halt"]})]
        page.locator("details[data-facet=stand] summary").click()
        assert page.locator("details[open]").count() == 1, "one list at a time, so that the table stays near"
        page.check("input[name=stand][value=gestart]")
        assert set(page.evaluate(NAMES)) < set(either)
        assert page.inner_text("details[data-facet=partner] summary .chosen") == "2 gekozen"
        page.get_by_role("button", name="Wis de filters").click()
        assert len(page.evaluate(NAMES)) == len(rows)


def test_when_nothing_holds_the_page_says_so(browser: Any, folder: Path) -> None:
    with opened(browser, register(folder, tekst="bestaatniet")) as page:
        assert page.evaluate(NAMES) == []
        assert page.get_by_text("Niets voldoet aan deze keuze").is_visible()
        assert page.inner_text(STATUS).startswith("0 van ")


def test_of_very_many_rows_the_first_hundred_are_seen_until_a_reader_asks_for_all(browser: Any, folder: Path) -> None:
    with opened(browser, register(folder, "veel"), java_script_enabled=False) as page:
        assert page.locator("#register-tabel tbody tr:visible").count() == 250
    with opened(browser, register(folder, "veel")) as page:
        assert page.evaluate(NAMES) == [f"Rij {at}" for at in range(100)]
        assert page.inner_text(STATUS) == "100"
        page.get_by_role("button", name="Naam").click()
        page.get_by_role("button", name="Naam").click()
        assert page.evaluate(NAMES) == [f"Rij {at}" for at in range(249, 149, -1)]
        _, data = downloaded(page, "Haal")
        assert len(data.splitlines()) == 251, "all that holds is taken along"
        page.get_by_role("button", name="Meer").click()
        assert page.evaluate(NAMES) == [f"Rij {at}" for at in range(249, -1, -1)]
        assert page.evaluate("() => document.activeElement.textContent") == "Rij 149"
        assert page.locator("button.more").is_hidden()
    with opened(browser, register(folder, "veel", tekst="249")) as page:
        assert page.inner_text(STATUS) == "1/250"


# --- address, order, download -----------------------------------------------------------------------------------


@pytest.mark.parametrize("on", ["file", "server"])
def test_the_choice_stands_in_the_address_and_comes_back_from_it(on: str, browser: Any, folder: Path) -> None:
    with served(folder) as server:
        address = register(folder) if on == "file" else f"{server}oldambt/site/register.html"
        with opened(browser, address) as page:
            page.locator("details[data-facet=kwartaal] summary").click()
            page.check("input[value='2022-q4']")
            page.fill(".sift input[type=search]", "jongeren")
            page.get_by_role("button", name="Planning").click()
            page.wait_for_function("location.search.includes('tekst')")
            shared, names, status = page.url, page.evaluate(NAMES), page.inner_text(STATUS)
            assert shared == f"{address}?kwartaal=2022-q4&tekst=jongeren&volgorde=6"
            assert names
        with opened(browser, shared) as page:
            assert page.evaluate(NAMES) == names
            assert page.inner_text(STATUS) == status
            assert page.is_checked("input[value='2022-q4']")
            page.get_by_role("button", name="Wis de filters").click()
            assert page.url == f"{address}?volgorde=6"


@pytest.mark.parametrize("asked", ["prioriteit=nergens&volgorde=99", "volgorde=x&stand=", "%3Cscript%3E=1&tekst=", "volgorde=1.5"])
def test_an_address_that_asks_for_nothing_that_is_there_shows_everything(asked: str, browser: Any, folder: Path, plan: Plan) -> None:
    with opened(browser, f"{register(folder)}?{asked}") as page:
        assert page.evaluate(NAMES) == [row.name for row in sifted.rows(plan)]


def test_each_column_puts_the_rows_in_order_up_down_and_back(browser: Any, folder: Path, plan: Plan) -> None:
    with opened(browser, register(folder)) as page:
        own = page.evaluate(NAMES)
        heads = page.locator("#register-tabel thead th")
        for at in range(heads.count()):
            found = {}
            for turn in ("ascending", "descending", None):
                heads.nth(at).locator("button").click()
                assert heads.nth(at).get_attribute("aria-sort") == turn
                assert page.locator("th[aria-sort]").count() == (1 if turn else 0)
                found[turn] = page.evaluate(NAMES)
            assert sorted(found["ascending"]) == sorted(found["descending"]) == sorted(own)
            assert found["ascending"] != found["descending"]
            assert found[None] == own


def test_planning_is_ordered_by_time_and_stand_by_the_legend(browser: Any, folder: Path, plan: Plan) -> None:
    column = "at => [...document.querySelectorAll('#register-tabel tbody tr')].map(row => row.cells[at].textContent.trim())"
    with opened(browser, register(folder, volgorde="6")) as page:
        ends = [re.findall(r"Q(\d) (\d{4})$", text) for text in page.evaluate(column, 5)]
        dated = [(year, quarter) for ((quarter, year),) in filter(None, ends)]
        assert len(dated) > 20
        assert dated == sorted(dated)
    with opened(browser, register(folder, volgorde="-8")) as page:
        legend = [state.woord for state in plan["toestanden"].values()]
        states = [next(legend.index(word) for word in sorted(legend, key=len, reverse=True) if word in text) for text in page.evaluate(column, 7)]
        assert states == sorted(states, reverse=True)


def test_on_a_phone_a_list_of_columns_stands_in_for_the_heads_that_are_not_seen(browser: Any, folder: Path) -> None:
    with opened(browser, register(folder), 375) as page:
        assert {button.get_attribute("tabindex") for button in page.locator("thead button").all()} == {"-1"}
        page.get_by_label("Volgorde").select_option(label="Planning")
        assert "volgorde=6" in page.url
    with opened(browser, register(folder)) as page:
        assert page.get_by_label("Volgorde").is_hidden()


def downloaded(page: Any, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("on", ["file", "server"])
def test_what_is_shown_can_be_taken_along_as_csv(on: str, browser: Any, folder: Path, plan: Plan) -> None:
    with served(folder) as server:
        address = register(folder) if on == "file" else f"{server}oldambt/site/register.html"
        with opened(browser, f"{address}?partner=halt&volgorde=-1") as page:
            name, data = downloaded(page, "Download deze lijst")
            names = page.evaluate(NAMES)
    assert name == "lijst.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    assert head == ["Maatregel", "Beleidsprioriteit", "Thema", "Trekker of team", "Partners", "Planning", "Code", "Stand"]
    assert [line[0] for line in lines] == names
    assert sorted(names) == sorted(row.name for row in sifted.shown(sifted.rows(plan), {"partner": ["halt"]}))
    assert all("Halt" in line[4].split(", ") for line in lines)


def test_no_cell_of_the_download_is_a_formula_and_it_is_written_as_our_own_data_files(browser: Any, folder: Path) -> None:
    with opened(browser, register(folder, "vreemd")) as page:
        _, data = downloaded(page, "Haal")
    lines = [["=1+1", "-5,0"], ["@iets", 'twee; "drie"'], ["＝groot", "-vijf"], ["+31 6", "een, <i>twee"]]
    assert data == table_file(["Naam", "'=Kop"], lines)


def test_words_of_a_plan_become_text_and_never_markup(browser: Any, folder: Path) -> None:
    with opened(browser, register(folder, "vreemd")) as page:
        page.locator("summary").click()
        assert page.locator(".sift img, .sift b, table i").count() == 0
        assert page.locator(".sift li").first.inner_text().startswith("<img src=x onerror=alert(1)>")


# --- for everybody ----------------------------------------------------------------------------------------------


def test_all_of_it_works_with_the_keyboard_alone(browser: Any, folder: Path, plan: Plan) -> None:
    focused = "() => document.activeElement.closest('summary, label, button, th')?.textContent.trim()"
    with opened(browser, register(folder)) as page:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate(focused) == "Stand":
                break
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert page.evaluate("() => document.activeElement.checked")
        value = page.evaluate("() => document.activeElement.value")
        assert page.evaluate(NAMES) == [row.name for row in sifted.shown(sifted.rows(plan), {"stand": [value]})]
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("() => document.activeElement.closest('th') !== null"):
                break
        page.keyboard.press("Enter")
        assert page.locator("th[aria-sort=ascending]").count() == 1
        assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"


@pytest.mark.parametrize("width", [1280, 768, 375])
def test_axe_finds_nothing_and_nothing_stands_outside_the_window_with_any_list_open(width: int, browser: Any, folder: Path) -> None:
    with opened(browser, register(folder, partner=["halt", "politie"], volgorde="6"), width) as page:
        for details in page.locator(".sift details").all():
            details.locator("summary").click()
            assert axe(page) == [], details.get_attribute("data-facet")
            assert sideways(page) == 0
    with opened(browser, register(folder, tekst="bestaatniet"), width) as page:
        assert axe(page) == []


@pytest.mark.parametrize("width", [900, 1024, 1280, 1440, 1920])
def test_the_table_stays_inside_its_page(width: int, browser: Any, folder: Path) -> None:
    beyond = "() => document.querySelector('#register-tabel').getBoundingClientRect().right - document.querySelector('.sift').getBoundingClientRect().right"
    for name in ("oldambt", "waterdorp"):
        with opened(browser, register(folder, name), width) as page:
            assert page.evaluate(beyond) <= 1, name


def test_the_narrowest_screen_needs_no_scrolling_sideways(browser: Any, folder: Path) -> None:
    with opened(browser, register(folder, partner="halt"), 320) as page:
        for details in page.locator(".sift details").all():
            details.locator("summary").click()
            assert sideways(page) == 0
