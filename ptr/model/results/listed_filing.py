"""A filing as the office's inbox and the units' outbox list it."""

from __future__ import annotations

from msgspec import Struct

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.types import Place


class ListedFiling(Struct, frozen=True, kw_only=True):
    """A filing, what was decided of it, and the key of the filing that answers it."""

    place: Place
    filing: Filing
    decision: Decision | None = None
    answer: str = ""
