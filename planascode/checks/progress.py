"""Work and standen in time: nothing late, stale or announced for a day that has passed; the day is the plan's peildatum."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planascode import derive
from planascode.checks.content import Content, seen_from
from planascode.checks.language import sentences
from planascode.checks.measures import has_states, is_before_all, is_done_by_words, parts, setback
from planascode.checks.times import OTHER_TIME, TO_COME, WHEN, first_day_named, last_day_named
from planascode.fields import item_key
from planascode.model import Plan, Stand, Toestand
from planascode.overview import is_ahead, is_done, is_over, is_stale, says_done
from planascode.problems import Problem
from planascode.values import Ontbreekt, Periode, Planning, first_day, last_day, parse_periode, print_datum


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
            there = f" (regel {content.place(f'{address}/standen/{newest.peildatum.isoformat()}').line})" if newest else ""
            hint = f"is het werk klaar? Verbeter dan de stand{there}, of geef een nieuwe. Is de planning verkeerd overgenomen? Verbeter haar. {moved}"
            if finished := _finished(content, address, part, newest):
                hint = f"waarschijnlijk is de stand fout, want {finished}; {hint}"
            if newest and newest.herkomst == "afgeleid" and newest.peildatum == day:
                line = content.place(f"{address}/standen/{day.isoformat()}").line
                said, where = _noted(content, address, day)
                right = f"planning: {said}, want dat staat ook op regel {where}" if said else "het kwartaal of het jaar"
                hint = f"{'schrijf' if said else 'verbeter'} {right}: de stand op regel {line} zegt dat het werk nog komt of loopt; "
                hint += "klopt de planning, schrijf dan in die stand wat er echt van het werk is, met: herkomst: gemeld"
            yield content.problem(f"{address}/planning", "M-012", message, hint)
        elif is_ahead(part.planning, day) and is_sure and (done or _is_reported_begun(plan, part.standen)) and not _denies_itself(plan, newest):
            word = "klaar" if done else "begonnen"
            message = f"het werk is {word}, maar de planning '{part.planning}' begint pas na de peildatum"
            early = "aanvaard dit dan in aanvaard.yaml, of laat de planning eerder beginnen" if is_fixed else "laat dan de planning eerder beginnen"
            told = f"de stand op regel {content.place(f'{address}/standen/{newest.peildatum.isoformat()}').line}" if newest else "de stand"
            hint = f"klopt {told}, en kloppen kwartaal en jaar van de planning? Verbeter wat niet klopt; is het echt eerder {word}, {early}"
            if newest and (said := _over_then(newest)):
                line = content.place(f"{address}/standen/{newest.peildatum.isoformat()}/toelichting").line
                hint = f"waarschijnlijk is de planning fout, want de toelichting bij de stand (regel {line}) noemt {said}; {hint}"
            yield content.problem(f"{address}/planning", "M-012", message, hint)


_FINISHED = re.compile(r"\b(?:is|zijn)\b[^.;]{0,40}\b(?:afgerond|klaar|gereed|uitgevoerd|gedaan)\b", re.I)


def _finished(content: Content, address: str, part: derive.Uitvoering, newest: Stand | None) -> str:
    """Where the words beside the stand or the planning of a measure say that its work is done."""
    at = f"{address}/standen/{newest.peildatum.isoformat()}/toelichting" if newest else ""
    said = ((at, newest.toelichting if newest else ""), (f"{address}/planning_toelichting", getattr(part, "planning_toelichting", None)))
    found = [(content.place(place).line, match[0]) for place, words in said if (match := _FINISHED.search(words or ""))]
    return " en ".join(f"op regel {line} staat '{words}'" for line, words in found if not re.search(r"\b(?:nog|niet|pas)\b", words))


def _is_reported_begun(plan: Plan, standen: Sequence[Stand]) -> bool:
    """Whether the newest stand, told by somebody, has a state of work that has begun, in a legend that has one of work that has not."""
    stand = derive.newest(standen, plan.gegevens.peildatum)
    if stand is None or stand.herkomst == "afgeleid" or all(state.begonnen for state in plan["toestanden"].values()):
        return False
    found = (plan["toestanden"].get(key) for key in stand.toestanden.values() if isinstance(key, str))
    return any(state is not None and state.begonnen and not state.bij_ontbreken for state in found)


_WORK = "klaar|af|begonnen|gestart|afgerond|gereed|gedaan|uitgevoerd"
_TO_BEGIN = r"(?:(?:het|dit)(?: \w+)?|de (?:maatregel|uitvoering)) moet nog (?:beginnen|starten)"
_NOT_DONE = re.compile(
    rf"\b(?:(?:is|zijn|was|waren) (?:nog )?(?:niet|nooit) (?:{_WORK}|actief)|loopt (?:nog|door)|lopen (?:nog|door)|nog bezig|{_TO_BEGIN})\b", re.I
)
_BEGUN = re.compile(rf"\b(?:(?:is|zijn) (?:al |inmiddels |nu |op \d\d? [a-z]+(?: \d{{4}})? )?(?:{_WORK})|loopt al|lopen al)\b", re.I)
_GOES_ON = re.compile(rf"{_BEGUN.pattern}|\b(?:al loopt|al lopen)\b", re.I)
"""What bears out that work has begun, where nothing says so of something else."""
_NOT_BEGUN = re.compile(rf"\b(?:(?:is|zijn) (?:nog )?(?:niet|nooit) (?:begonnen|gestart|actief)|{_TO_BEGIN})\b", re.I)


def _against(state: Toestand | None) -> re.Pattern[str] | None:
    """What the words beside a state do not say."""
    if state is None or state.bij_ontbreken:
        return None
    return _NOT_DONE if state.klaar else _NOT_BEGUN if state.begonnen else _BEGUN


_QUARTER = re.compile(r"\bQ[1-4] 20\d\d\b")


def _noted(content: Content, address: str, day: datetime.date) -> tuple[str, int]:
    """The one quarter that is not over by ``day`` in the notes of a measure, and its line; empty where there is none or more than one."""
    home = "/".join(address.split("/")[:2])
    notes = content.plan["maatregelen"][home.removeprefix("maatregelen/")].aantekening
    said = {quarter: number for number, text in enumerate(notes, 1) for quarter in _QUARTER.findall(text) if last_day(parse_periode(quarter)) >= day}
    return next(((quarter, content.place(f"{home}/aantekening/{number}").line) for quarter, number in said.items() if len(said) == 1), ("", 0))


def _over_then(stand: Stand) -> str:
    """The one quarter or year in the words of a stand, where it has begun by its day."""
    found = {match[0]: match for match in WHEN.finditer(stand.toelichting or "")}
    return next(iter(found)) if len(found) == 1 and all(first_day_named(match) <= stand.peildatum for match in found.values()) else ""


def _denies_itself(plan: Plan, stand: Stand | None) -> bool:
    """Whether the words of a stand deny its state, of which S-012 tells."""
    states = (plan["toestanden"].get(key) for key in stand.toestanden.values() if isinstance(key, str)) if stand else ()
    return any(against.search(stand.toelichting or "") for state in states if stand and (against := _against(state)))


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
                    hint = content.either(f"{address}/standen/{stand.peildatum.isoformat()}/toelichting", place)
                    if proofs := _also_against(content, address, stand, state):
                        is_early = state.begonnen and _NOT_BEGUN.search(stand.toelichting or "") is not None
                        fits = [name for name, item in states.items() if item.begonnen is not is_early and not item.klaar and not item.bij_ontbreken]
                        right = f"; schrijf: {axis}: {fits[0]}" if len(fits) == 1 and (is_early or not state.begonnen) else ""
                        places = " en ".join(proofs)
                        hint = f"waarschijnlijk is de toestand fout, want ook {places} {'zeggen' if proofs[1:] else 'zegt'} iets anders{right}; "
                        hint += f"is dit nieuws, zet het dan in een nieuwe stand hieronder, en verbeter ook {places}".rstrip(",")
                    yield content.problem(place, "S-012", message, hint)
                elif state and state.begonnen and not state.klaar and not state.bij_ontbreken and says_done(content.plan) and is_done_by_words(stand):
                    message = f"{axis} is '{state.woord}', en volgens de toelichting is het klaar"
                    at = f"{address}/standen/{stand.peildatum.isoformat()}"
                    said = re.findall(r"\w+", stand.toelichting or "")[-1:]
                    yield content.problem(f"{at}/toelichting", "S-012", message, content.either(f"{at}/toestanden/{axis}", f"{at}/toelichting", *said))
                elif state and (later := _later(stand, state)):
                    message = f"de stand is van {print_datum(stand.peildatum)} en {axis} is '{state.woord}'; de toelichting noemt een latere dag: '{later}'"
                    at = f"{address}/standen/{stand.peildatum.isoformat()}"
                    yield content.word_problem(f"{at}/toelichting", later, "S-012", message, content.either(f"{at}/toestanden/{axis}", at))


def _also_against(content: Content, address: str, stand: Stand, state: Toestand) -> list[str]:
    """Where else the plan denies the newest state of a measure: its planning, and the texts that mention it."""
    measure = content.plan["maatregelen"].get(address.removeprefix("maatregelen/"))
    against = _against(state)
    if measure is None or against is None or derive.newest(measure.standen, content.plan.gegevens.peildatum) is not stand:
        return []
    is_early = is_ahead(measure.planning, stand.peildatum) and state.begonnen
    found = [f"de planning (regel {content.place(f'{address}/planning').line})"] if is_early else []
    for place, match in _mentions(content):
        if match["id"] == measure.id and against.fullmatch(match["words"]):
            source = content.text_problem(place, *match.span("words"), "S-012", "").source
            found.append(f"{source.file}, regel {source.line},")
    return found


def _later(stand: Stand, state: Toestand) -> str:
    """A time after its day that the words of a stand name: of what is done, or as a day that has been; empty where there is none."""
    for begin, end in sentences(stand.toelichting or ""):
        words = (stand.toelichting or "")[begin:end]
        when = WHEN.search(words)
        is_meant = when and not OTHER_TIME.search(words) and (state.klaar or (when["day"] and not TO_COME.search(words)))
        if when and is_meant and first_day_named(when) > stand.peildatum and last_day_named(when) > stand.peildatum:
            return when[0]
    return ""


_BESIDE = re.compile(rf"\]\(#(?P<id>[a-z0-9-]+)\)[^.\n\[]{{0,60}}?(?P<words>{_NOT_DONE.pattern}|{_BEGUN.pattern})", re.I)


_POINT = re.compile(r"(?m)^[-*] \[[^\[\]\n]*\]\(#[^\n]*")
"""A point of a list that begins with the measure that it is about."""
_IN_POINT = re.compile(rf"(?<=\(#)(?P<id>[a-z0-9-]+)\)[^\n]*?(?P<words>{_NOT_DONE.pattern}|{_BEGUN.pattern})", re.I)


def check_mentions_do_not_deny_the_stand(content: Content) -> Iterator[Problem]:
    """What a text says directly behind the mention of a measure is not that its work is not done where it is, or has begun where it has not."""
    for address, match in _mentions(content):
        measure = content.plan["maatregelen"].get(match["id"])
        stand = derive.newest(measure.standen, content.plan.gegevens.peildatum) if measure else None
        states = {axis: content.plan["toestanden"].get(key) for axis, key in stand.toestanden.items() if isinstance(key, str)} if stand else {}
        axis, state = next(((axis, state) for axis, state in states.items() if state), ("", None))
        if state and stand and measure and (against := _against(state)) and against.fullmatch(match["words"]) and not _denies_itself(content.plan, stand):
            message = f"hier staat '{match['words']}', en {axis} is bij '{measure.naam}' '{state.woord}'"
            other = f"maatregelen/{measure.id}/standen/{stand.peildatum.isoformat()}/toestanden/{axis}"
            supports = (_NOT_BEGUN if not state.begonnen else _GOES_ON).search(stand.toelichting or "")
            note = content.place(f"maatregelen/{measure.id}/standen/{stand.peildatum.isoformat()}/toelichting")
            rather = f"waarschijnlijk is het hier fout, want '{supports[0]}' staat bij de stand zelf ({note.file}, regel {note.line}); " if supports else ""
            yield content.text_problem(address, *match.span("words"), "S-012", message, f"{rather}{content.either(other, address)}")


def _mentions(content: Content) -> Iterator[tuple[str, re.Match[str]]]:
    """What texts say directly behind the mention of a measure about whether it is done or has begun, once each."""
    found = [(address, match) for address, text in content.plan.teksten.items() for match in _BESIDE.finditer(text)]
    for address, begin, end, _ in content.parts_about("maatregelen", _POINT):
        found += [(address, match) for match in _IN_POINT.finditer(content.plan.teksten[address], begin, end)]
    yield from {(address, match.end()): (address, match) for address, match in reversed(found)}.values()


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


def _turned(day: datetime.date, after: datetime.date) -> str:
    """A question whether day and month changed places, where that would make a day that is not before ``after``."""
    turned = day.replace(day=day.month, month=day.day) if day.day <= 12 and day.day != day.month else day
    return f"zijn dag en maand verwisseld: {print_datum(turned)}? Of " if turned != day and turned >= after else ""


def check_standen_stand_in_order(content: Content) -> Iterator[Problem]:
    """A stand that stands under another one is not older: else the older one stays the newest, and nobody sees this one."""
    for place, standen in _histories(content):
        for before, stand in pairwise(standen):
            if stand.peildatum < before.peildatum:
                message = f"deze stand is van {print_datum(stand.peildatum)}, en staat onder die van {print_datum(before.peildatum)}"
                hint = f"verbeter de datum ({_turned(stand.peildatum, before.peildatum)}klopt het jaar?); is de stand echt ouder, zet haar dan boven de andere"
                newest = derive.newest(standen, content.plan.gegevens.peildatum)
                states = (content.plan["toestanden"].get(value) for value in newest.toestanden.values() if isinstance(value, str)) if newest else ()
                if newest and newest is not stand and (words := ", ".join(state.woord for state in states if state)):
                    hint += f": het plan toont die van {print_datum(newest.peildatum)} ({words})"
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


def check_derived_standen_follow_the_planning(content: Content) -> Iterator[Problem]:
    """A stand that is said to follow from the planning follows from it; the newest one from what the planning is now."""
    for address, _, part in parts(content):
        newest = derive.newest(part.standen, content.plan.gegevens.peildatum)
        for stand in part.standen:
            for axis, key in stand.toestanden.items() if stand.herkomst == "afgeleid" else ():
                if told := _not_derived(content, address, key, part.planning, stand, stand is newest):
                    yield content.problem(f"{address}/standen/{stand.peildatum.isoformat()}/toestanden/{axis}", "S-008", *told)


def _not_derived(content: Content, address: str, key: str | Ontbreekt, planning: object, stand: Stand, is_newest: bool) -> tuple[str, str] | None:
    """Message and hint where a state cannot follow from the planning of its work."""
    if not isinstance(planning, Planning):
        return None
    line = content.place(f"{address}/planning").line
    states, day, then = content.plan["toestanden"], content.plan.gegevens.peildatum, stand.peildatum
    state = states.get(key) if isinstance(key, str) else None
    fits = [name for name, item in states.items() if item.begonnen and item.goed and not item.klaar and not item.bij_ontbreken]
    why, hint = "", ""
    if state is None:
        if is_newest and isinstance(key, Ontbreekt) and "planning" in key.reden:
            early = is_ahead(planning, then)
            derived = [name for name, item in states.items() if item.begonnen is not early and not item.klaar and not item.bij_ontbreken]
            derived = [name for name in derived if early or states[name].goed]
            follows = f": {derived[0]}" if len(derived) == 1 and not is_over(planning, then) else ""
            why, hint = "er is nu een planning", f"schrijf de toestand die nu uit de planning volgt{follows}"
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
    first = f"{now}: zij volgt uit de planning; klopt de planning op regel {line} niet, verbeter dan haar"
    asked = f"klopt de planning op regel {line}? Zo nee, verbeter haar; zo ja, {now}"
    hint = hint or f"{first if len(fits) == 1 else asked}; {told}"
    own = content.place(f"{address}/standen/{then.isoformat()}/toestanden")
    value, proof = content.probable((str(planning),), content.place(f"{address}/planning"), own) if why and len(fits) == 1 else ("", "")
    if value:
        hint = f"waarschijnlijk is de toestand fout, want '{value}' staat ook {seen_from(own, proof)}: {now}; "
        hint += f"klopt de planning niet, verbeter haar (regel {line}); {told}"
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
