"""Output formats of all that is known of one filing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ptr.writers import Formats

if TYPE_CHECKING:
    from ptr.model.filing.filing_sheet import FilingSheet

FORMATS: Final[Formats[FilingSheet]] = Formats(__name__)
