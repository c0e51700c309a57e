"""Which documents a reader may know of, on a sheet that names many of them."""

from __future__ import annotations

from collections.abc import Iterable

from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.field import Audience
from ptr.model.fields.types import place_of
from ptr.model.fields.walk import survey
from ptr.model.state.audience import known_powers, see
from ptr.model.state.snapshot import Snapshot


class Circle:
    """The reader's circle: the documents for this reader that name no power outside it."""

    def __init__(self, snapshot: Snapshot, reader: Audience, units: Iterable[str]) -> None:
        """Collect the powers of some units, withheld ones too, that the reader may know."""
        self._snapshot, self._reader = snapshot, reader
        self._names: dict[str, str] = {}
        for unit in units:
            for kind in (Power, Withheld):
                powers = [power for _, power in snapshot.documents(kind, unit)]
                known = known_powers(powers, reader)
                shown = ((power.id, see(power, reader)) for power in powers if power.id in known)
                self._names |= {key: seen.get("name") for key, seen in shown if seen}
        self.known = frozenset(self._names)

    def name(self, power: str) -> str:
        """Return the name of a power; "" where the reader may not know of it, or of its name."""
        return self._names.get(power, "")

    def may_hear(self, path: str) -> bool:
        """Return whether the reader may know of what is or was at a path; never of what cannot be read."""
        where = place_of(path)
        if where is None:
            return True
        place = self._snapshot.place(path)
        document = self._snapshot.document(place) if place else None
        if document is None:
            return where.type in (Power.TYPE, Withheld.TYPE) and where.key in self.known
        named = {leaf.text for leaf in survey(document).refs if leaf.label.ref == "power"}
        own = {document.id} if isinstance(document, Power) else set()
        return see(document, self._reader, self.known) is not None and self.known.issuperset(named | own)

    def may_see(self, path: str, attribute: str) -> bool:
        """Return whether the reader sees a field (by its key in the file) of what is at a path."""
        place = self._snapshot.place(path)
        document = self._snapshot.document(place) if place else None
        seen = see(document, self._reader, self.known) if document else None
        return seen is not None and any(field.key == attribute for field, _ in seen.parts)
