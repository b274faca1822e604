"""``controleer`` as an author sees it: everything at once, by level, each cause once, and a last line that counts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import waterdorp
from conftest import at_a_terminal, run
from slips import KADE, METER, POSTEN, SLIPS, TONNEN, typed

from planascode import pipeline

TEN = (
    ("plan.yaml", "peildatum: 1 april 2029", "peildatum: 31 juni 2029", "V-013"),
    ("indeling.yaml", "toont: trekker", "toont: treker", "L-004"),
    ("namen/organisaties.yaml", "naam: Gemeente Waterdorp,", "name: Gemeente Waterdorp,", "V-001"),
    ("legenda/toestanden.yaml", "toon: riet", "toon: reit", "L-003"),
    (POSTEN, "bedrag: 120.000", "bedrag: heel veel", "V-016"),
    (METER, "prioriteit: hoog-water", "prioriteit: hoge-nood", "R-003"),
    (KADE, "planning: Q1 2027 t/m Q4 2028", "planning: Q5 2027", "V-015"),
    (TONNEN, "naam: Regentonnen voor elk huis", "naam: Regentonnen: voor elk huis", "B-021"),
    ("prioriteiten/schoon-water/lozingen.yaml", "naam: ", 'naam: "', "B-010"),
    ("hoofdstukken/waarom.md", "Waterdorp bestaat niet.", "<b>Waterdorp</b> bestaat niet.", "T-001"),
)
"""Ten mistakes of ten kinds in ten files."""


def with_mistakes(*mistakes: tuple[str, str, str, str]) -> dict[str, bytes]:
    files = dict(waterdorp.files())
    for path, right, wrong, _ in mistakes:
        text = files[path].decode()
        assert right in text, (path, right)
        files[path] = text.replace(right, wrong, 1).encode()
    return files


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


# --- all at once ----------------------------------------------------------------------------------------------------


def test_ten_mistakes_in_ten_files_are_all_told_at_once_and_nothing_else_is() -> None:
    found = pipeline.examine(with_mistakes(*TEN), waterdorp.layouts()).problems
    assert {(problem.source.file, problem.code) for problem in found} == {(path, code) for path, _, _, code in TEN}


@pytest.mark.parametrize("mistake", TEN, ids=lambda mistake: mistake[3])
def test_one_mistake_gives_one_message(mistake: tuple[str, str, str, str]) -> None:
    found = pipeline.examine(with_mistakes(mistake), waterdorp.layouts()).problems
    assert [problem.code for problem in found] in ([mistake[3]], [mistake[3]] * 2), found


@pytest.mark.parametrize("path", sorted(path for path in waterdorp.files() if path.endswith(".yaml") and "/" in path))
def test_a_file_that_cannot_be_read_does_not_make_the_others_wrong(path: str) -> None:
    found = pipeline.examine(
        {**waterdorp.files(), path: b"<<<<<<< HEAD\n" + waterdorp.files()[path]}, waterdorp.layouts()
    ).problems
    assert [(problem.source.file, problem.code) for problem in found] == [(path, "B-008")]


@pytest.mark.parametrize("path", sorted(path for path in waterdorp.files() if path.endswith(".yaml") and "/" in path))
def test_a_line_that_cannot_be_read_is_told_once_wherever_it_stands(path: str) -> None:
    lines = waterdorp.files()[path].decode().split("\n")
    places = [number for number, line in enumerate(lines) if re.match(r"[a-z_]+:|- ", line)]
    for number in (places[0], places[len(places) // 2], places[-1]):
        wrong = [*lines[:number], lines[number].replace(": ", ": [", 1), *lines[number + 1 :]]
        found = pipeline.examine({**waterdorp.files(), path: "\n".join(wrong).encode()}, waterdorp.layouts()).problems
        assert {problem.source.file for problem in found} <= {path}, found
        assert len(found) <= 1, found


def test_a_mistake_in_a_record_does_not_hide_what_a_check_says_of_another_one() -> None:
    files = with_mistakes(TEN[7], (KADE, "        oorzaak: De prijs van de grond is verdubbeld.\n", "", "S-003"))
    assert [problem.code for problem in pipeline.examine(files, waterdorp.layouts()).problems] == ["S-003", "B-021"]


def test_a_collection_that_is_empty_is_told_once() -> None:
    files = {path: data for path, data in waterdorp.files().items() if path != "namen/rollen.yaml"}
    found = pipeline.examine(files, waterdorp.layouts()).problems
    assert [(problem.code, problem.hint) for problem in found] == [
        (
            "R-003",
            "staat zij er niet (meer) bij, zet haar dan in namen/rollen.yaml: "
            "- {id: team-water, naam: ..., soort: ...}; noem nooit een persoon; "
            "daar staat nog niets: ook 'wethouder-water', 'dijkgraaf' ontbreken",
        )
    ]


def test_a_plan_for_another_version_of_the_program_says_only_that() -> None:
    files = with_mistakes(("plan.yaml", "modelversie: 1", "modelversie: 9", "B-015"), *TEN[1:])
    assert [problem.code for problem in pipeline.examine(files, waterdorp.layouts()).problems] == ["B-015"]


def test_what_an_acceptance_covers_is_not_told_again_when_something_else_is_wrong() -> None:
    accepted = b"- id: a\n  regel: M-004\n  bij: [droge-voeten]\n  reden: Loopt door.\n  door: team-water\n  tot: 31 december 2030\n"
    late = ("plan.yaml", "periode: 2027 t/m 2030", "periode: 2028 t/m 2030", "")
    for files in (with_mistakes(late), with_mistakes(late, *TEN[4:6])):
        found = pipeline.examine({**files, "aanvaard.yaml": accepted}, waterdorp.layouts())
        assert "M-004" not in [problem.code for problem in found.problems]
        assert found.accepted["a"]
    broken = pipeline.examine({**with_mistakes(late), "aanvaard.yaml": accepted + b"  x: [\n"}, waterdorp.layouts())
    assert {problem.source.file for problem in broken.problems} == {"aanvaard.yaml"}


# --- the command ----------------------------------------------------------------------------------------------------


def test_mistakes_come_by_place_then_advice_then_what_is_accepted_then_one_line_that_counts(tmp_path: Path) -> None:
    advice = next(slip for slip in SLIPS if slip.code == "B-029")
    files = typed(advice, next(slip for slip in SLIPS if slip.code == "V-013"))
    files["aanvaard.yaml"] = (
        b"- id: a\n  regel: M-004\n  bij: [droge-voeten]\n  reden: Loopt door.\n  door: team-water\n  tot: 31 december 2030\n"
    )
    files["plan.yaml"] = files["plan.yaml"].replace(b"periode: 2027 t/m 2030", b"periode: 2028 t/m 2030").replace(b"Voeten 2027-", b"Voeten 2028-")
    done = run("controleer", "--plan", put(tmp_path / "plan", files), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    heads = [line for line in done.stdout.splitlines() if line and line[0] not in " ."]
    assert [re.sub(r"^plan/\S+  ", "", line)[:20] for line in heads] == [
        "fout  V-013  '2029/4", "Adviezen", "advies  B-029  'jaar",
        "2 hiervan kan het pr", "Nog niet goed: 1 fou",
    ]  # fmt: skip
    assert done.stdout.endswith(
        "Nog niet goed: 1 fout, 0 waarschuwingen, 1 advies. Zolang er een fout is, kan het plan niet worden gemaakt. "
        "Zijn de fouten weg, dan kunnen er nog meldingen bij komen.\n"
    )


def test_of_advice_a_few_are_shown_and_with_alles_all(tmp_path: Path) -> None:
    files = dict(waterdorp.files())
    for number in range(9):
        files[KADE] = files[KADE].replace(b" kade ", b" kade  ", 1) if number == 0 else files[KADE]
        name = f"overige/deel-{number}.yaml"
        files[name] = (
            f"naam: Deel  {number}\ndoelstelling: onbekend (x)\nnu: onbekend (x)\nstraks: onbekend (x)\n".encode()
        )
        files[name] += (
            b"partners: onbekend (x)\nintern: onbekend (x)\nplanning: onbekend (x)\nbudgetposten: onbekend (x)   \n"
        )
    plan = put(tmp_path / "plan", files)
    some, every = (run("controleer", "--plan", plan, *more, cwd=tmp_path).stdout for more in ((), ("--alles",)))
    assert some.count("  advies  B-025  ") == every.count("  advies  B-025  ") == 2, "two messages, each once"
    assert re.search(r"ook op: plan/overige/\S+, .* en nog \d", some)
    assert "Bijna goed: " in some and "19 adviezen" in some


def test_a_warning_that_must_stay_is_told_where_it_is_accepted(tmp_path: Path) -> None:
    planning = "planning: Q1 2027 t/m Q4 2028"
    files = with_mistakes((KADE, planning, "planning: onbekend (nog te kiezen)", "M-007"))
    done = run("controleer", "--plan", put(tmp_path / "plan", files), cwd=tmp_path)
    assert done.returncode == 0
    assert re.search(r"1 waarschuwing, .* Herstel wat niet klopt. Wat echt zo moet blijven, aanvaardt u in aanvaard\.yaml; zie docs/\S+\.md\.\n$", done.stdout)


def test_the_build_counts_advice_and_says_where_to_see_it(tmp_path: Path) -> None:
    plan = put(tmp_path / "plan", typed(next(slip for slip in SLIPS if slip.code == "B-029")))
    done = run("--plan", plan, "--naar", tmp_path / "o", "--uitvoer", "site", "--editie", "openbaar", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("1 advies: python build.py controleer --plan plan\n")
    assert "B-029" not in done.stdout


def test_the_first_line_of_a_message_is_one_line_that_a_program_can_read(tmp_path: Path) -> None:
    done = run("controleer", "--plan", put(tmp_path / "plan", with_mistakes(*TEN)), cwd=tmp_path)
    heads = [line for line in done.stdout.splitlines() if re.match(r"plan/", line)]
    assert len(heads) == len(TEN)
    for line in heads:
        assert re.fullmatch(r"plan/\S+\.(?:yaml|md):\d+:\d+  (?:fout|waarschuwing|advies)  [A-Z]-\d{3}  \S.*", line)


def test_at_a_terminal_it_is_in_colour_and_says_the_same(tmp_path: Path) -> None:
    put(tmp_path / "plan", with_mistakes(*TEN))
    plain = run("controleer", "--plan", "plan", cwd=tmp_path).stdout
    code, screen = at_a_terminal(tmp_path, [], "controleer", "--plan", "plan")
    assert code == 1
    assert "\x1b[1;31mfout\x1b[0m" in screen
    assert re.sub(r"\x1b\[[0-9;]*m", "", screen).replace("\r\n", "\n") == plain
    _, bare = at_a_terminal(tmp_path, [], "controleer", "--plan", "plan", env={"NO_COLOR": "1"})
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", bare)
    assert "\x1b" not in plain


# --- for other programs ---------------------------------------------------------------------------------------------


def as_json(*arguments: object, cwd: Path) -> list[dict[str, object]]:
    done = run("controleer", "--json", *map(str, arguments), cwd=cwd)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def test_json_holds_every_problem_with_the_edits_that_mend_it(tmp_path: Path) -> None:
    plan = put(tmp_path / "plan", typed(next(slip for slip in SLIPS if slip.code == "V-016")))
    (item,) = as_json("--plan", plan, cwd=tmp_path)
    assert list(item) == [
        "bestand", "regel", "kolom", "lengte", "niveau", "code", "naam", "melding", "uitleg", "hulp", "plaats", "herstel",
    ]  # fmt: skip
    assert item["herstel"] == [{"regel": 3, "kolom": 11, "oud": "€120.000,- euro", "nieuw": "120.000"}]


@pytest.mark.parametrize("name", ["weg", "leeg", "plan/plan.yaml"])
def test_json_is_json_also_where_there_is_no_plan_at_all(name: str, tmp_path: Path) -> None:
    put(tmp_path / "plan", {"plan.yaml": b"\xff\xfe\x00"})
    (tmp_path / "leeg").mkdir()
    (item,) = as_json("--plan", tmp_path / name, cwd=tmp_path)
    assert item["code"] == "B-001"


def test_json_of_a_plan_in_which_nothing_can_be_read_is_json(tmp_path: Path) -> None:
    files = dict.fromkeys(waterdorp.files(), b"\x00\x01\xff")
    found = as_json("--plan", put(tmp_path / "plan", files), cwd=tmp_path)
    assert {item["code"] for item in found} == {"B-007"}


def test_ja_without_herstel_is_wrong_use(tmp_path: Path) -> None:
    done = run("controleer", "--ja", "--plan", waterdorp.FOLDER, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--ja hoort bij --herstel.")
