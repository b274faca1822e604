"""Who does the work, in words: a party that is explained, a trekker and a portefeuillehouder are those of the measure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from planascode.checks.content import LINE, SENTENCE, Content
from planascode.checks.measures import priority_of
from planascode.checks.pieces import WORD, Piece
from planascode.meant import is_slip
from planascode.problems import Problem


def check_who_is_explained_is_there(content: Content) -> Iterator[Problem]:
    """The party in the name of a measure, and the party or role before a colon in the words about the partners or the own organisation, is one of them."""
    others = [(key, item) for key, item in content.plan["organisaties"].items() if key != content.plan.gegevens.gemeente]
    parties = {name: key for key, item in others for name in (item.naam, item.kort, item.afkorting) if name}
    for home, measure in content.plan["maatregelen"].items():
        listed = isinstance(measure.partners, tuple) and measure.partners
        found = [said for said in parties if listed and said in measure.naam and re.search(rf"\b{re.escape(said)}\b", measure.naam)]
        for said in found:
            party = parties[said]
            if party not in measure.partners and not any(said in other and said != other for other in found):
                hint = f"zet {party} bij partners (regel {content.place(f'maatregelen/{home}/partners').line}), of verbeter de naam"
                yield content.word_problem(f"maatregelen/{home}/naam", said, "M-027", f"de naam noemt '{said}', en partners noemt '{party}' niet", hint)
    for address, part in ((f"maatregelen/{key}", item) for key, item in content.plan["maatregelen"].items()):
        for field, collection in (("intern", "rollen"), ("partners", "organisaties")):
            words, listed = getattr(part, f"{field}_toelichting", None) or "", getattr(part, field, ())
            names: defaultdict[str, list[str]] = defaultdict(list)
            for key, item in content.plan[collection].items() if words else ():
                for name in _names(item):
                    names[name.casefold()].append(key)
            for match in _EXPLAINED.finditer(words):
                keys = names.get(match[1].casefold(), [])
                if keys and isinstance(listed, tuple) and not set(keys) & set(listed):
                    message = f"hier staat iets over '{match[1]}', en {field} noemt '{keys[-1]}' niet"
                    hint = f"zet {keys[-1]} bij {field}, of haal de uitleg hier weg"
                    yield content.word_problem(f"{address}/{field}_toelichting", match[1], "M-027", message, hint)


def check_partners_are_those_of_the_words(content: Content) -> Iterator[Problem]:
    """A partner that no words of its prioriteit name is not one letter away from a party that they do name and that is no partner there."""
    plan = content.plan
    shorts = {key: item.afkorting or item.kort or item.naam for key, item in plan["organisaties"].items()}
    full = {item.kort: item.voluit for item in plan["afkortingen"].values() if isinstance(item.voluit, str)}
    partners: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for home, measure in plan["maatregelen"].items():
        partners[priority_of(plan, home)] += [(key, home) for key in measure.partners if key in shorts] if isinstance(measure.partners, tuple) else []
    alike = {key: near for key in {key for listed in partners.values() for key, _ in listed} if (near := _alike(shorts, key))}
    for priority, listed in partners.items():
        known = {key for key, _ in listed}
        elsewhere = {key for name, others in partners.items() if name != priority for key, _ in others}
        yield from _without_its_like(content, listed, {key: near for key, near in alike.items() if key in elsewhere}, elsewhere, full)
        for key, home in listed if not known.isdisjoint(alike) else ():
            near = [other for other in alike.get(key, ()) if other not in known and _naming(content, priority, shorts[other])]
            own = (*_names(plan["organisaties"][key]), full.get(shorts[key], ""))
            if len(near) == 1 and not any(_naming(content, priority, name) for name in own if name):
                one, other = (f"'{short}'{f' ({full[short]})' if short in full else ''}" for short in (shorts[key], shorts[near[0]]))
                message = f"{one} staat hier als partner; de teksten van deze prioriteit noemen {other}, en die is hier nergens partner"
                where = [content.words(piece.address, shorts[near[0]]) for piece in _naming(content, priority, shorts[near[0]])]
                there = ", en ".join(f"{place.file}, regel {place.line}" for place in where[:2])
                hint = f"bedoelde u hier {near[0]}? Of hoort in die tekst '{shorts[key]}' ({there})? Verbeter die dan; klopt het allebei, aanvaard dit dan"
                yield content.problem(f"maatregelen/{home}/partners/{key}", "M-027", message, hint)


def _without_its_like(
    content: Content, listed: Sequence[tuple[str, str]], alike: Mapping[str, list[str]], elsewhere: Collection[str], full: Mapping[str, str]
) -> Iterator[Problem]:
    """The one measure of a prioriteit with a party of ``elsewhere`` as partner, without the one that it is nearly called as and that is of here only."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for key, home in listed:
        homes[key].append(home)
    for key in (key for key in homes if key in alike):
        for other in (other for other in alike[key] if len(homes.get(other, ())) > 1 and other not in elsewhere):
            alone = [home for home in homes[key] if home not in homes[other]]
            if len(alone) == 1 and len(homes[key]) > 1:
                item = content.plan["organisaties"][other]
                short = item.afkorting or item.kort or item.naam
                name = f"'{short}'{f' ({full[short]})' if short in full else ''}"
                message = f"'{key}' is hier partner zonder {name}; bij alle andere maatregelen van deze prioriteit met '{key}' is die ook partner"
                yield content.problem(f"maatregelen/{alone[0]}/partners/{key}", "M-027", message, f"bedoelde u {other}? Klopt het zo, aanvaard dit dan")


def _names(item: Any) -> tuple[str, ...]:
    """What an organisation or role is called."""
    names = (item.naam, getattr(item, "kort", None), getattr(item, "afkorting", None), *getattr(item, "varianten", ()))
    return tuple(name for name in names if name)


def _alike(shorts: Mapping[str, str], key: str) -> list[str]:
    """The parties whose short name is one letter away from that of this one."""
    own = shorts[key].lower()
    sizes = range(len(own) - 1, len(own) + 2)
    return [other for other, short in shorts.items() if len(short) in sizes and other != key and len(own) > 2 < len(short) and is_slip(own, short.lower())]


def _naming(content: Content, priority: str, name: str) -> list[Piece]:
    """The texts and fields of a prioriteit with this name in their words."""
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", 0 if name.isupper() else re.IGNORECASE)
    found = content.register.anycase(max(WORD.findall(name), key=len, default=""))
    named = [piece for piece in found if word.search(piece.text) and piece.address.startswith(("maat", "prio", "them"))]
    return [piece for piece in named if priority in ((home := piece.address.split("/")[1]), priority_of(content.plan, home))]


def check_texts_name_the_trekker(content: Content) -> Iterator[Problem]:
    """Where a text about one measure says whose task it is, that is the role that trekt the measure."""
    roles = {item.naam.casefold(): key for key, item in content.plan["rollen"].items()}
    for address, begin, end, key in content.parts_about("maatregelen", LINE):
        trekker = content.plan["maatregelen"][key].trekker
        for match in _WHOSE.finditer(content.plan.teksten[address], begin, end) if isinstance(trekker, str) else ():
            said = next((name for name in sorted(roles, key=len, reverse=True) if match["rest"].casefold().startswith(name)), "")
            if said and roles[said] != trekker:
                name = content.plan["rollen"][trekker].naam if trekker in content.plan["rollen"] else trekker
                message = f"hier staat '{match['rest'][: len(said)]}', maar de trekker van '{key}' is '{name}'"
                span = match.start("rest"), match.start("rest") + len(said)
                hint = content.either(f"maatregelen/{key}/trekker", address, roles[said], trekker)
                yield content.text_problem(address, *span, "M-028", message, hint)


def check_texts_name_the_portefeuillehouder(content: Content) -> Iterator[Problem]:
    """Where a sentence about one measure says who its portefeuillehouder is, the measure has that one."""
    boards = {item.naam.casefold(): key for key, item in content.plan["rollen"].items() if item.soort == "bestuurder"}
    for address, begin, end, key in content.parts_about("maatregelen", SENTENCE):
        holders = content.plan["maatregelen"][key].portefeuillehouders
        words = content.plan.teksten[address][begin:end].casefold()
        for name, role in boards.items() if isinstance(holders, tuple) and "portefeuillehouder" in words else ():
            if name in words and role not in holders:
                at = begin + words.index(name)
                named = " en ".join(item.naam for holder in holders if (item := content.plan["rollen"].get(holder)))
                message = f"hier staat '{name}', maar de portefeuillehouder van '{key}' is '{named}'"
                hint = content.either(f"maatregelen/{key}/portefeuillehouders", address)
                yield content.text_problem(address, at, at + len(name), "M-028", message, hint)


_WHOSE = re.compile(r"\b(?:taak (?:van|voor)|ligt bij|getrokken door|verantwoordelijk is|trekker is) (?:de |het |een )?(?P<rest>[^\n]{3,80})", re.IGNORECASE)
_EXPLAINED = re.compile(r"(?:^|[.;]\s)([^:.;]{2,60}):")
