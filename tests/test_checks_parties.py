"""Who does the work in words: a party, trekker or portefeuillehouder in a text is that of the measure."""

from __future__ import annotations

import re

import pytest
import waterdorp
from example_plan import GESPREKKEN, HOME, MELDPUNT, SPREEKUUR, found

from planascode.checks import parties


@pytest.mark.parametrize(
    ("words", "listed", "told"),
    [
        ("Stichting Voorbeeld: praat met inwoners", "[stichting-voorbeeld]", False), ("SV: praat met inwoners", "[stichting-voorbeeld]", False),
        ("Stichting Voorbeeld: praat met inwoners", "[gemeente-voorbeelddorp]", True), ("De rest: praat mee", "[gemeente-voorbeelddorp]", False),
        ("Stichting Voorbeeld: praat", "n.v.t. (geen)", False),
    ],
)  # fmt: skip
def test_who_is_explained_is_in_the_list(words: str, listed: str, told: bool) -> None:
    change = (SPREEKUUR, "partners: n.v.t. (de gemeente doet dit alleen)", f'partners: {listed}\npartners_toelichting: "{words}"')
    problems = found(parties.check_who_is_explained_is_there, change)
    assert [(item.code, item.source.width) for item in problems] == [("M-027", len("Stichting Voorbeeld"))] * told


def test_who_is_explained_may_be_in_the_list_under_the_other_id_of_that_name() -> None:
    other = ("namen/organisaties.yaml", "- id: stichting-voorbeeld", "- id: nog-een\n  naam: Stichting Voorbeeld\n- id: stichting-voorbeeld")
    for listed, told in (("stichting-voorbeeld", 0), ("nog-een", 0), ("gemeente-voorbeelddorp", 1)):
        partners = f'partners: [{listed}]\npartners_toelichting: "Stichting Voorbeeld: praat"'
        change = (SPREEKUUR, "partners: n.v.t. (de gemeente doet dit alleen)", partners)
        assert len(found(parties.check_who_is_explained_is_there, other, change)) == told, listed


@pytest.mark.parametrize(
    ("own", "others", "elsewhere", "told"),
    [
        ("vvn", "vnn, vvn", "vvn", 1), ("vnn", "vnn, vvn", "vvn", 0), ("vnn, vvn", "vnn, vvn", "vvn", 0), ("vvn", "vvn", "vvn", 0),
        ("vvn", "vnn, vvn", "visclub", 0),
    ],
)  # fmt: skip
def test_a_partner_of_elsewhere_without_the_one_of_here_with_nearly_its_name_is_asked_for_that_one(own: str, others: str, elsewhere: str, told: int) -> None:
    homes = {"schoon-water/vissen-tellen": own, "schoon-water/lozingen": others, "schoon-water/geheime-meting": "vnn"}
    homes |= {"hoog-water/wijken/regentonnen": elsewhere}
    changed = {f"prioriteiten/{path}.yaml": waterdorp.files()[f"prioriteiten/{path}.yaml"].decode() for path in homes}
    changed = {path: re.sub(r"(?m)^partners: .*", f"partners: [{homes[path[13:-5]]}]", text) for path, text in changed.items()}
    orgs = waterdorp.files()["namen/organisaties.yaml"].decode() + "- {id: vnn, naam: VNN}\n- {id: vvn, naam: VVN}\n"
    problems = list(parties.check_partners_are_those_of_the_words(waterdorp.seen({**changed, "namen/organisaties.yaml": orgs})))
    assert [(item.address, item.hint) for item in problems if "zonder" in item.message] == [
        ("maatregelen/vissen-tellen/partners/vvn", "bedoelde u vnn? Klopt het zo, aanvaard dit dan")
    ] * told


@pytest.mark.parametrize(
    ("words", "elsewhere", "told"),
    [
        ("Wij werken met VVN.", "n.v.t. (geen)", True), ("Wij werken met VVN en VNN.", "n.v.t. (geen)", False),
        ("Wij werken samen.", "n.v.t. (geen)", False), ("Verslavingszorg en VVN.", "n.v.t. (geen)", False), ("Wij werken met VVN.", "[vvn]", False),
    ],
)  # fmt: skip
def test_a_partner_that_is_one_letter_away_from_the_party_that_the_words_name_is_told(words: str, elsewhere: str, told: bool) -> None:
    rows = "- {id: vnn, naam: VNN, varianten: [Verslavingszorg]}\n- {id: vvn, naam: VVN}\n- {id: vng, naam: VNG}\n"
    parts = ("namen/organisaties.yaml", "- id: stichting-voorbeeld", f"{rows}- id: stichting-voorbeeld")
    partners = (SPREEKUUR, "partners: n.v.t. (de gemeente doet dit alleen)", "partners: [vnn]")
    others = (GESPREKKEN, "partners: [stichting-voorbeeld]", f"partners: {elsewhere}")
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", words)
    problems = found(parties.check_partners_are_those_of_the_words, parts, partners, others, text)
    assert [(item.code, item.address, item.hint) for item in problems] == [
        (
            "M-027", "maatregelen/spreekuur/partners/vnn",
            f"bedoelde u hier vvn? Of hoort in die tekst 'VNN' ({HOME}/beschrijving.md, regel 1)? Verbeter die dan; klopt het allebei, aanvaard dit dan",
        )
    ] * told


@pytest.mark.parametrize(
    ("naam", "listed", "told"),
    [
        ("Praten met SV", "[andere]", "SV"), ("Gesprek door Stichting Voorbeeld", "[andere]", "Stichting Voorbeeld"),
        ("Praten met SV", "[stichting-voorbeeld]", ""),
        ("Praten met SV", "n.v.t. (geen)", ""), ("Praten met SVB", "[andere]", ""), ("Dag van Voorbeelddorp", "[andere]", ""),
    ],
)  # fmt: skip
def test_who_is_in_the_name_of_a_measure_is_a_partner(naam: str, listed: str, told: str) -> None:
    named = (SPREEKUUR, "naam: Spreekuur in de wijk (voorbeeld)", f"naam: {naam}")
    other = ("namen/organisaties.yaml", "- id: stichting-voorbeeld", "- id: andere\n  naam: Andere\n- id: stichting-voorbeeld")
    partners = (SPREEKUUR, "partners: n.v.t. (de gemeente doet dit alleen)", f"partners: {listed}")
    problems = found(parties.check_who_is_explained_is_there, named, other, partners)
    assert [(item.code, item.address, item.source.width) for item in problems] == [("M-027", "maatregelen/spreekuur/naam", len(told))] * bool(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Over [](#meldpunt): dit is een taak van Team Beleid (verzonnen).", True), ("Over [](#meldpunt): dit ligt bij de opgaveleider (verzonnen).", False),
        ("Over [](#meldpunt).\n\nDit is een taak van Team Beleid (verzonnen).", False), ("Over [](#spreekuur): een taak van het team Voorbeeld.", False),
    ],
)  # fmt: skip
def test_the_role_whose_task_it_is_in_a_text_is_the_trekker(words: str, told: bool) -> None:
    problems = found(parties.check_texts_name_the_trekker, (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", words))
    assert [item.code for item in problems] == ["M-028"] * told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Het college van burgemeester en wethouders is portefeuillehouder van [](#meldpunt).", True),
        ("Het college van burgemeester en wethouders gaat over [](#meldpunt).", False),
        ("Wethouder (verzonnen) is portefeuillehouder van [](#meldpunt).", False),
    ],
)
def test_the_portefeuillehouder_in_a_text_is_that_of_the_measure(words: str, told: bool) -> None:
    own = (MELDPUNT, "portefeuillehouders: ", "portefeuillehouders: [wethouder-voorbeeld] # ")
    problems = found(parties.check_texts_name_the_portefeuillehouder, own, (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", words))
    assert [item.code for item in problems] == ["M-028"] * told
