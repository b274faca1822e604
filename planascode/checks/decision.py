"""A plan that can be decided on and published: the chain of decision, ground, basis, nothing in it that is still open."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from planascode.checks.content import Content, seen_from
from planascode.derive import dated, decision
from planascode.model import Moment
from planascode.problems import Problem
from planascode.stages import CHAIN, FORCE, GATES, KNOWN, PUBLICATION, STAGES, reached, stage_of
from planascode.values import DAY_AFTER, Ontbreekt, first_day, last_day, print_datum

_DAY = re.compile(r"\b[1-9]\d? [a-z]+ \d{4}\b")
_BODY = re.compile(r"\b(?:gemeente)?(raad|college|burgemeester)\b")


_JCI = re.compile(
    r"(?:jci)?1\.[0-9]+:(?:[cv]:[A-Z]{4}[0-9]{7}|CVDR[0-9]+(?:_[0-9]+)?)(?:&[a-z]+=(?:[\w.:()-]|%[0-9A-F]{2})+)*", re.ASCII
)
"""A reference in the Juriconnect form of wetten.overheid.nl: version, type, regulation, and where in it."""
_NUMBERS = {
    "gmb": (re.compile(r"gmb-[0-9]{4}-[0-9]+"), "gmb-JAAR-NUMMER", "het Gemeenteblad"),
    "cvdr": (re.compile(r"CVDR[0-9]+(?:_[0-9]+)?"), "CVDR en zes cijfers", "de Regelingenbank"),
}
"""Number of a publication -> how it is written, an example, and where it comes from."""


def looks(content: Content, code: str) -> bool:
    """Whether the plan has come to the stage from which this rule looks."""
    return reached(content.plan.gegevens.stadium, GATES[code])


def stands(content: Content) -> str:
    """How far the plan is, as the beginning of a sentence."""
    stadium = content.plan.gegevens.stadium
    how = {"concept": "is een concept", "ter vaststelling": "ligt ter vaststelling"}
    return f"het plan {how.get(stadium, f'is {stadium}')}"


def check_plan_has_come_to_its_stage(content: Content) -> Iterator[Problem]:
    """What must have happened by the plan's stage has a day, and the decision a body that took it."""
    for soort in stage_of(content.plan.gegevens.stadium).momenten:
        moments = [item for item in content.plan.gegevens.momenten if item.soort == soort]
        days = [item for item, _ in dated(content.plan) if item.soort == soort]
        if not moments and not any(soort in item.naam.casefold() for item in content.plan.gegevens.momenten):  # else D-032 tells
            message = f"{stands(content)}, maar bij momenten staat geen {soort}"
            hint = f"voeg bij momenten toe: een moment met soort: {soort} en de datum"
            yield content.problem("plan/stadium", "D-003", message, hint + (" en het orgaan" if soort == CHAIN[0] else ""))
        elif moments and not days:
            message = f"{stands(content)}, maar hier staat nog geen dag"
            after = moments[0].datum == DAY_AFTER and max((day for item, day in dated(content.plan) if item.soort == PUBLICATION), default=None)
            hint = f"schrijf: {print_datum(after + datetime.timedelta(days=1))}" if after else "vul de dag in, of verbeter het stadium"
            yield content.problem(f"plan/momenten/{moments[0].id}/datum", "D-003", message, hint)
        elif days and soort == CHAIN[0] and not any(item.orgaan for item in days):
            message = f"{stands(content)}, maar hier staat niet welk orgaan het besluit nam"
            hint = "voeg toe: orgaan: met een id uit namen/rollen.yaml"
            yield content.problem(f"plan/momenten/{days[0].id}", "D-003", message, hint)


def check_decision_comes_before_what_follows(content: Content) -> Iterator[Problem]:
    """Publication is not before the decision, and nothing is in force before it is published, unless it says that it works backwards."""
    first: dict[str, tuple[Moment, datetime.date]] = {}
    for item, day in dated(content.plan):
        if item.soort and (item.soort not in first or day < first[item.soort][1]):
            first[item.soort] = (item, day)
    early: dict[str, list[tuple[Moment, datetime.date]]] = {}
    for item, day in dated(content.plan):
        before = next((name for name in _before(item) if name in first and day < first[name][1]), None)
        if before:
            early.setdefault(before, []).append((item, day))
    for name, found in early.items():
        other, start = first[name]
        named = " en ".join(f"'{item.naam}' ({print_datum(day)})" for item, day in found)
        if len(found) == 1:
            at, message = found[0][0], f"{named} ligt vóór '{other.naam}' ({print_datum(start)})"
        else:  # it is rather the one day that is wrong
            at, message = other, f"'{other.naam}' ({print_datum(start)}) ligt na {named}"
        rest = [item for item in (other, *(item for item, _ in found)) if item is not at]
        own, *others = (content.place(f"plan/momenten/{item.id}/datum") for item in (at, *rest))
        lines = " of ".join(f"regel {place.line}" for place in others)
        hint = f"verbeter de dag hier of op {lines}: eerst het besluit, dan de bekendmaking, dan de inwerkingtreding"
        right, place = content.probable((print_datum(start),), others[0], own, everywhere=True) if len(found) == 1 else ("", "")
        if right:
            line = others[0].line
            latest = max(first[kind][1] for kind in _before(at) if kind in first)
            later = latest + datetime.timedelta(days=at.soort == FORCE)
            hint = f"waarschijnlijk is de dag hier fout, want {right} (regel {line}) staat ook {seen_from(own, place)}: "
            hint += f"schrijf hier {print_datum(later)} of later; "
            hint += f"is de dag hier met opzet veranderd, verbeter dan regel {line}"
        bound = max(first[kind][1] for kind in _before(found[0][0]) if kind in first)
        if len(found) == 1 and (meant := _meant_day(found[0][1], bound, at.soort == FORCE)):
            hint = f"bedoelde u {print_datum(meant)}? Zo niet, verbeter de dag hier of op {lines}"
        back = "; werkt het plan terug? Schrijf dan bij dat moment: terugwerkende_kracht: ja" if at.soort == FORCE else ""
        yield content.problem(f"plan/momenten/{at.id}/datum", "D-001", message, hint + back)


_ONE_FIGURE = 9
_SOON = 62
"""Within how many days a moment mostly follows on the one before it."""


def _meant_day(said: datetime.date, start: datetime.date, is_later: bool) -> datetime.date | None:
    """The day in another year, of this number in another month or with its figures turned round, on or soon after ``start``.

    ``is_later``: after it.
    """
    turned = int(str(said.day)[::-1]) if said.day > _ONE_FIGURE else said.day
    for day, month, year in ((said.day, said.month, start.year), (said.day, start.month, start.year), (turned, said.month, said.year)):
        try:
            meant = datetime.date(year, month, day)
        except ValueError:
            continue
        if (meant > start or (meant == start and not is_later)) and meant != said and (meant - start).days < _SOON:
            return meant
    return None


def _before(item: Moment) -> tuple[str, ...]:
    """The kinds of moment that must come before this one."""
    return CHAIN[: CHAIN.index(item.soort)] if item.soort and not item.terugwerkende_kracht else ()


def check_force_is_after_the_publication(content: Content) -> Iterator[Problem]:
    """A plan is in force from a day after that of its publication, and only that moment may have a day that is not known yet."""
    published = {day: item for item, day in dated(content.plan) if item.soort == PUBLICATION}
    for item, day in dated(content.plan):
        if item.soort == FORCE and day in published and not item.terugwerkende_kracht:
            message = f"'{item.naam}' is op de dag van de bekendmaking zelf: {print_datum(day)}"
            hint = "meestal is het de dag erna; klopt het zo, aanvaard de melding dan"
            yield content.problem(f"plan/momenten/{item.id}/datum", "D-015", message, hint)
        elif item.soort == FORCE and published and min(published) < day < max(published) and not item.terugwerkende_kracht:
            first, last = published[min(published)], published[max(published)]
            message = f"'{item.naam}' ({print_datum(day)}) ligt vóór '{last.naam}' ({print_datum(max(published))})"
            line = content.place(f"plan/momenten/{last.id}/datum").line
            early = content.place(f"plan/momenten/{first.id}/datum").line
            hint = f"klopt de dag op regel {line}? '{first.naam}' is van {print_datum(min(published))}. Zo nee, verbeter hem; is de bekendmaking verzet, "
            hint += f"verzet dan ook de dag hier en op regel {early}; klopt alles, aanvaard dit dan"
            yield content.problem(f"plan/momenten/{item.id}/datum", "D-015", message, hint)
    for item in content.plan.gegevens.momenten:
        if item.datum == DAY_AFTER and item.soort != FORCE:
            hint = f"schrijf de dag; alleen bij soort: {FORCE} kan dit"
            yield content.problem(f"plan/momenten/{item.id}/datum", "D-018", f"'{item.naam}' heeft geen eigen dag", hint)


def check_moments_stand_in_order(content: Content) -> Iterator[Problem]:
    """Moments stand in the order of their days, and the piece is dated before it is decided on."""
    plan = content.plan
    for (one, before), (two, after) in pairwise(dated(plan)):
        if one.soort == PUBLICATION and any(item.soort == FORCE and day < before for item, day in dated(plan)):
            continue  # that is told by D-001 or D-015
        in_chain = one.soort and two.soort and CHAIN.index(one.soort) < CHAIN.index(two.soort)
        if after < before and not in_chain:
            message = f"'{two.naam}' ({print_datum(after)}) staat na '{one.naam}' ({print_datum(before)})"
            lines = " of ".join(str(content.place(f"plan/momenten/{item.id}/datum").line) for item in (one, two))
            year = "klopt het jaar? " if before.year != after.year else ""
            hint = f"{year}verbeter een van de data (regel {lines}); kloppen zij, zet de momenten dan op volgorde van hun datum"
            yield content.problem(f"plan/momenten/{two.id}", "D-002", message, hint)
    decided = [day for item, day in dated(plan) if item.soort == "besluit"]
    written = plan.gegevens.datum
    if decided and not isinstance(written, Ontbreekt) and written > max(decided):
        said = print_datum(written), print_datum(max(decided))
        message = f"het stuk is van {said[0]}, na het besluit van {said[1]}"
        other = next(f"plan/momenten/{item.id}/datum" for item, day in dated(plan) if item.soort == "besluit" and day == max(decided))
        yield content.problem("plan/datum", "D-002", message, content.either(other, "plan/datum", *said, everywhere=True))
    for key, bijlage in plan["bijlagen"].items():
        if decided and isinstance(bijlage.datum, datetime.date) and bijlage.datum > max(decided):
            message = f"de bijlage is van {print_datum(bijlage.datum)}, na het besluit van {print_datum(max(decided))}"
            other = next(f"plan/momenten/{item.id}/datum" for item, day in dated(plan) if item.soort == "besluit" and day == max(decided))
            yield content.problem(at := f"bijlagen/{key}/datum", "D-002", message, content.either(other, at))


_FAR = 5
"""More years than this before or after the plan, a day is a slip of the pen."""


def check_moments_say_what_they_are(content: Content) -> Iterator[Problem]:
    """A moment agrees with itself: its name with its kind, its number with its kind and year, its day with the plan's years."""
    period = content.plan.gegevens.periode
    years = (first_day(period.begin).year if period.begin else None, last_day(period.eind).year if period.eind else None)
    published = [day for item, day in dated(content.plan) if item.soort == PUBLICATION]
    for item in content.plan.gegevens.momenten:
        day = item.datum if isinstance(item.datum, datetime.date) else None
        kinds = [kind for kind in CHAIN if kind in item.naam.casefold()]
        number = next((name for name in _NUMBERS if isinstance(getattr(item, name), str)), "")
        year = re.match(r"gmb-(\d{4})-", str(item.gmb))
        far = day is not None and ((years[0] and day.year < years[0] - _FAR) or (years[1] and day.year > years[1] + _FAR))
        said = next((match[0] for match in _DAY.finditer(item.naam)), "")
        rows = (
            (
                "datum", day and said and said != print_datum(day), f"de naam noemt {said}, en bij datum staat {day and print_datum(day)}",
                content.either(f"plan/momenten/{item.id}/naam", f"plan/momenten/{item.id}"),
            ), (
                "soort", item.soort and kinds and item.soort not in kinds, f"dit moment heet '{item.naam}', en de soort is {item.soort}",
                f"schrijf: soort: {''.join(kinds[:1])}; of verbeter de naam",
            ), (
                number, number and item.soort != PUBLICATION, f"'{item.naam}' is geen bekendmaking en heeft een nummer daarvan",
                "zet het nummer bij het moment met soort: bekendmaking",
            ), (
                "gmb", year and day and int(year[1]) != day.year, f"het nummer is van {year and year[1]}, en dit moment van {day and day.year}",
                "verbeter het nummer of de datum",
            ), (
                "datum", far, f"{day and print_datum(day)} is meer dan {_FAR} jaar buiten de periode van het plan",
                "is dit een tikfout, verbeter het jaar; klopt het, aanvaard de melding dan",
            ), (
                "terugwerkende_kracht", item.terugwerkende_kracht and day and published and day > max(published),
                "dit moment is na de bekendmaking, dus het plan werkt niet terug", "haal terugwerkende_kracht weg, of verbeter een van de data",
            ),
        )  # fmt: skip
        for field, is_wrong, message, hint in rows:
            if is_wrong:
                yield content.problem(f"plan/momenten/{item.id}/{field}", "D-032", message, hint)


def check_moments_agree_with_documents(content: Content) -> Iterator[Problem]:
    """A moment that names a document is of the day on which that was adopted, if both say that it was by the same body."""
    documents = [item for item in content.plan["documenten"].values() if isinstance(item.vastgesteld, datetime.date) and item.orgaan]
    for moment, day in dated(content.plan):
        for item in documents:
            name = re.sub(r"(?: [A-Z]\w+)?(?: \d{4}\W+\d{4})$", "", item.naam)
            if name == item.naam or name not in moment.naam:
                continue
            if item.vastgesteld == day and moment.orgaan and item.orgaan != moment.orgaan:
                message = f"'{moment.naam}' is van het orgaan '{moment.orgaan}', en het document '{item.id}' is van '{item.orgaan}'"
                yield content.problem(at := f"documenten/{item.id}/orgaan", "D-032", message, content.either(f"plan/momenten/{moment.id}/orgaan", at))
            if item.orgaan == moment.orgaan and item.vastgesteld != day:
                message = f"'{moment.naam}' is hier van {print_datum(day)}, en het document '{item.id}' is vastgesteld op {print_datum(item.vastgesteld)}"
                at = f"plan/momenten/{moment.id}/datum"
                days = (print_datum(day), print_datum(item.vastgesteld))
                yield content.problem(at, "D-032", message, content.either(f"documenten/{item.id}/vastgesteld", at, *days, everywhere=True))


def check_versions_follow_each_other(content: Content) -> Iterator[Problem]:
    """The versions of a plan stand with the oldest first, each has its own number, and none is of later than the peildatum."""
    gegevens, numbers, newest = content.plan.gegevens, set[str](), datetime.date.min
    for place, item in enumerate(gegevens.versies, 1):
        if item.nummer in numbers:
            message = f"versie {item.nummer} staat er twee keer"
            yield content.problem(f"plan/versies/{place}/nummer", "D-033", message, "geef een van de twee haar eigen nummer")
        numbers.add(item.nummer)
        if isinstance(item.datum, datetime.date):
            wrong = "na de peildatum" if item.datum > gegevens.peildatum else "vóór de versie erboven" if item.datum < newest else ""
            message = f"versie {item.nummer} is van {print_datum(item.datum)}, {wrong}"
            if wrong:
                yield content.problem(f"plan/versies/{place}/datum", "D-033", message, "zet de oudste versie bovenaan, of verbeter een van de data")
            newest = max(newest, item.datum)


_UNFINISHED = re.compile(r"\b(?:concept(?:versie)?|kopie|nog invullen|def(?:initief)?\.? ?v?\d+|v\d{1,2})\b", re.IGNORECASE)


def check_title_is_that_of_what_was_decided(content: Content) -> Iterator[Problem]:
    """The title of an adopted plan says no more that it is a draft or a copy."""
    gegevens = content.plan.gegevens
    for field in ("titel", "ondertitel", "citeertitel") if stage_of(gegevens.stadium).adopted else ():
        if match := _UNFINISHED.search(str(getattr(gegevens, field) or "")):
            message = f"{stands(content)}, en hier staat '{match[0]}'"
            yield content.word_problem(f"plan/{field}", match[0], "D-034", message, f"haal '{match[0]}' weg uit de titel, of verbeter het stadium")


def check_stage_is_as_far_as_the_days(content: Content) -> Iterator[Problem]:
    """An adopted plan that came into force says so."""
    gegevens = content.plan.gegevens
    is_before = stage_of(gegevens.stadium).adopted and not reached(gegevens.stadium, "in werking")
    for item, day in dated(content.plan) if is_before else ():
        if item.soort == FORCE and day <= gegevens.peildatum:
            message = f"het stadium is '{gegevens.stadium}', maar volgens '{item.naam}' werkt het plan sinds {print_datum(day)}"
            hint = f"schrijf: stadium: in werking; of verbeter de dag op regel {content.place(f'plan/momenten/{item.id}/datum').line}"
            yield content.problem("plan/stadium", "D-035", message, hint)


_YEARS = re.compile(r"\b(20\d\d) ?(?:-|–|/|t/m|tot en met) ?(?:20)?(\d\d)\b")


def check_title_names_the_years_of_the_plan(content: Content) -> Iterator[Problem]:
    """Years in the title, under it and in the name to cite are those of the plan's period."""
    gegevens = content.plan.gegevens
    if not (gegevens.periode.begin and gegevens.periode.eind):
        return
    own = (first_day(gegevens.periode.begin).year, last_day(gegevens.periode.eind).year)
    line = content.place("plan/periode").line
    for field in ("titel", "ondertitel", "citeertitel"):
        for match in _YEARS.finditer(str(getattr(gegevens, field) or "")):
            if (int(match[1]), int(f"20{match[2]}")) != own:
                message = f"hier staat {match[0]}, maar de periode van het plan is {own[0]} t/m {own[1]}"
                yield content.word_problem(f"plan/{field}", match[0], "D-030", message, f"verbeter de jaren hier, of op regel {line}")


def check_status_agrees_with_the_stage(content: Content) -> Iterator[Problem]:
    """The words of the status begin with no other stage than the plan's own, or one that an adopted plan went through."""
    gegevens = content.plan.gegevens
    for name, stage in STAGES.items():
        is_past = stage.adopted and reached(gegevens.stadium, name)
        if (gegevens.status or "").casefold().startswith(stage.woord.casefold()) and name != gegevens.stadium and not is_past:
            message = f"de status begint met '{stage.woord}', maar het stadium is '{gegevens.stadium}'"
            hint = f"haal de status weg, dan volgt hij uit het stadium; of is het plan nog zover niet, schrijf dan: stadium: {name}"
            yield content.problem("plan/status", "D-013", message, hint)


def check_nothing_is_open_that_must_be_known(content: Content) -> Iterator[Problem]:
    """What a decision or a publication says of the plan is known by then."""
    gegevens = content.plan.gegevens
    for name, since in KNOWN.items():
        if isinstance(getattr(gegevens, name), Ontbreekt) and reached(gegevens.stadium, since):
            message = f"{stands(content)} en '{name}' staat nog open"
            yield content.problem(f"plan/{name}", "D-014", message, "vul het in; kan dat niet, aanvaard de melding dan")


def check_publication_has_its_numbers(content: Content) -> Iterator[Problem]:
    """The numbers of Gemeenteblad and Regelingenbank are there after the publication, and not before."""
    moments = [item for item in content.plan.gegevens.momenten if item.soort == PUBLICATION]
    for name, (_, example, where) in _NUMBERS.items():
        numbered = [item for item in moments if isinstance(getattr(item, name), str)]
        if not looks(content, "D-016"):
            for item in numbered:
                message = f"{stands(content)} en hier staat al een nummer van de bekendmaking"
                hint = "dat nummer komt pas bij de bekendmaking; haal het weg, of verbeter het stadium"
                yield content.problem(f"plan/momenten/{item.id}/{name}", "D-016", message, hint)
        elif moments and not numbered:
            message = f"bij de bekendmaking ontbreekt het nummer in {where}"
            yield content.problem(f"plan/momenten/{moments[0].id}", "D-016", message, f"voeg toe: {name}: met het nummer dat u kreeg, in de vorm {example}")


def check_numbers_are_written_well(content: Content) -> Iterator[Problem]:
    """A number of a publication and a reference to an article have the form in which KOOP writes them."""
    gegevens = content.plan.gegevens
    code = gegevens.organisatiecode
    if isinstance(code, str) and not re.fullmatch(r"[a-z]{2,4}[0-9]{4,5}", code):
        digits = re.fullmatch(r"\D*([0-9]{4})", code)
        hint = f"schrijf: gm{digits[1]}" if digits else "schrijf gm met de vier cijfers van de gemeente, bijvoorbeeld: gm1895"
        yield content.problem("plan/organisatiecode", "D-017", f"'{code}' is geen code van een organisatie", hint)
    for item in gegevens.momenten:
        for name, (form, example, where) in _NUMBERS.items():
            said = getattr(item, name)
            if isinstance(said, str) and not form.fullmatch(said):
                hint = f"neem het over zoals het er staat, in de vorm {example}"
                yield content.problem(f"plan/momenten/{item.id}/{name}", "D-017", f"'{said}' is geen nummer van {where}", hint)
    for number, ground in enumerate(() if isinstance(gegevens.grondslag, Ontbreekt) else gegevens.grondslag, 1):
        if ground.jci is not None and not _JCI.fullmatch(ground.jci):
            hint = "neem haar over van wetten.overheid.nl: 1.0:c:BWBR0005537&artikel=4%3A81&g=2026-01-01"
            yield content.problem(f"plan/grondslag/{number}/jci", "D-017", f"'{ground.jci}' is geen JCI-verwijzing", hint)


def check_status_names_a_day_of_the_plan(content: Content) -> Iterator[Problem]:
    """A day in the words of the status is that of a moment: a title page and its own table do not contradict each other."""
    days = dict.fromkeys(print_datum(day) for _, day in dated(content.plan))
    status = content.plan.gegevens.status or ""
    kind = next((stage.momenten[-1] for stage in STAGES.values() if stage.momenten and status.startswith(stage.woord)), "")
    own = [print_datum(day) for item, day in dated(content.plan) if item.soort == kind]
    taken, body = decision(content.plan), _BODY.search(status.casefold())
    role = content.plan["rollen"].get(taken[0].orgaan or "") if taken else None
    if kind and body and role is not None and body[1] not in f"{role.id} {role.naam}".casefold():
        message = f"de status noemt '{body[0]}', maar bij '{taken[0].naam if taken else ''}' staat het orgaan '{role.id}'"
        hint = content.either(f"plan/momenten/{taken[0].id if taken else ''}/orgaan", "plan/status")
        yield content.problem("plan/status", "D-012", message, f"kijk in het besluit wie het nam, en {hint}")
    for match in _DAY.finditer(status):
        if match[0] in days and own and match[0] not in own:
            message = f"de status noemt {match[0]}, en {'het' if kind == CHAIN[0] else 'de'} {kind} is van {' of '.join(own)}"
            yield content.word_problem("plan/status", match[0], "D-012", message, f"schrijf: {own[-1]}; of verbeter de dag bij momenten")
        if match[0] not in days:
            message = f"bij momenten staat geen {match[0]}"
            hint = f"verbeter de dag hier of bij momenten; daar staat: {', '.join(days)}" if days else "zet die dag ook bij het moment"
            yield content.word_problem("plan/status", match[0], "D-012", message, hint)
