"""Format steps: one module a step lifts the plain data of a document from format N to N + 1.

A module `step_<N>.py` offers `lift(data, type) -> data`; it is handed mappings only, which may be faulty, and leaves
the field `format` alone, which says how the whole registry is written. An old revision is read through the steps
between its `format` and today's, so that filings stay comparable and an upgrade never makes history unreadable.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ptr import __version__, folders
from ptr.model.fields.errors import PtrError

CURRENT: Final = 2

_RELEASE: Final = re.compile(r"(?:>=)?([0-9]{1,9}(?:\.[0-9]{1,9})*)")


def lift(data: Any, type: str, format: int) -> Any:
    """Bring plain data of an older format to today's; data of today's format is handed through."""
    for step in range(format, CURRENT):
        if not isinstance(data, dict):
            break
        data = folders.load(__name__, f"step_{step}").lift(data, type)
    return data


def format_of(registry: Any) -> int:
    """Tell in which format a registry is written, from the plain data of its `registry.yaml`; today's if it is unclear.

    A newer format, or one that asks for a newer ptr, is not guessed at: `PtrError`.
    """
    stated = registry if isinstance(registry, dict) else {}
    needed, format = stated.get("requires_ptr"), stated.get("format")
    if isinstance(needed, str) and _release(needed) > _release(__version__):
        zh = f"登记簿要求 ptr {needed[:40]}，现在是 {__version__}；请升级"
        raise PtrError(zh, f"the registry requires ptr {needed[:40]}, this is {__version__}; upgrade it")
    if type(format) is not int or format < 1:
        return CURRENT
    if format > CURRENT:
        zh = f"登记簿是格式 {format}，此版 ptr 只认识到格式 {CURRENT}；请升级 ptr"
        raise PtrError(zh, f"the registry is of format {format}, this ptr knows up to {CURRENT}; upgrade it")
    return format


def _release(version: str) -> tuple[int, ...]:
    """Give the numbers that a version begins with; what makes it a preview or a build is no number of the release."""
    match = _RELEASE.match(version)
    numbers = [int(part) for part in match[1].split(".")] if match else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
