"""The registry in a working tree, whole: what a sparse checkout left out is read from Git's index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from ptr.model.fields.errors import PtrError
from ptr.store.git.door.refused import GitRefused
from ptr.store.git.repository import Repository
from ptr.store.git.worktree import is_ours
from ptr.store.source import FolderSource, Stamp, Unreadable


class Checkout(FolderSource):
    """A registry's folder with the files that are only in the index."""

    def __init__(self, root: Path, repository: Repository, left_out: Mapping[str, str]) -> None:
        """Take the folder, and the files that are missing from it with their blobs."""
        super().__init__(root)
        self._repository, self._left_out = repository, left_out

    def stamped(self, below: str = "") -> Iterator[tuple[str, str, Stamp]]:
        """Walk the folder, then yield what is missing from it; the blob stands for the stamp that no file gives."""
        yield from super().stamped(below)
        for path, id in self._left_out.items():
            if path.startswith(below) and is_ours(path):
                yield path, "file", (0, 0, 0, int(id[:15], 16))

    def matching(self, pattern: str) -> list[str]:
        """List the files that a pattern matches."""
        left_out = (path for path in self._left_out if PurePosixPath(path).match(pattern))
        return sorted({*super().matching(pattern), *left_out})

    def read(self, path: str) -> bytes:
        """Read a file of the folder, or of the index."""
        if path not in self._left_out:
            return super().read(path)
        entry = self._repository.program.get(self._left_out[path])
        if entry is None:
            raise Unreadable("its content is missing from the repository")
        return entry.content


def checkout(root: Path) -> FolderSource:
    """Return a registry in a folder as a source, whole where a sparse checkout left files out.

    Where Git refuses, the folder is read as it is: whoever asks Git for more is told its words.
    """
    try:
        return checkout_of(Repository(root), root)
    except (PtrError, GitRefused):
        return FolderSource(root)


def checkout_of(repository: Repository, root: Path | None = None) -> FolderSource:
    """Return the registry in a repository's working tree as a source, under the name of its folder or another."""
    root = root or repository.folder
    return Checkout(root, repository, repository.left_out) if repository.left_out else FolderSource(root)


def left_out(root: Path) -> Collection[str]:
    """Return the files of a registry in a folder that a sparse checkout left out; none that Git does not tell."""
    try:
        return Repository(root).left_out
    except (PtrError, GitRefused):
        return ()
