"""Work shared among processes.

Processes are forked, so that they have what was read already without being sent it: where that is not safe (macOS), or
not possible (Windows), one process does all.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from ptr.operations.checking.units import Part, Units

Task = TypeVar("Task")
Result = TypeVar("Result")
AHEAD: Final = 4
"""Tasks given out to each process ahead of what was asked for, so that no pile of results waits in memory."""

_units: list[Units] = []
_work: list[Callable[[Any], Any]] = []


def shared(units: Units, names: Sequence[str], jobs: int) -> Iterator[Part]:
    """Give the largest units out first, so that no process is left alone with one at the end.

    Before them goes the first by name, whose findings the user is waiting for.

    Where the system ends a process, for want of memory perhaps, this one goes on alone.
    """
    with _processes(min(jobs, len(names)), _take_units, units) as pool:
        futures = {}
        with suppress(BrokenProcessPool):
            for name in sorted(names, key=lambda name: (name == names[0], units.size(name)), reverse=True):
                futures[name] = pool.submit(_check, name)
        for name in names:
            try:
                part = msgspec.msgpack.decode(futures[name].result(), type=Part) if name in futures else None
            except BrokenProcessPool:
                part = None
            yield part or units.check(name)


def mapped(work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int) -> Iterator[Result]:
    """Do some work on each task, in the order of the tasks, which are sent to the processes one by one.

    Where the system ends a process, this one does the rest alone.
    """
    with _processes(jobs, _take_work, work) as pool:
        waiting: deque[tuple[Task, Future[Result] | None]] = deque()
        for task in tasks:
            try:
                waiting.append((task, pool.submit(_do, task)))
            except BrokenProcessPool:
                waiting.append((task, None))
            if len(waiting) > AHEAD * jobs:
                yield _done(work, *waiting.popleft())
        while waiting:
            yield _done(work, *waiting.popleft())


def can_fork() -> bool:
    """Tell whether no thread of this process would be missing in a copy of it, as one that typesets would."""
    threads = Path("/proc/self/task")
    return threads.is_dir() and sum(1 for _ in threads.iterdir()) == 1


def _done(work: Callable[[Task], Result], task: Task, future: Future[Result] | None) -> Result:
    with suppress(BrokenProcessPool):
        if future:
            return future.result()
    return work(task)


@contextmanager
def _processes(count: int, begin: Callable[..., None], argument: object) -> Iterator[ProcessPoolExecutor]:
    fork = multiprocessing.get_context("fork")
    others = multiprocessing.active_children()
    with ProcessPoolExecutor(count, fork, initializer=begin, initargs=(argument,)) as pool:
        try:
            yield pool
        except BaseException:  # Ctrl-C above all: nobody waits until what is being done is done
            for worker in multiprocessing.active_children():
                if worker not in others:
                    worker.kill()
            raise


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _take_units(units: Units) -> None:
    _begin()
    _units[:] = [units]


def _take_work(work: Callable[[Any], Any]) -> None:
    _begin()
    _work[:] = [work]


def _end_with_parent() -> None:
    """End this process when the one that waits is killed: nobody else tells it that no work will come."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _check(name: str) -> bytes:
    return msgspec.msgpack.encode(_units[0].check(name))


def _do(task: Any) -> Any:
    return _work[0](task)
