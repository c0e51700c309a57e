"""Compare ptr with what a user would use instead: `python benchmarks/compare.py` prints a Markdown table.

Whole processes, CPU seconds (user and system), in turns, medians. The ratios matter: they are taken in one run on one
machine. Peers are test-only tools; those that are not on the PATH (or in a folder given by --peers) are shown as not
installed.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

import checkout  # noqa: F401 - puts the checkout on the path

# isort: split

from timing.bench import Bench
from timing.peers import Peers
from timing.table import HEAD, line

PARTS = ["start", "validate", "cores", "again", "failing", "diff", "ledger", "render"]
ON_REQUEST = ["large", "before"]
"""Parts that take many minutes, or another version."""


def main() -> None:
    """Measure the requested parts; each row is printed as soon as it is known."""
    parser = argparse.ArgumentParser(description="Compare ptr with other tools.")
    parser.add_argument("--documents", type=int, default=1000, help="the small size; the large one is ten times (1000)")
    parser.add_argument("--peers", type=Path, nargs="*", default=[], help="folders with programs beside the PATH")
    parser.add_argument("--only", nargs="*", default=PARTS, choices=[*PARTS, *ON_REQUEST], help="parts of the table")
    parser.add_argument("--before", type=Path, help="a checkout of the version to compare with, for the part `before`")
    options = parser.parse_args()
    if "before" in options.only and not options.before:
        parser.error("the part `before` needs --before")
    with tempfile.TemporaryDirectory(prefix="ptr-bench-") as folder:
        bench = Bench(
            Path(folder), Peers([path.resolve() for path in options.peers]), options.documents, options.before
        )
        print(HEAD)
        for part in options.only:
            print(f"measuring {part} …", file=sys.stderr)
            for row in importlib.import_module(f"parts.{part}").rows(bench):
                print(line(row), flush=True)


if __name__ == "__main__":
    main()
