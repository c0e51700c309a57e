"""The exceptions meant for users: a command cannot run as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ptr.model.fields.fault import Bilingual


class RunError(Exception):
    """Why a run cannot go on (exit 2), in both languages: what is wrong and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        """Take the message in Chinese and English."""
        super().__init__(en)
        self.message: Bilingual = (zh, en)


class PtrError(RunError):
    """A usage or environment error; who asks may go on without the answer.

    What a user wrote in a registry is never an exception; it is a finding.
    """
