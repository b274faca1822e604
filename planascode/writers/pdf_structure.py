"""What WeasyPrint leaves to do for a PDF that is both PDF/UA-1 and PDF/A-2a.

Repairs to the structure tree (ISO 32000-1, 14.8.4 and 14.8.5.7) and the metadata that claims both standards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from planascode.nodes import Document

# ISO 14289-1, clause 5 asks for pdfuaid:part; ISO 19005-2, 6.6.2.3 then asks for the extension schema that declares it.
_CLAIM = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_ABOUT = """<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">{properties}</rdf:Description>
"""
_PROPERTIES = {
    "identifier": "<dc:identifier>{}</dc:identifier>",
    "version": "<xmpMM:VersionID>{}</xmpMM:VersionID>",
    "stage": "<xmp:Label>{}</xmp:Label>",
    "reference-date": "<dc:coverage>{}</dc:coverage>",
}
"""Metadata of a document that WeasyPrint has no name for, as properties that need no extension schema (ISO 19005-2, 6.6.2.3.1)."""


def claim_both(metadata: Any, document: Document) -> None:
    """Let WeasyPrint's ``DocumentMetadata`` also claim PDF/UA-1, inside the one rdf:RDF (a second is not read), and say more."""
    generate = metadata.generate_rdf_metadata
    properties = f"<dc:language><rdf:Bag><rdf:li>{escape(document.lang)}</rdf:li></rdf:Bag></dc:language>" + "".join(
        form.format(escape(value)) for key, form in _PROPERTIES.items() if (value := document.metadata(key))
    )
    extra = (_CLAIM + _ABOUT.format(properties=properties)).encode()

    def generate_rdf_metadata(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = generate(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", extra + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = generate_rdf_metadata


def one_annotation_per_link(pages: Any) -> None:
    """Drop the annotations of boxes inside a link, which WeasyPrint tags as Span (ISO 14289-1, 7.18.5: Link)."""
    for page in pages:
        page.links = [link for link in page.links if link[3].link]


def finish(document: Any, pdf: Any) -> None:
    """WeasyPrint finisher: say what heads a table cell, what is a table of contents and a note, and which words are foreign; plain pictures."""
    _pictures(pdf)
    tree = _Tree(pdf)
    _languages(document, tree)
    for element in tree.elements:
        kinds = [kid["S"] for kid in tree.kids(element)]
        match element["S"]:
            case "/TH":
                _scope(element, tree)
            case "/TD":
                element.get("A", {}).pop("Headers", None)
            case "/NonStruct" if kinds == ["/L"]:  # only <nav>: other lists stand in Sect, Div, LI or TD
                _contents(next(tree.kids(element)), tree)
            case "/Document":
                _notes(element, tree)
    _name(tree)
    _label_pages(pdf)


def _label_pages(pdf: Any) -> None:
    """A viewer names pages by the numbers that are printed on them (ISO 32000-1, 12.4.2)."""
    import pydyf

    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})


def _pictures(pdf: Any) -> None:
    """No picture asks for smoothing (ISO 19005-2, 6.2.8)."""
    for stream in pdf.objects:
        extra = getattr(stream, "extra", {})
        if extra.get("Subtype") == "/Image":
            extra["Interpolate"] = "false"


class _Tree:
    """The structure elements of a PDF under construction, by reference."""

    def __init__(self, pdf: Any) -> None:
        dictionaries: list[Any] = [obj for obj in pdf.objects if isinstance(obj, dict)]
        self.root = next(obj for obj in dictionaries if obj.get("Type") == "/StructTreeRoot")
        self.elements = [obj for obj in dictionaries if obj.get("Type") == "/StructElem"]
        self._known = {element.reference: element for element in self.elements}

    def kids(self, element: Any) -> Iterator[Any]:
        """The structure elements directly inside ``element``."""
        return (self._known[kid] for kid in element["K"] if kid in self._known)

    def parent(self, element: Any) -> Any:
        """The structure element around ``element``; the root around the outermost."""
        return self._known.get(element["P"], self.root)


def _languages(document: Any, tree: _Tree) -> None:
    """The language of words in another one (ISO 32000-1, 14.9.2.3); WeasyPrint 70 writes that of the whole only.

    WeasyPrint makes an element for each box of a <span>, in the order of the boxes. RuntimeError when that is no longer so.
    """
    spans = [element for element in tree.elements if element["S"] == "/Span" and not any(isinstance(kid, int) for kid in element["K"])]
    boxes = list(_span_boxes(document))
    if len(spans) != len(boxes):
        raise RuntimeError(f"{len(boxes)} boxes of spans, {len(spans)} elements: which words are foreign is not known")
    import pydyf

    for span, box in zip(spans, boxes, strict=True):
        if lang := box.element.get("lang"):
            span["Lang"] = pydyf.String(lang)


def _span_boxes(document: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure.boxes import LineBox, TextBox
    from weasyprint.layout.absolute import AbsolutePlaceholder

    left = [page._page_box for page in reversed(document.pages)]
    while left:
        box = left.pop()
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if box.element_tag == "span" and box.element is not None and not isinstance(box, LineBox | TextBox):
            yield box
        left += reversed(getattr(box, "children", ()))


def _scope(element: Any, tree: _Tree) -> None:
    """TH needs a Scope (ISO 14289-1, 7.5); WeasyPrint writes IDs and Headers, without the IDTree that these need."""
    part = tree.parent(tree.parent(element))
    element.pop("ID", None)
    element["A"]["Scope"] = "/Column" if part["S"] == "/THead" else "/Row"


def _contents(listing: Any, tree: _Tree) -> None:
    """L > LI > LBody becomes TOC > TOCI > Reference, with a deeper TOC beside the Reference."""
    listing["S"] = "/TOC"
    for item in list(tree.kids(listing)):
        item["S"] = "/TOCI"
        for body in list(tree.kids(item)):
            body["S"] = "/Reference"
            for deeper in [kid for kid in tree.kids(body) if kid["S"] == "/L"]:
                body["K"].remove(deeper.reference)
                item["K"].append(deeper.reference)
                deeper["P"] = item.reference
                _contents(deeper, tree)


def _notes(root: Any, tree: _Tree) -> None:
    """The notes at the foot of a page: Note with Lbl, each with an ID (ISO 14289-1, 7.9)."""
    for area in tree.kids(root):
        for note in tree.kids(area) if area["S"] == "/NonStruct" else ():
            mark = next(tree.kids(note), None)
            if note["S"] == "/Span" and mark is not None and mark["S"] == "/NonStruct":
                note["S"] = "/Note"
                mark["S"] = "/Lbl"


def _name(tree: _Tree) -> None:
    """IDs for the notes, and the name tree that lists them (ISO 32000-1, 14.7.2)."""
    import pydyf

    notes = [element for element in tree.elements if element["S"] == "/Note"]
    names = pydyf.Array()
    for index, note in enumerate(notes, 1):
        note["ID"] = pydyf.String(f"note-{index:04}")
        names.extend([note["ID"], note.reference])
    if notes:
        tree.root["IDTree"] = pydyf.Dictionary({"Names": names})
