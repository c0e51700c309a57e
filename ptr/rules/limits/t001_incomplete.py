"""A limit without number, unit or start.

时限缺少数值、单位或起算点。

A time limit is a number with its unit and the moment from which it runs; the statutory one names its article too. The
limit of a step or of a special procedure runs from its own beginning, an extension from the end of the limit: they need
number and unit alone. A limit that does not exist says `none:` with its reason; 即办 is the unit `immediate`.

时限要写明数值、单位和从何时起算；法定时限还要写明依据。流程步骤、特别程序的时限从各自开始时起算，延长的时间接着原时限算，写明数值和单位即可。没有时限的写 none: 理由；即办写 unit: immediate。

Breaks:

    statutory: {value: 20}

Keeps:

    statutory: {value: 20, unit: working_days, starts: 受理之日, basis: [{law: 行政许可法, article: 第四十二条}]}
"""

from collections.abc import Iterator

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Limit, LimitUnit, Power
from ptr.model.documents.record import Record
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule

PARTS = {
    "value": ("数值（value）", "number (value)"),
    "unit": ("单位（unit）", "unit"),
    "starts": ("起算点（starts）", "start (starts)"),
    "basis": ("依据（basis）", "basis"),
    "none": ("单一说法：既有数值又写 none", "single answer: it has a number and none as well"),
}
STATUTORY = ("法定时限", "statutory limit")
PROMISED = ("承诺时限", "promised limit")
LENGTH = frozenset({"value", "unit", "none"})
EXTENSION = ("延长时间", "extension")


@document_rule(
    "T001",
    Power,
    Withheld,
    Flow,
    Record,
    clause="三.2",
    zh="{limit}缺少{part}",
    en="the {limit} lacks its {part}",
)
def rule(document: Power | Flow | Record, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find limits that lack a part."""
    for pointer, name, limit, needs in _limits(document):
        for part in _missing(limit):
            if part in needs:
                yield Hit(pointer=pointer, about=part, args={"limit": name, "part": PARTS[part]})


def _limits(document: Power | Flow | Record) -> Iterator[tuple[Pointer, Bilingual, Limit, frozenset[str]]]:
    """Yield the limits of a document with their places, their names and the parts that each needs."""
    if isinstance(document, Power):
        if document.limits:
            yield ("limits", "statutory"), STATUTORY, document.limits.statutory, frozenset(PARTS)
            yield ("limits", "promised"), PROMISED, document.limits.promised, frozenset(PARTS) - {"basis"}
        special = document.special_procedures
        for position, procedure in enumerate(special if isinstance(special, tuple) else ()):
            if procedure.limit:
                name = (f"{word(procedure.kind)}的时限", f"limit of the {procedure.kind.replace('_', ' ')}")
                yield ("special_procedures", position, "limit"), name, procedure.limit, LENGTH
    elif isinstance(document, Flow):
        for position, step in enumerate(document.steps):
            if step.limit:
                name = (f"步骤“{step.text}”的时限", f"limit of the step “{step.text}”")
                yield ("steps", position, "limit"), name, step.limit, LENGTH
    else:
        for position, extension in enumerate(document.extensions):
            yield ("extensions", position, "by"), EXTENSION, extension.by, LENGTH


def _missing(limit: Limit) -> Iterator[str]:
    """Yield the parts that a limit does not have."""
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
    if not limit.basis:
        yield "basis"
