"""What a rule consists of. All its words are for authors; ``python build.py regels CODE`` and docs/regels.md print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Niveau = Literal["fout", "waarschuwing", "advies"]
"""Only a ``fout`` stops the build; an ``advies`` is about language and never has to be accepted."""


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """How a rule is kept and broken, in the plan that ``nieuw`` makes: its file holds ``goed``; with ``fout`` there it breaks the rule.

    ``goed`` empty: the file is new, and ``fout`` is all it holds. Without ``bestand`` both are words about a whole file.
    """

    bestand: str
    goed: str
    fout: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``naam`` is the condition that must hold, ``waarom`` who is helped by it and ``bron`` where it comes from
    (law and article, WCAG criterion, method, council practice, or this program), ``herstel`` how to mend it."""

    code: str
    niveau: Niveau
    naam: str
    waarom: str
    bron: str
    herstel: str
    voorbeeld: Voorbeeld


AFSPRAAK = "Afspraak van dit programma."
"""The source of a rule that nobody else demands."""
INLEIDING = "hoofdstukken/inleiding.md"
PRIORITEIT = "prioriteiten/eerste-prioriteit"
SPREEKUUR = f"{PRIORITEIT}/spreekuur.yaml"
GESPREKKEN = f"{PRIORITEIT}/dicht-bij-inwoners/buurtgesprekken.yaml"
MELDPUNT = f"{PRIORITEIT}/dicht-bij-inwoners/meldpunt.yaml"
"""Where many examples stand in the plan that ``nieuw`` makes: a text, a priority and its measures."""
