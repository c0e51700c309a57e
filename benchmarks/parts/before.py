"""One version against another, in turns: `python benchmarks/compare.py --before CHECKOUT --only before`."""

from __future__ import annotations

import datetime
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import checkout
from timing.bench import ENVIRONMENT, Bench
from timing.measure import Job
from timing.table import Row

from parts.again import committed

COLD: Final = ("validate", "--no-cache", "--jobs", "1")
TODAY: Final = datetime.date(2026, 11, 22)
WARM: Final = ("validate", "--jobs", "1", "--today", TODAY.isoformat())
TIMES: Final = 5
"""How often the share of the first process is measured."""


def rows(bench: Bench) -> Iterator[Row]:
    """Compare the runs that should be faster; each version has a remembered copy of its own."""
    folders = {"before": bench.before, "now": checkout.ROOT}
    cold = bench.plain(bench.large)
    yield from _paired(bench, folders, f"validate {bench.large:,} documents, cold", lambda _: (cold, COLD), turns=7)
    registries = {name: committed(bench, f"remembered {name}", bench.large) for name in folders}
    work = f"validate {bench.large:,} documents, nothing changed"
    yield from _paired(bench, folders, work, lambda name: (registries[name], WARM), turns=15)
    yield from _next_day(bench, registries["now"])
    yield from _paired(bench, folders, "ptr --help", lambda _: (cold, ("--help",)), turns=15)
    yield from _shares(bench, folders, cold)


def _paired(
    bench: Bench, folders: dict[str, Path], work: str, what: Callable[[str], tuple[Path, tuple[str, ...]]], turns: int
) -> Iterator[Row]:
    jobs = [_ptr(folder, name, *what(name)) for name, folder in folders.items()]
    bench.measure(jobs, turns=2, budget=0)
    before, now = bench.measure(jobs, turns=turns, budget=300).values()
    yield Row(work, "before", before)
    yield Row(work, "now", now, before)


def _next_day(bench: Bench, registry: Path) -> Iterator[Row]:
    """Compare the same day with the next; each turn starts with what the previous day remembered."""
    kept = bench.work / "kept"
    bench.measure([_ptr(checkout.ROOT, "warm", registry, WARM)], turns=1, budget=0)
    shutil.copytree(registry / ".ptr_cache", kept)

    def back() -> None:
        shutil.rmtree(registry / ".ptr_cache")
        shutil.copytree(kept, registry / ".ptr_cache")

    tomorrow = (TODAY + datetime.timedelta(days=1)).isoformat()
    days = {"the same day": WARM, "the next day": (*WARM[:-1], tomorrow)}
    jobs = [_ptr(checkout.ROOT, name, registry, words)._replace(before=back) for name, words in days.items()]
    same, following = bench.measure(jobs, turns=9, budget=120).values()
    work = f"validate {bench.large:,} documents, nothing changed"
    yield Row(work, "the same day", same)
    yield Row(work, "the next day", following, same)


def _ptr(folder: Path, name: str, registry: Path, words: tuple[str, ...]) -> Job:
    command = ("env", f"PYTHONPATH={folder}", sys.executable, "-m", "ptr", *words)
    return Job(name, (command,), registry, expected=(0, 1))


def _shares(bench: Bench, folders: dict[str, Path], registry: Path) -> Iterator[Row]:
    """Yield the share of all CPU that the first of two processes used, which more processes cannot reduce."""
    command = (sys.executable, checkout.ROOT / "benchmarks/timing/parent.py", registry)
    jobs = [Job(name, (("env", f"PYTHONPATH={folder}", *command),), registry) for name, folder in folders.items()]
    measured = bench.measure(jobs, turns=TIMES, budget=300)
    for name, folder in folders.items():
        environment = {**ENVIRONMENT, "PYTHONPATH": str(folder)}
        runs = [subprocess.run(command, env=environment, capture_output=True, check=True) for _ in range(TIMES)]
        share = statistics.median(float(run.stdout.split()[-1]) for run in runs)
        what = f"{name}: {share:.0%} of all CPU in the first process"
        yield Row(f"validate {bench.large:,} documents on two processes", what, measured[name], measured["before"])
