"""What a long run says while it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ptr.model.results.finding import Finding


class Progress:
    """Hears how far a run is; this one does nothing about it."""

    def remark(self, zh: str, en: str) -> None:
        """Take note of something that people should know beside the result."""

    def checked(self, count: int, of: int, findings: Sequence[Finding]) -> None:
        """Take note of how many documents are checked, of how many, and what was found in the last unit.

        Findings come as they will be reported. A count of 0 begins a registry, perhaps anew because files changed.
        """

    def advanced(self, count: int, of: int, name: str) -> None:
        """Take note of the file that is worked on, and that it is the `count`-th of so many."""

    def searched(self, count: int, day: str) -> None:
        """Take note of how many commits were looked through before this one, and of its day."""


SILENT: Final = Progress()
