"""``stand`` as an opgaveleider uses it: a real process, tables and lists, and a file for a spreadsheet."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import waterdorp
from conftest import run

from planascode.overview import SIGNALEN


def shown(*arguments: str | Path) -> list[str]:
    """The lines that are printed."""
    done = run("stand", "--plan", waterdorp.FOLDER, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    return done.stdout.splitlines()


def under(heading: str, lines: list[str]) -> list[str]:
    """The lines of the list under a heading."""
    start = next(place for place, line in enumerate(lines) if line.startswith(heading))
    rest = lines[start + 1 :]
    return rest[: rest.index("")] if "" in rest else rest


def test_counts_come_first_per_priority_and_per_trekker() -> None:
    lines = shown()
    assert lines[0] == "Uitvoeringsprogramma Droge Voeten 2027-2030, stand op 1 april 2029"
    assert lines[2].split()[:3] == ["prioriteit", "alle", "klaar"]
    assert re.fullmatch(r"Schoon water +3 .*", lines[3])
    assert re.fullmatch(r"samen +6 .*", lines[5])
    assert lines[7].startswith("trekker")


def test_numbers_stand_under_the_end_of_their_word() -> None:
    head, row = shown()[2:4]
    ends = [match.end() for match in re.finditer(r"\S+", head)][1:]
    assert [match.end() for match in re.finditer(r"\d+", row)] == ends


def test_a_list_names_each_row_with_planning_state_and_place_in_the_file() -> None:
    rows = under("Zorg", shown())
    assert rows[0] == "  De kade ophogen: Grond kopen (grond-kopen)"
    assert "Q1 2027 t/m Q4 2028 · Tijd: vastgelopen, Geld: let op" in rows[1]
    place = re.fullmatch(r" +(\S+kade\.yaml):(\d+):(\d+)", rows[-1])
    assert place
    line = (waterdorp.ROOT / place[1]).read_text().splitlines()[int(place[2]) - 1]
    assert line[int(place[3]) - 1 :] == "id: grond-kopen"


def test_a_gap_says_which_fields_are_unknown_and_a_question_is_printed() -> None:
    assert "onbekend: nu, portefeuillehouders" in " ".join(" ".join(under("Gaten", shown())).split())
    assert "Klopt de hoogte van de kade?" in " ".join(under("Vragen", shown()))


def test_another_day_gives_another_list() -> None:
    lines = shown("--peildatum", "1 juli 2029")
    assert lines[0].endswith("stand op 1 juli 2029")
    assert "lozingen" not in " ".join(under("Wacht", lines))


def test_one_priority_or_one_trekker_can_be_asked_for() -> None:
    assert not any("kade" in line for line in shown("--prioriteit", "schoon-water"))
    assert "Vissen tellen" not in " ".join(shown("--trekker", "dijkgraaf"))
    assert "Grond kopen" not in " ".join(shown("--trekker", "geen"))


def test_nothing_to_tell_is_said() -> None:
    assert shown("--prioriteit", "schoon-water", "--trekker", "dijkgraaf")[-1] == "Hier zijn geen maatregelen."


def test_a_long_list_is_cut_until_all_is_asked_for(tmp_path: Path) -> None:
    short, whole = run("stand").stdout, run("stand", "--alles").stdout
    assert "(alles zien: --alles)" in short
    assert "(alles zien: --alles)" not in whole
    assert len(whole) > len(short)


def test_the_plan_is_told_what_it_does_not_say_itself() -> None:
    text = " ".join(shown())
    assert "In plan.yaml staat geen ritme; een stand geldt hier een kwartaal lang." in text


def test_the_file_for_a_spreadsheet_has_a_row_for_each_row_and_the_same_signals(tmp_path: Path) -> None:
    path = tmp_path / "overleg.csv"
    lines = shown("--csv", path)
    assert lines[-1].endswith(path.name)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row["id"] for row in rows][:2] == ["vissen-tellen", "lozingen"]
    total = next(line for line in lines if line.startswith("samen")).split()[2:]
    assert [str(sum(row[word] == "ja" for row in rows)) for word, _ in SIGNALEN.values()] == total


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--prioriteit", "schoonwater"), "bedoelde u 'schoon-water'?"),
        (("--trekker", "dijkgraf"), "bedoelde u 'dijkgraaf'?"),
        (("--peildatum", "gisteren"), "geen datum"),
        (("--csv", "overleg.txt"), "moet op .csv eindigen"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    done = run("stand", "--plan", waterdorp.FOLDER, *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_cannot_be_written_has_an_exit_code_of_its_own(tmp_path: Path) -> None:
    done = run("stand", "--plan", waterdorp.FOLDER, "--csv", "bestaat-niet/overleg.csv", cwd=tmp_path)
    assert done.returncode == 4
    assert "kan niet worden geschreven" in done.stderr


def test_lines_fit_in_a_terminal_of_eighty_columns_but_for_long_paths() -> None:
    for line in run("stand").stdout.splitlines():
        assert len(line) <= 80 or " " not in line.strip(), line


def test_the_words_above_the_columns_are_explained() -> None:
    said = " ".join(run("stand").stdout.split())
    assert "zorg = het gaat niet goed" in said
    assert "gat = er zijn gegevens onbekend" in said
