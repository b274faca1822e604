"""The site's own scripts in the preview: register and search work there as well, also after a save."""

from __future__ import annotations

from in_browser import chromium
from preview_client import KADE, KEY, Client


def test_register_and_search_work_in_the_preview_and_go_on_after_a_save(own: Client) -> None:
    home = f"http://127.0.0.1:{own.server.server_address[1]}"
    with chromium() as browser:
        page = browser.new_page()
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{home}/?sleutel={KEY}")
        page.goto(f"{home}/openbaar/site/register.html?tekst=kade")
        page.wait_for_function("() => document.querySelector('.tools [role=status]').textContent.startsWith('2 van ')")
        page.fill("#_search", "ophogen")
        page.wait_for_selector("form.find ol.hits a[href='maatregelen/kade.html']")
        path = own.folder / KADE
        path.write_text(path.read_text("utf-8").replace("naam: De kade ophogen", "naam: De kade verhogen"), "utf-8")
        page.wait_for_selector("#register-tabel >> text=De kade verhogen")
        page.wait_for_function("() => document.querySelector('.tools [role=status]').textContent.startsWith('2 van ')")
        page.fill("#_search", "kade")
        page.wait_for_selector("form.find ol.hits a")
        assert wrong == []
