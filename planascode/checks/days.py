"""Days, quarters and periods in words: each exists, has the weekday that stands before it, goes forward, and is that of the decision it tells of."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from planascode import derive
from planascode.checks.content import Content
from planascode.checks.pieces import long_words
from planascode.problems import Problem
from planascode.values import MAANDEN, plain_case, print_datum

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTH = f"(?P<month>{'|'.join(MAANDEN)})"
_DAY = re.compile(rf"(?<![\w.,/-])(?:(?P<weekday>{'|'.join(_WEEKDAYS)}) )?(?P<day>\d{{1,2}}) {_MONTH}(?: (?P<year>\d{{4}}))?(?!\w)", re.IGNORECASE)
_YEAR = re.compile(rf"\b{_MONTH} (?P<year>\d{{4,6}})(?![\w.,-]*\d)", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?:Q(?P<q>[05-9]|\d\d)(?!\w)|(?P<k>[05-9])(?:e|de) kwartaal\b)")
_SPAN = re.compile(
    r"(?<![\w./-])(?:Q(?P<q>[1-4]) )?(?P<year>(?:19|20)\d\d)(?:\s?[-–]\s?|\s(?:t/m|tot(?: en met)?)\s)(?:Q(?P<to_q>[1-4]) )?(?P<to>(?:19|20)\d\d)(?![\w/-])"
)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FIRST, LAST = 1900, 2100
"""Years that a plan can be about."""


def _day(match: re.Match[str]) -> tuple[str, str] | None:
    """What is wrong with a day of a month: it is too high, or another day of the week."""
    month, day, year = MAANDEN.index(plain_case(match["month"])) + 1, int(match["day"]), int(match["year"] or 2000)  # of a leap year
    if not 1 <= year <= 9999:
        return None
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        where = f"{MAANDEN[month - 1]}{f' {year}' if match['year'] and month == 2 else ''}"
        return f"'{match[0]}' bestaat niet: {where} heeft {last} dagen", "kijk na welke dag het is"
    years = set(_ANY_YEAR.findall(_sentence(match)))
    if match["weekday"] and (match["year"] or len(years) == 1):
        date = datetime.date(int(match["year"] or years.pop()), month, day)
        if _WEEKDAYS[date.weekday()] != plain_case(match["weekday"]):
            message = f"'{match[0]}' klopt niet: {print_datum(date)} is een {_WEEKDAYS[date.weekday()]}"
            return message, "verbeter een van de twee: de naam van de dag, of de datum"
    return None


def _sentence(match: re.Match[str]) -> str:
    """What stands around a match, to the end of its sentence on both sides."""
    begin = max(match.string.rfind(sign, 0, match.start()) for sign in (". ", "\0"))
    ends = [end for sign in (". ", "\0") if (end := match.string.find(sign, match.end())) >= 0]
    return match.string[begin + 1 : min(ends, default=len(match.string))]


def _year(match: re.Match[str]) -> tuple[str, str] | None:
    is_year = FIRST <= int(match["year"]) <= LAST
    return None if is_year else (f"'{match['year']}' kan hier geen jaar zijn", "verbeter het jaar; het heeft vier cijfers")


def _quarter(match: re.Match[str]) -> tuple[str, str]:
    return f"'{match[0]}' bestaat niet: een jaar heeft kwartaal 1 tot en met 4", "verbeter het kwartaal"


def _span(match: re.Match[str]) -> tuple[str, str] | None:
    begin, end = (match["year"], match["q"] or "1"), (match["to"], match["to_q"] or "4")
    return (f"'{match[0]}' eindigt eerder dan het begint", "verbeter het begin of het eind") if end < begin else None


_YEARS = ("één", "twee", "drie", "vier", "vijf")
_LASTS = re.compile(
    rf"\b(?P<years>[1-9]|{'|'.join(_YEARS)}) jaar\b[^.\d]{{0,15}} (?P<first>\d{{1,2}} {_MONTH} \d{{4}}) (?:tot(?: en met)?|t/m) "
    rf"(?P<last>\d{{1,2}} {_MONTH.replace('month', 'to_month')} \d{{4}})", re.IGNORECASE
)


def _lasts(match: re.Match[str]) -> tuple[str, str] | None:
    """What is wrong with a number of years of which the days are told."""
    said = int(match["years"]) if match["years"].isdigit() else _YEARS.index(plain_case(match["years"])) + 1
    days = [(int(words[2]), MAANDEN.index(plain_case(words[1])), int(words[0])) for words in (match["first"].split(), match["last"].split())]
    months = (days[1][0] - days[0][0]) * 12 + days[1][1] - days[0][1] + (days[1][2] >= days[0][2])
    wrong = abs(months - said * 12) > _NEARLY
    message = f"hier staat {match['years']} jaar, en van {match['first']} tot {match['last']} is {months // 12} jaar"
    return (message, "verbeter het aantal of een dag") if wrong else None


_NEARLY = 2
"""How many months a number of years may be rounded."""
_NAMED = ("eerste", "tweede", "derde", "vierde")
_IN_QUARTER = re.compile(
    rf"\b(?:Q(?P<q>[1-4])(?: \d{{4}})?|(?P<k>{'|'.join(_NAMED)}|[1-4]e) kwartaal(?: van \d{{4}})?)(?:,? in | \(| ?[,–-] ?){_MONTH}\b", re.IGNORECASE
)


def _in_quarter(match: re.Match[str]) -> tuple[str, str] | None:
    """What is wrong with a month that is told of a quarter that it is not in."""
    said = plain_case(match["k"] or "")
    quarter = int(match["q"] or 0) or (_NAMED.index(said) + 1 if said in _NAMED else int(said[0]))
    right = MAANDEN.index(plain_case(match["month"])) // 3 + 1
    message = f"'{match[0]}' klopt niet: {match['month']} is in kwartaal {right}"
    return None if right == quarter else (message, "verbeter een van de twee: het kwartaal of de maand")


_DAYS = re.compile(
    rf"\b(?P<day>\d{{1,2}}) {_MONTH} (?P<year>\d{{4}}) (?:tot(?: en met)?|t/m) "
    rf"(?P<to_day>\d{{1,2}}) {_MONTH.replace('month', 'to_month')} (?P<to>\d{{4}})\b",
    re.IGNORECASE,
)


def _days(match: re.Match[str]) -> tuple[str, str] | None:
    """What is wrong with a period of days that ends before it begins."""
    fields = (("year", "month", "day"), ("to", "to_month", "to_day"))
    begin, end = ((int(match[year]), MAANDEN.index(plain_case(match[month])), int(match[day])) for year, month, day in fields)
    return (f"'{match[0]}' eindigt eerder dan het begint", "verbeter een van de twee dagen; klopt het jaar?") if end < begin else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str] | None]], ...] = (
    (_DAY, _day), (_YEAR, _year), (_QUARTER, _quarter), (_SPAN, _span), (_DAYS, _days), (_IN_QUARTER, _in_quarter), (_LASTS, _lasts),
)  # fmt: skip
"""Form -> what is wrong with words of that form: message and hint."""


def check_days_are_on_the_calendar(content: Content) -> Iterator[Problem]:
    """Every day, quarter and period that a text or field names exists."""
    for form, wrong in _FORMS:
        for piece, start, match in content.find(form, counts=True):
            if piece.wiens != "buiten" and (said := wrong(match)):
                yield content.piece_problem(piece, start, start + len(match[0]), "T-025", *said)


_PUBLISHED = re.compile(r"\bbekend ?(?:gemaakt|making|maakte|maakt)\b", re.IGNORECASE)
_DECIDED = re.compile(r"\b(?:vast(?:gesteld|stelden?| te stellen)|stel(?:t|de|den|len)\b.*\bvast|in werking|bekend ?gemaakt|bekendmaking)\b", re.IGNORECASE)


def check_days_of_decisions_are_those_of_the_plan(content: Content) -> Iterator[Problem]:
    """A sentence about adopting or publishing has no day that is nearly, but not quite, the day of a decision in the plan's data."""
    plan = content.plan
    dated = [(f"plan/momenten/{item.id}/datum", item.datum, item.naam) for item in plan.gegevens.momenten]
    dated += [(f"documenten/{key}/vastgesteld", item.vastgesteld, item.naam) for key, item in plan["documenten"].items()]
    proposed = derive.besluit(plan).datum
    known = {(day.day, day.month, day.year): address for address, day, _ in dated if isinstance(day, datetime.date)}
    called = {(day.day, day.month, day.year): name for _, day, name in dated if isinstance(day, datetime.date)}
    announced = {f"plan/momenten/{item.id}/datum" for item in plan.gegevens.momenten if item.soort == "bekendmaking"}
    published = [day for day, address in known.items() if address in announced]
    for piece, start, match in content.find(_DAY, counts=True):
        # days in the status and in the names of moments are told by D-012 and D-032
        if not match["year"] or piece.wiens == "buiten" or piece.address == "plan/status" or piece.address.startswith("plan/momenten/"):
            continue
        said = (int(match["day"]), MAANDEN.index(plain_case(match["month"])) + 1, int(match["year"]))
        begin, end = max(piece.text.rfind(". ", 0, start), 0), piece.text.find(". ", start)
        if piece.text.endswith("voorstel van ", 0, start) and isinstance(proposed, datetime.date) and said != (proposed.day, proposed.month, proposed.year):
            message = f"hier staat het voorstel van {match[0]}, en in besluit.yaml is de datum van het voorstel {print_datum(proposed)}"
            yield content.piece_problem(piece, start, start + len(match[0]), "D-036", message, content.either("besluiten/besluit/datum", piece.address))
            continue
        sentence = piece.text[begin : len(piece.text) if end < 0 else end]
        is_published = _PUBLISHED.search(sentence) is not None
        is_another = is_published and said not in published and "vast" not in sentence and "besl" not in sentence  # the day of the decision itself
        if not _DECIDED.search(sentence) or (said in known and not (published and is_another)):
            continue
        days = [*published, *known] if is_published else list(known)
        close = [day for day in days if day != said and sum(one == other for one, other in zip(said, day, strict=True)) == 2]
        near = max(close, key=lambda day: (len(long_words(called[day]) & long_words(sentence)), day[:2] == said[:2]), default=None)
        near = published[0] if near is None and said in known else near
        if near:
            place = content.place(known[near])
            message = f"hier staat {match[0]}, en in {place.file}, regel {place.line}, staat {print_datum(datetime.date(*reversed(near)))} ({called[near]})"
            own = content.piece_problem(piece, start, start + len(match[0]), "D-036", message)
            likely = content.likely((match[0], print_datum(datetime.date(*reversed(near)))), place, own.source, everywhere=True)
            yield replace(own, hint=likely or "gaat het om hetzelfde besluit, verbeter dan een van de twee")
