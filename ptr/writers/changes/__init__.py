"""Output formats of changes and obligations: one file a format; the folder is the list of `--format`."""

from __future__ import annotations

from typing import Protocol, cast

from ptr import folders
from ptr.model.results.change_report import ChangeReport
from ptr.writers import Target


class Writer(Protocol):
    """A module of this folder."""

    def write(self, report: ChangeReport, target: Target, *, log: bool) -> None:
        """Write a report; with `log` every change, else what units owe, and the changes only as they belong to it."""


def formats() -> list[str]:
    """List the formats by name."""
    return folders.names(__name__)


def writer(name: str) -> Writer:
    """Give the writer of a format."""
    return cast(Writer, folders.load(__name__, name))


def placed(name: str) -> bool:
    """Tell whether a format shows lines and columns, which are looked up for it alone."""
    return bool(getattr(writer(name), "PLACED", False))
