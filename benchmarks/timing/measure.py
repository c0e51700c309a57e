"""Run whole processes and read what the kernel charged them: user and system seconds, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

Command = Sequence[str | Path]


class Cost(NamedTuple):
    """What one job cost: CPU seconds, peak memory in MB, and the exit codes of its processes."""

    seconds: float
    megabytes: float
    codes: tuple[int, ...]


class Job(NamedTuple):
    """One thing a user would do: a process, or several one after the other."""

    name: str
    commands: tuple[Command, ...]
    folder: Path
    expected: tuple[int, ...] = (0,)


def run(job: Job, environment: Mapping[str, str]) -> Cost:
    """Run a job; its seconds are summed, its memory is that of its largest process. SystemExit if it fails."""
    seconds, megabytes, codes = 0.0, 0.0, []
    for command in job.commands:
        with subprocess.Popen(
            list(map(str, command)),
            cwd=job.folder,
            env=dict(environment),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds += used.ru_utime + used.ru_stime
        megabytes = max(megabytes, used.ru_maxrss / 1024)
        codes.append(process.returncode)
    if any(code not in job.expected for code in codes):
        raise SystemExit(f"{job.name} left with {codes}: {' '.join(map(str, job.commands[0]))[:400]}")
    return Cost(seconds, megabytes, tuple(codes))


class Medians(NamedTuple):
    """The medians of a job's turns."""

    seconds: float
    megabytes: float
    turns: int


def in_turns(jobs: Sequence[Job], environment: Mapping[str, str], *, turns: int, budget: float) -> dict[str, Medians]:
    """Run jobs A B C A B C …, so that whatever else the machine does meets all of them; at least one turn.

    No further turn begins once `budget` seconds have passed.
    """
    costs: dict[str, list[Cost]] = {job.name: [] for job in jobs}
    begun = time.monotonic()
    for _ in range(turns):
        for job in jobs:
            costs[job.name].append(run(job, environment))
        if time.monotonic() - begun > budget:
            break
    return {
        name: Medians(
            statistics.median(cost.seconds for cost in found),
            statistics.median(cost.megabytes for cost in found),
            len(found),
        )
        for name, found in costs.items()
    }
