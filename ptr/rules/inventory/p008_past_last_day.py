"""A power is active past its last day.

职权过了最后一天仍标为有效。

A last day that has gone by ends the power, whatever its status says: it is suspended or abolished with its reason, or
the last day moved and the file was not updated.

effective.until 已经过去，职权就不再有效；请改为挂起或取消并写明理由，确实延长的改写最后一天。

Breaks:

    status: active
    effective: {from: 2012-11-09, until: 2020-12-31}

Keeps:

    status: abolished
    effective: {from: 2012-11-09, until: 2020-12-31}
    inventory: {disposition: abolished, date: 2020-12-31, reason: 试点期满}
"""

from collections.abc import Iterator

from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.level import Level
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "P008",
    Power,
    Withheld,
    level=Level.WARNING,
    clause="三.1",
    dated=True,
    zh="职权标为有效，但最后一天 {until} 已经过去；请取消、挂起，或改写最后一天",
    en="the power is active, but its last day was {until}; abolish or suspend it, or change the day",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the last day of an active power with today."""
    first, until = power.effective.from_, power.effective.until
    if power.status == "active" and until and first <= until and snapshot.today.is_after(until):
        yield Hit(pointer=("effective", "until"), args={"until": until.isoformat()})
