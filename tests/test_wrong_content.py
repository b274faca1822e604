"""Wrong content: each file in tests/cases/fouten breaks the plan Waterdorp in one way and gives the exact message.

A case file reads:

    # what goes wrong, in a sentence
    bestand  path in the plan (again for a second file)
    vervang  text that must be there      (``\\n``, ``\\t`` and ``\\u200b`` stand for themselves)
    door     what takes its place
    inhoud   the whole new file instead   (or: weg, codering latin-1)
    verwacht
    the printed problems, to the letter
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from planascode import pipeline
from planascode.folder import read_folder
from planascode.problems import errors

ROOT = Path(__file__).parents[1]
WATERDORP = ROOT / "tests" / "plannen" / "waterdorp"
CASES = sorted((ROOT / "tests" / "cases" / "fouten").glob("*.txt"))
NOT_FOR_AUTHORS = re.compile(
    r"\b(yaml|json|python|exception|traceback|none|null|mapping|sequence|scalar|token|parser?|utf8|string|dict|tuple|int)\b",
    re.IGNORECASE,
)


@dataclass
class Change:
    """What a case does to one file."""

    path: str
    steps: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Case:
    """One way of wrong content and what is said about it."""

    changes: list[Change]
    expected: str


def unescape(text: str) -> str:
    text = text.replace(r"\n", "\n").replace(r"\t", "\t")
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


def read_case(path: Path) -> Case:
    head, _, expected = path.read_text("utf-8").partition("\nverwacht\n")
    changes: list[Change] = []
    for line in head.splitlines():
        word, _, rest = line.partition(" ")
        if word == "bestand":
            changes.append(Change(rest.strip()))
        elif word != "#":
            changes[-1].steps.append((word, unescape(rest.strip())))
    return Case(changes, expected.rstrip("\n"))


def changed(files: dict[str, bytes], change: Change) -> bytes | None:
    """The bytes of the changed file, or None when it goes away."""
    text = files.get(change.path, b"").decode("utf-8")
    encoding, needle = "utf-8", ""
    for word, rest in change.steps:
        match word:
            case "weg":
                return None
            case "vervang":
                assert rest in text, f"{change.path} does not hold {rest!r}"
                needle = rest
            case "door":
                text = text.replace(needle, rest, 1)
            case "inhoud":
                text = rest
            case "codering":
                encoding = rest
            case _:
                raise AssertionError(f"unknown word {word!r} in a case")
    return text.encode(encoding)


@cache
def files_of(folder: Path) -> dict[str, bytes]:
    return read_folder(folder)[0]


def broken(case: Case) -> dict[str, bytes]:
    """The files of Waterdorp with the changes of the case."""
    files = dict(files_of(WATERDORP))
    for change in case.changes:
        data = changed(files, change)
        files.pop(change.path, None)
        if data is not None:
            files[change.path] = data
    return files


def test_waterdorp_itself_has_no_problems() -> None:
    assert pipeline.examine(files_of(WATERDORP), files_of(ROOT / "layouts")).problems == ()


def test_there_are_at_least_twenty_ways_of_wrong_content() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_wrong_content_gives_exactly_its_message(path: Path) -> None:
    case = read_case(path)
    checked = pipeline.examine(broken(case), files_of(ROOT / "layouts"))
    assert "\n".join(map(str, checked.problems)) == case.expected
    assert errors(checked.problems), "the build stops"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_messages_are_for_policy_officers(path: Path) -> None:
    for line in read_case(path).expected.splitlines():
        said = line.strip() if line.startswith("    ") else "  ".join(line.split("  ")[3:])
        said = re.sub(r"'[^']*'|[\w/-]+\.(md|yaml)\b", "", said)
        assert not NOT_FOR_AUTHORS.search(said), line
        assert said, f"nothing is said in {line!r}"


@pytest.mark.parametrize("name", ["onbekende-sleutel", "latin-1"])
def test_the_command_says_it_ends_with_1_and_leaves_the_output_alone(name: str, tmp_path: Path) -> None:
    case = read_case(ROOT / "tests" / "cases" / "fouten" / f"{name}.txt")
    for path, data in broken(case).items():
        place = tmp_path / "plan" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    output = tmp_path / "output"
    output.mkdir()
    (output / "vorige.txt").write_text("nog heel")
    command = [sys.executable, str(ROOT / "build.py"), "--plan", str(tmp_path / "plan"), "--naar", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert done.returncode == 1
    assert done.stderr == ""
    first, *_, hint = case.expected.splitlines()
    assert done.stdout.startswith(f"plan/{first}\n")
    assert f"\n   {hint.strip()}\n" in done.stdout
    assert done.stdout.rstrip().endswith("Er is niets gemaakt; de vorige uitvoer is niet veranderd.")
    assert [path.name for path in output.iterdir()] == ["vorige.txt"]
    assert (output / "vorige.txt").read_text() == "nog heel"
