"""The file is too large.

文件过大。

A document of a registry is written and read by people; a file above the limit is something else.

一份文件只放一项内容，超过上限的多半是放错了的文件。附件请放 attachments/。

Breaks:

    (a scan saved as YAML)

Keeps:

    (the scan in attachments/)
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "Y005",
    "too_large",
    __name__,
    zh="文件超过 {limit}，没有读取；扫描件等请放到 attachments/",
    en="the file is larger than {limit} and was not read; put scans into attachments/",
)
