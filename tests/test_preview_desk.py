"""The preview while somebody writes: it follows what is saved, lives through wrong content, and writes what a form says."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import waterdorp
from preview_client import GOOD, KADE, PAGE, STAND, Client, previewing

# --- following ------------------------------------------------------------------------------------------------


def test_a_save_is_told_and_the_page_shows_it(own: Client) -> None:
    events = own.events(own.desk.preview.version)
    path = own.folder / KADE
    path.write_text(path.read_text().replace("De bomen blijven staan.", "De bomen gaan weg."))
    next(events)
    assert "De bomen gaan weg." in own.get(PAGE).text
    events.close()


def test_a_page_that_comes_late_hears_at_once_that_it_is_old(client: Client) -> None:
    events = client.events(client.desk.preview.version - 1)
    assert next(events) == str(client.desk.preview.version)
    events.close()


def test_a_file_that_is_written_again_with_the_same_words_is_no_change(own: Client) -> None:
    version = own.desk.preview.version
    path = own.folder / KADE
    path.write_text(path.read_text())
    (own.folder / "hoofdstukken/waarom.md").write_text("Een andere tekst.\n")
    assert next(own.events(version)) == str(version + 1)


# --- wrong content ----------------------------------------------------------------------------------------------


def put(path: str, data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / path).write_bytes(data)


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / path).read_text()
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1))

    return change


def half(folder: Path) -> None:
    data = (folder / KADE).read_bytes()
    (folder / KADE).write_bytes(data[: len(data) // 2])


def plan_as_folder(folder: Path) -> None:
    (folder / "plan.yaml").unlink()
    (folder / "plan.yaml").mkdir()


def folder_as_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("x")


WRONG: dict[str, Callable[[Path], object]] = {
    "plan.yaml is gone": lambda folder: (folder / "plan.yaml").unlink(),
    "plan.yaml is empty": put("plan.yaml", b""),
    "plan.yaml is a folder": plan_as_folder,
    "the folder is gone": shutil.rmtree,
    "the folder is another name": lambda folder: folder.rename(folder.with_name("weg")),
    "the folder is a file": folder_as_file,
    "a file is half": half,
    "a file is rubbish": put(KADE, os.urandom(4000)),
    "a file is zeros": put(KADE, bytes(3000)),
    "a file is latin-1": put(KADE, "naam: één".encode("latin-1")),
    "a tab": replace(KADE, "  - De kade", "\t- De kade"),
    "a quote that is open": replace(KADE, "naam: De kade", "naam: 'De kade"),
    "a key that is unknown": replace(KADE, "straks:", "later:"),
    "a state that is unknown": replace(KADE, "tijd: vast", "tijd: ergens"),
    "a stand that is not explained": replace(KADE, "        oorzaak: De prijs van de grond is verdubbeld.\n", ""),
    "two versions that are not merged": replace(KADE, "nu:", "<<<<<<< hier\nnu:"),
    "a text that refers to nothing": put("hoofdstukken/waarom.md", b"Zie [](#nergens).\n"),
    "a text with HTML": put("hoofdstukken/waarom.md", b"<script>alert(1)</script>\n"),
    "an edition that is unknown": put("hoofdstukken/waarom.md", b"::: niemand\nx\n:::\n"),
    "nesting without end": put(KADE, b"a: " + b"[" * 5000),
    "an id that is taken": put("prioriteiten/schoon-water/kade.yaml", b"id: kade\nnaam: Nog een\n"),
    "a file that belongs nowhere": put("foto.exe", b"MZ"),
    "a layout that does not render": put("layouts/site.xml.j2", b"{% for %}"),
    "a layout that gives no document": put("layouts/site.xml.j2", b"{# x #}<document>"),
    "a layout that fails": put("layouts/site.xml.j2", b"{{ 1 / 0 }}"),
    "a layout that is rubbish": put("layouts/site.xml.j2", b"\xff\xfe\x00"),
    "a house style that is wrong": put("layouts/huisstijl/tokens.yaml", b"colours: {ink: rood}\n"),
    "a house style that is rubbish": put("layouts/huisstijl/tokens.yaml", b"\xff\xfe\x00"),
    "a style sheet that is rubbish": put("layouts/huisstijl/site.css", b"\xff\xfe\x00"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_the_last_good_page_stays_while_the_content_is_wrong_and_the_next_comes_when_it_is_mended(own: Client, kind: str) -> None:
    good, spare = own.get(PAGE).text, own.folder.with_name("goed")
    shutil.copytree(own.folder, spare)
    version = own.desk.preview.version
    WRONG[kind](own.folder)
    next(own.events(version))
    seen = own.get(PAGE)
    assert seen.status == 200
    assert "<h1>De kade ophogen</h1>" in seen.text
    assert "kijk-strook" in seen.text, "it is marked as the last good one"
    assert ("Er gaat iets mis" if own.desk.preview.trouble else "kijk-melding-fout") in seen.text
    assert "Traceback" not in seen.text
    assert own.get("/openbaar/site/geld.html").status == 200, "a page that nobody saw yet as well"
    version = own.desk.preview.version
    if own.folder.is_file():
        own.folder.unlink()
    shutil.rmtree(own.folder, ignore_errors=True)
    spare.rename(own.folder)
    next(event for event in own.events(version) if "kijk-strook" not in own.get(PAGE).text)
    body = good.partition("<main")[2].partition("</main>")[0]
    assert own.get(PAGE).text.partition("<main")[2].partition("</main>")[0] == body


def test_a_layout_that_fails_on_one_page_says_so_there_and_the_other_pages_live(own: Client) -> None:
    version = own.desk.preview.version
    text = waterdorp.layouts()["site.xml.j2"].replace(b'{% if gevraagd("geld") %}', b'{% if gevraagd("geld") %}{{ 1 / 0 }}')
    (own.folder / "layouts/site.xml.j2").write_bytes(text)
    next(own.events(version))
    assert own.get(PAGE).status == 200
    reply = own.get("/openbaar/site/geld.html")
    assert reply.status == 500
    assert "Deze bladzijde is niet te maken" in reply.text
    assert '<section class="kijk" id="_kijk"' in reply.text


def test_a_preview_that_starts_with_wrong_content_says_so_and_comes_to_life(tmp_path: Path) -> None:
    plan = tmp_path / "fout"
    shutil.copytree(waterdorp.FOLDER, plan)
    half(plan)
    with previewing(tmp_path / "content", plan) as client:
        text = client.get("/").text
        assert "Het plan is nog niet te tonen" in text
        assert KADE in text
        version = client.desk.preview.version
        shutil.copy(waterdorp.FOLDER / KADE, client.folder / KADE)
        next(client.events(version))
        assert client.get("/").headers["Location"] == "/openbaar/site/index.html"


@pytest.mark.parametrize("kind", ["a layout that does not render", "a layout that is rubbish", "a layout that fails", "plan.yaml is gone"])
def test_a_preview_starts_whatever_is_wrong(tmp_path: Path, kind: str) -> None:
    plan = tmp_path / "fout"
    shutil.copytree(waterdorp.FOLDER, plan)
    WRONG[kind](plan)
    with previewing(tmp_path / "content", plan) as client:
        reply = client.get("/")
        assert reply.status == 200
        assert "Het plan is nog niet te tonen" in reply.text
        assert ("plan.yaml ontbreekt" in reply.text) == (kind == "plan.yaml is gone")


# --- forms --------------------------------------------------------------------------------------------------------


def test_a_stand_is_written_and_shown_with_what_was_written(own: Client) -> None:
    before = (own.folder / KADE).read_text()
    reply = own.post(STAND, own.form(STAND, **GOOD))
    assert reply.status == 303
    text = (own.folder / KADE).read_text()
    assert text != before
    assert text.replace("      - peildatum: 2029-04-02\n        toestanden: {tijd: klaar, geld: op-koers}\n        herkomst: gemeld\n", "") == before
    page = own.get(reply.headers["Location"]).text
    assert "✓ Bewaard." in page
    assert "toestanden: {tijd: klaar, geld: op-koers}" in page
    assert "pas als de peildatum in plan.yaml 2 april 2029 of later is" in page
    assert "✓ Bewaard." not in own.get(PAGE).text


def test_what_is_wrong_is_not_written_and_nothing_that_was_filled_in_is_lost(own: Client) -> None:
    before = (own.folder / KADE).read_bytes()
    words = 'Een <b>"eigen"</b> & lange tekst'
    reply = own.post(STAND, own.form(STAND, **{**GOOD, "peildatum": "gisteren", "toelichting": words, "door": "team-water"}))
    assert reply.status == 422
    text = reply.text
    assert "<title>Fout: " in text
    assert '<a href="#veld-peildatum">Peildatum: &#39;gisteren&#39; is geen datum</a>' in text
    assert 'id="veld-peildatum" name="peildatum" aria-describedby="veld-peildatum-hulp veld-peildatum-fout" aria-invalid="true" value="gisteren"' in text
    assert "Een &lt;b&gt;&#34;eigen&#34;&lt;/b&gt; &amp; lange tekst</textarea>" in text
    assert '<option value="team-water" selected>' in text
    assert 'value="klaar" checked' in text
    assert (own.folder / KADE).read_bytes() == before


def test_what_is_only_doubtful_is_asked_first_and_written_when_the_author_is_sure(own: Client) -> None:
    fields = own.form(STAND, **{**GOOD, "toelichting": "Mail naar jan@voorbeeld.nl"})
    before = (own.folder / KADE).read_bytes()
    asked = own.post(STAND, fields)
    assert asked.status == 422
    assert "Toch bewaren" in asked.text
    assert (own.folder / KADE).read_bytes() == before
    assert own.post(STAND, {**fields, "_toch": "ja"}).status == 303
    assert (own.folder / KADE).read_bytes() != before


def test_a_file_that_changed_since_the_form_was_opened_is_not_overwritten(own: Client) -> None:
    fields = own.form(STAND, **GOOD)
    path = own.folder / KADE
    path.write_text(path.read_text().replace("De bomen blijven staan.", "De bomen gaan weg."))
    changed = path.read_bytes()
    reply = own.post(STAND, fields)
    assert reply.status == 422
    assert "is veranderd nadat u dit formulier opende" in reply.text
    assert 'value="2 april 2029"' in reply.text
    assert path.read_bytes() == changed
    again = own.post(STAND, own.form(STAND, **GOOD))
    assert again.status == 303
    assert "De bomen gaan weg." in path.read_text()


def test_nothing_is_written_while_the_plan_is_wrong_and_the_answers_stay(own: Client) -> None:
    fields = own.form(STAND, **GOOD)
    lozingen = own.folder / "prioriteiten/schoon-water/lozingen.yaml"
    lozingen.write_text("naam: [")
    before = (own.folder / KADE).read_bytes()
    reply = own.post(STAND, fields)
    assert reply.status == 422
    assert "Er staan nu fouten in het plan." in reply.text
    assert "content/prioriteiten/schoon-water/lozingen.yaml" in reply.text
    assert 'value="2 april 2029"' in reply.text
    assert (own.folder / KADE).read_bytes() == before


def test_the_same_day_twice_is_a_message(own: Client) -> None:
    assert own.post(STAND, own.form(STAND, **GOOD)).status == 303
    reply = own.post(STAND, own.form(STAND, **GOOD))
    assert reply.status == 422
    assert "er zijn twee standen met peildatum 2 april 2029" in reply.text


def test_a_form_that_changes_nothing_says_so(own: Client) -> None:
    path = "/_kijk/formulier/planning/maatregelen/kade/acties/grond-kopen"
    reply = own.post(path, own.form(path, planning="Q1 2027 t/m Q4 2028"))
    assert reply.status == 422
    assert "U hebt niets veranderd." in reply.text


def test_a_file_keeps_its_rights(own: Client) -> None:
    (own.folder / KADE).chmod(0o640)
    assert own.post(STAND, own.form(STAND, **GOOD)).status == 303
    assert (own.folder / KADE).stat().st_mode & 0o777 == 0o640


def test_the_list_of_forms_leads_to_each_form(client: Client) -> None:
    text = client.get("/_kijk/formulieren?editie=partners").text
    for path in (STAND, "/_kijk/formulier/planning/maatregelen/lozingen", "/_kijk/formulier/cijfer/indicatoren/meter-helder"):
        assert f'href="{path}?editie=partners"' in text
        assert client.get(f"{path}?editie=partners").status == 200


# --- PDF and Word ---------------------------------------------------------------------------------------------------


def test_a_word_file_is_made_on_request_and_once(client: Client) -> None:
    path = "/openbaar/uitvoeringsplan.docx"
    first = client.get(path)
    assert first.status == 200
    assert first.body.startswith(b"PK")
    assert client.desk.printed["openbaar", "docx"][1] == first.body == client.get(path).body


def test_a_document_of_an_edition_that_is_not_there_is_not_there(client: Client) -> None:
    assert client.get("/geheim/uitvoeringsplan.pdf").status == 404
