"""The first inventory of a unit (首次清理, clause 三.1): until its first catalogue is accepted nothing must be stated.

A unit whose catalogue stood when the ledger began is past it: what went before is not known.
"""

from __future__ import annotations

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.model.documents.catalogue import Catalogue
from ptr.model.fields.types import place_of


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: at the first, note the units whose catalogue stands already."""
    for path, document in step.after.documents.items() if step.is_first else ():
        place = place_of(path)
        if place and isinstance(document, Catalogue):
            ledger.memory.inventoried.add(place.unit)
