"""The house itself: every room has a test and a name plate, and writers know no Dutch word."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from planascode.fields import field_types
from planascode.model import COLLECTIONS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "planascode"
MODULES = sorted(p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py") if p.name != "__init__.py")
WRITERS = [name for name in MODULES if name.startswith("writers/")]
STYLE_NAMES = "writers/docx_styles.py"
"""Names of styles, which Word shows in its own list, in the language of the one who edits there."""
ALLOWED = frozenset({
    "Figuur", "Tabel", "Bijschrift",  # styles
    "uitvoeringsplan", "docx", "metadata", "html", "yaml", "diwoo",  # files
    "index", "note", "page", "part", "site", "term", "item", "data", "code", "Code", "type", "label", "table", "Word",
    "JSON", "stand", "Post", "Plan", "over", "DROP", "content",  # English, or names
})  # fmt: skip
PAGE = ROOT / "docs" / "architecture.md"
TESTED_TOGETHER = {name: name for name in ("pdf", "docx", "svg", "site", "checks", "rules", "preview", "publication", "checkers")} | {"html": "site"}


def stem_of_test(module: str) -> str:
    """The name of the test file that a module is tested in: parts of a writer and of the checks share one; a command has its own."""
    folder, _, name = module.removesuffix(".py").rpartition("/")
    if folder == "commands":
        return "cli" if name in ("bouw", "common") else name
    return TESTED_TOGETHER[name.split("_")[0] if folder == "writers" else folder] if folder else name


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text("utf-8"))


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is_for(module: str) -> None:
    said = ast.get_docstring(tree(module))
    assert said
    assert said.splitlines()[0].rstrip().endswith((".", ":")), "a whole sentence"


@pytest.mark.parametrize("module", MODULES)
def test_every_public_function_and_class_outside_the_model_says_what_it_is_for(module: str) -> None:
    for node in tree(module).body:
        public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if public and module != "model.py":
            assert ast.get_docstring(node), f"{module}: {node.name}"  # type: ignore[arg-type]


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_a_test_file(module: str) -> None:
    name = stem_of_test(module)
    folder = ROOT / "tests"
    known = [p.stem for p in folder.glob("test_*.py")]
    assert any(stem == f"test_{name}" or stem.startswith(f"test_{name}_") for stem in known), f"tests/test_{name}.py for {module}"


def room(module: str) -> str:
    """What the architecture page calls a module: parts of a writer or of the checks are named as one (``docx``)."""
    folder, _, name = module.removesuffix(".py").rpartition("/")
    return name.split("_")[0] if folder == "writers" else folder or name


@pytest.mark.parametrize("name", sorted({room(module) for module in MODULES}))
def test_the_architecture_page_names_every_module(name: str) -> None:
    assert PAGE.is_file(), "docs/architecture.md shows the house room by room"
    assert f"`{name}`" in PAGE.read_text("utf-8"), f"docs/architecture.md must name `{name}` in backquotes"


def test_the_architecture_page_names_no_module_that_is_not_there() -> None:
    named = set(re.findall(r"planascode/((?:\w+/)?\w+\.py)\b", PAGE.read_text("utf-8")))
    assert named <= {*MODULES, "__init__.py", "checks/__init__.py", "writers/__init__.py"}


def literals(module: str) -> list[tuple[int, str]]:
    """String literals with their line, without docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


@cache
def words_of_layouts() -> frozenset[str]:
    """The Dutch words that layouts print: what stands between their tags and in their quoted texts."""
    found: set[str] = set()
    for path in sorted((ROOT / "layouts").glob("*.j2")):
        text = re.sub(r"\{#.*?#\}", " ", path.read_text("utf-8"), flags=re.DOTALL)
        for printed in re.findall(r">([^<>{}]+)<", text):
            found |= set(re.findall(r"[A-Za-zé]{4,}", printed))
    return frozenset(found - ALLOWED)


def test_layouts_have_words_to_compare_with() -> None:
    assert {"Legenda", "Bedrag", "Totaal"} & words_of_layouts()


@pytest.mark.parametrize("module", [name for name in WRITERS if name != STYLE_NAMES])
def test_writers_hold_no_word_that_a_layout_prints(module: str) -> None:
    for line, text in literals(module):
        used = set(re.findall(r"[A-Za-zé]{4,}", text)) & words_of_layouts()
        assert not used, f"{module}:{line} holds {sorted(used)}"


@pytest.mark.parametrize("module", WRITERS)
def test_writers_know_no_field_of_the_model(module: str) -> None:
    fields = {kind.name for cls, _ in COLLECTIONS.values() for kind in field_types(cls) if len(kind.name) >= 6}
    for line, text in literals(module):
        assert text not in fields, f"{module}:{line} names the field {text!r}"


def test_css_carries_no_words() -> None:
    for path in (ROOT / "layouts" / "huisstijl").glob("*.css"):
        for value in re.findall(r"content:\s*([^;}]+)", path.read_text("utf-8")):
            said = "".join(re.findall(r'"([^"]*)"', value))
            assert not re.search(r"[A-Za-z]{2,}", said), f"{path.name}: content: {value}"
