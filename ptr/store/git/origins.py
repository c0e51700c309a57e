"""Which commit last changed what a sheet is made of: the history is read once, however many sheets ask.

The main line counts (first parents): what a branch brought was changed by the merge, which is when it came into force.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from msgspec import Struct

from ptr.store.git.revision import has_commit, hidden, open_repo, refusals


class Revision(Struct, frozen=True):
    """A commit that last touched some files: its id and its date; clean tells that nothing there is uncommitted."""

    commit: str
    date: datetime.datetime
    clean: bool


class _Change(NamedTuple):
    """A commit of the main line: its place, the newest 0, its id and its date."""

    place: int
    commit: str
    date: str


class Touched(Struct, frozen=True):
    """A commit of the main line, its date, and the files of the registry that it touched."""

    commit: str
    date: str
    paths: tuple[str, ...]


class Origins:
    """The history of a registry's folder, up to a commit or up to the working tree with what is not committed there."""

    def __init__(self, folder: Path, commit: str = "", inside: str | None = None) -> None:
        """Take the folder and, for an earlier state, its commit and where in it the registry lies ("" is the top)."""
        self._folder, self._commit = folder.resolve(), commit
        repo = open_repo(folder)
        self._repo = None if repo is None or repo.bare else repo
        if self._repo and inside is None:
            top = Path(str(self._repo.working_tree_dir)).resolve()
            inside = self._folder.relative_to(top).as_posix()
        self._cut = "" if inside in (None, "", ".") else f"{inside}/"

    def last_change(self, paths: Sequence[str], watched: Sequence[str] = ()) -> Revision | None:
        """Tell which commit last changed these files and folders of the registry, and whether all is committed.

        Name folders rather than the files there are: what was deleted is a change too. Of what is `watched` it matters
        only whether it is committed. None where there is no repository or no commit yet: then nothing can be said of a
        revision. `PtrError` where git refuses (another owner, a damaged index), which is no reason to take committed
        content for a draft in silence.
        """
        if self._repo is None:
            return None
        loose = self.is_loose((*paths, *watched))  # before anything else: it is here that git refuses
        found = [self._changes[path] for path in paths if path in self._changes]
        if not found:
            return None
        last = min(found)
        return Revision(last.commit, datetime.datetime.fromisoformat(last.date), clean=not loose)

    @cached_property
    def _loose(self) -> tuple[str, ...]:
        """The paths that are not committed, those of folders with `/` at the end."""
        assert self._repo is not None
        if self._commit:
            return ()
        with refusals():
            git, where = self._repo.git(literal_pathspecs=True), self._cut or "."
            status = git.status("--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored", "--", where)
        return tuple(path for path in self._ours(entry[3:] for entry in status.split("\0") if entry))

    @cached_property
    def _changes(self) -> dict[str, _Change]:
        """The newest change of each file and of each folder above it."""
        found: dict[str, _Change] = {}
        for place, touched in enumerate(self.line()):
            change = _Change(place, touched.commit, touched.date)
            for path in touched.paths:
                for each in (path, *_above(path)):
                    if each in found:
                        break
                    found[each] = change
        return found

    def line(self) -> Iterator[Touched]:
        """Yield the commits of the main line that touched the registry, the newest first; none where there is none."""
        if self._repo is None:
            return
        with refusals():
            if not has_commit(self._repo):
                return
            git = self._repo.git(literal_pathspecs=True)
            words = ("--first-parent", "-m", "--name-only", "--no-renames", "-z", "--format=%x01%H %cI")
            log = str(git.log(*words, self._commit or "HEAD", "--", self._cut or "."))
        for chunk in log.split("\x01")[1:]:
            head, _, names = chunk.partition("\0")
            commit, date = head.split()
            paths = self._ours(name for name in names.removeprefix("\n").split("\0") if name)
            yield Touched(commit, date, tuple(paths))

    def is_loose(self, paths: Iterable[str]) -> bool:
        """Tell whether anything of these files and folders is not committed."""
        return self._repo is not None and any(meets(path, each) for path in paths for each in self._loose)

    def _ours(self, paths: Iterable[str]) -> Iterable[str]:
        """Give the paths as seen from the registry, without those that are not its own."""
        cut = len(self._cut)
        return (path[cut:] for path in paths if path.startswith(self._cut) and not hidden(path[cut:]))


def last_change(folder: Path, paths: Sequence[str]) -> Revision | None:
    """Tell which commit last changed some files and folders of a registry (see `Origins.last_change`)."""
    return Origins(folder).last_change(paths)


def _above(path: str) -> Iterable[str]:
    return (str(folder) for folder in PurePosixPath(path).parents if folder.name)


def meets(path: str, loose: str) -> bool:
    """Tell whether one of the paths is the other, or lies in it."""
    return loose == path or loose.startswith(f"{path}/") or (loose.endswith("/") and f"{path}/".startswith(loose))
