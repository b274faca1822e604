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
_OURS = "Afspraak van dit programma: in een plan dat naar het college gaat, staat niets meer open."
_DROP = "DROP, gegevens bij een publicatie"
_CONCEPT = "stadium: concept"
_VOORLEGGEN = Voorbeeld("plan.yaml", _CONCEPT, "stadium: ter vaststelling")

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "D-001", "fout", "Eerst is er het besluit, dan de bekendmaking, dan de inwerkingtreding, dan de intrekking",
        waarom="Een plan kan niet bekendgemaakt zijn vóór het besluit, en niet gelden vóór het bekendgemaakt is.",
        bron=_WET,
        herstel="Kijk in het besluit en in het Gemeenteblad welke datum klopt. Werkt het plan terug? Schrijf dan bij dat moment: terugwerkende_kracht: ja.",
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
        "D-003", "waarschuwing", "Een plan is zo ver als zijn stadium zegt: met de dag, en bij het besluit het orgaan",
        waarom="Zonder besluit en bekendmaking kan niemand nagaan of het plan geldt.",
        bron=f"{_DROP}: de datum van ondertekening, wie vaststelde, en de datum van inwerkingtreding.",
        herstel="Vul in plan.yaml bij momenten de dag in, en bij het besluit ook het orgaan. Is het nog niet zover? Verbeter dan het stadium.",
        voorbeeld=Voorbeeld("plan.yaml", _CONCEPT, "stadium: vastgesteld"),
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
        "D-006", "waarschuwing", "Een plan dat ter vaststelling ligt, heeft geen bijlage die nog een concept is",
        waarom="Een concept kan nog veranderen. Een lezer weet dan niet wat is vastgesteld.",
        bron=_OURS,
        herstel="Maak de bijlage af en schrijf: concept: nee. Of haal haar uit het plan.",
        voorbeeld=_VOORLEGGEN,
    ),
    Rule(
        "D-007", "waarschuwing", "Een plan dat ter vaststelling ligt, heeft geen open opmerkingen",
        waarom="Een open opmerking is een vraag die vóór het besluit beantwoord had moeten zijn.",
        bron=_OURS,
        herstel="Beantwoord de opmerking en schrijf: afgehandeld: ja.",
        voorbeeld=_VOORLEGGEN,
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
        "D-011", "waarschuwing", "In een plan dat ter vaststelling ligt, staat niets meer van het voorbeeld",
        waarom="Een nieuw plan begint met verzonnen teksten en lege plekken. Staan die er nog, dan leest een inwoner wat nooit is besloten.",
        bron=_OURS,
        herstel=(
            "Vervang de tekst door die van uzelf, of haal het stuk weg. "
            "Alles vinden: python build.py waar verzonnen, en: python build.py waar \"nog in te vullen\"."
        ),
        voorbeeld=_VOORLEGGEN,
    ),
    Rule(
        "D-012", "waarschuwing", "Een dag in de status staat ook bij de momenten",
        waarom="De status staat op elke bladzijde, en de momenten op het titelblad. Een lezer moet op beide kunnen vertrouwen.",
        bron="Afspraak van dit programma.",
        herstel="Kijk in het besluit welke dag klopt, en verbeter de andere.",
        voorbeeld=Voorbeeld("plan.yaml", "status: Voorbeeld met verzonnen gegevens", "status: Vastgesteld op 2 mei 2027"),
    ),
    Rule(
        "D-013", "waarschuwing", "De status zegt hetzelfde als het stadium",
        waarom="De status staat op elke bladzijde. Een lezer moet daaraan zien of het plan geldt.",
        bron="Afspraak van dit programma.",
        herstel="Verbeter het stadium of de status. Laat u de status weg, dan volgt hij uit het stadium.",
        voorbeeld=Voorbeeld("plan.yaml", "status: Voorbeeld met verzonnen gegevens", "status: Vastgesteld door het college"),
    ),
    Rule(
        "D-014", "waarschuwing", "Wat bij het besluit of de bekendmaking nodig is, staat niet meer open",
        waarom="Het college besluit over een plan met een titel, een grondslag en een doel. DROP vraagt daar ook naar.",
        bron=f"{_DROP}: citeertitel, wettelijke grondslag en organisatie.",
        herstel="Vul het veld in. Kan dat niet, zoals bij een oud plan? Aanvaard de melding dan met de reden.",
        voorbeeld=_VOORLEGGEN,
    ),
    Rule(
        "D-015", "waarschuwing", "Een plan werkt vanaf een dag na die van de bekendmaking",
        waarom="Op de dag zelf heeft nog niet iedereen het kunnen lezen.",
        bron="DROP: de publicatie gaat aan de inwerkingtreding vooraf.",
        herstel="Zet de dag van de inwerkingtreding op de dag erna. Staat het zo in het besluit? Aanvaard de melding dan.",
        voorbeeld=Voorbeeld(
            "plan.yaml",
            _BEKEND,
            _BEKEND.replace("onbekend (nog in te vullen)", "3 mei 2027")
            + "  - id: werking\n    naam: Inwerkingtreding\n    soort: inwerkingtreding\n    datum: 3 mei 2027\n",
        ),
    ),
    Rule(
        "D-016", "waarschuwing", "Na de bekendmaking staan de nummers van Gemeenteblad en Regelingenbank erbij, en niet eerder",
        waarom="Met die nummers vindt een lezer de tekst die rechtsgeldig is. Ze zijn pas bekend als de tekst is geplaatst.",
        bron=f"{_DROP}: het gmb-nummer en het CVDR-nummer.",
        herstel="Neem de nummers over van officielebekendmakingen.nl en lokaleregelgeving.overheid.nl.",
        voorbeeld=Voorbeeld("plan.yaml", "    plaats: Gemeenteblad\n", "    plaats: Gemeenteblad\n    gmb: gmb-2027-123456\n"),
    ),
    Rule(
        "D-017", "fout", "Een gmb-nummer, een CVDR-nummer en een JCI-verwijzing zijn geschreven zoals KOOP ze schrijft",
        waarom="DROP neemt ze anders niet aan, en een lezer komt met een link nergens uit.",
        bron=f"{_DROP}: wettelijke grondslag met JCI-verwijzing, gmb-nummer en CVDR-nummer.",
        herstel="Neem de waarde over zoals zij op wetten.overheid.nl of in DROP staat, zonder woorden ervoor of erachter.",
        voorbeeld=Voorbeeld(
            "plan.yaml",
            "grondslag: onbekend (nog in te vullen)",
            "grondslag:\n  - {tekst: artikel 160 van de Gemeentewet, jci: BWBR0005416 artikel 160}",
        ),
    ),
    Rule(
        "D-018", "fout", "Alleen van een inwerkingtreding kan de dag volgen uit die van de bekendmaking",
        waarom="Het besluit en de bekendmaking hebben een eigen dag. Van de inwerkingtreding is die dag vooraf niet bekend.",
        bron="Afspraak van dit programma.",
        herstel="Schrijf de dag zelf, of onbekend met de reden.",
        voorbeeld=Voorbeeld(
            "plan.yaml", _BEKEND, _BEKEND.replace("onbekend (nog in te vullen)", "de dag na die van de bekendmaking")
        ),
    ),
    Rule(
        "D-019", "waarschuwing", "Wat is vastgesteld, verandert alleen met een nieuw besluit",
        waarom="Een lezer moet kunnen vertrouwen dat er staat wat het college heeft besloten.",
        bron="Afspraak van dit programma: de opdracht uitgave bewaart in vastgesteld.txt wat is vastgesteld.",
        herstel="Zet het terug zoals het was. Een nieuw stuk krijgt voorstel: ja tot het besluit. Anders begint u een nieuwe versie.",
        voorbeeld=Voorbeeld(
            "",
            "Na het besluit krijgt een maatregel een nieuwe stand.",
            "Na het besluit verschuift een planning, zonder nieuw besluit.",
        ),
    ),
    Rule(
        "D-020", "waarschuwing", "Een opmerking is van vóór de peildatum, en niet van jaren geleden",
        waarom="Met een verkeerd jaar weet niemand of de opmerking nog geldt.",
        bron="Afspraak van dit programma.",
        herstel="Verbeter de datum van de opmerking, of de peildatum in plan.yaml.",
        voorbeeld=Voorbeeld("opmerkingen/opmerkingen.yaml", "datum: 1 maart 2027", "datum: 1 maart 2031"),
    ),
    Rule(
        "D-030", "waarschuwing", "De jaren in de titel zijn die van de periode",
        waarom="De titel staat in het besluit, in het Gemeenteblad en in de Regelingenbank. Wie daarop zoekt, krijgt anders het verkeerde plan.",
        bron="Afspraak van dit programma.",
        herstel="Verbeter de jaren in de titel, of de periode.",
        voorbeeld=Voorbeeld("plan.yaml", "titel: ", "titel: Plan 2019-2020, "),
    ),
    Rule(
        "D-031", "waarschuwing", "Een stuk dat in een ander opging, is vervallen, en dat andere is van dezelfde soort",
        waarom="Zonder de dag staat het oude stuk nog als geldend in het plan, naast het nieuwe.",
        bron="Afspraak van dit programma.",
        herstel="Schrijf bij vervallen de dag van het besluit, en bij opgegaan_in het id van een stuk van dezelfde soort.",
        voorbeeld=Voorbeeld(
            "prioriteiten/eerste-prioriteit/spreekuur.yaml", "editie: intern", "opgegaan_in: meldpunt\neditie: intern"
        ),
    ),
    Rule(
        "D-032", "waarschuwing", "Een moment spreekt zichzelf en het document dat het noemt niet tegen",
        waarom="Een lezer ziet anders een inwerkingtreding die een besluit is, of een nummer uit een ander jaar. Meestal is het een tikfout.",
        bron="Afspraak van dit programma.",
        herstel="Vergelijk naam, soort, datum en nummer van het moment met het besluit en het Gemeenteblad, en verbeter wat niet klopt.",
        voorbeeld=Voorbeeld("plan.yaml", "    naam: Bekendmaking\n", "    naam: Inwerkingtreding\n"),
    ),
    Rule(
        "D-033", "waarschuwing", "De versies staan op volgorde, de oudste eerst, elk met een eigen nummer",
        waarom="Een lezer moet kunnen zien welke versie de nieuwste is.",
        bron="Afspraak van dit programma.",
        herstel="Zet de oudste versie bovenaan, geef elke versie een eigen nummer, en verbeter een datum die nog moet komen.",
        voorbeeld=Voorbeeld(
            "plan.yaml", "trefwoorden:", "versies:\n  - {nummer: 1.0, datum: 1 mei 2027, wat: [Eerste versie]}\ntrefwoorden:"
        ),
    ),
    Rule(
        "D-034", "waarschuwing", "De titel van een plan dat is vastgesteld, zegt niet dat het een concept of kopie is",
        waarom="De titel staat in het besluit en in het Gemeenteblad. Een lezer denkt anders dat het plan nog niet geldt.",
        bron="Afspraak van dit programma.",
        herstel="Haal het woord weg uit de titel. Is het plan nog een concept? Verbeter dan het stadium.",
        voorbeeld=Voorbeeld(
            "", "titel: Uitvoeringsplan 2027-2030, met stadium: vastgesteld", "titel: Uitvoeringsplan 2027-2030 CONCEPT, met stadium: vastgesteld"
        ),
    ),
    Rule(
        "D-035", "waarschuwing", "Een plan dat in werking is, zegt dat",
        waarom="Een lezer moet kunnen zien of het plan al geldt, en sinds wanneer.",
        bron=_WET,
        herstel="Verander het stadium in: in werking. Is de dag van de inwerkingtreding niet goed? Verbeter die dan.",
        voorbeeld=Voorbeeld(
            "", "stadium: in werking, en de inwerkingtreding is van vóór de peildatum", "stadium: vastgesteld, en de inwerkingtreding is van vóór de peildatum"
        ),
    ),
    Rule(
        "D-036", "waarschuwing", "Een tekst noemt bij een besluit de dag die in de gegevens staat",
        waarom="Een lezer zoekt een besluit op zijn dag. Wijkt alleen de dag, de maand of het jaar af, dan is het bijna altijd een tikfout.",
        bron="Afspraak van dit programma: elk gegeven heeft één plaats.",
        herstel="Vergelijk de tekst met momenten in plan.yaml en met namen/documenten.yaml, en verbeter wat niet klopt.",
        voorbeeld=Voorbeeld(
            "", "vastgesteld op 14 juni 2022; in plan.yaml: datum: 14 juni 2022",
            "vastgesteld op 14 juli 2022; in plan.yaml: datum: 14 juni 2022",
        ),
    ),
    Rule(
        "D-038", "advies", "Bij een afgehandelde opmerking staat wat ermee gedaan is",
        waarom="Wie de opmerking maakte, wil weten wat ermee is gebeurd. Later weet niemand het meer.",
        bron=_OURS,
        herstel="Schrijf onder aantekening wat ermee gedaan is. Is zij nog open? Schrijf dan: afgehandeld: nee.",
        voorbeeld=Voorbeeld("", "afgehandeld: ja, aantekening: [De planning is aangepast.]", "afgehandeld: ja"),
    ),
    Rule(
        "D-037", "waarschuwing", "Een bijlage die van zichzelf zegt dat zij een eerste opzet is, heet ook concept",
        waarom="Zonder het merk concept leest iedereen de bijlage als vastgesteld, terwijl haar eigen tekst iets anders zegt.",
        bron=_OURS,
        herstel="Schrijf bij de bijlage: concept: ja. Of verbeter de woorden, als zij af is.",
        voorbeeld=Voorbeeld("", "concept: ja, en in de tekst: Dit is een eerste opzet.", "concept: nee, en in de tekst: Dit is een eerste opzet."),
    ),
)
