"""The comparison of ``test_consistency`` bites: one changed cell in one output is found, by the address of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from compare import Output, differences, read_cards, read_docx, read_pdf, read_site, rebuilt

from planascode import nodes as n
from planascode.outputs import Task
from planascode.writers import docx, pdf, site

KINDS = {
    "title": r"maatregelen/[^/]+/naam",
    "status": r"maatregelen/.+/standen/.+/toestanden/.+",
    "code": r"maatregelen/.+/code",
    "planning": r"maatregelen/.+/planning",
    "partner": r"maatregelen/.+/partners/.+",
    "amount": r"budgetposten/.+/bedrag",
    "total": r"geld-.+/totaal",
    "monitoring": r"indicatoren/.+/waarnemingen/.+/waarde",
    "condition": r"prioriteiten/.+/invullingen/.+/invulling/.+",
}
PLANTED = "ANDERS7,3"


def planted(holder: Any) -> tuple[Any, list[str]]:
    """The tree with one cell of each kind changed, each in a cell of its own, and the addresses of what was changed."""
    wanted = dict(KINDS)
    changed: list[str] = []

    def cell(node: n.Cell) -> n.Cell:
        for field in (item for item in n.walk(node) if isinstance(item, n.Field)):
            kind = next((kind for kind, pattern in wanted.items() if re.fullmatch(pattern, field.address)), "")
            if kind:
                del wanted[kind]
                changed.append(field.address)
                return rebuilt(node, lambda inner, field=field: _with_other_words(inner, field))
        return node

    def visit(node: Any) -> Any:
        return cell(node) if isinstance(node, n.Cell) else rebuilt(node, visit)

    made = visit(holder)
    assert not wanted, f"this tree shows no {', '.join(wanted)}"
    return made, changed


def _with_other_words(node: Any, field: n.Field) -> Any:
    if node is not field:
        return rebuilt(node, lambda inner: _with_other_words(inner, field))
    match field.children:
        case (n.Badge() as badge,):
            return replace(field, children=(replace(badge, text=PLANTED),))
        case _:
            return replace(field, children=(n.Text(PLANTED),))


@pytest.fixture(scope="module")
def excerpt(documents: dict[tuple[str, str], n.Document]) -> n.Document:
    """The plan's document with one table of each kind only."""
    ids = ("tabel-verwarde-personen", "rv-zorg-en-veiligheid", "geld-jongeren", "mon-jongeren")
    document = documents["openbaar", "plan"]
    tables = tuple(node for node in n.walk(document) if isinstance(node, n.Table) and node.id in ids)
    assert [table.id for table in tables] == [
        "rv-zorg-en-veiligheid",
        "tabel-verwarde-personen",
        "geld-jongeren",
        "mon-jongeren",
    ]
    return replace(document, children=tables, notes=())


WRITERS: dict[str, tuple[Callable[..., Mapping[str, bytes]], dict[str, Any], Callable[..., Output]]] = {
    "pdf": (pdf.write, {}, read_pdf),
    "docx": (docx.write, {}, read_docx),
    "publicatie": (docx.write, {"landscape": False, "records": "cards", "safe": True}, read_cards),
}


@pytest.mark.parametrize("name", WRITERS)
def test_one_changed_cell_of_each_kind_is_found_by_its_address(
    excerpt: n.Document, tasks: dict[str, Task], name: str
) -> None:
    write, options, read = WRITERS[name]
    changed, addresses = planted(excerpt)
    (data,) = write(changed, tasks["openbaar"].style, **options).values()
    found = differences(read(data, excerpt))
    assert len(found) == len(addresses) == len(KINDS), found
    for address in addresses:
        (message,) = [message for message in found if f"<{address}>" in message]
        assert PLANTED in message


def test_one_changed_cell_of_each_kind_on_the_site_is_found_by_its_address(
    documents: dict[tuple[str, str], n.Document], tasks: dict[str, Task]
) -> None:
    document = documents["openbaar", "site"]
    changed, addresses = planted(document)
    found = differences(read_site(site.write(changed, tasks["openbaar"].style), document))
    assert len(found) == len(addresses), found
    assert all(any(f"<{address}>" in message for message in found) for address in addresses)


def test_an_unchanged_excerpt_has_no_differences(excerpt: n.Document, tasks: dict[str, Task]) -> None:
    for write, options, read in WRITERS.values():
        (data,) = write(excerpt, tasks["openbaar"].style, **options).values()
        assert differences(read(data, excerpt)) == []
