"""A waiver of a rule that does not exist.

豁免的规则不存在。

A waiver names one rule by its code. A code that no rule has waives nothing; the rules about waivers themselves cannot
be waived.

豁免用编号指明一条规则。没有这个编号，等于没有豁免。关于豁免本身的规则不能豁免。

Breaks:

    rule: T202

Keeps:

    rule: T002
"""

import difflib
from collections.abc import Iterator

from ptr.model.documents.waiver import Waiver
from ptr.model.fields.types import Place
from ptr.model.filing.evidence import ALTERED
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule
from ptr.rules.rule import waivable_codes


@document_rule(
    "W003",
    Waiver,
    zh="没有可以豁免的规则 {code}{near}；编号见 ptr rules",
    en="there is no rule {code} to waive{near}; codes: ptr rules",
)
def rule(waiver: Waiver, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Look the code up."""
    codes = waivable_codes()
    if waiver.rule not in codes and not (waiver.rule == ALTERED and waiver.alteration):
        near = difflib.get_close_matches(waiver.rule, codes, 1, 0.7)
        hint = (f"，是否要写 {near[0]}", f", did you mean {near[0]}?") if near else ("", "")
        yield Hit(pointer=("rule",), args={"code": waiver.rule, "near": hint})
