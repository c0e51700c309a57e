"""What is known without history about a power at the time of a record: what the edition in force then still holds.

A power's file shows it as it is today. Where a record was made under today's edition of the catalogue, that edition
answers for the power's columns; for any other edition history would be needed.
"""

from __future__ import annotations

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.state.catalogue_entry import in_catalogue, same_entry
from ptr.model.state.snapshot import Snapshot


def same_edition(record: Record, unit: str, snapshot: Snapshot) -> bool:
    """Return whether a record was made under today's edition, by its number, else by its first day.

    A unit that has issued none has nothing to compare; a record that names an edition then means one that is gone.
    """
    catalogue = snapshot.one(Catalogue, unit)
    if catalogue is None or record.edition:
        return record.edition == (catalogue.edition if catalogue else "")
    return (record.accepted or record.exercised or record.filled.date) >= catalogue.effective


def as_then(power: Power, record: Record, unit: str, snapshot: Snapshot) -> bool:
    """Return whether the public columns of a power are those of the record's time: same edition, same digest in it."""
    if not same_edition(record, unit, snapshot):
        return False
    catalogue = snapshot.one(Catalogue, unit)
    return catalogue is None or not in_catalogue(power) or same_entry(catalogue.entries.get(power.id, ""), power)
