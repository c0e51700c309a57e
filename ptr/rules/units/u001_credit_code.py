"""The check character of a unified social credit code is wrong.

统一社会信用代码的校验码不对。

The last of the eighteen characters follows from the others (GB 32100-2015), so that a slip of the pen shows: a wrong
digit, or two swapped. Whether the code is the unit's own cannot be seen from it.

统一社会信用代码的第十八位由前十七位算出（GB 32100-2015），抄错一位、两位颠倒都会暴露。代码是不是本单位的，算不出来。

Breaks:

    credit_code: 91350100M000100Y44

Keeps:

    credit_code: 91350100M000100Y43
"""

from collections.abc import Iterator

from ptr.model.documents.unit import Unit
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.credit_code import check_character
from ptr.rules.decorators import document_rule


@document_rule(
    "U001",
    Unit,
    zh="统一社会信用代码 {code} 的校验码（末位）按前十七位应为 {right}；请对照证书核对",
    en="the check character of the credit code {code} should be {right} for its first seventeen; compare the certificate",
)
def rule(unit: Unit, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compute the last character."""
    code = unit.credit_code
    if code and code[-1] != check_character(code):
        yield Hit(pointer=("credit_code",), args={"code": code, "right": check_character(code)})
