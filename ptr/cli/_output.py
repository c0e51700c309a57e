"""Standard output as a command writes results to it."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from ptr.cli._context import Settings

FOR_PEOPLE = "text"


def output(format: str) -> TextIO:
    """Give standard output; what programs read is UTF-8 with plain line feeds, whatever the terminal's custom."""
    if format != FOR_PEOPLE and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def colour() -> bool:
    """Tell whether to colour: only on a terminal that can, and not against NO_COLOR."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def counter(given: Settings, step: int = 100) -> Iterator[Callable[[int, int], None]]:
    """Lend what shows on a terminal how far a long run is, every `step` things; the line is gone in the end."""
    shown = False

    def show(done: int, total: int) -> None:
        nonlocal shown
        if done and done % step == 0 and not given.quiet and sys.stderr.isatty():
            shown = True
            sys.stderr.write(f"\r{done} / {total}")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
