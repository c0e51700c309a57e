"""Units checked by several processes; imported only where a registry is worth it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

import msgspec

from ptr.operations.checking.units import Part, Units
from ptr.operations.processes import begin, processes

_units: list[Units] = []


def shared(units: Units, names: Sequence[str], jobs: int) -> Iterator[Part]:
    """Yield the part of each unit, checked in other processes; the largest go first, so that none is left to the end.

    Before them goes the first by name, whose findings the user is waiting for.

    If the system ends a process, perhaps for lack of memory, this one goes on alone.
    """
    with processes(min(jobs, len(names)), _take_units, units) as pool:
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


def _take_units(units: Units) -> None:
    begin()
    _units[:] = [units]


def _check(name: str) -> bytes:
    return msgspec.msgpack.encode(_units[0].check(name))
