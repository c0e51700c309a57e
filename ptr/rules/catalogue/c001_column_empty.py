"""A column of the catalogue is not filled.

职权目录缺栏。

The plan lists the columns of the catalogue (clause 三.2): basis; leader in charge and responsible department; division
of labour; duties; conditions and time limits; service commitments; discipline; accountability. Each is filled, or says
`none:` with its reason.

方案列明了职权目录的各栏：行使依据、主管领导和内部负责机构、人员职责分工、行使权力的职责、办理条件和时限、服务承诺、工作纪律、责任追究。每栏都要填，确实没有的写
none: 理由。

Breaks:

    commitments: []

Keeps:

    commitments:
      - 受理后当日出具受理通知书
"""

from collections.abc import Iterator

from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage
from ptr.model.documents.withheld import Withheld
from ptr.model.fields import fields_of
from ptr.model.finding import Hit
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import document_rule

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


@document_rule(
    "C001",
    Power,
    Withheld,
    clause="三.2",
    rung=Stage.CATALOGUED,
    zh="职权目录的“{column}”栏没有填（{key}）",
    en="the column “{column}” of the catalogue is not filled ({key})",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Ask an active power for each of the plan's columns."""
    if power.status != "active":
        return
    for field in fields_of(type(power)):
        if field.label and field.name in COLUMNS and getattr(power, field.name) in ("", (), None):
            yield Hit(pointer=(field.key,), args={"column": (field.label.zh, field.label.en), "key": field.key})
