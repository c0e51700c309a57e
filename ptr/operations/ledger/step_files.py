"""The files of the main line while it is folded: one tree that moves on, so that no step lists a registry again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ptr.model.fields.types import place_of
from ptr.store.git.blobs import Blob, Differing
from ptr.store.git.objects import read_blobs
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_files import RevisionFiles


class Tree:
    """The files of a registry with their blobs, by folder."""

    def __init__(self, blobs: Mapping[str, Blob]) -> None:
        """Take the files of the first state."""
        self.blobs: dict[str, Blob] = {}
        self._folders: defaultdict[str, set[str]] = defaultdict(set)
        for path, blob in blobs.items():
            self._put(path, blob)

    def advance(self, differing: Differing) -> None:
        """Move on to the next state."""
        for path, (_, after) in differing.items():
            if after is None:
                self.blobs.pop(path, None)
                self._folders[path.rpartition("/")[0]].discard(path)
            else:
                self._put(path, after)

    def below(self, folder: str) -> Iterator[str]:
        """Yield the files in a folder and in those below it."""
        start = folder.rstrip("/")
        for name, paths in self._folders.items():
            if not start or name == start or name.startswith(f"{start}/"):
                yield from paths

    def _put(self, path: str, blob: Blob) -> None:
        self.blobs[path] = blob
        self._folders[path.rpartition("/")[0]].add(path)


class StepFiles:
    """The two states of one step: the tree, and the tree with what the step changes."""

    def __init__(self, repository: Repository, tree: Tree, differing: Differing, head: Revision) -> None:
        """Take the tree before the step and what differs after it."""
        self.repository = repository
        self._tree, self._differing, self._head = tree, differing, head

    def differing(self, base: Revision, head: Revision | None) -> Differing:
        """Return what the step changes."""
        return self._differing

    def blob(self, revision: Revision | None, path: str) -> Blob | None:
        """Return the blob of a file before or after the step."""
        if revision == self._head and path in self._differing:
            return self._differing[path][1]
        return self._tree.blobs.get(path)

    def read_many(self, revision: Revision | None, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield the contents of files, None for a missing one."""
        blobs = {path: self.blob(revision, path) for path in paths}
        contents = dict(read_blobs(self.repository, (blob.id for blob in blobs.values() if blob)))
        for path in paths:
            blob = blobs[path]
            yield path, contents.get(blob.id) if blob else None

    def paths(self, revision: Revision | None, folder: str) -> Iterator[str]:
        """List the documents in a folder."""
        after = revision == self._head
        gone = {path for path, (_, new) in self._differing.items() if new is None} if after else set()
        come = {path for path, (old, _) in self._differing.items() if old is None} if after else set()
        start = f"{folder.rstrip('/')}/" if folder else ""
        for path in (*self._tree.below(folder), *(path for path in come if path.startswith(start))):
            if path not in gone and place_of(path):
                yield path

    def mention(self, revision: Revision | None, text: str) -> Iterator[str]:
        """List the files of units that contain a text."""
        yield from RevisionFiles(self.repository).mention(revision, text)
