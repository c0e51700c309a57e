"""Names for contents: Git's for a file, ptr's own for a list of lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec


def blob_id(raw: bytes, like: str = "") -> str:
    """Return the id that Git gives to a content: in a SHA-1 repository, or in one that has ids `like` another."""
    named = b"blob %d\0" % len(raw) + raw
    return (hashlib.sha256(named) if len(like) == 64 else hashlib.sha1(named, usedforsecurity=False)).hexdigest()


def lines_digest(lines: Iterable[str]) -> str:
    """Return the SHA-256 of some lines; a line may hold line feeds, as names of files can."""
    return hashlib.sha256(msgspec.msgpack.encode(tuple(lines))).hexdigest()
