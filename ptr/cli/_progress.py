"""How far a long run has come: one line on a terminal, and remarks apart from the result."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from ptr.cli._context import Settings
from ptr.model.results.progress import Progress
from ptr.model.text.plural import counted

if TYPE_CHECKING:
    from ptr.model.results.finding import Finding

PAUSE: Final = 0.2
"""Seconds before a run counts as long, and between two states of the line."""
SHOWN: Final = 60
"""Characters of the line."""


class TerminalProgress(Progress):
    """The line is written to standard error if that is a terminal; remarks are written in any case."""

    def __init__(self, settings: Settings) -> None:
        """Take the language, and whether to be quiet; nothing is shown before the run counts as long."""
        self._settings = settings
        self._shown = not settings.quiet and sys.stderr is not None and sys.stderr.isatty()
        self._written, self._last = False, time.monotonic()
        self._findings = 0

    def remark(self, zh: str, en: str) -> None:
        """Write a remark."""
        self.clear()
        self._settings.say(zh, en)

    def checked(self, count: int, of: int, findings: Sequence[Finding]) -> None:
        """Show how many documents have been checked, and how many findings there are so far."""
        self._findings = self._findings + len(findings) if count else 0
        self._show(
            f"已检查 {count} / {of} 份文件，发现 {self._findings} 个问题",
            f"{count} of {counted(of, 'document')} checked, {counted(self._findings, 'finding')}",
        )

    def advanced(self, count: int, of: int, name: str) -> None:
        """Show which file is in work."""
        self._show(f"{count} / {of} {name}", f"{count} of {of} {name}")

    def searched(self, count: int, of: int, day: str) -> None:
        """Show how far back the search has come."""
        self._show(f"查到 {day}，第 {count + 1} / {of} 次提交", f"at {day}, commit {count + 1} of {of}")

    def clear(self) -> None:
        """Clear the line, before something else is written to the terminal."""
        if self._written:
            self._written = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _show(self, zh: str, en: str) -> None:
        if self._shown and time.monotonic() - self._last >= PAUSE:
            self._written, self._last = True, time.monotonic()
            sys.stderr.write(f"\r\x1b[K{self._settings.language.pick(zh, en)[:SHOWN]}")
            sys.stderr.flush()


@contextmanager
def progress(settings: Settings) -> Iterator[TerminalProgress]:
    """Lend a line that shows how far a run has come; it is cleared at the end."""
    line = TerminalProgress(settings)
    try:
        yield line
    finally:
        line.clear()
