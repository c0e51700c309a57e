"""Output formats of what a law reaches: one file a format; the folder is the list of `--format`."""

from __future__ import annotations

from typing import Protocol, cast

from ptr import folders
from ptr.model.results.impact_report import ImpactReport
from ptr.writers import Target


class Writer(Protocol):
    """A module of this folder."""

    def write(self, report: ImpactReport, target: Target) -> None:
        """Write a report."""


def formats() -> list[str]:
    """List the formats by name."""
    return folders.names(__name__)


def writer(name: str) -> Writer:
    """Give the writer of a format."""
    return cast(Writer, folders.load(__name__, name))
