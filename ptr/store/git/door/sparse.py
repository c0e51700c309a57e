"""The files that a sparse checkout left out of a working tree, as the index has them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ptr.store.git.program import Program

HEADER: Final = 8
"""Bytes of an index up to its version."""
PLAIN: Final = b"DIRC\0\0\0\2"
"""The beginning of an index in the only version that cannot leave a file out."""


def left_out(program: Program, folder: Path, inside: str) -> dict[str, str]:
    """Return the files below a path that are marked as left out of the working tree, with their blobs in the index."""
    try:
        with (folder / "index").open("rb") as index:
            if index.read(HEADER) == PLAIN:
                return {}
    except FileNotFoundError:  # nothing was ever added, or the repository is bare
        return {}
    listed = program.ask("ls-files", "-t", "-s", "-z", "--full-name", "--", inside or ".")
    rows = (row.split("\t", 1) for row in listed.split("\0") if row.startswith("S "))
    return {path: head.split()[2] for head, path in rows}
