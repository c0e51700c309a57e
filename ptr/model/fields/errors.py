"""The one exception meant for users: a command cannot run as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ptr.model.fields.fault import Bilingual


class PtrError(Exception):
    """A usage or environment error (exit 2): what is wrong and what to do, in both languages.

    What a user wrote in a registry is never an exception; it is a finding.
    """

    def __init__(self, zh: str, en: str) -> None:
        """Take the message in Chinese and English."""
        super().__init__(en)
        self.message: Bilingual = (zh, en)
