"""Rules of measures, standen, money and figures: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule("M-001", "fout", "Een planning staat bij de maatregel of bij haar acties"),
    Rule("M-002", "fout", "Grondslag en middelen geven samen een code van het plan"),
    Rule("S-001", "fout", "Een maatregel heeft een stand"),
    Rule("S-002", "fout", "Een stand zegt iets over elke as van de legenda"),
    Rule("S-003", "fout", "Bij een stand die niet goed is, staan oorzaak, gevolg en bijsturing"),
    Rule("G-001", "fout", "De delen van een post zijn samen niet meer dan de post"),
    Rule("I-001", "fout", "Elk cijfer staat in een jaar en een bron die de tabellen tonen"),
)
