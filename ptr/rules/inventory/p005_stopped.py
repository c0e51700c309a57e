"""Suspended or abolished without date and reason.

挂起或取消没有日期和理由。

What a unit stops doing, it stops on a day and for a reason (clause 三.1: a change is explained); the last day decides
which uses of the power were lawful.

挂起、取消要写明最后一天（effective.until）和理由（inventory.reason），否则说不清哪一天以前的行为有依据。

Breaks:

    status: abolished
    effective: {from: 2012-11-09}

Keeps:

    status: abolished
    effective: {from: 2012-11-09, until: 2026-06-30}
    inventory: {disposition: abolished, date: 2026-06-30, reason: 依据的条例已经废止}
"""

from collections.abc import Iterator

from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule

MISSING = {
    "until": ("最后一天（effective.until）", "the last day (effective.until)"),
    "reason": ("理由（inventory.reason）", "the reason (inventory.reason)"),
    "order": ("不早于起始日的最后一天", "a last day that is not before the first"),
}


@document_rule(
    "P005",
    Power,
    Withheld,
    clause="三.1",
    zh="职权状态为“{status}”，缺少{missing}",
    en="the power is {status}; it lacks {missing}",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find stopped powers without last day or reason."""
    period = power.effective
    status = (word(power.status), power.status.value)
    if period.until and period.until < period.from_:
        yield Hit(pointer=("effective", "until"), args={"status": status, "missing": MISSING["order"]})
    if power.status == "active":
        return
    if power.status == "abolished" and not period.until:
        yield Hit(pointer=("effective",), args={"status": status, "missing": MISSING["until"]})
    if not power.inventory.reason:
        yield Hit(pointer=("inventory",), args={"status": status, "missing": MISSING["reason"]})
