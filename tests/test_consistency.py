"""One figure, one value: what stands in the bytes of every output is what the content says, cell by cell and in order.

Three links: the content and the fields of each tree (by address), each tree and the bytes written from it (cell by
cell), the content and those bytes (the rows that a measure, an amount, an indicator must have). At the end the proof
that the comparison bites: one changed cell is found, by its address.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import plan_words
import pytest
import readback
from readback import Reading, plain, squeezed

from planascode import derive
from planascode import nodes as n
from planascode.model import Plan
from planascode.outputs import Task
from planascode.writers import docx, pdf, site

WRITTEN = (
    "openbaar/pdf",
    "openbaar/docx",
    "openbaar/publicatie",
    "openbaar/site",
    "intern/pdf",
    "intern/docx",
    "intern/site",
)
WHOLE = tuple(name for name in WRITTEN if not name.endswith("site"))


@dataclass(frozen=True)
class Output:
    """A written document: each part of the tree (a site has many) with what was read back from its bytes.

    ``form`` brings words to the form in which they can be compared. ``open_ended``: the last value of a card may run
    on, for nothing in the file says where it ends.
    """

    parts: tuple[tuple[n.Document | n.Page, Reading], ...]
    form: Callable[[str], str]
    open_ended: bool = False

    def tables(self) -> Iterator[tuple[str, readback.Table]]:
        """(id, table as read) of every table; the open end of a last card is cut off where the tree has its end."""
        for holder, reading in self.parts:
            for (node, expected), found in zip(readback.tree_tables(holder), reading.tables, strict=True):
                *rest, last = found.rows
                end = len(expected.rows[-1][-1]) if self.open_ended else None
                yield node.id, replace(found, rows=(*rest, (*last[:-1], last[-1][:end])))


def read_pdf(data: bytes, document: n.Document) -> Output:
    return Output(((document, readback.pdf(data)),), squeezed)


def read_docx(data: bytes, document: n.Document) -> Output:
    return Output(((document, readback.docx(data)),), plain)


def read_cards(data: bytes, document: n.Document) -> Output:
    labels = {table.caption: table.head for _, table in readback.tree_tables(document)}
    return Output(((document, readback.docx(data, labels)),), plain, open_ended=True)


def read_site(files: Mapping[str, bytes], document: n.Document) -> Output:
    return Output(tuple((page, readback.html_page(files[f"{page.path}.html"])) for page in document.pages), plain)


@pytest.fixture(scope="module")
def outputs(output: Path, documents: dict[tuple[str, str], n.Document], plan: Plan) -> dict[str, Output]:
    """Every written document of the full build, read back."""
    found = {}
    for editie in plan.gegevens.edities:
        whole, pages = documents[editie, "plan"], documents[editie, "site"]
        folder = output / editie
        found[f"{editie}/pdf"] = read_pdf((folder / "uitvoeringsplan.pdf").read_bytes(), whole)
        found[f"{editie}/docx"] = read_docx((folder / "uitvoeringsplan.docx").read_bytes(), whole)
        files = {f"{page.path}.html": (folder / "site" / f"{page.path}.html").read_bytes() for page in pages.pages}
        found[f"{editie}/site"] = read_site(files, pages)
    cards = output / "publicatie" / plan.gegevens.id / "uitvoeringsplan.docx"
    found["openbaar/publicatie"] = read_cards(cards.read_bytes(), documents["openbaar", "publicatie"])
    return found


# --- what is compared ----------------------------------------------------------------------------------


def differences(output: Output) -> list[str]:
    """Every table, cell and fact that does not read back as the tree has it, each with the addresses it shows."""
    found: list[str] = []
    for holder, reading in output.parts:
        expected = readback.tree_tables(holder)
        if len(expected) != len(reading.tables):
            found.append(f"{len(reading.tables)} tables instead of {len(expected)}")
        for (node, table), read in zip(expected, reading.tables, strict=False):
            found += _table_differences(node, table, read, output)
    return found


def _table_differences(node: n.Table, table: readback.Table, read: readback.Table, output: Output) -> Iterator[str]:
    form = output.form
    if (form(table.caption), [form(label) for label in table.head]) != (
        form(read.caption),
        [form(label) for label in read.head],
    ):
        yield f"{table.caption}: {read.caption} {read.head} instead of {table.head}"
    if len(table.rows) != len(read.rows):
        yield f"{table.caption}: {len(read.rows)} rows instead of {len(table.rows)}"
    for row, words, read_words in zip(node.rows, table.rows, read.rows, strict=False):
        if len(words) != len(read_words):
            yield f"{table.caption}, {words[0]}: {len(read_words)} cells instead of {len(words)}"
        for place, (cell, expected, got) in enumerate(zip(row.cells, words, read_words, strict=False)):
            last = output.open_ended and row is node.rows[-1] and place == len(words) - 1
            if form(got) != form(expected) and not (last and form(got).startswith(form(expected))):
                yield f"{table.caption}, {words[0]}, {table.head[place]} {_addresses(cell)}: {got!r} instead of {expected!r}"


def _addresses(node: n.Node) -> str:
    return " ".join(f"<{item.address}>" for item in n.walk(node) if isinstance(item, n.Field))


def disagreements(holder: n.Node, words: Mapping[str, str]) -> list[str]:
    """Fields of a tree that do not say what the content says at their address."""
    return [
        f"<{address}>: {shown!r} instead of {words.get(address)!r}"
        for address, shown in readback.tree_fields(holder)
        if plain(words.get(address, "")) != shown
    ]


def unmet(output: Output, rows: Mapping[str, list[list[plan_words.Cell]]]) -> list[str]:
    """Rows of tables as read that do not hold what the content says they must; tables that are not there."""
    tables = dict(output.tables())
    found = [f"no table {key}" for key in rows if key not in tables]
    for key in rows.keys() & tables.keys():
        read = tables[key]
        if len(read.rows) != len(rows[key]):
            found.append(f"{key}: {len(read.rows)} rows instead of {len(rows[key])}")
        for row, expected in zip(read.rows, rows[key], strict=False):
            cells = zip(read.head, row, expected, strict=True)
            found += [
                f"{key}, {row[0]}, {label}: {cell!r} without {want!r}"
                for label, cell, want in cells
                if not _holds(cell, want, output)
            ]
    return sorted(found)


def _holds(cell: str, expected: plan_words.Cell, output: Output) -> bool:
    if isinstance(expected, str):
        return output.form(cell) == output.form(expected)
    return all(_in_order(output.form(cell), map(output.form, group)) for group in expected)


def _in_order(text: str, pieces: Iterable[str]) -> bool:
    place = 0
    for piece in pieces:
        place = text.find(piece, place) + len(piece)
        if place < len(piece):
            return False
    return True


# --- the content and the trees ---------------------------------------------------------------------------


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_every_field_of_every_document_says_what_the_content_says(
    editie: str, tasks: dict[str, Task], documents: dict[tuple[str, str], n.Document]
) -> None:
    words = plan_words.by_address(tasks[editie].plan)
    for (of, name), document in documents.items():
        if of == editie:
            assert disagreements(document, words) == [], name


def test_every_document_shows_every_fact_of_every_measure_amount_and_indicator(
    tasks: dict[str, Task], documents: dict[tuple[str, str], n.Document]
) -> None:
    for (editie, name), document in documents.items():
        shown = {address for address, _ in readback.tree_fields(document)}
        assert sorted(_facts(tasks[editie].plan) - shown) == [], (editie, name)


def _facts(plan: Plan) -> set[str]:
    """The addresses that no document may leave out."""
    said = plan_words.by_address(plan)
    parts = [
        f"maatregelen/{key}" + ("" if part is measure else f"/acties/{part.id}")
        for key, measure in plan["maatregelen"].items()
        for part in derive.uitvoeringen(measure)
    ]
    found = {f"{part}/{name}" for part in parts for name in ("naam", "planning", "code")}
    lists = r"maatregelen/[^/]+/(doelen|nu|straks|instrumenten|portefeuillehouders|intern|partners|operationalisering)(/[^/]+)?"
    rows = r"(invullingen/[^/]+|prioriteiten/[^/]+/invullingen/[^/]+)/(invulling|te_doen)(/\d+/tekst)?"
    figures = r"budgetposten/[^/]+/(naam|bedrag)|indicatoren/[^/]+/(naam|waarnemingen/[^/]+/waarde)|geld/.+|prioriteiten/[^/]+/geld"
    empty = {
        f"geld/{key}"
        for key in plan["dekkingen"]
        if not any(post.dekking == key for post in plan["budgetposten"].values())
    }
    empty |= {f"prioriteiten/{key}/geld" for key in plan["prioriteiten"] if not derive.posten_van(plan, key)}
    found |= {address for address in said if re.fullmatch(f"{lists}|{rows}|{figures}", address)}
    lists_with_items = {address.rpartition("/")[0] for address in said}
    return found - lists_with_items - empty


# --- the trees and the bytes -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WRITTEN)
def test_every_table_reads_back_cell_by_cell(outputs: dict[str, Output], name: str) -> None:
    assert differences(outputs[name]) == []


@pytest.mark.parametrize("name", [name for name in WRITTEN if not name.endswith("publicatie")])
def test_every_term_reads_back_with_its_value(outputs: dict[str, Output], name: str) -> None:
    form = outputs[name].form
    for holder, reading in outputs[name].parts:
        assert [(form(term), form(value)) for term, value in readback.tree_facts(holder)] == list(reading.facts)


@pytest.mark.parametrize("name", WRITTEN)
def test_all_fields_stand_in_the_text_in_the_order_of_the_tree(outputs: dict[str, Output], name: str) -> None:
    form = outputs[name].form
    for holder, reading in outputs[name].parts:
        text, place = form(reading.text), 0
        for address, words in readback.tree_fields(replace(holder, notes=())):
            place = text.find(form(words), place)
            assert place >= 0, f"{address}: {words!r} does not stand here or stands in another order"


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_every_address_on_the_site_holds_what_the_content_says(
    outputs: dict[str, Output], tasks: dict[str, Task], editie: str
) -> None:
    words = plan_words.by_address(tasks[editie].plan)
    found = [pair for _, reading in outputs[f"{editie}/site"].parts for pair in reading.addressed]
    assert len(found) > 3000
    assert [(address, shown) for address, shown in found if shown != plain(words.get(address, ""))] == []


# --- the content and the bytes -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WHOLE)
def test_every_measure_amount_condition_and_indicator_has_its_own_row(
    outputs: dict[str, Output], tasks: dict[str, Task], name: str
) -> None:
    assert unmet(outputs[name], plan_words.all_rows(tasks[name.split("/")[0]].plan)) == []


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_the_tables_of_the_site_hold_the_same_rows(
    outputs: dict[str, Output], tasks: dict[str, Task], editie: str
) -> None:
    plan = tasks[editie].plan
    own_pages = {f"tabel-{priority.id}" for priority in derive.prioriteiten(plan)}
    rows = {key: value for key, value in plan_words.all_rows(plan).items() if key not in own_pages}
    assert unmet(outputs[f"{editie}/site"], rows) == []


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_the_page_of_a_measure_holds_all_its_facts(
    outputs: dict[str, Output], tasks: dict[str, Task], editie: str
) -> None:
    plan = tasks[editie].plan
    pages = {holder.path: reading for holder, reading in outputs[f"{editie}/site"].parts if isinstance(holder, n.Page)}
    labels = {
        column.toont: column.kop
        for column in plan.indeling.maatregelkolommen
        if column.toont not in ("naam", "uitvoering")
    }
    for key, measure in plan["maatregelen"].items():
        page = pages[f"maatregelen/{key}"]
        facts = dict(page.facts)
        for shows, label in labels.items():
            for group in plan_words.measure_cell(plan, measure, shows):
                assert _in_order(facts[label], map(plain, group)), f"{key}, {label}: {facts[label]!r} without {group}"
        parts = derive.uitvoeringen(measure)
        assert [row[0] for row in page.tables[0].rows] == [plain(part.naam) for part in parts]
        for row, part in zip(page.tables[0].rows, parts, strict=True):
            assert plan_words.texts(plan, part, "planning")[0] in row[1]
            assert row[2] == plan_words.code_words(plan, part)
            assert plan_words.state_word(plan, part) in row[3]


def test_the_data_files_hold_the_same_figures(output: Path, tasks: dict[str, Task]) -> None:
    for editie, task in tasks.items():
        data = output / editie / "site" / "data"
        rows = readback.csv_rows((data / "maatregelen.csv").read_bytes())
        parts = [part for measure in task.plan["maatregelen"].values() for part in derive.uitvoeringen(measure)]
        expected = [
            (
                part.naam,
                plan_words.texts(task.plan, part, "planning")[0],
                plan_words.code_words(task.plan, part),
                plan_words.state_word(task.plan, part),
            )
            for part in parts
        ]
        assert [(row[2], row[4], row[5], row[7]) for row in rows[1:]] == expected
        amounts = readback.csv_rows((data / "budgetposten.csv").read_bytes())
        assert [row[2] for row in amounts[1:]] == [
            str(post.bedrag).replace(".", ",")
            if not isinstance(post.bedrag, plan_words.Ontbreekt)
            else str(post.bedrag)
            for post in task.plan["budgetposten"].values()
        ]


# --- the outputs and each other ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [("openbaar/docx", "openbaar/pdf"), ("intern/docx", "intern/pdf"), ("openbaar/publicatie", "openbaar/pdf")],
)
def test_two_outputs_of_one_plan_have_the_same_tables(outputs: dict[str, Output], one: str, other: str) -> None:
    assert [_squeezed(table) for _, table in outputs[one].tables()] == [
        _squeezed(table) for _, table in outputs[other].tables()
    ]


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_the_site_and_the_word_file_agree_on_every_table_that_both_have(
    outputs: dict[str, Output], tasks: dict[str, Task], editie: str
) -> None:
    word, web = (dict(outputs[f"{editie}/{kind}"].tables()) for kind in ("docx", "site"))
    own_pages = {f"tabel-{priority.id}" for priority in derive.prioriteiten(tasks[editie].plan)}
    assert plan_words.all_rows(tasks[editie].plan).keys() - own_pages <= word.keys() & web.keys()
    for key in word.keys() & web.keys():
        assert (word[key].head, word[key].rows) == (web[key].head, web[key].rows), key


def _squeezed(table: readback.Table) -> readback.Table:
    return readback.Table(
        squeezed(table.caption),
        tuple(map(squeezed, table.head)),
        tuple(tuple(map(squeezed, row)) for row in table.rows),
    )


# --- the proof that it bites ---------------------------------------------------------------------------------------

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
PLANTED = "ANDERS 7,3"


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
                return _rebuilt(node, lambda inner: _with_other_words(inner, field))
        return node

    def visit(node: Any) -> Any:
        return cell(node) if isinstance(node, n.Cell) else _rebuilt(node, visit)

    made = visit(holder)
    assert not wanted, f"this tree shows no {', '.join(wanted)}"
    return made, changed


def _with_other_words(node: Any, field: n.Field) -> Any:
    if node is not field:
        return _rebuilt(node, lambda inner: _with_other_words(inner, field))
    match field.children:
        case (n.Badge() as badge,):
            return replace(field, children=(replace(badge, text=PLANTED),))
        case _:
            return replace(field, children=(n.Text(PLANTED),))


def _rebuilt(node: Any, change: Callable[[Any], Any]) -> Any:
    changes = {}
    for item in dataclasses.fields(node):
        value = getattr(node, item.name)
        if isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]):
            changes[item.name] = tuple(map(change, value))
    return replace(node, **changes) if changes else node


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


def test_another_value_in_the_content_is_missed_in_the_tree_and_in_the_bytes(
    outputs: dict[str, Output], tasks: dict[str, Task]
) -> None:
    task = tasks["openbaar"]
    post = replace(task.plan["budgetposten"]["riec-bijdrage"], bedrag=plan_words.Decimal("3900.01"))
    changed = replace(
        task.plan, records={**task.plan.records, "budgetposten": {**task.plan["budgetposten"], post.id: post}}
    )
    holder, _ = outputs["openbaar/docx"].parts[0]
    wrong = disagreements(holder, plan_words.by_address(changed))
    assert "<budgetposten/riec-bijdrage/bedrag>: '€ 3.900' instead of '€ 3.900,01'" in wrong
    assert any(message.startswith("<geld/totaal>") for message in wrong)
    for name in WHOLE[:3]:
        missed = unmet(outputs[name], plan_words.money_rows(changed))
        assert any(message.startswith("geld-posten, Bijdrage") and "Bedrag" in message for message in missed), missed
