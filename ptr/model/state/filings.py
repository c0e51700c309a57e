"""What was filed, decided and accepted last: the one join of filings with decisions (clause 四).

It works on any two lists of documents with their places, from memory, a folder or a revision, and settles what these
alone can settle:

- Only the office to which a filing is addressed decides on it, and only on the content that its decision names, if it
  names any. What another office wrote, or of another content, is kept apart, as `foreign`.
- Of several decisions the first counts, of those of one day the first by path, until one revokes it; from then on the
  filing counts as returned. What decides a second time without revoking is kept apart, as `surplus`.
- A decision cannot precede its filing: one with an earlier day counts from the day of submission.
- A return is answered by the filing that names it, the first one submitted if there are several.
- Last accepted is the accepted filing with the newest content, which is the one submitted last, not the one decided
  last: an older filing that the office accepts afterwards does not replace a newer one. Older ones that are neither
  accepted, answered nor withdrawn are settled by it.

History is not consulted. Whether an office belonged to the registry on that day, when a document entered the main line,
on which days a filing stood that was returned later, and until when the filed content stood are for the ledger to add.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.types import Place
from ptr.model.state.filed_item import FiledItem, PlacedDecision, PlacedFiling, SubjectOfUnit
from ptr.model.state.snapshot import Snapshot


def filed_items(
    filings: Iterable[PlacedFiling], decisions: Iterable[PlacedDecision], until: datetime.date = datetime.date.max
) -> dict[str, FiledItem]:
    """Join filings with decisions, by key and in the order of the filings; `until` leaves out what came after a day."""
    known = [(place, _until(filing, until)) for place, filing in filings if filing.submitted.date <= until]
    decided: dict[str, list[PlacedDecision]] = defaultdict(list)
    for place, decision in decisions:
        if decision.date <= until:
            decided[decision.filing].append((place, decision))
    answers = {
        filing.answers: place.key
        for place, filing in sorted(known, key=lambda each: (each[1].submitted.date, each[0].key), reverse=True)
        if filing.answers
    }
    items = {place.key: _item(place, filing, decided[place.key], answers.get(place.key, "")) for place, filing in known}
    return _settled(items)


def filed_in(snapshot: Snapshot, unit: str = "") -> dict[str, FiledItem]:
    """Join the filings and decisions in a registry, for one unit or all."""
    filings = list(snapshot.documents(Filing, unit))
    return filed_items(filings, snapshot.documents(Decision) if filings else ())


def _until(filing: Filing, day: datetime.date) -> Filing:
    """Return a filing as it was on a day: what was withdrawn later still stood."""
    return replace(filing, withdrawn=None) if filing.withdrawn and filing.withdrawn.date > day else filing


def _item(place: Place, filing: Filing, decisions: Iterable[PlacedDecision], answer: str) -> FiledItem:
    """Join one filing with the decisions on it: those that count, in order, and those that do not."""
    counting: list[PlacedDecision] = []
    foreign: list[PlacedDecision] = []
    surplus: list[PlacedDecision] = []
    for each in sorted(decisions, key=lambda each: (bool(each[1].revokes), each[1].date, each[0].path)):
        by, decision = each
        last = counting[-1][0].key if counting else None
        if by.office != filing.office or decision.digest not in ("", filing.digest):
            foreign.append(each)
        elif decision.revokes == last:
            counting.append(each)
        else:
            surplus.append(each)
    return FiledItem(
        place=place,
        filing=filing,
        decisions=tuple(counting),
        foreign=tuple(foreign),
        surplus=tuple(surplus),
        answer=answer,
    )


def _settled(items: dict[str, FiledItem]) -> dict[str, FiledItem]:
    """Mark what a later accepted filing of the same subject makes needless to decide, or to answer."""
    last = last_accepted(items.values())
    return {key: _settle(item, last.get(item.subject)) for key, item in items.items()}


def _settle(item: FiledItem, last: FiledItem | None) -> FiledItem:
    newer = last is not None and last.recency > item.recency
    return replace(item, settled_by=last.key) if last and newer and not item.is_accepted else item


def newest(items: Iterable[FiledItem]) -> FiledItem | None:
    """Return the filing with the newest content."""
    return max(items, key=lambda item: item.recency, default=None)


def last_accepted(items: Iterable[FiledItem]) -> dict[SubjectOfUnit, FiledItem]:
    """Return what was accepted last, by unit and subject."""
    accepted: dict[SubjectOfUnit, list[FiledItem]] = defaultdict(list)
    for item in items:
        if item.is_accepted:
            accepted[item.subject].append(item)
    return {subject: max(several, key=lambda item: item.recency) for subject, several in accepted.items()}


def once_in_force(items: Iterable[FiledItem]) -> Iterator[FiledItem]:
    """Yield the accepted filings of one unit and subject that ever were the last accepted one, in that order."""
    last: FiledItem | None = None
    by_day: dict[datetime.date, list[FiledItem]] = defaultdict(list)
    for item in items:
        if item.is_accepted:
            by_day[item.decided_on].append(item)
    for day in sorted(by_day):
        candidate = max(by_day[day], key=lambda item: item.recency)
        if last is None or candidate.recency > last.recency:
            yield candidate
            last = candidate
