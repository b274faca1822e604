"""The sheets of the kit as files: pages that stand alone, the first one on paper, and the same tables as YAML, CSV and JSON.

Values, choices and checks stand in the tables of one document (the layout ``publicatieblad``), so that no two files can differ.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import yaml

from planascode import nodes as n
from planascode.droptemplate import Template
from planascode.exports import table_file
from planascode.housestyle import HouseStyle
from planascode.places import pdf_length

README, METADATA, CHECKS = "00-LEESMIJ", "02-drop-metadata", "08-controle"


def pages(sheet: n.Document, style: HouseStyle) -> dict[str, bytes]:
    """The pages, each whole in itself, and the first one as a PDF of one page as well."""
    from planascode.writers import pdf, site

    first = sheet.pages[0]
    inside = tuple(replace(child, level=2) if isinstance(child, n.Section) else child for child in first.children)
    title = n.Section("leesmij", (n.Text(first.title),), inside, 1, "no", False)
    paper = replace(sheet, title=first.title, children=(_on_paper(title),), pages=(), menu=(), notes=first.notes)
    made = site.alone(sheet, style)
    for scale in _SCALES:
        printed = pdf.write(paper, _small(style, scale), f"{README}.pdf")
        if pdf_length(printed[f"{README}.pdf"]) == 1:
            break
    return made | printed


_SCALES = (1.0, 0.92, 0.84)
_SIZES = {"text": 8.5, "table": 7.5, "small": 7.5, "heading-1": 13, "heading-2": 10.5}


def _small(style: HouseStyle, scale: float) -> HouseStyle:
    """The house style for a page that holds much: smaller letters, narrow margins."""
    sizes = {name: _SIZES.get(name, size) * scale for name, size in style.sizes.items()}
    page = {name: min(size, 13) if name.startswith("margin") else size for name, size in style.page.items()}
    return replace(style, sizes=sizes, page=page)


def _on_paper(node: Any) -> Any:
    """The same without links to files beside it, which a page on paper does not have."""
    if isinstance(node, n.Link) and ":" not in node.href:
        return n.Strong(node.children)
    kind: Any = type(node)
    changes = {name: _paper_children(getattr(node, name)) for name in n.inner_fields(kind)}
    return replace(node, **changes) if changes else node


def _paper_children(value: Any) -> Any:
    return tuple(map(_on_paper, value)) if isinstance(value, tuple) else _on_paper(value)


# --- data out of the tables of the sheet ----------------------------------------------------------------


def table(sheet: n.Document, name: str) -> n.Table:
    """The table with this id. ValueError where the layout has none."""
    for node in n.walk(sheet, n.inner_blocks):
        if isinstance(node, n.Table) and node.id == name:
            return node
    raise ValueError(f"the layout publicatieblad has no table with the id {name!r}")


def _cell(cell: n.Cell) -> list[str]:
    """The paragraphs of a cell."""
    return [n.plain(node.children) for node in n.walk(cell) if isinstance(node, n.Paragraph)]


def records(listed: n.Table) -> list[dict[str, list[str]]]:
    """A row of the table as label of the column -> paragraphs, with the row's own name as ``id``."""
    labels = [n.plain(column.children) for column in listed.columns]
    return [
        {"id": [row.id.partition("-")[2]], **dict(zip(labels, map(_cell, row.cells), strict=True))} for row in listed.rows
    ]


def metadata(sheet: n.Document) -> dict[str, bytes]:
    """The values for DROP as YAML and CSV, out of the same table as the page."""
    fields = table(sheet, "metadata")
    found = records(fields)
    data = {item["id"][0]: {_key(name): _single(said) for name, said in item.items() if name != "id"} for item in found}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    heads = [n.plain(column.children) for column in fields.columns]
    rows: list[Sequence[object]] = [["; ".join(item[name]) for name in heads] for item in found]
    return {f"{METADATA}.yaml": text.encode(), f"{METADATA}.csv": table_file(heads, rows)}


def _key(label: str) -> str:
    return label.casefold().replace(" ", "_")


def _single(said: list[str]) -> str | list[str]:
    return said[0] if len(said) == 1 else said


def report(sheet: n.Document, ready: bool, template: Template | None) -> bytes:
    """All checks as JSON, with whether the set is ready and the template that it was made on."""
    listed = [
        {"bij": name, "regel": item["id"][0], **{_key(head): _single(said) for head, said in item.items() if head != "id"}}
        for name in ("set", "word")
        for item in records(table(sheet, name))
    ]
    used = {"pad": template.name, "sha256": template.sha256} if template else None
    data = {"plan": sheet.metadata("identifier"), "gereed_voor_drop": ready, "sjabloon": used, "controles": listed}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
