"""The DROP kit: one folder from which a jurist publishes, honest about what nobody decided yet, out of the open edition only."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from functools import cache
from typing import Any

import drop_template
import pytest
import waterdorp
import yaml
from drop_template import ready, ready_kit, trial
from lxml.html import fromstring

from planascode import nodes as n
from planascode.compose import compose
from planascode.dropvalues import CHOICES
from planascode.places import pdf_length
from planascode.publication import RULES, kit, sheets

DIGEST = hashlib.sha256(drop_template.template()).hexdigest()
PAGES = ("00-LEESMIJ.html", "02-drop-metadata.html", "06-weergave.html", "08-controle.html")
ALWAYS = {
    *PAGES, "00-LEESMIJ.pdf", "01-drop-besluit.docx", "02-drop-metadata.yaml", "02-drop-metadata.csv", "03-figuren/figuur-01.png",
    "03-figuren/alt.csv", "08-controle.json",
}  # fmt: skip
ANNEX = """\
naam: Berekening van de kade
blokken:
  - id: berekening
    naam: Hoe hoog de kade wordt
"""


@cache
def bare() -> dict[str, bytes]:
    """The kit of a draft about which nobody decided anything."""
    return drop_template.kit(waterdorp.examined())


def rows(files: dict[str, bytes], name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files[name].decode("utf-8-sig")), delimiter=";"))


def fields(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(files["02-drop-metadata.yaml"])
    return found


def words(files: dict[str, bytes], name: str) -> str:
    return " ".join(fromstring(files[name]).text_content().split())


def report(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["08-controle.json"])
    return found


# --- what is in it --------------------------------------------------------------------------------------


def test_the_folder_holds_exactly_the_files_of_the_kit() -> None:
    assert bare().keys() == ALWAYS
    assert ready_kit().keys() == {*ALWAYS, "07-diwoo.xml", "07-sitemap.xml"}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_alone(name: str) -> None:
    page = bare()[name].decode()
    assert "<script" not in page
    assert "assets/" not in page
    linked = set(re.findall(r'(?:href|src)="([^"#:]+)"', page))
    assert linked <= bare().keys(), name


def test_the_first_page_on_paper_is_one_page_also_of_a_plan_with_every_value() -> None:
    assert pdf_length(bare()["00-LEESMIJ.pdf"]) == 1
    assert pdf_length(ready_kit(trial(DIGEST))["00-LEESMIJ.pdf"]) == 1


def test_a_first_page_that_holds_more_is_set_smaller_until_it_is_one_page() -> None:
    many = ", ".join(f"artikel {number} van de Gemeentewet" for number in range(160, 168))
    old = '{tekst: artikel 160 van de Gemeentewet, jci: "1.0:c:BWBR0005416&artikel=160"}'
    files = drop_template.kit(ready("", ("plan.yaml", old, many)))
    assert "artikel 167" in words(files, "00-LEESMIJ.html")
    assert pdf_length(files["00-LEESMIJ.pdf"]) == 1


def test_the_first_page_has_numbered_steps_and_each_value_to_copy() -> None:
    page = fromstring(ready_kit()["00-LEESMIJ.html"])
    assert len(page.xpath("//ol/li")) == 8
    table = {row.findtext("th"): " ".join(row.find("td").text_content().split()) for row in page.xpath("//table[@id='kort']/tbody/tr")}
    for name, record in fields(ready_kit()).items():
        first = record["waarde"] if isinstance(record["waarde"], str) else record["waarde"][0]
        if record["veld"] in table:
            assert table[record["veld"]].startswith(first.removesuffix(".")), name
        else:
            assert first in ("mag leeg blijven", "nee", "nl", "gm1895"), name


# --- honest ---------------------------------------------------------------------------------------------


def test_without_template_it_says_loudly_that_it_is_not_ready() -> None:
    for name in ("00-LEESMIJ.html", "08-controle.html"):
        assert "NIET DROP-GEREED: sjabloon ontbreekt" in words(bare(), name)
    assert report(bare())["gereed_voor_drop"] is False
    assert report(bare())["sjabloon"] is None


@pytest.mark.parametrize("name", CHOICES)
def test_no_choice_is_filled_in_that_nobody_made(name: str) -> None:
    record = fields(bare())[name]
    first = record["waarde"] if isinstance(record["waarde"], str) else record["waarde"][0]
    wanted = "mag leeg blijven" if CHOICES[name].optional else "beslist de jurist"
    assert (first, record["stand"]) == (wanted, wanted)
    if CHOICES[name].values:
        assert record["waarde"][1].startswith(f"Mogelijk: {CHOICES[name].values[0]}")


def test_a_choice_that_was_made_says_by_which_role_and_on_which_day() -> None:
    assert fields(ready_kit())["rubriek"] == {
        "veld": "Rubriek",
        "waarde": ["beleidsregel", "besloten door Wethouder Water op 3 mei 2027"],
        "stand": "besloten",
        "bron": "publicatie.yaml: rubriek",
        "drop_verwacht": "één waarde; alleen een beleidsregel of een algemeen verbindend voorschrift moet in de Regelingenbank",
    }


def test_it_is_ready_only_after_a_trial_import_with_this_very_template() -> None:
    before, after = ready_kit(), ready_kit(trial(DIGEST))
    assert (report(before)["gereed_voor_drop"], report(after)["gereed_voor_drop"]) == (False, True)
    assert "Gereed voor DROP" in words(after, "00-LEESMIJ.html")
    said = words(before, "00-LEESMIJ.html")
    assert "NOG NIET DROP-GEREED" in said and "Nog te doen: 1 punt." in said and "proefimport" in said
    assert "gereed voor drop" not in said.lower()
    assert drop_template.outcomes(before)["set/proefimport"] == "nog te doen"


def test_a_trial_import_with_another_template_says_nothing_about_this_one() -> None:
    files = ready_kit(trial("0" * 64))
    assert report(files)["gereed_voor_drop"] is False
    assert drop_template.outcomes(files)["set/proefimport"] == "nog te doen"


@pytest.mark.parametrize(
    ("notice", "outcome", "found"),
    [
        ("{tekst: Onbekend element, opgelost: ja, zoek: element, aanduiding: w:br}", "goed", ["Onbekend element"]),
        ("{tekst: Onbekend element, opgelost: ja, zoek: element, aanduiding: w:tbl}", "niet goed", None),
        ("{tekst: Stijl niet herkend, opgelost: ja, zoek: stijl, aanduiding: ZZ alinea}", "niet goed", None),
        ("{tekst: Stijl niet herkend, opgelost: ja, zoek: stijl, aanduiding: ZZ dagtekening}", "goed", None),
        ("{tekst: Stijl niet herkend, opgelost: ja, zoek: stijl, aanduiding: ZZ alinae}", "nog te doen", None),
        ("{tekst: Iets anders, opgelost: nee}", "niet goed", ["Iets anders"]),
        ("{tekst: Iets anders, opgelost: ja}", "goed", ["Iets anders"]),
    ],
)
def test_each_notice_of_the_trial_import_is_a_check_that_looks_in_the_bytes(notice: str, outcome: str, found: list[str] | None) -> None:
    files = ready_kit(trial(DIGEST, notice))
    (line,) = [item for item in report(files)["controles"] if item["regel"] == "melding-1"]
    assert line["uitslag"] == outcome
    assert found is None or line["gevonden"] == found[0]
    assert report(files)["gereed_voor_drop"] is (outcome == "goed")


def test_another_template_than_that_of_the_trial_import_is_named() -> None:
    said = words(ready_kit(trial("0" * 64)), "08-controle.html")
    assert f"gedaan met een ander sjabloon: controlegetal {'0' * 12}, nu {DIGEST[:12]}" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("besluit: {waarde: ja", "besluit: {waarde: nee"), ("betreft: {waarde: nieuwe regeling", "betreft: {waarde: wijziging"),
        ("publicatiedatum: {waarde: 2027-05-10", "publicatiedatum: {waarde: 2027-02-31"),
        ("rubriek: {waarde: beleidsregel", "rubriek: {waarde: beslist de jurist"),
    ],
)  # fmt: skip
def test_a_choice_that_drop_cannot_take_is_no_choice(old: str, new: str) -> None:
    files = drop_template.kit(ready(trial(DIGEST), ("publicatie.yaml", old, new)))
    assert report(files)["gereed_voor_drop"] is False
    assert drop_template.outcomes(files)["set/keuzes"] == "nog te doen"


def test_one_thing_that_is_open_is_enough_not_to_be_ready() -> None:
    lacking = ready(trial(DIGEST), ("publicatie.yaml", "rubriek: ", "eigen_onderwerp: "))
    files = drop_template.kit(lacking)
    assert {name for name, outcome in drop_template.outcomes(files).items() if outcome not in ("goed", "n.v.t.")} == {"set/keuzes"}
    assert report(files)["gereed_voor_drop"] is False


def test_a_draft_is_never_ready() -> None:
    files = drop_template.kit(ready(trial(DIGEST), ("plan.yaml", "stadium: vastgesteld", "stadium: ter vaststelling")))
    assert drop_template.outcomes(files)["word/kop-en-voettekst"] == "niet goed"
    with zipfile.ZipFile(io.BytesIO(files["01-drop-besluit.docx"])) as book:
        assert "Ter vaststelling" in book.read("word/header1.xml").decode()


# --- the values -----------------------------------------------------------------------------------------


def test_the_values_say_where_they_come_from_and_what_drop_expects() -> None:
    found = fields(ready_kit())
    assert all(record["bron"].partition(":")[0] in ("plan.yaml", "publicatie.yaml", "besluit.yaml") for record in found.values())
    assert all(record["drop_verwacht"] for record in found.values())
    assert found["datum_vaststelling"]["waarde"] == ["2027-05-03", "3 mei 2027"]
    assert found["datum_vaststelling"]["bron"] == "plan.yaml: momenten, besluit-plan, datum"
    assert found["grondslag"]["waarde"] == ["artikel 160 van de Gemeentewet", "1.0:c:BWBR0005416&artikel=160"]
    assert found["organisatie"]["waarde"] == "Waterdorp"
    assert found["vastgesteld_door"]["waarde"] == ["College van burgemeester en wethouders", "Burgemeester"]
    assert found["kenmerk"]["waarde"][0] == "Onbekend."


def test_csv_and_page_hold_the_same_table_as_the_yaml() -> None:
    found = fields(ready_kit())
    head, *lines = rows(ready_kit(), "02-drop-metadata.csv")
    assert [re.sub(" ", "_", name.lower()) for name in head] == list(next(iter(found.values())))
    page = fromstring(ready_kit()["02-drop-metadata.html"]).xpath("//table[@id='metadata']/tbody/tr")
    assert len(lines) == len(page) == len(found)
    for line, row, record in zip(lines, page, found.values(), strict=True):
        said = ["; ".join(value) if isinstance(value, list) else value for value in record.values()]
        assert line == said
        flat = [part for value in record.values() for part in (value if isinstance(value, list) else [value])]
        assert "".join(row.text_content().split()) == "".join("".join(flat).split())


def test_the_official_title_is_the_one_above_the_decision() -> None:
    with zipfile.ZipFile(io.BytesIO(ready_kit()["01-drop-besluit.docx"])) as book:
        first = re.search(r"<w:p>.*?</w:p>", book.read("word/document.xml").decode())
    assert first
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", first[0])) == fields(ready_kit())["officiele_titel"]["waarde"]


# --- figures and annexes --------------------------------------------------------------------------------


def test_the_figures_are_those_of_the_word_file_with_what_belongs_to_them() -> None:
    files = ready_kit()
    with zipfile.ZipFile(io.BytesIO(files["01-drop-besluit.docx"])) as book:
        inside = [book.read(name) for name in book.namelist() if name.startswith("word/media/")]
    assert inside == [files["03-figuren/figuur-01.png"]]
    head, line = rows(files, "03-figuren/alt.csv")
    record = dict(zip(head, line, strict=True))
    assert record["tekst voor wie het niet ziet"] == "Twee vlakken naast elkaar, voor elke opgave een."
    assert (record["bestand"], record["nummer"], record["bijschrift"]) == ("figuur-01.png", "Figuur 1", "De twee opgaven")
    assert int(record["breedte mm"]) <= 160
    assert round(int(record["breedte px"]) / (int(record["breedte mm"]) / 25.4)) in range(150, 301)


def annexed(permission: str) -> dict[str, bytes]:
    more = {
        "bijlagen/hoogte/bijlage.yaml": ANNEX.encode(),
        "bijlagen/hoogte/berekening.md": b"De kade wordt een meter hoger dan het hoogste water.\n",
        "indeling.yaml": waterdorp.files()["indeling.yaml"].replace(b"\nprioriteit:", b"\n  - {id: bijlagen, soort: bijlagen, kop: Bijlagen}\nprioriteit:"),
    }
    text = f"{drop_template.BASIC}buiten_tekst:\n  - bijlage: hoogte\n    toestemming: {permission}\n"
    return drop_template.kit(drop_template.examined(drop_template.with_kit(text, more=more)))


def test_an_annex_stands_outside_the_text_only_with_permission() -> None:
    without = annexed("onbekend (gevraagd)")
    assert not any(name.startswith("04-") for name in without)
    assert "een meter hoger" in words(without, "06-weergave.html")
    assert drop_template.outcomes(without)["set/bijlagen"] == "nog te doen"
    permitted = annexed("{kenmerk: K-1, datum: 3 mei 2027, door: wethouder-water}")
    assert permitted["04-bijlagen/hoogte.pdf"].startswith(b"%PDF")
    assert "een meter hoger" not in words(permitted, "06-weergave.html")
    assert drop_template.outcomes(permitted)["set/bijlagen"] == "goed"
    assert fields(permitted)["externe_bijlagen"]["waarde"] == "04-bijlagen/hoogte.pdf"


# --- the report -----------------------------------------------------------------------------------------


def test_every_rule_is_a_line_of_the_report_with_words_of_its_own() -> None:
    found = report(ready_kit())["controles"]
    assert {item["regel"] for item in found if item["bij"] == "word"} == RULES.keys()
    named = [item["controle"] for item in found]
    assert len(named) == len(set(named))
    assert all(item["wat_u_doet"] for item in found)


def test_what_is_not_good_says_what_to_do() -> None:
    (line,) = [item for item in report(bare())["controles"] if item["regel"] == "keuzes"]
    assert line["uitslag"] == "nog te doen"
    assert "Rubriek" in line["gevonden"]
    assert "publicatie.yaml" in line["wat_u_doet"]
    page = words(bare(), "08-controle.html")
    assert all(item["controle"] in page for item in report(bare())["controles"])


def test_the_template_is_named_with_its_digest() -> None:
    assert report(ready_kit())["sjabloon"] == {"pad": "drop/sjabloon.dotx", "sha256": DIGEST}
    assert DIGEST in words(ready_kit(), "08-controle.html")


def test_a_sheet_without_its_table_is_an_error() -> None:
    with pytest.raises(ValueError, match="metadata"):
        sheets.table(n.Document("k", "i", "t", "nl", (), ()), "metadata")


def test_the_kit_is_the_same_each_time() -> None:
    assert drop_template.kit(ready()) == ready_kit()


def test_the_layout_has_words_for_every_choice() -> None:
    layout = waterdorp.layouts()["publicatieblad.xml.j2"].decode()
    assert all(f'"{name}": "' in layout for name in CHOICES)


def test_the_decision_and_the_plan_are_one_document() -> None:
    plan = ready().plan
    assert plan is not None
    document = compose(plan, "publicatie", ready().layouts, "openbaar", {"inhoud": "x" * 64})
    heads = [n.plain(node.heading) for node in n.walk(document) if isinstance(node, n.Section)]
    assert heads[:5] == [
        "Artikel 1 Vaststelling", "Artikel 2 Intrekking", "Artikel 3 Inwerkingtreding", "Artikel 4 Citeertitel",
        "Bijlage bij het besluit: Uitvoeringsprogramma Droge Voeten 2027-2030",
    ]  # fmt: skip


def test_what_the_plan_shows_and_the_word_file_does_not_is_told_by_its_address() -> None:
    layout = waterdorp.layouts()["publicatie.xml.j2"]
    loop = b"{% for deel in indeling.plan %}"
    less = layout.replace(loop, loop.replace(b" %}", b' if deel.soort != "geld" %}'))
    assert less != layout
    files = drop_template.kit(drop_template.examined({**waterdorp.files(), "layouts/publicatie.xml.j2": less}))
    (line,) = [item for item in report(files)["controles"] if item["regel"] == "waarden"]
    assert line["uitslag"] == "niet goed"
    assert any(place.startswith("budgetposten/") for place in line["gevonden"])


def test_an_annex_that_is_once_said_to_have_no_permission_stays_in_the_text() -> None:
    given = "- {bijlage: hoogte, toestemming: {kenmerk: K-1, datum: 3 mei 2027, door: wethouder-water}}"
    for more, apart in (("", {"hoogte"}), ("\n  - {bijlage: hoogte, toestemming: onbekend (gevraagd)}", set())):
        files = drop_template.with_kit(f"buiten_tekst:\n  {given}{more}\n")
        files["bijlagen/hoogte/bijlage.yaml"] = b"naam: Hoogte\nblokken: []\n"
        assert kit.permitted(drop_template.examined(files).part["publicaties"]["publicatie"]) == apart
