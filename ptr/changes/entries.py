"""What a unit's catalogue holds, no longer holds, or should hold of a power (clause 三.2)."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from ptr.changes.fulfilment import powers_of
from ptr.model.documents._common import Status
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.fields import by_key, structs_in
from ptr.model.results.change import Change
from ptr.model.state.catalogue_entry import OUTSIDE, entry_digest, in_catalogue
from ptr.model.state.compared_state import ComparedState


class Entries:
    """Catalogues and their entries on both sides; digests are computed only where the field alone does not decide."""

    def __init__(self, before: ComparedState, after: ComparedState) -> None:
        """Take both sides."""
        self._before, self._after = before, after
        self._digests: dict[int, str] = {}

    def edition(self, side: ComparedState, unit: str) -> Catalogue | None:
        """Return the edition of a unit's catalogue."""
        document = side.document_at(Catalogue.PATH.format(unit=unit))
        return document if isinstance(document, Catalogue) else None

    def holds(self, side: ComparedState, key: str, unit: str) -> bool:
        """Return whether a unit holds a power that is not abolished."""
        power = side.document_at(Power.PATH.format(unit=unit, key=key))
        return isinstance(power, Power) and power.status is not Status.ABOLISHED

    def digest(self, side: ComparedState, key: str, unit: str) -> str:
        """Return the digest of a power that a unit's catalogue must hold; "" where it must not list the power."""
        power = self._listed(side, key, unit)
        if power is None:
            return ""
        if id(power) not in self._digests:
            self._digests[id(power)] = entry_digest(power)
        return self._digests[id(power)]

    def concerned(self, change: Change, unit: str) -> bool:
        """Return whether a change alters, adds or removes a power's entry in the catalogue of a unit."""
        return any(self._differs(key, unit, change) for key in powers_of(change))

    def shown(self, change: Change, unit: str) -> bool:
        """Return whether the catalogue of a unit shows, or showed, a power that a change is about."""
        return any(self._listed(side, key, unit) for side in (self._before, self._after) for key in powers_of(change))

    def issued(self, change: Change, unit: str) -> bool:
        """Return whether the edition holds the power as it is now; for other subjects, whether it has a new number."""
        edition = self.edition(self._after, unit)
        if edition is None:
            return False
        if change.subject.type == Power.TYPE:
            return all(edition.entries.get(key, "") == self.digest(self._after, key, unit) for key in powers_of(change))
        former = self.edition(self._before, unit)
        return former is None or former.edition != edition.edition

    def _listed(self, side: ComparedState, key: str, unit: str) -> Power | None:
        """Return a power that stands in a unit's catalogue, or should."""
        power = side.document_at(Power.PATH.format(unit=unit, key=key))
        return power if isinstance(power, Power) and in_catalogue(power) else None

    def _differs(self, key: str, unit: str, change: Change) -> bool:
        old, new = self._listed(self._before, key, unit), self._listed(self._after, key, unit)
        if old is None or new is None:
            return old is not new
        fields = tuple(part.key for part in change.field if part.titles[0])
        if key == change.subject.key and not (old.disclosure.except_ or new.disclosure.except_) and _in_entry(fields):
            return True
        return self.digest(self._before, key, unit) != self.digest(self._after, key, unit)


@cache
def _in_entry(fields: tuple[str, ...]) -> bool:
    """Return whether a field of a power stands in its entry, by what it and the fields around it declare."""
    kinds: list[type[Struct]] = [Power]
    for key in fields:
        field = next((by_key(kind)[key] for kind in kinds if key in by_key(kind)), None)
        if field is None or field.label is None or not field.reaches(PUBLIC) or field.label.change in OUTSIDE:
            return False
        kinds = structs_in(field.type)
    return bool(fields)
