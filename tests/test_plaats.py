"""``plaats``: what a publisher sees, and what stands in the folder of the readers afterwards."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest
from conftest import ROOT, files_in, run
from test_docs import checkout

from planascode import cli
from planascode.placing import HOME, LIST, PLAN

WATERDORP = ROOT / "tests" / "plannen" / "waterdorp"
TITLE = "Uitvoeringsprogramma Droge Voeten 2027-2030"
UNCHANGED = "Wat er stond, is niet veranderd.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a small plan: the sites and Word files of all editions."""
    output = tmp_path_factory.mktemp("uitvoer") / "output"
    done = run("--plan", WATERDORP, "--naar", output, "--uitvoer", "site", "--uitvoer", "docx")
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of another title, and its output beside it."""
    place = tmp_path_factory.mktemp("ander")
    plan = Path(shutil.copytree(WATERDORP, place / "plan"))
    text = (plan / "plan.yaml").read_text("utf-8").replace("titel: Uitvoeringsprogramma", "titel: Ander programma", 1)
    (plan / "plan.yaml").write_text(text, "utf-8")
    assert run("--plan", plan, "--naar", place / "output", "--uitvoer", "site").returncode == 0
    return place


def put(target: Path, made: Path, *more: str, plan: Path = WATERDORP) -> tuple[int, str, str]:
    """Exit code, what was said and what was warned of."""
    out, warned = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(warned):
        try:
            code = cli.main(["plaats", str(target), "--plan", str(plan), "--van", str(made), *more])
        except SystemExit as end:
            code = int(str(end.code))
    return code, out.getvalue(), warned.getvalue()


def of(target: Path) -> dict[str, bytes]:
    return {path: data for path, data in files_in(target / PLAN).items() if path != LIST}


def test_the_most_public_edition_is_placed_as_it_was_made_and_said(tmp_path: Path, made: Path) -> None:
    target = tmp_path / "deel"
    code, said, errors = put(target, made)
    assert (code, errors) == (0, "")
    assert of(target) == files_in(made / "openbaar")
    lines = said.splitlines()
    assert re.fullmatch(rf"Geplaatst: {TITLE}, de editie openbaar, {len(of(target))} bestanden, \d+ kB \(plaatsing 1, inhoud [0-9a-f]{{12}}\)\.", lines[0])
    assert lines[1:] == ["Nagelezen: elk bestand is gelijk aan wat gemaakt is.", f"Lezers openen: {target / 'index.html'}"]


def test_another_plan_is_not_placed_over_a_plan_nor_out_of_the_output_of_a_third(tmp_path: Path, made: Path) -> None:
    """Whoever forgets --plan or --van does not put the plan of one municipality where that of another is read."""
    plan = Path(shutil.copytree(WATERDORP, tmp_path / "plan"))
    text = (plan / "plan.yaml").read_text("utf-8")
    (plan / "plan.yaml").write_text(re.sub("(?m)^id: .*$", "id: derde-plan", text, count=1), "utf-8")
    target = tmp_path / "deel"
    code, said, errors = put(target, made, plan=plan)
    assert (code, said) == (2, "")
    assert "staat een ander plan dan in" in errors
    assert "--plan MAP" in errors
    assert not target.exists()
    put(target, made)
    before = files_in(target)
    assert run("--plan", plan, "--naar", tmp_path / "uit", "--uitvoer", "site", "--editie", "openbaar").returncode == 0
    code, said, errors = put(target, tmp_path / "uit", plan=plan)
    assert (code, said) == (1, "")
    assert f"In {target} staat een ander plan (" in errors
    assert "(derde-plan)" in errors
    assert errors.endswith(UNCHANGED)
    assert files_in(target) == before
    code, said, errors = put(target, tmp_path / "uit", "--vervang", plan=plan)
    assert (code, errors) == (0, "")
    assert "Let op: dit stond er, en staat er nu niet meer: uitvoeringsplan.docx." in said


def test_every_link_from_the_first_page_on_leads_to_a_file_that_was_placed(tmp_path: Path, made: Path) -> None:
    put(tmp_path / "deel", made)
    pages, seen = [tmp_path / "deel" / "index.html"], set()
    while pages:
        page = pages.pop()
        seen.add(page)
        for link in lxml.html.fromstring(page.read_bytes()).xpath("//a/@href"):
            if re.match("[a-z]+:", link) or not link.partition("#")[0]:
                continue
            found = (page.parent / unquote(link.partition("#")[0])).resolve()
            assert found.is_file(), (page, link)
            if found.suffix == ".html" and found not in seen:
                pages.append(found)
    assert seen == set((tmp_path / "deel").rglob("*.html"))
    assert {path.suffix for path in (tmp_path / "deel" / PLAN).iterdir()} == {"", ".docx", ".json"}


def test_the_same_once_more_is_nothing_to_do_and_another_one_leaves_a_way_back(tmp_path: Path, made: Path, other: Path) -> None:
    target = tmp_path / "deel"
    put(target, made)
    assert put(target, made)[1] == f"Er is niets te plaatsen: in {target} staat al precies dit.\n"
    code, said, _ = put(target, other / "output", plan=other / "plan")
    assert (code, "plaatsing 2" in said) == (0, True)
    back = rf"python build\.py plaats {re.escape(str(target))} --plan \S+ --terug\n"
    assert re.search(rf"\nBewaard van eerder: 1 \(inhoud .{{12}}\)\. Terug naar de vorige: {back}$", said)
    assert of(target) == files_in(other / "output/openbaar")
    assert put(target, made, "--terug")[0] == 0
    assert of(target) == files_in(made / "openbaar")
    assert put(target, made, "--terug", "2")[0] == 0
    assert of(target) == files_in(other / "output/openbaar")
    assert put(target, made, "--terug", "9")[::2] == (1, f"Plaatsing 9 is niet bewaard. Bewaard zijn: 3.\n{UNCHANGED}")
    put(target, made, "--bewaar", "0")
    assert [path.name for path in (target / HOME).iterdir()] == ["slot"]
    assert put(target, made, "--terug")[::2] == (1, f"Er is geen eerdere plaatsing bewaard om terug te zetten.\n{UNCHANGED}")


def test_another_edition_is_asked_about_and_nothing_of_it_stays_in_a_public_folder(tmp_path: Path, made: Path) -> None:
    target = tmp_path / "deel"
    put(target, made)
    code, said, errors = put(target, made, "--editie", "vertrouwelijk")
    assert (code, said) == (1, "")
    assert errors.startswith(f"In {target} staat de editie openbaar, en u plaatst vertrouwelijk.") and errors.endswith(UNCHANGED)
    assert put(target, made, "--editie", "vertrouwelijk", "--vervang")[0] == 0
    assert of(target) == files_in(made / "vertrouwelijk")
    assert put(target, made, "--vervang")[0] == 0
    assert [path.name for path in (target / HOME).iterdir()] == ["slot"]


def test_what_another_changed_is_named_and_kept_when_it_is_replaced_all_the_same(tmp_path: Path, made: Path) -> None:
    target = tmp_path / "deel"
    put(target, made)
    for number in range(12):
        (target / PLAN / f"eigen-{number:02}.txt").write_bytes(b"x")
    (target / PLAN / "site/index.html").write_bytes(b"anders")
    code, _, errors = put(target, made)
    assert code == 1
    assert "  plan/eigen-00.txt\n" in errors and "  ... en nog 3\n" in errors and "--vervang" in errors
    assert put(target, made, "--vervang")[0] == 0
    assert of(target) == files_in(made / "openbaar")


def test_a_folder_of_somebody_else_is_refused_with_what_to_do(tmp_path: Path, made: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"x")
    code, _, errors = put(tmp_path, made)
    assert (code, errors) == (
        1,
        f"In de map {tmp_path} staan bestanden die niet door dit programma geplaatst zijn. Zij wordt niet gebruikt.\n"
        "Kies een lege of nieuwe map, of haal de bestanden eerst weg.\n",
    )


@pytest.mark.parametrize("place", ["output", "output/openbaar/site", ".", "content", "content/x", "..", "planascode"])
def test_the_folder_is_not_that_of_the_output_the_plan_or_the_program(place: str, made: Path) -> None:
    target = made.parent / place if place.startswith("output") else ROOT / place
    code, _, errors = put(target, made, plan=WATERDORP if place.startswith("output") else ROOT / "content")
    assert code == 2
    assert errors.startswith("DOEL kan niet in de map")


def test_what_was_not_made_and_a_folder_that_cannot_be_reached_are_said(tmp_path: Path, made: Path) -> None:
    code, _, errors = put(tmp_path / "deel", tmp_path / "leeg")
    assert code == 2 and "staat niet in" in errors and "python build.py bouw" in errors
    code, _, errors = put(tmp_path / "weg" / "deel", made)
    assert (code, errors) == (
        4,
        f"Plaatsen in {tmp_path}/weg/deel is niet gelukt: de map {tmp_path}/weg bestaat niet of is niet bereikbaar. {UNCHANGED}",
    )
    (tmp_path / "bestand").write_bytes(b"x")
    code, _, errors = put(tmp_path / "bestand", made)
    assert (code, "op die plaats staat een bestand, geen map" in errors) == (4, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bestand"]


def test_a_plan_that_changed_since_is_a_warning_and_one_for_another_day_is_not(tmp_path: Path, made: Path, other: Path) -> None:
    code, said, errors = put(tmp_path / "deel", made, plan=other / "plan")
    assert (code, "Geplaatst" in said) == (0, True)
    assert errors.startswith("Let op: het plan is veranderd nadat de site gemaakt is.")
    output = tmp_path / "output"
    assert run("--plan", WATERDORP, "--naar", output, "--uitvoer", "site", "--editie", "openbaar", "--peildatum", "1 april 2031").returncode == 0
    assert put(tmp_path / "nog-een", output)[::2] == (0, "")
    broken = Path(shutil.copytree(WATERDORP, tmp_path / "plan"))
    (broken / "plan.yaml").write_text((broken / "plan.yaml").read_text("utf-8").replace("titel:", "titelx:", 1), "utf-8")
    code, _, errors = put(tmp_path / "derde", made, plan=broken)
    assert (code, "Het plan heeft fouten" in errors) == (1, True)
    code, _, errors = put(tmp_path / "derde", made, "--editie", "openbaar", plan=broken)
    assert (code, errors) == (0, "Let op: het plan heeft nu fouten. U plaatst wat eerder gemaakt is.\n")


def test_the_list_holds_the_digest_of_every_file_and_nothing_about_this_computer(tmp_path: Path, made: Path) -> None:
    put(tmp_path / "een", made)
    put(tmp_path / "twee", made)
    text = (tmp_path / "een" / PLAN / LIST).read_bytes()
    assert text == (tmp_path / "twee" / PLAN / LIST).read_bytes()
    listed = json.loads(text)
    assert listed.keys() == {"nummer", "editie", "plan", "inhoud", "bestanden"}
    assert listed["bestanden"].keys() == of(tmp_path / "een").keys()


@pytest.mark.parametrize("wrong", ["-1", "twee", "1000000"])
def test_a_number_that_is_none_is_said(tmp_path: Path, made: Path, wrong: str) -> None:
    code, _, errors = put(tmp_path / "deel", made, f"--bewaar={wrong}")
    assert code == 2 and f"'{wrong}' is geen getal van 0 of meer" in errors


def test_the_commands_of_the_page_run_one_after_the_other(tmp_path: Path, made: Path, other: Path) -> None:
    place = checkout(tmp_path / "checkout", WATERDORP)
    page = (ROOT / "docs/handleiding/plaatsen.md").read_text("utf-8")
    lines = [line for example in re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL) for line in example.splitlines()]
    assert [line for line in lines if " plaats " in line] == lines and len(lines) == 3
    for line, output in zip(lines, (other / "output", made, made), strict=True):
        if output is made:  # so that there is something to go back to
            done = run("plaats", tmp_path / "intranet", "--plan", WATERDORP, "--van", made)
            assert done.returncode == 0
        shutil.copytree(output, place / "output", dirs_exist_ok=True)
        command = [sys.executable, *shlex.split(line)[1:]]
        ran = subprocess.run(command, cwd=place, capture_output=True, text=True)
        assert ran.returncode == 0, line + ran.stdout + ran.stderr
