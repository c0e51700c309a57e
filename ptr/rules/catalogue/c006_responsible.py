"""A unit without responsible person, office or supervising post.

单位没有第一责任人、办公室或监督岗位。

Each unit sets up a leading group and its office; its head is the first responsible person (clause 五.1); and what is
run must be supervised by someone.

方案要求各单位成立领导机构和具体办事机构，主要负责同志为第一责任人，并加强监督。

Breaks:

    first_responsible is missing

Keeps:

    first_responsible: director
    leading_group: {name: 局行政权力公开透明运行工作领导小组, head: director, office: general-office}
    posts: [{id: discipline-inspector, name: 派驻纪检监察组组长, role: supervisor}]
"""

from collections.abc import Iterator

from ptr.model.documents.unit import Stage, Unit
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

MISSING: dict[str, tuple[Pointer, tuple[str, str]]] = {
    "first": (("first_responsible",), ("第一责任人（first_responsible）", "first responsible person")),
    "group": (("leading_group",), ("领导小组（leading_group）", "leading group")),
    "office": (("leading_group",), ("领导小组办公室（leading_group.office）", "office of the leading group")),
    "supervisor": (("posts",), ("监督岗位（role: supervisor）", "supervising post (role: supervisor)")),
    "head": (
        ("first_responsible",),
        ("由主要负责人（role: head）担任的第一责任人", "first responsible person who heads it"),
    ),
}


@document_rule(
    "C006",
    Unit,
    clause="五.1",
    rung=Stage.CATALOGUED,
    zh="本单位没有写明{missing}",
    en="the unit names no {missing}",
)
def rule(unit: Unit, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find active units that do not name those who answer for them."""
    if unit.status != "active":
        return
    group = unit.leading_group
    heads = {post.id for post in unit.posts if post.role == "head"}
    wrong = {
        "first": not unit.first_responsible,
        "head": bool(unit.first_responsible) and unit.first_responsible not in heads,
        "group": group is None,
        "office": group is not None and not group.office,
        "supervisor": not any(post.role == "supervisor" for post in unit.posts),
    }
    for name in (name for name, holds in wrong.items() if holds):
        pointer, missing = MISSING[name]
        yield Hit(pointer=pointer, args={"missing": missing})
