"""A post of money against itself: its name, its words, its whole and the texts about it say nothing else than its own fields."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from planascode.checks.content import REFERRED, SENTENCE, Content
from planascode.checks.contradictions import contradicting, said_at_all
from planascode.checks.language import sentences
from planascode.checks.measures import is_outside, priority_of
from planascode.checks.money import AMOUNT
from planascode.checks.pieces import Piece
from planascode.checks.pointers import NUMBERS
from planascode.model import Budgetpost
from planascode.problems import Problem
from planascode.values import Ontbreekt, Planning, plain_case, print_bedrag

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OTHER_YEAR = re.compile(
    r"\b(?:was|waren|werd|eerder|vorige?|vanaf|sinds|tot|besl\w+|aangevraagd|goedgekeurd|vastgesteld|akkoord|nota|plan)\b", re.IGNORECASE
)
"""What says that a year is another one than that of the money."""
_OTHER_MONEY = re.compile(
    r"\b(?:was|waren|waarvan|daarvan|hiervan|deel|eerder|vorige?|plus|naast|exclusief|inclusief|btw|per (?!jaar)|ongeveer|circa|ca|ruim|bijna|rond|afgerond"
    r"|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""What says that an amount is another one than the post's own, or not exact."""
_OTHER_KIND = {
    "structureel": re.compile(r"(?<!niet )\b(?:incidentele?|eenmalige?)\b", re.IGNORECASE),
    "incidenteel": re.compile(r"(?<!niet )\b(?:structurele?|jaarlijkse?|elk jaar|ieder jaar)\b", re.IGNORECASE),
}
"""Kind of money -> what a text does not say about it."""
_COUNT = rf"{'|'.join(NUMBERS)}|[1-9]\d?"
_FOR_EACH = re.compile(rf"(?: euro)? (?:voor )?(?:elk|ieder)e? van (?:de|die) ({_COUNT})\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:elke?|iedere?) ([^\W\d_]{4,})[^.]{0,20}$", re.IGNORECASE)
_GOES_ON = re.compile(r"\. (?:Dit|Dat|Het (?:bedrag|geld)|De (?:subsidie|bijdrage))\b[^.\n]*")
_UNSURE = re.compile(r"\b(?:beslist(?:en)? [^.]{0,30}\bof|nog niet zeker|hangt af van|onder voorbehoud)\b", re.IGNORECASE)
_UNSETTLED = re.compile(
    r"\b(?:moet(?:en)? nog worden (?:uitgezocht|bepaald|berekend|begroot)|is nog niet bekend|nog uit te zoeken|sta(?:at|an) nog niet vast)\b", re.IGNORECASE
)


def check_posts_agree_with_themselves(content: Content) -> Iterator[Problem]:
    """The name and the words of a post give its own year, amount and kind."""
    for key, post in content.plan["budgetposten"].items():
        at, words = f"budgetposten/{key}", post.toelichting or ""
        yield from _years(content, post, at, words)
        told, amount = _told(words)
        if isinstance(post.bedrag, Decimal) and told != post.bedrag and post.bedrag / 2 < told < post.bedrag * 2:  # else it is a part, or other money
            each = amount.removesuffix(",-") if print_bedrag(told).lstrip("€ ") != amount.lstrip("€ ") else ""
            said = f"volgens de toelichting ({each} per stuk) is het samen" if each else "in de toelichting staat"
            message = f"{said} {print_bedrag(told)}, en bij bedrag {print_bedrag(post.bedrag)}"
            hint = f"{content.either(f'{at}/bedrag', at)}; is het een ander bedrag, schrijf dan welk"
            yield content.word_problem(f"{at}/toelichting", amount, "G-008", message, hint)
        for begin, end in sentences(words):
            parts = [] if _OTHER_MONEY.search(words) else [match[0] for match in AMOUNT.finditer(words, begin, end)]
            total = sum(map(_amount, parts), Decimal(0))
            is_sum = len(parts) > 1 and " en " in words[begin:end] and isinstance(post.bedrag, Decimal)
            if is_sum and total != post.bedrag and post.bedrag / 2 < total < post.bedrag * 2:
                message = f"in de toelichting staan {' en '.join(parts)}, samen {print_bedrag(total)}, en bij bedrag {print_bedrag(post.bedrag)}"
                yield content.word_problem(f"{at}/toelichting", parts[0], "G-008", message, content.either(f"{at}/bedrag", at))
        yield from _noted(content, post, at)
        other = _OTHER_KIND.get(str(post.soort))
        for field, text in (("naam", post.naam), ("toelichting", words)):
            if other and (kind := other.search(text)):
                message = f"soort is {post.soort}, en in de {field} staat '{kind[0]}'"
                yield content.word_problem(f"{at}/{field}", kind[0], "G-008", message, content.either(f"{at}/soort", at))


_FIGURES = re.compile(r"\b[1-9]\d{0,2}(?:\.\d{3})+(?:,\d\d)?\b|\b[1-9]\d*,\d\d\b")
"""An amount with or without its sign."""
_RESULT = re.compile(rf"(?:{_FIGURES.pattern}) (?:min|plus|en|maal|keer) [\d.,]+ is (?:samen )?({_FIGURES.pattern})$")
"""A sum in words: ``56.000 min 11.000 is 45.000``."""


def _noted(content: Content, post: Budgetpost, at: str) -> Iterator[Problem]:
    """What the post's aantekening reckons, and the amount that it gives with one figure other or two that changed places."""
    noted = [(number, match) for number, words in enumerate(post.aantekening, 1) for match in _FIGURES.finditer(words)]
    for number, words in enumerate(post.aantekening, 1):
        if (result := _RESULT.search(words.rstrip(" .;"))) and isinstance(post.bedrag, Decimal) and _amount(result[1]) != post.bedrag:
            message = f"bij bedrag staat {print_bedrag(post.bedrag)}, en volgens de aantekening komt er {result[1]} uit: '{result[0]}'"
            yield content.problem(f"{at}/bedrag", "G-008", message, content.either(f"{at}/aantekening/{number}", f"{at}/bedrag"))
            return
    if not isinstance(post.bedrag, Decimal) or any(_amount(match[0]) == post.bedrag for _, match in noted):
        return
    for number, match in noted:
        if _is_slip_of(match[0], post.bedrag) and not _OTHER_MONEY.search(post.aantekening[number - 1]):
            message = f"bij bedrag staat {print_bedrag(post.bedrag)}, en in de aantekening {match[0]}"
            hint = content.either(f"{at}/aantekening/{number}", f"{at}/bedrag", print_bedrag(post.bedrag).removeprefix("€ "), match[0], everywhere=True)
            yield content.problem(f"{at}/bedrag", "G-008", message, hint)
            return


def _is_slip_of(noted: str, amount: Decimal) -> bool:
    """Whether two amounts of one length have their figures in another order, or one other figure of three or more that are not 0."""
    one, two = (f"{item:.2f}" for item in (_amount(noted), amount))
    changed = sum(a != b for a, b in zip(one, two, strict=False))
    if len(one) != len(two) or changed not in (1, 2):
        return False
    return sorted(one) == sorted(two) if changed == 2 else min(len(item.rstrip("0.")) for item in (one, two)) > 2


def _years(content: Content, post: Budgetpost, at: str, words: str) -> Iterator[Problem]:
    named, said = set(_YEAR.findall(post.naam)), set(_YEAR.findall(words))
    year = _year(post)
    if _has_other_year(content, post):
        known = named.pop()
        hint = f"ook het id zegt {known}; schrijf: jaar: {known}" if post.id.endswith(f"-{known}") else content.either(f"{at}/naam", at)
        yield content.problem(f"{at}/jaar", "G-008", f"de naam noemt {known}, en bij jaar staat {post.jaar}", hint)
    elif isinstance(post.jaar, Ontbreekt) and post.jaar.soort == "onbekend" and len(named) == 1:
        yield content.problem(f"{at}/jaar", "G-008", f"de naam noemt {(known := named.pop())}, en bij jaar staat onbekend", f"schrijf: jaar: {known}")
    elif year and len(said) == 1 and year not in said and not _OTHER_YEAR.search(words):
        message = f"in de toelichting staat {(other := said.pop())}, en bij jaar staat {post.jaar}"
        yield content.word_problem(f"{at}/toelichting", other, "G-008", message, content.either(f"{at}/jaar", at))


def _year(post: Budgetpost) -> str:
    return "" if isinstance(post.jaar, Ontbreekt) else str(post.jaar.jaar)


def _has_other_year(content: Content, post: Budgetpost) -> bool:
    """Whether the name of a post has another year than the post, and that is one of the plan's (else it is told by M-004)."""
    named = set(_YEAR.findall(post.naam))
    if isinstance(post.jaar, Ontbreekt) or len(named) != 1 or _year(post) in named:
        return False
    return not is_outside(Planning(post.jaar, post.jaar), content.plan.gegevens.periode)


def _told(words: str) -> tuple[Decimal, str]:
    """The amount that the words of a post come to, and how it is written there; 0 where they give none or more."""
    amounts = [] if _OTHER_MONEY.search(words) else [match[0] for match in AMOUNT.finditer(words)]
    if len(amounts) != 1:
        return Decimal(0), ""
    told, begin = _amount(amounts[0]), words.index(amounts[0])
    counts = [match[1]] if (match := _FOR_EACH.match(words, begin + len(amounts[0]))) else []
    if every := _EACH.search(words, 0, begin):
        counts = re.findall(rf"\b({_COUNT}) {re.escape(every[1][:4])}", words, re.IGNORECASE)
    return told * (NUMBERS.get(plain_case(counts[0])) or int(counts[0])) if len(counts) == 1 else told, amounts[0]


def _amount(words: str) -> Decimal:
    return Decimal(re.sub(r"[^\d,]", "", words).rstrip(",").replace(",", "."))


def check_parts_agree_with_their_whole(content: Content) -> Iterator[Problem]:
    """A part is of the year and the priorities of its whole."""
    for key, post in content.plan["budgetposten"].items():
        at, whole = f"budgetposten/{key}", content.plan["budgetposten"].get(post.onderdeel_van)
        if whole and _year(post) and _year(whole) not in ("", _year(post)) and not _has_other_year(content, post):
            message = f"dit deel is van {post.jaar}, en de hele post '{whole.id}' van {whole.jaar}"
            yield content.problem(f"{at}/jaar", "G-008", message, content.either(f"budgetposten/{whole.id}/jaar", at))
        if whole and (more := [name for name in post.bij if name not in whole.bij]):
            message = f"dit deel hoort ook bij '{more[0]}', en de hele post '{whole.id}' niet"
            yield content.problem(f"{at}/bij/{more[0]}", "G-008", message, f"haal {more[0]} hier weg, of zet het ook bij '{whole.id}'")


def check_measures_name_money_of_their_own_priority(content: Content) -> Iterator[Problem]:
    """A post that a measure, a text or an overige prioriteit names stands in the money of that priority too; of an overige also the reverse."""
    plan = content.plan
    names = {key: record.naam for name in ("prioriteiten", "overige") for key, record in plan[name].items()}
    homes = [("maatregelen", measure, priority_of(plan, key)) for key, measure in plan["maatregelen"].items()]
    homes += [("overige", other, key) for key, other in plan["overige"].items()]
    named: set[str] = set()
    for collection, record, own in homes:
        for name in () if isinstance(record.budgetposten, Ontbreekt) else record.budgetposten:
            post = plan["budgetposten"].get(name)
            named |= {name} if collection == "overige" else set()
            if post is not None and own in names and post.bij and own not in post.bij:
                message = f"de post '{name}' hoort niet bij '{names[own]}', en telt daar dus niet mee"
                free = (key for key, item in plan["budgetposten"].items() if own in item.bij and item.onderdeel_van is None)
                others = [key for key in free if key not in record.budgetposten]
                meant = others[0] if collection == "overige" and len(others) == 1 else ""
                named |= {meant}
                hint = f"bedoelde u '{meant}'? Anders: " * bool(meant) + _elsewhere(content, post, own, "haal de post hier weg")
                yield content.problem(f"{collection}/{record.id}/budgetposten/{name}", "G-007", message, hint)
    for address, text in plan.teksten.items():
        own = priority_of(plan, address.split("/")[1]) or address.split("/")[1]
        for match in REFERRED.finditer(text) if own in names else ():
            post = plan["budgetposten"].get(match[1])
            line = text[text.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0].casefold()
            if post is not None and post.bij and own not in post.bij and not any(key in line for key in post.bij):
                message = f"de post '{match[1]}' hoort niet bij '{names[own]}', waar deze tekst staat"
                yield content.text_problem(address, *match.span(1), "G-007", message, _elsewhere(content, post, own, "noem hier een andere post"))
    for key, post in plan["budgetposten"].items():
        own = next((name for name in post.bij if name in plan["overige"]), "")
        if own and key not in named and post.onderdeel_van is None:
            message = f"deze post hoort bij '{names[own]}', en staat daar niet"
            place = content.place(f"overige/{own}/budgetposten")
            listed = plan["overige"][own].budgetposten
            posts = ", ".join((*(() if isinstance(listed, Ontbreekt) else listed), key))
            hint = f"schrijf in {place.file}, regel {place.line}: budgetposten: [{posts}]; of verbeter hier wat achter bij: staat"
            yield content.problem(f"budgetposten/{key}/bij/{own}", "G-007", message, hint)


def _elsewhere(content: Content, post: Budgetpost, own: str, instead: str) -> str:
    """What to do where a post of other priorities is named."""
    place = content.place(f"budgetposten/{post.id}/bij")
    return f"hoort hij er wel bij, schrijf dan bij de post: bij: [{', '.join((*post.bij, own))}] ({place.file}, regel {place.line}); zo niet, {instead}"


_NAME_WORD = re.compile(r"[^\W\d_]{6,}|[A-Z][^\W\d_]{2,}")
_ANY_MONEY = frozenset({"bijdrage", "budget", "gemeente", "gemeentelijke", "middelen", "subsidie"})
"""Words in the name of a post that do not tell which money it is."""


_OF_MONEY = re.compile(r"subsidie|middelen|budget|\bgeld|bijdrage|financier|uitkering|bekostig|fonds", re.IGNORECASE)
"""What says that a point of instrumenten is about money."""


def _name_words(text: str) -> frozenset[str]:
    """The words that tell which money a text is about: the long ones, and names such as NPO."""
    words = (word if len(word) < 6 else word.casefold() for word in _NAME_WORD.findall(text))
    return frozenset(words) - _ANY_MONEY


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def check_measures_name_the_post_of_their_words(content: Content) -> Iterator[Problem]:
    """A measure whose instrumenten name one post of money does not list another, that none of its words is about."""
    posts = content.plan["budgetposten"]
    words = {key: _name_words(post.naam) for key, post in posts.items()}
    times = Counter(word for found in words.values() for word in found)
    own = {word: key for key, found in words.items() for word in found if times[word] == 1}
    words |= {key: frozenset(word for word in found if word in own) or found for key, found in words.items()}
    for key, measure in content.plan["maatregelen"].items():
        listed = [name for name in measure.budgetposten if name in posts] if isinstance(measure.budgetposten, tuple) else []
        means = [text for text in measure.instrumenten if _OF_MONEY.search(text)] if isinstance(measure.instrumenten, tuple) else []
        named = _name_words(" ".join((measure.naam, *means))) if listed else frozenset()
        home = priority_of(content.plan, key)
        meant = {own[word] for word in _name_words(" ".join(means)) if word in own and home in posts[own[word]].bij} - set(listed) if named else set()
        letters = _letters(" ".join(means))
        strange = [
            name for name in listed
            if words[name].isdisjoint(named) and home in posts[name].bij and _letters(posts[name].naam) not in letters  # else it is told by G-007
        ]  # fmt: skip
        if len(strange) == len(meant) == 1:
            other = meant.pop()
            message = f"bij instrumenten gaat het over '{posts[other].naam}', en deze post heet '{posts[strange[0]].naam}'"
            line = content.place(f"maatregelen/{key}/instrumenten").line
            both = ", ".join((*measure.budgetposten, other))
            hint = f"bedoelde u '{other}'? Hoort die er ook bij, schrijf dan: budgetposten: [{both}]; zo niet, verbeter instrumenten (regel {line})"
            yield content.problem(f"maatregelen/{key}/budgetposten/{strange[0]}", "G-008", message, hint)


def check_texts_agree_with_the_post(content: Content) -> Iterator[Problem]:
    """The words of a post, of a measure that names it and of a sentence that refers to it do not say the opposite of its cover or amount."""
    named_in = _named_in(content)
    sentences_of: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for address, begin, end, key in content.parts_about("budgetposten", SENTENCE):
        following = _GOES_ON.match(content.plan.teksten[address], end)
        sentences_of[key].append((address, begin, following.end() if following else end))
    for key, post in content.plan["budgetposten"].items():
        at, cover = f"budgetposten/{key}", content.plan["dekkingen"].get(post.dekking)
        if isinstance(post.bedrag, Decimal):
            for piece in named_in[key]:
                alone = piece.address.split("/")[2] == "instrumenten" and content.plan["maatregelen"][piece.address.split("/")[1]].budgetposten == (key,)
                if alone and (match := _UNSETTLED.search(piece.text)):
                    message = f"hier staat '{match[0]}', en bij de post '{key}' staat {print_bedrag(post.bedrag)}"
                    yield content.piece_problem(piece, *match.span(), "G-008", message, content.either(f"{at}/bedrag", piece.address))
        if cover and cover.gedekt and (match := _UNSURE.search(post.toelichting or "")):
            message = f"dekking is '{cover.naam}', en in de toelichting staat '{match[0]}'"
            yield content.word_problem(f"{at}/toelichting", match[0], "G-008", message, content.either(f"{at}/dekking", at))
        if cover is None or not cover.spreekt_tegen:
            continue
        against = contradicting(said_at_all(content, cover.spreekt_tegen))
        if match := against.search(post.toelichting or ""):
            message = f"dekking is '{cover.naam}', en in de toelichting staat '{match[0]}'"
            yield content.word_problem(f"{at}/toelichting", match[0], "G-008", message, content.either(f"{at}/dekking", at))
        for piece in () if _has_other_year(content, post) else named_in[key]:
            year = _year(post)
            if year and year in piece.text and (match := against.search(piece.text)):
                message = f"hier staat '{match[0]}', en dekking is bij de post '{key}' van {year} '{cover.naam}'"
                yield content.piece_problem(piece, *match.span(), "G-008", message, content.either(f"{at}/dekking", piece.address))
        for address, begin, end in sentences_of[key]:
            if match := against.search(content.plan.teksten[address], begin, end):
                message = f"hier staat '{match[0]}', en dekking is bij de post '{key}' '{cover.naam}'"
                yield content.text_problem(address, *match.span(), "G-008", message, content.either(f"{at}/dekking", address))


def _named_in(content: Content) -> defaultdict[str, list[Piece]]:
    """Post -> the texts of the measures that name it."""
    posts = {name: item.budgetposten for name, item in content.plan["maatregelen"].items() if not isinstance(item.budgetposten, Ontbreekt)}
    found: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in content.pieces:
        if piece.address.startswith("maatregelen/") and piece.wiens != "buiten":
            for post in posts.get(piece.address.split("/")[1], ()):
                found[post].append(piece)
    return found


_THERE = re.compile(r"^(?!.*\b(?:geen|niet|slechts|incidenteel|ongeacht)\b).*\b(?:beschikbaar|bestaande)\b", re.IGNORECASE)
"""The name of a choice of middelen that says that there is money."""
_NOT_THERE = re.compile(r"^geen\b", re.IGNORECASE)
"""That of one that says that there is none."""


def check_means_agree_with_the_cover(content: Content) -> Iterator[Problem]:
    """Where a measure says that its means are there, not all its money is without cover."""
    plan = content.plan
    for key, measure in plan["maatregelen"].items():
        means = plan["middelen"].get(measure.middelen) if isinstance(measure.middelen, str) else None
        posts = [plan["budgetposten"].get(name) for name in measure.budgetposten] if isinstance(measure.budgetposten, tuple) else []
        covers = [plan["dekkingen"].get(post.dekking) if post else None for post in posts]
        is_there = means is not None and _THERE.search(means.naam) is not None
        is_against = is_there or (means is not None and _NOT_THERE.search(means.naam) is not None)
        if means and covers and is_against and all(cover and cover.gedekt != is_there for cover in covers):
            names = " en ".join(f"'{post.id}'" for post in posts if post)
            message = f"middelen is '{means.naam}', en het geld ({names}) is {'niet ' * is_there}gedekt"
            at = f"maatregelen/{key}/middelen"
            yield content.problem(at, "M-014", message, content.either(f"budgetposten/{measure.budgetposten[0]}/dekking", at))
