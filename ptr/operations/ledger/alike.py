"""Entries of the catalogue that only read otherwise since their edition (勘误), as the main line tells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ptr.model.fields.errors import PtrError
from ptr.model.results.unchecked import Untold
from ptr.model.state.catalogue_entry import NONE_ALIKE
from ptr.model.state.snapshot import Snapshot
from ptr.operations.ledger.standing import standing
from ptr.store.git.repository import Repository


def alike_entries(root: Path, snapshot: Snapshot, revision: str = "") -> Mapping[str, str]:
    """Return digests of entries that say the same, each with an earlier one; none where no main line is known.

    They are those up to a revision, or up to the working tree with what is not committed.
    """
    try:
        head = Repository(root).revision(revision) if revision else None
        stands = standing(root, head, snapshot.days.working, snapshot.today.date, belief=snapshot.belief)
    except PtrError:
        return NONE_ALIKE
    return NONE_ALIKE if isinstance(stands, Untold) else stands.ledger.memory.alike
