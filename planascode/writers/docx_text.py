"""Words in a line as WordprocessingML runs, with the counters that a Word file needs while it is written.

Everything in a run is a style, bold or italic: one changes a style in Word and the document follows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Literal, assert_never
from zlib import crc32

from planascode import nodes as n
from planascode.housestyle import HouseStyle
from planascode.writers.docx_metrics import Metrics
from planascode.writers.html import href

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)
_SPACE = re.compile(r"[\t\n\r]+")
_PAGE = re.compile(r"<\?page (\w+)\?>")
LONGEST_BOOKMARK = 40  # ECMA-376 part 1, 17.13.6.2
_LANGUAGES = {"nl": "nl-NL", "fy": "fy-NL", "en": "en-GB", "de": "de-DE"}
_WORDS = (n.Text, n.Abbreviation)
LONGEST_TAG = 64  # what Word takes as the tag of a content control
CONTROL_END = "</w:sdtContent></w:sdt>"
# Kinds of controls that LibreOffice 7.4 bears, too. One without a kind makes it hang in a table, and show the codes of fields in
# the first paragraph of blocks; one of plain words loses bold and styles there.
PLAIN_WORDS, PIECE = "<w:text/>", "<w:docPartObj/>"


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run looks: a character style, bold, italic; and its language where that is not the document's."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    lang: str = ""


PLAIN = Ink()
STRONG = Ink(bold=True)
COMMENT = Ink("Verwijzingopmerking")


Numbers = Literal["mixed", "typed", "styles"]
"""Numbers of headings typed and those of lists by Word; all typed; or none typed, for the styles number."""


@dataclass(slots=True)
class Book:
    """One Word file being written: what was asked (``given``: pictures by name), and what has been given out so far."""

    document: n.Document
    style: HouseStyle
    metrics: Metrics
    records: Literal["table", "cards"] = "table"
    landscape: bool = True
    safe: bool = False
    bookmarks: dict[str, str] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    links: dict[str, str] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    pictures: list[bytes] = field(default_factory=list)
    ordered: list[str] = field(default_factory=list)
    sequences: dict[str, int] = field(default_factory=dict)
    given: Mapping[str, bytes] = field(default_factory=dict)
    controls: bool = False
    tags: dict[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, tuple[n.Aside, ...]] = field(default_factory=dict)
    comments: list[n.Aside] = field(default_factory=list)
    numbers: Numbers = "mixed"
    heads: Mapping[str, str] = field(default_factory=dict)


def language(lang: str) -> str:
    """The language with its country, as Word's spelling checker needs it."""
    return _LANGUAGES.get(lang, lang)


def words(text: str) -> str:
    """Text for XML; white space is a space. ValueError for a character that XML cannot hold."""
    if found := _FORBIDDEN.search(text):
        raise ValueError(f"U+{ord(found[0]):04X} cannot stand in a Word file: {text[:60]!r}")
    return escape(_SPACE.sub(" ", text))


def run(text: str, ink: Ink = PLAIN) -> str:
    """A run with these words."""
    return mark(f'<w:t xml:space="preserve">{words(text)}</w:t>', ink)


def tab() -> str:
    """A run with a tab."""
    return "<w:r><w:tab/></w:r>"


def field_runs(code: str, result: str, ink: Ink = PLAIN) -> str:
    """A field (``PAGE``) with the result that is shown until Word computes it anew."""
    return field_start(code, ink) + result + field_end(ink)


def field_start(code: str, ink: Ink = PLAIN) -> str:
    """The start of a field whose result follows."""
    begin = mark('<w:fldChar w:fldCharType="begin"/>', ink)
    instruction = mark(f'<w:instrText xml:space="preserve"> {escape(code, quote=False)} </w:instrText>', ink)
    return begin + instruction + mark('<w:fldChar w:fldCharType="separate"/>', ink)


def field_end(ink: Ink = PLAIN) -> str:
    """The end of a field."""
    return mark('<w:fldChar w:fldCharType="end"/>', ink)


def inlines(nodes: tuple[n.Inline, ...], book: Book, ink: Ink = PLAIN) -> str:
    """Inlines as runs."""
    return "".join(_inline(node, book, ink) for node in nodes)


def page_field(target: str, book: Book, ink: Ink = PLAIN) -> str:
    """The page of ``target``; ``fill_pages`` puts in the number that is shown before Word's first update."""
    name = bookmark(target, book)
    return field_runs(f"PAGEREF {name} \\h", mark(f"<w:t><?page {name}?></w:t>", ink), ink)


def fill_pages(xml: str, pages: dict[str, int]) -> str:
    """``xml`` with the page of each bookmark; KeyError for a bookmark that stands nowhere."""
    return _PAGE.sub(lambda found: str(pages[found[1]]), xml)


def anchor(target: str, runs: str, book: Book) -> str:
    """The runs with the remarks about ``target``, in its bookmark when something refers to it; the first place counts."""
    if target in book.remarks:
        runs = _commented(book.remarks[target], runs, book)
    name = book.bookmarks.get(target, "")
    if not name or name in book.placed or book.safe:
        return runs
    book.placed.add(name)
    number = len(book.placed)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def _commented(remarks: tuple[n.Aside, ...], runs: str, book: Book) -> str:
    """The runs as what these comments are about."""
    if remarks[0] in book.comments:
        return runs
    numbers = range(len(book.comments), len(book.comments) + len(remarks))
    book.comments += remarks
    starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
    marks = [mark(f'<w:commentReference w:id="{number}"/>', COMMENT) for number in numbers]
    ends = "".join(f'<w:commentRangeEnd w:id="{number}"/>{sign}' for number, sign in zip(numbers, marks, strict=True))
    return f"{starts}{runs}{ends}"


def bookmark(target: str, book: Book) -> str:
    """The bookmark name of an id; ValueError when the document has no such id."""
    if target not in book.bookmarks:
        raise ValueError(f"a reference to {target!r}, which document {book.document.id!r} does not show")
    return book.bookmarks[target]


def internal(target: str, runs: str, book: Book) -> str:
    """The runs as a link to ``target`` in the same document."""
    return f'<w:hyperlink w:anchor="{bookmark(target, book)}" w:history="1">{runs}</w:hyperlink>'


def remarks_about(nodes: Sequence[n.Node]) -> dict[str, tuple[n.Aside, ...]]:
    """The remarks about each section and row among these nodes; one about something else stays where it stands."""
    known = {node.id for node in nodes if isinstance(node, n.Section | n.Row) and node.id}
    found: dict[str, tuple[n.Aside, ...]] = {}
    for node in nodes:
        if isinstance(node, n.Aside) and node.about in known:
            found[node.about] = (*found.get(node.about, ()), node)
    return found


def bookmark_names(nodes: Sequence[n.Node]) -> dict[str, str]:
    """A bookmark name for each id among these nodes of a document that another refers to.

    Hidden (a leading underscore), readable, and unique after what Word forbids is replaced.
    """
    targets: dict[str, str] = {}
    known: set[str] = set()
    for node in nodes:
        if isinstance(node, n.Reference | n.PageReference | n.Entry):
            targets.setdefault(node.target, "")
            if isinstance(node, n.Reference):
                targets.setdefault(number_of(node.target), "")
        elif isinstance(node, n.Section | n.Table | n.Figure | n.Row):
            known |= {node.id, number_of(node.id)} if getattr(node, "label", "") else {node.id}
    taken: set[str] = set()
    for target in [target for target in targets if target in known]:
        name = "_" + re.sub(r"\W", "_", target, flags=re.ASCII)
        if name in taken or len(name) > LONGEST_BOOKMARK:
            name = f"{name[: LONGEST_BOOKMARK - 9]}_{crc32(target.encode()):08x}"
        taken.add(name)
        targets[target] = name
    return {target: name for target, name in targets.items() if name}


def _inline(node: n.Inline, book: Book, ink: Ink) -> str:
    match node:
        case n.Text(text, lang) if lang and not book.safe:
            return run(text, replace(ink, lang=language(lang)))
        case n.Text(text) | n.Abbreviation(_, text):
            return run(text, ink) if text else ""
        case n.Strong(children):
            return inlines(children, book, replace(ink, bold=True))
        case n.Emphasis(children):
            return inlines(children, book, replace(ink, italic=True))
        case n.Field(address, children):
            plain = ink == PLAIN and all(isinstance(child, _WORDS) and not getattr(child, "lang", "") for child in children)
            return control(address, inlines(children, book, ink), book, PLAIN_WORDS if plain else PIECE)
        case n.Link(address, children):
            return _external(address, children, book, ink)
        case n.Reference(target, children):
            if book.safe:
                return inlines(children, book, ink)
            return internal(target, _reference(target, children, book, replace(ink, style="Hyperlink")), book)
        case n.PageReference(target):
            if book.safe:
                raise ValueError(f"a text without pages refers to the page of {target!r}")
            return page_field(target, book, ink)
        case n.Badge(tone, symbol, text):
            # A no-break space: the symbol never stands alone at the end of a line.
            look = ink if book.safe else replace(ink, style=tone_style(tone, book))
            return run(f"{symbol}\u00a0{text}" if symbol else text, look)
        case n.NoteReference(target, number):
            return _note_mark(target, number, book, ink)
        case _:
            assert_never(node)


def control(address: str, runs: str, book: Book, kind: str) -> str:
    """The runs as the content control of the field at ``address``, where the file has these."""
    return f"{control_start(address, book, kind)}{runs}{CONTROL_END}" if runs and book.controls else runs


def control_start(address: str, book: Book, kind: str) -> str:
    """The start of a content control; ``CONTROL_END`` ends it. Its tag is the address, or as much of it as a tag can hold.

    ``kind`` is ``PLAIN_WORDS`` (words without any look of their own) or ``PIECE``.
    """
    if not (tag := book.tags.get(address, "")):
        number = len(book.tags) + 1
        tag = address if len(address) <= LONGEST_TAG else f"{address[: LONGEST_TAG - 8]}~{number}"
        book.tags[address] = tag
    return f'<w:sdt><w:sdtPr><w:tag w:val="{words(tag)}"/>{control_id(book)}{kind}</w:sdtPr><w:sdtContent>'


def control_id(book: Book) -> str:
    """A number of its own for the next control."""
    number = book.sequences["control"] = book.sequences.get("control", 0) + 1
    return f'<w:id w:val="{number}"/>'


def _reference(target: str, children: tuple[n.Inline, ...], book: Book, ink: Ink) -> str:
    """The words of a reference, the number in them as a field of Word: where Word renumbers, the reference follows."""
    label = book.labels.get(target, "")
    match children:
        case (n.Text(text), *rest) if label and (
            found := re.fullmatch(rf"((?:\w+ )?)({re.escape(label)})(|[ ,].*)", text)
        ):
            before, shown, after = (run(piece, ink) if piece else "" for piece in found.groups())
            code = f"REF {bookmark(number_of(target), book)} \\h \\* CHARFORMAT"
            return before + field_runs(code, shown, ink) + after + inlines(tuple(rest), book, ink)
        case _:
            return inlines(children, book, ink)


def number_of(target: str) -> str:
    """Under which id the number of ``target`` has its bookmark; no record has such an id."""
    return f"{target} nr"


def tone_style(tone: str, book: Book, prefix: str = "Toon") -> str:
    """The id of the style for ``tone``; KeyError for a tone that the house style does not have."""
    _ = book.style.tones[tone]
    return prefix + re.sub(r"\W", "", tone.title(), flags=re.ASCII)


def _external(address: str, children: tuple[n.Inline, ...], book: Book, ink: Ink) -> str:
    href(address)  # refuses what is not a plain link
    words(address)
    name = book.links.setdefault(address, f"rLink{len(book.links) + 1}")
    runs = inlines(children, book, replace(ink, style="Hyperlink"))
    return f'<w:hyperlink r:id="{name}" w:history="1">{runs}</w:hyperlink>'


def _note_mark(target: str, number: str, book: Book, ink: Ink) -> str:
    """A real footnote at the first mark; a second mark of the same note repeats its number."""
    if target not in {note.id for note in book.document.notes}:
        raise ValueError(f"a mark of note {target!r}, which document {book.document.id!r} does not have")
    if book.safe:
        book.notes.setdefault(target, len(book.notes) + 1)
        return run(f"[{number}]", ink)
    raised = Ink("Voetnootmarkering")
    name = f"_noot_{book.notes.get(target, len(book.notes) + 1)}"
    if target in book.notes:
        return field_runs(f"NOTEREF {name} \\f \\h", run(number, raised), raised)
    book.notes[target] = len(book.notes) + 1
    book.placed.add(name)
    place = len(book.placed)
    reference = mark(f'<w:footnoteReference w:id="{book.notes[target]}"/>', raised)
    return f'<w:bookmarkStart w:id="{place}" w:name="{name}"/>{reference}<w:bookmarkEnd w:id="{place}"/>'


def mark(content: str, ink: Ink) -> str:
    """A run around any content."""
    style = f'<w:rStyle w:val="{ink.style}"/>' if ink.style else ""
    lang = f'<w:lang w:val="{escape(ink.lang)}"/>' if ink.lang else ""
    looks = style + ("<w:b/>" if ink.bold else "") + ("<w:i/>" if ink.italic else "") + lang
    return f"<w:r><w:rPr>{looks}</w:rPr>{content}</w:r>" if looks else f"<w:r>{content}</w:r>"
