"""Rules of the decision, the publication and of what must be finished by then: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import Rule, Voorbeeld

_MAP = "prioriteiten/eerste-prioriteit"
_SPREEKUUR = f"{_MAP}/spreekuur.yaml"
_BESLUIT = "    datum: onbekend (nog in te vullen)\n    orgaan: college\n"
_BEKEND = (
    "  - id: bekendmaking\n    naam: Bekendmaking\n    soort: bekendmaking\n    datum: onbekend (nog in te vullen)\n"
)
_GENOMEN = _BESLUIT.replace("onbekend (nog in te vullen)", "1 mei 2027")
_WET = "Algemene wet bestuursrecht, artikel 3:40: een besluit geldt pas als het bekendgemaakt is."
_OURS = "Afspraak van dit programma: in een vastgesteld plan staat niets meer open."

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "D-001", "fout", "Eerst is er het besluit, dan de bekendmaking, dan de inwerkingtreding",
        waarom="Een plan kan niet bekendgemaakt zijn vóór het besluit, en niet gelden vóór het bekendgemaakt is.",
        bron=_WET,
        herstel="Kijk in het besluit en in het Gemeenteblad welke datum klopt.",
        voorbeeld=Voorbeeld(
            "plan.yaml", _BESLUIT + _BEKEND, _GENOMEN + _BEKEND.replace("onbekend (nog in te vullen)", "1 april 2027")
        ),
    ),
    Rule(
        "D-002", "waarschuwing", "Momenten staan op volgorde van hun datum, en het stuk is niet van na het besluit",
        waarom="Een lezer volgt zo de weg van het plan. Een datum die niet past, is vaak een tikfout.",
        bron="Afspraak van dit programma.",
        herstel="Zet de momenten op volgorde, of verbeter een datum.",
        voorbeeld=Voorbeeld(
            "plan.yaml",
            _BESLUIT,
            _GENOMEN + "  - id: inspraak\n    naam: Inspraak van inwoners\n    datum: 1 maart 2027\n",
        ),
    ),
    Rule(
        "D-003", "waarschuwing", "Een vastgesteld plan noemt het besluit, met datum en orgaan",
        waarom="Zonder besluit kan niemand nagaan of het plan geldt.",
        bron="DROP: de datum van ondertekening en wie vaststelde, horen bij de gegevens van een publicatie.",
        herstel="Voeg in plan.yaml bij momenten een moment toe met soort: besluit, de datum en het orgaan.",
        voorbeeld=Voorbeeld("plan.yaml", "status: Voorbeeld met verzonnen gegevens", "status: Vastgesteld door het college"),
    ),
    Rule(
        "D-004", "waarschuwing", "Een juridische grondslag noemt het artikel",
        waarom="Alleen met het artikel is na te gaan of het bestuur dit mag besluiten.",
        bron="DROP, veld wettelijke grondslag: artikel, lid en citeertitel van de wet.",
        herstel="Vraag de jurist welk artikel het is. Schrijf bijvoorbeeld: artikel 160 van de Gemeentewet.",
        voorbeeld=Voorbeeld("plan.yaml", "grondslag: onbekend (nog in te vullen)", "grondslag: [De Gemeentewet]"),
    ),
    Rule(
        "D-005", "waarschuwing", "Van een basisplan staat er wanneer het is vastgesteld en door wie",
        waarom="Dit plan rust op dat plan. Een lezer moet kunnen nagaan of dat nog geldt.",
        bron="CCV: een uitvoeringsplan werkt het integrale veiligheidsplan van de raad uit.",
        herstel="Schrijf in namen/documenten.yaml bij vastgesteld de datum en bij orgaan wie het vaststelde. Weet u het niet? Schrijf: onbekend (reden).",
        voorbeeld=Voorbeeld(
            "namen/documenten.yaml",
            "  orgaan: college               # een id uit rollen.yaml\n  vindplaats:",
            "  vindplaats:",
        ),
    ),
    Rule(
        "D-006", "waarschuwing", "Een vastgesteld plan heeft geen bijlage die nog een concept is",
        waarom="Een concept kan nog veranderen. Een lezer weet dan niet wat is vastgesteld.",
        bron=_OURS,
        herstel="Maak de bijlage af en schrijf: concept: nee. Of haal haar uit het plan.",
        voorbeeld=Voorbeeld("plan.yaml", _BESLUIT, _BESLUIT.replace("onbekend (nog in te vullen)", "1 maart 2027")),
    ),
    Rule(
        "D-007", "waarschuwing", "Een vastgesteld plan heeft geen open opmerkingen",
        waarom="Een open opmerking is een vraag die vóór het besluit beantwoord had moeten zijn.",
        bron=_OURS,
        herstel="Beantwoord de opmerking en schrijf: afgehandeld: ja.",
        voorbeeld=Voorbeeld("plan.yaml", _BESLUIT, _BESLUIT.replace("onbekend (nog in te vullen)", "31 maart 2027")),
    ),
    Rule(
        "D-008", "waarschuwing", "Elk beeld heeft een beschrijving",
        waarom="Wie het beeld niet ziet, mist anders wat erin staat.",
        bron="WCAG 2.1, succescriterium 1.1.1.",
        herstel="Schrijf bij alt in een of twee zinnen wat er te zien is.",
        voorbeeld=Voorbeeld(
            "figuren/figuren.yaml",
            "alt: Schema waarin de randvoorwaarden als een dak boven de prioriteiten liggen.",
            "alt: onbekend (nog te maken)",
        ),
    ),
    Rule(
        "D-009", "waarschuwing", "Elke prioriteit heeft een beschrijving",
        waarom="Zonder beschrijving weet een lezer niet wat er speelt en waarom dit een prioriteit is.",
        bron="CCV, stappenplan voor een integraal veiligheidsplan: elk plan heeft dezelfde vaste onderdelen.",
        herstel="Schrijf in de map van de prioriteit de tekst die in indeling.yaml als eerste staat, bijvoorbeeld beschrijving.md.",
        voorbeeld=Voorbeeld(
            "prioriteiten/tweede/prioriteit.yaml",
            "",
            "naam: Tweede prioriteit\ndoelstelling: onbekend (nog in te vullen)\nopgaveleider: opgaveleider-voorbeeld\n"
            "budgethouder: team-voorbeeld\nmonitoring: onbekend (nog niet gemeten)\n",
        ),
    ),
    Rule(
        "D-010", "waarschuwing", "Een overige prioriteit zegt wat er gebeurt",
        waarom="Een rij met alleen een naam belooft aandacht die er niet is.",
        bron="CCV, stappenplan voor een integraal veiligheidsplan: ook de overige thema's zijn ingevuld.",
        herstel="Vul nu of straks in. Gebeurt er niets? Haal het stuk dan weg.",
        voorbeeld=Voorbeeld(
            "overige/voorlichting.yaml",
            "nu: [Er staat informatie op de website.]",
            "nu: onbekend (nog in te vullen)",
        ),
    ),
    Rule(
        "D-011", "waarschuwing", "In een vastgesteld plan staat niets meer van het voorbeeld",
        waarom="Een nieuw plan begint met verzonnen teksten. Staan die er nog, dan leest een inwoner wat nooit is besloten.",
        bron=_OURS,
        herstel="Vervang de tekst door die van uzelf, of haal het stuk weg. Alles vinden: python build.py waar verzonnen.",
        voorbeeld=Voorbeeld("plan.yaml", _BESLUIT, _BESLUIT.replace("onbekend (nog in te vullen)", "30 maart 2027")),
    ),
    Rule(
        "D-012", "waarschuwing", "Een dag in de status staat ook bij de momenten",
        waarom="De status staat op elke bladzijde, en de momenten op het titelblad. Een lezer moet op beide kunnen vertrouwen.",
        bron="Afspraak van dit programma.",
        herstel="Kijk in het besluit welke dag klopt, en verbeter de andere.",
        voorbeeld=Voorbeeld("plan.yaml", "status: Voorbeeld met verzonnen gegevens", "status: Vastgesteld op 2 mei 2027"),
    ),
)
