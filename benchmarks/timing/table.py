"""The table that `make bench` prints."""

from __future__ import annotations

from typing import NamedTuple

from timing.measure import Turns


class Row(NamedTuple):
    """One comparison: the work, what was measured, and what it is compared with (None: not installed)."""

    work: str
    what: str
    measured: Turns | None
    beside: Turns | None = None


HEAD = "| work | what | CPU s | ratio | wall s | first line s | peak MB | turns |\n| --- | --- |" + " ---: |" * 6


def line(row: Row) -> str:
    """Return the line of a row; the ratio is of CPU seconds to the row's reference, mostly ptr on the same work."""
    if row.measured is None:
        return f"| {row.work} | {row.what} | not installed | | | | | |"
    cost = row.measured.median
    ratio = f"{row.measured.ratio(row.beside):.2f}" if row.beside else ""
    cells = (
        f"{cost.seconds:.2f}",
        ratio,
        f"{cost.wall:.2f}",
        f"{cost.first:.2f}" if cost.first else "",
        f"{cost.megabytes:.0f}",
        str(len(row.measured.costs)),
    )
    return f"| {row.work} | {row.what} | {' | '.join(cells)} |"
