"""The file cannot be read.

文件读不出来。

The system refuses the file: there is no permission, or it has been removed meanwhile.

系统不让读这个文件：没有权限，或刚被删除。

Breaks:

    (a file of another user)

Keeps:

    (a file you may read)
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "Y012",
    "unreadable",
    __name__,
    zh="无法读取：{problem}",
    en="cannot be read: {problem}",
)
