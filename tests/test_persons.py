"""The forms of a person's name, and what is said of one where a role or an organisation belongs."""

from __future__ import annotations

import pytest
import waterdorp

from planascode import pipeline
from planascode.persons import is_person, may_be_person


@pytest.mark.parametrize("text", ["Jan de Vries", "mevr. Jansen", "dhr. A. Smit", "Mevrouw Van den Berg-Smit", "A.B. de Wit", "Piet Bakker"])
def test_a_title_initials_or_a_given_name_with_a_surname_is_a_person(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize("text", ["Oscar Hartman", "Bureau Nieuw", "Dienst van Dijk"])
def test_two_words_with_a_capital_may_be_a_person_or_not(text: str) -> None:
    assert may_be_person(text) and not is_person(text)


@pytest.mark.parametrize("text", ["team-water", "Team water", "College van burgemeester en wethouders", "Politie", "Wethouder Jeugd en Wmo"])
def test_a_role_or_a_team_is_no_person(text: str) -> None:
    assert not may_be_person(text)


KNOWN = "dit kan wel: dijkgraaf, team-water, wethouder-water"
ADD = "; staat zij er niet (meer) bij, zet haar dan in namen/rollen.yaml: - {{id: {}, naam: {}, soort: ...}}"


def hint(old: str, new: str) -> str:
    (problem,) = waterdorp.problems(waterdorp.MEASURE, old, new)
    return problem.hint


def test_where_a_person_is_named_the_role_is_asked_for_and_never_the_name() -> None:
    said = hint("trekker: team-water", "trekker: Jan de Vries")
    assert said.startswith("noem nooit een persoon maar de rol: kies een id uit namen/rollen.yaml")
    assert said.endswith("staat de rol daar nog niet, zet de rol er dan eerst bij, zonder naam")


def test_what_may_be_a_person_is_told_both() -> None:
    said = hint("trekker: team-water", "trekker: Zeno Nieuw")
    assert said == (
        "noem nooit een persoon: kies een rol uit namen/rollen.yaml, of schrijf: onbekend (niet bekend wie); "
        "is dit een rol die er nog niet staat, zet haar dan daar: - {id: ..., naam: ..., soort: ...}"
    )


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("trekker", "Bureau Nieuw", ADD.format("bureau-nieuw", "Bureau Nieuw")),
        ("partners", "Provincie Gelderland", "namen/organisaties.yaml: - {id: provincie-gelderland, naam: Provincie Gelderland}"),
    ],
)
def test_what_is_plainly_an_organisation_is_no_person_and_is_shown_with_the_line_to_add(field: str, text: str, expected: str) -> None:
    old = "trekker: team-water" if field == "trekker" else "partners: n.v.t. (de gemeente doet dit alleen)"
    said = hint(old, f"{field}: {text}" if field == "trekker" else f"partners: [{text}]")
    assert said.endswith(expected)
    assert "persoon" not in said


def test_an_id_made_of_a_name_is_not_to_be_registered() -> None:
    assert hint("trekker: team-water", "trekker: jan-de-vries") == f"{KNOWN}{ADD.format('...', '...')}; noem nooit een persoon"
    more = "".join(f"- {{id: team-{number}, naam: Team {number}, soort: team}}\n" for number in range(12))
    text = waterdorp.files()["namen/rollen.yaml"].decode() + more
    measure = waterdorp.files()[waterdorp.MEASURE].replace(b"trekker: team-water", b"trekker: jan-de-vries")
    files = {**waterdorp.files(), "namen/rollen.yaml": text.encode(), waterdorp.MEASURE: measure}
    (problem,) = pipeline.examine(files, waterdorp.layouts()).problems
    assert problem.hint == f"kies een id uit namen/rollen.yaml{ADD.format('...', '...')}; noem nooit een persoon"
