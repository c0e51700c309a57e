"""The main line of a repository, read in one place: the first parents, and what each commit changed.

What a branch brought counts as changed by its merge, which is when it came into force.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from ptr.store.git.program import Program

UNITS_ANYWHERE: Final = ":(top,glob)**/units/**"
"""The files of units, whatever folder the registry lay in."""


class MainLineCommit(Struct, frozen=True):
    """A commit of the main line, its time (ISO), and the files that it changed."""

    commit: str
    moment: str
    paths: tuple[str, ...]


def within(folder: str) -> str:
    """Return the pattern for the files in one folder of the repository, "" being the top."""
    return f":(top,literal){folder}"


def main_line(program: Program, pattern: str, until: str = "HEAD") -> Iterator[MainLineCommit]:
    """Yield the commits that changed files of a pattern, the newest first; none where nothing has been committed yet.

    Paths begin at the top. The first commit known here counts as adding all that it held, so that a partial history
    begins with it. `PtrError` where Git refuses.
    """
    if program.get(f"{until}^{{commit}}") is None:
        return
    words = ("--first-parent", "-m", "--name-only", "--no-renames", "-z", "--format=%x01%H %cI", until, "--", pattern)
    for chunk in program.ask_patterns("log", *words, settings=("log.showRoot=true",)).split("\x01")[1:]:
        head, _, names = chunk.partition("\0")
        commit, moment = head.split()
        yield MainLineCommit(commit, moment, tuple(filter(None, names.removeprefix("\n").split("\0"))))
