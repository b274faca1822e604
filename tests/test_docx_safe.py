"""The safe subset: what a publication system can import, each rule asked of the bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image
from sample_document import our_style, sample
from word_file import W, find, names, paragraphs, part, style, words

from planascode import nodes as n
from planascode.writers import docx

EMU_PER_CM = 360_000


def plain_text(node: n.Inline) -> bool:
    """Whether an inline can stand in a text without pages."""
    return not isinstance(node, n.PageReference)


def without_pages(node: Any) -> Any:
    """The sample as a publication has it: without references to pages."""
    if isinstance(node, n.Paragraph):
        return replace(node, children=tuple(filter(plain_text, node.children)))
    if isinstance(node, n.Section | n.Group | n.Document):
        return replace(node, children=tuple(map(without_pages, node.children)))
    return node


@cache
def made() -> bytes:
    document = without_pages(sample())
    labels = (*document.labels, ("notes", "Noten"))
    return docx.write(replace(document, labels=labels), our_style(), safe=True)["uitvoeringsplan.docx"]


@cache
def body() -> Any:
    return part(made())


@pytest.mark.parametrize(
    "forbidden",
    [
        "w:fldChar", "w:fldSimple", "w:instrText", "w:bookmarkStart", "w:headerReference", "w:footerReference",
        "w:footnoteReference", "w:pageBreakBefore", "w:br", "w:tab", "w:softHyphen", "w:keepNext", "w:shd", "w:sdt",
        "w:gridSpan", "w:vMerge", "w:ins", "w:del", "w:comment", "w:pict", "w:txbxContent", "w:hyperlink[@w:anchor]",
    ],
)  # fmt: skip
def test_what_a_publication_system_has_no_counterpart_for_is_absent(forbidden: str) -> None:
    assert not find(body(), f"//{forbidden}")


def test_there_is_one_portrait_section_and_no_header_footer_or_notes_part() -> None:
    (section,) = find(body(), "//w:sectPr")
    assert section.getparent().tag == f"{W}body"
    assert not find(section, "w:pgSz/@w:orient")
    assert not [name for name in names(made()) if re.search("header|footer|footnotes", name)]


def test_no_paragraph_is_empty() -> None:
    assert all(words(item).strip() or find(item, ".//w:drawing") for item in paragraphs(body()))


def test_runs_carry_only_bold_italic_and_the_look_of_a_link() -> None:
    assert {item.tag for item in find(body(), "//w:r/w:rPr/*")} <= {f"{W}rStyle", f"{W}b", f"{W}i"}
    assert set(find(body(), "//w:rStyle/@w:val")) == {"Hyperlink"}


def test_every_heading_has_a_built_in_style_and_contents_are_left_out() -> None:
    heads = {style(item) for item in paragraphs(body()) if style(item).startswith(("Kop", "Inhopg"))}
    assert heads == {"Kop1", "Kop2", "Kop3", "Kop4"}
    assert paragraphs(body(), "Titel")[0].getparent().tag == f"{W}body"


def test_nothing_needs_a_dark_surface_to_be_read() -> None:
    styles = part(made(), "word/styles.xml")
    assert not find(styles, "//w:shd")
    assert "FFFFFF" not in find(styles, "//w:color/@w:val")


def test_wide_tables_and_records_are_cards_with_labels() -> None:
    assert all(len(find(table, "w:tblGrid/w:gridCol")) <= 6 for table in find(body(), "//w:tbl"))
    (table,) = find(body(), "//w:tbl")
    assert len(find(table, "w:tr/w:trPr/w:tblHeader")) == 1
    heads = paragraphs(body(), "Kop4")
    assert len(heads) == 14
    lines = [words(item) for item in heads[0].itersiblings(f"{W}p")]
    assert lines[:3] == [
        "Doel: Minder woonoverlast en sneller hulp.", "Wat wij doen:", "Inwonersbijeenkomsten organiseren in alle wijken",
    ]  # fmt: skip
    assert "Stand: ✓\u00a0uitgevoerd" in lines


def test_notes_stand_at_the_end_with_the_numbers_of_their_marks() -> None:
    lines = [words(item) for item in paragraphs(body())]
    assert lines[-3:] == ["Noten", "[1] Vastgesteld door de raad.", "[2] Zie de evaluatie."]
    assert any("Iedereen telt mee.[1]" in line for line in lines)


def test_pictures_are_opaque_png_of_at_most_16_cm_at_150_to_300_dpi() -> None:
    (extent,) = find(body(), "//wp:extent")
    (name,) = [name for name in names(made()) if name.startswith("word/media/")]
    with ZipFile(BytesIO(made())) as archive, Image.open(BytesIO(archive.read(name))) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")
        assert int(extent.get("cx")) <= 16 * EMU_PER_CM
        assert 150 <= image.width / (int(extent.get("cx")) / EMU_PER_CM / 2.54) <= 300
    picture = find(extent, "ancestor::w:p")[0]
    assert not words(picture)
    assert find(picture, ".//wp:docPr/@descr")[0]


def test_every_word_of_the_tree_is_in_the_file_in_reading_order() -> None:
    printed = "".join(words(body()).split())
    position = 0
    heads = {column.children for node in n.walk(sample()) if isinstance(node, n.Table) for column in node.columns}
    left_out = {text.text for head in heads for text in head if isinstance(text, n.Text)}
    for node in n.walk(replace(without_pages(sample()), notes=(), children=without_pages(sample()).children[2:])):
        if isinstance(node, n.Text | n.Badge) and node.text not in left_out:
            found = printed.find("".join(node.text.split()), position)
            assert found >= 0, node.text
            position = found


def test_a_reference_to_a_page_is_an_error_where_there_are_no_pages() -> None:
    with pytest.raises(ValueError, match="woonoverlast"):
        docx.write(sample(), our_style(), safe=True)
