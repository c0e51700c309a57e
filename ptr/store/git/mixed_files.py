"""A state composed of several revisions: each file as the revision picked for it holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from ptr.store.git.blobs import Differing
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_files import RevisionFiles

Pick: TypeAlias = Callable[[str], Revision | None]
"""Which revision holds a file; None is the later state, with which nothing differs."""

TRAVELLING: Final = ("powers", "withheld", "flows")
"""Folders of documents that keep their keys, and so their file names, when they move."""


class MixedFiles:
    """The files of a composed state, compared with a later one; any other revision asked for means the composed state.

    What moved between two of the revisions would be in both places, or in none: it counts as being where the oldest
    revision that holds it has it, so that the move is seen.
    """

    def __init__(
        self, repository: Repository, revisions: Sequence[Revision], pick: Pick, later: Revision | None = None
    ) -> None:
        """Take the revisions, the oldest first, which of them counts for each file, and the later state.

        That is the working tree if it is None.
        """
        self.repository = repository
        self._files = RevisionFiles(repository)
        self._revisions = tuple(revisions)
        self._picked = pick
        self._later = later
        self._moved: dict[str, Revision] = {}

    def differing(self, base: Revision, head: Revision | None) -> Differing:
        """Return what differs between the revision of each file and the later state."""
        pairs: Differing = {}
        for revision in self._revisions:
            differing = self._files.differing(revision, self._later)
            pairs.update({path: blobs for path, blobs in differing.items() if self._pick(path) == revision})
        for path, revision in self._travelled(pairs).items():
            self._moved[path] = revision
            pairs[path] = (self._files.blob(revision, path), self._files.blob(self._later, path))
        return {path: blobs for path, blobs in sorted(pairs.items()) if blobs != (None, None)}

    def _travelled(self, pairs: Differing) -> dict[str, Revision]:
        """Return the files that share their key with others, with the oldest revision that holds one of them."""
        gone = {_name(path) for path, (old, new) in pairs.items() if old and not new and _travels(path)}
        holding: dict[str, set[str]] = defaultdict(set)
        for path, (old, _) in pairs.items():
            if old and _name(path) in gone and _travels(path):
                holding[_name(path)].add(path)
        names = self._files.names(self._later, gone)
        for name in gone:
            here = names[name]
            holding[name].update(path for path in here if path not in pairs and _travels(path) and self._pick(path))
        moved = {}
        for paths in holding.values():
            revisions = [revision for revision in map(self._pick, paths) if revision]
            if len(paths) > 1:
                moved.update(dict.fromkeys(paths, min(revisions, key=self._revisions.index)))
        return moved

    def read_many(self, revision: Revision | None, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Read files as their revisions hold them, or those of the later state."""
        for path in paths:
            state = self._later if revision == self._later else self._pick(path) or self._later
            yield from self._files.read_many(state, [path])

    def paths(self, revision: Revision | None, folder: str) -> Iterator[str]:
        """List the files that their revisions hold in a folder, or those of the later state."""
        if revision == self._later:
            yield from self._files.paths(self._later, folder)
            return
        pairs: set[str] = set()
        for each in (*self._revisions, None):
            pairs.update(path for path in self._files.paths(each or self._later, folder) if self._pick(path) == each)
        yield from sorted(pairs)

    def mention(self, revision: Revision | None, text: str) -> Iterator[str]:
        """List the files of units that contain a text, as their revisions hold them."""
        if revision == self._later:
            yield from self._files.mention(self._later, text)
            return
        for each in (*self._revisions, None):
            yield from (path for path in self._files.mention(each or self._later, text) if self._pick(path) == each)

    def _pick(self, path: str) -> Revision | None:
        return self._moved.get(path) or self._picked(path)


def _travels(path: str) -> bool:
    parts = path.split("/")
    return len(parts) == 4 and parts[2] in TRAVELLING


def _name(path: str) -> str:
    return path.rpartition("/")[2]
