"""VS Code's folder: what is committed is what the program makes, and its tasks read the program's own messages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import CONTENT, ROOT, files_in, run

from planascode import editor
from planascode.commands import COMMANDS, schema

CHECKOUT = editor.Place("${workspaceFolder}/.venv/bin/python3", "build.py", "content/")
MEASURE = "prioriteiten/eerste-prioriteit/dicht-bij-inwoners/buurtgesprekken.yaml"


@pytest.mark.parametrize("name", editor.files(CHECKOUT))
def test_the_committed_file_is_what_the_program_makes(name: str) -> None:
    committed = (ROOT / ".vscode" / name).read_text("utf-8")
    assert committed == editor.files(CHECKOUT)[name], "write editor.files of this test's CHECKOUT into .vscode"


def test_every_task_is_a_command_of_ours() -> None:
    tasks = json.loads(editor.files(CHECKOUT)["tasks.json"])["tasks"]
    assert [task["args"][1] in COMMANDS for task in tasks] == [True] * 5
    assert all((ROOT / task["args"][0]).is_file() for task in tasks)


def test_a_file_that_is_saved_is_not_changed_by_the_editor() -> None:
    settings = json.loads(editor.files(CHECKOUT)["settings.json"])
    assert settings["[yaml]"]["editor.formatOnSave"] is False
    assert settings["yaml.format.enable"] is settings["yaml.schemaStore.enable"] is False
    assert settings["[yaml]"]["editor.tabSize"] == 2
    assert "files.trimTrailingWhitespace" not in settings  # two spaces may end a line of Markdown


def test_the_problem_matcher_reads_the_first_line_of_every_message(tmp_path: Path) -> None:
    assert run("nieuw", tmp_path / "plan").returncode == 0
    measure = tmp_path / "plan" / MEASURE
    measure.write_text(re.sub(r"(?m)^planning: .*", "planning: Q5 2027", measure.read_text("utf-8")), "utf-8")
    tasks = json.loads((tmp_path / "plan" / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    (task,) = [task for task in tasks if task["label"] == "Controleer"]
    assert task["group"] == {"kind": "build", "isDefault": True}
    done = run(*task["args"][1:], cwd=tmp_path / "plan")
    assert done.returncode == 1
    found = [(matcher, line) for line in done.stdout.splitlines() for matcher in _read_by(task, line)]
    ((matcher, line),) = found
    assert matcher["severity"] == "error"
    parts = re.fullmatch(matcher["pattern"]["regexp"], line)
    assert parts
    assert (tmp_path / "plan" / parts[matcher["pattern"]["file"]]).resolve() == measure
    assert parts[matcher["pattern"]["code"]] == "V-015"
    assert parts[matcher["pattern"]["message"]].startswith("planning 'Q5 2027' is geen kwartaal")


def _read_by(task: dict[str, object], line: str) -> list[dict[str, dict[str, str]]]:
    matchers: list[dict[str, dict[str, str]]] = task["problemMatcher"]  # type: ignore[assignment]
    return [matcher for matcher in matchers if re.search(matcher["pattern"]["regexp"], line)]


def test_the_tasks_of_a_new_plan_run_in_its_own_folder(tmp_path: Path) -> None:
    assert run("nieuw", tmp_path / "mijn-plan").returncode == 0
    tasks = json.loads((tmp_path / "mijn-plan" / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    for task in tasks:
        if task.get("isBackground"):
            continue  # it shows the plan until it is stopped: tests/test_kijk.py
        arguments = [word.replace("${workspaceFolderBasename}", "mijn-plan") for word in task["args"][1:]]
        quick = ["--uitvoer", "site", "--editie", "openbaar"] if task["label"] == "Bouw" else []
        assert Path(task["command"]).is_file() and Path(task["args"][0]).is_file()
        done = run(*arguments, *quick, cwd=tmp_path / "mijn-plan")
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "mijn-plan-uitvoer" / "openbaar" / "site" / "index.html").is_file()


# --- the command --------------------------------------------------------------------------------------


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The second plan in a folder of its own."""
    shutil.copytree(ROOT / "tests" / "plannen" / "waterdorp", tmp_path / "waterdorp")
    return tmp_path / "waterdorp"


def test_schema_says_which_folder_to_open(copy: Path) -> None:
    done = run("schema", "--plan", copy)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"De hulp voor VS Code staat klaar. Open in VS Code deze map: {copy}\n"
    made = files_in(copy / ".vscode")
    assert {
        "settings.json",
        "tasks.json",
        "extensions.json",
        editor.SNIPPETS,
        ".gitignore",
        "schema/plan.json",
    } <= made.keys()


def test_the_help_is_no_part_of_the_plan(copy: Path) -> None:
    before = run("controleer", "--plan", copy).stdout
    assert run("schema", "--plan", copy).returncode == 0
    assert run("controleer", "--plan", copy).stdout == before


def test_what_an_author_changed_in_the_settings_stays(copy: Path) -> None:
    run("schema", "--plan", copy)
    settings = copy / ".vscode" / "settings.json"
    settings.write_text('{"editor.fontSize": 20}', "utf-8")
    run("schema", "--plan", copy)
    assert settings.read_text("utf-8") == '{"editor.fontSize": 20}'


def test_without_the_help_nothing_is_written_into_a_plan(copy: Path) -> None:
    before = files_in(copy)
    run("controleer", "--plan", copy)
    assert files_in(copy) == before


@pytest.mark.parametrize("broken", ["", "trekker: [verkeerd\n", "verkeerd: ja\n"], ids=["sound", "unreadable", "wrong"])
def test_a_check_makes_a_new_name_known_unless_a_file_cannot_be_read(broken: str, copy: Path) -> None:
    run("schema", "--plan", copy)
    organisations = copy / "namen" / "organisaties.yaml"
    organisations.write_text(organisations.read_text("utf-8") + "\n- {id: nieuwkomer, naam: Nieuwkomer}\n", "utf-8")
    measure = next((copy / "prioriteiten").rglob("*.yaml"))
    measure.write_text(measure.read_text("utf-8") + broken, "utf-8")
    run("controleer", "--plan", copy)
    known = (copy / ".vscode" / "schema" / "plan.json").read_text("utf-8")
    assert ("nieuwkomer · Nieuwkomer" in known or '"nieuwkomer"' in known) == (broken != "trekker: [verkeerd\n")


def test_a_check_writes_the_schemas_again_only_where_something_is_new_or_gone(copy: Path) -> None:
    run("schema", "--plan", copy)
    before = {path: (path.stat().st_ino, path.read_bytes()) for path in (copy / ".vscode").rglob("*.json")}
    run("controleer", "--plan", copy)
    assert {path: (path.stat().st_ino, path.read_bytes()) for path in (copy / ".vscode").rglob("*.json")} == before
    for name in ("plan.json", "codes.json"):
        (copy / ".vscode" / "schema" / name).unlink()
    (copy / ".vscode" / "schema" / "assen.json").write_text("{}", "utf-8")
    run("controleer", "--plan", copy)
    assert {path: path.read_bytes() for path in (copy / ".vscode").rglob("*.json")} == {path: data for path, (_, data) in before.items()}
    plan = copy / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("edities: [openbaar, ", "edities: [openbaar, wijkraad, "), "utf-8")
    run("controleer", "--plan", copy)
    assert "wijkraad" in (copy / ".vscode" / "schema" / "plan.json").read_text("utf-8")


def test_the_schemas_are_made_again_when_any_module_has_changed_that_makes_them() -> None:
    makers, ahead = set[str](), ["schema"]
    while ahead:
        name = ahead.pop()
        if name not in makers and name != "rules":
            makers.add(name)
            text = (ROOT / "planascode" / f"{name}.py").read_text("utf-8")
            found = re.findall(r"(?m)^ *from planascode(?:\.(\w+)\S*)? import ([^(\n]+|\([^)]+\))", text)
            ahead += [part for module, names in found for part in ([module] if module else re.findall(r"\w+", re.sub(r" as \w+", "", names)))]
    assert makers == set(schema.MAKERS)


def test_a_record_that_is_added_is_known_at_once(tmp_path: Path) -> None:
    assert run("nieuw", tmp_path / "plan").returncode == 0
    done = run("nieuw", "thema", "--naam", "Schone straten", "--plan", tmp_path / "plan")
    assert done.returncode == 0, done.stdout
    assert "schone-straten · Schone straten" in (tmp_path / "plan/.vscode/schema/plan.json").read_text("utf-8")


def test_a_folder_without_a_plan_gets_no_help(tmp_path: Path) -> None:
    done = run("schema", "--plan", tmp_path)
    assert done.returncode == 1
    assert "B-001" in done.stdout
    assert not list(tmp_path.iterdir())


def test_the_schemas_of_our_own_content_stand_where_git_does_not_look() -> None:
    assert "/.vscode/schema/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert CONTENT.parent == ROOT
