"""Rules of Markdown texts: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, INLEIDING, PRIORITEIT, SPREEKUUR, Rule, Voorbeeld

TEKSTLINK = "[de Gemeentewet](https://wetten.overheid.nl/BWBR0005416/)"
STOP = "STOP-standaard voor officiële publicaties, regels STOP0005 en STOP0006 (geen lege alinea of kop)."

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "T-001", "fout", "Een tekst bestaat uit alinea's, koppen, lijsten, vet, cursief, citaten, noten, links en afbeeldingen",
        waarom="Alleen dit komt in PDF, Word, site en publicatie hetzelfde over. "
        "Een afbeelding zonder beschrijving is er niet voor wie haar niet kan zien.",
        bron="Afspraak van dit programma; voor afbeeldingen WCAG 2.1, succescriterium 1.1.1 (niet-tekstuele content).",
        herstel="Schrijf gewone tekst. Een figuur hoort in figuren/figuren.yaml, met een beschrijving erbij.",
        voorbeeld=Voorbeeld(INLEIDING, "De gemeente wil een paar dingen goed doen.", "![Foto van het dorp](dorp.jpg)"),
    ),
    Rule(
        "T-002", "fout", "Koppen volgen elkaar op zonder niveau over te slaan",
        waarom="Wie met een voorleesprogramma leest, springt van kop naar kop. Een gat in de niveaus lijkt op een stuk dat ontbreekt.",
        bron="PDF/UA-1 (ISO 14289-1), 7.4.2; WCAG 2.1, succescriterium 1.3.1 (info en relaties).",
        herstel="Begin met ## en gebruik ### alleen onder een kop met ##. De koppen daarboven maakt het programma zelf.",
        voorbeeld=Voorbeeld(INLEIDING, "## Waarom dit plan", "#### Waarom dit plan"),
    ),
    Rule(
        "T-003", "fout", "Een kop staat aan het begin van een regel",
        waarom="Een kop begint een nieuw stuk. Midden in een lijst weet de lezer niet waar dat stuk begint en eindigt.",
        bron=AFSPRAAK,
        herstel="Zet de kop op een eigen regel, zonder streepje of > ervoor. Of haal de hekjes weg.",
        voorbeeld=Voorbeeld(INLEIDING, "- Een punt van een lijst", "- ## Een punt van een lijst"),
    ),
    Rule(
        "T-004", "fout", "Onder een kop staat tekst",
        waarom="Een kop belooft iets. Staat er niets onder, dan denkt de lezer dat er een stuk ontbreekt.",
        bron=STOP,
        herstel="Schrijf een alinea onder de kop, of haal de kop weg.",
        voorbeeld=Voorbeeld(INLEIDING, "## Waarom dit plan\n", "## Wat we al weten\n\n## Waarom dit plan\n"),
    ),
    Rule(
        "T-005", "fout", "Een punt in een lijst is niet leeg",
        waarom="Een streepje zonder woorden ziet eruit als iets dat vergeten is. Een voorleesprogramma telt het mee.",
        bron=STOP,
        herstel="Vul het punt, of haal het streepje weg.",
        voorbeeld=Voorbeeld(INLEIDING, "- De APV staat in de lijst", "-\n- De APV staat in de lijst"),
    ),
    Rule(
        "T-006", "fout", "Een citaat is niet leeg",
        waarom="Een lege inspringing zegt de lezer niets.",
        bron=STOP,
        herstel="Schrijf de woorden achter het teken >, of haal het teken weg.",
        voorbeeld=Voorbeeld(INLEIDING, "> Een citaat", ">\n\nEen citaat"),
    ),
    Rule(
        "T-007", "fout", "Bij een verwijzing naar een noot staat de noot",
        waarom="De lezer zoekt onderaan de bladzijde en vindt niets. Zo is een bewering niet na te gaan.",
        bron=AFSPRAAK,
        herstel="Zet de noot onderaan de tekst, bijvoorbeeld: [^1]: Gemeten in 2026.",
        voorbeeld=Voorbeeld(INLEIDING, "zie [](#eerste-prioriteit).[^1]", "zie [](#eerste-prioriteit).[^2]"),
    ),
    Rule(
        "T-008", "fout", "Een link is een webadres, een e-mailadres of een stuk in het plan",
        waarom="Een andere link werkt niet bij de lezer, of is niet veilig.",
        bron="Forum Standaardisatie, verplichte open standaarden: HTTPS en HSTS.",
        herstel="Schrijf een adres dat met https:// begint. Verwijst u naar een stuk in het plan? Schrijf dan [](#id).",
        voorbeeld=Voorbeeld(INLEIDING, TEKSTLINK, TEKSTLINK.replace("https:", "http:")),
    ),
    Rule(
        "T-009", "fout", "In een tekst staan geen onzichtbare tekens",
        waarom="U ziet zo'n teken niet, maar de lezer kan het woord niet vinden. Een voorleesprogramma kan het verkeerd lezen.",
        bron=AFSPRAAK,
        herstel="Typ het woord opnieuw. Zulke tekens komen vaak mee als u uit Word plakt.",
        voorbeeld=Voorbeeld(INLEIDING, "De gemeente wil een paar dingen", "De ge&#8203;meente wil een paar dingen"),
    ),
    Rule(
        "T-010", "fout", "In een tekstbestand staat tekst",
        waarom="De kop van het stuk zou in het plan staan zonder iets eronder.",
        bron=STOP,
        herstel="Schrijf de tekst, of haal het bestand weg.",
        voorbeeld=Voorbeeld(
            f"{PRIORITEIT}/beschrijving.md",
            "Schrijf hier wat er speelt en waarom dit een prioriteit is. Deze tekst is een voorbeeld.", "",
        ),
    ),
    Rule(
        "T-011", "fout", "Elk tekstbestand komt ergens in het plan",
        waarom="U schreef een tekst die niemand te lezen krijgt.",
        bron=AFSPRAAK,
        herstel="Geef het bestand een naam die in indeling.yaml staat, of zet de naam daar erbij.",
        voorbeeld=Voorbeeld(f"{PRIORITEIT}/verslag.md", "", "Dit is het verslag van de avond.\n"),
    ),
    Rule(
        "T-012", "fout", "Elk teken bestaat in de letter van de huisstijl",
        waarom="In de PDF zou op deze plaats een leeg vakje staan, of een teken dat niet bij de andere letters past.",
        bron="PDF/UA-1 (ISO 14289-1), 7.21 (elk teken heeft een vorm in een ingesloten lettertype).",
        herstel="Kies een ander teken, bijvoorbeeld ✓ ▶ ○ ■ ▲ ◆, of schrijf een woord.",
        voorbeeld=Voorbeeld("legenda/toestanden.yaml", 'symbool: "▲"', 'symbool: "⚠"'),
    ),
    Rule(
        "T-019", "fout", "Tekens voor koppen, lijsten, links, vet en cursief doen wat zij moeten doen",
        waarom="Een teken dat niets doet, wordt gedrukt. De lezer ziet dan sterretjes, hekjes of een half webadres.",
        bron=AFSPRAAK,
        herstel="Zet na hekjes en streepjes een spatie, sluit vet en cursief af, en schrijf een link als [de woorden](https://...).",
        voorbeeld=Voorbeeld(INLEIDING, "## Waarom dit plan", "##Waarom dit plan"),
    ),
    Rule(
        "T-020", "waarschuwing", "In een tekst staat niets meer dat nog ingevuld moet worden",
        waarom="Een lege plek tussen haken of een foutmelding van Word wordt gewoon gedrukt. De lezer ziet dan dat het stuk niet af is.",
        bron=AFSPRAAK,
        herstel="Vul in wat er hoort, of haal de zin weg. Een vraag aan een collega schrijft u in opmerkingen/opmerkingen.yaml.",
        voorbeeld=Voorbeeld(INLEIDING, "## Waarom dit plan", "In 2027 waren er [aantal invullen] meldingen.\n\n## Waarom dit plan"),
    ),
    Rule(
        "T-021", "waarschuwing", "Een tekst wijst niet naar een eigen schijf",
        waarom="Een lezer buiten de gemeente kan niet bij een map of bestand op uw schijf. De naam van die map is ook niet voor iedereen bedoeld.",
        bron=AFSPRAAK,
        herstel="Noem het stuk bij zijn naam, of geef het webadres waar iedereen het vindt.",
        voorbeeld=Voorbeeld(INLEIDING, "## Waarom dit plan", "Het verslag staat in G:\\Veiligheid\\verslag.docx.\n\n## Waarom dit plan"),
    ),
    Rule(
        "T-022", "waarschuwing", "Er staat geen cijfer van een noot die er niet is",
        waarom="Word laat bij kopiëren alleen het cijfer van een noot achter. De lezer zoekt dan een noot die er niet is.",
        bron=AFSPRAAK,
        herstel="Haal het cijfer weg en schrijf in de zin wat in de noot stond. In een .md-bestand kan ook een noot: [^1] en onderaan [^1]: met de tekst.",
        voorbeeld=Voorbeeld(INLEIDING, "## Waarom dit plan", "De raad vroeg hierom.[1]\n\n## Waarom dit plan"),
    ),
    Rule(
        "T-023", "waarschuwing", "Een komma in een rij knipt geen zin in tweeën",
        waarom="In een rij met [ ] begint na elke komma een nieuw punt. De lezer ziet dan twee halve zinnen.",
        bron=AFSPRAAK,
        herstel="Zet de hele zin tussen dubbele aanhalingstekens, of schrijf elk punt met een streepje op een eigen regel.",
        voorbeeld=Voorbeeld(SPREEKUUR, "[Elke maand is er een spreekuur in de wijk.]", "[Elke maand is er een spreekuur, en iedereen is welkom.]"),
    ),
    Rule(
        "T-024", "waarschuwing", "Een zin is af",
        waarom="Een zin die midden in ophoudt, of een dubbele punt zonder vervolg, laat de lezer zitten. Vaak is er bij het plakken iets weggevallen.",
        bron=AFSPRAAK,
        herstel="Schrijf de zin af. Kwam er na de dubbele punt een lijst of een getal? Zet het er weer bij.",
        voorbeeld=Voorbeeld(INLEIDING, "De gemeente wil een paar dingen goed doen.", "De gemeente wil een paar dingen goed doen voor de\n\nDat is goed."),
    ),
    Rule(
        "T-025", "waarschuwing", "Een dag, kwartaal of periode in een tekst bestaat",
        waarom="Staat er 31 november, of klopt de naam van de dag niet? Dan weet de lezer niet wanneer het is.",
        bron="Burgerlijke kalender.",
        herstel="Kijk na welke dag het is. Klopt de naam van de dag niet bij de datum? Verbeter dan een van de twee.",
        voorbeeld=Voorbeeld(INLEIDING, "De gemeente wil een paar dingen goed doen.", "De gemeente begint op 31 november 2027."),
    ),
    Rule(
        "T-026", "advies", "In een tekst staat geen groet, paginanummer of opmerking die meekwam bij het plakken",
        waarom="Wat bij een brief, een bladzijde of een opmerking in Word hoort, wordt anders midden in het plan gedrukt.",
        bron=AFSPRAAK,
        herstel="Haal het weg, en kijk of er meer meekwam.",
        voorbeeld=Voorbeeld(INLEIDING, "## Waarom dit plan", "Pagina 12 van 45\n\n## Waarom dit plan"),
    ),
    Rule(
        "T-027", "waarschuwing", "Een alinea of punt staat er één keer, en twee punten gaan niet over dezelfde maatregel",
        waarom="Wie hetzelfde nog eens leest, denkt een bladzijde terug te zijn. Vaak is een tekst gekopieerd en daarna niet aangepast.",
        bron=AFSPRAAK,
        herstel="Haal een van de twee weg, of schrijf hier wat hier hoort.",
        voorbeeld=Voorbeeld(INLEIDING, "- De APV staat in de lijst", "- De APV staat er.\n- De APV staat er.\n- De APV staat in de lijst"),
    ),
    Rule(
        "T-028", "waarschuwing", "Een kop is geschreven als kop, met eigen woorden en zonder nummer",
        waarom="Vette tekst is geen kop: wie met een voorleesprogramma leest, komt er niet. Een getypt nummer klopt niet meer als er een stuk bij komt.",
        bron="WCAG 2.2, 1.3.1 en 2.4.6.",
        herstel="Zet ## en een spatie voor de kop, en haal sterretjes en nummer weg.",
        voorbeeld=Voorbeeld(INLEIDING, "## Waarom dit plan", "**Waarom dit plan**"),
    ),
    Rule(
        "T-029", "waarschuwing", "De getallen in een zin kloppen met elkaar",
        waarom="Vier medewerkers, en dan twee en één: de lezer weet niet welk getal klopt.",
        bron=AFSPRAAK,
        herstel="Kijk het na en verbeter het getal dat niet klopt.",
        voorbeeld=Voorbeeld("", "Van de 20 kinderen deden er 16 mee.", "Van de 20 kinderen deden er 26 mee."),
    ),
    Rule(
        "T-031", "fout", "Elke noot wordt in de tekst genoemd",
        waarom="Een noot die nergens genoemd wordt, kan niet gedrukt worden. De lezer mist dan wat erin staat.",
        bron=AFSPRAAK,
        herstel="Zet het teken van de noot in de zin waar zij bij hoort, of haal de noot weg.",
        voorbeeld=Voorbeeld(INLEIDING, "[](#eerste-prioriteit).[^1]", "[](#eerste-prioriteit)."),
    ),
)
