"""Which files a registry is known to hold, be they a part of it or not."""

from __future__ import annotations

from ptr.model.state.snapshot import Snapshot


def is_known(path: str, snapshot: Snapshot) -> bool:
    """Return whether something lies at a path, be it no part of a registry."""
    if snapshot.place(path) is not None or any(stray.path == path for stray in snapshot.strays):
        return True
    return snapshot.codeowners is not None and snapshot.codeowners.path == path
