"""What tests import: where the repository is, how a run ended, the environment of a run, operations on a fixed day."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from ptr.model.results.report import ValidationReport
from ptr.model.time.clock import Clock
from ptr.operations.checking import validate as operation
from ptr.store import open as store
from ptr.store.source import Source

FACTOR = int(os.environ.get("PTR_TEST_FACTOR", "1"))
"""How many times as much chance is tried as in `make test`: `make check-long` asks for more."""
FIXED = FACTOR == 1 or os.environ.get("PTR_TEST_CHANCE") == "fixed"
"""Whether chance is the same in every run, as a gate needs it; elsewhere more examples are other ones each time."""
ROOT = Path(__file__).resolve().parent.parent
CLOCK = Clock(datetime.date(2026, 11, 22))
"""The day on which tests run, unless they choose another."""


def validate(source: Source, *, today: datetime.date | None = None, **options: Any) -> ValidationReport:
    """Validate on a day."""
    return operation.validate(source, CLOCK._replace(chosen=today), **options)


def open_registry(source: Source) -> store.Opened:
    """Open a registry on the day on which tests run."""
    return store.open_registry(source, CLOCK)


def examples(count: int) -> int:
    """Return how many examples a property is tried on, where `make test` tries so many."""
    return count * FACTOR


class Ran(NamedTuple):
    """How a run of ptr ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def environment(**changes: str | None) -> dict[str, str]:
    """The environment of this process, plain and without a language of its own, with changes (None takes one away)."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "GIT_"))}
    plain = {
        **kept,
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    return {key: value for key, value in {**plain, **changes}.items() if value is not None}
