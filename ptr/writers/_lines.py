"""Lines for people, coloured or not."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from ptr.writers.target import Target

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Piece: TypeAlias = tuple[str, str]
"""A text and its style."""

COLUMNS = 80


class Lines:
    """Lines of styled text; rich is loaded only where there is colour or a table, since it loads slowly."""

    def __init__(self, target: Target) -> None:
        self._out, self._colour = target.out, target.colour
        self.prefix = target.prefix

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(
            file=self._out, force_terminal=self._colour, no_color=not self._colour, highlight=False, soft_wrap=True
        )

    def line(self, *styled: Piece) -> None:
        """Write one line."""
        if self._colour:
            from rich.text import Text

            self._console.print(Text.assemble(*styled))
        else:
            self._out.write("".join(text for text, _ in styled) + "\n")

    def table(self, table: Table) -> None:
        """Write a table after an empty line."""
        self.line()
        self._console.print(table, width=COLUMNS, soft_wrap=False)
