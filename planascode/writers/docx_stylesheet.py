"""Styles, lists and fonts as the parts of a Word file: ``styles.xml``, ``numbering.xml``, ``fontTable.xml``."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from planascode.housestyle import HouseStyle
from planascode.writers.docx_styles import FAMILIES, LIST_DEPTH, Look

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TABLE = "Plantabel"
_SLOTS = {"ink": "text1", "primary": "text2", "link": "hyperlink"}
"""Colours of the tokens, and where ``docx_theme`` puts them (ECMA-376 part 1, 17.18.97)."""
_BULLETS = "•–•–•–•–•"
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
_BUILT_IN = ("heading", "toc", "List ", "Body", "Title", "Subtitle", "caption", "Quote", "TOC", "table of figures", "header", "footer",
             "footnote", "annotation", "Hyperlink")  # fmt: skip


def styles_part(style: HouseStyle, found: tuple[Look, ...], language: str, safe: bool) -> bytes:
    """``word/styles.xml``."""
    family = escape(style.fonts["family"])
    slots = {} if safe or style.base else {style.colours[name]: slot for name, slot in _SLOTS.items()}
    fonts = ' w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"' if slots else ""
    half = _half(style.sizes["text"])
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" '
        f'w:cs="{family}"{fonts}/>{_colour(style.colours["ink"], slots)}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        f'<w:lang w:val="{escape(language)}" w:eastAsia="{escape(language)}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    basic = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="Standaardalinea-lettertype">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="Geenlijst"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    own = "".join(_style(look, slots) for look in found)
    table = _table_style(style, safe)
    return f'{HEAD}<w:styles xmlns:w="{MAIN}">{defaults}{basic}{own}{table}</w:styles>'.encode()


def numbering_part(ordered: list[str]) -> bytes:
    """``word/numbering.xml``: bullets and numbers for each surrounding, and a list of its own for each numbered list.

    ``ordered`` names the surrounding of the n-th numbered list; ``ordered_list`` gives its number.
    """
    abstract, lists = [], []
    for lists_of in FAMILIES.values():
        for kind, number, style in (
            ("bullet", lists_of.id, lists_of.bullet),
            ("decimal", lists_of.id + 10, lists_of.number),
        ):
            levels = "".join(_level(kind, level, style, lists_of.left, lists_of.step) for level in range(9))
            abstract.append(
                f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x50410000 + number:08X}"/>'
                f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x50420000 + number:08X}"/>{levels}</w:abstractNum>'
            )
            lists.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
    for place, family in enumerate(ordered):
        starts = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(9)
        )
        base = FAMILIES[family].id + 10
        lists.append(f'<w:num w:numId="{ordered_list(place)}"><w:abstractNumId w:val="{base}"/>{starts}</w:num>')
    return f'{HEAD}<w:numbering xmlns:w="{MAIN}">{"".join(abstract)}{"".join(lists)}</w:numbering>'.encode()


def list_mark(ordered: bool, depth: int, place: int) -> str:
    """What stands before the item at ``place`` (from 0) of a list at a depth (from 1) whose numbers are typed."""
    if not ordered:
        return _BULLETS[min(depth, len(_BULLETS)) - 1]
    letters = depth % len(_FORMATS) == 2 and place < 26
    return f"{chr(ord('a') + place) if letters else place + 1}."


def ordered_list(place: int) -> int:
    """The list number of the n-th numbered list, counted from 0."""
    return 100 + place


def fonts_part(style: HouseStyle) -> bytes:
    """``word/fontTable.xml``: which font to take on a computer that lacks ours; the base's own table where there is one."""
    if style.base and style.base.letters:
        return f"{HEAD}{style.base.letters.decode()}".encode()
    other = escape(style.fonts.get("fallback", ""))
    instead = f'<w:altName w:val="{other}"/>' if other else ""
    font = (
        f'<w:font w:name="{escape(style.fonts["family"])}">{instead}<w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
    return f'{HEAD}<w:fonts xmlns:w="{MAIN}">{font}</w:fonts>'.encode()


def _style(look: Look, slots: Mapping[str, str]) -> str:
    """One style; ``slots`` are the theme's names of colours, empty where styles do not hang on a theme."""
    built_in = look.name.startswith(_BUILT_IN)
    custom = "" if built_in else ' w:customStyle="1"'
    base = (
        f'<w:basedOn w:val="{look.base}"/>'
        if look.kind == "paragraph"
        else '<w:basedOn w:val="Standaardalinea-lettertype"/>'
    )
    following = f'<w:next w:val="{look.next}"/>' if look.next else ""
    paragraph = _paragraph(look) if look.kind == "paragraph" else ""
    return (
        f'<w:style w:type="{look.kind}"{custom} w:styleId="{look.id}"><w:name w:val="{escape(look.name)}"/>{base}{following}'
        f"<w:qFormat/>{paragraph}{_characters(look, slots)}</w:style>"
    )


def _paragraph(look: Look) -> str:
    """Paragraph properties, in the order of ECMA-376 part 1, 17.3.1.26."""
    parts = []
    if look.keep_next:
        parts.append("<w:keepNext/>")
    if look.keep_lines:
        parts.append("<w:keepLines/>")
    if look.numbering:
        parts.append(f'<w:numPr><w:ilvl w:val="{look.numbering[1]}"/><w:numId w:val="{look.numbering[0]}"/></w:numPr>')
    if look.sides:
        width = 24 if look.sides == ("left",) else 4
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="{width}" w:space="{look.gap}" w:color="{_rgb(look.border)}"/>'
            for side in look.sides
        )
        parts.append(f"<w:pBdr>{edges}</w:pBdr>")
    if look.fill:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{_rgb(look.fill)}"/>')
    if look.tabs:
        stops = "".join(
            f'<w:tab w:val="{side}" w:leader="{leader}" w:pos="{place}"/>' for place, side, leader in look.tabs
        )
        parts.append(f"<w:tabs>{stops}</w:tabs>")
    if not look.hyphens:
        parts.append("<w:suppressAutoHyphens/>")
    if spacing := _spacing(look):
        parts.append(f"<w:spacing{spacing}/>")
    if look.left or look.right or look.hanging:
        hanging = f' w:hanging="{look.hanging}"' if look.hanging else ' w:firstLine="0"'
        parts.append(f'<w:ind w:left="{look.left}" w:right="{look.right}"{hanging}/>')
    if look.tight:
        parts.append("<w:contextualSpacing/>")
    if look.align:
        parts.append(f'<w:jc w:val="{look.align}"/>')
    if look.outline:
        parts.append(f'<w:outlineLvl w:val="{look.outline - 1}"/>')
    return f"<w:pPr>{''.join(parts)}</w:pPr>" if parts else ""


def _spacing(look: Look) -> str:
    before = f' w:before="{round(20 * look.before)}"' if look.before is not None else ""
    after = f' w:after="{round(20 * look.after)}"' if look.after is not None else ""
    line = f' w:line="{round(240 * look.line)}" w:lineRule="auto"' if look.line else ""
    return before + after + line


def _characters(look: Look, slots: Mapping[str, str]) -> str:
    """Run properties, in the order of ECMA-376 part 1, 17.3.2.28. Headings are in the theme's font for headings."""
    is_heading = slots and (0 < look.outline < 10 or look.id == "Titel")
    parts = ['<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'] if is_heading else []
    if look.bold:
        parts.append("<w:b/><w:bCs/>")
    if look.italic:
        parts.append("<w:i/><w:iCs/>")
    if look.colour:
        parts.append(_colour(look.colour, slots))
    if look.size:
        parts.append(f'<w:sz w:val="{_half(look.size)}"/><w:szCs w:val="{_half(look.size)}"/>')
    if look.underline:
        parts.append('<w:u w:val="single"/>')
    if look.fill and look.kind == "character":
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{_rgb(look.fill)}"/>')
    if look.raised:
        parts.append('<w:vertAlign w:val="superscript"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def _table_style(style: HouseStyle, safe: bool) -> str:
    line, head = _rgb(style.colours["line"]), _rgb(style.colours["head"])
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
        for side in ("top", "bottom", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 70), ("bottom", 40), ("right", 70))
    )
    first = "" if safe else (
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{head}"/><w:vAlign w:val="bottom"/></w:tcPr>'
    )  # fmt: skip
    colour = "" if safe else f'<w:color w:val="{_rgb(style.colours["head-text"])}"/>'
    stripe = "" if safe else (
        f'<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_rgb(style.colours["stripe"])}"/>'
        "</w:tcPr></w:tblStylePr>"
    )  # fmt: skip
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="{TABLE}"/>'
        '<w:basedOn w:val="Standaardtabel"/><w:qFormat/>'
        f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar>'
        f'</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/>{colour}</w:rPr>{first}</w:tblStylePr>'
        f"{stripe}</w:style>"
    )


def _level(kind: str, level: int, style: str, left: int, step: int) -> str:
    mark, form = (_BULLETS[level], "bullet") if kind == "bullet" else (f"%{level + 1}.", _FORMATS[level % 3])
    depth = level + 1
    linked = (
        f'<w:pStyle w:val="{style if depth == 1 else f"{style}{depth}"}"/>' if style and depth <= LIST_DEPTH else ""
    )
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left + step * depth}" w:hanging="{step}"/></w:pPr></w:lvl>'
    )


def _colour(colour: str, slots: Mapping[str, str]) -> str:
    """A colour, also by its place in the theme where it has one: who changes the theme in Word changes it everywhere."""
    slot = f' w:themeColor="{slots[colour]}"' if colour in slots else ""
    return f'<w:color w:val="{_rgb(colour)}"{slot}/>'


def _rgb(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _half(points: float) -> int:
    """Font sizes in Word are whole half points."""
    return round(2 * points)
