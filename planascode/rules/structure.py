"""Rules of references and editions: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, GESPREKKEN, INLEIDING, MELDPUNT, PRIORITEIT, SPREEKUUR, Rule, Voorbeeld

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "R-001", "fout", "Een id komt één keer voor",
        waarom="Een verwijzing moet naar één stuk leiden. Hebben er twee dezelfde naam, dan komt de lezer bij het verkeerde uit.",
        bron=AFSPRAAK,
        herstel="Geef een van de twee een ander id. Een stuk dat al gedrukt is, houdt zijn id.",
        voorbeeld=Voorbeeld("geld/budgetposten.yaml", "- id: post-zaalhuur", "- id: post-gesprekken"),
    ),
    Rule(
        "R-002", "fout", "Een id is de naam van het bestand of de map",
        waarom="Zo vindt uw collega het stuk terug zonder te zoeken.",
        bron=AFSPRAAK,
        herstel="Maak het id gelijk aan de naam van het bestand. Of haal de regel met id weg; dan geldt de naam van het bestand.",
        voorbeeld=Voorbeeld(SPREEKUUR, "id: spreekuur", "id: wijkspreekuur"),
    ),
    Rule(
        "R-003", "fout", "Een verwijzing leidt naar een stuk dat er is",
        waarom="De lezer zou anders een lege plek of een dode link vinden.",
        bron=AFSPRAAK,
        herstel="Verbeter de tikfout, of maak eerst het stuk waar u naar verwijst. Hebt u het stuk weggehaald? Haal dan ook de verwijzing weg.",
        voorbeeld=Voorbeeld(GESPREKKEN, "partners: [stichting-voorbeeld]", "partners: [stichting-voorbeelt]"),
    ),
    Rule(
        "R-004", "fout", "Een volgorde noemt alleen stukken uit de eigen map",
        waarom="Een maatregel hoort bij één thema. In twee volgordes zou de lezer haar twee keer tegenkomen.",
        bron=AFSPRAAK,
        herstel="Verplaats het bestand naar deze map, of haal het id uit de volgorde.",
        voorbeeld=Voorbeeld(
            f"{PRIORITEIT}/dicht-bij-inwoners/thema.yaml",
            "maatregelen: [buurtgesprekken, meldpunt]", "maatregelen: [buurtgesprekken, spreekuur]",
        ),
    ),
    Rule(
        "R-005", "fout", "Elke prioriteit staat in de volgorde in plan.yaml",
        waarom="De raad bepaalt de volgorde van de prioriteiten. Wat er niet in staat, zou uit het plan verdwijnen.",
        bron=AFSPRAAK,
        herstel="Zet het id bij prioriteiten in plan.yaml, op de plaats die de raad koos.",
        voorbeeld=Voorbeeld("plan.yaml", "prioriteiten: [eerste-prioriteit]", "prioriteiten: []"),
    ),
    Rule(
        "R-006", "fout", "Een oud id noemt geen ander stuk",
        waarom="Wie een oude link volgt, komt bij het stuk dat nu een ander id heeft. Dat kan er maar één zijn.",
        bron=AFSPRAAK,
        herstel="Haal het id weg bij voorheen, of verbeter het. Elk id dat er is of was, hoort bij één stuk.",
        voorbeeld=Voorbeeld(
            SPREEKUUR, "naam: Spreekuur in de wijk (voorbeeld)", "voorheen: [buurtgesprekken]\nnaam: Spreekuur in de wijk (voorbeeld)",
        ),
    ),
    Rule(
        "R-007", "waarschuwing", "Een volgorde noemt alles wat erbij hoort",
        waarom="Wat niet in de volgorde staat, komt achteraan in het plan. Vaak is het vergeten, of hoort het er niet meer bij.",
        bron=AFSPRAAK,
        herstel="Zet het id in de lijst. Hoort het stuk niet meer in het plan? Haal het weg, of schrijf vervallen met de dag van het besluit.",
        voorbeeld=Voorbeeld(
            f"{PRIORITEIT}/dicht-bij-inwoners/thema.yaml", "maatregelen: [buurtgesprekken, meldpunt]", "maatregelen: [buurtgesprekken]",
        ),
    ),
    Rule(
        "E-001", "fout", "Een editie staat in plan.yaml",
        waarom="Bij een editie die niet bestaat, weet het programma niet voor wie het stuk verborgen moet blijven.",
        bron=AFSPRAAK,
        herstel="Schrijf een editie die in plan.yaml staat, bijvoorbeeld intern.",
        voorbeeld=Voorbeeld(SPREEKUUR, "editie: intern ", "editie: geheim "),
    ),
    Rule(
        "E-002", "fout", "Een blok met ::: is geopend en gesloten",
        waarom="Zonder einde is niet te zien welke tekst verborgen moet blijven. Die tekst zou dan openbaar kunnen worden.",
        bron=AFSPRAAK,
        herstel="Zet ::: met de naam van de editie op een regel boven het blok, en ::: alleen op een regel eronder.",
        voorbeeld=Voorbeeld(
            INLEIDING, "::: intern\nEen blok als dit is alleen te zien in de editie intern.\n:::\n",
            "::: intern\nEen blok als dit is alleen te zien in de editie intern.\n",
        ),
    ),
    Rule(
        "E-003", "fout", "Alleen een veld dat mag ontbreken, kan voor een editie verborgen worden",
        waarom="Zonder een verplicht veld, zoals de naam, blijft er voor de lezer niets over om te begrijpen.",
        bron=AFSPRAAK,
        herstel="Verberg het hele stuk met editie, of laat het veld zien.",
        voorbeeld=Voorbeeld(GESPREKKEN, "editie_per_veld: {trekker: intern}", "editie_per_veld: {naam: intern}"),
    ),
    Rule(
        "E-004", "fout", "Wat een editie toont, verwijst alleen naar wat zij toont",
        waarom="Een openbare lezer zou anders een dode link vinden. Die ziet zo ook dat er iets verborgen is, en hoe het heet.",
        bron=AFSPRAAK,
        herstel="Verberg ook de tekst met de verwijzing, of toon het stuk waar zij naar verwijst.",
        voorbeeld=Voorbeeld(INLEIDING, "zie [](#eerste-prioriteit)", "zie [](#spreekuur)"),
    ),
    Rule(
        "E-005", "waarschuwing", "Een maatregel met acties toont er in elke editie een",
        waarom="De planning en de stand staan bij de acties. Zijn die alle verborgen, dan ziet de lezer een maatregel zonder planning.",
        bron=AFSPRAAK,
        herstel="Toon ten minste één actie, of verberg de hele maatregel met editie.",
        voorbeeld=Voorbeeld(MELDPUNT, "indicatoren: [waardering]\n", "indicatoren: [waardering]\neditie_per_veld: {acties: intern}\n"),
    ),
    Rule(
        "E-006", "fout", "Wat niet openbaar is, staat in geen openbaar bestand",
        waarom="Wat eenmaal bekendgemaakt is, krijgt u niet terug.",
        bron=AFSPRAAK,
        herstel="Kijk of de woorden in een eigen layout staan, en haal ze daar weg. Staan ze daar niet, meld dit dan aan wie het programma onderhoudt.",
        voorbeeld=Voorbeeld(
            "", "Een eigen layout met alleen woorden voor iedereen.", "Een eigen layout met de woorden van een interne opmerking."
        ),
    ),
    Rule(
        "E-007", "waarschuwing", "Wat niet voor iedereen is, is verborgen",
        waarom="Een woord als INTERN of een blok met twee dubbele punten verbergt niets. De tekst staat dan in het openbare plan.",
        bron=AFSPRAAK,
        herstel="Zet in een tekst ::: intern boven het stuk en ::: eronder. Schrijf in een stuk met velden: editie: intern.",
        voorbeeld=Voorbeeld(
            INLEIDING, "::: intern\nEen blok als dit is alleen te zien in de editie intern.\n:::\n",
            ":: intern\nEen blok als dit is alleen te zien in de editie intern.\n::\n",
        ),
    ),
    Rule(
        "E-008", "waarschuwing", "Wat niet iedereen leest, staat niet ook in een open tekst",
        waarom="Een zin die u naar een andere tekst kopieert, is daar voor iedereen te lezen. Het blok waar hij uit komt, verbergt hem dan niet meer.",
        bron=AFSPRAAK,
        herstel="Haal de zin weg waar iedereen hem leest. Mag iedereen hem lezen? Haal hem dan uit het blok.",
        voorbeeld=Voorbeeld(
            INLEIDING, "::: intern\nEen blok als dit is alleen te zien in de editie intern.\n:::\n",
            "Een blok als dit is alleen te zien in de editie intern.\n\n::: intern\nEen blok als dit is alleen te zien in de editie intern.\n:::\n",
        ),
    ),
)
