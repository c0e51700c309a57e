"""Nested too deep.

嵌套过深。

No document of a registry needs more levels than a handful; a file nested without bound would exhaust the reader.

登记簿的文件用不着这么多层。多半是缩进、括号写错了。

Breaks:

    a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]

Keeps:

    a: [1]
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "Y011",
    "too_deep",
    __name__,
    zh="嵌套超过 {limit} 层，没有读取；请检查缩进和括号",
    en="nested deeper than {limit} levels, not read; check indentation and brackets",
)
