"""How many processes may share work."""

from __future__ import annotations

import os
import sys
from typing import Final

CAN_SHARE: Final = sys.platform == "linux"
"""Whether a process can be forked without harm."""


def cores() -> int:
    """Return how many cores this process may use; one if work cannot be shared."""
    return len(os.sched_getaffinity(0)) if CAN_SHARE else 1
