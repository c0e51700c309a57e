"""What happened to one document on the main line: asked of Git by its path, whatever else was committed meanwhile."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from ptr.store.git.repository import CHINA, Blob, History, State, _raw


class Step(Struct, frozen=True):
    """A commit that touched the files: who made it when, its title, the blobs before and after by path."""

    commit: str
    date: datetime.date
    author: str
    title: str
    blobs: Mapping[str, tuple[Blob | None, Blob | None]]


class Past(History):
    """The history of a registry's files, along the first parents of a commit."""

    def steps(self, until: str, names: Iterable[str]) -> list[Step]:
        """List the commits that touched files of some names (`powers/mz-24c3e2.yaml`) in any unit, the oldest first."""
        found = self._log(until, "--format=%x01%H%x00%ct%x00%an%x00%s", [f":(top,glob)**/{name}" for name in names])
        steps = []
        for commit, stamp, author, title, blobs in found:
            mine = {ours: held for path, held in blobs.items() if (ours := self._ours(path, commit))}
            if mine:
                date = datetime.datetime.fromtimestamp(int(stamp), CHINA).date()
                steps.append(Step(commit, date, author, title, mine))
        return steps[::-1]

    def added(self, until: str, paths: Iterable[str]) -> dict[str, str]:
        """Give the commits that brought some files, by path in the registry."""
        cut = f"{self.inside}/" if self.inside else ""
        wanted = [f":(top,literal){cut}{path}" for path in paths]
        if not wanted:
            return {}
        found = self._log(until, "--format=%x01%H%x00%ct%x00%an%x00%s", wanted, "--diff-filter=A")
        return {path.removeprefix(cut): commit for commit, _, _, _, blobs in found for path in blobs}

    def line(self, until: str) -> dict[str, int]:
        """Give the places of the commits of the main line, the oldest 0."""
        listed = self._git("rev-list", "--first-parent", "--reverse", until).split()
        return {commit: position for position, commit in enumerate(listed)}

    def naming(self, state: State | None, text: str, folder: str) -> list[str]:
        """List the files of a folder of the registry in which a text stands."""
        cut = f"{self.inside}/" if self.inside else ""
        where = ("--untracked", "--no-exclude-standard") if state is None else (state.commit,)
        before = () if state is None else where
        options = where if state is None else ()
        found = self._try("grep", *options, "-l", "-z", "-F", "-e", text, *before, "--", f":(literal,top){cut}{folder}")
        paths = (path.removeprefix(f"{before[0]}:" if before else "") for path in found.split("\0") if path)
        return sorted(path.removeprefix(cut) for path in paths)

    @cached_property
    def ends(self) -> frozenset[str]:
        """The commits before which a shallow clone knows nothing."""
        if self._try("rev-parse", "--is-shallow-repository") != "true":
            return frozenset()
        return frozenset(self._git("rev-list", "--max-parents=0", "HEAD").split())

    def _log(
        self, until: str, format: str, pathspecs: list[str], *options: str
    ) -> list[tuple[str, str, str, str, dict[str, tuple[Blob | None, Blob | None]]]]:
        words = ("--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "-z", *options, format, until)
        text = str(self._try("log", *words, "--", *pathspecs))
        found = []
        for chunk in text.split("\x01")[1:]:
            commit, stamp, author, title, rest = chunk.split("\0", 4)
            found.append((commit, stamp, author, title, _raw(rest.strip("\n\0"))))
        return found

    def _ours(self, path: str, commit: str) -> str:
        """Give the path in the registry, "" for a file of another registry in the same repository."""
        match = re.fullmatch(r"(?:(.*)/)?(units/[^/]+/[^/]+/[^/]+)", path)
        if match is None:
            return ""
        folder = match[1] or ""
        if folder != self.inside:
            tree = f"{self.inside}/registry.yaml" if self.inside else "registry.yaml"
            if self._try("rev-parse", "--verify", "--quiet", f"{commit}:{tree}"):
                return ""
        return match[2]
