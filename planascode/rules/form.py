"""Rules of files and spelling: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, GESPREKKEN, INLEIDING, SPREEKUUR, Rule, Voorbeeld

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "B-001", "fout", "Elk plan heeft zijn vaste bestanden",
        waarom="Zonder plan.yaml en indeling.yaml weet het programma niet wat de titel is en in welke volgorde het plan komt.",
        bron=AFSPRAAK,
        herstel="Zet het bestand terug in de map van het plan. Een voorbeeld krijgt u met: python build.py nieuw MAP",
        voorbeeld=Voorbeeld("", "in de map staan plan.yaml en indeling.yaml", "het bestand indeling.yaml is weggehaald"),
    ),
    Rule(
        "B-002", "fout", "Elk bestand staat in een map van het plan",
        waarom="Een bestand op een andere plaats komt nergens in het plan. Uw collega denkt dan dat het meetelt.",
        bron=AFSPRAAK,
        herstel="Verplaats het bestand naar de map waar het hoort, of haal het weg.",
        voorbeeld=Voorbeeld("maatregelen/wijkfeest.yaml", "", "naam: Een feest in de wijk\n"),
    ),
    Rule(
        "B-003", "fout", "Een bestand is niet leeg",
        waarom="Een leeg bestand lijkt op een stuk van het plan, maar de lezer vindt er niets van terug.",
        bron=AFSPRAAK,
        herstel="Vul het bestand, of haal het weg. Een regel met # is uitleg en telt niet mee.",
        voorbeeld=Voorbeeld("overige/wijkfeest.yaml", "", "# Hier komt het wijkfeest.\n"),
    ),
    Rule(
        "B-004", "fout", "Een bestand is niet groter dan 1 MB",
        waarom="Zo'n groot bestand is bijna altijd een vergissing, zoals een afbeelding of een Word-bestand met een andere naam.",
        bron=AFSPRAAK,
        herstel="Kijk of het wel een bestand met gegevens of tekst is. Verdeel het anders over meer bestanden.",
        voorbeeld=Voorbeeld("", "een tekst van tien bladzijden: ongeveer 30 kB", "een bestand van 2 MB"),
    ),
    Rule(
        "B-005", "fout", "Het programma kan elk bestand en elke map lezen",
        waarom="Wat het programma niet kan lezen, zou stil uit het plan verdwijnen.",
        bron=AFSPRAAK,
        herstel="Vraag de beheerder om het recht om het bestand te lezen. Hoort het niet bij het plan? Haal het dan weg.",
        voorbeeld=Voorbeeld("", "een bestand dat u zelf kunt openen", "een bestand dat alleen een collega mag openen"),
    ),
    Rule(
        "B-006", "fout", "Een bestand is geen snelkoppeling",
        waarom="Een snelkoppeling wijst naar een plaats buiten het plan. Bij een collega is die plaats er niet, en zij kan geheim zijn.",
        bron=AFSPRAAK,
        herstel="Zet het bestand zelf in de map van het plan.",
        voorbeeld=Voorbeeld("", "het bestand zelf staat in de map", "in de map staat een snelkoppeling naar het bestand"),
    ),
    Rule(
        "B-007", "fout", "Een bestand is opgeslagen als UTF-8",
        waarom="Anders worden letters als é en ë verkeerd gelezen. De lezer ziet dan vreemde tekens.",
        bron="YAML 1.2.2, 5.2 (codering van tekens).",
        herstel="Sla het bestand opnieuw op als UTF-8. In Kladblok: Opslaan als, en kies bij Codering: UTF-8.",
        voorbeeld=Voorbeeld("", "één, opgeslagen als UTF-8", "één, opgeslagen als ANSI of Latin-1"),
    ),
    Rule(
        "B-008", "fout", "In een bestand staan geen twee versies door elkaar",
        waarom="Twee mensen hebben dezelfde regel veranderd. Alleen u weet welke van de twee goed is.",
        bron=AFSPRAAK,
        herstel="Kies een van de twee versies. Haal de andere weg, met de regels die met <<<<, ==== en >>>> beginnen.",
        voorbeeld=Voorbeeld(
            SPREEKUUR,
            "naam: Spreekuur in de wijk (voorbeeld)\n",
            "<<<<<<< mijn versie\nnaam: Spreekuur in de wijk (voorbeeld)\n=======\n"
            "naam: Spreekuur in het dorp (voorbeeld)\n>>>>>>> versie van mijn collega\n",
        ),
    ),
    Rule(
        "B-031", "fout", "In een bestand staat geen geplakte e-mail",
        waarom="Een e-mail noemt personen en is niet voor de lezers van het plan geschreven.",
        bron="AVG, artikel 5, eerste lid, onder c: niet meer persoonsgegevens dan nodig.",
        herstel="Haal de hele e-mail weg: de regels met Van, Verzonden, Aan en Onderwerp, de aanhef, de groet en de naam. "
        "Schrijf in gewone zinnen, zonder namen, wat u wilt bewaren.",
        voorbeeld=Voorbeeld(
            INLEIDING, "## Waarom dit plan\n",
            "Van: de wijkagent\nAan: het team\nOnderwerp: het spreekuur\n\n## Waarom dit plan\n",
        ),
    ),
    Rule(
        "B-009", "fout", "Een regel springt in met spaties, niet met tabs",
        waarom="Een tab is op elk scherm anders breed. Zo is niet te zien bij welke regel iets hoort.",
        bron="YAML 1.2.2, 6.1 (inspringen met spaties).",
        herstel="Haal de tab weg en typ twee spaties.",
        voorbeeld=Voorbeeld(GESPREKKEN, "  - Inwoners lezen daarna", "\t- Inwoners lezen daarna"),
    ),
    Rule(
        "B-010", "fout", "Een regel is geschreven als sleutel: waarde, en springt in zoals zijn buren",
        waarom="Alleen zo weet het programma welke waarde bij welke sleutel hoort.",
        bron="YAML 1.2.2, hoofdstuk 7 en 8 (vorm van waarden en groepen).",
        herstel="Schrijf de sleutel, een dubbele punt, een spatie en de waarde. "
        "Sluit elk aanhalingsteken en elk haakje dat u opent.",
        voorbeeld=Voorbeeld(SPREEKUUR, "naam: Spreekuur in de wijk", "naam: [Spreekuur in de wijk"),
    ),
    Rule(
        "B-011", "fout", "In een bestand staan geen onzichtbare tekens",
        waarom="U ziet zo'n teken niet, maar het maakt een woord onvindbaar en een voorleesprogramma kan erover struikelen.",
        bron="YAML 1.2.2, 5.1 (toegestane tekens).",
        herstel="Typ de regel opnieuw. Zulke tekens komen vaak mee als u uit Word plakt.",
        voorbeeld=Voorbeeld(SPREEKUUR, "naam: Spreekuur in de wijk", "naam: Spreek\x1fuur in de wijk"),
    ),
    Rule(
        "B-012", "fout", "Een waarde staat voluit op haar plaats",
        waarom="Een verwijzing met & en * is voor uw collega niet te volgen. Wie de ene waarde verandert, verandert ongemerkt ook de andere.",
        bron=AFSPRAAK,
        herstel="Schrijf de waarde op beide plaatsen voluit. "
        "Begint een tekst echt met & of *? Zet haar dan tussen dubbele aanhalingstekens.",
        voorbeeld=Voorbeeld(
            SPREEKUUR,
            "nu: onbekend (nog in te vullen)\nstraks: [Elke maand is er een spreekuur in de wijk.]",
            "nu: &zelfde [Elke maand is er een spreekuur in de wijk.]\nstraks: *zelfde",
        ),
    ),
    Rule(
        "B-013", "fout", "Een sleutel staat één keer in een groep",
        waarom="Staan er twee waarden, dan is niet te zien welke geldt. De lezer zou de verkeerde kunnen krijgen.",
        bron="YAML 1.2.2, 3.2.1.1 (een sleutel is uniek).",
        herstel="Zijn het twee lijsten? Zet alle punten onder de eerste sleutel en haal de tweede weg. "
        "Kies anders de waarde die klopt, en haal de andere regel weg.",
        voorbeeld=Voorbeeld(
            SPREEKUUR, "planning: vanaf 2030\n", "planning: vanaf 2030\nplanning: Q1 2029\n",
        ),
    ),
    Rule(
        "B-014", "fout", "Er staan niet te veel lijsten in elkaar",
        waarom="Meer dan twintig lijsten in elkaar is altijd een vergissing met haken of streepjes.",
        bron=AFSPRAAK,
        herstel="Haal de haken weg die te veel zijn. Een lijst heeft er twee: [een, twee].",
        voorbeeld=Voorbeeld(
            SPREEKUUR, "operationalisering: [We tellen de bezoekers.]",
            f"operationalisering: {'[' * 22}We tellen de bezoekers.{']' * 22}",
        ),
    ),
    Rule(
        "B-015", "fout", "Het plan is geschreven voor deze versie van het programma",
        waarom="Een andere versie kent andere velden. Het programma zou uw plan dan verkeerd lezen.",
        bron=AFSPRAAK,
        herstel="Laat modelversie staan zoals zij was. Vraag de beheerder om de versie van het programma die bij uw plan hoort.",
        voorbeeld=Voorbeeld("plan.yaml", "modelversie: 1", "modelversie: 2"),
    ),
)
