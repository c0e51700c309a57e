"""The time used exceeds the limit.

办理用时超过时限。

The days from acceptance to the decision are compared with the promised and the statutory limit of the power; suspended
days do not count, extensions add to it. A unit that exceeds the time states the reason in public (优化营商环境条例 36): with
the reason it is a note, without it a finding. A case that is still open and past its limit is watched by the calendar. Only
a record of today's edition is judged, and only while the power is as that edition has it: the limits of
an earlier edition may have been others.

从受理到决定的用时，扣除不计时的期间、加上延长的时间，与法定、承诺时限比较。超过办理时间的应当公开说明理由（优化营商环境条例第三十六条）：写了理由（overrun）的只作提示。
还没有办结的，按日期提醒。只对照登记表所写的、也是现行的那一版目录；按以前各版办理的，当时的时限可能不同，不作判断。某年的节假日安排还没有公布的，也不作判断。

Breaks:

    accepted: 2026-07-01    # the promise is 30 calendar days
    decision: {date: 2026-09-15, text: 罚款一百元}

Keeps:

    accepted: 2026-07-01
    decision: {date: 2026-07-20, text: 罚款一百元}
"""

import datetime
from collections.abc import Iterator

from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.documents.record import Record
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.edition_of_record import as_then
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.deadline import Interval
from ptr.rules.decorators import document_rule

STATUTORY = ("法定时限", "statutory limit")
PROMISED = ("承诺时限", "promised limit")


@document_rule(
    "R005",
    Record,
    clause="三.4",
    dated=True,
    zh="{accepted} 受理，按{limit}应在 {due} 前决定，{state}",
    en="accepted on {accepted}, it was to be decided by {due} ({limit}); {state}",
)
def rule(record: Record, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the day of the decision, or today, with the more severe limit that it exceeds."""
    power = snapshot.power(record.power, place.unit)
    if power is None or power.limits is None or record.accepted is None:
        return
    decided = record.decision.date if record.decision else record.exercised
    for name, limit in ((STATUTORY, power.limits.statutory), (PROMISED, power.limits.promised)):
        due = _due(record, limit, snapshot)
        if due is None or not (decided > due if decided else snapshot.today.is_after(due)):
            continue
        if not as_then(power, record, place.unit, snapshot):
            return
        args = {"accepted": record.accepted.isoformat(), "limit": name, "due": due.isoformat()}
        if decided is None:
            state = ("还没有决定", "it has not been decided")
        elif record.overrun:
            state = (f"{decided} 才决定", f"it was decided on {decided}")
        else:
            zh = f"{decided} 才决定，也没有公开说明理由（overrun）"
            state = (zh, f"it was decided on {decided}, and no reason is stated (overrun)")
        pointer = ("decision", "date") if record.decision else ("exercised",) if decided else ("accepted",)
        yield Hit(
            pointer=pointer,
            args={**args, "state": state},
            done=bool(decided and record.overrun),
            dated=decided is None,
        )
        return


def _due(record: Record, limit: Limit, snapshot: Snapshot) -> datetime.date | None:
    """Return the last day for the decision; None while the clock stands still, or where nothing sets one."""
    if limit.unit is None or record.accepted is None or any(stop.end is None for stop in record.suspensions):
        return None
    if limit.value is None and limit.unit is not LimitUnit.IMMEDIATE:
        return None
    suspended = [Interval(stop.start, stop.end) for stop in record.suspensions if stop.end]
    due = snapshot.days.last(record.accepted, limit.value or 0, limit.unit, suspended)
    for extension in record.extensions:
        if due and extension.by.value and extension.by.unit:
            due = snapshot.days.last(due, extension.by.value, extension.by.unit, suspended)
    return due
