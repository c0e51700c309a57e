"""The units of a registry checked side by side: in this process, or shared among several."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Final

from ptr.operations.checking.units import Part, Units

WORTH_SHARING: Final = 2_000
"""Documents below which a further process takes longer to begin than it saves."""
CAN_SHARE: Final = sys.platform == "linux"
"""Whether a process can be forked without harm."""


def cores() -> int:
    """Tell how many cores this process may use; one where work cannot be shared."""
    return len(os.sched_getaffinity(0)) if CAN_SHARE else 1


def parts(units: Units, jobs: int) -> Iterator[Part]:
    """Yield what is left of each unit, in the order of names; up to `jobs` processes check what is not known yet."""
    known = {name: units.recall(name) for name in units.names}
    todo = [name for name in units.names if known[name] is None]
    if CAN_SHARE and min(jobs, len(todo)) > 1 and sum(map(units.size, todo)) >= WORTH_SHARING:
        from ptr.operations.processes import shared  # with what belongs to processes, which most runs do without

        fresh = shared(units, todo, jobs)
    else:
        fresh = map(units.check, todo)
    for name in units.names:
        yield known.pop(name) or next(fresh)
