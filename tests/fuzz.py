"""Very many plans that nobody wrote: ``python tests/fuzz.py --aantal 10000 --zaad 1 [--soort veranderd|gemaakt]``.

Each is loaded, checked and, when it is good, composed to all documents; one in fifty goes through all writers. What must
hold of every one stands in ``verdict``. Failures are printed once each, as small as Hypothesis can make them, with their seed.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import signal
import sys
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning
from hypothesis.internal.conjecture import engine

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import example_plan
from example_plan import layouts
from fuzz_changes import Files, changed_plans
from fuzz_plans import plans

from planascode import nodes as n
from planascode import pipeline
from planascode.compose import compose
from planascode.exports import export
from planascode.leaks import find
from planascode.mending import mend
from planascode.messages import as_json, show
from planascode.outputs import DOCUMENTS, JOBS
from planascode.pipeline import Checked, Options
from planascode.problems import LayoutError, Problem, errors
from planascode.publication.kit import GOOD, OPEN, Outcome, sheet_facts

WRITERS = 50
"""One in so many plans goes through the writers."""
TWICE = 5
"""One in so many plans is read in another order too, and mended."""
PATIENCE = 120
"""Seconds of processor time after which a plan keeps the program too busy."""
PIECE = 100
engine.MAX_SHRINKING_SECONDS = 30
FOREIGN = re.compile(
    r"\b(yaml|json|jinja|python|exception|traceback|error|none|null|mapping|sequence|scalar|token|parser?|utf8|string|dict|tuple|int|float|bool|true|false|"
    r"node|key|value|layout|template|xml|html|undefined|attribute|object|line|column)\b",
    re.IGNORECASE,
)
"""Words of programmers; an author may have written them, but the program does not say them."""
ALLOWED = ("html", "yaml", "layouts", "line")


PYTHON = re.compile(r"\b[A-Z]\w+\(\w*=|\bDecimal\(|datetime\.|<\w+ (?:object|at)|\bNone\b|\{\}|\(\)|\[\]|[(\[]'[^']*'[,\])]")


class Fault(AssertionError):
    """A plan that did what no plan may do; the words name what, without what differs from plan to plan."""


@cache
def base() -> Files:
    """The plan that ``nieuw`` makes, with seven priorities and nine measures; besides, words of another language, a person to watch for, a choice."""
    return {
        "namen/talen.yaml": b"- id: engels\n  taal: en\n  woorden: [team]\n",
        "namen/personen.yaml": b"- {id: leider, naam: Anneke van der Kwelder}\n",
        "publicatie.yaml": b"besluit: {waarde: ja, door: college, datum: 1 mei 2027}\n",
        **example_plan.files(*(f"Prioriteit {letter}" for letter in "abcdefg")),
        "layouts/huisstijl/tokens.yaml": b'tones:\n  water: {text: "#0A4A66", surface: "#DDF1FA", line: "#0B6E99"}\nsizes: {text: 11}\n',
    }


def verdict(files: Files, writers: bool = False) -> tuple[str, str]:
    """(outcome, fingerprint) of a plan. Fault, or whatever exception there was, when it is not as it must be."""
    checked = pipeline.examine(files, layouts())
    is_looked_at_twice = sum(map(len, files.values())) % TWICE == 0
    if is_looked_at_twice and pipeline.examine(dict(reversed(files.items())), layouts()).problems != checked.problems:
        raise Fault("the same files in another order give other problems")
    for problem in checked.problems:
        _look_at(problem, files)
    as_json(checked.problems, "plan")
    if is_looked_at_twice:
        _mend(checked)
    if errors(checked.problems):
        return "problemen", _digest(checked.problems)
    if checked.plan is None:
        raise Fault("no plan and no problem")
    found = list(documents(checked))
    _look_for_python(found, files)
    _look_for_leaks(checked)
    if writers:
        if list(documents(checked)) != found:
            raise Fault("the same plan gives other documents")
        write(checked)
    return "goed", _digest((checked.problems, [hashlib.sha256(text.encode()).hexdigest() for text in map(repr, found)]))


def _mend(checked: Checked) -> None:
    """What is sure to be mended, is mended: the same problems do not come back, and mending once more does nothing."""
    done = mend(checked, layouts())
    if mend(done.checked, layouts()).files:
        raise Fault("mending twice changes more than mending once")


def documents(checked: Checked) -> Iterator[object]:
    """Every document of every edition, and the data files."""
    for editie, task in {task.editie: task for _, task in pipeline.tasks(checked, Options(), tuple(JOBS))}.items():
        facts = {**task.facts(), **sheet_facts(task.plan, None, (Outcome("sjabloon", OPEN, ("ontbreekt",)),), (Outcome("opmaak", GOOD),), {})}
        names = (
            (*DOCUMENTS, "publicatieblad")
            if editie == checked.plan.gegevens.edities[0]
            else ("plan", "site")
        )  # type: ignore[union-attr]
        for name in names:
            yield compose(task.plan, name, task.layouts, editie, facts)
        yield sorted(export(task.plan).items())


def _look_for_leaks(checked: Checked) -> None:
    """What an edition shows is never told to be hidden."""
    hidden = pipeline.secrets(checked, Options())
    for editie, task in {task.editie: task for _, task in pipeline.tasks(checked, Options(), tuple(JOBS))}.items():
        if editie in hidden:
            words = repr([compose(task.plan, name, task.layouts, editie, task.facts()) for name in ("plan", "site")])
            if found := find({**export(task.plan), "documenten.txt": words.encode()}, hidden[editie]):
                raise Fault(f"what is public is told to be hidden: {found[0]}")


def write(checked: Checked) -> None:
    """All outputs of the most open edition, as a build makes them, without putting them anywhere."""
    gegevens = checked.plan.gegevens  # type: ignore[union-attr]
    options = Options(gegevens.edities[:1])
    made = list(pipeline.make(pipeline.tasks(checked, options, tuple(JOBS)), 1, lambda: pipeline.secrets(checked, options)))
    if found := [leak for item in made for leak in item.leaks]:
        raise Fault(f"a file for the public holds what is not public: {found[0]}")
    paths = pipeline.arrange(made, gegevens.id)
    for path, data in paths.items():
        if not re.fullmatch(r"[a-z0-9-]+(/[A-Za-z0-9-]+)*(\.schema)?\.[a-z0-9]+", path):
            raise Fault("an output has the name of something in the plan")
        if not data:
            raise Fault("an output is empty")


def _look_at(problem: Problem, files: Files) -> None:
    """A problem has a place in its file, and Dutch words without those of programmers."""
    source = problem.source
    text = files.get(source.file, b"").decode("utf-8-sig", "replace")
    lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", text)
    if not 1 <= source.line <= len(lines) or source.column < 1:
        raise Fault(f"{problem.code} points outside its file")
    shown = show(problem, "plan", files)
    if any(not sign.isprintable() for sign in shown.replace("\n", "")):
        raise Fault(f"{problem.code} prints what steers a terminal")
    own = (
        b"\n".join((*files.values(), *(path.encode("utf-8", "replace") for path in files)))
        .decode("utf-8", "replace")
        .lower()
    )
    said = FOREIGN.findall(
        re.sub(r"'[\w-]+'|[\w./-]+\.(?:yaml|md|j2)\b", "", f"{problem.message} {problem.hint} {problem.label}")
    )
    if strange := [word for word in said if word.lower() not in own and word.lower() not in ALLOWED]:
        raise Fault(f"{problem.code} says {strange[0]}")
    if not problem.message or "\n" in problem.hint:
        raise Fault(f"{problem.code} has no words")


def _look_for_python(found: list[object], files: Files) -> None:
    """No document prints a value as Python writes it."""
    own = b"\n".join(files.values()).decode("utf-8", "replace")
    for document in found:
        for node in n.walk(document) if isinstance(document, n.Document) else ():
            if isinstance(node, n.Text) and (strange := PYTHON.search(node.text)) and strange[0] not in own:
                raise Fault(f"a document prints {strange[0]} in {node.text!r}")


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "backslashreplace")).hexdigest()[:12]


# --- the run ------------------------------------------------------------------------------------


@dataclass
class Score:
    """What came out: how many plans by kind and outcome, how many went through the writers, each failure once."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    changes: Counter[tuple[str, str]] = field(default_factory=Counter)
    written: int = 0
    failures: dict[str, str] = field(default_factory=dict)
    fingerprint: str = ""

    def runs(self) -> int:
        """How many plans were tried; those that Hypothesis tries to make a failing one smaller are not counted."""
        return sum(self.counts.values())

    def add(self, kind: str, how: str, outcome: str, print_: str) -> None:
        """One plan more."""
        self.counts[kind, outcome] += 1
        self.changes.update((change, outcome) for change in how.split("+"))
        self.fingerprint = _digest((self.fingerprint, outcome, print_))


def _name(error: BaseException) -> str:
    """What went wrong, the same for every plan in which it goes wrong."""
    if isinstance(error, Fault):
        return str(error)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "planascode" in frame.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    said = re.sub(r"'[^']*'|[0-9]+", "#", str(error)) if isinstance(error, LayoutError) else ""
    return f"{type(error).__name__} in {place} {said}".rstrip()


def _too_long(number: int, frame: FrameType | None) -> None:
    raise Fault("a plan keeps the program busy")


def run(
    kind: str, number: int, start_seed: int, score: Score, report: Callable[[str], None] = lambda words: None
) -> Score:
    """``number`` plans of a kind (``veranderd``, ``gemaakt``) from a seed on, added to ``score``."""
    strategy = changed_plans(base()) if kind == "veranderd" else plans().map(lambda files: ("gemaakt", files))
    left, this_seed = number, start_seed
    signal.signal(signal.SIGPROF, _too_long)
    while left > 0:
        known = set(score.failures)
        done = _piece(kind, strategy, min(left, PIECE), this_seed, score)
        counts = ", ".join(f"{outcome} {count}" for (_, outcome), count in sorted(score.counts.items()))
        report(f"{kind}, zaad {this_seed}: {done} plannen; tot nu toe {counts}")
        for name in sorted(set(score.failures) - known):
            report(f"\n{score.failures[name]}\n")
        left -= max(done, 1)
        this_seed += 1
    return score


def _piece(kind: str, strategy: st.SearchStrategy[tuple[str, Files]], number: int, this_seed: int, score: Score) -> int:
    """Up to ``number`` plans, fewer when one fails in a way that is not known yet: then that one is made smaller."""
    before = score.runs()
    failing: dict[str, tuple[str, Files, bool]] = {}

    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        verbosity=Verbosity.quiet,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @seed(this_seed)
    @given(strategy)
    def one(drawn: tuple[str, Files]) -> None:
        how, files = drawn
        if failing:
            ((name, (_, _, writers)),) = failing.items()
        else:
            name, writers = "", score.written * WRITERS <= score.runs()
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        try:
            outcome, print_ = verdict(files, writers)
        except Exception as error:
            if (name or _name(error)) != _name(error):
                return  # made smaller, it fails in another way
            name = _name(error)
            if name not in score.failures:
                failing[name] = (how, files, writers)
                raise
            outcome = print_ = f"fout: {name}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        if not failing:
            score.written += writers and outcome == "goed"
            score.add(kind, how, outcome, print_)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", HypothesisWarning)  # that a plan is a long thing to print
            one()
    except Exception as error:
        if not failing:
            raise
        ((name, (how, files, _)),) = failing.items()
        trace = "".join(traceback.format_exception(error)[-6:])
        score.failures[name] = f"{kind}, zaad {this_seed}: {name}\n{_shown(files)}\n{trace}"
        score.add(kind, how, f"fout: {name}", name)
    return score.runs() - before


def _shown(files: Files) -> str:
    """What a failing plan has that the base has not."""
    changed = {path: data for path, data in files.items() if base().get(path) != data}
    gone = [path for path in base() if path not in files] if len(changed) < 10 else []
    return "\n".join([f"weg: {gone}", *(f"--- {path}\n{data[:1500]!r}" for path, data in changed.items())])


def main() -> int:
    """The command; 0 when no plan failed."""
    parser = argparse.ArgumentParser(description="Probeert heel veel plannen die niemand schreef.")
    parser.add_argument("--aantal", type=int, default=10_000)
    parser.add_argument("--zaad", type=int, default=1)
    parser.add_argument("--soort", choices=("veranderd", "gemaakt"), help="alleen deze soort; anders van elk de helft")
    asked = parser.parse_args()
    score = Score()
    kinds = (asked.soort,) if asked.soort else ("veranderd", "gemaakt")
    for kind in kinds:
        run(kind, asked.aantal // len(kinds), asked.zaad * 1_000, score, lambda words: print(words, flush=True))
    for (kind, outcome), count in sorted(score.counts.items()):
        print(f"{count:>6}  {kind}  {outcome}")
    for (change, outcome), count in sorted(score.changes.items()):
        if change != "gemaakt":
            print(f"{count:>10}  {change}  {outcome}")
    print(f"{score.runs():>6}  samen, waarvan {score.written} door alle schrijvers; vingerafdruk {score.fingerprint}")
    return 1 if score.failures else 0


if __name__ == "__main__":
    sys.exit(main())
