"""What was filed, decided and accepted last: the one join of filings with decisions (clause 四).

It works on any two lists of documents with their places, from memory, a folder or a revision, and settles what these
alone can settle:

- Only the office to which a filing is addressed decides on it. What another office wrote is kept apart, as `foreign`.
- Of several decisions the one with the latest day counts, of those of one day the last by path.
- A decision cannot precede its filing: one with an earlier day counts from the day of submission.
- A return is answered by the filing that names it, the first one submitted if there are several.
- Last accepted is the accepted filing with the newest content, which is the one submitted last, not the one decided
  last: an older filing that the office accepts afterwards does not replace a newer one.

History is not consulted. Whether an office belonged to the registry on that day, when a document entered the main line,
on which days a filing stood that was returned later, and until when the filed content stood are for the ledger to add.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.state.filed_item import FiledItem, PlacedDecision, PlacedFiling, SubjectOfUnit
from ptr.model.state.snapshot import Snapshot


def filed_items(
    filings: Iterable[PlacedFiling], decisions: Iterable[PlacedDecision], until: datetime.date = datetime.date.max
) -> dict[str, FiledItem]:
    """Join filings with decisions, by key and in the order of the filings; `until` leaves out what came after a day."""
    known = [(place, filing) for place, filing in filings if filing.submitted.date <= until]
    decided: dict[str, list[PlacedDecision]] = defaultdict(list)
    for place, decision in decisions:
        if decision.date <= until:
            decided[decision.filing].append((place, decision))
    answers = {
        filing.answers: place.key
        for place, filing in sorted(known, key=lambda each: (each[1].submitted.date, each[0].key), reverse=True)
        if filing.answers
    }
    return {
        place.key: FiledItem(
            place=place,
            filing=filing,
            decisions=tuple(_binding(filing.office, decided[place.key])),
            foreign=tuple(each for each in decided[place.key] if each[0].office != filing.office),
            answer=answers.get(place.key, ""),
        )
        for place, filing in known
    }


def filed_in(snapshot: Snapshot, unit: str = "") -> dict[str, FiledItem]:
    """Join the filings and decisions in a registry, for one unit or all."""
    filings = list(snapshot.documents(Filing, unit))
    return filed_items(filings, snapshot.documents(Decision) if filings else ())


def decisive(office: str, decisions: Iterable[PlacedDecision]) -> PlacedDecision | None:
    """Return the decision that counts among those on one filing, given only the filing's office."""
    return next(reversed(_binding(office, decisions)), None)


def _binding(office: str, decisions: Iterable[PlacedDecision]) -> list[PlacedDecision]:
    """List what the office of a filing decided, the decision that counts last."""
    own = ((place, decision) for place, decision in decisions if place.office == office)
    return sorted(own, key=lambda each: (each[1].date, each[0].path))


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
