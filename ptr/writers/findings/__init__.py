"""Output formats of findings; some write them while the run goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from ptr.writers import Formats, Writer

if TYPE_CHECKING:
    from ptr.model.results.finding import Finding
    from ptr.model.results.report import ValidationReport
    from ptr.writers.target import Target

FORMATS: Final[Formats[ValidationReport]] = Formats(__name__)


class Stream(Protocol):
    """A report that is written while the run goes on."""

    def go_on(self, findings: Sequence[Finding]) -> None:
        """Take the next findings of the report, in its order."""

    def end(self, report: ValidationReport) -> None:
        """Write what is left of the report."""


class _AtEnd:
    """A report in a format that is written as a whole."""

    def __init__(self, writer: Writer[ValidationReport], target: Target) -> None:
        self._writer, self._target = writer, target

    def go_on(self, findings: Sequence[Finding]) -> None:
        pass

    def end(self, report: ValidationReport) -> None:
        self._writer.write(report, self._target)


def begin(name: str, target: Target) -> Stream:
    """Begin a report; a format whose module has a function `begin` writes findings as they come."""
    writer = FORMATS.writer(name)
    begun: Callable[[Target], Stream] | None = getattr(writer, "begin", None)
    return begun(target) if begun else _AtEnd(writer, target)
