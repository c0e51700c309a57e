"""Regular expressions that are compiled when they are first used.

To compile the long ones takes longer than to check a small registry, and most runs use few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(text: str, flags: re.RegexFlag | int = 0) -> re.Pattern[str]:
    """Give what serves as the compiled expression; a mistake in it shows when it is first used."""
    return cast("re.Pattern[str]", _Uncompiled(text, flags))


class _Uncompiled:
    """Hands on what it is asked for, so that it is asked only once for each."""

    def __init__(self, text: str, flags: re.RegexFlag | int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        attribute = self.__dict__[name] = getattr(re.compile(self._text, self._flags), name)
        return attribute
