"""The desk at which the preview is made: it reads the folder, keeps what was read, writes what a form asks for.

All threads meet here; who works on the preview holds ``lock``. Nothing that stands in the content ends the preview.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from planascode import files, pipeline
from planascode.folder import read_folder
from planascode.outputs import JOBS, Task
from planascode.pipeline import Checked
from planascode.preview import answers, forms, state, watch
from planascode.preview.answers import Answers
from planascode.preview.forms import Form
from planascode.preview.state import Preview
from planascode.preview.views import Reply, Saved, changed_lines, fingerprint_of, sentence, sentences
from planascode.problems import LayoutError, errors
from planascode.values import Wrong

LOOK_AGAIN = 20
"""After a change the folder is read once more this many rounds later, for drives that keep time in whole seconds."""


@dataclass
class Desk:
    """A plan's folder and what is known of it. ``shown`` is what the author calls the folder, ``editie`` what he sees first.

    ``key`` opens the preview, ``proof`` comes back with every form: both are new at each start. ``sheets`` are our own files;
    ``marks`` are those of the folder when it was read first.
    """

    folder: Path
    layouts: Path
    shown: str
    editie: str
    key: str
    proof: str
    sheets: Mapping[str, bytes]
    marks: watch.Marks
    preview: Preview
    lock: threading.Condition = field(default_factory=lambda: threading.Condition(threading.RLock()))
    press: threading.Lock = field(default_factory=threading.Lock)
    saved: list[Saved] = field(default_factory=list)
    printed: dict[tuple[str, str], tuple[Task, bytes]] = field(default_factory=dict)
    worker: BaseProcess | None = None
    stopped: bool = False

    @cached_property
    def templates(self) -> dict[str, str]:
        """The templates among ``sheets``, as text."""
        return {name: data.decode() for name, data in self.sheets.items() if name.endswith(".j2")}


def set_up(folder: Path, layouts: Path, shown: str, editie: str, key: str, proof: str) -> Desk:
    """A desk for a folder that is read now."""
    sheets, _ = read_folder(Path(__file__).parent / "bladen")
    marks = watch.marks(folder, layouts)  # before reading: what is saved meanwhile is seen as a change
    nothing = replace(pipeline.examine({}, read_folder(layouts)[0]), problems=())
    desk = Desk(folder, layouts, shown, editie, key, proof, sheets, marks, state.opened(nothing, editie))
    look(desk)
    return desk


# --- reading ----------------------------------------------------------------------------------------------


def look(desk: Desk) -> bool:
    """Read the folder again; whether anything was different."""
    with desk.lock:
        before = desk.preview.version
        try:
            checked = pipeline.read(desk.folder, desk.layouts)
            if _is_same(checked, desk.preview.checked) and not desk.preview.trouble:
                return False
            state.update(desk.preview, checked)
        except Exception as error:  # a bug of ours, or of a layout: the author goes on with the last good version
            desk.preview.checked = replace(desk.preview.checked, problems=())
            desk.preview.trouble = trouble(error)
            desk.preview.version = before + 1
        desk.lock.notify_all()
        return True


def trouble(error: Exception) -> str:
    """What is said when a layout or the program itself fails."""
    if isinstance(error, LayoutError):
        return f"Een layout geeft geen goed document: {error}."
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return f"Er ging iets mis in het programma zelf. Geef dit door aan de beheerder: {type(error).__name__}: {error} ({where})"


def _is_same(now: Checked, before: Checked) -> bool:
    return (now.files, now.problems, now.layouts, now.style) == (
        before.files,
        before.problems,
        before.layouts,
        before.style,
    )


def follow(desk: Desk) -> bool:
    """Go on with pages that were not made since the last save; False when all is done."""
    with desk.lock:
        before = desk.preview.version
        try:
            busy = state.follow(desk.preview)
        except Exception:  # said when that page is asked for
            busy = False
            for edition in desk.preview.editions.values():
                edition.waiting, edition.moved = [], False
        if desk.preview.version != before:
            desk.lock.notify_all()
        return busy


def watch_folder(desk: Desk, rest: float, tell: Callable[[Checked], None]) -> None:
    """Look at the folder until the desk is stopped, every ``rest`` seconds; ``tell`` hears of what was read anew."""
    before, rounds = desk.marks, 0
    while not desk.stopped:
        now = watch.marks(desk.folder, desk.layouts)
        rounds = LOOK_AGAIN if now != before else max(0, rounds - 1)
        if now != before or rounds == 1:
            before = now
            if look(desk):
                tell(desk.preview.checked)
        elif not follow(desk):
            with desk.lock:
                desk.lock.wait_for(lambda: desk.stopped, rest)


def stop(desk: Desk) -> None:
    """Let go of everybody who waits."""
    with desk.lock:
        desk.stopped = True
        desk.lock.notify_all()
    if desk.worker is not None:
        desk.worker.terminate()


# --- writing ------------------------------------------------------------------------------------------------


def save(desk: Desk, given: Form, filled: Answers, fingerprint: str, sure: bool) -> Saved | Reply:
    """Write the answers in the plan, unless something is wrong with them or with the plan as it is now."""
    with desk.lock:
        look(desk)
        before = desk.preview.checked
        wrong = errors(before.problems)
        if before.plan is None or wrong or desk.preview.trouble:
            return Reply(sentences(wrong, desk.shown))
        now = forms.form(before, given.kind, given.address)
        if now is None:
            return Reply(("Dit stuk staat niet meer in het plan. Uw antwoorden staan hieronder nog.",))
        path = now.source.file
        data = before.files[path]
        if fingerprint_of(data) != fingerprint:
            changed = (
                f"Het bestand {desk.shown}/{path} is veranderd nadat u dit formulier opende. Er is niets overschreven."
            )
            return Reply((changed, "Kijk uw antwoorden na en bewaar opnieuw."))
        try:
            new = answers.fill(now, filled, data)
        except Wrong as unusual:
            return Reply((sentence(unusual.message), sentence(f"{unusual.hint}: {desk.shown}/{path}")))
        if new == data:
            return Reply(("U hebt niets veranderd.",))
        ours, _ = read_folder(desk.layouts)
        after = pipeline.examine({**before.files, path: new}, ours)
        said = tuple(answers.remarks(now, before, after))
        if errors([remark.problem for remark in said]) or (said and not sure):
            return Reply(remarks=said)
        try:
            files.add_files(desk.folder, {path: new})
        except OSError as error:
            return Reply((f"Het schrijven is niet gelukt: {files.reason(error)}. Er is niets veranderd.",))
        look(desk)
        words = f"{now.title} bij {now.record}, in {desk.shown}/{path}. {answers.later(now, filled, before.plan)}"
        desk.saved.append(Saved(words.strip(), changed_lines(data, new)))
        return desk.saved[-1]


# --- PDF and Word -------------------------------------------------------------------------------------------


def document(desk: Desk, editie: str, kind: str) -> bytes | str:
    """The PDF or the Word file of the last good version, made in a process of its own; or why there is none, in Dutch."""
    if kind == "pdf" and not pipeline.pango_is_there():
        return "Pango ontbreekt op deze computer. Vraag de beheerder om libpango-1.0-0 en libpangoft2-1.0-0."
    with desk.press:
        with desk.lock:
            task = state.edition_of(desk.preview, editie).task
        known = desk.printed.get((editie, kind))
        if known is not None and known[0] is task:
            return known[1]
        here, there = multiprocessing.Pipe(duplex=False)
        desk.worker = multiprocessing.get_context("spawn").Process(target=_print, args=(kind, task, there), daemon=True)
        desk.worker.start()
        there.close()
        try:
            made: bytes | str = here.recv()
        except EOFError:
            made = "Het maken is afgebroken. Probeer het nog eens."
        desk.worker.join()
        if isinstance(made, bytes):
            desk.printed[editie, kind] = (task, made)
        return made


def _print(kind: str, task: Task, pipe: Connection) -> None:
    """In the other process: one document."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        made: bytes | str = next(data for name, data in JOBS[kind](task).items() if name.endswith(f".{kind}"))
    except Exception as error:
        made = trouble(error)
    pipe.send(made)
