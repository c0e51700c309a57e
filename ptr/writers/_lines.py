"""Lines for people, coloured or not."""

from __future__ import annotations

from typing import TypeAlias

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ptr.writers import Target

Piece: TypeAlias = tuple[str, str]
"""A text and its style."""

COLUMNS = 80


class Lines:
    """Lines of styled pieces; rich is asked only where there is colour, since it takes ten times as long."""

    def __init__(self, target: Target) -> None:
        self._out, self._colour = target.out, target.colour
        self._console = Console(
            file=target.out, force_terminal=target.colour, no_color=not target.colour, highlight=False, soft_wrap=True
        )

    def line(self, *pieces: Piece) -> None:
        """Write one line."""
        if self._colour:
            self._console.print(Text.assemble(*pieces))
        else:
            self._out.write("".join(text for text, _ in pieces) + "\n")

    def table(self, table: Table) -> None:
        """Write a table after an empty line."""
        self.line()
        self._console.print(table, width=COLUMNS, soft_wrap=False)
