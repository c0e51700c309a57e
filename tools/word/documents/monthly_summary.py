"""The monthly summary (月汇总表): the figures power by power, below them the uses that they count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tools.word.blocks import cell, each, each_row, p, row, table, when
from tools.word.documents._parts import DRAFT, INTERNAL
from tools.word.frame import Layout

LAYOUT: Final = Layout(
    landscape=True,
    top=21,
    bottom=18,
    left=16,
    right=16,
    running=("{{ doc.unit }}　{{ doc.month }}", INTERNAL),
)


def figures(counted: Sequence[str]) -> str:
    """Write the figures of each power, and their sums."""
    widths = (14, LAYOUT.width - 84 - 26 * len(counted), 38, 32, *(26 for _ in counted))
    labels = (f"{{{{ doc.labels.{name} }}}}" for name in ("name", "code", "class_", *counted))
    return table(
        widths,
        ("序号", *labels),
        each_row(
            "it in doc.lines",
            len(widths),
            row(
                cell(p("表格居中", "{{ it.number }}")),
                cell(p("表格文字", "{{ it.name }}")),
                cell(p("表格居中", "{{ it.code }}")),
                cell(p("表格居中", "{{ it.kind }}")),
                *(cell(p("表格居中", f"{{{{ it.{name} }}}}")) for name in counted),
            ),
        ),
        row(
            cell(p("表头", "合计"), span=4),
            *(cell(p("表头", f"{{{{ doc.{name} }}}}")) for name in counted),
        ),
    )


USES: Final = table(
    (14, 46, 54, 44, 40, 33, LAYOUT.width - 231),
    (
        "序号",
        *(
            f"{{{{ doc.labels.{name} }}}}"
            for name in ("name", "matter", "counterpart", "document_number", "exercised", "disclosed_on")
        ),
    ),
    each_row(
        "it in doc.uses",
        7,
        row(
            cell(p("表格居中", "{{ it.number }}")),
            cell(p("表格文字", "{{ it.power }}", ("{% if it.supplement %}（补报）{% endif %}", "草稿"))),
            cell(p("表格文字", "{{ it.matter }}")),
            cell(p("表格文字", "{{ it.counterpart or '—' }}")),
            cell(p("表格居中", "{{ it.document or '—' }}")),
            cell(p("表格居中", "{{ it.exercised or '—' }}")),
            cell(p("表格居中", "{{ it.disclosed or '—' }}")),
        ),
    ),
)
PUBLIC: Final = "doc.audience == 'public'"
BODY: Final = "".join(
    (
        DRAFT,
        p("标题", "{{ doc.title }}"),
        p(
            "单位行",
            f"单位：{{{{ doc.unit }}}}　　月份：{{{{ doc.month }}}}{{% if not {PUBLIC} %}}　　"
            "{{ doc.labels.made }}：{{ doc.signed }}{% endif %}",
        ),
        when(
            "not doc.lines",
            p("正文", "{{ doc.month }}没有行使重要行政权力的登记。"),
            otherwise=(when(PUBLIC, figures(("disclosed",)), otherwise=(figures(("used", "late", "disclosed")),)),),
        ),
        when("doc.unseen", p("注意", "另有 {{ doc.unseen }} 项职权只限领导班子知悉，不在本表")),
        when("doc.uses", p("标题1", "行使情况"), USES),
        each("it in doc.supplements", p("正文", ("{{ doc.labels.supplements }}：", "栏目名"), "{{ it }}")),
        when("doc.remarks", p("正文", ("{{ doc.labels.remarks }}：", "栏目名"), "{{ doc.remarks }}")),
        when(
            f"not {PUBLIC}",
            p("填报", "单位（盖章）：　　　　　　　　　　审核人：　　　　　　　　　　报送日期：　　　　年　　月　　日"),
        ),
    )
)
