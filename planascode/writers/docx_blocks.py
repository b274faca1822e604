"""Blocks as what stands under each other in a Word file: paragraphs, tables, turns of the page.

No empty paragraphs, and on a paragraph only what belongs to its place (list, page break, keep with next): how it
looks is its style.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import assert_never

from planascode import nodes as n
from planascode.writers.docx_facts import facts
from planascode.writers.docx_flow import Flow, Par, Place, Turn, enclosed
from planascode.writers.docx_picture import figure, series
from planascode.writers.docx_styles import CELL, DECISIONS, FACT, FAMILIES, NOTICE, TABLES, heading_id, level_id
from planascode.writers.docx_stylesheet import list_mark, ordered_list
from planascode.writers.docx_tables import table
from planascode.writers.docx_text import (
    CONTROL_END,
    PIECE,
    Book,
    Ink,
    anchor,
    control,
    control_id,
    control_start,
    field_end,
    field_start,
    inlines,
    internal,
    number_of,
    page_field,
    run,
    tab,
    tone_style,
)

_GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
NUMBER_COLUMN, TABLE_NUMBER = 7, 9  # characters
ON_ONE_PAGE = 40  # lines of contents and a list of tables, with their headings
_ROLES = {"lead": "Inleiding", "small": "Kleinetekst", "title": "Titel", "subtitle": "Ondertitel"}
_OF_DECISIONS = {role: style for role, (style, _) in DECISIONS.items()}


def blocks(nodes: tuple[n.Block, ...], book: Book, place: Place) -> list[Flow]:
    """Blocks as a flow."""
    found: list[Flow] = []
    for node, following in zip_longest(nodes, nodes[1:]):
        flow = _block(node, book, place)
        if not book.safe and following and _leads(node, following):
            flow = _with_next(flow)
        found += flow
    return found


def _leads(node: n.Block, following: n.Block) -> bool:
    """Whether a block stands on the page of what follows: a legend with its table, words in bold with what they are about."""
    match node, following:
        case n.Paragraph(_, "small"), n.Table():
            return True
        case n.Paragraph((n.Strong(),)), n.ItemList() | n.Paragraph():
            return True
        case _:
            return False


def _with_next(flow: list[Flow]) -> list[Flow]:
    """The flow, of which the first paragraph stays with what comes after it."""
    match flow:
        case [Par() as first, *rest]:
            return [replace(first, keep_next=True), *rest]
        case _:
            return flow


def _block(node: n.Block, book: Book, place: Place) -> list[Flow]:
    match node:
        case n.Paragraph(children, role):
            runs = inlines(children, book)
            roles = _ROLES | _OF_DECISIONS if book.safe else _ROLES
            return [Par(roles.get(role, place.style), runs)] if runs else []
        case n.ItemList():
            return _list(node, book, place)
        case n.Tiles(items):
            return _list(n.ItemList(False, items), book, place)
        case n.Quote(children):
            return blocks(children, book, replace(place, style="Citaat"))
        case n.Aside():
            return _aside(node, book, place)
        case n.Part(address, children):
            return _part(address, blocks(children, book, place), book, place)
        case n.Facts(found):
            return facts(found, book, place, blocks)
        case n.Table():
            return table(node, book, place, blocks)
        case n.Figure():
            return figure(node, book, place)
        case n.Contents(of="tables"):
            return _tables(node, book)
        case n.Contents():
            return _contents(node, book, place)
        case n.Section():
            return _section(node, book, place)
        case n.Group():
            return _group(node, book, place)
        case n.Cover(children):
            return blocks(children, book, place) + ([] if book.safe else [Turn("portrait", section=True)])
        case _:
            assert_never(node)


def _part(address: str, flow: list[Flow], book: Book, place: Place) -> list[Flow]:
    """The blocks of a content field in a control of their own; one paragraph beside others in a cell or fact inside its line."""
    if not book.controls:
        return flow
    match flow:
        case [Par() as only] if place.lists in (CELL, FACT):
            return [replace(only, runs=control(address, only.runs, book, PIECE))]
        case _:
            return enclosed(flow, control_start(address, book, PIECE), CONTROL_END)


def _section(node: n.Section, book: Book, place: Place) -> list[Flow]:
    if book.safe and node.children and all(isinstance(child, n.Contents) for child in node.children):
        return []  # a file without contents has no heading for it
    level = node.level or place.level + 1
    label = ""
    if node.label and book.numbers != "styles":
        label = anchor(number_of(node.id), run(node.label, Ink() if book.safe else Ink("Kopnummer")), book) + run(" ")
    words = anchor(node.id, label + inlines(node.heading, book), book)
    return [
        Par(book.heads.get(node.id) or heading_id(level, node.contents or book.safe), words),
        *blocks(node.children, book, replace(place, level=level)),
    ]


def _group(node: n.Group, book: Book, place: Place) -> list[Flow]:
    if book.safe:
        return blocks(node.children, book, place)
    orientation = node.orientation if book.landscape else "portrait"
    width = text_width(book, orientation)
    inside = blocks(node.children, book, replace(place, width=width, orientation=orientation))
    return [Turn(orientation), *inside, Turn(place.orientation, back=True)] if inside else []


def text_width(book: Book, orientation: str) -> int:
    """Twips between the margins."""
    page = book.style.page
    return mm(page["width" if orientation == "portrait" else "height"] - page["margin-inner"] - page["margin-outer"])


def mm(millimetres: float) -> int:
    """Millimetres in twips."""
    return round(millimetres * 1440 / 25.4)


def _aside(node: n.Aside, book: Book, place: Place) -> list[Flow]:
    """A notice; nothing where the file has it as a comment."""
    if node.about in book.remarks:
        return []
    style = tone_style(node.tone, book, "Kader")
    if book.safe:
        return blocks(node.children, book, place)
    flow = blocks(node.children, book, replace(place, style=style, lists=NOTICE, depth=0))
    return _with_next(flow) if len(flow) > 1 else flow


# --- lists --------------------------------------------------------------------------------------


def _list(node: n.ItemList, book: Book, place: Place) -> list[Flow]:
    family = FAMILIES[place.lists]
    depth = place.depth + 1
    number = 0
    if node.ordered:
        number = ordered_list(len(book.ordered))
        book.ordered.append(place.lists)
    elif not family.bullet:
        number = family.id
    style = level_id(family.number if node.ordered else family.bullet, depth) if family.bullet else place.style
    more = level_id(family.more, depth) if family.more else place.style
    inside = replace(place, style=more, depth=depth)
    numbering = (number, min(depth, 9) - 1) if number else None
    flow: list[Flow] = []
    for place_in_list, item in enumerate(node.items):
        first, *rest = blocks(item.children, book, inside) or [Par("", "")]
        if isinstance(first, Par) and first.style == more and not first.numbering:
            if book.numbers == "typed":
                first = replace(first, runs=run(f"{list_mark(node.ordered, depth, place_in_list)} ") + first.runs)
            first = replace(first, style=style, numbering=None if book.numbers == "typed" else numbering)
        flow += [first, *rest]
    return [part for part in flow if part != Par("", "")]


# --- contents -----------------------------------------------------------------------------------


def _contents(node: n.Contents, book: Book, place: Place) -> list[Flow]:
    """A contents field, already filled in: links, numbers and titles are right before Word's first update.

    The gallery makes Word offer the update to who points at the contents.
    """
    if book.safe or not node.entries:
        return []
    lines = [Par(f"Inhopg{entry.level}", _entry(entry, book)) for entry in node.entries]
    heading = dict(book.document.labels).get("contents", "") if place.level == 0 else ""
    flow = [*([Par("Kopvaninhoudsopgave", run(heading))] if heading else []), *_filled(lines, f'TOC \\o "1-{node.depth}" \\h \\z')]
    return enclosed(flow, f"<w:sdt><w:sdtPr>{control_id(book)}{_GALLERY}</w:sdtPr><w:sdtContent>", CONTROL_END)


def _tables(node: n.Contents, book: Book) -> list[Flow]:
    """The list of tables: a field over the series of their captions. It has a page of its own where one page is too short for all lists."""
    if book.safe or not node.entries:
        return []
    new_page = sum(isinstance(found, n.Entry) for found in n.walk(book.document)) > ON_ONE_PAGE
    title = Par("Kopvanlijst", run(book.document.label("tables")), new_page=new_page)
    lines = [Par(TABLES, _entry(entry, book, TABLE_NUMBER)) for entry in node.entries]
    return [title, *_filled(lines, f'TOC \\h \\z \\c "{series(book.document.label("table"))}"')]


def _filled(lines: list[Par], code: str) -> list[Flow]:
    """Lines as what a field shows until Word computes it anew."""
    filled = [*lines]
    filled[0] = replace(filled[0], runs=field_start(code) + filled[0].runs)
    filled[-1] = replace(filled[-1], runs=filled[-1].runs + field_end())
    return [*filled]


def _entry(entry: n.Entry, book: Book, column: int = NUMBER_COLUMN) -> str:
    """Number, title and page. A label longer than ``column`` ("Bijlage 1") has none of its own; without one the title stays in its."""
    number = run(entry.number) if entry.number else ""
    between = tab() if len(entry.number) <= column else run(" ")
    title = tuple(node for child in entry.children for node in n.walk(child) if isinstance(node, n.Text | n.Abbreviation))
    words = number + between + inlines(title, book) + tab() + page_field(entry.target, book)
    return internal(entry.target, words, book)
