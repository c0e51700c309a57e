"""Trees and blobs of many commits, read in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final

from ptr.model.fields.errors import PtrError
from ptr.store.git.door.reader import GitObject
from ptr.store.git.door.refused import GitRefused
from ptr.store.git.repository import Repository
from ptr.store.source import ENTRY_FILE

FOLDER: Final = b"40000"
"""The mode of a tree within a tree."""
NO_FILES: Final = (FOLDER, b"160000")


def registry_trees(repository: Repository, commits: Iterable[str]) -> dict[str, str]:
    """Return the registry's folder in commits as Git names it; commits with none, or several, are left out."""
    wanted = list(dict.fromkeys(commits))
    here = f"{repository.prefix}{ENTRY_FILE}"
    usual = repository.resolve((f"{commit}:{here}" for commit in wanted), "blob")
    trees = {}
    for commit in wanted:
        with suppress(PtrError):
            inside = repository.inside if f"{commit}:{here}" in usual else repository.folder_in(commit, commit)
            trees[commit] = f"{commit}:{inside}"
    return trees


def refuse_lost(repository: Repository, commit: str, path: str) -> None:
    """Raise `GitRefused` where a commit has a path whose object is gone, though asking for it gave nothing."""
    above, _, name = path.rpartition("/")
    tree = repository.program.get(f"{commit}:{above}" if above else f"{commit}^{{tree}}")
    if tree is None:
        if above:
            refuse_lost(repository, commit, above)
        elif repository.program.get(commit):
            raise _lost(f"{commit}^{{tree}}")
    elif tree.what == "tree" and any(name == listed for _, listed, _ in tree_entries(tree)):
        raise _lost(f"{commit}:{path}")


def _lost(name: str) -> GitRefused:
    return GitRefused(f"object missing: {name}")


def files_at(repository: Repository, asked: Iterable[tuple[str, str]]) -> dict[tuple[str, str], dict[str, str]]:
    """Return files with their blobs: the file, or those directly in the folder, at a path in the registry of a commit.

    A commit is named by the tree of its registry. What does not exist has no entry.
    """
    wanted = [each for each in dict.fromkeys(asked) if "\n" not in each[1]]
    names = (f"{tree}{path}" if tree.endswith(":") else f"{tree}/{path}" for tree, path in wanted)
    listed: dict[tuple[str, str], dict[str, str]] = {}
    for (tree, path), entry in zip(wanted, repository.program.objects(names), strict=True):
        if entry and entry.what == "tree":
            here = tree_entries(entry)
            listed[tree, path] = {f"{path}/{name}": id for mode, name, id in here if mode not in NO_FILES}
        elif entry and entry.what == "blob":
            listed[tree, path] = {path: entry.id}
        elif entry is None:
            commit, _, folder = tree.partition(":")
            refuse_lost(repository, commit, "/".join(filter(None, (folder, path))))
    return listed


def read_blobs(repository: Repository, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Read blobs, each up to one byte more than the dialect allows; None for one that is missing."""
    wanted = list(dict.fromkeys(ids))
    for each, entry in zip(wanted, repository.program.objects(wanted), strict=True):
        yield each, entry.content if entry else None


def tree_entries(entry: GitObject) -> Iterator[tuple[bytes, str, str]]:
    """Yield mode, name and id of each entry of a tree."""
    tree, width = entry.content, len(entry.id) // 2
    start = 0
    while start < len(tree):
        space, end = tree.index(b" ", start), tree.index(b"\0", start)
        id = tree[end + 1 : end + 1 + width].hex()
        yield tree[start:space], tree[space + 1 : end].decode("utf-8", "surrogateescape"), id
        start = end + 1 + width
