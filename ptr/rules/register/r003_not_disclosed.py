"""A record that passed and is not disclosed in the scope of its power.

通过复核的登记表没有按规定的范围公开。

What was exercised is disclosed after the review, in the scope that matches the power, without delay and without omission
(clauses 三.4, 三.5). A narrower scope keeps it from those who may know; a wider one shows it to those who may not. The time to
disclose is the registry's policy `disclose_days`. The scope is compared for records of today's edition;
under an earlier one the power may have had another.

复核通过后要按职权规定的公开范围及时公开，不得无故拖延，不得遗漏。范围窄了，该知道的人不知道；范围宽了，把不该公开的公开了。期限见政策 disclose_days。公开范围只对照现行这一版目录的登记表；以前各版的范围可能不同，不作判断。

Breaks:

    # the power's scope is public
    disclosed: {scope: internal, carriers: [bulletin], date: 2026-09-08}

Keeps:

    disclosed: {scope: public, carriers: [website], date: 2026-09-08}
"""

from collections.abc import Iterator

from ptr.model.documents.record import Record, ReviewOutcome
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.edition_of_record import same_edition
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule


@document_rule(
    "R003",
    Record,
    clause="三.4",
    dated=True,
    zh="登记表的公开：{problem}",
    en="the disclosure of the record: {problem}",
)
def rule(record: Record, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare scope and day of the disclosure with those of the power and of the review."""
    power = snapshot.power(record.power, place.unit)
    differs = record.disclosed and power and record.disclosed.scope is not power.disclosure.scope
    if record.disclosed and power and differs and same_edition(record, place.unit, snapshot):
        own, wanted = record.disclosed.scope, power.disclosure.scope
        zh = f"向“{word(own)}”公开，而职权的公开范围是“{word(wanted)}”"
        problem = (zh, f"it is disclosed to {own}, the scope of its power is {wanted}")
        yield Hit(pointer=("disclosed", "scope"), args={"problem": problem}, dated=False)
    if not record.reviews or record.reviews[-1].outcome is not ReviewOutcome.PASSED:
        return
    reviewed = record.reviews[-1].date
    due = snapshot.days.last(reviewed, snapshot.policy.disclose_days)
    if due is None:
        return
    if record.disclosed is None:
        if snapshot.today.is_after(due):
            problem = (f"应在 {due} 前公开，还没有公开", f"it was due by {due} and has not been done")
            yield Hit(pointer=("reviews", len(record.reviews) - 1), args={"problem": problem})
    elif due < record.disclosed.date:
        day = record.disclosed.date
        problem = (f"应在 {due} 前公开，{day} 才公开", f"it was due by {due} and done on {day}")
        yield Hit(pointer=("disclosed", "date"), args={"problem": problem}, done=True)
