"""The list of withheld powers (不公开项目目录) for filing; every page says that it is not for the public."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import cell, each_row, items, p, row, table, when
from tools.word.documents._parts import DRAFT
from tools.word.frame import RUNNING, Layout

LAYOUT: Final = Layout(
    landscape=True,
    top=22,
    bottom=18,
    left=16,
    right=16,
    running=(RUNNING[0], ("　　内部材料，仅供备案，不得公开", "草稿"), RUNNING[1]),
)
LIST: Final = table(
    (12, 44, 46, 22, 36, 60, 18, LAYOUT.width - 238),
    (
        "序号",
        "{{ doc.columns[0] }}、{{ doc.columns[1] }}",
        *(f"{{{{ doc.columns[{place}] }}}}" for place in range(3, 9)),
    ),
    each_row(
        "it in doc.projects",
        8,
        row(
            cell(p("表格居中", "{{ it.number }}")),
            cell(
                p("表格栏目", "{{ it.name }}"),
                p("表格文字", ("{{ it.kind }}{% if it.kind and it.code %}　{% endif %}{{ it.code }}", "依据")),
            ),
            cell(items("it.basis")),
            *(cell(items(f"it.cells[{place}]")) for place in range(5)),
        ),
    ),
)
BODY: Final = "".join(
    (
        DRAFT,
        p("标题", "{{ doc.unit }}{{ doc.title }}"),
        p("版次", "共 {{ doc.projects|length }} 项"),
        when("doc.unseen", p("注意", "另有 {{ doc.unseen }} 项只限领导班子知悉，不在本表")),
        when("doc.projects", LIST, otherwise=(p("正文", "经清理，本单位没有不公开、暂不公开的职权。"),)),
        p("填报", "填报单位（盖章）：　　　　　　　　　　审核人：　　　　　　　　　　填报日期：　　　　年　　月　　日"),
    )
)
