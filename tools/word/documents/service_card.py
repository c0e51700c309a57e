"""The card (办事明白卡): A5. Unlike on the printed one, nothing is shortened: its editor sees what does not fit."""

from __future__ import annotations

from typing import Final

from tools.word import styles
from tools.word.blocks import cell, each_row, items, p, row, table, when
from tools.word.documents._parts import CODE, DRAFT, EDITION, NAME, span_cells, summary
from tools.word.frame import Layout

LAYOUT: Final = Layout(
    paper="a5",
    top=12,
    bottom=14,
    left=12,
    right=12,
    foot=6,
    running=(),
    styles={
        "Title": ("标题", styles.KEEP + styles.lines(2, 4) + styles.CENTRE, styles.face(styles.XIAOBIAOSONG, 18)),
        "标题小": ("标题小", styles.KEEP + styles.lines(2, 4) + styles.CENTRE, styles.face(styles.XIAOBIAOSONG, 13)),
        "Subtitle": ("副标题", styles.KEEP + styles.CENTRE, styles.face(styles.HEI, 10)),
        "时限": ("时限", styles.KEEP + styles.LEFT, styles.face(styles.HEI, 13)),
        "表格文字": ("表格文字", styles.BREAKS + styles.lines(1, 1) + styles.LEFT, styles.face(styles.FANGSONG, 9)),
        "提要": ("提要", styles.KEEP + styles.lines(1, 3) + styles.LEFT, styles.face(styles.FANGSONG, 9.5)),
        "版次": ("版次", styles.lines(0, 3) + styles.CENTRE, styles.face(styles.HEI, 8, styles.GREY)),
    },
)
LABEL: Final = 24
LIMITS: Final = table((LABEL, 34, LAYOUT.width - LABEL - 34), (), each_row("it in doc.limits", 3, row(*span_cells())))
ANSWERS: Final = table(
    (LABEL, LAYOUT.width - LABEL),
    (),
    each_row("part in doc.answers", 2, row(cell(p("表格栏目", "{{ part.label }}")), cell(items("part.items")))),
    each_row(
        "it in doc.lines", 2, row(cell(p("表格栏目", "{{ it.term }}")), cell(p("时限", "{{ it.text }}")))
    ),
)  # fmt: skip
BODY: Final = "".join(
    (
        DRAFT,
        p(
            "副标题",
            "{{ doc.unit }}　办事明白卡{% if doc.code.items %}　{{ doc.code.label }} {{ doc.code.items[0].text }}{% endif %}",
        ),
        NAME,
        EDITION,
        when("doc.suspended", p("注意", "{{ doc.suspended }}")),
        summary("doc.summary"),
        LIMITS,
        p("版次"),
        ANSWERS,
        p("版次"),
        CODE,
    )
)
