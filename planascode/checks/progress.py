"""Work and standen in time: nothing late, stale or announced for a day that has passed; the day is the plan's peildatum."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planascode import derive
from planascode.checks.content import LINE, Content
from planascode.checks.language import sentences
from planascode.checks.measures import has_states, is_before_all, is_done_by_words, parts, setback
from planascode.fields import item_key
from planascode.model import Plan, Stand, Toestand
from planascode.overview import is_ahead, is_done, is_over, is_stale, says_done
from planascode.problems import Problem
from planascode.values import MAANDEN, Ontbreekt, Periode, Planning, first_day, last_day, plain_case, print_datum

SENTENCES = ("nu", "straks", "operationalisering", "planning_toelichting", "intern_toelichting", "partners_toelichting")
"""Fields of a measure in which an author writes sentences."""
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_SEASONS = {"voorjaar": 2, "zomer": 3, "najaar": 4, "herfst": 4}
"""Season -> the quarter that most of it is in."""
_WHEN = re.compile(
    rf"\b(?:Q[1-4]\s*[/-]\s*)?(?:Q(?P<q>[1-4])\s+|(?P<k>[1-4](?:e|de|ste|rde)?|{'|'.join(_ORDINALS)}) kwartaal (?:van )?"
    rf"|(?P<season>{'|'.join(_SEASONS)}) (?:van )?|(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{'|'.join(MAANDEN)})\s+)?(?P<year>20\d\d)\b",
    re.I,
)
_HAPPENED = re.compile(r"\b(?:was|waren|werd|werden|had|hadden|begon|begonnen|kwam|kwamen|ging|gingen|kreeg|kregen)\b", re.I)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
TO_COME = re.compile(
    r"\b(wordt|worden|zal|zullen|gaat|gaan|komt|komen|moet|moeten|start|starten|begint|beginnen|volgt|volgen"
    r"|verwacht|uiterlijk|vóór|gereed|deadline|gepland|opent|openen|beslist|beslissen)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(was|waren|werd|werden|had|hadden|begon|begonnen|kwam|kwamen|ging|gingen|kreeg|kregen|afgerond|gestart"
    r"|geweest|geworden|vastgesteld|gehouden|sinds|vanaf)\b",
    re.I,
)


def check_work_is_not_late(content: Content) -> Iterator[Problem]:
    """Work whose planning is over is done, and work that is done has begun; only where the legend says what is done."""
    plan, day = content.plan, content.plan.gegevens.peildatum
    if not says_done(plan) or is_before_all(content):
        return
    is_fixed = derive.is_adopted(plan)
    is_sure = all(state.begonnen for state in plan["toestanden"].values() if state.klaar)  # else it is told by L-020
    for address, _, part in parts(content):
        done, newest = is_done(plan, part.standen), derive.newest(part.standen, day)
        if not has_states(content, part) or (done and newest and newest.herkomst == "afgeleid"):
            continue  # what follows from the planning is told by S-008
        if is_over(part.planning, day) and not done and not setback(plan, part.standen):
            message = f"de planning '{part.planning}' is op de peildatum voorbij en het werk is niet klaar"
            moved = "Wordt het later? Daarvoor is een nieuw besluit nodig" if is_fixed else "Wordt het later? Pas de planning dan aan"
            hint = f"is het werk klaar? Geef dan een nieuwe stand. Is de planning verkeerd overgenomen? Verbeter haar. {moved}"
            if newest and newest.herkomst == "afgeleid" and newest.peildatum == day:
                hint = "klopt het jaar van de planning? De stand is ervan afgeleid en zegt dat het werk nog komt of loopt; "
                hint += "klopt de planning, geef dan een nieuwe stand"
            yield content.problem(f"{address}/planning", "M-012", message, hint)
        elif is_ahead(part.planning, day) and is_sure and (done or _is_reported_begun(plan, part.standen)):
            word = "klaar" if done else "begonnen"
            message = f"het werk is {word}, maar de planning '{part.planning}' begint pas na de peildatum"
            early = "aanvaard dit dan in aanvaard.yaml" if is_fixed else "pas dan de planning aan"
            told = f"de stand op regel {content.place(f'{address}/standen/{newest.peildatum.isoformat()}').line}" if newest else "de stand"
            hint = f"klopt {told}, en klopt het jaar van de planning? Verbeter wat niet klopt; is het echt eerder {word}, {early}"
            yield content.problem(f"{address}/planning", "M-012", message, hint)


def _is_reported_begun(plan: Plan, standen: Sequence[Stand]) -> bool:
    """Whether the newest stand, told by somebody, has a state of work that has begun, in a legend that has one of work that has not."""
    stand = derive.newest(standen, plan.gegevens.peildatum)
    if stand is None or stand.herkomst == "afgeleid" or all(state.begonnen for state in plan["toestanden"].values()):
        return False
    found = (plan["toestanden"].get(key) for key in stand.toestanden.values() if isinstance(key, str))
    return any(state is not None and state.begonnen and not state.bij_ontbreken for state in found)


_WORK = "klaar|af|begonnen|gestart|afgerond|gereed|gedaan|uitgevoerd"
_NOT_DONE = re.compile(rf"\b(?:(?:is|zijn|was|waren) (?:nog )?(?:niet|nooit) (?:{_WORK}|actief)|loopt (?:nog|door)|lopen (?:nog|door)|nog bezig)\b", re.I)
_BEGUN = re.compile(rf"\b(?:(?:is|zijn) (?:al |inmiddels |nu |op \d\d? [a-z]+(?: \d{{4}})? )?(?:{_WORK})|loopt al|lopen al)\b", re.I)


_NOT_BEGUN = re.compile(r"\b(?:is|zijn) (?:nog )?(?:niet|nooit) (?:begonnen|gestart|actief)\b", re.I)


def _against(state: Toestand | None) -> re.Pattern[str] | None:
    """What the words beside a state do not say."""
    if state is None or state.bij_ontbreken:
        return None
    return _NOT_DONE if state.klaar else _NOT_BEGUN if state.begonnen else _BEGUN


def check_a_stand_is_not_denied_beside_it(content: Content) -> Iterator[Problem]:
    """The words of a stand do not say that its work is not done where it is, or that it has begun where it has not."""
    states = content.plan["toestanden"]
    for address, standen in _histories(content):
        for stand in standen:
            for axis, key in stand.toestanden.items() if stand.toelichting else ():
                state = states.get(key) if isinstance(key, str) else None
                against = _against(state)
                if state and against and (match := against.search(stand.toelichting or "")):
                    message = f"{axis} is '{state.woord}', en in de toelichting staat '{match[0]}'"
                    place = f"{address}/standen/{stand.peildatum.isoformat()}/toestanden/{axis}"
                    yield content.problem(place, "S-012", message, content.either(f"{address}/standen/{stand.peildatum.isoformat()}/toelichting", place))
                elif state and state.begonnen and not state.klaar and not state.bij_ontbreken and says_done(content.plan) and is_done_by_words(stand):
                    message = f"{axis} is '{state.woord}', en volgens de toelichting is het klaar"
                    at = f"{address}/standen/{stand.peildatum.isoformat()}"
                    yield content.problem(f"{at}/toelichting", "S-012", message, content.either(f"{at}/toestanden/{axis}", f"{at}/toelichting"))
                elif state and (later := _later(stand, state)):
                    message = f"de stand is van {print_datum(stand.peildatum)} en {axis} is '{state.woord}'; de toelichting noemt een latere dag: '{later}'"
                    at = f"{address}/standen/{stand.peildatum.isoformat()}"
                    yield content.word_problem(f"{at}/toelichting", later, "S-012", message, content.either(f"{at}/toestanden/{axis}", at))


def _later(stand: Stand, state: Toestand) -> str:
    """A time after its day that the words of a stand name: of what is done, or as a day that has been; empty where there is none."""
    for begin, end in sentences(stand.toelichting or ""):
        words = (stand.toelichting or "")[begin:end]
        when = _WHEN.search(words)
        is_meant = when and not _OTHER_TIME.search(words) and (state.klaar or (when["day"] and not TO_COME.search(words)))
        if when and is_meant and _first_day(when) > stand.peildatum and _last_day(when) > stand.peildatum:
            return when[0]
    return ""


_BESIDE = re.compile(rf"\]\(#(?P<id>[a-z0-9-]+)\)[^.\n\[]{{0,60}}?(?P<words>{_NOT_DONE.pattern}|{_BEGUN.pattern})", re.I)


_POINT = re.compile(r"(?m)^[-*] \[[^\[\]\n]*\]\(#[^\n]*")
"""A point of a list that begins with the measure that it is about."""
_IN_POINT = re.compile(rf"(?<=\(#)(?P<id>[a-z0-9-]+)\)[^\n]*?(?P<words>{_NOT_DONE.pattern}|{_BEGUN.pattern})", re.I)


def check_mentions_do_not_deny_the_stand(content: Content) -> Iterator[Problem]:
    """What a text says directly behind the mention of a measure is not that its work is not done where it is, or has begun where it has not."""
    found = [(address, match) for address, text in content.plan.teksten.items() for match in _BESIDE.finditer(text)]
    for address, begin, end, _ in content.parts_about("maatregelen", _POINT):
        found += [(address, match) for match in _IN_POINT.finditer(content.plan.teksten[address], begin, end)]
    told: set[tuple[str, int]] = set()
    for address, match in found:
        if (address, match.end()) not in told:
            told.add((address, match.end()))
            measure = content.plan["maatregelen"].get(match["id"])
            stand = derive.newest(measure.standen, content.plan.gegevens.peildatum) if measure else None
            states = {axis: content.plan["toestanden"].get(key) for axis, key in stand.toestanden.items() if isinstance(key, str)} if stand else {}
            axis, state = next(((axis, state) for axis, state in states.items() if state), ("", None))
            if state and stand and measure and (against := _against(state)) and against.fullmatch(match["words"]):
                message = f"hier staat '{match['words']}', en {axis} is bij '{measure.naam}' '{state.woord}'"
                other = f"maatregelen/{measure.id}/standen/{stand.peildatum.isoformat()}/toestanden/{axis}"
                yield content.text_problem(address, *match.span("words"), "S-012", message, content.either(other, address))


def check_standen_keep_the_rhythm(content: Content) -> Iterator[Problem]:
    """The newest stand of what is not done is not older than the rhythm that the plan gives itself."""
    plan, gegevens = content.plan, content.plan.gegevens
    if gegevens.ritme is None or is_before_all(content):
        return
    for address, standen in _histories(content):
        newest = derive.newest(standen, gegevens.peildatum)
        if any(is_far(stand.peildatum, gegevens.periode) for stand in standen):
            continue  # that is told by S-007
        if standen and is_stale(newest, gegevens.peildatum, gegevens.ritme) and not is_done(plan, standen):
            message = (
                f"op de peildatum ({print_datum(gegevens.peildatum)}) is er nog geen stand"
                if newest is None
                else f"de stand van {print_datum(newest.peildatum)} is ouder dan het ritme van het plan ({gegevens.ritme})"
            )
            place = f"{address}/standen" + (f"/{newest.peildatum.isoformat()}" if newest else "")
            hint = "zet er een nieuwe stand onder, met een peildatum"
            yield content.problem(place, "S-004", message, hint if newest else f"klopt de dag van de stand? Zo nee, verbeter hem; zo ja, {hint}, of {_MOVE}")


_MOVE = "zet de peildatum in plan.yaml verder"
_SLIP = f"klopt de dag? Zo nee, verbeter hem; zo ja, {_MOVE}"


def check_standen_are_of_their_time(content: Content) -> Iterator[Problem]:
    """A stand is of the plan's own years; one of after the peildatum is not shown yet, and the newest of these is told."""
    plan, gegevens = content.plan, content.plan.gegevens
    if is_before_all(content):
        message = f"de peildatum van het plan ({print_datum(gegevens.peildatum)}) ligt vóór alle standen"
        yield content.problem("plan/peildatum", "S-007", message, "klopt het jaar? Zo wel, verbeter dan de dagen van de standen")
        return
    plannings = {address: part.planning for address, _, part in parts(content)}
    for place, standen in _histories(content):
        last = max((stand.peildatum for stand in standen), default=gegevens.peildatum)
        is_told = gegevens.ritme is not None and not is_done(plan, standen)  # by S-004, where nothing else is there
        for stand in standen:
            address = f"{place}/standen/{stand.peildatum.isoformat()}/peildatum"
            if is_far(stand.peildatum, gegevens.periode):
                message = f"deze stand ligt ver buiten de looptijd van het plan ({gegevens.periode})"
                yield content.problem(address, "S-007", message, "verbeter het jaar")
            elif gegevens.peildatum < stand.peildatum == last and (
                not is_told or derive.newest(standen, gegevens.peildatum)
            ):
                message = f"deze stand komt nog niet in het plan: de peildatum is {print_datum(gegevens.peildatum)}"
                if derive.newest(standen, gegevens.peildatum):
                    yield content.problem(address, "S-006", message, _SLIP)
                else:
                    then = _from_planning(plan, plannings.get(place), gegevens.peildatum)
                    hint = f"verving u de stand van eerder? Zet die dan weer boven deze{then}; anders: {_SLIP}"
                    yield content.problem(address, "S-004", f"{message}, en een stand van toen of eerder is er niet", hint)
    for key, indicator in content.plan["indicatoren"].items():
        shown = {(item.periode, item.bron) for item in indicator.waarnemingen if item.peildatum <= gegevens.peildatum}
        for item in indicator.waarnemingen:
            if item.peildatum > gegevens.peildatum and (item.periode, item.bron) not in shown:
                message = f"dit cijfer komt nog niet in het plan: de peildatum is {print_datum(gegevens.peildatum)}"
                yield content.problem(f"indicatoren/{key}/waarnemingen/{item_key(item, 1)}/peildatum", "S-006", message, _SLIP)


def _from_planning(plan: Plan, planning: object, day: datetime.date) -> str:
    """The stand of a day that follows from a planning that begins later or goes on then, in brackets; empty where none or more than one does."""
    if not isinstance(planning, Planning) or len(plan["assen"]) != 1 or is_over(planning, day):
        return ""
    has_begun = not is_ahead(planning, day)
    fits = [key for key, state in plan["toestanden"].items() if state.begonnen == has_begun and state.goed and not state.klaar and not state.bij_ontbreken]
    row = f"{{peildatum: {day.isoformat()}, toestanden: {{{next(iter(plan['assen']))}: {fits[0]}}}, herkomst: afgeleid}}" if len(fits) == 1 else ""
    return f" (uit de planning volgt: {row})" if row else ""


def check_standen_stand_in_order(content: Content) -> Iterator[Problem]:
    """A stand that stands under another one is not older: else the older one stays the newest, and nobody sees this one."""
    for place, standen in _histories(content):
        for before, stand in pairwise(standen):
            if stand.peildatum < before.peildatum:
                message = f"deze stand is van {print_datum(stand.peildatum)}, en staat onder die van {print_datum(before.peildatum)}"
                hint = "verbeter de datum (klopt het jaar?); is de stand echt ouder, zet haar dan boven de andere"
                yield content.problem(f"{place}/standen/{stand.peildatum.isoformat()}/peildatum", "S-009", message, hint)
    for key, indicator in content.plan["indicatoren"].items():
        above: dict[tuple[Periode, str], datetime.date] = {}
        for item in indicator.waarnemingen:
            newer = above.setdefault((item.periode, item.bron), item.peildatum)
            if item.peildatum < newer and item.peildatum >= first_day(item.periode):  # else it is told by I-013
                message = f"dit cijfer is van {print_datum(item.peildatum)}, en staat onder dat van {print_datum(newer)}"
                hint = "verbeter de datum (klopt het jaar?); is het cijfer echt ouder, zet het dan boven het andere"
                yield content.problem(f"indicatoren/{key}/waarnemingen/{item_key(item, 1)}/peildatum", "S-009", message, hint)
            above[item.periode, item.bron] = item.peildatum


def check_standen_do_not_go_back(content: Content) -> Iterator[Problem]:
    """What was done or had begun is so still, or the new stand says why not."""
    for address, _, part in parts(content):
        if found := setback(content.plan, part.standen):
            axis, old, new, before, last = found
            line = content.place(f"{address}/standen/{before.peildatum.isoformat()}").line
            message = f"op {print_datum(before.peildatum)} stond hier '{old.woord}' (regel {line}), en nu '{new.woord}'"
            hint = f"klopt dat, schrijf dan bij toelichting: in deze stand waarom; anders: verbeter de toestand hier of op regel {line}"
            yield content.problem(f"{address}/standen/{last.peildatum.isoformat()}/toestanden/{axis}", "S-010", message, hint)


_UNTIL = re.compile(r"\b(?:t/m|tot en met|tot)(?: eind| het eind van)? \Z")
_OTHER_TIME = re.compile(r"\b(?:evalu\w+|volgende|vervolg\w*|daarna|eerst|eerder|oorspronkelijk|later)\b", re.I)
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
        found = list(_WHEN.finditer(text))
        if len(found) != 1 or not isinstance(planning, Planning) or _PAST.search(text) or _OTHER_TIME.search(text):
            continue
        is_late = planning.begin and _STARTS.search(text) and _first_day(found[0]) > last_day(planning.begin)
        ends = _UNTIL.search(text[: found[0].start()])
        is_other_end = ends and planning.eind and not (_first_day(found[0]) <= last_day(planning.eind) <= _last_day(found[0]))
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
            found = [] if span in told else list(_WHEN.finditer(text, *span))
            told.add(span)
            passed = len(found) == 1 and _last_day(found[0]) <= content.plan.gegevens.peildatum and not _PAST.search(text, *span)
            if passed and address not in content.plan.teksten:
                continue  # told by M-013
            if len(found) == 1 and not _OTHER_TIME.search(text, *span) and all(_is_outside(found[0], planning) for planning in plannings.values()):
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
    """Whether what a match of ``_WHEN`` names has no day of a planning."""
    last = _last_day(match)
    first = _first_day(match)
    return bool((planning.eind and first > last_day(planning.eind)) or (planning.begin and last < first_day(planning.begin)))


def check_derived_standen_follow_the_planning(content: Content) -> Iterator[Problem]:
    """A stand that is said to follow from the planning follows from it; the newest one from what the planning is now."""
    for address, _, part in parts(content):
        newest = derive.newest(part.standen, content.plan.gegevens.peildatum)
        for stand in part.standen:
            for axis, key in stand.toestanden.items() if stand.herkomst == "afgeleid" else ():
                if told := _not_derived(content, key, part.planning, stand, stand is newest, content.place(f"{address}/planning").line):
                    yield content.problem(f"{address}/standen/{stand.peildatum.isoformat()}/toestanden/{axis}", "S-008", *told)


def _not_derived(content: Content, key: str | Ontbreekt, planning: object, stand: Stand, is_newest: bool, line: int) -> tuple[str, str] | None:
    """Message and hint where a state cannot follow from the planning of its work."""
    if not isinstance(planning, Planning):
        return None
    states, day, then = content.plan["toestanden"], content.plan.gegevens.peildatum, stand.peildatum
    state = states.get(key) if isinstance(key, str) else None
    fits = [name for name, item in states.items() if item.begonnen and item.goed and not item.klaar and not item.bij_ontbreken]
    why, hint = "", ""
    if state is None:
        if is_newest and isinstance(key, Ontbreekt) and "planning" in key.reden:
            why, hint = "er is nu een planning", "schrijf de toestand die nu uit de planning volgt"
    elif state.begonnen and not state.bij_ontbreken and is_ahead(planning, then):
        fits = [name for name, item in states.items() if not item.begonnen and not item.bij_ontbreken]
        why = f"die begint pas na {print_datum(then)}" if fits else ""
    elif not is_newest or is_ahead(planning, day) or (is_over(planning, day) and (state.klaar or says_done(content.plan))):
        pass  # of a planning that is over M-012 tells what was not done
    elif not state.begonnen and (planning.doorlopend or planning.begin):
        why = f"die is op {print_datum(day)} al begonnen"
        hint = f"zet er een nieuwe stand onder, met peildatum: {print_datum(day)}" if is_ahead(planning, then) else ""
    elif state.klaar:
        why = f"die loopt op {print_datum(day)} nog"
    said = state.woord if state is not None else key
    now = f"zet de toestand op {fits[0]}" if len(fits) == 1 else "verbeter de toestand"
    told = "heeft iemand later iets anders gemeld, zet er dan een nieuwe stand onder, met herkomst: gemeld en de dag daarvan"
    hint = hint or f"klopt de planning op regel {line}? Zo nee, verbeter haar; zo ja, {now}; {told}"
    return (f"'{said}' is afgeleid uit de planning, maar {why}: {planning}", hint) if why else None


def _histories(content: Content) -> Iterator[tuple[str, tuple[Stand, ...]]]:
    """(address, standen) of whatever is followed."""
    yield from ((address, part.standen) for address, _, part in parts(content))
    yield from ((f"indicatoren/{key}", item.standen) for key, item in content.plan["indicatoren"].items())


_YEAR = datetime.timedelta(days=365)


def is_far(day: datetime.date, period: Planning) -> bool:
    """Whether a day is more than a year before or after a period: the year is probably a slip of the pen."""
    early = period.begin is not None and day < first_day(period.begin) - _YEAR
    late = period.eind is not None and day > last_day(period.eind) + _YEAR
    return early or late


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
        found = list(_WHEN.finditer(text, begin, end))
        if not found:
            continue
        last, is_to_come = max(found, key=_last_day), TO_COME.search(text, begin, end)
        if is_to_come and not _PAST.search(text, begin, end) and _last_day(last) < day:
            message = f"'{last[0]}' is op de peildatum ({print_datum(day)}) al voorbij"
            yield last.start(), last[0], message, "schrijf hoe het is gegaan, of wanneer het nu komt"
        elif len(found) == 1 and not is_to_come and last["year"] != last[0] and (past := _HAPPENED.search(text, begin, end)) and _first_day(last) > day:
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


def _first_day(match: re.Match[str]) -> datetime.date:
    """The first day of what a match of ``_WHEN`` names."""
    last = _last_day(match)
    if match["day"]:
        return last
    return last.replace(day=1, month=last.month - 2 if match["q"] or match["k"] or match["season"] else last.month if match["month"] else 1)


def _last_day(match: re.Match[str]) -> datetime.date:
    """The last day of what a match of ``_WHEN`` names."""
    year, quarter = int(match["year"]), match["q"] or match["k"] or str(_SEASONS.get(plain_case(match["season"] or ""), ""))
    quarter = str(_ORDINALS.index(plain_case(quarter)) + 1) if quarter and plain_case(quarter) in _ORDINALS else quarter and quarter[0]
    month = int(quarter) * 3 if quarter else MAANDEN.index(plain_case(match["month"])) + 1 if match["month"] else 12
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(int(match["day"] or last) or last, last))
