"""Output formats of findings: one file a format; the folder is the list, and the choices of `--format`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TextIO, cast

from ptr.model.fields.fault import Bilingual
from ptr.model.results.finding import Finding, Level
from ptr.model.results.report import Report
from ptr.model.text.language import Language


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where a report goes: all that a writer needs to know beside the report.

    `prefix` is the registry's folder, "" or ending in `/`, as seen from where the paths of a report are opened: from
    the top of the repository by CI systems, from the working folder by people. `fail_on` is the least grave level
    that makes the run fail, `only` what a partial report is restricted to, `environment` the variables by which a CI
    system tells of itself.
    """

    out: TextIO
    language: Language = Language.EN
    colour: bool = False
    fail_on: Level = Level.ERROR
    prefix: str = ""
    only: Bilingual = ("", "")
    environment: Mapping[str, str] = field(default_factory=dict)


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
