"""Output formats of findings: one file a format; the folder is the list, and the choices of `--format`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from typing import Protocol, cast

from ptr.model.results.finding import Finding
from ptr.model.results.report import Report
from ptr.writers import Target


class Writer(Protocol):
    """A module of this folder."""

    def write(self, report: Report, target: Target) -> None:
        """Write a report, in the target's language where the format has room for one only."""


class Running(Protocol):
    """A report that is written while the run goes on."""

    def go_on(self, findings: Sequence[Finding]) -> None:
        """Take the next findings of the report, in its order."""

    def end(self, report: Report) -> None:
        """Write what is left of the report."""


class _AtEnd:
    """A report in a format that is written as a whole."""

    def __init__(self, writer: Writer, target: Target) -> None:
        self._writer, self._target = writer, target

    def go_on(self, findings: Sequence[Finding]) -> None:
        pass

    def end(self, report: Report) -> None:
        self._writer.write(report, self._target)


def formats() -> list[str]:
    """List the formats by name."""
    modules = (module for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return [module.name for module in modules if not module.name.startswith("_")]


def writer(name: str) -> Writer:
    """Give the writer of a format."""
    return cast(Writer, importlib.import_module(f"{__name__}.{name}"))


def begin(name: str, target: Target) -> Running:
    """Begin a report; a format whose module has a class `Running` writes findings as they come."""
    found = writer(name)
    running: Callable[[Target], Running] | None = getattr(found, "Running", None)
    return running(target) if running else _AtEnd(found, target)
