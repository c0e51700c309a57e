"""What is left of a change: the document as it was before it against the document as it is now."""

from __future__ import annotations

from ptr.changes.compare import changes
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.memory.owed import Former
from ptr.model.fields.types import place_of
from ptr.model.results.change import Change
from ptr.model.state.compared_state import ComparedState


def net(step: CommittedStep, former: Former, path: str) -> tuple[Change, ...]:
    """Return how a document differs after a step from what it was, wherever it stands now."""
    was = step.load(former.path, former.blob) if former.blob else None
    place = whereabouts(step, path)
    now = step.after.document_at(place) if place else None
    before = ComparedState({former.path: was} if was else {}, load=step.before.document_at)
    after = ComparedState({place: now} if now else {}, load=step.after.document_at)
    return changes(before, after)


def whereabouts(step: CommittedStep, path: str) -> str:
    """Return where a document stands after a step that may have moved it; "" where it is gone."""
    if path in step.after.documents:
        return path
    place = place_of(path)
    if place is None:
        return ""
    if path not in step.before.documents and step.after.document_at(path):
        return path
    changed = (place_of(other) for other in step.after.documents)
    same = [each.path for each in changed if each and each.key == place.key and _akin(each.type, place.type)]
    return min(same, default="", key=step.before.documents.__contains__)


def _akin(one: str, other: str) -> bool:
    """Return whether two types are of one family: a withheld power is a power."""
    return one == other or {one, other} == {"power", "withheld"}
