"""What Git says when it does not answer: never the same as an answer that there is nothing."""

from __future__ import annotations

from ptr.model.fields.errors import RunError
from ptr.model.fields.fault import Bilingual

NOTHING_MORE: Bilingual = ("", "")


class GitRefused(RunError):
    """Git refuses, or there is no git; the message holds its own words.

    It is no `PtrError`, so that nothing that goes on without an answer takes a refusal for one.
    """

    def __init__(self, words: str, remedy: Bilingual = NOTHING_MORE) -> None:
        """Take what Git printed, and what may help."""
        self.words = words.strip()
        zh, en = (f"\n{each}" if each else "" for each in remedy)
        super().__init__(f"git 报错：{self.words}{zh}", f"git says: {self.words}{en}")
