"""The document as a Word file: real styles, contents, notes, captions and sections, out of the one tree.

Three choices. Numbers of headings are text from the tree, equal in every output; numbers of tables and figures are
Word's own fields with the tree's number in them. Page numbers are estimated (``docx_pages``) until someone updates the
contents in Word: telling Word to do so on opening makes it ask a question that worries readers (decision 0014). ``safe`` makes the
plain subset that a publication system can import: no header but that of a draft, no footer, fields, sections, bookmarks or shading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from planascode import nodes as n
from planascode.housestyle import HouseStyle
from planascode.nodes import NO_PICTURES, Document
from planascode.writers import docx_base
from planascode.writers import docx_parts as parts
from planascode.writers.docx_blocks import blocks, mm, text_width
from planascode.writers.docx_comments import comments_part
from planascode.writers.docx_flow import Flow, Grid, Orientation, Par, Place, Sheet, paragraph, settle, table
from planascode.writers.docx_metrics import metrics
from planascode.writers.docx_pages import pages
from planascode.writers.docx_styles import HEADINGS, heading_id, looks, normal, resolved
from planascode.writers.docx_stylesheet import HEAD, fonts_part, numbering_part, styles_part
from planascode.writers.docx_text import (
    Book,
    Numbers,
    bookmark_names,
    fill_pages,
    inlines,
    language,
    remarks_about,
    run,
)
from planascode.writers.docx_theme import theme_part

NO_HEADS: Mapping[str, str] = MappingProxyType({})
_HEADER, _FOOTER = "rHeader", "rFooter"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_MARKS = (n.Reference, n.PageReference, n.Entry, n.Section, n.Table, n.Figure, n.Row, n.Aside)
_EDGE = 12.0  # millimetres from the edge of the page to header and footer
_HEADINGS = frozenset(heading_id(level, shown) for level in range(1, HEADINGS + 1) for shown in (True, False))


def write(
    document: Document,
    style: HouseStyle,
    name: str = "uitvoeringsplan.docx",
    landscape: bool = True,
    records: Literal["table", "cards"] = "table",
    safe: bool = False,
    numbers: Numbers = "mixed",
    heads: Mapping[str, str] = NO_HEADS,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> dict[str, bytes]:
    """The document as ``{name: bytes}``.

    ``landscape`` sets groups that ask for it on landscape pages; ``records`` sets wide records as one table or as a card
    for each row; ``safe`` (always portrait) keeps to what a publication system can import, and ``numbers`` says who numbers in it; ``heads`` gives
    headings another style in it, by the id of their section.
    ValueError for what a Word file cannot hold: control characters, dangling references, unused notes. KeyError for a picture
    that is not in ``pictures``. A municipality's own Word file in the house style is the base of all but a ``safe`` file.
    """
    style = replace(style, base=None) if safe else style
    base = style.base
    if base:
        style = replace(style, page={**style.page, **base.page})
    found, basic = looks(style, _width(style), safe, numbers), normal(style)
    root = docx_base.rebased(base.styles, found) if base else None
    if root is not None:
        found, basic = docx_base.looks(root, found, style), docx_base.normal(root, basic)
    marks = tuple(node for node in n.walk(document) if isinstance(node, _MARKS))
    book = Book(
        document, style, metrics(resolved(found, basic), style), records, landscape and not safe, safe,
        bookmark_names(marks), given=pictures, controls=not safe, remarks={} if safe else remarks_about(marks),
        labels={node.id: node.label for node in marks if isinstance(node, n.Section | n.Table | n.Figure)},
        numbers=numbers, heads=heads,
    )  # fmt: skip
    flow = blocks(document.children, book, Place(text_width(book, "portrait")))
    note_flow = _notes_at_the_end(book) if safe else []
    sheets = settle([*flow, *note_flow], _HEADINGS)
    frames: dict[str, tuple[int, float]] = {side: _frame(book, side) for side in ("portrait", "landscape")}
    places = pages(sheets, book.metrics, frames)
    if missing := {note.id for note in document.notes} - set(book.notes):
        raise ValueError(f"notes without a mark: {', '.join(sorted(missing))}")
    if len(book.comments) < sum(map(len, book.remarks.values())):
        raise ValueError("a remark about something that is nowhere shown")
    main = parts.Item(
        "/word/document.xml", "document.main", fill_pages(_body(sheets, book), places).encode(), "", "", book.links
    )
    lang = language(document.lang)
    styles = styles_part(style, found, lang, safe)
    if root is not None:
        styles = docx_base.merged(root, styles, lang)
    around = [
        parts.Item("/word/styles.xml", "styles", styles, "styles", "rStyles", {}),
        parts.Item("/word/numbering.xml", "numbering", numbering_part(book.ordered), "numbering", "rNumbering", {}),
        parts.Item("/word/theme/theme1.xml", _THEME, theme_part(style), "theme", "rTheme", {}),
        parts.Item("/word/fontTable.xml", "fontTable", fonts_part(style), "fontTable", "rFonts", {}),
        parts.Item(
            "/word/settings.xml",
            "settings",
            parts.settings_part(lang, _has_notes(book)),
            "settings",
            "rSettings",
            {},
        ),
        *_furniture(book, places),
    ]
    if book.controls:
        around.append(parts.addresses_item(book.tags))
    return {
        name: parts.zipped(
            main, tuple(around), parts.core_part(document), b"" if safe else parts.properties_part(document)
        )
    }


def _furniture(book: Book, places: dict[str, int]) -> list[parts.Item]:
    """Pictures, notes, header and footer: what only some documents have."""
    found = [
        parts.Item(f"/word/media/image{place}.{kind}", mime, data, "image", f"rImage{place}", {})
        for place, data in enumerate(book.pictures, 1)
        for kind, mime in [_kind(data)]
    ]
    if _has_notes(book):
        own = _with_own_links(book)
        xml = fill_pages(parts.notes_part(own, {note.id: note for note in book.document.notes}).decode(), places)
        found.append(parts.Item("/word/footnotes.xml", "footnotes", xml.encode(), "footnotes", "rNotes", own.links))
    if book.comments:
        own = replace(_with_own_links(book), controls=False, remarks={})
        found.append(
            parts.Item("/word/comments.xml", "comments", comments_part(own), "comments", "rComments", own.links)
        )
    if book.safe and _stage(book):
        found.append(parts.Item("/word/header1.xml", "header", parts.stage_part(_stage(book)), "header", _HEADER, {}))
    if not book.safe:
        header, footer = parts.header_part(book.document), parts.footer_part(book.document, places[""])
        found.append(parts.Item("/word/header1.xml", "header", header, "header", _HEADER, {}))
        found.append(parts.Item("/word/footer1.xml", "footer", footer, "footer", _FOOTER, {}))
    return found


def _kind(picture: bytes) -> tuple[str, str]:
    """The ending of a picture's name and its content type."""
    if picture.startswith(b"<svg"):
        return "svg", "image/svg+xml"
    kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
    return kind, f"image/{kind}"


def _body(sheets: list[Sheet], book: Book) -> str:
    """``word/document.xml``: every sheet but the last ends in a paragraph that holds its section's page layout."""
    xml = []
    for place, sheet in enumerate(sheets):
        content = list(sheet.parts)
        last = place == len(sheets) - 1
        ending = _section(sheet, book)
        if not last:
            if isinstance(content[-1], Grid) or content[-1].closes:
                # Word keeps a section's layout in a paragraph. After a table there is none to take, and one in a content
                # control goes when its text is replaced: a line of one point.
                content.append(Par("Sectieeinde", "", section=ending))
            else:
                content[-1] = replace(content[-1], section=ending)
        elif isinstance(content[-1], Grid) and not book.safe:
            content.append(Par("Sectieeinde", ""))
        xml += [paragraph(part) if isinstance(part, Par) else table(part) for part in content]
        if last:
            xml.append(ending)
    return f"{HEAD}<w:document {parts.NAMESPACES}><w:body>{''.join(xml)}</w:body></w:document>"


def _section(sheet: Sheet, book: Book) -> str:
    """Page layout, in the order of ECMA-376 part 1, 17.6.17."""
    page = book.style.page
    width, height = mm(page["width"]), mm(page["height"])
    turned = sheet.orientation == "landscape"
    size = f'w:w="{height}" w:h="{width}" w:orient="landscape"' if turned else f'w:w="{width}" w:h="{height}"'
    header = f'<w:headerReference w:type="default" r:id="{_HEADER}"/>'
    footer = f'<w:footerReference w:type="default" r:id="{_FOOTER}"/>'
    furniture = header * bool(_stage(book)) if book.safe else "" if sheet.bare else header + footer
    return (
        f'<w:sectPr>{furniture}<w:type w:val="nextPage"/><w:pgSz {size}/><w:pgMar w:top="{mm(page["margin-top"])}" '
        f'w:right="{mm(page["margin-outer"])}" w:bottom="{mm(page["margin-bottom"])}" w:left="{mm(page["margin-inner"])}" '
        f'w:header="{mm(_EDGE)}" w:footer="{mm(_EDGE)}" w:gutter="0"/></w:sectPr>'
    )


def _stage(book: Book) -> str:
    """What a draft says on every page of a file that has no other header."""
    return dict(book.document.labels).get("draft", "")


def _frame(book: Book, side: Orientation) -> tuple[int, float]:
    """The text's width in twips and height in points."""
    page = book.style.page
    tall = page["height" if side == "portrait" else "width"]
    return text_width(book, side), mm(tall - page["margin-top"] - page["margin-bottom"]) / 20


def _width(style: HouseStyle) -> int:
    return mm(style.page["width"] - style.page["margin-inner"] - style.page["margin-outer"])


def _has_notes(book: Book) -> bool:
    return bool(book.notes) and not book.safe


def _with_own_links(book: Book) -> Book:
    """The same book for a part that has links of its own."""
    return replace(book, links={})


def _notes_at_the_end(book: Book) -> list[Flow]:
    """The notes as paragraphs below a heading, for a file without footnotes."""
    if not book.document.notes:
        return []
    heading = dict(book.document.labels).get("notes", "")
    title = [Par(heading_id(1, True), run(heading))] if heading else []
    texts = [
        Par("Voetnoottekst", run(f"[{note.number}] ") + inlines(note.children, book)) for note in book.document.notes
    ]
    return [*title, *texts]
