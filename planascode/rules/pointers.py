"""Rules of what a text points at: other places in the plan, numbers, days and documents; in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, Rule, Voorbeeld

_INTRO = "hoofdstukken/inleiding.md"
_GOOD = "De gemeente wil een paar dingen goed doen."

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "T-013", "waarschuwing", "Een tekst noemt geen bladzijde of nummer van het eigen plan",
        waarom="Bladzijden en nummers verschuiven zodra er iets bij komt. Op de site zijn er geen bladzijden.",
        bron=AFSPRAAK,
        herstel="Verwijs met [](#id) en het id van het stuk. Het programma zet het juiste nummer of de naam erbij, in elke vorm van het plan.",
        voorbeeld=Voorbeeld(_INTRO, _GOOD, "De gemeente wil een paar dingen goed doen. Die staan op bladzijde 8."),
    ),
    Rule(
        "T-014", "advies", "Een tekst wijst niet naar boven of beneden",
        waarom=(
            "Op de site, in Word en in de PDF staat een tabel of figuur niet altijd op dezelfde plaats. Wie het plan laat voorlezen, ziet geen boven "
            "en onder."
        ),
        bron=AFSPRAAK,
        herstel="Verwijs met [](#id), of noem het stuk bij zijn naam.",
        voorbeeld=Voorbeeld(_INTRO, _GOOD, "Hieronder staan een paar dingen."),
    ),
    Rule(
        "T-015", "advies", "Bij 'zie' of 'zie ook' staat waar een lezer het vindt",
        waarom="Een verwijzing zonder plaats helpt niemand, en niemand merkt het als het stuk er niet is.",
        bron=AFSPRAAK,
        herstel=(
            "Zet er een link bij: [](#id) voor een stuk in het plan, of een webadres. In een veld kan dat niet: noem het stuk dan bij zijn naam, of "
            "zet het bij noten: of verwijzingen:."
        ),
        voorbeeld=Voorbeeld(
            "prioriteiten/eerste-prioriteit/dicht-bij-inwoners/inleiding.md",
            "Zie ook [het meldpunt](#meldpunt).",
            "Zie ook het meldpunt.",
        ),
    ),
    Rule(
        "T-016", "waarschuwing", "Een aantal in een tekst is het aantal in het plan",
        waarom="Staat er dat er drie thema's zijn en telt het plan er vijf, dan weet een lezer niet wat er ontbreekt.",
        bron=AFSPRAAK,
        herstel="Verander het getal, laat het weg, of schrijf welke u bedoelt.",
        voorbeeld=Voorbeeld(_INTRO, _GOOD, "De gemeente heeft drie prioriteiten."),
    ),
    Rule(
        "T-030", "waarschuwing", "Een genummerde lijst van alle prioriteiten heeft de volgorde van het plan",
        waarom="Een lezer zoekt prioriteit 1 in hoofdstuk 1. Verandert de volgorde in plan.yaml, dan blijft de lijst in de tekst achter.",
        bron=AFSPRAAK,
        herstel="Zet de lijst in de volgorde van plan.yaml, of verbeter de volgorde daar.",
        voorbeeld=Voorbeeld("", "1. [](#wonen) 2. [](#werken); in plan.yaml: [wonen, werken]", "1. [](#werken) 2. [](#wonen); in plan.yaml: [wonen, werken]"),
    ),
    Rule(
        "T-017", "waarschuwing", "Bij een dag of maand staat het jaar",
        waarom="Een plan wordt jaren later nog gelezen. Dan is 1 mei elk jaar.",
        bron=AFSPRAAK,
        herstel="Schrijf het jaar erbij. Komt de dag elk jaar terug? Schrijf dan: elk jaar op 1 mei.",
        voorbeeld=Voorbeeld(
            "prioriteiten/eerste-prioriteit/dicht-bij-inwoners/buurtgesprekken.yaml",
            "planning_toelichting: elk kwartaal een ronde",
            "planning_toelichting: vanaf 1 mei",
        ),
    ),
    Rule(
        "T-018", "waarschuwing", "Bij een document staat waar het te vinden is",
        waarom="Een plan steunt op andere stukken. Een lezer en een toezichthouder moeten die kunnen nalezen.",
        bron=AFSPRAAK,
        herstel="Zet bij vindplaats: het webadres, of onbekend met de reden tussen haakjes.",
        voorbeeld=Voorbeeld(
            "namen/documenten.yaml",
            "vindplaats: n.v.t. (het stuk is verzonnen)",
            "# vindplaats: n.v.t. (het stuk is verzonnen)",
        ),
    ),
)
