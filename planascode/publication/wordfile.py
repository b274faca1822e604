"""The Word file for DROP: written in the safe subset, then put on the styles of KOOP's template, where the municipality gave it.

Nothing of the template but its styles, lists, theme and table of fonts comes along: its text, header, macros and makers stay away.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from planascode import nodes as n
from planascode.droptemplate import ROLE_OF, Template, numbered
from planascode.housestyle import HouseStyle
from planascode.pictures import png
from planascode.publication.rules import COLUMNS, Expected

DOCX = "01-drop-besluit.docx"
ARTICLE, ANNEX = "Artikel", "Bijlage"
"""What the layout calls the sections that are an article, and the plan as an annex of the decision."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLED = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)(")')
_LIST = re.compile(r'<w:pStyle w:val="([^"]*)"/><w:numPr><w:ilvl w:val="([0-9]+)"/><w:numId w:val="([0-9]+)"/></w:numPr>')
_DPI = 200
_START = (1980, 1, 1, 0, 0, 0)


def write(
    document: n.Document, style: HouseStyle, pictures: Mapping[str, bytes], wide: str, template: Template | None
) -> tuple[bytes, bytes]:
    """The file, and the same on our own neutral styles; both in one when there is no template. ``wide``: what becomes of wide tables."""
    from planascode.writers import docx

    typed = template is None or template.typed
    records: Any = "cards" if wide == "actiekaarten" else "table"
    written = docx.write(
        document, style, DOCX, landscape=False, records=records, safe=True, pictures=rasters(document, pictures), numbers="typed" if typed else "styles",
        heads=_heads(document),
    )[DOCX]  # fmt: skip
    return (applied(written, template, style, document.lang) if template else written), written


def _heads(document: n.Document) -> dict[str, str]:
    """Id of a section -> the style of its heading, where that is no chapter's: articles and annexes."""
    sections = (node for node in n.walk(document, n.inner_blocks) if isinstance(node, n.Section))
    found = {node.id: "Artikelkop" if node.kind == ARTICLE else "Bijlagekop" if node.numbered == "appendix" or node.kind == ANNEX else "" for node in sections}
    return {key: style for key, style in found.items() if style}


def rasters(document: n.Document, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pictures that a document shows as PNG in RGB, which says how wide it is printed: at most 16 centimetres."""
    made = {}
    for node in n.walk(document, n.inner_blocks):
        if isinstance(node, n.Picture):
            inches = min(node.width / 96, 16 / 2.54)
            made[node.name] = png(pictures[node.name], round(inches * _DPI), inches)
    return made


def split(document: n.Document) -> n.Document:
    """The document with each table of too many columns as several tables of at most ``COLUMNS``, each beginning with the same first one."""
    return replace(document, children=tuple(_split(document.children, document)))


def _split(blocks: tuple[n.Block, ...], document: n.Document) -> list[n.Block]:
    found: list[n.Block] = []
    for block in blocks:
        match block:
            case n.Section(children=children) | n.Group(children=children) | n.Part(children=children) | n.Aside(children=children):
                found.append(replace(block, children=tuple(_split(children, document))))
            case n.Table() if len(block.columns) > COLUMNS:
                found += _parts(block, document)
            case _:
                found.append(block)
    return found


def _parts(table: n.Table, document: n.Document) -> list[n.Block]:
    """A table in parts, which say so: "(deel 1 van 2)". Only the first can be pointed at."""
    part, of = document.label("part"), document.label("of")
    step = COLUMNS - 1
    starts = range(1, len(table.columns), step)
    return [
        replace(
            table,
            id=table.id if number == 1 else f"{table.id}-{part}-{number}",
            caption=(*table.caption, n.Text(f" ({part} {number} {of} {len(starts)})")),
            columns=(table.columns[0], *table.columns[start : start + step]),
            rows=tuple(
                replace(row, id=row.id if number == 1 else "", cells=(row.cells[0], *row.cells[start : start + step])) for row in table.rows
            ),
            form="table",
            facets=(),
        )
        for number, start in enumerate(starts, 1)
    ]


# --- on the template ----------------------------------------------------------------------------------


def applied(docx: bytes, template: Template, style: HouseStyle, lang: str) -> bytes:
    """The file with the template's styles, each paragraph in the style that the map gives for its role."""
    from planascode.writers.docx_stylesheet import fonts_part
    from planascode.writers.docx_theme import theme_part

    based = replace(style, base=template.base)
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = parts["word/document.xml"].decode()
    numbering, lists = (template.numbering, {}) if template.typed else _restarted(document, template)
    parts |= {
        "word/document.xml": _restyled(document, template, lists).encode(),
        "word/styles.xml": styles(template, lang),
        "word/theme/theme1.xml": theme_part(based),
        "word/fontTable.xml": fonts_part(based),
    }
    if numbering:
        parts["word/numbering.xml"] = numbering
    if "word/header1.xml" in parts:
        parts["word/header1.xml"] = _STYLED.sub(lambda found: found[1] + template.roles["alinea"][0] + found[3], parts["word/header1.xml"].decode()).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _START)
            info.create_system, info.compress_type = 0, zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return made.getvalue()


def styles(template: Template, lang: str) -> bytes:
    """``word/styles.xml``: the template's, in the language of the document."""
    root: Any = etree.fromstring(template.base.styles)
    above = root
    for name in ("docDefaults", "rPrDefault", "rPr"):
        found = above.find(f"{_W}{name}")
        if found is None:
            found = etree.Element(f"{_W}{name}")
            above.insert(0, found)
        above = found
    said = etree.SubElement(above, f"{_W}lang")
    for name, value in (("val", lang), ("eastAsia", lang), ("bidi", "ar-SA")):
        said.set(f"{_W}{name}", value)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _restyled(document: str, template: Template, lists: Mapping[str, str]) -> str:
    theirs = template.styles()

    def number(found: re.Match[str]) -> str:
        own = f"{found[1]}/{found[3]}"
        levels = f'<w:numPr><w:ilvl w:val="{found[2]}"/><w:numId w:val="{lists[own]}"/></w:numPr>' if own in lists else ""
        return f'<w:pStyle w:val="{found[1]}"/>{levels}'

    return _STYLED.sub(lambda found: f"{found[1]}{theirs.get(found[2], found[2])}{found[3]}", _LIST.sub(number, document))


def _restarted(document: str, template: Template) -> tuple[bytes, dict[str, str]]:
    """The template's lists with a new one for each numbered list of ours, which begins at 1; and ``style/list`` -> its number."""
    if not template.numbering:
        return b"", {}
    root: Any = etree.fromstring(template.numbering)
    of_styles = numbered(template.base.styles)
    kinds = {item.get(f"{_W}numId"): item.find(f"{_W}abstractNumId") for item in root.iter(f"{_W}num")}
    free = max((int(number) for number in kinds if number and number.isdecimal()), default=0)
    lists: dict[str, str] = {}
    for own, level, number in dict.fromkeys(_LIST.findall(document)):
        style = template.roles[ROLE_OF[own]][0]
        kind = kinds.get(of_styles.get(style, ("", ""))[0])
        if kind is None:
            continue
        free += 1
        lists[f"{own}/{number}"] = str(free)
        made = etree.SubElement(root, f"{_W}num")
        made.set(f"{_W}numId", str(free))
        etree.SubElement(made, f"{_W}abstractNumId").set(f"{_W}val", kind.get(f"{_W}val", ""))
        start = etree.SubElement(made, f"{_W}lvlOverride")
        start.set(f"{_W}ilvl", level)
        etree.SubElement(start, f"{_W}startOverride").set(f"{_W}val", "1")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)), lists


def expected(template: Template | None, author: str, lang: str) -> Expected:
    """What the rules compare the file with."""
    if template is None:
        return Expected(author=author)
    ids = {role: own for role, (own, _) in template.roles.items()}
    heads = frozenset(own for role, own in ids.items() if role.endswith("kop") and role != "tabelkop")
    return Expected(styles(template, lang), frozenset(ids.values()), heads, template.typed, author)


# --- nothing is lost ----------------------------------------------------------------------------------


def lost(document: n.Document, written: n.Document, printed: str) -> list[str]:
    """The addresses of values of ``document`` that a Word file with the words ``printed`` does not hold, or holds otherwise.

    ``written`` is the tree that was written: it has each value of ``document``, and its words stand in the file in its order.
    """
    letters = "".join(printed.split())
    shown = list(_values(written))
    place = 0
    gone = set()
    for address, said in shown:
        found = letters.find(said, place)
        if found < 0:
            gone.add(address)
        else:
            place = found + len(said)
    there = set(shown)
    return sorted(gone | {address for address, said in _values(document) if (address, said) not in there})


def addresses(document: n.Document) -> set[str]:
    """The addresses of the fields that a document shows."""
    return {address for address, _ in _values(document)}


def _values(node: n.Node, part: str = "") -> Iterator[tuple[str, str]]:
    """(address, words without spaces) of each field that is shown in a node, in reading order; of a text paragraph by paragraph."""
    match node:
        case n.Field(address, children):
            said = [(address, "".join(_words(children).split()))]
        case n.Paragraph(children) if part:
            said = [(part, "".join(_words(children).split()))]
        case _:
            part = node.address if isinstance(node, n.Part) else part
            for child in n.children(node):
                yield from _values(child, part)
            return
    yield from (pair for pair in said if pair[1])


def _words(nodes: tuple[n.Inline, ...]) -> str:
    """The words of inlines as this file prints them: a badge with its sign, a note with its number."""
    said = []
    for node in nodes:
        match node:
            case n.Badge(_, symbol, text):
                said.append(f"{symbol}{text}")
            case n.NoteReference(_, number):
                said.append(f"[{number}]")
            case n.Text(text) | n.Abbreviation(_, text):
                said.append(text)
            case n.PageReference():
                pass
            case _:
                said.append(_words(node.children))
    return "".join(said)
