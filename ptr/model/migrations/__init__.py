"""Format steps: each module lifts the plain data of a document from format N to N + 1.

A module `step_<N>.py` offers `lift(data, type) -> data`; it receives only mappings, which may be faulty, and leaves the
field `format` alone, which states how the whole registry is written. An old revision is read through the steps between
its `format` and today's, so that filings stay comparable and an upgrade never makes history unreadable.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ptr import __version__, folders
from ptr.model.fields.errors import PtrError

CURRENT: Final = 3

_RELEASE: Final = re.compile(r"(?:>=)?([0-9]{1,9}(?:\.[0-9]{1,9})*)")


def lift(data: Any, type: str, format: int) -> Any:
    """Bring plain data of an older format to today's; data of today's format is returned as it is."""
    for step in range(format, CURRENT):
        if not isinstance(data, dict):
            break
        data = folders.load(__name__, f"step_{step}").lift(data, type)
    return data


def format_of(registry: Any) -> int:
    """Return the format of a registry, from the plain data of its `registry.yaml`; today's if it is unclear.

    A newer format, or one that requires a newer ptr, is not guessed at: `PtrError`.
    """
    stated = registry if isinstance(registry, dict) else {}
    needed, format = stated.get("requires_ptr"), stated.get("format")
    if isinstance(needed, str) and _release(needed) > _release(__version__):
        zh = f"登记簿要求 ptr {needed[:40]}，现在是 {__version__}；请升级"
        raise PtrError(zh, f"the registry requires ptr {needed[:40]}, but this is {__version__}; upgrade ptr")
    if type(format) is not int or format < 1:
        return CURRENT
    if format > CURRENT:
        zh = f"登记簿是格式 {format}，此版 ptr 只认识到格式 {CURRENT}；请升级 ptr"
        raise PtrError(
            zh, f"the registry is in format {format}, but this ptr reads formats up to {CURRENT}; upgrade ptr"
        )
    return format


def _release(version: str) -> tuple[int, ...]:
    """Return the release numbers that a version begins with; marks of a preview or a build are left out."""
    match = _RELEASE.match(version)
    numbers = [int(part) for part in match[1].split(".")] if match else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
