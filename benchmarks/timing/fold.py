"""One job of the comparison of ledgers: `python fold.py REGISTRY compare|cold|warm`, on a repository of many steps.

`compare` reads both ends of the main line and what changed between them; `cold` folds all steps, `warm` begins from the
checkpoint that an earlier run left.
"""

from __future__ import annotations

import datetime
import shutil
import sys
from pathlib import Path

from ptr.changes.compare import changes
from ptr.model.time.deadline import Arranged
from ptr.operations.comparing.range import choose
from ptr.operations.ledger.loading import read_states
from ptr.operations.ledger.standing import standing
from ptr.store.calendar import PublishedDays
from ptr.store.git.repository import Repository

TODAY = datetime.date(2026, 11, 22)


def main() -> None:
    """Do the job that the command line names."""
    registry, job = Path(sys.argv[1]), sys.argv[2]
    first = Repository(registry).program.ask("rev-list", "--max-parents=0", "HEAD").split()[0]
    wanted = choose(registry, f"{first}..HEAD")
    if job == "compare":
        states = read_states(wanted.files, wanted.base, wanted.head)
        changes(states.before, states.after)
        return
    if job == "cold":
        shutil.rmtree(registry / ".ptr_cache", ignore_errors=True)
    standing(registry, wanted.head, Arranged((), PublishedDays()), TODAY)


if __name__ == "__main__":
    main()
