"""Tools that are not ours and rules of our own judge the files of a real build; each is shown to find what is wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import test_site
from conftest import judged, lacking, run
from playwright.sync_api import sync_playwright
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject
from sample_document import our_style, sample
from word_file import with_change

from planascode.checkers import browser, html, pdf, pdf_rules, tagged
from planascode.checkers.programs import Absent
from planascode.commands.keur import GOOD, NOT_RUN, checkers
from planascode.outputs import COLLEGE
from planascode.placing import PLAN, START, Placed, digests, opened
from planascode.placing import place as put
from planascode.writers import docx as word_writer
from planascode.writers import pdf as pdf_writer
from planascode.writers import site

FAMILY = our_style().fonts["family"]
CHECKERS = checkers(FAMILY, every_page=False)
RULES = {checker.name: checker.judge for checker in CHECKERS}


# --- a whole build ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def results(output: Path) -> list[dict[str, Any]]:
    """What ``keur`` writes about the files of a build of both editions."""
    done = run("keur", "--van", output)
    assert done.returncode in (0, 1, 3), done.stdout + done.stderr
    found: list[dict[str, Any]] = json.loads((output.parent / "keuring" / "keuring.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", RULES)
def test_a_checker_has_nothing_against_any_file_of_its_kind(name: str, results: list[dict[str, Any]]) -> None:
    mine = [result for result in results if result["keurder"] == name]
    if absent := {result["reden"] for result in mine if result["uitkomst"] == NOT_RUN}:
        judged(browser.chromium)  # some computers cannot have it: then that is the reason, and excused
        lacking(Absent("; ".join(sorted(absent))))
    assert [result for result in mine if result["uitkomst"] != GOOD] == []
    kind = next(checker.kind for checker in CHECKERS if checker.name == name)
    # Of the publication's PDFs one is the public plan, the other says what to do.
    assert len(mine) == {"site": 3, "docx": 3 + len(COLLEGE), "pdf": 4 + len(COLLEGE)}[kind]


def test_every_pdf_word_file_and_site_of_the_build_is_judged_by_all_its_checkers(
    output: Path, results: list[dict[str, Any]]
) -> None:
    (published,) = (output / "publicatie").iterdir()
    sites = [output / "openbaar" / "site", output / "intern" / "site", published]
    made = {"pdf": sorted(output.rglob("*.pdf")), "docx": sorted(output.rglob("*.docx")), "site": sites}
    assert {(result["bestand"], result["keurder"]) for result in results} == {
        (path.relative_to(output).as_posix(), checker.name) for checker in CHECKERS for path in made[checker.kind]
    }


def test_the_published_pdf_is_the_public_one(output: Path) -> None:
    (published,) = (output / "publicatie").rglob("05-uitvoeringsplan.pdf")
    assert published.read_bytes() == (output / "openbaar" / "uitvoeringsplan.pdf").read_bytes()


# --- PDF ------------------------------------------------------------------------------------------------


@cache
def good_pdf() -> bytes:
    return pdf_writer.write(sample(rows=2), our_style(), "a.pdf")["a.pdf"]


def elements(file: PdfWriter, kind: str) -> list[Any]:
    """The structure elements of a kind, in the order of the file's objects."""
    objects = [found.get_object() for found in file._objects if found is not None]
    return [found for found in objects if isinstance(found, dict) and found.get("/S") == kind]


def heads_of_columns(file: PdfWriter) -> list[Any]:
    return [found for found in elements(file, "/TH") if found["/A"].get("/Scope") == "/Column"]


def fonts(file: PdfWriter) -> list[Any]:
    pages: list[Any] = list(file.pages)
    return [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]


def untag(file: PdfWriter) -> None:
    del file.root_object["/MarkInfo"]
    del file.root_object["/StructTreeRoot"]


def skip_a_level(file: PdfWriter) -> None:
    for heading in elements(file, "/H2"):
        heading[NameObject("/S")] = NameObject("/H4")


def forget_the_alternative(file: PdfWriter) -> None:
    for figure in elements(file, "/Figure"):
        del figure["/Alt"]


def turn_a_scope(file: PdfWriter) -> None:
    heads_of_columns(file)[1]["/A"][NameObject("/Scope")] = NameObject("/Row")


def forget_a_scope(file: PdfWriter) -> None:
    del heads_of_columns(file)[1]["/A"]["/Scope"]


def make_a_head_a_cell(file: PdfWriter) -> None:
    heads_of_columns(file)[1][NameObject("/S")] = NameObject("/TD")


def take_another_font(file: PdfWriter) -> None:
    fonts(file)[0][NameObject("/BaseFont")] = NameObject("/ABCDEF+DejaVu-Sans")


def leave_a_font_out(file: PdfWriter) -> None:
    del fonts(file)[0]["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()["/FontFile2"]


def speak_english(file: PdfWriter) -> None:
    file.root_object[NameObject("/Lang")] = TextStringObject("en")


def hide_the_title(file: PdfWriter) -> None:
    del file.root_object["/ViewerPreferences"]


def rename_a_bookmark(file: PdfWriter) -> None:
    root: Any = file.root_object
    first = root["/Outlines"]["/First"].get_object()
    first[NameObject("/Title")] = TextStringObject("Iets anders")


BROKEN_PDF: dict[Callable[[PdfWriter], None], dict[str, str]] = {
    untag: {"ua1": "6.2-1", "2a": "6.7.2.2-1"},
    skip_a_level: {"ua1": "7.4.2-1"},
    forget_the_alternative: {"ua1": "7.3-1"},
    take_another_font: {"own": "lettertype"},
    leave_a_font_out: {"ua1": "7.21.4.1-1", "own": "lettertype ingesloten"},
    turn_a_scope: {"own": "Scope"},
    forget_a_scope: {"own": "cel zonder kop"},
    make_a_head_a_cell: {"own": "cel zonder kop"},
    speak_english: {"own": "taal"},
    hide_the_title: {"ua1": "7.1-10", "own": "titel"},
    rename_a_bookmark: {"own": "bladwijzers"},
}
"""How a PDF is broken -> the rule that must find it, by checker: a profile of veraPDF, or our own rules."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample as PDF, written again as it is and broken in each way."""
    folder = tmp_path_factory.mktemp("broken")
    made = {"good": folder / "good.pdf"}
    PdfWriter(clone_from=BytesIO(good_pdf())).write(made["good"])
    for spoil in BROKEN_PDF:
        file = PdfWriter(clone_from=BytesIO(good_pdf()))
        spoil(file)
        made[spoil.__name__] = folder / f"{spoil.__name__}.pdf"
        file.write(made[spoil.__name__])
    return made


@pytest.fixture(scope="module")
def verdicts(broken: dict[str, Path]) -> dict[tuple[str, str], pdf.Verdict]:
    """What veraPDF says of each broken file, by profile and how it was broken."""
    paths = list(broken.values())
    found = judged(lambda: {profile: pdf.vera(profile, paths) for profile in pdf.PROFILES})
    return {
        (profile, name): verdict for profile in found for name, verdict in zip(broken, found[profile], strict=True)
    }


def test_verapdf_finds_nothing_in_a_file_that_is_not_broken(verdicts: dict[tuple[str, str], pdf.Verdict]) -> None:
    for profile in pdf.PROFILES:
        verdict = verdicts[profile, "good"]
        assert verdict.findings == ()
        assert verdict.rules > 100
        assert verdict.checks > 10_000


@pytest.mark.parametrize(
    ("profile", "name", "rule"),
    [
        (profile, spoil.__name__, rules[profile])
        for spoil, rules in BROKEN_PDF.items()
        for profile in pdf.PROFILES
        if profile in rules
    ],
)
def test_verapdf_does_find_what_is_wrong(
    profile: str, name: str, rule: str, verdicts: dict[tuple[str, str], pdf.Verdict]
) -> None:
    assert rule in [finding.rule for finding in verdicts[profile, name].findings]


def test_our_own_rules_find_nothing_in_a_file_that_is_not_broken(broken: dict[str, Path]) -> None:
    assert pdf_rules.judge([broken["good"]], FAMILY) == []


@pytest.mark.parametrize(
    ("name", "rule"), [(spoil.__name__, rules["own"]) for spoil, rules in BROKEN_PDF.items() if "own" in rules]
)
def test_our_own_rules_do_find_what_is_wrong_in_a_pdf(name: str, rule: str, broken: dict[str, Path]) -> None:
    assert rule in {finding.rule for finding in pdf_rules.judge([broken[name]], FAMILY)}


def test_a_pdf_of_another_house_style_must_have_its_font(broken: dict[str, Path]) -> None:
    assert {finding.rule for finding in pdf_rules.judge([broken["good"]], "Open Sans")} == {"lettertype"}


def test_a_screen_reader_says_the_head_of_the_column_and_of_the_row() -> None:
    tree = tagged.structure(PdfReader(BytesIO(good_pdf())))
    measures = next(table for table in tree.all("Table") if "Wat wij doen" in table.raw())
    said = {place: (above, left) for place, above, left in pdf_rules.heads(measures)}
    above, left = said["rij 2, kolom 3"]
    assert above == ("Wat wij doen",)
    assert left[0].startswith("1. Buurtbemiddeling")


def test_qpdf_does_find_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "half.pdf").write_bytes(good_pdf()[: len(good_pdf()) // 2])
    assert judged(lambda: pdf.qpdf(tmp_path / "half.pdf"))


# --- HTML -----------------------------------------------------------------------------------------------


def test_the_nu_checker_does_find_what_is_wrong(output: Path, tmp_path: Path) -> None:
    page = (output / "openbaar" / "site" / "index.html").read_text("utf-8")
    assert "</main>" in page
    (tmp_path / "index.html").write_text(page.replace("</main>", "<p id=a><div></p><p id=a></main>"), "utf-8")
    findings = judged(lambda: html.judge([tmp_path]))
    assert any("Duplicate ID" in finding.message for finding in findings)


# --- in a browser -----------------------------------------------------------------------------------------


SPOILED: dict[str, Callable[[str], str]] = {
    "color-contrast": lambda page: page.replace("<h1", '<h1 style="color:#eee"', 1).replace(
        "style-src", "style-src 'unsafe-inline'"
    ),
    "image-alt": lambda page: page.replace("</main>", '<img src="data:,"></main>'),
    "heading-order": lambda page: page.replace("</h1>", "</h1><h5>Te diep</h5>", 1),
    "sideways": lambda page: page.replace("</main>", '<canvas width="900" height="5"></canvas></main>'),
    "outside": lambda page: page.replace("default-src 'none'", "default-src *").replace(
        "</main>", '<object data="http://127.0.0.1:9/a"></object></main>'
    ),
    "console": lambda page: page.replace("</main>", "<script>document.title = 1</script></main>"),
    "missing": lambda page: page.replace("site.css", "weg.css", 1),
}


def test_a_page_that_leads_elsewhere_is_sound_and_a_browser_is_led_there_and_does_not_stay_to_judge_it(tmp_path: Path) -> None:
    words = '<word name="moved">Deze bladzijde is verhuisd</word><moved from="maatregelen/oud" to="maatregelen/buurtbemiddeling"/>'
    document = test_site.sample(test_site.SAMPLE.replace("<menu>", f"{words}<menu>", 1))
    place = tmp_path / "deel"
    files = {f"site/{path}": data for path, data in site.write(document, test_site.style()).items()}
    with opened(place):
        assert put(place, files, Placed(1, "openbaar", "", digests(files))) == "whole"
    assert judged(lambda: html.judge([place])) == []
    old = place / PLAN / "site/maatregelen/oud.html"
    assert judged(lambda: browser.judge([place / START, old], place)) == []
    path = judged(browser.chromium)
    with sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=path, args=list(browser.QUIET)).new_page()
        said: list[str] = []
        window.on("console", lambda message: said.append(message.text))
        for page, leads_to in ((place / START, "site/index.html"), (old, "site/maatregelen/buurtbemiddeling.html")):
            window.goto(page.as_uri(), wait_until="commit")
            window.wait_for_url((place / PLAN / leads_to).as_uri())
            assert window.title()
    assert said == []


def test_a_browser_does_find_what_is_wrong(output: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(output / "openbaar" / "site" / "assets", site / "assets")
    good = (output / "openbaar" / "site" / "index.html").read_text("utf-8")
    for rule, spoil in SPOILED.items():
        (site / f"{rule}.html").write_text(spoil(good), "utf-8")
    found = judged(lambda: browser.judge(sorted(site.glob("*.html")), site, (375,)))
    assert {(f"{rule}.html", rule) for rule in SPOILED} <= {(Path(finding.file).name, finding.rule) for finding in found}


# --- Word -------------------------------------------------------------------------------------------------


@cache
def good_docx() -> bytes:
    return word_writer.write(sample(rows=10), our_style(), "a.docx")["a.docx"]


DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
BROKEN_DOCX: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "an unknown element": (DOCUMENT, "<w:tblPr>", "<w:tblPr><w:onbekend/>", {"Open XML SDK": "Schema", "openxml-audit": "schema"}),
    "a relationship to no part": (
        "word/_rels/document.xml.rels", 'Target="media/[^"]*"', 'Target="media/weg.png"', {"eigen regels Word": "relatie"},
    ),
    "a relationship that is gone": (
        "word/_rels/document.xml.rels", r'<Relationship Id="rImage1"[^>]*/>', "",
        {"Open XML SDK": "Semantic", "openxml-audit": "semantic", "eigen regels Word": "relatie"},
    ),
    "a style that is gone": (STYLES, r'w:styleId="Kop1"', 'w:styleId="Weg"', {"eigen regels Word": "stijl"}),
    "another language": (STYLES, '<w:lang w:val="nl-NL"', '<w:lang w:val="en-GB"', {"eigen regels Word": "taal"}),
    "no title": ("docProps/core.xml", "<dc:title>.*</dc:title>", "", {"eigen regels Word": "titel"}),
    "no alternative text": (DOCUMENT, r'(<wp:docPr [^>]*)descr="[^"]*"', r"\1", {"eigen regels Word": "alternatieve tekst"}),
    "no head row": (DOCUMENT, r"<w:tblHeader[^>]*/>", "", {"eigen regels Word": "kopregel"}),
    "a merged cell": (DOCUMENT, r"<w:tcPr>(<w:tcW[^>]*/>)", r'<w:tcPr>\1<w:gridSpan w:val="2"/>', {"eigen regels Word": "samengevoegde cellen"}),
    "a heading that is too deep": (DOCUMENT, r'<w:pStyle w:val="Kop2"/>', '<w:pStyle w:val="Kop4"/>', {"eigen regels Word": "koppen"}),
    "a link that says nothing": (DOCUMENT, r">begroting</w:t>", ">hier</w:t>", {"eigen regels Word": "linktekst"}),
    "a first column that is no head": (DOCUMENT, 'w:firstColumn="1"', 'w:firstColumn="0"', {"eigen regels Word": "kopregel"}),
    "an empty cell": (
        DOCUMENT,
        r"(<w:tc>(?:(?!<w:p>).)*<w:p>(?:<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)?).*?</w:p></w:tc>",
        r"\1</w:p></w:tc>",
        {"eigen regels Word": "lege cellen"},
    ),
    "an empty paragraph": (DOCUMENT, "<w:tbl>", '<w:p><w:pPr><w:pStyle w:val="Plattetekst"/></w:pPr></w:p><w:tbl>', {"eigen regels Word": "lege alinea"}),
    "a colour outside a style": (DOCUMENT, "<w:rPr><w:b/>", '<w:rPr><w:color w:val="FF0000"/><w:b/>', {"eigen regels Word": "directe opmaak"}),
    "pale words": (STYLES, '(w:styleId="ToonBusy".*?<w:color w:val=")[0-9A-F]{6}', r"\1FFE0C0", {"eigen regels Word": "contrast"}),
    "a pale head of a table": (STYLES, '(w:type="firstRow".*?w:fill=")[0-9A-F]{6}', r"\1F0F0F0", {"eigen regels Word": "contrast"}),
    "a table that nobody else sees": (DOCUMENT, "<w:tbl>", "<w:tbl/><w:tbl>", {"LibreOffice": "tabellen"}),
    "words that nobody else sees": (DOCUMENT, r"(<w:r>(?:(?!</w:r>).)*?Inleiding)", r"<w:onbekend><w:t>weg</w:t></w:onbekend>\1", {"LibreOffice": "woorden"}),
}  # fmt: skip
"""How a Word file is broken: part, pattern, what stands there instead -> the rule that must find it, by checker."""


@pytest.mark.parametrize("name", sorted({name for *_, rules in BROKEN_DOCX.values() for name in rules}))
def test_a_checker_has_nothing_against_a_word_file_that_is_not_broken(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(good_docx())
    assert judged(lambda: RULES[name]([tmp_path / "a.docx"])) == []


@pytest.mark.parametrize(
    ("how", "name", "rule"),
    [(how, name, rule) for how, (*_, rules) in BROKEN_DOCX.items() for name, rule in rules.items()],
)
def test_a_checker_does_find_what_is_wrong_with_a_word_file(how: str, name: str, rule: str, tmp_path: Path) -> None:
    part, pattern, new, _ = BROKEN_DOCX[how]
    path = tmp_path / "a.docx"
    path.write_bytes(with_change(good_docx(), part, pattern, new))
    assert rule in {finding.rule for finding in judged(lambda: RULES[name]([path]))}


