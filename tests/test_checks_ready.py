"""What must be finished before a plan is put before those who decide. The example's peildatum is 1 april 2027."""

from __future__ import annotations

import pytest
from example_plan import HOME, SPREEKUUR, at, content, decided, found

from planascode.checks import ready

NAME, OPEN = "naam: Spreekuur in de wijk (voorbeeld)", "nu: onbekend (nog in te vullen)"
SAMPLE, UNFILLED, STILL = "dit is nog tekst van het voorbeeld", "dit is nog niet ingevuld", "'nu' is nog niet ingevuld"


@pytest.mark.parametrize(
    ("ground", "wrong"),
    [
        ("De Gemeentewet en de Politiewet", True),
        ("Artikelen van de Gemeentewet", True),
        ("artikel 160 van de Gemeentewet", False),
        ("Gemeentewet, art. 160, eerste lid", False),
        ("Artikelen 2 en 3 van de wet", False),
    ],
)
def test_a_legal_ground_names_its_article(ground: str, wrong: bool) -> None:
    change = ("plan.yaml", "\ngrondslag: onbekend (nog in te vullen)", f'\ngrondslag: ["{ground}"]')
    assert [item.code for item in found(ready.check_ground_names_an_article, change)] == ["D-004"] * wrong


def test_a_basis_says_when_and_by_whom_it_was_adopted_and_other_pieces_need_not() -> None:
    path = "namen/documenten.yaml"
    orgaan = (path, "  orgaan: college               # een id uit rollen.yaml\n", "")
    (problem,) = found(ready.check_basis_was_adopted, orgaan)
    assert (problem.code, problem.message) == ("D-005", "bij het basisplan 'kadernota-voorbeeld' ontbreekt: orgaan")
    other = ("plan.yaml", "basisplannen: [kadernota-voorbeeld]", "basisplannen: []")
    assert found(ready.check_basis_was_adopted, orgaan, other) == []


@pytest.mark.parametrize(
    ("check", "code"), [(ready.check_annexes_are_finished, "D-006"), (ready.check_remarks_are_answered, "D-007")]
)
def test_what_is_open_is_told_from_the_day_that_the_plan_is_put_before_the_college(check: object, code: str) -> None:
    assert callable(check)
    assert found(check) == []
    assert found(check, at("concept"), decided("1 april 2027")) == []
    for stadium in ("ter vaststelling", "in werking"):
        assert [item.code for item in found(check, at(stadium))] == [code]


def test_what_is_finished_is_not_told() -> None:
    done = (at("vastgesteld"), ("bijlagen/werkwijze/bijlage.yaml", "concept: ja", "concept: nee"))
    assert found(ready.check_annexes_are_finished, *done) == []
    answered = (at("vastgesteld"), ("opmerkingen/opmerkingen.yaml", "afgehandeld: nee", "afgehandeld: ja"))
    assert found(ready.check_remarks_are_answered, *answered) == []


@pytest.mark.parametrize(
    ("concept", "words", "told"),
    [
        ("nee", "Dit is een eerste opzet.", True), ("nee", "Dit is nog een concept.", True),
        ("ja", "Dit is een eerste opzet.", False), ("nee", "Het is af.", False),
    ],
)  # fmt: skip
def test_an_annex_that_says_it_is_a_draft_is_one(concept: str, words: str, told: bool) -> None:
    mark = ("bijlagen/werkwijze/bijlage.yaml", "concept: ja", f"concept: {concept}")
    text = ("bijlagen/werkwijze/stappen.md", "Deze tekst is een voorbeeld.", words)
    problems = found(ready.check_annexes_are_finished, mark, text)
    assert [(item.code, item.source.file) for item in problems] == [("D-037", "bijlagen/werkwijze/stappen.md")] * told


def test_a_drawn_picture_is_described_and_a_lost_one_cannot_be() -> None:
    alt = (
        "figuren/figuren.yaml",
        "alt: Schema waarin de randvoorwaarden als een dak boven de prioriteiten liggen.",
        "alt: onbekend (nog te maken)",
    )
    assert [item.code for item in found(ready.check_figures_are_described, alt)] == ["D-008"]
    lost = ("figuren/figuren.yaml", "soort: overkoepeling", "soort: verloren")
    assert found(ready.check_figures_are_described, alt, lost) == []


@pytest.mark.parametrize(
    ("alt", "told"),
    [
        ("Boven {0} en onder {1}.", []), ("Schema met een dak.", []), ("Boven {0} en onder iets anders.", ["F-013"]),
    ],
)  # fmt: skip
def test_the_description_of_a_drawing_that_names_names_names_all(alt: str, told: list[str]) -> None:
    plan = content().plan
    names = [", ".join(item.naam for item in plan[kind].values()) for kind in ("randvoorwaarden", "prioriteiten")]
    change = ("figuren/figuren.yaml", "alt: Schema waarin de randvoorwaarden als een dak boven de prioriteiten liggen.", f'alt: "{alt.format(*names)}"')
    problems = found(ready.check_figures_are_described, change)
    assert [item.code for item in problems] == told
    assert all(item.hint.startswith("zet in de beschrijving erbij: ") for item in problems)


def test_a_name_that_is_nearly_right_in_a_description_is_shown() -> None:
    plan = content().plan
    names = [item.naam for kind in ("randvoorwaarden", "prioriteiten") for item in plan[kind].values()]
    alt = f"Onder elkaar {', '.join(names[:-1])} en {names[-1][:-1]}x."
    change = ("figuren/figuren.yaml", "alt: Schema waarin de randvoorwaarden als een dak boven de prioriteiten liggen.", f'alt: "{alt}"')
    (problem,) = found(ready.check_figures_are_described, change)
    assert problem.hint == (
        f"is dat de nieuwe naam? Schrijf in plaats van '{names[-1][:-1]}x': {names[-1]}; zo niet, verbeter de naam in {HOME}/prioriteit.yaml, regel 3"
    )


def test_sample_text_is_told_in_a_plan_for_the_college_piece_by_piece_and_before_that_not() -> None:
    assert found(ready.check_the_sample_is_gone) == []
    problems = found(ready.check_the_sample_is_gone, at("ter vaststelling"))
    places = {problem.source.file for problem in problems}
    assert {problem.code for problem in problems} == {"D-011"}
    assert {"hoofdstukken/inleiding.md", "hoofdstukken/leeswijzer.md", "namen/rollen.yaml", "geld/budgetposten.yaml"} <= places
    gone = ("hoofdstukken/leeswijzer.md", "Dit plan is nog een voorbeeld. Alle gegevens erin zijn verzonnen.", "Zo leest u dit plan.")
    fewer = found(ready.check_the_sample_is_gone, at("ter vaststelling"), gone)
    assert len(fewer) == len(problems) - 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (NAME, NAME, [SAMPLE, STILL]),
        (NAME, "naam: Spreekuur", [STILL]),
        (NAME, "naam: Spreekuur (nog in te vullen)", [UNFILLED, STILL]),
        (NAME, "naam: 'Nieuw stuk: maatregel'", [SAMPLE, STILL]),
        (NAME, "naam: 'Nieuw stuk: maatregelen'", [STILL]),
        (OPEN, "nu: onbekend (wordt in mei geteld)", [SAMPLE]),
        ("instrumenten: n.v.t.", "instrumenten: onbekend (nog in te vullen)", [SAMPLE, "'nu' en 'instrumenten' zijn nog niet ingevuld"]),
    ],
)
def test_what_the_program_put_in_a_record_is_told_in_a_plan_for_the_college_once_for_all_its_fields(
    old: str, new: str, said: list[str]
) -> None:
    told = found(ready.check_the_sample_is_gone, at("ter vaststelling"), (SPREEKUUR, old, new))
    assert [problem.message for problem in sorted(told) if problem.source.file == SPREEKUUR] == said
    assert found(ready.check_the_sample_is_gone, (SPREEKUUR, old, new)) == []


def test_the_picture_of_the_sample_is_told_by_its_description() -> None:
    told = found(ready.check_the_sample_is_gone, at("ter vaststelling"), ("figuren/figuren.yaml", "Een verzonnen kaart", "Team kaarten"))
    assert "figuren/fig-wijken/alt" in {problem.address for problem in told}
    own = ("figuren/figuren.yaml", "Dat zijn Noord, Midden en Zuid.", "Dat zijn de wijken van nu.")
    told = found(ready.check_the_sample_is_gone, at("ter vaststelling"), own)
    assert "figuren/fig-wijken/alt" not in {problem.address for problem in told}


@pytest.mark.parametrize(("article", "wrong"), [("160", False), ("161", True)])
def test_the_article_in_words_is_that_of_the_reference(article: str, wrong: bool) -> None:
    ground = f"grondslag:\n  - {{tekst: artikel {article} van de Gemeentewet, jci: 1.0:c:BWBR0005416&artikel=160}}"
    problems = found(ready.check_ground_names_an_article, ("plan.yaml", "grondslag: onbekend (nog in te vullen)", ground))
    assert [item.code for item in problems] == ["D-004"] * wrong


def test_a_remark_that_is_dealt_with_says_how() -> None:
    done = ("opmerkingen/opmerkingen.yaml", "afgehandeld: nee", "afgehandeld: ja")
    why = ("opmerkingen/opmerkingen.yaml", "afgehandeld: nee", "afgehandeld: ja\n  aantekening: [Het is aangepast.]")
    assert [item.code for item in found(ready.check_answers_are_given, done)] == ["D-038"]
    assert found(ready.check_answers_are_given, why) == []


def test_in_the_description_of_a_drawing_the_whole_old_name_is_told_that_a_link_still_has() -> None:
    plan = content().plan
    names = [item.naam for kind in ("randvoorwaarden", "prioriteiten") for item in plan[kind].values()]
    old = next(iter(plan["prioriteiten"].values())).naam
    alt = f"Boven {', '.join(names)}.".replace(old, "helpen in de buurt van de inwoners")
    changes = (
        ("figuren/figuren.yaml", "alt: Schema waarin de randvoorwaarden als een dak boven de prioriteiten liggen.", f'alt: "{alt}"'),
        (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", "Zie [Helpen in de buurt van de inwoners](#eerste-prioriteit)."),
    )
    (problem,) = found(ready.check_figures_are_described, *changes)
    assert problem.hint.startswith(f"is dat de nieuwe naam? Schrijf in plaats van 'helpen in de buurt van de inwoners': {old[:1].lower()}{old[1:]}; ")
