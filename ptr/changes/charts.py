"""Which flow charts a change concerns, and whether they were revised (clause 三.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from ptr.changes.entries import Entries
from ptr.changes.fulfilment import Fulfilment, lost_posts, powers_of
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.results.change import Change
from ptr.model.state.compared_state import ComparedState


class _Drawn(Struct, frozen=True):
    """The paths of a unit's charts, by the powers that they show and by the posts that they name."""

    powers: defaultdict[str, list[str]]
    posts: defaultdict[str, list[str]]


class Charts:
    """The charts of the units in which something changed."""

    def __init__(
        self, before: ComparedState, after: ComparedState, entries: Entries, changes: Iterable[Change]
    ) -> None:
        """Note the keys and posts sought in each unit, so that only charts that name one of them are read."""
        self._before, self._after, self._entries = before, after, entries
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        for change in changes:
            words = lost_posts(change) or powers_of(change)
            for unit in change.units:
                self._words[unit] |= words
        self._known: dict[str, _Drawn] = {}

    def fulfilment(self, change: Change, unit: str) -> Fulfilment | None:
        """Return how charts stand: None if no chart is concerned, no path while one is still to be revised."""
        lost, drawn = lost_posts(change), self._drawn(unit)
        if lost or change.subject.type != Power.TYPE:
            touched = {path for post in lost for path in drawn.posts.get(post, ())}
        else:
            keys = powers_of(change)
            holding = {key for key in keys if self._entries.holds(self._after, key, unit)}
            new = {key for key in holding if not self._entries.holds(self._before, key, unit)}
            if new:
                return Fulfilment(drawn.powers[min(new)][-1]) if new <= drawn.powers.keys() else Fulfilment()
            touched = {path for key in keys for path in drawn.powers.get(key, ())}
            if touched and not holding:
                return Fulfilment()
        if not touched:
            return None
        return Fulfilment(min(touched)) if all(map(self._differs, touched)) else Fulfilment()

    def _drawn(self, unit: str) -> _Drawn:
        if unit not in self._known:
            drawn = self._known[unit] = _Drawn(defaultdict(list), defaultdict(list))
            for place, flow in self._after.naming(Flow, unit, self._words[unit]):
                for key in flow.powers:
                    drawn.powers[key].append(place.path)
                for post in {step.post for step in flow.steps} | {lane.post for lane in flow.lanes}:
                    drawn.posts[post or ""].append(place.path)
        return self._known[unit]

    def _differs(self, path: str) -> bool:
        now = self._after.documents.get(path)
        return now is not None and now != self._before.documents.get(path)
