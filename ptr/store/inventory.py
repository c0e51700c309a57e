"""Which files a registry holds and the content of each, named as in Git and read only if it may be new."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from ptr.store.cache import Cache
from ptr.store.hashes import blob_id
from ptr.store.source import Entry, FolderSource, Stamp, Unreadable

NAME = "inventory"
UNSETTLED = 2_000_000_000
"""Nanoseconds within which a file may be written twice with the same time: younger files are read again."""


class Moved(Exception):
    """A file, named by its path, has changed since the inventory was taken."""


class Known(Struct, frozen=True, array_like=True, gc=False):
    """A file as it was: its entry in the file system, and the id of its content."""

    stamp: Stamp
    blob: str


class Taken(Struct, frozen=True, array_like=True):
    """The files as they were at a moment (nanoseconds since 1970)."""

    moment: int
    files: dict[str, Known]


class Inventory(Struct, frozen=True):
    """The things in a registry in the order of paths, and the id of each file's content, or why it cannot be read.

    `renewed` are the files whose content has changed since the last inventory.
    """

    entries: Sequence[Entry]
    blobs: Mapping[str, str]
    renewed: frozenset[str]


class Listing:
    """The things in a folder as the file system lists them: enough to know that nothing has changed."""

    def __init__(self, source: FolderSource) -> None:
        """Walk the folder; no file is opened."""
        self.source = source
        self.moment = time.time_ns()
        self.things = list(source.stamped())

    def digest(self) -> str:
        """Return a name for this listing; "" while a file is so young that it could change and keep its times."""
        young = self.moment - UNSETTLED
        if any(written >= young or touched >= young for _, _, (written, touched, _, _) in self.things):
            return ""
        return hashlib.sha256(msgspec.msgpack.encode(self.things)).hexdigest()


def take(listing: Listing, cache: Cache) -> Inventory:
    """Name the content of every file; one whose size, times and inode are unchanged is not read again."""
    last = cache.load(NAME, Taken) or Taken(0, {})
    settled = last.moment - UNSETTLED
    things = sorted(listing.things)
    files: dict[str, Known] = {}
    read = 0
    for path, what, stamp in things:
        if what != "file":
            continue
        before = last.files.get(path)
        if before and stamp == before.stamp and stamp[0] < settled and stamp[1] < settled:
            files[path] = before
        else:
            files[path] = Known(stamp, _blob(listing.source, path))
            read += 1
    if read or len(files) != len(last.files):
        cache.save(NAME, Taken(listing.moment, files))
    renewed = (path for path, file in files.items() if path not in last.files or last.files[path].blob != file.blob)
    entries = [Entry(path, what) for path, what, _ in things]
    return Inventory(entries, {path: file.blob for path, file in files.items()}, frozenset(renewed))


class Inventoried:
    """A folder as inventoried: reading what has changed since raises `Moved`.

    So all that a run reads, in whichever process, is of one moment; and what it remembers of a content was found in it.
    """

    def __init__(self, source: FolderSource, inventory: Inventory) -> None:
        """Take the folder and its inventory; files outside it must stay as they were first read."""
        self._source = source
        self._inventory = inventory
        self._beside: dict[str, str] = {}

    @property
    def name(self) -> str:
        """The folder."""
        return self._source.name

    def entries(self) -> Iterator[Entry]:
        """Yield what the inventory lists."""
        yield from self._inventory.entries

    def read(self, path: str) -> bytes:
        """Return the bytes of a file if they are unchanged."""
        try:
            raw = self._source.read(path)
        except Unreadable as error:
            self._compare(path, _why(error))
            raise
        self._compare(path, blob_id(raw))
        return raw

    def _compare(self, path: str, blob: str) -> None:
        if blob != (self._inventory.blobs.get(path) or self._beside.setdefault(path, blob)):
            raise Moved(path)


def _blob(source: FolderSource, path: str) -> str:
    try:
        return blob_id(source.read(path))
    except Unreadable as error:
        return _why(error)


def _why(error: Unreadable) -> str:
    return f"unreadable: {error}"
