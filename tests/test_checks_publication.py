"""The checks of publicatie.yaml: check_choices_can_be_filled_in, check_publication_is_between_decision_and_force, check_annexes_outside_the_text_are_permitted,
check_trial_import_names_its_template."""

from __future__ import annotations

import drop_template
import pytest

ROLE = "door: wethouder-water, datum: 3 mei 2027}"
TRIAL = "proefimport: {{sjabloon: versie 2.5, controlegetal: {sha}, datum: 3 mei 2027, door: wethouder-water{more}}}\n"


def told(text: str) -> list[tuple[str, str, str, str]]:
    """(place, code, message, hint) of what is said of publicatie.yaml with this text."""
    checked = drop_template.examined(drop_template.with_kit(text))
    found = (item for item in checked.problems if item.source.file == "publicatie.yaml")
    return [(f"{item.source.line}:{item.source.column}", item.code, item.message, item.hint) for item in found]


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (
            f"informatiecategorie: {{waarde: jaarplannen en jaarverslag, {ROLE}",
            "'jaarplannen en jaarverslag' kan niet bij informatiecategorie",
            "bedoelde u 'jaarplannen en jaarverslagen'?",
        ),
        (f"besluit: {{waarde: nou ja, {ROLE}", "'nou ja' kan niet bij besluit", ""),
        (f"publicatiedatum: {{waarde: morgen, {ROLE}", "'morgen' kan niet bij publicatiedatum", "schrijf jaar-maand-dag: 2027-05-04"),
        (
            f"oude_regeling: {{waarde: '680781', {ROLE}",
            "'680781' kan niet bij oude_regeling",
            "schrijf het nummer zoals de Regelingenbank het geeft: CVDR680781",
        ),
        (f"beleidsagenda: {{waarde: Veiligheid, {ROLE}", "'Veiligheid' kan niet bij beleidsagenda", ""),
    ],
)
def test_a_value_that_drop_does_not_have_is_told_with_what_can_be(line: str, message: str, hint: str) -> None:
    ((place, code, said, what),) = told(line + "\n")
    assert (place.partition(":")[0], code, said) == ("1", "O-003", message)
    assert what == hint if hint else what


def test_every_choice_as_drop_has_it_is_good() -> None:
    assert told(drop_template.CHOICES) == []


def test_an_annex_outside_the_text_needs_the_permission_of_koop() -> None:
    files = drop_template.with_kit("buiten_tekst:\n  - {bijlage: hoogte, toestemming: onbekend (gevraagd)}\n")
    files["bijlagen/hoogte/bijlage.yaml"] = b"naam: Hoogte\nblokken: []\n"
    found = [item for item in drop_template.examined(files).problems if item.code == "O-004"]
    assert [(item.source.file, item.source.line, item.level) for item in found] == [("publicatie.yaml", 2, "waarschuwing")]
    permitted = "buiten_tekst:\n  - {bijlage: hoogte, toestemming: {kenmerk: K-1, datum: 3 mei 2027, door: wethouder-water}}\n"
    files["publicatie.yaml"] = permitted.encode()
    assert not [item for item in drop_template.examined(files).problems if item.code == "O-004"]


def test_an_annex_that_the_plan_does_not_have_is_told() -> None:
    ((_, code, _, _),) = told("buiten_tekst:\n  - {bijlage: hoogte, toestemming: {kenmerk: K-1, datum: 3 mei 2027, door: wethouder-water}}\n")
    assert code.startswith("R-")


def test_a_trial_import_names_the_digest_of_its_template() -> None:
    ((place, code, _, hint),) = told(TRIAL.format(sha="versie 2", more=""))
    assert (place.partition(":")[0], code) == ("1", "O-005")
    assert "python build.py drop stijlen" in hint
    assert told(TRIAL.format(sha="0" * 64, more="")) == []


@pytest.mark.parametrize(("words", "number"), [("zoek: stijl", 1), ("aanduiding: Kop 5", 1), ("zoek: stijl, aanduiding: Kop 5", 0)])
def test_a_notice_says_both_of_what_kind_and_what_to_look_for(words: str, number: int) -> None:
    found = told(TRIAL.format(sha="0" * 64, more=f", meldingen: [{{tekst: Niet herkend, opgelost: ja, {words}}}]"))
    assert [code for _, code, _, _ in found] == ["O-005"] * number


def test_who_decided_is_a_role_of_the_plan() -> None:
    ((_, code, _, _),) = told("besluit: {waarde: ja, door: jurist, datum: 3 mei 2027}\n")
    assert code.startswith("R-")


def test_a_choice_without_role_or_day_is_refused() -> None:
    assert [code for _, code, _, _ in told("besluit: {waarde: ja}\n")] == ["V-002", "V-002"]


@pytest.mark.parametrize("line", [f"rubriek: {{waarde: beleidsregl, {ROLE}", f"betreft: {{waarde: nieuwe regelin, {ROLE}"])
def test_a_value_that_is_nearly_one_of_drop_is_asked_for(line: str) -> None:
    ((_, code, message, hint),) = told(line + "\n")
    assert code == "O-003" and "lijkt op een waarde die DROP heeft" in message and hint.startswith("bedoelde u '")


def test_a_value_of_another_list_is_left_alone_and_our_own_words_are_no_decision() -> None:
    assert told(f"rubriek: {{waarde: plan of visie, {ROLE}\n") == []
    assert [code for _, code, _, _ in told(f"rubriek: {{waarde: beslist de jurist, {ROLE}\n")] == ["O-003"]
    assert [code for _, code, _, _ in told(f"publicatiedatum: {{waarde: 2030-02-31, {ROLE}\n")] == ["O-003"]


MOMENTS = """\
momenten:
  - {id: besluit-plan, naam: Besluit, soort: besluit, datum: 3 mei 2027, orgaan: wethouder-water}
  - {id: werking, naam: Inwerkingtreding, soort: inwerkingtreding, datum: 11 mei 2027}
"""


@pytest.mark.parametrize(("day", "words"), [("2027-05-02", "vóór het besluit"), ("2027-05-10", ""), ("2027-05-11", "treedt al in werking op 11 mei 2027")])
def test_a_plan_is_published_after_its_decision_and_before_it_is_in_force(day: str, words: str) -> None:
    files = drop_template.with_kit(f"publicatiedatum: {{waarde: {day}, {ROLE}\n")
    files["plan.yaml"] = files["plan.yaml"].replace(b"prioriteiten: [", MOMENTS.encode() + b"prioriteiten: [", 1)
    found = [item.message for item in drop_template.examined(files).problems if item.code == "O-006"]
    assert [words in message for message in found] == ([True] if words else [])
