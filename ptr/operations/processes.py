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
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, Final, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
AHEAD: Final = 4
"""Tasks sent to each process ahead of demand: few, so that results do not pile up in memory."""

_work: list[Callable[[Any], Any]] = []


def mapped(work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int) -> Iterator[Result]:
    """Yield the results of some work on each task, in order; tasks are sent to the processes one by one.

    If the system ends a process, this one does the rest alone.
    """
    with processes(jobs, _take_work, work) as pool:
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
def processes(count: int, begin: Callable[..., None], shared: object) -> Iterator[ProcessPoolExecutor]:
    """Fork some processes, each of which begins by taking what all share; they end with the block."""
    fork = multiprocessing.get_context("fork")
    others = multiprocessing.active_children()
    with ProcessPoolExecutor(count, fork, initializer=begin, initargs=(shared,)) as pool:
        try:
            yield pool
        except BaseException:  # above all Ctrl-C: do not wait for work in progress
            for worker in multiprocessing.active_children():
                if worker not in others:
                    worker.kill()
            raise


def begin() -> None:
    """Begin in a forked process: Ctrl-C is for the one that waits, and nobody outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _take_work(work: Callable[[Any], Any]) -> None:
    begin()
    _work[:] = [work]


def _end_with_parent() -> None:
    """End this process when its parent is killed; nothing else tells it that no more work will come."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _do(task: Any) -> Any:
    return _work[0](task)
