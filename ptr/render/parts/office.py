"""What the documents of an office share: names, filing numbers, months, cells of forms."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.field import Audience
from ptr.model.state.audience import Seen, known_powers, see
from ptr.model.state.filed_item import FiledItem, FilingState
from ptr.model.state.filings import filed_in, last_accepted
from ptr.model.state.snapshot import Snapshot
from ptr.render.parts.entry import Row, rows
from ptr.render.parts.groups import names_of
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.values import Item, Names, day


class FormCell(Struct, frozen=True, kw_only=True):
    """One cell of a form: its label, its content, whether it takes the whole row, the lines left where it is blank."""

    label: str
    items: tuple[Item, ...] = ()
    wide: bool = False
    lines: int = 1


def holdings(snapshot: Snapshot, unit: str, reader: Audience) -> list[Power]:
    """List the powers of a unit, withheld ones too, that a reader may know."""
    powers = [power for kind in (Power, Withheld) for _, power in snapshot.documents(kind, unit)]
    known = known_powers(powers, reader)
    return [power for power in powers if power.id in known]


def names_for(snapshot: Snapshot, unit: str, reader: Audience, powers: Iterable[Power]) -> Names:
    """Return the names of what a unit's documents refer to, as far as a reader may see them."""
    assert snapshot.registry is not None
    shown = [seen for power in powers if (seen := see(power, reader))]
    holder = snapshot.units.get(unit)
    return names_of(
        see(snapshot.registry, reader) or Seen(type=Registry, parts=()),
        (see(holder, reader) if holder else None) or Seen(type=Unit, parts=()),
        shown,
        snapshot.laws,
    )


def printed_items(seen: Seen, names: Names, *wanted: str) -> tuple[Item, ...]:
    """Return what the wanted attributes of a filtered value say, one after another."""
    return tuple(item for row in rows(seen, wanted, names) for item in row.items)


def filing_number(snapshot: Snapshot, unit: str, subject: FilingSubject, of: str) -> str:
    """Return the last filing number (备案号) of something of a unit; "" where it was not accepted."""
    last = last_accepted(filed_in(snapshot, unit).values()).get((unit, subject, of))
    return last.number if last else ""


def filing_state(item: FiledItem) -> str:
    """Return where a filing stands, in words."""
    withdrawn = item.filing.withdrawn
    match item.state:
        case FilingState.PENDING:
            return "等待决定"
        case FilingState.ACCEPTED:
            return f"{day(item.decided_on)}准予备案" + (f"，{item.number}" if item.number else "")
        case FilingState.REVOKED:
            return f"{day(item.decided_on)}撤销备案，待重报"
        case FilingState.ANSWERED:
            return f"{day(item.decided_on)}退回，已重报"
        case FilingState.WITHDRAWN if withdrawn:
            return f"{day(withdrawn.date)}撤回"
        case FilingState.SETTLED:
            return "已被后续报送取代"
    return f"{day(item.decided_on)}退回"


def month_of(month: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a month like 2026-09."""
    year, number = (int(part) for part in month.split("-"))
    return datetime.date(year, number, 1), datetime.date(year, number, calendar.monthrange(year, number)[1])


def spoken_month(month: str) -> str:
    """Return a month as official documents write it: 2026年9月."""
    first, _ = month_of(month)
    return f"{first.year}年{first.month}月"


def dated(label: str, day: str) -> Row:
    """Return the row at the foot of a sheet in place of an edition: the day or month that it is about."""
    return Row(label=label, items=(Item(day),))


def folder_inputs(snapshot: Snapshot, files: Sequence[str], folders: Sequence[str]) -> Inputs:
    """Return what a document is made of: single files, and all documents in some folders."""
    within = tuple(f"{folder}/" for folder in folders)
    places = [place for place in snapshot.places if place.path in files or place.path.startswith(within)]
    return Inputs(places=tuple(places), paths=(*files, *folders))
