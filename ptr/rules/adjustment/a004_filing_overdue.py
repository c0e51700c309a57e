"""A filing that is overdue.

备案逾期。

A statement of adjustment is filed again (clause 三.1); schemes, catalogues and monthly reports are filed as well (clauses
三.4, 四). The time for it is the registry's policy `filing_days`, from the event, the approval, or the day the month was
summed up. What was filed late is a note. A unit that has not reached the filing stage is not checked.

职能调整后要重新上报备案，工作方案、职权目录、月汇总也要备案。期限见政策 filing_days，从事由发生、批准或者汇总之日起算。晚报的只作提示；还没有开始备案的单位不提示。

Breaks:

    # adjustments/2026-08-01-transfer.yaml: event: 2026-08-01; no filing of it, and today is 2026-11-01

Keeps:

    # filings/mz-f2g3h4.yaml: subject: adjustment, of: 2026-08-01-transfer, submitted on 2026-08-10
"""

import datetime
from collections.abc import Iterator, Sequence

from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.documents.report import Report
from ptr.model.documents.scheme import Scheme
from ptr.model.documents.unit import Stage, Unit
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact


class Owed(Fact, frozen=True, tag=True):
    """What has to be filed, since when, and where that day is written."""

    subject: FilingSubject
    of: str
    since: datetime.date
    path: str
    pointer: Pointer


class FiledSubject(Fact, frozen=True, tag=True):
    """What was filed, and when."""

    subject: FilingSubject
    of: str
    on: datetime.date
    path: str


def collect(
    document: Filing | Adjustment | Report | Catalogue | Scheme, place: Place, snapshot: Snapshot
) -> Iterator[Owed | FiledSubject]:
    """Keep what has to be filed and since when, and what was filed when."""
    if isinstance(document, Filing):
        subject = document.subject
        of = {FilingSubject.CATALOGUE: document.edition, FilingSubject.SCHEME: ""}.get(subject, document.of)
        yield FiledSubject(subject, of, document.submitted.date, place.path)
    elif isinstance(document, Adjustment):
        yield Owed(FilingSubject.ADJUSTMENT, place.key, document.event, place.path, ("event",))
    elif isinstance(document, Report):
        yield Owed(FilingSubject.REPORT, document.month, document.made.date, place.path, ("made", "date"))
    elif isinstance(document, Catalogue):
        yield Owed(FilingSubject.CATALOGUE, document.edition, document.approved_on, place.path, ("approved_on",))
    else:
        yield Owed(FilingSubject.SCHEME, "", document.approved_on, place.path, ("approved_on",))


@unit_rule(
    "A004",
    Filing,
    Adjustment,
    Report,
    Catalogue,
    Scheme,
    collect=collect,
    clause="三.1",
    rung=Stage.FILED,
    dated=True,
    zh="{subject}应在 {due} 前报备案，{state}",
    en="the {subject} was to be filed by {due}; {state}",
)
def rule(facts: Sequence[Owed | FiledSubject], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Find the first filing of each thing that has to be filed."""
    first: dict[tuple[FilingSubject, str], FiledSubject] = {}
    for filed in sorted((fact for fact in facts if isinstance(fact, FiledSubject)), key=lambda filed: filed.on):
        first.setdefault((filed.subject, filed.of), filed)
    holder = snapshot.one(Unit, unit)
    files = bool(first) or (holder is not None and holder.stage.claims(Stage.FILED))
    for owed in (fact for fact in facts if files and isinstance(fact, Owed)):
        due = snapshot.days.last(owed.since, snapshot.policy.filing_days)
        if due is None:
            continue
        args = {"subject": (word(owed.subject), owed.subject.value), "due": due.isoformat()}
        filing = first.get((owed.subject, owed.of))
        if filing is None and snapshot.today.is_after(due):
            yield Hit(
                path=owed.path, pointer=owed.pointer, args={**args, "state": ("还没有报", "it has not been filed")}
            )
        elif filing and due < filing.on:
            state = (f"{filing.on} 才报", f"it was filed on {filing.on}")
            yield Hit(path=filing.path, pointer=("submitted", "date"), args={**args, "state": state}, done=True)
