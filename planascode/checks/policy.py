"""Nothing about a person: no e-mail address, no citizen service number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.problems import Problem

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w", re.ASCII)
_DIGITS = re.compile(r"(?<![\d.,/-])\d{9}(?![\d/-]|[.,]\d)")


def is_bsn(digits: str) -> bool:
    """Whether nine digits pass the test of eleven of the burgerservicenummer (Besluit burgerservicenummer, art. 2)."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return digits != "000000000" and sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0


def check_no_contact_data(content: Content) -> Iterator[Problem]:
    """No field holds an e-mail address of a person or a citizen service number."""
    for address, _, value in content.leaves():
        text = value if isinstance(value, str) else ""
        yield from (content.problem(address, *_person(found)) for found in _personal(text))
    for address, text in content.plan.teksten.items():
        for found in _personal(text):
            yield content.word_problem(address, found, *_person(found))


def _personal(text: str) -> list[str]:
    return _MAIL.findall(text) + [digits for digits in _DIGITS.findall(text) if is_bsn(digits)]


def _person(found: str) -> tuple[str, str, str]:
    if "@" in found:
        return "P-001", f"'{found}' is een e-mailadres", "noem de rol of het algemene webadres, niet de persoon"
    return (
        "P-002",
        "dit getal kan een burgerservicenummer zijn",
        "haal het weg; is het een ander nummer, aanvaard dan de waarschuwing",
    )
