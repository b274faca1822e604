"""``waar``: where a field, record, amount, date or text comes from, and every place where it is printed."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import textwrap
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from planascode import terminal
from planascode.commands import common
from planascode.compose import compose
from planascode.editions import for_edition
from planascode.folder import read_folder
from planascode.load import PUBLIC, load
from planascode.outputs import COLLEGE, Task
from planascode.pipeline import Checked
from planascode.places import Line, Place, lines, pdf_pages
from planascode.problems import LayoutError
from planascode.trace import Answer, Documents, Found, trace

DOCUMENTS = {"plan": "PDF en Word", "site": "Site", **{name: name.capitalize() for name in (*COLLEGE, PUBLIC)}}
"""Layout -> what an author calls the outputs that are made of it."""
AT_MOST = 8
_MARK = re.compile(r"(?:[-*>]|#+)\s+")
"""The mark of a point, quotation or heading before the words of a line; only at its beginning."""
WIDTH = 80
Pages = Mapping[str, Mapping[str, int]]
"""Edition -> anchor -> page of the PDF."""


def parser() -> common.Parser:
    """The grammar of ``waar``."""
    made = common.Parser("waar WAT [opties]", "Zegt waar iets vandaan komt en waar het gedrukt staat.")
    made.add_argument("wat", metavar="WAT", nargs="+", help="een veld, een id, een bedrag, een datum of een stuk tekst")
    add = made.options.add_argument
    add("--editie", metavar="NAAM", action="append", default=[], help="alleen deze editie; mag vaker")
    add("--alles", action="store_true", help=f"toont elke plaats, ook als het er meer dan {AT_MOST} zijn")
    add(
        "--naar",
        metavar="MAP",
        type=Path,
        default=common.ROOT / "output",
        help="de map met de uitvoer, voor de bladzijden (standaard: output)",
    )
    return made


def run(given: argparse.Namespace) -> int:
    """Look it up and print it; 2 when it is nowhere."""
    if not common.is_plan(given.plan):
        return 2
    checked = common.sound_plan(given.plan.resolve())
    if checked is None or checked.plan is None:
        return 1
    edities = tuple(given.editie) or checked.plan.gegevens.edities
    if not common.are_editions(edities, checked.plan):
        return 2
    jobs = [
        (Task(for_edition(checked.plan, editie), editie, checked.layouts, checked.style, ()), name)
        for name in ("site", "plan", PUBLIC, *COLLEGE)
        for editie in edities
        if name in ("site", "plan") or editie == checked.plan.gegevens.edities[0]
    ]
    try:
        with terminal.working("Het plan wordt doorzocht ...", always=False):
            documents = _documents(jobs)
    except LayoutError as error:
        common.print_layout_problem(error, checked, given.plan)
        return 1
    files, _ = read_folder(given.plan.resolve())
    query = " ".join(given.wat).removeprefix(f"{common.shown(given.plan)}/")
    answer = trace(checked.plan, load(files).sources, documents, query)
    if answer.is_empty():
        hint = f"; {answer.hint}" if answer.hint else ". Zoek op een id, een bedrag, een datum of een paar woorden."
        terminal.warn(f"'{query}' staat nergens in het plan {checked.plan.gegevens.titel}{hint}")
        return 2
    _print(
        answer,
        query,
        common.shown(given.plan),
        _pages(checked, [task for task, name in jobs if name == "plan"], given.naar),
        given.alles,
    )
    return 0


def _documents(jobs: Sequence[tuple[Task, str]]) -> Documents:
    """The lines of each document, composed side by side where that helps."""
    if "fork" not in multiprocessing.get_all_start_methods() or (os.cpu_count() or 1) < 2:
        return {(task.editie, name): _lines(task, name) for task, name in jobs}
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("fork")) as pool:
        futures = {(task.editie, name): pool.submit(_lines, task, name) for task, name in jobs}
        return {key: future.result() for key, future in futures.items()}


def _lines(task: Task, name: str) -> tuple[Line, ...]:
    return lines(compose(task.plan, name, task.layouts, task.editie, task.facts()))


def _pages(checked: Checked, tasks: Sequence[Task], output: Path) -> Pages:
    """The pages of each PDF in the output folder that was made of this very content."""
    assert checked.plan is not None
    found = {}
    for task in tasks:
        path = output / task.editie / "uitvoeringsplan.pdf"
        if path.is_file():
            identifier = f"{checked.plan.gegevens.id}-{task.editie}-{task.facts()['inhoud']}"
            found[task.editie] = pdf_pages(path.read_bytes(), identifier)
    return {editie: pages for editie, pages in found.items() if pages}


# --- what an author sees --------------------------------------------------------------------------


def _print(answer: Answer, query: str, folder: str, pages: Pages, everything: bool) -> None:
    most = 10**6 if everything else AT_MOST
    if not answer.fields:
        terminal.say(f"'{query}' staat in geen bestand van het plan; de layouts zetten het erbij.")
    elif len(answer.fields) == 1:
        _first(answer.fields[0], answer.record, folder, most)
    else:
        terminal.say(f"'{query}' staat op {len(answer.fields)} plaatsen in het plan:")
        _list([_at(item, folder) for item in answer.fields], most)
    if answer.mentions:
        terminal.say("\nHiernaar verwijzen:" if answer.record else "\nKomt ook voor in:")
        _list([_at(item, folder) for item in answer.mentions], most)
    printed = _grouped(answer.places, pages)
    if not printed:
        terminal.say("\nHet is in deze edities nergens gedrukt.")
    for head, places in printed:
        terminal.say(f"\n{head}:")
        _list(places, most)
    if not pages and any(name == "plan" and places for (_, name), places in answer.places.items()):
        terminal.say("\nMet bladzijden van de PDF: maak het plan eerst (python build.py).")


def _first(item: Found, record: str, folder: str, most: int) -> None:
    """The one line that answers the question, and of what a derived figure is made."""
    if item.source is not None:
        terminal.say(f"{record or _short(item.words)} staat in {folder}/{item.source} ({item.address})")
        return
    terminal.say(f"{_short(item.words)} staat in geen bestand: het is berekend ({item.address})")
    _list([f"berekend uit: {item.how}"], most)
    _list([_at(part, folder) for part in item.made_of], most)


def _at(item: Found, folder: str) -> str:
    if item.source is None:
        return f"{_short(item.words)} (berekend: {item.address})"
    return f"{folder}/{item.source}  {_short(item.words)}"


def _short(words: str) -> str:
    return textwrap.shorten(_MARK.sub("", words, count=1) if _MARK.match(words) else words, 44, placeholder=" ...")


def _list(items: Sequence[str], most: int) -> None:
    for item in items[:most]:
        terminal.say(
            textwrap.fill(
                item,
                WIDTH,
                initial_indent="  ",
                subsequent_indent="      ",
                break_on_hyphens=False,
                break_long_words=False,
            )
        )
    if len(items) > most:
        terminal.say(f"  ... en nog {len(items) - most} (alles zien: --alles)")


def _grouped(places: Mapping[tuple[str, str], Sequence[Place]], pages: Pages) -> list[tuple[str, list[str]]]:
    """A head per kind of document, with its places; a place says in which editions it is, where that is not in all."""
    groups = []
    for name, head in DOCUMENTS.items():
        edities = [editie for editie, document in places if document == name]
        spots: dict[str, dict[str, str]] = {}
        for editie in edities:
            known = pages.get(editie, {}) if name == "plan" else {}
            for place in places[editie, name]:
                spots.setdefault(_place(place), {}).setdefault(editie, _page(place, known))
        if spots:
            groups.append(
                (f"{head} ({', '.join(edities)})", [_spot(words, shown, edities) for words, shown in spots.items()])
            )
    return groups


def _spot(words: str, shown: Mapping[str, str], edities: Sequence[str]) -> str:
    """A place with its page in each edition: the page alone where that is the same in all of them."""
    known = {editie: page for editie, page in shown.items() if page}
    if len(shown) < len(edities):
        return words + (
            "".join(f"{page} ({editie})" for editie, page in known.items()) or f" (alleen {', '.join(shown)})"
        )
    if len(known) == len(edities) and len(set(known.values())) == 1:
        return words + known[edities[0]]
    return words + "".join(f"{page} ({editie})" for editie, page in known.items())


def _page(place: Place, pages: Mapping[str, int]) -> str:
    if place.anchor not in pages:
        return ""
    return f", {'' if place.begins else 'vanaf '}blz. {pages[place.anchor]}"


def _place(place: Place) -> str:
    """A place in words: a site's page; then table, row and column, or the headings it stands under."""
    page = f"{place.title} ({place.page}.html)" if place.page else ""
    if place.table or not place.sections:
        inside = [place.table, place.row and f"rij '{_short(place.row)}'", place.column and f"kolom '{place.column}'"]
    else:
        inside = [" > ".join(place.sections[-2:]), place.row and f"bij '{_short(place.row)}'"]
    return ": ".join(part for part in (page, ", ".join(part for part in inside if part)) if part) or "voorblad"
