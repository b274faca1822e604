"""Pictures through the whole build: from a file of content to the bytes of PDF, Word, site and publication."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pictured
import pytest
import sample_pictures
from conftest import judged
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from planascode import figures, pipeline, publication
from planascode import nodes as n
from planascode.canonical import dump, load_dump
from planascode.checkers import pdf
from planascode.compose import compose
from planascode.model import Plan
from planascode.outputs import JOBS, Task
from planascode.pictures import Beeld
from planascode.publication.rules import Expected

OPEN, CLOSED = "openbaar", "vertrouwelijk"
NAMES = ["fig-kade.jpg", "fig-brug.jpg", "fig-wijken.png", "fig-peil.png"]


@cache
def plan() -> Plan:
    checked = pictured.examined()
    assert checked.plan is not None, checked.problems
    assert checked.problems == ()
    return checked.plan


@cache
def tasks() -> dict[str, Task]:
    """What each edition is made of."""
    jobs = pipeline.tasks(pictured.examined(), pipeline.Options(), tuple(JOBS))
    return {task.editie: task for _, task in jobs}


@cache
def made(editie: str) -> dict[str, bytes]:
    """All files of an edition, and of the publication where it is the open one."""
    outputs = JOBS if editie == OPEN else [name for name in JOBS if name != pipeline.PUBLIC]
    return {f"{output}/{path}": data for output in outputs for path, data in JOBS[output](tasks()[editie]).items()}


@cache
def drawn(editie: str) -> dict[str, bytes]:
    """The pictures of an edition by name."""
    return tasks()[editie].pictures()


def document(name: str, editie: str = OPEN) -> n.Document:
    task = tasks()[editie]
    return compose(task.plan, name, task.layouts, editie, task.facts())


def pictures_of(editie: str) -> list[n.Figure]:
    return [node for node in n.walk(document("plan", editie)) if isinstance(node, n.Figure) and isinstance(node.image, n.Picture)]


def opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image


# --- in the tree ----------------------------------------------------------------------------------------


def test_a_figure_stands_where_the_text_places_it_with_its_number_and_words() -> None:
    found = pictures_of(OPEN)
    assert [(node.id, node.label, n.plain(node.caption), n.plain(node.credit)) for node in found] == [
        ("fig-kade", "Figuur 1", "De kade bij hoog water", "Foto: gemeente Waterdorp"),
        ("fig-brug", "Figuur 2", "De brug", ""),
        ("fig-wijken", "Figuur 3", "De wijken", ""),
        ("fig-peil", "Figuur 4", "Het peil per jaar", "Grafiek: waterschap Drasland"),
    ]
    assert found[0].caption == (n.Field("figuren/fig-kade/naam", (n.Text("De kade bij hoog water"),)),)


def test_a_reference_to_a_figure_names_its_number() -> None:
    (words,) = [
        n.plain(node.children) for node in n.walk(document("plan")) if isinstance(node, n.Reference) and node.target == "fig-peil"
    ]
    assert words.startswith("Figuur 4 (Het peil per jaar)")


@pytest.mark.parametrize("name", ["site", "publicatie"])
def test_other_documents_have_the_same_figures(name: str) -> None:
    found = [node.id for node in n.walk(document(name)) if isinstance(node, n.Figure) and isinstance(node.image, n.Picture)]
    assert found == [node.id for node in pictures_of(OPEN)]


# --- how large ------------------------------------------------------------------------------------------


def sized(kind: Any, width: float, height: float, breedte: float | None = None) -> tuple[float, float]:
    """Centimetres on paper."""
    figuur = figures.Figuur(id="f", naam="n", soort="afbeelding", alt="a", breedte=breedte)  # type: ignore[arg-type]
    image = figures.image(figuur, Beeld(kind, b"", width, height))
    return round(image.width / 96 * 2.54, 1), round(image.height / 96 * 2.54, 1)


@pytest.mark.parametrize(
    ("given", "size"),
    [
        (("jpg", 1890, 945), (16, 8)),
        (("jpg", 945, 945), (16, 16)),
        (("jpg", 591, 295.5), (10, 5)),  # 150 pixels to the inch, not fewer
        (("jpg", 1772, 2362), (15, 20)),  # no higher than the page
        (("jpg", 1890, 945, 8), (8, 4)),
        (("jpg", 295, 295, 8), (5, 5)),
        (("svg", 40, 20), (16, 8)),
        (("svg", 40, 20, 6), (6, 3)),
        (("svg", 20, 40), (10, 20)),
    ],
)
def test_a_picture_is_as_large_as_its_pixels_the_page_and_the_author_allow(given: Any, size: tuple[float, float]) -> None:
    assert sized(*given) == size


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_150_to_300_pixels_to_the_inch_on_paper(name: str) -> None:
    (image,) = [node.image for node in pictures_of(OPEN) if isinstance(node.image, n.Picture) and node.image.name == name]
    found = opened(drawn(OPEN)[name])
    assert 149 <= found.width / (image.width / 96) <= 301
    assert found.width / found.height == pytest.approx(image.width / image.height, abs=0.01)


# --- in the outputs -------------------------------------------------------------------------------------


def test_the_pdf_has_each_picture_once_with_its_alternative() -> None:
    reader = PdfReader(io.BytesIO(made(OPEN)["pdf/uitvoeringsplan.pdf"]))
    objects = [reader.get_object(number) for number in sorted({*reader.xref[0], *reader.xref_objStm})]
    alternatives = [item["/Alt"] for item in objects if isinstance(item, dict) and item.get("/S") == "/Figure"]
    assert alternatives == [figuur.alt for figuur in (*_records(OPEN), plan()["figuren"]["fig-opgaven"])]
    images = [item for item in objects if isinstance(item, dict) and item.get("/Subtype") == "/Image"]
    assert sorted((item["/Width"], item["/Height"]) for item in images) == [(709, 532), (1200, 800), (1600, 1200), (1890, 1134)]
    assert {str(item["/ColorSpace"]) for item in images} == {"/DeviceRGB"}
    assert not any("/SMask" in item or item["/Interpolate"].value for item in images)


def _records(editie: str) -> list[Any]:
    return [tasks()[editie].plan["figuren"][node.id] for node in pictures_of(editie)]


def test_the_jpeg_in_the_pdf_is_the_jpeg_of_the_site() -> None:
    assert made(OPEN)["site/site/assets/fig-kade.jpg"] in made(OPEN)["pdf/uitvoeringsplan.pdf"]


@pytest.mark.parametrize("editie", [OPEN, CLOSED])
@pytest.mark.parametrize("profile", pdf.PROFILES)
def test_verapdf_finds_nothing_wrong_with_pictures(profile: str, editie: str, tmp_path: Path) -> None:
    file = tmp_path / "pictures.pdf"
    file.write_bytes(made(editie)["pdf/uitvoeringsplan.pdf"])
    (verdict,) = judged(lambda: pdf.vera(profile, [file]))
    assert verdict.findings == ()


def word_pictures(data: bytes) -> list[tuple[str, str, int, int, bytes]]:
    """(alternative, name, width and height in EMU, bytes) of each picture of a Word file, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
        relations = {item.get("Id"): item.get("Target") for item in etree.fromstring(archive.read("word/_rels/document.xml.rels"))}
        return [
            (alt, name, int(width), int(height), archive.read(f"word/{relations[relation]}"))
            for width, height, name, alt, relation in re.findall(
                r'<wp:extent cx="(\d+)" cy="(\d+)"/><wp:docPr [^>]*?name="([^"]*)" descr="([^"]*)".*?r:embed="(\w+)"', body
            )
        ]


@pytest.mark.parametrize("file", ["docx/uitvoeringsplan.docx", "publicatie/01-drop-besluit.docx"])
def test_the_word_file_has_each_picture_at_its_size_with_its_alternative(file: str) -> None:
    found = word_pictures(made(OPEN)[file])[:4]
    assert [alt for alt, *_ in found] == [figuur.alt for figuur in _records(OPEN)]
    assert [name for _, name, *_ in found] == ["Figuur 1", "Figuur 2", "Figuur 3", "Figuur 4"]
    assert [round(width / 360_000, 1) for _, _, width, _, _ in found] == [16, 6, 16, 16]
    if file.startswith("publicatie"):  # all as PNG, and beside the file as they stand in it
        assert [data for *_, data in found] == [made(OPEN)[f"publicatie/03-figuren/figuur-0{place}.png"] for place in (1, 2, 3, 4)]
    else:
        assert [data for *_, data in found] == [drawn(OPEN)[name] for name in NAMES]


def test_the_word_file_knows_both_kinds_of_picture() -> None:
    with zipfile.ZipFile(io.BytesIO(made(OPEN)["docx/uitvoeringsplan.docx"])) as archive:
        types = archive.read("[Content_Types].xml").decode()
        text = archive.read("word/document.xml").decode()
    assert "image/jpeg" in types
    assert "image/png" in types
    assert text.index("De kade bij hoog water") < text.index("Foto: gemeente Waterdorp") < text.index("De brug")


def test_the_published_word_file_keeps_the_rules_with_pictures() -> None:
    found = publication.results(made(OPEN)["publicatie/01-drop-besluit.docx"], Expected(author="Gemeente Waterdorp"))
    # Waterdorp is a draft, which says so at the head of each page: another reason why it cannot be published yet.
    assert [name for name, places in found if places] == ["sjabloon", "kop-en-voettekst"]


def test_the_site_shows_each_picture_as_a_file_beside_the_page() -> None:
    page = made(OPEN)["site/site/plan/waarom.html"].decode()
    shown = re.findall(r'<img src="([^"]+)" alt="([^"]+)" width="(\d+)" height="(\d+)">', page)
    assert [(src, alt) for src, alt, _, _ in shown] == [
        (f"../assets/{name}", figuur.alt) for name, figuur in zip(NAMES, _records(OPEN), strict=True)
    ]
    assert shown[0][2:] == ("605", "454")
    assert '<span class="credit"><span data-address="figuren/fig-kade/bron">Foto: gemeente Waterdorp</span></span>' in page
    assert "img-src 'self'" in page
    assert {path.rpartition("/")[2] for path in made(OPEN) if "/assets/fig-" in path} == set(NAMES)


def test_the_publication_has_each_figure_as_png_of_at_most_16_cm_with_its_words() -> None:
    files = made(OPEN)
    rows = list(csv.reader(io.StringIO(files["publicatie/03-figuren/alt.csv"].decode("utf-8-sig")), delimiter=";"))[1:]
    assert [row[0] for row in rows] == [f"figuur-0{place}.png" for place in (1, 2, 3, 4, 5)]
    assert rows[0][1:5] == [
        "Figuur 1", "De kade bij hoog water", "Een stenen kade. Het water staat tot de bovenste tree.", "Foto: gemeente Waterdorp",
    ]  # fmt: skip
    for name, *_ in rows:
        image = opened(files[f"publicatie/03-figuren/{name}"])
        dpi = image.info["dpi"][0]
        assert (image.format, image.mode) == ("PNG", "RGB")
        assert 149 <= dpi <= 301
        assert image.width / dpi * 2.54 <= 16.01


def test_the_pictures_are_those_that_the_author_gave() -> None:
    seen = {name: sample_pictures.corners(data) for name, data in drawn(OPEN).items()}
    upright = ["red", "green", "blue"]
    assert seen | {"fig-peil.png": []} == {
        "fig-kade.jpg": upright, "fig-brug.jpg": upright, "fig-wijken.png": ["red", "white", "blue"], "fig-peil.png": [],
    }  # fmt: skip
    chart = opened(drawn(OPEN)["fig-peil.png"])
    scale = chart.width / 400
    assert chart.getpixel((round(100 * scale), round(150 * scale))) == (0x1D, 0x5F, 0xB4)


def test_nothing_of_the_files_but_the_image_is_in_any_output() -> None:
    for editie in (OPEN, CLOSED):
        for path, data in made(editie).items():
            parts = [data]
            if path.endswith(".docx"):
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    parts += [archive.read(name) for name in archive.namelist()]
            for trace in (sample_pictures.SECRET.encode(), b"Jansen", b"jansen", b"Exif\0", b"<svg xmlns:xlink"):
                assert not any(trace in part for part in parts), (editie, path, trace)


# --- editions and the same bytes -------------------------------------------------------------------------


def test_a_picture_of_the_closed_edition_is_in_no_public_file() -> None:
    secret = plan().beelden["prijs.png"].data
    kept = drawn(CLOSED)["fig-geheim.png"]
    assert kept == secret
    assert any(secret in data for data in made(CLOSED).values()), "else nothing would be proven"
    for path, data in made(OPEN).items():
        assert "geheim" not in path
        for trace in (secret, secret[100:400], b"fig-geheim", b"prijs.png"):
            assert trace not in data, path
    assert set(drawn(OPEN)) == set(NAMES)
    assert "prijs.png" not in tasks()[OPEN].plan.beelden


def test_another_closed_picture_changes_no_public_byte() -> None:
    sites = []
    for checked in (pictured.examined(), pictured.examined({"figuren/prijs.png": sample_pictures.png(700, 700)})):
        ((job, task),) = pipeline.tasks(checked, pipeline.Options((OPEN,)), ("site",))
        sites.append(JOBS[job](task))
    assert sites[0] == sites[1]


def test_another_open_picture_changes_the_content_hash() -> None:
    other = pictured.examined({"figuren/wijken.png": sample_pictures.png(900, 600)})
    (_, task), *_ = pipeline.tasks(other, pipeline.Options((OPEN,)), ("site",))
    assert task.facts()["inhoud"] != tasks()[OPEN].facts()["inhoud"]


def test_the_same_picture_gives_the_same_bytes_every_time() -> None:
    for editie in (OPEN, CLOSED):
        assert tasks()[editie].pictures() == drawn(editie)
    assert drawn(OPEN).items() <= drawn(CLOSED).items()


def test_a_dump_is_the_plan_only_together_with_its_pictures() -> None:
    assert load_dump(dump(plan()), plan().beelden) == plan()
    with pytest.raises(ValueError, match="pictures"):
        load_dump(dump(plan()))
    with pytest.raises(ValueError, match="pictures"):
        load_dump(dump(plan()), plan().beelden | {"brug.jpeg": plan().beelden["wijken.png"]})
