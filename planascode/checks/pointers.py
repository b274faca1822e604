"""What a text points at: by a link and not by a place or a number, with the number that the plan has, at a day of a year."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planascode.checks.content import REFERRED, Content
from planascode.checks.language import sentences
from planascode.checks.pieces import REFERENCE, Piece
from planascode.checks.times import TO_COME
from planascode.model import Doel, Plan, Thema
from planascode.problems import Problem
from planascode.values import MAANDEN, Ontbreekt, plain_case

# --- places -------------------------------------------------------------------------------------------------

_NUMBERED = ("bladzijde", "blz", "pagina", "pag", "figuur", "tabel", "hoofdstuk", "paragraaf")
_NUMBER = re.compile(rf"\b(?:(?i:{'|'.join(_NUMBERED)})\.?\s+(?:nr\.?\s*)?\d+(?:\.\d+)*|[Bb]ijlage\s+(?:\d{{1,2}}|[A-Z]))\b(?! van de\b)")
_OF_ANOTHER = re.compile(r"(?:,?\s+\w+\s+\d+)?\s+(?:van|uit)\s+(?!(?:dit|deze|ons|onze)\b)")
_DIRECTIONS = (
    "hieronder", "hierboven", "hiernaast", "onderstaand", "onderstaande", "bovenstaand", "bovenstaande", "ommezijde",
)  # fmt: skip
_DIRECTION = re.compile(
    rf"\b(?:{'|'.join(_DIRECTIONS)}|(?:volgende|vorige)\s+(?:bladzijde|pagina|hoofdstuk|paragraaf|paragrafen|tabel))\b",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"(?:^\s*|[.:;,(–?!]\s*)\b(zie(?:\s++ook|\s++verder)?\s++(?!je\b|u\b|we\b|wij\b|men\b)[^,.;:)]*[^,.;:)\s])",
    re.IGNORECASE,
)
_ADDRESS = re.compile(rf"{REFERENCE}|https?://|www\.|@|\b[\w-]+\.nl\b|\\\\")


def check_texts_point_by_link(content: Content) -> Iterator[Problem]:
    """A text does not name a page, a number or a direction of its own plan, and 'zie ook' has a link."""
    for piece in content.register.anycase(*_NUMBERED, "bijlage"):
        for match in _NUMBER.finditer(piece.text):
            if not _OF_ANOTHER.match(piece.text, match.end()):
                message = f"'{match[0]}' klopt niet meer zodra het plan verandert"
                yield content.piece_problem(piece, *match.span(), "T-013", message, _instead(piece))
    for piece in content.register.anycase(*_DIRECTIONS, "volgende", "vorige"):
        for match in _DIRECTION.finditer(piece.text):
            message = f"'{match[0]}' zegt niet waar het staat: op de site en in Word is dat een andere plaats"
            yield content.piece_problem(piece, *match.span(), "T-014", message, _instead(piece))
    for piece in content.register.anycase("zie"):
        for begin, end in sentences(piece.text):
            see = _SEE.search(piece.text[begin:end])
            if see and not _ADDRESS.search(piece.text, begin + see.start(1), end):
                message = f"'{' '.join(see[1].split())}' zegt niet waar een lezer dat vindt"
                span = (begin + see.start(1), begin + see.end(1))
                yield content.piece_problem(piece, *span, "T-015", message, _instead(piece))


def _instead(piece: Piece) -> str:
    if piece.soort == "veld":
        return (
            "noem het stuk bij zijn naam; een link kan alleen in een .md-bestand, of in de velden noten en verwijzingen"
        )
    return "verwijs met [](#id), met het id van het stuk of, uit indeling.yaml, het hoofdstuk: het programma zet er de naam of het nummer bij"


# --- numbers ------------------------------------------------------------------------------------------------

_NUMBERS = """
twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig
"""
NUMBERS = {word: number for number, word in enumerate(_NUMBERS.split(), 2)}
_PLAIN = {
    "prioriteiten": "prioriteit", "thema's": "thema", "maatregelen": "maatregel", "doelen": "doel", "doelstellingen": "doel",
    "indicatoren": "indicator", "randvoorwaarden": "randvoorwaarde", "bijlagen": "bijlage",
}  # fmt: skip
"""How levels are mostly called, beside the words that the plan has for them itself."""
_SOME = frozenset({
    "eerste", "laatste", "andere", "overige", "nog", "minstens", "minimaal", "maximaal", "hoogstens", "ruim", "of", "dan", "tot", "deze",
    "die", "beide", "onze", "hun", "meer",
})  # fmt: skip
"""Words before a number that does not count all."""


_COUNTED = re.compile(
    rf"(?<!\bin )(?<!\buit )(?<!\bper )(?<!\bna )(?<!\bvan )(?<!\bover )(?<!\bbinnen )\b({'|'.join(NUMBERS)})\s+(?:\w+\s+)?"
    r"(?!jaren|maanden|weken|dagen|uren)[^\W\d]+(?:en|s|'s)\b",
    re.IGNORECASE,
)
"""A number of what can follow in a list: ``drie redenen``, ``vier werkzame elementen``; not ``in drie wijken``."""


def check_lists_are_as_long_as_announced(content: Content) -> Iterator[Problem]:
    """Where the paragraph before a list counts one thing and ends with a colon, as many points follow."""
    levels = _PLAIN | {plain_case(name.meervoud): level for level, name in content.plan.gegevens.namen.items()}
    for piece in content.pieces:
        if piece.punten and piece.soort != "punt" and piece.text.rstrip().endswith(":"):
            counted = list(_COUNTED.finditer(piece.text))
            if len(counted) == 1 and NUMBERS[plain_case(counted[0][1])] != piece.punten:
                message = f"hier staat '{counted[0][0]}', en er volgen {piece.punten} punten"
                number = NUMBERS[plain_case(counted[0][1])]
                missing, foreign = _missing(content, piece, number), _foreign(content, piece)
                hint = f"zet dit punt erbij: {missing}" if missing else _count_hint(counted[0][1], piece.punten)
                is_shorter = not missing and piece.punten < number
                hint = f"haal [](#{foreign[0]}) weg uit de lijst: dat is geen {foreign[1]}" if foreign and number == piece.punten - 1 else hint
                if is_shorter and (two := _two_on_a_line(content, piece)):
                    hint = f"op regel {two} staan misschien twee punten: zet elk op een eigen regel; zo niet: {hint}"
                own = content.piece_problem(piece, *counted[0].span(), "T-016", message, hint)
                homes = frozenset(_homes(content.plan, piece.address)) - {""} if counted[0][0].split()[-1].lower() in levels else frozenset[str]()
                also = content.once_more((counted[0][0],), own.source, own.source, everywhere=True, near=homes)
                hint = hint.replace("zet het terug", f"zet het terug ({also.removeprefix('; ')})", 1) if also and is_shorter else hint + also
                yield replace(own, hint=f"{hint}, en verander het overal gelijk" if also else hint)


def _two_on_a_line(content: Content, piece: Piece) -> int:
    """The line of a point in the list behind a piece with a dash between spaces in it; 0 where none has one."""
    text = content.plan.teksten[piece.address]
    points = _POINTS.match(text, piece.start + len(piece.text))
    dash = re.search(r"(?m)^[ \t]*(?:[-*]|\d{1,2}[.)]) [^\n]*\w - \w", points[0]) if points else None
    return text.count("\n", 0, points.start() + dash.start()) + 1 if points and dash else 0


_POINTS = re.compile(r"(?:\s*(?:[-*]|\d{1,2}[.)]) [^\n]*)+")
"""The points of a list, from the end of the paragraph above them."""
_LEVELS = {"prioriteiten": "prioriteit", "themas": "thema", "maatregelen": "maatregel"}


def _linked(content: Content, piece: Piece) -> list[str]:
    """The ids that the list below a paragraph links to."""
    text = content.plan.teksten.get(piece.address, "")
    points = _POINTS.match(text, piece.start + len(piece.text))
    return REFERRED.findall(points[0]) if points else []


def _foreign(content: Content, piece: Piece) -> tuple[str, str] | None:
    """The one link in a list of all others of a kind, one in each point, that is none of it, and that kind."""
    linked = _linked(content, piece)
    for name, kind in _LEVELS.items() if len(linked) == piece.punten > 2 else ():
        others = [key for key in linked if key not in content.plan[name]]
        if len(others) == 1:
            return others[0], kind
    return None


def _missing(content: Content, piece: Piece, number: int) -> str:
    """The link to the one record that a list of all of its kind has not, where with it the list is as long as is said."""
    linked = _linked(content, piece)
    for name in _LEVELS:
        rest = [key for key in content.plan[name] if key not in linked and content.plan.plaats.get(key) == content.plan.plaats.get(next(iter(linked), ""))]
        if len(linked) == piece.punten == number - 1 and len(rest) == 1 and all(key in content.plan[name] for key in linked):
            return f"[{content.plan[name][rest[0]].naam}](#{rest[0]})"
    text = content.plan.teksten.get(piece.address, "")
    points = re.findall(r"(?m)^\s*(?:[-*]|\d{1,2}[.)]) ([^\n]*)", (_POINTS.match(text, piece.start + len(piece.text)) or [""])[0])
    said = {point.strip(" .;").casefold() for point in points}
    home = content.plan["themas"].get(piece.address.split("/")[1])
    kinds = {goal.soort for goal in home.doelen if goal.naam.casefold() in said} if home else set()
    goals = [goal.naam for goal in home.doelen if goal.soort in kinds] if home else []
    lacking = [goal for goal in goals if goal.casefold() not in said]
    is_list_of_goals = len(said) == piece.punten == number - 1 > 1 and said <= {goal.casefold() for goal in goals}
    return lacking[0][:1].lower() + lacking[0][1:] if is_list_of_goals and len(lacking) == 1 else ""


def _count_hint(said: str, points: int) -> str:
    """What to write where ``said`` is told and so many points follow."""
    write = f"schrijf {_as_said(said, points)}"
    return f"{write}, of haal een punt weg" if points > NUMBERS[plain_case(said)] else f"viel er een punt weg, zet het terug; anders: {write}"


def _as_said(said: str, number: int) -> str:
    """A number as a word where ``said`` is one, else in figures."""
    spelled = {number: word for word, number in NUMBERS.items()}
    return str(number) if said.isdigit() else spelled.get(number, str(number))


_OF_THINGS = re.compile(
    rf"\b({'|'.join(NUMBERS)}|[2-9]|[1-9]\d)\)? (?!maanden|kwartalen|minuten|seconden|procent)([^\W\d_]{{5,}}(?:en|s|'s))(?!\w)", re.IGNORECASE
)


_RARE_IN_ONE_TEXT = 12
_RARE = 14
"""From how many letters on a word that is counted twice in the plan is the same thing."""


def check_counts_are_the_same_everywhere(content: Content) -> Iterator[Problem]:
    """Of what is counted more often, with one number at all other places, one place does not have another number."""
    levels = _PLAIN | {plain_case(name.meervoud): level for level, name in content.plan.gegevens.namen.items()}
    counted: defaultdict[str, list[tuple[int, Piece, int, str]]] = defaultdict(list)
    for piece, start, match in content.find(_OF_THINGS, counts=True):
        if piece.wiens != "buiten" and match[2].lower() not in levels:  # else it is told by the check below
            number = NUMBERS.get(plain_case(match[1])) or int(match[1])
            counted[match[2].lower()].append((number, piece, start, match[0]))
    for found in counted.values():
        times = Counter(number for number, *_ in found).most_common()
        rare = _RARE if len(found) == 2 and found[0][1].address != found[1][1].address else _RARE_IN_ONE_TEXT
        is_rare = len(found) == 2 and found[0][1] is not found[1][1] and len(found[0][3].split()[-1]) >= rare
        if len(times) == 2 and times[1][1] == 1 and (times[0][1] > 1 or is_rare):
            number, piece, start, words = next(item for item in found if item[0] == times[1][0])
            _, other, at, said = next(item for item in found if item[0] != number)
            place = content.piece_problem(other, at, at + len(said), "T-016", "").source
            places = "een andere plaats" if times[0][1] == 1 else f"{times[0][1]} andere plaatsen"
            message = f"hier staat '{words}', en op {places} '{said}'"
            where = f"{'de andere staat' if times[0][1] == 1 else 'bijvoorbeeld'} in {place.file}, regel {place.line}"
            hint = f"{where}; gaat het om hetzelfde, verbeter dan wat niet klopt"
            yield content.piece_problem(piece, start, start + len(words), "T-016", message, hint)


_NUMBERED_LINK = re.compile(r"(?m)(?:^\d{1,2}[.)] [^\n]*?\]\(#[a-z0-9-]+\)[^\n]*\n?)+")


def check_numbered_priorities_stand_in_order(content: Content) -> Iterator[Problem]:
    """A numbered list of all priorities has them in the order of the plan."""
    order = content.plan.gegevens.prioriteiten
    lists: list[tuple[tuple[str, ...], Problem]] = []
    right = 0
    for address, text in content.plan.teksten.items():
        for points in _NUMBERED_LINK.finditer(text) if "](#" in text else ():
            found = [match for line in re.finditer(r"[^\n]+", points[0]) if (match := REFERRED.search(text, points.start() + line.start()))]
            ids = [match[1] for match in found]
            right += tuple(ids) == order
            if set(ids) == set(order) and len(ids) == len(order) and tuple(ids) != order:
                wrong = next(place for place, (one, other) in enumerate(zip(ids, order, strict=True)) if one != other)
                message = f"hier staat '{ids[wrong]}' als nummer {wrong + 1}, en in plan.yaml is dat '{order[wrong]}'"
                hint = content.either("plan/prioriteiten", address)
                lists.append((tuple(ids), content.text_problem(address, *found[wrong].span(1), "T-030", message, hint)))
    if len(lists) > 1 + right and len({ids for ids, _ in lists}) == 1:  # it is rather the one order in plan.yaml that is wrong
        told = " en ".join(f"in {problem.source.file}, regel {problem.source.line}" for _, problem in lists)
        hint = f"waarschijnlijk kloppen die; schrijf dan: prioriteiten: [{', '.join(lists[0][0])}]; zo niet, verbeter het {told}"
        yield content.problem("plan/prioriteiten", "T-030", f"{len(lists)} lijsten in de teksten nummeren de prioriteiten anders", hint)
    else:
        yield from (problem for _, problem in lists)


def check_numbers_are_those_of_the_plan(content: Content) -> Iterator[Problem]:
    """Where a text says how many themas or measures there are, the plan has as many."""
    plan = content.plan
    levels = _PLAIN | {plain_case(name.meervoud): level for level, name in plan.gegevens.namen.items()}
    names = "|".join(re.escape(name) for name in sorted(levels, key=len, reverse=True))
    pattern = re.compile(
        rf"\b({'|'.join(NUMBERS)}|[2-9]|[1-9]\d)\s+(?:(?:verschillende|inhoudelijke|vastgestelde)\s+)?({names})(?!\w)",
        re.IGNORECASE,
    )
    counted: dict[tuple[str, str], set[int]] = {}
    for piece in content.register.anycase(*(name.partition("'")[0].rpartition(" ")[2] for name in levels)):
        for match in pattern.finditer(piece.text):
            number = NUMBERS.get(plain_case(match[1])) or int(match[1])
            before = piece.text[max(0, match.start() - 20) : match.start()].lower().split()[-1:]
            is_above = piece.punten > 0 and piece.soort != "punt" and piece.text.rstrip().endswith(":")
            is_list = is_above and (piece.punten == number or len(_COUNTED.findall(piece.text)) == 1) and not _foreign(content, piece)
            if is_list or not _SOME.isdisjoint(before):
                continue
            counted = counted or _numbers(plan)
            level = levels[plain_case(match[2])]
            home = next((home for home in _homes(plan, piece.address) if (home, level) in counted), None)
            if home is not None and number not in counted[home, level]:
                where = f"'{(plan['themas'].get(home) or plan['prioriteiten'][home]).naam}'" if home else "het plan"
                close = sorted({number - 1, number + 1} & counted[home, level]) or sorted(counted[home, level])
                right = " of ".join(map(str, close))
                message = f"hier staat '{match[0]}', maar {where} heeft er {right}"
                hint = f"schrijf {' of '.join(_as_said(match[1], number) for number in close)}; gaat het niet om alle, schrijf dan welke u bedoelt"
                if number - 1 in close:
                    hint = f"viel er een weg{_where(content, home)}, zet die dan terug; anders: {hint}"
                yield content.piece_problem(piece, *match.span(), "T-016", message, hint)


def _where(content: Content, home: str) -> str:
    """The file of a thema or prioriteit, as part of a hint; empty for the plan."""
    kind = "themas" if home in content.plan["themas"] else "prioriteiten"
    return f" in {content.place(f'{kind}/{home}').file} of in die map" if home else ""


_GROUPS = re.compile(rf"\b({'|'.join(NUMBERS)}|[2-9]) (groepen|codes|categorieën|klassen)\b", re.IGNORECASE)


def check_codes_are_counted_right(content: Content) -> Iterator[Problem]:
    """The text above the table of the codes says how many there are."""
    above = {deel.tekst for deel in content.plan.indeling.plan if deel.soort == "codes"}
    number = len(content.plan["codes"])
    for piece, start, match in content.find(_GROUPS, counts=True) if number else ():
        said = NUMBERS.get(plain_case(match[1])) or int(match[1])
        if piece.address in above and said != number:
            hint = f"schrijf {_as_said(match[1], number)}"
            message = f"hier staat '{match[0]}', en het plan heeft {number} codes"
            yield content.piece_problem(piece, start, start + len(match[0]), "T-016", message, hint)


def _homes(plan: Plan, address: str) -> Iterator[str]:
    """The ids of what a text stands in, from near to far, and the plan as ''."""
    key = address.split("/")[1]
    while key:
        yield key
        key = plan.plaats.get(key, "")
    yield ""


def _numbers(plan: Plan) -> dict[tuple[str, str], set[int]]:
    """(Id of a thema or prioriteit, or '' for the plan; level) -> the numbers that a text there may give, in one walk."""
    measures = Counter(plan.plaats[key] for key in plan["maatregelen"])
    figures = Counter(home for item in plan["indicatoren"].values() for home in (item.prioriteit, item.thema))
    parts = [max(1, len(item.onderdelen)) for item in plan["randvoorwaarden"].values()]
    found: dict[tuple[str, str], set[int]] = {
        ("", "prioriteit"): {len(plan["prioriteiten"])},
        ("", "overig"): {len(plan["overige"])},
        ("", "thema"): {len(plan["themas"])},
        ("", "maatregel"): {measures.total()},
        ("", "indicator"): {len(plan["indicatoren"])},
        ("", "bijlage"): {len(plan["bijlagen"])},
        ("", "randvoorwaarde"): {len(parts), sum(parts)},
    }
    inside: defaultdict[str, list[Thema]] = defaultdict(list)
    for thema in plan["themas"].values():
        inside[plan.plaats[thema.id]].append(thema)
        found[thema.id, "maatregel"] = {measures[thema.id]}
        found[thema.id, "indicator"] = {figures[thema.id]}
        found[thema.id, "doel"] = _goals(thema.doelen)
    for home in plan["prioriteiten"].values():
        themas = inside[home.id]
        stated = () if isinstance(home.doelstelling, Ontbreekt) else home.doelstelling
        found[home.id, "thema"] = {len(themas)}
        found[home.id, "maatregel"] = {measures[home.id], measures[home.id] + sum(measures[item.id] for item in themas)}
        found[home.id, "indicator"] = {figures[home.id]}
        found[home.id, "doel"] = {len(stated), *_goals(home.doelen)}
        found[home.id, "doel"] |= _goals((*home.doelen, *(doel for item in themas for doel in item.doelen)))
    return {place: numbers - {0} or {0} for place, numbers in found.items()}


def _goals(doelen: Sequence[Doel]) -> set[int]:
    """How many doelen there are, and how many of each kind."""
    return {len(doelen), *Counter(doel.soort for doel in doelen).values()}


# --- days and documents ----------------------------------------------------------------------------------------

_DAY = re.compile(rf"\b(?:\d{{1,2}}|begin|half|medio|eind)\s+(?:{'|'.join(MAANDEN)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_SOON = re.compile(rf"\b(?:in|vanaf|per|uiterlijk|vóór)\s+((?:{'|'.join(MAANDEN)}|Q[1-4])(?!\w))", re.IGNORECASE)
"""A month or quarter, in a sentence that announces something."""
_EVERY = re.compile(r"\b(?:jaarlijks\w*|elke?|ieder|iedere|per|altijd|vast|vaste"
    r"|\w*(?:kerst|pasen|nieuwjaar|oudjaar)\w*|oud en nieuw|koningsdag|bevrijdingsdag|dodenherdenking|sinterklaas\w*|sint[- ]maarten)\b", re.IGNORECASE)


def check_days_have_a_year(content: Content) -> Iterator[Problem]:
    """A day or part of a month has a year in its sentence, or comes every year."""
    peildatum = content.plan.gegevens.peildatum
    for piece in content.register.anycase(*MAANDEN, "Q1", "Q2", "Q3", "Q4"):
        for begin, end in sentences(piece.text):
            sentence = piece.text[begin:end]
            match = _DAY.search(piece.text, begin, end) or (_SOON.search(piece.text, begin, end) if TO_COME.search(sentence) else None)
            if match and not _YEAR.search(sentence) and not _EVERY.search(sentence):
                message = f"bij '{match[0]}' staat geen jaar"
                words = match[0] if match.re is _DAY else match[1]
                often = f"elk jaar {'op ' if words[0].isdigit() else '' if match.re is _DAY else 'in '}{words}"
                hint = f"schrijf het jaar erbij, bijvoorbeeld: {match[0]} {peildatum.year}; komt het elk jaar terug, schrijf dan: {often.lower()}"
                yield content.piece_problem(piece, *match.span(), "T-017", message, hint)


def check_documents_say_where_they_are(content: Content) -> Iterator[Problem]:
    """A document that the plan names has a vindplaats, or says why not."""
    for key, document in content.plan["documenten"].items():
        if document.vindplaats is None:
            hint = "voeg een regel toe: vindplaats: https://..., of vindplaats: onbekend (reden)"
            yield content.problem(
                f"documenten/{key}", "T-018", f"bij '{document.naam}' staat niet waar het te vinden is", hint
            )
