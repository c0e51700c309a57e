"""An item chart that does not show the counterpart's rights.

项目流程图没有标明相对人的权利。

Citizens learn from the chart where they may be heard, see the file, object or ask for review (clause 三.3). It is
asked of every item chart except those of decisions and internal management, where nobody stands opposite the unit —
and of those too if the chart has a lane of the counterpart.

项目流程图要标明相对人的权利：在哪一步可以陈述申辩、申请听证、查阅、复议。重要事项决策和内部管理类没有相对人的除外；图上有相对人泳道的仍要标明。

Breaks:

    - {id: notify, kind: process, lane: clerk, text: 告知拟作出的处罚}

Keeps:

    - {id: notify, kind: process, lane: clerk, text: 告知拟作出的处罚, counterpart_rights: [陈述、申辩, 要求听证]}
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.registry import LegalKind
from ptr.model.documents.unit import Stage
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

INTERNAL: Final = {LegalKind.DECISION, LegalKind.MANAGEMENT}


@document_rule(
    "F010",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="项目流程图“{title}”没有标明相对人的权利；请在有关步骤上写 counterpart_rights",
    en="the item chart “{title}” does not show the counterpart's rights; name them at a step in counterpart_rights",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find rights at any step of a chart that has a counterpart."""
    if not flow.powers or any(step.counterpart_rights for step in flow.steps):
        return
    if any(lane.counterpart for lane in flow.lanes) or _faces_somebody(flow, place.unit, snapshot):
        yield Hit(pointer=("steps",), args={"title": flow.title})


def _faces_somebody(flow: Flow, unit: str, snapshot: Snapshot) -> bool:
    """Return whether one of the chart's powers is of a class that is exercised over somebody."""
    for key in flow.powers:
        for kind in (Power, Withheld):
            place = snapshot.place(kind.PATH.format(unit=unit, key=key))
            power = snapshot.document(place) if place else None
            known = snapshot.classes.get(power.class_) if isinstance(power, Power) else None
            if known and known.legal_kind not in INTERNAL:
                return True
    return False
