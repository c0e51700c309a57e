"""The state of a repository: branches, tags and the end of its history."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ptr.store.git.program import Program


def standing(folder: Path) -> str:
    """Return the state of the repository around a folder: HEAD, branches, tags, and where its history ends.

    As long as the answer is the same, so is all that can be reached from these. Where Git refuses, or is missing, the
    error message is the answer.
    """
    program = Program(folder)
    shallow = program.answer("rev-parse", "--git-path", "shallow")
    refs = program.answer("show-ref", "--head")
    with suppress(OSError):  # a complete history has no such file
        return (folder / shallow).read_text("utf-8", "replace") + refs
    return refs
