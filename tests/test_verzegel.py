"""``verzegel``: the same archive wherever and whenever it is made, and an older one stays as it was when something is wrong."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sealed
from conftest import ROOT, files_in, run
from test_determinism import ELSEWHERE
from test_docs import blocks

from planascode import sealing
from planascode.commands import verzegel

GUIDE = ROOT / "docs" / "handleiding" / "verzegelen.md"
SEAL = sealing.digest(sealed.made()[0][sealing.MANIFEST])


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in another folder in which its plan was sealed, in another time zone, locale, with other rights and hash seed."""
    place = sealed.checkout(tmp_path_factory.mktemp("een andere map"))
    done = subprocess.run(
        [sys.executable, "build.py", "verzegel"], cwd=place, env={**os.environ, **ELSEWHERE}, umask=0o077, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    (place / "gezegd.txt").write_text(done.stdout, "utf-8")
    return place


def test_an_archive_is_the_same_whatever_the_folder_time_zone_locale_rights_and_hash_seed(elsewhere: Path) -> None:
    (made,) = (elsewhere / "verzegeld").iterdir()
    assert made.read_bytes() == sealed.archive()
    assert made.name == f"droge-voeten-2029-04-01-{SEAL[:12]}.zip"


def test_what_was_made_is_said_with_its_seal_and_how_to_judge_it(elsewhere: Path) -> None:
    said = (elsewhere / "gezegd.txt").read_text("utf-8")
    manifest = sealed.made()[1]
    place = f"verzegeld/droge-voeten-2029-04-01-{SEAL[:12]}.zip"
    assert said.splitlines() == [
        "De openbare uitgave wordt gemaakt en verzegeld ...",
        "Verzegeld: Uitvoeringsprogramma Droge Voeten 2027-2030, de editie openbaar, peildatum 1 april 2029.",
        f"  archief  {place}",
        f"  omvang   {len(sealed.made()[0])} bestanden, {len(sealed.archive()) / 1e6:.1f} MB".replace(".", ","),
        f"  inhoud   {manifest.inhoud}",
        f"  zegel    {SEAL}",
        f"Noteer het zegel bij het besluit. Nakijken: python build.py verifieer {place}",
    ]


def test_the_commands_of_the_guide_run_one_after_the_other(elsewhere: Path) -> None:
    lines = [line for example in blocks(GUIDE, "sh") for line in example.splitlines()]
    assert {shlex.split(line)[2] for line in lines} == {"verzegel", "verifieer"}
    for line in lines:
        done = subprocess.run([sys.executable, *shlex.split(line)[1:]], cwd=elsewhere, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), line + done.stdout
    assert (elsewhere / "uitgave.zip").is_file()


def test_sealing_again_says_that_it_is_there_and_leaves_it(elsewhere: Path) -> None:
    (made,) = (elsewhere / "verzegeld").iterdir()
    before = made.stat().st_mtime_ns
    time.sleep(0.01)
    done = subprocess.run([sys.executable, "build.py", "verzegel"], cwd=elsewhere, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Dit stond er al: " in done.stdout
    assert made.stat().st_mtime_ns == before


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return sealed.written(tmp_path / "plan")


def test_another_archive_under_that_name_is_kept_unless_it_may_go(tmp_path: Path, plan: Path) -> None:
    target = tmp_path / "uitgave.zip"
    target.write_bytes(b"de uitgave van toen")
    done = run("verzegel", target, "--plan", plan)
    assert done.returncode == 1
    assert "staat al een ander archief. Wat er stond, is niet veranderd." in done.stderr
    assert target.read_bytes() == b"de uitgave van toen"
    done = run("verzegel", target, "--plan", plan, "--vervang")
    assert (done.returncode, done.stderr) == (0, "")
    assert target.read_bytes() == sealed.archive()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan", "uitgave.zip"]


def mistake(plan: Path) -> None:
    text = (plan / "plan.yaml").read_text("utf-8")
    (plan / "plan.yaml").write_text(text.replace("peildatum:", "peildatums:"), "utf-8")


def too_early(plan: Path) -> None:
    text = (plan / "plan.yaml").read_text("utf-8")
    (plan / "plan.yaml").write_text(text.replace("modelversie: 1\n", "modelversie: 1\nstadium: bekendgemaakt\n"), "utf-8")


def leak(plan: Path) -> None:
    layout = plan / "layouts" / "site.xml.j2"
    layout.write_text(layout.read_text("utf-8") + "{# Klopt de hoogte van de kade? #}", "utf-8")


def broken_layout(plan: Path) -> None:
    (plan / "layouts" / "publicatie.xml.j2").write_text("{{ bestaat_niet }}", "utf-8")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (mistake, "plan.yaml:"), (too_early, "Nog niet klaar voor 'bekendgemaakt'"),
        (leak, "layouts/site.xml.j2, maar staan daar wel in"), (broken_layout, "gebruikt een naam die niet bestaat"),
    ],
)
def test_what_is_wrong_is_named_and_the_older_archive_stays(tmp_path: Path, plan: Path, change: object, words: str) -> None:
    assert callable(change)
    change(plan)
    target = tmp_path / "uitgave.zip"
    target.write_bytes(sealed.archive())
    before = files_in(tmp_path)
    done = run("verzegel", target, "--plan", plan, "--vervang")
    assert done.returncode == 1
    assert words in done.stdout
    assert "Er is niets gemaakt" in done.stdout
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("plan/uitgave.zip", "niet in de map van het plan"),
        ("uitvoer/archief/uitgave.zip", "niet in de map van de uitvoer"),
        ("uitgave.docx", "een naam die eindigt op .zip"),
        ("brief", "is een bestand"),
        ("map.zip", "is een map"),
    ],
)
def test_a_place_where_no_archive_can_stand_is_refused_before_anything_is_made(tmp_path: Path, target: str, words: str) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "map.zip").mkdir()
    (tmp_path / "brief").write_text("hallo")
    (tmp_path / "uitvoer").mkdir()
    (tmp_path / "uitvoer" / ".planascode").touch()
    before = files_in(tmp_path)
    done = run("verzegel", tmp_path / target, "--plan", tmp_path / "plan")
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert files_in(tmp_path) == before


def test_without_the_lock_file_nothing_is_sealed(tmp_path: Path) -> None:
    place = sealed.checkout(tmp_path)
    (place / "requirements.lock").unlink()
    done = subprocess.run([sys.executable, "build.py", "verzegel"], cwd=place, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "ontbreekt requirements.lock" in done.stderr


def test_a_disk_that_is_full_leaves_the_older_archive(small_disk: Path, plan: Path) -> None:
    target = small_disk / "uitgave.zip"
    target.write_bytes(b"de uitgave van toen")
    done = run("verzegel", target, "--plan", plan, "--vervang")
    assert done.returncode == 4
    assert "de schijf is vol. Wat er stond, is niet veranderd." in done.stderr
    assert files_in(small_disk) == {"uitgave.zip": b"de uitgave van toen"}


def test_the_help_names_each_exit_code_that_can_be() -> None:
    assert re.findall(r"\b(\d) \(", verzegel.EPILOG) == ["0", "1", "2", "4"]
