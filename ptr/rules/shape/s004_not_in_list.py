"""A value outside its list.

值不在规定的范围内。

The field takes one of the listed values.

此字段只能从所列的值里选一个。

Breaks:

    status: activ

Keeps:

    status: active
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "S004",
    "not_in_list",
    __name__,
    zh="“{field}”不能是 {value}，可选：{choices}{near}",
    en="“{field}” cannot be {value}; one of {choices}{near}",
)
