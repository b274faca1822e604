"""The code of a measure against the texts about it: words that a choice of grondslag or middelen lists as ``spreekt_tegen``.

Looked at are a measure's own sentences; in the texts of its thema and prioriteit the paragraphs and list items that name it;
and there what names no measure at all, when it goes against every measure of that thema or prioriteit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from planascode import derive
from planascode.checks.content import REFERRED, Content
from planascode.checks.pieces import WORD, unquoted
from planascode.checks.times import SENTENCES, free_texts
from planascode.model import Code, Maatregel, Plan
from planascode.problems import Problem
from planascode.values import MAANDEN, Periode, Planning, first_day, last_day, parse_periode, plain_case

AXES = {"grondslag": "grondslagen", "middelen": "middelen"}
"""Field of a measure -> the collection of its choices."""
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s|#)")


@dataclass(frozen=True, slots=True)
class _Said:
    """Words found in a text: its address, the words, how many times they stood there before."""

    address: str
    words: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Denial:
    """A problem at a grondslag or middelen that words elsewhere deny, and which words stand where; empty where these are rather wrong themselves."""

    problem: Problem
    evidence: str = ""


def check_texts_agree_with_the_code(content: Content) -> Iterator[Problem]:
    """No text about a measure says the opposite of its grondslag or middelen."""
    lacking = {address for address, part in _parts(content) if lacks_code(content.plan, part)}
    for denial in denials(content):
        if not denial.evidence or denial.problem.address.rpartition("/")[0] not in lacking:  # else it is told by M-002
            yield denial.problem


def _parts(content: Content) -> Iterator[tuple[str, derive.Uitvoering]]:
    """What has a code, with its address: the acties of a measure, or itself where it has none."""
    for key, maatregel in content.plan["maatregelen"].items():
        for part in derive.uitvoeringen(maatregel):
            yield f"maatregelen/{key}" if part is maatregel else f"maatregelen/{key}/acties/{part.id}", part


def lacks_code(plan: Plan, part: derive.Uitvoering) -> bool:
    """Whether grondslag and middelen are both of the plan, and no code has both."""
    return part.grondslag in plan["grondslagen"] and part.middelen in plan["middelen"] and bool(plan["codes"]) and derive.code(plan, part) is None


def denials(content: Content) -> Iterator[Denial]:
    """What is said against the grondslag or middelen of measures."""
    against: dict[str, set[tuple[str, str]]] = {}
    for axis, collection in AXES.items():
        for key, keuze in content.plan[collection].items():
            for words in keuze.spreekt_tegen:
                against.setdefault(_written(words), set()).add((axis, key))
    if not against:
        return
    pattern = contradicting(said_at_all(content, against))
    about: dict[str, list[_Said]] = {}
    general: list[tuple[str, _Said]] = []
    for address, text in free_texts(content, (*SENTENCES, "instrumenten")):
        for match in pattern.finditer(text):
            about.setdefault(_owner(address), []).append(_Said(address, match[0]))
    homes = _homes(content)
    for address, text in content.plan.teksten.items():
        collection, home, *_ = address.split("/")
        if collection in ("prioriteiten", "themas") and pattern.search(text):
            for said, named in _named(address, text, pattern, homes.get(home, ())):
                if named is None:
                    general.append((home, said))
                else:
                    for key in named:
                        about.setdefault(f"maatregelen/{key}", []).append(said)
    yield from _about_measures(content, about, against)
    for home, said in general:
        yield from _about_all(content, homes.get(home, ()), said, _choices(against, said.words))


_BETWEEN = "al|nu|nog|inmiddels|ook|intussen"
"""What can stand between the words and changes nothing: ``is al goedgekeurd``."""


def contradiction(phrases: Iterable[str], text: str) -> re.Match[str] | None:
    """The first of these words in a text (``contradicting``); a pattern is made only of those whose words are all there."""
    low = text.casefold()
    near = [words for words in phrases if all(word.casefold() in low for word in words.split())]
    return contradicting(near).search(text) if near else None


def said_at_all(content: Content, phrases: Iterable[str]) -> list[str]:
    """Those of these words that can stand in the plan, for all of them are in one piece of it: a pattern of many takes 5 ms to make.

    Of signs without a word nobody knows.
    """
    register = content.register

    def times(word: str) -> int:
        return sum(register.counts[spelling] for spelling in register.spelled.get(word, ()))

    def is_there(parts: Sequence[str]) -> bool:
        return not parts or any(all(part in piece.text.lower() for part in parts) for piece in register.anycase(min(parts, key=times)))

    return [words for words in phrases if is_there(WORD.findall(words.lower()))]


def contradicting(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds these words where no ``geen`` or ``niet`` stands before them; the longest where they overlap."""
    return _pattern(tuple(phrases))


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    if not phrases:
        return re.compile(r"(?!)")
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(rf"(?:\s+(?:{_BETWEEN}))?\s+".join(map(re.escape, words.split())) for words in longest_first)
    return re.compile(rf"(?<!\w)(?<!geen\s)(?<!niet\s)(?<!geen\seen\s)(?<!niet\seen\s)(?:{either})(?!\w| (?:voor )?nodig)", re.I)


_BESIDE = re.compile(
    r"\]\(#(?P<id>[a-z0-9-]+)\)(?: \((?P<code>[A-Z0-9]{1,5})\)"
    r"|(?:,? (?:start|begint|is|wordt|komt|gepland|klaar))?(?: gepland)? (?P<from>in|vanaf) (?P<when>Q[1-4] 20\d\d|20\d\d)\b)"
)
_MONTHS = "|".join(MAANDEN)
_SPAN = (
    rf"(?P<from>Q[1-4](?: 20\d\d)?|20\d\d|(?:{_MONTHS})(?: 20\d\d)?) (?:(?:en )?(?:loopt|lopen|duurt) )?(?:door )?"
    rf"(?:tot en met|t/m|tot) (?P<to>Q[1-4] 20\d\d|20\d\d|(?<! tot )(?:{_MONTHS}) 20\d\d)(?!\w)"
)
"""Words for a planning, as ``Q1 2022 loopt door tot Q3 2022``; until a month may be without it."""
_FROM_TO = re.compile(_SPAN)
_FROM_TO_BESIDE = re.compile(rf"\]\(#(?P<id>[a-z0-9-]+)\)[^.\[\n]{{0,60}}?{_SPAN}")


def check_mentions_agree_with_what_they_mention(content: Content) -> Iterator[Problem]:
    """The code or quarter directly behind the mention of a measure is that of the measure or of one of its acties."""
    for address, text in content.plan.teksten.items():
        for match in _BESIDE.finditer(text):
            maatregel = content.plan["maatregelen"].get(match["id"])
            if maatregel is None:
                continue
            work = derive.uitvoeringen(maatregel)
            codes = {item.code for part in work if isinstance(item := derive.code(content.plan, part), Code)}
            plannings = [part.planning for part in work if isinstance(part.planning, Planning)]
            if match["code"] and codes and match["code"] not in codes and match["code"] in {item.code for item in content.plan["codes"].values()}:
                right, group = "de code is " + " of ".join(sorted(codes)), "code"
            elif match["when"] and plannings and not any(_holds(item, parse_periode(match["when"])) for item in plannings):
                right, group = "de planning is " + " of ".join(dict.fromkeys(map(str, plannings))), "when"
            else:
                continue
            message = f"hier staat '{match[group]}', maar {right}: zie '{maatregel.naam}'"
            part = next((part for part in work if part is not maatregel), None)
            place = f"maatregelen/{maatregel.id}" + (f"/acties/{part.id}" if part else "") + ("/grondslag" if group == "code" else "/planning")
            yield content.text_problem(address, *match.span(group), "M-026", message, content.either(place, address))


def check_answers_agree_with_the_code(content: Content) -> Iterator[Problem]:
    """The one code that the answer to a remark about a measure names is that of the measure or of one of its acties."""
    known = {item.code for item in content.plan["codes"].values()}
    for key, remark in content.plan["opmerkingen"].items():
        measure = content.plan["maatregelen"].get(remark.bij)
        work = derive.uitvoeringen(measure) if measure and remark.afgehandeld is True else ()
        codes = {item.code for part in work if isinstance(item := derive.code(content.plan, part), Code)}
        for number, text in enumerate(remark.aantekening if codes else (), 1):
            said = known.intersection(re.findall(r"\w+", text))
            if len(said) == 1 and said.isdisjoint(codes):
                word, place = min(said), content.place(f"maatregelen/{remark.bij}/grondslag")
                message = f"hier staat '{word}', maar de code van '{remark.bij}' is {' of '.join(sorted(codes))}"
                grounds = {part.grondslag for part in work}
                fits = [item for item in content.plan["codes"].values() if item.code == word and item.grondslag in grounds]
                ways = [f"middelen: {means}" for item in fits for means in item.middelen]
                how = f"; bij {word} hoort daar {' of '.join(ways)}" if ways else ""
                hint = f"verbeter dit antwoord, of grondslag en middelen van de maatregel ({place.file}, regel {place.line}){how}"
                yield content.word_problem(f"opmerkingen/{key}/aantekening/{number}", word, "M-026", message, hint)


def check_spans_agree_with_the_planning(content: Content) -> Iterator[Problem]:
    """Words as 'from this quarter to that', in the own words of a measure or behind its mention, are its planning or that of an actie."""
    measures = content.plan["maatregelen"]
    for address, text in content.plan.teksten.items():
        for match in _FROM_TO_BESIDE.finditer(text):
            if match["id"] in measures and (wrong := _not_planned(measures[match["id"]], match)):
                hint = content.either(wrong[1], address, match["to"], wrong[2])
                yield content.text_problem(address, match.start("from"), match.end("to"), "M-026", wrong[0], hint)
    for address, text in free_texts(content, ("planning_toelichting",)):
        for match in _FROM_TO.finditer(unquoted(text)):
            if wrong := _not_planned(measures[address.split("/")[1]], match):
                yield content.word_problem(address, match[0], "M-026", wrong[0], content.either(wrong[1], address, match["to"], wrong[2]))


def _not_planned(measure: Maatregel, match: re.Match[str]) -> tuple[str, str, str] | None:
    """Message, address and end of the planning, where these words are not that of the measure or of one of its acties."""
    end = parse_periode(_quarter(match["to"]))
    begin = parse_periode(_quarter(match["from"] if match["from"][-3:].isdigit() else f"{match['from']} {end.jaar}"))
    if first_day(begin) > last_day(end):  # over the turn of the year
        begin = parse_periode(_quarter(f"{match['from']} {end.jaar - 1}"))
    found = {part.id: planning for part in derive.uitvoeringen(measure) if isinstance(planning := part.planning, Planning)}
    in_months = match["to"].partition(" ")[0] in MAANDEN
    if not found or any(_meet(planning.begin, begin) and _meet(planning.eind, end) for planning in found.values()):
        return None
    for planning in found.values() if in_months else ():  # of a part of the work, where neither end is that of the planning
        is_whole = "id" in match.re.groupindex and (_meet(planning.begin, begin) or _meet(planning.eind, end))
        if _holds(planning, begin) and _holds(planning, end) and not is_whole:
            return None
    key, planning = next(iter(found.items()))
    said = match[0][match.start("from") - match.start() :]
    where = f"maatregelen/{measure.id}" + ("" if key == measure.id else f"/acties/{key}")
    return f"hier staat '{said}', en de planning van '{measure.naam}' is '{planning}'", f"{where}/planning", str(planning.eind or "")


def _quarter(words: str) -> str:
    """A month with its year as the quarter that it is in; other words as they are."""
    month, _, year = words.partition(" ")
    return f"Q{MAANDEN.index(month) // 3 + 1} {year}" if month in MAANDEN else words


def _meet(one: Periode | None, other: Periode) -> bool:
    """Whether two quarters or years have a day that is in both; one that is not known meets every other."""
    return one is None or not (last_day(one) < first_day(other) or last_day(other) < first_day(one))


def _holds(planning: Planning, when: Periode) -> bool:
    """Whether a quarter or year has a day of this planning."""
    begin, end = planning.begin, planning.eind
    return not ((begin and last_day(when) < first_day(begin)) or (end and first_day(when) > last_day(end)))


_MANY = 3
"""From how many acties on a text that goes against all of them is rather wrong itself."""


def _about_measures(
    content: Content, about: Mapping[str, Sequence[_Said]], against: Mapping[str, set[tuple[str, str]]]
) -> Iterator[Denial]:
    for key, maatregel in content.plan["maatregelen"].items():
        home, told = f"maatregelen/{key}", set()
        for part in derive.uitvoeringen(maatregel):
            place = home if part is maatregel else f"{home}/acties/{part.id}"
            heard = [*about.get(home, ()), *(about.get(place, ()) if place != home else ())]
            for axis, collection in AXES.items():
                choice = getattr(part, axis)
                said = next((said for said in heard if (axis, choice) in _choices(against, said.words)), None)
                if said is not None and (axis, said) not in told:
                    told.add((axis, said))
                    name = content.plan[collection][choice].naam
                    where = content.words(said.address, said.words, said.nth)
                    message = f"{axis} is '{name}', maar elders staat '{_one_line(said.words)}'"
                    own = content.place(f"{place}/{axis}")
                    fits = [key for key in content.plan[collection] if (axis, key) not in _choices(against, said.words)]
                    there = f"op regel {where.line}" if own.file == where.file else f"in {where.file}, regel {where.line}"
                    evidence = f"'{_one_line(said.words)}' staat {there}"
                    hint = f"dat staat {'hier ' if own.file == where.file else ''}{there}; verbeter die tekst of de {axis}"
                    hint += content.once_more(fits, own, where)
                    hint += _another_measure(content, said, key, axis, _choices(against, said.words))
                    parts = [getattr(other, axis) for other in derive.uitvoeringen(maatregel)]
                    if len(parts) >= _MANY and all((axis, value) in _choices(against, said.words) for value in parts):
                        evidence, hint = "", f"waarschijnlijk is die tekst fout ({where.file}, regel {where.line}), "
                        hint += f"want bij alle {len(parts)} acties hier staat iets anders; "
                        hint += f"klopt zij toch, verbeter dan {axis} bij elke actie, en wat er niet meer bij past"
                    yield Denial(content.problem(f"{place}/{axis}", "M-014", message, hint), evidence)


def _another_measure(content: Content, said: _Said, key: str, axis: str, choices: set[tuple[str, str]]) -> str:
    """What to add where the text refers to the measure more than once: one of these may be about another, that it does not name and that fits."""
    named = REFERRED.findall(content.plan.teksten.get(said.address, ""))
    if named.count(key) < 2:
        return ""
    others = (item for item in _homes(content).get(said.address.split("/")[1], ()) if item.id not in named)
    fits = [item.id for item in others if all((axis, getattr(part, axis)) not in choices for part in derive.uitvoeringen(item))]
    meant = f"gaat die regel over {' of '.join(fits)}?" if 0 < len(fits) <= _MANY else "klopt die verwijzing?"
    return f"; die tekst verwijst {named.count(key)} keer naar '{key}': {meant}"


def _about_all(
    content: Content, measures: Sequence[Maatregel], said: _Said, choices: set[tuple[str, str]]
) -> Iterator[Denial]:
    """A problem when every choice made by these measures goes against what is said about all of them."""
    for axis in AXES:
        made = {getattr(part, axis) for maatregel in measures for part in derive.uitvoeringen(maatregel)}
        known = {(axis, choice) for choice in made if isinstance(choice, str)}
        if known and known <= choices:
            message = f"hier staat '{_one_line(said.words)}', maar dat past bij geen enkele maatregel hier"
            hint = f"verbeter de tekst, of {axis} bij de maatregelen"
            yield Denial(content.word_problem(said.address, said.words, "M-014", message, hint, said.nth))


def _named(
    address: str, text: str, pattern: re.Pattern[str], measures: Sequence[Maatregel]
) -> Iterator[tuple[_Said, list[str] | None]]:
    """What is said in each paragraph or list item, and the measures named there; None where it names nothing."""
    begin = 0
    for end in [*(match.end() for match in _BLOCK.finditer(text)), len(text)]:
        block = text[begin:end]
        for match in pattern.finditer(block):
            links = REFERRED.findall(block)
            known = {maatregel.id for maatregel in measures}
            low = block.casefold()
            named = [key for key in links if key in known]
            named += [item.id for item in measures if item.id not in named and item.naam.casefold() in low]
            nth = text.count(match[0], 0, begin + match.start()) + 1
            yield _Said(address, match[0], nth), named if named or links else None
        begin = end


def _homes(content: Content) -> Mapping[str, list[Maatregel]]:
    """The measures of each thema and prioriteit, those of its themas included."""
    found: dict[str, list[Maatregel]] = {}
    for key, maatregel in content.plan["maatregelen"].items():
        home = key
        while home in content.plan.plaats:
            home = content.plan.plaats[home]
            found.setdefault(home, []).append(maatregel)
    return found


def _owner(address: str) -> str:
    """The address of the measure or actie in which a text stands."""
    collection, key, *rest = address.split("/")
    inside = f"/acties/{rest[1]}" if rest[0] == "acties" else ""
    return f"{collection}/{key}{inside}"


def _written(words: str) -> str:
    return " ".join(plain_case(words).split())


def _choices(against: Mapping[str, set[tuple[str, str]]], words: str) -> set[tuple[str, str]]:
    """What is denied by these words of a text: a phrase of the plan, perhaps with a word between (``_BETWEEN``)."""
    own = _written(words)
    phrase = own if own in against else next((phrase for phrase in against if contradicting((phrase,)).fullmatch(words)), "")
    return against.get(phrase, set())


def _one_line(words: str) -> str:
    return " ".join(words.split())
