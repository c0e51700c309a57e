"""A new statement matches no change.

新的调整说明没有对应的变更。

A document in `adjustments/` that is new since the base names a power and kinds, and no change of these kinds happened to
the power: the statement has a wrong key, a wrong kind, or the change itself was forgotten (clause 三.1). It is a
warning, since a statement may be written later than its change, which then lies before the base.

`adjustments/` 里新增的调整说明写了某项职权和调整类型，而这项职权没有这样的变更：编号或者类型写错了，或者忘了改职权本身（方案三.1）。这只是警告，因为说明也可能补写在后，变更在比较的起点之前。

Breaks:

    kinds: [renamed]        # and the name is as it was
    powers: [mz-k3p7qd]

Keeps:

    kinds: [renamed]        # and the name is another
    powers: [mz-k3p7qd]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptr.changes.kind import all_kinds
from ptr.model.documents.adjustment import Adjustment, AdjustmentKind
from ptr.model.documents.power import Power
from ptr.model.fields.types import place_of
from ptr.model.results.change import Change
from ptr.model.results.change_report import Unmatched
from ptr.model.state.compared_state import ComparedState


def unmatched(changes: Iterable[Change], before: ComparedState, after: ComparedState) -> Iterator[Unmatched]:
    """Yield the new statements with the powers that did not change as stated."""
    happened: dict[str, set[AdjustmentKind]] = {}
    for change in changes:
        for subject in (change.subject, *change.others):
            if subject.type == Power.TYPE:
                happened.setdefault(subject.key, set()).update(all_kinds()[change.kind].stated_as)
    for path, statement in sorted(after.documents.items()):
        place = place_of(path)
        if place and isinstance(statement, Adjustment) and path not in {*before.documents, *before.unread}:
            stray = tuple(key for key in statement.powers if not happened.get(key, set()) & {*statement.kinds})
            if stray:
                yield Unmatched(path=path, unit=place.unit, powers=stray)
