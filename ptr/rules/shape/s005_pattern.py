"""A text of the wrong form.

写法不符合规定。

Keys, codes and the like have a fixed form, so that they can be compared and found.

编号、代码等有固定写法，否则无法比对和查找。

Breaks:

    id: MZ_1

Keeps:

    id: mz-k3p7qd
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "S005",
    "pattern",
    __name__,
    zh="“{field}”写得不对：{value}；正确写法：{wanted}{advice}",
    en="“{field}” has the wrong form: {value}; expected: {wanted}{advice}",
)
