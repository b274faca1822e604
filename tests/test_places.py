"""Every line of a document with its place, and the pages of a PDF."""

from __future__ import annotations

from functools import cache

import waterdorp

from planascode.compose import compose
from planascode.editions import for_edition
from planascode.nodes import Contents, Document, Field, Page, Paragraph, Part, Section, Text, walk
from planascode.outputs import Task, make_pdf
from planascode.places import Line, lines, pdf_pages


@cache
def task(editie: str = "openbaar") -> Task:
    checked = waterdorp.examined()
    return Task(for_edition(waterdorp.plan(), editie), editie, checked.layouts, checked.style, ())


@cache
def document(name: str) -> Document:
    return compose(task().plan, name, task().layouts, task().editie, task().facts())


def showing(name: str, address: str) -> list[Line]:
    return [line for line in lines(document(name)) if address in dict(line.fields)]


def test_no_field_and_no_text_of_a_document_is_passed_over() -> None:
    for name in ("plan", "site", "publicatie"):
        found = lines(document(name))
        fields = {node.address for node in walk(document(name)) if isinstance(node, Field)}
        texts = {node.address for node in walk(document(name)) if isinstance(node, Part)}
        assert fields
        assert {address for line in found for address, _ in line.fields} == fields
        assert {line.text for line in found} - {""} == texts


def test_a_cell_is_named_by_its_table_row_and_column() -> None:
    (place,) = (
        line.place for line in showing("plan", "budgetposten/post-kade/bedrag") if line.place.anchor == "post-kade"
    )
    assert place.table.endswith("Alle posten")
    assert (place.row, place.column, place.begins) == ("Ophogen van de kade", "Bedrag", True)
    assert place.sections[-1].endswith("Wat het kost")


def test_a_row_without_an_id_stands_somewhere_after_the_begin_of_its_table() -> None:
    places = [line.place for line in showing("plan", "budgetposten/post-meten/bedrag")]
    assert ("geld-schoon-water", False) in {(place.anchor, place.begins) for place in places}


def test_a_line_of_a_site_tells_its_page() -> None:
    assert {"geld", "maatregelen/kade"} <= {
        line.place.page for line in showing("site", "budgetposten/post-kade/bedrag")
    }
    assert not any(line.place.page for line in showing("plan", "budgetposten/post-kade/bedrag"))


def test_a_fact_is_named_by_its_term() -> None:
    assert "Status" in {line.place.row for line in showing("plan", "plan/status")}


def test_the_table_of_contents_is_no_place() -> None:
    heading = Section("kop", (Text("Een kop"),), (Paragraph((Text("woorden"),)),))
    made = Document("plan", "id", "titel", "nl", (), (), (Contents(2), heading))
    assert [line.words for line in lines(made)] == ["Een kop", "woorden"]


def test_headings_of_one_page_are_not_those_of_the_next() -> None:
    pages = tuple(
        Page(name, name, (Section(name, (Text(name),), (Paragraph((Text("x"),)),)),)) for name in ("een", "twee")
    )
    made = Document("site", "id", "titel", "nl", (), (), pages=pages)
    assert [line.place.sections for line in lines(made) if line.words == "x"] == [("een",), ("twee",)]


def test_the_pages_of_our_pdf_are_found_by_anchor_and_only_in_the_pdf_that_is_meant() -> None:
    (data,) = make_pdf(task()).values()
    pages = pdf_pages(data, document("plan").metadata("identifier"))
    order = [node.id for node in walk(document("plan")) if isinstance(node, Section)]
    assert set(order) <= pages.keys()
    numbers = [pages[name] for name in order]
    assert numbers == sorted(numbers)
    assert numbers[0] < numbers[-1]
    assert pdf_pages(data, "another-identifier") == {}


def test_what_is_no_pdf_of_ours_has_no_pages() -> None:
    assert pdf_pages(b"", "x") == {}
    assert pdf_pages(b"/Subtype /XML stream\nno zlib endstream", "x") == {}
