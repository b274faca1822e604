"""Rules of fields and values: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, GESPREKKEN, SPREEKUUR, Rule, Voorbeeld

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "V-001", "fout", "Elke sleutel bestaat",
        waarom="Achter een sleutel met een tikfout zou uw tekst stil wegvallen. De lezer ziet dan niet wat u schreef.",
        bron=AFSPRAAK,
        herstel="Verbeter de tikfout. Alle sleutels staan in docs/woordenlijst.md.",
        voorbeeld=Voorbeeld(SPREEKUUR, "partners: n.v.t.", "partner: n.v.t."),
    ),
    Rule(
        "V-002", "fout", "Elk verplicht veld is er",
        waarom="Zonder dit veld zit er een gat in het plan. Een lezer weet dan niet of het vergeten is of niet bestaat.",
        bron=AFSPRAAK,
        herstel="Voeg de regel toe. Weet u het niet? Schrijf dan onbekend, met de reden tussen haakjes.",
        voorbeeld=Voorbeeld(
            SPREEKUUR,
            "intern: [team-voorbeeld]\ntrekker: onbekend (nog aan te wijzen)\n",
            "trekker: onbekend (nog aan te wijzen)\n",
        ),
    ),
    Rule(
        "V-003", "fout", "Een veld is niet leeg",
        waarom="Een lege plek in een tabel zegt niets. De lezer weet niet of het nul, onbekend of vergeten is.",
        bron=AFSPRAAK,
        herstel="Vul in wat er hoort. Weet u het niet? Schrijf dan onbekend, met de reden tussen haakjes.",
        voorbeeld=Voorbeeld(SPREEKUUR, "straks: [Elke maand is er een spreekuur in de wijk.]", "straks:"),
    ),
    Rule(
        "V-004", "fout", "Waar onbekend niet kan, staat een echte waarde",
        waarom="Zonder naam, peildatum of looptijd kan niemand het stuk vinden of begrijpen.",
        bron=AFSPRAAK,
        herstel="Schrijf een echte waarde; een naam kunt u later veranderen. Is het veld niet verplicht? Laat de regel dan weg.",
        voorbeeld=Voorbeeld(SPREEKUUR, "naam: Spreekuur in de wijk (voorbeeld)", "naam: onbekend (nog te kiezen)"),
    ),
    Rule(
        "V-005", "fout", "Bij onbekend staat de reden",
        waarom="De raad en de lezer mogen weten waarom iets nog ontbreekt. U vindt zo ook terug wat nog moet gebeuren.",
        bron=AFSPRAAK,
        herstel="Zet de reden tussen haakjes achter onbekend.",
        voorbeeld=Voorbeeld(SPREEKUUR, "trekker: onbekend (nog aan te wijzen)", "trekker: onbekend"),
    ),
    Rule(
        "V-006", "fout", "Waar één tekst hoort, staat één tekst, en die is leesbaar",
        waarom="In een tabel is op deze plaats ruimte voor één waarde. Een onzichtbaar teken maakt een woord onvindbaar.",
        bron=AFSPRAAK,
        herstel="Zet één tekst achter de sleutel, zonder haken of streepjes. Typ een tekst uit Word opnieuw.",
        voorbeeld=Voorbeeld(
            SPREEKUUR, "naam: Spreekuur in de wijk (voorbeeld)", "naam: [Spreekuur, in de wijk (voorbeeld)]",
        ),
    ),
    Rule(
        "V-007", "fout", "Waar een lijst hoort, staat een lijst",
        waarom="Het programma zet elk punt op een eigen regel. In een tekst kan het de punten niet vinden.",
        bron=AFSPRAAK,
        herstel="Zet elk punt op een eigen regel met een streepje, of schrijf de punten tussen haken: [een, twee].",
        voorbeeld=Voorbeeld(SPREEKUUR, "intern: [team-voorbeeld]", "intern: team-voorbeeld"),
    ),
    Rule(
        "V-008", "fout", "Waar een groep sleutels hoort, staat een groep",
        waarom="Hier horen meer gegevens bij elkaar, elk met een eigen naam. Een losse tekst zegt niet welk gegeven het is.",
        bron=AFSPRAAK,
        herstel="Schrijf elk gegeven als sleutel: waarde. Dat kan op eigen regels, of op één regel tussen { en }.",
        voorbeeld=Voorbeeld(
            "plan.yaml", "  doel: {enkelvoud: doel, meervoud: doelen}", "  doel: doel en doelen",
        ),
    ),
    Rule(
        "V-009", "fout", "Een tekst in een veld is niet te lang",
        waarom="Een heel verslag past niet in een cel van een tabel. De lezer raakt de weg kwijt.",
        bron=AFSPRAAK,
        herstel="Maak de tekst korter, of zet haar in een tekstbestand dat op .md eindigt.",
        voorbeeld=Voorbeeld(
            SPREEKUUR, "straks: [Elke maand is er een spreekuur in de wijk.]",
            f"straks: [{'Elke maand is er een spreekuur. ' * 700}]",
        ),
    ),
    Rule(
        "V-010", "fout", "Niets staat twee keer in een lijst",
        waarom="Wat dubbel staat, komt dubbel in het plan en telt dubbel mee.",
        bron=AFSPRAAK,
        herstel="Haal een van de twee weg. Gaat het om twee standen op één dag? Houd dan de stand die klopt.",
        voorbeeld=Voorbeeld(SPREEKUUR, "intern: [team-voorbeeld]", "intern: [team-voorbeeld, team-voorbeeld]"),
    ),
    Rule(
        "V-011", "fout", "Een id bestaat uit kleine letters, cijfers en streepjes",
        waarom="Een id staat in verwijzingen, in de naam van een bestand en in een webadres. Andere tekens werken daar niet overal.",
        bron=AFSPRAAK,
        herstel="Gebruik hoogstens 24 kleine letters, cijfers en streepjes. Begin met een letter.",
        voorbeeld=Voorbeeld("namen/afkortingen.yaml", "- id: afk-apv", "- id: APV (afkorting)"),
    ),
    Rule(
        "V-012", "fout", "Een webadres begint met https://",
        waarom="Alleen met https weet de lezer zeker dat niemand meeleest of de bladzijde verandert.",
        bron="Forum Standaardisatie, verplichte open standaarden: HTTPS en HSTS.",
        herstel="Kopieer het hele adres uit uw browser. Heeft de site geen https? Noem haar dan zonder link.",
        voorbeeld=Voorbeeld(
            "namen/documenten.yaml",
            "vindplaats: https://wetten.overheid.nl/BWBR0005416/", "vindplaats: wetten.overheid.nl/BWBR0005416",
        ),
    ),
    Rule(
        "V-013", "fout", "Een datum bestaat en is voluit geschreven",
        waarom="Bij 9/7/2021 weet de lezer niet of het juli of september is. Aan een datum in het plan hangen besluiten.",
        bron="ISO 8601 voor 2027-06-14; de schrijfwijze 14 juni 2027 is een afspraak van dit programma.",
        herstel="Schrijf dag, maand en jaar: 14 juni 2027. Of schrijf: 2027-06-14.",
        voorbeeld=Voorbeeld("opmerkingen/opmerkingen.yaml", "datum: 1 maart 2027", "datum: 1/3/2027"),
    ),
    Rule(
        "V-014", "fout", "Een periode is een jaar of een kwartaal",
        waarom="Cijfers zijn alleen te vergelijken als vaststaat over welk jaar of kwartaal zij gaan.",
        bron=AFSPRAAK,
        herstel="Schrijf een jaar of een kwartaal: 2026 of Q3 2026.",
        voorbeeld=Voorbeeld("plan.yaml", "monitoring_jaren: [2025, 2026]", "monitoring_jaren: [2025-2026]"),
    ),
    Rule(
        "V-015", "fout", "Een planning bestaat uit kwartalen of jaren, of is doorlopend",
        waarom="De raad wil kunnen zien wat wanneer klaar is. Met 'binnenkort' of 'na de zomer' kan dat niet.",
        bron=AFSPRAAK,
        herstel="Schrijf een kwartaal of een jaar, van en tot, of doorlopend. "
        "Weet u het nog niet? Schrijf dan onbekend, met de reden.",
        voorbeeld=Voorbeeld(SPREEKUUR, "planning: vanaf 2030", "planning: Q5 2029"),
    ),
    Rule(
        "V-016", "fout", "Een bedrag is in euro's, met een punt per duizend en een komma voor centen",
        waarom="Alle bedragen worden opgeteld en overal op dezelfde manier gedrukt. Een punt voor de centen maakt een bedrag honderd keer zo groot.",
        bron=AFSPRAAK,
        herstel="Schrijf alleen het bedrag: 12.500 of 2.674,63.",
        voorbeeld=Voorbeeld("geld/budgetposten.yaml", "bedrag: 2.500\n", "bedrag: 2500.00\n"),
    ),
    Rule(
        "V-017", "fout", "Een getal heeft een komma voor decimalen",
        waarom="In een Nederlands getal scheidt de punt de duizendtallen. Bij 6.5 weet de lezer niet of het zes en een half is.",
        bron=AFSPRAAK,
        herstel="Schrijf alleen het getal: 12 of 3,5. Uitleg hoort in de toelichting.",
        voorbeeld=Voorbeeld('monitoring/eerste-prioriteit.yaml', 'waarde: "6,5"', 'waarde: "6.5"'),
    ),
    Rule(
        "V-018", "fout", "Een keus tussen ja en nee is ja of nee",
        waarom="Van dit antwoord hangt af wat het programma doet. Bij 'misschien' of 'deels' weet het dat niet.",
        bron=AFSPRAAK,
        herstel="Schrijf ja of nee, met kleine letters.",
        voorbeeld=Voorbeeld("geld/dekkingen.yaml", "naam: aangevraagd, gedekt: nee", "naam: aangevraagd, gedekt: deels"),
    ),
    Rule(
        "V-019", "fout", "Een woord komt uit de lijst van het veld",
        waarom="Het programma telt en sorteert op dit woord. Met een ander woord valt het stuk buiten elk overzicht.",
        bron=AFSPRAAK,
        herstel="Kies een woord uit de lijst die in de melding staat. De lijsten staan ook in docs/woordenlijst.md.",
        voorbeeld=Voorbeeld(GESPREKKEN, "    herkomst: gemeld", "    herkomst: gehoord"),
    ),
)
