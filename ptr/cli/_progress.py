"""One line on a terminal that says how far a long run is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ptr.cli._context import Settings

FEW = 5


@contextmanager
def progress(total: int, given: Settings) -> Iterator[Callable[[str], None]]:
    """Lend a function to be told of each file; it shows count and name on standard error, if that is a terminal."""
    shown = total > FEW and not given.quiet and sys.stderr.isatty()
    done = 0

    def step(name: str) -> None:
        nonlocal done
        done += 1
        if shown:
            sys.stderr.write(f"\r\x1b[K{done}/{total} {name}")
            sys.stderr.flush()

    try:
        yield step
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
