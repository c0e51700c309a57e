"""A field without a value.

字段是空的。

A field that is there and says nothing is neither an answer nor the statement that there is none.

写了字段名却没有内容，分不清是漏填还是确实没有。确实没有时写 none: 理由，或删去这一行。

Breaks:

    conditions:

Keeps:

    conditions: {none: 依职权实施，不设申请条件}
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "S008",
    "empty_value",
    __name__,
    zh="“{field}”是空的；确实没有时写 none: 理由，或删去这一行",
    en="“{field}” is empty; write none: with the reason, or remove the line",
)
