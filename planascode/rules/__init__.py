"""The rules of a plan: what must hold, in words for authors.

``RULES`` is the whole catalogue, by code. A ``Problem`` names its rule by code and takes its level from it. The tables
stand in modules by group: ``form`` (files and spelling), ``limits`` (names and sizes), ``writing`` (spaces, quotes,
signs), ``values`` (fields), ``structure`` (references, editions), ``texts``, ``layout`` (legend, house style), ``policy`` (what a plan needs to be built;
acceptances), ``measures``, ``progress``, ``money``, ``figures``, ``decision`` and ``college`` (what it should say), ``language`` (words,
sentences, names), ``pointers`` (what a text points at), ``privacy`` (personal data), ``pictures`` and ``publication`` (DROP).
"""

from __future__ import annotations

from planascode.rules import (
    college,
    decision,
    figures,
    form,
    language,
    layout,
    limits,
    measures,
    money,
    pictures,
    pointers,
    policy,
    privacy,
    progress,
    publication,
    structure,
    texts,
    values,
    writing,
)
from planascode.rules.rule import Niveau, Rule, Voorbeeld

GROUPS: dict[str, str] = {
    "B": "Bestanden en schrijfwijze",
    "H": "Hoeveelheid en namen van bestanden",
    "V": "Velden en waarden",
    "R": "Verwijzingen en id's",
    "E": "Edities",
    "T": "Teksten",
    "W": "Woorden en zinnen",
    "N": "Namen en afkortingen",
    "L": "Legenda, indeling en huisstijl",
    "M": "Maatregelen, doelen en planning",
    "S": "Standen",
    "G": "Geld",
    "I": "Indicatoren en cijfers",
    "F": "Figuren en afbeeldingen",
    "D": "Besluit en publicatie",
    "K": "Stukken voor college en raad",
    "O": "Publicatie in DROP",
    "P": "Privacy",
    "A": "Aanvaarde problemen",
}
"""First letter of a code -> what its rules are about."""

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            *form.RULES,
            *writing.RULES,
            *limits.RULES,
            *values.RULES,
            *structure.RULES,
            *texts.RULES,
            *layout.RULES,
            *policy.RULES,
            *measures.RULES,
            *progress.RULES,
            *money.RULES,
            *figures.RULES,
            *decision.RULES,
            *college.RULES,
            *publication.RULES,
            *language.RULES,
            *pointers.RULES,
            *privacy.RULES,
            *pictures.RULES,
        ),
        key=lambda rule: (tuple(GROUPS).index(rule.code[0]), rule.code),
    )
}
"""Code -> rule, group by group."""

__all__ = ["GROUPS", "RULES", "Niveau", "Rule", "Voorbeeld"]
