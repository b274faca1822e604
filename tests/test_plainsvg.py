"""An SVG of content: shapes and text stay, what is never drawn goes, and everything else is refused by its name."""

from __future__ import annotations

import io

import pytest
import sample_pictures
import waterdorp
from PIL import Image
from sample_pictures import NAMESPACE, SECRET, svg

from planascode import plainsvg
from planascode.plainsvg import PlainSvg
from planascode.writers.svg import drawn

FILE = "figuren/kaart.svg"
RECT = '<rect width="400" height="200"/>'


def plain(data: bytes) -> PlainSvg:
    found, problems = plainsvg.read(FILE, data)
    assert found is not None, problems
    return found


def refused(data: bytes) -> list[tuple[str, int, str]]:
    found, problems = plainsvg.read(FILE, data)
    assert found is None
    assert all(problem.hint for problem in problems)
    return [(problem.code, problem.source.line, problem.message) for problem in problems]


def picture(source: str, zoom: float = 1) -> Image.Image:
    with Image.open(io.BytesIO(drawn(source, waterdorp.examined().style, zoom, 96))) as image:
        return image.convert("RGB")


def test_a_picture_is_drawn_as_it_was_before_it_was_cleaned() -> None:
    before = sample_pictures.SVG.replace('viewBox="0 0 400 240"', 'viewBox="0 0 400 240" width="400" height="240"')
    assert picture(plain(sample_pictures.SVG.encode()).source).tobytes() == picture(before).tobytes()


def test_what_is_never_drawn_goes() -> None:
    source = plain(sample_pictures.SVG.encode()).source
    for gone in (SECRET, "jansen", "DOCTYPE", "<?xml", "<!--", "<title", "metadata", "inkscape", "data-naam"):
        assert gone not in source


def test_the_words_in_a_picture_are_known() -> None:
    assert plain(svg("<text>Noord<tspan> en Oost</tspan></text><title>geheim</title>")).words.split() == ["Noord", "en", "Oost"]


def test_a_cleaned_picture_is_clean() -> None:
    once = plain(sample_pictures.SVG.encode())
    assert plain(once.source.encode()) == once


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "een programma (script)"),
        ('<script xmlns="http://www.w3.org/1999/xhtml">x</script>', "een programma (script)"),
        ('<rect onload="alert(1)"/>', "een opdracht (onload)"),
        ('<rect OnClick="alert(1)"/>', "een opdracht (OnClick)"),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', "een stuk webpagina (foreignObject)"),
        ('<image href="/etc/passwd" width="9" height="9"/>', "een andere afbeelding (image)"),
        ('<image xlink:href="data:image/png;base64,AAAA"/>', "een andere afbeelding (image)"),
        ('<use href="https://voorbeeld.nl/a.svg#b"/>', "een verwijzing naar iets buiten de afbeelding (href)"),
        ('<use xlink:href="file:///etc/passwd#b"/>', "een verwijzing naar iets buiten de afbeelding (href)"),
        ('<rect fill="url(https://voorbeeld.nl/a#b)"/>', "een verwijzing naar iets buiten de afbeelding (fill)"),
        ('<rect style="fill:URL( http://voorbeeld.nl/ )"/>', "een verwijzing naar iets buiten de afbeelding (fill)"),
        ('<rect style="cursor:url(https://voorbeeld.nl/)"/>', "een verwijzing naar iets buiten de afbeelding (cursor)"),
        (r'<rect style="fill:u\72l(https://voorbeeld.nl/)"/>', "een vermomd teken (bij fill)"),
        ('<rect><animate attributeName="x" to="9"/></rect>', "een beweging (animate)"),
        ('<rect><set attributeName="href" to="https://x"/></rect>', "een beweging (set)"),
        ('<filter id="f"/><rect filter="url(#f)"/>', "een filter (filter)"),
        ('<rect style="mask:url(#m)"/>', "een masker (mask)"),
        ('<line marker-end="url(#pijl)"/>', "een pijlpunt (marker)"),
        ('<g style="mix-blend-mode:multiply"/>', "'mix-blend-mode'"),
        ('<pattern id="p"/><rect fill="url(#p)"/>', "een vulpatroon (pattern)"),
        ("<switch><g/></switch>", "'switch'"),
        ("<style>@import url(https://voorbeeld.nl/a.css);</style>", "opmaak die meer doet dan kleuren, lijnen en letters kiezen (style)"),
        ("<style>.a{fill:url(https://voorbeeld.nl/)}</style>", "een verwijzing naar iets buiten de afbeelding (fill)"),
        (r"<style>.a{fill:\75rl(x)}</style>", "opmaak die meer doet dan kleuren, lijnen en letters kiezen (style)"),
        ("<style>.a{clip-path:url(#c)}</style>", "een uitsnede in de opmaak (clip-path)"),
    ],
)  # fmt: skip
def test_what_is_more_than_a_drawing_is_refused_by_its_name(inside: str, what: str) -> None:
    found = refused(svg(f"{RECT}\n{inside}"))
    assert ("F-005", 2, f"in deze SVG staat {what}") in found


def test_a_style_sheet_of_elsewhere_is_refused() -> None:
    data = b'<?xml-stylesheet href="https://voorbeeld.nl/a.css"?>' + svg(RECT)
    assert refused(data) == [("F-005", 1, "in deze SVG staat een verwijzing naar een opmaakbestand (xml-stylesheet)")]


ENTITIES = (
    '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://voorbeeld.nl/a.dtd"> %a;]>',
)


@pytest.mark.parametrize("doctype", ENTITIES)
def test_entities_are_refused_before_anything_is_read(doctype: str) -> None:
    found = refused(doctype.encode() + svg("<text>&a;</text>"))
    assert found == [("F-005", 1, "in deze SVG staat een eigen afkorting (ENTITY)")]


@pytest.mark.parametrize("encoding", ["utf-7", "utf-16", "iso-2022-jp"])
def test_an_encoding_that_the_file_names_cannot_hide_an_entity(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES[0]}'
    hidden = text.replace("<!ENTITY", "+ADwAIQ-ENTITY") if encoding == "utf-7" else text
    assert refused(hidden.encode() + svg("<text>&a;</text>"))
    if encoding == "utf-16":
        assert refused(hidden.encode("utf-16"))[0][0] == "F-005"


def test_an_outside_document_type_is_not_fetched_and_goes() -> None:
    data = b'<!DOCTYPE svg SYSTEM "file:///dev/zero">' + svg(RECT)
    assert "DOCTYPE" not in plain(data).source


def test_all_that_is_wrong_is_said_at_once_and_each_thing_once() -> None:
    found = refused(svg('<script/>\n<script/>\n<image href="a.png"/>'))
    assert [(line, what.split()[-1]) for _, line, what in found] == [(1, "(script)"), (3, "(image)")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><body>hoi</body></html>", "F-001"),
        (b"<svg><rect/></svg>", "F-001"),
        (b'<?xml version="1.0"?><rss/>', "F-001"),
        (svg(RECT)[:-9], "F-003"),
        (svg(RECT, ""), "F-006"),
        (svg(RECT, 'width="100%" height="100%"'), "F-006"),
        (svg(RECT, 'viewBox="0 0 0 0"'), "F-006"),
        (svg(RECT, 'viewBox="0 0 1e999 1e999"'), "F-006"),
        (svg(RECT, 'width="10" height="201"'), "F-004"),
    ],
)
def test_what_is_no_drawing_or_has_no_size_is_refused(data: bytes, code: str) -> None:
    assert [found for found, _, _ in refused(data)] == [code]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="400" height="200"', (400, 200)),
        ('viewBox="0 0 300 100"', (300, 100)),
        ('width="100%" viewBox="0 0 300 100"', (300, 100)),
        ('width="600" viewBox="0 0 300 100"', (600, 200)),
        ('width="2.54cm" height="1in"', (96, 96)),
    ],
)
def test_the_size_of_a_drawing_is_read_in_units_of_a_96th_inch(attributes: str, size: tuple[float, float]) -> None:
    found = plain(svg(RECT, attributes))
    assert (found.width, found.height) == pytest.approx(size)
    assert picture(found.source).size == pytest.approx(size, abs=1)


def laughs(depth: int) -> bytes:
    """Each part uses the one before ten times."""
    parts = "".join(f'<g id="g{i}">' + f'<use href="#g{i - 1}"/>' * 10 + "</g>" for i in range(1, depth))
    return svg(f'<defs><g id="g0">{RECT}</g>{parts}</defs><use href="#g{depth - 1}"/>')


@pytest.mark.parametrize(
    "data",
    [
        laughs(9),
        svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        svg('<clipPath id="c"><rect clip-path="url(#c)" width="9" height="9"/></clipPath><rect clip-path="url(#c)"/>'),
        svg('<g opacity="0.5"><rect/><rect/></g>' * 500),
        svg("<rect/>" * 10_001),
        svg('<path d="M0 0L9 9" stroke-dasharray="0.001"/>' * 60),
        svg(f'<path d="M0 0{"l9 9" * 110_000}"/>'),
        svg("<g>" * 210 + "</g>" * 210),
        svg("<style>g{opacity:0.5}</style>" + "<g><rect/></g>" * 500),
    ],
    ids=["laughs", "circle", "clip", "layers", "many", "dashes", "long", "deep", "sheet"],
)
def test_a_drawing_that_would_take_for_ever_is_refused(data: bytes) -> None:
    assert ("F-004", 1, "deze SVG is te ingewikkeld om te tekenen") in refused(data)


def test_a_drawing_of_common_size_is_not() -> None:
    assert plain(laughs(3))
    assert plain(svg('<rect clip-path="url(#c)"/><clipPath id="c"><rect/></clipPath>' * 100))


@pytest.mark.parametrize("family", ["Arial", "'Comic Sans MS', cursive", "monospace", "Onbekend"])
def test_text_in_a_letter_that_is_not_there_is_set_in_that_of_the_house_style(family: str) -> None:
    words = f'<text x="9" y="99" font-size="60" font-family="{family}">Waterdorp</text>'
    ours = '<text x="9" y="99" font-size="60" font-family="\'Source Sans 3\'">Waterdorp</text>'
    assert picture(plain(svg(words)).source).tobytes() == picture(plain(svg(ours)).source).tobytes()
    assert len(set(picture(plain(svg(words)).source).get_flattened_data())) > 2


def test_a_picture_on_the_disk_is_never_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The drawing library would read it: that is why the element is refused."""
    place = tmp_path_factory.mktemp("schijf") / "geheim.png"
    Image.new("RGB", (50, 50), "black").save(place)
    source = f'<svg {NAMESPACE} width="50" height="50"><image href="{place}" width="50" height="50"/></svg>'
    assert picture(source).getpixel((25, 25)) == (0, 0, 0)
    assert refused(source.encode())
