"""Rules of indicators and figures: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, Rule, Voorbeeld

_CIJFERS = "monitoring/eerste-prioriteit.yaml"
_REKENKAMER = "Rekenkameronderzoek (DSP, Schiedam en Vlaardingen): zonder meetbare doelen kan de raad niet controleren."

_TRACED = "AVG, overweging 26: een persoon is te herleiden met alle middelen die iemand daar redelijkerwijs voor gebruikt."

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "I-003", "waarschuwing", "De naam van een indicator is voor lezers geschreven",
        waarom="Een code uit het systeem van de politie of de gemeente zegt een lezer niets.",
        bron="Direct Duidelijk: gebruik woorden die de lezer kent.",
        herstel="Schrijf alleen wat er gemeten wordt. Een code kan in een aantekening.",
        voorbeeld=Voorbeeld(
            _CIJFERS, "naam: Buurtgesprekken per jaar (voorbeeld)", 'naam: "E35: buurtgesprekken per jaar (voorbeeld)"'
        ),
    ),
    Rule(
        "I-004", "waarschuwing", "Een prioriteit heeft cijfers, of de reden waarom niet",
        waarom="Zonder cijfers en zonder reden lijkt het alsof de tabel vergeten is.",
        bron=_REKENKAMER,
        herstel="Voeg een indicator toe in de map monitoring. Zijn er geen cijfers? Schrijf dan bij de prioriteit: monitoring: onbekend (reden).",
        voorbeeld=Voorbeeld(
            "prioriteiten/tweede/prioriteit.yaml",
            "",
            "naam: Tweede prioriteit\ndoelstelling: onbekend (nog in te vullen)\nopgaveleider: opgaveleider-voorbeeld\n"
            "budgethouder: team-voorbeeld\n",
        ),
    ),
    Rule(
        "I-005", "waarschuwing", "Een indicator meet een doel of een maatregel",
        waarom="Een cijfer dat nergens bij hoort, laat niet zien of iets werkt.",
        bron=_REKENKAMER,
        herstel="Schrijf bij meet de id's van doelen of maatregelen.",
        voorbeeld=Voorbeeld(
            "monitoring/bezoekers.yaml",
            "",
            "- id: bezoekers\n  naam: Bezoekers van het gemeentehuis\n  prioriteit: eerste-prioriteit\n"
            "  eenheid: bezoekers per jaar\n  gebied: de hele gemeente\n  optelbaar: ja\n  richting: omhoog\n",
        ),
    ),
    Rule(
        "I-006", "fout", "Een cijfer over een periode die nog niet om is, is voorlopig",
        waarom="Een cijfer van halverwege het jaar kan nog veranderen. Zonder dat woord vergelijkt een lezer een half jaar met een heel jaar.",
        bron="Politie (data.politie.nl): de laatste maand is onvolledig en cijfers worden later herzien.",
        herstel="Schrijf bij het cijfer: voorlopig: ja. Is het na afloop geteld? Verbeter dan de peildatum.",
        voorbeeld=Voorbeeld(
            _CIJFERS,
            "peildatum: 1 maart 2027, voorlopig: nee",
            "peildatum: 1 oktober 2026, voorlopig: nee",
        ),
    ),
    Rule(
        "I-007", "waarschuwing", "Een indicator heeft een nulmeting en een streefwaarde, of de reden waarom niet",
        waarom="Zonder begin en doel zegt een cijfer niet of het goed gaat.",
        bron=_REKENKAMER,
        herstel="Schrijf bij nulmeting een periode en een waarde, en bij streefwaarden hetzelfde voor later. Of schrijf de reden: onbekend (reden).",
        voorbeeld=Voorbeeld(
            _CIJFERS,
            "  nulmeting: onbekend (nog niet gemeten)\n  streefwaarden: onbekend (nog te kiezen)\n",
            "  nulmeting: onbekend (nog niet gemeten)\n",
        ),
    ),
    Rule(
        "I-008", "waarschuwing", "Een streefwaarde ligt aan de goede kant van de nulmeting en van de vorige streefwaarde",
        waarom="Een doel dat slechter is dan het begin, is een tikfout of een verkeerde richting.",
        bron="Afspraak van dit programma.",
        herstel="Verbeter de richting, het getal, of het jaar als er twee verwisseld zijn.",
        voorbeeld=Voorbeeld(_CIJFERS, "waarde: 16}", "waarde: 2}"),
    ),
    Rule(
        "I-009", "waarschuwing", "Waar cijfers staan, staat niet dat ze er niet zijn",
        waarom="Een lezer leest anders onder de cijfers dat ze onbekend zijn.",
        bron=_REKENKAMER,
        herstel="Haal monitoring bij de prioriteit weg. Of schrijf er wat een lezer bij de cijfers moet weten.",
        voorbeeld=Voorbeeld(
            "prioriteiten/eerste-prioriteit/prioriteit.yaml",
            "monitoring: De cijfers zijn verzonnen.",
            "monitoring: onbekend (nog niet gemeten)",
        ),
    ),
    Rule(
        "I-010", "waarschuwing", "Bij een klein aantal mensen staat of het herleidbaar is",
        waarom="Staat er dat één jongere iets deed, dan weet de buurt wie. Een openbaar plan blijft op het web staan.",
        bron=_TRACED,
        herstel="Schrijf bij de indicator herleidbaar: ja. Openbaar staat er dan 'minder dan 5'. Is niemand te herleiden, schrijf dan nee.",
        voorbeeld=Voorbeeld(_CIJFERS, "eenheid: gesprekken per jaar", "eenheid: inwoners per jaar"),
    ),
    Rule(
        "I-011", "waarschuwing", "Herleidbaar staat bij een aantal, niet bij een percentage",
        waarom="Het programma laat de getallen 1 tot en met 4 weg. Bij een percentage zegt juist een ander getal hoe weinig mensen het zijn.",
        bron=AFSPRAAK,
        herstel="Laat herleidbaar weg. Is uit het percentage een klein aantal te berekenen? Geef de indicator dan een editie.",
        voorbeeld=Voorbeeld(_CIJFERS, "eenheid: gesprekken per jaar", "eenheid: procent van de inwoners\n  herleidbaar: ja"),
    ),
    Rule(
        "I-013", "waarschuwing", "De jaren bij een indicator passen bij elkaar",
        waarom="Een cijfer over een jaar dat nog moet komen, of een doel van vóór het begin, kan niet kloppen. De lezer ziet dan een verkeerde ontwikkeling.",
        bron=AFSPRAAK,
        herstel="Verbeter het jaar of de dag waarop geteld is. De jaren in plan.yaml staan op volgorde.",
        voorbeeld=Voorbeeld(_CIJFERS, "- {periode: 2030, waarde: 16}", "- {periode: 2020, waarde: 16}"),
    ),
    Rule(
        "I-014", "waarschuwing", "De naam van een indicator wil dezelfde kant op als de richting",
        waarom="Staat er 'minder overlast' met richting omhoog, dan telt meer overlast als goed nieuws.",
        bron=AFSPRAAK,
        herstel="Verbeter de richting: welke kant van het cijfer is goed? Of schrijf als naam alleen wat er gemeten wordt.",
        voorbeeld=Voorbeeld(_CIJFERS, "naam: Buurtgesprekken per jaar (voorbeeld)", "naam: Verminderen van overlast (voorbeeld)"),
    ),
    Rule(
        "I-015", "waarschuwing", "Een cijfer past bij zijn eenheid",
        waarom="Meer dan 100 procent, of een rapportcijfer van 65: dan staat de komma verkeerd of is de eenheid een andere.",
        bron=AFSPRAAK,
        herstel="Verbeter het getal of de eenheid. Percentages en rapportcijfers zijn niet op te tellen: schrijf optelbaar: nee.",
        voorbeeld=Voorbeeld(_CIJFERS, 'waarde: "6,5"', "waarde: 65"),
    ),
    Rule(
        "I-016", "waarschuwing", "Een cijfer bij de verwijzing naar een indicator is dat van de indicator",
        waarom="In de tekst staat dan een ander cijfer dan in de tabel, en de lezer weet niet welk klopt.",
        bron=AFSPRAAK,
        herstel="Verbeter het cijfer in de tekst, of dat bij de indicator.",
        voorbeeld=Voorbeeld("", "In 2022 waren het er 12: zie [](#meldingen).", "In 2022 waren het er 21: zie [](#meldingen)."),
    ),
    Rule(
        "I-012", "waarschuwing", "De tekst bij een indicator noemt geen getal dat niet openbaar is",
        waarom="Het getal is uit de tabel weg, maar een lezer vindt het dan in de toelichting.",
        bron=_TRACED,
        herstel="Haal het getal uit de tekst. Staat het voor iets anders? Aanvaard de melding dan.",
        voorbeeld=Voorbeeld(
            _CIJFERS, "  toelichting: Deze cijfers zijn verzonnen.", "  herleidbaar: ja\n  toelichting: Het waren er eerst vier, en later meer."
        ),
    ),
)
