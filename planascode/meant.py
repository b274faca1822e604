"""What an author meant with a value that is written otherwise than it can be read.

``readings`` gives every way in which a text can be read as a value of its type, in canonical form. One reading is sure: the
program can put it there. More readings are a question to the author (``1-5-2022``). None: only the author knows.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator

from planascode.values import (
    MAANDEN,
    TYPES,
    Klein,
    Kwartaal,
    Periode,
    Planning,
    Wrong,
    first_day,
    last_day,
    parse_periode,
    print_datum,
)

LONGEST = 80
"""A longer text is no value that was written otherwise."""
_DASH = r"(?:-|–|—|t/m|tm|t\.?m\.?|tot en met)"
_MONTHS = {name: number for number, names in enumerate(MAANDEN, 1) for name in (names, names[:3])} | {
    "mrt": 3, "maa": 3, "sept": 9, "okto": 10,
}  # fmt: skip
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_QUARTER = r"(?:q|k|kw|kwartaal) ?([1-4])"
_ORDINAL = r"(?:([1-4]) ?(?:e|ste|de|rde)?|(eerste|tweede|derde|vierde)) kwartaal"
_YEAR = "((?:19|20|21)[0-9]{2})"
_YES = {"ja": "ja", "j": "ja", "yes": "ja", "y": "ja", "true": "ja", "waar": "ja", "on": "ja", "aan": "ja"}
_NO = {"nee": "nee", "n": "nee", "no": "nee", "false": "nee", "onwaar": "nee", "off": "nee", "uit": "nee"}


def readings(kind: str, text: str) -> tuple[str, ...]:
    """The values of type ``kind`` that ``text`` can mean, as they are written; without doubles, the likeliest first."""
    if len(text) > LONGEST or kind not in _READERS:
        return ()
    words = " ".join(text.strip("“”„‘’'\" ").rstrip(".").split())
    return tuple(name for name in dict.fromkeys(_READERS[kind](words)) if _fits(kind, name))


def guesses(kind: str, text: str) -> tuple[str, ...]:
    """What ``text`` may mean when more of it is wrong: a year of two figures, two figures in another order, months for quarters. Never sure."""
    words = re.sub(r"^van ", "", " ".join(text.casefold().split()))
    words = re.sub(r"(?<=[a-z0-9][ -])([0-9]{2})$", r"20\1", words)
    words = re.sub(r"\b[0-9]{4}\b", _year, words)
    if kind == "planning":
        words = _PART_OF_YEAR.sub(lambda match: f"{_QUARTERS[match[1]]} ", words)
        words = re.sub(r"\b([a-z]+)(?=\.? (?:19|20|21)[0-9]{2}\b|[ -]+(?:t/m|tot|en|[a-z]+ (?:19|20|21)))", _quarter, words)
        words = words.replace(" tot en met ", " t/m ").replace(" en ", " t/m ")
        if both := re.fullmatch("doorlopend(?: tot)? (t/m .+)", words):
            return (*readings(kind, both[1]), "doorlopend")
        words = slip(words, ["doorlopend"]) or words
    if kind in ("bedrag", "aantal", "telling"):
        words = re.sub(r"(?<=[0-9.,o])o(?=[0-9.,o]|$)", "0", words)
        words = _LARGE.sub(_in_full, re.sub(r" ?\(?[x×*] ?€? ?1\.?000\)?$", " duizend", words))
    if kind == "bedrag" and re.fullmatch(r"(?:€ ?)?[0-9]{1,3}(?:,[0-9]{3})+", words):
        words = words.replace(",", ".")
    return readings(kind, words) if words != text else ()


_QUARTERS = {
    "begin": "q1", "voorjaar": "q2", "lente": "q2", "zomer": "q3", "najaar": "q4", "herfst": "q4", "eind": "q4", "einde": "q4",
}  # fmt: skip
_PART_OF_YEAR = re.compile(rf"\b(?:in )?(?:het |de )?({'|'.join(_QUARTERS)})(?: van)? (?=(?:19|20|21)[0-9]{{2}}\b)")
"""A part of a year, and the quarter that is probably meant with it."""
_LARGE = re.compile(r"(?<![0-9.,])([0-9]+)(?:,([0-9]{1,3}))? ?(k|duizend|ton|mln|miljoen)\b\.?")


def _in_full(match: re.Match[str]) -> str:
    """A number of thousands or millions, written in digits."""
    zeros = {"k": 3, "duizend": 3, "ton": 5}.get(match[3], 6)
    return match[1] + (match[2] or "").ljust(zeros, "0")


def _year(match: re.Match[str]) -> str:
    """A year, of which two figures next to each other may have changed places."""
    year = match[0]
    turned = (year[:i] + year[i + 1] + year[i] + year[i + 2 :] for i in range(3))
    return year if year[:2] in ("19", "20", "21") else next((one for one in turned if one[:2] == "20"), year)


def _quarter(match: re.Match[str]) -> str:
    month = _MONTHS.get(match[1])
    return f"q{(month + 2) // 3}" if month else match[1]


def squeezed(text: str) -> str:
    """A name without what is easily written otherwise: capitals, spaces, hyphens, underscores, dots and colons."""
    return re.sub(r"[\s_.:-]+", "", text.casefold())


def alike(text: str, known: Iterable[str]) -> str:
    """The one name in ``known`` that differs from ``text`` in capitals, spaces and hyphens only; else empty."""
    found = {name for name in known if squeezed(name) == squeezed(text)}
    return found.pop() if len(found) == 1 else ""


def slip(text: str, known: Iterable[str]) -> str:
    """The one name in ``known`` from which ``text`` differs by one letter too many, too few, other, or changed places."""
    found = {name for name in known if len(name) > 3 and is_slip(text, name)}
    return found.pop() if len(found) == 1 else ""


def is_slip(one: str, other: str) -> bool:
    """Whether two names differ by one letter too many, too few, other, or changed places."""
    if len(one) > len(other):
        one, other = other, one
    begin = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, longer = one[begin:], other[begin:]
    if len(one) < len(other):
        return rest == longer[1:]
    return rest[1:] == longer[1:] or (rest[:2] == longer[1::-1] and rest[2:] == longer[2:])


def _fits(kind: str, text: str) -> bool:
    try:
        TYPES[kind].parse(text)
    except Wrong:
        return False
    return True


def lacking(text: str) -> str:
    """The right way to say that there is no value, where a text nearly does so (``Nvt``, ``Onbekend (reden``); else empty."""
    match = re.fullmatch(r"(onbekend|n\.? ?v\.? ?t\.?|niet gepubliceerd)(?: ?(\(.+\)|\([^()]+))?", text, re.IGNORECASE)
    if not match:
        return ""
    word, reason = match[1].lower(), match[2] or ""
    reason += ")" if reason and reason[-1] != ")" else ""
    said = " ".join(("n.v.t." if re.match("n[. ]*v", word) else word, reason)).strip()
    return said if said != text and said != "onbekend" else ""


def unknown(text: str) -> str:
    """The way to say that something is not known, where a text that is no prose says so in other words; else empty."""
    if re.fullmatch(r"P\.?M\.?|p\.m\.|TODO|TBD|XX+|\?+", text):  # in small letters it may be an id
        return "onbekend (nog uit te zoeken)"
    match = re.fullmatch(
        r"(?:nog )?(?:onbekend|niet bekend|n\.?n\.?b\.?|n\.?t\.?b\.?)(?:[\s,;:–-]+(.+))?", text, re.IGNORECASE
    )
    return f"onbekend ({(match[1] or 'nog uit te zoeken').strip('() ')})" if match else ""


# --- dates, quarters, planning --------------------------------------------------------------------------------------


def _datum(text: str) -> Iterator[str]:
    words = text.casefold()
    if match := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})", words):
        year, month, day = (int(part) for part in match.groups() if part is not None)
        yield from _days((year, month, day))
    elif match := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", words):
        one, two, year = int(match[1]), int(match[2]), int(match[3])
        yield from _days((year, two, one), (year, one, two))
    elif (match := re.fullmatch(r"([0-9]{1,2})[- ]?([a-z]+)\.?[-, ]*([0-9]{4})", words)) and match[2] in _MONTHS:
        yield from _days((int(match[3]), _MONTHS[match[2]], int(match[1])))


def _days(*dates: tuple[int, int, int]) -> Iterator[str]:
    for year, month, day in dates:
        try:
            yield print_datum(datetime.date(year, month, day))
        except ValueError:
            continue


def _periode(text: str) -> Iterator[str]:
    words = text.casefold().replace(",", " ")
    words = re.sub(r" +", " ", words)
    patterns = (
        rf"{_QUARTER}(?: van)?[ /-]*{_YEAR}",
        rf"{_YEAR}[ /-]*{_QUARTER}",
        rf"(?:het )?{_ORDINAL}(?: van)? {_YEAR}",
        rf"{_YEAR} {_ORDINAL}",
    )
    for pattern in patterns:
        if match := re.fullmatch(pattern, words):
            parts = [part for part in match.groups() if part]
            year = next(part for part in parts if len(part) == 4 and part.isdigit())
            number = next(part for part in parts if part != year)
            yield str(Kwartaal(int(year), _ORDINALS.get(number) or int(number)))
            return
    if match := re.fullmatch(f"(?:heel |het jaar |jaar )?{_YEAR}", words):
        yield match[1]


def _planning(text: str) -> Iterator[str]:
    words = text.casefold()
    if match := re.fullmatch(r"(doorlopend(?: vanaf)?|vanaf|v\.?a\.?|met ingang van|m\.?i\.?v\.?)(?: (.+))?", words):
        begin = _one(match[2] or "")
        if match[1] == "doorlopend" and not match[2]:
            yield "doorlopend"
        elif begin and match[1].startswith("doorlopend"):
            yield f"doorlopend vanaf {begin}"
        elif begin:
            yield f"vanaf {begin}"
    elif match := re.fullmatch(r"(?:t/m|tot en met) (.+)", words):
        end = _one(match[1])
        yield from (f"t/m {end}",) if end else ()
    elif single := _one(words):
        yield str(single)
    else:
        yield from _span(words)


def _one(words: str) -> Periode | None:
    """The only quarter or year that these words can mean."""
    try:
        return parse_periode(words.upper())
    except Wrong:
        found = tuple(_periode(words))
        return parse_periode(found[0]) if len(found) == 1 else None


def _span(words: str) -> Iterator[str]:
    """Two quarters or years with something between them; the year may stand behind the second one only."""
    for match in re.finditer(rf" ?{_DASH} ?", words):
        begin, end = words[: match.start()], _one(words[match.end() :])
        first = _one(begin)
        if isinstance(end, Kwartaal):
            first = first or _one(f"{begin} {end.jaar}") or _one(f"{begin} kwartaal {end.jaar}")
        if end and isinstance(first, Kwartaal) == isinstance(end, Kwartaal) and first:
            if first_day(first) <= last_day(end):
                yield str(Planning(first, end))
            return


# --- numbers, words -------------------------------------------------------------------------------------------------


def _number(words: str, cents: bool) -> Iterator[str]:
    """A number with its thousands and decimals parted in any way that has one meaning."""
    match = re.fullmatch(r"([+-]?)([0-9][0-9.,_' ]*)", words)
    if not match:
        return
    sign, digits = match[1].replace("+", ""), match[2].strip()
    dutch = re.fullmatch(r"([0-9]{1,3}(?:[. _'][0-9]{3})+|[0-9]+)(?:,([0-9]+))?", digits)
    english = re.fullmatch(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.([0-9]{1,2}|[0-9]{4,})", digits)
    found = dutch or english
    if not found:
        return
    whole, part = re.sub("[^0-9]", "", found[1]), found[2] or ""
    if cents and len(part) > 2:
        return
    decimals = part.ljust(2, "0") if cents and part else part
    shown = f"{int(whole):,}".replace(",", ".")
    yield sign + shown + (f",{decimals}" if part and not (cents and decimals == "00") else "")
    if cents and (not dutch or len(part) == 1) and re.fullmatch("[1-9][0-9]{0,2}", found[1]):
        yield f"{sign}{whole}.{part.ljust(3, '0')}"  # a zero may be lost (3.90 for 3.900), or the sheet counts in thousands (7,5 for 7.500)


def _bedrag(text: str) -> Iterator[str]:
    words = re.sub(r"^(?:€|eur|euro)\s*|\s*(?:€|eur|euro)\.?$", "", text.casefold())
    words = re.sub(r"^(?:€|eur|euro)\s*|,(?:-+|=|–|—)$", "", words.strip())
    yield from _number(words.strip(), cents=True)


def _aantal(text: str) -> Iterator[str]:
    yield from _number(text, cents=False)


def _telling(text: str) -> Iterator[str]:
    is_small = re.fullmatch(r"(?:<|minder dan|kleiner dan|onder de) ?(?:5|vijf)", text.casefold())
    yield from (str(Klein()),) if is_small else _aantal(text)


def _janee(text: str) -> Iterator[str]:
    word = (_YES | _NO).get(text.casefold())
    yield from (word,) if word else ()


def _link(text: str) -> Iterator[str]:
    yield re.sub(r"^(?:https?:?/*)?", "https://", text.strip("<>"), count=1, flags=re.IGNORECASE)


def _id(text: str) -> Iterator[str]:
    yield re.sub(r"[\s_.-]+", "-", text.casefold()).strip("-")


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    "datum": _datum,
    "dag": _datum,
    "periode": _periode,
    "planning": _planning,
    "bedrag": _bedrag,
    "aantal": _aantal,
    "telling": _telling,
    "janee": _janee,
    "link": _link,
    "id": _id,
}
SURE = frozenset(_READERS) - {"link", "id"}
"""Types of which one reading is sure. An address may not be there; other files may use an id as it is."""
