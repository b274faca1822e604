"""Nothing that is only announced: priorities without a word."""

from __future__ import annotations

from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.problems import Problem
from planascode.textnames import plainly
from planascode.values import Ontbreekt


def check_priorities_are_described(content: Content) -> Iterator[Problem]:
    """Each prioriteit has the text that indeling.yaml puts first."""
    first = next((deel for deel in content.plan.indeling.prioriteit if deel.tekst), None)
    for key, prioriteit in content.plan["prioriteiten"].items():
        if first is not None and f"prioriteiten/{key}/{plainly(first.tekst)}" not in content.plan.teksten:
            message = f"bij '{prioriteit.naam}' staat niets onder de kop '{first.kop}'"
            yield content.problem(
                f"prioriteiten/{key}", "D-009", message, f"maak het bestand {first.tekst}.md in deze map"
            )


def check_other_priorities_say_something(content: Content) -> Iterator[Problem]:
    """An overige prioriteit says what is done now or what will be done."""
    for key, overig in content.plan["overige"].items():
        if isinstance(overig.nu, Ontbreekt) and isinstance(overig.straks, Ontbreekt):
            message = f"bij '{overig.naam}' staat niet wat er gebeurt"
            hint = "vul nu: of straks: in, of haal dit stuk weg"
            yield content.problem(f"overige/{key}", "D-010", message, hint)
