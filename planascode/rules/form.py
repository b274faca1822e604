"""Rules of files and spelling: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule("B-001", "fout", "Elk plan heeft zijn vaste bestanden"),
    Rule("B-002", "fout", "Elk bestand staat in een map van het plan"),
    Rule("B-003", "fout", "Een bestand is niet leeg"),
    Rule("B-004", "fout", "Een bestand is niet groter dan 1 MB"),
    Rule("B-005", "fout", "Het programma kan elk bestand en elke map lezen"),
    Rule("B-006", "fout", "Een bestand is geen snelkoppeling"),
    Rule("B-007", "fout", "Een bestand is opgeslagen als UTF-8"),
    Rule("B-008", "fout", "In een bestand staan geen twee versies door elkaar"),
    Rule("B-009", "fout", "Een regel springt in met spaties, niet met tabs"),
    Rule("B-010", "fout", "Een regel is geschreven als sleutel: waarde, en springt in zoals zijn buren"),
    Rule("B-011", "fout", "In een bestand staan geen onzichtbare tekens"),
    Rule("B-012", "fout", "Een waarde staat voluit op haar plaats"),
    Rule("B-013", "fout", "Een sleutel staat één keer in een groep"),
    Rule("B-014", "fout", "Een stuk is niet te diep genest"),
    Rule("B-015", "fout", "Het plan is geschreven voor deze versie van het programma"),
)
