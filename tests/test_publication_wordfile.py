"""The Word file for DROP: built on the template's styles, with nothing of the template beside them, and with every value of the plan."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache

import drop_template
import pytest
import waterdorp
from sample_document import our_style
from word_template import ELSEWHERE, SECRET

from planascode import nodes as n
from planascode.compose import compose
from planascode.droptemplate import ROLES
from planascode.editions import for_edition
from planascode.publication import rules, wordfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def parts(publicatie: str = drop_template.BASIC, numbers: bool = False) -> dict[str, bytes]:
    data = drop_template.made(publicatie, numbers)["01-drop-besluit.docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def document(layout: str = "publicatie") -> n.Document:
    plan = for_edition(waterdorp.plan(), "openbaar")
    return compose(plan, layout, waterdorp.examined().layouts, "openbaar", {"inhoud": "x" * 64})


def printed(data: bytes) -> str:
    return "".join(map(rules.words, rules.Book(data, rules.Expected()).paragraphs))


def test_every_paragraph_has_the_style_that_the_map_gives_for_its_role() -> None:
    used = set(re.findall(r'w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"', parts()["word/document.xml"].decode()))
    assert used <= {drop_template.id_of(role.name) for role in ROLES}
    for role in ("besluit-opschrift", "aanhef", "grondslag", "besluit-formule", "artikelkop", "alinea", "slotformulering", "ondertekening",
                 "bijlagekop", "hoofdstukkop", "tabelkop", "tabelcel", "figuur", "bijschrift", "lijst-niveau-1", "tabeltitel", "tabel"):  # fmt: skip
        assert drop_template.id_of(role) in used, role


def test_the_styles_are_the_template_s_in_the_language_of_the_plan() -> None:
    styles = parts()["word/styles.xml"].decode()
    assert set(re.findall(r'w:styleId="([^"]*)"', styles)) == {drop_template.id_of(role.name) for role in ROLES}
    assert re.findall(r'<w:lang w:val="([^"]*)"', styles) == ["nl-NL"]


def test_nothing_else_of_the_template_comes_along() -> None:
    everything = b"".join(parts().values())
    for secret in (SECRET, drop_template.PERSON, ELSEWHERE):
        assert secret.encode() not in everything
    assert b"document.main+xml" in parts()["[Content_Types].xml"]
    assert b"template.main+xml" not in parts()["[Content_Types].xml"]


def test_numbers_are_typed_and_no_list_of_word_is_used() -> None:
    text = parts()["word/document.xml"].decode()
    assert "<w:numPr>" not in text
    assert ">• </w:t>" in text
    heads = re.findall(r'w:val="Zzhoofdstukkop"/></w:pPr><w:r><w:t[^>]*>([^<]*)', text)
    assert heads[0] == "1"


def test_where_the_template_numbers_nothing_is_typed_and_each_list_begins_at_one() -> None:
    text = parts(numbers=True)["word/document.xml"].decode()
    assert ">• </w:t>" not in text
    assert not re.search(r'w:val="Zzhoofdstukkop"/></w:pPr><w:r><w:t[^>]*>[0-9]', text)
    lists = parts(numbers=True)["word/numbering.xml"].decode()
    used = set(re.findall(r'<w:numId w:val="([0-9]+)"/></w:numPr>', text))
    for number in used:
        assert re.search(rf'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>', lists)


def test_a_numbered_list_begins_anew_in_a_list_of_its_own() -> None:
    plan = n.Document("p", "p", "Plan", "nl-NL", (), (), tuple(n.ItemList(True, (n.Item((n.Paragraph((n.Text("een"),)),)),)) for _ in range(2)))
    files = drop_template.with_kit(data=drop_template.template(numbers=True), text=drop_template.role_map("sjabloon"))
    template = drop_template.examined(files).template
    data, _ = wordfile.write(plan, our_style(), {}, "actiekaarten", template)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text, lists = archive.read("word/document.xml").decode(), archive.read("word/numbering.xml").decode()
    assert re.findall(r'<w:numId w:val="([0-9]+)"/></w:numPr>', text) == ["5", "6"]
    assert lists.count("<w:startOverride") == 2


def test_the_zip_says_nothing_of_when_and_where_it_was_made() -> None:
    data = drop_template.made()["01-drop-besluit.docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in archive.infolist()} == {0}


# --- wide tables ----------------------------------------------------------------------------------------


def wide(columns: int) -> n.Document:
    made = tuple(n.Column((n.Text(f"kolom {number}"),), 1) for number in range(columns))
    cells = tuple(n.Cell((n.Paragraph((n.Field(f"x/{number}", (n.Text(f"waarde {number}"),)),)),)) for number in range(columns))
    table = n.Table("t", (n.Text("Alles"),), made, (n.Row(cells, "rij"),), "records")
    return n.Document("p", "p", "Plan", "nl-NL", (), (("part", "deel"), ("of", "van")), (n.Group("landscape", (table,)),))


def tables(found: n.Document) -> list[n.Table]:
    return [node for node in n.walk(found) if isinstance(node, n.Table)]


@pytest.mark.parametrize(("columns", "wanted"), [(6, [6]), (7, [6, 2]), (11, [6, 6]), (12, [6, 6, 2])])
def test_a_wide_table_becomes_tables_of_at_most_six_columns_that_begin_alike(columns: int, wanted: list[int]) -> None:
    found = tables(wordfile.split(wide(columns)))
    assert [len(table.columns) for table in found] == wanted
    assert {table.columns[0] for table in found} == {tables(wide(columns))[0].columns[0]}
    assert len({table.id for table in found}) == len(found)
    if len(wanted) > 1:
        assert n.plain(found[0].caption) == f"Alles (deel 1 van {len(wanted)})"


@pytest.mark.parametrize("choice", ["actiekaarten", "gesplitst"])
def test_by_choice_a_wide_table_becomes_cards_or_tables_and_no_value_is_lost(choice: str) -> None:
    files = drop_template.made(f"{drop_template.BASIC}brede_tabellen: {choice}\n", stage="vastgesteld")
    said = drop_template.outcomes(files)
    assert said["set/waarden"] == said["word/kolommen"] == said["word/rechte-rijen"] == "goed"
    data, own = wordfile.write(wordfile.split(wide(9)) if choice == "gesplitst" else wide(9), our_style(), {}, choice, None)
    assert data == own
    assert (b"<w:tbl>" in _document(data)) is (choice == "gesplitst")
    assert all(f"waarde {number}" in printed(data) for number in range(9))


def _document(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


# --- nothing is lost ------------------------------------------------------------------------------------


def test_nothing_of_the_plan_is_lost() -> None:
    data = drop_template.kit(waterdorp.examined())["01-drop-besluit.docx"]
    assert wordfile.lost(document(), document(), printed(data)) == []


def test_each_value_that_is_taken_out_or_changed_is_found_by_its_address() -> None:
    words = printed(drop_template.kit(waterdorp.examined())["01-drop-besluit.docx"])
    values = list(wordfile._values(document()))
    assert len(values) > 100
    letters = "".join(words.split())
    place, missed = 0, []
    for address, said in values:
        start = letters.index(said, place)
        without = letters[:start] + letters[start + len(said) :]
        if address not in wordfile.lost(document(), document(), without) and not wordfile.lost(document(), document(), without):
            missed.append((address, said))
        place = start + len(said)
    # Only a value that stands again right behind itself can go unseen.
    assert all(letters.count(said) > 1 for _, said in missed)
    assert len(missed) < len(values) / 10


def test_a_value_that_was_not_written_at_all_is_found() -> None:
    whole = document()
    smaller = replace(whole, children=whole.children[:-1])
    assert wordfile.lost(whole, smaller, printed(drop_template.kit(waterdorp.examined())["01-drop-besluit.docx"]))


def test_the_publication_shows_every_field_that_the_plan_shows() -> None:
    there = set(wordfile._values(document()))
    assert {address for address, _ in wordfile._values(document("plan"))} <= {address for address, _ in there}
    to_pages = {address for address, said in wordfile._values(document("plan")) if (address, said) not in there}
    assert to_pages == {"hoofdstukken/waarom"}  # it points at a page, which a publication does not have
