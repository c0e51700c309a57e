"""The units of a registry checked side by side: in this process, or shared among several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ptr.operations.checking.units import Part, Units
from ptr.operations.cores import CAN_SHARE

WORTH_SHARING: Final = 2_000
"""Number of documents below which another process takes longer to start than it saves."""


def parts(units: Units, jobs: int) -> Iterator[Part]:
    """Yield the part of each unit, in the order of names; up to `jobs` processes check what is not known yet."""
    known = {name: units.recall(name) for name in units.names}
    todo = [name for name in units.names if known[name] is None]
    if CAN_SHARE and min(jobs, len(todo)) > 1 and sum(map(units.size, todo)) >= WORTH_SHARING:
        from ptr.operations.checking.sharing import shared  # imports multiprocessing, which most runs do without

        fresh = shared(units, todo, jobs)
    else:
        fresh = map(units.check, todo)
    for name in units.names:
        yield known.pop(name) or next(fresh)
