"""A row as a card: nothing of it is lost, and its head is the heading."""

from __future__ import annotations

import pytest

from planascode import cards
from planascode import nodes as n

COLUMNS = (n.Column((n.Text("Wat"),), 1), n.Column((n.Text("Wie"),), 1))


def paragraph(words: str) -> n.Paragraph:
    return n.Paragraph((n.Text(words),))


def row(*head: n.Block) -> n.Row:
    return n.Row((n.Cell(head), n.Cell((paragraph("Team Water"),))))


def shown(found: tuple[n.Fact, ...]) -> list[tuple[str, str]]:
    return [
        (
            n.plain(fact.term),
            " ".join(n.plain(block.children) for block in fact.children if isinstance(block, n.Paragraph)),
        )
        for fact in found
    ]


def test_the_first_paragraph_of_the_head_is_the_heading_in_plain_weight() -> None:
    assert cards.heading(row(n.Paragraph((n.Strong((n.Text("De kade"),)),)))) == (n.Text("De kade"),)


def test_the_other_cells_stand_under_the_label_of_their_column() -> None:
    assert shown(cards.facts(row(paragraph("De kade")), COLUMNS)) == [("Wie", "Team Water")]


def test_the_rest_of_the_head_stands_under_the_label_of_the_first_column() -> None:
    found = cards.facts(row(paragraph("De kade"), paragraph("Doel: droog")), COLUMNS)
    assert shown(found) == [("Wat", "Doel: droog"), ("Wie", "Team Water")]


def test_a_part_around_the_head_hides_nothing() -> None:
    part = n.Part("maatregelen/kade", (paragraph("De kade"), paragraph("Doel: droog")))
    assert cards.heading(row(part)) == (n.Text("De kade"),)
    assert shown(cards.facts(row(part), COLUMNS))[0] == ("Wat", "Doel: droog")


def test_the_points_of_a_list_are_a_heading_one_after_the_other() -> None:
    points = n.ItemList(False, (n.Item((paragraph("Droog"),)), n.Item((paragraph("Schoon"),))))
    assert n.plain(cards.heading(row(points, paragraph("Rest")))) == "Droog; Schoon"
    assert shown(cards.facts(row(points, paragraph("Rest")), COLUMNS)) == [("Wat", "Rest"), ("Wie", "Team Water")]


def test_a_head_that_begins_with_a_point_of_several_paragraphs_is_no_heading() -> None:
    with pytest.raises(ValueError, match="paragraph"):
        cards.heading(row(n.ItemList(False, (n.Item((paragraph("x"), paragraph("y"))),))))
