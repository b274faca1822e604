"""Drawings: the same bytes each time, text as text, our own font."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image
from sample_document import drawing, our_style

from planascode import nodes as n
from planascode.writers.svg import png, svg

SVG = "{http://www.w3.org/2000/svg}"


def tree(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def test_the_first_child_is_the_title_that_pdf_and_screen_readers_take() -> None:
    picture = tree(svg(drawing(), our_style(), "Drie blokken", "Naast elkaar"))
    assert picture.get("role") == "img"
    assert [(child.tag, child.text) for child in picture][:2] == [
        (f"{SVG}title", "Drie blokken"),
        (f"{SVG}desc", "Naast elkaar"),
    ]
    assert tree(svg(drawing(), our_style(), "Drie blokken")).find(f"{SVG}desc") is None


def test_text_stays_text_in_our_quoted_font_and_in_any_plain_one_where_ours_is_absent() -> None:
    picture = tree(svg(drawing(), our_style(), "x"))
    assert [node.text for node in picture.findall(f"{SVG}text")] == [
        "▶ Prioriteit 1",
        "▶ Prioriteit 2",
        "▶ Prioriteit 3",
    ]
    assert picture.get("font-family") == "'Source Sans 3', 'Arial', sans-serif"


def test_colours_are_those_of_the_tone() -> None:
    style = our_style()
    picture = tree(svg(drawing(), style, "x"))
    box, label = picture.findall(f"{SVG}rect")[0], picture.findall(f"{SVG}text")[0]
    tone = style.tones["good"]
    assert (box.get("fill"), box.get("stroke"), label.get("fill")) == (tone.surface, tone.line, tone.text)


def test_hostile_text_stays_text() -> None:
    words = """</title></svg><script>alert("1")</script>&'"""
    picture = tree(svg(n.Drawing(10, 10, (n.Label(0, 0, 5, words),)), our_style(), words, words))
    assert [child.text for child in picture] == [words] * 3
    assert not picture.findall(".//script")


@pytest.mark.parametrize(("value", "printed"), [(3.0, "3"), (1 / 3, "0.33"), (-0.001, "0"), (12345678.5, "12345678.5")])
def test_numbers_are_written_in_one_way(value: float, printed: str) -> None:
    assert f'x="{printed}"' in svg(n.Drawing(1, 1, (n.Box(value, 0, 1, 1, "good"),)), our_style(), "x")


def test_png_is_the_same_twice_without_alpha_with_its_resolution() -> None:
    data = png(drawing(), our_style(), dpi=192)
    assert data == png(drawing(), our_style(), dpi=192)
    with Image.open(BytesIO(data)) as image:
        assert (image.mode, image.size) == ("RGB", (1360, 120))
        assert image.info["dpi"] == pytest.approx((192, 192), abs=0.1)
        assert image.getpixel((450, 60)) == (255, 255, 255)


def test_png_holds_the_words_too() -> None:
    words = n.Drawing(200, 40, (n.Label(0, 30, 30, "Woorden"),))
    with Image.open(BytesIO(png(words, our_style()))) as image:
        assert len(image.getcolors(100_000) or ()) > 10


def test_png_without_a_font_is_refused() -> None:
    with pytest.raises(ValueError, match="ttf"):
        png(drawing(), replace(our_style(), files={}))
