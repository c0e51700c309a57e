"""Check a registry in two processes, and print the share of all CPU that the first of them used.

`python benchmarks/timing/parent.py DIR`
"""

from __future__ import annotations

import contextlib
import io
import resource
import sys


def main() -> None:
    """Run `ptr validate` in this process, which forks the others."""
    from ptr.cli import run

    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")):
        run(["--registry", sys.argv[1], "validate", "--no-cache", "--jobs", "2"])
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    mine, theirs = (used.ru_utime + used.ru_stime for used in (own, others))
    print(f"{mine / (mine + theirs):.3f}")


if __name__ == "__main__":
    main()
