"""``stand``: how the plan stands, in counts and lists, for the monthly meeting."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from planascode import terminal
from planascode.commands import common
from planascode.exports import table_file
from planascode.files import reason, write_file
from planascode.folder import read_folder
from planascode.load import load
from planascode.model import Plan
from planascode.overview import SIGNALEN, Overzicht, Regel, counts, overview, select
from planascode.problems import Source, nearest
from planascode.values import print_datum

NAME = 22
WIDTH = 80
AT_MOST = 10


def parser() -> common.Parser:
    """The grammar of ``stand``."""
    made = common.Parser("stand [opties]", "Telt hoe het plan ervoor staat en noemt wat aandacht vraagt.")
    add = made.options.add_argument
    add("--prioriteit", metavar="ID", default="", help="alleen deze prioriteit")
    add("--trekker", metavar="ID", default="", help="alleen deze trekker, of 'geen'")
    add(
        "--peildatum",
        metavar="DATUM",
        type=common.date,
        help="de dag waarvoor de standen gelden, bijvoorbeeld '14 juni 2022'",
    )
    add("--alles", action="store_true", help=f"toont elke regel, ook als een lijst langer is dan {AT_MOST}")
    add("--csv", metavar="BESTAND", type=Path, help="schrijft de lijst ook in dit bestand, voor Excel")
    return made


def run(given: argparse.Namespace) -> int:
    """Count and list; 2 for a priority or trekker that the plan does not have, 4 when the list cannot be written."""
    if not common.is_plan(given.plan):
        return 2
    if given.csv and given.csv.suffix.lower() != ".csv":
        terminal.warn(f"Het bestand {given.csv.name} moet op .csv eindigen.")
        return 2
    folder = given.plan.resolve()
    checked = common.sound_plan(folder)
    if checked is None or checked.plan is None:
        return 1
    plan = checked.plan
    if given.peildatum:
        plan = replace(plan, gegevens=replace(plan.gegevens, peildatum=given.peildatum))
    if not (
        _is_known(given.prioriteit, plan["prioriteiten"], "prioriteit")
        and _is_known(given.trekker, plan["rollen"], "trekker", "geen")
    ):
        return 2
    found = overview(plan)
    prioriteit = plan["prioriteiten"][given.prioriteit].naam if given.prioriteit else ""
    trekker = "geen trekker" if given.trekker == "geen" else plan["rollen"][given.trekker].naam if given.trekker else ""
    regels = select(found, prioriteit, trekker)
    sources = load(read_folder(folder)[0]).sources
    if given.csv and not _write(given.csv, regels, sources, common.shown(given.plan)):
        return 4
    _print(plan, found, regels, sources, common.shown(given.plan), given.alles)
    for vraag in () if trekker else found.vragen:
        if prioriteit in ("", vraag.prioriteit):
            _item(
                f"Open opmerking bij {vraag.bij}: {vraag.tekst}", f"{common.shown(given.plan)}/{sources[vraag.address]}"
            )
    if given.csv:
        terminal.say(f"\nDe lijst staat ook in {common.shown(given.csv)}")
    return 0


def _is_known(name: str, records: Mapping[str, object], kind: str, *others: str) -> bool:
    known = name in ("", *others, *records)
    if not known:
        hint = nearest(name, (*others, *records))
        terminal.warn(f"De {kind} '{name}' bestaat niet{'; ' + hint if hint else '.'}")
    return known


# --- what an author sees --------------------------------------------------------------------------


def _print(
    plan: Plan, found: Overzicht, regels: Sequence[Regel], sources: Mapping[str, Source], folder: str, everything: bool
) -> None:
    terminal.say(f"{plan.gegevens.titel}, stand op {print_datum(found.peildatum)}\n")
    if not regels:
        terminal.say("Hier zijn geen maatregelen.")
        return
    _table("prioriteit", counts(regels, "prioriteit"))
    if len({regel.trekker for regel in regels}) > 1:
        terminal.say()
        _table("trekker", counts(regels, "trekker"))
    named = [(short, words) for short, words in SIGNALEN.values() if short.casefold() != words.casefold()]
    terminal.say("\n" + textwrap.fill("; ".join(f"{short} = {_meaning(words)}" for short, words in named) + ".", WIDTH))
    if not found.zegt_klaar:
        terminal.say(
            "\nDe legenda zegt niet wanneer werk klaar is, dus telt niets als klaar. Onder"
            "\n'laat' en 'oud' kan werk staan dat af is."
        )
    if not found.zegt_ritme:
        terminal.say(f"\nIn plan.yaml staat geen ritme; een stand geldt hier een {found.ritme} lang.")
    for name, (_, heading) in SIGNALEN.items():
        these = [regel for regel in regels if name in regel.signalen]
        if not these:
            continue
        terminal.say(f"\n{heading} ({len(these)})")
        for regel in these if everything else these[:AT_MOST]:
            _item(f"{regel.naam} ({regel.id})", _facts(regel, name), f"{folder}/{sources[regel.address]}")
        if len(these) > AT_MOST and not everything:
            terminal.say(f"  ... en nog {len(these) - AT_MOST} (alles zien: --alles)")


def _meaning(heading: str) -> str:
    """What a column counts, out of its heading: ``Te laat: de planning is voorbij`` is the second part."""
    words = heading.rpartition(": ")[2]
    return f"{words[:1].lower()}{words[1:]}"


def _item(*lines: str) -> None:
    for number, line in enumerate(lines):
        indent = "  " if number == 0 else "      "
        terminal.say(
            textwrap.fill(
                line,
                WIDTH,
                initial_indent=indent,
                subsequent_indent="      ",
                break_on_hyphens=False,
                break_long_words=False,
            )
        )


def _facts(regel: Regel, name: str) -> str:
    """What one wants to know of a row under this heading."""
    states = ", ".join(f"{axis}: {word}" if len(regel.standen) > 1 else word for axis, word in regel.standen)
    since = f"stand van {print_datum(regel.peildatum)}" if regel.peildatum else "geen stand"
    more = {"onbekend": f"onbekend: {', '.join(regel.gaten)}", "vraag": " / ".join(regel.vragen)}.get(name, "")
    planning = f"planning {regel.planning}" if regel.planning.startswith(("onbekend", "n.v.t.")) else regel.planning
    return " · ".join(part for part in (planning, states, since, more) if part)


def _table(head: str, rows: Mapping[str, Mapping[str, int]]) -> None:
    """Counts per name; the last row is their sum where there are more."""
    total = {name: sum(row[name] for row in rows.values()) for name in ("alle", *SIGNALEN)}
    shown = {**rows, **({"samen": total} if len(rows) > 1 else {})}
    heads = ["alle", *(short for short, _ in SIGNALEN.values())]
    room = max(NAME, terminal.width() - sum(len(word) + 2 for word in heads))
    terminal.print_table(
        [head.ljust(NAME), *heads],
        [
            [
                name if len(name) <= room else f"{name[: room - 1].rstrip()}…",
                *(str(number).rjust(len(word)) for word, number in zip(heads, row.values(), strict=True)),
            ]
            for name, row in shown.items()
        ],
    )


def _write(path: Path, regels: Iterable[Regel], sources: Mapping[str, Source], folder: str) -> bool:
    """The rows as a file for a spreadsheet; says so when that cannot be."""
    head = (
        "id",
        "naam",
        "prioriteit",
        "trekker",
        "planning",
        "stand",
        "peildatum",
        *(word for word, _ in SIGNALEN.values()),
        "onbekend",
        "opmerkingen",
        "staat in",
    )
    rows = (
        (
            regel.id, regel.naam, regel.prioriteit, regel.trekker, regel.planning,
            ", ".join(f"{axis}: {word}" for axis, word in regel.standen), regel.peildatum or "",
            *("ja" if name in regel.signalen else "nee" for name in SIGNALEN),
            ", ".join(regel.gaten), " / ".join(regel.vragen), f"{folder}/{sources[regel.address]}",
        )
        for regel in regels
    )  # fmt: skip
    try:
        write_file(path, table_file(head, rows))
    except OSError as error:
        terminal.warn(f"Het bestand {path} kan niet worden geschreven: {reason(error)}.")
        return False
    return True
