"""What tests import: where the repository is, how a run ended, the environment of a run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


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
