"""Where a repository stands: branches, tags and the end of its history."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ptr.store.git.program import Program


def standing(folder: Path) -> str:
    """Say where the repository around a folder stands: what HEAD, branches and tags are, and where its history ends.

    As long as the answer is the same, so is all that can be reached from these. Where Git refuses, or is missing, its
    words are the answer.
    """
    program = Program(folder)
    shallow = program.answer("rev-parse", "--git-path", "shallow")
    refs = program.answer("show-ref", "--head")
    with suppress(OSError):  # a history that is whole has no such file
        return (folder / shallow).read_text("utf-8", "replace") + refs
    return refs
