"""Work shared among processes.

Processes are forked, so that they have what was already read without receiving it: where that is unsafe (macOS) or
impossible (Windows), one process does all the work.
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
"""Tasks sent to each process ahead of demand: few, so that results do not pile up in memory."""

_units: list[Units] = []
_work: list[Callable[[Any], Any]] = []


def shared(units: Units, names: Sequence[str], jobs: int) -> Iterator[Part]:
    """Yield the part of each unit, checked in other processes; the largest go first, so that none is left to the end.

    Before them goes the first by name, whose findings the user is waiting for.

    If the system ends a process, perhaps for lack of memory, this one goes on alone.
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
    """Yield the results of some work on each task, in order; tasks are sent to the processes one by one.

    If the system ends a process, this one does the rest alone.
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
    """Return whether a fork would lose no thread of this process, as it would lose those of typesetting."""
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
        except BaseException:  # above all Ctrl-C: do not wait for work in progress
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
    """End this process when its parent is killed; nothing else tells it that no more work will come."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _check(name: str) -> bytes:
    return msgspec.msgpack.encode(_units[0].check(name))


def _do(task: Any) -> Any:
    return _work[0](task)
