"""The catalogue as a book (职权目录): an overview, then every power with all that it discloses."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import cell, each, each_row, items, p, row, row_tag, table, when
from tools.word.documents._parts import CODE, DRAFT, EDITION, summary
from tools.word.frame import Layout

LAYOUT: Final = Layout()
FACTS: Final = (26, LAYOUT.width - 26)
APPROVAL: Final = p(
    "版次",
    "{% for row in doc.approval %}{{ row.label }}：{{ row.items[0].text }}{% if not loop.last %}　{% endif %}{% endfor %}",
)
TOTAL: Final = p("版次", "共 {{ doc.total }} 项职权")
FOREWORD: Final = when(
    "doc.foreword",
    p("标题1", "说明"),
    each("paragraph in doc.foreword.split('\\n') if paragraph", p("缩进正文", "{{ paragraph }}")),
)
OVERVIEW: Final = table(
    (14, 36, LAYOUT.width - 50),
    ("序号", "{{ doc.labels.code }}", "{{ doc.labels.name }}"),
    row_tag("for group in doc.groups", 3),
    row(
        cell(
            p("表格小标题", "{{ group.ordinal }}、{{ group.name }}{% if group.entries %}（{{ group.entries|length }}项）{% endif %}"),
            span=3,
        )
    ),
    each_row(
        "power in group.entries",
        3,
        row(
            cell(p("表格居中", "{{ power.number }}")),
            cell(p("表格居中", "{{ power.code }}")),
            cell(p("表格文字", "{{ power.name }}")),
        ),
    ),
    row_tag("endfor", 3),
)  # fmt: skip
ENTRY: Final = table(
    FACTS,
    ("栏目", "内容"),
    row_tag("if power.facts", 2),
    row(
        cell(p("表格栏目", "基本情况")),
        cell(
            p(
                "表格文字",
                ("{% for row in power.facts %}{{ row.label }}：", "栏目名"),
                "{% for it in row.items %}{{ it.text }}{% if not loop.last %}、{% endif %}{% endfor %}"
                "{% if not loop.last %}；{% endif %}{% endfor %}",
            )
        ),
    ),
    row_tag("endif", 2),
    each_row("row in power.rows", 2, row(cell(p("表格栏目", "{{ row.label }}")), cell(items("row.items")))),
)
POWER: Final = (
    p("标题2", "{{ power.number }}. {{ power.name }}{% if power.suspended %}（{{ power.suspended }}）{% endif %}")
    + when("power.mark", p("注意", "{{ doc.labels.key_power }}：{{ power.mark }}"))
    + summary("power.summary")
    + when(
        "power.named_only",
        p("正文", "本项职权依申请公开，内容可以向本单位申请获取。"),
        otherwise=(ENTRY,),
    )
)
BODY: Final = "".join(
    (
        DRAFT,
        p("副标题", "{{ doc.unit }}"),
        p("标题", "{{ doc.title }}"),
        EDITION,
        when("doc.approval", APPROVAL),
        TOTAL,
        CODE,
        FOREWORD,
        p("标题1", "目录"),
        OVERVIEW,
        each(
            "group in doc.groups",
            p("标题1", "{{ group.ordinal }}、{{ group.name }}{% if group.entries %}（{{ group.entries|length }}项）{% endif %}"),
            when("group.statement", p("正文", "{{ group.statement }}")),
            each("power in group.entries", POWER),
        ),
        each(
            "row in doc.contacts",
            p("标题1", "{{ row.label }}"),
            items("row.items", "正文"),
        ),
    )
)  # fmt: skip
