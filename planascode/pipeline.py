"""The build as a paragraph: read, load, check, filter, make in parallel, swap. Everything else is pure.

What only a build needs is imported when it is needed: a check does not pay for it.
"""

from __future__ import annotations

import datetime
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from planascode import adopted, files
from planascode.checks import check
from planascode.checks.acceptance import accept
from planascode.checks.content import Content
from planascode.checks.references import by_name, with_lost_id
from planascode.derive import document_day
from planascode.editions import for_edition
from planascode.folder import read_folder
from planascode.gaps import EVERYTHING
from planascode.housestyle import LISTED, THEME, TOKENS, HouseStyle, housestyle, is_letter, read_tokens
from planascode.load import PUBLIC, Loaded, load
from planascode.model import Plan
from planascode.problems import LayoutError, Problem, Source, errors
from planascode.rawtext import clean, decode
from planascode.sidebyside import Doing, in_turn, shared
from planascode.wronglines import of_the_key_above

if TYPE_CHECKING:
    from planascode.droptemplate import Template
    from planascode.leaks import Leak, Secrets
    from planascode.outputs import Task

MAX_ERRORS = 1_000
_PDEATHSIG = 1  # PR_SET_PDEATHSIG, prctl(2)
START = "plan.yaml"
FOLLOWS = "site"
"""The output in which what happens after the decision appears."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan's folder after reading and checking; ``plan`` is None when it could not be built; ``files`` as they were read;

    ``accepted`` are the problems that each aanvaarding (by id) covers; ``sources`` the place of every value by address;
    ``part`` is what could be read of the plan, ``lost`` what is not whole in it, ``unread`` the problems with what could not be
    taken from disk, ``template`` KOOP's, where the plan has it."""

    plan: Plan | None
    problems: tuple[Problem, ...]
    layouts: Mapping[str, str]
    style: HouseStyle
    files: Mapping[str, bytes]
    accepted: Mapping[str, Sequence[Problem]]
    sources: Mapping[str, Source]
    part: Plan
    lost: frozenset[str] = frozenset()
    unread: Sequence[Problem] = ()
    template: Template | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """One finished job: edition, output, its files, how long it took in seconds, and what in them is not for its readers."""

    editie: str
    output: str
    files: Mapping[str, bytes]
    seconds: float
    leaks: tuple[Leak, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What to build: editions and outputs (empty = all), and the peildatum where it is not the plan's own."""

    edities: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    peildatum: datetime.date | None = None


def read(folder: Path, layouts: Path, stadium: str = "") -> Checked:
    """The plan in ``folder`` with our ``layouts`` under its own, loaded and checked; ``stadium`` as in ``examine``."""
    # A folder that is no plan is not walked: it may be the whole disk.
    ours, _ = read_folder(layouts)
    if not (folder / START).is_file():
        other = next((path.name for path in sorted(folder.glob("*")) if path.name.lower() in (START, "plan.yml")), "")
        hint = f"noem het bestand {other} weer {START}" if other else "kies met --plan de map waarin plan.yaml staat"
        message = "dit is geen map van een plan: het bestand plan.yaml ontbreekt"
        return replace(examine({}, ours), problems=(Problem(Source(START), "B-001", message, hint),))
    content, problems = read_folder(folder)
    return shared(lambda doing: examine(content, ours, problems, stadium, doing))


def examine(
    content: Mapping[str, bytes], ours: Mapping[str, bytes], problems: Sequence[Problem] = (), stadium: str = "", doing: Doing = in_turn
) -> Checked:
    """The plan that these files hold, with our layouts under its own, loaded and checked (``doing`` is how); nothing is read from disk.

    With ``stadium`` it is judged as if it had come to that stage, and told where it says another one itself.
    """
    own = {path.removeprefix("layouts/"): data for path, data in content.items() if path.startswith("layouts/")}
    style, wrong_style = house_style(ours, own)
    loaded = load(content)
    if stadium and loaded.part.gegevens.stadium != stadium:
        loaded = _at_stage(loaded, stadium)
    template, wrong_template = drop_template(loaded.part, own, loaded.sources)
    found = [*problems, *wrong_style, *loaded.problems, *wrong_template]
    lost = EVERYTHING if problems else loaded.lost | ({"huisstijl"} if wrong_style else frozenset())
    layouts, wrong_layouts = layout_texts(ours, own)
    tones, signs = frozenset(style.tones), style.signs()
    seen = Content(loaded.part, loaded.sources, tones, signs, texts(content), lost, layouts)
    left, covered = accept(seen, check(seen, doing))
    moving = {problem.address.rpartition("/")[0] for problem in left if problem.code == "M-001"}  # what must go needs no other place
    found = _under_their_key(found, seen.files)
    stay = (problem for problem in found if problem.code != "B-029" or problem.address not in moving)
    ordered = [by_name(with_lost_id(problem, seen), loaded.part, seen.files) for problem in stay]
    renamed = {Path(problem.source.file).name.partition(".")[0] for problem in ordered if problem.code == "H-002"}
    left = [problem for problem in left if problem.code != "R-003" or not any(f"'{name}'" in problem.message for name in renamed)]
    told = _at_most(sorted({*ordered, *wrong_layouts, *left}))
    return Checked(loaded.plan, told, layouts, style, content, covered, loaded.sources, loaded.part, lost, problems, template)


def _under_their_key(problems: Sequence[Problem], files: Mapping[str, str]) -> list[Problem]:
    """The problems, but one for a point of a list that stands too far to the left below a key that is empty because of that."""
    strays = {
        (problem.source.file, problem.source.line): hint
        for problem in problems
        if problem.code == "V-008" and (hint := of_the_key_above(files.get(problem.source.file, "").splitlines(), problem.source.line - 1))
    }
    return [
        replace(problem, hint=strays.get((problem.source.file, problem.source.line), problem.hint)) if problem.code == "V-008" else problem
        for problem in problems
        if problem.code != "V-003" or (problem.source.file, problem.source.line + 1) not in strays
    ]


def _at_stage(loaded: Loaded, stadium: str) -> Loaded:
    """A plan as if it had come to a stage, and the problem that it says another one."""
    own = loaded.part.gegevens
    place = loaded.sources.get("plan/stadium", loaded.sources.get("plan/status", Source(START)))
    message = f"u vraagt een uitgave voor '{stadium}', en het plan zegt: {own.stadium}"
    told = Problem(place, "D-003", message, f"schrijf: stadium: {stadium}", address="plan/stadium")
    part = replace(loaded.part, gegevens=replace(own, stadium=stadium))
    return replace(loaded, plan=loaded.plan and part, part=part, problems=(*loaded.problems, told))


def _at_most(problems: list[Problem]) -> tuple[Problem, ...]:
    """All problems, but of errors the first ``MAX_ERRORS`` only, and then how many more there are."""
    wrong = errors(problems)
    rest = set(wrong[MAX_ERRORS:])
    if not rest:
        return tuple(problems)
    message = f"vanaf hier zijn er nog {len(rest)} fouten; ze worden niet genoemd"
    counted = Problem(wrong[MAX_ERRORS].source, "H-004", message, "los eerst de andere fouten op en controleer opnieuw")
    return tuple(sorted([*(problem for problem in problems if problem not in rest), counted]))


def layout_texts(ours: Mapping[str, bytes], own: Mapping[str, bytes]) -> tuple[dict[str, str], list[Problem]]:
    """The layouts by name, the plan's own over ours, and what is wrong with the signs of them and of style sheets."""
    layouts = {name: decode(data)[0] for name, data in {**ours, **own}.items() if name.endswith(".j2")}
    problems = [
        problem
        for name, data in own.items()
        if name.endswith((".j2", ".css"))
        for problem in clean(data, f"layouts/{name}")[1]
    ]
    return layouts, [problem for problem in problems if problem.level == "fout" and problem.code != "B-009"]


def texts(content: Mapping[str, bytes]) -> dict[str, str]:
    """The files of a plan as text by path, with ``\\n`` as line end."""
    return {
        path: data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        for path, data in content.items()
        if path.endswith((".yaml", ".md")) or path == adopted.FILE
    }


def house_style(ours: Mapping[str, bytes], own: Mapping[str, bytes]) -> tuple[HouseStyle, list[Problem]]:
    """Our house style with the plan's own theme and tokens over it, key by key, files by name; and what is wrong in it."""
    prefix = "huisstijl/"
    layers = {TOKENS: ours[TOKENS]} | {f"layouts/{name}": own[name] for name in (THEME, TOKENS) if name in own}
    merged, problems = read_tokens(layers)
    ruled_out = {name for name in own if name.endswith(LISTED)}  # what a plan says of a letter is not believed: the letter is read
    files = {name.removeprefix(prefix): data for name, data in {**ours, **own}.items() if name.startswith(prefix) and name not in ruled_out}
    for name, data in own.items():
        if name.endswith((".ttf", ".otf", ".woff2")) and not is_letter(data):
            hint = "zet een lettertype van TrueType of OpenType op deze plaats, of haal het weg"
            problems.append(Problem(Source(f"layouts/{name}"), "H-015", "dit is geen lettertype dat te lezen is", hint))
            files.pop(name.removeprefix(prefix), None)
    for name in own.keys() - ours.keys():
        folder, _, file = name.rpartition("/")
        known = ("tokens.yaml", "thema.css", "sjabloon.dotx")
        near = get_close_matches(re.sub(r"[-_ (].*(?=\.)", "", file.lower()), known, n=1, cutoff=0.7) if folder == "huisstijl" and file not in known else []
        if near and f"huisstijl/{near[0]}" not in own:
            hint = f"noem het {near[0]}"
            problems.append(Problem(Source(f"layouts/{name}"), "L-019", "dit bestand van de huisstijl wordt niet gelezen", hint))
    if not any(name.casefold().startswith("sjabloon.") for name in files):
        return housestyle(merged, files), problems
    from planascode import wordbase  # most plans have no Word file of their own

    base, wrong = wordbase.find(files, f"layouts/{prefix}")
    return housestyle(merged, files, base), [*problems, *wrong]


def drop_template(
    plan: Plan, own: Mapping[str, bytes], sources: Mapping[str, Source], archived: bool = False
) -> tuple[Template | None, list[Problem]]:
    """KOOP's template with its map, among a plan's own layouts (or those of an archive), and what is wrong with them."""
    for key, record in plan["publicaties"].items():
        if not record.sjabloon:
            continue
        from planascode import droptemplate  # most plans have none, and it is slow to import

        address = f"publicaties/{key}"
        places = {name: sources.get(f"{address}/{name}", sources.get(address, Source("publicatie.yaml"))) for name in ("sjabloon", "rolkaart")}
        return droptemplate.find(record, own, places, archived)
    return None, []


def tasks(checked: Checked, options: Options, outputs: tuple[str, ...]) -> list[tuple[str, Task]]:
    """The jobs to do, the slowest first. What is for the public alone is made of the most open edition only.

    The site follows the plan's peildatum; the documents of an adopted plan keep that of the decision.
    """
    from planascode.outputs import JOBS, OPEN, Task

    assert checked.plan is not None
    plan = at_day(checked.plan, options.peildatum)
    edities = options.edities or plan.gegevens.edities
    days = {name: plan.gegevens.peildatum if name == FOLLOWS else document_day(plan) for name in JOBS}
    made = {
        (editie, day): Task(for_edition(at_day(plan, day), editie), editie, checked.layouts, checked.style, outputs, checked.template)
        for editie in edities
        for day in {days[output] for output in outputs}
    }
    return [
        (output, made[editie, days[output]])
        for output in JOBS
        if output in outputs
        for editie in edities
        if output not in OPEN or editie == plan.gegevens.edities[0]
    ]


def at_day(plan: Plan, day: datetime.date | None) -> Plan:
    """The whole plan on a day; on its own where none is given."""
    return replace(plan, gegevens=replace(plan.gegevens, peildatum=day)) if day and day != plan.gegevens.peildatum else plan


def secrets(checked: Checked, options: Options) -> dict[str, Secrets]:
    """For each edition to be made but the most closed one, what its files may not hold."""
    from planascode import leaks
    from planascode.dataschema import plan_schema
    from planascode.writers.site import scripts

    assert checked.plan is not None
    plan = at_day(checked.plan, options.peildatum)
    watched = {key: item for key, item in plan["personen"].items() if not item.openbaar}
    whole = replace(plan, records={**plan.records, "personen": watched})
    ours = [text for name, text in checked.layouts.items() if f"layouts/{name}" not in checked.files]
    ours += [plan_schema(), *(data.decode() for data in scripts().values())]
    return {
        editie: leaks.secrets(whole, for_edition(plan, editie), ours)
        for editie in options.edities or plan.gegevens.edities
        if editie != plan.gegevens.edities[-1]
    }


def _run(output: str, task: Task) -> Made:
    from planascode.outputs import EVERY_JOB

    began = time.perf_counter()
    made = EVERY_JOB[output](task)
    return Made(task.editie, output, made, time.perf_counter() - began)


def make(
    jobs: list[tuple[str, Task]], processes: int, hidden: Callable[[], Mapping[str, Secrets]] = dict
) -> Iterator[Made]:
    """The results of jobs as they come, side by side where there are more ``processes``.

    ``hidden`` gives for an edition what its files may not hold; it is asked, and files are searched, while others are made.
    """
    if processes < 2 or not jobs:
        kept = hidden()
        yield from (_searched(_run(output, task), kept) for output, task in jobs)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(
        min(processes, len(jobs)), context, initializer=_end_with, initargs=(os.getpid(),)
    ) as pool:
        futures = [pool.submit(_run, output, task) for output, task in jobs]
        try:
            kept = hidden()
            for future in as_completed(futures):
                yield _searched(future.result(), kept)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _searched(made: Made, hidden: Mapping[str, Secrets]) -> Made:
    from planascode.leaks import find

    secret = hidden.get(made.editie)
    return replace(made, leaks=find(made.files, secret)) if secret else made


def _end_with(parent: int) -> None:
    """Let the system end this process when the one that it works for ends, also when that was killed."""
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)


def build(
    checked: Checked, target: Path, options: Options, outputs: tuple[str, ...], report: Callable[[Made], None]
) -> list[Made]:
    """Make all outputs and put them in ``target`` in one step; ``report`` hears of each as it is ready.

    LeakError when a file holds what its readers may not see; then nothing is put anywhere.
    """
    from planascode.outputs import JOBS

    files.check_ours(target)
    assert checked.plan is not None
    plan_id = checked.plan.gegevens.id
    done = without_leaks(tasks(checked, options, outputs), lambda: secrets(checked, options), plan_id, report)
    files.replace_folder(target, arrange(done, plan_id))
    order = list(JOBS)
    return sorted(done, key=lambda item: (item.editie, order.index(item.output)))


def without_leaks(
    jobs: list[tuple[str, Task]], hidden: Callable[[], Mapping[str, Secrets]], plan_id: str, report: Callable[[Made], None]
) -> list[Made]:
    """The results of all jobs. LeakError when a file of theirs holds what its readers may not see."""
    from planascode.leaks import LeakError

    done = []
    with files.temporary_files():
        for made in make(jobs, os.cpu_count() or 1, hidden):
            done.append(made)
            report(made)
    if found := [replace(leak, path=f"{_place(made, plan_id)}/{leak.path}") for made in done for leak in made.leaks]:
        raise LeakError(tuple(sorted(found)))
    return done


def layout_problem(error: LayoutError, layouts: Mapping[str, str]) -> Problem:
    """What is wrong in a layout, as a problem; the file is that of the layout below the folder ``layouts``."""
    lines = layouts.get(error.name, "").split("\n")
    text = lines[error.line - 1] if 0 < error.line <= len(lines) else ""
    start = len(text) - len(text.lstrip())
    source = Source(f"layouts/{error.name}", max(1, error.line), start + 1, len(text.strip()))
    hint = f"zet de layout terug zoals zij was, of geef dit aan wie haar maakte: {error.detail}"
    return Problem(source, "L-012", error.message, hint)


def leak_problem(leak: Leak, checked: Checked) -> Problem:
    """What stands in a file that it may not hold, as a problem at the place in the content where it comes from."""
    source = checked.sources.get(leak.address) or Source(leak.address)
    message = f"deze woorden zijn niet voor de lezers van {leak.path}, maar staan daar wel in"
    hint = "haal ze weg uit wat de gemeente zelf in layouts/ schreef; staan ze daar niet, meld dit dan aan wie het programma onderhoudt"
    return Problem(source, "E-006", message, hint)


def arrange(done: list[Made], plan_id: str) -> dict[str, bytes]:
    """All files by their path below output/; the publication gets the public PDF, a site the sizes and pages of what lies beside it."""
    arranged: dict[str, bytes] = {}
    for made in done:
        prefix = _place(made, plan_id)
        files = _with_sizes(made, done) if made.output == "site" else made.files
        arranged |= {f"{prefix}/{path}": data for path, data in files.items()}
        for other in done:
            if made.output == PUBLIC and other.output == "pdf" and other.editie == made.editie:
                arranged |= {f"{prefix}/05-{path}": data for path, data in other.files.items()}
    return dict(sorted(arranged.items()))


def _place(made: Made, plan_id: str) -> str:
    return f"publicatie/{plan_id}" if made.output == PUBLIC else made.editie


def _with_sizes(site: Made, done: list[Made]) -> dict[str, bytes]:
    """The files of a site that says of the PDF and the Word file of its edition what is known now that they are made."""
    from planascode.places import pdf_pages
    from planascode.writers.site import told

    beside: dict[str, bytes] = {}
    for made in done:
        if made.editie == site.editie and made.output in ("pdf", "docx"):
            beside |= made.files
    sizes = {name: len(data) for name, data in beside.items()}
    return told(site.files, sizes, {name: pdf_pages(data) for name, data in beside.items() if name.endswith(".pdf")})


def pango_is_there() -> bool:
    """Whether the system has Pango, without which there is no PDF."""
    import ctypes

    names = {"win32": ("libpango-1.0-0.dll",), "darwin": ("libpango-1.0.dylib",)}.get(
        sys.platform, ("libpango-1.0.so.0",)
    )
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
    return True
