"""Output formats of what a law affects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ptr.writers import Formats

if TYPE_CHECKING:
    from ptr.model.results.impact_report import ImpactReport

FORMATS: Final[Formats[ImpactReport]] = Formats(__name__)
