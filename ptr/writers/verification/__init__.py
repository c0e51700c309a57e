"""Output formats of what `ptr verify` found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ptr.writers import Formats

if TYPE_CHECKING:
    from ptr.model.results.verification import Verification

FORMATS: Final[Formats[Verification]] = Formats(__name__)
