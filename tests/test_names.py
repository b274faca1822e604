"""Names and abbreviations: explained, and written one way."""

from __future__ import annotations

import pytest
from waterdorp import TEXT, files, said, seen

from planascode.checks import names

LISTS = {
    "namen/organisaties.yaml": """\
- {id: gemeente-waterdorp, naam: Gemeente Waterdorp}
- {id: waterschap-drasland, naam: Waterschap Drasland, afkorting: WD, varianten: [Drasland-schap, WS, Bureau Drasland]}
- {id: visclub, naam: Visclub De Natte Dobber}
- {id: noord, naam: Noord, varianten: [loket water en zorg]}
- {id: dobber, naam: Bureau Drasland Noord, varianten: [BDN]}
""",
    "namen/afkortingen.yaml": """\
- {id: afk-oggz, kort: OGGz, voluit: openbare zorg, varianten: [OGGZ, Oggz]}
- {id: afk-boas, kort: "Boa's", voluit: opsporingsambtenaren, varianten: ["boa's"]}
- {id: afk-venz, kort: V&Z, voluit: Veiligheid en Zorg, varianten: [Z&V]}
- {id: afk-bdn, kort: BD, voluit: onbekend (verzonnen), varianten: [BDN]}
- {id: afk-mda, kort: MDA++, voluit: onbekend (verzonnen)}
""",
    "namen/documenten.yaml": """\
- {id: ivb, naam: Integraal Plan 2027, soort: plan, schaal: lokaal, vindplaats: onbekend (verzonnen), varianten: [IVB-plan]}
""",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het BVO kiest. Het BVO wacht.", ["N-001 BVO"]),
        ("De JenV-lijn en de Wzd.", ["N-001 JenV", "N-001 Wzd"]),
        ("De OGGz, de MDA++, V&Z, WD en het IVB.", []),
        ("Fase II en III van Q1, P1 en E35.", []),
        ("BELANGRIJK: lees de PDF.", []),
        ("LET OP", []),
        ("Postbus 12, 9670 AD in Waterdorp", []),
        ("Als Elk Etc. en de drs. met 12 km.", []),
        ("Het ProFacto-onderzoek", []),
    ],
)
def test_an_abbreviation_that_is_nowhere_explained_is_found_once(text: str, found: list[str]) -> None:
    assert said(names.check_abbreviations_are_explained, text, changed=LISTS) == found


def test_how_often_it_is_used_is_said() -> None:
    (problem,) = names.check_abbreviations_are_explained(seen({TEXT: "Het BVO kiest. Het BVO wacht."}))
    assert "(zij staat er 2 keer)" in problem.message


@pytest.mark.parametrize(
    ("text", "found", "instead"),
    [
        ("De Oggz helpt.", ["N-002 Oggz"], ["OGGz"]),
        ("De boa's en Boa's.", ["N-002 boa's"], ["Boa's"]),
        ("Het meldpunt Z&V.", ["N-002 Z&V"], ["V&Z"]),
        (
            "Het IVB-plan en Drasland-schap.",
            ["N-002 IVB-plan", "N-002 Drasland-schap"],
            ["Integraal Plan 2027", "Waterschap Drasland"],
        ),
        ("Het WS is er.", ["N-002 WS"], ["WD"]),
        ("Het Loket Water en Zorg en een loket water en zorg.", ["N-002 Loket Water en Zorg", "N-002 loket water en zorg"], ["Noord", "Noord"]),
        (
            "Bureau Drasland Noord is iets anders dan Bureau Drasland.",
            ["N-002 Bureau Drasland"],
            ["Waterschap Drasland"],
        ),
        ("Dat heette 'Drasland-schap' en \"Oggz\".", [], []),
        ("Zie www.OGGZ.nl, https://x.nl/Oggz en OGGZ@x.nl.", [], []),
        ("OGGz/OGGZ/Wzd", ["N-002 OGGZ"], ["OGGz"]),
        ("Oggz-keten en preOggz.", ["N-002 Oggz"], ["OGGz"]),
    ],
)
def test_a_known_variant_is_found_with_the_right_name_in_its_place(
    text: str, found: list[str], instead: list[str]
) -> None:
    assert said(names.check_names_are_written_one_way, text, changed=LISTS) == found
    content = seen({TEXT: text, **LISTS})
    edits = [edit for problem in sorted(names.check_names_are_written_one_way(content)) for edit in problem.edits]
    assert [edit.new for edit in edits] == instead
    for edit in edits:
        assert text.split("\n")[edit.line - 1][edit.column - 1 :].startswith(edit.old)


def test_a_variant_of_two_names_is_told_and_not_mended() -> None:
    (problem,) = names.check_names_are_written_one_way(seen({TEXT: "De BDN komt.", **LISTS}))
    assert "BD of Bureau Drasland Noord" in problem.message
    assert problem.edits == ()


def test_words_that_may_be_no_name_at_all_are_told_and_not_mended() -> None:
    lists = {
        **LISTS,
        "namen/organisaties.yaml": LISTS["namen/organisaties.yaml"].replace("Drasland-schap", "Droge voeten"),
    }
    first, second = sorted(
        names.check_names_are_written_one_way(seen({TEXT: "Droge voeten. Vraag Droge voeten.", **lists}))
    )
    assert (first.edits, [edit.new for edit in second.edits]) == ((), ["Waterschap Drasland"])


def test_a_variant_in_a_name_or_a_decision_is_told_and_not_mended() -> None:
    path = "prioriteiten/schoon-water/prioriteit.yaml"
    changed = {path: files()[path].decode().replace("De vijver is helder.", "De Oggz is helder.")}
    (problem,) = names.check_names_are_written_one_way(seen({**LISTS, **changed}))
    assert problem.edits == ()


def test_a_variant_that_goes_on_as_the_name_does_is_told_and_not_mended() -> None:
    orgs = LISTS["namen/organisaties.yaml"] + "- {id: raad, naam: Raad van het Water Noord-Drasland, varianten: [Waterraad Drasland]}\n"
    for text, edits in (("De Waterraad Drasland.", 1), ("De Waterraad Drasland Noord-Drasland.", 0)):
        (problem,) = names.check_names_are_written_one_way(seen({**LISTS, "namen/organisaties.yaml": orgs, TEXT: text}))
        assert len(problem.edits) == edits


def test_a_variant_with_other_years_is_told_by_the_rule_of_years_only() -> None:
    plan = "- {id: nota, naam: Waternota %s, soort: plan, schaal: lokaal, vindplaats: onbekend (verzonnen), varianten: [De Nota 2023-2026]}\n"
    for years, found in (("2027-2030", []), ("2023-2026", ["N-002 De Nota 2023-2026"])):
        changed = {**LISTS, "namen/documenten.yaml": plan % years}
        assert said(names.check_names_are_written_one_way, "Zie De Nota 2023-2026.", changed=changed) == found


@pytest.mark.parametrize(("text", "found"), [("Het Bureau van Water en Land.", []), ("Het Bureau van Land en Water.", ["N-002 Bureau van Land en Water"])])
def test_a_party_with_its_last_words_turned_round_is_a_variant(text: str, found: list[str]) -> None:
    orgs = LISTS["namen/organisaties.yaml"] + "- {id: bureau, naam: Bureau van Water en Land}\n"
    assert said(names.check_names_are_written_one_way, text, changed={**LISTS, "namen/organisaties.yaml": orgs}) == found


def test_a_variant_in_a_field_is_found_too() -> None:
    assert said(names.check_names_are_written_one_way, field="Hulp van de Oggz", changed=LISTS) == ["N-002 Oggz"]


def test_a_variant_over_two_lines_is_mended_over_two_lines() -> None:
    (problem,) = names.check_names_are_written_one_way(seen({TEXT: "Dit is Bureau\nDrasland.", **LISTS}))
    assert [(edit.old, edit.new) for edit in problem.edits] == [("Bureau\nDrasland", "Waterschap Drasland")]


def test_the_name_of_a_priority_or_thema_has_variants_as_well() -> None:
    path = "prioriteiten/schoon-water/prioriteit.yaml"
    changed = {path: files()[path].decode() + "varianten: [Schoner water]\n"}
    assert said(names.check_names_are_written_one_way, "Lees over Schoner water.", changed=changed) == [
        "N-002 Schoner water"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wij vragen Bureau Visclub om hulp.", ["N-009 Bureau Visclub"]), ("Bij Visclub de Dobber en de Visclub.", []),
        ("Het bureau Visclub helpt.", []), ("De Waterschap Visclub helpt.", []), ("Wij vragen Visclub De Natte Dobber.", []), ("Zie het Jaarplan Visclub.", []),
    ],
)  # fmt: skip
def test_a_name_with_the_id_of_a_party_that_is_not_in_the_list_is_found(text: str, found: list[str]) -> None:
    plan = {"namen/documenten.yaml": "- {id: jaarplan, naam: Jaarplan Visclub 2027, soort: plan, schaal: lokaal, vindplaats: onbekend (verzonnen)}\n"}
    orgs = files()["namen/organisaties.yaml"].decode() + "- {id: ws-visclub, naam: Waterschap Visclub}\n"
    assert said(names.check_names_agree_with_their_id, text, changed={**plan, "namen/organisaties.yaml": orgs}) == found


@pytest.mark.parametrize(
    ("party", "found"),
    [
        ("naam: Oog voor Water, afkorting: OVW", ["N-009 Oog voor Water"]),
        ("naam: Oog voor Water, afkorting: OVW, varianten: [Onderling Genootschap, OGG]", []),
        ("naam: Onderling genootschap, afkorting: OG", []), ("naam: Onderling Genootschap Noord", []), ("naam: Bureau Ogg", []),
        ("naam: Oog voor Water, afkorting: OGG", []), ("naam: Onderling Genootschap", []),
    ],
)  # fmt: skip
def test_a_party_whose_name_and_abbreviation_both_became_other_ones_is_found_by_its_id(party: str, found: list[str]) -> None:
    orgs = files()["namen/organisaties.yaml"].decode() + f"- {{id: ogg, {party}}}\n"
    shorts = "- {id: afk-ogg, kort: OGG, voluit: Onderling Genootschap}\n"
    changed = {"namen/organisaties.yaml": orgs, "namen/afkortingen.yaml": shorts}
    assert said(names.check_names_agree_with_their_id, "De OGG helpt.", changed=changed) == found


def test_a_word_written_loud_that_stands_there_as_a_word_is_no_abbreviation() -> None:
    assert said(names.check_abbreviations_are_explained, "Dit is LANGS de kade, en langs het water. Het LUIDE.") == ["N-001 LUIDE"]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Bestuurder Water", "De wéthouder water komt.", ["N-009 wéthouder water"]),
        ("Bestuurder Water", "De wethouder komt met water.", []),
        ("Wethouder Water", "De wethouder water komt.", []),
        ("De wethouder: water en lucht", "De wethouder water komt.", []),
    ],
)
def test_a_role_that_got_another_name_is_found_where_a_text_has_the_words_of_its_id(name: str, text: str, found: list[str]) -> None:
    roles = files()["namen/rollen.yaml"].decode().replace("naam: Wethouder Water", f'naam: "{name}"')
    assert said(names.check_names_agree_with_their_id, text, changed={"namen/rollen.yaml": roles}) == found
