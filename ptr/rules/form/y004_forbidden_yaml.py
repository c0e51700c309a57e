"""A part of YAML that a registry does without.

用了登记簿不允许的 YAML 写法。

Anchors, aliases, tags, directives and second documents make one text mean different things to different readers, and let a small file grow without bound.

锚点（&）、别名（*）、标签（!）、指令（%）和第二个文档（---）会让同一份文件在不同软件里读出不同内容，登记簿不用。文字以这些符号开头时请加引号。

Breaks:

    duties: &same
      none: 同上
    conditions: *same

Keeps:

    duties:
      none: 依职权实施
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "Y004",
    "forbidden_yaml",
    __name__,
    zh="不能使用{what} {text}；请把内容直接写出，文字以此符号开头时加引号",
    en="no {what} is allowed ({text}); write the content out, or quote a text that begins so",
)
