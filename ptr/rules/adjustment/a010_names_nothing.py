"""A statement that names nothing.

调整说明没有写明对象。

A statement of adjustment explains changes of what it names: powers, flow charts, the unit's own file or the registry
(clause 三.1). One that names none of them explains nothing.

调整说明要写明所说明的对象：职权、流程图，或者本单位信息、登记簿（方案三.1）。一项也没写的，什么变更也没有说明。

Breaks:

    kinds: [renamed]
    reason: 更名

Keeps:

    kinds: [renamed]
    powers: [mz-k3p7qd]
    reason: 更名
"""

from collections.abc import Iterator

from ptr.model.documents.adjustment import Adjustment
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "A010",
    Adjustment,
    clause="三.1",
    zh="没有写明说明的是哪项职权（powers）、哪张流程图（flows），还是本单位信息或者登记簿（about）",
    en="it names no power (powers), no flow chart (flows), and neither the unit nor the registry (about)",
)
def rule(statement: Adjustment, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Look for an object of the statement."""
    if not (statement.powers or statement.flows or statement.about):
        yield Hit(pointer=("kinds",))
