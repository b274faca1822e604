"""What measures what: each measure has an indicator, and an indicator, its goals and measures and who lists it are of one priority."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.checks.measures import goals_of, homes_of_goals, priority_of
from planascode.checks.pieces import ALIKE, likeness, long_words, short_words
from planascode.model import Maatregel, Plan, Prioriteit
from planascode.problems import Problem
from planascode.values import Ontbreekt


def check_measures_are_measured(content: Content) -> Iterator[Problem]:
    """A measure has an indicator, by its own list or by what the indicator says it measures, or the reason why not."""
    measured = {key for indicator in content.plan["indicatoren"].values() for key in indicator.meet}
    misnamed = set(_misnamed(content.plan).values())  # of these M-020 tells
    for key, maatregel in content.plan["maatregelen"].items():
        goals = goals_of(maatregel)
        if getattr(maatregel.indicatoren, "soort", "") == "onbekend" and key in measured:
            indicator = next(name for name, item in content.plan["indicatoren"].items() if key in item.meet)
            message = f"de indicator '{indicator}' meet deze maatregel, en hier staat dat het niet bekend is"
            hint = f"schrijf: indicatoren: [{indicator}], of verbeter meet: bij die indicator"
            yield content.problem(f"maatregelen/{key}/indicatoren", "M-009", message, hint)
        if not maatregel.indicatoren and (measured | misnamed).isdisjoint((key, *goals)):
            message = "geen indicator meet deze maatregel of een van haar doelen"
            about = long_words(maatregel.naam, *(content.plan["doelen"][goal].naam for goal in goals if goal in content.plan["doelen"]))
            own = [item for item in content.plan["indicatoren"].values() if item.prioriteit == priority_of(content.plan, key)]
            words = Counter(word for item in own for word in long_words(item.naam))
            near = [item.id for item in own if any(words[word] == 1 for word in about & long_words(item.naam))]
            hint = "voeg toe: indicatoren: met een id uit monitoring, of de reden: n.v.t. (reden)"
            if len(near) == 1:
                place = content.place(f"indicatoren/{near[0]}/meet")
                hint = f"gaat '{near[0]}' hierover? Zet dan '{(*goals, key)[0]}' bij meet: ({place.file}, regel {place.line}); anders: {hint}"
            yield content.problem(f"maatregelen/{key}/indicatoren", "M-009", message, hint)


def _misnamed(plan: Plan) -> dict[str, str]:
    """Indicator -> the goal or measure of its prioriteit whose name it has, where it measures something else.

    Nearly its name is enough where nothing measures that one, and it stands beside what the indicator measures.
    """
    home = homes_of_goals(plan) | {key: priority_of(plan, key) for key in plan["maatregelen"]}
    measured = {key for indicator in plan["indicatoren"].values() for key in indicator.meet}
    names = {key: (item.naam, key) for kind in ("doelen", "maatregelen") for key, item in plan[kind].items()}
    named: defaultdict[str, set[str]] = defaultdict(set)
    for key, both in names.items():
        for word in short_words(both[0]) | short_words(both[1]):
            named[word].add(key)
    found: dict[str, str] = {}
    times = Counter(item.naam.casefold() for item in plan["indicatoren"].values())
    serves = {key: set(goals_of(item)) for key, item in plan["maatregelen"].items()}
    for key, indicator in plan["indicatoren"].items():
        if times[indicator.naam.casefold()] > 1:
            continue  # of two with one name M-017 tells
        near = {other for word in short_words(indicator.naam) for other in named.get(word, ()) if home.get(other) == indicator.prioriteit}
        alike = {other: max(likeness(indicator.naam, words) for words in names[other]) for other in names if other in near}
        now = max((likeness(indicator.naam, words) for other in indicator.meet for words in names.get(other, ())), default=1)
        beside = {(plan.plaats.get(name), name in plan["doelen"]) for name in indicator.meet}
        for other, share in alike.items():
            is_free = other not in measured and share > now and share >= ALIKE and (plan.plaats.get(other), other in plan["doelen"]) in beside
            is_served = not serves.get(other, set()).isdisjoint(indicator.meet)  # by its own measure
            if home.get(other) == indicator.prioriteit and other not in indicator.meet and not is_served and (is_free or share == 1 > now):
                found.setdefault(key, other)
    return found


_WAYS = frozenset({"meer", "minder", "beter", "betere", "sneller", "snellere", "vaker", "geen"})
"""Words that make a goal of what is done."""


def _is_one_word_other(one: str, other: str) -> bool:
    """Whether two names of three words or more have one other word, that tells no direction."""
    words = (one.casefold().split(), other.casefold().split())
    changed = [pair for pair in zip(*words, strict=False) if pair[0] != pair[1]]
    return len(words[0]) == len(words[1]) > 2 and len(changed) == 1 and _WAYS.isdisjoint(changed[0])


def _renamed_goals(content: Content) -> Iterator[Problem]:
    """The goals with nearly the name that both their measure and the indicator that measures them have."""
    plan = content.plan
    addresses = {address.split("/")[-2]: address for address in content.sources if "/doelen/" in address and address.endswith("/naam")}
    for key, measure in plan["maatregelen"].items():
        for goal in goals_of(measure):
            item = next((item for item in plan["indicatoren"].values() if goal in item.meet and item.naam == measure.naam), None)
            if item and goal in addresses and _is_one_word_other(plan["doelen"][goal].naam, measure.naam):
                where = content.place(f"maatregelen/{key}/naam")
                message = f"dit doel heet bijna zoals de maatregel en de indicator die erbij horen, en die heten allebei '{measure.naam}'"
                hint = "waarschijnlijk is het hier fout; is dit de nieuwe naam, schrijf die dan ook "
                hint += f"bij de maatregel ({where.file}, regel {where.line}) en bij '{item.id}'"
                yield content.problem(addresses[goal], "M-020", message, hint)


def check_indicators_measure_their_own_priority(content: Content) -> Iterator[Problem]:
    """Of what an indicator measures at least one goal or measure is of its own priority; so are its thema and who lists it."""
    plan = content.plan
    told: set[str] = set()
    home = homes_of_goals(plan) | {key: priority_of(plan, key) for key in plan["maatregelen"]}
    theme_of = {key: theme for key in plan["maatregelen"] if (theme := plan.plaats.get(key, "")) in plan["themas"]}
    theme_of |= {doel.id: key for key, theme in plan["themas"].items() for doel in theme.doelen}
    misnamed = _misnamed(plan)
    served = {goal for item in plan["maatregelen"].values() for goal in goals_of(item)}
    for key, indicator in plan["indicatoren"].items():
        if goal := misnamed.get(key, ""):
            other = plan["doelen"].get(goal) or plan["maatregelen"][goal]
            message = f"deze indicator heet (bijna) zoals {'het doel' if goal in plan['doelen'] else 'de maatregel'} '{other.naam}', en meet iets anders"
            yield content.problem(f"indicatoren/{key}/meet", "M-020", message, f"schrijf: meet: [{goal}], of geef de indicator een andere naam")
        meant = [theme_of.get(name, indicator.thema) for name in indicator.meet]
        there = [home[name] for name in indicator.meet if home.get(name)]
        if there and indicator.prioriteit not in there and indicator.prioriteit in plan["prioriteiten"] and there[0] in plan["prioriteiten"]:
            told.add(key)
            own, other = plan["prioriteiten"][indicator.prioriteit].naam, plan["prioriteiten"][there[0]].naam
            message = f"deze indicator staat bij '{own}', en wat hij meet hoort bij '{other}'"
            place = f"indicatoren/{key}/meet"
            right = f"schrijf op regel {content.place(f'indicatoren/{key}/prioriteit').line}: prioriteit: {there[0]}"
            hint = f"noem achter meet: een doel of maatregel van '{own}', of {right}"
            if plan.plaats.get(indicator.thema or "") == there[0] or key in plan["prioriteiten"][there[0]].indicatoren:
                hint = f"{right}; anders: noem achter meet: een doel of maatregel van '{own}'"
            yield content.problem(place, "M-020", message, hint)
        elif (theme := plan.plaats.get(indicator.thema or "", indicator.prioriteit)) != indicator.prioriteit and indicator.prioriteit in plan["prioriteiten"]:
            message = f"het thema '{indicator.thema}' hoort bij '{theme}', en de indicator bij '{indicator.prioriteit}'"
            yield content.problem(f"indicatoren/{key}/thema", "M-020", message, "verbeter het thema of de prioriteit")
        elif indicator.thema and meant and indicator.thema not in meant:
            message = f"deze indicator staat bij het thema '{indicator.thema}', en wat hij meet hoort bij '{meant[0]}'"
            line = content.place(f"indicatoren/{key}/meet").line
            hint = f"schrijf: thema: {meant[0]}; of verbeter wat er achter meet: staat (regel {line})"
            yield content.problem(f"indicatoren/{key}/thema", "M-020", message, hint)
    yield from _renamed_goals(content)
    lists: list[tuple[str, str, str, Prioriteit | Maatregel, tuple[str, ...]]]
    lists = [("prioriteiten", key, key, priority, ()) for key, priority in plan["prioriteiten"].items()]
    lists += [("maatregelen", key, priority_of(plan, key), item, (key, *goals_of(item))) for key, item in plan["maatregelen"].items()]
    for collection, key, own, record, measured in lists:
        listed = () if isinstance(record.indicatoren, Ontbreekt) else record.indicatoren
        for name in listed:
            item = plan["indicatoren"].get(name)
            if item is None or item.prioriteit not in plan["prioriteiten"]:
                continue
            if item.prioriteit == own:
                if collection == "maatregelen" and set(item.meet).isdisjoint(measured):
                    place = f"{collection}/{key}/indicatoren/{name}"
                    fits = [other.id for other in plan["indicatoren"].values() if other.id not in listed and not set(measured).isdisjoint(other.meet)]
                    if len(fits) == 1 and item.meet:
                        message = f"de indicator '{name}' meet deze maatregel niet, en geen doel ervan"
                        lost = [goal for goal in item.meet if goal in plan["doelen"] and goal not in served]
                        hint = f"bedoelde u '{fits[0]}'? Anders: zet {key} bij meet: van '{name}'"
                        if lost:
                            message = f"geen maatregel dient '{lost[0]}', en dat meet de indicator van deze maatregel ('{name}')"
                            line = content.place(place).line
                            hint = f"bedoelde u hier '{lost[0]}'? Klopt het doel, noem dan '{fits[0]}' bij indicatoren (regel {line}), "
                            hint += f"en geef '{lost[0]}' een maatregel"
                        yield content.problem(f"{collection}/{key}/doelen" if lost else place, "M-020", message, hint)
                    elif item.thema and item.thema != theme_of.get(key, item.thema):
                        message = f"de indicator '{name}' hoort bij het thema '{item.thema}', en deze maatregel bij '{theme_of[key]}'"
                        hint = f"noem hier een indicator van dit thema, of verbeter thema: en meet: bij '{name}'"
                        yield content.problem(place, "M-020", message, hint)
            elif name not in told and set(item.meet).isdisjoint(measured):
                told.add(name)
                message = f"de indicator '{name}' hoort bij '{plan['prioriteiten'][item.prioriteit].naam}', en niet hier"
                hint = f"noem hier een indicator van deze prioriteit, of verbeter prioriteit: bij '{name}'"
                yield content.problem(f"{collection}/{key}/indicatoren/{name}", "M-020", message, hint)
