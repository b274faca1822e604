"""Rules of references, editions, texts, legend and house style: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import Rule, Voorbeeld

RULES: tuple[Rule, ...] = (
    Rule("R-001", "fout", "Een id komt één keer voor"),
    Rule("R-002", "fout", "Een id is de naam van het bestand of de map"),
    Rule("R-003", "fout", "Een verwijzing leidt naar een stuk dat er is"),
    Rule("R-004", "fout", "Een volgorde noemt alleen stukken uit de eigen map"),
    Rule("R-005", "fout", "Elke prioriteit staat in de volgorde in plan.yaml"),
    Rule("E-001", "fout", "Een editie staat in plan.yaml"),
    Rule("E-002", "fout", "Een blok met ::: is geopend en gesloten"),
    Rule("E-003", "fout", "Alleen een veld dat mag ontbreken, kan voor een editie verborgen worden"),
    Rule("E-004", "fout", "Wat een editie toont, verwijst alleen naar wat zij toont"),
    Rule("T-001", "fout", "Een tekst bestaat uit alinea's, koppen, lijsten, vet, cursief, citaten, noten en links"),
    Rule("T-002", "fout", "Koppen volgen elkaar op zonder niveau over te slaan"),
    Rule("T-003", "fout", "Een kop staat aan het begin van een regel"),
    Rule("T-004", "fout", "Onder een kop staat tekst"),
    Rule("T-005", "fout", "Een punt in een lijst is niet leeg"),
    Rule("T-006", "fout", "Een citaat is niet leeg"),
    Rule("T-007", "fout", "Bij een verwijzing naar een noot staat de noot"),
    Rule("T-008", "fout", "Een link is een webadres, een e-mailadres of een stuk in het plan"),
    Rule("T-009", "fout", "In een tekst staan geen onzichtbare tekens"),
    Rule("T-010", "fout", "In een tekstbestand staat tekst"),
    Rule("T-011", "fout", "Elk tekstbestand komt ergens in het plan"),
    Rule("T-012", "fout", "Elk teken bestaat in de letter van de huisstijl"),
    Rule(
        "T-031",
        "fout",
        "Elke noot wordt in de tekst genoemd",
        "Een noot die nergens genoemd wordt, kan niet gedrukt worden. De lezer mist dan wat erin staat.",
        "Afspraak van dit programma",
        "Zet het teken van de noot in de zin waar zij bij hoort, of haal de noot weg.",
        Voorbeeld("hoofdstukken/inleiding.md", "[](#$eerste).[^1]", "[](#$eerste)."),
    ),
    Rule("L-001", "fout", "De legenda heeft een as"),
    Rule("L-002", "fout", "De legenda zegt hoe een onbekende stand getoond wordt"),
    Rule("L-003", "fout", "De toon van een toestand bestaat in de huisstijl"),
    Rule("L-004", "fout", "Een kolom toont een veld dat er is"),
    Rule("L-005", "fout", "Een kolombreedte is een heel getal boven nul"),
    Rule("L-006", "fout", "Elk onderdeel in indeling.yaml bestaat"),
    Rule("L-007", "fout", "Een onderdeel van soort tekst noemt zijn bestand"),
    Rule("L-008", "fout", "Een onderdeel heeft een kop"),
    Rule(
        "L-009", "fout", "Een kleur is geschreven als # met zes cijfers of letters, en elke toon heeft al zijn kleuren"
    ),
    Rule("L-010", "fout", "Een maat is een getal"),
    Rule("L-011", "fout", "Een lettertype heeft een gewone naam"),
)
