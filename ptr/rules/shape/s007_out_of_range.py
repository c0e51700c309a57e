"""Too long, too short, too large, too small.

长度或数值超出范围。

A number or length beyond what the field can sensibly hold.

数值或长度超出了此字段合理的范围。

Breaks:

    copies: 0

Keeps:

    copies: 1
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "S007",
    "out_of_range",
    __name__,
    zh="“{field}”{bound}，现在是 {value}",
    en="“{field}” {bound}, it is {value}",
)
