"""Wait for changes of a registry's files."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from ptr.store.source import FolderSource


def changes(root: Path, pause: float = 0.2) -> Iterator[None]:
    """Yield at once, and again whenever a file is saved, added or removed; `pause` is in seconds.

    Times and sizes are compared, which needs no notification service and works on network drives.
    """
    before: dict[str, tuple[int, int]] | None = None
    while True:
        now = _stamps(root)
        if now != before:
            before = now
            yield
        else:
            time.sleep(pause)


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    stamps = {}
    for entry in FolderSource(root).entries():
        try:
            state = (root / entry.path).lstat()
        except OSError:
            continue
        stamps[entry.path] = (state.st_mtime_ns, state.st_size)
    return stamps
