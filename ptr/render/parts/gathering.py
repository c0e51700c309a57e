"""What the sheets of a unit are made of, filtered once for the public."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ptr.model.documents._common import Contacts
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.fields import fields_of
from ptr.model.fields.types import place_of
from ptr.model.fields.walk import laws_cited
from ptr.model.state.audience import Seen, known_powers, plain, see
from ptr.model.state.catalogue_entry import class_order, in_catalogue, ordered
from ptr.model.state.snapshot import Snapshot
from ptr.render.parts.edition import Alike
from ptr.render.parts.groups import names_of, public
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.values import Item, Names, text

COMPLAINT = "complaint"


class Gathered(Struct, frozen=True):
    """A unit with some of its powers.

    `all` are the powers gathered, `powers` those of them that the public may see, for their digests; `seen` is what it
    sees of these, in printing order. `alike` tells which entries of the catalogue only read otherwise.
    """

    unit: Seen
    catalogue: Catalogue | None
    classes: tuple[str, ...]
    all: tuple[Power, ...]
    powers: tuple[Power, ...]
    seen: tuple[Seen, ...]
    names: Names
    alike: Alike = dict

    @property
    def name(self) -> str:
        """The name of the unit."""
        called: str = self.unit.get("name")
        return called


def gather(snapshot: Snapshot, unit: str, keys: Iterable[str] | None = None) -> Gathered:
    """Gather a unit with all its powers, or with those of some keys."""
    assert snapshot.registry is not None
    places = snapshot.of(Power, unit) if keys is None else [snapshot.place(path(unit, key)) for key in keys]
    powers = [power for place in places if place and isinstance(power := snapshot.document(place), Power)]
    catalogue = snapshot.one(Catalogue, unit)
    return replace(
        gathered(snapshot.registry, snapshot.units[unit], catalogue, powers, snapshot.laws), alike=snapshot.alike
    )


def gathered(
    registry: Registry, unit: Unit, catalogue: Catalogue | None, powers: Sequence[Power], laws: Mapping[str, Law]
) -> Gathered:
    """Filter a unit's documents; `laws` are keyed by file name (their short title)."""
    classes = class_order(catalogue, (kind.id for kind in registry.classes))
    known = known_powers(powers, PUBLIC)
    kept = [(power, see(power, PUBLIC, known)) for power in ordered(filter(in_catalogue, powers), classes)]
    seen = tuple(shown for _, shown in kept if shown)
    of_unit = public(unit)
    return Gathered(
        unit=of_unit,
        catalogue=catalogue,
        classes=classes,
        all=tuple(powers),
        powers=tuple(power for power, shown in kept if shown),
        seen=seen,
        names=names_of(public(registry), of_unit, seen, laws),
    )


def path(unit: str, key: str) -> str:
    """Return the path of a power."""
    return Power.PATH.format(unit=unit, key=key)


def power_inputs(snapshot: Snapshot, unit: str, keys: Iterable[str] | None = None, more: Sequence[str] = ()) -> Inputs:
    """Return what a sheet about a unit's powers is made of: all or those of some keys; `more` are other files."""
    chosen = None if keys is None else list(filter(None, (snapshot.place(path(unit, key)) for key in keys)))
    places = snapshot.of(Power, unit) if chosen is None else chosen
    powers = filter(None, map(snapshot.document, places))
    cited = {law for power in powers for law in laws_cited(power)}
    laws = [law for key in sorted(cited) if place_of(law := Law.PATH.format(key=key))]
    files = [Registry.PATH, Unit.PATH.format(unit=unit), Catalogue.PATH.format(unit=unit), *laws, *more]
    folders = (
        [Power.PATH.rpartition("/")[0].format(unit=unit)]
        if chosen is None
        else [chosen_place.path for chosen_place in chosen]
    )
    return Inputs(places=(*filter(None, map(snapshot.place, files)), *places), paths=(*files, *folders))


def in_public(snapshot: Snapshot, unit: str, chosen: Sequence[str]) -> tuple[str, ...]:
    """List the keys of a unit's powers that have a sheet of their own, only the chosen ones if any are.

    A sheet is named by the key of its power, so a power whose key is not public has none. One that cannot be read may
    be public: it is listed, so that it is refused and not left out silently.
    """
    powers = [(place.key, snapshot.document(place)) for place in snapshot.of(Power, unit)]
    known = known_powers((power for _, power in powers if isinstance(power, Power) and in_catalogue(power)), PUBLIC)
    return tuple(
        key for key, power in powers if (key in known or not isinstance(power, Power)) and (not chosen or key in chosen)
    )


def contacts_of(unit: Seen, power: Seen | None, names: Names) -> dict[str, Item]:
    """Return the contacts by field: the power's own, otherwise those of its unit."""
    own = power.get("contacts", None) if power else None
    common = unit.get("contacts", None)
    contacts = {}
    for field in fields_of(Contacts):
        value = (own.get(field.name) if own else "") or (common.get(field.name) if common else "")
        if value and field.label:
            contacts[field.name] = Item(term=field.label.zh, text=text(field, value, names))
    return contacts


def as_json(content: Mapping[str, Any]) -> str:
    """Write plain data as it is attached to a PDF."""
    return msgspec.json.format(msgspec.json.encode(content, order="sorted"), indent=1).decode()


def shown_data(seen: Seen, names: Sequence[str]) -> dict[str, Any]:
    """Turn the named attributes of a filtered value into plain data."""
    return plain(Seen(type=seen.type, parts=tuple(part for part in seen.parts if part[0].name in names)))
