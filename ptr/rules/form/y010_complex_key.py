"""A key that is not a text.

字段名不是文字。

The name of a field is a plain text; a list or mapping as a key means nothing here.

字段名只能是文字，不能是列表或一组字段。文字以方括号、花括号或问号开头时请加引号。

Breaks:

    ? [a, b]
    : 1

Keeps:

    a: 1
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "Y010",
    "complex_key",
    __name__,
    zh="字段名必须是文字",
    en="the name of a field must be a text",
)
