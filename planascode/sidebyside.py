"""Work that two processes share: both do the same until they come to a list of jobs, of which each takes the next when it is free.

The second is a copy of the first, made before anything is read: a copy made later would take as long to come to its memory as
to read it again. Only on Linux, where another processor is there for it and no other thread runs; elsewhere, and where
anything goes wrong in the copy, all is done here.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")
Jobs = Sequence[Callable[[], Any]]
Doing = Callable[[Jobs], list[Any]]
"""Does jobs, and gives what each gives, in their order."""
_SIZE = 8
"""Bytes of the length that stands before what the copy tells: it may have been stopped halfway."""
_MOST = 256
"""How many jobs can be shared: the number of each is one byte. What comes after them is done here."""


def in_turn(jobs: Jobs) -> list[Any]:
    """Do all jobs here, one after another."""
    return [job() for job in jobs]


def shared(work: Callable[[Doing], T]) -> T:
    """What ``work`` gives; the jobs that it hands, once, to what it gets are done by two processes where that can be.

    Jobs must give what can be pickled, and change nothing elsewhere. What goes wrong in ``work`` is raised.
    """
    if not _can_share() or (pair := _forked()) is None:
        return work(in_turn)
    copy, queue, heard, told = pair
    if not copy:
        os.close(heard)  # else it would wait for itself to hear what it tells, when nobody else is left
        _work_as_copy(work, queue, told)
    os.close(told)
    try:
        return work(lambda jobs: _done(jobs, queue, heard))
    finally:
        os.kill(copy, signal.SIGKILL)  # it may have ended, but is still there until it is waited for
        os.waitpid(copy, 0)
        os.close(queue)
        os.close(heard)


def _can_share() -> bool:
    """Whether a copy can be made safely, has a processor, and stays there until it is waited for."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1 and signal.getsignal(signal.SIGCHLD) is not signal.SIG_IGN


def _forked() -> tuple[int, int, int, int] | None:
    """The copy (0 in itself), the pipe with the numbers of the jobs, and both ends of that from the copy; None where the system has no room."""
    pipes: list[int] = []
    try:
        pipes += os.pipe()
        pipes += os.pipe()
        queue, fill, heard, told = pipes
        os.write(fill, bytes(range(_MOST)))
        copy = os.fork()
    except OSError:
        for pipe in pipes:
            os.close(pipe)
        return None
    os.close(fill)
    return copy, queue, heard, told


def _done(jobs: Jobs, queue: int, heard: int) -> list[Any]:
    """What all jobs give: those taken here, those that the copy tells of, and what it should have told of but did not."""
    done = dict(_taken(jobs, queue))
    with open(heard, "rb", closefd=False) as file:
        size, data = int.from_bytes(file.read(_SIZE), "big"), file.read()
    done |= pickle.loads(data) if data and len(data) == size else {}
    return [done[number] if number in done else job() for number, job in enumerate(jobs)]


def _work_as_copy(work: Callable[[Doing], Any], queue: int, told: int) -> NoReturn:
    """Do work in the copy, up to and with the jobs that it takes, and tell what they gave. It ends here, and says nothing itself."""

    def tell(jobs: Jobs) -> NoReturn:
        data = pickle.dumps(dict(_taken(jobs, queue)), pickle.HIGHEST_PROTOCOL)
        with open(told, "wb") as file:
            file.write(len(data).to_bytes(_SIZE, "big") + data)
        os._exit(0)

    try:
        work(tell)
    finally:
        os._exit(0)


def _taken(jobs: Jobs, queue: int) -> Iterator[tuple[int, Any]]:
    """The number of each job that this process takes, and what it gives, until none is left."""
    for number in iter(lambda: os.read(queue, 1), b""):
        if number[0] < len(jobs):
            yield number[0], jobs[number[0]]()
