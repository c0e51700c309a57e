"""A record that was not reviewed, or reviewed by the person who filled it in.

登记表没有复核，或者由填表人自己复核。

The unit's office reviews the record before it is disclosed (clause 三.4). Nobody reviews their own form; a record
that was disclosed without having passed bypassed the office; one that lies with the office longer than the policy
`review_days` is waiting for someone.

登记表由办公室复核后公开。填表人不能复核自己的表；没有通过复核就公开，等于没有复核；收表后超过政策 review_days 还没有复核的，请抓紧。

Breaks:

    filled: {post: street-clerk, date: 2026-09-02}
    reviews: [{outcome: passed, post: street-clerk, date: 2026-09-04}]

Keeps:

    filled: {post: street-clerk, date: 2026-09-02}
    reviews: [{outcome: passed, post: office-chief, date: 2026-09-04}]
"""

from collections.abc import Iterator

from ptr.model.documents.record import Record, ReviewOutcome
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

OWN = ("由填表岗位自己复核", "it was reviewed by the post that filled it")
UNPASSED = ("没有通过复核就公开了", "it was disclosed without having passed a review")


@document_rule(
    "R002",
    Record,
    clause="三.4",
    dated=True,
    zh="登记表的复核：{problem}",
    en="the review of the record: {problem}",
)
def rule(record: Record, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Check who reviewed the record, and when."""
    for position, review in enumerate(record.reviews):
        if review.post == record.filled.post:
            yield Hit(pointer=("reviews", position, "post"), args={"problem": OWN}, dated=False)
    passed = bool(record.reviews) and record.reviews[-1].outcome is ReviewOutcome.PASSED
    if record.disclosed and not passed:
        yield Hit(pointer=("disclosed",), args={"problem": UNPASSED}, dated=False)
    if record.reviews or record.received is None or record.disclosed:
        return
    due = snapshot.days.last(record.received.date, snapshot.policy.review_days)
    if due and snapshot.today.is_after(due):
        problem = (f"应在 {due} 前复核，还没有复核", f"it was due by {due} and has not been done")
        yield Hit(pointer=("received", "date"), args={"problem": problem})
