"""How a value is written, as JSON Schema: patterns, messages in Dutch, and the words that an editor offers. Pure.

A pattern is read by JavaScript with the flag ``u`` and by Python alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from planascode.values import DAY_AFTER, MOST_DIGITS, TYPES, Klein

Schema = dict[str, Any]

_CONTROL = (
    r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
"""The signs of ``rawtext.INVISIBLE``, as a JavaScript pattern writes them."""
_REDEN = rf"\([^\n{_CONTROL}]*[^\s{_CONTROL}][^\n{_CONTROL}]*\)"
LACK = rf"onbekend {_REDEN}|n\.v\.t\.(?: {_REDEN})?|niet gepubliceerd(?: {_REDEN})?"
"""``onbekend (reden)``, ``n.v.t.`` and ``niet gepubliceerd``, as ``values.ontbreekt`` takes them."""
_JAAR = "(?:19|20|21)[0-9]{2}"
_PERIODE = f"(?:[Qq][1-4] )?{_JAAR}"
_WHOLE = r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,3}|[0-9]{1,12})"
_YEAR = "(?:18|19|20|21)[0-9]{2}"
_LEAP = "(?:(?:18|19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)"
_LONG, _SHORT = "januari|maart|mei|juli|augustus|oktober|december", "april|juni|september|november"

_DATE = (
    f"(?:(?:0?[1-9]|[12][0-9]|3[01]) (?:{_LONG})|(?:0?[1-9]|[12][0-9]|30) (?:{_SHORT})|(?:0?[1-9]|1[0-9]|2[0-8]) februari) {_YEAR}"
    f"|29 februari {_LEAP}"
    f"|{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    f"|{_LEAP}-02-29"
)
PATTERNS: dict[str, str] = {
    "tekst": rf"[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*",
    "id": "(?!con$|prn$|aux$|nul$|com[0-9]$|lpt[0-9]$)(?=.{1,24}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
    "link": r"[Hh][Tt][Tt][Pp][Ss]://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:/[!-~]*)?",
    "datum": _DATE,
    "dag": f"{_DATE}|{DAY_AFTER}",
    "periode": _PERIODE,
    "planning": f"doorlopend(?: vanaf {_PERIODE})?|(?:vanaf|t/m) {_PERIODE}|{_PERIODE}(?: t/m {_PERIODE})?",
    "bedrag": f"(?:€ ?)?{_WHOLE}(?:,[0-9]{{2}})?",
    "aantal": f"-?{_WHOLE}(?:,[0-9]{{1,6}})?",
    "telling": f"-?{_WHOLE}(?:,[0-9]{{1,6}})?|{Klein()}",
    "janee": "ja|nee",
}
"""Type of scalar -> what its ``parse`` in ``values`` takes; of a planning not that it must end after it begins."""
EXAMPLES: dict[str, tuple[str, ...]] = {
    "link": ("https://www.voorbeeld.nl",),
    "datum": ("14 juni 2022", "2022-06-14"),
    "dag": ("14 juni 2022", DAY_AFTER),
    "periode": ("2022", "Q3 2022"),
    "planning": ("Q3 2022", "Q3 2022 t/m Q1 2023", "vanaf 2022", "doorlopend"),
    "bedrag": ("14.596", "2.674,63"),
    "aantal": ("12", "1.250", "3,5"),
    "telling": ("12", "1.250", "3,5", str(Klein())),
    "janee": ("ja", "nee"),
}
"""Type of scalar -> right ways to write it."""
_NUMBERS = {"bedrag": "number", "aantal": "number", "telling": "number", "periode": "integer", "planning": "integer"}
"""Type of scalar -> the type that an editor gives to a text of it that looks like a number."""
_YEARS = {"minimum": 1900, "maximum": 2199}
_MOST = 10**MOST_DIGITS - 1
_BOUNDS = {
    "periode": _YEARS,
    "planning": _YEARS,
    "bedrag": {"minimum": 0, "maximum": _MOST},
    "aantal": {"minimum": -_MOST, "maximum": _MOST},
    "telling": {"minimum": -_MOST, "maximum": _MOST},
}
"""Between which such a number lies."""
UNKNOWN = "weet u het niet: onbekend (reden)"
_LABEL = 70
_OFFERED = {
    "label": "onbekend (reden)",
    "description": "u weet het nog niet; schrijf waarom",
    "body": "onbekend (${1:nog uit te zoeken})",
}


def lacking() -> Schema:
    """What stands for a value that is not there."""
    # A list of types and an empty title: else the language server puts its own words for two alternatives together.
    told = "schrijf de reden erbij: onbekend (nog uit te zoeken)"
    return {
        "title": "",
        "type": ["string"],
        "pattern": f"^(?:{LACK})$",
        "errorMessage": told,
        "defaultSnippets": [_OFFERED],
    }


def offered(words: Mapping[str, str]) -> Schema:
    """Words offered with their names, and explained by them (in a double ``not``, of which nothing else is shown)."""
    named = {word: name for word, name in words.items() if name}
    titles: list[Schema] = [
        {"type": "string", "pattern": f"^{literally([word])}$", "title": name} for word, name in named.items()
    ]
    titles.append({"title": "", "pattern": f"^(?!{literally(named)}$)"})
    labels = {
        word: f"{word} · {name[:_LABEL]}" if name and name.casefold() != word else word for word, name in words.items()
    }
    return {
        "defaultSnippets": [{"label": label, "body": word} for word, label in labels.items()],
        **({"not": {"not": {"oneOf": titles}}} if named else {}),
    }


def literally(words: Iterable[str]) -> str:
    """A pattern for one of these words. re.escape would also escape what JavaScript does not let be escaped."""
    escaped = [re.sub(r"[\\^$.*+?(){}|/\[\]]", r"\\\g<0>", word) for word in words]
    return f"(?:{'|'.join(escaped)})"


def text(may_lack: bool) -> Schema:
    """Any text, also one that looks like a number or a truth value to an editor; not an empty one, a list or a group."""
    told = f"hier hoort één tekst te staan{f'; {UNKNOWN}' if may_lack else ''}"
    not_this = (
        {"pattern": "^(?!onbekend$)", "errorMessage": "bij onbekend hoort een reden: onbekend (nog uit te zoeken)"}
        if may_lack
        else {"pattern": f"^(?!(?:{LACK})$)", "errorMessage": "hier hoort een echte tekst te staan"}
    )
    return {
        "pattern": f"^(?:{PATTERNS['tekst']}{f'|{LACK}' if may_lack else ''})$",
        "patternErrorMessage": "deze tekst is leeg, of er staat een onzichtbaar teken in; typ de tekst opnieuw",
        "allOf": [not_this],
        "if": {"type": ["object", "array", "null"]},
        "then": {"type": "string", "errorMessage": told},
        "defaultSnippets": [{"label": "een tekst", "body": "${1}"}, *([_OFFERED] if may_lack else [])],
    }


def patterned(kind: str, may_lack: bool) -> Schema:
    """A text of this type of scalar."""
    examples = f"; zo wel: {' · '.join(EXAMPLES[kind])}" if kind in EXAMPLES else ""
    told = f"dit is geen {TYPES[kind].name}{examples}{f'; {UNKNOWN}' if may_lack else ''}"
    number = _NUMBERS.get(kind)
    found: Schema = {
        "type": ["string", number] if number else "string",
        "pattern": f"^(?!onbekend$)(?:{PATTERNS[kind]})$",
        "errorMessage": told,
    }
    if number:
        found |= {"if": {"type": "number", "not": _BOUNDS[kind]}, "then": {"type": "string", "errorMessage": told}}
    return found
