"""One figure, one value: what stands in the bytes of every output is what the content says, cell by cell and in order.

Three links: the content and the fields of each tree (by address), each tree and the bytes written from it (cell by
cell), the content and those bytes (the rows that a measure, an amount, an indicator must have). That the comparison
bites is shown in ``test_consistency_bites``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import lxml.html
import plan_rows
import plan_words
import pytest
import readback
from compare import (
    Output,
    differences,
    disagreements,
    in_order,
    read_cards,
    read_docx,
    read_pdf,
    read_site,
    rebuilt,
    unmet,
)
from pypdf import PdfReader
from readback import plain

from planascode import derive
from planascode import nodes as n
from planascode.canonical import load_dump
from planascode.checkers.tagged import squeezed
from planascode.compose import compose
from planascode.model import Plan
from planascode.outputs import COLLEGE, Task
from planascode.values import print_bedrag

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
    cards = output / "publicatie" / plan.gegevens.id / "01-drop-besluit.docx"
    found["openbaar/publicatie"] = read_cards(cards.read_bytes(), documents["openbaar", "publicatie"])
    return found


@pytest.fixture(scope="module")
def kit(output: Path, tasks: dict[str, Task]) -> dict[str, Output]:
    """The documents for college, council and public, each in both its forms, read back."""
    task, folder = tasks["openbaar"], output / "openbaar" / "college"
    found = {}
    for name in COLLEGE:
        document = compose(task.plan, name, task.layouts, task.editie, task.facts())
        found[f"{name}.pdf"] = read_pdf((folder / f"{name}.pdf").read_bytes(), document)
        found[f"{name}.docx"] = read_docx((folder / f"{name}.docx").read_bytes(), document)
    return found


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
def test_all_fields_outside_tables_stand_in_the_text_in_the_order_of_the_tree(
    outputs: dict[str, Output], name: str
) -> None:
    form = outputs[name].form
    for holder, reading in outputs[name].parts:
        text, place = form(reading.text), 0
        fields = readback.tree_fields(_without_tables(replace(holder, notes=())))
        if name.endswith("docx"):  # remarks are comments there, read after the text
            fields.sort(key=lambda field: field[0].startswith("opmerkingen/"))
        for address, words in fields:
            place = text.find(form(words), place)
            assert place >= 0, f"{address}: {words!r} does not stand here or stands in another order"


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_the_page_that_the_site_names_for_a_measure_is_the_one_on_which_the_pdf_shows_it(editie: str, output: Path, tasks: dict[str, Task]) -> None:
    pages = [squeezed(page.extract_text()) for page in PdfReader(output / editie / "uitvoeringsplan.pdf").pages]
    for key, measure in tasks[editie].plan["maatregelen"].items():
        root = lxml.html.fromstring((output / editie / "site" / "maatregelen" / f"{key}.html").read_bytes())
        (told,) = root.xpath(f"//a[@href='../../uitvoeringsplan.pdf#{key}']/span[@class='told']/text()")
        number = int(told.removeprefix(", pagina "))
        assert squeezed(measure.naam).replace("-", "") in pages[number - 1].replace("-", "").replace("\u00ad", ""), key


def _without_tables(node: Any) -> Any:
    return n.Text("") if isinstance(node, n.Table) else rebuilt(node, _without_tables)


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_every_address_on_the_site_holds_what_the_content_says(
    outputs: dict[str, Output], tasks: dict[str, Task], editie: str
) -> None:
    words = plan_words.by_address(tasks[editie].plan)
    found = [pair for _, reading in outputs[f"{editie}/site"].parts for pair in reading.addressed]
    assert len(found) > 3000
    assert [(address, shown) for address, shown in found if shown != plain(words.get(address, ""))] == []


# --- the documents for college, council and public ---------------------------------------------------------


KIT = tuple(f"{name}.{kind}" for name in COLLEGE for kind in ("pdf", "docx"))


@pytest.mark.parametrize("name", KIT)
def test_a_document_of_the_kit_shows_the_words_of_the_content_in_its_tables_terms_and_text(
    kit: dict[str, Output], tasks: dict[str, Task], name: str
) -> None:
    (holder, reading), form = kit[name].parts[0], kit[name].form
    assert disagreements(holder, plan_words.by_address(tasks["openbaar"].plan)) == []
    assert differences(kit[name]) == []
    assert [(form(term), form(value)) for term, value in readback.tree_facts(holder)] == list(reading.facts)
    text, place = form(reading.text), 0
    for address, words in readback.tree_fields(_without_tables(holder)):
        place = text.find(form(words), place)
        assert place >= 0, f"{address}: {words!r} does not stand here or stands in another order"


@pytest.mark.parametrize("name", COLLEGE)
def test_what_a_document_of_the_kit_shares_with_the_plan_it_says_in_the_same_words(
    kit: dict[str, Output], documents: dict[tuple[str, str], n.Document], name: str
) -> None:
    in_plan = dict(readback.tree_fields(documents["openbaar", "plan"]))
    own = dict(readback.tree_fields(kit[f"{name}.pdf"].parts[0][0]))
    shared = own.keys() & in_plan.keys()
    assert "plan/titel" in shared
    assert [(address, own[address]) for address in shared if own[address] != in_plan[address]] == []


def test_the_kit_shows_title_citation_days_and_amounts(kit: dict[str, Output]) -> None:
    shown = {name: {address for address, _ in readback.tree_fields(kit[f"{name}.pdf"].parts[0][0])} for name in COLLEGE}
    assert all("plan/titel" in addresses for addresses in shown.values())
    assert "plan/citeertitel" in shown["collegebesluit"]
    days = {"plan/momenten/vaststelling-plan/datum", "plan/momenten/inwerkingtreding-plan/datum"}
    assert all(days <= shown[name] for name in ("collegebesluit", "raadsinformatiebrief", "publiekssamenvatting"))
    amounts = {"geld/totaal", "geld-dekking/gedekt", "geld-dekking/niet-gedekt", "geld/onbekend"}
    assert all(amounts <= shown[name] for name in COLLEGE if name != "collegebesluit")


def test_another_citation_title_in_the_content_is_missed_in_the_decision(kit: dict[str, Output], tasks: dict[str, Task]) -> None:
    plan = tasks["openbaar"].plan
    changed = replace(plan, gegevens=replace(plan.gegevens, citeertitel="Plan Veilig"))
    (wrong,) = disagreements(kit["collegebesluit.pdf"].parts[0][0], plan_words.by_address(changed))
    assert wrong.startswith("<plan/citeertitel>")


# --- the content and the bytes -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WHOLE)
def test_every_measure_amount_condition_and_indicator_has_its_own_row(
    outputs: dict[str, Output], tasks: dict[str, Task], name: str
) -> None:
    assert unmet(outputs[name], plan_rows.all_rows(tasks[name.split("/")[0]].plan)) == []


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_the_tables_of_the_site_hold_the_same_rows(
    outputs: dict[str, Output], tasks: dict[str, Task], editie: str
) -> None:
    plan = tasks[editie].plan
    own_pages = {f"tabel-{priority.id}" for priority in derive.prioriteiten(plan)}
    rows = {key: value for key, value in plan_rows.all_rows(plan).items() if key not in own_pages}
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
            for group in plan_rows.measure_cell(plan, measure, shows):
                assert in_order(facts[label], map(plain, group)), f"{key}, {label}: {facts[label]!r} without {group}"
        parts = derive.uitvoeringen(measure)
        assert [row[0] for row in page.tables[0].rows] == [plain(part.naam) for part in parts]
        for row, part in zip(page.tables[0].rows, parts, strict=True):
            assert plan_words.texts(plan, part, "planning")[0] in row[1]
            assert row[2] == plan_words.code_words(plan, part)
            assert plan_words.state_word(plan, part) in row[3]


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_the_data_files_hold_the_same_figures(output: Path, tasks: dict[str, Task], editie: str) -> None:
    plan, words = tasks[editie].plan, plan_words.by_address(tasks[editie].plan)
    measures = _table(output, editie, "maatregelen")
    pairs = [(measure, part) for measure in plan["maatregelen"].values() for part in derive.uitvoeringen(measure)]
    assert len(measures) == len(pairs) > 50
    for row, (measure, part) in zip(measures, pairs, strict=True):
        assert (row["maatregel"], row["naam"], row["planning"], row["code"], row["stand_voortgang"]) == (
            measure.id, part.naam, plan_words.texts(plan, part, "planning")[0], plan_words.code_words(plan, part), plan_words.state_word(plan, part),
        )  # fmt: skip
        for name in ("nu", "straks", "instrumenten", "operationalisering"):
            assert row[name] == " | ".join(plan_words.texts(plan, measure, name)), (measure.id, name)
    posts = _table(output, editie, "budgetposten")
    assert [_as_euro(row["bedrag"]) for row in posts] == [words[f"budgetposten/{row['post']}/bedrag"] for row in posts]
    known = [row["bedrag"] for row in posts if not row["onderdeel_van"] and row["bedrag"][0].isdigit()]
    assert _as_euro(str(sum(Decimal(amount.replace(",", ".")) for amount in known)).replace(".", ",")) in words["geld/totaal"]
    figures = _table(output, editie, "waarnemingen")
    assert len(figures) == sum(len(item.waarnemingen) for item in plan["indicatoren"].values()) > 0
    for row in figures:
        key = f"{row['periode']}-{row['bron']}-{row['peildatum']}".replace(" ", "-")
        assert row["waarde"].replace(".", "") == words[f"indicatoren/{row['indicator']}/waarnemingen/{key}/waarde"].replace(".", "")


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_the_rows_of_the_data_add_up_to_the_counts_that_the_site_shows(
    output: Path, documents: dict[tuple[str, str], n.Document], tasks: dict[str, Task], editie: str
) -> None:
    shown = dict(readback.tree_fields(documents[editie, "site"]))
    measures = _table(output, editie, "maatregelen")
    counted = 0
    for priority in tasks[editie].plan["prioriteiten"]:
        for state in tasks[editie].plan["toestanden"].values():
            number = sum((row["prioriteit"], row["stand_voortgang"]) == (priority, state.woord) for row in measures)
            assert shown[f"prioriteiten/{priority}/aantal/{state.id}"] == str(number)
            counted += number
    assert counted == len(measures)


@pytest.mark.parametrize("editie", ["openbaar", "intern"])
def test_the_json_that_is_published_is_the_plan_of_its_edition(output: Path, tasks: dict[str, Task], editie: str) -> None:
    plan = tasks[editie].plan
    assert load_dump((output / editie / "site/data/plan.json").read_text("utf-8"), plan.beelden) == plan


def _table(output: Path, editie: str, name: str) -> list[dict[str, str]]:
    head, *rows = readback.csv_rows((output / editie / "site" / "data" / f"{name}.csv").read_bytes())
    return [dict(zip(head, row, strict=True)) for row in rows]


def _as_euro(cell: str) -> str:
    """An amount as it is printed; what is not known as it stands."""
    return print_bedrag(Decimal(cell.replace(",", "."))) if cell[0].isdigit() else cell


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
    assert plan_rows.all_rows(tasks[editie].plan).keys() - own_pages <= word.keys() & web.keys()
    for key in word.keys() & web.keys():
        assert (word[key].head, word[key].rows) == (web[key].head, web[key].rows), key


def _squeezed(table: readback.Table) -> readback.Table:
    return readback.Table(
        squeezed(table.caption),
        tuple(map(squeezed, table.head)),
        tuple(tuple(map(squeezed, row)) for row in table.rows),
    )


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
        missed = unmet(outputs[name], plan_rows.money_rows(changed))
        assert any(message.startswith("geld-posten, Bijdrage") and "Bedrag" in message for message in missed), missed
