"""A limit without number, unit or start.

时限缺少数值、单位或起算点。

A time limit is a number with its unit and the moment from which it runs; the statutory one names its article too. A
limit that does not exist says `none:` with its reason; 即办 is the unit `immediate`.

时限要写明数值、单位和从何时起算；法定时限还要写明依据。没有时限的写 none: 理由；即办写 unit: immediate。

Breaks:

    statutory: {value: 20}

Keeps:

    statutory: {value: 20, unit: working_days, starts: 受理之日, basis: [{law: 行政许可法, article: 第四十二条}]}
"""

from collections.abc import Iterator

from ptr.model.documents.power import Limit, LimitUnit, Power
from ptr.model.documents.withheld import Withheld
from ptr.model.finding import Hit
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import document_rule

PARTS = {
    "value": ("数值（value）", "number (value)"),
    "unit": ("单位（unit）", "unit"),
    "starts": ("起算点（starts）", "start (starts)"),
    "basis": ("依据（basis）", "basis"),
    "none": ("单一说法：既有数值又写 none", "single answer: it has a number and none as well"),
}
NAMES = {"statutory": ("法定时限", "statutory limit"), "promised": ("承诺时限", "promised limit")}


@document_rule(
    "T001",
    Power,
    Withheld,
    clause="三.2",
    zh="{limit}缺少{part}",
    en="the {limit} lacks its {part}",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Ask both limits for their parts."""
    if power.limits is None:
        return
    for name, limit in (("statutory", power.limits.statutory), ("promised", power.limits.promised)):
        for part in _missing(limit, statutory=name == "statutory"):
            yield Hit(pointer=("limits", name), about=part, args={"limit": NAMES[name], "part": PARTS[part]})


def _missing(limit: Limit, *, statutory: bool) -> Iterator[str]:
    if limit.none:
        if limit.value is not None:
            yield "none"
        return
    if limit.unit is None:
        yield "unit"
    if limit.unit is LimitUnit.IMMEDIATE:
        return
    if limit.value is None:
        yield "value"
    if not limit.starts:
        yield "starts"
    if statutory and not limit.basis:
        yield "basis"
