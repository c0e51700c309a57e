"""Output formats of findings: one file a format; the folder is the list, and the choices of `--format`."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol, TextIO, cast

from ptr.model.report import Report


class Writer(Protocol):
    """A module of this folder."""

    def write(self, report: Report, language: int, out: TextIO) -> None:
        """Write a report in a language (0 Chinese, 1 English)."""


def formats() -> list[str]:
    """List the formats by name."""
    return [module.name for module in pkgutil.iter_modules(__path__)]


def writer(name: str) -> Writer:
    """Give the writer of a format."""
    return cast(Writer, importlib.import_module(f"{__name__}.{name}"))
