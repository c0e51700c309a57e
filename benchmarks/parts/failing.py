"""Every document failing, with some forty kinds of fault; the text with the line of each finding goes to a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from timing.bench import COLD, Bench
from timing.measure import Job
from timing.peers import failing
from timing.table import Row


def rows(bench: Bench) -> Iterator[Row]:
    """Compare two sizes, and the larger one with a good registry and with the peer that continues after a failure."""
    work, jobs = "every document failing", []
    for documents in (bench.small, bench.large):
        folder = bench.registry(f"failing-{documents}", documents, failing=1)
        jobs.append(Job(f"ptr validate --no-cache --jobs 1, {documents:,}", (COLD,), folder, (1,)))
    peer = failing(bench.peers, folder, bench.schemas)
    good = Job(f"the same without a fault, {bench.large:,}", (COLD,), bench.plain(bench.large))
    measured = bench.measure([*jobs, good, *([peer] if peer.commands else [])], turns=3, budget=150)
    small, large = (measured[job.name] for job in jobs)
    yield Row(work, jobs[0].name, small)
    yield Row(work, jobs[1].name, large, small)
    yield Row(work, good.name, measured[good.name], large)
    yield Row(work, f"{peer.name}, {bench.large:,}", measured.get(peer.name), large)
