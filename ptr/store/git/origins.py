"""Which commit last changed the sources of a sheet: the history is read once, however many sheets ask."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.fields.errors import PtrError
from ptr.store.git.main_line import MainLineCommit, main_line, within
from ptr.store.git.repository import Repository
from ptr.store.git.worktree import hidden, uncommitted


class LastChange(Struct, frozen=True):
    """A commit that last touched some files: its id and date; `clean` if nothing there is uncommitted."""

    commit: str
    date: datetime.datetime
    clean: bool


class _Change(NamedTuple):
    """A commit of the main line: its position, the newest 0, its id and its date."""

    place: int
    commit: str
    date: str


class Origins:
    """The history of a registry's folder, up to a commit or up to the working tree with what is not committed there."""

    def __init__(self, folder: Path, commit: str = "", inside: str | None = None) -> None:
        """Take the folder and, for an earlier state, its commit and where in it the registry lies ("" is the top)."""
        self._commit = commit
        try:
            self._repository: Repository | None = Repository(folder)
        except PtrError:
            self._repository = None
        if inside is None:
            inside = self._repository.inside if self._repository else ""
        self._folder = inside
        self._cut = f"{inside}/" if inside else ""

    def last_change(self, paths: Sequence[str], watched: Sequence[str] = ()) -> LastChange | None:
        """Return which commit last changed these files and folders of the registry, and whether all is committed.

        Name folders rather than existing files, since a deletion is a change too. Of what is `watched` it matters only
        whether it is committed. None where there is no repository or no commit yet: then no revision can be named.
        `GitRefused` where Git refuses (another owner, a damaged index): committed content must not silently pass for a
        draft.
        """
        if self._repository is None:
            return None
        loose = self.is_loose((*paths, *watched))  # first, since it is here that git refuses
        changes = [self._changes[path] for path in paths if path in self._changes]
        if not changes:
            return None
        last = min(changes)
        return LastChange(last.commit, datetime.datetime.fromisoformat(last.date), clean=not loose)

    @cached_property
    def _loose(self) -> tuple[str, ...]:
        """The paths that are not committed, folders with a trailing `/`."""
        assert self._repository is not None
        if self._commit:
            return ()
        return uncommitted(self._repository, [""])

    @cached_property
    def _changes(self) -> dict[str, _Change]:
        """The newest change of each file and of each folder above it."""
        newest: dict[str, _Change] = {}
        for place, each in enumerate(self.line()):
            change = _Change(place, each.commit, each.moment)
            for path in each.paths:
                for up in (path, *_above(path)):
                    if up in newest:
                        break
                    newest[up] = change
        return newest

    def line(self) -> Iterator[MainLineCommit]:
        """Yield the commits of the main line that touched the registry, the newest first; none where there is none.

        Their paths are those in the registry.
        """
        if self._repository:
            for each in main_line(self._repository.program, within(self._folder), self._commit or "HEAD"):
                yield replace(each, paths=tuple(self._ours(each.paths)))

    def is_loose(self, paths: Iterable[str]) -> bool:
        """Return whether anything of these files and folders is not committed."""
        return self._repository is not None and any(meets(path, each) for path in paths for each in self._loose)

    def _ours(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the paths relative to the registry, without those outside it."""
        cut = len(self._cut)
        return (path[cut:] for path in paths if path.startswith(self._cut) and not hidden(path[cut:]))


def last_change(folder: Path, paths: Sequence[str]) -> LastChange | None:
    """Return which commit last changed some files and folders of a registry (see `Origins.last_change`)."""
    return Origins(folder).last_change(paths)


def _above(path: str) -> Iterable[str]:
    return (str(folder) for folder in PurePosixPath(path).parents if folder.name)


def meets(path: str, loose: str) -> bool:
    """Return whether the paths are equal, or one lies in the other."""
    return loose == path or loose.startswith(f"{path}/") or (loose.endswith("/") and f"{path}/".startswith(loose))
