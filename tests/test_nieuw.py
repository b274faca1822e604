"""``nieuw`` as an author runs it: real processes in a folder of their own, with flags and at a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import at_a_terminal

from planascode.outputs import JOBS
from planascode.start import LEGENDS

ROOT = Path(__file__).parents[1]
NOT_FILLED_IN = ("M-005", "M-006", "M-007", "M-008", "I-005")
"""What is told of what has just been added: no trekker, no goal, no planning, no code; an indicator that measures nothing yet."""
NINE = [part for number in range(9) for part in ("--prioriteit", f"Opgave {'abcdefghi'[number]}: 'één' & méér")]


def run(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program in ``place``, not at a terminal."""
    command = [sys.executable, str(ROOT / "build.py"), *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_green(place: Path, plan: str, *may_ask: str) -> None:
    """The plan has no error, and no problem but the rules in ``may_ask``."""
    done = run(place, "controleer", "--plan", plan)
    assert done.returncode == 0, done.stdout
    assert "geen fouten" in done.stdout, done.stdout
    found = set(re.findall(r"  (?:fout|waarschuwing|advies)  ([A-Z]-[0-9]{3})  ", done.stdout))
    assert found <= set(may_ask), done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new plan ``plan`` in it; do not change it."""
    place = tmp_path_factory.mktemp("nieuw")
    done = run(place, "nieuw", "plan", "--gemeente", "Duinstad", "--prioriteit", "Wonen", "--prioriteit", "Werken")
    assert done.returncode == 0, done.stderr
    return place


def copied(made: Path, place: Path) -> Path:
    """A copy of the new plan that may be changed."""
    for path, data in contents(made).items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(data)
    return place


# --- a plan ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "flags",
    [
        ["--prioriteit", "Wonen"],
        [
            "--periode",
            "2031",
            "--legenda",
            "stoplicht",
            *[part for name in "ABCD" for part in ("--prioriteit", f"Punt {name}")],
        ],
        ["--legenda", "eigen", "--woorden", "straks, nu, af", "--niet-goed", "stil", *NINE],
    ],
    ids=["one priority", "four priorities", "nine priorities"],
)
def test_a_new_plan_is_built_to_every_output_at_once(flags: list[str], tmp_path: Path) -> None:
    assert run(tmp_path, "nieuw", "plan", *flags).returncode == 0
    is_green(tmp_path, "plan")
    done = run(tmp_path, "--plan", "plan", "--naar", "uit")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    for output in JOBS:
        assert f"openbaar  {output}" in done.stdout


@pytest.mark.parametrize("legend", LEGENDS)
def test_each_ready_legend_gives_a_plan_without_problems(legend: str, tmp_path: Path) -> None:
    assert run(tmp_path, "nieuw", "plan", "--legenda", legend).returncode == 0
    is_green(tmp_path, "plan")


def test_without_flags_and_without_a_terminal_it_says_what_it_chose(tmp_path: Path) -> None:
    done = run(tmp_path, "nieuw", "plan")
    assert done.returncode == 0
    assert not done.stderr
    for option in ("--gemeente", "--titel", "--periode", "--legenda", "--prioriteit"):
        assert f"Zonder {option} gekozen: " in done.stdout
    assert "python build.py controleer --plan plan" in done.stdout


def test_own_words_may_have_semicolons_between_them_and_none_that_are_bad(tmp_path: Path) -> None:
    done = run(tmp_path, "nieuw", "plan", "--woorden", "gepland; bezig; klaar", "--niet-goed", "geen")
    assert done.returncode == 0, done.stderr
    legend = (tmp_path / "plan" / "legenda" / "toestanden.yaml").read_text("utf-8")
    assert re.findall("woord: ([^,]+),", legend) == ["gepland", "bezig", "klaar", "onbekend"]


def test_the_same_answers_give_the_same_files(made: Path, tmp_path: Path) -> None:
    run(tmp_path, "nieuw", "plan", "--gemeente", "Duinstad", "--prioriteit", "Wonen", "--prioriteit", "Werken")
    assert contents(tmp_path / "plan") == contents(made / "plan")


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    assert run(tmp_path, "nieuw", "plan").returncode == 0
    is_green(tmp_path, "plan")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Noem een nieuwe map"),
        (["vol"], "De map vol is niet leeg."),
        (["vol/bestand"], "staat een bestand"),
        (["vol/plan/dieper"], "ligt in een ander plan"),
        (["maatreegel"], "Bedoelde u 'maatregel'?"),
        (["p", "--naam", "x"], "erbij maken kan maatregel, thema of indicator"),
        (["thema", "--titel", "x"], "--titel hoort bij een nieuw plan, niet bij het nieuwe thema."),
        (["p", "--periode", "straks"], "--periode: 'straks' is geen looptijd"),
        (["p", "--legenda", "kleuren"], "'kleuren' is geen legenda"),
        (["p", "--legenda", "fasen", "--woorden", "a,b"], "horen bij --legenda eigen"),
        (["p", "--woorden", "klaar"], "geen legenda te maken"),
        (["p", "--prioriteit", "Jeugd 😀"], "het teken '😀' zit niet in het lettertype"),
        (["p", "--prioriteit", "onbekend (nog te kiezen)"], "kan geen naam zijn"),
        (["p", "--gemeente", " "], "leeg"),
        (["maatregel", "--plan", "nergens"], "De map"),
    ],
)
def test_a_wrong_use_is_one_sentence_and_makes_nothing(arguments: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "vol" / "plan").mkdir(parents=True)
    (tmp_path / "vol" / "bestand").write_text("van mij")
    (tmp_path / "vol" / "plan" / "plan.yaml").write_text("titel: x\n")
    before = contents(tmp_path)
    done = run(tmp_path, "nieuw", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(tmp_path) == before


def test_a_folder_that_is_called_like_a_kind_can_be_made(tmp_path: Path) -> None:
    assert run(tmp_path, "nieuw", "./maatregel").returncode == 0
    is_green(tmp_path, "maatregel")


# --- a record ---------------------------------------------------------------------------------------------


def test_records_are_added_one_after_the_other_and_ask_only_to_be_filled_in(made: Path, tmp_path: Path) -> None:
    place = copied(made, tmp_path)
    for kind, at in (
        ("thema", "wonen"),
        ("thema", "Werken"),
        ("maatregel", "nieuw-stuk-thema"),
        ("maatregel", "werken"),
        ("indicator", "werken"),
    ):
        done = run(place, "nieuw", kind, "--plan", "plan", "--bij", at)
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"Gemaakt: {kind} 'nieuw-stuk-{kind}" in done.stdout
        assert f"Zonder --naam gekozen: Nieuw stuk: {kind}" in done.stdout
        is_green(place, "plan", *NOT_FILLED_IN)


def test_it_says_which_file_to_open_and_which_one_was_added_to(made: Path, tmp_path: Path) -> None:
    place = copied(made, tmp_path)
    before = contents(place)
    done = run(
        place,
        "nieuw",
        "maatregel",
        "--plan",
        "plan",
        "--naam",
        "Bankjes: meer!",
        "--bij",
        "Dicht bij inwoners (voorbeeld)",
    )
    theme = "plan/prioriteiten/wonen/dicht-bij-inwoners"
    assert done.returncode == 0, done.stderr
    assert f"Open {theme}/bankjes-meer.yaml" in done.stdout
    assert f"Aangevuld: {theme}/thema.yaml" in done.stdout
    after = contents(place)
    assert {path for path in after if after[path] != before.get(path)} == {
        f"{theme}/bankjes-meer.yaml",
        f"{theme}/thema.yaml",
        "plan/.vscode/schema/plan.json",  # the new name, for the editor
        "plan/.vscode/schema/gemaakt-van",
    }
    assert after[f"{theme}/thema.yaml"].startswith(before[f"{theme}/thema.yaml"].partition(b"meldpunt]")[0])


def test_a_plan_with_an_error_is_not_added_to(made: Path, tmp_path: Path) -> None:
    place = copied(made, tmp_path)
    wrong = place / "plan" / "plan.yaml"
    wrong.write_text(wrong.read_text().replace("taal: nl-NL\n", ""))
    before = contents(place)
    done = run(place, "nieuw", "maatregel", "--plan", "plan")
    assert done.returncode == 1
    assert "'taal' ontbreekt" in done.stdout
    assert contents(place) == before


def test_a_place_that_is_not_there_is_explained(made: Path) -> None:
    done = run(made, "nieuw", "maatregel", "--plan", "plan", "--naam", "x", "--bij", "wonnen")
    assert done.returncode == 2
    assert "--bij: 'wonnen' is geen thema of prioriteit van dit plan; bedoelde u 'wonen'?" in done.stderr


# --- at a terminal -----------------------------------------------------------------------------------------


def test_at_a_terminal_it_asks_and_explains_a_wrong_answer(tmp_path: Path) -> None:
    answers = [
        "Duinstad\n",
        "volgend jaar\n",
        "2031-2032\n",
        "\n",
        "eigen\n",
        "stil\n",
        "straks, nu, af\n",
        "Wonen\n",
        "Werken\n",
        "\n",
    ]
    code, screen = at_a_terminal(tmp_path, answers, "nieuw", "plan")
    assert code == 0, screen
    assert "'volgend jaar' is geen looptijd. Schrijf twee jaren" in screen
    assert "Welke titel? [Uitvoeringsplan Duinstad 2031-2032]" in screen
    assert "○ nog niet gestart" in screen
    is_green(tmp_path, "plan")
    assert (tmp_path / "plan" / "prioriteiten" / "werken").is_dir()


def test_at_a_terminal_it_shows_where_a_measure_can_go(made: Path, tmp_path: Path) -> None:
    place = copied(made, tmp_path)
    code, screen = at_a_terminal(place, ["Bankjes\n", "werken\n"], "nieuw", "maatregel", "--plan", "plan")
    assert code == 0, screen
    assert "werken: Werken" in screen
    assert "thema-werken: Eerste thema (nog in te vullen) (thema van Werken)" in screen
    assert (place / "plan" / "prioriteiten" / "werken" / "bankjes.yaml").is_file()


def test_who_ends_the_questions_gets_nothing(tmp_path: Path) -> None:
    code, screen = at_a_terminal(tmp_path, ["Duinstad\n", "\x04"], "nieuw", "plan")
    assert code == 2
    assert "Gestopt. Er is niets gemaakt." in screen
    assert not (tmp_path / "plan").exists()


# --- what is said ------------------------------------------------------------------------------------------


def test_it_says_what_is_still_to_be_filled_in(made: Path, tmp_path: Path) -> None:
    place = copied(made, tmp_path)
    done = run(place, "nieuw", "maatregel", "--plan", "plan", "--naam", "Bankjes", "--bij", "wonen")
    assert "vul nog in: doelen, nu, straks, " in done.stdout
    assert "doelen: onbekend (nog te kiezen)" in (place / "plan/prioriteiten/wonen/bankjes.yaml").read_text()


def test_a_second_record_with_the_same_name_is_not_made_without_a_word(made: Path, tmp_path: Path) -> None:
    place = copied(made, tmp_path)
    once, twice = (run(place, "nieuw", "maatregel", "--plan", "plan", "--naam", "Bankjes", "--bij", "wonen") for _ in range(2))
    assert "Let op" not in once.stdout
    assert "Let op: de naam 'Bankjes' heeft 'bankjes' ook: zie prioriteiten/wonen/bankjes.yaml, regel 3." in twice.stdout


def test_the_same_name_elsewhere_in_the_plan_is_told(made: Path, tmp_path: Path) -> None:
    place = copied(made, tmp_path)
    run(place, "nieuw", "maatregel", "--plan", "plan", "--naam", "Bankjes", "--bij", "wonen")
    twice = run(place, "nieuw", "maatregel", "--plan", "plan", "--naam", "bankjes", "--bij", "werken")
    assert "Let op: de naam 'bankjes' staat in dit plan ook bij 'bankjes', in 'wonen'." in twice.stdout


def test_a_thema_names_the_file_of_its_first_measure_too(made: Path, tmp_path: Path) -> None:
    done = run(copied(made, tmp_path), "nieuw", "thema", "--plan", "plan", "--naam", "Groen", "--bij", "wonen")
    assert "Gemaakt: thema 'groen' in plan/prioriteiten/wonen/groen/thema.yaml" in done.stdout
    assert "Ook gemaakt: plan/prioriteiten/wonen/groen/maatregel-groen.yaml" in done.stdout


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("dicht bij", "bedoelde u 'dicht-bij-inwoners'?"),
        ("we", "bedoelde u 'thema-werken' of 'werken'?"),
    ],
)
def test_a_part_of_a_name_is_asked_back(said: str, hint: str, made: Path) -> None:
    done = run(made, "nieuw", "maatregel", "--plan", "plan", "--naam", "x", "--bij", said)
    assert done.returncode == 2
    assert hint in done.stderr


def test_a_kind_that_cannot_be_made_is_answered_with_those_that_can(tmp_path: Path) -> None:
    done = run(tmp_path, "nieuw", "budgetpost", "--naam", "X")
    assert done.returncode == 2
    assert "erbij maken kan maatregel, thema of indicator" in done.stderr
    assert not (tmp_path / "budgetpost").exists()


def test_the_help_has_an_example_of_each_use(tmp_path: Path) -> None:
    said = run(tmp_path, "nieuw", "--help").stdout
    assert "python build.py nieuw mijn-plan" in said
    assert "python build.py nieuw maatregel --naam" in said


def test_what_a_measure_asks_for_can_be_added_and_gets_the_id_that_was_written(made: Path, tmp_path: Path) -> None:
    """An indicator that is named before it is there is an error, and the command that mends it works all the same."""
    place = copied(made, tmp_path)
    measure = next((place / "plan" / "prioriteiten").rglob("maatregel-werken.yaml"))
    text = measure.read_text("utf-8")
    measure.write_text(re.sub("(?m)^indicatoren: .*$", "indicatoren: [werk-gevonden]", text), "utf-8")
    assert run(place, "controleer", "--plan", "plan").returncode == 1
    done = run(place, "nieuw", "indicator", "--plan", "plan", "--naam", "Banen", "--bij", "werken", "--id", "werk-gevonden")
    assert done.returncode == 0, done.stdout + done.stderr
    is_green(place, "plan", *NOT_FILLED_IN)
    twice = run(place, "nieuw", "indicator", "--plan", "plan", "--naam", "Banen", "--bij", "werken", "--id", "werk-gevonden")
    assert twice.returncode == 2
    assert "het id 'werk-gevonden' is al van een ander stuk" in twice.stderr
