"""``regels``: the rules that a plan is checked against."""

from __future__ import annotations

import argparse

from planascode import terminal
from planascode.commands import common
from planascode.problems import nearest
from planascode.rules import GROUPS, RULES


def parser() -> common.Parser:
    """The grammar of ``regels``."""
    made = common.Parser("regels [CODE]", "Toont de regels waaraan een plan wordt getoetst.")
    made.add_argument("code", metavar="CODE", nargs="?", help="de code van één regel, bijvoorbeeld V-015")
    return made


def run(given: argparse.Namespace) -> int:
    """Print all rules, or one; 2 when there is no such rule."""
    if given.code is None:
        for letter, words in GROUPS.items():
            terminal.say(f"\n{words}")
            for rule in RULES.values():
                if rule.code[0] == letter:
                    terminal.say(f"  {rule.code}  {rule.naam}")
        return 0
    rule_found = RULES.get(given.code.upper())
    if rule_found is None:
        hint = nearest(given.code.upper(), RULES)
        terminal.warn(
            f"De regel '{given.code}' bestaat niet{'; ' + hint if hint else '. Alle regels: python build.py regels'}"
        )
        return 2
    terminal.say(f"{rule_found.code}  {rule_found.niveau}  {rule_found.naam}")
    return 0
