"""Column widths on paper: whole words, low rows, the same sum for every table on a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planascode import columns, notation
from planascode import nodes as n

LONG = "woorden " * 60


def page(rows: list[list[str]], asked: list[int], orientation: str = "portrait", label: str = "k") -> tuple[int, ...]:
    """The widths that a table gets on a page of this orientation."""
    heads = "".join(f'<column width="{width}">{label}</column>' for width in asked)
    body = "".join("<row>" + "".join(f"<cell>{cell}</cell>" for cell in row) + "</row>" for row in rows)
    table = f'<table id="t"><caption>T</caption>{heads}{body}</table>'
    around = f'<group orientation="{orientation}">{table}</group>' if orientation else table
    document = columns.fitted(
        notation.parse(
            f'<document kind="k" id="d" title="t" lang="nl"><section id="s"><heading>S</heading>{around}</section></document>'
        )
    )
    (found,) = (node for node in n.walk(document) if isinstance(node, n.Table))
    return tuple(column.width for column in found.columns)


@pytest.mark.parametrize(("orientation", "line"), columns.LINES.items())
def test_all_of_the_line_is_given_away(orientation: str, line: int) -> None:
    assert sum(page([["a", LONG, "c"]], [1, 1, 1], orientation)) == line


def test_the_column_with_most_text_is_the_widest_and_the_rows_are_lower_than_as_asked() -> None:
    widths = page([["a", LONG, "kort"], ["b", LONG, "kort"]], [1, 1, 1])
    assert widths[1] > 2 * max(widths[0], widths[2])


def test_two_long_texts_in_one_row_get_the_same_room() -> None:
    widths = page([["a", LONG, LONG]], [1, 1, 1])
    assert abs(widths[1] - widths[2]) <= 1


def test_a_column_keeps_half_of_what_the_layout_asks() -> None:
    assert page([["a", LONG, "c"]], [60, 20, 20])[0] >= 92 * 60 // 200


def test_a_column_is_as_wide_as_its_longest_ordinary_word() -> None:
    assert page([["veiligheidsregisseur", LONG]], [1, 20])[0] >= len("veiligheidsregisseur") + columns.PADDING


def test_words_longer_than_ordinary_ones_do_not_take_the_line() -> None:
    assert page([["w" * 300, LONG]], [1, 1])[0] <= 92 // 2


def test_the_words_of_a_badge_stay_whole_where_other_words_are_broken() -> None:
    badge = '<badge tone="idle" symbol="?">nog onbekend</badge>'
    widths = page([["milieucriminaliteit", *["onbekend"] * 7, badge]], [25, *[9] * 7, 12])
    assert widths[-1] >= len("onbekend") + columns.BADGE + columns.PADDING
    assert widths[0] < len("milieucriminaliteit") + columns.PADDING


def test_the_words_of_a_head_are_bold_and_take_more_room() -> None:
    widths = page([["a", *["1"] * 8]], [1] * 9, label="gemeente")
    assert min(widths) >= 8 * 1.1 + columns.PADDING - 1


def test_many_columns_with_long_words_still_fit() -> None:
    assert sum(page([["gemeenteraadsvergadering"] * 12], [1] * 12)) <= 92


def test_a_layout_that_asks_half_for_a_column_of_few_words_gets_it_though_the_others_need_all() -> None:
    words = ["gemeenteraadsvergadering"] * 4
    widths = page([["a", *words]], [50, 1, 1, 1, 1])
    assert widths[0] >= 92 * 50 // (2 * 54)
    assert min(widths[1:]) > 92 // 10


def test_a_table_without_words_gets_a_width_in_every_column() -> None:
    assert all(page([["-", "-", "-"]], [1, 1, 1]))


def test_a_column_of_which_even_the_label_has_no_word_gets_a_width() -> None:
    assert all(page([["-", LONG]], [1, 1], label="-"))


def test_tables_outside_pages_stay_as_the_layout_asks() -> None:
    assert page([["a", LONG]], [7, 3], "") == (7, 3)


@given(st.lists(st.lists(st.integers(1, 400), min_size=3, max_size=3), min_size=1, max_size=6))
def test_widths_are_whole_positive_and_fill_the_line(lengths: list[list[int]]) -> None:
    widths = page([["ab " * length for length in row] for row in lengths], [5, 3, 2])
    assert sum(widths) == 92
    assert min(widths) > 0
