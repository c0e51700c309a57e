"""What can be said without history of a power at the time of a record: only what the edition in force then still holds.

A power's file shows it as it stands today. Where a record was made under the edition of the catalogue that stands
today, that edition answers for the power's columns; of any other edition only history could tell.
"""

from __future__ import annotations

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.state.catalogue_entry import entry_digest, in_catalogue
from ptr.model.state.snapshot import Snapshot


def same_edition(record: Record, unit: str, snapshot: Snapshot) -> bool:
    """Tell whether a record was made under the edition that stands today, by its number, else by the day it began.

    A unit that has issued none has nothing to compare; then a record that names an edition means one that is gone.
    """
    catalogue = snapshot.one(Catalogue, unit)
    if catalogue is None or record.edition:
        return record.edition == (catalogue.edition if catalogue else "")
    return (record.accepted or record.exercised or record.filled.date) >= catalogue.effective


def as_then(power: Power, record: Record, unit: str, snapshot: Snapshot) -> bool:
    """Tell whether the public columns of a power are those of the record's time: same edition, same digest in it."""
    if not same_edition(record, unit, snapshot):
        return False
    catalogue = snapshot.one(Catalogue, unit)
    return catalogue is None or not in_catalogue(power) or catalogue.entries.get(power.id) == entry_digest(power)
