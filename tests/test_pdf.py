"""The PDF writer on a realistic document: real bytes, real pages, real structure."""

from __future__ import annotations

import gc
import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from planascode import nodes as n
from planascode.housestyle import HouseStyle, housestyle
from planascode.writers import pdf

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "layouts" / "huisstijl"
STATES = (
    ("good", "✓", "uitgevoerd"),
    ("busy", "▶", "loopt"),
    ("idle", "○", "nog niet gestart"),
    ("bad", "!", "vertraagd"),
)
LOREM = (
    "De gemeente werkt met bewoners, ondernemers, scholen, woningcorporaties en de politie aan een veilige en prettige "
    "leefomgeving. Wij kiezen voor maatregelen die bewezen werken en waarvan wij de uitvoering kunnen volgen. "
)


@cache
def our_style() -> HouseStyle:
    """The house style as it lies in ``layouts/huisstijl``."""
    files = {p.relative_to(FOLDER).as_posix(): p.read_bytes() for p in sorted(FOLDER.rglob("*")) if p.is_file()}
    return housestyle(yaml.safe_load(files.pop("tokens.yaml")), files)


def text(words: str) -> tuple[n.Text, ...]:
    return (n.Text(words),)


def p(words: str) -> n.Paragraph:
    return n.Paragraph(text(words))


def bullets(*words: str) -> n.ItemList:
    return n.ItemList(False, tuple(n.Item((p(word),)) for word in words))


def measures(rows: int) -> n.Table:
    """A wide table of records: nine columns, bulleted cells, a badge, links to a note and to each row."""
    widths = (("Maatregel", 17), ("Doel", 13), ("Wat wij doen", 20), ("Partners", 12), ("Trekker", 10))
    columns = [*widths, ("Planning", 9), ("Middelen", 10), ("Stand", 11), ("Code", 6)]
    made = []
    for i in range(rows):
        tone, symbol, word = STATES[i % 4]
        mark: tuple[n.Inline, ...] = (n.NoteReference("noot-2", "2"),) if i == 9 else ()
        cells: tuple[n.Block, ...] = (
            n.Paragraph((n.Text(f"{i + 1}. Buurtbemiddeling en vroegtijdige signalering"), *mark)),
            p("Minder woonoverlast en sneller hulp."),
            bullets(
                "Inwonersbijeenkomsten organiseren in alle wijken",
                "Medewerkers trainen in gespreksvoering",
                *(["Samenwerkingsovereenkomst met de woningcorporaties vernieuwen en jaarlijks bespreken"] * (i % 3)),
            ),
            bullets("Woningcorporaties", "Politie-eenheid", "Welzijnsorganisatie"),
            p("Team Leefomgeving"),
            p("2027 en 2028"),
            p("€ 45.000 per jaar"),
            n.Paragraph((n.Field(f"maatregelen/m{i}/status", (n.Badge(tone, symbol, word),)),)),
            p("A"),
        )
        made.append(n.Row(tuple(n.Cell((cell,)) for cell in cells), id=f"maatregel-{i}"))
    return n.Table(
        "tabel-maatregelen",
        text("Maatregelen bij het thema woonoverlast"),
        tuple(n.Column(text(label), width) for label, width in columns),
        tuple(made),
        form="records",
        label="Tabel 2",
    )


def money() -> n.Table:
    rows = (("Programma veiligheid", "€ 1.250.000"), ("Rijksbijdrage", "€ 310.500"), ("Totaal", "€ 1.560.500"))
    return n.Table(
        "tabel-geld",
        text("Geld voor 2027 tot en met 2030"),
        (n.Column(text("Post"), 60), n.Column(text("Bedrag"), 40, "end")),
        tuple(n.Row(tuple(n.Cell((p(word),)) for word in row)) for row in rows),
        label="Tabel 1",
    )


def drawing() -> n.Drawing:
    tones = ("good", "busy", "idle")
    boxes = [n.Box(i * 230, 0, 220, 60, tone) for i, tone in enumerate(tones)]
    labels = [
        n.Label(i * 230 + 110, 36, 17, f"▶ Prioriteit {i + 1}", "middle", True, tone) for i, tone in enumerate(tones)
    ]
    return n.Drawing(680, 60, (*boxes, *labels))


def sample(rows: int = 14) -> n.Document:
    """A plan in small: cover, contents, chapters, a landscape group, an appendix."""
    first = n.Section(
        "inleiding",
        text("Inleiding"),
        (
            n.Group(
                "portrait",
                (
                    n.Paragraph(text("Een veilige gemeente maken wij samen."), "lead"),
                    n.Paragraph(
                        (
                            n.Text(LOREM * 2),
                            n.Strong(text("Iedereen telt mee.")),
                            n.NoteReference("noot-1", "1"),
                            n.Text(" Zie ook "),
                            n.Reference("woonoverlast", text("paragraaf 2.1 (Woonoverlast)")),
                            n.Text(", bladzijde "),
                            n.PageReference("woonoverlast"),
                            n.Text(" en de "),
                            n.Link("https://example.org/begroting", text("begroting")),
                            n.Text(" of de "),
                            n.Link("cijfers/geld.csv", text("cijfers")),
                            n.Text(". Het "),
                            n.Abbreviation("Regionaal Informatie- en Expertisecentrum", "RIEC"),
                            n.Text(" helpt, "),
                            n.Emphasis(text("ook buiten kantoortijd.")),
                            n.NoteReference("noot-1", "1"),
                        )
                    ),
                    n.Quote((p("“Veiligheid begint met elkaar kennen, en daar is tijd voor nodig.”"),)),
                    n.ItemList(
                        True,
                        (
                            n.Item((p("Wij voorkomen wat wij kunnen voorkomen."), bullets("op school", "in de wijk"))),
                            n.Item((p("Wij handhaven waar het moet."),)),
                        ),
                    ),
                    n.Aside(
                        "info", (p("Deze tekst is een voorbeeld. De kleur zegt niets wat de woorden niet zeggen."),)
                    ),
                    n.Aside("bad", (p("Nog te besluiten: het budget voor 2028."),)),
                    n.Part(
                        "plan/gegevens",
                        (
                            n.Facts(
                                (
                                    n.Fact(text("Portefeuillehouder"), (p("De burgemeester"),)),
                                    n.Fact(text("Juridische grondslag"), (bullets("Gemeentewet", "Politiewet 2012"),)),
                                )
                            ),
                        ),
                    ),
                    n.Figure(
                        "figuur-1",
                        text("De prioriteiten"),
                        "Drie blokken: prioriteit 1, 2 en 3.",
                        drawing(),
                        "Figuur 1",
                    ),
                    money(),
                    n.Section("kader", text("Kader"), (p(LOREM * 5), p(LOREM * 4)), level=2, number="1.1", label="1.1"),
                    n.Section("leeswijzer", text("Leeswijzer"), (p(LOREM * 6),), level=2, number="1.2", label="1.2"),
                ),
            ),
        ),
        level=1,
        number="1",
        label="1",
    )
    theme = n.Section(
        "woonoverlast",
        text("Woonoverlast"),
        (
            n.Group("portrait", (p(LOREM * 3),)),
            n.Group(
                "landscape",
                (
                    n.Section(
                        "maatregelen", text("Maatregelen: woonoverlast"), (measures(rows),), level=3, numbered="no"
                    ),
                ),
            ),
        ),
        level=2,
        number="2.1",
        label="2.1",
    )
    second = n.Section("prioriteit-1", text("Veilig wonen en leven"), (theme,), level=1, number="2", label="2")
    appendix = n.Section(
        "bijlage",
        text("Verantwoording"),
        (n.Group("portrait", (p("Meervoudigepersoonlijkheidsstoornisbehandelingsovereenkomst" * 3), p("Einde."))),),
        level=1,
        numbered="appendix",
        label="Bijlage 1",
    )
    entries = (
        n.Entry(1, "1", text("Inleiding"), "inleiding"),
        n.Entry(2, "1.1", text("Kader"), "kader"),
        n.Entry(2, "1.2", text("Leeswijzer"), "leeswijzer"),
        n.Entry(1, "2", text("Veilig wonen en leven"), "prioriteit-1"),
        n.Entry(2, "2.1", text("Woonoverlast"), "woonoverlast"),
        n.Entry(1, "Bijlage 1", text("Verantwoording"), "bijlage"),
    )
    cover = n.Cover(
        (
            n.Paragraph(text("Uitvoeringsplan integrale veiligheid"), "title"),
            n.Paragraph(text("Samen veilig in Voorbeeldstad, 2027 tot en met 2030"), "subtitle"),
            n.Facts((n.Fact(text("Gemeente"), (p("Voorbeeldstad"),)), n.Fact(text("Status"), (p("concept"),)))),
        )
    )
    return n.Document(
        "plan",
        "uvp",
        "Uitvoeringsplan integrale veiligheid",
        "nl",
        (
            ("author", "Gemeente Voorbeeldstad"),
            ("description", "Voorbeeld <van> een plan"),
            ("keywords", "veiligheid, wonen"),
            ("created", "2027-01-01T00:00:00+00:00"),
            ("modified", "2027-02-01T00:00:00+00:00"),
            ("identifier", "uvp-openbaar-1"),
        ),
        (("page", "pagina"), ("of", "van"), ("contents", "Inhoud")),
        (cover, n.Contents(2, entries), first, second, appendix),
        (n.Note("noot-1", text("Vastgesteld door de raad."), "1"), n.Note("noot-2", text("Zie de evaluatie."), "2")),
    )


@cache
def made() -> bytes:
    """The sample as PDF, rendered once for all tests."""
    return pdf.write(sample(), our_style())["uitvoeringsplan.pdf"]


@cache
def reader() -> PdfReader:
    return PdfReader(BytesIO(made()))


@cache
def structure() -> tuple[DictionaryObject, ...]:
    """All structure elements, in reading order."""

    def below(element: DictionaryObject) -> Iterator[DictionaryObject]:
        kids = element.get("/K", ArrayObject())
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            found = kid.get_object()
            if isinstance(found, DictionaryObject) and "/S" in found:
                yield found
                yield from below(found)

    return tuple(below(reader().trailer["/Root"]["/StructTreeRoot"]))


def kinds(element: DictionaryObject) -> list[str]:
    """The kinds of the structure elements directly inside ``element``."""
    return [kid.get_object()["/S"] for kid in element["/K"] if "/S" in kid.get_object()]


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


def _fonts(page: DictionaryObject) -> list[DictionaryObject]:
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
    assert reader().trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"][0] == "note-0001"


def test_the_foot_counts_pages_and_the_running_head_names_the_chapter() -> None:
    last = len(reader().pages)
    assert f"pagina 2 van {last}" in words_of(1)
    assert words_of(3).startswith("1 Inleiding") or "1 Inleiding" in words_of(3)
    assert "pagina" not in words_of(0)


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
    references = [kid.get_object() for element in structure() for kid in element["/K"] if not isinstance(kid, int)]
    annotations = [kid for kid in references if kid.get("/Type") == "/OBJR"]
    linked = [element for element in structure() if element["/S"] == "/Link"]
    assert len(annotations) == sum(len(page.get("/Annots", ())) for page in reader().pages)
    assert len(annotations) == sum(
        1
        for link in linked
        for kid in link["/K"]
        if not isinstance(kid, int) and kid.get_object().get("/Type") == "/OBJR"
    )


def test_a_figure_has_its_text_alternative() -> None:
    assert [e["/Alt"] for e in structure() if e["/S"] == "/Figure"] == ["Drie blokken: prioriteit 1, 2 en 3."]


def test_metadata_language_and_both_claims_are_in_the_file() -> None:
    information, root = reader().metadata, reader().trailer["/Root"]
    assert information is not None
    assert (information.title, information.author) == ("Uitvoeringsplan integrale veiligheid", "Gemeente Voorbeeldstad")
    assert information.subject == "Voorbeeld <van> een plan"
    assert root["/Lang"] == "nl" and root["/MarkInfo"]["/Marked"]
    xmp = root["/Metadata"].get_data().decode()
    assert 'pdfaid:part="2"' in xmp and 'pdfaid:conformance="A"' in xmp and 'pdfuaid:part="1"' in xmp
    assert "<dc:identifier>uvp-openbaar-1</dc:identifier>" in xmp and xmp.count("<rdf:RDF") == 1


def test_the_outline_holds_the_headings() -> None:
    titles = [entry["/Title"] for entry in reader().outline if not isinstance(entry, list)]
    assert titles == ["Inhoud", "1 Inleiding", "2 Veilig wonen en leven", "Bijlage 1 Verantwoording"]


def test_links_to_files_beside_the_document_stay_relative() -> None:
    found = [annotation.get_object() for page in reader().pages for annotation in page.get("/Annots", ())]
    assert {a["/A"]["/URI"] for a in found if "/A" in a} == {"https://example.org/begroting", "cijfers/geld.csv"}


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
