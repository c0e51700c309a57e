"""Format steps: one module a step lifts the plain data of a document from format N to N + 1.

A module `step_<N>.py` offers `lift(data, type) -> data`. An old revision is read through the steps between its
`format` and today's, so that filings stay comparable and an upgrade never makes history unreadable.
"""

from __future__ import annotations

import importlib
from typing import Any, Final

CURRENT: Final = 1


def lift(data: Any, type: str, format: int) -> Any:
    """Bring plain data of an older format to today's; data of today's format is handed through."""
    for step in range(format, CURRENT):
        data = importlib.import_module(f"{__name__}.step_{step}").lift(data, type)
    return data
