"""Problems that are known and stay: accepted in content with rule, place, reason and last day.

An acceptance works on the peildatum of the plan, until and including its last day, and only as long as it has a cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planascode.checks.content import Content
from planascode.checks.measures import is_before_all
from planascode.meant import slip
from planascode.model import Aanvaarding
from planascode.problems import Problem, errors, nearest
from planascode.reading import did_you_mean
from planascode.rules import RULES
from planascode.values import print_aantal, print_datum


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
    return [*left, *_wrong(content, problems), *_too_many(content, covered)], covered


def _too_many(content: Content, covered: Mapping[str, Sequence[Problem]]) -> Iterator[Problem]:
    """Acceptances that say for how many problems they were meant, and now cover more."""
    for key, item in content.plan["aanvaardingen"].items():
        if item.aantal is not None and len(covered[key]) > item.aantal:
            message = f"deze aanvaarding geldt voor {print_aantal(item.aantal)}, maar het zijn er nu {len(covered[key])}"
            hint = f"zie met controleer --alles wat erbij kwam, en los het op; blijft het zo, schrijf dan: aantal: {len(covered[key])}"
            yield content.problem(f"aanvaardingen/{key}/aantal", "A-004", message, hint)


def _covers(content: Content, item: Aanvaarding, problem: Problem) -> bool:
    return (
        problem.level != "fout"
        and problem.code == item.regel
        and content.plan.gegevens.peildatum <= item.tot
        and not _names(content, problem).isdisjoint(item.bij)
    )


def _names(content: Content, problem: Problem) -> set[str]:
    """The ids that a problem is about: all in its address, what those stand in, and the plan."""
    names = {*problem.address.split("/"), content.plan.gegevens.id}
    for name in list(names):
        while name in content.plan.plaats:
            name = content.plan.plaats[name]
            names.add(name)
    return names


def _wrong(content: Content, problems: Sequence[Problem]) -> Iterator[Problem]:
    is_judged = not content.lost and not errors(problems) and not is_before_all(content)  # else not every check was made
    for key, item in content.plan["aanvaardingen"].items():
        address = f"aanvaardingen/{key}"
        rule = RULES.get(item.regel)
        if rule is None:
            yield content.problem(
                f"{address}/regel", "A-001", f"de regel '{item.regel}' bestaat niet", nearest(item.regel, RULES)
            )
        elif rule.niveau == "fout":
            message = f"de regel '{item.regel}' kan niet aanvaard worden: zonder dit kan het plan niet gemaakt worden"
            yield content.problem(f"{address}/regel", "A-001", message, "los het op en haal deze aanvaarding weg")
        elif "plan" not in content.lost and content.plan.gegevens.peildatum > item.tot:
            message = f"deze aanvaarding gold tot en met {print_datum(item.tot)}"
            yield content.problem(f"{address}/tot", "A-002", message, "los het probleem op, of aanvaard het opnieuw")
        elif is_judged:
            found = [_names(content, problem) for problem in problems if problem.code == item.regel]
            for number, name in enumerate(item.bij, 1):
                if not any(name in names for names in found):
                    message = f"regel {item.regel} wordt bij '{name}' niet meer gemeld: deze aanvaarding is niet meer nodig"
                    known = {address.split("/")[-2] for address in content.sources if address.endswith("/id")}
                    meant = "" if name in known else slip(name, known.intersection(*[set().union(*found)]))
                    hint = did_you_mean(meant) or _away(name, item.bij, name in known)
                    yield content.problem(f"{address}/bij/{number}", "A-003", message, hint)


def _away(name: str, bij: Sequence[str], is_there: bool) -> str:
    away = f"haal '{name}' weg uit deze rij" if len(bij) > 1 else "haal deze aanvaarding weg"
    return away if is_there else f"is het stuk per ongeluk verwijderd, zet het dan terug; anders: {away}"
