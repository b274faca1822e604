"""Rules of measures, standen, money, figures, privacy and acceptances: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule("M-001", "fout", "Een planning staat bij de maatregel of bij haar acties"),
    Rule("M-002", "fout", "Grondslag en middelen geven samen een code van het plan"),
    Rule("M-003", "waarschuwing", "Elk doel heeft een maatregel"),
    Rule("M-004", "waarschuwing", "Een planning valt binnen de looptijd van het plan"),
    Rule("S-001", "fout", "Een maatregel heeft een stand"),
    Rule("S-002", "fout", "Een stand zegt iets over elke as van de legenda"),
    Rule("S-003", "fout", "Bij een stand die niet goed is, staan oorzaak, gevolg en bijsturing"),
    Rule("G-001", "fout", "De delen van een post zijn samen niet meer dan de post"),
    Rule("I-001", "fout", "Elk cijfer staat in een jaar en een bron die de tabellen tonen"),
    Rule("I-002", "waarschuwing", "Twee indicatoren hebben niet dezelfde rij cijfers"),
    Rule("P-001", "waarschuwing", "In een veld of tekst staat geen e-mailadres"),
    Rule("P-002", "waarschuwing", "In een veld of tekst staat geen burgerservicenummer"),
    Rule("A-001", "fout", "Een aanvaarding noemt een regel die bestaat en die het bouwen niet tegenhoudt"),
    Rule("A-002", "waarschuwing", "De laatste dag van een aanvaarding is niet voorbij"),
    Rule("A-003", "waarschuwing", "Wat aanvaard is, is er nog"),
)
