"""A filing that is overdue.

备案逾期。

A statement of adjustment is filed again (clause 三.1); schemes, catalogues and monthly reports are filed as well (clauses
三.4, 四). The time for it is the registry's policy `filing_days`, from the event, the approval, or the day the month was
summed up. What was filed late is a note. A unit that has not come to filing is not asked.

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
from ptr.model.documents.filing import Filing, Subject
from ptr.model.documents.report import Report
from ptr.model.documents.scheme import Scheme
from ptr.model.documents.unit import Stage, Unit
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.rule import Fact, unit_rule


def collect(
    document: Filing | Adjustment | Report | Catalogue | Scheme, place: Place, snapshot: Snapshot
) -> Iterator[Fact]:
    """Keep what has to be filed and since when, and what was filed when."""
    if isinstance(document, Filing):
        subject = document.subject
        of = {Subject.CATALOGUE: document.edition, Subject.SCHEME: ""}.get(subject, document.of)
        group = ("filed", subject.value, of)
        yield Fact(group=group, pointer=("submitted", "date"), value=document.submitted.date.isoformat())
    elif isinstance(document, Adjustment):
        yield Fact(group=("owed", "adjustment", place.key), pointer=("event",), value=document.event.isoformat())
    elif isinstance(document, Report):
        day = document.made.date.isoformat()
        yield Fact(group=("owed", "report", document.month), pointer=("made", "date"), value=day)
    elif isinstance(document, Catalogue):
        day = document.approved_on.isoformat()
        yield Fact(group=("owed", "catalogue", document.edition), pointer=("approved_on",), value=day)
    else:
        day = document.approved_on.isoformat()
        yield Fact(group=("owed", "scheme", ""), pointer=("approved_on",), value=day)


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
def rule(facts: Sequence[Fact], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Look for the first filing of each thing that has to be filed."""
    first: dict[tuple[str, ...], Fact] = {}
    for fact in sorted(facts, key=lambda fact: fact.value):
        if fact.group[0] == "filed":
            first.setdefault(fact.group[1:], fact)
    holder = snapshot.one(Unit, unit)
    files = bool(first) or (holder is not None and holder.stage.claims(Stage.FILED))
    for fact in facts if files else ():
        kind, subject, _ = fact.group
        if kind != "owed":
            continue
        start = datetime.date.fromisoformat(fact.value)
        due = snapshot.last_day(start, snapshot.policy.filing_days)
        if due is None:
            continue
        args = {"subject": (word(Subject(subject)), subject), "due": due.isoformat()}
        filed = first.get(fact.group[1:])
        if filed is None and snapshot.today.is_after(due):
            yield Hit(path=fact.path, pointer=fact.pointer, args={**args, "state": ("还没有报", "it is not")})
        elif filed and due.isoformat() < filed.value:
            state = (f"{filed.value} 才报", f"it was on {filed.value}")
            yield Hit(path=filed.path, pointer=filed.pointer, args={**args, "state": state}, done=True)
