"""A registry as a revision holds it, read from the object store without a checkout."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from ptr.store.git.blobs import LINK, SUBMODULE, blobs_of
from ptr.store.git.objects import read_blobs
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.worktree import hidden
from ptr.store.source import Entry, Unreadable, escaped, is_text


class RevisionSource:
    """A registry as a Git revision holds it."""

    def __init__(
        self,
        repository: Repository,
        revision: Revision,
        known: MutableMapping[str, bytes] | None = None,
        missing: set[str] | None = None,
    ) -> None:
        """Take the repository and a revision.

        `known` keeps what was read, by blob, for reading many revisions that are mostly the same; `missing` is given
        the blobs that the repository lacks.
        """
        self._repository, self.revision = repository, revision
        self._missing = missing if missing is not None else set()
        self._known: MutableMapping[str, bytes] | None = known
        self._blobs = blobs_of(repository, revision)

    @property
    def name(self) -> str:
        """The short commit."""
        return self.revision.commit[:10]

    def entries(self) -> Iterator[Entry]:
        """Yield the files of the revision; names with a leading dot do not belong to the registry."""
        for path, blob in self._blobs.items():
            if hidden(path):
                continue
            if not is_text(path):
                yield Entry(escaped(path), "named")
            else:
                yield Entry(path, {LINK: "link", SUBMODULE: "other"}.get(blob.mode, "file"))

    def read(self, path: str) -> bytes:
        """Read a file, a large one up to a byte beyond the limit; raise `Unreadable` where there is none."""
        if path not in self._blobs:
            raise Unreadable("not in this revision")
        id = self._blobs[path].id
        if self._known is not None and id in self._known:
            return self._known[id]
        [(_, raw)] = read_blobs(self._repository, [id])
        if raw is None:
            self._missing.add(id)
            raise Unreadable("its content is missing from the repository")
        if self._known is not None:
            self._known[id] = raw
        return raw
