"""Writes docs/regels.md, the page of all rules, out of the tables in planascode/rules/ and their examples.

``python -m docs.regels`` writes it; a test fails when it is out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from planascode.catalogue import Example, example, example_plan
from planascode.commands import common
from planascode.rules import GROUPS, RULES, Rule

HERE = Path(__file__).resolve().parent
TARGET = HERE / "regels.md"
INTRO = """# Regels

Aan deze regels wordt elk plan getoetst. In een melding staat de code van de regel. Deze lijst is gemaakt uit `planascode/rules`
met `python -m docs.regels`; verander haar niet met de hand.

| niveau | wat het betekent |
| --- | --- |
| fout | het plan kan zo niet gemaakt worden |
| waarschuwing | verbeter het, of [aanvaard het](handleiding/aanvaarden.md) met een reden |
| advies | gaat over de taal; u beslist zelf |

De voorbeelden staan in het plan dat `python build.py nieuw` maakt. Bij een fout voorbeeld staat de melding die u krijgt. Een tab
staat er als → en een onzichtbaar teken als □.
"""


def shown() -> dict[str, Example]:
    """Every rule's example by code, run in the plan that ``nieuw`` makes."""
    templates, layouts = common.templates()
    plan = example_plan(templates, layouts)
    return {rule.code: example(rule, plan, layouts) for rule in RULES.values()}


def text(examples: Mapping[str, Example]) -> str:
    """The whole page."""
    lines = [INTRO]
    for letter, words in GROUPS.items():
        rules = [rule for rule in RULES.values() if rule.code[0] == letter]
        lines += [f"## {words}", "", "| regel | niveau | wat er moet gelden |", "| --- | --- | --- |"]
        lines += [f"| [{rule.code}](#{rule.code.lower()}) | {rule.niveau} | {_prose(rule.naam)} |" for rule in rules]
        lines += ["", *(line for rule in rules for line in _entry(rule, examples[rule.code]))]
    return "\n".join(lines).rstrip() + "\n"


def _entry(rule: Rule, made: Example) -> Iterator[str]:
    yield f"### {rule.code}"
    yield f"\n**{_prose(rule.naam)}** ({rule.niveau})"
    yield f"\n{_prose(rule.waarom)}"
    yield f"\nHerstel: {_prose(rule.herstel)}"
    yield f"\nBron: {_prose(rule.bron)}"
    file, problem = rule.voorbeeld.bestand, made.problem
    if problem is None:
        yield f"\nGoed: {_prose(rule.voorbeeld.goed)}.\n\nFout: {_prose(rule.voorbeeld.fout)}.\n"
        return
    yield f"\n{'Voorbeeld' if made.right else 'Een nieuw bestand'}: `{file}`"
    if made.right:
        yield from ("\nGoed:\n", "```text", *made.right, "```")
    head = f"{problem.source}  {problem.level}  {problem.code}  {problem.message}"
    hint = [f"   {problem.hint}"] if problem.hint else []
    yield from ("\nFout:\n", "```text", head, *made.wrong, *hint, "```\n")


def _prose(words: str) -> str:
    """Words in which nothing is Markdown."""
    return re.sub(r"[*\[\]<>#_`|]|(?<=\])\(", r"\\\g<0>", words)


if __name__ == "__main__":
    TARGET.write_text(text(shown()), encoding="utf-8")
