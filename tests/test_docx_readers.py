"""Programs that know nothing of us find in the Word file of the plan what stands in the tree: python-docx and pandoc."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from compare import rebuilt
from conftest import judged
from docx.table import Table
from docx.text.paragraph import Paragraph
from readback import plain, tree_tables, tree_words
from word_file import W

from planascode import nodes as n
from planascode.checkers.programs import program

FILE = "openbaar/uitvoeringsplan.docx"
TABLE = tuple[tuple[str, ...], ...]


@pytest.fixture(scope="module")
def document(documents: dict[tuple[str, str], n.Document]) -> n.Document:
    """The tree without the numbers of notes: Word gives those, and these readers do not."""
    found = without_numbers(documents["openbaar", "plan"])
    assert isinstance(found, n.Document)
    return found


def without_numbers(node: Any) -> Any:
    return replace(node, number="") if isinstance(node, n.NoteReference) else rebuilt(node, without_numbers)


def headings(node: Any, level: int = 0) -> list[tuple[int, str]]:
    """The headings below a node of the tree, level and words: of sections, and of each row that stands as a card."""
    match node:
        case n.Section(heading=words, label=label, level=level):
            own = [(level, plain(f"{label} {''.join(map(tree_words, words))}"))]
        case n.Table(form="cards", rows=rows):
            return [(level + 1, plain(tree_words(next(iter(n.children(row.cells[0])))))) for row in rows]
        case _:
            own = []
    return own + [found for child in n.children(node) for found in headings(child, level)]


def grids(document: n.Document) -> list[TABLE]:
    """The head and rows of the tables that stand as tables."""
    return [(table.head, *table.rows) for node, table in tree_tables(document) if node.form != "cards"]


def shown(text: str) -> str:
    """What a reader sees: places where a word may break are not seen."""
    return plain(text.replace("\xad", ""))


def without_lists(found: list[tuple[int, str]], document: n.Document) -> list[tuple[int, str]]:
    """Headings as read, without those of the table of contents and the list of tables."""
    return [
        (level, words) for level, words in found if words not in {document.label("contents"), document.label("tables")}
    ]


# --- python-docx ------------------------------------------------------------------------------------


def words_in(element: Any) -> str:
    """The words of an element; python-docx's own ``text`` passes over what stands in a content control."""
    paragraphs = element.iter(f"{W}p") if element.tag != f"{W}p" else [element]
    return shown(" ".join("".join(text.text or "" for text in item.iter(f"{W}t")) for item in paragraphs))


def test_python_docx_finds_the_headings_and_tables(output: Path, document: n.Document) -> None:
    read = docx.Document(str(output / FILE))
    body = read.element.body
    paragraphs = [Paragraph(element, read._body) for element in body.iter(f"{W}p")]
    found = [
        (int(str(style.name)[-1]), words_in(item._p))
        for item in paragraphs
        for style in (item.style, getattr(item.style, "base_style", None))
        if style and str(style.name).startswith("Heading ")
    ]
    assert without_lists(found, document) == headings(document)
    tables = [Table(element, read._body) for element in body.iter(f"{W}tbl")]
    assert [tuple(tuple(words_in(cell._tc) for cell in row.cells) for row in table.rows) for table in tables] == grids(
        document
    )


# --- pandoc -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def by_pandoc(output: Path) -> Any:
    """What pandoc makes of the file: its own tree."""
    reader = judged(lambda: program("pandoc"))
    done = subprocess.run([reader, "-f", "docx", "-t", "json", str(output / FILE)], capture_output=True, check=True)
    return json.load(BytesIO(done.stdout))


def inside(node: Any, kind: str) -> list[Any]:
    """The contents of all nodes of a kind, in order."""
    if isinstance(node, list):
        return [found for item in node for found in inside(item, kind)]
    if not isinstance(node, dict):
        return []
    return ([node["c"]] if node.get("t") == kind else []) + inside(node.get("c"), kind)


def words_of(node: Any) -> str:
    """The words of pandoc's nodes; blocks and line ends are spaces, a note is its mark."""
    match node:
        case list():
            return "".join(map(words_of, node))
        case {"t": "Str", "c": text}:
            return str(text)
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Note" | "Image"}:
            return ""
        case {"t": "Para" | "Plain", "c": inner}:
            return f" {words_of(inner)} "
        case {"c": inner}:
            return words_of(inner)
        case _:
            return ""


def table_of(content: Any) -> TABLE:
    """Head and rows of a table of pandoc, cell by cell."""
    _, _, _, (_, head), bodies, _ = content
    rows = [*head, *(row for _, _, _, body in bodies for row in body)]
    return tuple(tuple(shown(words_of(cell[4])) for cell in cells) for _, cells in rows)


def test_pandoc_finds_the_headings(by_pandoc: Any, document: n.Document) -> None:
    found = [(level, shown(words_of(inner))) for level, _, inner in inside(by_pandoc["blocks"], "Header")]
    assert without_lists(found, document) == headings(document)


def test_pandoc_finds_the_tables_cell_by_cell(by_pandoc: Any, document: n.Document) -> None:
    tables = inside(by_pandoc["blocks"], "Table")
    assert [table_of(content) for content in tables] == grids(document)
    captions = [table.caption for node, table in tree_tables(document) if node.form != "cards"]
    assert [shown(words_of(content[1][1])) for content in tables] == captions


def test_pandoc_finds_the_notes(by_pandoc: Any, document: n.Document) -> None:
    expected = [plain("".join(map(tree_words, note.children))) for note in document.notes]
    assert [shown(words_of(content)) for content in inside(by_pandoc["blocks"], "Note")] == expected
