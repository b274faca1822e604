"""``controleer``: read and check, and print all that was found; with ``--herstel`` mend what is sure."""

from __future__ import annotations

import argparse

from planascode import pipeline, terminal
from planascode.commands import common, schema
from planascode.messages import as_json
from planascode.problems import errors

FEW = 3
"""How many pieces of advice of one rule are printed without ``--alles``."""
ALL = 1_000_000


def parser() -> common.Parser:
    """The grammar of ``controleer``."""
    made = common.Parser("controleer [opties]", "Controleert het plan. Zonder --herstel wordt er niets geschreven.")
    add = made.options.add_argument
    add("--alles", action="store_true", help="toont alle adviezen en alles wat aanvaard is, niet een deel")
    add("--herstel", action="store_true", help="verbetert wat zeker is, na de vraag of u dat wilt")
    add("--ja", action="store_true", help="bij --herstel: verbetert zonder te vragen")
    add("--json", action="store_true", help="geeft de meldingen als JSON, voor andere programma's")
    return made


def run(given: argparse.Namespace) -> int:
    """Check; 0 when the plan can be built, 1 when not."""
    if given.ja and not given.herstel:
        terminal.warn("--ja hoort bij --herstel.\nHulp: python build.py controleer --help")
        return 2
    if not given.json and not common.is_plan(given.plan):
        return 2
    folder = given.plan.resolve()
    checked = pipeline.read(folder, common.LAYOUTS)
    schema.refresh(folder, checked)
    if given.json:
        terminal.say(as_json(checked.problems, common.shown(given.plan)))
        return 2 if not folder.is_dir() else 1 if errors(checked.problems) else 0
    if given.herstel:
        from planascode.commands import herstel

        return herstel.run(checked, folder, given.ja)
    most = ALL if given.alles else terminal.AT_MOST
    common.print_serious(checked, folder, most)
    advice = [problem for problem in checked.problems if problem.level == "advies"]
    has_above = common.print_accepted(checked, folder, given.alles, len(advice) < len(checked.problems))
    if advice:
        common.print_heading("Adviezen", has_above)
        few = ALL if given.alles else FEW
        terminal.print_problems(advice, common.shown(folder), checked.files, few)
    if checked.problems or any(checked.accepted.values()):
        terminal.say()
    common.say_mendable(checked, folder)
    terminal.say(_last_line(checked))
    return 1 if errors(checked.problems) else 0


def _last_line(checked: pipeline.Checked) -> str:
    """How many problems of each level there are, and whether the plan can be made."""
    levels = [problem.level for problem in checked.problems]
    wrong = levels.count("fout")
    warnings = common.times(levels.count("waarschuwing"), "waarschuwing", "waarschuwingen")
    advice = common.times(levels.count("advies"), "advies", "adviezen")
    plan = checked.plan
    if plan is None or wrong:
        counts = f"{common.times(wrong, 'fout', 'fouten')}, {warnings}, {advice}"
        return f"Nog niet goed: {counts}. Zolang er een fout is, kan het plan niet worden gemaakt. Zijn de fouten weg, dan kunnen er nog meldingen bij komen."
    counts = f"geen fouten, {warnings}, {advice}, {sum(map(len, checked.accepted.values()))} aanvaard"
    records = sum(len(found) for found in plan.records.values())
    read = f"{len(plan['maatregelen'])} maatregelen, {records} stukken en {len(plan.teksten)} teksten gelezen van {plan.gegevens.titel}"
    word = "Bijna goed" if "waarschuwing" in levels else "Goed"
    accept = " Herstel wat niet klopt. Wat echt zo moet blijven, aanvaardt u in aanvaard.yaml; zie docs/handleiding/aanvaarden.md."
    accept = accept if levels.count("waarschuwing") else ""
    return f"{word}: {read}; {counts}.{accept}"
