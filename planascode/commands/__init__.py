"""The commands. Each is a module with ``parser()`` and ``run(given) -> exit code``; ``COMMANDS`` is the whole registry.

A command's module is imported when it is called, so that one command does not pay for another's libraries.
"""

from __future__ import annotations

COMMANDS: dict[str, str] = {
    "bouw": "controleert het plan en maakt alle uitvoer (dit gebeurt ook zonder opdracht)",
    "uitgave": "maakt de uitgave voor een stadium, van concept tot in werking, en weigert zolang daarvoor iets ontbreekt",
    "controleer": "controleert alleen en maakt niets; met --herstel verbetert het wat zeker is, met --alles ziet u alle adviezen",
    "keur": "laat keurders van anderen kijken naar de uitvoer: PDF, Word, site en publicatie",
    "kijk": "toont het plan in de browser terwijl u schrijft, met formulieren",
    "drop": "toont de stijlen van het sjabloon van KOOP en stelt een rolkaart voor, voor de publicatie in DROP",
    "regels": "toont de regels waaraan een plan wordt getoetst",
    "verifieer": "zegt van elk bestand in een verzegelde uitgave of het onveranderd is, en maakt haar opnieuw",
    "verzegel": "maakt één archief van de openbare uitgave, met alles om haar later na te kijken en opnieuw te maken",
    "waar": "zegt waar iets vandaan komt en waar het gedrukt staat",
    "nieuw": "maakt een nieuw plan, of een maatregel, thema of indicator erbij",
    "plaats": "zet de site met PDF en Word in een map of op een gedeelde schijf, in één keer, en leest haar na",
    "schema": "zet de hulp bij het schrijven in VS Code klaar",
    "stand": "telt hoe het plan ervoor staat, voor het maandoverleg",
}
"""Command (the name of its module) -> what it does, in Dutch."""
