"""Two processes share jobs: all are done once, in their order, whatever becomes of the second one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import waterdorp

from planascode import pipeline, sidebyside
from planascode.sidebyside import Doing, in_turn, shared

needs_two = pytest.mark.skipif(not sidebyside._can_share(), reason="no copy is made on one processor, nor on another system than Linux")
HERE = os.getpid()


def no_child_is_left() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG) == (0, 0)  # of other tests some may still run
    except ChildProcessError:
        return True


def slow(number: int) -> tuple[int, int]:
    time.sleep(0.02)
    return number, os.getpid()


def done_by(jobs: list[Callable[[], Any]]) -> list[Any]:
    return shared(lambda doing: doing(jobs))


@needs_two
def test_two_processes_do_the_jobs_and_all_come_back_in_their_order() -> None:
    found = done_by([partial(slow, number) for number in range(12)])
    assert [number for number, _ in found] == list(range(12))
    workers = {process for _, process in found}
    assert len(workers) == 2
    assert HERE in workers
    assert no_child_is_left()


def test_more_jobs_than_there_are_numbers_are_done_as_well() -> None:
    assert done_by([partial(divmod, number, 7) for number in range(sidebyside._MOST + 50)]) == [divmod(n, 7) for n in range(sidebyside._MOST + 50)]


@pytest.mark.parametrize("what", ["ends", "raises", "cannot be told"])
def test_what_the_copy_does_not_do_is_done_here(what: str) -> None:
    def job(number: int) -> Any:
        time.sleep(0.01)
        if os.getpid() != HERE:
            if what == "ends":
                os._exit(9)
            if what == "raises":
                raise SystemExit("not said")
            return lambda: number
        return number

    assert done_by([partial(job, number) for number in range(8)]) == list(range(8))
    assert no_child_is_left()


def test_what_goes_wrong_here_is_raised_and_no_copy_is_left() -> None:
    def work(doing: Doing) -> list[Any]:
        if os.getpid() == HERE:
            raise KeyError("here")
        return doing([])

    with pytest.raises(KeyError, match="here"):
        shared(work)
    with pytest.raises(ZeroDivisionError):
        done_by([partial(divmod, 1, 0)])
    assert no_child_is_left()


def test_work_that_has_no_jobs_gives_what_it_gives() -> None:
    assert shared(lambda doing: "done") == "done"
    assert done_by([]) == []
    assert no_child_is_left()


def test_beside_another_thread_no_copy_is_made() -> None:
    running = threading.Event()
    other = threading.Thread(target=running.wait)
    other.start()
    try:
        assert {process for _, process in done_by([partial(slow, number) for number in range(4)])} == {HERE}
    finally:
        running.set()
        other.join()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process choose its processors")
def test_where_one_processor_is_there_no_copy_is_made() -> None:
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        assert {process for _, process in done_by([partial(slow, number) for number in range(4)])} == {HERE}
    finally:
        os.sched_setaffinity(0, allowed)


def told(program: str, *before: str) -> subprocess.CompletedProcess[str]:
    """What a program with two processes prints; it must have ended, with all that it began, within a moment."""
    whole = f"import os, resource, signal, time; from planascode.sidebyside import shared; {program}"
    return subprocess.run([*before, sys.executable, "-c", whole], capture_output=True, text=True, cwd=waterdorp.ROOT, timeout=60)


@needs_two
@pytest.mark.parametrize("ends", [signal.SIGKILL, signal.SIGTERM], ids=lambda ends: ends.name)
def test_the_copy_ends_when_the_program_was_killed(ends: signal.Signals) -> None:
    job = f"lambda: os.kill(here, {ends}) if os.getpid() == here else time.sleep(0.05) or 'x' * 1_000_000"
    done = told(f"here = os.getpid(); job = {job}; shared(lambda doing: doing([job] * 9))")
    assert done.returncode == -ends
    assert done.stdout == done.stderr == ""


@pytest.mark.parametrize(
    "without",
    ["signal.signal(signal.SIGCHLD, signal.SIG_IGN)", *(f"resource.setrlimit(resource.RLIMIT_NOFILE, ({most}, {most}))" for most in (6, 4))],
    ids=["nobody waits", "few files", "fewer files"],
)
def test_where_no_copy_can_be_made_all_is_done_here(without: str) -> None:
    done = told(f"{without}; print(shared(lambda doing: doing([lambda: 'x', lambda: 'y'])))")
    assert (done.returncode, done.stdout, done.stderr) == (0, "['x', 'y']\n", "")


def test_what_was_not_yet_printed_is_printed_once() -> None:
    assert told("print('a', end=''); shared(lambda doing: doing([lambda: time.sleep(0.01)] * 4)); print('b')").stdout == "ab\n"


def test_a_plan_has_the_same_problems_whether_one_process_checks_it_or_two() -> None:
    for folder in (waterdorp.ROOT / "tests" / "plannen" / "defecten", waterdorp.ROOT / "content"):
        whole = pipeline.read(folder, waterdorp.ROOT / "layouts")
        alone = pipeline.examine(whole.files, waterdorp.layouts(), whole.unread, doing=in_turn)
        assert (whole.problems, whole.accepted) == (alone.problems, alone.accepted)
        assert len(whole.problems) + sum(map(len, whole.accepted.values())) > 50
