"""Amounts that can be true together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planascode.checks.content import Content
from planascode.model import Budgetpost
from planascode.problems import Problem
from planascode.values import Ontbreekt, print_bedrag


def check_parts_fit_in_their_whole(content: Content) -> Iterator[Problem]:
    """The parts of a post are together not more than the post; a part is not a whole itself."""
    posten = content.plan["budgetposten"]
    inside: dict[str, list[Budgetpost]] = {}
    for post in posten.values():
        if post.onderdeel_van:
            inside.setdefault(post.onderdeel_van, []).append(post)
    for key, whole in posten.items():
        parts = inside.get(key, [])
        known = sum((post.bedrag for post in parts if not isinstance(post.bedrag, Ontbreekt)), Decimal(0))
        if parts and not isinstance(whole.bedrag, Ontbreekt) and known > whole.bedrag:
            message = f"de delen van deze post zijn samen {print_bedrag(known)}, meer dan {print_bedrag(whole.bedrag)}"
            yield content.problem(f"budgetposten/{key}/bedrag", "G-001", message, "verbeter een van de bedragen")
        if whole.onderdeel_van and parts:
            message = "deze post is een deel van een andere post en heeft zelf ook delen"
            yield content.problem(
                f"budgetposten/{key}/onderdeel_van",
                "G-001",
                message,
                "laat alle delen naar dezelfde hoofdpost verwijzen",
            )
