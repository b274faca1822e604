"""A stand-in for a municipality's Word template: ids and names of its own, a theme, narrow margins, and what must not come along."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TEMPLATE, DOCUMENT = f"{WORD}template.main+xml", f"{WORD}document.main+xml"
SECRET = "Beste heer Geheim"
ELSEWHERE = "https://example.org/briefpapier.dotx"


def style(own: str, name: str, runs: str = "", pars: str = "", *, kind: str = "paragraph", based: str = "Std", more: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    properties = f"<w:pPr>{pars}</w:pPr>" * bool(pars) + f"<w:rPr>{runs}</w:rPr>" * bool(runs)
    return f'<w:style w:type="{kind}" w:styleId="{own}"{more}><w:name w:val="{name}"/>{base}{properties}</w:style>'


def heading(level: int, name: str, colour: str) -> str:
    """A heading with numbers of its own, in the theme's other font."""
    look = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/>'
    look += f'<w:color w:val="{colour}" w:themeColor="accent1"/><w:sz w:val="{38 - 4 * level}"/>'
    room = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="{360 // level}" w:after="60"/>'
    return style(f"H{level}", name, look, room)


STYLES = {
    "Normal": style("Std", "Normal", '<w:color w:val="202020"/><w:sz w:val="21"/><w:lang w:val="en-US"/>', based="", more=' w:default="1"'),
    "Kop 1": heading(1, "heading 1", "7A1F5C"),
    "Kop 2": heading(2, "Heading 2", "7A1F5C"),
    "Kop 3": heading(3, "Kop 3", "7A1F5C"),
    "Bijschrift": style("K7", "Bijschrift", '<w:i/><w:color w:val="4A4A4A"/><w:sz w:val="18"/>', '<w:spacing w:before="120" w:after="60"/>'),
    "Titel": style("Ttl", "Title", '<w:color w:val="7A1F5C"/><w:sz w:val="64"/>', '<w:spacing w:before="1200"/>'),
    "of another kind with one of our ids": style("Kop1", "Ambtelijke kop", '<w:color w:val="7A1F5C"/>', based="H1"),
    "a list": style("Lb", "List Bullet", pars='<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="2000"/>'),
    "one of our names": style("Tt", "Tabeltekst", '<w:sz w:val="60"/>'),
}


def template(kind: str = TEMPLATE, *, without: tuple[str, ...] = (), margin: int = 1134, parts: Mapping[str, str] | None = None) -> bytes:
    """The bytes of the template, of content type ``kind``; ``without`` these styles, with these ``parts`` over its own."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in (_parts(kind, without, margin) | dict(parts or {})).items():
            archive.writestr(name, text)
    return made.getvalue()


def _parts(kind: str, without: tuple[str, ...], margin: int) -> dict[str, str]:
    styles = "".join(text for name, text in STYLES.items() if name not in without)
    defaults = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/><w:lang w:val="en-US"/>'
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
            f'<w:pgMar w:top="1701" w:right="{margin}" w:bottom="1134" w:left="{margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
            "</w:body></w:document>"
        ),
        "word/_rels/settings.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{RELATIONS}/attachedTemplate" Target="{ELSEWHERE}" TargetMode="External"/></Relationships>'
        ),
        "word/styles.xml": (
            f'<w:styles xmlns:w="{MAIN}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14">'
            f'<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" '
            f'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>{styles}</w:styles>'
        ),
        "word/theme/theme1.xml": (
            f'<a:theme xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}" name="Drasland"><a:themeElements><a:clrScheme name="Drasland">'
            + "".join(f'<a:{name}><a:srgbClr val="{_COLOURS.get(name, "7A1F5C")}"/></a:{name}>' for name in _NAMES)
            + '</a:clrScheme><a:fontScheme name="Drasland"><a:majorFont><a:latin typeface="DejaVu Serif"/><a:ea typeface=""/><a:cs typeface=""/>'
            '</a:majorFont><a:minorFont><a:latin typeface="DejaVu Sans"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>'
            '<a:fmtScheme name="Drasland"><a:fillStyleLst><a:blipFill><a:blip r:link="r1"/></a:blipFill></a:fillStyleLst></a:fmtScheme>'
            "</a:themeElements></a:theme>"
        ),
        "word/fontTable.xml": (
            f'<w:fonts xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"><w:font w:name="DejaVu Sans"><w:charset w:val="00"/><w:family w:val="swiss"/>'
            '<w:embedRegular r:id="r1"/></w:font></w:fonts>'
        ),
    }  # fmt: skip


_NAMES = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_COLOURS = {"dk1": "202020", "lt1": "FFFFFF", "lt2": "F2F2F2"}
