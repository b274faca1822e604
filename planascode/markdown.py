"""Narrative Markdown to tree nodes: a small, strict part of CommonMark, with notes and references.

Paragraphs, ``##`` and ``###`` headings, lists, **bold**, *italic*, > quotations, https and mailto links, notes
(``[^1]``) and references: ``[](#id)`` gets its words from the numbering, ``[words](#id)`` keeps them. ``![](#id)`` alone in a
paragraph is the place of a figure. Anything else (HTML, other images, code, tables) is refused; nothing in a text is ever
run or copied raw.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from planascode import nodes as n
from planascode.leftovers import leftovers, pasted
from planascode.problems import Edit, Problem, Source
from planascode.values import Wrong, parse_link, parse_tekst

MAX_MARKS = 6
"""How deep bold, italic and links may stand inside each other."""
_REFUSED = {
    "comment": (
        "een opmerking tussen <!-- en --> kan hier niet",
        "een opmerking zet u bij aantekening: of in een blok ::: intern",
    ),
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
    lines: tuple[str, ...] = ()
    line: int = 1
    taken: dict[str, int] = field(default_factory=dict)
    shown: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, code: str, message: str, hint: str, words: str = "") -> None:
        """A problem at the next time that ``words`` stand in the text from this line on, or else at the whole line."""
        self.problems.append(Problem(self.place(words), code, message, hint))

    def place(self, words: str) -> Source:
        number, begin = max((self.line, 0), self.shown.get(words, (0, 0)))
        for line in range(number, len(self.lines) + 1) if words else ():
            column = self.lines[line - 1].find(words, begin if line == number else 0)
            if column >= 0:
                self.shown[words] = (line, column + len(words))
                return Source(self.file, line, column + 1, len(words))
        whole = self.lines[self.line - 1] if self.line <= len(self.lines) else ""
        return Source(self.file, self.line, len(whole) - len(whole.lstrip()) + 1, len(whole.strip()))

    def free(self, words: str) -> str:
        """An id made of words. Two hyphens in it: no record and no other text can have it; a number where it is taken."""
        first = name = f"{self.prefix}--{slug(words)}"
        while name in self.taken:
            self.taken[first] += 1
            name = f"{first}-{self.taken[first]}"
        self.taken[name] = 1
        return name


_TAB = re.compile(r"(?<=\S)\t")
"""A tab between words, as a copy from Word has it: a blank like any other."""
_FROM_WORD = re.compile("[\t•·▪◦●‣\uf0b7\uf0a7]|^(?:[–—]|[a-h]\\))", re.MULTILINE)


_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")
_SIGN = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+>\s*([\d€][^\s]*(?: \w+)?)")
"""A point of a list that begins with 'more than': ``- > 18 jaar``."""
_TAGS = re.compile(
    r"</?(?:[abipsu]|br|del|div|em|font|h[1-6r]|img|ins|li|mark|ol|ul|script|span|strong|style|su[bp]|table|t[dhr]|\w+:\w+)\b|<[!?]", re.IGNORECASE
)
"""How HTML begins; other words between < and > are a place to fill in."""


def prefix(address: str) -> str:
    """What the ids in the text at ``address`` begin with; no two addresses have the same."""
    return address.replace("/", "--")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).use(footnote_plugin)
    parser.core.ruler.before("text_join", "leftovers", _keep_leftovers)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # addresses are checked here, with a message
    return parser


def _keep_leftovers(state: StateCore) -> None:
    state.env["leftovers"] = tuple(leftovers(state.tokens))


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
    state = _State(file, prefix, figure, lines=tuple(text.split("\n")))
    env: dict[str, Any] = {}
    lines = ["" if line.startswith(":::") else line for line in state.lines]
    for left, old, new in pasted(lines) if _FROM_WORD.search(text) else ():
        state.line = left.line
        place = state.place(left.words)
        edits = (Edit(left.line, place.column, old, new),) if old else ()
        state.problems.append(Problem(place, left.code, left.message, left.hint, edits=edits))
    lines = [_TAB.sub(" ", line) for line in lines]
    tokens = _parser().parse("\n".join(lines), env)
    for token in tokens:
        if any(inner.level > MAX_MARKS for inner in token.children or ()):
            state.line = token.map[0] + 1 if token.map else 1
            state.add("T-001", "vet, cursief en links staan hier te vaak in elkaar", "haal sterretjes en haken weg")
            return Prose((), {}, tuple(state.problems))
    tree = SyntaxTreeNode(tokens)
    for left in env["leftovers"]:
        state.line = left.line
        state.add(left.code, left.message, left.hint, left.words)
    _no_loose_ends(env, state)
    for child in tree.children:
        if child.type == "footnote_block":
            _read_notes(child, state)
    blocks = [child for child in tree.children if child.type != "footnote_block"]
    return Prose(_sections(blocks, 2, state), state.notes, tuple(state.problems), tuple(state.placed))


UNCALLED = "wordt nergens in de tekst genoemd"
"""How the message ends of a note that nothing calls."""


def _no_loose_ends(env: dict[str, Any], state: _State) -> None:
    """What Markdown would leave out without a word: notes that nothing calls, addresses apart from their link."""
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            name = label.removeprefix(":")
            hint = f"zet [^{name}] in de tekst waar de noot bij hoort; haal haar alleen weg als de bron niet meer genoemd hoeft te worden"
            state.line = 1
            state.add("T-031", f"de noot [^{name}] {UNCALLED}", hint, f"[^{name}]:")
    first: set[str] = set()
    for number, line in enumerate(state.lines, 1):
        state.line = number
        if (match := _NOTE.match(line)) and match[1] in first:
            hint = "geef deze noot een eigen cijfer, en zet dat ook in de zin waar zij bij hoort; of haal een van de twee noten weg"
            state.add("T-031", f"er staat al een noot [^{match[1]}]: een van de twee wordt niet gedrukt", hint, f"[^{match[1]}]:")
        first |= {match[1]} if match else set()
    for label, found in env.get("references", {}).items():
        state.line = found["map"][0] + 1
        hint = "zet het adres bij de woorden: [de woorden](https://...)"
        state.add("T-001", f"een los adres bij '[{label.lower()}]:' kan hier niet", hint)
    state.line = 1


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
            hint = "schrijf er ## voor in plaats van #" if depth == 1 else "begin met ## en gebruik ### alleen onder een kop met ##"
            state.add("T-002", f"een kop met {'#' * depth} kan hier niet", hint)
            depth = max(depth, level)  # what stands on its right level after it, is no trouble
        inside = []
        while index < len(found) and not (found[index].type == "heading" and int(found[index].tag[1]) <= depth):
            inside.append(found[index])
            index += 1
        heading = _inline_children(node, state)
        if not heading:
            state.add("T-004", "deze kop is leeg", "schrijf achter de hekjes de woorden van de kop, of haal de regel weg")
        elif not inside:
            state.add("T-004", "onder deze kop staat geen tekst", "schrijf er een alinea onder of haal de kop weg")
        name = state.free(n.plain(heading))
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
            for child, item in zip(node.children, items, strict=True):
                if not item.children:
                    _at(child, state)
                    state.add("T-005", "een punt in deze lijst is leeg", "vul het punt of haal het streepje weg")
            return [n.ItemList(node.type == "ordered_list", tuple(item for item in items if item.children))]
        case "blockquote":
            quoted = tuple(block for child in node.children for block in _block(child, state))
            if match := _SIGN.match("".join(state.lines[node.map[0] : node.map[0] + 1]) if node.map else ""):
                hint = f"schrijf het in woorden, bijvoorbeeld: meer dan {match[1]}; of zet er \\ voor: \\> {match[1]}"
                state.add("T-019", f"'> {match[1]}' wordt hier een citaat, en het teken > valt weg", hint, ">")
            if not quoted:
                state.add("T-006", "dit citaat is leeg", "vul het citaat of haal het teken > weg")
            return [n.Quote(quoted)] if quoted else []
        case "heading":
            state.add("T-003", "een kop kan niet in een lijst of citaat staan", "zet de kop aan het begin van de regel")
            return []
        case _:
            words = "" if node.type == "fence" else node.content.strip().partition("\n")[0]
            state.add("T-001", *_refused(node), words)
            return []


def _refused(node: SyntaxTreeNode) -> tuple[str, str]:
    if node.type.startswith("html") and not _TAGS.match(node.content.lstrip()) and "=" not in node.content:
        name = node.content.strip().partition("\n")[0].partition(">")[0].lstrip("</")
        return f"hier moet nog iets worden ingevuld: '{name}'", "schrijf wat hier hoort te staan, zonder < en >, of haal de zin weg"
    is_comment = node.type.startswith("html") and node.content.lstrip().startswith("<!--")
    return _REFUSED.get("comment" if is_comment else node.type, ("dit kan hier niet", "schrijf gewone tekst"))


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
            src = str(node.attrs.get("src", ""))
            written = f"![{node.content}]({src})"
            found, hint = _lost_figure(src)
            line = node.parent
            if src.startswith("#") and line and line.parent and line.parent.type == "paragraph" and written in line.content.splitlines():
                hint = "zet er een lege regel boven en onder; nu hoort zij bij de zin ervoor of erna"
            state.add("T-001", found, hint, written)
            return []
        case "footnote_ref":
            return [n.NoteReference(_note_id(node, state))]
        case _:
            state.add("T-001", *_refused(node), node.content.partition("\n")[0])
            return []


def _words(text: str, state: _State) -> str:
    for lost in re.finditer(r"\[\^[^\]]*\]", text):
        hint = f"zet onderaan de tekst: {lost[0]}: de woorden van de noot"
        state.add("T-007", f"bij {lost[0]} staat geen noot", hint, lost[0])
    try:
        parse_tekst(text or "-")
    except Wrong as wrong:
        if text.strip():
            state.add("T-009", wrong.message, wrong.hint)
            return "?"
    return text


def _link(node: SyntaxTreeNode, state: _State) -> n.Inline:
    href = str(node.attrs.get("href", ""))
    if "title" in node.attrs:
        state.add(
            "T-001",
            "woorden tussen aanhalingstekens achter een webadres kunnen hier niet",
            "haal ze weg, of zet ze in de zin",
            str(node.attrs["title"]),
        )
    children = tuple(item for child in node.children for item in _inline(child, state))
    if href.startswith("#"):
        return n.Reference(href[1:], children)
    try:
        if not re.fullmatch(r"mailto:[\w.+-]+@[\w-]+\.[\w.-]+", href, re.ASCII):
            parse_link(href)
    except Wrong:
        is_id = re.fullmatch("[a-z0-9-]+", href) is not None
        is_bare = re.fullmatch(r"(?:http://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[!-~]*)?", href, re.IGNORECASE) is not None
        hint = f"schrijf: https://{href.removeprefix('http://')}" if is_bare else "een webadres begint met https://; naar een stuk in het plan: [](#id)"
        hint = f"bedoelt u een stuk in het plan, schrijf dan: [](#{href})" if is_id else hint
        state.add("T-008", f"'{href}' is geen webadres", hint, f"]({href})" if is_id else href)
    return n.Link(href, children or (n.Text(href),))


def _note_id(node: SyntaxTreeNode, state: _State) -> str:
    """The id of a note by its number: labels that differ in signs only would give one id."""
    return f"{state.prefix}--noot-{node.meta['id'] + 1}--"


def _read_notes(block: SyntaxTreeNode, state: _State) -> None:
    for note in block.children:
        _at(note, state)
        inlines: list[n.Inline] = []
        for child in note.children:
            _at(child, state)
            if child.type == "paragraph":
                inlines += [n.Text(" ")] if inlines else []
                inlines += [
                    item for inline in child.children for part in inline.children for item in _in_note(part, state)
                ]
            elif child.type != "footnote_anchor":
                state.add("T-001", "in een noot kan alleen gewone tekst staan", "maak er een gewone zin van")
        if not inlines:
            hint = "schrijf achter de dubbele punt de woorden van de noot"
            state.add("T-007", "deze noot is leeg", hint, f"[^{note.meta['label']}]:")
        name = _note_id(note, state)
        state.notes[name] = n.Note(name, tuple(inlines))


def _in_note(node: SyntaxTreeNode, state: _State) -> list[n.Inline]:
    if node.type == "footnote_anchor":
        return []
    if any(inner.type == "footnote_ref" for inner in node.walk()):
        state.add("T-001", "een noot kan zelf geen noot hebben", "zet de woorden van de tweede noot in de eerste")
        return []
    return _inline(node, state)


def references(prose: Prose) -> list[str]:
    """The targets of all references in a text and its notes, in reading order."""
    return [node.target for node in _nodes(prose) if isinstance(node, n.Reference)]


def signs(prose: Prose) -> set[str]:
    """Every sign that a text prints, also where it was written in another way (``&#9888;``)."""
    return {sign for node in _nodes(prose) if isinstance(node, n.Text) for sign in node.text}


def _nodes(prose: Prose) -> Iterator[n.Node]:
    for top in (*prose.blocks, *prose.notes.values()):
        yield from n.walk(top)
