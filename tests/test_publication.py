"""The publication set: complete, honest about what is not there, and out of the open edition only."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from functools import cache

import pytest
import waterdorp

from planascode import pipeline, publication
from planascode.outputs import JOBS
from planascode.pipeline import Options
from planascode.publication import RULES, results

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


@cache
def files(stadium: str = "vastgesteld") -> dict[str, bytes]:
    plan = waterdorp.plan()
    at = replace(waterdorp.examined(), plan=replace(plan, gegevens=replace(plan.gegevens, stadium=stadium)))
    (work,) = pipeline.tasks(at, Options(edities=("openbaar",)), ("publicatie",))
    return JOBS[work[0]](work[1])


def rows(name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files()[name].decode("utf-8-sig")), delimiter=";"))


def word(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}" xmlns:wp="{PICTURE}"><w:body>{body}</w:body></w:document>')
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return out.getvalue()


def test_the_set_has_text_data_figures_and_a_sheet() -> None:
    wanted = {"uitvoeringsplan.docx", "index.html", "metadata.html", "metadata.csv", "figuren/figuur-01.png", "figuren/alt.csv"}
    assert wanted <= files().keys()
    assert files()["figuren/figuur-01.png"].startswith(b"\x89PNG")


def test_every_figure_has_its_text_alternative() -> None:
    assert rows("figuren/alt.csv")[1:] == [
        ["figuur-01.png", "Figuur 1", "De twee opgaven", "Twee vlakken naast elkaar, voor elke opgave een.", ""]
    ]


def test_the_metadata_says_of_every_field_where_it_comes_from() -> None:
    found = {row[0]: row[1:] for row in rows("metadata.csv")[1:]}
    assert found["Organisatie"] == ["Gemeente Waterdorp", "uit het plan"]
    assert found["Citeertitel"] == ["Programma Droge Voeten", "uit het plan"]
    assert found["Kenmerk voorstel"] == ["onbekend (nog niet geregistreerd)", "ontbreekt"]
    assert found["Onderwerp"] == ["natuur en milieu", "beslist de jurist"]
    assert all(cell for row in rows("metadata.csv") for cell in row)


def test_our_word_file_keeps_every_rule_but_the_template() -> None:
    assert [(name, count) for name, count in results(files()["uitvoeringsplan.docx"]) if count] == [("sjabloon", 1)]


def test_the_word_file_of_a_draft_says_so_on_every_page_and_is_not_ready_to_be_imported() -> None:
    data = files("concept")["uitvoeringsplan.docx"]
    assert ("kop-en-voettekst", 1) in results(data)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert "Concept" in book.read("word/header1.xml").decode()


def test_the_sheet_says_loudly_that_the_template_is_not_there() -> None:
    page = files()["index.html"].decode()
    assert "NIET DROP-GEREED" in page
    assert page.index("NIET DROP-GEREED") < page.index("Wat u doet")


PARAGRAPH = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
CELL = f"<w:tc>{PARAGRAPH}</w:tc>"
HEAD = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{CELL}{CELL}</w:tr>"


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("opmaak", '<w:p><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>x</w:t></w:r></w:p>'),
        ("velden", '<w:p><w:fldSimple w:instr="PAGE"/><w:r><w:t>x</w:t></w:r></w:p>'),
        ("wijzigingen", "<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>"),
        ("opmerkingen", "<w:p><w:r><w:commentReference/><w:t>x</w:t></w:r></w:p>"),
        ("lege-alineas", "<w:p/>"),
        ("regeleinden", "<w:p><w:r><w:t>x</w:t><w:br/></w:r></w:p>"),
        ("samengevoegd", '<w:p><w:r><w:t>x</w:t></w:r></w:p><w:gridSpan w:val="2"/>'),
        ("tabellen", f"<w:tbl>{HEAD}<w:tr>{CELL}</w:tr></w:tbl>"),
        ("tabellen", f"<w:tbl><w:tr>{CELL}{CELL}</w:tr></w:tbl>"),
        ("tabellen", f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{CELL * 7}</w:tr></w:tbl>"),
        ("afbeeldingen", f"<w:p><w:r><w:t>x</w:t><w:drawing><wp:docPr xmlns:wp='{PICTURE}' id='1'/></w:drawing></w:r></w:p>"),
        ("secties", f"{PARAGRAPH}<w:sectPr/><w:sectPr/>"),
    ],
)
def test_each_rule_finds_what_it_is_for(rule: str, body: str) -> None:
    clean = dict(results(word(PARAGRAPH)))
    assert clean[rule] == 0
    assert dict(results(word(body)))[rule] == 1


def test_a_header_or_footer_is_found() -> None:
    assert dict(results(word(PARAGRAPH, header1="<x/>", footer1="<x/>")))["kop-en-voettekst"] == 2


def test_every_rule_is_explained_on_the_sheet() -> None:
    layout = waterdorp.layouts()["publicatieblad.xml.j2"].decode()
    assert all(f'"{name}":' in layout for name, _ in RULES)
    assert len({name for name, _ in RULES}) == len(RULES) == 12


def test_a_sheet_without_its_table_is_an_error() -> None:
    from planascode import nodes as n

    with pytest.raises(ValueError, match="metadata"):
        publication.metadata_csv(n.Document("k", "i", "t", "nl", (), ()))
