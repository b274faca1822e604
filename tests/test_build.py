"""The command on the whole plan: what it leaves on the disk, and how it ends."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import readback
from conftest import CONTENT, files_in, run

from planascode.model import Plan
from planascode.outputs import COLLEGE

SITE = ("--uitvoer", "site", "--editie", "openbaar")


@pytest.fixture
def plan_folder(tmp_path: Path) -> Path:
    """A copy of the plan's folder, to be changed."""
    return Path(shutil.copytree(CONTENT, tmp_path / "plan"))


@pytest.fixture(scope="module")
def site_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the public site only; tests copy it."""
    folder = tmp_path_factory.mktemp("site") / "output"
    done = run("--naar", folder, *SITE)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def earlier(site_output: Path, tmp_path: Path) -> Path:
    """What an earlier build left."""
    return Path(shutil.copytree(site_output, tmp_path / "output"))


def stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """(path, inode, time of the last change) of everything below a folder."""
    for path in sorted(folder.rglob("*")):
        found = path.stat()
        yield path.relative_to(folder).as_posix(), found.st_ino, found.st_mtime_ns


def spoil(folder: Path, path: str, old: str, new: str) -> None:
    """One mistake in one file."""
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_good_build_has_exactly_the_paths_that_are_promised(output: Path, plan: Plan) -> None:
    plan_id = plan.gegevens.id
    made = files_in(output)
    assert {path.split("/")[0] for path in made} == {"openbaar", "intern", "publicatie", ".planascode"}
    for editie in ("openbaar", "intern"):
        own = {path.removeprefix(f"{editie}/") for path in made if path.startswith(f"{editie}/")}
        kit = {f"college/{name}.{kind}" for name in COLLEGE for kind in ("pdf", "docx")} if editie == "openbaar" else set()
        assert {path for path in own if not path.startswith("site/")} == {"uitvoeringsplan.pdf", "uitvoeringsplan.docx", *kit}
        assert {"site/index.html", "site/register.html", "site/data/plan.json", "site/data/maatregelen.csv"} <= own
    assert {path.split("/")[1] for path in made if path.startswith("publicatie/")} == {plan_id}
    published = {path.split("/", 2)[2] for path in made if path.startswith("publicatie/")}
    assert published == {
        "00-LEESMIJ.html", "00-LEESMIJ.pdf", "01-drop-besluit.docx", "02-drop-metadata.yaml", "02-drop-metadata.csv", "02-drop-metadata.html",
        "03-figuren/figuur-01.png", "03-figuren/alt.csv", "05-uitvoeringsplan.pdf", "06-weergave.html", "08-controle.json", "08-controle.html",
    }  # fmt: skip
    assert made[f"publicatie/{plan_id}/05-uitvoeringsplan.pdf"] == made["openbaar/uitvoeringsplan.pdf"]


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("prioriteiten/jongeren/lachgas.yaml", "naam:", "naaam:", "prioriteiten/jongeren/lachgas.yaml:"),
        ("geld/budgetposten.yaml", "bedrag: 3.900", "bedrag: 3.900 euro", "geld/budgetposten.yaml:"),
        ("hoofdstukken/inzet.md", "(#randvoorwaarden)", "(#bestaat-niet)", "hoofdstukken/inzet.md:"),
        ("plan.yaml", "gemeente: gemeente-oldambt", "gemeente: [", "plan.yaml:"),
    ],
)
def test_wrong_content_ends_with_1_names_its_line_and_leaves_the_output_untouched(
    plan_folder: Path, earlier: Path, path: str, old: str, new: str, message: str
) -> None:
    before = files_in(earlier), list(stamps(earlier))
    spoil(plan_folder, path, old, new)
    done = run("--plan", plan_folder, "--naar", earlier, *SITE)
    assert done.returncode == 1
    assert message in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (files_in(earlier), list(stamps(earlier))) == before
    assert sorted(item.name for item in earlier.parent.iterdir()) == ["output", "plan"]


def test_a_layout_that_asks_for_what_is_not_there_ends_with_1_and_leaves_the_output_untouched(
    plan_folder: Path, earlier: Path
) -> None:
    before = files_in(earlier)
    (plan_folder / "layouts").mkdir()
    (plan_folder / "layouts" / "site.xml.j2").write_text("<document>{{ bestaat_niet }}</document>", encoding="utf-8")
    done = run("--plan", plan_folder, "--naar", earlier, *SITE)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert files_in(earlier) == before


def test_a_folder_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    foreign = tmp_path / "foto's"
    foreign.mkdir()
    (foreign / "vakantie.txt").write_text("van mij", encoding="utf-8")
    done = run("--naar", foreign, *SITE)
    assert done.returncode == 2
    assert "niet" in done.stderr
    assert files_in(tmp_path) == {"foto's/vakantie.txt": b"van mij"}


def test_what_was_not_asked_for_this_time_is_not_left_from_the_last_time(earlier: Path) -> None:
    done = run("--naar", earlier, "--uitvoer", "docx", "--editie", "intern")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(files_in(earlier)) == [".planascode", "intern/uitvoeringsplan.docx"]


def test_a_part_of_the_output_is_the_same_as_in_a_full_build(output: Path, tmp_path: Path) -> None:
    done = run("--naar", tmp_path / "output", "--uitvoer", "docx", "--uitvoer", "college", "--uitvoer", "publicatie")
    assert done.returncode == 0, done.stdout + done.stderr
    full, part = files_in(output), files_in(tmp_path / "output")
    assert len(part) > 10
    assert {path for path in part if path.endswith(".docx") and part[path] == full[path]} == {
        path for path in full if path.endswith(".docx")
    }


def test_another_peildatum_gives_the_states_of_that_day(site_output: Path, tmp_path: Path) -> None:
    done = run("--naar", tmp_path / "output", "--peildatum", "13 juni 2022", *SITE)
    assert done.returncode == 0, done.stdout + done.stderr
    now, then = (
        readback.csv_rows((folder / "openbaar/site/data/maatregelen.csv").read_bytes())
        for folder in (site_output, tmp_path / "output")
    )
    assert [row[:6] for row in now] == [row[:6] for row in then]
    assert {row[6] for row in now[1:]} == {"2022-06-14"}
    assert {"gestart", "nog niet gestart", "afgerond"} < {row[7] for row in now[1:]}
    assert {(row[6], row[7]) for row in then[1:]} == {("", "onbekend")}
    home = (tmp_path / "output" / "openbaar/site/index.html").read_text(encoding="utf-8")
    assert "Standen gelden op 13 juni 2022" in home
    assert "Standen gelden op 14 juni 2022" not in home


@pytest.mark.skipif(os.name != "posix" or not Path("/proc/self").exists(), reason="needs the loader of Linux")
def test_without_pango_everything_but_the_pdf_is_made_and_it_ends_with_3(earlier: Path, tmp_path: Path) -> None:
    """The loader meets a file that is no library where it looks first, as on a computer where Pango is broken."""
    libraries = tmp_path / "lib"
    libraries.mkdir()
    (libraries / "libpango-1.0.so.0").write_bytes(b"")
    done = run("--naar", earlier, "--uitvoer", "pdf", *SITE, env={"LD_LIBRARY_PATH": str(libraries)})
    assert done.returncode == 3
    assert "Pango" in done.stderr
    made = files_in(earlier)
    assert "openbaar/site/index.html" in made
    assert [path for path in made if path.endswith(".pdf")] == []
    assert b"uitvoeringsplan.pdf" not in made["openbaar/site/index.html"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--help",), 0),
        (("--uitvoer", "posters"), 2),
        (("--editie", "geheim"), 2),
        (("--peildatum", "31 februari 2022"), 2),
        (("--plan", "bestaat-niet"), 2),
        (("--bestaat-niet",), 2),
    ],
)
def test_how_the_command_ends(arguments: tuple[str, ...], code: int, tmp_path: Path) -> None:
    done = run(*arguments, "--naar", tmp_path / "output")
    assert done.returncode == code
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "output").exists()
