"""What the parts of the comparison share: the registries they measure, the environment, the calls to ptr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import checkout

from timing.measure import Job, Turns, in_turns, run
from timing.peers import Peers

GENERATE: Final = checkout.ROOT / "benchmarks" / "generate.py"
PTR: Final = (sys.executable, "-m", "ptr")
COLD: Final = (*PTR, "validate", "--no-cache", "--jobs", "1")
"""All rules over all files in one process, nothing remembered."""
ENVIRONMENT: Final = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": str(checkout.ROOT),
    "LANG": "C.UTF-8",
    "NO_COLOR": "1",
}
"""Python keeps its compiled files, as it does for a user."""


class Bench:
    """A work folder with generated registries; `small` and `large` are the two sizes that are compared."""

    def __init__(self, work: Path, peers: Peers, documents: int, before: Path | None = None) -> None:
        self.before = before.resolve() if before else checkout.ROOT
        self.work, self.peers, self.small, self.large = work, peers, documents, 10 * documents
        self.schemas = checkout.ROOT / "schemas"
        if not any(self.schemas.glob("*.schema.json")):
            self.schemas = work / "schemas"
            self.once("schemas", (*PTR, "schema", "--to", self.schemas), work)

    def registry(self, name: str, documents: int, *, units: int = 0, failing: float = 0.0) -> Path:
        """Return a registry of the work folder, generated the first time in a process of its own.

        A separate process, because children inherit the peak memory of the process that measures.
        """
        folder = self.work / name
        if not folder.exists():
            sizes = ("--documents", str(documents), "--units", str(units), "--failing", str(failing))
            self.once(name, (sys.executable, GENERATE, folder, *sizes), self.work)
        return folder

    def plain(self, documents: int) -> Path:
        """Return the valid registry of a size."""
        return self.registry(f"good-{documents}", documents)

    def once(self, name: str, command: Sequence[str | Path], folder: Path) -> None:
        """Run something that is not measured."""
        run(Job(name, (command,), folder), ENVIRONMENT)

    def measure(self, jobs: Sequence[Job], *, turns: int, budget: float) -> dict[str, Turns]:
        """Run jobs in turns."""
        return in_turns(jobs, ENVIRONMENT, turns=turns, budget=budget)


def call(name: str, command: Sequence[str | Path], folder: Path, before: Callable[[], None] = lambda: None) -> Job:
    """Make the job of one process."""
    return Job(name, (command,), folder, before=before)
