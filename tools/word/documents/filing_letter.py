"""The report by which a unit files: red head, number and signatory to be written in, room for the seal."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import each, p, tab, when
from tools.word.documents import _letter

LAYOUT: Final = _letter.LAYOUT
COUNTED: Final = "{% if doc.enclosed|length > 1 %}{{ loop.index }}.{% endif %}{{ name }}"
BODY: Final = "".join(
    (
        when(
            "doc.unit|length > 14",
            p("发文机关小", "{{ doc.unit }}"),
            otherwise=(p("发文机关", "{{ doc.unit }}"),),
        ),
        p("发文字号", "　　　〔{{ doc.year }}〕　　号", tab(), "签发人：　　　　"),
        p("顶格正文"),
        p("标题", "{{ doc.title }}"),
        p("顶格正文"),
        p("顶格正文", "{{ doc.to }}："),
        _letter.TEXT.replace("SEPARATOR", ""),
        p("顶格正文"),
        each(
            "name in doc.enclosed",
            p("附件说明", f"{{% if loop.first %}}附件：{{% else %}}　　　{{% endif %}}{COUNTED}"),
        ),
        _letter.SIGNED,
        p("正文", "（联系人：　　　　　联系电话：　　　　　　）"),
    )
)
