"""The review of what is withheld is overdue.

不公开内容的复核日期已过。

What is withheld is reviewed regularly, and released when circumstances have changed (政府信息公开条例 18). Each withheld
power, and each column with a narrower scope, names the day; after it the withholding rests on nothing newer.

对不予公开的信息要定期评估审查，情势变化可以公开的应当公开（政府信息公开条例第十八条）。过了复核日期还没有复核的，请复核后写下一次的日期，或者公开。

Breaks:

    withholding: {review: 2026-06-30}   # and today is 2026-07-01

Keeps:

    withholding: {review: 2027-06-30}
"""

import datetime
from collections.abc import Iterator

from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "D004",
    Power,
    Withheld,
    clause="三.1",
    dated=True,
    zh="复核日期 {review} 已过；请评估能否公开，并写明结果或下次复核日期",
    en="the review was due on {review}; decide whether to release it, and write down the result or the next review",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare each review date with today; the day itself is not late."""
    dates: list[tuple[Pointer, datetime.date | None]] = [
        (("disclosure", "except", position, "review"), item.review)
        for position, item in enumerate(power.disclosure.except_)
    ]
    if isinstance(power, Withheld):
        dates.append((("withholding", "review"), power.withholding.review))
    for pointer, review in dates:
        if review and snapshot.today.is_after(review):
            yield Hit(pointer=pointer, args={"review": review.isoformat()})
