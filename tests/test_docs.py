"""The documentation is true: its commands run, its examples work, its links lead somewhere, its lists are complete."""

from __future__ import annotations

import importlib.util
import io
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from itertools import count
from pathlib import Path
from types import ModuleType

import drop_template
import pytest
import yaml
from PIL import Image
from test_kijk import running as previewing

from planascode import cli, pipeline
from planascode.checks import check
from planascode.checks.acceptance import accept
from planascode.checks.content import Content
from planascode.folder import read_folder
from planascode.load import load
from planascode.outputs import JOBS
from planascode.pipeline import read
from planascode.problems import Problem
from planascode.rules import RULES
from planascode.values import TYPES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDE = DOCS / "handleiding"
FIRST = GUIDE / "eerste-plan.md"
"""The page whose commands belong together, one after the other."""
PICTURE = GUIDE / "afbeelding.md"
"""The page whose examples are one picture."""
ARCHITECTURE = DOCS / "architecture.md"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
THEME = "prioriteiten/zorg-en-veiligheid/woonoverlast"
MEASURE = f"{THEME}/buurtbemiddeling.yaml"
OF_PLAN = {"edities", "peildatum", "stadium", "datum", "momenten", "versies"}
OF_INDICATOR = {"herleidbaar", "waarnemingen"}
WITH_ACTIES_GONE = ("planning", "planning_toelichting", "grondslag", "middelen", "standen")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str) -> list[str]:
    """The fenced examples of one language on a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL)


def examples(language: str) -> list[pytest.ParameterSet]:
    """Every fenced example in the guide that stands by itself, named by page and place."""
    return [
        pytest.param(example, id=f"{page.stem}-{place}")
        for page in sorted(GUIDE.glob("*.md"))
        if page != PICTURE
        for place, example in zip(count(1), blocks(page, language), strict=False)
    ]


def commands() -> list[str]:
    """Every different ``python build.py`` line of the README and the guide."""
    lines = [line for page in PAGES if page != FIRST for example in blocks(page, "sh") for line in example.splitlines()]
    return sorted({line for line in lines if line.startswith("python build.py")})


def script(path: Path) -> ModuleType:
    """A script of this checkout as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def checkout(place: Path, plan: Path) -> Path:
    """A copy of the program with ``plan`` as its content."""
    for folder in ("planascode", "layouts"):
        shutil.copytree(ROOT / folder, place / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(plan, place / "content")
    shutil.copy(ROOT / "build.py", place)
    return place


def build(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "build.py", *arguments], cwd=place, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


@cache
def our_content() -> dict[str, bytes]:
    return read_folder(ROOT / "content")[0]


def problems(files: dict[str, bytes]) -> list[Problem]:
    """All problems of the plan in ``files`` that our own content does not have."""
    known = {(problem.code, problem.message) for problem in _problems(our_content())}
    return [problem for problem in _problems(files) if (problem.code, problem.message) not in known]


def _problems(files: dict[str, bytes]) -> list[Problem]:
    loaded = load(files)
    if loaded.plan is None:
        return list(loaded.problems)
    tones = frozenset(read(ROOT / "content", ROOT / "layouts").style.tones)
    content = Content(loaded.plan, loaded.sources, tones)
    return accept(content, check(content))[0]


# --- commands ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose content is a small plan, so that every command can be run for real."""
    place = checkout(tmp_path_factory.mktemp("checkout"), ROOT / "tests" / "plannen" / "waterdorp")
    stand_in = place / "content" / "layouts" / "drop" / "sjabloon.dotx"  # KOOP's template is not ours to have
    stand_in.parent.mkdir()
    stand_in.write_bytes(drop_template.template())
    return place


@pytest.mark.parametrize("command", [line for line in commands() if " kijk" in line])
def test_every_preview_in_the_documentation_starts_and_stops(command: str, small_checkout: Path) -> None:
    with previewing(*shlex.split(command)[3:], cwd=small_checkout) as run:
        assert "http://127.0.0.1:" in run.said
    assert (run.code, run.errors) == (0, "")


@pytest.mark.parametrize("command", [line for line in commands() if not re.search(r" (kijk|keur|plaats|verzegel|verifieer)\b", line)])
def test_every_command_in_the_documentation_runs(command: str, small_checkout: Path) -> None:
    done = build(small_checkout, *shlex.split(command)[2:])
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout
    assert not done.stderr


def test_the_first_plan_stands_by_its_page_alone(tmp_path: Path) -> None:
    place = checkout(tmp_path / "checkout", ROOT / "tests" / "plannen" / "waterdorp")
    lines = [line for example in blocks(FIRST, "sh") for line in example.splitlines()]
    assert len(lines) > 4
    for line in lines:
        done = build(place, *shlex.split(line)[2:])
        assert done.returncode == 0, line + done.stdout + done.stderr
        assert not done.stderr
    assert (place / "mijn-plan-uitvoer/openbaar/uitvoeringsplan.pdf").is_file()
    assert (place / "mijn-plan-uitvoer/openbaar/site/index.html").is_file()


def test_the_first_page_prints_the_line_and_the_message_that_an_author_sees(tmp_path: Path) -> None:
    place = checkout(tmp_path / "checkout", ROOT / "tests" / "plannen" / "waterdorp")
    build(place, "nieuw", "mijn-plan", "--prioriteit", "Wonen")
    line, message = blocks(FIRST, "text")
    assert line in (place / "mijn-plan/plan.yaml").read_text()
    measure = place / "mijn-plan/prioriteiten/wonen/dicht-bij-inwoners/buurtgesprekken.yaml"
    measure.write_text(measure.read_text().replace("planning: Q1 2027 t/m Q4 2027", "planning: Q5 2027"))
    done = build(place, "controleer", "--plan", "mijn-plan")
    assert done.returncode == 1
    assert done.stdout.startswith(message)


def test_the_two_commands_of_the_readme_are_there_and_can_be_run() -> None:
    assert blocks(ROOT / "README.md", "sh")[0].split() == ["./bouw", "./toets"]
    for name in ("bouw", "toets"):
        assert (ROOT / name).stat().st_mode & 0o111


def test_every_command_in_the_steps_in_short_is_one_that_is_run() -> None:
    text = "\n".join(page.read_text() for page in GUIDE.glob("*.md"))
    steps = "".join(re.findall(r"^## In het kort\n(.*?)^## ", text, re.MULTILINE | re.DOTALL))
    named = set(re.findall(r"`(python [^`]+)`", steps))
    assert len(named) > 7
    assert [found for found in sorted(named) if not any(f"{run} ".startswith(f"{found} ") for run in commands())] == []


def test_the_guide_explains_every_command_and_every_option_and_no_other() -> None:
    parsers = [cli.command(name).parser() for name in cli.COMMANDS]
    known = {option for parser in parsers for action in parser._actions for option in action.option_strings}
    text = "\n".join(page.read_text() for page in GUIDE.glob("*.md"))
    explained = {word for code in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"(?<!\S)--?[a-z]+(?:-[a-z]+)*", code)}
    assert explained == known
    for command in cli.COMMANDS:
        assert f"python build.py {command}" in text


def test_the_guide_names_every_kind_of_output_and_the_meaning_of_every_exit_code() -> None:
    options = (GUIDE / "bouwen.md").read_text()
    for output in JOBS:
        assert f"`{output}`" in options
    messages = " ".join((GUIDE / "meldingen.md").read_text().split())
    for code in (
        "0 is goed",
        "1 is een fout in het plan",
        "2 is een verkeerde opdracht",
        "3 is: gemaakt, maar niet alles",
    ):
        assert code in messages


# --- examples in the guide ---------------------------------------------------------------------------


PLACED = re.compile(r"# content/([^:\n]+)(: vervang|: zet erbij|: zet eronder)?.*\n")


def with_keys(files: dict[str, bytes], path: str, example: str) -> dict[str, bytes]:
    """The files after giving a record (of a list: the first one) the keys of an example."""
    whole = yaml.load(files[path], yaml.BaseLoader)
    record = whole[0] if isinstance(whole, list) else whole
    changes = yaml.load(example, yaml.BaseLoader)
    if "acties" in changes:
        for key in WITH_ACTIES_GONE:
            record.pop(key, None)
    record.update(changes)
    return files | {path: yaml.safe_dump(whole, allow_unicode=True).encode()}


def with_placed(files: dict[str, bytes], example: str) -> dict[str, bytes]:
    """The files after doing what an example says in its first line: a new file, a line replaced, keys or a record added."""
    place = PLACED.match(example)
    assert place
    path, how, body = place[1], place[2], example[place.end() :]
    if how is None:
        assert path not in files
        return files | {path: body.encode()}
    if how == ": zet eronder":
        return files | {path: files[path] + body.encode()}
    if how == ": zet erbij":
        return with_keys(files, path, body)
    text, changed = re.subn(rf"(?m)^{body.partition(':')[0]}:.*\n", body, files[path].decode())
    assert changed == 1
    return files | {path: text.encode()}


@pytest.mark.parametrize(
    "example", [item for item in examples("yaml") if not re.match("# content/|planing", str(item.values[0]))]
)
def test_every_yaml_example_in_the_guide_works_in_our_plan(example: str) -> None:
    keys = yaml.load(example, yaml.BaseLoader).keys()
    home = "plan.yaml" if keys <= OF_PLAN else "monitoring/ondermijning.yaml" if keys <= OF_INDICATOR else MEASURE
    told = problems(with_keys(our_content(), home, example))
    own = ("M-026", "M-012")  # our texts and standen go with the planning that an example replaces, or the reverse
    assert [problem for problem in told if problem.code not in own] == []


@pytest.mark.parametrize("page", ["maatregel", "edities", "opmerking", "aanvaarden", "college", "drop", "legenda"])
def test_the_examples_with_a_place_work_together(page: str) -> None:
    files = our_content()
    placed = [example for example in blocks(GUIDE / f"{page}.md", "yaml") if PLACED.match(example)]
    assert placed
    for example in placed:
        files = with_placed(files, example)
    assert problems(files) == []


def test_the_examples_of_a_house_style_can_be_used() -> None:
    examples = blocks(GUIDE / "huisstijl.md", "yaml")
    assert any("tones:" in example for example in examples)
    for example in examples:
        style = pipeline.examine({**our_content(), **with_placed({}, example)}, read_folder(ROOT / "layouts")[0])
        assert [problem for problem in style.problems if problem.source.file.endswith("tokens.yaml")] == []
        assert ("oker" in style.style.tones) is ("oker" in example)


def test_the_list_of_persons_in_the_guide_can_be_placed() -> None:
    (example,) = [item for item in blocks(GUIDE / "taal.md", "yaml") if "personen.yaml" in item]
    assert problems(with_placed(our_content(), example)) == []


@pytest.mark.parametrize("example", examples("markdown"))
def test_every_markdown_example_in_the_guide_works_in_our_plan(example: str) -> None:
    files = our_content() | {f"{THEME}/toelichting.md": example.encode()}
    assert f"{THEME}/toelichting.md" not in our_content()
    assert problems(files) == []


def test_the_examples_of_a_picture_work_together_for_all_and_for_colleagues() -> None:
    record, closed = blocks(PICTURE, "yaml")
    for text, extra in zip(blocks(PICTURE, "markdown"), ("", f"  {closed}"), strict=True):
        files = our_content() | {
            "figuren/figuren.yaml": our_content()["figuren/figuren.yaml"] + (record + extra).encode(),
            "figuren/wijken.svg": (ROOT / "planascode/voorbeeld/plan/figuren/wijken.svg").read_bytes(),
            f"{THEME}/toelichting.md": text.encode(),
        }
        assert problems(files) == []


def test_the_wrong_example_gives_the_message_that_the_guide_prints(tmp_path: Path) -> None:
    place = checkout(tmp_path, ROOT / "content")
    (wrong,) = blocks(GUIDE / "meldingen.md", "yaml")
    (expected,) = blocks(GUIDE / "meldingen.md", "text")
    measure = place / "content" / MEASURE
    measure.write_text(measure.read_text().replace("planning: Q4 2022\n", wrong))
    done = build(place, "controleer")
    assert done.returncode == 1
    assert done.stdout.startswith(expected)


def test_every_rule_that_the_guide_explains_exists() -> None:
    table = (GUIDE / "meldingen.md").read_text().partition("| regel |")[2]
    explained = re.findall(r"\[`([A-Z]-[0-9]+)`\]\(\.\./regels\.md#(.*?)\)", table)
    assert explained
    for rule, anchor in explained:
        assert rule in RULES
        assert anchor == rule.lower()


def test_the_guide_writes_values_as_they_can_be_read() -> None:
    table = (GUIDE / "bestanden.md").read_text().partition("| soort | zo |")[2].partition("\n## ")[0]
    types = {"datum": "datum", "kwartaal of jaar": "periode", "planning": "planning", "bedrag in euro": "bedrag"}
    types |= {"getal": "aantal", "ja of nee": "janee"}
    rows = re.findall(r"^\| ([a-z ]+) \| (.*) \|$", table, re.MULTILINE)
    assert [kind for kind, _ in rows] == list(types)
    for kind, cell in rows:
        for sample in re.findall(r"`([^`]+)`", cell):
            TYPES[types[kind]].parse(sample)


# --- the lists and the architecture page --------------------------------------------------------------


def test_the_list_of_fields_is_what_the_model_says() -> None:
    found = script(DOCS / "woordenlijst.py")
    assert found.TARGET.read_text() == found.text(), "run: python -m docs.woordenlijst"


def test_the_page_on_the_internal_site_is_what_the_guide_says() -> None:
    found = script(DOCS / "bijwerken.py")
    assert found.TARGET.read_text() == found.text(), "run: python -m docs.bijwerken"


def test_every_picture_is_one_that_the_script_makes_and_is_described_on_a_page() -> None:
    found = script(DOCS / "schermafdrukken.py")
    shown = [item for page in PAGES for item in re.findall(r"!\[([^\]]*)\]\(beelden/([\w.-]+)\)", page.read_text())]
    files = {path.name for path in found.TARGET.iterdir()}
    assert files == set(found.PICTURES) == {name for _, name in shown}
    assert [name for alt, name in shown if len(alt.split()) < 8 or not alt.endswith(".")] == []


@pytest.mark.parametrize("name", sorted(path.name for path in (GUIDE / "beelden").iterdir()))
def test_a_picture_of_the_guide_is_small_and_as_wide_as_a_window(name: str) -> None:
    data = (GUIDE / "beelden" / name).read_bytes()
    assert len(data) < 80_000
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.format == "PNG"
        assert 900 < picture.width < 1200


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_between_our_own_pages_leads_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)]+)\)", prose):
        path, _, anchor = target.partition("#")
        if not target.startswith("https://"):
            found = page.parent / path if path else page
            assert found.exists(), target
            headings = (
                {
                    re.sub(r"[^\w -]", "", line.lower()).strip().replace(" ", "-")
                    for line in re.findall(r"(?m)^#+ (.*)$", found.read_text())
                }
                if anchor
                else {""}
            )
            assert anchor in headings, target


@pytest.mark.parametrize("folder", [GUIDE, DOCS / "decisions"], ids=name_of)
def test_the_first_page_of_a_folder_leads_to_all_its_pages(folder: Path) -> None:
    linked = set(re.findall(r"\]\(([\w.-]+\.md)\)", (folder / "README.md").read_text()))
    assert linked == {page.name for page in folder.glob("*.md")} - {"README.md"}


def test_the_architecture_page_names_every_module_once_with_one_line() -> None:
    table = ARCHITECTURE.read_text().partition("## Modules")[2].partition("\n## ")[0]
    named = re.findall(r"^\| `(\w+)` \| .+ \|$", table, re.MULTILINE)
    modules = [path.stem for path in (ROOT / "planascode").iterdir() if not path.name.startswith("_")]
    assert sorted(named) == sorted(modules)


def test_the_architecture_page_shows_the_layers_that_are_kept() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    shown = blocks(ARCHITECTURE, "")[-1]
    assert shown.splitlines() == [layer.replace("(", "").replace(")", "") for layer in layers]


def test_a_stranger_adds_a_field_by_touching_the_model_one_layout_and_one_content_file(tmp_path: Path) -> None:
    place = checkout(tmp_path, ROOT / "content")
    (change,) = blocks(ARCHITECTURE, "diff")
    assert len(re.findall(r"^\+\+\+ ", change, re.MULTILINE)) == 3
    command = ["git", "apply", "--unidiff-zero", "-"]
    applied = subprocess.run(command, cwd=place, input=change, capture_output=True, text=True)
    assert applied.returncode == 0, applied.stderr
    done = build(place, "--uitvoer", "site", "--uitvoer", "docx", "--editie", "openbaar")
    assert done.returncode == 0, done.stdout + done.stderr
    page = (place / "output/openbaar/site/maatregelen/buurtbemiddeling.html").read_text()
    assert "Grootste risico: Er zijn te weinig vrijwilligers." in re.sub(r"<[^>]+>", "", page)


def test_the_benchmark_still_knows_the_print_html(tmp_path: Path) -> None:
    page = script(ROOT / "bench" / "snelheid.py").plain_html(tmp_path)
    assert "<colgroup" not in page
    assert "table-layout: fixed" not in page
    assert "housestyle:" not in page
