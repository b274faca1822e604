"""Drawings: shapes from data, inside their canvas, with every word whole."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from planascode import drawings, notation
from planascode import nodes as n

names = st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=9), min_size=1, max_size=6).map(" ".join)


def figure(drawing: str) -> n.Drawing:
    xml = f'<document kind="k" id="d" title="t" lang="nl"><figure id="f"><caption>c</caption><alt>a</alt>{drawing}</figure></document>'
    (found,) = notation.parse(xml).children
    assert isinstance(found, n.Figure)
    return found.image


def fits(drawing: n.Drawing) -> bool:
    boxes = [shape for shape in drawing.shapes if isinstance(shape, n.Box)]
    return all(b.x >= -0.01 and b.x + b.width <= drawing.width + 0.1 and b.y + b.height <= drawing.height + 0.1 for b in boxes)


@given(st.lists(names, max_size=3), st.lists(names, min_size=1, max_size=5))
def test_every_name_of_the_overarching_figure_is_drawn_inside_it(above: list[str], below: list[str]) -> None:
    drawing = figure(drawings.overkoepeling(above, below))
    assert fits(drawing)
    drawn = " ".join(shape.text for shape in drawing.shapes if isinstance(shape, n.Label))
    assert drawn == re.sub(r"\s+", " ", " ".join(" ".join(name.split()) for name in (*above, *below)))
    assert sum(isinstance(shape, n.Box) for shape in drawing.shapes) == len(above) + len(below)


@given(st.lists(st.tuples(names, st.lists(st.integers(0, 20), min_size=3, max_size=3)), min_size=1, max_size=5))
def test_bars_are_as_long_as_their_counts_and_never_empty(rows: list[tuple[str, list[int]]]) -> None:
    tones = ("good", "busy", "idle")
    drawing = figure(drawings.staven([(name, [(tone, "✓", count) for tone, count in zip(tones, counts, strict=True)]) for name, counts in rows]))
    assert fits(drawing)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, n.Box)]
    expected = [count for _, counts in rows for count in counts if count]
    assert len(boxes) == len(expected)
    if boxes:
        per_count = boxes[0].width / expected[0]
        assert all(abs(box.width - per_count * count) < 0.1 for box, count in zip(boxes, expected, strict=True))


@given(names, st.integers(4, 40))
def test_lines_lose_no_word(text: str, length: int) -> None:
    assert " ".join(drawings.lines_of(text, length)) == " ".join(text.split())


def test_words_of_a_plan_cannot_become_shapes() -> None:
    drawing = figure(drawings.overkoepeling([], ['<box x="0"/> & "']))
    assert sum(isinstance(shape, n.Box) for shape in drawing.shapes) == 1


@given(st.lists(st.tuples(names, st.lists(st.integers(0, 500), min_size=1, max_size=3)), min_size=1, max_size=5))
def test_columns_are_as_tall_as_their_figures_and_each_figure_stands_above_its_own(rows: list[tuple[str, list[int]]]) -> None:
    found = figure(drawings.kolommen([(label, [("primary", "Politie", value) for value in values]) for label, values in rows]))
    assert fits(found)
    values = [value for _, group in rows for value in group]
    boxes = [shape for shape in found.shapes if isinstance(shape, n.Box)]
    figures = [shape for shape in found.shapes if isinstance(shape, n.Label) and shape.bold and shape.y < 150]
    assert [int(label.text) for label in figures] == values
    for box, label in zip(boxes, figures, strict=True):
        assert label.y < box.y and box.x < label.x < box.x + box.width
        assert abs(box.height - max(1.0, 130 * int(label.text) / (max(values) or 1))) < 0.01
