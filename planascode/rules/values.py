"""Rules of fields and values: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule("V-001", "fout", "Elke sleutel bestaat"),
    Rule("V-002", "fout", "Elk verplicht veld is er"),
    Rule("V-003", "fout", "Een veld is niet leeg"),
    Rule("V-004", "fout", "Een veld dat altijd nodig is, heeft een echte waarde"),
    Rule("V-005", "fout", "Bij onbekend staat de reden"),
    Rule("V-006", "fout", "Waar één tekst hoort, staat één tekst, en die is leesbaar"),
    Rule("V-007", "fout", "Waar een lijst hoort, staat een lijst"),
    Rule("V-008", "fout", "Waar een groep sleutels hoort, staat een groep"),
    Rule("V-009", "fout", "Een tekst in een veld is niet te lang"),
    Rule("V-010", "fout", "Niets staat twee keer in een lijst"),
    Rule("V-011", "fout", "Een id bestaat uit kleine letters, cijfers en streepjes"),
    Rule("V-012", "fout", "Een webadres begint met https://"),
    Rule("V-013", "fout", "Een datum bestaat en is voluit geschreven"),
    Rule("V-014", "fout", "Een periode is een jaar of een kwartaal"),
    Rule("V-015", "fout", "Een planning bestaat uit kwartalen of jaren, of is doorlopend"),
    Rule("V-016", "fout", "Een bedrag is in euro's, met een punt per duizend en een komma voor centen"),
    Rule("V-017", "fout", "Een getal heeft een komma voor decimalen"),
    Rule("V-018", "fout", "Een keus tussen ja en nee is ja of nee"),
    Rule("V-019", "fout", "Een woord komt uit de lijst van het veld"),
)
