"""``controleer --herstel`` as an author uses it: it shows first, asks, writes whole files, and never more than it showed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from conftest import at_a_terminal, files_in, run
from slips import KADE, SLIPS, mended, typed
from test_controleer import put
from test_mending import APART

from planascode.meant import readings

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "handleiding" / "herstel.md"
SHOWN = """\
plan/geld/budgetposten.yaml
    3 -   bedrag: €120.000,- euro
    3 +   bedrag: 120.000

Er is nog niets veranderd. Doorvoeren in 1 bestand: python build.py controleer --plan plan --herstel --ja
"""
AMOUNT = next(slip for slip in SLIPS if slip.code == "V-016")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with many slips."""
    return put(tmp_path / "plan", typed(*APART))


def herstel(plan: Path, *more: str) -> tuple[int, str]:
    done = run("controleer", "--plan", plan.name, "--herstel", *more, cwd=plan.parent)
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_without_a_terminal_it_only_shows_the_difference(tmp_path: Path) -> None:
    plan = put(tmp_path / "plan", typed(AMOUNT))
    assert herstel(plan) == (1, SHOWN)
    assert files_in(plan) == typed(AMOUNT)


def test_with_ja_it_writes_what_it_showed_and_the_second_time_nothing(plan: Path) -> None:
    code, said = herstel(plan, "--ja")
    assert code == 0
    assert re.search(rf"\n{len(APART) + 1} problemen hersteld in {said.count('plan/')} bestanden\.\n$", said), (
        "one slip has two problems"
    )
    assert files_in(plan) == mended(*APART)
    assert herstel(plan, "--ja") == (0, "Er is niets dat het programma zeker kan herstellen.\n")
    assert files_in(plan) == mended(*APART)


@pytest.mark.parametrize(
    ("answers", "done"),
    [(["ja\n"], True), (["misschien\n", "j\n"], True), (["nee\n"], False), (["\n"], False), (["\x04"], False)],
)
def test_at_a_terminal_it_asks_and_does_what_is_answered(answers: list[str], done: bool, tmp_path: Path) -> None:
    plan = put(tmp_path / "plan", typed(AMOUNT))
    code, screen = at_a_terminal(tmp_path, answers, "controleer", "--plan", "plan", "--herstel", prompt="(ja/nee) ")
    assert code == (0 if done else 1)
    assert re.search(r"\x1b\[31m *3 - \x1b\[0m.*\r\n\x1b\[32m *3 \+ ", screen), "in colour, and with signs"
    assert ("1 probleem hersteld in 1 bestand." if done else "Er is niets veranderd.") in screen
    assert files_in(plan) == (mended(AMOUNT) if done else typed(AMOUNT))


def test_what_is_left_is_counted_and_the_exit_code_says_so(tmp_path: Path) -> None:
    files = typed(AMOUNT)
    files[KADE] = files[KADE].replace(b"planning: Q1 2027", b"planning: Q5 2027")
    code, said = herstel(put(tmp_path / "plan", files), "--ja")
    assert code == 1
    assert said.endswith(
        "1 probleem hersteld in 1 bestand.\n1 fout blijft over: python build.py controleer --plan plan\n"
    )


def test_what_is_held_back_is_told_and_not_written(tmp_path: Path) -> None:
    files = typed()
    files[KADE] = files[KADE].replace(b"intern: [team-water]", b"intern: [team-water, Team Water]")
    plan = put(tmp_path / "plan", files)
    code, said = herstel(plan, "--ja")
    assert code == 1
    assert said.startswith(f"Niet hersteld, want dan verandert er meer: plan/{KADE}:11:22  V-011  ")
    assert files_in(plan) == files


def test_signs_that_nobody_can_see_are_shown(tmp_path: Path) -> None:
    files = typed()
    files[KADE] = files[KADE].replace(b"naam: De kade ophogen", "naam:\tDe\u00a0ka\u00adde ophogen ".encode())
    _, said = herstel(put(tmp_path / "plan", files))
    assert "    2 - naam:→De·ka¤de ophogen·\n    2 + naam: De kade ophogen\n" in said
    assert "· is een spatie aan het eind, of een vaste spatie; → is een tab; ¤ is een onzichtbaar teken" in said


def test_a_file_in_another_encoding_is_written_as_utf_8(tmp_path: Path) -> None:
    files = typed()
    files[KADE] = files[KADE].decode().replace("ophogen", "één keer ophogen").encode("cp1252")
    plan = put(tmp_path / "plan", files)
    code, said = herstel(plan, "--ja")
    assert code == 0
    assert "wordt opgeslagen als UTF-8; de tekst blijft gelijk" in said
    assert (plan / KADE).read_text("utf-8") == files[KADE].decode("cp1252")


def test_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    plan = put(tmp_path / "plan", typed(AMOUNT))
    (plan / AMOUNT.path).chmod(0o640)
    herstel(plan, "--ja")
    assert (plan / AMOUNT.path).stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="needs a file system with a folder that cannot be written in")
def test_where_nothing_can_be_written_nothing_changes_and_the_exit_code_is_4(tmp_path: Path) -> None:
    plan = put(tmp_path / "plan", typed(AMOUNT))
    blocked = (plan / AMOUNT.path).with_name(f".{Path(AMOUNT.path).name}.nieuw-{os.getpid()}")
    assert not blocked.exists()
    done = run(
        "controleer", "--plan", "plan", "--herstel", "--ja", cwd=tmp_path, env={"PYTHONPATH": str(no_writing(tmp_path))}
    )
    assert done.returncode == 4
    assert done.stderr == "Het schrijven is niet gelukt: de schijf is vol. Er is niets veranderd.\n"
    assert files_in(plan) == typed(AMOUNT)


def no_writing(place: Path) -> Path:
    """A folder that makes Python start with a disk that is full for new files."""
    folder = place / "vol"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import errno, pathlib\ndef full(*_): raise OSError(errno.ENOSPC, 'full')\npathlib.Path.write_bytes = full\n"
    )
    return folder


def test_the_guide_shows_what_an_author_sees(tmp_path: Path) -> None:
    files = files_in(ROOT / "content")
    measure = "prioriteiten/zorg-en-veiligheid/woonoverlast/buurtbemiddeling.yaml"
    files["geld/budgetposten.yaml"] = files["geld/budgetposten.yaml"].replace(
        b"bedrag: 14.596", "bedrag: €14.596,- euro".encode()
    )
    files[measure] = files[measure].replace(b"planning: Q4 2022", b"planning: 4e kwartaal 2022")
    put(tmp_path / "content", files)
    done = run("controleer", "--plan", "content", "--herstel", cwd=tmp_path)
    assert done.stdout.startswith(GUIDE.read_text().partition("```text\n")[2].partition("```")[0])


@pytest.mark.parametrize(
    "row", re.findall(r"(?m)^\| ([a-z ]+) \| (`.*`) \| (`.*`) \|$", GUIDE.read_text()), ids=lambda row: row[0]
)
def test_what_the_guide_says_of_values_is_so(row: tuple[str, str, str]) -> None:
    kinds = {
        "datums": "datum",
        "kwartalen": "periode",
        "planningen": "planning",
        "bedragen": "bedrag",
        "getallen": "aantal",
        "ja of nee": "janee",
    }
    what, *cells = row
    given, right = (re.findall("`([^`]+)`", cell) for cell in cells)
    assert what in kinds or what in ("aanhalingstekens", "een teken vooraan", "punten van een lijst")
    for text, wanted in zip(given, right * len(given) if len(right) == 1 else right, strict=True):
        assert what not in kinds or readings(kinds[what], text) == (wanted,)
