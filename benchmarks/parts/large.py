"""Ten times the larger size: does the cost grow with the documents, and how much memory is used?"""

from __future__ import annotations

from collections.abc import Iterator

from timing.bench import COLD, PTR, Bench, call
from timing.table import Row


def rows(bench: Bench) -> Iterator[Row]:
    """Compare cold runs, then a second run with nothing changed."""
    most = 10 * bench.large
    less, more = (call(f"cold, {number:,}", COLD, bench.plain(number)) for number in (bench.large, most))
    measured = bench.measure([less, more], turns=2, budget=200)
    for job in (less, more):
        yield Row("growth", job.name, measured[job.name], measured[less.name])
    again = call(f"nothing changed, {most:,}", (*PTR, "validate"), more.folder)
    bench.once("warm", again.commands[0], again.folder)
    yield Row("growth", again.name, bench.measure([again], turns=3, budget=30)[again.name])
