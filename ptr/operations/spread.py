"""The units of a registry checked side by side: in this process, or shared among several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final

import msgspec

from ptr.operations.units import Part, Units

WORTH_SHARING: Final = 2_000
"""Documents below which a further process takes longer to begin than it saves."""

_units: list[Units] = []


def cores() -> int:
    """Tell how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def parts(units: Units, jobs: int) -> Iterator[Part]:
    """Yield what is left of each unit, in the order of names; up to `jobs` processes check what is not known yet."""
    known = {name: units.recall(name) for name in units.names}
    todo = [name for name in units.names if known[name] is None]
    alone = min(jobs, len(todo)) < 2 or sum(map(units.size, todo)) < WORTH_SHARING
    fresh = map(units.check, todo) if alone else _shared(units, todo, jobs)
    for name in units.names:
        yield known.pop(name) or next(fresh)


def _shared(units: Units, names: Sequence[str], jobs: int) -> Iterator[Part]:
    """Give the largest units out first, so that no process is left alone with one at the end.

    Where the system ends a process, for want of memory perhaps, this one goes on alone.
    """
    fork = multiprocessing.get_context("fork") if sys.platform == "linux" else None
    with ProcessPoolExecutor(min(jobs, len(names)), fork, initializer=_begin, initargs=(units,)) as pool:
        futures = {name: pool.submit(_check, name) for name in sorted(names, key=units.size, reverse=True)}
        try:
            for name in names:
                try:
                    yield msgspec.msgpack.decode(futures[name].result(), type=Part)
                except BrokenProcessPool:
                    yield units.check(name)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin(units: Units) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits
    _units[:] = [units]


def _check(name: str) -> bytes:
    return msgspec.msgpack.encode(_units[0].check(name))
