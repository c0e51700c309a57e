"""Which documents are evidence: once on the main line they are filled where they were empty, never altered."""

from __future__ import annotations

from typing import Final

from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.documents.publication import Publication
from ptr.model.documents.record import Record

KEPT: Final = (Adjustment, Filing, Decision, Publication, Record)
"""Types of documents that are evidence."""
ALTERED: Final = "A014"
"""The code of the gate for a record that was altered or removed, which an office's waiver may allow once."""
