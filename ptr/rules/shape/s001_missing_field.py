"""A field is missing.

缺少字段。

Without it the document cannot be what it is.

缺少必须填写的字段。

Breaks:

    id: mz-k3p7qd

Keeps:

    id: mz-k3p7qd
    name: 对……的处罚
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "S001",
    "missing_field",
    __name__,
    zh="缺少“{field}”（{key}）",
    en="“{field}” ({key}) is missing",
)
