"""Small calls, where startup is most of the cost."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from timing.bench import COLD, PTR, Bench, call
from timing.peers import files_by_type
from timing.table import Row


def rows(bench: Bench) -> Iterator[Row]:
    """Compare with a Python that does nothing, and with the peer that starts in the same way."""
    small = bench.registry("few", 15, units=1)
    ours = call("ptr validate, 15 documents", COLD, small)
    jobs = [
        call("python -c pass", (sys.executable, "-c", "pass"), small),
        call("ptr --version", (*PTR, "--version"), small),
        call("ptr --help", (*PTR, "--help"), small),
        ours,
    ]
    name, program = "check-jsonschema, one file", bench.peers.check_jsonschema
    if program:
        schema = bench.schemas / "power.schema.json"
        one = files_by_type(small)["power"][0]
        jobs.append(call(name, (program, "--no-cache", "--schemafile", schema, one), small))
    bench.measure(jobs, turns=1, budget=0)  # what is compiled once is compiled now
    measured = bench.measure(jobs, turns=9, budget=40)
    for what in (*(job.name for job in jobs[:4]), name):
        yield Row("start", what, measured.get(what), measured[ours.name])
