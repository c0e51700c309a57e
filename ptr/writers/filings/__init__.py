"""Output formats of lists of filings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ptr.writers import Formats

if TYPE_CHECKING:
    from ptr.model.filing.listed_filing import FilingList

FORMATS: Final[Formats[FilingList]] = Formats(__name__)
