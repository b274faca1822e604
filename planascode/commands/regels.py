"""``regels``: the rules that a plan is checked against, as a list or each with why, how to mend, and an example."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Sequence

from planascode import terminal
from planascode.catalogue import Example, example, example_plan
from planascode.commands import common
from planascode.problems import nearest
from planascode.rules import GROUPS, RULES, Rule

WIDTH = 80


def parser() -> common.Parser:
    """The grammar of ``regels``."""
    made = common.Parser("regels [CODE ...]", "Toont de regels waaraan een plan wordt getoetst.")
    made.add_argument(
        "codes",
        metavar="CODE",
        nargs="*",
        help="de code van een regel, bijvoorbeeld V-015, of de letter van een groep: dan ziet u uitleg en een voorbeeld; "
        "of een woord, bijvoorbeeld planning: dan ziet u de regels daarover",
    )
    return made


def run(given: argparse.Namespace) -> int:
    """Print the list of all rules, or some rules in full; 2 when there is no such rule."""
    if not given.codes:
        terminal.say("\n".join(overview()))
        return 0
    rules: dict[str, Rule] = {}
    for code in given.codes:
        found = chosen(code)
        if not found and (about := naming(code)):
            terminal.say("\n".join((f"Regels met '{code}':", *(line for rule in about for line in _row(rule)))))
            continue
        if not found:
            hint = nearest(code.upper(), RULES)
            said = f"; {hint}" if hint else ". Alle regels: python build.py regels"
            terminal.warn(f"De regel '{code}' bestaat niet{said}")
            return 2
        rules |= {rule.code: rule for rule in found}
    if not rules:
        return 0
    templates, layouts = common.templates()
    plan = example_plan(templates, layouts)
    terminal.say("\n\n\n".join("\n".join(entry(rule, example(rule, plan, layouts))) for rule in rules.values()))
    return 0


def chosen(code: str) -> Sequence[Rule]:
    """The rule with this code, or the rules of this group; empty when there is neither."""
    code = code.upper()
    return [rule for rule in RULES.values() if code in (rule.code, rule.code[0])]


def naming(word: str) -> Sequence[Rule]:
    """The rules that hold this word in their name or in how to mend it."""
    word = word.casefold()
    return [rule for rule in RULES.values() if len(word) > 2 and word in f"{rule.naam} {rule.herstel}".casefold()]


def _row(rule: Rule) -> list[str]:
    return wrapped(f"  {rule.code}  {rule.niveau:<12}  ", rule.naam)


def overview() -> Iterator[str]:
    """All rules by group: code, level and what must hold."""
    for letter, words in GROUPS.items():
        yield f"{letter}  {words}"
        for rule in chosen(letter):
            yield from _row(rule)
        yield ""
    yield from wrapped("", "Meer over een regel, met een voorbeeld: python build.py regels M-004")


def entry(rule: Rule, shown: Example) -> Iterator[str]:
    """A rule in full, at most ``WIDTH`` columns wide where words can be wrapped."""
    yield f"{rule.code}  {rule.niveau}"
    yield from wrapped("", rule.naam)
    for title, words in (("waarom", rule.waarom), ("herstel", rule.herstel), ("bron", rule.bron)):
        yield ""
        yield from wrapped(f"{title:<9}", words)
    if rule.voorbeeld.bestand:
        yield f"\n{'bestand' if shown.right else 'nieuw':<9}{rule.voorbeeld.bestand}"
    if shown.right:
        yield "\ngoed"
        yield from shown.right
    yield "\nfout"
    yield from shown.wrong
    if problem := shown.problem:
        elsewhere = problem.source.file != rule.voorbeeld.bestand
        yield from wrapped("   ", f"{problem.source}: {problem.message}" if elsewhere else problem.message)
        yield from wrapped("   ", problem.hint)
        if problem.edits:
            yield ""
            yield from wrapped("", "Dit kan het programma zelf verbeteren: python build.py controleer --herstel")


def wrapped(indent: str, words: str) -> list[str]:
    """Words on lines of at most ``WIDTH`` columns, the later ones under the first word."""
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=" " * len(indent),
        break_long_words=False,
        break_on_hyphens=False,
    )
