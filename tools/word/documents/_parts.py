"""What several sheets share."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import cell, p, when

DRAFT: Final = when("sheet.draft", p("注意", "草稿{% if sheet.caveat %}：{{ sheet.caveat }}{% endif %}"))
EDITION: Final = p("版次", "{{ foot.edition }}　{{ foot.filing }}")
INTERNAL: Final = ("{% if doc.audience != 'public' %}　　内部材料{% endif %}", "草稿")
"""What stands at the head of every page that is not for the public."""

CODE: Final = when("code", p("二维码", "{{ code }}"), p("二维码", "{{ sheet.digest }}"))
"""The code for telephones, which only a sheet of a registry with a public site has; below it the one for people."""

NAME: Final = when("doc.name|length > 34", p("标题小", "{{ doc.name }}"), otherwise=(p("标题", "{{ doc.name }}"),))
"""The name of a power as a title: 34 characters are two lines."""

SHORT: Final = 300
"""Characters of a summary that is kept together with what follows; a longer one would leave half a page white."""


def summary(value: str) -> str:
    """Write a summary, if there is one."""
    short = p("提要", f"{{{{ {value} }}}}")
    return when(value, when(f"{value}|length <= {SHORT}", short, otherwise=(p("正文", f"{{{{ {value} }}}}"),)))


def span_cells() -> tuple[str, ...]:
    """Write the cells of a time limit: which, how long, from when, on what basis."""
    return (
        cell(p("表格栏目", "{{ it.label }}")),
        cell(p("时限", "{% if it.length %}{{ it.length }}{% else %}无{% endif %}")),
        cell(p("表格文字", "{{ it.since }}{% if it.since and it.note %}；{% endif %}", ("{{ it.note }}", "依据"))),
    )
