"""Rules of money: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import Rule, Voorbeeld

_POSTEN = "geld/budgetposten.yaml"
_ONE = "Afspraak van dit programma: één bedrag staat op één plaats."
_POST = "  naam: Meldpunt (voorbeeld)\n  bedrag: onbekend (nog in te vullen)\n  jaar: 2027\n  soort: incidenteel\n"

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "G-002", "waarschuwing", "Hetzelfde geld is één post",
        waarom="Twee posten met dezelfde naam en hetzelfde bedrag tellen het geld twee keer.",
        bron=_ONE,
        herstel="Maak er één post van en noem bij bij elke prioriteit die het geld gebruikt. Is het toch ander geld? Geef de posten dan eigen namen.",
        voorbeeld=Voorbeeld(
            _POSTEN,
            _POST,
            _POST.replace("Meldpunt", "Buurtgesprekken").replace("onbekend (nog in te vullen)", "12.501"),
        ),
    ),
    Rule(
        "G-003", "waarschuwing", "Een post heeft één bedrag",
        waarom="Twee bedragen onder dezelfde naam laten de lezer raden welk bedrag klopt.",
        bron=_ONE,
        herstel="Ga na welk bedrag klopt. Zijn het twee posten? Geef ze dan namen die het verschil zeggen.",
        voorbeeld=Voorbeeld(
            _POSTEN,
            _POST,
            "  naam: Buurtgesprekken (voorbeeld)\n  bedrag: 9.000\n  jaar: 2027\n  soort: structureel\n",
        ),
    ),
    Rule(
        "G-004", "waarschuwing", "Prioriteiten die geen geld delen, noemen niet dezelfde grootboekpost",
        waarom="Staat een grootboekpost bij twee prioriteiten, dan lijkt er twee keer zo veel geld te zijn.",
        bron=_ONE,
        herstel="Ga bij de afdeling financiën na van wie het budget is. Delen zij het? Aanvaard de waarschuwing dan met die reden.",
        voorbeeld=Voorbeeld(_POSTEN, "grootboek: 6120020 (verzonnen)", "grootboek: 6120010 (verzonnen)"),
    ),
    Rule(
        "G-005", "waarschuwing", "Van een bedrag is bekend of het geld er is",
        waarom="Een bedrag zonder dekking is een wens. Wie het plan vaststelt, moet dat weten.",
        bron="Participatieraad Zevenaar (2024) over het uitvoeringsplan Samen Veilig: koppel tijd en geld.",
        herstel="Schrijf bij dekking een id uit dekkingen.yaml.",
        voorbeeld=Voorbeeld(_POSTEN, "dekking: begroot ", "dekking: onbekend (nog uit te zoeken) "),
    ),
    Rule(
        "G-006", "waarschuwing", "Een bedrag staat bij een budgetpost en niet in een tekst",
        waarom="Een bedrag in een tekst telt nergens mee, en wijkt vroeg of laat af van de post.",
        bron=_ONE,
        herstel="Zet het bedrag in geld/budgetposten.yaml. Noem bij de maatregel onder budgetposten het id van de post.",
        voorbeeld=Voorbeeld(
            "prioriteiten/eerste-prioriteit/dicht-bij-inwoners/meldpunt.yaml",
            "instrumenten: [Een telefoonlijn]",
            "instrumenten: [Een telefoonlijn van € 2.500]",
        ),
    ),
    Rule(
        "G-007", "waarschuwing", "Een post hoort bij de prioriteit die hem noemt, zelf, in een maatregel of in een tekst",
        waarom="In het geld van de prioriteit ontbreekt anders een post waar haar eigen maatregel op rekent.",
        bron="Afspraak van dit programma.",
        herstel="Zet de prioriteit bij de post onder bij. Betaalt een andere prioriteit het echt? Aanvaard de melding dan.",
        voorbeeld=Voorbeeld(_POSTEN, "bij: [voorlichting] ", "bij: [eerste-prioriteit] "),
    ),
    Rule(
        "G-008", "waarschuwing", "Een post spreekt zichzelf, zijn geheel en de maatregel die hem noemt niet tegen",
        waarom="Staat in de naam een ander jaar of in de toelichting een ander bedrag, dan weet de lezer niet wat klopt.",
        bron=_ONE,
        herstel="Ga na wat klopt, en verbeter het andere. Noemt de toelichting een ander bedrag? Schrijf dan erbij welk bedrag dat is.",
        voorbeeld=Voorbeeld(_POSTEN, "toelichting: Dit bedrag is verzonnen.", "toelichting: De kosten zijn € 15.000 per jaar."),
    ),
    Rule(
        "G-009", "waarschuwing", "Een grootboekpost is overal hetzelfde geschreven",
        waarom="Eén verkeerd cijfer verwijst naar het geld van een ander.",
        bron=_ONE,
        herstel="Kijk bij de afdeling financiën na welk nummer klopt. Zijn het echt twee posten? Dan kan dit blijven staan.",
        voorbeeld=Voorbeeld(
            "prioriteiten/eerste-prioriteit/prioriteit.yaml", "grootboek: onbekend (nog in te vullen)", "grootboek: 6120001 (verzonnen)"
        ),
    ),
)
