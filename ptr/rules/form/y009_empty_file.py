"""The file is empty.

空文件。

A file without content says nothing about what it is named for.

文件里没有内容。请补写，或删除该文件。

Breaks:

    (nothing)

Keeps:

    id: mz-k3p7qd
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "Y009",
    "empty_file",
    __name__,
    zh="文件是空的；请补写内容或删除",
    en="the file is empty; write its content or remove it",
)
