"""Output formats of the history of a power."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ptr.writers import Formats

if TYPE_CHECKING:
    from ptr.model.results.power_history import PowerHistory

FORMATS: Final[Formats[PowerHistory]] = Formats(__name__)
