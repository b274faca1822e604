"""Tools that are not ours judge the files of a real build, and each is shown to find what is wrong."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from checkers import browser, html, pdf, word
from checkers.programs import Finding, program
from checkers.programs import run as run_program
from conftest import judged
from pypdf import PdfWriter

EDITIONS = ("openbaar", "intern")
WORD_FILES = (*EDITIONS, "publicatie")


def listed(findings: list[Finding] | tuple[Finding, ...]) -> list[str]:
    return [str(finding) for finding in findings]


# --- PDF ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def verdicts(output: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], pdf.Verdict]:
    """What veraPDF says, by profile and edition."""
    folder = tmp_path_factory.mktemp("pdf")
    files = [Path(shutil.copy(output / name / "uitvoeringsplan.pdf", folder / f"{name}.pdf")) for name in EDITIONS]

    def ask() -> dict[tuple[str, str], pdf.Verdict]:
        pdf.vera_command()
        with ThreadPoolExecutor() as side_by_side:
            found = list(side_by_side.map(lambda profile: pdf.vera(profile, files), pdf.PROFILES))
        return {
            (profile, edition): verdict
            for profile, of_files in zip(pdf.PROFILES, found, strict=True)
            for edition, verdict in zip(EDITIONS, of_files, strict=True)
        }

    return judged(ask)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("profile", pdf.PROFILES, ids=pdf.PROFILES.values())
def test_verapdf_finds_nothing_wrong(profile: str, edition: str, verdicts: dict[tuple[str, str], pdf.Verdict]) -> None:
    verdict = verdicts[profile, edition]
    assert listed(verdict.findings) == []
    assert verdict.rules > 100
    assert verdict.checks > 100_000


def test_verapdf_does_find_what_is_wrong(output: Path, tmp_path: Path) -> None:
    spoiled = PdfWriter(clone_from=output / "openbaar" / "uitvoeringsplan.pdf")
    del spoiled.root_object["/MarkInfo"]
    spoiled.write(tmp_path / "spoiled.pdf")
    (verdict,) = judged(lambda: pdf.vera("ua1", [tmp_path / "spoiled.pdf"]))
    assert "6.2-1" in [finding.rule for finding in verdict.findings]


@pytest.mark.parametrize("edition", EDITIONS)
def test_qpdf_finds_no_errors_in_the_pdf(edition: str, output: Path) -> None:
    assert listed(judged(lambda: pdf.qpdf(output / edition / "uitvoeringsplan.pdf"))) == []


def test_qpdf_does_find_what_is_wrong(output: Path, tmp_path: Path) -> None:
    whole = (output / "openbaar" / "uitvoeringsplan.pdf").read_bytes()
    (tmp_path / "half.pdf").write_bytes(whole[: len(whole) // 2])
    assert judged(lambda: pdf.qpdf(tmp_path / "half.pdf"))


def test_the_published_pdf_is_the_public_one(output: Path) -> None:
    (published,) = (output / "publicatie").rglob("*.pdf")
    assert published.read_bytes() == (output / "openbaar" / "uitvoeringsplan.pdf").read_bytes()


# --- HTML -----------------------------------------------------------------------------------------------


def test_the_nu_checker_finds_nothing_wrong_on_any_page(output: Path) -> None:
    pages, findings = judged(lambda: html.judge(output))
    assert listed(findings) == []
    assert pages > 100


def test_the_nu_checker_does_find_what_is_wrong(output: Path, tmp_path: Path) -> None:
    page = (output / "openbaar" / "site" / "index.html").read_text("utf-8")
    assert "</main>" in page
    (tmp_path / "index.html").write_text(page.replace("</main>", "<p id=a><div></p><p id=a></main>"), "utf-8")
    pages, findings = judged(lambda: html.judge(tmp_path))
    assert pages == 1
    assert any("Duplicate ID" in finding.message for finding in findings)


# --- in a browser -----------------------------------------------------------------------------------------


def kinds_of_page(site: Path) -> list[Path]:
    """Every page of the site's first level, and of each folder below it the page that holds the most."""
    first = sorted(site.glob("*.html"))
    folders = [sorted(folder.glob("*.html"), key=lambda page: page.stat().st_size) for folder in sorted(site.iterdir())]
    return first + [pages[-1] for pages in folders if pages]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_browser_finds_every_kind_of_page_accessible_quiet_and_whole(edition: str, output: Path) -> None:
    site = output / edition / "site"
    pages = kinds_of_page(site)
    assert len(pages) > 8
    assert listed(judged(lambda: browser.judge(pages, site))) == []


def test_a_browser_finds_the_pages_of_the_publication_in_order(output: Path) -> None:
    (folder,) = (output / "publicatie").iterdir()
    assert listed(judged(lambda: browser.judge(sorted(folder.glob("*.html")), folder))) == []


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


def test_a_browser_does_find_what_is_wrong(output: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(output / "openbaar" / "site" / "assets", site / "assets")
    good = (output / "openbaar" / "site" / "index.html").read_text("utf-8")
    for rule, spoil in SPOILED.items():
        (site / f"{rule}.html").write_text(spoil(good), "utf-8")
    found = judged(lambda: browser.judge(sorted(site.glob("*.html")), site, (375,)))
    assert {(f"{rule}.html", rule) for rule in SPOILED} <= {(finding.file, finding.rule) for finding in found}


# --- Word -------------------------------------------------------------------------------------------------


def word_file(output: Path, name: str) -> Path:
    (path,) = (output / name).rglob("*.docx")
    return path


@pytest.mark.parametrize("name", WORD_FILES)
@pytest.mark.parametrize("checker", [word.sdk, word.audit], ids=["Open XML SDK", "openxml-audit"])
def test_nothing_is_wrong_with_the_word_file(checker: Callable[[Path], list[Finding]], name: str, output: Path) -> None:
    assert listed(judged(lambda: checker(word_file(output, name)))) == []


@pytest.mark.parametrize("checker", [word.sdk, word.audit], ids=["Open XML SDK", "openxml-audit"])
def test_a_checker_does_find_what_is_wrong_with_a_word_file(
    checker: Callable[[Path], list[Finding]], output: Path, tmp_path: Path
) -> None:
    spoiled = tmp_path / "spoiled.docx"
    with zipfile.ZipFile(word_file(output, "openbaar")) as whole, zipfile.ZipFile(spoiled, "w") as broken:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "word/document.xml":
                assert b"<w:tblPr>" in data
                data = data.replace(b"<w:tblPr>", b"<w:tblPr><w:onbekend/>", 1)
            broken.writestr(name, data)
    assert any("onbekend" in str(finding) for finding in judged(lambda: checker(spoiled)))


@pytest.fixture(scope="module")
def converted(output: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every Word file of the build, opened by LibreOffice and saved again, by its path in the output."""
    office = judged(lambda: program("soffice"))
    folder = tmp_path_factory.mktemp("office")
    files = [shutil.copy(word_file(output, name), folder / f"{name}.docx") for name in WORD_FILES]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run_program(office, profile, "--headless", "--convert-to", "odt", "--outdir", folder, *files)
    return {name: folder / f"{name}.odt" for name in WORD_FILES}


@pytest.mark.parametrize("name", WORD_FILES)
def test_libreoffice_opens_the_word_file_with_all_its_tables(
    name: str, converted: dict[str, Path], output: Path
) -> None:
    with zipfile.ZipFile(word_file(output, name)) as ours, zipfile.ZipFile(converted[name]) as theirs:
        tables = ours.read("word/document.xml").count(b"<w:tbl>")
        assert tables > 10
        assert theirs.read("content.xml").count(b"<table:table ") == tables
