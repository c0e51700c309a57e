"""One line on a terminal that says how far a long run is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from ptr.cli._context import Settings

PAUSE: Final = 0.2
"""Seconds before a run counts as long, and between two sights of it."""
SHOWN: Final = 60
"""Characters of a sight."""


class Progress:
    """The line: written to standard error if that is a terminal, silent elsewhere."""

    def __init__(self, given: Settings) -> None:
        """Take the language, and whether to be quiet; nothing is shown before the run counts as long."""
        self._language = given.language
        self._heard = not given.quiet and sys.stderr is not None and sys.stderr.isatty()
        self._written, self._last = False, time.monotonic()

    def __call__(self, zh: str, en: str) -> None:
        """Be told, Chinese and English, where the run is."""
        if self._heard and time.monotonic() - self._last >= PAUSE:
            self._written, self._last = True, time.monotonic()
            sys.stderr.write(f"\r\x1b[K{self._language.pick(zh, en)[:SHOWN]}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, before something else is written on the terminal."""
        if self._written:
            self._written = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def progress(given: Settings) -> Iterator[Progress]:
    """Lend a line that says how far a run is; it is gone in the end."""
    line = Progress(given)
    try:
        yield line
    finally:
        line.clear()
