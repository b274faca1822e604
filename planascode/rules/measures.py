"""Rules of measures, goals and themas: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, Rule, Voorbeeld

_MAP = "prioriteiten/eerste-prioriteit"
_MELDPUNT = f"{_MAP}/dicht-bij-inwoners/meldpunt.yaml"
_SPREEKUUR = f"{_MAP}/spreekuur.yaml"
_SPREEKUUR_KOPIE = f"{_MAP}/spreekuur-kern.yaml"
_CCV = "CCV, stappenplan voor een integraal veiligheidsplan: maatregelen zijn concreet."
_REKENKAMER = "Rekenkameronderzoek (DSP, Schiedam en Vlaardingen): zonder meetbare doelen kan de raad niet controleren."

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "M-005", "waarschuwing", "Elke maatregel heeft een trekker",
        waarom="Zonder trekker weet niemand wie de maatregel uitvoert en wie de stand opgeeft.",
        bron="VNG, Kernbeleid Veiligheid: een plan heeft een overzicht van trekkers.",
        herstel="Schrijf bij trekker een id uit namen/rollen.yaml. Trekt echt niemand de maatregel? Schrijf dan: n.v.t. (reden).",
        voorbeeld=Voorbeeld(_MELDPUNT, "trekker: opgaveleider-voorbeeld", "trekker: onbekend (nog aan te wijzen)"),
    ),
    Rule(
        "M-006", "waarschuwing", "Elke maatregel dient een doel",
        waarom="Een maatregel zonder doel laat de raad niet zien waarvoor zij er is.",
        bron=_REKENKAMER,
        herstel="Schrijf bij doelen het id van een doel. De doelen staan in thema.yaml en prioriteit.yaml.",
        voorbeeld=Voorbeeld(_SPREEKUUR, "doelen: [inwoners-doen-mee]", "doelen: onbekend (nog te kiezen)"),
    ),
    Rule(
        "M-007", "waarschuwing", "De planning van werk dat niet klaar is, is bekend",
        waarom="Zonder planning ziet niemand wanneer het werk begint en of het te laat is.",
        bron=_CCV,
        herstel="Schrijf een kwartaal, een jaar, een periode of: doorlopend.",
        voorbeeld=Voorbeeld(_SPREEKUUR, "planning: vanaf 2030", "planning: onbekend (nog te bepalen)"),
    ),
    Rule(
        "M-008", "waarschuwing", "In een plan met codes zijn grondslag en middelen bekend",
        waarom="De code volgt uit grondslag en middelen. Ontbreekt een van beide, dan is niet te zien of het werk moet en kan.",
        bron="Afspraak van het college in het plan van Oldambt: elke maatregel krijgt een code P1 tot en met P5.",
        herstel="Schrijf bij grondslag en bij middelen een id uit de map codes. Past geen code? Schrijf dan: n.v.t. (reden).",
        voorbeeld=Voorbeeld(_SPREEKUUR, "middelen: niet-beschikbaar", "middelen: onbekend (nog te kiezen)"),
    ),
    Rule(
        "M-009", "waarschuwing", "Bij elke maatregel hoort een indicator, of de reden waarom niet",
        waarom="Wat niet gemeten wordt, is niet te volgen. Een indicator die een doel van de maatregel meet, is ook goed.",
        bron=_REKENKAMER,
        herstel="Schrijf bij indicatoren een id uit de map monitoring, of de reden: n.v.t. (reden).",
        voorbeeld=Voorbeeld(
            "monitoring/eerste-prioriteit.yaml",
            "meet: [inwoners-doen-mee, buurtgesprekken]",
            "meet: [buurtgesprekken]",
        ),
    ),
    Rule(
        "M-010", "waarschuwing", "Bij straks staat iets anders dan bij nu",
        waarom="Staat er twee keer hetzelfde, dan ziet een lezer niet wat er verandert.",
        bron="Direct Duidelijk: zeg wat er voor de lezer verandert.",
        herstel="Schrijf bij straks wat er anders wordt. Blijft alles zoals het is? Schrijf dan: n.v.t. (het blijft zo).",
        voorbeeld=Voorbeeld(_MELDPUNT, "straks: [Er komt één meldpunt.]", "straks: [Inwoners melden op vijf plaatsen.]"),
    ),
    Rule(
        "M-011", "waarschuwing", "Een maatregel met een code heeft een planning",
        waarom="Een code zegt dat het werk moet of mag. Een planning die niet van toepassing is, spreekt dat tegen.",
        bron="Afspraak van dit programma.",
        herstel="Schrijf wanneer het gebeurt. Is het geen maatregel meer? Zet dan ook grondslag en middelen op n.v.t. (reden).",
        voorbeeld=Voorbeeld(_SPREEKUUR, "planning: vanaf 2030", "planning: n.v.t."),
    ),
    Rule(
        "M-014", "waarschuwing", "Een tekst over een maatregel spreekt haar grondslag en middelen niet tegen",
        waarom="De ene bladzijde noemt iets een wettelijke taak en de andere niet. Dan weet de lezer niet wat waar is.",
        bron="Afspraak van dit programma; welke woorden een keuze tegenspreken, staat in het plan zelf.",
        herstel="Ga na wat klopt. Verbeter de grondslag, de middelen of de tekst. De woorden staan bij spreekt_tegen in de map codes.",
        voorbeeld=Voorbeeld(_MELDPUNT, "straks: [Er komt één meldpunt.]", "straks: [Eén meldpunt is een wettelijke taak.]"),
    ),
    Rule(
        "M-015", "waarschuwing", "Bij operationalisering staat hoe u het volgt, geen planning",
        waarom="In een verkeerd veld leest niemand de planning, en niet hoe de maatregel gevolgd wordt.",
        bron="Afspraak van dit programma: elk gegeven heeft één plaats.",
        herstel="Zet de planning bij planning. Schrijf bij operationalisering hoe u ziet dat het werkt.",
        voorbeeld=Voorbeeld(_SPREEKUUR, "operationalisering: [We tellen de bezoekers.]", "operationalisering: [doorlopend]"),
    ),
    Rule(
        "M-016", "waarschuwing", "Een thema of prioriteit heeft een maatregel of een verwijzing",
        waarom="Een thema dat alleen een naam heeft, belooft iets wat er niet is.",
        bron="CCV, stappenplan voor een integraal veiligheidsplan: onder elk thema staan maatregelen.",
        herstel="Voeg een maatregel toe, of haal het thema weg. Staat zij elders? Noem dat stuk bij verwijzingen.",
        voorbeeld=Voorbeeld(f"{_MAP}/veilig-op-straat/thema.yaml", "", "naam: Veilig op straat\n"),
    ),
    Rule(
        "M-018", "waarschuwing", "Twee maatregelen zeggen niet hetzelfde",
        waarom="De lezer leest twee keer hetzelfde en weet niet wat elke maatregel toevoegt. Vaak is een bestand gekopieerd en niet aangepast.",
        bron="Afspraak van dit programma.",
        herstel="Schrijf bij nu, straks, operationalisering en aantekening wat hier anders is. Is het dezelfde maatregel? Haal er dan een weg.",
        voorbeeld=Voorbeeld(
            _SPREEKUUR_KOPIE, "",
            "naam: Spreekuur in de kern\ndoelen: [inwoners-doen-mee]\nnu: onbekend (nog in te vullen)\n"
            "straks: [Elke maand is er een spreekuur in de wijk.]\ninstrumenten: n.v.t.\nportefeuillehouders: [wethouder-voorbeeld]\n"
            "intern: [team-voorbeeld]\ntrekker: opgaveleider-voorbeeld\npartners: n.v.t. (de gemeente doet dit alleen)\n"
            "operationalisering: [We tellen de bezoekers.]\nplanning: vanaf 2030\ngrondslag: eigen-keuze\nmiddelen: niet-beschikbaar\n"
            "standen:\n  - {peildatum: 1 april 2027, toestanden: {voortgang: nog-niet-gestart}, herkomst: gemeld}\n",
        ),
    ),
    Rule(
        "M-017", "waarschuwing", "Twee stukken op dezelfde plaats hebben een eigen naam, code, symbool, beschrijving en bestand",
        waarom="De lezer ziet twee keer hetzelfde staan en weet niet welke geldt. Vaak is een stuk per ongeluk twee keer gemaakt.",
        bron="Afspraak van dit programma.",
        herstel="Geef een van beide een andere naam, of wat er dubbel is. Is het twee keer hetzelfde stuk? Haal er dan een weg.",
        voorbeeld=Voorbeeld(
            f"{_MAP}/dicht-bij-inwoners/buurtgesprekken.yaml", "naam: Buurtgesprekken houden (voorbeeld)",
            "naam: Een meldpunt voor inwoners (voorbeeld)",
        ),
    ),
    Rule(
        "M-019", "waarschuwing", "Een maatregel dient een doel van de prioriteit waar hij bij staat",
        waarom="Anders telt de maatregel bij de ene prioriteit mee, en het doel bij een andere. Vaak is de maatregel verplaatst of gekopieerd.",
        bron="Afspraak van dit programma.",
        herstel="Kies als eerste doel een doel van deze prioriteit of van haar thema, of zet de maatregel bij de prioriteit van het doel.",
        voorbeeld=Voorbeeld("", "een maatregel bij de jeugd, met een doel van de jeugd", "een maatregel bij de jeugd, met een doel van het verkeer"),
    ),
    Rule(
        "M-020", "waarschuwing", "Een indicator meet wat zijn naam zegt, en staat bij de prioriteit daarvan, van zijn thema en van wie hem noemt",
        waarom="Het cijfer komt anders in de tabel van een andere prioriteit, en ontbreekt waar de lezer het zoekt.",
        bron="Afspraak van dit programma.",
        herstel="Verbeter de prioriteit van de indicator, of de doelen en maatregelen achter meet.",
        voorbeeld=Voorbeeld("", "Een cijfer over jongeren staat bij de prioriteit Jongeren.", "Een cijfer over jongeren staat bij de prioriteit Zorg."),
    ),
    Rule(
        "M-022", "waarschuwing", "Bestuurders, eigen mensen en partners staan elk in hun eigen veld",
        waarom="Een lezer zoekt bij de portefeuillehouder wie bestuurlijk verantwoordelijk is, en bij partners wie er van buiten meedoet.",
        bron="Afspraak van dit programma: elk gegeven heeft één plaats.",
        herstel="Zet een bestuurder bij portefeuillehouders, een team of functie bij intern, en alleen partijen van buiten bij partners.",
        voorbeeld=Voorbeeld(_SPREEKUUR, "portefeuillehouders: [wethouder-voorbeeld]", "portefeuillehouders: [team-voorbeeld]"),
    ),
    Rule(
        "M-023", "waarschuwing", "Een lijst zegt niet twee keer hetzelfde",
        waarom="De lezer leest twee keer hetzelfde punt. Vaak is een regel gekopieerd en niet aangepast.",
        bron="Afspraak van dit programma.",
        herstel="Haal een van de twee weg, of schrijf wat er anders is.",
        voorbeeld=Voorbeeld(
            f"{_MAP}/dicht-bij-inwoners/buurtgesprekken.yaml", "instrumenten: [Een vaste ploeg, Een zaal in de wijk]",
            "instrumenten: [Een vaste ploeg, Een vaste ploeg]",
        ),
    ),
    Rule(
        "M-024", "waarschuwing", "Een naam is een naam voor een lezer",
        waarom="Wat een kopie of een voorbeeld in de naam liet staan, komt zo in elk document.",
        bron="Afspraak van dit programma.",
        herstel="Schrijf de naam zoals een lezer hem moet zien. Is het stuk vervallen? Dat staat bij vervallen, en niet in de naam.",
        voorbeeld=Voorbeeld(_SPREEKUUR, "naam: Spreekuur in de wijk (voorbeeld)", "naam: Spreekuur in de wijk (kopie)"),
    ),
    Rule(
        "M-025", "waarschuwing", "Wat vervalt, vervalt na het besluit over het plan en na de laatste stand",
        waarom="Een eerdere dag kan niet: meestal is het een tikfout in het jaar. De maatregel verdwijnt dan uit elke telling.",
        bron="Afspraak van dit programma.",
        herstel="Verbeter de dag bij vervallen, of de dag van het besluit of de stand.",
        voorbeeld=Voorbeeld(_SPREEKUUR, "straks: [Elke", "vervallen: 1 maart 2027\nstraks: [Elke"),
    ),
    Rule(
        "M-027", "waarschuwing", "Wie in de naam staat of bij de partijen uitleg krijgt, staat in de lijst",
        waarom="De lezer leest wat een partij doet, en vindt haar niet in de lijst. Vaak is zij er per ongeluk uit gehaald.",
        bron=AFSPRAAK,
        herstel="Zet de partij in de lijst, of haal de uitleg weg.",
        voorbeeld=Voorbeeld(
            "", "partners: [politie], partners_toelichting: 'Politie: surveilleert'", "partners: [], partners_toelichting: 'Politie: surveilleert'",
        ),
    ),
    Rule(
        "M-028", "waarschuwing", "Een tekst noemt de trekker die de maatregel heeft",
        waarom="De lezer weet dan niet bij wie hij moet zijn, en de een wacht op de ander.",
        bron=AFSPRAAK,
        herstel="Verbeter de tekst, of de trekker van de maatregel.",
        voorbeeld=Voorbeeld(
            "prioriteiten/eerste-prioriteit/dicht-bij-inwoners/inleiding.md",
            "Zie ook [het meldpunt](#meldpunt).",
            "Het [](#meldpunt) is een taak van Team Beleid (verzonnen).",
        ),
    ),
    Rule(
        "M-026", "waarschuwing", "Een code of planning achter een verwijzing of in een antwoord is die van de maatregel",
        waarom="Staat in de tekst een ander kwartaal dan in de tabel, dan weet de lezer niet wanneer het gebeurt.",
        bron=AFSPRAAK,
        herstel="Verbeter de tekst, of de planning of code van de maatregel.",
        voorbeeld=Voorbeeld(
            "prioriteiten/eerste-prioriteit/dicht-bij-inwoners/inleiding.md",
            "Zie ook [het meldpunt](#meldpunt).",
            "Zie ook [het meldpunt](#meldpunt) in Q4 2035.",
        ),
    ),
)
