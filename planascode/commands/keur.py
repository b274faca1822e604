"""``keur``: let every checker judge the files of a build, print what they found, and keep it as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from planascode import files, pipeline, terminal
from planascode.checkers import browser, html, pdf, pdf_rules, word, word_rules
from planascode.checkers.programs import Absent, Finding
from planascode.commands import common

KINDS = {"pdf": "PDF", "docx": "Word-bestand", "site": "site"}
GOOD, WRONG, NOT_RUN = "goed", "bevindingen", "niet gekeurd"
REPORT = "keuring"
"""The folder beside the output for the report; also the name of its file."""
PICTURES = "beelden"
"""The folder in it for pictures of pages; also the option that asks for them."""
EPILOG = (
    "Eindigt met 0 (alles is gekeurd en goed), 1 (er zijn bevindingen), 3 (geen bevindingen, maar niet alles kon gekeurd\n"
    "worden; dan staat er hoe u krijgt wat ontbreekt), 2 (verkeerd gebruik) of 4 (het verslag kon niet geschreven worden)."
)


@dataclass(frozen=True, slots=True)
class Checker:
    """Its name, the kind of thing that it judges (a key of ``KINDS``), and how: things of that kind to findings, or Absent."""

    name: str
    kind: str
    judge: Callable[[Sequence[Path]], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Result:
    """What a checker said about one file or site: findings, or why it could not look."""

    thing: str
    checker: str
    findings: tuple[Finding, ...] = ()
    absent: str = ""

    @property
    def outcome(self) -> str:
        """In one of three words."""
        return NOT_RUN if self.absent else WRONG if self.findings else GOOD


def checkers(family: str, every_page: bool) -> tuple[Checker, ...]:
    """All checkers. ``family``: the house style's font; ``every_page``: the browser opens all pages, each at least once, not one of each kind only."""
    return (
        *(Checker(f"veraPDF {profile}", "pdf", partial(_vera, key)) for key, profile in pdf.PROFILES.items()),
        Checker("qpdf", "pdf", partial(_each, pdf.qpdf)),
        Checker("eigen regels PDF", "pdf", partial(pdf_rules.judge, family=family)),
        Checker("Open XML SDK", "docx", partial(_each, word.sdk)),
        Checker("openxml-audit", "docx", partial(_each, word.audit)),
        Checker("LibreOffice", "docx", word.office),
        Checker("eigen regels Word", "docx", word_rules.judge),
        Checker("Nu Html Checker", "site", html.judge),
        Checker("axe in Chromium", "site", partial(_browser, every_page)),
    )


def _vera(profile: str, paths: Sequence[Path]) -> list[Finding]:
    return [found for verdict in pdf.vera(profile, paths) for found in verdict.findings]


def _each(judge: Callable[[Path], Sequence[Finding]], paths: Sequence[Path]) -> list[Finding]:
    return [found for path in paths for found in judge(path)]


def _browser(every_page: bool, sites: Sequence[Path]) -> list[Finding]:
    """The largest page of each kind at each width in each scheme; the other pages once, at the narrowest width."""
    found = []
    for site in sites:
        kinds = browser.kinds_of_page(site)
        others = [page for page in html.pages(site) if page not in kinds] if every_page else []
        found += browser.judge(kinds, site) + browser.judge(others, site, browser.WIDTHS[-1:], browser.SCHEMES[:1])
    return found


def things(folder: Path) -> dict[str, list[Path]]:
    """What stands in the output, by kind: PDF and Word files, and the outermost folders with pages."""
    found: dict[str, list[Path]] = {kind: [] for kind in KINDS}
    for path in sorted(folder.rglob("*")):
        kind = path.suffix.removeprefix(".")
        if kind in ("pdf", "docx") and path.is_file():
            found[kind].append(path)
        elif kind == "html" and not any(path.is_relative_to(site) for site in found["site"]):
            found["site"] = [site for site in found["site"] if not site.is_relative_to(path.parent)] + [path.parent]
    return found


def parser() -> common.Parser:
    """The grammar of ``keur``."""
    made = common.Parser("keur [opties]", "Laat keurders van anderen kijken naar de uitvoer die gemaakt is.", EPILOG)
    add = made.options.add_argument
    add("--van", metavar="MAP", type=Path, default=common.ROOT / "output", help="de map met de uitvoer (standaard: output)")
    add("--alles", action="store_true", help="opent ook elke andere bladzijde in de browser, een keer, niet van elke soort alleen de grootste; dit duurt lang")
    add(f"--{PICTURES}", action="store_true", help="maakt ook beelden van tien bladzijden van elke site: op drie breedtes, licht en donker")
    return made


def run(given: argparse.Namespace) -> int:
    """Judge; the exit code."""
    if not common.is_plan(given.plan):
        return 2
    folder = given.van.resolve()
    found = things(folder) if folder.is_dir() else {}
    if not any(found.values()):
        terminal.warn(f"In de map {common.shown(given.van)} staat geen uitvoer. Maak die eerst: {common.call('bouw', given.plan)}")
        return 2
    family = str(pipeline.read(given.plan.resolve(), common.LAYOUTS).style.fonts["family"])
    results = judge(checkers(family, given.alles), found, folder)
    report = json.dumps(_as_json(results), ensure_ascii=False, indent=1) + "\n"
    place = folder.with_name(REPORT)
    pictures = _pictures(found["site"], folder) if given.beelden else {}
    try:
        files.replace_folder(place, {f"{REPORT}.json": report.encode(), **pictures})
    except OSError as error:
        terminal.warn(f"Het verslag kon niet worden geschreven in {common.shown(place)}: {files.reason(error)}.")
        return 4
    _print(results, common.shown(place))
    if not given.alles and found["site"]:
        terminal.say("De browser opende van elke soort bladzijde de grootste. Met --alles opent hij ook elke andere, een keer.")
    if pictures:
        terminal.say(f"Bekijk ook de {len(pictures)} beelden in {common.shown(place)}/{PICTURES}: een keurder ziet niet wat lelijk is.")
    outcomes = {result.outcome for result in results}
    return 1 if WRONG in outcomes else 3 if NOT_RUN in outcomes else 0


def _pictures(sites: Sequence[Path], folder: Path) -> dict[str, bytes]:
    """Pictures of each site by their path in the report's folder; none without a browser, which axe has told by then."""
    try:
        with terminal.working("De beelden worden gemaakt ..."):
            made = {site.relative_to(folder): browser.pictures(site) for site in sites}
    except Absent:
        return {}
    return {f"{PICTURES}/{site.as_posix()}/{name}": data for site, found in made.items() for name, data in found.items()}


def judge(table: Sequence[Checker], found: dict[str, list[Path]], folder: Path) -> list[Result]:
    """What each checker says about each thing of its kind; two at a time, for they are programs of their own."""
    with terminal.working("De uitvoer wordt gekeurd ...") as status, ThreadPoolExecutor(2) as side_by_side:
        running = {side_by_side.submit(_judge, checker, found[checker.kind], folder): checker for checker in table}
        for done in as_completed(running):
            if status is not None:
                status.update(f"{running[done].name}: gereed")
        return [result for done in running for result in done.result()]


def _judge(checker: Checker, paths: Sequence[Path], folder: Path) -> list[Result]:
    """What a checker says about each of these; of files with the same bytes it gets one."""
    names = {path: path.relative_to(folder).as_posix() for path in paths}
    first: dict[bytes, Path] = {}
    same = {path: first.setdefault(path.read_bytes(), path) if path.is_file() else path for path in paths}
    try:
        findings = [_inside(found, folder) for found in checker.judge(list(dict.fromkeys(same.values())))] if paths else []
    except Absent as absent:
        return [Result(name, checker.name, absent=str(absent)) for name in names.values()]
    lost = [found for found in findings if not any(f"{found.file}/".startswith(f"{name}/") for name in names.values())]
    assert not lost, f"{checker.name} judged something else: {lost[0]}"
    return [Result(names[path], checker.name, tuple(sorted(_of(findings, names[same[path]], names[path])))) for path in paths]


def _of(findings: Sequence[Finding], judged: str, name: str) -> Iterator[Finding]:
    """The findings in the file or site that was judged, as those of ``name``."""
    for found in findings:
        if f"{found.file}/".startswith(f"{judged}/"):
            yield replace(found, file=name + found.file.removeprefix(judged))


def _inside(finding: Finding, folder: Path) -> Finding:
    """The finding without the place of the output on this computer."""
    above = f"{folder.as_posix()}/"
    return replace(
        finding,
        file=finding.file.removeprefix(above),
        place=finding.place.replace(above, ""),
        message=finding.message.replace(above, ""),
    )


def _as_json(results: Sequence[Result]) -> list[dict[str, object]]:
    return [
        {
            "bestand": result.thing,
            "keurder": result.checker,
            "uitkomst": result.outcome,
            "reden": result.absent,
            "bevindingen": [
                {"bestand": found.file, "regel": found.rule, "plaats": found.place, "melding": found.message}
                for found in result.findings
            ],
        }
        for result in results
    ]


def _print(results: Sequence[Result], place: str) -> None:
    ordered = sorted(results, key=lambda result: result.thing)
    terminal.print_table(("bestand", "keurder", "regel", "bevindingen"), [row for result in ordered for row in _rows(result)])
    for reason in sorted({result.absent for result in results if result.absent}):
        terminal.say(f"Niet gekeurd: {reason}")
    number = sum(len(result.findings) for result in results)
    missing = sum(result.outcome == NOT_RUN for result in results)
    judged = f"{len(results)} keuringen: {common.times(number, 'bevinding', 'bevindingen')}, {missing} niet gekeurd."
    terminal.say(f"{judged} Elke bevinding met haar plaats staat in {place}/{REPORT}.json")


def _rows(result: Result) -> Iterator[tuple[str, str, str, str]]:
    if result.outcome != WRONG:
        yield result.thing, result.checker, "", result.outcome
    counts: dict[tuple[str, str], int] = {}
    for found in result.findings:
        counts[found.file, found.rule] = counts.get((found.file, found.rule), 0) + 1
    for (file, rule), number in counts.items():
        yield file, result.checker, rule, str(number)
