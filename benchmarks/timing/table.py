"""The table that `make bench` prints."""

from __future__ import annotations

from typing import NamedTuple

from timing.measure import Medians


class Row(NamedTuple):
    """One comparison: the work, what was measured, and what it is compared with (None: not installed)."""

    work: str
    what: str
    cost: Medians | None
    beside: Medians | None = None


HEAD = "| work | what | CPU s | ÷ ptr | peak MB | turns |\n| --- | --- | ---: | ---: | ---: | ---: |"


def shown(rows: list[Row]) -> str:
    """Write the rows as Markdown; the ratio is to the row's reference, mostly ptr at the same work."""
    return "\n".join((HEAD, *(_line(row) for row in rows))) + "\n"


def _line(row: Row) -> str:
    if row.cost is None:
        return f"| {row.work} | {row.what} | not installed | | | |"
    ratio = f"{row.cost.seconds / row.beside.seconds:.2f}" if row.beside else ""
    cost = row.cost
    return f"| {row.work} | {row.what} | {cost.seconds:.2f} | {ratio} | {cost.megabytes:.0f} | {cost.turns} |"
