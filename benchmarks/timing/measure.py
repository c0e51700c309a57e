"""Run whole processes and measure what the kernel charged them: user and system seconds, peak memory, wall time."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

Command = Sequence[str | Path]


class Cost(NamedTuple):
    """What one job cost: CPU seconds, wall seconds, seconds until its first output, peak memory in MB."""

    seconds: float
    wall: float
    first: float
    megabytes: float


class Job(NamedTuple):
    """One thing a user would do: a process, or several in sequence; `before` prepares each turn."""

    name: str
    commands: tuple[Command, ...]
    folder: Path
    expected: tuple[int, ...] = (0,)
    before: Callable[[], None] = lambda: None


def run(job: Job, environment: Mapping[str, str]) -> Cost:
    """Run a job; its times are summed, its memory is that of its largest process. SystemExit if it fails."""
    job.before()
    cost, codes = Cost(0.0, 0.0, 0.0, 0.0), []
    for command in job.commands:
        begun = time.monotonic()
        with subprocess.Popen(
            list(map(str, command)),
            cwd=job.folder,
            env=dict(environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            first_word = _listened(process)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        cost = Cost(
            cost.seconds + used.ru_utime + used.ru_stime,
            cost.wall + time.monotonic() - begun,
            cost.first or (first_word - begun if first_word else 0.0),
            max(cost.megabytes, used.ru_maxrss / 1024),
        )
        codes.append(process.returncode)
    if any(code not in job.expected for code in codes):
        raise SystemExit(f"{job.name} ended with {codes}: {' '.join(map(str, job.commands[0]))[:400]}")
    return cost


def _listened(process: subprocess.Popen[bytes]) -> float:
    """Read the output of a process until it ends; return the time of its first output, 0 if there was none."""
    first_word = 0.0
    while process.stdout and os.read(process.stdout.fileno(), 1 << 20):
        first_word = first_word or time.monotonic()
    return first_word


class Turns:
    """The costs of a job's turns."""

    def __init__(self) -> None:
        self.costs: list[Cost] = []

    @property
    def median(self) -> Cost:
        """The medians of each figure."""
        return Cost(*(statistics.median(values) for values in zip(*self.costs, strict=True)))

    def ratio(self, other: Turns, what: Callable[[Cost], float] = lambda cost: cost.seconds) -> float:
        """Return this cost divided by that of `other`: the median over the turns, in each of which both ran."""
        return statistics.median(what(a) / what(b) for a, b in zip(self.costs, other.costs, strict=True))


def in_turns(jobs: Sequence[Job], environment: Mapping[str, str], *, turns: int, budget: float) -> dict[str, Turns]:
    """Run jobs A B C A B C …, so that other load on the machine affects all of them; at least one turn.

    No more turns begin once `budget` seconds have passed.
    """
    measured = {job.name: Turns() for job in jobs}
    begun = time.monotonic()
    for _ in range(turns):
        for job in jobs:
            measured[job.name].costs.append(run(job, environment))
        if time.monotonic() - begun > budget:
            break
    return measured
