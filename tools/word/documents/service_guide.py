"""The guide (办事指南): one power, section by section, in the order in which applicants ask."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import cell, each, each_row, items, p, row, table, when
from tools.word.documents._parts import CODE, DRAFT, EDITION, NAME, span_cells, summary
from tools.word.frame import RUNNING, Layout

LAYOUT: Final = Layout(running=("{{ doc.unit }}{{ doc.name }}办事指南", *RUNNING[1:]))
SHEAVES: Final = table(
    (13, 52, 34, 14, LAYOUT.width - 113),
    ("序号", "{{ doc.labels.name }}", "{{ doc.labels.original }}", "{{ doc.labels.copies }}", "{{ doc.labels.note }}"),
    each_row(
        "it in doc.materials",
        5,
        row(
            cell(p("表格居中", "{{ loop.index }}")),
            cell(p("表格文字", "{{ it.name }}")),
            cell(p("表格居中", "{{ it.form }}")),
            cell(p("表格居中", "{{ it.copies }}")),
            cell(p("表格文字", "{{ it.note }}")),
        ),
    ),
)
FACTS: Final = table(
    (36, LAYOUT.width - 36),
    (),
    each_row(
        "row in doc.facts",
        2,
        row(
            cell(p("表格栏目", "{{ row.label }}")),
            cell(
                p("表格文字", "{% for it in row.items %}{{ it.text }}{% if not loop.last %}、{% endif %}{% endfor %}")
            ),
        ),
    ),
)
LIMITS: Final = table((36, 50, LAYOUT.width - 86), (), each_row("it in doc.limits", 3, row(*span_cells())))
CALLS: Final = table(
    (36, LAYOUT.width - 36),
    (),
    each_row(
        "it in part.items",
        2,
        row(cell(p("表格栏目", "{{ it.term }}")), cell(p("表格文字", "{{ it.text }}"))),
    ),
)
BODY: Final = "".join(
    (
        DRAFT,
        p("副标题", "{{ doc.unit }}"),
        NAME,
        p("副标题", "办事指南"),
        EDITION,
        CODE,
        when("doc.suspended", p("注意", "{{ doc.suspended }}")),
        summary("doc.summary"),
        when("doc.facts", FACTS),
        each(
            "part in doc.sections",
            p("标题1", "{{ part.ordinal }}、{{ part.label }}"),
            when("part.key == 'materials' and doc.materials", SHEAVES),
            when("part.key == 'limits' and doc.limits", LIMITS),
            when("part.key in ('contacts', 'complaint')", CALLS),
            when(
                "not (part.key == 'materials' and doc.materials or part.key == 'limits' and doc.limits "
                "or part.key in ('contacts', 'complaint'))",
                items("part.items", "正文"),
            ),
        ),
    )
)
