"""The file is not UTF-8.

文件编码不是 UTF-8。

A registry is kept in UTF-8, so that every machine reads the same characters. GBK, which older Windows programs write, is recognised.

登记簿一律用 UTF-8 编码。Windows 记事本“另存为”时选 UTF-8，或运行 iconv -f GBK -t UTF-8 转换。

Breaks:

    (a file saved by an old editor as GBK)

Keeps:

    (the same file saved as UTF-8)
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "Y003",
    "not_utf8",
    __name__,
    zh="文件{what}",
    en="the file {what}",
)
