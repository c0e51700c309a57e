"""Which edits make the scope of disclosure wider or narrower."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.changes.edits import Edit
from ptr.changes.pairs import Pair
from ptr.model.documents.power import Restriction
from ptr.model.fields.field import Audience

SCOPES = (("disclosure", "scope"), ("scope",), ("disclosure", "except", "scope"))


def shifts(pair: Pair, *, wider: bool) -> Iterator[Edit]:
    """Yield the edits, and the exceptions added or removed, that make a scope wider, or narrower."""
    if pair.family not in ("power", "flow"):
        return
    for edit in pair.edits:
        if edit.names in SCOPES and isinstance(edit.before, Audience) and isinstance(edit.after, Audience):
            if edit.after.reaches(edit.before) is wider:
                yield edit
        elif isinstance(edit.before or edit.after, Restriction) and (edit.after is None) is wider:
            yield edit
