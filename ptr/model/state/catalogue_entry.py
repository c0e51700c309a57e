"""What the catalogue holds of a power, and its digest, by which an edition knows its entries (clause 三.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.fields.field import PUBLIC, Audience
from ptr.model.standing.entry_columns import entry_columns, plain_in_articles

NONE_ALIKE: Mapping[str, str] = MappingProxyType({})


def in_catalogue(power: Power) -> bool:
    """Return whether a power has an entry: not withheld, not abolished, open to the public or on request."""
    if not power.AUDIENCE.reaches(PUBLIC):
        return False
    return power.status != "abolished" and power.disclosure.scope in (Audience.PUBLIC, Audience.ON_REQUEST)


def class_order(edition: Catalogue | None, classes: Iterable[str]) -> tuple[str, ...]:
    """Return the classes in their printed order: the edition's own first, then the registry's."""
    return tuple(dict.fromkeys((*(edition.class_order if edition else ()), *classes)))


def ordered(powers: Iterable[Power], classes: Sequence[str]) -> list[Power]:
    """Sort powers as a catalogue prints them: by class, code (none last), name; a sub-item follows its main item."""
    powers = list(powers)
    by_id = {power.id: power for power in powers}
    ranks = {key: rank for rank, key in enumerate(classes)}

    def place(power: Power) -> tuple[bool, str, str, str]:
        return (not power.code, power.code, power.name, power.id)

    def family(power: Power) -> tuple[object, ...]:
        main = by_id.get(power.parent or "", power)
        rank = ranks.get(power.class_, len(ranks))
        return (rank, power.class_, place(main), main is not power, place(power))

    return sorted(powers, key=family)


def entries_of(powers: Iterable[Power], classes: Sequence[str]) -> dict[str, str]:
    """Return the entries of an edition with these powers: id and digest, in their printed order."""
    return {power.id: entry_digest(power) for power in ordered(filter(in_catalogue, powers), classes)}


def entry_digest(power: Power) -> str:
    """Return the SHA-256 of the public columns of a power in canonical JSON; "" for one the public does not see.

    Articles count in one form: 第31条 and 第三十一条 are the same, and so are 第三、五条 and 第五条、第三条.
    """
    return _digest(plain_in_articles(entry_columns(power)))


def same_entry(recorded: str, power: Power | None, alike: Mapping[str, str] = NONE_ALIKE) -> bool:
    """Return whether what an edition recorded of an entry is what stands of a power today; "" is recorded of none.

    An entry that was recorded with its articles as they are written keeps its meaning. `alike` are digests of entries
    that only read otherwise (勘误), each with an earlier one that says the same.
    """
    columns = entry_columns(power) if power and in_catalogue(power) else {}
    if recorded == _digest(columns):
        return True
    today = _digest(plain_in_articles(columns))
    return recorded == today or (bool(alike) and first_alike(recorded, alike) == first_alike(today, alike))


def first_alike(digest: str, alike: Mapping[str, str]) -> str:
    """Return the first digest of those that say the same."""
    while digest in alike:
        digest = alike[digest]
    return digest


def same_entries(edition: Catalogue, powers: Iterable[Power], alike: Mapping[str, str] = NONE_ALIKE) -> bool:
    """Return whether an edition holds just these powers, each as it stands today."""
    listed = {power.id: power for power in powers if in_catalogue(power)}
    return listed.keys() == edition.entries.keys() and all(
        same_entry(recorded, listed[key], alike) for key, recorded in edition.entries.items()
    )


def _digest(columns: dict[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(columns, order="deterministic")).hexdigest() if columns else ""
