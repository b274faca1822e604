"""A strict reader refuses what it did not ask for, with the line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from planascode.strictxml import NotationError, attributes_of, expect, filled, no_stray_text, one_of, words_of


def element(xml: str) -> Any:
    return etree.fromstring(f"\n\n{xml}")


def test_what_was_asked_for_is_given_back() -> None:
    item = element('<item name="a"> twee\n woorden </item>')
    assert expect(item, "item") is item
    assert attributes_of(item, "name", "size") == {"name": "a"}
    assert one_of(item, "a", "a", "b") == "a"
    assert filled(item, (1,)) == (1,)
    assert words_of(item) == "twee woorden"
    no_stray_text(element("<row>\n <cell>woorden</cell>\n</row>"))


@pytest.mark.parametrize(
    ("xml", "ask", "why"),
    [
        ("<item/>", lambda e: expect(e, "row"), "<item> where <row> is expected"),
        ("<item/>", lambda e: attributes_of(e, "name"), "<item> without name"),
        ('<item name=""/>', lambda e: attributes_of(e, "name"), "<item> without name"),
        ('<item size="1"/>', lambda e: attributes_of(e, "", "name"), "unknown attribute size"),
        ("<item/>", lambda e: one_of(e, "c", "a", "b"), "'c' is none of a, b"),
        ("<item/>", lambda e: filled(e, ()), "<item> is empty"),
        ("<item>een <b>twee</b></item>", words_of, "holds words only"),
        ("<row>een<cell/></row>", no_stray_text, "stray words in <row>: 'een'"),
        ("<row><cell/>een</row>", no_stray_text, "stray words in <row>: 'een'"),
    ],
)
def test_anything_else_is_refused_with_its_line(xml: str, ask: Callable[[Any], object], why: str) -> None:
    with pytest.raises(NotationError, match=f"line 3: .*{why}"):
        ask(element(xml))
