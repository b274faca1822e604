"""How the text is likely to look in Gemeenteblad and Regelingenbank: the Word file read back as the elements that these know.

``ELEMENTS`` is the allow-list, out of what was seen in published files (docs/decisions/0024): what may stand in an element, and its
attributes. Nothing else can come out, and ``wrong`` proves it of what did. It is a likeness: DROP makes the real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from lxml import etree

from planascode.droptemplate import ROLE_OF
from planascode.publication import rules
from planascode.publication.rules import Book, style_of

WORDS = "#woorden"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_INLINE = frozenset({WORDS, "nadruk", "extref"})
_BLOCKS = frozenset({"al", "tussenkop", "lijst", "table", "plaatje"})


@dataclass(frozen=True, slots=True)
class Element:
    """What an element may hold (``WORDS``: words), its attributes, and the tag of HTML that shows it."""

    children: frozenset[str]
    attributes: frozenset[str] = frozenset()
    html: str = "div"


ELEMENTS: Mapping[str, Element] = {
    "officiele-publicatie": Element(frozenset({"kop", "gemeenteblad"}), html="main"),
    "gemeenteblad": Element(frozenset({"kop", "regeling"}), html="section"),
    "regeling": Element(frozenset({"aanhef", "regeling-tekst", "regeling-sluiting", "bijlage"})),
    "aanhef": Element(frozenset({"preambule"})),
    "preambule": Element(_BLOCKS),
    "regeling-tekst": Element(frozenset({"hoofdstuk", "artikel"})),
    "regeling-sluiting": Element(frozenset({"slotformulering", "ondertekening"})),
    "slotformulering": Element(frozenset({"al"})),
    "ondertekening": Element(frozenset({"functie"})),
    "functie": Element(frozenset({WORDS}), html="p"),
    "hoofdstuk": Element(frozenset({"kop", "structuurtekst", "paragraaf", "artikel"}), html="section"),
    "paragraaf": Element(frozenset({"kop", "structuurtekst", "artikel"}), html="section"),
    "artikel": Element(frozenset({"kop", *_BLOCKS}), html="section"),
    "bijlage": Element(frozenset({"kop", *_BLOCKS}), html="section"),
    "structuurtekst": Element(_BLOCKS),
    "kop": Element(frozenset({"label", "nr", "titel", "subtitel"})),
    "label": Element(frozenset({WORDS}), html="span"),
    "nr": Element(frozenset({WORDS}), html="span"),
    "titel": Element(_INLINE, html="span"),
    "subtitel": Element(frozenset({WORDS}), html="span"),
    "tussenkop": Element(_INLINE),
    "al": Element(_INLINE, html="p"),
    "nadruk": Element(_INLINE, frozenset({"type"})),
    "extref": Element(_INLINE, frozenset({"doc"}), html="a"),
    "lijst": Element(frozenset({"li"}), html="ul"),
    "li": Element(frozenset({"li.nr", "al", "lijst"}), html="li"),
    "li.nr": Element(frozenset({WORDS}), html="span"),
    "table": Element(frozenset({"tgroup"}), frozenset({"frame"}), html="table"),
    "tgroup": Element(frozenset({"colspec", "tbody"}), frozenset({"cols"})),
    "colspec": Element(frozenset(), frozenset({"colname"})),
    "tbody": Element(frozenset({"row"})),
    "row": Element(frozenset({"entry"}), html="tr"),
    "entry": Element(frozenset({"al", "lijst"}), html="td"),
    "plaatje": Element(frozenset({"illustratie"}), html="p"),
    "illustratie": Element(frozenset(), frozenset({"naam", "formaat", "kleur", "type", "uitlijning", "breedte", "hoogte", "alt"}), html="img"),
}
"""The elements of a Gemeenteblad and a regulation that were seen in published files, with what was seen in them."""
_LEVELS = {"hoofdstukkop": 1, "paragraafkop": 2}
_HEADS = {"hoofdstukkop", "paragraafkop", "subparagraafkop", "tussenkop", "artikelkop", "bijlagekop", "toelichtingkop"}
_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)*\.?)\s+(.*)", re.DOTALL)
_LABELLED = re.compile(r"(Artikel|Bijlage|Hoofdstuk|Paragraaf)\s+([0-9]+[a-z]?|[IVX]+)\.?\s*(.*)", re.DOTALL)
_MARK = re.compile(r"([0-9]+\.|[a-z]\.|[•–])\s+")


def element(name: str, words: str = "", **attributes: str) -> Any:
    """A new element of the allow-list."""
    made = etree.Element(name, attributes)
    made.text = words or None
    return made


def read(docx: bytes, paper: str, issue: str) -> Any:
    """The Word file on our own styles as ``officiele-publicatie`` in the paper of this name, with the line below it."""
    book = Book(docx, rules.Expected())
    root = element("officiele-publicatie")
    head = etree.SubElement(root, "kop")
    head.append(element("titel", paper))
    head.append(element("subtitel", issue))
    inside = etree.SubElement(root, "gemeenteblad")
    title = etree.SubElement(inside, "kop")
    rule = etree.SubElement(inside, "regeling")
    builder = _Builder(title, rule, book)
    body = book.document.find(f"{_W}body")
    for block in body if body is not None else ():
        builder.add(block)
    builder.end()
    return root


class _Builder:
    """Puts the blocks of a Word file, one after the other, where they belong."""

    def __init__(self, title: Any, rule: Any, book: Book) -> None:
        self.title = title
        self.rule = rule
        self.text = etree.Element("regeling-tekst")
        self.closing = etree.Element("regeling-sluiting")
        self.preamble = etree.Element("preambule")
        self.at: Any = self.preamble
        self.chapter: Any = None
        self.annexes: list[Any] = []
        self.lists: list[Any] = []
        self.book = book
        self.figures = 0

    def add(self, block: Any) -> None:
        if block.tag == f"{_W}tbl":
            self.lists = []
            self._open().append(_table(block, self.book))
        elif block.tag == f"{_W}p":
            self._paragraph(block, ROLE_OF.get(style_of(block), "alinea"))

    def end(self) -> None:
        if len(self.preamble):
            etree.SubElement(self.rule, "aanhef").append(self.preamble)
        self.rule.append(self.text)
        if len(self.closing):
            self.rule.append(self.closing)
        self.rule.extend(self.annexes)

    def _paragraph(self, block: Any, role: str) -> None:
        if role.startswith("lijst-"):
            self._item(block, int(role[-1]))
            return
        self.lists = []
        if role in _HEADS:
            self._heading(block, role)
        elif role == "besluit-opschrift":
            self.title.append(_filled("titel", block, self.book))
        elif role in ("slotformulering", "dagtekening"):
            place = self.closing.find("slotformulering")
            (place if place is not None else etree.SubElement(self.closing, "slotformulering")).append(_filled("al", block, self.book))
        elif role == "ondertekening":
            place = self.closing.find("ondertekening")
            signed = place if place is not None else etree.SubElement(self.closing, "ondertekening")
            signed.append(element("functie", rules.words(block)))
        elif next(block.iter(f"{_W}drawing"), None) is not None:
            self._open().append(self._figure(block))
        else:
            self._open().append(_filled("al", block, self.book))

    def _open(self) -> Any:
        """Where a block goes: chapters hold their text in an element of its own."""
        if self.at.tag not in ("hoofdstuk", "paragraaf"):
            return self.at
        last = self.at[-1] if len(self.at) else None
        return last if last is not None and last.tag == "structuurtekst" else etree.SubElement(self.at, "structuurtekst")

    def _heading(self, block: Any, role: str) -> None:
        if role in ("bijlagekop", "toelichtingkop"):
            self.chapter = None
            self.at = etree.Element("bijlage")
            self.annexes.append(self.at)
            self.at.append(_head(block, self.book))
        elif self.annexes:  # no chapter was seen in an annex: its headings stand in the text
            self.at.append(_filled("tussenkop", block, self.book))
        elif role == "hoofdstukkop":
            self.chapter = self.at = etree.SubElement(self.text, "hoofdstuk")
            self.at.append(_head(block, self.book))
        elif role == "paragraafkop" and self.chapter is not None:
            self.at = etree.SubElement(self.chapter, "paragraaf")
            self.at.append(_head(block, self.book))
        elif role == "artikelkop":
            self.at = etree.SubElement(self.text if self.chapter is None else self.chapter, "artikel")
            self.at.append(_head(block, self.book))
        else:
            self._open().append(_filled("tussenkop", block, self.book))

    def _item(self, block: Any, depth: int) -> None:
        """An item of the list at its depth, which is opened where it is not yet."""
        depth = min(depth, len(self.lists) + 1)
        if depth > len(self.lists):
            above = self.lists[-1][-1] if self.lists else self._open()
            self.lists.append(etree.SubElement(above, "lijst"))
        del self.lists[depth:]
        _add_item(self.lists[-1], block, self.book)

    def _figure(self, block: Any) -> Any:
        self.figures += 1
        drawing = next(block.iter(f"{_W}drawing"))
        told = next((item.get("descr", "") for item in drawing.iter() if str(item.tag).endswith("}docPr")), "")
        wide, high = rules.centimetres(drawing)
        made = element("plaatje")
        made.append(element(
            "illustratie", naam=f"figuur-{self.figures:02d}.png", formaat="png", kleur="ja", type="foto", uitlijning="start",
            breedte=f"{round(wide * 10)}mm", hoogte=f"{round(high * 10)}mm", alt=told,
        ))  # fmt: skip
        return made


def _add_item(above: Any, block: Any, book: Book) -> None:
    made = _filled("al", block, book)
    mark = _MARK.match(made.text or "")
    item = etree.SubElement(above, "li")
    if mark:
        item.append(element("li.nr", mark[1]))
        made.text = (made.text or "")[mark.end() :] or None
    elif len(above) > 1 and "voortzetting" in style_of(block):  # a paragraph more of the item before it
        above.remove(item)
        item = above[-1]
    item.append(made)


def _head(block: Any, book: Book) -> Any:
    made = element("kop")
    title = _filled("titel", block, book)
    said = title.text or ""
    if labelled := _LABELLED.fullmatch(said) if not len(title) else None:
        made.append(element("label", labelled[1]))
        made.append(element("nr", labelled[2]))
        title.text = labelled[3].lstrip(": ")
    elif number := _NUMBER.match(said):
        made.append(element("nr", number[1]))
        title.text = number[2]
    if title.text or len(title):
        made.append(title)
    return made


def _filled(name: str, block: Any, book: Book) -> Any:
    """An element with the words of a paragraph: bold and italic as ``nadruk``, links as ``extref``."""
    made = element(name)
    for child in block:
        if child.tag == f"{_W}hyperlink":
            link = element("extref", rules.words(child), doc=_target(child, book))
            made.append(link)
        elif child.tag == f"{_W}r":
            _run(made, child)
    return made


def _target(link: Any, book: Book) -> str:
    wanted = link.get(f"{_R}id", "")
    data = book.parts.get("word/_rels/document.xml.rels", b"<x/>")
    return next((str(item.get("Target")) for item in etree.fromstring(data) if item.get("Id") == wanted), "")


def _run(made: Any, run: Any) -> None:
    said = rules.words(run)
    if not said:
        return
    kinds = [kind for tag, kind in (("b", "vet"), ("i", "cur")) if run.find(f"{_W}rPr/{_W}{tag}") is not None]
    last = made[-1] if len(made) else None
    if kinds:
        if last is not None and last.tag == "nadruk" and not last.tail and last.get("type") == kinds[0]:
            last.text = (last.text or "") + said
        else:
            made.append(element("nadruk", said, type=kinds[0]))
    elif last is None:
        made.text = (made.text or "") + said
    else:
        last.tail = (last.tail or "") + said


def _table(table: Any, book: Book) -> Any:
    """A table as it was seen: no head of its own, the first row in bold."""
    rows = table.findall(f"{_W}tr")
    wide = len(rows[0].findall(f"{_W}tc")) if rows else 0
    made = element("table", frame="all")
    group = etree.SubElement(made, "tgroup", {"cols": str(wide)})
    group.extend(element("colspec", colname=f"col{number}") for number in range(1, wide + 1))
    body = etree.SubElement(group, "tbody")
    for number, row in enumerate(rows):
        line = etree.SubElement(body, "row")
        for cell in row.findall(f"{_W}tc"):
            entry = etree.SubElement(line, "entry")
            for block in cell.findall(f"{_W}p"):
                _in_cell(entry, block, book, number == 0)
    return made


def _in_cell(entry: Any, block: Any, book: Book, is_head: bool) -> None:
    filled = _filled("al", block, book)
    if style_of(block).startswith(("Tabelopsomteken", "Tabelnummering")):
        last = entry[-1] if len(entry) and entry[-1].tag == "lijst" else etree.SubElement(entry, "lijst")
        _add_item(last, block, book)
        return
    if is_head and filled.text and not len(filled):
        strong = element("nadruk", filled.text, type="vet")
        filled.text = None
        filled.append(strong)
    entry.append(filled)


# --- the allow-list -----------------------------------------------------------------------------------


def wrong(root: Any) -> list[str]:
    """What in a publication is not of the allow-list, or is empty where words must stand; places for a reader."""
    found = []
    for item in root.iter():
        rule = ELEMENTS.get(item.tag)
        if rule is None:
            found.append(f"{item.tag} bestaat niet")
            continue
        found += [f"{child.tag} in {item.tag}" for child in item if child.tag not in rule.children]
        found += [f"{name} bij {item.tag}" for name in item.attrib if name not in rule.attributes]
        if WORDS not in rule.children and ((item.text or "").strip() or any((child.tail or "").strip() for child in item)):
            found.append(f"woorden in {item.tag}")
        if item.tag in ("al", "titel", "tussenkop") and not "".join(item.itertext()).strip():
            found.append(f"een lege {item.tag}")
    if root.find(".//regeling-tekst") is None or not len(root.find(".//regeling-tekst")):
        found.append("regeling-tekst is leeg")
    return list(dict.fromkeys(found))


# --- as a page ----------------------------------------------------------------------------------------

CSS = (
    "body{margin:0;background:#fff;color:#1a1a1a;font:1rem/1.5 Verdana,Arial,sans-serif}main{max-width:46rem;margin:0 auto;padding:1rem}"
    ".bericht{border:2px solid #7a4a00;background:#fff8e6;padding:.75rem 1rem;margin:1rem 0}.blad{border-bottom:3px solid #1a1a1a}"
    ".blad p{font-size:1.6rem;font-weight:700;margin:.5rem 0 0}.blad p+p{font-size:1rem;font-weight:400;margin:0 0 .5rem}"
    "h1{font-size:1.5rem}h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1.1rem;margin-top:1.5rem}h4{font-size:1rem}"
    "ul{list-style:none;padding:0 0 0 1rem;margin:.25rem 0}li{display:flow-root}li>.nr{float:left;min-width:1.5rem}li>p{margin:0 0 0 1.75rem}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #595959;padding:.25rem .5rem;vertical-align:top;"
    "text-align:left;font-weight:400}td p,th p{margin:0}td ul{padding:0}img{max-width:100%;height:auto}a{color:#00519e}"
    "h1,h2,h3,h4,p,td,th{overflow-wrap:anywhere}"
)
"""As plain as the paper: no colour or form of the plan's own survives there."""


def page(root: Any, lang: str, title: str, notice: str, figures: str) -> str:
    """The publication as one page of HTML; ``notice`` stands above it, ``figures`` before the names of pictures."""
    shown = "".join(_html(child, 1, figures) for child in root)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{CSS}</style>\n</head>\n<body>\n"
        f'<main><div class="bericht"><p>{escape(notice)}</p></div>{shown}</main>\n</body>\n</html>\n'
    )


def _html(item: Any, level: int, figures: str) -> str:
    match item.tag:
        case "kop" if item.getparent().tag == "officiele-publicatie":
            lines = "".join(f"<p>{escape(child.text or '')}</p>" for child in item)
            return f'<div class="blad">{lines}</div>'
        case "kop":
            said = " ".join(filter(None, (_inside(child, level, figures).strip() for child in item)))
            return f"<h{level}>{said}</h{level}>"
        case "tussenkop":
            return f"<h{min(level + 1, 6)}>{_inside(item, level, figures)}</h{min(level + 1, 6)}>"
        case "nadruk":
            tag = "strong" if item.get("type") == "vet" else "em"
            return f"<{tag}>{_inside(item, level, figures)}</{tag}>"
        case "extref":
            return f'<a href="{escape(item.get("doc", ""))}">{_inside(item, level, figures)}</a>'
        case "li.nr":
            return f'<span class="nr">{escape(item.text or "")}</span>'
        case "illustratie":
            return f'<img src="{escape(figures + item.get("naam", ""))}" alt="{escape(item.get("alt", ""))}">'
        case "table":
            first, *others = item.iter("row")
            head = "".join(f'<th scope="col">{_inside(cell, level, figures)}</th>' for cell in first)
            cells = ("".join(f"<td>{_inside(cell, level, figures)}</td>" for cell in row) for row in others)
            rows = "".join(f"<tr>{row}</tr>" for row in cells)
            return f'<div class="tabel"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        case "colspec":
            return ""
        case _:
            tag = ELEMENTS[item.tag].html
            deeper = level + (item.tag in ("gemeenteblad", "hoofdstuk", "paragraaf", "artikel", "bijlage"))
            inside = _inside(item, deeper if item.tag != "gemeenteblad" else 1, figures)
            return inside if tag == "span" else f"<{tag}>{inside}</{tag}>"


def _inside(item: Any, level: int, figures: str) -> str:
    parts: Iterator[str] = (f"{_html(child, level, figures)}{escape(child.tail or '')}" for child in item)
    return escape(item.text or "") + "".join(parts)
