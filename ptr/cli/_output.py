"""Standard output, for the results of commands."""

import io
import os
import sys
from typing import TextIO

FOR_PEOPLE = "text"


def output(format: str) -> TextIO:
    """Return standard output; what programs read is UTF-8 with plain line feeds, whatever the terminal uses."""
    if format != FOR_PEOPLE and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def colour() -> bool:
    """Return whether to colour: only on a terminal that can, and not against NO_COLOR."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
