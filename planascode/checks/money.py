"""Amounts that can be true together: parts in their whole, one home for each amount, money counted once and covered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from planascode.checks.content import Content
from planascode.checks.times import SENTENCES
from planascode.meant import slip
from planascode.model import Budgetpost
from planascode.problems import Problem
from planascode.values import Ontbreekt, print_bedrag

_GENERAL = re.compile(
    r"\b(subsidies?|bijdragen?|budget|kosten|geld|middelen|structurele?|incidentele?|jaarlijkse?"
    r"|voor|van|de|het|een|en|aan|in)\b"
)
"""Words that do not tell one post from another."""
_NAMED = 6
"""The most parts that one problem names."""
AMOUNT = re.compile(r"€ ?[1-9](?:[\d.]*\d)?(?:,\d\d)?|\b[1-9][\d.]*(?:,(?:\d\d|-))?(?= euro\b)|\b[1-9][\d.]*,-")
_THOUSANDS = re.compile(rf"{AMOUNT.pattern}|\b[1-9]\d{{0,2}}(?:\.\d{{3}})+(?:,\d\d)?\b")


def check_parts_fit_in_their_whole(content: Content) -> Iterator[Problem]:
    """The parts of a post are together not more than the post, nor less by a slip that the words there show; a part is not a whole itself."""
    posten = content.plan["budgetposten"]
    parts_of: dict[str, list[Budgetpost]] = {}
    for post in posten.values():
        if post.onderdeel_van is not None:
            parts_of.setdefault(post.onderdeel_van, []).append(post)
    for key, whole in posten.items():
        if parts := parts_of.get(key, []):
            yield from _other_than_the_whole(content, whole, parts)
        if whole.onderdeel_van and parts:
            message = "deze post is een deel van een andere post en heeft zelf ook delen"
            yield content.problem(f"budgetposten/{key}/onderdeel_van", "G-001", message, "laat alle delen naar dezelfde hoofdpost verwijzen")


def _words_of(post: Budgetpost) -> Iterator[tuple[str, str]]:
    """(Field, text) of all that a post says in words."""
    yield "toelichting", post.toelichting or ""
    yield from ((f"aantekening/{number}", text) for number, text in enumerate(post.aantekening, 1))


def _other_than_the_whole(content: Content, whole: Budgetpost, parts: Sequence[Budgetpost]) -> Iterator[Problem]:
    """What is wrong where parts come to more than their whole, or where the words at them give the one amount with which they come to it."""
    amounts = {post.id: post.bedrag for post in parts if not isinstance(post.bedrag, Ontbreekt)}
    known = sum(amounts.values(), Decimal(0))
    if isinstance(whole.bedrag, Ontbreekt) or known == whole.bedrag:
        return
    lines = {name: content.place(f"budgetposten/{name}/bedrag").line for name in (*list(amounts)[:_NAMED], whole.id)}
    sums = f"zijn samen {print_bedrag(known)}, {'meer' if known > whole.bedrag else 'minder'} dan {print_bedrag(whole.bedrag)}"
    words = " ".join(text for post in (whole, *parts) for _, text in _words_of(post))
    fits = {name: whole.bedrag - known + amount for name, amount in amounts.items()}
    meant = [name for name in fits if fits[name] not in amounts.values() and _says(words, fits[name]) and not _says(words, amounts[name])]
    code = "G-001" if known > whole.bedrag else "G-008"
    is_whole = len(amounts) == len(parts)

    def asked(at: str, now: Decimal, right: Decimal) -> str:
        """The hint for an amount of which the words at these posts say another one that fits."""
        texts = ((f"budgetposten/{post.id}/{field}", text) for post in (whole, *parts) for field, text in _words_of(post))
        address = next(address for address, text in texts if _says(text, right))
        field = address.split("/")[2]
        said, fit = (print_bedrag(amount).lstrip("€ ") for amount in (now, right))
        rest = " of ".join(f"'{name}' (regel {line})" for name, line in lines.items() if name != at)
        told = f"Bij {field} (regel {content.place(address).line}) staat {fit}"
        return f"klopt {said}? {told}. Zo nee, schrijf hier: bedrag: {fit}; zo ja, verbeter {rest}, en die {field}"

    if len(meant) == 1 and is_whole and (known > whole.bedrag or _says(words, whole.bedrag)):
        (at,) = meant
        yield content.problem(f"budgetposten/{at}/bedrag", code, f"de delen van '{whole.id}' {sums}", asked(at, amounts[at], fits[at]))
    elif is_whole and _says(words, known) and not _says(words, whole.bedrag):
        hint = asked(whole.id, whole.bedrag, known)
        yield content.problem(f"budgetposten/{whole.id}/bedrag", code, f"de delen van deze post {sums}", hint)
    elif known > whole.bedrag:
        told = ", ".join(f"'{name}' ({print_bedrag(amounts[name])}, regel {line})" for name, line in lines.items() if name in amounts)
        more = f" en nog {len(amounts) - _NAMED}" if len(amounts) > _NAMED else ""
        hint = f"welk bedrag klopt niet? Verbeter dat; delen: {told}{more}; hoort een deel hier niet bij, haal daar onderdeel_van weg"
        yield content.problem(f"budgetposten/{whole.id}/bedrag", "G-001", f"de delen van deze post {sums}", hint)


def _says(words: str, amount: Decimal) -> bool:
    """Whether an amount stands in these words, as it is printed."""
    return re.search(rf"(?<![\d.-]){re.escape(print_bedrag(amount).lstrip('€ '))}(?![\d,]|\.\d)", words) is not None


def check_money_is_counted_once(content: Content) -> Iterator[Problem]:
    """Two posts of one name in one year are one amount twice, or two amounts of which one must be wrong."""
    seen: dict[frozenset[str], dict[str, tuple[Budgetpost, Decimal]]] = {}
    for key, post in content.plan["budgetposten"].items():
        if isinstance(post.bedrag, Ontbreekt) or post.onderdeel_van is not None:
            continue
        year = "" if isinstance(post.jaar, Ontbreekt) else str(post.jaar)
        same = seen.setdefault(_subject(post.naam), {})
        found = same.get(year) or same.get("") or (next(iter(same.values()), None) if not year else None)
        same.setdefault(year, (post, post.bedrag))
        if found is None:
            continue
        other, amount = found
        if abs(post.bedrag - amount) <= 1:
            message = f"dit lijkt hetzelfde geld als de post '{other.id}' ({print_bedrag(amount)})"
            hint = "maak er één post van en noem bij bij: elke prioriteit; is het ander geld, verbeter dan het jaar of geef de posten eigen namen"
            yield content.problem(f"budgetposten/{key}/bedrag", "G-002", message, hint)
        elif {post.soort, other.soort} != {"structureel", "incidenteel"}:
            message = f"de post '{other.id}' heeft dezelfde naam en een ander bedrag: {print_bedrag(amount)}"
            hint = "verbeter een van de bedragen, of geef de posten namen die het verschil zeggen"
            yield content.problem(f"budgetposten/{key}/bedrag", "G-003", message, hint)


def _subject(naam: str) -> frozenset[str]:
    """The words of a post's name that tell it from others."""
    own = re.findall(r"[^\W_]+", _GENERAL.sub(" ", naam.casefold()))
    return frozenset(own or naam.casefold().split())


def check_ledger_posts_have_one_home(content: Content) -> Iterator[Problem]:
    """One ledger post is not the budget of priorities that share no money."""
    plan = content.plan
    users = [
        (f"budgetposten/{key}/grootboek", post.grootboek, set(post.bij)) for key, post in plan["budgetposten"].items()
    ]
    users += [(f"prioriteiten/{key}/grootboek", item.grootboek, {key}) for key, item in plan["prioriteiten"].items()]
    homes: dict[str, set[str]] = {}
    told: set[str] = set()
    for address, ledger, bij in users:
        if not isinstance(ledger, str):
            continue
        before = homes.setdefault(ledger, set(bij))
        if before.isdisjoint(bij) and ledger not in told:
            told.add(ledger)
            message = f"grootboek '{ledger}' staat hier bij {_both(bij)} en eerder bij {_both(before)}"
            yield content.problem(address, "G-004", message, "ga na of dit geld niet twee keer geteld is")
        before |= bij


def check_ledger_posts_are_written_alike(content: Content) -> Iterator[Problem]:
    """A ledger post is not one slip of the pen away from one that stands here more often, and a priority has that of its posts."""
    plan = content.plan
    used = {f"{name}/{key}": item.grootboek for name in ("budgetposten", "prioriteiten") for key, item in plan[name].items() if isinstance(item.grootboek, str)}
    counts = Counter(used.values())
    nearer = {ledger: [name for name in counts if counts[name] > counts[ledger] and _is_same(ledger, name)] for ledger in counts}
    told = {ledger: other for ledger, names in nearer.items() if (other := slip(ledger, names))}
    for address, ledger in used.items():
        if ledger in told:
            message = f"grootboek '{ledger}' lijkt op '{told[ledger]}', dat {counts[told[ledger]]} keer in dit plan staat"
            yield content.problem(f"{address}/grootboek", "G-009", message, f"bedoelde u '{told[ledger]}'? Zijn het er twee, dan kan dit blijven staan")
    for key, priority in plan["prioriteiten"].items():
        of_posts = {post.grootboek for post in plan["budgetposten"].values() if key in post.bij and isinstance(post.grootboek, str)}
        own = priority.grootboek
        if isinstance(own, str) and len(of_posts) == 1 and own not in of_posts | told.keys() and of_posts.isdisjoint(told) and counts[own] == 1:
            message = f"grootboek is hier '{own}', en bij de posten van deze prioriteit '{of_posts.pop()}'"
            post = next(post for post in plan["budgetposten"].values() if key in post.bij and isinstance(post.grootboek, str))
            hint = content.either(f"budgetposten/{post.id}/grootboek", at := f"prioriteiten/{key}/grootboek")
            yield content.problem(at, "G-009", message, f"{hint}; klopt allebei, dan kan dit blijven staan")


def check_ledger_posts_in_texts_are_those_of_the_money(content: Content) -> Iterator[Problem]:
    """A number behind the name of a ledger post is that of the ledger post."""
    numbers: dict[str, dict[str, str]] = {}
    for name in ("prioriteiten", "budgetposten"):
        for key, item in content.plan[name].items():
            if match := re.fullmatch(r"(\w[^\d]+) (\d{4,})", str(item.grootboek)):
                numbers.setdefault(match[1], {})[match[2]] = f"{name}/{key}"
    for name, known in numbers.items():
        for piece, start, match in content.find(re.compile(rf"{re.escape(name)} (\d{{4,}})")):
            if match[1] not in known and not piece.address.endswith("/grootboek"):
                message = f"hier staat '{match[0]}', en bij het geld staat '{name} {' of '.join(known)}'"
                number, other = next(iter(known.items()))
                own = content.piece_problem(piece, start + len(name) + 1, start + len(match[0]), "G-009", message)
                likely = content.likely((match[1], number), content.place(f"{other}/grootboek"), own.source, everywhere=True)
                yield replace(own, hint=likely or content.either(f"{other}/grootboek", piece.address))


def _is_same(one: str, other: str) -> bool:
    """Whether two ledger posts have the same name before their figures, or the same figures in some order; else they are often two posts."""
    names = [re.split(r"\d", text.casefold())[0] for text in (one, other)]
    return (names[0] == names[1] != "") or sorted(re.findall(r"\d", one)) == sorted(re.findall(r"\d", other))


def _both(keys: set[str]) -> str:
    return " en ".join(sorted(keys))


def check_amounts_are_covered_or_not(content: Content) -> Iterator[Problem]:
    """Of a known amount it is known whether the money is there."""
    for key, post in content.plan["budgetposten"].items():
        if not isinstance(post.bedrag, Ontbreekt) and isinstance(post.dekking, Ontbreekt):
            message = f"van {print_bedrag(post.bedrag)} is niet bekend of het geld er is"
            there = content.place(f"dekkingen/{next(iter(content.plan['dekkingen']), '')}").file
            hint = f"schrijf: dekking: met een id uit {there if content.plan['dekkingen'] else 'geld/dekkingen.yaml'}"
            yield content.problem(f"budgetposten/{key}/dekking", "G-005", message, hint)


def check_amounts_stand_with_a_post(content: Content) -> Iterator[Problem]:
    """An amount is written once, at its post, and not in a text of a measure or in a Markdown text."""
    for piece, start, match in content.find(AMOUNT, counts=True):
        if piece.soort not in ("veld", "citaat"):
            hint = _instead(content, content.in_file(piece, 0, len(piece.text)).casefold(), f"€ {match[0].lstrip('€ ')}")
            message = f"'{match[0]}' is een bedrag en staat in een tekst"
            yield content.piece_problem(piece, start, start + len(match[0]), "G-006", message, hint)
    for collection, names in (("maatregelen", (*SENTENCES, "instrumenten")), ("overige", ("nu", "straks"))):
        for key, record in content.plan[collection].items():
            own = () if isinstance(record.budgetposten, Ontbreekt) else record.budgetposten
            for name in names:
                value = getattr(record, name)
                pattern = _THOUSANDS if name == "instrumenten" else AMOUNT
                texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
                for number, text in enumerate(texts, 1):
                    for match in pattern.finditer(text):
                        address = f"{collection}/{key}/{name}" + (f"/{number}" if isinstance(value, tuple) else "")
                        message = f"'{match[0]}' is een bedrag en staat in een tekst"
                        hint = "zet het in geld/budgetposten.yaml, en noem hier bij budgetposten: het id van de post"
                        if told := " en ".join(_shown(content.plan["budgetposten"][name]) for name in own if name in content.plan["budgetposten"]):
                            hint = f"haal het bedrag hier weg, en kijk of het klopt bij {told}; is het ander geld, {hint}"
                        yield content.word_problem(address, match[0], "G-006", message, hint)


def _shown(post: Budgetpost) -> str:
    return f"'{post.id}' ({post.bedrag if isinstance(post.bedrag, Ontbreekt) else print_bedrag(post.bedrag)})"


def _instead(content: Content, words: str, said: str) -> str:
    """What to do with an amount in a text, by the posts that are named or linked there or have that amount."""
    posts = content.plan["budgetposten"].values()
    hint = "zet het in geld/budgetposten.yaml, en verwijs hier met [](#id van de post)"
    by_amount = {print_bedrag(post.bedrag): post for post in posts if isinstance(post.bedrag, Decimal)}
    named = next((post for post in posts if post.naam.casefold() in words), None)
    linked = next((post for post in posts if f"(#{post.id})" in words), None)
    about = [post for post in posts if any(word in words for word in _subject(post.naam) if len(word) >= _TELLING)]
    if named:
        return f"deze post is er al: {_shown(named)}; schrijf in plaats van naam en bedrag: [](#{named.id}); is het ander geld, {hint}"
    if linked:
        told = "geen bedrag" if isinstance(linked.bedrag, Ontbreekt) else print_bedrag(linked.bedrag)
        return f"bij [](#{linked.id}), hier vlakbij, hoort {told}: haal dit bedrag dan weg; is het ander geld, {hint}"
    if about:
        return f"gaat het om {' of '.join(map(_shown, about[:_NAMED]))}? Schrijf dan in plaats van het bedrag: [](#{about[0].id}); is het ander geld, {hint}"
    near = by_amount.get(said) or by_amount.get(slip(said, by_amount))
    if near:
        return f"bedoelt u {_shown(near)}? Schrijf dan in plaats van het bedrag: [](#{near.id}); is het ander geld, {hint}"
    return hint


_TELLING = 8
"""From how many letters on a word in the name of a post says which post it is."""
