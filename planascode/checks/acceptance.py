"""Problems that are known and stay: accepted in content with rule, place, reason and last day.

An acceptance works on the peildatum of the plan, until and including its last day, and only as long as it has a cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from planascode.checks.content import Content
from planascode.checks.measures import is_before_all
from planascode.derive import is_adopted
from planascode.meant import slip
from planascode.model import COLLECTIONS, Aanvaarding
from planascode.problems import Problem, errors, nearest
from planascode.reading import did_you_mean
from planascode.rules import RULES
from planascode.stages import DRAFT, GATES, STRICT, reached
from planascode.values import last_day, print_aantal, print_datum

_SINCE = {**GATES, "D-014": STRICT}
"""Rule -> from which stage on it can have a cause."""


def accept(content: Content, problems: Sequence[Problem]) -> tuple[list[Problem], dict[str, list[Problem]]]:
    """What stays a problem (with what is wrong with acceptances), and what each acceptance (by id) covers.

    In a plan that is not whole it cannot be said that an acceptance is of no use; where acceptances themselves are lost,
    nothing is said that they could cover.
    """
    covered: dict[str, list[Problem]] = {key: [] for key in content.plan["aanvaardingen"]}
    left: list[Problem] = []
    for problem in problems:
        key = next(
            (key for key, item in content.plan["aanvaardingen"].items() if _covers(content, item, problem)), None
        )
        (left if key is None else covered[key]).append(problem)
    if "aanvaardingen" in content.lost:
        left = [problem for problem in left if problem.level == "fout"]
    return [*left, *_wrong(content, problems, left), *_too_many(content, covered, left)], covered


_SHORT = 300
"""Up to how many signs the ids are named of which one is new."""


def _too_many(content: Content, covered: Mapping[str, Sequence[Problem]], left: Sequence[Problem]) -> Iterator[Problem]:
    """Acceptances that say for how many problems they were meant, and now cover more: probably those where more is wrong."""
    if errors(left):
        return  # when these are mended, the number may be another
    wrong = {"/".join(problem.address.split("/")[:2]) for problem in left if problem.level != "advies"}
    for key, item in content.plan["aanvaardingen"].items():
        if item.aantal is not None and 0 < len(covered[key]) < item.aantal and not content.lost:
            message = f"deze aanvaarding geldt voor {print_aantal(item.aantal)} meldingen, en het zijn er {len(covered[key])}"
            hint = f"is dat de bedoeling, schrijf dan: aantal: {len(covered[key])}, anders hoort u niet wat er later bij komt; "
            hint += "is er iets per ongeluk weg, zet dat terug"
            yield content.problem(f"aanvaardingen/{key}/aantal", "A-004", message, hint)
        if item.aantal is not None and len(covered[key]) > item.aantal:
            what = f"{item.regel} ({RULES[item.regel].naam})"
            message = f"deze aanvaarding van {what} geldt {print_aantal(item.aantal)} keer, en nu is het er {len(covered[key])}"
            new = [problem.address for problem in covered[key] if "/".join(problem.address.split("/")[:2]) in wrong]
            all_ids = ", ".join(dict.fromkeys(_own_id(problem.address) for problem in covered[key]))
            where = f"kijk wat erbij kwam ({all_ids})" if len(all_ids) < _SHORT else "zie met controleer --alles wat erbij kwam"
            where = f"kijk eerst in {content.place(new[0]).file}" if len(new) == 1 else where
            hint = f"{where}, en los het op; blijft het zo, schrijf dan: aantal: {len(covered[key])}"
            yield content.problem(f"aanvaardingen/{key}/aantal", "A-004", message, hint)


def _own_id(address: str) -> str:
    """The id of the record, actie or doel that an address is in."""
    parts = address.split("/")
    return parts[3] if len(parts) > 3 and parts[2] in ("acties", "doelen") else parts[1]


def _covers(content: Content, item: Aanvaarding, problem: Problem) -> bool:
    return (
        problem.level != "fout"
        and problem.code == item.regel
        and content.plan.gegevens.peildatum <= item.tot
        and not _names(content, problem).isdisjoint(item.bij)
    )


def _names(content: Content, problem: Problem) -> set[str]:
    """The ids that a problem is about: all in its address, what those stand in, and the plan; also as they were before."""
    names = {*problem.address.split("/"), content.plan.gegevens.id}
    for name in list(names):
        while (name := content.plan.plaats.get(name, "")) not in names and name:  # a thema may stand in a folder that is called as it is
            names.add(name)
    return names.union(*(content.formerly.get(name, ()) for name in names))


def _wrong(content: Content, problems: Sequence[Problem], left: Sequence[Problem]) -> Iterator[Problem]:
    is_judged = not content.lost and not errors(problems) and not is_before_all(content)  # else not every check was made
    for key, item in content.plan["aanvaardingen"].items():
        address = f"aanvaardingen/{key}"
        rule = RULES.get(item.regel)
        if rule is None:
            hint = f"schrijf: regel: {item.regel.upper()}" if item.regel.upper() in RULES else nearest(item.regel, RULES)
            yield content.problem(f"{address}/regel", "A-001", f"de regel '{item.regel}' bestaat niet", hint)
        elif rule.niveau == "fout":
            message = f"de regel '{item.regel}' kan niet aanvaard worden: zonder dit kan het plan niet gemaakt worden"
            yield content.problem(f"{address}/regel", "A-001", message, "los het op en haal deze aanvaarding weg")
        elif "plan" not in content.lost and content.plan.gegevens.peildatum > item.tot:
            message = f"deze aanvaarding gold tot en met {print_datum(item.tot)}"
            hint = "klopt het jaar? Schrijf bij tot: een latere dag; is het opgelost, haal deze aanvaarding dan weg"
            yield content.problem(f"{address}/tot", "A-002", message, hint)
        elif not reached(content.plan.gegevens.stadium, _SINCE.get(item.regel, DRAFT)):
            continue  # the rule does not look yet
        elif is_judged:
            yield from _in_vain(content, item, address, problems, left)


_INSTEAD = {"D-006": "D-037", "I-002": "I-013", "S-006": "S-004"}
"""Rule -> the one that is told of the same record where the answer to the first was changed and its cause was not."""
_ANSWERED_ELSEWHERE = {"I-005": "indicatoren", "M-003": "doelen"}
"""Rule -> the records that it is about, where another record answers it by naming them."""
_FIELD = {"M-004": "planning", "M-005": "trekker", "M-007": "planning", "M-008": "grondslag", "M-009": "indicatoren", "I-007": "nulmeting"}
"""Rule -> the field of a record that it is about."""
_FEW = 3
"""How many ids a hint about an id that is not there offers."""


def _in_vain(content: Content, item: Aanvaarding, address: str, problems: Sequence[Problem], left: Sequence[Problem]) -> Iterator[Problem]:
    """The places that an acceptance names and where its rule finds nothing (any more); ``left`` are the problems that nothing accepts."""
    found = [_names(content, problem) for problem in problems if problem.code in (item.regel, _INSTEAD.get(item.regel))]
    idle = [name for name in item.bij if not any(name in names for names in found)]
    if not idle:
        return
    known = {key for records in content.plan.records.values() for key in records}.union(*(place.split("/") for place in content.sources))
    slips = known & set[str]().union(*found)
    told = {name: (_idle(item, name), did_you_mean(near)) for name in idle if name not in known and (near := slip(name, slips))}
    bare = [problem for problem in left if problem.code == item.regel]
    open_ids = list(dict.fromkeys(_own_id(problem.address) for problem in bare))
    for name in idle if 0 < len(open_ids) <= _FEW else ():
        if name not in known and name not in told:
            hint = f"regel {item.regel} wordt gemeld bij {' en '.join(open_ids)}: schrijf dat id hier, als u dat bedoelt; anders: haal '{name}' weg"
            told[name] = f"er is geen stuk met id '{name}'", hint
    if gone := [name for name in idle if name not in told]:
        named = " en ".join(f"'{name}'" for name in gone)
        away = f"haal {named} weg uit deze rij" if len(gone) < len(item.bij) else "haal deze aanvaarding weg"
        inside = (home for home in content.sources if home.endswith((f"/doelen/{gone[0]}", f"/acties/{gone[0]}")))
        homes = [f"{name}/{gone[0]}" for name in content.plan.records]
        place = next((content.sources[home] for home in (*homes, *inside) if home in content.sources), None)
        fields = [content.sources[field] for home in homes if (field := f"{home}/{_FIELD.get(item.regel, '')}") in content.sources]
        exact = next(iter(fields), place)
        where = f" ({exact.file}, regel {exact.line})" if exact else ""
        remarks = [content.plan["opmerkingen"].get(name) for name in gone]
        is_remark = item.regel == "D-007" and all(remark is not None and remark.afgehandeld for remark in remarks)
        message, hint = _idle(item, *gone), f"kijk wat daar veranderde{where}: was dat niet de bedoeling, zet het terug; anders: {away}"
        by = sorted(content.named_in.get(gone[0], set()) - {place.file}) if place and gone[0] in content.plan[_ANSWERED_ELSEWHERE.get(item.regel, "")] else []
        hint = f"{by[0]} noemt '{gone[0]}' nu: klopt dat, {away}; zo niet, haal het daar weg" if by and len(gone) == 1 else hint
        if by and len(gone) == len(open_ids) == 1:
            hint = f"{by[0]} noemt '{gone[0]}' nu, en dit wordt nu gemeld bij '{open_ids[0]}': bedoelde u daar '{open_ids[0]}'? Zo niet, {away}"
        hint = f"is de opmerking nu beantwoord{where}, {away}; zo niet, schrijf daar weer: afgehandeld: nee" if is_remark else hint
        if not known.issuperset(gone):
            message = f"{named} is er niet meer, en staat hier nog bij wat aanvaard is"
            lists = [name for name in content.plan.records if COLLECTIONS.get(name, ("", "*"))[1].endswith("[]")]
            siblings = (f"{name}/{key}" for key in item.bij for name in lists)
            others = {content.sources[home].file for home in siblings if home in content.sources}
            file = others.pop() if len(others) == 1 else ""
            ended = "; liet een later besluit het vervallen, zet het dan ook terug, met: vervallen: en de dag" if is_adopted(content.plan) and not file else ""
            hint = f"is dat stuk per ongeluk weg, zet het dan terug{f' in {file}' if file else ''}{ended}; anders: {away}"
            if file.startswith("opmerkingen/"):
                hint = f"is ook het stuk weg waar zij bij hoorde, {away}; "
                hint += f"anders blijft een opmerking staan: zet haar terug in {file}, met afgehandeld: ja en het antwoord, en {away}"
            if said := _said(content, gone[0]):
                hint += f"; de woorden '{gone[0].replace('-', ' ')}' staan nog in {said}: kijk of dat nog klopt"
        told[gone[0]] = message, hint
    for name, (message, hint) in told.items():
        yield content.problem(f"{address}/bij/{item.bij.index(name) + 1}", "A-003", message, hint)


_TELLING = 8
"""From how many signs on the words of an id tell what it was."""


def _said(content: Content, key: str) -> str:
    """Where texts of the plan still have the words of an id that is not there any more."""
    if len(key) < _TELLING:
        return ""
    words = re.compile(rf"(?<![\w-]){'[ -]'.join(map(re.escape, key.split('-')))}(?![\w-])", re.IGNORECASE)
    found = content.register.anycase(max(key.split("-"), key=len))
    said = ((piece.address, match[0]) for piece in found if (match := words.search(piece.text)))
    places = dict.fromkeys((place.file, place.line) for place in (content.words(*where) for where in said))
    return " en ".join(f"{file}, regel {line}" for file, line in list(places)[:_FEW])


def _idle(item: Aanvaarding, *names: str) -> str:
    named = " en ".join(f"'{name}'" for name in names)
    return f"wat hier aanvaard is ({item.regel}: '{RULES[item.regel].naam}'), wordt bij {named} niet meer gemeld"


def check_acceptances_are_of_their_time(content: Content) -> Iterator[Problem]:
    """An acceptance ends with the plan, and no other one says the same of the same record."""
    end, seen = content.plan.gegevens.periode.eind, dict[tuple[str, str], str]()
    for key, item in content.plan["aanvaardingen"].items():
        if end and item.tot.year > last_day(end).year + 1:
            message = f"deze aanvaarding geldt tot en met {print_datum(item.tot)}, en het plan tot en met {print_datum(last_day(end))}"
            yield content.problem(f"aanvaardingen/{key}/tot", "A-005", message, f"schrijf een dag binnen de periode van het plan: {print_datum(last_day(end))}")
        is_over = content.plan.gegevens.peildatum > item.tot  # that is told by A-002
        for number, name in enumerate(() if is_over else item.bij, 1):
            if other := seen.get((item.regel, name)):
                message = f"regel {item.regel} is bij '{name}' al aanvaard" + (f", in '{other}'" if other != key else "")
                yield content.problem(f"aanvaardingen/{key}/bij/{number}", "A-005", message, f"haal '{name}' op een van de twee plaatsen weg")
            seen[item.regel, name] = key
        if not item.bij:
            hint = "schrijf bij welk stuk dit mag; voor het hele plan: bij: [" + content.plan.gegevens.id + "]"
            yield content.problem(f"aanvaardingen/{key}/bij", "A-005", "deze aanvaarding geldt bij geen enkel stuk", hint)
