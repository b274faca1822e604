"""Privacy: what has the form of personal data is found, and what only looks like it is not."""

from __future__ import annotations

import pytest
import waterdorp
from waterdorp import files, said

from planascode.checks import privacy


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Bel 111222333.", ["P-002 111222333"]),
        ("Bel 111222334.", []),
        ("Het kost 111.222.333 euro.", []),
        ("Mail p.water@waterdorp.nl of j@x.nl.", ["P-001 p.water@waterdorp.nl", "P-001 j@x.nl"]),
        ("Mail info@waterdorp.nl, meldpunt-zorg@waterdorp.nl of griffie@waterdorp.nl.", []),
        ("Mail info.jansen@waterdorp.nl.", ["P-001 info.jansen@waterdorp.nl"]),
        ("Mail j@x.nl en j@x.nl.", ["P-001 j@x.nl", "P-001 j@x.nl"]),
        ("Vraag het (06-12345678).", ["P-003 06-12345678"]), ("Bel (0597) 123456.", ["P-003 (0597) 123456"]),
        ("Bel 06-12345678 of +31 6 1234 5678.", ["P-003 06-12345678", "P-003 +31 6 1234 5678"]),
        (
            "Bel 0597-48 20 00, (0597) 48 20 00 of tel.0612345678.",
            ["P-003 0597-48 20 00", "P-003 (0597) 48 20 00", "P-003 0612345678"],
        ),
        ("Bel 112, 14 0597, 0900-8844, 0800 7000 of 088-1234567.", []),
        ("Zaak 20200101123456 van 01-02-2021 12 uur, post 6120010, € 0,123456789.", []),
        ("Dorpsstraat 12, 9671 AB Winschoten", ["P-004 12, 9671 AB"]),
        ("9671AB 12", ["P-004 9671AB 12"]),
        ("Postbus 175, 9670 AD Winschoten", []),
        ("In 2022 VO 3 scholen en van 1 t/m 4 2022 QR 5.", []),
        ("Rekening NL91 ABNA 0417 1643 00.", ["P-006 NL91 ABNA 0417 1643 00"]),
        ("Rekening NL92ABNA0417164300.", []),
    ],
)
def test_contact_data_are_found_by_their_form_and_their_own_test(words: str, found: list[str]) -> None:
    assert said(privacy.check_no_contact_data, words) == found
    assert said(privacy.check_no_contact_data, field=words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Vraag het mevrouw Jansen.", ["P-005 mevrouw Jansen"]),
        ("De heer P. de Vries komt.", ["P-005 De heer P. de Vries"]),
        ("Door mr. drs. A.B. van den Berg-Smit.", ["P-005 mr. drs. A.B. van den Berg-Smit"]),
        ("Contact: P. Jansen, J.P. van 't Hof.", ["P-005 P. Jansen"]),
        ("De budgethouder (Kim) tekent.", ["P-005 Kim"]),
        ("De coördinator (WD) en de budgethouder (gemeente).", []),
        ("De Mr. D.U. Stikkerlaan, de Dr. Schaepmanstraat en de P.W. Janssenweg.", []),
        ("Mevrouw de voorzitter, meneer en mevrouw, de heer des huizes.", []),
        ("Plan B. Daarna volgt bijlage A. Overzicht van B. en W. Besluiten.", []),
        ("De Bouw B.V. Waterdorp en mr. in de rechten.", []),
        ("B. Toezicht op straat", []),
        ("Volgens A. Bibob-toets.", []),
        ("B. Jansen", ["P-005 B. Jansen"]),
        ("Eén voor beleid: Marloes Dijkstra.", ["P-005 Marloes Dijkstra"]), ("Bij de Joris Veldschool en stichting Renske.", []),
        ("Vraag het Jan de Vries of Karin Peters.", ["P-005 Jan de Vries", "P-005 Karin Peters"]),
        ("De Jan van Galenstraat en het Willem Alexanderpark.", []),
        ("Wethouder Erich Wünker en burgemeester Sikkema.", ["P-005 Wethouder Erich Wünker", "P-005 burgemeester Sikkema"]),
        ("Wethouder Ruimtelijke Ordening, wethouder Zorg en Welzijn, burgemeester en wethouders.", []),
        ("De Burgemeester Tonckensstraat en burgemeester Waterdorp.", []),
        ("Raad van State, Inzetten van Viktor, Piet op straat.", []),
    ],
)
def test_a_person_is_found_by_title_initials_or_function(words: str, found: list[str]) -> None:
    assert said(privacy.check_no_persons, words) == found
    assert said(privacy.check_no_persons, field=words) == found


def test_a_name_ends_where_its_line_ends() -> None:
    text = "Er is overlegd met Klaas\nVeiligheid is belangrijk.\n\nDat deed Klaas Vaak\nVerzonden is het niet.\n\nHet is van de heer\nVaak.\n"
    assert said(privacy.check_no_persons, text) == ["P-005 Klaas Vaak", "P-005"]


def test_a_note_for_makers_names_nobody_either() -> None:
    path = "prioriteiten/schoon-water/geheime-meting.yaml"
    changed = {path: files()[path].decode().replace("Niet met de fabriek", "Niet met mevrouw Jansen")}
    assert said(privacy.check_no_persons, changed=changed) == ["P-005 mevrouw Jansen"]


@pytest.mark.parametrize(
    ("number", "fits"), [("111222333", True), ("123456782", True), ("123456789", False), ("000000000", False)]
)
def test_a_burgerservicenummer_passes_the_test_of_eleven(number: str, fits: bool) -> None:
    assert privacy.is_bsn(number) is fits


def test_a_link_over_outlook_is_told_with_the_address_itself_and_the_receiver_in_it_is_found() -> None:
    detour = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.halt.nl%2F&data=05%7C01%7Cj.vries%40waterdorp.nl%7C7f"
    for path, old, new in (
        (waterdorp.TEXT, "\n\n", f"\n\nZie [deze bladzijde]({detour}).\n\n"),
        (waterdorp.MEASURE, "[Een subsidie]", f"\n  - Zie {detour}"),
    ):
        told = {problem.code: problem for problem in waterdorp.problems(path, old, new)}
        assert told["P-007"].hint == "schrijf: https://www.halt.nl/"
        assert "waterdorp.nl' is een e-mailadres" in told["P-001"].message


PERSONEN = """\
- id: projectleider-dijken
  naam: Anna de Waal
  varianten: [A. de Waal]
- id: burgemeester
  naam: C. Duin
  openbaar: ja
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Vraag het Anna de waal of A. de Waal.", ["P-008 Anna de waal", "P-008 A. de Waal"]),
        ("De Johanna de Waalstraat en burgemeester C. Duin.", []),
    ],
)
def test_who_is_watched_is_found_however_it_is_written_and_who_is_public_may_be_named(words: str, found: list[str]) -> None:
    changed = {"namen/personen.yaml": PERSONEN}
    assert said(privacy.check_no_watched_names, words, changed=changed) == found
    assert said(privacy.check_no_watched_names, field=words, changed=changed) == found


def test_a_public_person_is_no_finding_and_the_list_itself_is_none_either() -> None:
    words = "De burgemeester, de heer C. Duin, opent de dijk met de heer P. Zand."
    assert said(privacy.check_no_persons, words, changed={"namen/personen.yaml": PERSONEN}) == ["P-005 de heer P. Zand"]
    assert said(privacy.check_no_persons, words) == ["P-005 de heer C. Duin", "P-005 de heer P. Zand"]
