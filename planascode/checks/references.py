"""Every id that is referred to exists, in the right collection."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from planascode import otherwords
from planascode.checks.content import REFERRED, Content
from planascode.checks.pieces import long_words
from planascode.derive import is_adopted
from planascode.fields import annotation
from planascode.forms import found_in, how_to_add
from planascode.meant import slip, squeezed
from planascode.model import COLLECTIONS, HOOGSTE_EDITIE, NERGENS, Naar, Plan, Prioriteit
from planascode.problems import Problem, nearest
from planascode.values import is_id
from planascode.yamltree import LOST_ID

SINGULAR = {
    "organisaties": "organisatie", "rollen": "rol", "afkortingen": "afkorting", "documenten": "document", "assen": "as",
    "toestanden": "toestand", "grondslagen": "grondslag", "middelen": "soort middelen", "codes": "code",
    "dekkingen": "dekking", "randvoorwaarden": "randvoorwaarde", "onderdelen": "onderdeel", "invullingen": "invulling",
    "prioriteiten": "prioriteit", "themas": "thema", "doelen": "doel", "maatregelen": "maatregel",
    "indicatoren": "indicator", "budgetposten": "budgetpost", "overige": "overige prioriteit", "bijlagen": "bijlage",
    "figuren": "figuur", "publicaties": "publicatie", "woorden": "woord", "personen": "persoon", "talen": "taal",
    "opmerkingen": "opmerking", "besluiten": "besluit",
    "aanvaardingen": "aanvaarding", "*": "stuk",
}  # fmt: skip
"""Collection -> what one of its records is called in a message."""


def check_references_resolve(content: Content) -> Iterator[Problem]:
    """A reference names a record of its collection; where that is empty, one problem names all ids that are asked of it."""
    empty: dict[tuple[str, ...], tuple[Problem, list[str]]] = {}
    hints: dict[tuple[str, tuple[str, ...], str], str] = {}
    back: dict[tuple[str, tuple[str, ...], str], str] = {}
    for address, hint, value in content.leaves():
        extra = annotation(hint)
        if not isinstance(extra, Naar) or not isinstance(value, str):
            continue
        is_free = extra.collections == ("*",)
        collections = tuple(content.plan.records) if is_free else extra.collections
        if is_free and value in address.split("/")[1:-1]:
            yield content.problem(address, "R-003", "dit stuk verwijst naar zichzelf", _CHOOSE)
            continue
        if any(value in content.plan[name] for name in collections) or content.is_lost(value, collections):
            continue
        known = any(content.plan[name] for name in collections)
        if not is_id(value) or (not known and (collections == _AXES or not content.lost.isdisjoint(collections))):
            continue
        if not known and collections in empty:
            empty[collections][1].append(value)
            continue
        home = address.rpartition("/")[0]
        key = (value, collections, home if is_free or _ORDER.fullmatch(home) else "")
        hint_text = hints[key] = hints.get(key) or _instead(content, value, extra, home)
        if is_free or address.endswith(f"/{value}"):
            with_it = _WITH_IT.get(address.partition("/")[0], "deze verwijzing") if is_free else f"'{value}'"
            hint_text = or_gone(hint_text, value, with_it)
        elif _OFFER.fullmatch(hint_text):
            hint_text = or_gone(hint_text, value, "", found_in(extra))
        kind = " of ".join(SINGULAR[name] for name in extra.collections)
        with_it = _WITH_IT.get(address.partition("/")[0], "deze verwijzing")
        if (value, collections, with_it) not in back:
            back[value, collections, with_it] = was_there(content, value, extra, with_it)
        hint_text = back[value, collections, with_it] or hint_text
        if is_adopted(content.plan) and extra.collections == ("maatregelen",) and _ORDER.fullmatch(home) and hint_text.startswith("in de map"):
            hint_text = hint_text.partition("; moet het weg")[0]
            hint_text += f"; verviel de maatregel door een later besluit, schrijf er dan de dag in, zoals: vervallen: {_a_day(content)}"
        problem = content.problem(address, "R-003", f"er is geen {kind} met id '{value}'", hint_text)
        if known:
            yield problem
        else:
            empty[collections] = (problem, [value])
    for problem, (first, *values) in empty.values():
        also = [f"'{value}'" for value in dict.fromkeys(values) if value != first]
        rest = f" en nog {len(also) - _NAMED}" if len(also) > _NAMED else ""
        more = f"; daar staat nog niets: ook {', '.join(also[:_NAMED])}{rest} {'ontbreken' if len(also) > 1 else 'ontbreekt'}" if also else ""
        yield replace(problem, hint=problem.hint + more)


_AXES = ("assen",)
"""A legend without axes is told by L-001."""
_NAMED = 8
"""The most ids that one problem names."""
_CHOOSE = "schrijf hier het id van een ander stuk uit het plan"
_WITH_IT = {"opmerkingen": "de opmerking"}
"""Collection -> what to take away when what its record refers to is gone, if not the reference."""


_SHORT = 4
"""How many letters an id has that may be a part of many names."""
_ORDER = re.compile("(prioriteiten|themas)/([^/]+)/(themas|maatregelen)")
"""The address of a list that gives the order of what stands in the folder of its record."""


ANY = Naar(("*",))
"""Of a reference to whatever record."""
_FILES = frozenset({"prioriteiten", "themas", "maatregelen", "overige", "bijlagen"})
"""Collections of which a record is a file, that must have its name (R-002)."""


def was_there(content: Content, value: str, naar: Naar, with_it: str = "deze verwijzing") -> str:
    """What to do about an id that is not there and that more than one file names: its record was there; else empty."""
    files = content.named_in.get(value, ())
    collections = tuple(content.plan.records) if naar == ANY else naar.collections
    known = [key for name in collections for key in content.plan[name]]
    is_slip = bool(slip(value, known)) or any(value in found for found in content.plan.records.values())
    if len(files) < 2 or not known or _FILES.issuperset(naar.collections) or now_called(content.plan, value) or is_slip:
        return ""
    lists = [name for name in collections if naar != ANY or (COLLECTIONS.get(name, ("", ""))[1].endswith("[]") and name not in HOOGSTE_EDITIE | NERGENS)]
    near = [key for name in lists for key in _renamed(content, value, name, 1 if naar == ANY else _SAME_WORDS)]
    where = "thema.yaml of prioriteit.yaml" if "doelen" in naar.collections else found_in(naar)
    goals = _goals_beside(content, files) if naar.collections == ("doelen",) and not near else []
    if len({content.place(goal).file for goal in goals}) == 1:
        where = content.place(goals[0]).file
        near = [goals[0].rpartition("/")[2]] if len(goals) == 1 else near
    if not near and len(lists) == 1:
        free = [key for key in content.plan[lists[0]] if key not in content.named_in]
        parts = set(value.split("-"))
        near = [key for key in free if parts <= set(key.split("-"))] or [key for key in free if long_words(value) & long_words(key)]
        near = near if len(near) == 1 else []
    begin, same = f"dit id staat in {len(files)} bestanden", "(een naam mag veranderen, een id niet)"
    if (naar == ANY or not _FILES.isdisjoint(naar.collections)) and len(near) != 1:  # it may have been a file
        ended = f"; verviel een maatregel door een later besluit, zet haar ook terug, met de dag erin, zoals: vervallen: {_a_day(content)}"
        more = ended if is_adopted(content.plan) else ""
        return f"{begin}: is het stuk per ongeluk weg, zet het dan terug{more}; moet het weg, haal dan ook {with_it} weg"
    if len(near) == 1:
        now = "heet het stuk nu" if naar == ANY else f"heet het in {where} nu"
        asked = f"{now} '{near[0]}'? Schrijf daar dan weer: id: {value} {same}"
        return f"{begin}: {asked}; is het daar weg, zet het dan terug; moet het hier weg, {_choose(naar)}"
    free = [key for key in known if key not in content.named_in] if len(collections) == 1 and not goals else []
    perhaps = f" (misschien {' of '.join(free)})" if 0 < len(free) <= _NAMED else ""
    other = f"kreeg het in {where} een ander id{perhaps}, schrijf daar dan weer: id: {value} {same}"
    away = "" if perhaps else f"; moet het hier weg, {_choose(naar)}"
    return f"{begin}: {other}; is het daar weg, zet het dan terug{away}"


def _goals_beside(content: Content, files: Iterable[str]) -> list[str]:
    """The addresses of the goals that nothing names, of a thema or prioriteit in whose folder one of these files stands."""
    homes = {PurePosixPath(file).parent.name for file in files}
    owners = [(f"{name}/{key}", record) for name in ("themas", "prioriteiten") for key, record in content.plan[name].items() if key in homes]
    return [f"{address}/doelen/{goal.id}" for address, record in owners for goal in record.doelen if goal.id not in content.named_in]


def _a_day(content: Content) -> str:
    """A day as an example, of the plan's own time."""
    return f"1 september {content.plan.gegevens.peildatum.year}"


_SAME_WORDS = 0.51
"""From which share of all words of two ids on one may be the other one, changed."""


def _renamed(content: Content, value: str, collection: str, share: float = _SAME_WORDS) -> Iterator[str]:
    """The ids of a collection that nothing names and that have so much of ``value`` in them, or that are called so."""
    words = {*value.split("-")}
    for key, record in content.plan[collection].items():
        parts = {*key.split("-")}
        names = (getattr(record, field, None) for field in ("naam", "kort", "afkorting"))
        is_called = any(isinstance(name, str) and squeezed(name) == squeezed(value) for name in names)
        if key not in content.named_in and (is_called or len(words & parts) / len(words | parts) >= share):
            yield key


def _choose(naar: Naar) -> str:
    if naar == ANY:
        return _CHOOSE
    return "kies een doel: een id onder doelen: in thema.yaml of prioriteit.yaml" if "doelen" in naar.collections else f"kies een id uit {found_in(naar)}"


def _instead(content: Content, value: str, naar: Naar, home: str) -> str:
    """What to write for an id that is not there; ``home`` is the address of the record or list that it stands in."""
    if now := now_called(content.plan, value, naar.collections):
        return f"dit stuk heet nu '{now}'"
    if naar.collections == ("*",):
        return with_kind(nearest(value, readable(content.plan) - {home.rpartition("/")[2]}), content.plan) or _CHOOSE
    choose = _choose(naar)
    if naar.collections == ("toestanden",) and value in otherwords.ENDED:
        return otherwords.ENDS
    colour = otherwords.coloured(value, {key: item.toon for key, item in content.plan["toestanden"].items()})
    if naar.collections == ("toestanden",) and colour:
        return colour
    if value in otherwords.SUMS and "/waarnemingen/" in home:
        return "een totaal of verschil schrijft u niet op, dat rekent het programma uit: haal deze regel weg"
    known = [key for name in naar.collections for key in content.plan[name]]
    elsewhere = next((name for name, found in content.plan.records.items() if value in found), "")
    if elsewhere in _OF_OTHERS and naar.collections == (_OF_OTHERS[elsewhere][0],):
        name = content.plan[elsewhere][value].naam
        if same := [key for key in known if content.plan[naar.collections[0]][key].naam == name]:
            return f"dit is een {SINGULAR[elsewhere]}; bedoelde u '{same[0]}', de {SINGULAR[naar.collections[0]]} die net zo heet?"
        return f"dit is een {SINGULAR[elsewhere]}: haal het id hier weg, en zet het bij {_OF_OTHERS[elsewhere][1]}; of {choose}"
    if elsewhere:
        longer = [key for key in known if f"-{value}-" in f"-{key}-"]
        meant = f"bedoelde u '{longer[0]}'? Anders: " if len(longer) == 1 else ""
        return f"dit is een {SINGULAR[elsewhere]}; {meant}{choose}"
    if order := _ORDER.fullmatch(home):
        listed = getattr(content.plan[order[1]][order[2]], order[3])
        known = [key for key in known if content.plan.plaats.get(key) == order[2] and key not in listed]
        choose = f"in de map '{order[2]}' staat geen {'map' if order[3] == 'themas' else 'bestand'} met die naam"
        return nearest(value, known) or choose
    near = nearest(value, known)
    words = re.compile(rf"(?<!\w){re.escape(value.replace('-', ' '))}(?!\w)", re.IGNORECASE)
    records = [item for name in naar.collections for item in content.plan[name].items()]
    part = [key for key, item in records if len(value) > _SHORT and words.search(getattr(item, "naam", ""))]
    part = part if len(part) == 1 else [key for name in naar.collections for key in _renamed(content, value, name)]
    near = near if _OFFER.fullmatch(near) or len(part) != 1 else f"bedoelde u '{part[0]}'?"
    add = "" if _OFFER.fullmatch(near) else how_to_add(naar, value)
    never = "; noem nooit een persoon" if add and "rollen" in naar.collections else ""
    if f"id: {value}," in add and (not near or ("organisaties" in naar.collections and not _OFFER.fullmatch(near))):
        return f"{_with_its_name(content, add.removeprefix('; '), value, home)}{never}" + (f"; anders: {near or choose}" if known else "")
    return f"{near or choose}{add}{never}" if near or add else f"{choose}, of zet het daar eerst bij"


def _with_its_name(content: Content, row: str, value: str, home: str) -> str:
    """A row to add, with the name that the file around a lost id has words for."""
    own = value.replace("-", " ")
    name = re.compile(rf"(?<![\w-])(?:De |Het )?((?:(?!De |Het )[A-Z][^\W\d_]+ )*{own[:1].upper()}(?i:{re.escape(own[1:])}))(?![\w-])")
    found = {match[1] for match in name.finditer(content.files.get(content.place(home).file, ""))}
    return row.replace("naam: ...", f"naam: {found.pop()}", 1) if len(found) == 1 else row


def now_called(plan: Plan, value: str, collections: tuple[str, ...] = ("*",)) -> str:
    """The id of the record of these collections that had the id ``value`` before; empty when there is none."""
    names = tuple(plan.records) if collections == ("*",) else collections
    return next((key for name in names for key, record in plan[name].items() if value in record.voorheen), "")


_OF_OTHERS = {"rollen": ("organisaties", "intern, als het werk van de eigen gemeente is"), "organisaties": ("rollen", "partners, als zij van buiten komt")}
"""What is not this -> the collection in whose place it is often put, and the field where it belongs."""


def by_name(problem: Problem, plan: Plan, files: Mapping[str, str]) -> Problem:
    """A problem of words that can be no id, with the id of the record that has them as its name."""
    lines = files.get(problem.source.file, "").splitlines() if problem.code == "V-011" else []
    line = lines[problem.source.line - 1] if problem.source.line <= len(lines) else ""
    begin = problem.source.column - 1
    words = line[begin : begin + problem.source.width].strip("'\" ").casefold()
    if not words or re.search(r"\bid: *['\"]?$", line[:begin]):
        return problem
    for collection, records in plan.records.items():
        for key, record in records.items():
            names = (getattr(record, "naam", None), *(getattr(record, name, None) for name in ("kort", "afkorting")), *getattr(record, "varianten", ()))
            if words in (name.casefold() for name in names if isinstance(name, str)):
                hint = f"dat is de naam van een {SINGULAR[collection]}; schrijf hier het id: {key}"
                return replace(problem, hint=hint, edits=problem.edits if all(edit.new == key for edit in problem.edits) else ())
    short = words.removeprefix("de ").removeprefix("het ")
    near = [key for name in ("rollen", "organisaties") for key, item in plan[name].items() if len(short) > 3 and item.naam.casefold().endswith(short)]
    return replace(problem, hint=f"bedoelde u '{near[0]}'?") if len(near) == 1 and not problem.edits else problem


def with_lost_id(problem: Problem, content: Content) -> Problem:
    """The problem that the line with a record's id is gone, with the one id that is named elsewhere and that no record has."""
    if problem.message != LOST_ID:
        return problem
    nested = (address.split("/")[-2] for address in content.sources if address.endswith("/id"))
    known = {content.plan.gegevens.id, *nested, *(key for found in content.plan.records.values() for key in found)}
    named = dict.fromkeys((*content.named_in, *(name for item in content.plan["aanvaardingen"].values() for name in item.bij if "-" in name)))
    lacking = [key for key in named if key not in known]
    places = [
        f"{path}, regel {number}"
        for path, text in content.files.items() if lacking and lacking[0] in text and path != problem.source.file
        for number, line in enumerate(text.split("\n"), 1) if re.search(rf"(?<![\w-]){re.escape(lacking[0])}(?![\w-])", line)
    ]  # fmt: skip
    if len(lacking) != 1 or not places:
        return problem
    hint = problem.hint.replace("- id: met het id van dit stuk", f"- id: {lacking[0]}")
    return replace(problem, hint=f"{hint}; dat id staat nog in {places[0]}, en er is geen stuk dat zo heet")


def readable(plan: Plan) -> set[str]:
    """The ids of what a reader can be sent to: not of what is there for the makers only."""
    return {key for name, found in plan.records.items() if name not in HOOGSTE_EDITIE | NERGENS for key in found}


def with_kind(hint: str, plan: Plan) -> str:
    """The hint, with what kind of record it offers: it may be another kind than the author has in mind."""
    match = _OFFER.fullmatch(hint)
    kind = next((SINGULAR[name] for name, found in plan.records.items() if match[1] in found), "hoofdstuk") if match else ""
    return f"{hint} Dat is een {kind}" if kind else hint


_OFFER = re.compile(r"bedoelde u '(.+)'\?(?: Dat is .+)?")


LINK = "schrijf achter # het id van een stuk of hoofdstuk"
"""The hint for a link to an id that is like no other."""


def or_gone(hint: str, value: str, with_it: str = "deze verwijzing", where: str = "") -> str:
    """A hint for an id that is not there, with what to do when it is no slip of the pen: its record may have been taken away.

    ``with_it`` is what goes with it (empty: what needs it must stay), ``where`` the file in which it stood.
    """
    near = _OFFER.fullmatch(hint)
    if hint.startswith(("dit is een", "dit stuk heet nu")) or (near and slip(value, [near[1]])):
        return hint
    if " niet (meer) bij, zet " in hint:
        return f"{hint}; moet het hier weg, haal dan {with_it or 'deze verwijzing'} weg"
    if near:
        hint += f"{'' if hint.endswith('?') else '.'} Een id verandert niet: veranderde u het, zet dan bij dat stuk: voorheen: [{value}]."
    if hint == LINK:
        return f"is dat stuk per ongeluk weg, zet het dan terug; moet het weg, haal dan ook {with_it} weg; anders: {hint}"
    begin = " I" if near else "; i"
    back = f"zet {value} dan terug in {where}" if where else "zet het dan terug"
    return f"{hint}{begin}s dat stuk per ongeluk weg, {back}" + (f"; moet het weg, haal dan ook {with_it} weg" if with_it else "")


def check_order_lists_name_children(content: Content) -> Iterator[Problem]:
    """A list that gives the order of children names things that stand in the same folder."""
    for collection, fields in (("prioriteiten", ("themas", "maatregelen")), ("themas", ("maatregelen",))):
        for key, record in content.plan[collection].items():
            for name in fields:
                for child in getattr(record, name):
                    home = content.plan.plaats.get(child)
                    if child in content.plan[name] and home != key:
                        other = content.place(f"{'themas' if home in content.plan['themas'] else 'prioriteiten'}/{home}").file
                        here = content.place(f"{collection}/{key}").file.rpartition("/")[0]
                        message = f"'{child}' staat niet in de map van dit bestand maar in die van '{home}'"
                        yield content.problem(
                            f"{collection}/{key}/{name}/{child}",
                            "R-004",
                            message,
                            f"hoort het hier, verplaats dan {content.place(f'{name}/{child}').file} naar de map {here}; "
                            f"hoort het daar, zet het id dan in {other} en haal het hier weg",
                        )
                yield from _not_in_order(content, f"{collection}/{key}/{name}")
    for key in content.plan["prioriteiten"]:
        yield from _not_in_order(content, f"prioriteiten/{key}/indicatoren")
        if key not in content.plan.gegevens.prioriteiten:
            message = f"de prioriteit '{key}' staat niet in de volgorde in plan.yaml"
            line = content.place("plan/prioriteiten").line
            yield content.problem(f"prioriteiten/{key}", "R-005", message, f"zet {key} op zijn plaats bij prioriteiten: in plan.yaml, regel {line}")


def _named_before(content: Content, home: str, child: str, order: Sequence[str]) -> str:
    """The one of ``order`` that the text of a record names just before ``child``; empty where it names none, or ``child`` first."""
    for address, text in content.plan.teksten.items():
        named = [key for key in dict.fromkeys(REFERRED.findall(text)) if key in (*order, child)] if address.startswith(f"{home}/") else []
        if child in named[1:]:
            return str(named[named.index(child) - 1])
    return ""


def _figures_before(content: Content, record: Prioriteit, child: str) -> str:
    """The thema whose figures a prioriteit lists just before those of ``child``; empty where there is none."""
    themas = (item.thema for key in record.indicatoren if (item := content.plan["indicatoren"].get(key)) and item.thema)
    named = list(dict.fromkeys(themas))
    return str(named[named.index(child) - 1]) if child in named[1:] else ""


def _not_in_order(content: Content, address: str) -> Iterator[Problem]:
    """What belongs to a record and is not in the list, where there is one, that gives the order of such things."""
    collection, key, name = address.split("/")
    record = content.plan[collection][key]
    order: tuple[str, ...] = getattr(record, name)
    home = {child: item.prioriteit for child, item in content.plan[name].items()} if name == "indicatoren" else content.plan.plaats
    is_whole = order and all(child in content.plan[name] for child in order)  # another id is told by R-003
    elsewhere = {child for other in content.plan[collection].values() for child in getattr(other, name)}  # told where it is wrong
    for child, item in content.plan[name].items() if is_whole else ():
        if home.get(child) == key and child not in elsewhere and item.vervallen is None:
            place = content.place(f"{address}/{order[0]}")
            message = f"'{child}' ontbreekt in {place.file}, in de lijst achter {name}: (regel {place.line}), en komt daarom achteraan"
            what = {"indicatoren": "het", "themas": "de map"}.get(name, "het bestand")
            gone = f"hoort het niet meer in het plan, haal {what} dan weg"
            if is_adopted(content.plan):
                gone = "verviel het door een later besluit, schrijf dan in dit bestand: vervallen: en de dag van dat besluit"
            after = _named_before(content, address.rpartition("/")[0], child, order)
            where = f" (in de tekst staat het na {after})" if after else ""
            if name == "themas" and not after and (before := _figures_before(content, record, child)):
                where = f" (de cijfers ervan staan bij indicatoren na die van {before})"
            hint = f"zet {child} in die lijst, op de plaats waar het in het plan moet komen{where}, ook als het werk klaar is; {gone}"
            yield content.problem(f"{name}/{child}", "R-007", message, hint)
