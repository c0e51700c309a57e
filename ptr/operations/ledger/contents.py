"""At which state of the main line the content of a filing stood."""

from __future__ import annotations

from collections.abc import Sequence

from ptr.model.documents.filing import Filing
from ptr.model.state.covered import covered, unit_of, whereabouts
from ptr.operations.ledger.main_line import MainLine
from ptr.store.digest import content_digest
from ptr.store.git.objects import files_at, read_blobs, registry_trees
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_files import ComparedFiles
from ptr.store.hashes import blob_id


class Contents:
    """The digests of what the main line holds, each taken once."""

    def __init__(self, line: MainLine | None) -> None:
        """Take the line; without one, only the states of the step are looked at."""
        self._line = line
        self._digests: dict[str, str] = {}

    def stood(self, filing: Filing, position: int, files: ComparedFiles, states: Sequence[Revision | None]) -> int:
        """Return the last position up to this one at which a filing's content stood, -1 where it never did.

        `states` are those after and before the step; where neither holds it, the filing comes from a branch that was
        behind, and the commit that it names tells where that left the line.
        """
        for back, state in enumerate(states):
            if self._holds(filing, files, state):
                return position - back
        return self._left(filing, position, self._line) if self._line and filing.commit else -1

    def _left(self, filing: Filing, position: int, line: MainLine) -> int:
        """Return where the branch of a filing left the line, if the line held its content there."""
        commit = line.repository.find_commit(filing.commit)
        left = line.left_at(commit) if commit else -1
        known = 0 <= left <= position
        return left if known and self._holds_at(filing, line.steps[left].commit, line.repository) else -1

    def _holds(self, filing: Filing, files: ComparedFiles, state: Revision | None) -> bool:
        unit = unit_of(filing.files)
        paths = covered(filing.subject, unit, filing.of, files.paths(state, f"units/{unit}"))
        if set(paths) != set(filing.files):
            return False
        return all(
            raw is not None and self._digest(raw) == filing.files[path] for path, raw in files.read_many(state, paths)
        )

    def _holds_at(self, filing: Filing, commit: str, repository: Repository) -> bool:
        unit = unit_of(filing.files)
        tree = registry_trees(repository, [commit]).get(commit)
        if tree is None:
            return False
        where = whereabouts(filing.subject, unit, filing.of)
        listed = {
            path: id
            for files in files_at(repository, [(tree, each) for each in where]).values()
            for path, id in files.items()
        }
        paths = covered(filing.subject, unit, filing.of, listed)
        if set(paths) != set(filing.files):
            return False
        raws = dict(read_blobs(repository, (listed[path] for path in paths)))
        return all(
            (raw := raws[listed[path]]) is not None and self._digest(raw) == filing.files[path] for path in paths
        )

    def _digest(self, raw: bytes) -> str:
        name = blob_id(raw)
        if name not in self._digests:
            self._digests[name] = content_digest(raw)
        return self._digests[name]
