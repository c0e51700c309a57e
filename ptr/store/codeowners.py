"""The CODEOWNERS of a registry, from which Git hosts request reviews by the owners of files."""

from __future__ import annotations

from ptr.model.state.codeowners import PLACES, OwnersFile
from ptr.store.source import MAX_BYTES, Source, Unreadable


def read_codeowners(source: Source) -> OwnersFile | None:
    """Read the first existing CODEOWNERS, unless it is too large; bytes that are not UTF-8 survive."""
    for path in PLACES:
        try:
            raw = source.read(path)
        except Unreadable:
            continue
        return OwnersFile(path, raw.decode("utf-8", "surrogateescape")) if len(raw) <= MAX_BYTES else None
    return None
