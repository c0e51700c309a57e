"""A column of the catalogue is not filled.

职权目录缺栏。

The plan lists the columns of the catalogue (clause 三.2): basis; leader in charge and responsible department; division
of labour; duties; conditions and time limits; service commitments; discipline; accountability. Each is filled, or says
`none:` with its reason. A main item with sub-items needs no columns of its own: each sub-item has them.

方案列明了职权目录的各栏：行使依据、主管领导和内部负责机构、人员职责分工、行使权力的职责、办理条件和时限、服务承诺、工作纪律、责任追究。每栏都要填，确实没有的写
none: 理由。分了子项的主项不必填，各栏由子项填写。

Breaks:

    commitments: []

Keeps:

    commitments:
      - 受理后当日出具受理通知书
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.fields import by_key, fields_of
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact

COLUMNS = (
    "legal_basis",
    "lead",
    "department",
    "posts",
    "duties",
    "conditions",
    "limits",
    "commitments",
    "discipline",
    "accountability",
)


class Columns(Fact, frozen=True):
    """An active power, its main item, and the keys of its empty columns."""

    id: str
    path: str
    main: str
    empty: tuple[str, ...]


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Columns]:
    """Keep the empty columns of an active power, and which power is its main item."""
    if power.status != "active":
        return
    columns = (field for field in fields_of(type(power)) if field.name in COLUMNS)
    empty = tuple(field.key for field in columns if getattr(power, field.name) in ("", (), None))
    if power.parent or empty:
        yield Columns(power.id, place.path, power.parent or "", empty)


@unit_rule(
    "C001",
    Power,
    Withheld,
    collect=collect,
    clause="三.2",
    rung=Stage.CATALOGUED,
    zh="职权目录的“{column}”栏没有填（{key}）",
    en="the column “{column}” of the catalogue is not filled ({key})",
)
def rule(facts: Sequence[Columns], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Find powers, other than main items, that lack one of the plan's columns."""
    main = {power.main for power in facts}
    for power in facts:
        for key in power.empty if power.id not in main else ():
            label = by_key(Power)[key].label
            args = {"column": (label.zh, label.en) if label else (key, key), "key": key}
            yield Hit(path=power.path, pointer=(key,), args=args)
