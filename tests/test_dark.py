"""Dark colours follow from a house style, whatever it is, and are easy enough to read."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from sample_document import our_style

from planascode import contrast
from planascode.dark import BLACK, WHITE, dark, mixed, towards
from planascode.housestyle import HouseStyle, Tone

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def tokens(style: HouseStyle) -> dict[str, dict[str, object]]:
    tones = {name: {"text": tone.text, "surface": tone.surface, "line": tone.line} for name, tone in style.tones.items()}
    return {"colours": dict(style.colours), "tones": dict(tones)}


def readable(style: HouseStyle) -> bool:
    return not list(contrast.faint(tokens(style)))


def test_our_own_colours_are_readable_on_a_dark_page_and_not_the_light_ones() -> None:
    found = dark(our_style())
    assert readable(found)
    assert contrast.ratio(found.colours["page"], WHITE) >= 15
    assert {name for name, tone in found.tones.items() if tone == our_style().tones[name]} <= {"primary"}


@given(colours, colours, colours, st.tuples(colours, colours, colours))
def test_any_readable_house_style_stays_readable(ink: str, link: str, primary: str, tone: tuple[str, str, str]) -> None:
    ours = our_style()
    own = {**ours.colours, "ink": ink, "link": link, "primary": primary}
    style = replace(ours, colours=own, tones={**ours.tones, "own": Tone(*tone)})
    if readable(style):
        assert readable(dark(style))


def test_a_page_that_is_dark_already_stays() -> None:
    ours = our_style()
    style = replace(ours, colours={**ours.colours, "page": "#101010", "ink": "#F0F0F0"})
    assert dark(style) is style


def test_a_colour_is_changed_no_more_than_it_takes() -> None:
    assert towards("#FFFFFF", WHITE, BLACK, 7) == "#FFFFFF"
    found = towards("#14406B", WHITE, "#111820", 7)
    assert 7 <= contrast.ratio(found, "#111820") < 7.5
    assert (mixed("#000000", "#FFFFFF", 0.5), mixed("#123456", "#FFFFFF", 0)) == ("#808080", "#123456")
