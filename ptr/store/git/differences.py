"""Which files differ between two revisions of a registry, or between a revision and the working tree."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from ptr.store.git.blobs import Differing, blob_on_disk, blobs_of, parse_raw
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.worktree import altered, hidden, ignored_files, paths_in


def differing(repository: Repository, base: Revision, head: Revision | None) -> Differing:
    """Return what differs between two revisions, or a revision and the working tree, by path in the registry.

    Untracked and unmerged files count, but not those that Git ignores: no commit will hold them. What is hidden by a
    leading dot does not belong to the registry.
    """
    until = head or repository.revision("HEAD")
    pairs = _between(repository, base.tree, until.tree)
    if head is None:
        here = altered(repository, until.commit) if until.folder == repository.inside else _renamed(repository, until)
        for path, (old, new) in here.items():
            pairs[path] = (pairs[path][0] if path in pairs else old, new)
        for path in ignored_files(repository):
            if path in pairs and pairs[path][0] is None:
                del pairs[path]
    return {path: blobs for path, blobs in sorted(pairs.items()) if not hidden(path)}


def step_differences(repository: Repository, trees: Sequence[str]) -> list[Differing]:
    """Return what differs between each state and the next, in one question; states are given by ids of their trees."""
    pairs = [f"{before} {after}" for before, after in pairwise(trees)]
    words = ("-r", "--raw", "-z", "--no-abbrev", "--no-renames")
    text = repository.program.ask_many(pairs, "diff-tree", *words) if pairs else ""
    listed: dict[str, str] = {}
    position = 0
    while position < len(text):
        end = text.find("\n", position)
        if end < 0:  # the last pair, which does not differ
            break
        head, start = text[position:end], end + 1
        position = start
        while position < len(text) and text[position] == ":":
            position = text.find("\0", text.index("\0", position) + 1) + 1 or len(text)
        listed[head] = text[start:position]
    read = {head: parse_raw(rows.removesuffix("\0")) for head, rows in listed.items()}
    return [{path: blobs for path, blobs in read.get(pair, {}).items() if not hidden(path)} for pair in pairs]


def changed_paths(folder: Path, revision: str) -> frozenset[str]:
    """List the files in a folder, relative to it, that differ from a revision: changed, added, untracked or gone.

    Renamed files are listed under both names. `GitRefused` where Git refuses.
    """
    repository = Repository(folder)
    commit = repository.commit(revision)
    return frozenset(path for path in altered(repository, commit) if not hidden(path))


def _between(repository: Repository, base: str, head: str) -> Differing:
    if base == head:
        return {}
    words = ("-r", "--raw", "-z", "--no-abbrev", "--no-renames", base, head)
    return parse_raw(repository.program.ask("diff-tree", *words))


def _renamed(repository: Repository, until: Revision) -> Differing:
    """Return all files of a revision whose folder has another name in the working tree, and all files there now."""
    blobs = blobs_of(repository, until)
    paths = {*blobs, *paths_in(repository.folder, "")}
    return {path: (blobs.get(path), blob_on_disk(repository.folder / path)) for path in paths}
