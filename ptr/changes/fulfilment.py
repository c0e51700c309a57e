"""What shows that a demand was met, and the keys of a change by which it is found."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.model.documents.power import PostDuty, Power
from ptr.model.documents.unit import Post
from ptr.model.results.change import Change


class Fulfilment(Struct, frozen=True):
    """The document that meets a demand, and the day it names; without a path the demand is not met yet."""

    path: str = ""
    done: datetime.date | None = None


def powers_of(change: Change) -> set[str]:
    """Return the powers that a change is about."""
    subjects = (change.subject, *change.others)
    return {subject.key for subject in subjects if subject.type == Power.TYPE}


def lost_posts(change: Change) -> set[str]:
    """Return the posts that lost a duty or ceased to exist; a new post lost nothing."""
    if change.kind != "duty.reassigned" or (change.before is None and isinstance(change.after, PostDuty | Post)):
        return set()
    if isinstance(change.before, PostDuty | Post):
        return {change.before.post if isinstance(change.before, PostDuty) else change.before.id}
    fields = [part.key for part in change.field]
    if fields[:1] == ["posts"] and len(fields) > 1:
        return {fields[1]}
    return {change.before} if fields[:1] == ["lead"] and isinstance(change.before, str) else set()
