"""The likeness of a publication: only elements that were seen in published files, and all words of the Word file."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import drop_template
import pytest
from lxml import etree
from lxml.html import fromstring

from planascode.publication import rules, weergave
from planascode.publication.weergave import ELEMENTS, WORDS, wrong


@cache
def docx() -> bytes:
    files = {path: data for path, data in drop_template.ready().files.items() if not path.startswith(("layouts/drop", "publicatie"))}
    return drop_template.kit(drop_template.examined(files))["01-drop-besluit.docx"]


def shown() -> Any:
    return weergave.read(docx(), "GEMEENTEBLAD", "Officiële uitgave van Waterdorp")


def test_nothing_but_the_elements_of_the_list_comes_out() -> None:
    assert wrong(shown()) == []
    assert {item.tag for item in shown().iter()} <= ELEMENTS.keys()


def test_the_list_names_only_elements_that_it_has() -> None:
    inside = {name for element in ELEMENTS.values() for name in element.children} - {WORDS}
    assert inside < ELEMENTS.keys()
    assert ELEMENTS.keys() - inside == {"officiele-publicatie"}


def test_all_words_of_the_word_file_are_there_in_its_order() -> None:
    book = rules.Book(docx(), rules.Expected())
    printed = "".join("".join(map(rules.words, book.paragraphs)).split())
    root = shown()
    for head in root.findall("kop"):
        root.remove(head)
    assert "".join("".join(root.itertext()).split()) == printed


def test_the_decision_stands_in_its_own_parts() -> None:
    rule = shown().find(".//regeling")
    assert [child.tag for child in rule][:3] == ["aanhef", "regeling-tekst", "regeling-sluiting"]
    first = rule.find("regeling-tekst/artikel/kop")
    assert (first.findtext("label"), first.findtext("nr"), first.findtext("titel")) == ("Artikel", "1", "Vaststelling")
    assert rule.findtext("regeling-sluiting/slotformulering/al").startswith("Aldus vastgesteld te Waterdorp op ")
    assert rule.findtext("regeling-sluiting/ondertekening/functie").startswith("Het college")
    assert shown().findtext("gemeenteblad/kop/titel").startswith("Besluit van ")


def test_lists_have_their_numbers_and_tables_no_head_of_their_own() -> None:
    root = shown()
    assert {item.text for item in root.iter("li.nr")} >= {"•"}
    table = next(root.iter("table"))
    assert int(table.find("tgroup").get("cols")) == len(table.findall("tgroup/colspec")) == len(table.find("tgroup/tbody/row"))
    assert all(next(cell.iter("nadruk")).get("type") == "vet" for cell in table.find("tgroup/tbody/row"))


def test_a_figure_names_the_file_beside_it_and_what_is_to_be_seen() -> None:
    (picture,) = shown().iter("illustratie")
    assert picture.get("naam") == "figuur-01.png"
    assert picture.get("alt") == "Twee vlakken naast elkaar, voor elke opgave een."
    assert picture.get("breedte").endswith("mm")


SOUND = "<officiele-publicatie><gemeenteblad><regeling><regeling-tekst><artikel>{}</artikel></regeling-tekst></regeling></gemeenteblad></officiele-publicatie>"


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<al>Water.</al>", []),
        ("<al>Water.</al><noot>x</noot>", ["noot in artikel", "noot bestaat niet"]),
        ("<al><al>Water.</al></al>", ["al in al"]),
        ('<al kleur="rood">Water.</al>', ["kleur bij al"]),
        ("Water.<al>x</al>", ["woorden in artikel"]),
        ("<al>Water.</al> en meer", ["woorden in artikel"]),
        ("<al> </al>", ["een lege al"]),
        ("<kop><titel/></kop>", ["een lege titel"]),
        ("<table frame='all'><al>x</al></table>", ["al in table"]),
    ],
)
def test_what_is_not_of_the_list_is_found(inside: str, found: list[str]) -> None:
    assert wrong(etree.fromstring(SOUND.format(inside))) == found


def test_a_publication_without_text_is_found() -> None:
    root = etree.fromstring(SOUND.format("<al>x</al>"))
    root.find(".//regeling-tekst").clear()
    assert "regeling-tekst is leeg" in wrong(root)


def test_the_page_says_that_it_is_no_publication_and_shows_what_was_read() -> None:
    page = weergave.page(shown(), "nl-NL", "Weergave", "Dit is geen publicatie.", "03-figuren/")
    found = fromstring(page)
    assert found.xpath("//div[@class='bericht']")[0].text_content() == "Dit is geen publicatie."
    assert found.xpath("//img/@src") == ["03-figuren/figuur-01.png"]
    assert len(found.xpath("//h1")) == 1
    said = "".join("".join(shown().itertext()).split())
    assert said in "".join(found.xpath("//main")[0].text_content().split())
    assert "color:#" not in page.partition("</style>")[2]


def test_a_chapter_outside_an_annex_is_a_chapter() -> None:
    with zipfile.ZipFile(io.BytesIO(docx())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b'w:val="Bijlagekop"', b'w:val="Kop1"')
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    found = weergave.read(made.getvalue(), "G", "U")
    assert wrong(found) == []
    assert found.find(".//regeling-tekst/hoofdstuk/structuurtekst/al") is not None
    assert found.find(".//hoofdstuk/paragraaf/kop/titel") is not None
