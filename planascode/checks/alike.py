"""What is the same twice: points, links, names and measures that were copied and not changed, and names that are not finished."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from planascode import derive
from planascode.checks.content import REFERRED, Content
from planascode.checks.pieces import long_words
from planascode.problems import Problem
from planascode.values import Ontbreekt


def check_measures_change_something(content: Content) -> Iterator[Problem]:
    """What comes is not just what there is."""
    for collection in ("maatregelen", "overige"):
        for key, record in content.plan[collection].items():
            now, then = _bare(record.nu), _bare(record.straks)
            if now and now == then:
                message = "bij straks staat hetzelfde als bij nu"
                hint = "schrijf wat er anders wordt, of: straks: n.v.t. (het blijft zo)"
                yield content.problem(f"{collection}/{key}/straks", "M-010", message, hint)


def _bare(texts: tuple[str, ...] | Ontbreekt) -> set[str]:
    """The points of a list without regard to capitals, spaces and full stops."""
    return set() if isinstance(texts, Ontbreekt) else {" ".join(text.casefold().rstrip(".").split()) for text in texts}


def check_measures_are_no_copies(content: Content) -> Iterator[Problem]:
    """No two measures say the same of what is, what comes and how that is followed, nor in a long point or note; of one name M-017 tells."""
    first: dict[tuple[frozenset[str], ...], str] = {}
    plan, told = content.plan, set[str]()
    listed = {name for collection in ("prioriteiten", "themas") for home in plan[collection].values() for name in home.maatregelen}

    def rank(name: str) -> tuple[bool, int]:
        """Less for what is rather the copy: that is named nowhere yet."""
        return name in listed, len(content.named_in.get(name, ()))

    for key, maatregel in plan["maatregelen"].items():
        if not isinstance(maatregel.straks, tuple):
            continue
        said = tuple(frozenset(_bare(text)) for text in (maatregel.nu, maatregel.straks, maatregel.operationalisering))
        other = first.setdefault(said, key)
        names = {(plan.plaats.get(name), plan["maatregelen"][name].naam.casefold()) for name in (key, other)}
        if other != key and len(names) == 1:
            told |= {key, other}  # by M-017
        if other != key and len(names) > 1:
            at = min((key, other), key=rank)
            message = f"'{other}' en '{key}' zeggen bij nu, straks en operationalisering hetzelfde"
            places = " en ".join(content.place(f"maatregelen/{name}/straks").file for name in (other, key))
            hint = f"kijk welke van de twee de kopie is ({places}), en verander die, ook partners, planning, budgetposten, toelichtingen en aantekening"
            hint += "; is het dezelfde, haal er dan een weg"
            yield content.problem(f"maatregelen/{at}/straks", "M-018", message, hint)
            told |= {key, other}
    for key, other in _copied_rest(content):
        if not {key, other} <= told:
            told |= {key, other}
            at, of = sorted((key, other), key=rank)
            own = [(name, f"maatregelen/{at}/{name}") for name in _TELLING if getattr(plan["maatregelen"][at], name)]
            lines = [f"{name} ({content.place(address).line})" for name, address in own if address in content.sources]
            message = f"'{at}' heeft behalve bij naam en straks dezelfde woorden als '{of}', ook in de aantekening"
            hint = f"is dit een kopie? Kijk dan na (regel): {', '.join(lines)}; "
            hint += f"is het geen kopie, haal dan de aantekening weg die van '{of}' is ({content.place(f'maatregelen/{of}').file})"
            yield content.problem(f"maatregelen/{at}/aantekening", "M-018", message, hint)
    promised: dict[str, str] = {}
    for key, maatregel in plan["maatregelen"].items():
        for number, text in enumerate(maatregel.straks if isinstance(maatregel.straks, tuple) else (), 1):
            other = promised.setdefault(" ".join(text.casefold().split()), key)
            if other != key and len(text) >= _COPIED and not {key, other} <= told:
                told |= {key, other}
                at = min((key, other), key=rank)
                place = content.place(f"maatregelen/{key if at == other else other}/straks")
                same = set(maatregel.straks) & set(plan["maatregelen"][other].straks)
                rows = [content.place(f"maatregelen/{at}/straks/{n}").line for n, words in enumerate(plan["maatregelen"][at].straks, 1) if words in same]
                lines = list(dict.fromkeys(map(str, rows)))
                more = f" (regel {' en '.join(lines)})" if len(lines) > 1 else ""
                hint = f"de andere staat in {place.file}, regel {place.line}; kijk welke van de twee de kopie is, en verander alleen die"
                where = f"maatregelen/{at}/straks" + (f"/{number}" if at == key else "")
                yield content.problem(where, "M-018", f"'{other}' en '{key}' zeggen bij straks hetzelfde{more}", hint)
    yield from _of_another_place(content, told)


def _of_another_place(content: Content, told: set[str]) -> Iterator[Problem]:
    """A point that a measure has word for word from another, with a name in it from that other's name that is not in its own."""
    plan, first = content.plan, dict[str, tuple[str, str]]()
    for key, item in plan["maatregelen"].items():
        for field in ("nu", "straks", "operationalisering"):
            texts = getattr(item, field)
            for number, text in enumerate(texts if isinstance(texts, tuple) else (), 1):
                address = f"maatregelen/{key}/{field}/{number}"
                other, there = first.setdefault(text, (key, address))
                names = [plan["maatregelen"][name].naam for name in (key, other)]
                capitals = [set(_NAME.findall(name.partition(" ")[2])) for name in names]
                own, theirs = (set(_NAME.findall(text.partition(" ")[2])) & (mine - yours) for mine, yours in (capitals, capitals[::-1]))
                if other != key and all(capitals) and bool(own) != bool(theirs) and not {key, other} <= told:
                    at, of, word = (address, there, theirs) if theirs else (there, address, own)
                    place = content.place(of)
                    message = f"dit punt noemt '{min(word)}', en staat met dezelfde woorden bij '{of.split('/')[1]}', die zo heet"
                    hint = f"is het van daar gekopieerd ({place.file}, regel {place.line})? Schrijf dan wat hier hoort"
                    yield content.problem(at, "M-018", message, hint)


_NAME = re.compile(r"\b[A-Z][^\W\d_]{3,}")
"""A word with a capital, as in the name of a place."""
_TELLING = (
    "nu", "instrumenten", "budgetposten", "partners", "partners_toelichting", "operationalisering", "planning_toelichting", "grondslag", "middelen",
    "aantekening",
)  # fmt: skip
"""Fields that a copy leaves as they were."""


def _copied_rest(content: Content) -> Iterator[tuple[str, str]]:
    """Pairs of measures with the same aantekening, of more than a few words, and the same of what is, is used and follows."""
    first: dict[Any, str] = {}
    for key, item in content.plan["maatregelen"].items():
        rest = (item.nu, item.instrumenten, item.operationalisering, item.partners, item.aantekening)
        is_filled = any(isinstance(value, tuple) and value for value in (item.nu, item.instrumenten, item.operationalisering))
        if is_filled and sum(map(len, item.aantekening)) >= _COPIED and (other := first.setdefault(rest, key)) != key:
            yield key, other


_COPIED = 60
"""From how many signs on what two measures promise with the same words is a copy."""


def check_names_differ_in_one_place(content: Content) -> Iterator[Problem]:
    """What readers see of two records in one place is not the same: of maatregelen in one thema, acties of one maatregel, choices and states in their list."""
    plan = content.plan
    named: list[tuple[str, str, str, str, Any]] = []
    for collection, field, what in _OWN_WORDS:
        for key, record in plan[collection].items():
            home = (record.thema or record.prioriteit) if collection == "indicatoren" else plan.plaats.get(key, "")
            named.append((f"{collection} {home}", f"{collection}/{key}", field, what, record))
    for collection, field, own, what in _INSIDE:
        for key, owner in plan[collection].items():
            home = f"{collection}/{key}/{field}"
            named += [(home, f"{home}/{item.id}", own, what, item) for item in getattr(owner, field)]
    first: dict[tuple[str, str, str], str] = {}
    told: set[str] = set()
    for home, address, field, what, record in named:
        said = getattr(record, field)
        other = first.setdefault((home, field, said.casefold()), record.id) if isinstance(said, str) else record.id
        if other != record.id and address not in told:
            told.add(address)
            one, two = address, f"{address.rpartition('/')[0]}/{other}"
            if other.startswith(record.id):  # a copy often has a longer id
                one, two = two, one
            place = content.place(f"{two}/{field}")
            message = f"{what} '{said}' staat hier twee keer: bij '{other}' en bij '{record.id}'"
            if place.file != content.place(one).file:
                message = f"{what} '{said}' heeft '{two.rpartition('/')[2]}' ook: zie {place.file}, regel {place.line}"
            hint = f"geef een van beide een eigen {what.split()[-1]}, of haal er een weg"
            used = {item.onderdeel for place, _, name, _, item in named if place == home and name == field} if field == "onderdeel" else set()
            unused = [key for key in plan["onderdelen"] if key not in used] if used else []
            hint = f"bedoelde u bij een van de twee '{unused[0]}'? Die ontbreekt hier; anders: haal er een weg" if len(unused) == 1 else hint
            yield content.problem(f"{one}/{field}", "M-017", message, hint)


_MOST = 5
"""From how many rows on a list that has one for every onderdeel but one lacks that one."""


def check_every_onderdeel_has_a_row(content: Content) -> Iterator[Problem]:
    """Where the whole plan or a prioriteit has a row for every onderdeel but one, that one was lost."""
    plan = content.plan
    lists = {"": list(plan["invullingen"].values()), **{key: list(item.invullingen) for key, item in plan["prioriteiten"].items()}}
    rows = {key: {item.onderdeel for item in found} for key, found in lists.items()}
    for key, used in rows.items():
        lacking = [name for name in plan["onderdelen"] if name not in used]
        others = [other for name, other in rows.items() if name != key and other]
        if len(lacking) == 1 and len(used) >= _MOST and len(others) > 1 and all(lacking[0] in other for other in others):
            where = f"prioriteiten/{key}/invullingen/{lists[key][0].id}" if key else f"invullingen/{lists[key][0].id}"
            message = f"voor het onderdeel '{lacking[0]}' staat hier geen rij, voor alle andere wel"
            hint = f"viel zij weg, zet haar terug: - {{id: ..., onderdeel: {lacking[0]}, invulling: [...], te_doen: [...]}}; "
            hint += "is er niets over te zeggen, schrijf dan: onbekend (reden)"
            yield content.problem(where, "M-017", message, hint)


_INSIDE = (
    ("maatregelen", "acties", "naam", "de naam"), ("themas", "doelen", "naam", "de naam"), ("prioriteiten", "doelen", "naam", "de naam"),
    ("prioriteiten", "invullingen", "onderdeel", "het onderdeel"),
)  # fmt: skip
"""(Collection, list in it, field, what an author calls it) of what tells the items of one list apart."""
_OWN_WORDS = (
    ("themas", "naam", "de naam"), ("maatregelen", "naam", "de naam"), ("indicatoren", "naam", "de naam"), ("codes", "code", "de code"),
    ("toestanden", "woord", "het woord"), ("toestanden", "symbool", "het symbool"), ("assen", "naam", "de naam"), ("dekkingen", "naam", "de naam"),
    ("middelen", "naam", "de naam"), ("grondslagen", "naam", "de naam"), ("figuren", "alt", "de beschrijving"), ("figuren", "bestand", "het bestand"),
    ("invullingen", "onderdeel", "het onderdeel"),
)  # fmt: skip
"""(Collection, field, what an author calls it) of what tells records of one place apart."""


def check_points_stand_once(content: Content) -> Iterator[Problem]:
    """A list does not say the same twice."""
    seen: dict[tuple[str, str], str] = {}
    for address, _, value in content.leaves():
        home, _, number = address.rpartition("/")
        if number.isdecimal() and isinstance(value, str) and not home.endswith("/varianten") and not home.startswith("aanvaardingen/"):
            first = seen.setdefault((home, min(_bare((value,)))), number)
            if first != number:
                message = f"hier staat hetzelfde als bij punt {first} van deze lijst"
                yield content.problem(address, "M-023", message, "haal een van de twee weg, of schrijf wat er hier anders is")


_UNFINISHED = re.compile(
    r".*(?:\((?:kopie|oud|vervallen\b[^)]*|nieuw|concept|\d)\)| [-–] kopie)|kopie van .*|naam van (?:de|het|een) \w+|nieuw stuk", re.I
)
"""A name as a copy, a template or a note to oneself leaves it."""


def check_names_are_finished(content: Content) -> Iterator[Problem]:
    """A name says what it is the name of, and not what was done with the file."""
    for piece in content.pieces:
        if piece.address.endswith("/naam") and _UNFINISHED.fullmatch(piece.text.strip()):
            hint = "schrijf de naam zoals een lezer hem moet zien"
            hint += "; liet een besluit dit vervallen, schrijf dan: vervallen: met de dag" if "vervallen" in piece.text.casefold() else ""
            yield content.problem(piece.address, "M-024", f"'{piece.text}' is nog geen naam voor een lezer", hint)


_POINT = re.compile(r"(?m)^[-*] \[[^\]\n]*\]\(#([a-z0-9-]+)\):")
"""A point of a list that says with a colon what it is about."""


def check_points_are_about_a_measure_each(content: Content) -> Iterator[Problem]:
    """No two points of a text say that they are about one measure, where another measure of its thema or prioriteit is not named there at all."""
    for address, text in content.plan.teksten.items():
        points = list(_POINT.finditer(text)) if "](#" in text else []
        home = address.split("/")[1]
        parent = (content.plan["themas"].get(home) or content.plan["prioriteiten"].get(home)) if points else None
        own = [measure.id for measure in derive.maatregelen_van(content.plan, parent)] if parent else []
        missing = [key for key in own if key not in REFERRED.findall(text)]
        double = [key for key in own if [point[1] for point in points].count(key) == 2]
        if len(double) != 1:
            yield from _strangers(content, address, points, own, missing)
            continue
        pair = [point for point in points if point[1] == double[0]]
        if len(missing) == 1:
            strange = [point for point in pair if _in_order(own, [missing[0] if other is point else other[1] for other in points])]
        else:  # the one that stands out of the order that all others keep
            strange = [point for point in pair if _in_order(own, [other[1] for other in points if other is not point])]
            missing = _between(own, missing, points, strange[0]) if len(strange) == 1 < len(points) - 1 else _by_words(content, text, pair, missing)
        beside = abs(points.index(pair[0]) - points.index(pair[1])) == 1
        unsaid = [key for key in own if key not in REFERRED.findall(text)]
        if not missing and beside and unsaid:
            line = content.text_problem(address, *pair[0].span(1), "T-027", "").source.line
            hint = f"gaat een van de twee over een andere maatregel ({', '.join(unsaid)})? Verbeter dan die verwijzing; zo niet, maak er één punt van"
            yield content.text_problem(address, *pair[1].span(1), "T-027", f"dit punt gaat over '{double[0]}', en dat van regel {line} ook", hint)
        if not missing:
            continue
        wrong, right = (strange[0], *(point for point in pair if point is not strange[0])) if len(strange) == 1 else (pair[1], pair[0])
        line = content.text_problem(address, *right.span(1), "T-027", "").source.line
        offered = " of ".join(f"[](#{key})" for key in missing)
        message = f"twee punten beginnen met '{double[0]}' (ook regel {line}), en over {' of '.join(repr(key) for key in missing)} gaat er geen"
        hint = f"waarschijnlijk hoort hier, in de volgorde van de maatregelen: {offered}"
        hint = hint if len(strange) == 1 else f"bedoelde u op een van de twee {offered}?"
        yield content.text_problem(address, *wrong.span(1), "T-027", message, hint)


def _by_words(content: Content, text: str, pair: Sequence[re.Match[str]], missing: Sequence[str]) -> list[str]:
    """Of measures that a text does not name the one with a word of one of two points on another, that this other has not."""
    words = {key: set[str]() for key in (pair[0][1], *missing)}
    for piece in content.pieces:
        collection, key, *_ = piece.address.split("/")
        if collection == "maatregelen" and key in words:
            words[key] |= long_words(piece.text)
    said = {word for point in pair for word in long_words(text[point.end() : (text + "\n").index("\n", point.end())])} - words[pair[0][1]]
    near = [key for key in missing if words[key] & said]
    return near if len(near) == 1 else []


def _strangers(content: Content, address: str, points: Sequence[re.Match[str]], own: Sequence[str], missing: Sequence[str]) -> Iterator[Problem]:
    """The one point about a measure from elsewhere, where one of here with a word of its name comes there in the order and is not named."""
    strange = [point for point in points if point[1] in content.plan["maatregelen"] and point[1] not in own]
    rest = [point[1] for point in points if point not in strange and point[1] in own]
    if len(strange) == 1 and len(rest) > 1 and _in_order(own, rest):
        near = [key for key in _between(own, missing, points, strange[0]) if long_words(key) & long_words(strange[0][1])]
        if len(near) == 1:
            message = f"dit punt gaat over '{strange[0][1]}', dat elders staat, en over '{near[0]}' gaat er geen"
            hint = f"waarschijnlijk hoort hier, in de volgorde van de maatregelen: [](#{near[0]})"
            yield content.text_problem(address, *strange[0].span(1), "T-027", message, hint)


def _between(own: Sequence[str], missing: Sequence[str], points: Sequence[re.Match[str]], strange: re.Match[str]) -> list[str]:
    """The measures that are not named and come, in their own order, between the points around a strange one."""
    known = [own.index(point[1]) for point in points if point[1] in own and point is not strange]
    place = sum(point[1] in own and point.start() < strange.start() for point in points)
    before, after = known[place - 1] if place else -1, known[place] if place < len(known) else len(own)
    return [key for key in missing if before < own.index(key) < after]


def _in_order(own: Sequence[str], said: Sequence[str]) -> bool:
    """Whether measures are named in their own order; others do not count."""
    found = [own.index(key) for key in said if key in own]
    return found == sorted(found)
