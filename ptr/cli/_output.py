"""Standard output as a command writes results to it."""

import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from ptr.cli._context import Settings

FOR_PEOPLE = "text"
PAUSE = 0.2
"""Seconds between two sights of a run."""


def output(format: str) -> TextIO:
    """Give standard output; what programs read is UTF-8 with plain line feeds, whatever the terminal's custom."""
    if format != FOR_PEOPLE and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


class Progress:
    """A line on a terminal's standard error that says how far a long run has come; elsewhere it is silent."""

    def __init__(self, language: int, *, quiet: bool) -> None:
        self._language = language
        self._shown = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._next = 0.0

    def __call__(self, checked: int, of: int, found: int) -> None:
        """Show where the run is, some times a second; nothing once it has come to its end."""
        if not self._shown or (time.monotonic() < self._next and checked < of):
            return
        begun, self._next = self._next > 0, time.monotonic() + PAUSE
        if checked < of:
            zh = f"已检查 {checked} / {of} 份文件，发现 {found} 个问题"
            en = f"{checked} of {of} documents checked, {found} findings"
            sys.stderr.write(f"\r{(zh, en)[self._language]}\x1b[K")
        elif begun:
            sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


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
