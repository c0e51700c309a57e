"""One filing in a list: where it stands, how late it or its answer is, what its unit and office are called."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.state.filed_item import FiledItem


class ListedFiling(Struct, frozen=True, kw_only=True):
    """A filing with what the ledger knows of it.

    `offices` names offices by key. `days_late` says how much later than due it was submitted, `answer_due` until when
    its return is to be answered, `answer_late` how many days ago that was. Where the ledger could not tell, nothing is
    late.
    """

    item: FiledItem
    unit: str
    offices: Mapping[str, str] = {}
    days_late: int = 0
    answer_due: datetime.date | None = None
    answer_late: int = 0

    @property
    def office(self) -> str:
        """The name of the office to which it is addressed."""
        return self.offices.get(self.item.filing.office, self.item.filing.office)

    @property
    def is_late(self) -> bool:
        """Whether it came late, or its answer is overdue."""
        return bool(self.days_late or self.answer_late)


class FilingList(Struct, frozen=True, kw_only=True):
    """Filings by day of submission; `untold` says why it is not known which came late."""

    filings: tuple[ListedFiling, ...]
    several_offices: bool = False
    untold: Bilingual | None = None
