"""An unknown field.

没有这个字段。

A field that no document of this type has: misspelt, or in the wrong place. It would be lost in silence.

此类文件没有这个字段：可能拼错，或写错了层级。不改正就会悄悄丢失。

Breaks:

    nmae: 对……的处罚

Keeps:

    name: 对……的处罚
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "S002",
    "unknown_field",
    __name__,
    zh="没有 {key} 这个字段{near}",
    en="there is no field {key}{near}",
)
