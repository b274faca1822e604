"""Measures that can be carried out and followed: who, what for, when, on what ground; goals and themas with measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from planascode import derive
from planascode.checks.content import Content
from planascode.checks.language import sentences
from planascode.checks.pieces import ALIKE, likeness
from planascode.model import Code, Maatregel, Plan, Stand, Toestand
from planascode.overview import is_done, says_done
from planascode.problems import Problem
from planascode.stages import DECISION
from planascode.values import Ontbreekt, Planning, first_day, last_day, print_datum

_ONLY_WHEN = re.compile(
    r"(doorlopend|afgerond|((vanaf|t/m|start) )?(Q[1-4][ /]*)*(19|20)\d\d( ?([-–/]|t/m) ?(Q[1-4] )?(19|20)\d\d)?)\.?",
    re.I,
)
"""A text that is a planning and nothing else."""


def parts(content: Content) -> Iterator[tuple[str, Maatregel, derive.Uitvoering]]:
    """(address, measure, part) of whatever has a planning and a stand of its own and was not ended: each actie, or the measure
    without acties."""
    for key, maatregel in content.plan["maatregelen"].items():
        for part in derive.uitvoeringen(maatregel):
            if derive.is_ended(content.plan, maatregel) or derive.is_ended(content.plan, part):
                continue
            yield f"maatregelen/{key}" + ("" if part is maatregel else f"/acties/{part.id}"), maatregel, part


def has_states(content: Content, part: derive.Uitvoering) -> bool:
    """Whether each stand says something on every axis; else S-001 or S-002 asks for it, and nobody knows whether the work is done."""
    return bool(part.standen) and all(content.plan["assen"].keys() <= stand.toestanden.keys() for stand in part.standen)


def is_gap(value: object) -> bool:
    """Whether a value is absent, unknown, or said not to apply without a reason."""
    return value is None or (
        isinstance(value, Ontbreekt) and (value.soort == "onbekend" or (value.soort == "n.v.t." and not value.reden))
    )


def setback(plan: Plan, standen: tuple[Stand, ...]) -> tuple[str, Toestand, Toestand, Stand, Stand] | None:
    """The axis on which the newest stand is less far than the one before it and does not say why; both states and both standen."""
    shown = sorted((stand for stand in standen if stand.peildatum <= plan.gegevens.peildatum), key=lambda stand: stand.peildatum)
    if shown != [stand for stand in standen if stand in shown]:
        return None  # which day is wrong, is told by S-009
    for before, last in [*pairwise(shown)][-1:] if not (shown and (shown[-1].toelichting or shown[-1].oorzaak)) else ():
        for axis, key in last.toestanden.items():
            old, new = (plan["toestanden"].get(item) if isinstance(item, str) else None for item in (before.toestanden.get(axis), key))
            if old and new and not old.bij_ontbreken and ((old.klaar and not new.klaar) or (old.begonnen and not new.begonnen)):
                return axis, old, new, before, last
    return None


def is_before_all(content: Content) -> bool:
    """Whether the peildatum of the plan is before every stand in it: then the peildatum is wrong, and not what lacks a stand."""
    owners = [*(part for _, _, part in parts(content)), *content.plan["indicatoren"].values()]
    days = [stand.peildatum for owner in owners for stand in owner.standen]
    return len(days) > 1 and min(days) > content.plan.gegevens.peildatum


def check_goals_have_measures(content: Content) -> Iterator[Problem]:
    """A goal is served by a measure that was not ended."""
    plan = content.plan
    measures = [item for item in plan["maatregelen"].values() if not isinstance(item.doelen, Ontbreekt)]
    once = {key for item in measures for key in item.doelen}
    served = {key for item in measures if not derive.is_ended(plan, item) for key in item.doelen}
    for collection in ("prioriteiten", "themas"):
        for home, record in plan[collection].items():
            for doel in record.doelen:
                if doel.id not in served and not derive.is_ended(plan, doel):
                    message, hint = f"geen maatregel dient het doel '{doel.id}'", f"zet {doel.id} bij doelen: van een maatregel, of voeg een maatregel toe"
                    if doel.id in once:
                        message, hint = f"elke maatregel voor het doel '{doel.id}' is vervallen", f"laat ook het doel vervallen, of {hint}"
                    elif near := next((item for item in measures if likeness(item.naam, doel.naam) >= ALIKE and _is_inside(plan, item, home)), None):
                        place = content.place(f"maatregelen/{near.id}/doelen")
                        hint = f"hoort '{near.naam}' erbij? Zet {doel.id} dan in de lijst achter doelen: ({place.file}, regel {place.line}), "
                        hint += "in plaats van wat daar nu staat of ernaast; anders: voeg een maatregel toe"
                    yield content.problem(f"{collection}/{home}/doelen/{doel.id}", "M-003", message, hint)


def _is_inside(plan: Plan, measure: Maatregel, home: str) -> bool:
    """Whether a measure is of the prioriteit ``home``, or of that of the thema ``home``."""
    return priority_of(plan, measure.id) in (home, plan.plaats.get(home))


def check_plannings_are_inside_the_period(content: Content) -> Iterator[Problem]:
    """A planning, or the year of a post, does not begin before or end after the plan's own period."""
    period = content.plan.gegevens.periode
    plannings = [(f"{address}/planning", "de planning", part.planning) for address, _, part in parts(content)]
    plannings += [(f"overige/{key}/planning", "de planning", overig.planning) for key, overig in content.plan["overige"].items()]
    posts = [(key, post.jaar) for key, post in content.plan["budgetposten"].items() if not isinstance(post.jaar, Ontbreekt)]
    plannings += [(f"budgetposten/{key}/jaar", "het jaar", Planning(year, year)) for key, year in posts]
    for address, what, planning in plannings:
        if isinstance(planning, Planning) and is_outside(planning, period):
            message = f"{what} '{planning}' valt buiten de looptijd van het plan ({period})"
            yield content.problem(address, "M-004", message, f"pas {what} aan, of de periode in plan.yaml")


def is_outside(planning: Planning, period: Planning) -> bool:
    """Whether a planning begins before a period or ends after it."""
    first, last = planning.begin or planning.eind, planning.eind or planning.begin
    early = first and period.begin and first_day(first) < first_day(period.begin)
    late = last and period.eind and last_day(last) > last_day(period.eind)
    return bool(early or late)


def check_measures_have_a_trekker(content: Content) -> Iterator[Problem]:
    """Somebody is responsible for each measure."""
    for key, maatregel in content.plan["maatregelen"].items():
        if is_gap(maatregel.trekker):
            team = ", ".join(maatregel.intern) if isinstance(maatregel.intern, tuple) else ""
            hint = "schrijf: trekker: met een id uit namen/rollen.yaml" + (f" (bij intern staat: {team})" if team else "")
            yield content.problem(f"maatregelen/{key}/trekker", "M-005", "deze maatregel heeft geen trekker", hint)


def check_measures_have_a_goal(content: Content) -> Iterator[Problem]:
    """A measure serves a goal."""
    for key, maatregel in content.plan["maatregelen"].items():
        if isinstance(maatregel.doelen, Ontbreekt) or not maatregel.doelen:
            hint = "schrijf: doelen: met een id van een doel in thema.yaml of prioriteit.yaml"
            yield content.problem(f"maatregelen/{key}/doelen", "M-006", "bij deze maatregel staat geen doel", hint)


_ALL_DONE = re.compile(r"[^.,;]*\b(?:is|zijn)(?: (?!niet|nog|nooit|bijna)\w+){0,5} (?:klaar|af|afgerond|gereed)\.?['\"’]?\s*", re.I)
_A_PART = re.compile(r"\b(?:fase|deel|eerste|tweede|stap|ontwerp|concept|analyse|onderzoek|inventarisatie|voorbereiding\w*)\b", re.I)
"""What can be done while the work goes on."""


def is_done_by_words(stand: Stand) -> bool:
    """Whether all that the words of a stand say is that the work is done."""
    said = [(stand.toelichting or "")[begin:end].strip() for begin, end in sentences(stand.toelichting or "")]
    return bool(said) and all(_ALL_DONE.fullmatch(words) and not _A_PART.search(words) for words in filter(None, said))


def _is_denied(plan: Plan, stand: Stand) -> bool:
    """Whether the words of a stand say that the work is done and its state says something else, of which S-012 tells."""
    return says_done(plan) and is_done_by_words(stand) and all(isinstance(key, str) for key in stand.toestanden.values())


def check_plannings_are_known(content: Content) -> Iterator[Problem]:
    """It is known when work is done that is not done yet."""
    if is_before_all(content):
        return
    for address, maatregel, part in parts(content):
        unknown = isinstance(part.planning, Ontbreekt) and part.planning.soort == "onbekend"
        unknown = unknown and has_states(content, part) and not is_done(content.plan, part.standen)
        newest = derive.newest(part.standen, content.plan.gegevens.peildatum)
        if unknown and not setback(content.plan, part.standen) and not (newest and _is_denied(content.plan, newest)):
            accept = f"regel: M-007, bij: [{maatregel.id}], met reden, door en tot"
            hint = "schrijf een kwartaal, een jaar of: doorlopend; is het werk klaar, verbeter dan de stand; "
            hint += f"weet u het nu echt niet, aanvaard het dan in aanvaard.yaml: {accept}"
            yield content.problem(f"{address}/planning", "M-007", "de planning is niet bekend", hint)


def check_measures_have_a_code(content: Content) -> Iterator[Problem]:
    """In a plan with codes, grondslag and middelen are known."""
    if not content.plan["codes"]:
        return
    others = [(f"overige/{key}", overig) for key, overig in content.plan["overige"].items()]
    for address, part in [*((address, part) for address, _, part in parts(content)), *others]:
        lacking = [name for name in ("grondslag", "middelen") if is_gap(getattr(part, name))]
        if lacking:
            message = f"er is geen code: {' en '.join(lacking)} {'is' if len(lacking) == 1 else 'zijn'} niet bekend"
            files = {"grondslag": "grondslagen", "middelen": "middelen"}
            hint = "schrijf: " + ", en ".join(f"{name}: met een id uit codes/{files[name]}.yaml" for name in lacking)
            yield content.problem(f"{address}/{lacking[0]}", "M-008", message, hint)


def goals_of(measure: Maatregel) -> tuple[str, ...]:
    """The goals that a measure serves; none where they are not known."""
    return () if isinstance(measure.doelen, Ontbreekt) else measure.doelen


def check_plannings_fit_the_code(content: Content) -> Iterator[Problem]:
    """A measure that has a code of what must or may be done has a planning that applies."""
    for address, _, part in parts(content):
        if isinstance(part.planning, Ontbreekt) and part.planning.soort == "n.v.t.":
            code = derive.code(content.plan, part)
            if isinstance(code, Code):
                message = f"de planning is n.v.t., maar uit grondslag en middelen volgt code {code.code}"
                hint = "schrijf wanneer het gebeurt, of zet ook bij grondslag en middelen: n.v.t. (reden)"
                yield content.problem(f"{address}/planning", "M-011", message, hint)


def check_measures_serve_their_own_priority(content: Content) -> Iterator[Problem]:
    """A goal of a measure is one of its own thema or priority."""
    plan = content.plan
    home = homes_of_goals(plan)
    thema = {doel.id: key for key, theme in plan["themas"].items() for doel in theme.doelen}
    for key, measure in plan["maatregelen"].items():
        own = priority_of(plan, key)
        if isinstance(measure.doelen, Ontbreekt) or not measure.doelen:
            continue
        first, near = measure.doelen[0], {own, plan.plaats.get(key)}
        if any(home.get(doel, own) == own for doel in measure.doelen):
            if all(thema.get(doel, own) not in near for doel in measure.doelen):
                there, here = (plan["themas"][name].naam if name in plan["themas"] else "geen thema" for name in (thema[first], plan.plaats[key]))
                message = f"het doel '{first}' hoort bij het thema '{there}', en deze maatregel staat bij '{here}'"
                hint = f"hoort zij hier niet, zet het bestand dan terug in de map '{thema[first]}', en het id in de thema.yaml daar; hoort zij hier, "
                stay = [name for name in plan["maatregelen"] if name != key and plan.plaats.get(name) == thema[first]]
                others = [name for name in stay if isinstance(plan["maatregelen"][name].doelen, tuple) and first in plan["maatregelen"][name].doelen]
                moves = f"laat dit doel daar, want het is ook van '{others[0]}', en" if others else "verhuis dan ook dit doel naar de thema.yaml hier, of"
                hint += f"{moves} kies een doel van het thema of de prioriteit hier"
                if left := next((place for place, text in plan.teksten.items() if place.startswith(f"themas/{thema[first]}/") and f"(#{key})" in text), ""):
                    place = content.words(left, f"#{key}")
                    hint += f"; in {place.file}, regel {place.line}, wordt zij nog bij het oude thema genoemd"
                yield content.problem(f"maatregelen/{key}/doelen/{first}", "M-019", message, hint)
            continue
        there, here = (plan["prioriteiten"][name].naam if name in plan["prioriteiten"] else name for name in (home[first], own))
        more = f" (en zo ook: {', '.join(measure.doelen[1:])})" if len(measure.doelen) > 1 else ""
        message = f"het doel '{first}' hoort bij '{there}', en deze maatregel staat bij '{here}'{more}"
        hint = f"kies een doel van deze prioriteit{_some(home, own)}, of zet het bestand in de map van de andere"
        yield content.problem(f"maatregelen/{key}/doelen/{first}", "M-019", message, hint)


def _some(home: Mapping[str, str], own: str) -> str:
    """The goals of a priority, in brackets; how many more where there are many."""
    goals = [doel for doel, priority in home.items() if priority == own]
    more = f" en nog {len(goals) - SHOWN}" if len(goals) > SHOWN else ""
    return f" ({', '.join(goals[:SHOWN])}{more})" if goals else ""


SHOWN = 6
"""How many goals a message names."""


def check_how_it_is_followed_is_no_planning(content: Content) -> Iterator[Problem]:
    """Operationalisering says how one sees that it works, not when it happens."""
    for key, maatregel in content.plan["maatregelen"].items():
        if isinstance(maatregel.operationalisering, tuple):
            for number, text in enumerate(maatregel.operationalisering, 1):
                if _ONLY_WHEN.fullmatch(text):
                    address = f"maatregelen/{key}/operationalisering/{number}"
                    hint = "zet dit bij planning, en schrijf hier hoe u ziet dat het werkt"
                    yield content.problem(address, "M-015", f"'{text}' zegt wanneer, niet hoe u het volgt", hint)


def check_themes_have_measures(content: Content) -> Iterator[Problem]:
    """A thema or prioriteit that is announced has a measure, or says where one stands."""
    plan = content.plan
    homes = {home for key, home in plan.plaats.items() if key in plan["maatregelen"]}
    homes |= {plan.plaats[key] for key in plan["themas"] if key in homes or plan["themas"][key].verwijzingen}
    for collection in ("prioriteiten", "themas"):
        for key, record in plan[collection].items():
            if key not in homes and not record.verwijzingen:
                message = f"bij '{record.naam}' staat geen maatregel en geen verwijzing"
                hint = "voeg een maatregel toe, of bij verwijzingen: waar zij wel staat"
                yield content.problem(f"{collection}/{key}", "M-016", message, hint)


def _swapped(plan: Plan, record: Maatregel) -> tuple[str, str]:
    """The field in which all who govern stand, where all at portefeuillehouders do not govern, and what to write; else nothing."""
    for name in ("intern", "trekker"):
        boards, there = record.portefeuillehouders, getattr(record, name)
        staff = (there,) if isinstance(there, str) else there
        if not (isinstance(boards, tuple) and isinstance(staff, tuple)):
            continue
        kinds = [{getattr(plan["rollen"].get(key), "soort", "") for key in keys} for keys in (boards, staff)]
        if kinds[1] == {"bestuurder"} and boards and kinds[0] <= {"team", "functie"}:
            right = ", ".join(boards)
            one = right if len(boards) == 1 else f"een van {right}, en zet de andere bij intern"
            return name, f"schrijf: portefeuillehouders: [{', '.join(staff)}] en {name}: {one if name == 'trekker' else f'[{right}]'}"
    return "", ""


def check_roles_are_of_their_kind(content: Content) -> Iterator[Problem]:
    """Who governs is portefeuillehouder, who works for the municipality is intern, and who does not is a partner."""
    plan, other = content.plan, {"portefeuillehouders": "intern", "intern": "portefeuillehouders"}
    for address, record in content.records():
        swapped, hint = _swapped(plan, record) if isinstance(record, Maatregel) else ("", "")
        if swapped:
            message = f"wat bij portefeuillehouders en wat bij {swapped} staat, is verwisseld"
            yield content.problem(f"{address}/portefeuillehouders", "M-022", message, hint)
        for name in other if address.startswith(("maatregelen/", "overige/")) and not swapped else ():
            keys = getattr(record, name, ())
            for key in () if isinstance(keys, Ontbreekt) else keys:
                role = plan["rollen"].get(key)
                if role is not None and (role.soort == "bestuurder") != (name == "portefeuillehouders"):
                    message = f"'{role.naam}' is een {role.soort}, en staat hier bij {name}"
                    there = getattr(record, other[name], ())
                    is_there = isinstance(there, tuple) and key in there
                    right = "noem hier de bestuurder, of haal deze weg" if name == "portefeuillehouders" else "haal deze hier weg"
                    place = content.place(f"rollen/{key}/soort")
                    kind = f"soort: bij deze rol ({place.file}, regel {place.line})"
                    hint = f"zet {key} bij {other[name]}, of verbeter {kind}"
                    if name == "portefeuillehouders" and re.match(r"(?i)(?:wethouder|burgemeester)\b", role.naam):
                        hint = f"verbeter {kind}: bestuurder; of zet {key} bij {other[name]}"
                    hint = f"'{key}' staat al bij {other[name]} (regel {content.place(f'{address}/{other[name]}').line}): {right}" if is_there else hint
                    yield content.problem(f"{address}/{name}/{key}", "M-022", message, hint)
        own, partners = plan.gegevens.gemeente, getattr(record, "partners", ())
        if isinstance(partners, tuple) and own in partners:
            hint = "partners zijn partijen buiten de gemeente: haal haar hier weg, en zet het team of de functie bij intern"
            yield content.problem(f"{address}/partners/{own}", "M-022", "de eigen gemeente staat hier als partner", hint)


def check_what_ended_had_begun(content: Content) -> Iterator[Problem]:
    """A measure or actie ends by a decision after the one on the plan, and not before the day of its own stand."""
    plan = content.plan
    taken = min((day for item, day in derive.dated(plan) if item.soort == DECISION), default=None)
    for key, measure in plan["maatregelen"].items():
        for part in (measure, *measure.acties):
            last = max((stand.peildatum for stand in part.standen), default=None)
            for day, what in ((taken, "het besluit over dit plan is van"), (last, "de laatste stand is van")):
                if part.vervallen and day and part.vervallen < day:
                    address = f"maatregelen/{key}" + ("" if part is measure else f"/acties/{part.id}")
                    message = f"dit verviel op {print_datum(part.vervallen)}, maar {what} {print_datum(day)}"
                    yield content.problem(f"{address}/vervallen", "M-025", message, "klopt het jaar? Zo nee, verbeter het; zo ja, verbeter de andere dag")
                    break


def homes_of_goals(plan: Plan) -> dict[str, str]:
    """Goal -> its priority."""
    home = {doel.id: key for key, priority in plan["prioriteiten"].items() for doel in priority.doelen}
    return home | {doel.id: plan.plaats.get(key, "") for key, theme in plan["themas"].items() for doel in theme.doelen}


def priority_of(plan: Plan, key: str) -> str:
    """The priority in whose folder a measure stands."""
    home = plan.plaats.get(key, "")
    return plan.plaats.get(home, home)
