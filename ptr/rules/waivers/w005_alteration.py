"""A permit to alter a record that allows nothing.

准许改动记录的写法不对。

A waiver of A014 allows one alteration of a record that stood on the main line (personal data): it names the file of a
filing, decision, posting, statement or register of use, one field of it by its pointer, and the digest of what it says.
Only a register of use may be removed as a whole; then no field is named. Such a waiver names neither places nor
fingerprints. `ptr waive --record` writes it.

准许改动主线上已有的记录（误登个人信息的），规则写 A014，用 alteration 写明报送、决定、公开登记、调整说明或者登记表的文件、其中一个栏目的位置和改动前的摘要；只有登记表可以准许整份删除，这时不写栏目。这样的豁免不写 places 和 fingerprints。用 `ptr waive --record` 起草。

Breaks:

    rule: A014
    alteration: {record: units/minzheng/powers/mz-k3p7qd.yaml, field: /name, was: …}

Keeps:

    rule: A014
    alteration: {record: units/minzheng/records/2026/mz-r2e3c4.yaml, field: /counterpart, was: …}
"""

from collections.abc import Iterator

from ptr.model.documents.record import Record
from ptr.model.documents.waiver import Alteration, Waiver
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place, place_of
from ptr.model.filing.evidence import ALTERED, KEPT
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule("W005", Waiver, zh="{problem}", en="{problem}")
def rule(waiver: Waiver, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Check what a permit names."""
    allowed = waiver.alteration
    for pointer, problem in _problems(waiver, allowed) if allowed else ():
        yield Hit(pointer=pointer, args={"problem": problem})


def _problems(waiver: Waiver, allowed: Alteration) -> Iterator[tuple[Pointer, Bilingual]]:
    if waiver.rule != ALTERED:
        yield ("rule",), (f"准许改动记录的，规则写 {ALTERED}", f"a permit to alter a record has the rule {ALTERED}")
    if waiver.places or waiver.fingerprints:
        named = "places" if waiver.places else "fingerprints"
        yield (named,), (f"准许改动记录的不写 {named}", f"a permit to alter a record names no {named}")
    kinds = {kind.TYPE for kind in KEPT}
    record = place_of(allowed.record)
    if record is None or record.type not in kinds:
        yield (
            ("alteration", "record"),
            (
                "不是报送、决定、公开登记、调整说明或者登记表",
                "no filing, decision, posting, statement or register of use",
            ),
        )
    elif not allowed.field and record.type != Record.TYPE:
        yield (
            ("alteration",),
            (
                "只有登记表可以准许整份删除；其他记录请写明栏目 field",
                "only a register of use may be removed; name a field",
            ),
        )
    if allowed.field and not allowed.field.startswith("/"):
        yield ("alteration", "field"), ("位置以 / 开头，如 /counterpart", "a pointer begins with /, like /counterpart")
