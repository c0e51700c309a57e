"""A record that was not handed in within the week.

登记表没有在一周内报送。

After each use of an important power the form is handed in to the unit's office within a week (clause 三.4; the registry's
policy `record_days`). The day of use does not count, and a last day that is a day off moves to the next working day. What came in
late is a note.

每一项权力行使后，一周内把登记表报本单位领导小组办公室（期限见政策 record_days）。行使当日不计，最后一日遇休假日顺延。报送晚了但已经报送的，只作提示。

Breaks:

    exercised: 2026-09-01   # no received, and today is 2026-09-20

Keeps:

    exercised: 2026-09-01
    received: {serial: "2026-014", post: office-clerk, date: 2026-09-07}
"""

from collections.abc import Iterator

from ptr.model.documents.record import Record
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

OUTSTANDING = ("至今没有报送", "it has not been handed in")


@document_rule(
    "R001",
    Record,
    clause="三.4",
    dated=True,
    zh="权力于 {exercised} 行使，登记表应在 {due} 前报本单位办公室，{state}",
    en="the power was exercised on {exercised}, its record was to be handed in by {due}; {state}",
)
def rule(record: Record, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the day of handing in, or today, with the end of the week."""
    if record.exercised is None:
        return
    due = snapshot.days.last(record.exercised, snapshot.policy.record_days)
    if due is None:
        return
    args = {"exercised": record.exercised.isoformat(), "due": due.isoformat(), "state": OUTSTANDING}
    if record.received is None:
        if snapshot.today.is_after(due):
            yield Hit(pointer=("exercised",), args=args)
    elif due < record.received.date:
        day = record.received.date.isoformat()
        args["state"] = (f"{day} 才报送", f"it was handed in on {day}")
        yield Hit(pointer=("received", "date"), args=args, done=True)
