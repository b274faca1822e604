"""The command line: Dutch words, five exit codes, and output that is only touched by a good build."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import waterdorp

from planascode import cli, pipeline
from planascode.outputs import JOBS

PLAN = ["--plan", str(waterdorp.FOLDER)]


def run(*arguments: str) -> int:
    """The exit code of a call in this process."""
    try:
        return cli.main(list(arguments))
    except SystemExit as left:
        return int(str(left.code or 0))


def test_controleer_says_what_was_read_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("controleer", *PLAN) == 0
    assert capsys.readouterr().out.startswith("Goed: 5 maatregelen")
    assert not list(tmp_path.iterdir())


def test_a_good_build_ends_with_0_and_lists_what_was_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*PLAN, "--naar", str(tmp_path / "o"), "--uitvoer", "site", "--editie", "partners") == 0
    said = capsys.readouterr().out
    assert re.search(r"partners +site +\d+ pagina's +\d+ kB +\d+,\d s", said)
    assert "openbaar" not in said
    assert [path.name for path in (tmp_path / "o").iterdir() if not path.name.startswith(".")] == ["partners"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--plan", "/bestaat/niet"], "De map /bestaat/niet bestaat niet."),
        ([*PLAN, "--editie", "partner"], "De editie 'partner' bestaat niet; bedoelde u 'partners'?"),
        (["--uitvoer", "papier"], "'papier' kan niet bij --uitvoer"),
        (["--peildatum", "ooit"], "--peildatum: 'ooit' is geen datum; schrijf bijvoorbeeld"),
        (["--editie"], "Na --editie hoort een waarde."),
        (["--kleur"], "'--kleur' hoort niet bij deze opdracht; haal het weg of verbeter het."),
    ],
)
def test_wrong_use_ends_with_2_and_one_dutch_sentence(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert "error" not in captured.err
    assert captured.out == ""


def test_a_folder_that_is_not_ours_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"x")
    assert run(*PLAN, "--naar", str(tmp_path), "--uitvoer", "site", "--editie", "openbaar") == 2
    assert "niet door dit programma gemaakt" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["foto.jpg"]


def test_without_pango_everything_else_is_made_and_it_ends_with_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "pango_is_there", lambda: False)
    assert run(*PLAN, "--naar", str(tmp_path / "o"), "--uitvoer", "pdf", "--uitvoer", "site", "--editie", "openbaar") == 3
    assert "Niet gemaakt: pdf. Pango ontbreekt" in capsys.readouterr().err
    assert (tmp_path / "o/openbaar/site/index.html").is_file()
    assert not list((tmp_path / "o").rglob("*.pdf"))


def test_a_place_where_nothing_can_be_written_ends_with_4_and_leaves_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bestand").write_text("heel")
    assert run(*PLAN, "--naar", str(tmp_path / "bestand" / "o"), "--uitvoer", "site", "--editie", "openbaar") == 4
    assert "De uitvoer kon niet worden geschreven: op die plaats staat een bestand, geen map." in capsys.readouterr().err
    assert (tmp_path / "bestand").read_text() == "heel"


def test_a_wrong_layout_of_the_plan_is_a_message_in_dutch_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(waterdorp.FOLDER, "plan")
    (tmp_path / "plan/layouts/site.xml.j2").write_text("{# eigen #}\n  {{ gegevens.kleur }}\n")
    assert run("--plan", "plan", "--naar", "o", "--uitvoer", "site", "--editie", "openbaar") == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[1:] == [
        "plan/layouts/site.xml.j2:2:3  fout  L-012  deze regel gebruikt een naam die niet bestaat",
        "    2 |   {{ gegevens.kleur }}",
        "      |   ^^^^^^^^^^^^^^^^^^^^",
        "   zet de layout terug zoals zij was, of geef dit aan wie haar maakte: "
        "'planascode.model.Plangegevens object' has no attribute 'kleur'",
        "",
        "1 fout. Er is niets gemaakt; de vorige uitvoer is niet veranderd.",
    ]
    assert said.err == ""
    assert not (tmp_path / "o").exists()


def test_help_names_every_command_option_output_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    text = capsys.readouterr().out
    for word in (*cli.COMMANDS, *JOBS, "--plan", "--naar", "--editie", "--uitvoer", "--peildatum", "gebruik:", "opties:"):
        assert word in text
    for code in ("0 (", "1 (", "2 (", "3 (", "4 ("):
        assert code in text
    for english in ("usage", "optional", "show this help", "positional"):
        assert english not in text


def test_another_peildatum_shows_the_states_of_that_day(tmp_path: Path) -> None:
    assert run(*PLAN, "--naar", str(tmp_path / "o"), "--uitvoer", "site", "--editie", "openbaar", "--peildatum", "1 juni 2028") == 0
    page = (tmp_path / "o/openbaar/site/maatregelen/kade.html").read_text("utf-8")
    assert "1 juni 2028" in page
    head = page[page.index("Planning en stand") : page.index("Alle standen")]
    assert "De prijs van de grond" not in head, "that is of a later day"


def test_the_command_runs_from_any_folder_and_without_colour(tmp_path: Path) -> None:
    command = [sys.executable, str(waterdorp.ROOT / "build.py"), "controleer", *PLAN]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["waar"], "Schrijf achter de opdracht nog: WAT.\nHulp: python build.py waar --help"),
        (["stand", "--kleur"], "Hulp: python build.py stand --help"),
        (["--kleur"], "Hulp: python build.py --help"),
    ],
)
def test_wrong_use_names_the_help_of_the_command_itself(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert words in capsys.readouterr().err


def test_the_main_help_fits_a_screen_and_names_how_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    said = capsys.readouterr().out
    assert "--herstel" in said
    assert "commando" not in said
    assert max(map(len, said.splitlines()[3:])) <= 80


def test_a_python_without_our_libraries_is_told_what_to_do() -> None:
    done = subprocess.run([sys.executable, "-S", "build.py", "controleer"], cwd=waterdorp.ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "mist een bibliotheek" in done.stderr and "./bouw" in done.stderr and "Traceback" not in done.stderr
