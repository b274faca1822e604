"""Nodes as HTML fragments, shared by the PDF and the site.

``paged`` makes what paper needs (page numbers, facts as a table: a clean PDF/UA structure) and leaves out what
only a screen uses (addresses, labels for cards). Everything that comes from the tree is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import assert_never

from planascode import cards, nldesign
from planascode import nodes as n
from planascode.housestyle import HouseStyle
from planascode.writers import site_sift
from planascode.writers.svg import svg

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_ALLOWED = ("https:", "http:", "mailto:", "tel:")
_BESIDE = re.compile(r"\.\./[^/]")
"""A file beside the site, seen from its root."""
_CALL = re.compile(r'<sup class="call"><a href="#([^"]*)">')

LINE = 150
"""Characters of table text on a line over the whole width of a landscape page, about."""
TALL = 24
"""Lines of table text that still stand on one page together with a heading and a table's head, about."""
CARD_LINE = 85
"""Characters on a line of a card, about."""
TALL_CARD = 36
"""Lines of a card that still stand on one page together with the headings above it, about."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a fragment needs to know of its surroundings.

    ``link`` gives the href for a target id; ``heading_shift`` is added to the level of headings;
    ``labels`` are the document's words around numbers and navigation; ``pictures`` stands before the name of a picture's file;
    ``level`` is that of the heading above.
    """

    style: HouseStyle
    link: Callable[[str], str]
    paged: bool
    heading_shift: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)
    pictures: str = ""
    level: int = 1


def blocks(nodes: Sequence[n.Block], context: Context) -> str:
    """Blocks as HTML. Call once per page: the first call of each note gets the id that the note links back to."""
    seen: set[str] = set()

    def with_id(call: re.Match[str]) -> str:
        target = call[1]
        if target in seen:
            return call[0]
        seen.add(target)
        return f'<sup class="call"><a id="{target}-call" href="#{target}">'

    return _CALL.sub(with_id, _blocks(nodes, context))


def inlines(nodes: Sequence[n.Inline], context: Context) -> str:
    """Inlines as HTML."""
    return "".join(_inline(node, context) for node in nodes)


def notes(nodes: Sequence[n.Note], context: Context) -> str:
    """Notes as a numbered list, each with a link back to its first call; "" without notes."""
    if not nodes:
        return ""
    items = "".join(
        f'<li id="{escape(note.id)}"><a class="back" href="#{escape(note.id)}-call">{escape(note.number)}</a> '
        f"{inlines(note.children, context)}</li>"
        for note in nodes
    )
    return f'<ol class="notes">{items}</ol>'


def call(note: n.Note) -> str:
    """The first call of a note, exactly as ``blocks`` writes it."""
    target = escape(note.id)
    return f'<sup class="call"><a id="{target}-call" href="#{target}">{escape(note.number)}</a></sup>'


def tone_rules(style: HouseStyle) -> str:
    """CSS: one class per tone (``tone-good``) that sets the words, the surface and the line."""
    return "".join(
        f".tone-{name}{{background:{tone.surface};border-color:{tone.line};color:{tone.text}}}"
        for name, tone in style.tones.items()
    )


def href(address: str) -> str:
    """An escaped href; ValueError for a scheme that is not a plain link (``javascript:``)."""
    scheme = _SCHEME.match(address)
    if scheme and scheme[0].lower() not in _ALLOWED:
        raise ValueError(f"not a link that may be published: {address!r}")
    return escape(address)


def _inline(node: n.Inline, context: Context) -> str:
    match node:
        case n.Text(text, lang):
            return f'<span lang="{escape(lang)}">{escape(text)}</span>' if lang else escape(text)
        case n.Strong(children):
            return f"<strong>{inlines(children, context)}</strong>"
        case n.Emphasis(children):
            return f"<em>{inlines(children, context)}</em>"
        case n.Link(address, children):
            return f'<a href="{href(address)}"{_told(address, context)}>{inlines(children, context)}</a>'
        case n.Reference(target, children):
            return f'<a href="{href(context.link(target))}">{inlines(children, context)}</a>'
        case n.PageReference(target):
            return _page(target, context)
        case n.Badge(tone, symbol, text):
            mark = f'<span class="symbol" aria-hidden="true">{escape(symbol)}</span> ' if symbol else ""
            return f'<span class="{_class("badge", context)} tone-{escape(tone)}">{mark}{escape(text)}</span>'
        case n.Field(address, children):
            words = inlines(children, context)
            return words if context.paged else f'<span data-address="{escape(address)}">{words}</span>'
        case n.Abbreviation(full, text):
            return f'<abbr title="{escape(full)}">{escape(text)}</abbr>'
        case n.NoteReference(target, number):
            return f'<sup class="call"><a href="#{escape(target)}">{escape(number)}</a></sup>'
        case _:
            assert_never(node)


def _class(name: str, context: Context) -> str:
    """The class of an element: on the site that of the component of NL Design System that it is."""
    return name if context.paged else nldesign.CLASSES.get(name, name)


def _told(address: str, context: Context) -> str:
    """On the site the words for what is known of a file beside it when that is made: its size, or the page that is linked to."""
    words = context.labels.get("file-page" if "#" in address else "file-size", "")
    return f' data-told="{escape(words)}"' if words and not context.paged and _BESIDE.match(address) else ""


def _page(target: str, context: Context) -> str:
    """A link whose only words are the page number, which CSS fills in; nothing where there are no pages."""
    if not context.paged:
        return ""
    address = href(context.link(target))
    return f'<a class="page" href="{address}"><span class="page-number" data-target="{address}"></span></a>'


def _blocks(nodes: Sequence[n.Block], context: Context) -> str:
    return "".join(_block(node, context) for node in nodes)


def _block(node: n.Block, context: Context) -> str:
    match node:
        case n.Paragraph(children, role):
            kind = "" if role == "plain" else f' class="{_class(role, context)}"'
            return f"<p{kind}>{inlines(children, context)}</p>"
        case n.ItemList(ordered, items):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>{_items(items, context)}</{tag}>"
        case n.Tiles(items):
            return f'<ul class="tiles">{_items(items, context)}</ul>'
        case n.Quote(children):
            return f"<blockquote>{_blocks(children, context)}</blockquote>"
        case n.Aside(tone, children):
            # Not <aside>: that is a landmark, and many of them are noise (WAI-ARIA 1.2, complementary).
            note = "" if context.paged else ' role="note"'
            return f'<div class="{_class("notice", context)} tone-{escape(tone)}"{note}>{_blocks(children, context)}</div>'
        case n.Part(address, children):
            words = _blocks(children, context)
            return words if context.paged else f'<div data-address="{escape(address)}">{words}</div>'
        case n.Facts():
            return _facts(node, context)
        case n.Table():
            return _table(node, context)
        case n.Figure():
            return _figure(node, context)
        case n.Contents():
            return _contents(node, context)
        case n.Section():
            return _section(node, context)
        case n.Group(orientation, children):
            return f'<div class="group {orientation}">{_blocks(children, context)}</div>'
        case n.Cover(children):
            tag = "div" if context.paged else "header"
            return f'<{tag} class="cover">{_blocks(children, context)}</{tag}>'
        case _:
            assert_never(node)


def _tight(children: Sequence[n.Block], context: Context) -> str:
    """Blocks inside an item, cell or fact: one plain paragraph needs no <p>."""
    match children:
        case [n.Paragraph(words, "plain")]:
            return inlines(words, context)
        case [n.Paragraph(words, "plain"), n.ItemList() as items]:
            return inlines(words, context) + _block(items, context)
        case [n.Part(address, inside)]:
            html = _tight(inside, context)
            return html if context.paged else f'<div data-address="{escape(address)}">{html}</div>'
        case _:
            return _blocks(children, context)


def _items(items: Sequence[n.Item], context: Context) -> str:
    return "".join(f"<li>{_tight(item.children, context)}</li>" for item in items)


def _section(node: n.Section, context: Context) -> str:
    level = min(max(node.level, 1) + context.heading_shift, 6)
    label = f'<span class="number">{escape(node.label)}</span> ' if node.label else ""
    opens = f' class="{_opens(node)}"' if context.paged and _opens(node) else ""
    heading = f"<h{level}{opens}>{label}{inlines(node.heading, context)}</h{level}>"
    inside = _blocks(node.children, replace(context, level=level))
    return f'<section id="{escape(node.id)}">{heading}{inside}</section>'


def _opens(node: n.Block) -> str:
    """The orientation of the group that a section begins with, if it does: its heading belongs on that page."""
    match node:
        case n.Group(orientation):
            return orientation
        case n.Section(children=(first, *_)) | n.Part(children=(first, *_)):
            return _opens(first)
        case _:
            return ""


def _facts(node: n.Facts, context: Context) -> str:
    """On screen a <dl>; on paper a table with row heads: PDF knows no list of terms and values."""
    if context.paged:
        rows = "".join(
            f'<tr><th scope="row">{inlines(fact.term, context)}</th><td>{_tight(fact.children, context)}</td></tr>'
            for fact in node.facts
        )
        return f'<table class="facts"><colgroup><col class="term"><col></colgroup><tbody>{rows}</tbody></table>'
    pairs = "".join(
        f"<div><dt>{inlines(fact.term, context)}</dt><dd>{_tight(fact.children, context)}</dd></div>"
        for fact in node.facts
    )
    return f'<dl class="{_class("facts", context)}">{pairs}</dl>'


def _caption(label: str, words: Sequence[n.Inline], context: Context) -> str:
    number = f'<span class="number">{escape(label)}</span> ' if label else ""
    return number + inlines(words, context)


def _table(node: n.Table, context: Context) -> str:
    if node.form == "cards" and context.paged:
        return _cards(node, context)
    form = "" if node.form == "table" else ' class="records"'
    total = sum(column.width for column in node.columns)
    widths = "".join(f'<col style="width:{100 * column.width / total:.3f}%">' for column in node.columns)
    heads = "".join(f'<th scope="col"{_end(col)}>{inlines(col.children, context)}</th>' for col in node.columns)
    word = context.labels.get("continued", "") if context.paged and node.label else ""
    continued = f"{node.label}, {word}" if word else ""
    rows = "".join(
        _row(row, node.columns, context, "" if number else continued) for number, row in enumerate(node.rows)
    )
    caption = _caption(node.label, node.caption, context)
    return (
        ("" if context.paged else site_sift.lists(node, context.labels, lambda words: inlines(words, context)))
        + f'<table id="{escape(node.id)}"{form}>'
        + (f"<caption>{caption}</caption>" if caption else "")
        + f"<colgroup>{widths}</colgroup><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cards(node: n.Table, context: Context) -> str:
    """The caption, and each row as a heading below the section's own with its facts."""
    caption = _caption(node.label, node.caption, context)
    title = f'<p class="caption">{caption}</p>' if caption else ""
    rows = "".join(_card(row, node.columns, context) for row in node.rows)
    return f'<div class="cards" id="{escape(node.id)}">{title}{rows}</div>'


def _card(row: n.Row, columns: tuple[n.Column, ...], context: Context) -> str:
    target = f' id="{escape(row.id)}"' if row.id else ""
    level = min(context.level + 1, 6)
    heading = f"<h{level}{target}>{inlines(cards.heading(row), context)}</h{level}>"
    found = cards.facts(row, columns)
    tall = " tall" if sum(map(_lines, found)) > TALL_CARD else ""
    return f'<div class="card{tall}">{heading}{_facts(n.Facts(found), context)}</div>'


def _lines(fact: n.Fact) -> int:
    """Lines that a fact takes on a card, about."""
    pieces = [node for child in fact.children for node in n.walk(child) if isinstance(node, n.Paragraph | n.Item)]
    return sum(1 + _characters(node) // CARD_LINE for node in pieces)


def _row(row: n.Row, columns: Sequence[n.Column], context: Context, continued: str = "") -> str:
    """A row; the first of a table on paper brings the words that stand above its next pages."""
    above = f' data-continued="{escape(continued)}"' if continued else ""
    target = f' id="{escape(row.id)}"' if row.id else ""
    if row.choices and not context.paged:
        target += f' data-choices="{escape(" ".join(row.choices))}"'
    head = f'<th scope="row"{_end(columns[0])}{_sort(row.cells[0], context)}>{_tight(row.cells[0].children, context)}</th>'
    cells = "".join(_cell(cell, column, context) for cell, column in zip(row.cells[1:], columns[1:], strict=True))
    tall = ' class="tall"' if context.paged and _is_tall(row, columns) else ""
    return f"<tr{target}{tall}{above}>{head}{cells}</tr>"


def _is_tall(row: n.Row, columns: Sequence[n.Column]) -> bool:
    """Whether a row is likely to need most of a page: only such a row may be cut by a page break."""
    total = sum(column.width for column in columns)
    lines = (_characters(cell) * total / (column.width * LINE) for cell, column in zip(row.cells, columns, strict=True))
    return max(lines) > TALL


def _characters(node: n.Node) -> int:
    return sum(len(text.text) for text in n.walk(node) if isinstance(text, n.Text | n.Abbreviation | n.Badge))


def _cell(cell: n.Cell, column: n.Column, context: Context) -> str:
    label = "" if context.paged else f' data-label="{escape(n.plain(column.children))}"'
    return f"<td{label}{_end(column)}{_sort(cell, context)}>{_tight(cell.children, context)}</td>"


def _sort(cell: n.Cell, context: Context) -> str:
    return f' data-sort="{escape(cell.sort)}"' if cell.sort and not context.paged else ""


def _end(column: n.Column) -> str:
    return ' class="end"' if column.align == "end" else ""


def _figure(node: n.Figure, context: Context) -> str:
    caption = _caption(node.label, node.caption, context)
    if node.credit:
        caption += f' <span class="credit">{inlines(node.credit, context)}</span>'
    return (
        f'<figure id="{escape(node.id)}">{_image(node.image, node.alt, context)}'
        + (f"<figcaption>{caption}</figcaption>" if caption else "")
        + "</figure>"
    )


def _image(image: n.Drawing | n.Picture, alt: str, context: Context) -> str:
    match image:
        case n.Drawing():
            return svg(image, context.style, alt)
        case n.Picture(name, width, height):
            size = f'style="width:{width}px"' if context.paged else f'width="{width:.0f}" height="{height:.0f}"'
            return f'<img src="{escape(context.pictures + name)}" alt="{escape(alt)}" {size}>'
        case _:
            assert_never(image)


def _contents(node: n.Contents, context: Context) -> str:
    if not node.entries:
        return ""
    kind = "contents" if node.of == "sections" else node.of
    title, inside = escape(context.labels[kind]), _entries(node.entries, context)
    if context.paged:
        return f'<div class="{kind}"><h1 class="{kind}">{title}</h1><nav class="{kind}">{inside}</nav></div>'
    return f'<nav class="{_class(kind, context)}" aria-label="{title}">{inside}</nav>'


def _entries(entries: Sequence[n.Entry], context: Context) -> str:
    """A nested list: what is deeper than the first entry stands under the entry before it."""
    top = min(entry.level for entry in entries)
    starts = [i for i, entry in enumerate(entries) if entry.level == top or i == 0]
    items = []
    for start, end in zip(starts, [*starts[1:], len(entries)], strict=True):
        inner = _entries(entries[start + 1 : end], context) if end > start + 1 else ""
        items.append(f"<li>{_entry(entries[start], context)}{inner}</li>")
    return f"<ol>{''.join(items)}</ol>"


def _entry(entry: n.Entry, context: Context) -> str:
    address = href(context.link(entry.target))
    number = f'<span class="number">{escape(entry.number)}</span> ' if entry.number else ""
    page = f' <span class="page-number" data-target="{address}"></span>' if context.paged else ""
    return f'<a href="{address}">{number}<span class="title">{inlines(entry.children, context)}</span>{page}</a>'
