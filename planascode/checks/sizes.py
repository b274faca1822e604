"""Words that fit: no word so long that it fits in no column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.problems import Problem
from planascode.values import Ontbreekt

LONGEST = 100
LONGEST_LINK = 400
_RUN = re.compile(rf"\S{{{LONGEST + 1},}}")


def check_words_can_be_broken(content: Content) -> Iterator[Problem]:
    """No word is longer than ``LONGEST`` and no web address longer than ``LONGEST_LINK``."""
    for address, _, value in content.leaves():
        if isinstance(value, str | Ontbreekt) and len(str(value)) > LONGEST:
            yield from (content.problem(address, "H-010", *_said(word)) for word in _long(str(value)))
    for address, text in content.plan.teksten.items():
        yield from (content.word_problem(address, word, "H-010", *_said(word)) for word in _long(text))


def _long(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        words, _, link = run.partition("https://")
        yield from (word for word in words.split("-") if len(word) > LONGEST)
        if len(link) > LONGEST_LINK:
            yield f"https://{link}"


def _said(word: str) -> tuple[str, str]:
    message = f"'{word[:20]}...' is een woord van {len(word)} tekens dat niet afgebroken kan worden"
    return message, "zet er een spatie of streepje in; geef een lang webadres woorden: [de woorden](het adres)"
