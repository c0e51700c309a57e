"""Not YAML.

文件不是合法的 YAML。

The text cannot be read from the named place on; nothing after it was checked.

从所指位置起文件无法读出，其后的内容没有检查。改正后请再查一次。

Breaks:

    name: 对违法行为的处罚: 一

Keeps:

    name: "对违法行为的处罚: 一"
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "Y001",
    "not_yaml",
    __name__,
    zh="读不懂这一处：{problem}",
    en="cannot be read here: {problem}",
)
