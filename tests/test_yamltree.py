"""Nodes: each text knows how it is written and what cuts it off, and can be written anew in its own place."""

from __future__ import annotations

import pytest

from planascode.mending import edited
from planascode.yamlnode import Items, Pairs, Text, compose, written


def value(text: str) -> Text:
    """The value of the only key."""
    node, _ = compose(text.encode(), "x.yaml")
    assert isinstance(node, Pairs)
    found = node.pairs[0][1]
    assert isinstance(found, Text)
    return found


@pytest.mark.parametrize(
    ("text", "raw", "behind"),
    [
        ("a: Halt # team\n", "Halt", "# team"),
        ("a: Halt  # een opmerking\n", "Halt", ""),
        ("a: 'Halt'  # een opmerking\n", "'Halt'", ""),
        ("a: C# en F#\n", "C# en F#", ""),
        ("a: #hashtag\n", "", "#hashtag"),
        ("a:      # nog in te vullen\n", "", ""),
        ("a: Halt\n  # uitleg\nb: 1\n", "Halt", ""),
    ],
)
def test_what_cuts_a_text_off_is_kept_beside_it(text: str, raw: str, behind: str) -> None:
    assert (value(text).raw, value(text).behind) == (raw, behind)


@pytest.mark.parametrize(
    ("text", "new", "mended"),
    [
        ("a: x\n", "2.674,63", "a: 2.674,63\n"),
        ("a: 'x'\n", "2.674,63", "a: '2.674,63'\n"),
        ('a: "x"  # en\n', "ja", 'a: "ja"  # en\n'),
    ],
)
def test_a_value_is_written_in_the_quotes_of_the_old_one(text: str, new: str, mended: str) -> None:
    assert edited(text.encode(), written(value(text), new)).decode() == mended


def test_in_a_row_a_value_with_a_comma_gets_quotes() -> None:
    node, _ = compose(b"{a: x}\n", "x.yaml")
    assert isinstance(node, Pairs) and isinstance(found := node.pairs[0][1], Text)
    assert edited(b"{a: x}\n", written(found, "1,5")) == b'{a: "1,5"}\n'


def test_a_mapping_of_one_key_on_one_line_keeps_its_line() -> None:
    node, _ = compose(b"- Let op: dit\n- a: 1\n  b: 2\n- c:\n    d\n", "x.yaml")
    assert isinstance(node, Items)
    assert [item.raw for item in node.items if isinstance(item, Pairs)] == ["Let op: dit", "", ""]


def test_a_text_over_more_lines_has_no_one_place_to_be_written_anew() -> None:
    assert written(value("a: een\n  twee\n"), "x") == ()
