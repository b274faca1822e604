"""``nieuw``: a new municipality's plan, or one maatregel, thema or indicator more in a plan. Asks at a terminal."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TypeVar

from planascode import addition, files, pipeline, start, terminal
from planascode.commands import common, schema
from planascode.ownids import taken_ids
from planascode.pipeline import START
from planascode.problems import errors
from planascode.values import Wrong, parse_id

KINDS = tuple(addition.PARENTS)
OF_PLAN = ("gemeente", "titel", "periode", "legenda", "woorden", "niet_goed", "prioriteit")
OF_RECORD = ("naam", "bij", "id")
ARTICLE = {"maatregel": "de nieuwe maatregel", "thema": "het nieuwe thema", "indicator": "de nieuwe indicator"}

Answer = TypeVar("Answer")


class GivenUp(Exception):
    """The author ended the questions, or an option cannot be used; the message is said already."""


def parser() -> common.Parser:
    """The grammar of ``nieuw``."""
    made = common.Parser(
        "nieuw MAP | maatregel | thema | indicator [opties]",
        "Maakt een nieuw plan in een lege map, of zet een maatregel, thema of indicator in een plan.\n"
        "Wat u niet opgeeft, wordt gevraagd. Heet uw map zelf maatregel? Schrijf dan ./maatregel",
        "voorbeelden:\n"
        "  python build.py nieuw mijn-plan --gemeente Voorbeelddorp --periode 2027-2030\n"
        '  python build.py nieuw maatregel --naam "Meer licht in het park" --bij woonoverlast',
    )
    made.add_argument(
        "wat", metavar="MAP", nargs="?", help="een nieuwe map; of het woord maatregel, thema of indicator"
    )
    add = made.options.add_argument
    add("--gemeente", metavar="NAAM", help="bij een plan: de naam van de gemeente")
    add("--titel", metavar="TEKST", help="bij een plan: de titel")
    add("--periode", metavar="JAREN", help="bij een plan: de looptijd, bijvoorbeeld 2027-2030")
    add("--legenda", metavar="NAAM", help=f"bij een plan: de woorden voor standen: {', '.join(start.LEGENDS)} of eigen")
    add(
        "--woorden",
        metavar="LIJST",
        help="bij een eigen legenda: de woorden met komma's ertussen; het laatste is: klaar",
    )
    add("--niet-goed", metavar="LIJST", help="bij een eigen legenda: woorden voor wat niet goed gaat")
    add("--prioriteit", metavar="NAAM", action="append", help="bij een plan: de naam van een prioriteit; mag vaker")
    add("--naam", metavar="NAAM", help="bij maatregel, thema of indicator: de naam")
    add("--bij", metavar="ID", help="bij maatregel, thema of indicator: id of naam van het thema of de prioriteit")
    add("--id", metavar="ID", help="bij maatregel, thema of indicator: het id; anders komt het uit de naam")
    return made


def run(given: argparse.Namespace) -> int:
    """Make it; the exit code."""
    try:
        if given.wat is None:
            return _wrong("Noem een nieuwe map, of schrijf: maatregel, thema of indicator.")
        kind = given.wat if given.wat in KINDS else "plan"
        other = OF_PLAN if kind in KINDS else OF_RECORD
        if strange := [name for name in other if getattr(given, name) is not None]:
            option = f"--{strange[0].replace('_', '-')}"
            if kind in KINDS:
                return _wrong(f"{option} hoort bij een nieuw plan, niet bij {ARTICLE[kind]}.")
            return _wrong(
                f"'{given.wat}' met {option} kan niet: erbij maken kan {', '.join(KINDS[:-1])} of {KINDS[-1]}. "
                "Andere stukken schrijft u zelf in hun bestand."
            )
        return _record(kind, given) if kind in KINDS else _plan(given)
    except GivenUp:
        return 2
    except OSError as error:
        terminal.warn(f"Het schrijven is niet gelukt: {files.reason(error)}. Er is niets veranderd.")
        return 4


def _wrong(words: str) -> int:
    terminal.warn(f"{words}\nHulp: python build.py nieuw --help")
    return 2


# --- questions -------------------------------------------------------------------------------------------


def ask(option: str, said: str | None, question: str, default: str, parse: Callable[[str], Answer]) -> Answer:
    """The answer of an option, of somebody at a terminal, or else ``default``. GivenUp when there is none."""
    if said is not None:
        try:
            return parse(said)
        except Wrong as wrong:
            terminal.warn(f"{option}: {wrong.message}; {wrong.hint}{'' if wrong.hint.endswith('?') else '.'}")
            raise GivenUp from None
    if not sys.stdin.isatty():
        terminal.say(f"Zonder {option} gekozen: {default}")
        return parse(default)
    while True:
        try:
            answer = input(f"{question} [{default}]: ").strip()
        except EOFError:
            terminal.warn("\nGestopt. Er is niets gemaakt.")
            raise GivenUp from None
        except UnicodeDecodeError:
            terminal.say("  Dit is niet te lezen. Typ het nog eens.")
            continue
        try:
            return parse(answer or default)
        except Wrong as wrong:
            terminal.say(f"  {_sentence(wrong.message)} {_sentence(wrong.hint)}")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('?', '.')) else '.'}"


def _municipality(parse: Callable[[str], str], text: str) -> str:
    name = parse(text)
    return name if name.casefold().startswith("gemeente ") else f"Gemeente {name}"


def _legend(text: str) -> str:
    words = text.strip().casefold()
    if words in start.LEGENDS or words == "eigen":
        return words
    raise Wrong(f"'{text}' is geen legenda", f"kies {', '.join(start.LEGENDS)} of eigen")


def _list(parse: Callable[[str], str], text: str) -> tuple[str, ...]:
    return tuple(parse(word) for word in re.split("[,;]", text) if word.strip())


def _bad(parse: Callable[[str], str], text: str) -> tuple[str, ...]:
    """The words for what does not go well; none where the author says that there are none."""
    return () if text.strip(" .").casefold() in ("geen", "niets", "nee", "n.v.t", "nvt", "-") else _list(parse, text)


def _legenda(given: argparse.Namespace, parse: Callable[[str], str]) -> tuple[start.State, ...]:
    """The legend, a ready one or one of own words."""
    own = given.woorden is not None or given.niet_goed is not None
    if own and given.legenda not in (None, "eigen"):
        terminal.warn("--woorden en --niet-goed horen bij --legenda eigen.")
        raise GivenUp
    if sys.stdin.isatty() and given.legenda is None and not own:
        for name, states in start.LEGENDS.items():
            terminal.say(f"  {name}: {', '.join(f'{state.symbool} {state.woord}' for state in states)}")
        terminal.say("  eigen: uw eigen woorden")
    name = ask("--legenda", "eigen" if own else given.legenda, "Welke woorden voor de standen?", "voortgang", _legend)
    if name != "eigen":
        return start.LEGENDS[name]
    words = partial(_list, parse)
    question = "Welke woorden zijn er voor wat niet goed gaat? Zijn er geen, typ: geen"
    bad = ask("--niet-goed", given.niet_goed, question, "vertraagd", partial(_bad, parse))
    return ask(
        "--woorden",
        given.woorden,
        "Welke andere woorden, van begin tot klaar, met komma's ertussen?",
        "gepland, bezig, klaar",
        lambda text: start.own_legend(words(text), bad),
    )


def _priorities(given: list[str] | None, parse: Callable[[str], str]) -> tuple[str, ...]:
    if given is not None or not sys.stdin.isatty():
        names = given or ["Eerste prioriteit"]
        option = "--prioriteit"
        return tuple(ask(option, name if given else None, "", name, parse) for name in names)
    terminal.say("Welke prioriteiten heeft het plan? Een per regel; een lege regel is: klaar.")
    names = [ask("--prioriteit", None, "  prioriteit 1", "Eerste prioriteit", parse)]
    while found := ask(
        "--prioriteit",
        None,
        f"  prioriteit {len(names) + 1}",
        "klaar",
        lambda text: "" if text == "klaar" else parse(text),
    ):
        names.append(found)
    return tuple(names)


# --- a plan ----------------------------------------------------------------------------------------------


def _plan(given: argparse.Namespace) -> int:
    target = Path(given.wat)
    if words := _no_place(given.wat, target):
        return _wrong(words)
    templates, layouts = common.templates()
    style = pipeline.examine({}, layouts).style
    parse = partial(start.parse_naam, signs=style.signs())
    gemeente = ask("--gemeente", given.gemeente, "Welke gemeente?", "Voorbeelddorp", partial(_municipality, parse))
    jaren = ask("--periode", given.periode, "Welke looptijd?", "2027-2030", start.parse_jaren)
    span = "-".join(str(jaar) for jaar in dict.fromkeys(jaren))
    default = f"Uitvoeringsplan {gemeente.partition(' ')[2]} {span}"
    answers = start.Answers(
        gemeente,
        ask("--titel", given.titel, "Welke titel?", default, parse),
        jaren,
        _legenda(given, parse),
        _priorities(given.prioriteit, parse),
    )
    made = {path: text.encode() for path, text in start.new_plan(answers, templates, taken_ids(layouts)).items()}
    found = pipeline.examine(made, layouts)
    if errors(found.problems):
        terminal.print_problems(found.problems, common.shown(target), made)
        terminal.warn("Van deze antwoorden is geen goed plan te maken. Er is niets gemaakt.")
        return 1
    files.add_files(target, made)
    schema.write(target.resolve(), found)
    _plan_made(common.shown(target), answers, len(made))
    return 0


def _no_place(said: str, target: Path) -> str:
    """Why a plan cannot be made here, as a Dutch sentence; empty when it can."""
    close = get_close_matches(said.casefold(), KINDS, n=1, cutoff=0.75)
    if close and "/" not in said and not target.exists():
        return f"Bedoelde u '{close[0]}'? Is het een map, schrijf dan ./{said}"
    if target.exists() and not target.is_dir():
        return f"Op de plaats {said} staat een bestand. Kies een andere map."
    if target.is_dir() and any(target.iterdir()):
        return f"De map {said} is niet leeg. Een nieuw plan komt in een lege of nieuwe map."
    inside = next((above for above in target.resolve().parents if (above / START).is_file()), None)
    return f"De map {said} ligt in een ander plan: {common.shown(inside)}. Kies een map daarbuiten." if inside else ""


def _plan_made(shown: str, answers: start.Answers, count: int) -> None:
    number = len(answers.prioriteiten)
    say = terminal.say
    say(f"\nGemaakt in {shown}: {count} bestanden, {number} {'prioriteit' if number == 1 else 'prioriteiten'}.")
    say("Alles wat erin staat, is een verzonnen voorbeeld. Zo gaat u verder:")
    say(f"  1. Open {shown}/plan.yaml en vervang wat niet klopt. De regels met # leggen het uit.")
    say("     Met VS Code krijgt u hulp bij het schrijven. Open daarin deze map.")
    say("  2. Controleer het plan:")
    say(f"       python build.py controleer --plan {common.quoted(shown)}")
    say("  3. Maak de PDF, het Word-bestand en de site:")
    say(f"       python build.py --plan {common.quoted(shown)} --naar {common.quoted(f'{shown}-uitvoer')}")


# --- a record --------------------------------------------------------------------------------------------


def _record(kind: str, given: argparse.Namespace) -> int:
    folder = given.plan.resolve()
    if not common.is_plan(folder):
        return 2
    checked = pipeline.read(folder, common.LAYOUTS)
    if checked.plan is None:
        common.checked_plan(folder)
        terminal.warn("Los dit eerst op, en geef dan deze opdracht opnieuw. Er is niets veranderd.")
        return 1
    plan = checked.plan
    templates, layouts = common.templates()
    parse = partial(start.parse_naam, signs=checked.style.signs())
    naam = ask("--naam", given.naam, f"Hoe heet {ARTICLE[kind]}?", f"Nieuw stuk: {kind}", parse)
    known = addition.parents(plan, kind)
    if sys.stdin.isatty() and given.bij is None:
        for key, name in known.items():
            within = addition.within(plan, key)
            terminal.say(f"  {key}: {name}{f' (thema van {within})' if within else ''}")
    parent = ask(
        "--bij", given.bij, "Waar hoort het bij?", next(iter(known)), partial(addition.find_parent, plan, kind)
    )
    texts = {path: data.decode("utf-8-sig") for path, data in checked.files.items() if path.endswith(".yaml")}
    try:
        asked = parse_id(given.id) if given.id else ""
        added = addition.add(plan, texts, kind, naam, parent, templates, taken_ids(layouts), asked)
    except Wrong as wrong:
        return _wrong(f"--id: {wrong.message}; {wrong.hint}.")
    changed = {path: text.encode() for path, text in added.files.items()}
    after = pipeline.examine({**checked.files, **changed}, layouts)
    known_before = {(problem.code, problem.source.file, problem.message) for problem in checked.problems}
    if new := [item for item in errors(after.problems) if (item.code, item.source.file, item.message) not in known_before]:
        terminal.print_problems(new, common.shown(folder), {**checked.files, **changed})
        terminal.warn(f"Bij '{parent}' past dit niet zonder deze fouten. Er is niets veranderd.")
        return 1
    files.add_files(folder, changed)
    schema.refresh(folder, after)
    shown = common.shown(folder)
    terminal.say(f"\nGemaakt: {kind} '{added.id}' in {shown}/{added.file}")
    for path in sorted(set(changed) - set(checked.files) - {added.file}):
        terminal.say(f"Ook gemaakt: {shown}/{path}")
    for path in sorted(set(changed) & set(checked.files) - {added.file}):
        terminal.say(f"Aangevuld: {shown}/{path}")
    twice = [problem.message for problem in sorted(set(after.problems) - set(checked.problems)) if problem.code == "M-017"]
    same = [key for key, record in plan[addition.ADDED[kind]].items() if record.naam.casefold() == naam.casefold()]
    also = [f"de naam '{naam}' staat in dit plan ook bij '{key}', in '{plan.plaats.get(key, 'monitoring')}'" for key in same]
    for message in twice or also:
        terminal.say(f"Let op: {message}.")
    rest = f"vul nog in: {', '.join(added.empty)}" if added.empty else "vervang wat tussen haakjes nog in te vullen is"
    terminal.say(f"Open {shown}/{added.file} en {rest}. De regels met # leggen het uit.")
    terminal.say(f"Controleer daarna: python build.py controleer --plan {common.quoted(shown)}")
    return 0
