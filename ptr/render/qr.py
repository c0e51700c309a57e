"""The QR code (GB/T 18284), as dark runs of modules from which every format draws its own."""

from __future__ import annotations

import io
from typing import Final

from msgspec import Struct

QUIET: Final = 4
"""Modules of white that the standard requires around the code."""

SCALE: Final = 8
"""Dots per module of a picture."""


class Symbol(Struct, frozen=True):
    """A code of `side` by `side` modules, its white margin included; `runs` are dark: column, row, length."""

    side: int
    runs: tuple[tuple[int, int, int], ...]


def symbol(text: str) -> Symbol:
    """Return the code of a text: level M at least, at which a seventh of the code may be scratched off."""
    import segno

    rows = segno.make(text, error="m", micro=False).matrix
    runs = []
    for y, row in enumerate(rows, QUIET):
        start = None
        for x, dark in enumerate([*row, 0], QUIET):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                runs.append((start, y, x - start))
                start = None
    return Symbol(side=len(rows) + 2 * QUIET, runs=tuple(runs))


def picture(text: str) -> bytes:
    """Draw the code of a text as PNG, its white margin included, for files that hold pictures and no drawings."""
    import segno

    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=SCALE, border=QUIET)
    return out.getvalue()
