"""The value types of content: each has one ``parse`` and one ``print``, with ``parse(print(x)) == x``.

``parse`` takes the text of a scalar and raises ``Wrong`` with a Dutch sentence (what is wrong) and a hint
(what would be right). ``print`` gives the canonical form: what readers see and what ``dump`` writes.

Four things that are not a value are kept apart: ``0`` is a number; ``onbekend (reden)``, ``n.v.t.`` and
``niet gepubliceerd`` are ``Ontbreekt``, which any field takes that is not an id or a reference. ``minder dan 5`` is a value:
of a count it is known that it is 1, 2, 3 or 4, and not which.
"""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planascode.rawtext import INVISIBLE

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


FIRST_YEAR, LAST_YEAR = 1800, 2199
MOST_DIGITS = 12
"""Before the comma: sums of such numbers stay exact, and fit in a column."""


class Wrong(ValueError):
    """A text that is not the value it should be: ``args`` is (Dutch message, Dutch hint[, words under the wrong part])."""

    @property
    def message(self) -> str:
        """What is wrong, in Dutch."""
        return str(self.args[0])

    @property
    def hint(self) -> str:
        """What would be right, in Dutch."""
        return str(self.args[1])

    @property
    def label(self) -> str:
        """Why it is wrong, in Dutch, to stand under the wrong words; mostly empty."""
        return str(self.args[2]) if len(self.args) > 2 else ""


@dataclass(frozen=True, slots=True)
class Ontbreekt:
    """A value that is not there, and why."""

    soort: Literal["onbekend", "n.v.t.", "niet gepubliceerd"]
    reden: str = ""

    def __str__(self) -> str:
        return f"{self.soort} ({self.reden})" if self.reden else self.soort


_ONTBREEKT = re.compile(r"(onbekend|n\.v\.t\.|niet gepubliceerd)(?: \((.+)\))?")


def ontbreekt(text: str) -> Ontbreekt | None:
    """``Ontbreekt`` when the text says that there is no value, else None. ``onbekend`` must give its reason."""
    match = _ONTBREEKT.fullmatch(text)
    if not match:
        return None
    if match[1] == "onbekend" and not match[2]:
        raise Wrong("bij 'onbekend' ontbreekt de reden", "schrijf bijvoorbeeld: onbekend (nog uit te zoeken)")
    return Ontbreekt(match[1], parse_tekst(match[2]) if match[2] else "")  # type: ignore[arg-type]


# --- dates, quarters, planning --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Kwartaal:
    """A quarter of a year."""

    jaar: int
    nummer: int

    def __str__(self) -> str:
        return f"Q{self.nummer} {self.jaar}"


@dataclass(frozen=True, slots=True, order=True)
class Jaar:
    """A calendar year."""

    jaar: int

    def __str__(self) -> str:
        return str(self.jaar)


Periode = Kwartaal | Jaar
"""A quarter or a year."""


@dataclass(frozen=True, slots=True)
class Planning:
    """When something is done: ``begin`` and ``eind`` (each may be open), or without end (``doorlopend``)."""

    begin: Periode | None
    eind: Periode | None
    doorlopend: bool = False

    def __str__(self) -> str:
        if self.doorlopend:
            return f"doorlopend vanaf {self.begin}" if self.begin else "doorlopend"
        if self.begin and self.eind:
            return str(self.begin) if self.begin == self.eind else f"{self.begin} t/m {self.eind}"
        return f"vanaf {self.begin}" if self.begin else f"t/m {self.eind}"


def first_day(periode: Periode) -> datetime.date:
    """The first day of a quarter or year."""
    return datetime.date(periode.jaar, periode.nummer * 3 - 2 if isinstance(periode, Kwartaal) else 1, 1)


def last_day(periode: Periode) -> datetime.date:
    """The last day of a quarter or year."""
    month = periode.nummer * 3 if isinstance(periode, Kwartaal) else 12
    following = datetime.date(periode.jaar + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def parse_periode(text: str) -> Periode:
    """``Q3 2022`` or ``2022``."""
    if match := re.fullmatch(r"[Qq]([0-9]+) ((?:19|20|21)[0-9]{2})", text):
        if match[1] not in ("1", "2", "3", "4"):
            raise Wrong(
                f"'{text}' is geen kwartaal", "schrijf bijvoorbeeld: Q3 2022", "een jaar heeft kwartaal 1 tot en met 4"
            )
        return Kwartaal(int(match[2]), int(match[1]))
    if re.fullmatch(r"(19|20|21)[0-9]{2}", text):
        return Jaar(int(text))
    if two := re.fullmatch(r"((?:19|20|21)[0-9]{2}) ?(?:[-–/+&]|en|t/m|tot en met) ?((?:19|20|21)[0-9]{2})", text):
        is_row = int(two[1]) < int(two[2]) < int(two[1]) + 6 and not re.search("[/+&]|en", text)
        years = [str(year) for year in range(int(two[1]), int(two[2]) + 1)] if is_row else [two[1], two[2]]
        each = f"{', '.join(f'één voor {year}' for year in years[:-1])} en één voor {years[-1]}"
        hint = f"verdeel het over de jaren: {each}, elk met een eigen id en zijn eigen deel; weet u het niet per jaar: onbekend ({text})"
        raise Wrong(f"'{text}' is meer dan één jaar", hint)
    raise Wrong(f"'{text}' is geen kwartaal en geen jaar", "schrijf bijvoorbeeld: Q3 2022 of 2022")


def parse_planning(text: str) -> Planning:
    """``Q3 2022``, ``Q3 2022 t/m Q1 2023``, ``vanaf 2022``, ``t/m 2025``, ``doorlopend [vanaf Q1 2022]``."""
    try:
        if text == "doorlopend":
            return Planning(None, None, True)
        if text.startswith("doorlopend vanaf "):
            return Planning(parse_periode(text.removeprefix("doorlopend vanaf ")), None, True)
        if text.startswith("vanaf "):
            return Planning(parse_periode(text.removeprefix("vanaf ")), None)
        if text.startswith("t/m "):
            return Planning(None, parse_periode(text.removeprefix("t/m ")))
        begin, until, eind = text.partition(" t/m ")
        planning = Planning(parse_periode(begin), parse_periode(eind if until else begin))
    except Wrong as wrong:
        raise Wrong(
            f"planning {wrong.message}",
            "zo wel: Q3 2022 · Q3 2022 t/m Q1 2023 · vanaf 2022 · doorlopend · onbekend (reden)",
            wrong.label,
        ) from None
    if planning.begin and planning.eind and first_day(planning.begin) > last_day(planning.eind):
        raise Wrong(f"de planning '{text}' eindigt voordat zij begint", "kijk of het jaar klopt; klopt het, zet dan het vroegste kwartaal voorop")
    return planning


def parse_datum(text: str) -> datetime.date:
    """``2022-06-14`` or ``14 juni 2022``; of a day that is written otherwise it is told whether it exists."""
    hint = "schrijf bijvoorbeeld: 14 juni 2022 of 2022-06-14"
    is_written = True
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif (match := re.fullmatch(r"([0-9]{1,2}) ([a-z]+) ([0-9]{4})", text)) and match[2] in MAANDEN:
        year, month, day = int(match[3]), MAANDEN.index(match[2]) + 1, int(match[1])
    elif (match := re.fullmatch(r"([0-9]{1,2}) ([a-z]+)", text)) and match[2] in MAANDEN:
        lacks = "; ook ontbreekt het jaar" if (why := _no_day(0, MAANDEN.index(match[2]) + 1, int(match[1]))) else ""
        message = f"'{text}' bestaat niet: {why}{lacks}" if why else f"bij '{text}' ontbreekt het jaar"
        raise Wrong(message, hint)
    elif match := _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        is_written = False
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    else:
        part = re.fullmatch(r"(begin|eind|einde|half|medio) ((?:19|20)[0-9]{2})", text.lower())
        near = {"begin": "1 januari", "half": "1 juli", "medio": "1 juli"}.get(part[1], "31 december") if part else ""
        raise Wrong(f"'{text}' is geen datum", f"schrijf een dag, bijvoorbeeld: {near} {part[2]}" if part else hint)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Wrong(f"'{text}' is geen datum", f"een jaar ligt tussen {FIRST_YEAR} en {LAST_YEAR}")
    if why := _no_day(year, month, day):
        raise Wrong(f"'{text}' bestaat niet: {why}", _day_that_is(year, month, day))
    if not is_written:
        raise Wrong(f"'{text}' is geen datum", hint)
    return datetime.date(year, month, day)


_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})")


def _no_day(year: int, month: int, day: int) -> str:
    """Why a day is not on the calendar; empty when it is. Year 0 is any year."""
    if not 1 <= month <= 12:
        return f"een jaar heeft 12 maanden, en hier staat maand {month}"
    last = calendar.monthrange(year or 2000, month)[1]
    if day > last:
        return f"{MAANDEN[month - 1]}{f' {year}' if year and month == 2 else ''} heeft {last} dagen"
    return "" if day else "een maand begint met dag 1"


def _day_that_is(year: int, month: int, day: int) -> str:
    """A hint with a day near one that does not exist."""
    if not 1 <= month <= 12:
        if 1 <= day <= 12 and 1 <= month <= calendar.monthrange(year, day)[1]:
            return f"bedoelde u '{month} {MAANDEN[day - 1]} {year}'?"
        return f"schrijf de maand als woord, zoals: 14 juni {year}"
    last = calendar.monthrange(year, month)[1]
    return f"kijk na welke dag van {MAANDEN[month - 1]} {year} het is: 1 tot en met {last}"


def plain_case(text: str) -> str:
    """A text in small letters, with ``i`` and ``s`` for the signs that a pattern without regard to case takes for them."""
    return text.casefold().translate({0x131: "i", 0x307: None})


def print_datum(date: datetime.date) -> str:
    """``14 juni 2022``."""
    return f"{date.day} {MAANDEN[date.month - 1]} {date.year:04d}"


DAY_AFTER = "de dag na die van de bekendmaking"
"""What a decision says of the day on which it comes into force, while nobody knows the day of its publication."""


def parse_dag(text: str) -> datetime.date | str:
    """A date, or the words ``DAY_AFTER``."""
    if text == DAY_AFTER:
        return text
    if re.search(r"\bdag\b", text, re.IGNORECASE):
        raise Wrong(f"'{text}' is geen datum", f"schrijf de dag zelf, of precies: {DAY_AFTER}")
    return parse_datum(text)


def print_dag(day: datetime.date | str) -> str:
    """``14 juni 2022``, or the words."""
    return day if isinstance(day, str) else print_datum(day)


# --- numbers ------------------------------------------------------------------------------------


def parse_bedrag(text: str) -> Decimal:
    """An amount in euro, not below zero, with at most two decimals: ``14.596``, ``€ 2.674,63``, ``20000``."""
    if not re.fullmatch(r"(€ ?)?-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]{2})?", text):
        raise Wrong(f"'{text}' is geen bedrag", _instead_of_amount(text))
    if "-" in text:
        raise Wrong(f"'{text}' is minder dan nul", "schrijf het bedrag zonder minteken; een bezuiniging is geen budget")
    return _number(text.removeprefix("€").strip())


def _instead_of_amount(text: str) -> str:
    """What to write instead of words that are no single amount."""
    if re.search(r"\b(?:uur|uren|fte)\b", text, re.IGNORECASE):
        return "dit is tijd, en geen geld; zet het bij toelichting, en schrijf hier: onbekend (alleen uren)"
    if re.fullmatch(r"(?:p\.?m\.?|n\.?t\.?b\.?|n\.?n\.?b\.?)", text, re.IGNORECASE):
        return f"schrijf: onbekend ({text})"
    found = [] if "%" in text else [match[0] for match in _AMOUNT.finditer(text)]
    if len(found) > 1:
        found = [one for one in found if not re.fullmatch("(?:19|20|21)[0-9]{2}", one)]  # rather a year
    match found:
        case [one] if _ROUGHLY.search(text):
            return f"schrijf hier alleen het bedrag: {one}; zet bij toelichting dat het geschat is"
        case [one] if re.search("[^\\W\\d]", text):
            return f"schrijf hier alleen het bedrag: {one}; zet de andere woorden bij toelichting"
        case [one, other] if len(re.findall(r"\b20\d\d\b", text)) > 1:
            return f"zijn het twee jaren, maak er dan twee posten van, elk met een eigen id, naam en jaar: {one} en {other}"
        case [one, other]:
            return f"schrijf hier één bedrag: {one} of {other}; zet de uitleg bij toelichting"
    return "schrijf euro's met een punt per duizend en een komma voor centen: 2.674,63"


_ROUGHLY = re.compile(r"[±~]|\+/-|\b(?:ca|circa|ongeveer|plusminus|rond(?: de)?|bijna|ruim|geschat)\b", re.IGNORECASE)
"""What says that a number is not exact."""
_AMOUNT = re.compile(r"(?<![\w.,-])(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]{2})?(?![\w%]|[.,][0-9])")
"""An amount among other words."""


def print_bedrag(amount: Decimal) -> str:
    """``€ 14.596`` or ``€ 2.674,63``: cents only where there are any."""
    digits = f"{amount:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")
    return "€ " + digits.removesuffix(",00")


def parse_aantal(text: str) -> Decimal:
    """A number: ``12``, ``1.250``, ``3,5``."""
    if not re.fullmatch(r"-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]{1,6})?", text):
        found = [match[0] for match in _NUMBER.finditer(text)]
        hint = "schrijf een getal met een komma voor hoogstens zes decimalen: 12 of 3,5"
        if len(found) == 1 and (_ROUGHLY.search(text) or re.search(r"%|[^\W\d]{2}", text)):
            rest = "; dat het procenten zijn, hoort bij eenheid" if "%" in text else ""
            rest = "; dat het geschat is, hoort bij de aantekening van de indicator" if _ROUGHLY.search(text) else rest
            hint = f"schrijf hier alleen het getal: {found[0]}{rest}"
        raise Wrong(f"'{text}' is geen getal", hint)
    return _number(text)


_NUMBER = re.compile(r"(?<![\w.,-])(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]{1,6})?(?!\w|[.,][0-9])")
"""A number among other words."""


def _number(text: str) -> Decimal:
    """A number that is written the Dutch way."""
    whole, _, decimals = text.replace(".", "").partition(",")
    if len(whole.removeprefix("-")) > MOST_DIGITS:
        raise Wrong(f"'{text}' is te groot", "een getal is kleiner dan 1.000.000.000.000")
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def print_aantal(number: Decimal) -> str:
    """``1.250`` or ``3,5``."""
    return f"{number:,f}".replace(",", "_").replace(".", ",").replace("_", ".")


@dataclass(frozen=True, slots=True)
class Klein:
    """A count that is too small to be told: 1 to 4 (with decimals: above 0 and below 5)."""

    def __str__(self) -> str:
        return f"minder dan {SMALLEST_TOLD}"


SMALLEST_TOLD = 5
"""The smallest count above 0 that may be told of what can be traced to persons."""


def parse_telling(text: str) -> Decimal | Klein:
    """A count: a number, or ``minder dan 5``."""
    return Klein() if text == str(Klein()) else parse_aantal(text)


def print_telling(count: Decimal | Klein) -> str:
    """``1.250``, ``0`` or ``minder dan 5``."""
    return str(count) if isinstance(count, Klein) else print_aantal(count)


def parse_janee(text: str) -> bool:
    """``ja`` or ``nee``."""
    if text not in ("ja", "nee"):
        raise Wrong(f"'{text}' is geen ja of nee", "schrijf: ja of nee")
    return text == "ja"


def print_janee(value: bool) -> str:
    """``ja`` or ``nee``."""
    return "ja" if value else "nee"


def is_invisible(sign: str) -> bool:
    """Whether a sign is one that nobody can see, such as the ones that come with a copy from Word."""
    return INVISIBLE.search(sign) is not None


def parse_tekst(text: str) -> str:
    """Words on one line; no control or invisible characters; not empty."""
    if INVISIBLE.search(text):
        raise Wrong(
            "er staat een onzichtbaar teken in deze tekst",
            "typ de tekst opnieuw; plakken uit Word neemt zulke tekens mee",
        )
    words = " ".join(text.split())
    if not words:
        raise Wrong("dit veld is leeg", "vul het in, laat de regel weg, of schrijf: onbekend (reden)")
    return words


_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)


def is_reserved(name: str) -> bool:
    """Whether Windows keeps this name of a file or folder, with any ending, for itself."""
    return name.partition(".")[0].rstrip().lower() in _RESERVED


LONGEST_ID = 24
SMALL = "(-(en|de|het|een|van|voor|in|op|met|bij|te|tot|aan|om))+$"
"""Words that say nothing at the end of an id that was cut."""


def parse_id(text: str) -> str:
    """A permanent name: 1 to 24 lower-case letters, digits and hyphens, beginning with a letter; it can be a file's name."""
    is_id = re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", text) is not None
    if is_id and len(text) > LONGEST_ID:
        message = f"'{text}' kan geen id zijn: het heeft {len(text)} tekens, en hoogstens {LONGEST_ID} kan"
        raise Wrong(message, f"maak het korter, bijvoorbeeld: {as_id(text)}")
    if not is_id:
        raise Wrong(
            f"'{text}' kan geen id zijn",
            f"gebruik hoogstens {LONGEST_ID} kleine letters, cijfers en streepjes, te beginnen met een letter: woonoverlast-wet",
        )
    if is_reserved(text):
        raise Wrong(f"'{text}' kan geen id zijn", "Windows gebruikt deze naam zelf; kies een andere")
    return text


def slug(text: str) -> str:
    """Words as small letters, digits and hyphens only; empty where they have none of these."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def as_id(text: str) -> str:
    """An id made of words, as much of them as fits; empty where none can be made."""
    words = slug(text).lstrip("-0123456789")
    if len(words) > LONGEST_ID:
        words = (words[: LONGEST_ID + 1].rpartition("-")[0] or words[:LONGEST_ID]).strip("-")
        words = re.sub(SMALL, "", words)
    return words if is_id(words) else ""


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    try:
        parse_id(text)
    except Wrong:
        return False
    return True


def parse_link(text: str) -> str:
    """An https address."""
    if not re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]{2,}(/[!-~]*)?", text, re.IGNORECASE | re.ASCII):
        raise Wrong(
            f"'{text}' is geen webadres",
            "schrijf het hele adres, met https:// ervoor; staat het stuk niet op internet, schrijf dan: onbekend (niet op internet)",
        )
    return text


def identity(text: str) -> str:
    """The text itself."""
    return text


@dataclass(frozen=True, slots=True)
class ValueType:
    """How one type of scalar is read and written; ``name`` is what an author would call it."""

    name: str
    parse: Callable[[str], object]
    print: Callable[..., str]


TYPES: dict[str, ValueType] = {
    "tekst": ValueType("tekst", parse_tekst, identity),
    "id": ValueType("id", parse_id, identity),
    "link": ValueType("webadres", parse_link, identity),
    "datum": ValueType("datum", parse_datum, print_datum),
    "dag": ValueType("datum", parse_dag, print_dag),
    "periode": ValueType("kwartaal of jaar", parse_periode, str),
    "planning": ValueType("planning", parse_planning, str),
    "bedrag": ValueType("bedrag", parse_bedrag, print_bedrag),
    "aantal": ValueType("getal", parse_aantal, print_aantal),
    "telling": ValueType(f"getal of '{Klein()}'", parse_telling, print_telling),
    "janee": ValueType("ja of nee", parse_janee, print_janee),
}
