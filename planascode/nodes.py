"""The document tree: the one thing that every writer walks.

Nodes are frozen and hold finished words: numbers, labels, order, links and editions are decided before a
writer sees them. A writer knows these shapes and no Dutch word and no content field. A node that shows a
content field carries its address (``maatregelen/buurtbemiddeling/planning``): ``Field`` around words inside
a line, ``Part`` around blocks.

Three families: *inlines* stand in a line, *blocks* stand under each other, *drawing shapes* stand in a
``Drawing``. Tables are rectangular: one head row (the column labels), the first cell of a row is its head,
no spans, no empty cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

# --- inlines ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are printed; ``lang`` (BCP 47) where that is not the document's."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words with importance (bold)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with stress, or a title of a work (italic)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the document: https, mailto, or a file beside the document (relative path)."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a node in the same document (site: possibly on another page). Numbering fills the words."""

    target: str
    children: tuple[Inline, ...] = ()
    style: Literal["full", "number", "name"] = "full"


@dataclass(frozen=True, slots=True)
class PageReference:
    """The number of the page on which ``target`` begins; of fixed width, filled in by paged writers."""

    target: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A state: word, symbol and tone together. A badge without a word does not exist."""

    tone: str
    symbol: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """Words that show the content field at ``address``."""

    address: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form with its full form; ``text`` is what stands in the line."""

    full: str
    text: str


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of note ``target`` (an id in ``Document.notes``); numbering fills ``number``."""

    target: str
    number: str = ""


Inline = Text | Strong | Emphasis | Link | Reference | PageReference | Badge | Field | Abbreviation | NoteReference

# --- drawings -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in user units, filled in the tone's surface colour with the tone's line."""

    x: float
    y: float
    width: float
    height: float
    tone: str


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; ``x, y`` is its anchor on the baseline, ``size`` the font size in user units."""

    x: float
    y: float
    size: float
    text: str
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    tone: str = ""


Shape = Box | Label
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
"""The bytes of pictures by name, for a document that has none."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture made of shapes on a canvas of ``width`` by ``height`` user units."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made elsewhere, printed ``width`` by ``height`` user units; its bytes (PNG or JPEG) travel by ``name``."""

    name: str
    width: float
    height: float


# --- blocks -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``role``: plain, lead (opening words), small (less weight), title and subtitle (cover only), or a part of a decision."""

    children: tuple[Inline, ...]
    role: Literal[
        "plain", "lead", "small", "title", "subtitle", "preamble", "recital", "ground", "enacting", "closing", "signature"
    ] = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list."""

    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, verbatim."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A notice set apart from the text; the tone only colours it, the words say it.

    ``about`` makes it a remark about the node with that id, made ``by`` a role, on ``date`` (ISO) when that is known: a
    writer may set it beside what it is about, as a comment.
    """

    tone: str
    children: tuple[Block, ...]
    about: str = ""
    by: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that together show the content field at ``address``."""

    address: str
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A term with its value."""

    term: tuple[Inline, ...]
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A list of terms with values (title page, a measure's card)."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's label, its relative width (whole numbers, a share of the sum) and alignment."""

    children: tuple[Inline, ...]
    width: int
    align: Literal["start", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; never empty. ``sort`` is by what its column is put in order, where that is not its words."""

    children: tuple[Block, ...]
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; the first cell is the row's head. ``id`` makes it a target of links.

    ``choices`` are those of the table's facets that the row answers to, as ``facet:choice``. ``kind`` is what readers call
    such a thing; what has one can be found by a site's search.
    """

    cells: tuple[Cell, ...]
    id: str = ""
    choices: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: a link to what shows its rows, or words alone; ``words`` are other words for it."""

    name: str
    children: tuple[Inline, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to sift the rows of a table on a screen: what it is called, and the values that rows have."""

    name: str
    children: tuple[Inline, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A rectangular table.

    ``form="records"`` says that each row is a wide record: a writer may set it as a table, a split table or
    one card per row (row head as heading, the other cells as facts under their column's label: ``cards``).
    ``form="cards"`` asks for the cards on paper; a screen shows a table. A reader at a screen can sift the rows by ``facets``.
    Numbering fills ``label`` ("Tabel 3").
    """

    id: str
    caption: tuple[Inline, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    form: Literal["table", "records", "cards"] = "table"
    label: str = ""
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing or picture with caption, text alternative and who made it. Numbering fills ``label`` ("Figuur 1")."""

    id: str
    caption: tuple[Inline, ...]
    alt: str
    image: Drawing | Picture
    label: str = ""
    credit: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    level: int
    number: str
    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents down to ``depth`` levels, or the list of all tables; numbering fills ``entries``."""

    depth: int
    entries: tuple[Entry, ...] = ()
    of: Literal["sections", "tables"] = "sections"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it.

    ``level`` 1 is a chapter (set by nesting). ``numbered`` chapters get 1, 2, ...; ``appendix`` ones
    a letter-free number of their own series; "no" stands unnumbered. Numbering fills ``number`` ("4.1") and
    ``label`` (what is printed before the heading: "4.1", "Bijlage 1", or ""). ``kind``: as of a row.
    """

    id: str
    heading: tuple[Inline, ...]
    children: tuple[Block, ...]
    level: int = 0
    numbered: Literal["yes", "no", "appendix"] = "yes"
    contents: bool = True
    number: str = ""
    label: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that begin on a new page of the given orientation; their layout depends on no other group."""

    orientation: Literal["portrait", "landscape"]
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The title page."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Tiles:
    """Entries side by side where there is room (home page): each a reference with a line of text."""

    items: tuple[Item, ...]


Block = (
    Paragraph | ItemList | Quote | Aside | Part | Facts | Table | Figure | Contents | Section | Group | Cover | Tiles
)

# --- documents ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """A note (footnote or end note, as the writer's format has it)."""

    id: str
    children: tuple[Inline, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a site. ``path`` without extension ("maatregelen/halt"), ``parent`` the path above it ("" for home).

    ``notes`` are the page's own; ``trail`` (path, title) from home to the parent: both filled by numbering. ``kind``: as of a
    row; with ``parts`` each section of the page can be found on its own as well.
    """

    path: str
    title: str
    children: tuple[Block, ...]
    parent: str = ""
    notes: tuple[Note, ...] = ()
    trail: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """An address at which a page stood before (``path``, as that of a page), and the path of the page that it leads to now."""

    path: str
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document.

    ``meta`` holds pairs for the file's own metadata (author, description, keywords, created, modified as
    ISO date-times, identifier, version, stage, reference-date). ``labels`` holds the words that writers need around
    numbers and navigation (table, figure, chapter, section, appendix, page, of, contents, tables, continued, skip, menu, trail,
    search ...), and as ``property-x`` the name that metadata ``x`` has for readers. A site has ``pages``, a ``menu``
    and what was ``moved``; other documents have ``children`` and ``notes``. ``forms`` are (short form, full form) of the abbreviations; numbering fills it.
    """

    kind: str
    id: str
    title: str
    lang: str
    meta: tuple[tuple[str, str], ...]
    labels: tuple[tuple[str, str], ...]
    children: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    pages: tuple[Page, ...] = ()
    menu: tuple[Reference, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    moved: tuple[Moved, ...] = ()

    def label(self, name: str) -> str:
        """The word for ``name``; KeyError when the layout gave none."""
        return dict(self.labels)[name]

    def metadata(self, name: str) -> str:
        """The metadata value for ``name``, or an empty string."""
        return dict(self.meta).get(name, "")


Node = (
    Inline | Block | Item | Fact | Column | Cell | Row | Choice | Facet | Entry | Note | Page | Moved | Document | Drawing | Picture
    | Shape
)  # fmt: skip


_OF_NODES = re.compile(rf"\b(?:Inline|Block|Shape|{'|'.join(cls.__name__ for cls in get_args(Node))})\b")
"""What stands in the type of a field in which nodes are: one, or a tuple of them."""


@cache
def inner_fields(cls: Any) -> tuple[str, ...]:
    """The names of the fields of a class of nodes in which nodes can be."""
    return tuple(field.name for field in fields(cls) if _OF_NODES.search(str(field.type)))


def children(node: Node) -> list[Node]:
    """The nodes directly inside ``node``, in reading order."""
    cls: Any = type(node)
    return _held(node, inner_fields(cls))


def _held(node: Node, names: tuple[str, ...]) -> list[Node]:
    found: list[Node] = []
    for name in names:
        value = getattr(node, name)
        found += value if isinstance(value, tuple) else (value,)
    return found


def walk(node: Node, inside: Callable[[Node], list[Node]] = children) -> Iterator[Node]:
    """``node`` and everything ``inside`` it, depth first, in reading order."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(inside(node))


@cache
def _block_fields(cls: Any) -> tuple[str, ...]:
    types = {field.name: str(field.type) for field in fields(cls)}
    return tuple(name for name in inner_fields(cls) if "Inline" not in types[name])


def inner_blocks(node: Node) -> list[Node]:
    """As ``children``, but for the inlines, which are most of a tree."""
    cls: Any = type(node)
    return _held(node, _block_fields(cls))


def plain(nodes: tuple[Inline, ...]) -> str:
    """The words of inlines as one string; a badge is its word, a page reference has none."""
    words = []
    for node in nodes:
        match node:
            case Text(text) | Abbreviation(_, text) | Badge(_, _, text):
                words.append(text)
            case NoteReference() | PageReference():
                pass
            case _:
                words.append(plain(node.children))
    return "".join(words)
