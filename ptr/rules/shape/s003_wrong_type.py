"""A value of the wrong kind.

值的类型不对。

A text where a list belongs, a number where a text belongs. Codes are texts, so that leading zeros stay.

该写列表的写了文字，该写文字的写了数字。编码一律是文字，前面的 0 才不会丢。

Breaks:

    code: 130700

Keeps:

    code: "130700"
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "S003",
    "wrong_type",
    __name__,
    zh="“{field}”应为{wanted}，现在是 {value}{quote}",
    en="“{field}” must be {wanted}, not {value}{quote}",
)
