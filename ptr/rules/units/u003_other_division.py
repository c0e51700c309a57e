"""A unit of a place that the registry does not hold.

单位所在区划不在登记簿范围内。

A unit belongs to the jurisdiction of the registry or to one of its areas. Another code is a slip of the pen, or the
county is missing in `areas`. The former code of an area (万全县 for 万全区) is known. Codes that cannot exist are reported by U002
alone.

单位的区划代码要么是登记簿所属地区的，要么是 areas 中某个县区的。不是的，不是写错了，就是 areas 漏了这个县区。县区原来的代码（如万全区原为万全县）也算。不存在的代码由 U002 报告。

Breaks:

    # registry.yaml: jurisdiction 130700, areas 130708
    division: "130722"

Keeps:

    division: "130708"
"""

from collections.abc import Iterator

from ptr.model.documents.unit import Unit
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.divisions import KNOWN, holds
from ptr.rules.decorators import document_rule


@document_rule(
    "U003",
    Unit,
    zh="区划代码 {code} 既不是{name}的 {own}，也不在 registry.yaml 的 areas 中；请改正，或在 areas 中补上该县区",
    en="the division code {code} is neither that of {name}, {own}, nor that of one of the areas in registry.yaml; correct it, or add the area",
)
def rule(unit: Unit, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the unit's place with those of the registry."""
    registry, code = snapshot.registry, unit.division
    if registry is None or not holds(code, (unit.effective.until or snapshot.today).year):
        return
    codes = {registry.jurisdiction.code, *(area.code for area in registry.areas)}
    if not codes & {code, KNOWN[code].now if code in KNOWN else code}:
        args = {"code": code, "name": registry.jurisdiction.name, "own": registry.jurisdiction.code}
        yield Hit(pointer=("division",), args=args)
