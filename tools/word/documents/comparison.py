"""Before and after (新旧对照表): A4 landscape, what differs struck out and underlined."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import cell, each_row, p, row, row_tag, table
from tools.word.frame import Layout

LAYOUT: Final = Layout(landscape=True, top=20, bottom=18, left=16, right=16, running=())
WIDE: Final = (LAYOUT.width - 90) / 2


def value(name: str, style: str) -> str:
    """Write a value piece by piece, those that differ in a style of their own."""
    return p(
        "表格文字",
        f"{{%r for piece in it.{name} %}}",
        "{%r if piece.changed %}",
        ("{{ piece.text }}", style),
        "{%r else %}",
        "{{ piece.text }}",
        "{%r endif %}",
        "{%r endfor %}",
        (f"{{% if not it.{name} %}}（无）{{% endif %}}", "依据"),
    )


TABLE: Final = table(
    (14, 36, 40, WIDE, WIDE),
    ("序号", "变更", "栏目", "原来", "现在"),
    row_tag("for rows in doc.subjects", 5),
    row(cell(p("表格小标题", "{{ rows.subject }}"), span=5)),
    each_row(
        "it in rows.lines",
        5,
        row(
            cell(p("表格居中", "{{ loop.index }}")),
            cell(p("表格文字", "{{ it.kind }}", ("{% if it.mark %}（{{ it.mark }}）{% endif %}", "草稿"))),
            cell(p("表格文字", "{{ it.field }}")),
            cell(value("before", "原来")),
            cell(value("after", "现在")),
        ),
    ),
    row_tag("endfor", 5),
)
BODY: Final = "".join(
    (
        p("标题", "{{ doc.title }}"),
        p("版次", "{{ doc.before }}　与　{{ doc.after }}　对照；划线处为不同"),
        TABLE,
        p("页脚"),
    )
)
