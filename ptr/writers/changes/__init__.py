"""Output formats of changes and obligations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ptr.writers import Formats

if TYPE_CHECKING:
    from ptr.model.results.change_report import ChangeReport

FORMATS: Final[Formats[ChangeReport]] = Formats(__name__)


def placed(name: str) -> bool:
    """Return whether a format shows lines and columns; they are looked up only for such formats."""
    return bool(getattr(FORMATS.writer(name), "PLACED", False))
