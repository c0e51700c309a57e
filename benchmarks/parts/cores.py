"""Two processes against one; the ratio is that of wall time and needs an otherwise idle machine."""

from __future__ import annotations

from collections.abc import Iterator

from timing.bench import PTR, Bench, call
from timing.table import Row


def rows(bench: Bench) -> Iterator[Row]:
    """Compare above and below the size from which more processes pay off."""
    for documents in (bench.large, bench.small):
        folder = bench.plain(documents)
        jobs = [
            call(f"--jobs {number}", (*PTR, "validate", "--no-cache", "--jobs", str(number)), folder)
            for number in (1, 2)
        ]
        one, two = bench.measure(jobs, turns=7, budget=120).values()
        work = f"validate {documents:,} documents on two cores"
        yield Row(work, jobs[0].name, one)
        gain = one.ratio(two, lambda cost: cost.wall)
        yield Row(work, f"{jobs[1].name}: {gain:.2f} times as fast by the clock", two, one)
