"""Links in texts, and rows that only point elsewhere: each leads to what it names, and names it as it is called now."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches

from planascode.checks.content import Content
from planascode.checks.pieces import REFERENCE, long_words, phrases
from planascode.checks.references import ANY, LINK, now_called, or_gone, readable, was_there, with_kind
from planascode.problems import Problem, Source, nearest

_NAMED = re.compile(r"\[([^\[\]\n]{8,})\]\(#([a-z0-9-]+)\)")
_NAMED_BY_LINK = ("prioriteiten", "themas", "maatregelen", "randvoorwaarden", "overige", "documenten", "bijlagen")
_WEB = re.compile(r"\[((?:https?://|www\.)[^\[\]\s]+)\]\((https?://[^()\s]+)\)")
_NEARLY = 0.85
"""From which share on they are taken for the name of another one."""
_ALIKE = 0.6
"""From which share of equal letters on the words of a link are taken for a name that is written otherwise."""


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", address.casefold())


def check_links_name_what_they_lead_to(content: Content) -> Iterator[Problem]:
    """The words of a link that are nearly the name of what it leads to, are that name, and so are those that all links to it have."""
    for address, text in content.plan.teksten.items():
        for match in _WEB.finditer(text) if "](http" in text else ():
            if _bare(match[1]) != _bare(match[2]):
                message = f"deze link heet '{match[1]}', maar gaat naar '{match[2]}'"
                hint = "maak die twee gelijk, of schrijf tussen de haken de naam van de bladzijde"
                yield content.text_problem(address, *match.span(1), "N-003", message, hint)
    names: dict[str, str] = {key: item.naam for found in content.plan.records.values() for key, item in found.items() if getattr(item, "naam", None)}
    ids = {words: key for place in _NAMED_BY_LINK for key, item in content.plan[place].items() for words in (key.replace("-", " "), item.naam.casefold())}
    kinds = {key: place for place in _NAMED_BY_LINK for key in content.plan[place]}
    former: dict[str, tuple[str, str]] = {}
    called: defaultdict[tuple[str, str], list[Source]] = defaultdict(list)
    for address, text in content.plan.teksten.items():
        for match in _NAMED.finditer(text) if "](#" in text else ():
            name = names.get(match[2], match[1])
            words, own = match[1].casefold(), name.casefold()
            other = ids.get(words)
            if other is None and words not in own:
                other = next((ids[near] for near in get_close_matches(words, ids, n=1, cutoff=_NEARLY)), None)
            if other and other != match[2] and words not in own and match[2] in names:
                message = f"deze link heet '{match[1]}', maar gaat naar '{match[2]}': '{name}'"
                ways = [f"[{match[1]}](#{other})", f"[{name}](#{match[2]})"]
                ways = ways[::-1] if f"](#{other})" in text and text.count(f"(#{match[2]})") == 1 else ways  # the other one is there
                hint = f"schrijf: {ways[0]}, of: {ways[1]}"
                yield content.text_problem(address, *match.span(1), "N-003", message, hint)
                continue
            is_name = match[1][:1].isupper() == name[:1].isupper() and words not in own
            if is_name and SequenceMatcher(None, words, own, autojunk=False).ratio() >= _ALIKE:
                message = f"deze link heet '{match[1]}', maar '{match[2]}' heet nu '{name}'"
                hint = f"is dat de nieuwe naam? Schrijf: [{name}](#{match[2]}); zo niet, {named_at(content, match[2])}"
                yield content.text_problem(address, *match.span(1), "N-003", message, hint)
                former[match[1]] = (match[2], name)
            elif match[2] in kinds and (match[1][:1].isupper() or words == own):
                called[match[2], match[1]].append(content.text_problem(address, *match.span(1), "N-003", "").source)
    for (key, words), places in called.items():
        is_alone = [said for named, said in called if named == key] == [words]
        if is_alone and words != names[key] and len({place.file for place in places}) > 1 and long_words(words) & long_words(key, names[key]):
            home = kinds[key]
            there = ", en ".join(f"{place.file}, regel {place.line}" for place in places[:_TOLD])
            there += f", en op nog {len(places) - _TOLD} plaatsen" if len(places) > _TOLD else ""
            hint = f"is dit de nieuwe naam? Schrijf die dan ook in {there}; zo niet, verbeter haar hier"
            yield content.problem(f"{home}/{key}/naam", "N-003", f"'{key}' heet hier '{names[key]}', en in {len(places)} links '{words}'", hint)
    for piece, begin, end, words in phrases(content.register, former, anycase=True):
        drawn = content.plan["figuren"].get(piece.address.split("/")[1]) if piece.address.startswith("figuren/") else None
        if not piece.text.startswith(REFERENCE, end) and (drawn is None or drawn.soort != "overkoepeling"):  # else: the link itself, told by F-013
            key, name = former[words]
            hint = f"is dat de nieuwe naam? Schrijf: {name}; zo niet, {named_at(content, key)}"
            yield content.piece_problem(piece, begin, end, "N-003", f"hier staat '{words}', maar '{key}' heet nu '{name}'", hint)


_TOLD = 3
"""How many places a hint names."""


def named_at(content: Content, key: str) -> str:
    """Where to mend the name of a record: its file and line."""
    home = next(collection for collection, found in content.plan.records.items() if key in found)
    place = content.place(f"{home}/{key}/naam")
    return f"verbeter hem in {place.file}, regel {place.line}"


def check_rows_that_point_elsewhere_lead_there(content: Content) -> Iterator[Problem]:
    """A row of a thema or prioriteit that only points elsewhere leads to the one record whose id its name has, if there is such a one."""
    names = {key: item.naam for collection in _NAMED_BY_LINK for key, item in content.plan[collection].items()}
    for collection in ("prioriteiten", "themas"):
        for key, record in content.plan[collection].items():
            for row in record.verwijzingen:
                said = f" {re.sub(r'[^a-z0-9]+', ' ', row.naam.casefold())} "
                meant = [name for name in names if f" {name.replace('-', ' ')} " in said]
                own = {key, content.plan.plaats.get(key), row.naar, above := content.plan.plaats.get(row.naar), content.plan.plaats.get(above or "")}
                if len(meant) == 1 and meant[0] not in own and row.naar in names:
                    message = f"deze verwijzing heet '{row.naam}', maar gaat naar '{row.naar}': '{names[row.naar]}'"
                    place = f"{collection}/{key}/verwijzingen/{row.id}/naar"
                    yield content.problem(place, "N-003", message, f"bedoelde u '{meant[0]}'? Zo niet, verbeter de naam")


def check_text_references_resolve(content: Content) -> Iterator[Problem]:
    """A reference in a text names a record or a part of the plan."""
    from planascode import markdown

    parts = {deel.id for deel in content.plan.indeling.plan}
    known = parts | {key for found in content.plan.records.values() for key in found}
    shown = parts | readable(content.plan)
    back: dict[str, str] = {}
    for address, prose in content.prose.items():
        times: Counter[str] = Counter()
        for target in markdown.references(prose):
            if target not in known and not content.is_lost(target):
                times[target] += 1
                gone = or_gone(with_kind(nearest(target, shown), content.plan) or LINK, target)
                back[target] = back[target] if target in back else was_there(content, target, ANY)
                gone = back[target] or gone
                now = now_called(content.plan, target)
                yield content.word_problem(
                    address,
                    f"#{target}",
                    "R-003",
                    f"de verwijzing naar '#{target}' leidt nergens heen",
                    f"dit stuk heet nu '{now}'; schrijf: [](#{now})" if now else gone,
                    times[target],
                )
