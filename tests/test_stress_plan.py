"""The plan that asks the utmost: its PDF and its Word file are valid, and no word of the tree is lost or out of order."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from compare import differences, read_docx, read_pdf, rebuilt
from conftest import judged, run
from readback import Table, tree_tables
from stress_plan import ABBREVIATIONS, LEVELS, NOTES, PARTNERS, stress_plan
from test_checkers import CHECKERS

from planascode import nodes as n
from planascode import pipeline
from planascode.checkers import tagged
from planascode.checkers.tagged import squeezed
from planascode.compose import compose
from planascode.folder import read_folder
from planascode.outputs import JOBS, Task
from planascode.pipeline import Options
from planascode.problems import errors

MEASURES = 60
SKIPPED = 400
"""At most so many letters stand between two pieces of the tree: what a writer adds, such as a heading of a list of notes."""
SIGNS = re.compile("Tekens:.*Tekens:.*?(?=[Oo]nbekend|Hetteam|$)")
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def task() -> Task:
    """What the outputs of the public edition are made of."""
    checked = pipeline.examine(stress_plan(MEASURES), read_folder(ROOT / "layouts")[0])
    assert errors(checked.problems) == []
    return pipeline.tasks(checked, Options(("openbaar",)), ("pdf", "docx"))[0][1]


@pytest.fixture(scope="module")
def document(task: Task) -> n.Document:
    return compose(task.plan, "plan", task.layouts, task.editie, task.facts())


@pytest.fixture(scope="module")
def made(task: Task, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDF and the Word file, by kind."""
    folder = tmp_path_factory.mktemp("stress")
    for kind in ("pdf", "docx"):
        for name, data in JOBS[kind](task).items():
            (folder / name).write_bytes(data)
    return {kind: folder / f"uitvoeringsplan.{kind}" for kind in ("pdf", "docx")}


TABLE = ""


def without_tables(node: Any) -> Any:
    return n.Text(TABLE) if isinstance(node, n.Table) else rebuilt(node, without_tables)


def pieces(document: n.Document) -> Iterator[str]:
    """The words outside notes and drawings in the order of the tree, with ``TABLE`` for each table."""
    for node in n.walk(without_tables(replace(document, notes=()))):
        match node:
            case n.Text(words) | n.Abbreviation(_, words) | n.Badge(_, _, words):
                if words == TABLE or words.strip():
                    yield squeezed(words)
            case _:
                pass


def lost(document: n.Document, text: str) -> list[str]:
    """The pieces of the tree that do not stand in the text, each shortly after the one before it or somewhere after a table."""
    place, found, most = 0, [], SKIPPED
    for piece in pieces(document):
        if piece == TABLE:
            most = len(text)
            continue
        next_place = text.find(piece, place, place + most + len(piece))
        most = SKIPPED
        if next_place < 0:
            found.append(f"{piece!r} after {text[max(0, place - 40) : place]!r}")
        else:
            place = next_place + len(piece)
    return found


def test_the_plan_holds_what_it_says(document: n.Document, task: Task) -> None:
    cells = [cell for node in n.walk(document) if isinstance(node, n.Table) for row in node.rows for cell in row.cells]
    assert max(sum(isinstance(part, n.Item) for part in n.walk(cell)) for cell in cells) >= PARTNERS
    assert len(document.notes) >= NOTES
    assert len(task.plan["afkortingen"]) >= ABBREVIATIONS
    assert len(task.plan["maatregelen"]) >= MEASURES
    printed = {sign for node in n.walk(document) if isinstance(node, n.Text) for sign in node.text}
    assert len(printed & task.style.signs()) > 500
    assert _depth(document) == LEVELS


def _depth(node: n.Node) -> int:
    """How many lists stand inside each other."""
    return isinstance(node, n.ItemList) + max(map(_depth, n.children(node)), default=0)


@pytest.mark.parametrize("checker", [checker for checker in CHECKERS if checker.kind != "site"], ids=lambda item: item.name)
def test_no_checker_has_anything_against_it(checker: Any, made: dict[str, Path]) -> None:
    assert judged(lambda: checker.judge([made[checker.kind]])) == []


def test_every_cell_of_every_table_reads_back_whole_in_the_word_file(made: dict[str, Path], document: n.Document) -> None:
    assert differences(read_docx(made["docx"].read_bytes(), document)) == []


def test_every_column_of_every_table_reads_back_whole_in_the_pdf(made: dict[str, Path], document: n.Document) -> None:
    """By column: a row that is cut between two pages is two rows in the file, and each of its cells goes on in the second."""
    ((_, reading),) = read_pdf(made["pdf"].read_bytes(), document).parts
    expected = [table for _, table in tree_tables(document)]
    assert len(reading.tables) == len(expected)
    for table, found in zip(expected, reading.tables, strict=True):
        assert columns(found) == columns(table)


def columns(table: Table) -> list[str]:
    """The words of each column from top to bottom, its label first, but for the cell with all signs.

    Signs that share a shape in the letter (Greek mu and micro, hyphen and non-breaking hyphen) read back as one of them.
    """
    return [SIGNS.sub("", squeezed(" ".join(cells))) for cells in zip(table.head, *table.rows, strict=True)]


@pytest.mark.parametrize(("kind", "read"), [("pdf", read_pdf), ("docx", read_docx)])
def test_all_words_outside_tables_stand_in_the_order_of_the_tree(
    kind: str, read: Callable[[bytes, n.Document], Any], made: dict[str, Path], document: n.Document
) -> None:
    ((_, reading),) = read(made[kind].read_bytes(), document).parts
    assert lost(document, squeezed(reading.text)) == []


def test_every_note_stands_whole_in_the_pdf(made: dict[str, Path], document: n.Document) -> None:
    tree = tagged.structure(tagged.reader(made["pdf"].read_bytes()))
    notes = [squeezed(note.raw(("Lbl",))) for note in tree.all("Note")]
    assert notes == [squeezed(n.plain(note.children)) for note in document.notes]


def test_a_word_that_is_missing_or_moved_is_found(document: n.Document) -> None:
    said = list(pieces(document))
    assert lost(document, "".join(said)) == []
    place = next(place for place, piece in enumerate(said) if piece.startswith("Bijzin100"))
    assert len(lost(document, "".join((*said[:place], *said[place + 1 :])))) == 1
    assert lost(document, "".join((*said[:place], *said[place + 1 :], said[place])))


def test_as_a_command_it_writes_a_plan_that_can_be_checked(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "tests" / "stress_plan.py", tmp_path / "plan", "--maatregelen", "20"]
    subprocess.run(command, check=True)
    done = run("controleer", "--plan", tmp_path / "plan")
    assert done.returncode == 0, done.stdout
    assert "Bijna goed: 23 maatregelen" in done.stdout
