"""Compare ptr with what a user would use instead: `python benchmarks/compare.py` prints a Markdown table.

Whole processes, CPU seconds (user and system), in turns, medians. Ratios are what counts: they are taken in one run on
one machine. Peers are test-only tools; those that are not on the PATH (or in a folder given by --peers) are shown as
not installed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import checkout

# isort: split

from timing.measure import Job, in_turns, run
from timing.peers import FAST, SLOW, Peers, files_by_type, jobs, to_json
from timing.table import Row, shown

GENERATE = Path(__file__).with_name("generate.py")
PARTS = ["start", "validate", "growth", "render"]
PTR = (sys.executable, "-m", "ptr")
WEASYPRINT_BELOW = 100
"""With 300 powers it takes minutes."""
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(checkout.ROOT), "LANG": "C.UTF-8", "NO_COLOR": "1"}


class Bench:
    """The comparisons; each yields rows of the table."""

    def __init__(self, work: Path, peers: Peers, documents: int) -> None:
        self.work, self.peers, self.documents = work, peers, documents
        self.registry = self.make("registry", documents)
        self.schemas = checkout.ROOT / "schemas"
        if not any(self.schemas.glob("*.schema.json")):
            self.schemas = work / "schemas"
            run(Job("schemas", ((*PTR, "schema", "--to", self.schemas),), work), ENVIRONMENT)

    def make(self, name: str, documents: int, *, units: int = 0, failing: float = 0.0) -> Path:
        """Generate a registry in the work folder, in a process of its own: children inherit the memory mark."""
        sizes = ("--documents", str(documents), "--units", str(units), "--failing", str(failing))
        run(Job(name, ((sys.executable, GENERATE, self.work / name, *sizes),), self.work), ENVIRONMENT)
        return self.work / name

    def start(self) -> Iterator[Row]:
        """Small calls, where starting is most of the cost."""
        small = self.make("small", 15, units=1)
        one = files_by_type(small)["power"][0]
        wanted = [
            Job("python -c pass", ((sys.executable, "-c", "pass"),), small),
            Job("ptr --version", ((*PTR, "--version"),), small),
            Job("ptr --help", ((*PTR, "--help"),), small),
            Job("ptr validate, 15 documents", ((*PTR, "validate"),), small),
        ]
        name = "check-jsonschema, one file"
        if self.peers.check_jsonschema:
            call = (self.peers.check_jsonschema, "--no-cache", "--schemafile", self.schemas / "power.schema.json", one)
            wanted.append(Job(name, (call,), small))
        found = in_turns(wanted, ENVIRONMENT, turns=5, budget=20)
        base = found["ptr validate, 15 documents"]
        for what in (*(job.name for job in wanted[:4]), name):
            yield Row("start", what, found.get(what), base)

    def validate(self) -> Iterator[Row]:
        """All rules over a registry, cold, against tools that know the form or the schema only."""
        work = f"validate {self.documents:,} documents"
        to_json(self.registry, self.work / "json")
        offered = jobs(self.peers, self.registry, self.work / "json", self.schemas)
        ours = Job("ptr validate", ((*PTR, "validate"),), self.registry)
        for group in (FAST, SLOW):
            chosen = [job for name, job in offered if job and name in group]
            found = in_turns([ours, *chosen], ENVIRONMENT, turns=3, budget=30)
            yield Row(work, ours.name, found[ours.name])
            for name in group:
                yield Row(work, name, found.get(name), found[ours.name])

    def growth(self) -> Iterator[Row]:
        """Ten times the documents; every document failing."""
        more, work = 10 * self.documents, "growth"
        failing = self.make("failing", self.documents, failing=1)
        wanted = [
            Job(f"ptr validate, {self.documents:,}", ((*PTR, "validate"),), self.registry),
            Job("the same, every document failing", ((*PTR, "validate"),), failing, (1,)),
            Job(f"ptr validate, {more:,}", ((*PTR, "validate"),), self.make("more", more)),
        ]
        found = in_turns(wanted, ENVIRONMENT, turns=3, budget=15)
        for job in wanted:
            yield Row(work, job.name, found[job.name], found[wanted[0].name])

    def render(self) -> Iterator[Row]:
        """A unit's catalogue to PDF, against WeasyPrint on the HTML of the same catalogue."""
        for powers, documents in ((30, 47), (300, 345)):
            registry = self.make(f"unit-{powers}", documents, units=1)
            held = len(files_by_type(registry)["power"])
            work = f"catalogue of {held} powers to PDF"
            pages = self.work / f"pages-{powers}"
            run(Job("html", ((*PTR, "render", "catalogue", "--as", "html", "--to", pages),), registry), ENVIRONMENT)
            board = (*PTR, "render", "catalogue-board", "--as", "pdf", "--to", pages)
            ours = Job("ptr render catalogue-board", (board,), registry)
            name, wanted = "WeasyPrint on ptr's HTML", [ours]
            if self.peers.weasyprint and powers < WEASYPRINT_BELOW:
                (html,) = pages.rglob("*.html")
                wanted.append(Job(name, ((self.peers.weasyprint, html, self.work / "peer.pdf"),), registry))
            found = in_turns(wanted, ENVIRONMENT, turns=2, budget=20)
            yield Row(work, ours.name, found[ours.name])
            if powers < WEASYPRINT_BELOW:
                yield Row(work, name, found.get(name), found[ours.name])


def main() -> None:
    """Measure the parts asked for and print the table."""
    parser = argparse.ArgumentParser(description="Compare ptr with other tools.")
    parser.add_argument("--documents", type=int, default=1000, help="size of the registry (1000)")
    parser.add_argument("--peers", type=Path, nargs="*", default=[], help="folders with programs beside the PATH")
    parser.add_argument("--only", nargs="*", default=PARTS, choices=PARTS, help="parts of the table")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ptr-bench-") as folder:
        bench = Bench(Path(folder), Peers(given.peers), given.documents)
        rows: list[Row] = []
        for part in given.only:
            print(f"measuring {part} …", file=sys.stderr)
            rows += getattr(bench, part)()
        print(shown(rows))


if __name__ == "__main__":
    main()
