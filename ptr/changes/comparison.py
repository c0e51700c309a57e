"""All that differs between two states, with the questions that kinds of change ask of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

from ptr.changes.pairs import TRAVELLING, Pair, PendingPower, pairs_of, subject_of
from ptr.model.documents.power import Power
from ptr.model.results.change import Subject
from ptr.model.state.compared_state import ComparedState

NOTHING: Final[Mapping[str, PendingPower]] = MappingProxyType({})


def units_of(subjects: Iterable[Subject]) -> tuple[str, ...]:
    """Return the units of subjects, each once."""
    return tuple(dict.fromkeys(subject.unit for subject in subjects if subject.unit))


class Comparison:
    """All that differs between two states, paired."""

    def __init__(
        self, before: ComparedState, after: ComparedState, pending: Mapping[str, PendingPower] = NOTHING
    ) -> None:
        """Pair the documents; what could not be read in one state is not compared.

        `pending` are the powers that were given away earlier and that nobody had taken before, by key.
        """
        self.before, self.after = before, after
        self.pairs = tuple(pairs_of(before, after, pending))
        self._by_key = {(pair.family, pair.place.key): pair for pair in self.pairs}

    def power(self, key: str) -> Pair | None:
        """Return the pair of a power that differs."""
        return self._by_key.get((Power.TYPE, key))

    def touched(self, law: str) -> tuple[Subject, ...]:
        """Return the powers and charts that cite a law, as they are now."""
        citing = ((place, document) for place, document in self.after.citing(law) if place.type in TRAVELLING)
        return tuple(subject_of(place, document) for place, document in citing)

    def elsewhere(self, pair: Pair) -> tuple[Subject, ...]:
        """Return where else a power stands in the later state."""
        here = pair.now.path if pair.now else ""
        places = [place for place in self.after.places_of(pair.place.key) if place.path != here]
        return tuple(subject_of(place, self.after.document_at(place.path)) for place in places)

    @cached_property
    def heirs(self) -> dict[str, list[Pair]]:
        """The powers that newly name a predecessor, by predecessor."""
        heirs: defaultdict[str, list[Pair]] = defaultdict(list)
        for pair in self.pairs:
            for key in _newly_succeeded(pair):
                heirs[key].append(pair)
        return heirs

    @cached_property
    def handed_over(self) -> dict[str, set[str]]:
        """The units to which powers moved, by the unit they came from."""
        receivers: defaultdict[str, set[str]] = defaultdict(set)
        for pair in self.pairs:
            if pair.family == Power.TYPE and pair.was and pair.now and pair.was.unit != pair.now.unit:
                receivers[pair.was.unit].add(pair.now.unit)
        return receivers


def predecessors(pair: Pair) -> tuple[str, ...]:
    """List the powers that a power newly succeeds, or was newly delegated from."""
    return tuple(_newly_succeeded(pair))


def _newly_succeeded(pair: Pair) -> Iterator[str]:
    if isinstance(pair.after, Power):
        former = pair.before if isinstance(pair.before, Power) else None
        named = {**dict.fromkeys(pair.after.succeeds), **_delegated_from(pair.after)}
        known = {*former.succeeds, *_delegated_from(former)} if former else set()
        yield from (key for key in named if key not in known)


def _delegated_from(power: Power) -> dict[str, None]:
    key = power.source.from_power if power.source.kind == "delegated" else None
    return {key: None} if key else {}
