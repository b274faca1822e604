"""Remarks in the Word file: real comments at what they are about, by a role, and none where the tree has none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sample_document import bullets, measures, our_style, p, sample, text
from word_file import find, names, part, words

from planascode import nodes as n
from planascode.nodes import Document
from planascode.writers import docx

REMARK = n.Aside("info", (p("Klopt dit?"), bullets("een", "twee")), "maatregel-1", "beleidsmedewerker", "2027-03-01")


def made(*blocks: n.Block, **options: Any) -> bytes:
    """A Word file with only these blocks."""
    document = replace(sample(), children=blocks, notes=())
    return docx.write(document, our_style(), **options)["uitvoeringsplan.docx"]


def table(rows: int = 3) -> n.Table:
    return replace(measures(rows), form="table")


def test_a_remark_is_a_comment_at_the_row_that_it_is_about_and_no_longer_in_the_text() -> None:
    data = made(table(), REMARK)
    body, comments = part(data), part(data, "word/comments.xml")
    (comment,) = find(comments, "//w:comment")
    assert words(comment) == "Klopt dit?eentwee"
    assert "Klopt dit?" not in words(body)
    between = "//w:r[preceding-sibling::w:commentRangeStart and following-sibling::w:commentRangeEnd]"
    assert "".join(map(words, find(body, between))) == "2. Buurtbemiddeling en vroegtijdige signalering"
    assert find(body, "//w:commentReference/@w:id") == find(comments, "//w:comment/@w:id") == ["0"]


def test_a_comment_has_a_role_as_author_and_the_date_of_the_content_or_none() -> None:
    undated = replace(REMARK, date="", by="onbekend", about="maatregel-0")
    comments = find(part(made(table(), REMARK, undated), "word/comments.xml"), "//w:comment")
    assert [find(item, "@w:author | @w:date") for item in comments] == [
        ["onbekend"], ["beleidsmedewerker", "2027-03-01T00:00:00Z"],
    ]  # fmt: skip


def test_two_remarks_about_one_row_and_a_remark_about_a_section_are_all_there() -> None:
    section = n.Section("wonen", text("Wonen"), (table(), REMARK, replace(REMARK, children=(p("En dit?"),))), level=1)
    data = made(section, replace(REMARK, about="wonen"))
    assert len(find(part(data, "word/comments.xml"), "//w:comment")) == 3
    assert find(part(data), "//w:commentReference/@w:id") == ["0", "1", "2"]
    assert find(part(data), "//w:p[w:pPr/w:pStyle/@w:val='Kop1']//w:commentReference/@w:id") == ["0"]


def test_a_remark_about_what_the_document_does_not_show_stays_a_notice() -> None:
    data = made(table(), replace(REMARK, about="elders"))
    assert "word/comments.xml" not in names(data)
    assert "Klopt dit?" in words(part(data))


def test_an_ordinary_notice_and_a_file_for_a_publication_system_have_no_comments() -> None:
    for data in (made(table(), replace(REMARK, about="", by="", date="")), made(table(), REMARK, safe=True)):
        assert "word/comments.xml" not in names(data)
        assert "Klopt dit?" in words(part(data))
        assert not find(part(data), "//w:commentRangeStart | //w:commentReference")


def test_a_comment_holds_no_control_no_table_and_a_link_of_its_own() -> None:
    linked = n.Paragraph(
        (
            n.Field("opmerkingen/x/tekst", text("Zie ")),
            n.Link("https://example.org/", text("hier")),
        )
    )
    data = made(table(), replace(REMARK, children=(linked,)))
    assert not find(part(data, "word/comments.xml"), "//w:sdt")
    (link,) = part(data, "word/_rels/comments.xml.rels")
    assert link.get("Target") == "https://example.org/"
    with pytest.raises(ValueError, match="maatregel-1"):
        made(table(), replace(REMARK, children=(table(1),)))


def test_the_plan_has_its_remarks_as_comments_in_the_internal_edition_only(
    documents: dict[tuple[str, str], Document], tasks: dict[str, Any]
) -> None:
    for editie, task in tasks.items():
        data = docx.write(documents[editie, "plan"], task.style, pictures=task.pictures())["uitvoeringsplan.docx"]
        remarks = list(task.plan["opmerkingen"].values())
        if not remarks:
            assert editie == "openbaar"
            assert not [name for name in names(data) if "comment" in name]
            assert not find(part(data), "//w:commentRangeStart | //w:commentReference")
            continue
        found = find(part(data, "word/comments.xml"), "//w:comment")
        assert len(found) == len(remarks) == 3
        assert {author for item in found for author in find(item, "@w:author")} == {"onbekend"}
        assert all(any(remark.tekst in words(item) for item in found) for remark in remarks)
