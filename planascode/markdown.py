"""Narrative Markdown to tree nodes: a small, strict part of CommonMark, with notes and references.

Paragraphs, ``##`` and ``###`` headings, lists, **bold**, *italic*, > quotations, https and mailto links, notes
(``[^1]``) and references: ``[](#id)`` gets its words from the numbering, ``[words](#id)`` keeps them. ``![](#id)`` alone in a
paragraph is the place of a figure. Anything else (HTML, other images, code, tables) is refused; nothing in a text is ever
run or copied raw.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from planascode import nodes as n
from planascode.problems import Problem, Source
from planascode.values import Wrong, parse_link, parse_tekst

_REFUSED = {
    "code_block": ("een regel die met vier spaties begint kan hier niet", "haal de spaties aan het begin weg"),
    "fence": ("programmacode kan hier niet", "haal de regels met ``` weg"),
    "html_block": (
        "een opdracht tussen < en > (HTML) kan hier niet",
        "schrijf gewone tekst; vet is **zo** en cursief *zo*",
    ),
    "html_inline": (
        "een opdracht tussen < en > (HTML) kan hier niet",
        "schrijf gewone tekst; vet is **zo** en cursief *zo*",
    ),
    "hr": ("een streep kan hier niet", "maak een nieuwe alinea of een kop met ##"),
}


@dataclass(frozen=True, slots=True)
class Prose:
    """A parsed text: blocks, notes by id, problems, and the figures that are placed in it with their lines."""

    blocks: tuple[n.Block, ...]
    notes: dict[str, n.Note]
    problems: tuple[Problem, ...]
    placed: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class _State:
    file: str
    prefix: str
    figure: Callable[[str], tuple[n.Block, ...]]
    placed: list[tuple[str, int]] = field(default_factory=list)
    notes: dict[str, n.Note] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    line: int = 1

    def add(self, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(Source(self.file, self.line), code, message, hint))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).use(footnote_plugin)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # addresses are checked here, with a message
    return parser


def _nothing(target: str) -> tuple[n.Block, ...]:
    return ()


def parse(text: str, file: str, prefix: str, figure: Callable[[str], tuple[n.Block, ...]] = _nothing) -> Prose:
    """The blocks of ``text``. ``prefix`` begins the ids of its sections and notes; ``figure`` gives what stands at ``![](#id)``."""
    return _kept(text, file, prefix) if "![" not in text or figure is _nothing else _parse(text, file, prefix, figure)


@lru_cache(maxsize=2048)
def _kept(text: str, file: str, prefix: str) -> Prose:
    """Each text is asked for several times."""
    return _parse(text, file, prefix, _nothing)


def _parse(text: str, file: str, prefix: str, figure: Callable[[str], tuple[n.Block, ...]]) -> Prose:
    state = _State(file, prefix, figure)
    tree = SyntaxTreeNode(
        _parser().parse("\n".join("" if line.startswith(":::") else line for line in text.split("\n")))
    )
    for child in tree.children:
        if child.type == "footnote_block":
            _read_notes(child, state)
    blocks = [child for child in tree.children if child.type != "footnote_block"]
    return Prose(_sections(blocks, 2, state), state.notes, tuple(state.problems), tuple(state.placed))


def _sections(found: list[SyntaxTreeNode], level: int, state: _State) -> tuple[n.Block, ...]:
    """Blocks up to a heading, then a section for each heading of ``level`` with what follows it."""
    blocks: list[n.Block] = []
    index = 0
    while index < len(found):
        node = found[index]
        index += 1
        if target := _figure_id(node):
            _at(node, state)
            state.placed.append((target, state.line))
            blocks += state.figure(target)
            continue
        if node.type != "heading":
            blocks += _block(node, state)
            continue
        _at(node, state)
        depth = int(node.tag[1])
        if depth != level:
            hint = "begin met ## en gebruik ### alleen onder een kop met ##"
            state.add("T-002", f"een kop met {'#' * depth} kan hier niet", hint)
        inside = []
        while index < len(found) and not (found[index].type == "heading" and int(found[index].tag[1]) <= depth):
            inside.append(found[index])
            index += 1
        heading = _inline_children(node, state)
        if not inside:
            state.add("T-004", "onder deze kop staat geen tekst", "schrijf er een alinea onder of haal de kop weg")
        name = f"{state.prefix}-{slug(n.plain(heading))}"
        blocks.append(n.Section(name, heading, _sections(inside, level + 1, state), numbered="no", contents=False))
    return tuple(blocks)


def _figure_id(node: SyntaxTreeNode) -> str:
    """The id of the figure whose place a paragraph is (``![](#id)`` and nothing else), or an empty string."""
    match [child for inline in node.children for child in inline.children] if node.type == "paragraph" else []:
        case [SyntaxTreeNode(type="image", content="", attrs={"src": str(src)}) as image] if "title" not in image.attrs:
            return src[1:] if src.startswith("#") else ""
        case _:
            return ""


def _lost_figure(src: str) -> tuple[str, str]:
    if not src.startswith("#") or src == "#":
        hint = "zet haar in figuren/figuren.yaml en schrijf hier tussen twee lege regels: ![](#id van de figuur)"
        return "een afbeelding kan hier niet", hint
    hint = f"schrijf, buiten een lijst of citaat: ![]({src}); de beschrijving staat bij alt: in figuren/figuren.yaml"
    return "een afbeelding staat alleen, met een lege regel ervoor en erna en zonder woorden erbij", hint


def slug(words: str) -> str:
    """Words as part of an id: lower-case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "kop"


def _at(node: SyntaxTreeNode, state: _State) -> None:
    if node.map:
        state.line = node.map[0] + 1


def _block(node: SyntaxTreeNode, state: _State) -> list[n.Block]:
    _at(node, state)
    match node.type:
        case "paragraph":
            children = _inline_children(node, state)
            return [n.Paragraph(children)] if children else []
        case "bullet_list" | "ordered_list":
            items = tuple(
                n.Item(tuple(block for child in item.children for block in _block(child, state)))
                for item in node.children
            )
            if not all(item.children for item in items):
                state.add("T-005", "een punt in deze lijst is leeg", "vul het punt of haal het streepje weg")
            return [n.ItemList(node.type == "ordered_list", tuple(item for item in items if item.children))]
        case "blockquote":
            quoted = tuple(block for child in node.children for block in _block(child, state))
            if not quoted:
                state.add("T-006", "dit citaat is leeg", "vul het citaat of haal het teken > weg")
            return [n.Quote(quoted)] if quoted else []
        case "heading":
            state.add("T-003", "een kop kan niet in een lijst of citaat staan", "zet de kop aan het begin van de regel")
            return []
        case _:
            message, hint = _REFUSED.get(node.type, ("dit kan hier niet", "schrijf gewone tekst"))
            state.add("T-001", message, hint)
            return []


def _inline_children(node: SyntaxTreeNode, state: _State) -> tuple[n.Inline, ...]:
    return tuple(item for inline in node.children for child in inline.children for item in _inline(child, state))


def _inline(node: SyntaxTreeNode, state: _State) -> list[n.Inline]:
    match node.type:
        case "text" | "code_inline":
            return [n.Text(_words(node.content, state))] if node.content else []
        case "softbreak" | "hardbreak":
            return [n.Text(" ")]
        case "strong" | "em":
            children = tuple(item for child in node.children for item in _inline(child, state))
            return [n.Strong(children) if node.type == "strong" else n.Emphasis(children)] if children else []
        case "link":
            return [_link(node, state)]
        case "image":
            state.add("T-001", *_lost_figure(str(node.attrs.get("src", ""))))
            return []
        case "footnote_ref":
            name = f"{state.prefix}-{slug(str(node.meta.get('label', '')))}"
            return [n.NoteReference(name)]
        case _:
            message, hint = _REFUSED.get(node.type, ("dit kan hier niet", "schrijf gewone tekst"))
            state.add("T-001", message, hint)
            return []


def _words(text: str, state: _State) -> str:
    if lost := re.search(r"\[\^[^\]]*\]", text):
        state.add(
            "T-007", f"bij {lost[0]} staat geen noot", f"zet onderaan de tekst: {lost[0]}: de woorden van de noot"
        )
    try:
        parse_tekst(text or "-")
    except Wrong as wrong:
        if text.strip():
            state.add("T-009", wrong.message, wrong.hint)
            return "?"
    return text


def _link(node: SyntaxTreeNode, state: _State) -> n.Inline:
    href = str(node.attrs.get("href", ""))
    children = tuple(item for child in node.children for item in _inline(child, state))
    if href.startswith("#"):
        return n.Reference(href[1:], children)
    try:
        if not re.fullmatch(r"mailto:[\w.+-]+@[\w-]+\.[\w.-]+", href, re.ASCII):
            parse_link(href)
    except Wrong:
        state.add(
            "T-008",
            f"'{href}' is geen webadres",
            "een webadres begint met https://; naar een stuk in het plan: [](#id)",
        )
    return n.Link(href, children or (n.Text(href),))


def _read_notes(block: SyntaxTreeNode, state: _State) -> None:
    for note in block.children:
        _at(note, state)
        inlines: list[n.Inline] = []
        for child in note.children:
            if child.type == "paragraph":
                inlines += [
                    item
                    for inline in child.children
                    for part in inline.children
                    if part.type != "footnote_anchor"
                    for item in _inline(part, state)
                ]
        name = f"{state.prefix}-{slug(str(note.meta.get('label', '')))}"
        if inlines:
            state.notes[name] = n.Note(name, tuple(inlines))


def references(blocks: tuple[n.Block, ...]) -> list[str]:
    """The targets of all references in blocks, in reading order."""
    return [node.target for block in blocks for node in n.walk(block) if isinstance(node, n.Reference)]
