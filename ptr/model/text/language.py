"""The two languages that ptr writes in."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Language(StrEnum):
    """A language; texts are given in both, Chinese first, and one is picked where they are shown."""

    ZH = "zh"
    EN = "en"

    def pick(self, zh: T, en: T) -> T:
        """Return what is written in this language."""
        return zh if self is Language.ZH else en
