"""What hangs otherwise than it is, or may not be seen any more, on the carriers that stand (clauses 三.5(2), 三.6)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.publication import Publication
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place
from ptr.model.state.public_values import public_digest
from ptr.model.state.registry_state import RegistryState
from ptr.model.state.snapshot import Snapshot


class ShownThing(Struct, frozen=True):
    """Something that a sheet shows, by where it stands or stood, and the carriers that it concerns.

    There is no document where it is gone; `posting` is the one that shows it, of what has to come down.
    """

    place: Place
    document: Document | None
    carriers: tuple[str, ...]
    posting: Place | None = None


def carriers_that_stand(state: RegistryState) -> set[str]:
    """Return the keys of the carriers whose postings stay up until they are taken down."""
    return {carrier.id for carrier in state.registry.carriers if carrier.standing} if state.registry else set()


def standing_carriers(state: RegistryState, document: Document | None, unit: str) -> tuple[str, ...]:
    """Return the standing carriers that a power's disclosure names, else those of its unit."""
    own = state.unit(unit)
    named = document.disclosure.carriers if isinstance(document, Power) else own.carriers if own else ()
    stands = carriers_that_stand(state)
    return tuple(carrier for carrier in named if carrier in stands)


class Wall:
    """What hangs of one unit, by its postings: the last one of each carrier counts."""

    def __init__(self, snapshot: Snapshot, unit: str) -> None:
        """Take the postings that are still up, the oldest first."""
        postings = sorted(snapshot.documents(Publication, unit), key=lambda each: (each[1].posted, each[0].path))
        cancelled = {each.cancels for _, each in postings}
        self._snapshot, self._unit = snapshot, unit
        self._counting = [each for each in postings if not each[1].cancels and each[0].key not in cancelled]
        self._up = [each for each in self._counting if not each[1].removed]
        self._standing = carriers_that_stand(snapshot)

    def unposted(self) -> Iterator[ShownThing]:
        """Yield what does not hang as it is, with the standing carriers on which it does not."""
        own = self._snapshot.unit(self._unit)
        if not self._counting and not (own and own.stage.claims(Stage.PUBLISHED)):
            return
        for kind in (Power, Flow, Catalogue, Unit):
            for place, document in self._snapshot.documents(kind, self._unit):
                wanted = self._shown(document)
                if not wanted:
                    continue
                named = standing_carriers(self._snapshot, document, self._unit)
                missing = tuple(carrier for carrier in named if self._on(carrier, place, document) != wanted)
                anywhere = any(self._of(each, place, document) == wanted for _, each in self._counting)
                if missing or not (named or anywhere):
                    yield ShownThing(place, document, missing)

    def still_up(self) -> Iterator[ShownThing]:
        """Yield what hangs on a standing carrier and may not be seen any more, at least not from this unit."""
        for posting, each in self._up:
            on = tuple(carrier for carrier in each.carriers if carrier in self._standing)
            for key in dict.fromkeys((*each.shows, *each.entries, *each.powers, *each.flows)) if on else ():
                thing = self._thing(key)
                if thing and not public_digest(thing[1]):
                    yield ShownThing(*thing, on, posting)

    def _thing(self, key: str) -> tuple[Place, Document | None] | None:
        """Return a power or chart of the unit, or where it was if it is gone; None for the unit itself."""
        if key == self._unit:
            return None
        for kind in (Withheld, Power, Flow):
            path = kind.PATH.format(unit=self._unit, key=key)
            if place := self._snapshot.place(path):
                return place, self._snapshot.document(place)
        return Place(path=Power.PATH.format(unit=self._unit, key=key), type=Power.TYPE, unit=self._unit, key=key), None

    def _shown(self, document: Document) -> str:
        """Return what a posting must say of a document: the number of an edition, else the digest of what is seen."""
        return document.edition if isinstance(document, Catalogue) else public_digest(document)

    def _of(self, posting: Publication, place: Place, document: Document) -> str:
        return posting.edition if isinstance(document, Catalogue) else posting.shows.get(place.key or place.unit, "")

    def _on(self, carrier: str, place: Place, document: Document) -> str:
        """Return what hangs of a document on a carrier: what the last posting there says of it."""
        says = (self._of(each, place, document) for _, each in reversed(self._up) if carrier in each.carriers)
        return next(filter(None, says), "")
