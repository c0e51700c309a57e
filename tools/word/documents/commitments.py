"""The public commitments (公开承诺书): the limits in a table, then what is promised power by power; signature and seal."""

from __future__ import annotations

from typing import Final

from tools.word.blocks import cell, each, each_row, items, p, row, table, when
from tools.word.documents._parts import CODE, DRAFT, EDITION
from tools.word.frame import Layout

LAYOUT: Final = Layout(left=26, right=24)
SPAN: Final = (
    "{% for span in it.spans if span.label == LABEL %}{% if span.length %}{{ span.length }}{% else %}无（{{ span.note }}）{% endif %}",
    ("{% if span.length and span.since %}（{{ span.since }}）{% endif %}{% endfor %}", "依据"),
)


def span(label: str) -> str:
    """Write the limit of one label."""
    return p("表格文字", SPAN[0].replace("LABEL", f"doc.labels.{label}"), SPAN[1])


PROMISES: Final = table(
    (13, 63, 42, LAYOUT.width - 118),
    ("序号", "{{ doc.labels.name }}", "{{ doc.labels.statutory }}", "{{ doc.labels.promised }}"),
    each_row(
        "it in doc.promises",
        4,
        row(
            cell(p("表格居中", "{{ it.number }}")),
            cell(p("表格文字", "{{ it.name }}")),
            cell(span("statutory")),
            cell(span("promised")),
        ),
    ),
)
CHAPTER: Final = table(
    (46, LAYOUT.width - 46),
    ("{{ doc.labels.name }}", "{{ chapter.label }}"),
    each_row(
        "pledge in chapter.pledges", 2, row(cell(p("表格栏目", "{{ pledge.name }}")), cell(items("pledge.items")))
    ),
)
LINES: Final = table(
    (34, LAYOUT.width - 34),
    (),
    each_row("it in doc.lines", 2, row(cell(p("表格栏目", "{{ it.term }}")), cell(p("表格文字", "{{ it.text }}")))),
)
BODY: Final = "".join(
    (
        DRAFT,
        p("副标题", "{{ doc.unit }}"),
        p("标题", "{{ doc.title }}"),
        EDITION,
        CODE,
        p("缩进正文", "为接受社会监督，{{ doc.unit }}就行使职权的时限、服务、纪律和责任公开承诺如下，请社会各界监督。"),
        when("doc.promises", p("标题1", "一、{{ doc.labels.limits }}"), PROMISES),
        each("chapter in doc.chapters", p("标题1", "{{ chapter.ordinal }}、{{ chapter.label }}"), CHAPTER),
        when("doc.lines", p("标题1", "监督方式"), LINES),
        p("落款", "承诺单位（盖章）：{{ doc.unit }}"),
        p("落款", "{{ doc.signer.label }}（签字）：　　　　　　　　"),
        p("落款", "　　　　年　　月　　日"),
    )
)
