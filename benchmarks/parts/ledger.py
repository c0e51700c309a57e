"""The ledger folded over a main line of many steps, beside comparing its two ends."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import checkout
from timing.bench import Bench, call
from timing.table import Row

from parts.again import GIT, committed

STEPS: Final = 390
FILES: Final = 10
"""Files that a step changes, none of them twice."""
COMMITMENT: Final = re.compile(r"^(commitments:\n  - )", re.M)


def rows(bench: Bench) -> Iterator[Row]:
    """Compare a cold fold, as CI runs it, and a warm one with the comparison of the first commit and the last."""
    folder = _stepped(bench)
    program = checkout.ROOT / "benchmarks" / "timing" / "fold.py"
    names = {"compare": "first and last commit compared", "cold": "folded from nothing", "warm": "nothing new"}
    jobs = [call(name, (sys.executable, program, folder, job), folder) for job, name in names.items()]
    measured = bench.measure(jobs, turns=5, budget=120)
    for name, turns in measured.items():
        yield Row(f"ledger, {STEPS} steps of {FILES} among {bench.large:,}", name, turns, measured[names["compare"]])


def _stepped(bench: Bench) -> Path:
    """Return a registry whose main line has many steps."""
    folder = committed(bench, "stepped", bench.large)
    files = sorted(folder.glob("units/*/powers/*.yaml"))
    for step in range(STEPS):
        for file in files[step::STEPS][:FILES]:
            file.write_text(COMMITMENT.sub(r"\1另：", file.read_text("utf-8"), count=1), "utf-8")
        bench.once("git", (*GIT, "commit", "-qam", f"step {step}"), folder)
    return folder
