"""The forms that the name of a person has: a title, initials or a given name, and a surname."""

from __future__ import annotations

import re

_TITLES = (
    "de heer",
    "mevrouw",
    "meneer",
    *(f"{title}." for title in ("dhr", "mw", "mevr", "drs", "ir", "ing", "dr", "mr", "prof", "jhr")),
)
_TITLE = f"(?:{'|'.join(re.escape(form) for title in _TITLES for form in (title, title.capitalize()))})"
_BETWEEN = r"(?:(?:van|de|den|der|het|ten|ter|te|op|in|'t|’t|el|la|le)\s+){0,3}"
_SURNAME = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:[- ]?[A-ZÀ-Ý][a-zà-ÿ]+)?(?![\w-])"
GIVEN = frozenset({
    "Ahmed", "Anita", "Anneke", "Annemarie", "Anouk", "Arjan", "Bart", "Bas", "Bert", "Bianca", "Bram", "Carla", "Caroline", "Cornelis", "Dennis",
    "Dirk", "Edwin", "Ellen", "Els", "Erik", "Esther", "Fatima", "Femke", "Frank", "Gerard", "Gerrit", "Hans", "Harm", "Harry", "Henk", "Herman",
    "Ingrid", "Jaap", "Jan", "Janneke", "Jeroen", "Joke", "Joost", "Joyce", "Judith", "Karin", "Kees", "Kevin", "Klaas", "Laura", "Linda", "Lisa",
    "Lotte", "Maaike", "Marco", "Margriet", "Marieke", "Marijke", "Marjan", "Marleen", "Martijn", "Michiel", "Mieke", "Mohamed", "Monique",
    "Mustafa", "Niels", "Nynke", "Patrick", "Peter", "Petra", "Piet", "Pieter", "Renate", "Rick", "Ronald", "Ruud", "Sander", "Sandra", "Sanne",
    "Saskia", "Sjoerd", "Theo", "Thijs", "Thomas", "Tim", "Tineke", "Tom", "Wendy", "Willem", "Wouter", "Yvonne",
})  # fmt: skip
"""Given names that are no other word; a short list, so that what begins a sentence is not taken for a name."""
TITLED = re.compile(rf"{_TITLE}\s+(?:{_TITLE}\s+){{0,4}}(?:(?:[A-Z][a-z]?\.\s?){{1,5}}\s*)?{_BETWEEN}({_SURNAME})")
"""A title, initials perhaps, and a surname (1)."""
_TASK = "(?!Sociaal|Sociale|Ruimtelijke|Openbare|Publieke|Maatschappelijke|Economische|Fysieke|Integrale|Zorg|Jeugd|Verkeer)"
OFFICER = re.compile(
    rf"\b(?:[Ww]ethouder|[Gg]emeentesecretaris) {_TASK}([A-Z]\w+ {_BETWEEN}{_SURNAME})|\b[Bb]urgemeester {_BETWEEN}({_SURNAME})"
)
"""An administrator with a given name and a surname (1), or a burgemeester with a surname (2): 'wethouder Zorg' is a task."""
SIGNED = re.compile(rf"([A-Z]\.\s?(?:[A-Z]\.\s?){{0,4}})\s*{_BETWEEN}({_SURNAME})")
"""Initials (1) and a surname (2)."""
NAMED = re.compile(rf"\b(?:{'|'.join(sorted(GIVEN))})\s+({_BETWEEN})({_SURNAME})")
"""A given name, words like ``van de`` (1) and a surname (2)."""
AGED = re.compile(rf"\b((?P<given>[A-ZÀ-Ý][a-zà-ÿ]+)\s+{_BETWEEN}{_SURNAME}),?\s*\(?$")
"""A name (1) at the end of what stands before an age."""
AGE = re.compile(r"\d{1,2} jaar\b")
BRACKETED = re.compile(rf"\(({_SURNAME})\)")
"""A surname (1) between brackets."""
_BODY = re.compile(
    r"(?:provincie|gemeente|stichting|politie|vereniging|waterschap|corporatie|dienst|raad|college|team|afdeling|bureau|ministerie|brandweer"
    r"|regio|bond|unie|platform|netwerk|bedrijf|fonds|school|huis|meester|leider|houder|secretaris|manager|regisseur|coördinator)\b"
    r"|\b(?:GGD|GGZ|Rijk|adviseur|hoofd)\b",
    re.IGNORECASE,
)
_ANY_GIVEN = re.compile(rf"[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)? {_BETWEEN}{_SURNAME}")


def is_person(text: str) -> bool:
    """Whether a value is the name of a person: a title, initials or a common given name, with a surname."""
    return bool(TITLED.match(text) or SIGNED.fullmatch(text) or NAMED.fullmatch(text))


def may_be_person(text: str) -> bool:
    """Whether a value has the form of a name; that of an organisation or a team may have it too."""
    return is_person(text) or _ANY_GIVEN.fullmatch(text) is not None


def is_body(text: str) -> bool:
    """Whether a name or id has a word in it of an organisation or a role, as the name of a person has not."""
    return _BODY.search(text.replace("-", " ")) is not None
