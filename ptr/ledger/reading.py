"""The ledger read on a day: obligations with their due days and states, alike ones joined."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ptr.ledger.filing_days import counted_days, day_for, holding
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.claim import Claim
from ptr.ledger.memory.owed import Owed
from ptr.ledger.memory.submission import Submission
from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.fault import Bilingual
from ptr.model.filing.key_list import last_day
from ptr.model.results.change import Subject
from ptr.model.results.irregularity import Irregularity, IrregularityKind
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.model.time.deadline import Deadline, WorkingDays, deadline

SOONEST: Final = datetime.date.max
ONE_DAY: Final = datetime.timedelta(days=1)
NO_KEY_LEFT: Final[Bilingual] = (
    "名单里已经没有有效的签名密钥，此后的签名都不作数；请由上级办公室签署新的名单",
    "no key of the list is valid any more, and nothing signed since counts; let the superior office sign a new list",
)
OF_ONE_DOCUMENT: Final = (Demand.FILING, Demand.ANSWER, Demand.TAKING_DOWN, Demand.PUBLICATION)
"""What may be owed for one document: a statement, a filing that came back, a posting that comes or came down."""


class _Alike(NamedTuple):
    """What obligations that are joined have in common."""

    what: Demand
    unit: str
    clause: str
    files: FilingSubject | None
    of: str
    holder: str
    entered: datetime.date | None
    start: datetime.date | None
    due: datetime.date | None
    provisional: bool
    state: State
    evidence: str
    done: datetime.date | None
    days_late: int
    carriers: tuple[str, ...]
    borne_before: tuple[str, ...]
    office: str


def obligations(
    ledger: Ledger,
    days: WorkingDays,
    today: datetime.date,
    *,
    after_step: int = -1,
    provisional_step: int = -1,
    open_too: bool = False,
    dated: bool = True,
) -> tuple[Obligation, ...]:
    """List what was opened after a step, as it stands on a day; with `open_too`, what is still open of earlier steps.

    What is not on the main line yet is provisional; where the line is not known, no day is told (`dated`).
    """
    ends: dict[tuple[datetime.date, int | None, str], Deadline | None] = {}
    joined: dict[_Alike, tuple[dict[Subject, None], dict[str, None]]] = {}
    for owed in ledger.memory.owed:
        if max(owed.step, owed.joined) <= after_step and not (open_too and owed.closed is None):
            continue
        term = owed.start, owed.term.value, str(owed.term.unit)
        if term not in ends:
            ends[term] = deadline(owed.start, owed.term, days)
        alike = _alike(ledger, owed, ends[term], today, owed.step == provisional_step)
        if not dated:
            alike = _undated(alike)
        subjects, changes = joined.setdefault(alike, ({}, {}))
        subjects[owed.subject] = None
        changes.update(dict.fromkeys(owed.changes))
    listed = (_obligation(alike, subjects, changes) for alike, (subjects, changes) in joined.items())
    return tuple(sorted(listed, key=_order))


def irregularities(ledger: Ledger) -> Iterator[Irregularity]:
    """Yield what is wrong with records, unless another replaced it, and what lapses, with its day."""
    replaced = {claim.path for claim in ledger.memory.claims if claim.superseded}
    yield from (each for each in ledger.memory.irregularities if each.path not in replaced or each.was)
    yield from lapsed(ledger, datetime.date.max)
    yield from keyless(ledger, datetime.date.max)


def keyless(ledger: Ledger, today: datetime.date) -> Iterator[Irregularity]:
    """Yield the lists of keys of which no key is valid any more on a day, with the last day on which one was."""
    for path, lists in sorted(ledger.memory.signers.items()):
        counted = lists[-1]
        end = last_day(counted.content)
        if end < today:
            yield Irregularity(
                kind=IrregularityKind.NO_SIGNERS,
                path=path,
                unit=path.split("/")[1] if path.startswith("units/") else "",
                step=counted.step,
                day=max(end, counted.day - ONE_DAY),
                message=NO_KEY_LEFT,
            )


def lapsed(ledger: Ledger, today: datetime.date) -> Iterator[Irregularity]:
    """Yield the statements whose term ran out before a day while something that they name had no change."""
    for claim, idle in _idle(ledger):
        if claim.lapses < today:
            zh = f"调整说明到 {claim.lapses} 没有对应的变更，已经作废{idle[0]}"
            message = zh, f"the statement lapsed: no change came by {claim.lapses}{idle[1]}"
            yield _irregularity(claim, IrregularityKind.LAPSED, claim.lapses, message)


def unmatched(ledger: Ledger, today: datetime.date) -> Iterator[Irregularity]:
    """Yield the statements that explain nothing yet for something that they name, and can do so still."""
    for claim, idle in _idle(ledger):
        if today <= claim.lapses:
            zh = f"调整说明还没有对应的变更{idle[0]}；到 {claim.lapses} 仍没有就作废"
            message = zh, f"the statement matches no change yet{idle[1]}; it lapses after {claim.lapses}"
            yield _irregularity(claim, IrregularityKind.UNMATCHED, claim.day, message)


def _idle(ledger: Ledger) -> Iterator[tuple[Claim, Bilingual]]:
    """Yield the statements of which something is without a change, with words for what, where it is not all."""
    for claim in ledger.memory.claims:
        idle = [name for name in claim.names if name not in claim.used]
        if idle and not claim.superseded and claim.event <= claim.day:
            listed = "" if len(idle) == len(claim.names) else "、".join(idle)
            yield claim, (f"（{listed}）" if listed else "", f" ({listed.replace('、', ', ')})" if listed else "")


def _irregularity(claim: Claim, kind: IrregularityKind, day: datetime.date, message: Bilingual) -> Irregularity:
    return Irregularity(kind=kind, path=claim.path, unit=claim.unit, step=claim.step, day=day, message=message)


def _alike(ledger: Ledger, owed: Owed, end: Deadline | None, today: datetime.date, provisional: bool) -> _Alike:
    due = owed.due or (end.date if end else None)
    state, evidence, done = _state(ledger, owed, due, today)
    late = 0
    if due and not state_is_over(state):
        late = max((today - due).days, 0)
    elif due and done:
        late = max((done - due).days, 0)
    return _Alike(
        what=owed.demand,
        unit=owed.bearer or owed.unit,
        clause=owed.clause,
        files=owed.files,
        of=owed.of if owed.demand in OF_ONE_DOCUMENT else "",
        holder=_holder(owed),
        entered=owed.opened,
        start=owed.start,
        due=due,
        provisional=provisional or (end is not None and end.provisional and owed.due is None),
        state=state,
        evidence=evidence,
        done=done,
        days_late=late,
        carriers=() if owed.closed else tuple(each for each in owed.carriers if each not in owed.posted),
        borne_before=tuple(each.unit for each in owed.borne_before),
        office=owed.office,
    )


def _holder(owed: Owed) -> str:
    """Return the unit in whose papers something is done, where that is another than the one that owes it."""
    holder = owed.holder or (owed.unit if owed.bearer else "")
    return holder if holder != (owed.bearer or owed.unit) else ""


def _undated(alike: _Alike) -> _Alike:
    """Return what is owed without days, which only the main line tells."""
    state = {State.LATE: State.OPEN, State.MET_LATE: State.MET}.get(alike.state, alike.state)
    return alike._replace(start=None, due=None, entered=None, state=state, days_late=0)


def state_is_over(state: State) -> bool:
    """Return whether an obligation in this state is over."""
    return state in (State.MET, State.MET_LATE, State.UNDONE)


def _state(
    ledger: Ledger, owed: Owed, due: datetime.date | None, today: datetime.date
) -> tuple[State, str, datetime.date | None]:
    """Return the state of an obligation, the document that shows it, and that document's day."""
    if owed.closed:
        if owed.closed.undone:
            return State.UNDONE, owed.closed.path, owed.closed.day
        late = due is not None and owed.closed.day > due
        return State.MET_LATE if late else State.MET, owed.closed.path, owed.closed.day
    if owed.demand in (Demand.FILING, Demand.FIRST_FILING):
        last = _newest(holding(ledger, owed))
        if last and last.is_pending:
            return State.SUBMITTED, last.path, day_for(owed, *counted_days(ledger, last))
        if last and last.ruling and not (last.is_accepted or last.withdrawn or last.settled_by):
            return State.RETURNED, last.ruling.path, last.ruling.day
    return State.LATE if due is not None and due < today else State.OPEN, "", None


def _newest(submissions: Iterable[Submission]) -> Submission | None:
    return max(submissions, key=lambda each: (each.step, each.level), default=None)


def _obligation(alike: _Alike, subjects: Iterable[Subject], changes: Iterable[str]) -> Obligation:
    return Obligation(**alike._asdict(), subjects=tuple(subjects), changes=tuple(changes))


def _order(each: Obligation) -> tuple[object, ...]:
    files = list(FilingSubject).index(each.files) if each.files else -1
    return (each.unit, list(Demand).index(each.what), files, each.due or SOONEST, each.state, each.evidence, each.of)
