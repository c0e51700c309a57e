"""Regular expressions that are compiled on first use.

Compiling the long ones takes longer than checking a small registry, and most runs use few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(text: str, flags: re.RegexFlag | int = 0) -> re.Pattern[str]:
    """Return a stand-in for the compiled expression; a mistake in it shows on first use."""
    return cast("re.Pattern[str]", _Uncompiled(text, flags))


class _Uncompiled:
    """Compiles on first use and keeps each attribute that was asked for."""

    def __init__(self, text: str, flags: re.RegexFlag | int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        attribute = self.__dict__[name] = getattr(re.compile(self._text, self._flags), name)
        return attribute
