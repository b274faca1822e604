"""Nothing that only looks filled in: placeholders, open questions, priorities without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.model import Scalar
from planascode.problems import Problem
from planascode.records import annotation
from planascode.values import Ontbreekt

_PLACEHOLDER = (
    r"(?:[^\w\n]+|_+|n\.?n\.?b\.?|n\.?t\.?b\.?|n\.?v\.?t\.?|p\.?m\.?|tbd|tbc|x{2,}|idem\.?|etc\.?|enz\.?|enzovoorts?"
    r"|(?:nog )?(?:nader )?(?:te bepalen|in te vullen|uit te zoeken|te kiezen|aan te wijzen)\.?)"
)
_VALUE = re.compile(_PLACEHOLDER, re.I)
_POINT = re.compile(rf"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+({_PLACEHOLDER})[ \t]*$", re.I | re.M)
_ASKS = re.compile(r"\b(wie|wat|waar\w*|wanneer|welke?|hoe\w*)\b", re.I)
SHORT = 6
"""Up to how many words a text with a question mark and no question word is a doubt of the makers."""
_OTHERS = ("documenten/", "organisaties/")
"""Where the names stand that others gave."""
_NOT_SEEN = re.compile(r"/(aantekening|symbool|varianten|spreekt_tegen)(/|$)|^(opmerkingen|aanvaardingen|afkortingen)/")


def _printed(content: Content) -> Iterator[tuple[str, str]]:
    """(address, text) of every short text that readers see."""
    for address, hint, value in content.leaves():
        if isinstance(value, str) and len(value) <= 60 and (value[-1] in "?." or _VALUE.fullmatch(value)):
            extra = annotation(hint)
            if isinstance(extra, Scalar) and extra.type == "tekst" and not _NOT_SEEN.search(address):
                yield address, value


def check_nothing_is_a_placeholder(content: Content) -> Iterator[Problem]:
    """A value or a point in a text is not a sign that something must still come."""
    for address, text in _printed(content):
        if _VALUE.fullmatch(text):
            yield content.problem(address, "D-009", *_empty(text))
    for address, text in content.plan.teksten.items():
        for match in _POINT.finditer(text):
            words = match[0].strip()
            yield content.word_problem(
                address, words, "D-009", *_empty(match[1].strip()), text.count(words, 0, match.start()) + 1
            )


def _empty(words: str) -> tuple[str, str]:
    return (
        f"'{words}' zegt niets",
        "vul het in of haal het weg; weet u het niet, schrijf dan waar dat kan: onbekend (reden)",
    )


def check_nothing_is_doubted(content: Content) -> Iterator[Problem]:
    """A text does not end with a question mark that shows the makers' own doubt."""
    for address, text in _printed(content):
        if (
            text.endswith("?")
            and not address.startswith(_OTHERS)
            and len(text.split()) <= SHORT
            and not _ASKS.search(text)
            and not _VALUE.fullmatch(text)
        ):
            message = f"'{text}' is een vraag die nog open is"
            hint = "zoek het uit, of schrijf wat nog niet vaststaat in een zin"
            yield content.problem(address, "D-010", message, hint)


def check_priorities_are_described(content: Content) -> Iterator[Problem]:
    """Each prioriteit has the text that indeling.yaml puts first."""
    first = next((deel for deel in content.plan.indeling.prioriteit if deel.tekst), None)
    for key, prioriteit in content.plan["prioriteiten"].items():
        if first is not None and f"prioriteiten/{key}/{first.tekst}" not in content.plan.teksten:
            message = f"bij '{prioriteit.naam}' staat niets onder de kop '{first.kop}'"
            yield content.problem(
                f"prioriteiten/{key}", "D-011", message, f"maak het bestand {first.tekst}.md in deze map"
            )


def check_other_priorities_say_something(content: Content) -> Iterator[Problem]:
    """An overige prioriteit says what is done now or what will be done."""
    for key, overig in content.plan["overige"].items():
        if isinstance(overig.nu, Ontbreekt) and isinstance(overig.straks, Ontbreekt):
            message = f"bij '{overig.naam}' staat niet wat er gebeurt"
            hint = "vul nu: of straks: in, of haal dit stuk weg"
            yield content.problem(f"overige/{key}", "D-012", message, hint)
