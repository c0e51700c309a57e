"""What Git says when it does not answer: never the same as an answer that there is nothing."""

from __future__ import annotations

from ptr.model.fields.errors import RunError


class GitRefused(RunError):
    """Git refuses, or there is no git; the message holds its own words.

    It is no `PtrError`, so that nothing that goes on without an answer takes a refusal for one.
    """

    def __init__(self, words: str) -> None:
        """Take what Git printed."""
        self.words = words.strip()
        super().__init__(f"git 报错：{self.words}", f"git says: {self.words}")
