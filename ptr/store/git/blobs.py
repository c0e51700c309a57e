"""Files as Git lists them: modes and ids of blobs, in a revision, in the index or on disk."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from ptr.store.git.repository import Repository, Revision
from ptr.store.hashes import blob_id
from ptr.store.source import Unreadable, read_plainly

FILE: Final = "100644"
LINK: Final = "120000"
SUBMODULE: Final = "160000"
ABSENT: Final = "000000"


class Blob(Struct, frozen=True):
    """A file in a revision: its mode and the id of its blob, "" for a file of the working tree."""

    mode: str
    id: str = ""


Differing: TypeAlias = dict[str, tuple[Blob | None, Blob | None]]
"""The files that differ by path, before and after; None where there is none."""


def blobs_of(repository: Repository, revision: Revision, below: str = "") -> dict[str, Blob]:
    """Return the files of a revision in a folder of the registry, or all, with their blobs."""
    words = ("-r", "-z", "--full-tree", revision.tree, *(("--", below) if below else ()))
    return parse_tree(repository.program.ask("ls-tree", *words))


def parse_tree(listing: str) -> dict[str, Blob]:
    """Read `ls-tree -z`: mode, type, id; then the path."""
    rows = (line.split("\t", 1) for line in listing.split("\0") if line)
    return {path: Blob(head.split()[0], head.split()[2]) for head, path in rows}


def parse_raw(text: str) -> Differing:
    """Read `--raw -z`: two modes, two ids, a letter; then the path."""
    fields = text.split("\0")
    pairs: Differing = {}
    for head, path in zip(fields[::2], fields[1::2], strict=False):
        old_mode, new_mode, old, new, _ = head.removeprefix(":").split(" ")
        before = Blob(old_mode, old) if old_mode != ABSENT else None
        if path not in pairs or pairs[path][0] is None:
            pairs[path] = (before, Blob(new_mode, new) if new_mode != ABSENT else None)
    return pairs


def blob_on_disk(file: Path | str) -> Blob | None:
    """Return a file of the working tree as a blob; None where there is none."""
    try:
        mode = os.lstat(file).st_mode
    except OSError:
        return None
    return Blob(LINK if stat.S_ISLNK(mode) else SUBMODULE if stat.S_ISDIR(mode) else FILE)


def is_content(blob: Blob, here: Blob, file: str) -> bool:
    """Return whether a file of the working tree holds a blob's content; line ends, which a checkout may turn, aside."""
    if {blob.mode, here.mode} & {LINK, SUBMODULE} and blob.mode != here.mode:
        return False
    if here.mode == SUBMODULE:
        return True
    try:
        raw = os.fsencode(Path(file).readlink()) if here.mode == LINK else read_plainly(file, sys.maxsize)
    except (OSError, Unreadable):
        return False
    if blob_id(raw, blob.id) == blob.id:
        return True
    return b"\r\n" in raw and b"\0" not in raw and blob_id(raw.replace(b"\r\n", b"\n"), blob.id) == blob.id
