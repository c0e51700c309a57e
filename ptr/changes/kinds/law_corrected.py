"""Facts of a law are corrected.

法律文件信息更正。

What the registry says of a law differs without a new edition or a repeal: title, level, authority, number. Where its
title differs, the powers and charts that print it are listed and posted again (clause 三.5(2)); the rest requires nothing.

登记簿中法律文件的标题、位阶、制定机关、文号等更正，不是修改或者废止。标题更正的，列出印有该标题的职权和流程图，重新公开（方案三.5(2)）；其余本身不要求办理。
"""

from ptr.changes.kind import ITSELF, field_kind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "law.corrected",
    ChangeClass.LAW,
    module=__name__,
    mirror=ITSELF,
)
