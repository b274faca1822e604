"""Rules of measures, standen, money, figures, privacy and acceptances: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, GESPREKKEN, MELDPUNT, PRIORITEIT, SPREEKUUR, Rule, Voorbeeld

STAND = "  - {peildatum: 1 april 2027, toestanden: {voortgang: onbekend (nog niet gemeten)}, herkomst: gemeld}\n"
DOEL = "- {id: sneller-antwoord, naam: Inwoners krijgen sneller antwoord (voorbeeld), soort: uitvoering}\n"

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "M-001", "fout", "Een planning staat bij de maatregel of bij haar acties",
        waarom="Zonder planning kan de raad niet volgen wanneer iets klaar is. Met twee planningen weet niemand welke geldt.",
        bron="CCV, methode voor een integraal veiligheidsplan, stap 3: een uitvoeringsplan is concreet.",
        herstel="Geef de maatregel een planning. Heeft zij acties? Zet de planning dan bij elke actie, en alleen daar.",
        voorbeeld=Voorbeeld(
            SPREEKUUR,
            "operationalisering: [We tellen de bezoekers.]\nplanning: vanaf 2030\n",
            "operationalisering: [We tellen de bezoekers.]\n",
        ),
    ),
    Rule(
        "M-002", "fout", "Grondslag en middelen geven samen één code van het plan",
        waarom="De code vertelt de raad of iets moet en of het kan. Zonder code blijft die plaats in de tabel leeg.",
        bron="Afspraak van dit programma; welke codes er zijn, besluit de gemeente.",
        herstel="Kijk in codes/codes.yaml welke combinaties er zijn. Pas de maatregel aan, of zet de combinatie erbij.",
        voorbeeld=Voorbeeld(
            "codes/codes.yaml",
            "grondslag: eigen-keuze, middelen: [niet-beschikbaar]", "grondslag: wettelijk, middelen: [niet-beschikbaar]",
        ),
    ),
    Rule(
        "M-003", "waarschuwing", "Elk doel heeft een maatregel",
        waarom="Een doel waar niemand iets voor doet, is een belofte zonder gevolg. De raad kan er later niet op sturen.",
        bron="CCV, methode voor een integraal veiligheidsplan, stap 4: bij elk onderwerp hoort een mix van maatregelen.",
        herstel="Zet het doel bij doelen van een maatregel, of maak een maatregel. Komt die later? Aanvaard de waarschuwing dan.",
        voorbeeld=Voorbeeld(
            f"{PRIORITEIT}/dicht-bij-inwoners/thema.yaml",
            f"  {DOEL}",
            f"  {DOEL}  - {{id: minder-papier, naam: Minder papier (voorbeeld), soort: uitvoering}}\n",
        ),
    ),
    Rule(
        "M-004", "waarschuwing", "Een planning, en het jaar van een budgetpost, valt binnen de looptijd van het plan",
        waarom="Voor wat na het plan komt, is nog niets besloten. Een planning van vóór het plan is vaak een oude regel die bleef staan.",
        bron=AFSPRAAK,
        herstel="Pas de planning of het jaar aan, of de periode in plan.yaml. Loopt het echt door? Aanvaard de waarschuwing dan.",
        voorbeeld=Voorbeeld(SPREEKUUR, "planning: vanaf 2030", "planning: Q1 2030 t/m Q2 2031"),
    ),
    Rule(
        "S-001", "fout", "Een maatregel heeft een stand",
        waarom="De raad en het college willen weten hoe het ervoor staat. Ook 'nog niet gemeten' is een antwoord; een lege plek niet.",
        bron="CCV, methode voor een integraal veiligheidsplan, stap 5: de tussenrapportage sluit aan op het plan.",
        herstel="Zet een stand onder standen. Weet u het niet? Dan is de toestand onbekend, met de reden.",
        voorbeeld=Voorbeeld(SPREEKUUR, f"middelen: niet-beschikbaar\nstanden:\n{STAND}", "middelen: niet-beschikbaar\n"),
    ),
    Rule(
        "S-002", "fout", "Een stand zegt iets over elke as van de legenda",
        waarom="Goed op tijd zegt nog niets over het geld. Wie maar één as invult, geeft de lezer een half beeld.",
        bron="Praktijk van gemeenten: een stand gaat over vaste onderwerpen, zoals inhoud, tijd en geld.",
        herstel="Zet bij elke as een toestand. Weet u het niet? Schrijf dan onbekend, met de reden.",
        voorbeeld=Voorbeeld(GESPREKKEN, "toestanden: {voortgang: gestart}", "toestanden: {}"),
    ),
    Rule(
        "S-003", "fout", "Bij een stand die niet goed is, staan oorzaak, gevolg en bijsturing",
        waarom="Alleen een kleur helpt niemand. De raad wil weten waardoor het komt, wat dat betekent en wat u eraan doet.",
        bron="Praktijk van gemeenten: onder andere Leiden vraagt bij oranje en rood om oorzaak, gevolg en bijsturing.",
        herstel="Schrijf oorzaak, gevolg en bijsturing bij de stand. Weet u er een nog niet? Schrijf dan onbekend, met de reden.",
        voorbeeld=Voorbeeld(
            MELDPUNT,
            "        gevolg: Het meldpunt opent later.\n        bijsturing: Het team vraagt een tweede aanbieder.\n",
            "        gevolg: Het meldpunt opent later.\n",
        ),
    ),
    Rule(
        "S-005", "fout", "Bij een stand die niet bekend is, staat waarom",
        waarom="De toestand voor wat niet bekend is, zet het programma zelf neer. Wie haar kiest, laat de reden weg.",
        bron=AFSPRAAK,
        herstel="Schrijf onbekend, met de reden tussen haakjes.",
        voorbeeld=Voorbeeld(SPREEKUUR, "voortgang: onbekend (nog niet gemeten)", "voortgang: stand-onbekend"),
    ),
    Rule(
        "G-001", "fout", "De delen van een post zijn samen niet meer dan de post",
        waarom="De raad moet de bedragen kunnen narekenen. Zijn de delen meer dan het geheel, dan klopt een van de bedragen niet.",
        bron=AFSPRAAK,
        herstel="Verbeter het bedrag van de post of van een deel. Een deel kan zelf geen delen hebben.",
        voorbeeld=Voorbeeld("geld/budgetposten.yaml", "bedrag: 2.500\n", "bedrag: 25.000\n"),
    ),
    Rule(
        "I-001", "fout", "Elk cijfer staat in een jaar en een bron die de tabellen tonen",
        waarom="U telde iets dat de lezer nergens te zien krijgt.",
        bron=AFSPRAAK,
        herstel="Zet het jaar bij monitoring_jaren in plan.yaml, of de bron bij monitoring_bronnen. Of verbeter het jaar of de bron.",
        voorbeeld=Voorbeeld("plan.yaml", "monitoring_jaren: [2025, 2026]", "monitoring_jaren: [2025]"),
    ),
    Rule(
        "I-002", "waarschuwing", "Twee indicatoren hebben niet dezelfde rij cijfers",
        waarom="Dezelfde cijfers bij twee indicatoren zijn vaak gekopieerd. De raad trekt dan de verkeerde conclusie.",
        bron=AFSPRAAK,
        herstel="Kijk in de bron welke cijfers bij welke indicator horen. Zijn zij echt gelijk? Aanvaard de waarschuwing dan.",
        voorbeeld=Voorbeeld(
            "monitoring/eerste-prioriteit.yaml",
            '    - {periode: 2026, bron: gemeente-voorbeelddorp, waarde: "6,5", peildatum: 1 februari 2027, voorlopig: nee,'
            " gebied: de kern (verzonnen)}\n",
            "    - {periode: 2025, bron: gemeente-voorbeelddorp, waarde: 4, peildatum: 1 februari 2026, voorlopig: nee}\n"
            "    - {periode: 2026, bron: gemeente-voorbeelddorp, waarde: 6, peildatum: 1 februari 2027, voorlopig: ja}\n"
            "    - {periode: 2026, bron: gemeente-voorbeelddorp, waarde: 7, peildatum: 1 maart 2027, voorlopig: nee}\n",
        ),
    ),
    Rule(
        "P-001", "waarschuwing", "In een veld of tekst staat geen e-mailadres",
        waarom="Een e-mailadres hoort vaak bij één persoon. In een openbaar plan krijgt die persoon post van iedereen, ook na een vertrek.",
        bron="AVG, artikel 5, lid 1, onder c (niet meer gegevens dan nodig); Woo, artikel 5.1, lid 2, onder e.",
        herstel="Noem de rol, of het webadres van de gemeente. Een adres als info@ of griffie@ mag. Een ander algemeen adres aanvaardt u.",
        voorbeeld=Voorbeeld(
            SPREEKUUR, "nu: onbekend (nog in te vullen)", "nu: [Inwoners mailen naar collega@dorp.example.]",
        ),
    ),
    Rule(
        "P-002", "waarschuwing", "In een veld of tekst staat geen burgerservicenummer",
        waarom="Met een burgerservicenummer kan iemand zich voordoen als een ander. Het mag niet in een plan staan.",
        bron="Uitvoeringswet AVG, artikel 46; Woo, artikel 5.1, lid 1, onder e. De toets is de elfproef.",
        herstel="Haal het nummer weg. Is het een ander nummer, zoals een zaaknummer? Aanvaard de waarschuwing dan.",
        voorbeeld=Voorbeeld(SPREEKUUR, "nu: onbekend (nog in te vullen)", "nu: [Het gaat om de zaak van 111222333.]"),
    ),
    Rule(
        "A-001", "fout", "Een aanvaarding noemt een regel die bestaat en die het bouwen niet tegenhoudt",
        waarom="Een fout verdwijnt niet door haar te aanvaarden. Het plan kan er niet mee gemaakt worden.",
        bron=AFSPRAAK,
        herstel="Los de fout op en haal de aanvaarding weg. Bij een tikfout: verbeter de code van de regel.",
        voorbeeld=Voorbeeld("aanvaard.yaml", "regel: M-003", "regel: M-001"),
    ),
    Rule(
        "A-002", "waarschuwing", "De laatste dag van een aanvaarding is niet voorbij",
        waarom="Wat voor een tijd aanvaard is, zou anders voor altijd vergeten worden.",
        bron=AFSPRAAK,
        herstel="Los het op en haal de aanvaarding weg. Blijft het zo? Kies dan een nieuwe laatste dag.",
        voorbeeld=Voorbeeld("aanvaard.yaml", "tot: 31 december 2027", "tot: 31 maart 2027"),
    ),
    Rule(
        "A-003", "waarschuwing", "Wat aanvaard is, is er nog",
        waarom="Een aanvaarding die nergens meer over gaat, zou later een nieuw probleem verbergen.",
        bron=AFSPRAAK,
        herstel="Haal de aanvaarding of het id weg. Bij een tikfout: verbeter het id.",
        voorbeeld=Voorbeeld("aanvaard.yaml", "bij: [inwoners-helpen]", "bij: [inwoners-doen-mee]"),
    ),
    Rule(
        "A-004", "waarschuwing", "Een aanvaarding geldt voor niet meer meldingen dan zij noemt",
        waarom="Een aanvaarding voor het hele plan zou anders ook verbergen wat er later bij komt.",
        bron=AFSPRAAK,
        herstel="Los op wat erbij kwam. Blijft het zo? Verhoog dan het aantal.",
        voorbeeld=Voorbeeld("aanvaard.yaml", "tot: 31 december 2027", "tot: 31 december 2027\n  aantal: 0"),
    ),
    Rule(
        "A-005", "waarschuwing", "Een aanvaarding geldt binnen de tijd van het plan, voor een stuk, en één keer",
        waarom="Wat na het plan nog geldt, of twee keer aanvaard is, kijkt niemand meer na.",
        bron=AFSPRAAK,
        herstel="Kies een laatste dag binnen de periode van het plan, noem bij een stuk, en haal weg wat dubbel is.",
        voorbeeld=Voorbeeld("aanvaard.yaml", "tot: 31 december 2027", "tot: 31 december 2072"),
    ),
)
