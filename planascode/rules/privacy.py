"""Rules of privacy beside e-mail and burgerservicenummer: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import Rule, Voorbeeld

_AVG = "AVG, artikel 5, eerste lid, onder c: niet meer persoonsgegevens dan nodig."
_TALKS = "prioriteiten/eerste-prioriteit/dicht-bij-inwoners/buurtgesprekken.yaml"
_PARTNERS = "partners_toelichting: helpt bij de uitnodigingen"
_TEAM = "intern_toelichting: twee dagen per maand"

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "P-003", "waarschuwing", "In een veld of tekst staat geen telefoonnummer van een persoon",
        waarom="Een openbaar plan blijft op het web staan. Een nummer van een medewerker of inwoner hoort daar niet.",
        bron=_AVG,
        herstel="Noem de rol of het algemene nummer. Nummers als 112, 0900-8844 en 14 met een netnummer mogen.",
        voorbeeld=Voorbeeld(_TALKS, _PARTNERS, "partners_toelichting: bel 06-12345678"),
    ),
    Rule(
        "P-004", "waarschuwing", "In een veld of tekst staat geen huisnummer met een postcode",
        waarom="Daarmee is een woning aan te wijzen, en wie er woont.",
        bron=_AVG,
        herstel="Noem de buurt of de straat zonder nummer. Een postbus mag. Is het een openbaar gebouw, dan kunt u de melding aanvaarden.",
        voorbeeld=Voorbeeld(_TALKS, _PARTNERS, "partners_toelichting: Dorpsstraat 12, 9999 ZZ"),
    ),
    Rule(
        "P-005", "waarschuwing", "In een veld of tekst staat geen naam van een persoon",
        waarom="Van medewerkers en inwoners is de naam niet nodig om het plan te begrijpen. Bestuurders mogen met naam genoemd worden.",
        bron="Woo, artikel 5.1, tweede lid, onder e; Raad van State 31 januari 2018.",
        herstel="Noem de rol: zet haar in namen/rollen.yaml. Mag een bestuurder met naam genoemd worden, zet hem dan in namen/personen.yaml, met openbaar: ja.",
        voorbeeld=Voorbeeld(_TALKS, _TEAM, "intern_toelichting: twee dagen per maand, mevrouw Jansen"),
    ),
    Rule(
        "P-006", "waarschuwing", "In een veld of tekst staat geen nummer van een bankrekening",
        waarom="Een rekeningnummer kan van een persoon zijn en nodigt uit tot misbruik.",
        bron=_AVG,
        herstel="Haal het nummer weg. Geld van het plan staat in geld/budgetposten.yaml, met een grootboekpost.",
        voorbeeld=Voorbeeld(_TALKS, _PARTNERS, "partners_toelichting: NL91 ABNA 0417 1643 00"),
    ),
    Rule(
        "P-007", "waarschuwing", "Een link is het gewone adres, en geen omweg over Outlook",
        waarom="Wie een link uit een e-mail overneemt, neemt soms het e-mailadres van de ontvanger mee.",
        bron=_AVG,
        herstel="Open de link en neem het adres over dat de browser dan toont.",
        voorbeeld=Voorbeeld(
            _TALKS,
            _PARTNERS,
            "partners_toelichting: zie https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.halt.nl%2F&data=05",
        ),
    ),
    Rule(
        "P-008", "fout", "Niemand uit de lijst met personen staat in een veld of tekst",
        waarom="Deze namen zet u zelf op de lijst, omdat zij nooit in het plan mogen staan. In de uitvoer wordt er ook naar gezocht.",
        bron=_AVG,
        herstel="Noem de rol. Mag de naam van een bestuurder openbaar zijn, schrijf dan in namen/personen.yaml bij die naam: openbaar: ja.",
        voorbeeld=Voorbeeld(
            "", "In de lijst staat 'A. de Vries', en in het plan staat: de projectleider.", "In de lijst en in het plan staat 'A. de Vries'."
        ),
    ),
)
