"""A change that was to be explained, and is not.

变更逾期没有调整说明。

A power that was added, ended, moved, renamed or otherwise changed so that clause 三.1 asks for it is explained in a
statement of adjustment within the policy `statement_days`, counted from the event or from the day on which the change
entered the main line, whichever is earlier. `ptr adjust` drafts it. A statement explains a change once, by what it
says. What was passed down says how it is supervised, and what was given away is taken over in the same time. Where
the main line is not known, the rule is not checked and the report says why.

职权新增、取消、划转、更名等，按方案三.1 应当在政策 statement_days 规定的日数内写调整说明，从事由发生之日或者变更进入主线之日起算，以早者为准；用 ptr adjust 起草。一份说明按内容只说明一次变更。下放的要写明后续监管，划出的要在同样期限内接过去。主线不明时不核对，报告写明原因。

Breaks:

    # a power was renamed on the main line on 2026-08-01, and no statement names it

Keeps:

    # adjustments/2026-08-01-renamed.yaml: kinds: [renamed], powers: [mz-k3p7qd]
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.results.finding import Hit
from ptr.model.results.obligation import Demand
from ptr.model.results.past import Past
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import ledger_rule
from ptr.rules.overdue import hit, overdue

MISSING: Final = {
    Demand.STATEMENT: (
        "写调整说明，还没有写（可用 ptr adjust 起草）",
        "stated in a statement of adjustment (ptr adjust drafts it)",
    ),
    Demand.SUPERVISION: (
        "在调整说明里写明后续监管（supervision），还没有写",
        "stated with how the power is supervised from now on (supervision)",
    ),
    Demand.TAKING_OVER: ("由接收单位接过去，还没有接", "taken over by the unit it was given to"),
}


@ledger_rule(
    "A013",
    clause="三.1",
    dated=True,
    zh="{entered} 的变更应在 {due} 前{missing}：{what}",
    en="the change of {entered} was to be {missing} by {due}, and is not: {what}",
)
def rule(past: Past, snapshot: Snapshot) -> Iterator[Hit]:
    """Report the changes whose statement is late."""
    for owed in overdue(past, snapshot, *MISSING):
        yield hit(owed, snapshot, missing=MISSING[owed.what])
