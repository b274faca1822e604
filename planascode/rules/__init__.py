"""The rules of a plan: what must hold, in words for authors.

``RULES`` is the whole catalogue, by code. A ``Problem`` names its rule by code and takes its level from it. The tables
stand in one module per group: ``form`` (files and spelling), ``limits`` (names and
sizes), ``values`` (fields), ``structure`` (references, editions, texts,
legend) and ``policy`` (measures, standen, money, figures, privacy, acceptances).
"""

from __future__ import annotations

from planascode.rules import form, limits, policy, structure, values
from planascode.rules.rule import Niveau, Rule

GROUPS: dict[str, str] = {
    "B": "Bestanden en schrijfwijze",
    "H": "Hoeveelheid en namen van bestanden",
    "V": "Velden en waarden",
    "R": "Verwijzingen en id's",
    "E": "Edities",
    "T": "Teksten",
    "L": "Legenda, indeling en huisstijl",
    "M": "Maatregelen, doelen en planning",
    "S": "Standen",
    "G": "Geld",
    "I": "Indicatoren en cijfers",
    "P": "Privacy",
    "A": "Aanvaarde problemen",
}
"""First letter of a code -> what its rules are about."""

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (*form.RULES, *limits.RULES, *values.RULES, *structure.RULES, *policy.RULES),
        key=lambda rule: (tuple(GROUPS).index(rule.code[0]), rule.code),
    )
}
"""Code -> rule, group by group."""

__all__ = ["GROUPS", "RULES", "Niveau", "Rule"]
