"""How severe a finding is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """How severe a finding is, most severe first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def reaches(self, threshold: Level) -> bool:
        """Return whether this level is at least as severe as `threshold`."""
        return list(Level).index(self) <= list(Level).index(threshold)


LEVELS: Final[Mapping[str, str]] = {"error": "错误", "warning": "警告", "note": "提示"}
"""The Chinese word of each level."""
