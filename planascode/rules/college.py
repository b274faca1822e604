"""Rules of what goes to the college and the council beside the plan: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, Rule, Voorbeeld

_FILE = "besluit.yaml"
_VOORLEGGEN = Voorbeeld("plan.yaml", "stadium: concept", "stadium: ter vaststelling")

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "K-001", "waarschuwing", "Het orgaan bij het besluit in plan.yaml is een van de organen in besluit.yaml",
        waarom="Het plan en het besluit noemen anders een ander orgaan. Wie bevoegd was, is dan niet na te gaan.",
        bron="Algemene wet bestuursrecht, artikel 1:3: een besluit is van een bestuursorgaan.",
        herstel="Kijk wie het besluit neemt. Nemen twee organen het, noem ze dan beide in besluit.yaml.",
        voorbeeld=Voorbeeld(_FILE, "organen: [college]", "organen: [wethouder-voorbeeld]"),
    ),
    Rule(
        "K-002", "fout", "Een besluit trekt een ander plan in dan het plan zelf, en niet een basisplan",
        waarom="Een besluit dat zijn eigen plan intrekt, of het plan waarop dat rust, spreekt zichzelf tegen.",
        bron=AFSPRAAK,
        herstel="Noem achter trekt_in het plan dat vervalt. Vervalt er niets? Haal de regel weg.",
        voorbeeld=Voorbeeld(_FILE, "plaats: onbekend", "trekt_in: kadernota-voorbeeld\nplaats: onbekend"),
    ),
    Rule(
        "K-003", "waarschuwing", "Een besluit dat naar het college gaat, zegt wanneer het plan in werking treedt",
        waarom="Zonder dag in het besluit geldt wat de wet zegt. Dat is vaak een andere dag dan bedoeld.",
        bron="Algemene wet bestuursrecht, artikel 3:40: een besluit treedt niet in werking voordat het bekendgemaakt is.",
        herstel="Zet bij momenten een inwerkingtreding, met de dag of met: de dag na die van de bekendmaking.",
        voorbeeld=_VOORLEGGEN,
    ),
    Rule(
        "K-004", "waarschuwing", "Een bestuurder neemt het besluit, en een bestuurder of functie ondertekent het",
        waarom="Een team kan niet besluiten en niet ondertekenen. Een besluit zonder bevoegde ondertekening is aan te vechten.",
        bron="Gemeentewet, artikel 59a: de burgemeester ondertekent wat van het college uitgaat, de secretaris ondertekent mede.",
        herstel="Kies een andere rol, of verbeter de soort van deze rol in namen/rollen.yaml.",
        voorbeeld=Voorbeeld(_FILE, "ondertekening: onbekend (nog in te vullen)", "ondertekening: [team-voorbeeld]"),
    ),
    Rule(
        "K-005", "waarschuwing", "Wat de stukken voor het college nodig hebben, staat niet meer open",
        waarom="Het college leest anders een voorstel zonder argumenten, of een besluit zonder ondertekening.",
        bron="Afspraak van dit programma: in een plan dat naar het college gaat, staat niets meer open.",
        herstel="Vul het veld in besluit.yaml in. Kan dat niet, zoals bij een oud plan? Aanvaard de melding dan met de reden.",
        voorbeeld=_VOORLEGGEN,
    ),
    Rule(
        "K-006", "waarschuwing", "Het voorstel is van vóór het besluit, en de brief erover van erna",
        waarom="Het voorstel, het besluit en de brief spreken elkaar anders tegen over wat er eerst was.",
        bron=AFSPRAAK,
        herstel="Verbeter de datum in besluit.yaml, of die van het besluit in plan.yaml.",
        voorbeeld=Voorbeeld("", "Het besluit is van 14 juni, en de brief van 15 juni.", "Het besluit is van 14 juni, en de brief van 10 juni."),
    ),
    Rule(
        "K-007", "waarschuwing", "Een punt van gelezen of overwegende begint en eindigt zonder de woorden van het besluit",
        waarom="Het besluit drukt zelf 'gelezen', 'overwegende dat' en een puntkomma. Anders staat er 'overwegende dat dat'.",
        bron=AFSPRAAK,
        herstel="Haal het woord dat en de puntkomma weg.",
        voorbeeld=Voorbeeld(_FILE, "overwegende: onbekend (nog in te vullen)", "overwegende: [dat de kosten gelijk blijven;]"),
    ),
    Rule(
        "K-008", "waarschuwing", "In de stukken voor het college ontbreekt geen geld en geen tekst",
        waarom="De stukken tonen alleen wat openbaar is. Het college besluit anders over een te laag bedrag, zonder dat iemand het ziet.",
        bron=AFSPRAAK,
        herstel="Maak het openbaar. Mag dat niet, aanvaard de melding dan, en vertel het college het bedrag op een andere manier.",
        voorbeeld=Voorbeeld(_FILE, "plaats: onbekend", "editie_per_veld: {argumenten: intern}\nplaats: onbekend"),
    ),
    Rule(
        "K-009", "waarschuwing", "De plaats van het besluit is alleen de naam van de plaats",
        waarom="Het besluit drukt de dag er zelf achter. Anders staan er twee dagen.",
        bron=AFSPRAAK,
        herstel="Schrijf achter plaats alleen de naam, bijvoorbeeld: Voorbeelddorp.",
        voorbeeld=Voorbeeld(_FILE, "plaats: onbekend (nog in te vullen) ", "plaats: Voorbeelddorp, 1 mei 2027 "),
    ),
)
