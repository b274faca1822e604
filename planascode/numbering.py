"""Everything in a document that follows from its order: numbers, labels, contents, reference words, trails, notes.

``number`` gives the finished document; no node is renumbered, worded or moved after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from planascode import nodes as n


class NumberingError(ValueError):
    """Two nodes with one id, or a reference to nothing."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference can say about its target: label ("hoofdstuk 3", "Tabel 2", or "") and name."""

    label: str
    name: str


NOWHERE: Mapping[str, Target] = {}


@dataclass(slots=True)
class _State:
    document: n.Document
    targets: dict[str, Target] = field(default_factory=dict)
    entries: list[n.Entry] = field(default_factory=list)
    tables: list[n.Entry] = field(default_factory=list)
    figures: int = 0
    sections: list[int] = field(default_factory=lambda: [0])
    counted: list[bool] = field(default_factory=list)
    appendices: int = 0


def targets(document: n.Document) -> dict[str, Target]:
    """Every id inside an unfinished document, with what a reference can say about it."""
    state = _State(document)
    _renumber(document, state)
    return state.targets


def number(
    document: n.Document, names: Mapping[str, str], forms: Mapping[str, str], elsewhere: Mapping[str, Target] = NOWHERE
) -> n.Document:
    """The finished document.

    On a site the last part of a page's path is an id of that page, unless something on a page has that id.
    ``names``: what to print for a reference to something that the document does not show (id -> name).
    ``forms``: short form -> full form; in running text the first use is written out (per page on a site).
    ``elsewhere``: ``targets`` of pages that are left empty here, for who makes the pages of a site one by one.
    """
    state = _State(document)
    numbered: n.Document = _renumber(document, state)
    for page in numbered.pages:
        _add_target(state, f"page:{page.path}", "", page.title)
        name = page.path.rpartition("/")[2]
        state.targets.setdefault(name, elsewhere.get(name) or Target("", page.title))
    for old in document.moved:
        if f"page:{old.target}" not in state.targets or f"page:{old.path}" in state.targets:
            raise NumberingError(f"{old.path!r} cannot lead to {old.target!r}: there is no such page, or the old one is still there")
    state.targets = {**elsewhere, **state.targets}
    numbered = _rebuild(numbered, (n.Reference, n.Contents), lambda node: _refer(node, state, names))
    numbered = replace(numbered, forms=tuple(forms.items()), children=_write_out(numbered.children, forms), pages=tuple(
        replace(page, children=_write_out(page.children, forms), trail=_trail(page, numbered.pages)) for page in numbered.pages
    ))  # fmt: skip
    if numbered.pages:
        return replace(numbered, pages=tuple(_number_notes(page) for page in numbered.pages))
    finished: n.Document = _number_notes(numbered)
    return finished


# --- rebuilding a frozen tree --------------------------------------------------------------------


def _rebuild(node: Any, kinds: tuple[type, ...], change: Callable[[Any], Any]) -> Any:
    """``node`` with ``change`` applied to every node of these kinds inside it, innermost first, and to itself."""
    changes = {}
    cls: Any = type(node)
    for name in n.inner_fields(cls):
        value = getattr(node, name)
        if value and isinstance(value, tuple):
            new = tuple([_rebuild(item, kinds, change) for item in value])
            if any(a is not b for a, b in zip(new, value, strict=True)):
                changes[name] = new
    if changes:
        node = replace(node, **changes)
    return change(node) if isinstance(node, kinds) else node


# --- numbers and labels ----------------------------------------------------------------------------


def _renumber(node: Any, state: _State) -> Any:
    """Sections, tables and figures get number and label, in reading order."""
    match node:
        case n.Section():
            node = _number_section(node, state)
            state.sections.append(0)
            state.counted.append(bool(node.number) and node.numbered == "yes")
            children = tuple(_renumber(child, state) for child in node.children)
            state.sections.pop()
            state.counted.pop()
            return replace(node, children=children)
        case n.Table():
            node = replace(node, label=f"{state.document.label('table')} {len(state.tables) + 1}")
            state.tables.append(n.Entry(1, node.label, (n.Text(n.plain(node.caption)),), node.id))
            _add_target(state, node.id, node.label, n.plain(node.caption))
            for row in node.rows:
                if row.id:
                    _add_target(state, row.id, "", _words(row.cells[0].children[0]))
            return node
        case n.Figure():
            state.figures += 1
            node = replace(node, label=f"{state.document.label('figure')} {state.figures}")
            _add_target(state, node.id, node.label, n.plain(node.caption))
            return node
        case n.Document():
            pages = tuple(_renumber(page, state) for page in node.pages)
            return replace(node, pages=pages, children=tuple(_renumber(child, state) for child in node.children))
        case n.Page():
            state.sections, state.appendices, state.tables, state.figures = [0], 0, [], 0
            return replace(node, children=tuple(_renumber(child, state) for child in node.children))
        case n.Group() | n.Part() | n.Aside() | n.Cover():
            return replace(node, children=tuple(_renumber(child, state) for child in node.children))
        case _:
            return node


def _number_section(node: n.Section, state: _State) -> n.Section:
    if node.numbered == "appendix":
        state.appendices += 1
        numbered, label = str(state.appendices), f"{state.document.label('appendix')} {state.appendices}"
        spoken = label
    elif node.numbered == "yes" and all(state.counted):
        state.sections[-1] += 1
        numbered = label = ".".join(map(str, state.sections))
        spoken = f"{state.document.label('chapter' if node.level == 1 else 'section')} {numbered}"
    else:
        numbered = label = spoken = ""
    name = n.plain(node.heading)
    _add_target(state, node.id, spoken, name)
    if node.contents:
        state.entries.append(n.Entry(node.level, label, node.heading, node.id))
    return replace(node, number=numbered, label=label)


def _add_target(state: _State, name: str, label: str, words: str) -> None:
    if name in state.targets:
        raise NumberingError(f"two places with the id {name!r} in document {state.document.id!r}")
    state.targets[name] = Target(label, words)


def _words(node: Any) -> str:
    """The words of the first inlines found in a block."""
    return n.plain(node.children) if isinstance(node, n.Paragraph) else _words(n.children(node)[0])


# --- references, contents, trails -------------------------------------------------------------------


def _refer(node: Any, state: _State, names: Mapping[str, str]) -> Any:
    match node:
        case n.Reference(target, children, style):
            known = state.targets.get(target)
            if known is None:
                if target not in names:
                    raise NumberingError(
                        f"a reference to {target!r}, which document {state.document.id!r} does not show"
                    )
                return n.Text(n.plain(children) or names[target])
            return replace(node, children=children or _reference_words(known, style, state.document, target))
        case n.Contents(of="tables"):
            return replace(node, entries=tuple(state.tables))
        case n.Contents(depth):
            return replace(node, entries=tuple(entry for entry in state.entries if entry.level <= depth))
        case _:
            return node


def _reference_words(known: Target, style: str, document: n.Document, target: str) -> tuple[n.Inline, ...]:
    if style == "name" or not known.label:
        return (n.Text(known.name),)
    if style == "number":
        return (n.Text(known.label),)
    words: tuple[n.Inline, ...] = (n.Text(f"{known.label} ({known.name})"),)
    page = dict(document.labels).get("page-reference")
    return (*words, n.Text(f", {page} "), n.PageReference(target)) if page else words


def _trail(page: n.Page, pages: tuple[n.Page, ...]) -> tuple[tuple[str, str], ...]:
    known = {item.path: item for item in pages}
    trail: list[tuple[str, str]] = []
    parent = page.parent
    while parent:
        if len(trail) > len(pages):
            raise NumberingError(f"page {page.path!r} stands below itself")
        trail.insert(0, (parent, known[parent].title))
        parent = known[parent].parent
    return tuple(trail)


# --- notes ------------------------------------------------------------------------------------------


def _number_notes(holder: Any) -> Any:
    """Notes in the order of their first mark; the marks get the same numbers."""
    if not holder.notes:
        return holder
    order: dict[str, str] = {}
    for node in n.walk(replace(holder, notes=())):
        if isinstance(node, n.NoteReference):
            order.setdefault(node.target, str(len(order) + 1))
    known = {note.id: note for note in holder.notes}
    notes = tuple(replace(known[name], number=mark) for name, mark in order.items())
    marked = _rebuild(holder, (n.NoteReference,), lambda node: replace(node, number=order[node.target]))
    return replace(marked, notes=notes)


# --- abbreviations ----------------------------------------------------------------------------------


def _write_out(blocks: tuple[n.Block, ...], forms: Mapping[str, str]) -> tuple[n.Block, ...]:
    """Running text with the full form at the first use of each abbreviation: "Regionaal ... Centrum (RIEC)"."""
    if not forms:
        return blocks
    alternatives = "|".join(re.escape(short) for short in sorted(forms, key=lambda short: (-len(short), short)))
    pattern = re.compile(rf"(?<![\w-])({alternatives})(?![\w+-])")
    used: set[str] = set()

    def in_text(text: str) -> list[n.Inline]:
        parts: list[n.Inline] = []
        rest = 0
        for match in pattern.finditer(text):
            short = match[1]
            if short in used:
                continue
            used.add(short)
            if forms[short] in text:
                continue
            parts += [
                n.Text(f"{text[rest : match.start()]}{forms[short]} ("),
                n.Abbreviation(forms[short], short),
                n.Text(")"),
            ]
            rest = match.end()
        return [part for part in (*parts, n.Text(text[rest:])) if not isinstance(part, n.Text) or part.text]

    def inlines(found: tuple[n.Inline, ...]) -> tuple[n.Inline, ...]:
        result: list[n.Inline] = []
        for item in found:
            match item:
                case n.Text(text):
                    result += in_text(text)
                case n.Strong(children):
                    result.append(n.Strong(inlines(children)))
                case n.Emphasis(children):
                    result.append(n.Emphasis(inlines(children)))
                case _:
                    result.append(item)
        return tuple(result)

    def block(node: Any) -> Any:
        match node:
            case n.Paragraph(children, "plain"):
                return replace(node, children=inlines(children))
            case n.ItemList(_, items) | n.Tiles(items):
                return replace(
                    node, items=tuple(replace(item, children=tuple(map(block, item.children))) for item in items)
                )
            case n.Section() | n.Group() | n.Part() | n.Aside():
                return replace(node, children=tuple(map(block, node.children)))
            case _:
                return node

    return tuple(map(block, blocks))
