"""The documents for college, council and public: what they say for a plan in force, a draft, one body and two."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import college_plan
import pytest
import waterdorp
from pypdf import PdfReader
from word_file import find, paragraphs, part, words
from word_template import SECRET, template

from planascode import nodes as n
from planascode import pipeline
from planascode.checks import language, wording
from planascode.compose import compose
from planascode.leaks import find as leaks
from planascode.outputs import COLLEGE, JOBS, Task
from planascode.pipeline import Checked, Options
from planascode.wordbase import read
from planascode.writers import pdf

VOORSTEL, BESLUIT, BRIEF, SAMENVATTING = COLLEGE


def task(checked: Checked) -> Task:
    assert checked.plan is not None, checked.problems
    ((_, found),) = pipeline.tasks(checked, Options(), ("college",))
    return found


def document(checked: Checked, name: str) -> n.Document:
    own = task(checked)
    return compose(own.plan, name, own.layouts, own.editie, own.facts())


def said(found: Any) -> list[str]:
    """Headings, terms with their values and paragraphs, in order; a heading after ``#``."""
    lines: list[str] = []
    for node in n.walk(found):
        match node:
            case n.Section(heading=heading, level=level):
                lines.append(f"{'#' * level} {n.plain(heading)}")
            case n.Paragraph(children):
                lines.append(n.plain(children))
            case n.Fact(term):
                lines.append(n.plain(term))
    return lines


def headings(found: n.Document) -> list[str]:
    return [line.lstrip("# ") for line in said(found) if line.startswith("## ")]


@pytest.fixture(scope="module")
def both() -> Checked:
    return college_plan.examined()


@pytest.fixture(scope="module")
def plans(checked: Checked, both: Checked) -> dict[str, Checked]:
    """A plan in force, a draft without besluit.yaml, and a draft with two bodies."""
    return {"oldambt": checked, "waterdorp": waterdorp.examined(), "beide": both}


@pytest.fixture(scope="module")
def made(plans: dict[str, Checked]) -> dict[str, dict[str, bytes]]:
    return {name: JOBS["college"](task(found)) for name, found in plans.items()}


PLANS = ("oldambt", "waterdorp", "beide")

# --- the decision ----------------------------------------------------------------------------------------


def test_the_decision_of_a_plan_in_force_is_a_legal_text_that_says_what_is_not_known(checked: Checked) -> None:
    assert said(document(checked, BESLUIT)) == [
        "# Besluit van het college van burgemeester en wethouders van de gemeente Oldambt "
        "tot vaststelling van het Uitvoeringsplan Integrale Veiligheid 2021-2023",
        "Het college van burgemeester en wethouders van de gemeente Oldambt;",
        "gelezen: onbekend (niet in de bron);",
        "overwegende: onbekend (niet in de bron);",
        "gelet op:",
        "Bepalingen van de Gemeentewet en de Politiewet;",
        "besluit vast te stellen het volgende besluit:",
        "## Artikel 1 Vaststelling",
        "Het Uitvoeringsplan Integrale Veiligheid 2021-2023 wordt vastgesteld. De tekst staat in de bijlage bij dit besluit.",
        "## Artikel 2 Inwerkingtreding",
        "Dit besluit treedt in werking met ingang van 21 juli 2022.",
        "## Artikel 3 Citeertitel",
        "Dit besluit wordt aangehaald als: onbekend (niet in de bron).",
        "## Ondertekening",
        "Aldus vastgesteld op 14 juni 2022.",
        "Plaats: onbekend (niet in de bron)",
        "Het college van burgemeester en wethouders van de gemeente Oldambt",
        "onbekend (niet in de bron)",
    ]


def test_two_bodies_decide_each_as_far_as_competent_and_withdraw_the_older_plan(both: Checked) -> None:
    assert said(document(both, BESLUIT)) == [
        "# Besluit van het college van burgemeester en wethouders en de burgemeester van de gemeente Waterdorp "
        "tot vaststelling van het Uitvoeringsprogramma Droge Voeten 2027-2030",
        "Het college van burgemeester en wethouders en de burgemeester van de gemeente Waterdorp, ieder voor zover bevoegd;",
        "gelezen het voorstel van 12 april 2027;",
        "overwegende dat:",
        "het water hoger komt dan de kade aankan;",
        "bewoners daarom om een plan hebben gevraagd;",
        "gelet op:",
        "artikel 160 van de Gemeentewet;",
        "artikel 172 van de Gemeentewet;",
        "besluiten vast te stellen het volgende besluit:",
        "## Artikel 1 Vaststelling",
        "Het Uitvoeringsprogramma Droge Voeten 2027-2030 wordt vastgesteld. De tekst staat in de bijlage bij dit besluit.",
        "## Artikel 2 Intrekking",
        "Het Waterplan 2019-2026, vastgesteld op 3 maart 2019, wordt ingetrokken.",
        "## Artikel 3 Inwerkingtreding",
        "Dit besluit treedt in werking met ingang van de dag na die van de bekendmaking.",
        "## Artikel 4 Citeertitel",
        "Dit besluit wordt aangehaald als: Programma Droge Voeten.",
        "## Ondertekening",
        "Aldus vastgesteld te Waterdorp op deze dag: onbekend (nog te plannen).",
        "Het college van burgemeester en wethouders en de burgemeester van de gemeente Waterdorp, ieder voor zover bevoegd",
        "Secretaris",
        "Burgemeester",
    ]


def test_one_ground_stands_in_the_sentence() -> None:
    one = college_plan.examined(("plan.yaml", ", artikel 172 van de Gemeentewet]", "]"), ("besluit.yaml", "[college, burgemeester]", "[burgemeester]"))
    lines = said(document(one, BESLUIT))
    assert "gelet op artikel 160 van de Gemeentewet;" in lines
    assert "De burgemeester van de gemeente Waterdorp;" in lines
    assert "besluit vast te stellen het volgende besluit:" in lines


def test_what_works_backwards_says_from_when_and_to_which_day() -> None:
    back = "datum: 1 januari 2027, terugwerkende_kracht: ja}"
    found = college_plan.examined(("plan.yaml", "datum: de dag na die van de bekendmaking}", back))
    words = "treedt in werking met ingang van de dag na die van de bekendmaking en werkt terug tot en met 1 januari 2027."
    assert f"Dit besluit {words}" in said(document(found, BESLUIT))
    asked = "Het besluit in werking te laten treden met ingang van de dag na die van de bekendmaking en terug te laten werken tot en met 1 januari 2027."
    assert asked in said(document(found, VOORSTEL))


def test_without_besluit_yaml_the_kit_is_made_of_what_the_plan_knows() -> None:
    found = college_plan.examined(("besluit.yaml", college_plan.BESLUIT, ""))
    lines = said(document(found, BESLUIT))
    assert "Het college van burgemeester en wethouders van de gemeente Waterdorp;" in lines, "the body of the decision among the moments"
    assert not [line for line in lines if line.startswith(("gelezen", "overwegende"))]
    assert "Plaats: onbekend" in lines
    unknown = said(document(waterdorp.examined(), BESLUIT))
    assert "Een orgaan dat nog onbekend is van de gemeente Waterdorp;" in unknown
    assert "Dit besluit treedt in werking op een dag die nog onbekend is." in unknown


@pytest.mark.parametrize(
    ("titel", "words"),
    [
        ("Nota Grondbeleid", "de Nota Grondbeleid"),
        ("Woonvisie 2030", "de Woonvisie 2030"),
        ("Actieplan Wonen", "het Actieplan Wonen"),
        ("Samen verder", "het plan Samen verder"),
    ],
)
def test_the_article_before_a_title_follows_from_its_first_word(titel: str, words: str) -> None:
    found = college_plan.examined(("plan.yaml", "Uitvoeringsprogramma Droge Voeten 2027-2030", titel))
    lines = said(document(found, BESLUIT))
    assert lines[0].endswith(f" tot vaststelling van {words}")
    assert any(line.startswith(f"{words[0].upper()}{words[1:]} wordt vastgesteld.") for line in lines)


# --- proposal, letter and summary ------------------------------------------------------------------------


def test_a_proposal_has_its_head_and_its_parts_in_the_order_of_a_college(both: Checked) -> None:
    found = document(both, VOORSTEL)
    (head, *_) = (node for node in n.walk(found) if isinstance(node, n.Facts))
    assert {n.plain(fact.term): said(fact)[-1] for fact in head.facts} == {
        "Onderwerp": "Vaststelling van het Uitvoeringsprogramma Droge Voeten 2027-2030",
        "Zaaknummer": "onbekend (nog niet geregistreerd)",
        "Portefeuillehouder": "Wethouder Water",
        "Team": "Team Water",
        "Datum voorstel": "12 april 2027",
        "Datum plan": "3 mei 2027",
        "Openbaar": "ja, gemaakt van de editie openbaar",
    }
    assert headings(found) == [
        "Gevraagd besluit", "Aanleiding", "Argumenten", "Kanttekeningen", "Financiën", "Communicatie", "Vervolg", "Bijlagen",
    ]  # fmt: skip
    asked = next(node for node in n.walk(found) if isinstance(node, n.ItemList) and node.ordered)
    assert [said(item)[0] for item in asked.items] == [
        "Het Uitvoeringsprogramma Droge Voeten 2027-2030 vast te stellen.",
        "Het Waterplan 2019-2026, vastgesteld op 3 maart 2019, in te trekken.",
        "Het besluit in werking te laten treden met ingang van de dag na die van de bekendmaking.",
    ]


def test_the_money_is_what_is_needed_what_is_there_and_what_is_not(both: Checked) -> None:
    (table,) = (node for node in n.walk(document(both, VOORSTEL)) if isinstance(node, n.Table))
    assert [[said(cell)[0] for cell in row.cells] for row in table.rows] == [
        ["Nodig", "ten minste € 128.250,25, 1 onbekend"],
        ["Beschikbaar", "€ 128.250,25"],
        ["Niet gedekt", "onbekend (1 post zonder bedrag)"],
    ]


def test_a_letter_says_what_was_decided_or_what_is_proposed(checked: Checked, both: Checked) -> None:
    decided, proposed = (said(document(found, BRIEF)) for found in (checked, both))
    assert "Geachte leden van de raad," in decided
    assert (
        "Het college van burgemeester en wethouders stelde op 14 juni 2022 het Uitvoeringsplan Integrale Veiligheid 2021-2023 vast. "
        "Met deze brief hoort u wat dat betekent."
    ) in decided
    assert (
        "Er ligt een voorstel aan het college van burgemeester en wethouders en de burgemeester om het Uitvoeringsprogramma Droge Voeten 2027-2030 "
        "vast te stellen. Met deze brief hoort u wat dat betekent."
    ) in proposed
    begin = proposed.index("Waterdorp krijgt een plan tegen wateroverlast.")
    assert proposed[begin + 1] == "Wij houden u elk jaar op de hoogte."
    assert proposed[-2:] == ["Secretaris", "Burgemeester"]


@pytest.mark.parametrize("plan", PLANS)
def test_the_summary_has_at_most_two_pages(made: dict[str, dict[str, bytes]], plan: str) -> None:
    assert len(PdfReader(io.BytesIO(made[plan][f"college/{SAMENVATTING}.pdf"])).pages) <= 2


def test_a_summary_of_many_priorities_and_goals_names_only_so_many(checked: Checked) -> None:
    own = task(checked)
    first = own.plan["prioriteiten"]["ondermijning"]
    longer = replace(first, doelstelling=(*first.doelstelling, "Een vierde doel"))
    plan = replace(own.plan, records={**own.plan.records, "prioriteiten": {**own.plan["prioriteiten"], first.id: longer}})
    lines = said(compose(plan, SAMENVATTING, own.layouts, own.editie, own.facts()))
    assert "Een vierde doel" not in lines
    assert "Meer doelen staan in het plan." in lines


def test_a_summary_of_a_plan_with_many_long_goals_and_many_parties_has_two_pages(checked: Checked) -> None:
    own = task(checked)
    goals = tuple(f"Doel {number}: {'wij werken samen aan een veilige gemeente, ' * 8}en dat blijft zo." for number in range(5))
    first, *_ = own.plan["prioriteiten"].values()
    many = {f"p-{number}": replace(first, id=f"p-{number}", naam=f"Een opgave met een lange naam, nummer {number}", doelstelling=goals) for number in range(8)}
    gegevens = replace(own.plan.gegevens, prioriteiten=tuple(many), afgestemd_met=tuple(own.plan["organisaties"]))
    plan = replace(own.plan, gegevens=gegevens, records={**own.plan.records, "prioriteiten": many})
    assert len(gegevens.afgestemd_met) > 20
    found = compose(plan, SAMENVATTING, own.layouts, own.editie, own.facts())
    lines = said(found)
    assert lines.count(goals[0]) > 1, "as long as there is room"
    assert "De doelen staan in het plan." in lines
    assert any(line.endswith("Meer partijen staan in het plan.") for line in lines)
    assert len(PdfReader(io.BytesIO(pdf.write(found, own.style, "s.pdf")["s.pdf"])).pages) == 2


@pytest.mark.parametrize("name", COLLEGE)
@pytest.mark.parametrize("plan", PLANS)
def test_the_rules_of_language_find_nothing_in_the_words_of_the_layouts(plans: dict[str, Checked], plan: str, name: str) -> None:
    own = list(_own_sentences(document(plans[plan], name)))
    assert len(own) > 8
    for rule in (language.check_sentences_are_short, language.check_no_opinions, wording.check_words_are_plain):
        assert waterdorp.said(rule, text="\n\n".join(own)) == []
        assert waterdorp.said(rule, text="\n\n".join([*own, f"Ik vind dat wij teneinde {'veel ' * 25}woorden."])) != []


def _own_sentences(found: n.Document) -> Iterator[str]:
    """The sentences of running text, with one word where the content says something."""
    for node in n.walk(found):
        if isinstance(node, n.Paragraph):
            text = n.plain(tuple(n.Text("x") if isinstance(item, n.Field) else item for item in node.children))
            yield from (text[begin:end] for begin, end in language.sentences(text))


# --- the files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS)
def test_each_document_is_a_pdf_and_a_word_file(made: dict[str, dict[str, bytes]], plan: str) -> None:
    assert sorted(made[plan]) == sorted(f"college/{name}.{kind}" for name in COLLEGE for kind in ("pdf", "docx"))


@pytest.mark.parametrize("name", COLLEGE)
def test_every_page_of_a_draft_says_so(made: dict[str, dict[str, bytes]], name: str) -> None:
    files = made["beide"]
    for page in PdfReader(io.BytesIO(files[f"college/{name}.pdf"])).pages:
        assert "Concept: " in page.extract_text()
    assert "Concept: " in words(part(files[f"college/{name}.docx"], "word/header1.xml"))


def test_the_word_file_has_real_headings(made: dict[str, dict[str, bytes]]) -> None:
    body = part(made["beide"][f"college/{BESLUIT}.docx"])
    assert [words(item) for item in paragraphs(body, "Kop2")] == [
        "Artikel 1 Vaststelling", "Artikel 2 Intrekking", "Artikel 3 Inwerkingtreding", "Artikel 4 Citeertitel", "Ondertekening",
    ]  # fmt: skip
    assert len(paragraphs(body, "Kop1")) == 1


def test_the_word_files_stand_on_the_template_of_the_municipality(both: Checked) -> None:
    base, problems = read("sjabloon.dotx", template())
    assert base and not problems
    own = task(both)
    plain, based = (JOBS["college"](replace(own, style=replace(own.style, base=item))) for item in (None, base))
    for name in COLLEGE:
        file = f"college/{name}.docx"
        assert find(part(based[file], "word/styles.xml"), "//w:style[@w:styleId='Kop1']/w:rPr/w:color/@w:val") == ["7A1F5C"]
        assert [words(item) for item in paragraphs(part(based[file]))] == [words(item) for item in paragraphs(part(plain[file]))]
        assert SECRET.encode() not in based[file]


@pytest.mark.parametrize("plan", PLANS)
def test_the_same_plan_gives_the_same_bytes(plans: dict[str, Checked], made: dict[str, dict[str, bytes]], plan: str) -> None:
    assert JOBS["college"](task(plans[plan])) == made[plan]


@pytest.mark.parametrize("plan", PLANS)
def test_nothing_in_it_is_for_another_edition(plans: dict[str, Checked], made: dict[str, dict[str, bytes]], plan: str) -> None:
    hidden = pipeline.secrets(plans[plan], Options())["openbaar"]
    assert leaks(made[plan], hidden) == ()


def test_a_field_of_the_decision_that_is_internal_is_not_in_the_kit(both: Checked) -> None:
    line = "kanttekeningen: [De subsidie voor regentonnen is nog niet zeker.]"
    closed = college_plan.examined(("besluit.yaml", line, f"{line}\neditie_per_veld: {{kanttekeningen: vertrouwelijk}}"))
    words = "De subsidie voor regentonnen is nog niet zeker."
    assert words in said(document(both, VOORSTEL))
    assert words not in said(document(closed, VOORSTEL))
    assert leaks(JOBS["college"](task(closed)), pipeline.secrets(closed, Options())["openbaar"]) == ()


def test_the_kit_is_made_of_the_most_open_edition_with_the_standen_of_the_decision(checked: Checked) -> None:
    ((output, own),) = pipeline.tasks(checked, Options(), ("college",))
    assert (output, own.editie, own.plan.gegevens.peildatum) == ("college", "openbaar", date(2022, 6, 14))
