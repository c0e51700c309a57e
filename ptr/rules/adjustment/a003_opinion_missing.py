"""A concerned unit has not given its opinion.

有关单位没有出具意见。

A statement of adjustment that concerns other units (a transfer, a delegation, its acceptance) carries the opinion of each
of them, so that no power is given that nobody takes over (clause 三.1). Such a statement that names no other unit leaves open
who takes over.

调整涉及其他单位的（划转、下放、承接等），调整说明要附上各有关单位的意见，免得一边交出去、另一边没有接住。

Breaks:

    kinds: [transferred]
    concerns: [zhujian]
    opinions: []

Keeps:

    kinds: [transferred]
    concerns: [zhujian]
    opinions: [{unit: zhujian, position: agreed, date: 2026-08-05}]
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents.adjustment import Adjustment, AdjustmentKind
from ptr.model.documents.unit import Stage, Unit
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule

BETWEEN: Final = (
    AdjustmentKind.TRANSFERRED,
    AdjustmentKind.DELEGATED,
    AdjustmentKind.PARTLY_DELEGATED,
    AdjustmentKind.ACCEPTED,
    AdjustmentKind.TAKEN_BACK,
)


@document_rule(
    "A003",
    Adjustment,
    clause="三.1",
    rung=Stage.FILED,
    zh="调整说明缺少有关单位的意见：{problem}",
    en="an opinion is missing: {problem}",
)
def rule(statement: Adjustment, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Ask each unit concerned for its opinion."""
    heard = {opinion.unit for opinion in statement.opinions}
    for position, unit in enumerate(statement.concerns):
        if unit not in heard:
            known = snapshot.one(Unit, unit)
            name = known.name if known else unit
            problem = (f"{name}还没有意见", f"{name} has given none")
            yield Hit(pointer=("concerns", position), args={"problem": problem})
    for position, kind in enumerate(statement.kinds):
        if kind in BETWEEN and not statement.concerns:
            problem = (f"“{word(kind)}”没有写另一方（concerns）", f"{kind}, and no other unit is named (concerns)")
            yield Hit(pointer=("kinds", position), args={"problem": problem})
