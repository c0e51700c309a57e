"""Which files a registry is known to hold, whether they belong to it or not."""

from __future__ import annotations

from ptr.model.state.snapshot import Snapshot


def is_known(path: str, snapshot: Snapshot) -> bool:
    """Return whether something lies at a path, even if it does not belong to a registry."""
    if snapshot.place(path) is not None or any(stray.path == path for stray in snapshot.strays):
        return True
    return snapshot.codeowners is not None and snapshot.codeowners.path == path
