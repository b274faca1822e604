"""Numbers of one sentence: parts with their whole, a share of it, a range, a sum; they fit each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from planascode.checks.content import Content
from planascode.checks.pointers import NUMBERS
from planascode.problems import Problem
from planascode.values import plain_case, print_aantal

_WORDS = {"één": 1, **NUMBERS}
_COUNT = rf"(?:{'|'.join(NUMBERS)}|\d{{1,3}})"
_PART = rf"(?:{'|'.join(_WORDS)}|\d{{1,3}})"
_AMOUNT = r"(?:€ ?)?\d(?:[\d.]*\d)?(?:,\d\d)?(?: euro)?"
_PARTS = re.compile(rf"\b(?P<whole>{_COUNT}) [^.:;()\d]{{3,50}}: (?P<parts>{_PART} [^.:;()]{{2,120}})(?=[.;]|$)", re.IGNORECASE)
"""``vier medewerkers: twee in de uitvoering en één voor beleid.``"""
_NAMED = re.compile(rf"\b(?P<whole>{'|'.join(NUMBERS)}) [^\W\d_]+(?:en|s|'s)(?: [^.:;()\d\n]{{1,40}})?: (?P<names>[^.:;()\d]{{4,160}})(?=\.|$)", re.IGNORECASE)
"""``drie dingen: veiligheid, leefbaarheid en rust.``"""
_EACH = re.compile(rf"(?:^|, | en )(?P<number>{_PART}) ", re.IGNORECASE)
_SHARE = re.compile(
    rf"\bvan de (?P<whole>{_COUNT}) (?:\w+ ){{1,3}}?(?:er )?(?P<share>{_COUNT})"
    r"(?= (?!keer|jaar|dagen|weken|maanden|uur|euro|procent|%)\w|\.|,|$)", re.IGNORECASE
)
"""``van de 20 kinderen deden er 26 mee``."""
_RANGE = re.compile(r"\b(?P<one>\d{1,3})(?:-| jaar)? (?:tot|tot en met|t/m) (?P<two>\d{1,3})(?:-jarigen?|-jarige| jaar)\b")
"""``12- tot 18-jarigen``."""
_MOVE = re.compile(
    rf"\b(?P<way>steeg|stijgt|stijgen|toegenomen|toename|stijging|groeide|daalde|daalt|dalen|afgenomen|afname|daling|kromp)\b[^.]{{0,30}}? van "
    rf"(?P<one>{_COUNT})(?! \w+ van)[^.]{{0,20}}? naar (?P<two>{_COUNT})\b", re.IGNORECASE
)
"""``steeg van 8 in 2021 naar 6 in 2022``."""
_SIGN = re.compile(rf"(?P<one>{_AMOUNT}) (?P<sign>min|plus|keer|maal|×|x) (?P<two>{_AMOUNT}) (?:is|zijn|=|samen|dat is)(?: samen)? (?P<end>{_AMOUNT})")
"""``56.000 min 11.000 is 45.000``."""


def _number(words: str) -> Decimal:
    """The number that these words are; of digits with a point between thousands and a comma before decimals."""
    digits = re.sub(r"[^\d,]", "", words).replace(",", ".")
    return Decimal(digits) if digits else Decimal(_WORDS[plain_case(words)])


def _parts(match: re.Match[str]) -> str:
    found = [part["number"] for part in _EACH.finditer(match["parts"])]
    end = sum(map(_number, found), Decimal(0))
    said = " en ".join(", ".join(found).rsplit(", ", 1))
    return "" if len(found) < 2 or end == _number(match["whole"]) else f"hier staat {match['whole']}, en erachter staan {said}: samen {print_aantal(end)}"


def _named(match: re.Match[str]) -> str:
    fewest = match["names"].count(", ") + 1
    most = fewest + len(re.findall(r" (?:en|of) ", match["names"]))
    last = match["names"].rpartition(", ")[2]
    if most > fewest > 1 and len(re.findall(r"\S (?:en|of) \S", last)) == 1:
        fewest += 1  # the last two of the row
    if most == 1 or fewest <= _number(match["whole"]) <= most or _EACH.search(match["names"]):
        return ""
    return f"hier staat {match['whole']}, en erachter staan er {fewest + 1 if most > fewest else fewest}"


def _share(match: re.Match[str]) -> str:
    is_more = _number(match["share"]) > _number(match["whole"])
    return f"{match['share']} is meer dan de {match['whole']} waarvan het een deel is" if is_more else ""


def _move(match: re.Match[str]) -> str:
    is_up, one, two = match["way"].lower()[:3] in ("ste", "sti", "toe", "gro"), _number(match["one"]), _number(match["two"])
    return f"'{match['way']}', en het gaat van {match['one']} naar {match['two']}" if (two < one if is_up else two > one) else ""


def _range(match: re.Match[str]) -> str:
    return f"'{match[0]}' loopt van hoog naar laag" if int(match["one"]) > int(match["two"]) else ""


def _sign(match: re.Match[str]) -> str:
    one, two, end = (_number(match[name]) for name in ("one", "two", "end"))
    made = {"min": one - two, "plus": one + two}.get(match["sign"], one * two)
    return f"{match['one']} {match['sign']} {match['two']} is {print_aantal(made)}, en hier staat {match['end']}" if made != end else ""


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_PARTS, _parts), (_NAMED, _named), (_SHARE, _share), (_RANGE, _range), (_MOVE, _move), (_SIGN, _sign),
)  # fmt: skip
"""Form -> what is wrong with the numbers in one of that form; empty where they fit."""


def check_sums_come_out(content: Content) -> Iterator[Problem]:
    """Where a sentence gives a whole with its parts, a share or a sum, the numbers fit."""
    for form, wrong in _FORMS:
        for piece, start, match in content.find(form, counts=True):
            if message := wrong(match):
                hint = "verbeter het woord of een van de getallen" if wrong is _move else "kijk het na en verbeter het getal dat niet klopt"
                yield content.piece_problem(piece, start, start + len(match[0]), "T-029", message, hint)
