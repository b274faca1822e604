"""The PDF writer on a realistic document: real bytes, real pages, real structure."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pydyf
import pytest
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from sample_document import measures, money, our_style, p, sample, text

from planascode import foreign
from planascode import nodes as n
from planascode.checkers import tagged
from planascode.housestyle import HouseStyle
from planascode.writers import pdf

ROOT = Path(__file__).parent.parent


@cache
def made() -> bytes:
    """The sample as PDF, rendered once for all tests."""
    return pdf.write(sample(), our_style())["uitvoeringsplan.pdf"]


@cache
def reader() -> PdfReader:
    return PdfReader(BytesIO(made()))


@cache
def structure() -> tuple[Any, ...]:
    """All structure elements, in reading order."""

    def below(element: Any) -> Iterator[Any]:
        kids = element.get("/K", ArrayObject())
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            found = kid.get_object()
            if isinstance(found, DictionaryObject) and "/S" in found:
                yield found
                yield from below(found)

    return tuple(below(root()["/StructTreeRoot"]))


def kinds(element: Any) -> list[str]:
    """The kinds of the structure elements directly inside ``element``."""
    return [kid.get_object()["/S"] for kid in element["/K"] if "/S" in kid.get_object()]


def root() -> Any:
    """The catalog of the file."""
    return reader().trailer["/Root"]


def links() -> list[Any]:
    """The annotations of all pages."""
    pages: Any = reader().pages
    return [annotation.get_object() for page in pages for annotation in page.get("/Annots", ())]


def words_of(page: int) -> str:
    return " ".join(reader().pages[page].extract_text().split())


def test_the_bytes_do_not_depend_on_the_process_its_hash_seed_or_its_time_zone(tmp_path: Path) -> None:
    code = "import hashlib, test_pdf; print(hashlib.sha256(test_pdf.made()).hexdigest())"
    environment = {
        "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}",
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-c", code]
    other = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(made()).hexdigest()


def test_two_runs_in_one_process_give_the_same_bytes() -> None:
    small = sample(rows=1)
    assert pdf.write(small, our_style(), "a.pdf") == pdf.write(small, our_style(), "a.pdf")


def test_only_our_own_font_is_embedded() -> None:
    fonts = {str(font["/BaseFont"]) for page in reader().pages for font in _fonts(page)}
    assert fonts and all("Source-Sans-3" in name for name in fonts)


def _fonts(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_every_word_of_the_tree_is_in_the_text_in_reading_order() -> None:
    printed = re.sub(r"-\n", "", "\n".join(page.extract_text() for page in reader().pages))
    document = sample()
    position = 0
    for node in n.walk(replace(document, notes=())):
        match node:
            case n.Text(words) | n.Abbreviation(_, words) | n.Badge(_, _, words):
                for word in words.split():
                    position = _after(printed, word, position)
            case _:
                pass
    for words in [n.plain(note.children) for note in document.notes] + [label.text for label in _labels(document)]:
        assert words in printed


def _labels(document: n.Document) -> list[n.Label]:
    return [node for node in n.walk(document) if isinstance(node, n.Label)]


def _after(printed: str, word: str, position: int) -> int:
    """The position behind ``word``; what breaks a very long word over lines is skipped."""
    pattern = r"\s*".join(map(re.escape, word)) if len(word) > 50 else re.escape(word)
    found = re.compile(pattern).search(printed, position)
    assert found, f"{word!r} is missing after ...{printed[max(0, position - 80) : position]!r}"
    return found.end()


def test_a_landscape_group_stands_on_landscape_pages_with_its_heading_and_a_repeated_table_head() -> None:
    wide = [i for i, page in enumerate(reader().pages) if page.mediabox.width > page.mediabox.height]
    assert len(wide) > 1
    assert "Maatregelen: woonoverlast" in words_of(wide[0])
    assert all("Wat wij doen" in words_of(page) for page in wide)


def test_headings_go_to_the_page_of_the_group_below_them() -> None:
    page = next(i for i in range(3, len(reader().pages)) if "2.1 Woonoverlast" in words_of(i))
    assert "2 Veilig wonen en leven 2.1 Woonoverlast De gemeente werkt" in words_of(page)


def test_a_note_stands_at_the_foot_of_the_page_that_calls_it_once() -> None:
    pages = [i for i in range(len(reader().pages)) if "1. Vastgesteld door de raad." in words_of(i)]
    assert pages == [i for i in range(len(reader().pages)) if "Iedereen telt mee." in words_of(i)]
    notes = [element for element in structure() if element["/S"] == "/Note"]
    assert [note["/ID"] for note in notes] == ["note-0001", "note-0002"]
    assert all(kinds(note)[0] == "/Lbl" for note in notes)
    assert root()["/StructTreeRoot"]["/IDTree"]["/Names"][0] == "note-0001"


def test_the_foot_counts_pages_and_the_running_head_names_the_chapter() -> None:
    last = len(reader().pages)
    assert f"pagina 2 van {last}" in words_of(1)
    assert words_of(3).startswith("1 Inleiding") or "1 Inleiding" in words_of(3)
    assert "pagina" not in words_of(0)


def test_a_viewer_names_pages_by_the_numbers_that_are_printed() -> None:
    assert root()["/PageLabels"]["/Nums"] == [0, {"/S": "/D"}]


def test_the_stage_stands_on_every_page_but_the_title_page() -> None:
    assert ["Ter vaststelling" in words_of(page) for page in range(len(reader().pages))] == [
        False,
        *[True] * (len(reader().pages) - 1),
    ]


def test_above_each_page_on_which_a_table_goes_on_and_no_other_stands_which_table_it_is() -> None:
    wide = [i for i, page in enumerate(reader().pages) if page.mediabox.width > page.mediabox.height]
    assert [i for i in range(len(reader().pages)) if "Tabel 2, vervolg" in words_of(i)] == wide[1:]
    assert not any("Tabel 1, vervolg" in words_of(i) for i in range(len(reader().pages)))


def test_a_table_that_asks_for_cards_is_a_heading_with_labels_and_values_for_each_row() -> None:
    table = replace(measures(3), form="cards")
    section = n.Section("s", (n.Text("Maatregelen"),), (n.Group("portrait", (table,)),), level=1, number="1", label="1")
    file = PdfReader(
        BytesIO(pdf.write(replace(sample(), children=(section,), notes=()), our_style())["uitvoeringsplan.pdf"])
    )
    assert all(page.mediabox.width < page.mediabox.height for page in file.pages)
    assert len(file.outline[1]) == len(table.rows), "each card is a bookmark below its section"
    words = " ".join(" ".join(page.extract_text().split()) for page in file.pages)
    for row in table.rows:
        for column, cell in zip(table.columns[1:], row.cells[1:], strict=True):
            first = next(node.text for node in n.walk(cell) if isinstance(node, n.Text | n.Badge))
            assert n.plain(column.children) in words
            assert first in words


def test_contents_show_the_page_on_which_each_entry_begins() -> None:
    page = next(i for i in range(2, len(reader().pages)) if "Bijlage 1 Verantwoording" in words_of(i)) + 1
    assert str(page) in words_of(1).split()


def test_each_head_cell_has_a_scope_and_no_cell_has_headers_without_an_index() -> None:
    heads = [element for element in structure() if element["/S"] == "/TH"]
    scopes = [head["/A"]["/Scope"] for head in heads]
    assert set(scopes) == {"/Column", "/Row"}
    assert not [cell for cell in structure() if "/Headers" in cell.get("/A", {})]


def test_contents_are_tagged_as_contents_and_links_as_links() -> None:
    found = {kind for element in structure() if element["/S"] == "/TOC" for kind in kinds(element)}
    assert found == {"/TOCI"}
    inside = {kind for element in structure() if element["/S"] == "/TOCI" for kind in kinds(element)}
    assert inside == {"/Reference", "/TOC"}
    tagged = [(e["/S"], kid) for e in structure() for kid in e["/K"] if not isinstance(kid, int)]
    holders = [kind for kind, kid in tagged if kid.get_object().get("/Type") == "/OBJR"]
    assert holders == ["/Link"] * len(links())


def test_words_of_another_language_say_so_also_over_the_end_of_a_line_and_in_a_note() -> None:
    words = {"the quick brown fox jumps over": "en", "Zeitgeist": "de", "RIEC": "en"}
    lines = p(" ".join(["Wij zien the quick brown fox jumps over en noemen dat Zeitgeist."] * 6))
    noted = n.Paragraph((n.Strong(text("Zeitgeist")), n.NoteReference("a", "1"), n.Reference("t", text("the quick brown fox jumps over"))))
    table = replace(money(), id="t", caption=text("Geld en Zeitgeist"))
    note = n.Note("a", text("Een noot over Zeitgeist."), "1")
    document = foreign.marked(replace(sample(), children=(lines, noted, table), notes=(note,)), words)
    tree = tagged.structure(tagged.reader(pdf.write(document, our_style())["uitvoeringsplan.pdf"]))
    found = {lang: "".join(e.raw() for e in tree.walk() if e.lang == lang and e.kind == "Span") for lang in ("en", "de")}
    assert tagged.squeezed(found["en"]) == tagged.squeezed("the quick brown fox jumps over" * 7)
    assert tagged.squeezed(found["de"]) == "Zeitgeist" * 9


def test_a_figure_has_its_text_alternative() -> None:
    assert [e["/Alt"] for e in structure() if e["/S"] == "/Figure"] == ["Drie blokken: prioriteit 1, 2 en 3."]


def test_metadata_language_and_both_claims_are_in_the_file() -> None:
    information, catalog = reader().metadata, root()
    assert information is not None
    assert (information.title, information.author) == ("Uitvoeringsplan integrale veiligheid", "Gemeente Voorbeeldstad")
    assert information.subject == "Voorbeeld <van> een plan"
    assert catalog["/Lang"] == "nl" and catalog["/MarkInfo"]["/Marked"]
    xmp = catalog["/Metadata"].get_data().decode()
    assert 'pdfaid:part="2"' in xmp and 'pdfaid:conformance="A"' in xmp and 'pdfuaid:part="1"' in xmp
    assert "<dc:identifier>uvp-openbaar-1</dc:identifier>" in xmp and xmp.count("<rdf:RDF") == 1


def test_version_stage_and_reference_date_are_in_the_metadata() -> None:
    meta = (("version", "openbaar <2>"), ("stage", "Concept & meer"), ("reference-date", "14 juni 2022"))
    data = pdf.write(replace(_one("Tekst"), meta=(*sample().meta, *meta)), our_style())["uitvoeringsplan.pdf"]
    xmp = PdfReader(BytesIO(data)).trailer["/Root"]["/Metadata"].get_data()
    texts = {element.tag.rpartition("}")[2]: element.text for element in etree.fromstring(xmp).iter()}
    assert (texts["VersionID"], texts["Label"], texts["coverage"]) == ("openbaar <2>", "Concept & meer", "14 juni 2022")


def test_the_library_is_left_as_it_was() -> None:
    before = pydyf.PDF.page_references
    pdf.write(_one("Tekst"), our_style())
    with pytest.raises(RuntimeError, match="colr"):
        pdf.write(_one("Tekst"), _with("p{colr:red}"))
    assert pydyf.PDF.page_references is before and gc.isenabled()


def test_the_outline_holds_the_headings() -> None:
    outline: list[Any] = reader().outline
    titles = [entry["/Title"] for entry in outline if not isinstance(entry, list)]
    assert titles == ["Inhoud", "1 Inleiding", "2 Veilig wonen en leven", "Bijlage 1 Verantwoording"]


def test_links_to_files_beside_the_document_stay_relative() -> None:
    assert {link["/A"]["/URI"] for link in links() if "/A" in link} == {
        "https://example.org/begroting",
        "cijfers/geld.csv",
    }


def _with(css: str) -> HouseStyle:
    style = our_style()
    return replace(style, files={**style.files, "print.css": style.files["print.css"] + css.encode()})


def _one(words: str) -> n.Document:
    return replace(sample(rows=1), children=(n.Group("portrait", (p(words),)),), notes=())


def test_a_warning_stops_the_build() -> None:
    with pytest.raises(RuntimeError, match="colr"):
        pdf.write(_one("Tekst"), _with("p{colr:red}"))


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/hostname", "housestyle:absent.png"])
def test_nothing_is_fetched_but_the_house_style(address: str) -> None:
    with pytest.raises(RuntimeError, match="not a file of the house style"):
        pdf.write(_one("Tekst"), _with(f'p{{background:url("{address}")}}'))


def test_a_sign_that_our_font_lacks_stops_the_build() -> None:
    with pytest.raises(RuntimeError, match="does not have"):
        pdf.write(_one("Een sneeuwpop: ☃"), our_style())


def test_garbage_collection_is_on_again_after_an_error() -> None:
    with pytest.raises(RuntimeError):
        pdf.write(_one("Tekst"), _with("p{colr:red}"))
    assert gc.isenabled()


def test_the_writer_is_imported_without_weasyprint() -> None:
    code = "import sys, planascode.writers.pdf; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


WORKER = """
import os, sys
if sys.platform == "linux":  # elsewhere the search for libraries by a program is needed
    sys.addaudithook(lambda event, given: os._exit(9) if event == "subprocess.Popen" else None)
from sample_document import our_style, sample
from planascode.writers import pdf
pdf.write(sample(), our_style())
os._exit(0)
"""


def test_a_worker_that_ends_at_once_has_started_no_program_and_leaves_no_file(tmp_path: Path) -> None:
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    ended = subprocess.run([sys.executable, "-c", WORKER], env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": path})
    assert ended.returncode == 0
    assert list(tmp_path.iterdir()) == []
