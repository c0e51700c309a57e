"""One line on a terminal that says how far a long run is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from ptr.cli._context import Settings

PAUSE: Final = 0.2
"""Seconds before a run counts as long, and between two sights of it."""
SHOWN: Final = 60
"""Characters of a sight."""


@contextmanager
def progress(given: Settings) -> Iterator[Callable[[str, str], None]]:
    """Lend a function to be told, Chinese and English, where a run is; the line is gone in the end.

    It is written to standard error, if that is a terminal; elsewhere it is silent.
    """
    written, last = False, time.monotonic()
    heard = not given.quiet and sys.stderr is not None and sys.stderr.isatty()

    def show(zh: str, en: str) -> None:
        nonlocal written, last
        if heard and time.monotonic() - last >= PAUSE:
            written, last = True, time.monotonic()
            sys.stderr.write(f"\r\x1b[K{(zh, en)[given.language][:SHOWN]}")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if written:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
