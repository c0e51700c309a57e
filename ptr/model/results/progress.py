"""What a long run reports while it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ptr.model.results.finding import Finding


class Progress:
    """Receives how far a run is; this one does nothing with it."""

    def remark(self, zh: str, en: str) -> None:
        """Note something that people should know besides the outcome."""

    def checked(self, count: int, of: int, findings: Sequence[Finding]) -> None:
        """Note how many of the documents are checked, and the findings of the last unit.

        Findings come as they will be reported. A count of 0 begins a registry, perhaps anew because files changed.
        """

    def advanced(self, count: int, of: int, name: str) -> None:
        """Note the file being worked on, which is the `count`-th of so many."""

    def searched(self, count: int, of: int, day: str) -> None:
        """Note how many of the commits were searched before this one, and its day."""


SILENT: Final = Progress()
