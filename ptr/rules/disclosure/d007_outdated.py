"""What was to be posted or taken down, and was not.

公开或者撤下逾期。

What is proactively disclosed is posted within 20 working days of being made or changed (政府信息公开条例 26; clause
三.5: no delay without cause): on each standing carrier that the power's disclosure names, or the unit names for its own sheets, as it
stands on that day; one posting settles all earlier changes. What the public may not see any more is taken down in the same time.
What was taken down while the public may see it is posted again, counted from that day. `ptr publish` records both. Where the
main line is not known, the rule is not checked and the report says why.

应当主动公开的信息，自形成或者变更之日起二十个工作日内公开（政府信息公开条例第二十六条；方案三.5）：在职权写明的、或者单位写明的每个常设载体上，按当日内容公开；一次公开即办结此前的变更。不再公开的，同样期限内撤下。仍应公开而已撤下的，自撤下之日起同样期限内重新公开。用 ptr publish 登记。主线不明时不核对，报告写明原因。

Breaks:

    # a power got another limit on the main line on 2026-07-01, and no posting shows it as it is

Keeps:

    # publications/2026-07-03-board.yaml, written by ptr publish
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents.unit import Stage
from ptr.model.fields.fault import Bilingual
from ptr.model.results.finding import Hit
from ptr.model.results.obligation import Demand, Obligation
from ptr.model.results.past import Past
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import ledger_rule
from ptr.rules.overdue import hit, overdue

ACTS: Final = {
    Demand.PUBLICATION: ("公开，还没有公开", "posted"),
    Demand.TAKING_DOWN: ("撤下，还没有撤下", "taken down"),
}


@ledger_rule(
    "D007",
    clause="三.5(2)",
    rung=Stage.PUBLISHED,
    dated=True,
    zh="应在 {due} 前{act}：{what}{where}",
    en="not {act} by {due}: {what}{where}",
)
def rule(past: Past, snapshot: Snapshot) -> Iterator[Hit]:
    """Report what does not hang as it is, and what still hangs."""
    for owed in overdue(past, snapshot, *ACTS):
        yield hit(owed, snapshot, act=ACTS[owed.what], where=_where(owed, snapshot))


def _where(owed: Obligation, snapshot: Snapshot) -> Bilingual:
    """Name the carriers that still lack a posting, or still show what the public may not see."""
    names = {carrier.id: carrier.name for carrier in snapshot.registry.carriers} if snapshot.registry else {}
    carriers = [names.get(each, each) for each in owed.carriers]
    down = owed.what is Demand.PUBLICATION and owed.of
    since = (f"，{owed.of} 于 {owed.start} 撤下", f"; {owed.of} came down on {owed.start}") if down else ("", "")
    zh, en = f"（{'、'.join(carriers)}{since[0]}）", f" ({', '.join(carriers)}{since[1]})"
    return (zh, en) if carriers else ("", "")
