"""When something is, in words: a quarter, month or year in a text is that of the planning it is about, and not past or to come where it is told so."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from planascode import derive
from planascode.checks.content import LINE, Content
from planascode.checks.measures import parts
from planascode.problems import Problem
from planascode.values import MAANDEN, Planning, first_day, last_day, plain_case, print_datum

SENTENCES = ("nu", "straks", "operationalisering", "planning_toelichting", "intern_toelichting", "partners_toelichting")
"""Fields of a measure in which an author writes sentences."""
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_SEASONS = {"voorjaar": 2, "zomer": 3, "najaar": 4, "herfst": 4}
"""Season -> the quarter that most of it is in."""
WHEN = re.compile(
    rf"\b(?:Q[1-4]\s*[/-]\s*)?(?:Q(?P<q>[1-4])\s+|(?P<k>[1-4](?:e|de|ste|rde)?|{'|'.join(_ORDINALS)}) kwartaal (?:van )?"
    rf"|(?P<season>{'|'.join(_SEASONS)}) (?:van )?|(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{'|'.join(MAANDEN)})\s+)?(?P<year>20\d\d)\b",
    re.I,
)
"""A day, month, quarter, season or year of this century in words."""
_HAPPENED = re.compile(r"\b(?:was|waren|werd|werden|had|hadden|begon|begonnen|kwam|kwamen|ging|gingen|kreeg|kregen)\b", re.I)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
TO_COME = re.compile(
    r"\b(wordt|worden|zal|zullen|gaat|gaan|komt|komen|moet|moeten|start|starten|begint|beginnen|volgt|volgen"
    r"|verwacht|uiterlijk|vóór|gereed|deadline|gepland|opent|openen|beslist|beslissen)\b",
    re.I,
)
"""What says that something is still to come."""
_PAST = re.compile(
    r"\b(was|waren|werd|werden|had|hadden|begon|begonnen|kwam|kwamen|ging|gingen|kreeg|kregen|afgerond|gestart"
    r"|geweest|geworden|vastgesteld|gehouden|sinds|vanaf)\b",
    re.I,
)


def check_nothing_to_come_has_passed(content: Content) -> Iterator[Problem]:
    """A sentence that announces something does not name a day, quarter or year before the peildatum, nor one that tells the past a later one."""
    day = content.plan.gegevens.peildatum
    for address, text in free_texts(content, SENTENCES):
        for _, words, message, hint in _out_of_time(text, day):
            yield content.word_problem(address, words, "M-013", message, hint)
    for piece in content.pieces:
        if piece.soort in ("alinea", "punt") and piece.wiens == "eigen":
            for start, words, message, hint in _out_of_time(piece.text, day):
                yield content.piece_problem(piece, start, start + len(words), "M-013", message, hint)


def _out_of_time(text: str, day: datetime.date) -> Iterator[tuple[int, str, str, str]]:
    """Where in a text, and in what words, a sentence that announces something names a time before ``day``, or one that tells the past a later; what to say."""
    begins = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)] if "20" in text else []
    for begin, end in pairwise(begins):
        found = list(WHEN.finditer(text, begin, end))
        if not found:
            continue
        last, is_to_come = max(found, key=last_day_named), TO_COME.search(text, begin, end)
        if is_to_come and not _PAST.search(text, begin, end) and last_day_named(last) < day:
            message = f"'{last[0]}' is op de peildatum ({print_datum(day)}) al voorbij"
            yield last.start(), last[0], message, "schrijf hoe het is gegaan, of wanneer het nu komt"
        elif len(found) == 1 and not is_to_come and last["year"] != last[0] and (past := _HAPPENED.search(text, begin, end)) and first_day_named(last) > day:
            message = f"'{last[0]}' is op de peildatum ({print_datum(day)}) nog niet geweest, en hier staat '{past[0]}'"
            yield last.start(), last[0], message, "verbeter de tijd, of schrijf wat er dan komt"


def free_texts(content: Content, fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(address, text) of these fields of measures and of what their acties say; of standen only the newest one."""
    for key, maatregel in content.plan["maatregelen"].items():
        home = f"maatregelen/{key}"
        for name in fields:
            yield from _texts(maatregel, name, home)
        for part in derive.uitvoeringen(maatregel):
            place = home if part is maatregel else f"{home}/acties/{part.id}"
            if part is not maatregel:
                yield from _texts(part, "naam", place)
                yield from _texts(part, "planning_toelichting", place)
            newest = derive.newest(part.standen, content.plan.gegevens.peildatum)
            if newest is not None:
                for name in ("toelichting", "gevolg", "bijsturing"):
                    yield from _texts(newest, name, f"{place}/standen/{newest.peildatum.isoformat()}")


def _texts(record: object, name: str, home: str) -> Iterator[tuple[str, str]]:
    value = getattr(record, name)
    if isinstance(value, str):
        yield f"{home}/{name}", value
    elif isinstance(value, tuple):
        yield from ((f"{home}/{name}/{number}", text) for number, text in enumerate(value, 1))


def first_day_named(match: re.Match[str]) -> datetime.date:
    """The first day of what a match of ``WHEN`` names."""
    last = last_day_named(match)
    if match["day"]:
        return last
    return last.replace(day=1, month=last.month - 2 if match["q"] or match["k"] or match["season"] else last.month if match["month"] else 1)


def last_day_named(match: re.Match[str]) -> datetime.date:
    """The last day of what a match of ``WHEN`` names."""
    year, quarter = int(match["year"]), match["q"] or match["k"] or str(_SEASONS.get(plain_case(match["season"] or ""), ""))
    quarter = str(_ORDINALS.index(plain_case(quarter)) + 1) if quarter and plain_case(quarter) in _ORDINALS else quarter and quarter[0]
    month = int(quarter) * 3 if quarter else MAANDEN.index(plain_case(match["month"])) + 1 if match["month"] else 12
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(int(match["day"] or last) or last, last))


_UNTIL = re.compile(r"\b(?:t/m|tot en met|tot)(?: eind| het eind van)? \Z")
OTHER_TIME = re.compile(r"\b(?:evalu\w+|volgende|vervolg\w*|daarna|eerst|eerder|oorspronkelijk|later)\b", re.I)
"""A word by which a time is another one than that of the planning."""


_TERM = re.compile(r"(?:Dit|Dat) is de looptijd van (?:de |het )?(.+?)\.?", re.IGNORECASE)
"""What says that a planning is the term of something (1), and nothing else."""


def _days(planning: Planning) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a planning, as far as it has them."""
    return first_day(planning.begin) if planning.begin else None, last_day(planning.eind) if planning.eind else None


def check_explanations_fit_the_planning(content: Content) -> Iterator[Problem]:
    """The quarter or year that stands with a planning is in it, and a document whose term it is said to be has that term."""
    shorts = {item.voluit: item.kort for item in content.plan["afkortingen"].values()}
    dated = {key: item.periode for key, item in content.plan["documenten"].items() if isinstance(item.periode, Planning)}
    terms = {name.casefold(): key for key in dated for name in (content.plan["documenten"][key].naam, shorts.get(content.plan["documenten"][key].naam)) if name}
    for address, _, part in parts(content):
        text, planning = part.planning_toelichting or "", part.planning
        said = _TERM.fullmatch(text)
        key = terms.get(said[1].casefold(), "") if said else ""
        if said and key and isinstance(planning, Planning) and _days(dated[key]) != _days(planning):
            message = f"de planning is '{planning}', volgens de toelichting de looptijd van '{said[1]}', en die is '{dated[key]}'"
            yield content.problem(f"{address}/planning", "M-021", message, content.either(f"documenten/{key}/periode", f"{address}/planning"))
        found = list(WHEN.finditer(text))
        if len(found) != 1 or not isinstance(planning, Planning) or _PAST.search(text) or OTHER_TIME.search(text):
            continue
        is_late = planning.begin and _STARTS.search(text) and first_day_named(found[0]) > last_day(planning.begin)
        ends = _UNTIL.search(text[: found[0].start()])
        is_other_end = ends and planning.eind and not (first_day_named(found[0]) <= last_day(planning.eind) <= last_day_named(found[0]))
        if is_late or is_other_end or _is_outside(found[0], planning):
            message = f"hier staat '{found[0][0]}', en de planning is '{planning}'"
            yield content.word_problem(f"{address}/planning_toelichting", found[0][0], "M-021", message, content.either(f"{address}/planning", address))


def check_times_beside_a_mention_fit_the_planning(content: Content) -> Iterator[Problem]:
    """What a paragraph or point about one measure says to come in a quarter, month or year is in its planning, or in that of an actie."""
    texts = [(address, content.plan.teksten[address], begin, end, key) for address, begin, end, key in content.parts_about("maatregelen", LINE)]
    own = [(address, text, 0, len(text), address.split("/")[1]) for address, text in free_texts(content, ("straks",)) if "/straks/" in address]
    for address, text, begin, end, key in (*texts, *own):
        measure = content.plan["maatregelen"][key]
        work = {f"maatregelen/{key}" if part is measure else f"maatregelen/{key}/acties/{part.id}": part for part in derive.uitvoeringen(measure)}
        plannings = {place: planning for place, part in work.items() if isinstance(planning := part.planning, Planning)}
        told: set[tuple[int, int]] = set()
        verbs = _HAPPENS if address in content.plan.teksten else _STARTS_OR_COMES
        for word in verbs.finditer(text, begin, end) if plannings else ():
            sentence = max(text.rfind(". ", begin, word.start()), begin), text.find(". ", word.end(), end)
            span = sentence if sentence[1] > 0 else (sentence[0], end)
            found = [] if span in told else list(WHEN.finditer(text, *span))
            told.add(span)
            passed = len(found) == 1 and last_day_named(found[0]) <= content.plan.gegevens.peildatum and not _PAST.search(text, *span)
            if passed and address not in content.plan.teksten:
                continue  # told by M-013
            if len(found) == 1 and not OTHER_TIME.search(text, *span) and all(_is_outside(found[0], planning) for planning in plannings.values()):
                place, planning = next(iter(plannings.items()))
                message = f"hier staat '{found[0][0]}', en de planning van '{measure.naam}' is '{planning}'"
                hint = content.either(f"{place}/planning", address)
                if address in content.plan.teksten:
                    yield content.text_problem(address, *found[0].span(), "M-026", message, hint)
                else:
                    yield content.word_problem(address, found[0][0], "M-026", message, hint)


_STARTS = re.compile(r"\b(?:begint|beginnen|start|starten|vanaf)\b")
_HAPPENS = re.compile(rf"{_STARTS.pattern}|\b(?:doen we|gebeurt|gebeuren|gepland|klaar|gereed)\b")
_STARTS_OR_COMES = re.compile(rf"(?i:{_STARTS.pattern}|\b(?:na|komt|komen|wordt|worden|staat|staan|is er|zijn er)\b)")


def _is_outside(match: re.Match[str], planning: Planning) -> bool:
    """Whether what a match of ``WHEN`` names has no day of a planning."""
    last = last_day_named(match)
    first = first_day_named(match)
    return bool((planning.eind and first > last_day(planning.eind)) or (planning.begin and last < first_day(planning.begin)))
