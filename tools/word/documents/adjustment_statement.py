"""The statement of adjustment (调整说明): one heading per statement, then its content, term by term."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import cell, each, each_row, p, row, table, when
from tools.word.documents import _letter

LAYOUT: Final = _letter.LAYOUT
LIST: Final = table(
    (12, 34, 58, 32, 20),
    ("序号", "职权编码", "职权名称", "行使频率", "处理意见"),
    each_row(
        "line in it.rows",
        5,
        row(
            cell(p("表格居中", "{{ loop.index }}")),
            cell(p("表格文字", "{{ line.code }}")),
            cell(p("表格文字", "{{ line.name }}")),
            cell(p("表格文字", "{{ line.frequency }}")),
            cell(p("表格居中", "{{ line.proposal }}")),
        ),
    ),
)
TERM: Final = p("正文", ("{{ it.label }}{% if it.label %}：{% endif %}", "栏目名"), "{{ it.text }}")
TEXT: Final = each(
    "it in doc.paragraphs",
    when("it.head", p("标题1", "{{ it.head }}")),
    when("it.text", TERM),
    when("it.rows", p("正文", ("{{ it.label }}：", "栏目名")), LIST),
)
BODY: Final = "".join(
    (
        p("标题", "{{ doc.title }}"),
        p("顶格正文"),
        TEXT,
        _letter.SIGNED,
        p("顶格正文"),
    )
)
