"""A scalar that YAML parsers read differently.

不同软件会读成不同内容的值。

Unquoted, `012` is ten to some parsers and twelve to others, `1:30` ninety, `no` false, `2005-3-1` a date. In quotes it is a text to all of them.

不加引号时，012 会被有的软件读成 10，1:30 读成 90，no 读成“否”，2005-3-1 读成日期。加引号就都是文字；日期请写成 2005-03-01。

Breaks:

    code: 012

Keeps:

    code: "012"
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "Y006",
    "read_differently",
    __name__,
    zh="{text} 没有加引号，不同软件会读成不同的值；{advice}",
    en="{text} is read differently by YAML parsers; {advice}",
)
