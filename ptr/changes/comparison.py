"""All that differs between two states, with the questions that kinds of change ask of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

from ptr.changes.pairs import TRAVELLING, Pair, PendingPower, Promise, pairs_of, subject_of
from ptr.changes.renames import renames, through
from ptr.model.documents._common import Status
from ptr.model.documents.adjustment import HANDING_OVER, Adjustment
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.results.change import Subject
from ptr.model.state.compared_state import ComparedState

NOTHING: Final[Mapping[str, PendingPower]] = MappingProxyType({})
NOBODY: Final[Mapping[str, Promise]] = MappingProxyType({})


def units_of(subjects: Iterable[Subject]) -> tuple[str, ...]:
    """Return the units of subjects, each once."""
    return tuple(dict.fromkeys(subject.unit for subject in subjects if subject.unit))


def is_held(document: Document | None) -> bool:
    """Return whether a document is a power that is not abolished."""
    return isinstance(document, Power) and document.status is not Status.ABOLISHED


class Comparison:
    """All that differs between two states, paired."""

    def __init__(
        self,
        before: ComparedState,
        after: ComparedState,
        pending: Mapping[str, PendingPower] = NOTHING,
        promised: Mapping[str, Promise] = NOBODY,
    ) -> None:
        """Pair the documents; what could not be read in one state is not compared.

        `pending` are the powers that were given away earlier and that nobody had taken before, by key; `promised` those
        that an earlier statement gives away. What got another key is compared under that.
        """
        self._promised = promised
        self.renames = renames(before, after)
        self.before = through(before, self.renames, after) if self.renames else before
        self.after = after
        self.pairs = tuple(pairs_of(self.before, after, pending))
        self._by_key = {(pair.family, pair.place.key): pair for pair in self.pairs}

    def power(self, key: str) -> Pair | None:
        """Return the pair of a power that differs."""
        return self._by_key.get((Power.TYPE, key))

    def touched(self, law: str) -> tuple[Subject, ...]:
        """Return the powers and charts that cite a law, as they are now."""
        citing = ((place, document) for place, document in self.after.citing(law) if place.type in TRAVELLING)
        return tuple(subject_of(place, document) for place, document in citing)

    def elsewhere(self, pair: Pair) -> tuple[Subject, ...]:
        """Return where else a power is held in the later state; where it was abolished it is held no more."""
        here = pair.now.path if pair.now else ""
        others = ((place, self.after.document_at(place.path)) for place in self.after.places_of(pair.place.key))
        return tuple(subject_of(place, each) for place, each in others if place.path != here and is_held(each))

    def active_powers(self, unit: str) -> tuple[str, ...]:
        """Return the keys of the powers that a unit still holds in the later state, withheld or not."""
        powers = (place for place in self.after.places_in(unit) if place.type in (Power.TYPE, Withheld.TYPE))
        documents = ((place.key, self.after.document_at(place.path)) for place in powers)
        return tuple(key for key, each in documents if is_held(each))

    def receivers(self, pair: Pair) -> tuple[str, ...]:
        """Return the units that are to take a power by a statement of transfer, of this comparison or earlier."""
        key, giver = pair.place.key, pair.place.unit
        stated = [units for unit, units in self._transfers.get(key, ()) if unit == giver]
        earlier = self._promised.get(key)
        stated += [earlier.receivers] if earlier and earlier.giver == giver else []
        return tuple(dict.fromkeys(unit for units in stated for unit in units if unit != giver))

    @cached_property
    def _transfers(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """The giver and the units concerned of each new statement of transfer, by the powers that it names."""
        known = [document for document in self.before.documents.values() if isinstance(document, Adjustment)]
        transfers: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for pair in self.pairs:
            statement = pair.after if pair.before is None else None
            if isinstance(statement, Adjustment) and HANDING_OVER & {*statement.kinds} and statement not in known:
                for key in statement.powers:
                    transfers[key].append((pair.place.unit, statement.concerns))
        return transfers

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
