"""The notation: what layouts render is read strictly."""

from __future__ import annotations

import pytest

from planascode import nodes as n
from planascode import notation
from planascode.strictxml import NotationError


def document(inner: str) -> n.Document:
    return notation.parse(f'<document kind="k" id="d" title="t" lang="nl">{inner}</document>')


def test_white_space_of_a_layout_is_folded() -> None:
    (paragraph,) = document("<p>\n   een\n   <strong>twee</strong>\n  </p>").children
    assert paragraph == n.Paragraph((n.Text("een "), n.Strong((n.Text("twee"),))))


def test_a_cell_of_words_alone_is_one_paragraph() -> None:
    (table,) = document('<table id="t"><caption>c</caption><column width="1">k</column><row><cell>x</cell></row></table>').children
    assert isinstance(table, n.Table)
    assert table.rows[0].cells[0].children == (n.Paragraph((n.Text("x"),)),)


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        ("<blink>x</blink>", "no block"),
        ("<p><blink>x</blink></p>", "no inline"),
        ("<p role='groot'>x</p>", "none of"),
        ("<p kleur='rood'>x</p>", "unknown attribute"),
        ("<p></p>", "empty"),
        ("losse woorden", "stray words"),
        ("<list/>", "without items"),
        ("<section id='s'><p>x</p></section>", "heading"),
        ("<p><badge tone='good'>x</badge></p>", "without symbol"),
        ("<p><a href='javascript:x'>x</a></p>", "a link to"),
        ("<table id='t'><caption>c</caption><column width='1'>k</column><row><cell>x</cell><cell>y</cell></row></table>", "2 cells"),
        ("<table id='t'><caption>c</caption><column width='1'>k</column><row><cell/></row></table>", "empty"),
        ("<figure id='f'><caption>c</caption><alt>a</alt></figure>", "a figure has"),
        ("<figure id='f'><caption>c</caption><alt>a</alt><picture name='p'/></figure>", "without width"),
        ("<figure id='f'><alt>a</alt><caption>c</caption><picture name='p' width='1' height='1'/></figure>", "<caption> is expected"),
        ("<figure id='f'><caption>c</caption><credit/><alt>a</alt><picture name='p' width='1' height='1'/></figure>", "empty"),
        ("<figure id='f'><caption>c</caption><alt>a</alt><picture name='p' width='1' height='1'>x</picture></figure>", "stray words"),
        ("<p>&onbekend;</p>", "line 1"),
        ("<p>", "line 1"),
    ],
)
def test_everything_else_is_refused_with_the_reason(inner: str, why: str) -> None:
    with pytest.raises(NotationError, match=why):
        document(inner)


def test_the_line_of_the_layout_is_named() -> None:
    with pytest.raises(NotationError, match="line 3"):
        document("<p>een</p>\n<p>twee</p>\n<p rol='x'>drie</p>")


def test_entities_are_not_resolved() -> None:
    bomb = '<!DOCTYPE document [<!ENTITY a SYSTEM "file:///etc/hostname">]><document kind="k" id="d" title="t" lang="nl"><p>&a;</p></document>'
    with pytest.raises(NotationError):
        notation.parse(bomb)


def test_a_remark_says_what_it_is_about_and_who_made_it() -> None:
    (remark,) = document('<aside tone="info" about="halt" by="burgemeester" date="2022-01-02">Klopt dit?</aside>').children
    assert remark == n.Aside("info", (n.Paragraph((n.Text("Klopt dit?"),)),), "halt", "burgemeester", "2022-01-02")
    for half in ('about="halt"', 'by="burgemeester"', 'date="2022-01-02"'):
        with pytest.raises(NotationError, match="what it is about and who made it"):
            document(f'<aside tone="info" {half}>Klopt dit?</aside>')
