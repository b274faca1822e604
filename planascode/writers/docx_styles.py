"""The Word styles: what each looks like, from the house style's tokens.

Names of built-in styles are Word's own, so that Word shows them in its own language ("heading 1" is "Kop 1" in a
Dutch Word); ids are the Dutch ones that Dutch Word writes. Own styles have a name for who edits the file.
Measures are in points, indents in twips (1/20 point), as in WordprocessingML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planascode.housestyle import HouseStyle

HEADINGS = 6
LIST_DEPTH = 5
TERM = 2600  # where the value of a fact begins
TABLES = "Lijstmetafbeeldingen"  # what Word calls the lines of a list of tables, too
_TABLE_NUMBER = 900  # twips for "Tabel 99"
APPENDIX, ARTICLE = "Bijlagekop", "Artikelkop"
"""In a safe file the headings that a publication system knows from a chapter's."""
DECISIONS = {
    "preamble": ("Aanhef", "Aanhef"), "recital": ("Overweging", "Overweging"), "ground": ("Grondslag", "Grondslag"),
    "enacting": ("Besluitformule", "Besluit formule"), "closing": ("Slotformulering", "Slotformulering"),
    "signature": ("Ondertekening", "Ondertekening"),
}  # fmt: skip
"""Role of a paragraph in a decision -> id and name of its style in a safe file."""
BODY, CELL, NOTICE, FACT = "body", "cell", "notice", "fact"


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph or character style. Nothing, a zero or an empty text means: as the style that it is based on.

    ``line`` is a factor of the font's own line height; ``border`` a colour on ``sides``, ``gap`` points away.
    ``tabs`` are (twips, alignment, leader); ``numbering`` is (list number, level).
    """

    id: str
    name: str
    base: str = "Standaard"
    next: str = ""
    kind: str = "paragraph"
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    fill: str = ""
    border: str = ""
    sides: tuple[str, ...] = ()
    gap: int = 0
    before: float | None = None
    after: float | None = None
    line: float = 0
    left: int = 0
    right: int = 0
    hanging: int = 0
    align: str = ""
    outline: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    tight: bool = False
    hyphens: bool = True
    underline: bool = False
    raised: bool = False
    tabs: tuple[tuple[int, str, str], ...] = ()
    numbering: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one surrounding: style ids without their level, list number, indents in twips."""

    bullet: str
    number: str
    more: str
    id: int
    left: int
    step: int


FAMILIES = {
    BODY: Lists("Lijstopsomteken", "Lijstnummering", "Lijstvoortzetting", 1, 0, 340),
    CELL: Lists("Tabelopsomteken", "Tabelnummering", "Tabelvoortzetting", 2, 0, 160),
    FACT: Lists("Gegevenopsomteken", "Gegevennummering", "Gegevenvoortzetting", 3, TERM, 280),
    NOTICE: Lists("", "", "", 4, 170, 280),
}
_LIST_NAMES = {
    BODY: ("List Bullet", "List Number", "List Continue"),
    CELL: ("Tabel opsomteken", "Tabel nummering", "Tabel lijstvoortzetting"),
    FACT: ("Gegeven opsomteken", "Gegeven nummering", "Gegeven lijstvoortzetting"),
}


def looks(style: HouseStyle, text_width: int, safe: bool, numbers: str = "mixed") -> tuple[Look, ...]:
    """All styles of a file. ``safe`` leaves out what needs colour or shading to be read; where numbers are typed no style numbers."""
    found = (
        *_text(style),
        *_headings(style),
        *_contents(style, text_width),
        *_tables(style),
        *_lists(style),
        *_tones(style),
    )
    if safe:
        found = tuple(_bare(look, style) for look in (*found, *_of_publications()))
    return tuple(replace(look, numbering=None) for look in found) if numbers == "typed" else found


def _of_publications() -> Iterator[Look]:
    """What a publication system tells apart and a reader does not."""
    for head, level in ((APPENDIX, 1), (ARTICLE, 2)):
        yield Look(head, head, heading_id(level, True), "Plattetekst", outline=1, keep_next=True, keep_lines=True, hyphens=False)
    for own, name in DECISIONS.values():
        yield Look(own, name, "Plattetekst")
    yield Look("Tabeltitel", "Tabeltitel", "Bijschrift", keep_lines=True, hyphens=False)
    yield Look("Bronvermelding", "Bronvermelding", "Kleinetekst")


def _bare(look: Look, style: HouseStyle) -> Look:
    """A look without shading and lines; words that stood light on a dark surface become dark."""
    on_surface = look.colour == style.tones["primary"].text
    colour, before = (style.colours["primary"], 12) if on_surface else (look.colour, look.before)
    if look.id == heading_id(1, True):
        before = 24  # a chapter does not begin on a new page here
    if look.id == "Titel":  # the whole name of a decision stands there
        look, before = replace(look, size=style.sizes["heading-1"], left=0, right=0), 0
    return replace(look, fill="", border="", sides=(), gap=0, colour=colour, before=before)


def normal(style: HouseStyle) -> Look:
    """The look of the style that all others are based on."""
    return Look("Standaard", "Normal", size=style.sizes["text"], line=1)


def resolved(found: tuple[Look, ...], basic: Look) -> dict[str, Look]:
    """Looks by id, with size, weight and line height as inherited; ``basic`` is what all are based on."""
    by_id = {basic.id: basic}
    for look in found:
        base = by_id[look.base]
        by_id[look.id] = replace(
            look, size=look.size or base.size, line=look.line or base.line, bold=look.bold or base.bold,
            keep_next=look.keep_next or base.keep_next, before=_first(look.before, base.before), after=_first(look.after, base.after),
        )  # fmt: skip
    return by_id


def _first(own: float | None, inherited: float | None) -> float:
    return own if own is not None else inherited or 0.0


def level_id(base: str, depth: int) -> str:
    """The id of a list style at a depth, counted from 1: ``Lijstopsomteken``, ``Lijstopsomteken2``."""
    depth = min(depth, LIST_DEPTH)
    return base if depth == 1 else f"{base}{depth}"


def heading_id(level: int, in_contents: bool) -> str:
    """The id of a heading style; ValueError below the deepest level.

    What the contents must not show has a style of its own: Word's contents field asks for the built-in ones only.
    """
    if not 1 <= level <= HEADINGS:
        raise ValueError(f"a heading of level {level}: Word files have levels 1 to {HEADINGS}")
    return f"Kop{level}" if in_contents else f"Kop{level}buiteninhoud"


def _text(style: HouseStyle) -> Iterator[Look]:
    size, colour = style.sizes, style.colours
    yield Look("Plattetekst", "Body Text", before=5, after=2, line=1.05)
    yield Look("Inleiding", "Inleiding", "Plattetekst", size=size["text"] + 1.5, colour=colour["primary"], after=5)
    yield Look("Kleinetekst", "Kleine tekst", "Plattetekst", size=size["small"], colour=colour["quiet"])
    block = Look(
        "Titel", "Title", next="Ondertitel", size=size["title"], bold=True, colour=style.tones["primary"].text,
        fill=style.tones["primary"].surface, border=style.tones["primary"].line, sides=("top", "left", "bottom", "right"),
        gap=18, before=90, after=20, left=380, right=380, hyphens=False,
    )  # fmt: skip
    yield replace(block, line=0.9)
    yield replace(
        block,
        id="Ondertitel",
        name="Subtitle",
        next="Plattetekst",
        size=size["heading-2"],
        bold=False,
        before=6,
        after=6,
    )
    yield Look("Citaat", "Quote", "Plattetekst", italic=True, left=400, right=400)
    yield Look(
        "Bijschrift", "caption", next="Plattetekst", size=size["small"], colour=colour["quiet"], before=8, after=4,
        keep_lines=True, hyphens=False,
    )  # fmt: skip
    yield Look("Figuur", "Figuur", "Plattetekst", next="Bijschrift", before=8, after=0, keep_next=True)
    yield Look("Gegeven", "Gegeven", before=4, left=TERM, hanging=TERM)
    yield Look("Gegevenvervolg", "Gegeven vervolg", "Gegeven", before=1, left=TERM)
    yield Look(
        "Koptekst",
        "header",
        size=size["small"],
        colour=colour["quiet"],
        border=colour["line"],
        sides=("bottom",),
        gap=3,
    )
    yield Look("Voettekst", "footer", size=size["small"], colour=colour["quiet"], align="right")
    yield Look("Voetnoottekst", "footnote text", size=size["small"], left=200, hanging=200)
    yield Look("Voetnootmarkering", "footnote reference", kind="character", raised=True)
    yield Look("Tekstopmerking", "annotation text", size=size["small"])
    yield Look("Verwijzingopmerking", "annotation reference", kind="character", size=size["small"])
    yield Look("Hyperlink", "Hyperlink", kind="character", colour=colour["link"], underline=True)
    yield Look("Sectieeinde", "Sectie-einde", size=1)


def _headings(style: HouseStyle) -> Iterator[Look]:
    before = (0, 15, 12, 10, 10, 10)
    for level in range(1, HEADINGS + 1):
        kop = Look(
            heading_id(level, True), f"heading {level}", next="Plattetekst", size=style.sizes[f"heading-{min(level, 4)}"],
            bold=True, colour=style.colours["primary"], before=before[level - 1], after=(5, 2, 1, 0, 0, 0)[level - 1],
            outline=level, keep_next=True, keep_lines=True, hyphens=False,
        )  # fmt: skip
        yield kop
        yield Look(heading_id(level, False), f"Kop {level} buiten inhoud", kop.id, "Plattetekst", outline=level,
                   keep_next=True, keep_lines=True, hyphens=False)  # fmt: skip
    yield Look("Kopnummer", "Kopnummer", kind="character", colour=style.colours["quiet"])


def _contents(style: HouseStyle, text_width: int) -> Iterator[Look]:
    yield Look("Kopvaninhoudsopgave", "TOC Heading", "Kop1", "Plattetekst", outline=10, after=10, keep_next=True)
    yield Look("Kopvanlijst", "Kop van lijst", "Kopvaninhoudsopgave", TABLES, size=style.sizes["heading-2"], outline=10,
               before=18, keep_next=True, hyphens=False)  # fmt: skip
    left, number = 0, 480
    for level in range(1, HEADINGS + 1):
        yield Look(
            f"Inhopg{level}", f"toc {level}", bold=level == 1, before=6 if level == 1 else 0, after=2,
            left=left + number, hanging=number, hyphens=False,
            tabs=((left + number, "left", "none"), (text_width, "right", "dot")),
        )  # fmt: skip
        left, number = left + number, min(number + 160, 800)
        if level > 2:
            left = 480 + 640
    yield Look(
        TABLES, "table of figures", size=style.sizes["small"], after=1, left=_TABLE_NUMBER, hanging=_TABLE_NUMBER,
        hyphens=False, tabs=((_TABLE_NUMBER, "left", "none"), (text_width, "right", "dot")),
    )  # fmt: skip


def _lists(style: HouseStyle) -> Iterator[Look]:
    for family, names in _LIST_NAMES.items():
        lists = FAMILIES[family]
        base = {BODY: "Plattetekst", CELL: "Tabeltekst", FACT: "Gegevenvervolg"}[family]
        before = {BODY: 2.0, CELL: 0.0, FACT: 1.0}[family]
        for depth in range(1, LIST_DEPTH + 1):
            left = lists.left + lists.step * depth
            suffix = "" if depth == 1 else f" {depth}"
            bullet = Look(
                level_id(lists.bullet, depth),
                names[0] + suffix,
                base,
                before=before,
                after=before / 2,
                left=left,
                hanging=lists.step,
            )
            yield replace(bullet, numbering=(lists.id, depth - 1))
            yield replace(
                bullet, id=level_id(lists.number, depth), name=names[1] + suffix, numbering=(lists.id + 10, depth - 1)
            )
            yield replace(bullet, id=level_id(lists.more, depth), name=names[2] + suffix, hanging=0)


def _tables(style: HouseStyle) -> Iterator[Look]:
    yield Look("Tabeltekst", "Tabeltekst", size=style.sizes["table"], after=1)
    yield Look("Tabelgetal", "Tabelgetal", "Tabeltekst", align="right")
    yield Look("Tabelrijkop", "Tabelrijkop", "Tabeltekst", bold=True)
    yield Look("Tabelkop", "Tabelkop", "Tabeltekst", bold=True, hyphens=False, keep_next=True)
    yield Look("Tabelkopgetal", "Tabelkop getal", "Tabelkop", align="right", bold=True, hyphens=False, keep_next=True)


def _tones(style: HouseStyle) -> Iterator[Look]:
    for name, tone in style.tones.items():
        key = re.sub(r"\W", "", name.title(), flags=re.ASCII)
        yield Look(f"Toon{key}", f"Toon {name}", kind="character", bold=True, colour=tone.text, fill=tone.surface)
        yield Look(
            f"Kader{key}", f"Kader {name}", "Plattetekst", colour=tone.text, fill=tone.surface, border=tone.line,
            sides=("left",), gap=6, before=6, after=6, left=170, right=60, tight=True,
        )  # fmt: skip
