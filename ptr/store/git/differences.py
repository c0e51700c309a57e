"""Which files differ between two revisions of a registry, or between a revision and the working tree."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from ptr.store.git.repository import Repository, Revision
from ptr.store.git.worktree import hidden, paths_in

LINK: Final = "120000"
SUBMODULE: Final = "160000"
ABSENT: Final = "000000"


class Blob(Struct, frozen=True):
    """A file in a revision: its mode and the id of its blob, "" for a file of the working tree."""

    mode: str
    id: str = ""


Differing: TypeAlias = dict[str, tuple[Blob | None, Blob | None]]
"""The files that differ by path, before and after; None where there is none."""


def differing(repository: Repository, base: Revision, head: Revision | None) -> Differing:
    """Return what differs between two revisions, or a revision and the working tree, by path in the registry.

    Untracked and unmerged files count. What is hidden by a leading dot does not belong to the registry.
    """
    until = head or repository.revision("HEAD")
    pairs: Differing = {}
    if base.tree != until.tree:
        words = ("-r", "--raw", "-z", "--no-abbrev", "--no-renames", base.tree, until.tree)
        pairs.update(parse_raw(repository.program.ask("diff-tree", *words)))
    if head is None:
        here = _changed_here(repository) if until.folder == repository.inside else _renamed(repository, until)
        for path, (old, _) in here.items():
            mine = pairs[path][0] if path in pairs else old
            pairs[path] = (mine, blob_on_disk(repository.folder / path))
    return {path: blobs for path, blobs in sorted(pairs.items()) if not hidden(path)}


def blobs_of(repository: Repository, revision: Revision, below: str = "") -> dict[str, Blob]:
    """Return the files of a revision in a folder of the registry, or all, with their blobs."""
    words = ("-r", "-z", "--full-tree", revision.tree, *(("--", below) if below else ()))
    listing = repository.program.ask("ls-tree", *words)
    rows = (line.split("\t", 1) for line in listing.split("\0") if line)
    return {path: Blob(head.split()[0], head.split()[2]) for head, path in rows}


def blob_on_disk(file: Path) -> Blob | None:
    """Return a file of the working tree as a blob; None where there is none."""
    if file.is_symlink():
        return Blob(LINK)
    if file.is_dir():
        return Blob(SUBMODULE)
    return Blob("100644") if file.exists() else None


def changed_paths(folder: Path, revision: str) -> frozenset[str]:
    """List the files in a folder, relative to it, that differ from a revision: changed, added, untracked or gone.

    Renamed files are listed under both names. `PtrError` where Git fails.
    """
    repository = Repository(folder)
    commit, where = repository.commit(revision), repository.inside or "."
    words = ("--name-only", "--no-renames", "--no-ext-diff", "-z", commit, "--", where)
    paths = repository.program.ask("diff", *words).split("\0") + _untracked(repository)
    cut = len(repository.prefix)
    return frozenset(path[cut:] for path in paths if path and not hidden(path[cut:]))


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


def _changed_here(repository: Repository) -> Differing:
    """Return what differs between HEAD and the working tree, untracked files included."""
    words = ("--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "HEAD", "--", repository.inside or ".")
    cut = repository.prefix
    pairs = {path.removeprefix(cut): blobs for path, blobs in parse_raw(repository.program.ask("diff", *words)).items()}
    for path in _untracked(repository):
        if path:
            pairs.setdefault(path.removeprefix(cut), (None, None))
    return pairs


def _untracked(repository: Repository) -> list[str]:
    words = ("--others", "-z", "--full-name", "--", repository.inside or ".")
    return repository.program.ask("ls-files", *words).split("\0")


def _renamed(repository: Repository, until: Revision) -> Differing:
    """Return all files of a revision whose folder has another name in the working tree, and all files there now."""
    blobs = blobs_of(repository, until)
    return {path: (blobs.get(path), None) for path in {*blobs, *paths_in(repository.folder, "")}}
