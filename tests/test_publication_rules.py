"""The rules of DROP's safe subset: our own file keeps each of them, and each is broken by one change in its bytes."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

import drop_template
import pytest
import waterdorp
from PIL import Image

from planascode.publication import wordfile
from planascode.publication.rules import RULES, Expected, picture, results

DOCUMENT, RELS, CORE = "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"
Parts = dict[str, bytes]
Change = Callable[[Parts], None]
RUN = '<w:r><w:t xml:space="preserve">Het water stijgt.</w:t></w:r>'


@cache
def ours() -> bytes:
    return drop_template.made(drop_template.BASIC, stage="vastgesteld")["01-drop-besluit.docx"]


@cache
def expected() -> Expected:
    template = drop_template.examined(drop_template.with_kit()).template
    return wordfile.expected(template, "Gemeente Waterdorp", "nl-NL")


def parts() -> Parts:
    with zipfile.ZipFile(io.BytesIO(ours())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(found: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return made.getvalue()


def broken(*changes: Change) -> dict[str, tuple[str, ...]]:
    """The rules that the file breaks after these changes, with the places."""
    found = parts()
    for change in changes:
        change(found)
    return {name: places for name, places in results(packed(found), expected()) if places}


def inside(old: str, new: str, part: str = DOCUMENT) -> Change:
    """The first ``old`` (a pattern) of a part becomes ``new``."""

    def change(found: Parts) -> None:
        text, count = re.subn(old, lambda _: new, found[part].decode(), count=1, flags=re.DOTALL)
        assert count, f"{part} does not hold {old}"
        found[part] = text.encode()

    return change


def added(name: str, data: bytes = b"<x/>") -> Change:
    return lambda found: found.__setitem__(name, data)


def paragraph(properties: str = "", runs: str = RUN, style: str = drop_template.id_of("alinea")) -> Change:
    """A paragraph more at the end."""
    made = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'
    return inside("<w:sectPr>", f"{made}<w:sectPr>")


def styled(role: str, properties: str) -> Change:
    """The style of a role says this too; the template is taken to say it as well."""
    own = drop_template.id_of(role)
    return inside(rf'(?<=w:styleId="{own}">)', properties, "word/styles.xml")


def image(mode: str, kind: str = "PNG", size: int = 1200) -> Change:
    """The picture is another one: of this mode, kind and width in pixels."""

    def change(found: Parts) -> None:
        name = next(name for name in found if name.startswith("word/media/"))
        made = io.BytesIO()
        Image.new(mode, (size, round(size * 0.4))).save(made, kind)
        found[name] = made.getvalue()

    return change


def extent(centimetres: float) -> Change:
    return inside(r'<wp:extent cx="[0-9]+"', f'<wp:extent cx="{round(centimetres * 360_000)}"')


ELSEWHERE = '<Relationship Id="x" Type="http://x/attachedTemplate" Target="https://x.example/t.dotx" TargetMode="External"/>'
HEAD = r"<w:tblHeader/>"
CELL = r"<w:tc>.*?</w:tc>"
BROKEN: dict[str, list[Change]] = {
    "sjabloon": [styled("alinea", "<w:qFormat/>")],
    "stijlen": [
        paragraph(style="Kop9"),
        inside(r"<w:pPr><w:pStyle w:val=\"[^\"]*\"/></w:pPr>", ""),
        inside('<w:tblStyle w:val="[^"]*"', '<w:tblStyle w:val="Plantabel"'),
    ],
    "opmaak": [
        paragraph(runs=RUN.replace("<w:r>", '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr>')),
        paragraph(runs=RUN.replace("<w:r>", '<w:r><w:rPr><w:u w:val="single"/></w:rPr>')),
        paragraph('<w:jc w:val="center"/>'),
        inside(r"<w:tcPr>", '<w:tcPr><w:shd w:val="clear" w:fill="FF0000"/>'),
    ],
    "verborgen": [paragraph(runs=RUN.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")), styled("alinea", "<w:rPr><w:vanish/></w:rPr>")],
    "nummers": [
        paragraph('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'),
        styled("alinea", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'),
    ],
    "kop-en-voettekst": [added("word/header1.xml"), added("word/footer1.xml")],
    "velden": [paragraph(runs=f'{RUN}<w:fldSimple w:instr="PAGE"/>'), paragraph(runs=f"<w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt>")],
    "bladwijzers": [paragraph(runs=f'<w:bookmarkStart w:id="1" w:name="x"/>{RUN}<w:bookmarkEnd w:id="1"/>')],
    "wijzigingen": [paragraph(runs=f'<w:ins w:id="1" w:author="x">{RUN}</w:ins>'), paragraph(runs=f'{RUN}<w:del w:id="1" w:author="x"/>')],
    "opmerkingen": [added("word/comments.xml"), paragraph(runs=f'{RUN}<w:r><w:commentReference w:id="1"/></w:r>')],
    "noten": [added("word/footnotes.xml"), paragraph(runs=f'{RUN}<w:r><w:footnoteReference w:id="1"/></w:r>')],
    "lege-alineas": [paragraph(runs=""), paragraph(runs='<w:r><w:t xml:space="preserve"> </w:t></w:r>')],
    "lege-koppen": [paragraph(runs="<w:r><w:t>4.1</w:t></w:r>", style=drop_template.id_of("paragraafkop"))],
    "regeleinden": [paragraph(runs=f"{RUN}<w:r><w:br/></w:r>"), paragraph(runs=f"{RUN}<w:r><w:cr/></w:r>")],
    "bladzijden": [paragraph("<w:pageBreakBefore/>")],
    "secties": [paragraph("<w:sectPr/>"), inside("<w:sectPr>", '<w:sectPr><w:cols w:num="2"/>')],
    "tekstvakken": [paragraph(runs=f"{RUN}<w:r><w:pict/></w:r>"), paragraph(runs=f"{RUN}<w:r><w:object/></w:r>")],
    "ingesloten": [added("word/vbaProject.bin"), added("word/embeddings/blad.xlsx"), added("customXml/item1.xml")],
    "elders": [inside("</Relationships>", f"{ELSEWHERE}</Relationships>", RELS)],
    "samengevoegd": [inside(r"<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>'), inside(r"<w:tcPr>", "<w:tcPr><w:vMerge/>")],
    "genest": [inside(r"(?<=</w:tcPr>)", "<w:tbl/>")],
    "rechte-rijen": [inside(CELL, "")],
    "kopregel": [inside(HEAD, ""), inside("(?<=</w:tr>)<w:tr><w:trPr>", "<w:tr><w:trPr><w:tblHeader/>")],
    "kolommen": [lambda found: inside(CELL, (re.search(CELL, found[DOCUMENT].decode(), re.DOTALL) or [""])[0] * 7)(found)],
    "kleur-alleen": [paragraph(runs="<w:r><w:t>●</w:t></w:r>"), inside(">[^<\\w\\s]\u00a0[^<]*<", ">◆<")],
    "beeld-beschrijving": [inside(r' descr="[^"]*"', ""), inside(r' descr="[^"]*"', ' descr="figuur-01.png"')],
    "beeld-plaats": [inside(r"(?<=</w:drawing></w:r>)", RUN), lambda found: found.__setitem__(DOCUMENT, found[DOCUMENT].replace(b"wp:inline", b"wp:x"))],
    "beeld-soort": [lambda found: found.__setitem__(next(name for name in found if name.startswith("word/media/")), b"GIF89a")],
    "beeld-breedte": [extent(16.5)],
    "beeld-scherp": [extent(3), image("RGB", size=300)],
    "beeld-doorzichtig": [image("RGBA"), image("LA")],
    "beeld-kleuren": [image("CMYK", "JPEG")],
    "personen": [
        inside("<dc:creator>.*?</dc:creator>", "<dc:creator>P. Ersoon</dc:creator>", CORE),
        inside("</cp:coreProperties>", "<cp:lastModifiedBy>P. Ersoon</cp:lastModifiedBy></cp:coreProperties>", CORE),
        added("docProps/app.xml", b'<a:Properties xmlns:a="x"><a:Manager>P. Ersoon</a:Manager></a:Properties>'),
    ],
    "eigenschappen": [inside("<dc:language>.*?</dc:language>", "", CORE), inside("<dc:title>.*?</dc:title>", "<dc:title> </dc:title>", CORE)],
}  # fmt: skip
CASES = [(name, change) for name, changes in BROKEN.items() for change in changes]


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert BROKEN.keys() == RULES.keys()


def test_our_own_file_breaks_no_rule() -> None:
    assert broken() == {}


@pytest.mark.parametrize(("name", "change"), CASES, ids=[f"{name}-{number}" for number, (name, _) in enumerate(CASES)])
def test_each_rule_finds_what_it_is_for(name: str, change: Change) -> None:
    found = broken(change)
    assert name in found
    assert all(place.strip() for place in found[name])


def test_a_rule_says_where_it_is_broken() -> None:
    (place,) = broken(paragraph("<w:pageBreakBefore/>"))["bladzijden"]
    assert re.fullmatch(r"w:pageBreakBefore in alinea \d+: Het water stijgt\.", place)


def test_bold_and_italic_are_no_formatting_of_their_own() -> None:
    assert broken(paragraph(runs=RUN.replace("<w:r>", "<w:r><w:rPr><w:b/><w:i/></w:rPr>"))) == {}


def test_where_the_template_numbers_no_number_may_be_typed() -> None:
    data = drop_template.made(drop_template.BASIC, numbers=True, stage="vastgesteld")["01-drop-besluit.docx"]
    files = drop_template.with_kit(data=drop_template.template(numbers=True), text=drop_template.role_map("sjabloon"))
    own = wordfile.expected(drop_template.examined(files).template, "Gemeente Waterdorp", "nl-NL")
    assert not own.typed
    assert dict(results(data, own))["nummers"] == ()
    head = f'<w:p><w:pPr><w:pStyle w:val="{drop_template.id_of("hoofdstukkop")}"/></w:pPr><w:r><w:t>3 Water</w:t></w:r></w:p><w:sectPr>'
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    found[DOCUMENT] = found[DOCUMENT].replace(b"<w:sectPr>", head.encode())
    assert len(dict(results(packed(found), own))["nummers"]) == 1


def test_a_file_without_template_is_judged_by_its_own_styles() -> None:
    checked = waterdorp.examined()
    data = drop_template.kit(checked)["01-drop-besluit.docx"]
    found = {name: places for name, places in results(data, Expected(author="Gemeente Waterdorp")) if places}
    assert found.keys() == {"sjabloon", "kop-en-voettekst"}  # a draft


@pytest.mark.parametrize(
    ("mode", "kind", "channels", "alpha"),
    [("RGB", "PNG", 3, False), ("L", "PNG", 1, False), ("RGBA", "PNG", 4, True), ("CMYK", "JPEG", 4, False)],
)
def test_a_picture_is_what_its_bytes_say(mode: str, kind: str, channels: int, alpha: bool) -> None:
    made = io.BytesIO()
    Image.new(mode, (30, 20)).save(made, kind)
    found = picture(made.getvalue())
    assert (found.kind, found.width, found.height, found.channels, found.alpha) == (kind.lower(), 30, 20, channels, alpha)


def test_bytes_that_are_no_picture_have_no_kind() -> None:
    assert picture(b"GIF89a").kind == picture(b"").kind == picture(b"\xff\xd8" + struct.pack(">H", 0)).kind == ""
