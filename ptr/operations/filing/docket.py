"""Filings as the ledger has them: which came late, which answers are overdue, what each of them settled."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ptr.ledger.memory.submission import Submission
from ptr.ledger.reading import obligations
from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.filing.listed_filing import ListedFiling
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.model.results.unchecked import Untold
from ptr.model.state.filed_item import FiledItem
from ptr.model.state.filings import filed_items
from ptr.model.state.snapshot import Snapshot
from ptr.operations.ledger.standing import standing
from ptr.store.git.repository import Repository

FILED = (Demand.FILING, Demand.FIRST_FILING, Demand.ANSWER)


class Docket(Struct, frozen=True):
    """All filings by key, and what each of them settled; or why the ledger could not tell."""

    filings: Mapping[str, ListedFiling]
    settled: Mapping[str, tuple[Obligation, ...]]
    untold: Bilingual | None = None


def docket(root: Path, snapshot: Snapshot, revision: str = "", day: datetime.date = datetime.date.max) -> Docket:
    """Read the filings of a registry in the working tree or at a revision, and ask the ledger about them.

    What was decided after a day is left out.
    """
    filings = list(snapshot.documents(Filing))
    items = filed_items(filings, snapshot.documents(Decision) if filings else (), until=day)
    if not items:
        return Docket({}, {})
    days, today = snapshot.days.working, snapshot.today.date
    try:
        head = Repository(root).revision(revision) if revision else None
        stands = standing(root, head, days, today, belief=snapshot.belief)
    except PtrError as error:
        stands = Untold(error.message)
    if isinstance(stands, Untold):
        listed = {key: _listed(snapshot, item) for key, item in items.items()}
        return Docket(listed, {}, stands.why)
    owed = obligations(
        stands.ledger, days, today, provisional_step=stands.provisional, open_too=True, dated=stands.untold is None
    )
    about = _by_filing(each for each in owed if each.what in FILED)
    submissions = stands.ledger.memory.submissions
    listed = {
        key: _listed(snapshot, _settled(item, submissions.get(key)), about.get(key, ())) for key, item in items.items()
    }
    settled = {key: tuple(each for each in mine if each.is_settled) for key, mine in about.items()}
    return Docket(listed, settled, stands.untold)


def _by_filing(owed: Iterable[Obligation]) -> dict[str, list[Obligation]]:
    """Sort obligations by the filing that meets them, or is on its way to; open answers by what came back."""
    by_key: defaultdict[str, list[Obligation]] = defaultdict(list)
    for each in owed:
        place = place_of(each.evidence)
        key = each.of if each.what is Demand.ANSWER and not each.is_settled else place.key if place else ""
        if key:
            by_key[key].append(each)
    return by_key


def _settled(item: FiledItem, submission: Submission | None) -> FiledItem:
    """Take from the ledger what settled a filing: it compares contents, where documents alone have only days."""
    return replace(item, settled_by=submission.settled_by) if submission else item


def _listed(snapshot: Snapshot, item: FiledItem, owed: Sequence[Obligation] = ()) -> ListedFiling:
    unit = snapshot.unit(item.place.unit)
    offices = {each.id: each.name for each in snapshot.registry.offices} if snapshot.registry else {}
    answer = next((each for each in owed if each.what is Demand.ANSWER and not each.is_settled), None)
    return ListedFiling(
        item=item,
        unit=(unit.short_name or unit.name) if unit else item.place.unit,
        offices=offices,
        days_late=max((_days_late(each) for each in owed if each is not answer), default=0),
        answer_due=answer.due if answer else None,
        answer_late=answer.days_late if answer else 0,
    )


def _days_late(owed: Obligation) -> int:
    """Return how much later than due a filing came that meets an obligation, or waits for a decision."""
    if owed.state is State.SUBMITTED and owed.done and owed.due:
        return max((owed.done - owed.due).days, 0)
    return owed.days_late if owed.is_settled else 0
