"""Output formats of what became of a posting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ptr.writers import Formats

if TYPE_CHECKING:
    from ptr.model.results.posting_report import PostingReport

FORMATS: Final[Formats[PostingReport]] = Formats(__name__)
