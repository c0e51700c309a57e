"""A registry checked again, using what the last run remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Final

from timing.bench import PTR, Bench, call
from timing.table import Row

CHANGED: Final = 10
GIT: Final = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0")


def rows(bench: Bench) -> Iterator[Row]:
    """Compare with Git, which also has to detect what changed; unchanged and edited runs have a copy each."""
    work = f"validate {bench.large:,} documents again"
    same, other = (committed(bench, name, bench.large) for name in ("same", "other"))
    cold = call("cold, for comparison", (*PTR, "validate", "--no-cache", "--jobs", "1"), same)
    jobs = [
        call("nothing changed", (*PTR, "validate", "--jobs", "1"), same),
        call("git status, nothing changed", (*GIT, "status", "--porcelain"), same),
        call(f"{CHANGED} files changed", (*PTR, "validate", "--jobs", "1"), other, _editor(other)),
        call(f"git status, {CHANGED} files changed", (*GIT, "status", "--porcelain"), other),
    ]
    for job in (jobs[0], jobs[2]):
        bench.once("warm", job.commands[0], job.folder)
    measured = bench.measure(jobs, turns=9, budget=90)
    whole = bench.measure([cold], turns=1, budget=0)[cold.name]
    yield Row(work, cold.name, whole)
    for job in jobs:
        yield Row(work, job.name, measured[job.name], measured[jobs[0].name])


def committed(bench: Bench, name: str, documents: int) -> Path:
    """Return a registry of a size in a Git repository of its own."""
    folder = bench.registry(name, documents)
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "registry")):
        bench.once("git", (*GIT, *command), folder)
    return folder


def _editor(folder: Path) -> Callable[[], None]:
    """Return a function that changes files of as many units, different ones each time."""
    powers, turn = sorted(folder.glob("units/*/powers/*.yaml")), count()

    def edit() -> None:
        number = next(turn)
        for path in powers[number :: len(powers) // CHANGED][:CHANGED]:
            path.write_bytes(path.read_bytes() + f"# {number}\n".encode())

    return edit
