"""A reference to nothing.

引用的对象不存在。

A power, department, post, law, class, carrier, rule or flow step is named by its key; a key that nothing has is a slip
of the pen, or what it named was removed.

职权、内设机构、岗位、法律文件、类别、载体、制度、流程步骤都用代号引用；查不到的代号不是写错，就是对象已经删除。

Breaks:

    lead: deputy-houseing

Keeps:

    lead: deputy-housing
"""

import difflib
from collections.abc import Collection, Iterator
from typing import Final
from weakref import WeakKeyDictionary

from ptr.model.documents.adjustment import HANDING_OVER, Adjustment
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import survey
from ptr.model.names.choices import advice
from ptr.model.names.renames import RECORDS
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

KINDS = {
    "power": ("职权", "power"),
    "department": ("内设机构", "department"),
    "post": ("岗位", "post"),
    "law": ("法律文件", "law"),
    "class": ("权力类别", "class"),
    "carrier": ("公开载体", "carrier"),
    "rule": ("制度", "rule of the unit"),
    "step": ("步骤", "step"),
    "lane": ("泳道", "lane"),
    "field": ("字段", "field"),
    "custom": ("自定义栏", "own column"),
    "unit": ("单位", "unit"),
    "office": ("领导小组办公室", "office"),
    "record": ("登记表", "record"),
    "filing": ("备案报送", "filing"),
    "flow": ("流程图", "flow chart"),
    "decision": ("备案决定", "decision"),
    "adjustment": ("调整说明", "statement of adjustment"),
    "publication": ("公开登记", "publication"),
}

REMOVABLE: Final = ("flow",)
"""Kinds whose documents may be removed one day, while the records that name them stay as they are."""
SUGGESTIONS: Final = 3
"""How many unknown keys of a document are compared with all known ones: that takes milliseconds each, and where more
are unknown the cause is no slip of the pen."""

_compared: WeakKeyDictionary[Snapshot, dict[tuple[str, str, str], str]] = WeakKeyDictionary()


@document_rule(
    "X001",
    *document_types().values(),
    zh="“{field}”引用的{kind} {name} 不存在{near}{remedy}",
    en="“{field}” names the {kind} {name}, which nobody defines{near}{remedy}",
)
def rule(document: Document, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Look up every reference of a document; lanes and steps are looked up in the chart itself."""
    by_kind: dict[str, set[str]] = {"step": set(), "lane": set()}
    if isinstance(document, Flow):
        by_kind = {"step": {step.id for step in document.steps}, "lane": {lane.id for lane in document.lanes}}
    unknown = 0
    for leaf in survey(document).refs:
        text, label = leaf.text, leaf.label
        if label.ref not in by_kind:
            by_kind[label.ref] = snapshot.vocabulary.names(label.ref, place.unit)
        known = by_kind[label.ref]
        if text in known or label.ref in REMOVABLE or not snapshot.vocabulary.knows(label.ref, place.unit):
            continue
        if label.ref == "power" and isinstance(document, Adjustment) and _gives(document, place.unit):
            continue
        if isinstance(document, RECORDS) and text in snapshot.vocabulary.former(label.ref, place.unit):
            continue
        unknown += 1
        short = text.strip("《》").removeprefix("中华人民共和国") if label.ref == "law" else text
        near = short if short in known else ""
        if not near and unknown <= SUGGESTIONS:
            near = _near(short, label.ref, known, place, snapshot)
        in_table = label.ref == "law" and short not in known and short in snapshot.national_laws
        remedy = (f"；可运行 ptr new law {short}", f"; run ptr new law {short}") if in_table else ("", "")
        hint = (f"；是否要写 {near}", f"; did you mean {near}?") if near and not in_table else ("", "")
        if not near and not in_table:
            hint = advice(snapshot, label.ref, place.unit, text)
        yield Hit(
            pointer=leaf.pointer,
            args={
                "field": (label.zh, label.en),
                "kind": KINDS[label.ref],
                "name": text,
                "near": hint,
                "remedy": remedy,
            },
        )


def _gives(statement: Adjustment, unit: str) -> bool:
    """Return whether a statement gives powers to another unit: until that takes them, they are nowhere."""
    return bool(HANDING_OVER & {*statement.kinds}) and any(each != unit for each in statement.concerns)


def _near(text: str, kind: str, known: Collection[str], place: Place, snapshot: Snapshot) -> str:
    """Suggest the known key that resembles a text most, if any does; for a power, one of the same unit."""
    compared = _compared.setdefault(snapshot, {})
    asked = (text, kind, place.path if kind in ("step", "lane") else place.unit)
    if asked not in compared:
        if kind == "power":
            known = [own.key for type_ in (Power, Withheld) for own in snapshot.of(type_, place.unit)]
        compared[asked] = next(iter(difflib.get_close_matches(text, known, 1, 0.6)), "")
    return compared[asked]
