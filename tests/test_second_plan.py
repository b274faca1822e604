"""A second, quite different plan (tests/plannen/waterdorp) goes through the same code to every output.

Waterdorp does not exist. Its legend has five colours and two axes, its levels have other names, its measures have no
codes, its indicators have target values, its editions are three, its house style and columns are its own.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import judged, lacking, run
from lxml import html
from pypdf import PdfReader

from planascode import derive
from planascode.canonical import load_dump
from planascode.checkers import browser
from planascode.checkers.programs import Absent
from planascode.commands import keur
from planascode.model import Plan

ROOT = Path(__file__).parents[1]
WATERDORP = ROOT / "tests" / "plannen" / "waterdorp"
EDITIES = ("openbaar", "partners", "vertrouwelijk")


@dataclass(frozen=True)
class Built:
    """What one run of the command left: its exit code, what it said, and the folder."""

    code: int
    said: str
    folder: Path

    def files(self, edition: str) -> dict[str, bytes]:
        """The files of an edition by path."""
        top = self.folder / edition
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}

    def site_words(self, edition: str) -> str:
        """All words of all pages of the site."""
        pages = (data for path, data in sorted(self.files(edition).items()) if path.endswith(".html"))
        return " ".join(words_of_page(page) for page in pages)

    def page(self, edition: str, path: str) -> html.HtmlElement:
        """One page of the site."""
        return html.fromstring((self.folder / edition / "site" / f"{path}.html").read_bytes())

    def words(self, edition: str) -> dict[str, str]:
        """The words of each document of an edition: site, PDF, Word file."""
        files = self.files(edition)
        return {
            "site": self.site_words(edition),
            "pdf": words_of_pdf(files["uitvoeringsplan.pdf"]),
            "docx": words_of_docx(files["uitvoeringsplan.docx"]),
        }


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u00ad", ""))


def words_of_page(data: bytes) -> str:
    spaced = re.sub(rb"</(td|th|p|li|h[1-6]|div|dt|dd|caption|figcaption|a|title|tspan|text)>", rb" </\1>", data)
    return folded(" ".join(html.fromstring(spaced).text_content().split()))


def words_of_pdf(data: bytes) -> str:
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    return re.sub("(?<=[a-z])- (?=[a-z])", "", folded(done.stdout.decode()))  # words that were broken at a line's end


def words_of_docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in ("word/document.xml", "word/comments.xml") if name in archive.namelist()]
        xml = " ".join(archive.read(name).decode() for name in parts)
    return folded(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|<w:tab/>|<w:br/>", " ", xml)))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("waterdorp") / "output"
    command = [sys.executable, str(ROOT / "build.py"), "--plan", str(WATERDORP), "--naar", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300)
    return Built(done.returncode, done.stdout + done.stderr, folder)


@pytest.fixture(scope="module")
def public(built: Built) -> Plan:
    return load_dump((built.folder / "openbaar/site/data/plan.json").read_text("utf-8"))


def test_the_command_makes_every_output_of_every_edition_and_ends_with_0(built: Built) -> None:
    assert built.code == 0, built.said
    for edition in EDITIES:
        assert {"uitvoeringsplan.pdf", "uitvoeringsplan.docx", "site/index.html"} <= built.files(edition).keys()
    assert len(list((built.folder / "openbaar/college").iterdir())) == 8
    assert (built.folder / "publicatie/droge-voeten/01-drop-besluit.docx").is_file()
    assert [path.name for path in (built.folder / "publicatie").iterdir()] == ["droge-voeten"]


@pytest.mark.parametrize("document", ["site", "pdf", "docx"])
def test_every_state_and_axis_of_its_legend_is_printed(built: Built, public: Plan, document: str) -> None:
    words = built.words("openbaar")[document]
    assert len(public["toestanden"]) == 5
    for state in public["toestanden"].values():
        assert state.woord in words
        assert state.betekenis in words
    assert "Tijd: " in words
    assert "Geld: " in words


@pytest.mark.parametrize("document", ["site", "pdf", "docx"])
def test_a_state_that_is_not_good_has_its_cause_effect_and_answer_beside_it(built: Built, document: str) -> None:
    words = built.words("openbaar")[document]
    assert "Oorzaak: De prijs van de grond is verdubbeld." in words
    assert "Gevolg: De aannemer kan niet beginnen." in words
    assert "Bijsturing: Het college praat met de eigenaar." in words


def test_the_home_page_counts_the_states_of_every_axis(built: Built, public: Plan) -> None:
    page = built.page("openbaar", "index")
    for axis in ("tijd", "geld"):
        tables = [t for t in page.iter("table") if folded(t.findtext("caption") or t.find("caption").text_content())
                  .endswith(axis.title())]  # fmt: skip
        assert len(tables) == 1, f"no table for the axis {axis}"
        rows = [[folded(cell.text_content()).strip() for cell in row] for row in tables[0].iter("tr")][1:]
        for row, opgave in zip(rows, derive.prioriteiten(public), strict=True):
            counts = derive.counts(public, derive.alle_maatregelen(public, opgave), axis)
            assert row == [opgave.naam, *(str(count) for count in counts.values()), str(sum(counts.values()))]


def test_levels_have_the_names_that_the_plan_gives_them(built: Built) -> None:
    words = built.site_words("openbaar").lower()
    for name in ("opgaven", "programma's", "inspanningen", "opgavemaker"):
        assert name in words
    # The colophon lists the data files, which have the names of the model, whatever a plan calls its levels.
    pages = {path: data for path, data in built.files("openbaar").items() if path.endswith(".html") and "colofon" not in path}
    for path, data in pages.items():
        for ours in ("beleidsprioriteit", "alle thema's", "maatregelen", "opgaveleider"):
            assert ours not in words_of_page(data).lower(), path


def test_measures_have_no_codes_and_no_column_for_them(built: Built) -> None:
    for document, words in built.words("vertrouwelijk").items():
        assert not re.search(r"\bP[1-5]\b", words), document
    for path, data in built.files("openbaar").items():
        if path.endswith(".html"):
            heads = [folded(head.text_content()).strip() for head in html.fromstring(data).iter("th")]
            assert "Code" not in heads, path


def test_tables_of_measures_have_the_columns_of_its_own_indeling(built: Built) -> None:
    tables = [table for table in built.page("partners", "themas/dijken").iter("table") if table.get("id") == "tabel-dijken"]
    heads = [folded(head.text_content()).strip() for head in tables[0].find("thead").iter("th")]
    assert heads == ["Inspanning", "Aanpak", "Aan zet", "Geld", "Planning en voortgang"]


def test_figures_are_counted_where_they_may_be_and_nowhere_else(public: Plan) -> None:
    kelders, helder = public["indicatoren"]["meter-kelders"], public["indicatoren"]["meter-helder"]
    last, before = public.gegevens.monitoring_jaren[1], public.gegevens.monitoring_jaren[0]
    assert derive.totaal(public, kelders, before) == Decimal(57), "the later figure (50) counts, not the first (51)"
    assert derive.totaal(public, kelders, last) == Decimal(44), "a figure from after the peildatum does not count"
    assert derive.verschil(public, kelders) == Decimal(-13)
    assert derive.totaal(public, helder, last) is None


@pytest.mark.parametrize("document", ["site", "pdf", "docx"])
def test_baseline_targets_and_computed_totals_are_printed(built: Built, document: str) -> None:
    words = built.words("openbaar")[document]
    row = words[words.index("Natte kelders na zware regen 64") :]
    assert re.match(r"Natte kelders na zware regen 64 \(2026\) 50 7 57 38 6 44 40 10 -13 ", row), row[:120]
    assert "Streefwaarde 2030" in words
    assert "onbekend (voor 2027 niet gemeten)" in words
    assert "niet gepubliceerd" in words


@pytest.mark.parametrize("document", ["site", "pdf", "docx"])
def test_sums_leave_out_parts_and_tell_what_is_unknown(built: Built, document: str) -> None:
    words = built.words("openbaar")[document]
    assert "€ 45.500,50" in words
    assert "ten minste € 128.250,25, 1 onbekend" in words, "120.000 + 8.250,25; the part of the post is not added again"
    assert "ten minste € 159.587,25, 1 onbekend" in built.words("vertrouwelijk")[document], "with the hidden post"


def test_each_edition_shows_what_it_may_and_no_more(built: Built) -> None:
    needles = {
        "Lozingen opsporen": "partners",
        "afspraken met het waterschap": "partners",
        "Onaangekondigde meting": "vertrouwelijk",
        "kwelderland": "vertrouwelijk",
        "Advocaat bij het geschil": "vertrouwelijk",
        "Klopt de hoogte": "vertrouwelijk",
    }
    for needle, lowest in needles.items():
        for edition in EDITIES:
            shown = EDITIES.index(edition) >= EDITIES.index(lowest)
            for document, words in built.words(edition).items():
                assert (needle in words) == shown, (needle, edition, document)


def test_a_field_with_its_own_edition_is_hidden_below_it(built: Built) -> None:
    role = "Contactpersoon van het waterschap"
    assert role not in words_of_page((built.folder / "openbaar/site/themas/dijken.html").read_bytes())
    assert role in words_of_page((built.folder / "partners/site/themas/dijken.html").read_bytes())


def test_its_own_word_for_what_is_not_known_stands_in_the_history_of_standen_too(built: Built) -> None:
    files = built.files("openbaar")
    for path in ("site/maatregelen/kade.html", "site/wijzigingen.html"):
        words = words_of_page(files[path])
        assert "niet te zien (hangt af van de grond)" in words, path
        assert "onbekend (hangt af" not in words, path


def test_its_colours_are_in_every_output(built: Built) -> None:
    files = built.files("openbaar")
    css = files["site/assets/site.css"].decode()
    assert "--basis-color-accent-1-color-default:#0B3D4A" in css
    assert "--tone-klei-text:#7A2412" in css
    with zipfile.ZipFile(io.BytesIO(files["uitvoeringsplan.docx"])) as archive:
        styles = archive.read("word/styles.xml").decode().upper()
    assert "0B3D4A" in styles
    assert "7A2412" in styles
    content = b"".join(page.get_contents().get_data() for page in PdfReader(io.BytesIO(files["uitvoeringsplan.pdf"])).pages)
    red, green, blue = (int("7A2412"[i : i + 2], 16) / 255 for i in (0, 2, 4))
    drawn = {tuple(round(float(x), 2) for x in match) for match in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg", content)}
    assert (round(red, 2), round(green, 2), round(blue, 2)) in drawn


def test_no_checker_has_anything_against_what_is_made_in_its_own_house_style(built: Built) -> None:
    done = run("keur", "--plan", WATERDORP, "--van", built.folder)
    results = json.loads((built.folder.parent / "keuring" / "keuring.json").read_text("utf-8"))
    assert [result for result in results if result["uitkomst"] not in (keur.GOOD, keur.NOT_RUN)] == [], done.stdout
    # Files and sites of three editions and one publication, and what is for the college, times their checkers.
    assert len(results) == 9 * 4 + 8 * 4 + 4 * 2
    if absent := {result["reden"] for result in results if result["uitkomst"] == keur.NOT_RUN}:
        judged(browser.chromium)  # some computers cannot have it: then that is the reason, and excused
        lacking(Absent("; ".join(sorted(absent))))


def test_a_tone_that_is_overridden_in_part_keeps_the_rest(built: Built) -> None:
    css = built.files("openbaar")["site/assets/site.css"].decode()
    assert "--basis-color-info-bg-default:#E0F4F1" in css
    assert "--basis-color-info-color-default:#1A4C8B" in css


def test_not_one_word_of_oldambt_is_in_any_file(built: Built) -> None:
    for path in built.folder.rglob("*"):
        if not path.is_file():
            continue
        data = path.read_bytes()
        if path.suffix == ".docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        elif path.suffix == ".pdf":
            reader = PdfReader(io.BytesIO(data))
            data = (words_of_pdf(data) + str(dict(reader.metadata or {}))).encode()
        for word in (b"oldambt", b"openbare orde", b"veiligheid-2021", b"beleidsprioriteit"):
            assert word not in data.lower(), f"{word!r} in {path.relative_to(built.folder)}"


def test_the_data_file_says_the_same_as_the_content(public: Plan, built: Built) -> None:
    data = json.loads((built.folder / "openbaar/site/data/plan.json").read_text("utf-8"))
    assert data["plan"]["titel"] == public.gegevens.titel == "Uitvoeringsprogramma Droge Voeten 2027-2030"
    assert set(public["maatregelen"]) == {"kade", "regentonnen", "vissen-tellen"}
