"""The tree's XML notation: what layouts render to. ``parse`` is strict; ``notation_print`` is its inverse.

    <document kind id title lang> <meta name>..</meta> <word name>..</word> <menu><ref to/></menu> blocks | <page>s </document>
    <page path title parent kind parts> blocks </page>  <moved from to/> (paths of pages: an old address and the page that it leads to)
    blocks   <section id numbered contents kind><heading>..</heading> .. </section>  <group orientation>  <cover>  <p role>
             <list ordered><item>..</item></list>  <quote>  <aside tone about by date>  <part address>  <tiles><item>..</item></tiles>
             <facts><fact><term>..</term> .. </fact></facts>  <contents depth of/>
             <table id form><caption>..</caption> facets <column width align>..</column>
             <row id choices kind><cell sort>..</cell></row></table>
             facet: <facet name><term>..</term><choice name words>..</choice></facet>; choices: "facet:choice facet:choice"
             <figure id><caption>..</caption><credit>..</credit><alt>..</alt> then one of
             <drawing width height><box/><label/></drawing>  <picture name width height/></figure>
    inlines  text  <strong>  <em>  <a href>  <ref to style/>  <pageref to/>  <badge tone symbol>word</badge>
             <f address>..</f>  <abbr full>..</abbr>  <note id>..</note>

Items, cells, facts, quotes and asides hold blocks, or inlines alone, which are one paragraph. An unknown element or
attribute, a missing attribute, stray text or an empty cell raises ``NotationError`` with the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from planascode import nodes as n
from planascode.strictxml import (
    NotationError,
    attributes_of,
    expect,
    filled,
    folded,
    no_stray_text,
    one_of,
    words_of,
    wrong,
)

_INLINE = frozenset({"strong", "em", "a", "ref", "pageref", "badge", "f", "abbr", "note"})
_ROLES = (
    "plain", "lead", "small", "title", "subtitle", "preamble", "recital", "ground", "enacting", "closing", "signature",
)  # fmt: skip
_WITHOUT_TEXT = frozenset(
    {"drawing", "document", "page", "list", "tiles", "facts", "fact", "table", "row", "figure", "section", "menu", "facet"}
)


@dataclass(slots=True)
class _State:
    """Notes met while parsing inlines; they belong to the page or document around them."""

    notes: list[n.Note]


def parse(xml: str) -> n.Document:
    """The document that ``xml`` notes down. NotationError with the line of ``xml`` where it does not."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=False)
    try:
        root = etree.fromstring(xml.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        number = error.lineno or 1
        line = xml.split("\n")[number - 1 : number]
        raise NotationError(f"line {number}: {error.msg}: {''.join(line)[:200]}") from None
    if root.tag != "document":
        raise wrong(root, "the outermost element is not <document>")
    attributes = attributes_of(root, "kind id title lang")
    meta: list[tuple[str, str]] = []
    words: list[tuple[str, str]] = []
    menu: tuple[n.Reference, ...] = ()
    pages: list[n.Page] = []
    moved: list[n.Moved] = []
    blocks: list[n.Block] = []
    state = _State([])
    no_stray_text(root)
    for child in root:
        match child.tag:
            case "meta":
                meta.append((attributes_of(child, "name")["name"], words_of(child)))
            case "word":
                words.append((attributes_of(child, "name")["name"], words_of(child)))
            case "menu":
                menu = tuple(_reference(item, state) for item in child)
            case "page":
                pages.append(_page(child))
            case "moved":
                given = attributes_of(child, "from to")
                moved.append(n.Moved(given["from"], given["to"]))
            case _:
                blocks.append(_block(child, state, 1))
    return n.Document(
        attributes["kind"], attributes["id"], attributes["title"], attributes["lang"],
        tuple(meta), tuple(words), tuple(blocks), tuple(state.notes), tuple(pages), menu, moved=tuple(moved),
    )  # fmt: skip


def _page(element: Any) -> n.Page:
    attributes = attributes_of(element, "path title", "parent kind parts")
    state = _State([])
    no_stray_text(element)
    blocks = tuple(_block(child, state, 1) for child in element)
    return n.Page(
        attributes["path"], attributes["title"], blocks, attributes.get("parent", ""), tuple(state.notes),
        kind=attributes.get("kind", ""), parts=one_of(element, attributes.get("parts", "no"), "yes", "no") == "yes",
    )  # fmt: skip


# --- blocks -------------------------------------------------------------------------------------


def _block(element: Any, state: _State, level: int) -> n.Block:
    handler = _BLOCKS.get(element.tag)
    if handler is None:
        raise wrong(element, f"<{element.tag}> is no block")
    if element.tag in _WITHOUT_TEXT:
        no_stray_text(element)
    return handler(element, state, level)


def _section(element: Any, state: _State, level: int) -> n.Block:
    attributes = attributes_of(element, "id", "numbered contents kind")
    if len(element) == 0 or element[0].tag != "heading":
        raise wrong(element, "a section begins with its <heading>")
    return n.Section(
        id=attributes["id"],
        heading=filled(element[0], _inlines(element[0], state)),
        children=tuple(_block(child, state, level + 1) for child in element[1:]),
        level=level,
        numbered=one_of(element, attributes.get("numbered", "yes"), "yes", "no", "appendix"),
        contents=attributes.get("contents", "yes") == "yes",
        kind=attributes.get("kind", ""),
    )


def _paragraph(element: Any, state: _State, level: int) -> n.Block:
    role = one_of(element, attributes_of(element, "", "role").get("role", "plain"), *_ROLES)
    return n.Paragraph(filled(element, _inlines(element, state)), role)


def _list(element: Any, state: _State, level: int) -> n.Block:
    ordered = attributes_of(element, "", "ordered").get("ordered", "no") == "yes"
    return n.ItemList(ordered, _items(element, state, level))


def _items(element: Any, state: _State, level: int) -> tuple[n.Item, ...]:
    if len(element) == 0:
        raise wrong(element, "a list without items")
    return tuple(n.Item(_flow(expect(child, "item"), state, level)) for child in element)


def _facts(element: Any, state: _State, level: int) -> n.Block:
    facts = []
    for child in element:
        no_stray_text(expect(child, "fact"))
        term = expect(child[0], "term")
        children = tuple(_block(item, state, level) for item in child[1:] if item.tag != "value")
        value = [item for item in child[1:] if item.tag == "value"]
        facts.append(
            n.Fact(
                filled(term, _inlines(term, state)),
                _flow(value[0], state, level) if value else filled(child, children),
            )
        )
    return n.Facts(filled(element, tuple(facts)))


def _table(element: Any, state: _State, level: int) -> n.Block:
    attributes = attributes_of(element, "id", "form")
    caption = _inlines(expect(element[0], "caption"), state)
    columns: list[n.Column] = []
    rows: list[n.Row] = []
    facets: list[n.Facet] = []
    known: set[str] = set()
    for child in element[1:]:
        if child.tag == "facet" and not columns:
            facets.append(_facet(child, state))
            known.update(f"{facets[-1].name}:{choice.name}" for choice in facets[-1].choices)
            continue
        if child.tag == "column" and not rows:
            given = attributes_of(child, "width", "align")
            align = one_of(child, given.get("align", "start"), "start", "end")
            columns.append(n.Column(filled(child, _inlines(child, state)), int(given["width"]), align))
            continue
        no_stray_text(expect(child, "row"))
        cells = tuple(
            n.Cell(_flow(expect(cell, "cell"), state, level), attributes_of(cell, "", "sort").get("sort", "")) for cell in child
        )
        if len(cells) != len(columns):
            raise wrong(child, f"a row of {len(cells)} cells in a table of {len(columns)} columns")
        own = attributes_of(child, "", "id choices kind")
        choices = tuple(own.get("choices", "").split())
        if unknown := sorted(set(choices) - known):
            raise wrong(child, f"a row with a choice that no facet has: {', '.join(unknown)}")
        rows.append(n.Row(cells, own.get("id", ""), choices, own.get("kind", "")))
    form = one_of(element, attributes.get("form", "table"), "table", "records", "cards")
    return n.Table(
        attributes["id"], filled(element[0], caption), tuple(columns), filled(element, tuple(rows)), form,
        facets=tuple(facets),
    )  # fmt: skip


def _facet(element: Any, state: _State) -> n.Facet:
    no_stray_text(element)
    name = attributes_of(element, "name")["name"]
    term, *others = filled(element, list(element))
    choices = []
    for child in others:
        given = attributes_of(expect(child, "choice"), "name", "words")
        choices.append(n.Choice(given["name"], filled(child, _inlines(child, state)), given.get("words", "")))
    words = filled(term, _inlines(expect(term, "term"), state))
    for part in (name, *(choice.name for choice in choices)):
        if not re.fullmatch("[a-z0-9-]+", part):
            raise wrong(element, f"a facet or choice with the name {part!r}")
    return n.Facet(name, words, filled(element, tuple(choices)))


def _figure(element: Any, state: _State, level: int) -> n.Block:
    attributes = attributes_of(element, "id")
    if len(element) not in (3, 4):
        raise wrong(element, "a figure has a caption, perhaps a credit, an alt, and a drawing or a picture")
    caption, *credits, alt, image = element
    for child, tag in ((caption, "caption"), *((credit, "credit") for credit in credits), (alt, "alt")):
        expect(child, tag)
    return n.Figure(
        attributes["id"], filled(caption, _inlines(caption, state)), filled(alt, words_of(alt)), _image(image),
        credit=filled(credits[0], _inlines(credits[0], state)) if credits else (),
    )  # fmt: skip


def _image(element: Any) -> n.Drawing | n.Picture:
    no_stray_text(element)
    if element.tag == "picture":
        given = attributes_of(element, "name width height")
        return n.Picture(given["name"], float(given["width"]), float(given["height"]))
    size = attributes_of(expect(element, "drawing"), "width height")
    return n.Drawing(float(size["width"]), float(size["height"]), tuple(_shape(child) for child in element))


def _shape(element: Any) -> n.Shape:
    if element.tag == "box":
        box = attributes_of(element, "x y width height tone")
        return n.Box(float(box["x"]), float(box["y"]), float(box["width"]), float(box["height"]), box["tone"])
    label = attributes_of(expect(element, "label"), "x y size", "anchor bold tone")
    anchor = one_of(element, label.get("anchor", "start"), "start", "middle", "end")
    bold = label.get("bold") == "yes"
    return n.Label(
        float(label["x"]),
        float(label["y"]),
        float(label["size"]),
        filled(element, words_of(element)),
        anchor,
        bold,
        label.get("tone", ""),
    )


def _contents(element: Any, state: _State, level: int) -> n.Block:
    given = attributes_of(element, "", "depth of")
    return n.Contents(int(given.get("depth", "1")), of=one_of(element, given.get("of", "sections"), "sections", "tables"))


def _group(element: Any, state: _State, level: int) -> n.Block:
    no_stray_text(element)
    orientation = one_of(element, attributes_of(element, "orientation")["orientation"], "portrait", "landscape")
    return n.Group(orientation, filled(element, tuple(_block(child, state, level) for child in element)))


def _aside(element: Any, state: _State, level: int) -> n.Block:
    given = attributes_of(element, "tone", "about by date")
    about, by, date = (given.get(name, "") for name in ("about", "by", "date"))
    if bool(about) != bool(by) or (date and not about):
        raise wrong(element, "a remark says what it is about and who made it")
    return n.Aside(given["tone"], _flow(element, state, level), about, by, date)


def _part(element: Any, state: _State, level: int) -> n.Block:
    no_stray_text(element)
    return n.Part(
        attributes_of(element, "address")["address"],
        filled(element, tuple(_block(child, state, level) for child in element)),
    )


_BLOCKS: dict[str, Callable[[Any, _State, int], n.Block]] = {
    "section": _section,
    "p": _paragraph,
    "list": _list,
    "tiles": lambda e, s, i: n.Tiles(_items(e, s, i)),
    "quote": lambda e, s, i: n.Quote(_flow(e, s, i)),
    "aside": _aside,
    "cover": lambda e, s, i: n.Cover(_flow(e, s, i)),
    "part": _part,
    "group": _group,
    "facts": _facts,
    "table": _table,
    "figure": _figure,
    "contents": _contents,
}


def _flow(element: Any, state: _State, level: int) -> tuple[n.Block, ...]:
    """Blocks, or inlines alone as one paragraph."""
    if len(element) and all(child.tag not in _INLINE for child in element):
        no_stray_text(element)
        return tuple(_block(child, state, level) for child in element)
    return (n.Paragraph(filled(element, _inlines(element, state))),)


# --- inlines ------------------------------------------------------------------------------------


def _inlines(element: Any, state: _State) -> tuple[n.Inline, ...]:
    """The inlines inside an element; white space is folded, and trimmed at both ends."""
    found: list[n.Inline] = []
    _add_text(found, element.text)
    for child in element:
        found.append(_inline(child, state))
        _add_text(found, child.tail)
    if found and isinstance(found[0], n.Text):
        found[0] = n.Text(found[0].text.lstrip(" \n"))
    if found and isinstance(found[-1], n.Text):
        found[-1] = n.Text(found[-1].text.rstrip(" \n"))
    return tuple(item for item in found if not (isinstance(item, n.Text) and not item.text))


def _add_text(found: list[n.Inline], text: str | None) -> None:
    if text:
        found.append(n.Text(folded(text)))


def _inline(element: Any, state: _State) -> n.Inline:
    match element.tag:
        case "strong":
            return n.Strong(filled(element, _inlines(element, state)))
        case "em":
            return n.Emphasis(filled(element, _inlines(element, state)))
        case "a":
            href = attributes_of(element, "href")["href"]
            if not re.match(r"https://|mailto:|[A-Za-z0-9._-]+(/|$)", href):
                raise wrong(element, f"a link to {href!r}")
            return n.Link(href, filled(element, _inlines(element, state)))
        case "ref":
            return _reference(element, state)
        case "pageref":
            return n.PageReference(attributes_of(element, "to")["to"])
        case "badge":
            badge = attributes_of(element, "tone symbol")
            return n.Badge(badge["tone"], badge["symbol"], filled(element, words_of(element)))
        case "f":
            return n.Field(attributes_of(element, "address")["address"], filled(element, _inlines(element, state)))
        case "abbr":
            return n.Abbreviation(attributes_of(element, "full")["full"], filled(element, words_of(element)))
        case "note":
            note = n.Note(attributes_of(element, "id")["id"], filled(element, _inlines(element, state)))
            if note.id not in {known.id for known in state.notes}:
                state.notes.append(note)
            return n.NoteReference(note.id)
        case _:
            raise wrong(element, f"<{element.tag}> is no inline")


def _reference(element: Any, state: _State) -> n.Reference:
    given = attributes_of(expect(element, "ref"), "to", "style")
    style = one_of(element, given.get("style", "full"), "full", "number", "name")
    return n.Reference(given["to"], _inlines(element, state), style)
