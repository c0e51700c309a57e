"""A power is active before its first day.

职权还没有到起始日期就标为有效。

A first day that lies ahead is a slip of the year, or the file came before its time; until then the unit may not use
the power, and the catalogue should not show it as one it has.

effective.from 还没有到，职权就不能行使；多半是年份写错，或者文件放早了。

Breaks:

    status: active
    effective: {from: 2090-01-01}

Keeps:

    status: active
    effective: {from: 2020-01-01}
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
    "P010",
    Power,
    Withheld,
    level=Level.WARNING,
    clause="三.1",
    dated=True,
    zh="职权标为有效，但 {first} 才开始；请核对年份，或到时再列入",
    en="the power is active, but begins on {first}; check the year, or list it then",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the first day of an active power with today."""
    first = power.effective.from_
    if power.status == "active" and snapshot.today.is_before(first):
        yield Hit(pointer=("effective", "from"), args={"first": first.isoformat()})
