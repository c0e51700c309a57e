"""Output formats of lists of filings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ptr.writers import Formats

if TYPE_CHECKING:
    from ptr.model.state.filed_item import FiledItem

FORMATS: Final[Formats[Sequence[FiledItem]]] = Formats(__name__)
