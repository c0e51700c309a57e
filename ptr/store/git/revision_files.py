"""The files of a revision, or of the working tree, as a comparison needs them: only those are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from ptr.store.git.blobs import FILE, Blob, Differing, blob_on_disk, blobs_of
from ptr.store.git.checkout import checkout_of
from ptr.store.git.differences import differing
from ptr.store.git.door.refused import GitRefused
from ptr.store.git.objects import FOLDER, refuse_lost, tree_entries
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.worktree import is_ours, paths_in
from ptr.store.source import Unreadable


class ComparedFiles(Protocol):
    """What a comparison asks of its two sides; a revision that is None means the working tree."""

    repository: Repository

    def differing(self, base: Revision, head: Revision | None) -> Differing:
        """Return what differs between both sides."""

    def read_many(self, revision: Revision | None, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield the contents of files, None for a missing one."""

    def paths(self, revision: Revision | None, folder: str) -> Iterator[str]:
        """List the files in a folder of the registry."""

    def mention(self, revision: Revision | None, text: str) -> Iterator[str]:
        """List the files of units that contain a text."""


class RevisionFiles:
    """The files of one registry in its revisions."""

    def __init__(self, repository: Repository) -> None:
        """Take the repository."""
        self.repository = repository

    def differing(self, base: Revision, head: Revision | None) -> Differing:
        """Return what differs between two revisions, or a revision and the working tree."""
        return differing(self.repository, base, head)

    def blob(self, revision: Revision | None, path: str) -> Blob | None:
        """Return the blob of one file; None where there is none."""
        if revision is None:
            id = self.repository.left_out.get(path)
            return Blob(FILE, id) if id else blob_on_disk(self.repository.folder / path)
        return blobs_of(self.repository, revision, path).get(path)

    def read_many(self, revision: Revision | None, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield the contents of files of a revision, or of the working tree, None for a missing one."""
        if revision:
            objects = self.repository.program.objects(revision.object_at(path) for path in paths)
            for path, entry in zip(paths, objects, strict=True):
                if entry is None:
                    refuse_lost(self.repository, revision.commit, revision.path_of(path))
                yield path, entry.content if entry else None
            return
        for path in paths:
            try:
                yield path, read_on_disk(self.repository, path)
            except Unreadable:
                yield path, None

    def paths(self, revision: Revision | None, folder: str) -> Iterator[str]:
        """List the files of a revision, or of the working tree, in a folder of the registry."""
        if revision is None:
            yield from paths_in(self.repository.folder, folder)
            left_out = (path for path in self.repository.left_out if path.endswith(".yaml") and is_ours(path))
            yield from (path for path in left_out if path.startswith(folder))
            return
        start = folder.rstrip("/")
        level = [(f"{start}/" if start else "", revision.object_at(start))]
        if self.repository.program.get(level[0][1]) is None:
            refuse_lost(self.repository, revision.commit, revision.path_of(start))
            return
        while level:
            below: list[tuple[str, str]] = []
            for mode, path, id in self._entries(level):
                if mode == FOLDER:
                    below.append((f"{path}/", id))
                else:
                    yield path
            level = below

    def names(self, revision: Revision | None, wanted: Collection[str]) -> dict[str, list[str]]:
        """Return the documents of units by name (`mz-24c3e2.yaml`), for some names."""
        named: dict[str, list[str]] = {name: [] for name in wanted}
        for path in self.paths(revision, "units") if wanted else ():
            parts = path.split("/")
            if len(parts) == 4 and parts[3] in named:
                named[parts[3]].append(path)
        return named

    def _entries(self, folders: Sequence[tuple[str, str]]) -> Iterator[tuple[bytes, str, str]]:
        """Yield mode, path and id of what lies directly in some folders, given by path prefix and Git name."""
        trees = self.repository.program.objects(name for _, name in folders)
        for (prefix, name), tree in zip(folders, trees, strict=True):
            if tree is None:
                raise GitRefused(f"object missing: {name}")
            for mode, part, id in tree_entries(tree) if tree.what == "tree" else ():
                if is_ours(part):
                    yield mode, f"{prefix}{part}", id

    def mention(self, revision: Revision | None, text: str) -> Iterator[str]:
        """List the files of units that contain a text, in a revision or in the working tree."""
        folder = revision.folder if revision else self.repository.inside
        yield from (path for path in containing(self.repository, revision, text, folder, "units") if is_ours(path))


def containing(repository: Repository, revision: Revision | None, text: str, folder: str, below: str) -> Iterator[str]:
    """List the files in a folder of the registry that contain a text; `folder` is where the registry lies."""
    cut = f"{folder}/" if folder else ""
    options = ("--untracked", "--no-exclude-standard") if revision is None else ()
    commit = (revision.commit,) if revision else ()
    words = (*options, "-l", "-z", "-F", "-e", text, *commit, "--", f"{cut}{below}")
    for path in repository.program.find("grep", *words).split("\0"):
        if path:
            yield path.removeprefix(f"{commit[0]}:" if commit else "").removeprefix(cut)
    if revision is None and repository.left_out:
        indexed = repository.program.find("grep", "--cached", "-l", "-z", "-F", "-e", text, "--", f"{cut}{below}")
        yield from repository.left_out.keys() & {path.removeprefix(cut) for path in indexed.split("\0")}


def sift(files: ComparedFiles, revision: Revision | None, paths: Iterable[str], words: Iterable[str]) -> Iterator[str]:
    """Yield those of some files that contain one of some words, or an escape, which may hide one."""
    looked_for = [b"\\", *(word.encode() for word in words)]
    for path, raw in files.read_many(revision, list(paths)):
        if raw and any(each in raw for each in looked_for):
            yield path


def read_on_disk(repository: Repository, path: str) -> bytes:
    """Read a file of the working tree; raise `Unreadable`."""
    return checkout_of(repository).read(path)
