"""Units shared among processes.

Processes are forked, so that they have the opened registry without being sent it: where that is not safe (macOS), or
not possible (Windows), one process does all.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import wait

import msgspec

from ptr.operations.units import Part, Units

_units: list[Units] = []


def shared(units: Units, names: Sequence[str], jobs: int) -> Iterator[Part]:
    """Give the largest units out first, so that no process is left alone with one at the end.

    Before them goes the first by name, whose findings the user is waiting for.

    Where the system ends a process, for want of memory perhaps, this one goes on alone.
    """
    fork = multiprocessing.get_context("fork")
    others = multiprocessing.active_children()
    with ProcessPoolExecutor(min(jobs, len(names)), fork, initializer=_begin, initargs=(units,)) as pool:
        try:
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
        except BaseException:  # Ctrl-C above all: nobody waits until the units that are being checked are done
            for worker in multiprocessing.active_children():
                if worker not in others:
                    worker.kill()
            raise


def _begin(units: Units) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _units[:] = [units]


def _end_with_parent() -> None:
    """End this process when the one that waits is killed: nobody else tells it that no work will come."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _check(name: str) -> bytes:
    return msgspec.msgpack.encode(_units[0].check(name))
