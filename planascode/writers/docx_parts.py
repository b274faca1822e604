"""The parts of a Word file around its text: notes, header, footer, settings, properties; and the zip around them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from planascode import nodes as n
from planascode.writers.docx_flow import Par, paragraph
from planascode.writers.docx_stylesheet import HEAD, MAIN
from planascode.writers.docx_text import Book, field_runs, inlines, language, run, words

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}" xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" '
    f'xmlns:pic="{DRAWING}/picture"'
)
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_CUSTOM = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
_OWN = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of every custom property (ISO/IEC 29500-1, 22.3.2.1)
_NAMED = "property-"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
ADDRESSES = "urn:planascode:addresses"
_STORE = "{6D0F3F1B-52C4-5B0E-9C7A-2E1B6A4D8F01}"  # any number, always the same
_START = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can state


@dataclass(frozen=True, slots=True)
class Item:
    """A part of the file: its path, content type (after Word's own prefix when short), bytes, links out of the file."""

    path: str
    kind: str
    data: bytes
    relation: str
    id: str
    links: Mapping[str, str]
    parts: tuple[Item, ...] = ()


def notes_part(book: Book, notes: Mapping[str, n.Note]) -> bytes:
    """``word/footnotes.xml``: Word's two separators and the notes in the order of their first marks."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    mark = '<w:r><w:rPr><w:rStyle w:val="Voetnootmarkering"/></w:rPr><w:footnoteRef/></w:r>'
    texts = "".join(
        f'<w:footnote w:id="{number}">'
        f"{paragraph(Par('Voetnoottekst', mark + run(' ') + inlines(notes[name].children, book)))}</w:footnote>"
        for name, number in book.notes.items()
    )
    return f"{HEAD}<w:footnotes {NAMESPACES}>{separators}{texts}</w:footnotes>".encode()


def header_part(document: n.Document) -> bytes:
    """``word/header1.xml``: the chapter and the stage. Until Word computes the chapter, the document's title stands there."""
    stage = dict(document.labels).get("stage", "")
    # The level's number in place of the style's name: that name depends on the language of Word.
    runs = field_runs("STYLEREF 1", run(document.title)) + (run(f" · {stage}") if stage else "")
    return f"{HEAD}<w:hdr {NAMESPACES}>{paragraph(Par('Koptekst', runs))}</w:hdr>".encode()


def stage_part(stage: str) -> bytes:
    """``word/header1.xml`` of a file that has no other header: the stage alone."""
    return f"{HEAD}<w:hdr {NAMESPACES}>{paragraph(Par('Koptekst', run(stage)))}</w:hdr>".encode()


def footer_part(document: n.Document, total: int) -> bytes:
    """``word/footer1.xml``: the page and the number of pages, with the document's own words."""
    page, of = document.label("page"), document.label("of")
    runs = run(f"{page[:1].upper()}{page[1:]} ") + field_runs("PAGE", run("1")) + run(f" {of} ")
    runs += field_runs("NUMPAGES", run(str(total)))
    return f"{HEAD}<w:ftr {NAMESPACES}>{paragraph(Par('Voettekst', runs))}</w:ftr>".encode()


def settings_part(lang: str, notes: bool) -> bytes:
    """``word/settings.xml``. Word is not told to update fields on opening: it would ask the reader about "other files"."""
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if notes else ""
    name = "http://schemas.microsoft.com/office/word"
    return (
        f'{HEAD}<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:autoHyphenation/>'
        f'<w:consecutiveHyphenLimit w:val="2"/><w:characterSpacingControl w:val="doNotCompress"/>{separators}'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{name}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{escape(lang)}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    ).encode()


def addresses_item(tags: Mapping[str, str]) -> Item:
    """``customXml/item1.xml``: the whole address for each tag of a content control, in the order of the text."""
    fields = "".join(f'<field tag="{words(tag)}" address="{words(address)}"/>' for address, tag in tags.items())
    store = (
        f'{HEAD}<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds="{_DATA}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{ADDRESSES}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    inside = Item("/customXml/itemProps1.xml", kind, store.encode(), "customXmlProps", "rProps", {})
    data = f'{HEAD}<addresses xmlns="{ADDRESSES}">{fields}</addresses>'
    return Item("/customXml/item1.xml", "application/xml", data.encode(), "customXml", "rAddresses", {}, (inside,))


def core_part(document: n.Document) -> bytes:
    """``docProps/core.xml`` (ISO/IEC 29500-2, core properties) from the document's metadata; no clock, no user."""
    plain = {
        "dc:title": document.title,
        "dc:creator": document.metadata("author"),
        "dc:description": document.metadata("description"),
        "cp:keywords": document.metadata("keywords"),
        "dc:identifier": document.metadata("identifier"),
        "dc:language": language(document.lang),
        "cp:version": document.metadata("version"),
    }
    texts = "".join(f"<{name}>{words(value)}</{name}>" for name, value in plain.items() if value)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment(document.metadata(name))}</dcterms:{name}>'
        for name in ("created", "modified")
        if document.metadata(name)
    )
    return f"{HEAD}<cp:coreProperties {_CORE}>{texts}{dates}</cp:coreProperties>".encode()


def properties_part(document: n.Document) -> bytes:
    """``docProps/custom.xml``: the metadata that has a name for readers, as Word lists it beside the title; b"" without any."""
    named = [
        (document.metadata(key.removeprefix(_NAMED)), name) for key, name in document.labels if key.startswith(_NAMED)
    ]
    listed = "".join(
        f'<property fmtid="{_OWN}" pid="{number}" name="{words(name)}"><vt:lpwstr>{words(value)}</vt:lpwstr></property>'
        for number, (value, name) in enumerate([pair for pair in named if pair[0]], 2)
    )
    return f"{HEAD}<Properties {_CUSTOM}>{listed}</Properties>".encode() if listed else b""


def moment(text: str) -> str:
    """A moment in UTC; one without a zone is taken as UTC. ValueError when it is not ISO 8601."""
    moment = datetime.fromisoformat(text)
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def zipped(main: Item, parts: tuple[Item, ...], core: bytes, custom: bytes) -> bytes:
    """The file. ``parts`` belong to the main part, ``custom`` may be empty; python-docx writes relations and content types."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.package import OpcPackage

    package = OpcPackage()
    document = _part(main, package)
    package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    properties = Item("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, core, "", "", {})
    package.relate_to(_part(properties, package), RELATIONSHIP_TYPE.CORE_PROPERTIES)
    if custom:
        own = Item("/docProps/custom.xml", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, custom, "", "", {})
        package.relate_to(_part(own, package), RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    for item in parts:
        document.load_rel(f"{RELATIONS}/{item.relation}", _part(item, package), item.id)
    written = BytesIO()
    package.save(written)
    return _without_clock(written)


def _part(item: Item, package: Any) -> Any:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    kind = item.kind if "/" in item.kind else f"{_WORD}{item.kind}+xml"
    part = Part(PackURI(item.path), kind, item.data, package)
    for address, name in item.links.items():
        part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
    for inner in item.parts:
        part.load_rel(f"{RELATIONS}/{inner.relation}", _part(inner, package), inner.id)
    return part


def _without_clock(file: BytesIO) -> bytes:
    """The same zip with fixed dates, in one order: content types first, as the packaging rules advise."""
    result = BytesIO()
    with ZipFile(file) as source, ZipFile(result, "w", ZIP_DEFLATED, compresslevel=6) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = ZipInfo(name, _START)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # the same on every computer
            target.writestr(info, source.read(name))
    return result.getvalue()
